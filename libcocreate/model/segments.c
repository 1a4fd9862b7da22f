/* segments.c -- each segment against everybody else. */
#include "model/segments.h"

#include "base/arena.h"
#include "stat/adjust.h"
#include "stat/interval.h"

#include <math.h>
#include <stdlib.h>

enum { SEGMENT, ITEM, MEASURE, N, VALUE, LOW, HIGH, DIFFERENCE, DIFFERENCE_LOW, DIFFERENCE_HIGH, P };

const struct cc_column_spec cc_segments_columns[] = {
	[SEGMENT] = { "segment", CC_TYPE_ID, CC_PART_KEY, 0 },
	[ITEM] = { "item", CC_TYPE_ID, CC_PART_KEY, 0 },
	[MEASURE] = { "measure", CC_TYPE_WORD, CC_PART_KEY, 0 },
	[N] = { "n", CC_TYPE_INT, CC_PART_N, 0 },
	[VALUE] = { "value", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 },
	[LOW] = { "low", CC_TYPE_REAL, CC_PART_LOW, 0 },
	[HIGH] = { "high", CC_TYPE_REAL, CC_PART_HIGH, 0 },
	[DIFFERENCE] = { "difference", CC_TYPE_REAL, CC_PART_NONE, 0 },
	[DIFFERENCE_LOW] = { "difference_low", CC_TYPE_REAL, CC_PART_NONE, 0 },
	[DIFFERENCE_HIGH] = { "difference_high", CC_TYPE_REAL, CC_PART_NONE, 0 },
	[P] = { "p_adjusted", CC_TYPE_P, CC_PART_P, 0 },
	{ 0 },
};

struct entry {
	struct entry *next;
	size_t number; /* as given */
	struct cc_span segment, item;
	const char *measure;
	uint64_t n;
	double value, low, high;
	struct cc_difference difference;
};

struct cc_segments {
	struct cc_report *report;
	struct cc_table *table;
	struct cc_arena *arena;
	double confidence;
	size_t n;
	struct entry *last;
};

struct cc_segments *
cc_segments_begin(struct cc_report *report, const struct cc_run *run, unsigned role, struct cc_arena *arena)
{
	struct cc_table *table = cc_report_table(report, "segments");
	struct cc_segments *s;

	if (!(run->bound >> role & 1)) {
		cc_table_unasked(table, "--by");
		return NULL;
	}
	s = CC_NEW(arena, struct cc_segments);
	*s = (struct cc_segments){
		.report = report, .table = table, .arena = arena, .confidence = run->confidence
	};
	return s;
}

static struct entry *
entry_new(struct cc_segments *s, struct cc_span segment, struct cc_span item, const char *measure)
{
	struct entry *e = CC_NEW(s->arena, struct entry);

	*e = (struct entry){
		.next = s->last, .number = s->n++, .segment = segment, .item = item, .measure = measure
	};
	s->last = e;
	return e;
}

void
cc_segment_mean(struct cc_segments *s, struct cc_span segment, struct cc_span item, const char *measure,
    struct cc_mean own, struct cc_mean others)
{
	struct entry *e;

	if (s == NULL)
		return;
	e = entry_new(s, segment, item, measure);
	e->n = own.n;
	e->value = own.n > 0 ? own.mean : (double)NAN;
	cc_mean_interval(&e->low, &e->high, own.mean, sqrt(own.variance), own.n, s->confidence);
	cc_mean_difference(&e->difference, own, others, s->confidence);
}

void
cc_segment_share(struct cc_segments *s, struct cc_span segment, struct cc_span item, const char *measure,
    struct cc_share own, struct cc_share others)
{
	struct entry *e;

	if (s == NULL)
		return;
	e = entry_new(s, segment, item, measure);
	e->n = own.n;
	e->value = (double)own.x / (double)own.n;
	cc_wilson(&e->low, &e->high, (double)own.x, (double)own.n, s->confidence);
	cc_share_difference(&e->difference, own, others, s->confidence);
}

static int
by_segment(const void *a, const void *b)
{
	const struct entry *x = *(struct entry *const *)a, *y = *(struct entry *const *)b;
	int order = cc_span_cmp(x->segment, y->segment);

	if (order == 0)
		order = cc_span_cmp(x->item, y->item);
	return order != 0 ? order : (x->number > y->number) - (x->number < y->number);
}

void
cc_segments_end(struct cc_segments *s)
{
	struct entry **entry;
	double *p;
	size_t n = 0;

	if (s == NULL)
		return;
	entry = CC_ARRAY(s->arena, struct entry *, s->n);
	p = CC_ARRAY(s->arena, double, s->n);
	for (struct entry *e = s->last; e != NULL; e = e->next)
		entry[n++] = e;
	qsort(entry, n, sizeof(struct entry *), by_segment);
	for (size_t i = 0; i < n; i++)
		p[i] = entry[i]->difference.p;
	cc_adjust_holm(p, p, n, s->arena);
	for (size_t i = 0; i < n; i++) {
		const struct entry *e = entry[i];
		size_t row = cc_row_add(s->report, s->table);

		cc_put_text(s->table, row, SEGMENT, e->segment);
		cc_put_text(s->table, row, ITEM, e->item);
		cc_put_word(s->table, row, MEASURE, e->measure);
		cc_put_int(s->table, row, N, (int64_t)e->n);
		cc_put_real(s->table, row, VALUE, e->value);
		cc_put_real(s->table, row, LOW, e->low);
		cc_put_real(s->table, row, HIGH, e->high);
		cc_put_real(s->table, row, DIFFERENCE, e->difference.value);
		cc_put_real(s->table, row, DIFFERENCE_LOW, e->difference.low);
		cc_put_real(s->table, row, DIFFERENCE_HIGH, e->difference.high);
		cc_put_real(s->table, row, P, p[i]);
	}
}
