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
	CC_CELL_AS(struct cc_finding_row, "value", value, ESTIMATE, as),
	CC_CELL(struct cc_finding_row, "n", n, INT, N),
	CC_CELL_AS(struct cc_finding_row, "low", low, LOW, as),
	CC_CELL_AS(struct cc_finding_row, "high", high, HIGH, as),
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
		.form = code,
		.least = CC_FINDINGS_N,
		.sample = true,
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

void
cc_finding_form(struct cc_finding *o, const char *key)
{
	o->form = key;
}

void
cc_finding_less(struct cc_finding *o, const char *key)
{
	o->form = key;
	o->less = true;
}

void
cc_finding_least(struct cc_finding *o, uint64_t least)
{
	o->least = least;
	o->sample = false;
}

bool
cc_findings_weighted(const struct cc_findings *f)
{
	return f->weighted;
}

static bool
has_note(const struct cc_report *report, const char *code)
{
	size_t i = 0;

	while (i < report->n_notes && strcmp(report->note[i].code, code) != 0)
		i++;
	return i < report->n_notes;
}

void
cc_findings_labels(struct cc_findings *f, const struct cc_table *t, unsigned key, unsigned label)
{
	cc_map_free(f->keys);
	f->keys = cc_map_new();
	f->labels = t;
	f->key = key;
	f->label = label;
	f->row = CC_ARRAY(f->arena, size_t, t->rows);
	for (size_t row = 0; row < t->rows; row++) {
		uint32_t known = cc_map_count(f->keys);

		if (cc_map_add(f->keys, cc_table_cell(t, row, key)->as.text) == known)
			f->row[known] = row;
	}
}

/* Ascending, what is not a number last. */
static int
by_number(double a, double b)
{
	if (isnan(a) || isnan(b))
		return isnan(a) - isnan(b);
	return (a > b) - (a < b);
}

/* By what they cite: the same in every language. */
static int
by_cells(const struct cc_finding *x, const struct cc_finding *y)
{
	int order = strcmp(x->form, y->form);

	for (unsigned i = 0; order == 0 && i < x->cells && i < y->cells; i++)
		order = cc_span_cmp(x->cell[i], y->cell[i]);
	return order;
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
	if (order == 0)
		order = by_cells(x, y);
	return order != 0 ? order : strcmp(x->row.sentence, y->row.sentence);
}

static bool
is_near(double a, double b)
{
	return fabs(a - b) <= 1e-9 * fmax(fabs(a), fabs(b));
}

/* Of two segments that are everybody, each is everybody else to the other: one comparison. */
static bool
is_mirrored(const struct cc_finding *a, const struct cc_finding *b)
{
	return a->class == CC_FINDING_GROUP && b->class == CC_FINDING_GROUP && a->less != b->less &&
	       cc_span_eq(a->item, b->item) && is_near(a->p, b->p) && is_near(a->size, b->size);
}

/* The other side of a comparison that was chosen; else n. */
static unsigned
mirror_of(const struct cc_finding *offer, struct cc_finding *const *chosen, unsigned n)
{
	unsigned i = 0;

	while (i < n && !is_mirrored(offer, chosen[i]))
		i++;
	return i;
}

/* Whether there is room for it beside those that were chosen. */
static bool
has_room(const struct cc_finding *offer, struct cc_finding *const *chosen, unsigned n)
{
	unsigned same = 0;

	if (offer->class == CC_FINDING_ELSE && n > 0)
		return false;
	for (unsigned i = 0; i < n; i++) {
		same += strcmp(chosen[i]->row.code, offer->row.code) == 0;
		if (offer->class == CC_FINDING_CAUTION && chosen[i]->class == CC_FINDING_CAUTION)
			return false;
	}
	return same < 2;
}

static unsigned
choose(struct cc_finding *chosen[CC_FINDINGS_MOST], unsigned most, struct cc_finding *const *offer,
    size_t offers)
{
	unsigned n = 0;

	for (size_t i = 0; i < offers; i++) {
		unsigned mirror = mirror_of(offer[i], chosen, n);

		/* what forbids reading stands alone */
		if (i > 0 && offer[0]->class == CC_FINDING_FORBIDS && offer[i]->class != CC_FINDING_FORBIDS)
			break;
		if (mirror < n && chosen[mirror]->less)
			chosen[mirror] = offer[i];
		else if (mirror == n && n < most && has_room(offer[i], chosen, n))
			chosen[n++] = offer[i];
	}
	return n;
}

static void
put_rows(struct cc_report *report, struct cc_table *t, struct cc_finding *const *chosen, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		struct cc_finding_row row = chosen[i]->row;

		row.cells = (struct cc_spans){ chosen[i]->cell, chosen[i]->cells };
		row.rank = i + 1;
		cc_table_fill(report, t, &row, 1);
	}
}

static bool
is_off(const struct cc_finding *o, const struct cc_findings_wanted *wanted)
{
	size_t i = 0;

	while (i < wanted->n_off && !cc_span_eq(wanted->off[i], cc_span(o->row.code)) &&
	       !cc_span_eq(wanted->off[i], cc_span(o->form)))
		i++;
	return i < wanted->n_off;
}

/* Those that may be said, with their sentences. */
static bool
word_offers(struct cc_finding **offer, size_t *n, const struct cc_findings *f,
    const struct cc_findings_wanted *wanted, const struct cc_node *wording, const char *file,
    struct cc_err *err)
{
	*n = 0;
	for (struct cc_finding *o = f->offers; o != NULL; o = o->next) {
		if (o->empty || (o->class != CC_FINDING_FORBIDS && o->n < o->least) || is_off(o, wanted))
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
	struct cc_findings f = { .report = report,
		.arena = report->arena,
		.weighted = has_note(report, "weighted"),
		.wording = wording };
	struct cc_finding *chosen[CC_FINDINGS_MOST], **offer;
	struct cc_findings_wanted wanted;
	size_t n;

	if (t == NULL || method->findings == NULL)
		return true;
	if (!cc_findings_study(&wanted, run->study, wording, report->arena, err))
		return false;
	method->findings(&f, report, run);
	cc_map_free(f.keys);
	offer = CC_ARRAY(report->arena, struct cc_finding *, f.n);
	if (!word_offers(offer, &n, &f, &wanted, wording, file, err))
		return false;
	qsort(offer, n, sizeof(struct cc_finding *), by_place);
	put_rows(report, t, chosen, choose(chosen, wanted.most, offer, n));
	return true;
}

bool
cc_finding_sure(const struct cc_table *t, size_t row, unsigned p, const struct cc_run *run)
{
	const struct cc_cell *cell = cc_table_cell(t, row, p);

	return !cell->empty && cell->as.real < 1 - run->confidence;
}

static bool
is_one_of(struct cc_span word, const char *const *words)
{
	while (*words != NULL && !cc_span_eq(word, cc_span(*words)))
		words++;
	return *words != NULL;
}

static void
offer_segment(struct cc_findings *f, const struct cc_table *t, size_t row,
    const struct cc_finding_columns *columns, bool share)
{
	double gap = cc_table_cell(t, row, columns->difference)->as.real;
	struct cc_finding *o = cc_finding_offer(
	    f, "group", CC_FINDING_GROUP, cc_table_cell(t, row, columns->p_adjusted)->as.real, fabs(gap));

	if (gap < 0)
		cc_finding_less(o, "group-less");
	cc_finding_item(o, "item", t, row, columns->item);
	if (columns->measure != NULL)
		cc_finding_head(o, "measure", columns->measure);
	else
		cc_finding_cell(o, "measure", t, row, CC_SEGMENTS_MEASURE);
	(share ? cc_finding_share : cc_finding_cell)(o, "c", t, row, columns->value);
	cc_finding_cell(o, "segment", t, row, columns->segment);
	cc_finding_cell(o, "n", t, row, columns->n);
	cc_finding_gap(o, "d", t, row, columns->difference, share);
}

static void
offer_change(struct cc_findings *f, const struct cc_table *t, size_t row, bool share)
{
	double gap = cc_table_cell(t, row, CC_CHANGES_DIFFERENCE)->as.real;
	struct cc_finding *o = cc_finding_offer(
	    f, "change", CC_FINDING_CHANGE, cc_table_cell(t, row, CC_CHANGES_P_ADJUSTED)->as.real, fabs(gap));

	cc_finding_item(o, "item", t, row, CC_CHANGES_ITEM);
	cc_finding_cell(o, "measure", t, row, CC_CHANGES_MEASURE);
	(share ? cc_finding_share : cc_finding_cell)(o, "after", t, row, CC_CHANGES_AFTER);
	(share ? cc_finding_share : cc_finding_cell)(o, "before", t, row, CC_CHANGES_BEFORE);
	cc_finding_cell(o, "n0", t, row, CC_CHANGES_N_BEFORE);
	o->n = o->count < o->n ? o->count : o->n; /* both waves need their people */
	cc_finding_cell(o, "n", t, row, CC_CHANGES_N_AFTER);
	cc_finding_gap_between(o, "d", t, row, CC_CHANGES_DIFFERENCE, share);
}

void
cc_findings_groups(struct cc_findings *f, const struct cc_table *t, const struct cc_finding_columns *columns,
    const struct cc_run *run)
{
	for (size_t row = 0; row < t->rows; row++)
		if (cc_finding_sure(t, row, columns->p_adjusted, run))
			offer_segment(f, t, row, columns, false);
}

void
cc_findings_compared(
    struct cc_findings *f, struct cc_report *report, const char *const *shares, const struct cc_run *run)
{
	static const struct cc_finding_columns columns = { CC_SEGMENTS_SEGMENT, CC_SEGMENTS_ITEM,
		CC_SEGMENTS_N, CC_SEGMENTS_VALUE, CC_SEGMENTS_DIFFERENCE, CC_SEGMENTS_P_ADJUSTED, NULL };
	const struct cc_table *by = cc_report_flagged(report, CC_TABLE_BY);
	const struct cc_table *against = cc_report_flagged(report, CC_TABLE_AGAINST);

	if (by != NULL && by->spec->columns == cc_segments_columns)
		for (size_t row = 0; row < by->rows; row++)
			if (cc_finding_sure(by, row, CC_SEGMENTS_P_ADJUSTED, run))
				offer_segment(f, by, row, &columns,
				    is_one_of(cc_table_cell(by, row, CC_SEGMENTS_MEASURE)->as.text, shares));
	if (against != NULL && against->spec->columns == cc_changes_columns)
		for (size_t row = 0; row < against->rows; row++)
			if (cc_finding_sure(against, row, CC_CHANGES_P_ADJUSTED, run))
				offer_change(f, against, row,
				    is_one_of(
					cc_table_cell(against, row, CC_CHANGES_MEASURE)->as.text, shares));
}
