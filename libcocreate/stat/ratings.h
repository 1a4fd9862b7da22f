/* ratings.h -- what raters gave to units on measures: totals, means, counts, leniency.
 *
 * May be included by: stat, method, tests.
 * In:     unit by unit the ratings of its raters, each at most once a unit; a
 *         rating is a value (a rank in number[]) on some of the measures.  A
 *         rater may be nobody known (CC_NO_ID).  Units stand in parts, which are
 *         filled and counted apart: how many is cc_ratings_parts()'s, and rests
 *         on the data alone, so that threads move no digit.
 * Out:    by unit and measure how often each value was given, how many ratings,
 *         their sum and mean; by unit the mean and variance of the totals of its
 *         ratings; by rater the sum of what they gave and of the differences to
 *         the mean of the others on the same unit and measure.
 *         A total is sum(weight value) measures / sum(weight), over all measures:
 *         without one of them there is none.  With `prorated` it is that over
 *         the measures on which the unit has any rating.
 * Errors: none; a mean of none is NaN.
 * Cost:   O(1) a rating; a total and the differences cost once a pattern of a unit
 *         where at most 4096 patterns of values are possible, they fit in 32 bits
 *         beside the rater, and totals are not prorated.
 * Memory: 4 bytes a rating with few patterns, else 4 + 4 a measure; a part 62 bytes
 *         a rater and 1 a measure of it.
 * Source: the mean of the others is (sum - x) / (n - 1), so the difference to it
 *         is (n x - sum) / (n - 1), whose numerator is exact while ratings are
 *         whole.
 */
#ifndef CC_STAT_RATINGS_H
#define CC_STAT_RATINGS_H

#include "base/map.h"
#include "base/twofold.h"
#include "base/workers.h"
#include "stat/agree.h"
#include "stat/compare.h"

#define CC_TOTAL_SAME 1e-9 /* totals that differ by no more are the same: means carry noise */

/* Neighbouring units: from, and up to but not including to. */
struct cc_ratings_part {
	uint32_t from, to;
	uint64_t at; /* where its next rating goes */
};

/* The members up to part are the caller's. */
struct cc_ratings {
	uint32_t units, raters, measures, values;
	const double *number; /* [values]; ascending, distinct */
	const double *weight; /* [measures]; 0 or more, not all 0 */
	bool prorated;
	uint32_t parts;
	struct cc_ratings_part *part; /* [parts] */
	uint64_t *first, *end;	      /* [units]: of their ratings */
	unsigned bits;		      /* that number a pattern of values; 0: patterns are too many */
	uint32_t *by;		      /* [ratings]: rater << bits | pattern */
	uint32_t patterns;
	const uint32_t *given; /* [patterns][measures], or [ratings][measures]; CC_NO_ID: left open */
	struct cc_buf by_room, given_room;
};

/* Where raters are many, each part's table of them would outgrow the ratings. */
uint32_t cc_ratings_parts(uint32_t units, uint32_t raters, uint64_t ratings);
/* No part will reach the `at` of the next, nor the last one `most`. */
void cc_ratings_begin(struct cc_ratings *r, uint64_t most, struct cc_arena *arena);
/* One rating more of a unit of the part: units ascending, and raters within them,
 * unnamed ones last. */
void cc_ratings_add(
    struct cc_ratings *r, struct cc_ratings_part *part, uint32_t unit, uint32_t rater, const uint32_t *value);
void cc_ratings_free(struct cc_ratings *r);

/* Of rating i the rater, or CC_NO_ID; its key, which is a pattern, or i itself;
 * and the values [measures] of a key. */
static inline uint32_t
cc_rating_rater(const struct cc_ratings *r, uint64_t i)
{
	uint32_t rater = r->by[i] >> r->bits;

	return rater == CC_NO_ID >> r->bits ? CC_NO_ID : rater;
}

static inline uint32_t
cc_rating_key(const struct cc_ratings *r, uint64_t i)
{
	return r->patterns > 0 ? r->by[i] & ((UINT32_C(1) << r->bits) - 1) : (uint32_t)i;
}

static inline const uint32_t *
cc_key_values(const struct cc_ratings *r, uint32_t key)
{
	return r->given + (size_t)key * r->measures;
}

/* All ratings of a unit on a measure. */
struct cc_rated {
	uint64_t n;
	double sum, mean; /* mean NaN: none */
};

struct cc_rater_sums {
	uint64_t units, ratings, compared;
	struct cc_twofold sum, difference; /* of ratings; to the others' mean, over those compared */
};

struct cc_counted {
	struct cc_counts *counts;    /* [measures + 1], the last of totals */
	uint64_t *unnamed;	     /* [measures + 1]: ratings by nobody known */
	struct cc_rated *rated;	     /* [units][measures] */
	struct cc_mean *total;	     /* [units]: of totals */
	struct cc_rater_sums *rater; /* [raters] */
	uint8_t *has;		     /* [raters][measures + 1]: whether there is one */
};

void cc_ratings_count(struct cc_counted *out, const struct cc_ratings *r, const struct cc_workers *workers,
    struct cc_arena *arena);

/* rated: of the unit; read where totals are prorated alone.  False: there is no total. */
bool cc_ratings_total(
    double *total, const struct cc_ratings *r, const uint32_t *value, const struct cc_rated *rated);
/* How many gave a rating on a measure (or a total), unnamed ones too. */
uint64_t cc_counted_raters(const struct cc_counted *c, const struct cc_ratings *r, uint32_t measure);

#endif
