/* idea-score.c -- which ideas go first, and would another jury agree?
 *
 * Every figure comes from counts of values per idea and axis, taken in one
 * walk over the ratings in canonical order (jury.c): counts are
 * integers, so neither the order of rows nor threads can move a digit. */
#include "method/idea-score/int.h"

#include "base/arena.h"
#include "figure/measures.h"

#include <inttypes.h>

static const struct cc_role roles[] = {
	[IDEA] = { "idea", NULL, CC_ID, CC_ROLE_KEY | CC_ROLE_NEEDED | CC_ROLE_ITEM,
	    { "アイデア", "案", "idea_id" } },
	[RATER] = { "rater", NULL, CC_ID, 0, { "評価者", "審査員", "採点者", "投票者", "voter" } },
	[TITLE] = { "title", NULL, CC_TEXT, 0, { "タイトル", "題名", "件名" } },
	[TEXT] = { "text", NULL, CC_TEXT, CC_ROLE_MULTI, { "説明", "本文", "内容" } },
	[AXES] = { "axes", "axes", CC_NUMBER, CC_ROLE_SCALE, { 0 } },
	[AXIS] = { "axis", NULL, CC_ENTRY, 0, { "軸", "評価軸", "観点" }, .list = "axes" },
	[SCORE] = { "score", NULL, CC_NUMBER, CC_ROLE_SCALE, { "点数", "評点", "スコア" } },
	[VOTE] = { "vote", NULL, CC_NUMBER, 0, { "投票", "賛否" } },
	[VOTES] = { "votes", NULL, CC_NUMBER, 0, { "賛成", "賛成数", "得票数" } },
	[AGAINST] = { "votes_against", NULL, CC_NUMBER, 0, { "反対", "反対数" } },
	[SEEN] = { "seen", NULL, CC_NUMBER, 0, { "閲覧数", "表示回数" } },
	[SEGMENT] = CC_SEGMENT_ROLE,
	[DATE] = CC_DATE_ROLE,
	{ 0 },
};

static const struct cc_layout layouts[] = {
	[WIDE] = { "wide", UINT64_C(1) << AXES },
	[LONG] = { "long", UINT64_C(1) << SCORE },
	[VOTED] = { "votes", UINT64_C(1) << VOTE },
	[COUNTED] = { "counts", UINT64_C(1) << VOTES | UINT64_C(1) << AGAINST | UINT64_C(1) << SEEN },
	{ 0 },
};

static const struct cc_items_spec items[] = {
	{
	    "axes",
	    (const struct cc_item_preset[]){
		{ "customer_value", "Customer value", "顧客価値", { 0 } },
		{ "uniqueness", "Uniqueness", "独自性", { 0 } },
		{ "feasibility", "Feasibility", "実現可能性", { 0 } },
		{ "marketability", "Marketability", "市場性", { 0 } },
		{ 0 },
	    },
	    (const char *const[]){ "weight", NULL },
	},
	{ 0 },
};

/* Who said it of which idea, and where: every log begins so. */
#define SAID \
	[R_IDEA] = { "idea", CC_FIELD_KEY, IDEA, 0 }, [R_RATER] = { "rater", CC_FIELD_KEY, RATER, 0 }, \
	[R_SEGMENT] = { "segment", CC_FIELD_KEY, SEGMENT, 0 }, [R_PLACE] = { "place", CC_FIELD_PLACE, 0, 0 }

static const struct cc_store_spec stores[] = {
	[RATINGS] = {
	    "ratings",
	    (const struct cc_field[]){
		SAID,
		[R_SCORE] = { "score", CC_FIELD_VALUE, 0, 1 + AXES },
		{ 0 },
	    },
	    true, "ratings",
	},
	[SCORES] = {
	    "scores",
	    (const struct cc_field[]){
		SAID,
		[R_SCORE] = { "score", CC_FIELD_VALUE, 0, 0 },
		{ 0 },
	    },
	    true, "scores",
	},
	[BALLOTS] = {
	    "ballots",
	    (const struct cc_field[]){
		SAID,
		[R_SCORE] = { "vote", CC_FIELD_VALUE, 0, 0 },
		{ 0 },
	    },
	    true, "votes",
	},
	[COUNTS] = {
	    "counts",
	    (const struct cc_field[]){
		SAID,
		[R_SCORE] = { "votes", CC_FIELD_VALUE, 0, 0 },
		[R_SCORE + 1] = { "votes_against", CC_FIELD_VALUE, 0, 0 },
		[R_SCORE + 2] = { "seen", CC_FIELD_VALUE, 0, 0 },
		{ 0 },
	    },
	    true, "rows of counts",
	},
	[IDEAS] = {
	    "ideas",
	    (const struct cc_field[]){
		[I_IDEA] = { "idea", CC_FIELD_KEY, IDEA, 0 },
		[I_TITLE] = { "title", CC_FIELD_FIRST, TITLE, 0 },
		[I_TEXT] = { "text", CC_FIELD_FIRST, TEXT, 0 },
		{ 0 },
	    },
	    false, "ideas",
	},
	{ 0 },
};

/* A study may give the default axes other labels, weights or an order. */
static bool
has_default_axes(const struct cc_items *axes)
{
	const struct cc_item_preset *preset = items[0].preset;
	uint32_t n = 0;

	for (; preset[n].id != NULL; n++) {
		uint32_t a = 0;

		while (a < axes->n && !cc_span_eq(axes->item[a].id, cc_span(preset[n].id)))
			a++;
		if (a == axes->n)
			return false;
	}
	return axes->n == n;
}

static bool
threshold_of(double *threshold, const struct jury *j)
{
	*threshold = j->opts->threshold.set ? j->opts->threshold.value : 8;
	return j->opts->threshold.set ||
	       (has_default_axes(j->items) && j->run->scale[0] == 1 && j->run->scale[1] == 3);
}

static bool
weight_of_study(double *weight, const struct cc_item *axis, const struct cc_run *run, struct cc_err *err)
{
	const struct cc_node *node = axis->node != NULL ? cc_node_get(axis->node, "weight") : NULL;

	*weight = 1;
	if (node == NULL)
		return true;
	if (!cc_node_number(weight, node, run->study->file, err))
		return false;
	if (*weight < 0)
		return cc_node_fail(node, run->study->file, err, N_("weight: \"%s\"; wanted 0 or more"),
		    cc_quote(node->text).text);
	return true;
}

/* Weights may stand on the command line or in the study's section. */
static bool
fail_weight(struct cc_span name, const struct cc_run *run, struct cc_arena *scratch, struct cc_err *err)
{
	const struct cc_node *map =
	    run->study->section != NULL ? cc_node_get(run->study->section, "weights") : NULL;
	const char *axes = cc_items_list(run->items[AXES], scratch);

	for (size_t i = 0; map != NULL && i < map->n; i++)
		if (cc_span_eq(map->key[i]->text, name))
			return cc_node_fail(map->key[i], run->study->file, err,
			    N_("\"%s\" is not an axis; wanted %s"), cc_quote(name).text, axes);
	return cc_fail(
	    err, CC_EXIT_USAGE, N_("--weights: \"%s\" is not an axis; wanted %s"), cc_quote(name).text, axes);
}

static bool
weights_of(double *weight, const struct cc_run *run, struct cc_arena *scratch, struct cc_err *err)
{
	const struct cc_idea_score_opts *opts = run->opts;
	const struct cc_items *axes = run->items[AXES];
	double sum = 0;

	for (uint32_t a = 0; a < axes->n; a++)
		if (!weight_of_study(&weight[a], &axes->item[a], run, err))
			return false;
	for (size_t i = 0; i < opts->weights.n; i++) {
		const struct cc_pair *pair = &opts->weights.pair[i];
		uint32_t a = cc_items_find(axes, pair->name, scratch);

		if (a == CC_NO_ITEM)
			return fail_weight(pair->name, run, scratch, err);
		weight[a] = pair->value;
	}
	for (uint32_t a = 0; a < axes->n; a++)
		sum += weight[a];
	return sum > 0 || cc_fail(err, opts->weights.n > 0 ? CC_EXIT_USAGE : CC_EXIT_STUDY,
			      N_("the weights of all axes are 0; wanted one above 0"));
}

static bool
check(struct cc_run *run, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_idea_score_opts *opts = run->opts;

	run->has_scale = true;
	run->scale[0] = opts->scale.low;
	run->scale[1] = opts->scale.high;
	return weights_of(CC_ARRAY(arena, double, run->items[AXES]->n), run, arena, err);
}

/* Scores without an axis are on one of their own: the study's, where it has
 * but one. */
static void
set_axes(struct jury *j, struct cc_arena *arena)
{
	static const struct cc_item score = { .id = { "score", 5 }, .label = CC_WORDS("Score", "得点") };
	const uint64_t axes = UINT64_C(1) << AXIS | UINT64_C(1) << AXES;
	struct cc_items *own;

	j->items = j->run->items[AXES];
	j->plain =
	    j->now->store[RATINGS]->rows == 0 &&
	    (j->now->store[SCORES]->rows > 0 || (j->run->bound >> SCORE & 1 && !(j->run->bound & axes)));
	if (j->plain && j->items->n != 1) {
		own = CC_NEW(arena, struct cc_items);
		*own = (struct cc_items){ .n = 1, .item = CC_NEW(arena, struct cc_item) };
		own->item[0] = score;
		j->items = own;
	}
	j->axes = j->items->n;
	j->log = j->now->store[j->plain ? SCORES : RATINGS];
}

static bool
set_weights(struct jury *j, struct cc_arena *arena, struct cc_err *err)
{
	double *weight = CC_ARRAY(arena, double, j->run->items[AXES]->n);

	if (!weights_of(weight, j->run, arena, err))
		return false;
	if (j->items != j->run->items[AXES])
		weight[0] = 1;
	j->weight = weight;
	for (uint32_t a = 0; a < j->axes; a++)
		j->weights += weight[a];
	return true;
}

/* Axes in one file and none in another: what stood for what is not known. */
static void
check_scores(const struct jury *j, struct cc_problems *problems)
{
	const struct cc_store *scores = j->now->store[SCORES];
	uint64_t first = UINT64_MAX;

	if (j->now->store[RATINGS]->rows == 0)
		return;
	for (uint64_t i = 0; i < scores->rows; i++) {
		uint64_t place = cc_row_word(scores, cc_store_row(scores, i), R_PLACE);

		first = place < first ? place : first;
	}
	if (scores->rows > 0)
		cc_problem_late(problems, cc_place_file(first), cc_run_place(j->run, first), CC_SPAN("score"),
		    N_("a score without an axis, where other rows have axes; wanted a column for axis"));
}

/* One wave: everything counted and ranked. */
static bool
judge_wave(struct jury *j, struct crowd *c, const struct cc_state *state, struct cc_problems *problems,
    struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_idea_score_opts *opts = j->run->opts;
	const uint64_t scores = UINT64_C(1) << AXES | UINT64_C(1) << SCORE;
	const uint64_t votes =
	    UINT64_C(1) << VOTE | UINT64_C(1) << VOTES | UINT64_C(1) << AGAINST | UINT64_C(1) << SEEN;

	j->opts = opts;
	j->now = state;
	j->crowd = c;
	j->has_votes = (j->run->bound & votes) != 0;
	j->has_scores = (j->run->bound & scores) != 0 || !j->has_votes;
	set_axes(j, arena);
	if (!set_weights(j, arena, err))
		return false;
	j->has_threshold = threshold_of(&j->threshold, j) && j->has_scores;
	rows_check(j, problems);
	check_scores(j, problems);
	*c = (struct crowd){ .run = j->run, .opts = opts, .now = state };
	jury_judge(j, problems, arena);
	crowd_count(c, problems, arena);
	if (!j->has_scores)
		crowd_order(j);
	return true;
}

static bool
finish(struct cc_report *report, const struct cc_state *now, const struct cc_state *before,
    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	struct jury j = { .run = run }, past = { .run = run };
	struct crowd crowd, past_crowd;
	struct cc_comparisons *segments;

	if (!judge_wave(&j, &crowd, now, problems, arena, err))
		return false;
	if (before != NULL && !judge_wave(&past, &past_crowd, before, problems, arena, err))
		return false;
	if (problems->count > 0)
		return true;
	if (before != NULL && j.log->rows > 0 && past.log->rows > 0 && j.plain != past.plain)
		return cc_fail(err, CC_EXIT_DATA,
		    N_("--against: one wave has scores on axes, the other scores without; wanted the same in "
		       "both"));
	jury_tables(report, &j, arena);
	crowd_table(report, &j, arena);
	segments = cc_comparisons_begin(report, CC_TABLE_BY, run, arena);
	jury_segments(segments, &j, arena);
	crowd_segments(segments, &crowd, arena);
	cc_comparisons_end(segments);
	changes_put(report, &j, before != NULL ? &past : NULL, arena);
	return true;
}

const struct cc_method cc_idea_score = {
	.roles = roles,
	.layouts = layouts,
	.items = items,
	.tables = idea_score_tables,
	.stores = stores,
	.check = check,
	.spread = "score",
	.add = rows_add,
	.finish = finish,
};
