/* study.c -- what the study says of the journey: stages, their patterns and plan, feelings, moves. */
#include "method/journey-map/int.h"

#include "base/arena.h"
#include "figure/windows.h"
#include "rec/node_read.h"
#include "text/codebook_names.h"

#include <math.h>

static const struct cc_item_preset stages[] = {
	{ "awareness", "Awareness", "認知", { "意識", "認識" } },
	{ "interest", "Interest", "関心", { "興味", "興味・関心" } },
	{ "consideration", "Consideration", "比較検討", { "評価", "検討", "比較", "evaluation" } },
	{ "purchase", "Purchase", "購入", { "購買", "buying" } },
	{ "post_purchase", "After the purchase", "購入後",
	    { "post-purchase", "post purchase", "購買後", "利用" } },
	{ 0 },
};

static const struct cc_item_preset signals[] = {
	[INQUIRY] = { "inquiry", "Inquiry", "問い合わせ", { "問合せ", "お問い合わせ", "質問", "question" } },
	[COMPLAINT] = { "complaint", "Complaint", "不満", { "苦情", "クレーム" } },
	[DROPOUT] = { "dropout", "Drop-out", "離脱", { "中断", "drop-out", "drop out" } },
	{ 0 },
};

static const char *const of_stages[] = { "match", "touchpoints", "feelings", NULL };

const struct cc_items_spec journey_items[] = {
	[JOURNEY_STAGES] = { "stages", stages, of_stages, NULL },
	[JOURNEY_SIGNALS] = { "signals", signals, NULL, NULL },
	{ 0 },
};

const char *const journey_keys[] = { "emotion", "moves", NULL };

/* What to try first where people are hurt, by default stage. */
static const struct cc_words moves[] = {
	{ { "Open with the customer's own situation, so that it is plain within seconds whom this is for",
	    "冒頭で利用場面を示し、自分に関係があると数秒で分かるようにする" } },
	{ { "Answer the questions in the order in which people ask them",
	    "浮かぶ疑問の順に、よくある質問を並べ替える" } },
	{ { "Show how to choose by situation of use, and say who should not choose this",
	    "使う場面から選べる早見表を置き、向かない人も明示する" } },
	{ { "Watch five people complete the purchase; remove the step at which they stop, and test it small",
	    "購入の操作を5人分観察し、手が止まる入力・送料・返品の説明から直して小さく試す" } },
	{ { "Give a first success within three days, and help at one week and at one month",
	    "使い始めの3日・1週間・1か月に、つまずきを先回りする案内を届ける" } },
};

/* A reading of the study's keys. */
struct reading {
	struct cc_run *run;
	const struct cc_items *stages;
	struct journey_study *study;
	const char *file;
	struct cc_arena *arena;
	struct cc_err *err;
};

/* The three are what tables count; the study may give them other names, not other ids. */
static bool
check_signals(const struct reading *r)
{
	const struct cc_items *list = &r->run->study->items[JOURNEY_SIGNALS];
	bool same = list->n == JOURNEY_SIGNS;

	for (uint32_t i = 0; same && i < list->n; i++)
		same = cc_span_eq(list->item[i].id, cc_span(signals[i].id));
	return same ||
	       cc_node_fail(cc_node_get(r->run->study->section, "signals"), r->file, r->err,
		   N_("signals; wanted inquiry, complaint and dropout, in this order, with names of yours"));
}

/* Words of the codebook have values of -2 to 2. */
static bool
read_emotion(const struct cc_openers *open, const struct reading *r)
{
	const struct cc_journey_map_opts *opts = r->run->opts;
	double *scale = r->run->scale;
	struct cc_lexicon_word *word;
	struct cc_lexicon_said said;
	struct cc_code *code;
	uint32_t n;

	if (!cc_lexicon_read(&said, r->run->study->section, "emotion",
		(const double[]){ opts->scale.low, opts->scale.high }, opts->scale.set, r->file, r->arena,
		r->err) ||
	    !cc_codebook_names(&code, &n, "emotion", open, r->arena, r->err))
		return false;
	r->run->has_scale = true;
	memcpy(scale, said.scale, sizeof said.scale);
	word = CC_ARRAY(r->arena, struct cc_lexicon_word, n);
	for (uint32_t i = 0; i < n; i++)
		word[i] = (struct cc_lexicon_word){ code[i].id, code[i].label,
			code[i].has_value
			    ? (scale[0] + scale[1]) / 2 + code[i].value * (scale[1] - scale[0]) / 4
			    : (double)NAN };
	r->study->lexicon.key = "journey_map: {emotion: {labels: {WORD: NUMBER}}}";
	r->run->lexicon = &r->study->lexicon;
	return cc_lexicon_make(&r->study->lexicon, word, n, said.labels, scale, r->file, r->arena, r->err);
}

static bool
read_moves(const struct reading *r)
{
	const struct cc_node *map = cc_node_said(r->run->study->section, "moves");

	r->study->move = CC_ARRAY(r->arena, const struct cc_words *, r->stages->n);
	for (uint32_t i = 0; stages[i].id != NULL; i++)
		for (uint32_t s = 0; s < r->stages->n; s++)
			if (cc_span_eq(r->stages->item[s].id, cc_span(stages[i].id)))
				r->study->move[s] = &moves[i];
	if (map != NULL && !cc_node_map(map, r->file, r->err))
		return false;
	for (size_t i = 0; map != NULL && i < map->n; i++) {
		uint32_t stage = cc_items_find(r->stages, map->key[i]->text, r->arena);
		struct cc_words *move = CC_NEW(r->arena, struct cc_words);

		if (stage == CC_NO_ITEM)
			return cc_node_fail(map->key[i], r->file, r->err,
			    N_("\"%s\"; wanted one of the stages %s"), cc_quote(map->key[i]->text).text,
			    cc_items_list(r->stages, r->arena));
		if (!cc_node_words(move, map->item[i], r->file, r->arena, r->err))
			return false;
		r->study->move[stage] = move;
	}
	return true;
}

uint32_t
journey_start(const struct cc_run *run, struct cc_arena *scratch)
{
	const struct cc_journey_map_opts *opts = run->opts;

	return cc_items_find(&run->study->items[JOURNEY_STAGES], cc_span(opts->start), scratch);
}

/* Where the study has stages of its own, no purchase need be among them. */
static bool
check_options(const struct reading *r)
{
	const struct cc_journey_map_opts *opts = r->run->opts;
	struct cc_windows windows;

	if (journey_start(r->run, r->arena) == CC_NO_ITEM && strcmp(opts->start, "purchase") != 0)
		return cc_fail_option(r->run, "start", r->err, N_("\"%s\"; wanted one of the stages %s"),
		    cc_quote(cc_span(opts->start)).text, cc_items_list(r->stages, r->arena));
	return cc_windows_read(&windows, &opts->windows, r->run, r->arena, r->err);
}

bool
journey_load(struct cc_run *run, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err)
{
	struct journey_study *study = CC_NEW(arena, struct journey_study);
	const struct reading r = { run, &run->study->items[JOURNEY_STAGES], study, run->study->file, arena,
		err };

	run->loaded = study;
	study->stages = r.stages->n;
	study->staged = (struct cc_staged){ .stage = STAGE, .touchpoint = TOUCHPOINT };
	return check_signals(&r) && read_emotion(open, &r) && check_options(&r) &&
	       cc_matches_load(&study->staged.matches, r.stages, r.file, arena, err) &&
	       cc_plan_load(&study->plan, r.stages, &of_stages[1], r.file, arena, err) && read_moves(&r);
}
