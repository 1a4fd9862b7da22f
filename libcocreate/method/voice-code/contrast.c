/* contrast.c -- what one segment says more often than everybody else.
 *
 * The unit is a person within a segment; who is in none is among the others.
 * Residuals are of the table of all segments against has and has not; the p of
 * a row is of the segment against the others, exact where few are expected. */
#include "method/voice-code/int.h"

#include "base/arena.h"
#include "stat/adjust.h"
#include "stat/table.h"

#include <inttypes.h>
#include <math.h>

enum { SEGMENT_COLUMN, CODE, PEOPLE_COLUMN, SHARE, EXPECTED, RESIDUAL, P, KEYNESS, LOG_RATIO };

struct row {
	uint32_t segment, mark;
	struct cc_share own, others;
	struct cc_crossed cell;
	double p;
};

static uint64_t
has(const struct counts *c, uint32_t segment, uint32_t mark)
{
	return c->segment[(size_t)segment * marks_of(c->book) + mark];
}

/* One code over all segments; rows[segments], a code's stride apart. */
static void
contrast(struct row *row, size_t stride, const struct counts *c, uint32_t mark, uint64_t *count,
    struct cc_crossed *cell, struct cc_arena *arena)
{
	struct cc_share all = { 0 };
	struct cc_table_test test;
	struct cc_difference difference;

	for (uint32_t s = 0; s <= c->segments; s++) {
		uint64_t x = has(c, s, mark);

		count[2 * s] = x;
		count[2 * s + 1] = c->segment_n[s] - x;
		all.x += x;
		all.n += c->segment_n[s];
	}
	cc_crossed(&test, cell, count, (size_t)c->segments + 1, 2, arena);
	for (uint32_t s = 0; s < c->segments; s++, row += stride) {
		row->segment = s;
		row->mark = mark;
		row->own = (struct cc_share){ count[2 * s], c->segment_n[s] };
		row->others = (struct cc_share){ all.x - row->own.x, all.n - row->own.n };
		row->cell = cell[2 * s];
		cc_share_difference(&difference, row->own, row->others, c->run->confidence);
		row->p = difference.p;
	}
}

static void
put_row(struct cc_report *report, struct cc_table *t, const struct counts *c, const struct row *r, double p,
    struct cc_arena *arena)
{
	size_t row = cc_row_add(report, t);
	struct cc_keyness key;

	cc_keyness(&key, r->own, r->others);
	cc_put_text(t, row, SEGMENT_COLUMN, cc_state_text(c->state, SEGMENT, r->segment));
	cc_put_text(t, row, CODE, mark_name(c->book, r->mark, arena));
	cc_put_int(t, row, PEOPLE_COLUMN, (int64_t)r->own.x);
	cc_put_real(t, row, SHARE, (double)r->own.x / (double)r->own.n);
	cc_put_real(t, row, EXPECTED, r->cell.expected);
	cc_put_real(t, row, RESIDUAL, r->cell.adjusted);
	cc_put_real(t, row, P, p);
	cc_put_real(t, row, KEYNESS, key.g2);
	cc_put_real(t, row, LOG_RATIO, key.log_ratio);
}

/* Of the four cells of the segment against the others: below 5 the p is
 * Fisher's. */
static double
least_expected(const struct row *r)
{
	double n = (double)r->own.n + (double)r->others.n, k = (double)r->own.x + (double)r->others.x;

	return fmin((double)r->own.n, (double)r->others.n) * fmin(k, n - k) / n;
}

static void
note_small(struct cc_report *report, const struct row *row, size_t n)
{
	uint64_t small = 0;

	for (size_t i = 0; i < n; i++)
		small += least_expected(&row[i]) < 5;
	if (small > 0)
		cc_note(report, "expected-below-5",
		    "contrast: expected counts below 5 in %" PRIu64 " of %zu rows; their residuals are "
		    "rough, their p is exact (Fisher)",
		    "contrast: 期待度数が5未満の行: %" PRIu64 " / %zu "
		    "行。残差は目安で、p値はフィッシャーの正確検定です",
		    small, n);
}

static void
note_alone(struct cc_report *report, const struct counts *c)
{
	uint32_t full = 0;

	for (uint32_t s = 0; s <= c->segments; s++)
		full += c->segment_n[s] > 0;
	if (full == 1)
		cc_note(report, "one-segment",
		    "contrast: everybody is in one segment, so there is nobody to compare with",
		    "contrast: 全員が同じ区分のため、比較する相手がいません");
}

void
voice_contrast(struct cc_report *report, const struct counts *c, struct cc_arena *arena)
{
	struct cc_table *t = cc_report_table(report, "contrast");
	uint32_t shown = 0;
	struct cc_crossed *cell;
	uint64_t *count;
	struct row *row;
	double *p;
	size_t n;

	if (c->segment == NULL)
		return;
	for (uint32_t m = 0; m <= mark_none(c->book); m++)
		shown += mark_shown(c->book, m, c->people[m]);
	n = (size_t)c->segments * shown;
	row = CC_ARRAY(arena, struct row, n);
	p = CC_ARRAY(arena, double, n);
	count = CC_ARRAY(arena, uint64_t, 2 * ((size_t)c->segments + 1));
	cell = CC_ARRAY(arena, struct cc_crossed, 2 * ((size_t)c->segments + 1));
	for (uint32_t m = 0, at = 0; m <= mark_none(c->book); m++)
		if (mark_shown(c->book, m, c->people[m]))
			contrast(row + at++, shown, c, m, count, cell, arena);
	for (size_t i = 0; i < n; i++)
		p[i] = row[i].p;
	cc_adjust_holm(p, p, n, arena);
	for (size_t i = 0; i < n; i++)
		put_row(report, t, c, &row[i], p[i], arena);
	note_small(report, row, n);
	note_alone(report, c);
}
