/* contrast.c -- how many in each segment have one thing, against everybody else. */
#include "figure/contrast.h"

#include "base/arena.h"

#include <inttypes.h>
#include <math.h>

/* A segment, and everybody else. */
struct sides {
	struct cc_weighted_share own, others;
};

/* Below so many people figures of a comparison are noise. */
enum { LEAST = 5 };

/* Weighted people are as many as would tell as much; an expected count is of these. */
static void
compare_weighted(struct cc_contrast *row, const struct sides *sides, const struct cc_run *run)
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
compare(struct cc_contrast *row, const struct cc_crossed *cell, const struct sides *sides,
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

void
cc_contrast(struct cc_contrast *out, const struct cc_weighted_share *of, uint32_t segments,
    const struct cc_run *run, struct cc_arena *scratch)
{
	size_t n = (size_t)segments + 1;
	uint64_t *count = CC_ARRAY(scratch, uint64_t, 2 * n);
	struct cc_crossed *cell = CC_ARRAY(scratch, struct cc_crossed, 2 * n);
	struct cc_weighted_share all = { 0 };
	struct cc_share people = { 0 };
	struct cc_table_test test;

	for (size_t s = 0; s < n; s++) {
		count[2 * s] = of[s].has.n;
		count[2 * s + 1] = of[s].all.n - of[s].has.n;
		people.x += of[s].has.n;
		people.n += of[s].all.n;
		cc_weights_join(&all.has, &of[s].has);
		cc_weights_join(&all.all, &of[s].all);
	}
	cc_crossed(&test, cell, count, n, 2, scratch);
	for (uint32_t s = 0; s < segments; s++) {
		struct sides sides = { of[s], all };
		struct cc_contrast *row = &out[s];

		cc_weights_leave(&sides.others.has, &sides.own.has);
		cc_weights_leave(&sides.others.all, &sides.own.all);
		*row = (struct cc_contrast){ .own = { of[s].has.n, of[s].all.n },
			.others = { people.x - of[s].has.n, people.n - of[s].all.n },
			.share = cc_weighted_share_value(&sides.own),
			.others_share = cc_weighted_share_value(&sides.others),
			.weighted = !cc_weights_alike(&all.all) };
		cc_weighted_share_interval(&row->low, &row->high, &sides.own, run->confidence);
		compare(row, &cell[2 * s], &sides, run);
	}
}

/* Of the four cells of the segment against the others: below 5 the p is
 * Fisher's. */
static double
least_expected(const struct cc_contrast *c)
{
	double n = (double)c->own.n + (double)c->others.n, k = (double)c->own.x + (double)c->others.x;

	return fmin((double)c->own.n, (double)c->others.n) * fmin(k, n - k) / n;
}

void
cc_contrast_see(struct cc_contrast_rows *rows, const struct cc_contrast *one)
{
	rows->n++;
	rows->few += one->why != NULL && strcmp(one->why, "contrast-few-people") == 0;
	rows->rough += one->why == NULL && !one->weighted && least_expected(one) < 5;
}

void
cc_contrast_notes(
    struct cc_report *report, const char *table, const struct cc_contrast_rows *rows, bool alone)
{
	struct cc_contrast_rows said = *rows;

	if (alone)
		said.few = said.rough = 0;
	if (said.few > 0)
		cc_note(report, "contrast-few-people",
		    said.few == 1
			? "%s: %" PRIu64
			  " row has fewer than 5 people in the segment or among the others; nothing is "
			  "compared there"
			: "%s: %" PRIu64
			  " rows have fewer than 5 people in the segment or among the others; nothing is "
			  "compared there",
		    "%s: 区分かそれ以外が5人未満のため、比較していない行: %" PRIu64 " 行", table, said.few);
	if (said.rough > 0)
		cc_note(report, "expected-below-5",
		    said.rough == 1 ? "%s: expected counts below 5 in %" PRIu64 " of %" PRIu64
				      " rows; its residual is rough, its p is exact (Fisher)"
				    : "%s: expected counts below 5 in %" PRIu64 " of %" PRIu64
				      " rows; their residuals are rough, their p is exact (Fisher)",
		    "%s: 期待度数が5未満の行: %" PRIu64 " / %" PRIu64
		    " 行。残差は目安で、p値はフィッシャーの正確検定です",
		    table, said.rough, said.n);
	if (alone)
		cc_note(report, "one-segment",
		    "%s: all respondents are in one segment, so there are none to compare with",
		    "%s: 全員が同じ区分のため、比較する相手がいません", table);
}
