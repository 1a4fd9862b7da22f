/* findings.c -- the answer first: which sentences are said, in which order. */
#include "figure/findings_int.h"

#include "base/arena.h"
#include "figure/changes.h"
#include "figure/segments.h"

#include <math.h>
#include <stdlib.h>

const struct cc_column_spec cc_findings_columns[] = {
	CC_CELL(struct cc_finding_row, "rank", rank, INT, NONE),
	CC_CELL(struct cc_finding_row, "code", code, WORD, KEY),
	CC_CELL(struct cc_finding_row, "sentence", sentence, TEXT, NONE),
	CC_CELL(struct cc_finding_row, "table", table, ID, NONE),
	CC_CELL(struct cc_finding_row, "key", key, ID, NONE),
	CC_CELL(struct cc_finding_row, "column", column, ID, NONE),
	CC_CELL(struct cc_finding_row, "value", value, REAL, ESTIMATE),
	CC_CELL(struct cc_finding_row, "n", n, INT, N),
	CC_CELL(struct cc_finding_row, "low", low, REAL, LOW),
	CC_CELL(struct cc_finding_row, "high", high, REAL, HIGH),
	CC_CELL(struct cc_finding_row, "cells", cells, LIST, NONE),
	{ 0 },
};

struct cc_finding *
cc_finding_offer(struct cc_findings *f, const char *code, enum cc_finding_class class, double p, double size)
{
	struct cc_finding *offer = CC_NEW(f->arena, struct cc_finding);

	*offer = (struct cc_finding){ .of = f,
		.next = f->offers,
		.class = class,
		.p = p,
		.size = size,
		.n = UINT64_MAX,
		.row = { .code = code,
		    .value = (double)NAN,
		    .low = (double)NAN,
		    .high = (double)NAN,
		    .n = CC_NO_INT } };
	f->offers = offer;
	f->n++;
	return offer;
}

/* Ascending, what is not a number last. */
static int
by_number(double a, double b)
{
	if (isnan(a) || isnan(b))
		return isnan(a) - isnan(b);
	return (a > b) - (a < b);
}

static int
by_place(const void *a, const void *b)
{
	const struct cc_finding *x = *(struct cc_finding *const *)a, *y = *(struct cc_finding *const *)b;
	int order = (int)x->class - (int)y->class;

	if (order == 0)
		order = by_number(x->p, y->p);
	if (order == 0)
		order = by_number(-x->size, -y->size);
	return order != 0 ? order : strcmp(x->row.sentence, y->row.sentence);
}

/* Whether there is room for it beside those that were chosen. */
static bool
has_room(const struct cc_finding *offer, const struct cc_finding_row *chosen, unsigned n, bool *caution)
{
	unsigned same = 0;

	if (offer->class == CC_FINDING_ELSE && n > 0)
		return false;
	for (unsigned i = 0; i < n; i++)
		same += strcmp(chosen[i].code, offer->row.code) == 0;
	if (same == 2 || (offer->class == CC_FINDING_CAUTION && *caution))
		return false;
	*caution |= offer->class == CC_FINDING_CAUTION;
	return true;
}

static unsigned
choose(struct cc_finding_row chosen[CC_FINDINGS_MOST], struct cc_finding *const *offer, size_t offers)
{
	bool caution = false;
	unsigned n = 0;

	for (size_t i = 0; i < offers && n < CC_FINDINGS_MOST; i++) {
		/* what forbids reading stands alone */
		if (i > 0 && offer[0]->class == CC_FINDING_FORBIDS && offer[i]->class != CC_FINDING_FORBIDS)
			break;
		if (!has_room(offer[i], chosen, n, &caution))
			continue;
		chosen[n] = offer[i]->row;
		chosen[n].cells = (struct cc_spans){ offer[i]->cell, offer[i]->cells };
		chosen[n].rank = n + 1;
		n++;
	}
	return n;
}

/* Those that may be said, with their sentences. */
static bool
word_offers(struct cc_finding **offer, size_t *n, const struct cc_findings *f, const struct cc_node *wording,
    const char *file, struct cc_err *err)
{
	*n = 0;
	for (struct cc_finding *o = f->offers; o != NULL; o = o->next) {
		if (o->empty || (o->class != CC_FINDING_FORBIDS && o->n < CC_FINDINGS_N))
			continue;
		if (!cc_finding_word(o, wording, file, err))
			return false;
		offer[(*n)++] = o;
	}
	return true;
}

bool
cc_findings_apply(struct cc_report *report, const struct cc_method *method, const struct cc_run *run,
    const struct cc_node *wording, const char *file, struct cc_err *err)
{
	struct cc_table *t = cc_report_flagged(report, CC_TABLE_FINDINGS);
	struct cc_findings f = { .report = report, .arena = report->arena };
	struct cc_finding_row chosen[CC_FINDINGS_MOST];
	struct cc_finding **offer;
	size_t n;

	if (t == NULL || method->findings == NULL)
		return true;
	method->findings(&f, report, run);
	offer = CC_ARRAY(report->arena, struct cc_finding *, f.n);
	if (!word_offers(offer, &n, &f, wording, file, err))
		return false;
	qsort(offer, n, sizeof(struct cc_finding *), by_place);
	cc_table_fill(report, t, chosen, choose(chosen, offer, n));
	return true;
}

/* Whether the cell holds a number at all, and one below the bar. */
static bool
is_sure(const struct cc_table *t, size_t row, unsigned column, const struct cc_run *run)
{
	const struct cc_cell *p = cc_table_cell(t, row, column);

	return !p->empty && p->as.real < 1 - run->confidence;
}

static bool
is_one_of(struct cc_span word, const char *const *words)
{
	while (*words != NULL && !cc_span_eq(word, cc_span(*words)))
		words++;
	return *words != NULL;
}

static void
offer_segment(struct cc_findings *f, const struct cc_table *t, size_t row, bool share)
{
	double gap = cc_table_cell(t, row, CC_SEGMENTS_DIFFERENCE)->as.real;
	struct cc_finding *o = cc_finding_offer(f, gap < 0 ? "group-less" : "group", CC_FINDING_GROUP,
	    cc_table_cell(t, row, CC_SEGMENTS_P_ADJUSTED)->as.real, fabs(gap));

	cc_finding_cell(o, "item", t, row, CC_SEGMENTS_ITEM);
	cc_finding_cell(o, "measure", t, row, CC_SEGMENTS_MEASURE);
	(share ? cc_finding_share : cc_finding_cell)(o, "c", t, row, CC_SEGMENTS_VALUE);
	cc_finding_cell(o, "segment", t, row, CC_SEGMENTS_SEGMENT);
	cc_finding_cell(o, "n", t, row, CC_SEGMENTS_N);
	cc_finding_gap(o, "d", t, row, CC_SEGMENTS_DIFFERENCE, share);
}

static void
offer_change(struct cc_findings *f, const struct cc_table *t, size_t row, bool share)
{
	double gap = cc_table_cell(t, row, CC_CHANGES_DIFFERENCE)->as.real;
	struct cc_finding *o = cc_finding_offer(f, gap < 0 ? "change-less" : "change", CC_FINDING_CHANGE,
	    cc_table_cell(t, row, CC_CHANGES_P_ADJUSTED)->as.real, fabs(gap));

	cc_finding_cell(o, "item", t, row, CC_CHANGES_ITEM);
	cc_finding_cell(o, "measure", t, row, CC_CHANGES_MEASURE);
	(share ? cc_finding_share : cc_finding_cell)(o, "after", t, row, CC_CHANGES_AFTER);
	(share ? cc_finding_share : cc_finding_cell)(o, "before", t, row, CC_CHANGES_BEFORE);
	cc_finding_cell(o, "n0", t, row, CC_CHANGES_N_BEFORE);
	o->n = o->count < o->n ? o->count : o->n; /* both waves need their people */
	cc_finding_cell(o, "n", t, row, CC_CHANGES_N_AFTER);
	cc_finding_gap(o, "d", t, row, CC_CHANGES_DIFFERENCE, share);
}

void
cc_findings_compared(
    struct cc_findings *f, struct cc_report *report, const char *const *shares, const struct cc_run *run)
{
	const struct cc_table *by = cc_report_flagged(report, CC_TABLE_BY);
	const struct cc_table *against = cc_report_flagged(report, CC_TABLE_AGAINST);

	if (by != NULL && by->spec->columns == cc_segments_columns)
		for (size_t row = 0; row < by->rows; row++)
			if (is_sure(by, row, CC_SEGMENTS_P_ADJUSTED, run))
				offer_segment(f, by, row,
				    is_one_of(cc_table_cell(by, row, CC_SEGMENTS_MEASURE)->as.text, shares));
	if (against != NULL && against->spec->columns == cc_changes_columns)
		for (size_t row = 0; row < against->rows; row++)
			if (is_sure(against, row, CC_CHANGES_P_ADJUSTED, run))
				offer_change(f, against, row,
				    is_one_of(
					cc_table_cell(against, row, CC_CHANGES_MEASURE)->as.text, shares));
}
