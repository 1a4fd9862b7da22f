/* study.c -- what the study says of the journey: stages, their patterns and plan, feelings, moves. */
#include "method/journey-map/int.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"
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

const struct cc_items_spec journey_items[] = {
	[JOURNEY_STAGES] = { "stages", stages,
	    (const char *const[]){ "match", "touchpoints", "feelings", NULL }, NULL },
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
	struct journey_study *study;
	const char *file;
	struct cc_arena *arena;
	struct cc_err *err;
};

static const struct cc_node *
section_key(const struct cc_run *run, const char *key)
{
	return run->study->section != NULL ? cc_node_get(run->study->section, key) : NULL;
}

/* The three are what tables count; the study may give them other names, not other ids. */
static bool
check_signals(const struct cc_run *run, struct cc_err *err)
{
	const struct cc_items *list = &run->study->items[JOURNEY_SIGNALS];

	for (uint32_t i = 0; i < list->n; i++)
		if (list->n != JOURNEY_SIGNS || !cc_span_eq(list->item[i].id, cc_span(signals[i].id)))
			return cc_node_fail(section_key(run, "signals"), run->study->file, err,
			    N_("signals; wanted inquiry, complaint and dropout, in this order, with names of "
			       "yours"));
	return true;
}

static bool
check_scale(struct cc_run *run, struct cc_err *err)
{
	const struct cc_journey_map_opts *opts = run->opts;
	const struct cc_node *emotion = section_key(run, "emotion");
	const struct cc_node *scale = emotion != NULL ? cc_node_get(emotion, "scale") : NULL;

	run->has_scale = true;
	run->scale[0] = opts->scale.low;
	run->scale[1] = opts->scale.high;
	if (scale == NULL || opts->scale.set)
		return true;
	if (scale->kind != CC_NODE_LIST || scale->n != 2)
		return cc_node_fail(scale, run->study->file, err,
		    N_("scale; wanted two numbers, the lower first, as in [-2, 2]"));
	for (int i = 0; i < 2; i++)
		if (!cc_node_number(&run->scale[i], scale->item[i], run->study->file, err))
			return false;
	return run->scale[0] < run->scale[1] ||
	       cc_node_fail(scale, run->study->file, err,
		   N_("scale; wanted two numbers, the lower first, as in [-2, 2]"));
}

uint32_t
journey_start(const struct cc_run *run, struct cc_arena *scratch)
{
	const struct cc_journey_map_opts *opts = run->opts;

	return cc_items_find(&run->study->items[JOURNEY_STAGES], cc_span(opts->start), scratch);
}

/* Where the study has stages of its own, no purchase need be among them. */
static bool
check_start(const struct cc_run *run, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_journey_map_opts *opts = run->opts;

	if (journey_start(run, arena) != CC_NO_ITEM || cc_span_eq(cc_span(opts->start), CC_SPAN("purchase")))
		return true;
	return cc_fail_option(run, "start", err, N_("\"%s\"; wanted one of the stages %s"),
	    cc_quote(cc_span(opts->start)).text, cc_items_list(&run->study->items[JOURNEY_STAGES], arena));
}

bool
journey_windows(
    int64_t **day, size_t *n, const struct cc_run *run, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_journey_map_opts *opts = run->opts;
	size_t most = 0;

	for (size_t i = 0; i < opts->windows.n; i++)
		most += strlen(opts->windows.item[i]) + 1;
	*day = CC_ARRAY(arena, int64_t, most);
	*n = 0;
	for (size_t i = 0; i < opts->windows.n; i++)
		for (const char *at = opts->windows.item[i]; at != NULL;) {
			size_t len = strcspn(at, ",");
			int64_t last = *n > 0 ? (*day)[*n - 1] : 0;

			if (!cc_int_parse(&(*day)[*n], cc_span_trim((struct cc_span){ at, len })) ||
			    (*day)[*n] <= last || (*day)[*n] > 36500)
				return cc_fail_option(run, "windows", err,
				    N_("\"%s\"; wanted days in rising order, as in 3,7,30"),
				    cc_quote(cc_span(opts->windows.item[i])).text);
			++*n;
			at = at[len] == ',' ? at + len + 1 : NULL;
		}
	return true;
}

/* Before feelings are read: the scale is theirs. */
static bool
check(struct cc_run *run, struct cc_arena *arena, struct cc_err *err)
{
	int64_t *day;
	size_t n;

	return check_signals(run, err) && check_scale(run, err) && check_start(run, arena, err) &&
	       journey_windows(&day, &n, run, arena, err);
}

static bool
read_match(struct journey_match *out, const struct cc_node *list, const struct reading *r)
{
	const struct cc_span *text;
	struct cc_pattern_fault fault;

	if (list == NULL)
		return true;
	if (list->kind != CC_NODE_LIST)
		return cc_node_fail(list, r->file, r->err,
		    N_("\"%s\"; wanted a list of patterns, [ONE, ANOTHER]"), cc_quote(list->text).text);
	if (!cc_node_texts(&text, &out->n, list, r->file, r->arena, r->err))
		return false;
	out->pattern = CC_ARRAY(r->arena, struct cc_pattern *, out->n);
	for (size_t i = 0; i < out->n; i++)
		if (text[i].len == 0 || !cc_pattern_new(&out->pattern[i], text[i], r->arena, &fault))
			return cc_node_fail(list->item[i], r->file, r->err,
			    N_("\"%s\"; wanted a pattern (%s)"), cc_quote(text[i]).text,
			    text[i].len == 0 ? "" : fault.text);
	r->study->matches |= out->n > 0;
	return true;
}

static bool
read_plan(struct journey_plan *out, const struct cc_node *stage, const struct reading *r)
{
	const struct cc_node *touchpoints = cc_node_get(stage, "touchpoints"),
			     *feelings = cc_node_get(stage, "feelings");

	return (touchpoints == NULL || cc_node_texts(&out->touchpoint, &out->touchpoints, touchpoints,
					   r->file, r->arena, r->err)) &&
	       (feelings == NULL ||
		   cc_node_texts(&out->feeling, &out->feelings, feelings, r->file, r->arena, r->err));
}

static bool
read_stages(const struct reading *r)
{
	const struct cc_items *list = &r->run->study->items[JOURNEY_STAGES];
	bool planned = false;

	r->study->stages = list->n;
	r->study->match = CC_ARRAY(r->arena, struct journey_match, list->n);
	r->study->plan = CC_ARRAY(r->arena, struct journey_plan, list->n);
	for (uint32_t i = 0; i < list->n; i++) {
		struct journey_plan *plan = &r->study->plan[i];

		if (!read_match(&r->study->match[i], cc_node_get(list->item[i].node, "match"), r) ||
		    !read_plan(plan, list->item[i].node, r))
			return false;
		planned |= plan->touchpoint != NULL || plan->feeling != NULL;
	}
	if (!planned)
		r->study->plan = NULL;
	return true;
}

static bool
read_moves(const struct reading *r)
{
	const struct cc_items *list = &r->run->study->items[JOURNEY_STAGES];
	const struct cc_node *map = section_key(r->run, "moves");

	r->study->move = CC_ARRAY(r->arena, const struct cc_words *, list->n);
	if (map == NULL || cc_node_null(map))
		return true;
	if (!cc_node_map(map, r->file, r->err))
		return false;
	for (size_t i = 0; i < map->n; i++) {
		uint32_t stage = cc_items_find(list, map->key[i]->text, r->arena);
		struct cc_words *move = CC_NEW(r->arena, struct cc_words);

		if (stage == CC_NO_ITEM)
			return cc_node_fail(map->key[i], r->file, r->err,
			    N_("\"%s\"; wanted one of the stages %s"), cc_quote(map->key[i]->text).text,
			    cc_items_list(list, r->arena));
		if (!cc_node_words(move, map->item[i], r->file, r->arena, r->err))
			return false;
		r->study->move[stage] = move;
	}
	return true;
}

const char *
journey_move(const struct cc_run *run, uint32_t stage)
{
	const struct cc_words *move = journey_study(run)->move[stage];

	for (uint32_t i = 0; move == NULL && stages[i].id != NULL; i++)
		if (cc_span_eq(journey_stage(run, stage)->id, cc_span(stages[i].id)))
			move = &moves[i];
	if (move == NULL)
		return NULL;
	return move->in[run->lang] != NULL ? move->in[run->lang] : move->in[CC_EN];
}

/* The words of the codebook, whose values are of -2 to 2, and then those of the study. */
static void
add_words(
    struct cc_items *words, double *value, const struct cc_code *code, uint32_t n, const struct reading *r)
{
	double middle = (r->run->scale[0] + r->run->scale[1]) / 2,
	       half = (r->run->scale[1] - r->run->scale[0]) / 2;

	for (uint32_t i = 0; i < n; i++) {
		struct cc_item *item = &words->item[words->n];

		item->id = code[i].id;
		item->label = code[i].label;
		value[words->n++] = code[i].has_value ? middle + code[i].value * half / 2 : (double)NAN;
	}
}

static bool
add_label(struct cc_items *words, double *value, bool *own, const struct cc_node *key,
    const struct cc_node *node, const struct reading *r)
{
	uint32_t known = CC_NO_ITEM;
	double number;
	struct cc_span folded = cc_utf8_fold(r->arena, key->text);

	if (folded.len == 0)
		return cc_node_fail(key, r->file, r->err, N_("an empty name; wanted text"));
	if (!cc_node_number(&number, node, r->file, r->err))
		return false;
	if (!(number >= r->run->scale[0] && number <= r->run->scale[1]))
		return cc_node_fail(node, r->file, r->err, N_("%s; wanted a number from %s to %s"),
		    cc_quote(node->text).text, cc_num_say(r->run->scale[0]).text,
		    cc_num_say(r->run->scale[1]).text);
	for (uint32_t i = 0; i < words->n && known == CC_NO_ITEM; i++)
		for (int lang = -1; lang < CC_LANGS; lang++) {
			const char *label = lang < 0 ? NULL : words->item[i].label.in[lang];
			struct cc_span name = lang < 0	      ? words->item[i].id
					      : label != NULL ? cc_span(label)
							      : CC_SPAN("");

			if (cc_span_eq(cc_utf8_fold(r->arena, name), folded))
				known = i;
		}
	if (known == CC_NO_ITEM) {
		known = words->n++;
		words->item[known].id = key->text;
	}
	value[known] = number;
	own[known] = true;
	return true;
}

static bool
read_words(const struct cc_openers *open, const struct reading *r)
{
	static const char *const keys[] = { "scale", "labels", NULL };
	const struct cc_names known = { keys, NULL };
	const struct cc_node *emotion = section_key(r->run, "emotion"), *labels = NULL;
	struct cc_lexicon *lexicon = &r->study->lexicon;
	struct cc_code *code;
	uint32_t n;
	double *value;
	bool *own;

	if (emotion != NULL && !cc_node_null(emotion)) {
		if (!cc_node_map(emotion, r->file, r->err))
			return false;
		for (size_t i = 0; i < emotion->n; i++)
			if (!cc_names_have(&known, emotion->key[i]->text))
				return cc_node_unknown(emotion->key[i], &known, r->file, r->arena, r->err);
		labels = cc_node_get(emotion, "labels");
	}
	if (labels != NULL && !cc_node_map(labels, r->file, r->err))
		return false;
	if (!cc_codebook_names(&code, &n, "emotion", open, r->arena, r->err))
		return false;
	lexicon->words.item = CC_ARRAY(r->arena, struct cc_item, n + (labels != NULL ? labels->n : 0));
	lexicon->value = value = CC_ARRAY(r->arena, double, n + (labels != NULL ? labels->n : 0));
	lexicon->own = own = CC_ARRAY(r->arena, bool, n + (labels != NULL ? labels->n : 0));
	lexicon->key = "journey_map: {emotion: {labels: {WORD: NUMBER}}}";
	add_words(&lexicon->words, value, code, n, r);
	for (size_t i = 0; labels != NULL && i < labels->n; i++)
		if (!add_label(&lexicon->words, value, own, labels->key[i], labels->item[i], r))
			return false;
	cc_items_index(&lexicon->words, r->arena);
	return true;
}

bool
journey_load(struct cc_run *run, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err)
{
	struct journey_study *study = CC_NEW(arena, struct journey_study);
	const struct reading r = { run, study, run->study->file, arena, err };

	if (!check(run, arena, err) || !read_stages(&r) || !read_moves(&r) || !read_words(open, &r))
		return false;
	run->loaded = study;
	run->lexicon = &study->lexicon;
	return true;
}
