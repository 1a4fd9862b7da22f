/* contrast.c -- what one segment says more often than everybody else.
 *
 * The unit is a person within a segment; who is in none is among the others.
 * Residuals are of the table of all segments against has and has not; the p of
 * a row is of the segment against the others, exact where few are expected.
 * Weighted people are compared by as many as would tell as much; their residual is
 * that of the segment against the others too. */
#include "method/voice-code/rows.h"

#include "base/arena.h"
#include "figure/segments.h"
#include "stat/adjust.h"

#include <inttypes.h>
#include <math.h>

static uint64_t
people_in(const struct voice_counts *c, uint32_t segment, uint32_t mark)
{
	return c->segment[(size_t)segment * voice_mark(c->book, MARKS) + mark];
}

/* A segment, and everybody else. */
struct sides {
	struct cc_weighted_share own, others;
};

/* Below so many people figures of a comparison are noise. */
enum { LEAST = 5 };

/* Weighted people are as many as would tell as much; an expected count is of these. */
static void
compare_weighted(struct voice_contrast_row *row, const struct sides *sides, const struct cc_run *run)
{
	struct cc_difference difference;
	struct cc_fraction own, others;
	double z;

	if (cc_weighted_fraction(&own, &sides->own) != CC_WHY_NONE ||
	    cc_weighted_fraction(&others, &sides->others) != CC_WHY_NONE) {
		row->why = "weights-few";
		return;
	}
	cc_fraction_difference(&difference, &z, own, others, run->confidence);
	row->cell.expected = own.n * (own.x + others.x) / (own.n + others.n);
	row->cell.adjusted = z;
	cc_fraction_keyness(&row->key, own, others);
	if (row->own.n >= run->min_cell)
		row->p = difference.p;
}

static void
compare(struct voice_contrast_row *row, const struct cc_crossed *cell, const struct sides *sides,
    const struct cc_run *run)
{
	const double none = (double)NAN;
	struct cc_difference difference;

	row->cell = (struct cc_crossed){ none, none, none };
	row->key = (struct cc_keyness){ none, none, none };
	row->p = none;
	if (row->own.n < LEAST || row->others.n < LEAST) {
		row->why = "contrast-few-people";
		return;
	}
	if (row->weighted) {
		compare_weighted(row, sides, run);
		return;
	}
	row->cell = *cell;
	cc_keyness(&row->key, row->own, row->others);
	cc_share_difference(&difference, row->own, row->others, run->confidence);
	if (row->own.n >= run->min_cell)
		row->p = difference.p;
}

static void
share_join(struct cc_weighted_share *all, const struct voice_counts *c, uint32_t segment, uint32_t mark)
{
	struct cc_weighted_share own = voice_segment_share(c, segment, mark);

	cc_weights_join(&all->has, &own.has);
	cc_weights_join(&all->all, &own.all);
}

/* One code over all segments: row[s * stride], s < segments.  count and cell are
 * scratch [segments + 1][2]: has and has not. */
static void
contrast(struct voice_contrast_row *row, size_t stride, const struct voice_counts *c, uint32_t mark,
    uint64_t *count, struct cc_crossed *cell, struct cc_arena *arena)
{
	uint32_t answered = voice_mark(c->book, ANSWERED);
	struct cc_span code = voice_mark_name(c->book, mark, arena);
	struct cc_weighted_share all = { 0 };
	struct cc_share people = { 0 };
	struct cc_table_test test;

	for (uint32_t s = 0; s <= c->segments; s++) {
		struct cc_share own = { people_in(c, s, mark), people_in(c, s, answered) };

		count[2 * s] = own.x;
		count[2 * s + 1] = own.n - own.x;
		people.x += own.x;
		people.n += own.n;
		share_join(&all, c, s, mark);
	}
	cc_crossed(&test, cell, count, (size_t)c->segments + 1, 2, arena);
	for (uint32_t s = 0; s < c->segments; s++, row += stride) {
		struct sides sides = { voice_segment_share(c, s, mark), all };

		cc_weights_leave(&sides.others.has, &sides.own.has);
		cc_weights_leave(&sides.others.all, &sides.own.all);
		row->segment = cc_state_text(c->state, SEGMENT, s);
		row->code = code;
		row->own = (struct cc_share){ count[2 * s], count[2 * s] + count[2 * s + 1] };
		row->others = (struct cc_share){ people.x - row->own.x, people.n - row->own.n };
		row->weighted = !cc_weights_alike(&all.all);
		row->share = cc_weighted_share_value(&sides.own);
		cc_weighted_share_interval(&row->low, &row->high, &sides.own, c->run->confidence);
		compare(row, &cell[2 * s], &sides, c->run);
	}
}

/* Of the four cells of the segment against the others: below 5 the p is
 * Fisher's. */
static double
least_expected(const struct voice_contrast_row *r)
{
	double n = (double)r->own.n + (double)r->others.n, k = (double)r->own.x + (double)r->others.x;

	return fmin((double)r->own.n, (double)r->others.n) * fmin(k, n - k) / n;
}

static void
put_notes(
    struct cc_report *report, const struct voice_counts *c, const struct voice_contrast_row *row, size_t n)
{
	uint64_t small = 0, few = 0, full = 0;

	for (uint32_t s = 0; s <= c->segments; s++)
		full += people_in(c, s, voice_mark(c->book, ANSWERED)) > 0;
	for (size_t i = 0; full > 1 && i < n; i++) {
		few += row[i].why != NULL && strcmp(row[i].why, "contrast-few-people") == 0;
		small += row[i].why == NULL && !row[i].weighted && least_expected(&row[i]) < 5;
	}
	cc_note_count(report, "contrast-few-people",
	    "contrast: %" PRIu64
	    " row has fewer than 5 people in the segment or among the others; nothing is "
	    "compared there",
	    "contrast: %" PRIu64
	    " rows have fewer than 5 people in the segment or among the others; nothing is "
	    "compared there",
	    "contrast: 区分かそれ以外が5人未満のため、比較していない行: %" PRIu64 " 行", few);
	cc_note_count(report, "expected-below-5",
	    "contrast: expected counts below 5 in %" PRIu64
	    " of %zu rows; its residual is rough, its p is exact (Fisher)",
	    "contrast: expected counts below 5 in %" PRIu64
	    " of %zu rows; their residuals are rough, their p is exact (Fisher)",
	    "contrast: 期待度数が5未満の行: %" PRIu64
	    " / %zu 行。残差は目安で、p値はフィッシャーの正確検定です",
	    small, n);
	if (full == 1)
		cc_note(report, "one-segment",
		    "contrast: all respondents are in one segment, so there are none to compare with",
		    "contrast: 全員が同じ区分のため、比較する相手がいません");
}

/* Rows stand segment by segment, the codes of each in one order. */
static void
adjust(struct cc_report *report, struct voice_contrast_row *row, size_t n, uint32_t codes,
    struct cc_arena *arena)
{
	struct cc_tested *tested = CC_ARRAY(arena, struct cc_tested, n);
	double *adjusted = CC_ARRAY(arena, double, n);

	for (size_t i = 0; i < n; i++)
		tested[i] = (struct cc_tested){ .item = (uint32_t)(i % codes),
			.own = row[i].own.n,
			.others = row[i].others.n,
			.p = row[i].p };
	cc_note_segments(report, cc_adjust_groups(adjusted, tested, n, arena));
	for (size_t i = 0; i < n; i++)
		row[i].p_adjusted = adjusted[i];
}

void
voice_contrast(struct cc_report *report, const struct voice_counts *c, struct cc_arena *arena)
{
	uint32_t none = voice_mark(c->book, NOTHING), shown = 0, at = 0;
	struct voice_contrast_row *row;
	struct cc_crossed *cell;
	uint64_t *count;
	size_t n;

	if (c->segment == NULL || !voice_wants(c->run, CONTRAST))
		return;
	for (uint32_t m = 0; m <= none; m++)
		shown += voice_mark_shown(c->book, m, c->people[m]);
	n = (size_t)c->segments * shown;
	row = CC_ARRAY(arena, struct voice_contrast_row, n);
	count = CC_ARRAY(arena, uint64_t, 2 * ((size_t)c->segments + 1));
	cell = CC_ARRAY(arena, struct cc_crossed, 2 * ((size_t)c->segments + 1));
	for (uint32_t m = 0; m <= none; m++)
		if (voice_mark_shown(c->book, m, c->people[m]))
			contrast(row + at++, shown, c, m, count, cell, arena);
	adjust(report, row, n, shown, arena);
	cc_table_fill(report, cc_report_at(report, CONTRAST), row, n);
	put_notes(report, c, row, n);
}
