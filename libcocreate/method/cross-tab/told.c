/* told.c -- measures, changes since another wave, and findings of cross-tab. */
#include "method/cross-tab/int.h"

#include "base/arena.h"

#include <math.h>

/* Columns of the tables that findings cite. */
enum {
	C_QUESTION,
	C_ANSWER,
	C_LABEL,
	C_KIND,
	C_BANNER,
	C_GROUP,
	C_LETTER,
	C_N,
	C_N_EFF,
	C_PEOPLE,
	C_SHARE,
	C_LOW,
	C_HIGH,
	C_DIFFERENCE,
	C_DIFFERENCE_LOW,
	C_DIFFERENCE_HIGH,
	C_P,
	C_P_ADJUSTED
};
enum {
	M_QUESTION,
	M_LABEL,
	M_BANNER,
	M_GROUP,
	M_LETTER,
	M_N,
	M_N_EFF,
	M_MEAN,
	M_LOW,
	M_HIGH,
	M_SD,
	M_DIFFERENCE,
	M_DIFFERENCE_LOW,
	M_DIFFERENCE_HIGH,
	M_P,
	M_P_ADJUSTED
};

static const char *
measure_name(const char *what, const struct cross_question *q, struct cc_span answer, struct cc_arena *arena)
{
	const struct cc_span part[] = { cc_span(what), q->variable->id, answer };

	return cc_spans_join(part, 3, "_", arena).at;
}

static void
put_share(struct cc_report *report, struct cc_table *measures, const struct cross_data *d,
    const struct cross_question *q, uint32_t item, const char *name)
{
	const struct cross_figure *f = cross_figure(q, item, 0);

	cc_measure_rate(report, measures, d->run, name, f->value, f->n, f->low, f->high);
}

void
cross_put_measures(struct cc_report *report, const struct cross_data *d)
{
	const struct cc_span none = { NULL, 0 };
	struct cc_table *measures = cc_measures_begin(report, d->run);

	for (uint32_t i = 0; i < d->questions.n; i++) {
		const struct cross_question *q = &d->question[i];

		if (q->variable->wish == NULL || !q->variable->wish->measure)
			continue;
		if (q->mean)
			put_share(report, measures, d, q, q->items, measure_name("mean", q, none, d->arena));
		if (q->nps)
			put_share(
			    report, measures, d, q, q->items + 1, measure_name("nps", q, none, d->arena));
		for (uint32_t item = 0; item < q->items; item++) {
			struct cc_span id = cross_item_id(q, item);
			bool top = item >= q->variable->answers && cc_span_eq(id, CC_SPAN("top2"));

			put_share(report, measures, d, q, item,
			    top ? measure_name("top2", q, none, d->arena)
				: measure_name("share", q, id, d->arena));
		}
	}
}

static const struct cross_question *
question_of(const struct cross_data *d, struct cc_span id)
{
	for (uint32_t i = 0; i < d->questions.n; i++)
		if (cc_span_eq(d->question[i].variable->id, id))
			return &d->question[i];
	return NULL;
}

/* The item of another wave's question that goes by that name; of one kind. */
static uint32_t
item_of(const struct cross_question *q, struct cc_span id, bool net)
{
	for (uint32_t item = 0; item < q->items; item++)
		if ((item >= q->variable->answers) == net && cc_span_eq(cross_item_id(q, item), id))
			return item;
	return CC_NO_ID;
}

static struct cc_weighted_share
share_in(const struct cross_data *d, const struct cross_question *q, uint32_t item)
{
	if (item != CC_NO_ID)
		return cross_share(d, q, item, 0);
	return (struct cc_weighted_share){ .all = cc_crossing_sums(&d->crossing, q->row, 0) };
}

static struct cc_span
item_name(const struct cross_question *q, uint32_t item, struct cc_arena *arena)
{
	const struct cc_span part[] = { q->variable->id, cross_item_id(q, item) };

	return cc_spans_join(part, 2, "=", arena);
}

static void
change_share(struct cc_comparisons *changes, const struct cross_data *const wave[2],
    const struct cross_question *const q[2], const uint32_t item[2])
{
	bool now = item[1] != CC_NO_ID;
	struct cc_weighted_share before = share_in(wave[0], q[0], item[0]);
	struct cc_weighted_share after = share_in(wave[1], q[1], item[1]);

	cc_change_weighted(changes, item_name(q[now], item[now], wave[1]->arena), "share", &before, &after,
	    CC_BETTER_NEITHER);
}

/* Answers of both waves, those of this one first. */
static void
change_question(struct cc_comparisons *changes, const struct cross_data *const wave[2],
    const struct cross_question *const q[2])
{
	for (uint32_t item = 0; item < q[1]->items; item++) {
		bool net = item >= q[1]->variable->answers;
		const uint32_t both[] = { item_of(q[0], cross_item_id(q[1], item), net), item };

		if (both[0] != CC_NO_ID || !net)
			change_share(changes, wave, q, both);
	}
	for (uint32_t item = 0; item < q[0]->variable->answers && item < q[0]->items; item++) {
		const uint32_t both[] = { item, CC_NO_ID };

		if (item_of(q[1], cross_item_id(q[0], item), false) == CC_NO_ID && q[1]->items > 0)
			change_share(changes, wave, q, both);
	}
	if (q[0]->mean && q[1]->mean)
		cc_change_sample(changes, q[1]->variable->id, "mean", &q[0]->sample[0], &q[1]->sample[0],
		    CC_BETTER_NEITHER);
}

void
cross_put_changes(struct cc_report *report, const struct cross_data *before, const struct cross_data *now)
{
	struct cc_comparisons *changes = cc_comparisons_begin(report, CC_TABLE_AGAINST, now->run, now->arena);
	const struct cross_data *const wave[] = { before, now };

	for (uint32_t i = 0; changes != NULL && i < now->questions.n; i++) {
		const struct cross_question *const q[] = { question_of(before, now->question[i].variable->id),
			&now->question[i] };

		if (q[0] != NULL)
			change_question(changes, wave, q);
	}
	cc_comparisons_end(changes);
}

/* Questions and groups by what people call them. */
static void
name_question(struct cc_finding *o, const struct cross_data *d, const struct cc_table *t, size_t row)
{
	const struct cross_question *q = question_of(d, cc_table_cell(t, row, C_QUESTION)->as.text);

	if (q != NULL) /* else it is the score of one */
		cc_finding_label(o, "question", t, row, C_QUESTION, cc_variable_label(q->variable));
	else
		cc_finding_name(o, "question", t, row, C_QUESTION, C_QUESTION);
}

static void
name_group(
    struct cc_finding *o, const struct cross_data *d, const struct cc_table *t, size_t row, unsigned letter)
{
	struct cc_span of = cc_table_cell(t, row, letter)->as.text;
	uint32_t col = 1;

	while (col + 1 < d->crossing.cols && !cc_span_eq(cc_span(d->column[col].letter), of))
		col++;
	cc_finding_label(o, "group", t, row, letter - 1, cross_group_label(d, col));
}

/* One group against everybody else, as its row says it. */
static void
offer_cell(struct cc_findings *f, const struct cross_data *d, const struct cc_table *t, size_t row)
{
	double gap = cc_table_real(t, row, C_DIFFERENCE);
	struct cc_finding *o =
	    cc_finding_offer(f, "answer", CC_FINDING_GROUP, cc_table_real(t, row, C_P_ADJUSTED), fabs(gap));

	if (gap < 0)
		cc_finding_less(o, "answer-less");
	name_question(o, d, t, row);
	cc_finding_name(o, "answer", t, row, C_LABEL, C_ANSWER);
	name_group(o, d, t, row, C_LETTER);
	cc_finding_cell(o, "c", t, row, C_SHARE);
	cc_finding_cell(o, "n", t, row, C_N);
	cc_finding_gap(o, "d", t, row, C_DIFFERENCE, true);
}

static void
offer_mean(struct cc_findings *f, const struct cross_data *d, const struct cc_table *t, size_t row)
{
	double gap = cc_table_real(t, row, M_DIFFERENCE);
	struct cc_finding *o = cc_finding_offer(
	    f, "answer-mean", CC_FINDING_GROUP, cc_table_real(t, row, M_P_ADJUSTED), fabs(gap));

	if (gap < 0)
		cc_finding_less(o, "answer-mean-less");
	name_question(o, d, t, row);
	name_group(o, d, t, row, M_LETTER);
	cc_finding_cell(o, "c", t, row, M_MEAN);
	cc_finding_cell(o, "n", t, row, M_N);
	cc_finding_gap(o, "d", t, row, M_DIFFERENCE, false);
}

/* The answer that most gave, of a question with nothing to compare. */
static void
offer_first(
    struct cc_findings *f, const struct cross_data *d, const struct cc_table *t, size_t from, size_t end)
{
	size_t best = end, next = end;
	struct cc_finding *o;

	for (size_t row = from; row < end; row++) {
		if (!cc_table_cell(t, row, C_BANNER)->empty || isnan(cc_table_real(t, row, C_SHARE)) ||
		    !cc_span_eq(cc_table_cell(t, row, C_KIND)->as.text, CC_SPAN("answer")))
			continue;
		if (best == end || cc_table_real(t, row, C_SHARE) > cc_table_real(t, best, C_SHARE)) {
			next = best;
			best = row;
		} else if (next == end || cc_table_real(t, row, C_SHARE) > cc_table_real(t, next, C_SHARE)) {
			next = row;
		}
	}
	if (best == end || next == end || !(cc_table_real(t, best, C_LOW) > cc_table_real(t, next, C_HIGH)))
		return;
	o = cc_finding_offer(
	    f, "most-answered", CC_FINDING_ANSWER, (double)NAN, cc_table_real(t, best, C_SHARE));
	name_question(o, d, t, best);
	cc_finding_name(o, "answer", t, best, C_LABEL, C_ANSWER);
	cc_finding_cell(o, "c", t, best, C_SHARE);
	cc_finding_cell(o, "n", t, best, C_N);
}

void
cross_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run)
{
	const struct cross_data *d = report->left;
	const struct cc_table *cells = cc_report_at(report, T_CELLS), *means = cc_report_at(report, T_MEANS);
	size_t end;

	for (size_t row = 0; row < cells->rows; row++)
		if (cc_table_cell(cells, row, C_BANNER)->empty &&
		    cc_table_int(cells, row, C_N) < CC_FINDINGS_N) {
			cc_finding_cell(
			    cc_finding_offer(f, "too-few", CC_FINDING_FORBIDS, (double)NAN, (double)NAN), "n",
			    cells, row, C_N);
			break;
		}
	for (size_t row = 0; row < cells->rows; row = end) {
		struct cc_span id = cc_table_cell(cells, row, C_QUESTION)->as.text;

		for (end = row + 1;
		     end < cells->rows && cc_span_eq(cc_table_cell(cells, end, C_QUESTION)->as.text, id);)
			end++;
		offer_first(f, d, cells, row, end);
	}
	for (size_t row = 0; row < cells->rows; row++)
		if (cc_finding_sure(cells, row, C_P_ADJUSTED, run))
			offer_cell(f, d, cells, row);
	for (size_t row = 0; row < means->rows; row++)
		if (cc_finding_sure(means, row, M_P_ADJUSTED, run))
			offer_mean(f, d, means, row);
	cc_findings_compared(f, report, (const char *const[]){ "share", NULL }, run);
}
