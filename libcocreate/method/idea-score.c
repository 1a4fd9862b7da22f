/* idea-score.c -- which ideas go first, and would another jury agree?
 *
 * Every figure comes from counts of values per idea and axis, taken in one
 * walk over the ratings in canonical order (idea-score_jury.c): counts are
 * integers, so neither the order of rows nor threads can move a digit. */
#include "method/idea-score_int.h"

#include "base/arena.h"
#include "model/measures.h"

#include <inttypes.h>

static const struct cc_role roles[] = {
	[IDEA] = { "idea", NULL, CC_ID, CC_ROLE_KEY | CC_ROLE_NEEDED | CC_ROLE_ITEM,
	    { "アイデア", "案", "idea_id" } },
	[RATER] = { "rater", NULL, CC_ID, 0, { "評価者", "審査員", "採点者" } },
	[TITLE] = { "title", NULL, CC_TEXT, 0, { "タイトル", "題名", "件名" } },
	[TEXT] = { "text", NULL, CC_TEXT, CC_ROLE_MULTI, { "説明", "本文", "内容" } },
	[AXES] = { "axes", "axes", CC_NUMBER, CC_ROLE_SCALE, { 0 } },
	[SEGMENT] = CC_SEGMENT_ROLE,
	[DATE] = CC_DATE_ROLE,
	{ 0 },
};

static const struct cc_layout layouts[] = {
	{ "wide", UINT64_C(1) << AXES, N_("a column for each axis") },
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

static const struct cc_store_spec stores[] = {
	[RATINGS] = {
	    "ratings",
	    (const struct cc_field[]){
		[R_IDEA] = { "idea", CC_FIELD_KEY, IDEA, 0 },
		[R_RATER] = { "rater", CC_FIELD_KEY, RATER, 0 },
		[R_SEGMENT] = { "segment", CC_FIELD_KEY, SEGMENT, 0 },
		[R_PLACE] = { "place", CC_FIELD_PLACE, 0, 0 },
		[R_SCORE] = { "score", CC_FIELD_VALUE, 0, 1 + AXES },
		{ 0 },
	    },
	    true, "ratings",
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
threshold_of(double *threshold, const struct cc_run *run, const struct cc_idea_score_opts *opts)
{
	if (opts->threshold.set) {
		*threshold = opts->threshold.value;
		return true;
	}
	*threshold = 8;
	return has_default_axes(run->items[AXES]) && run->scale[0] == 1 && run->scale[1] == 3;
}

static bool
weight_of_study(double *weight, const struct cc_item *axis, const struct cc_run *run, struct cc_err *err)
{
	const struct cc_node *node = axis->node != NULL ? cc_node_get(axis->node, "weight") : NULL;

	*weight = 1;
	if (node == NULL)
		return true;
	if (!cc_study_number(weight, node, run->study->file, err))
		return false;
	if (*weight < 0)
		return cc_study_fail(node, run->study->file, err, N_("weight: \"%s\"; wanted 0 or more"),
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
			return cc_study_fail(map->key[i], run->study->file, err,
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

static void
log_scores(struct cc_store *log, const struct cc_batch *batch, uint32_t row, uint32_t axes)
{
	const struct cc_column *idea = batch->role[IDEA][0], *rater = batch->role[RATER][0];
	const struct cc_column *segment = batch->role[SEGMENT][0];
	unsigned char *record = NULL;

	for (uint32_t a = 0; a < axes; a++) {
		const struct cc_column *axis = batch->role[AXES][a];

		if (axis == NULL || axis->missing[row])
			continue;
		if (record == NULL)
			record = cc_log_add(log);
		((uint32_t *)cc_field_at(log, record, R_SCORE))[a] = cc_store_value(log, axis->num[row]);
	}
	if (record == NULL)
		return;
	*(uint32_t *)cc_field_at(log, record, R_IDEA) = idea->id[row];
	if (rater != NULL && !rater->missing[row])
		*(uint32_t *)cc_field_at(log, record, R_RATER) = rater->id[row];
	if (segment != NULL && !segment->missing[row])
		*(uint32_t *)cc_field_at(log, record, R_SEGMENT) = segment->id[row];
	*(uint64_t *)cc_field_at(log, record, R_PLACE) = cc_place_pack(batch->file, batch->line[row]);
}

/* What an idea is told by, in rows with scores or without. */
static const struct attribute {
	unsigned role, field;
} attributes[] = { { TITLE, I_TITLE }, { TEXT, I_TEXT } };

enum { ATTRIBUTES = sizeof attributes / sizeof *attributes };

/* Of several columns all that say something, a line each. */
static struct cc_span
attribute_text(struct cc_buf *joined, const struct cc_batch *batch, unsigned role, uint32_t row)
{
	struct cc_span text = { 0 };
	uint32_t found = 0;

	joined->len = 0;
	for (uint32_t k = 0; k < batch->columns[role]; k++) {
		const struct cc_column *column = batch->role[role][k];

		if (column == NULL || column->missing[row])
			continue;
		if (found++ == 0) {
			text = column->text[row];
			continue;
		}
		if (found == 2)
			cc_buf_span(joined, text);
		cc_buf_add(joined, "\n", 1);
		cc_buf_span(joined, column->text[row]);
	}
	return found > 1 ? (struct cc_span){ joined->at, joined->len } : text;
}

static void
keep_attributes(
    struct cc_store *ideas, const struct cc_batch *batch, uint32_t row, uint64_t idea, struct cc_buf *joined)
{
	for (unsigned i = 0; i < ATTRIBUTES; i++) {
		struct cc_span text = attribute_text(joined, batch, attributes[i].role, row);

		if (text.at != NULL)
			cc_first_see(ideas,
			    cc_field_at(ideas, cc_tally_at(ideas, &idea), attributes[i].field), text,
			    cc_place_pack(batch->file, batch->line[row]));
	}
}

static void
add(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems)
{
	const struct cc_column *idea = batch->role[IDEA][0];
	uint32_t axes = run->items[AXES]->n;
	struct cc_buf joined = { 0 };

	(void)problems;
	for (uint32_t row = 0; row < batch->rows; row++) {
		if (idea->missing[row])
			continue;
		log_scores(store[RATINGS], batch, row, axes);
		keep_attributes(store[IDEAS], batch, row, idea->id[row], &joined);
	}
	cc_buf_free(&joined);
}

static void
check_attribute(const struct jury *j, const struct attribute *attribute, struct cc_problems *problems)
{
	const struct cc_store *ideas = j->now->store[IDEAS];
	const char *name = roles[attribute->role].name;

	for (uint64_t i = 0; i < ideas->rows; i++) {
		const unsigned char *row = cc_store_row(ideas, i);
		const struct cc_first *first = cc_row_field(ideas, row, attribute->field);
		struct cc_place before;

		if (first->other.at == NULL)
			continue;
		before = cc_run_place(j->run, first->place);
		cc_problem_late(problems, cc_place_file(first->other_place),
		    cc_run_place(j->run, first->other_place), cc_span(name),
		    N_("\"%s\"; wanted \"%s\", the %s of idea \"%s\" at %s:%" PRIu64),
		    cc_quote(first->other).text, cc_quote(first->text).text, name,
		    cc_quote(cc_state_text(j->now, IDEA, cc_row_id(ideas, row, I_IDEA, 0))).text, before.file,
		    before.line);
	}
}

static bool
finish(struct cc_report *report, const struct cc_state *now, const struct cc_state *before,
    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	struct jury j = { .run = run, .opts = run->opts, .now = now, .log = now->store[RATINGS] };
	struct jury past;
	struct cc_segments *segments;

	j.items = run->items[AXES];
	j.axes = j.items->n;
	j.weight = CC_ARRAY(arena, double, j.axes);
	if (!weights_of(j.weight, run, arena, err))
		return false;
	for (uint32_t a = 0; a < j.axes; a++)
		j.weights += j.weight[a];
	j.has_threshold = threshold_of(&j.threshold, run, j.opts);
	past = j;
	segments = cc_segments_begin(report, run, SEGMENT, arena);
	for (unsigned i = 0; i < ATTRIBUTES; i++)
		check_attribute(&j, &attributes[i], problems);
	jury_judge(&j, problems, arena);
	if (before != NULL) {
		past.now = before;
		past.log = before->store[RATINGS];
		jury_judge(&past, problems, arena);
	}
	if (problems->count > 0)
		return true;
	jury_tables(report, &j, arena);
	jury_segments(segments, &j, arena);
	cc_segments_end(segments);
	jury_changes(report, &j, before != NULL ? &past : NULL, arena);
	return true;
}

const struct cc_method cc_idea_score = {
	.roles = roles,
	.layouts = layouts,
	.items = items,
	.tables = idea_score_tables,
	.stores = stores,
	.check = check,
	.add = add,
	.finish = finish,
};
