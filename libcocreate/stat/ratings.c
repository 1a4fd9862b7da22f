/* ratings.c -- what raters gave to units on measures: kept side by side.
 *
 * Room is reserved for as many ratings as there may be and touched by as many
 * as there are.
 */
#include "stat/ratings.h"

#include "base/arena.h"

#include <math.h>

enum { PARTS = 16, RATINGS_A_RATER = 8, PATTERNS = 1 << 12 };

uint32_t
cc_ratings_parts(uint32_t units, uint32_t raters, uint64_t ratings)
{
	uint64_t parts = raters > 0 ? ratings / RATINGS_A_RATER / raters : PARTS;

	parts = parts > PARTS ? PARTS : parts;
	parts = parts > units ? units : parts;
	return parts > 1 ? (uint32_t)parts : 1;
}

/* How many patterns there may be, and what numbers them; none where they are too
 * many, or their totals are not their own. */
static void
number_patterns(struct cc_ratings *r)
{
	uint64_t n = 1;

	for (uint32_t m = 0; m < r->measures && n <= PATTERNS; m++)
		n *= r->values + UINT64_C(1);
	r->bits = 0;
	while (n > UINT64_C(1) << r->bits)
		r->bits++;
	r->patterns = n <= PATTERNS && r->measures < 31 && !r->prorated && r->raters < CC_NO_ID >> r->bits
			  ? (uint32_t)n
			  : 0;
	r->bits = r->patterns > 0 ? r->bits : 0;
}

/* A pattern is a number of `measures` digits, of which 0 is what was left open. */
static uint32_t
pattern_of(const struct cc_ratings *r, const uint32_t *value)
{
	uint32_t pattern = 0;

	for (uint32_t m = 0; m < r->measures; m++)
		pattern = pattern * (r->values + 1) + (value[m] + 1); /* CC_NO_ID becomes 0 */
	return pattern;
}

static void
spell_patterns(uint32_t *value, const struct cc_ratings *r)
{
	for (uint32_t p = 0; p < r->patterns; p++, value += r->measures) {
		uint32_t left = p;

		for (uint32_t m = r->measures; m-- > 0; left /= r->values + 1)
			value[m] = left % (r->values + 1) - 1;
	}
}

void
cc_ratings_begin(struct cc_ratings *r, uint64_t most, struct cc_arena *arena)
{
	uint32_t *value;

	r->first = CC_ARRAY(arena, uint64_t, r->units);
	r->end = CC_ARRAY(arena, uint64_t, r->units);
	number_patterns(r);
	cc_buf_reserve(&r->by_room, (size_t)most * sizeof *r->by);
	r->by = (uint32_t *)(void *)r->by_room.at;
	if (r->patterns > 0) {
		value = CC_ARRAY(arena, uint32_t, (size_t)r->patterns * r->measures);
		spell_patterns(value, r);
		r->given = value;
	} else {
		cc_buf_reserve(&r->given_room, (size_t)most * r->measures * sizeof *r->given);
		r->given = (uint32_t *)(void *)r->given_room.at;
	}
}

void
cc_ratings_free(struct cc_ratings *r)
{
	cc_buf_free(&r->by_room);
	cc_buf_free(&r->given_room);
}

void
cc_ratings_add(
    struct cc_ratings *r, struct cc_ratings_part *part, uint32_t unit, uint32_t rater, const uint32_t *value)
{
	uint64_t i = part->at++;

	if (r->end[unit] == 0)
		r->first[unit] = i;
	r->end[unit] = part->at;
	r->by[i] = rater << r->bits;
	if (r->patterns > 0)
		r->by[i] |= pattern_of(r, value);
	else
		memcpy((uint32_t *)(void *)r->given_room.at + (size_t)i * r->measures, value,
		    r->measures * sizeof *value);
}

/* Weights and scores are decimals, and so are their sums: equal ones have the same bits then,
 * however they came about. */
static double
decimal(double sum)
{
	double near = rint(sum * 1e9) / 1e9;

	return fabs(near - sum) <= 1e-13 * fabs(sum) ? near : sum;
}

bool
cc_ratings_total(
    double *total, const struct cc_ratings *r, const uint32_t *value, const struct cc_rated *rated)
{
	double sum = 0, weights = 0;

	for (uint32_t m = 0; m < r->measures; m++) {
		if (value[m] != CC_NO_ID) {
			sum += r->weight[m] * r->number[value[m]];
			weights += r->weight[m];
		} else if (!r->prorated || rated[m].n > 0) {
			return false;
		}
	}
	*total = decimal(sum) * r->measures / weights;
	return weights > 0;
}

uint64_t
cc_counted_raters(const struct cc_counted *c, const struct cc_ratings *r, uint32_t measure)
{
	uint64_t n = c->unnamed[measure];

	for (size_t rater = 0; rater < r->raters; rater++)
		n += c->has[rater * (r->measures + 1) + measure];
	return n;
}
