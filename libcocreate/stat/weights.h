/* weights.h -- sums of case weights, the same for every order of adds.
 *
 * May be included by: stat, figure, method, tests.
 * In:     weights above 0, up to a million, of up to 2^40 people.
 * Out:    people, the sum of their weights and of the squares, Kish's effective
 *         number of people, sum^2 / squares.
 * Errors: none; asserts the range.
 * Cost:   O(1); 170 bytes a sum, 24 a total.
 * Source: fixed-point numbers in 16-bit digits with room for carries: weights in
 *         units of 2^-108, squares of 2^-120, so that weights that sum to one are
 *         as good as those that sum to a population.
 *         L. Kish, Survey Sampling (1965), 11.7.
 */
#ifndef CC_STAT_WEIGHTS_H
#define CC_STAT_WEIGHTS_H

#include <stdbool.h>
#include <stdint.h>

/* Digits of the sum, lowest first, then of the squares: a store may keep them as counts. */
enum {
	CC_WEIGHT_BITS = 16, /* so that sums over 2^26 rows are counts that parts may hold */
	CC_WEIGHT_SUM = 8,
	CC_WEIGHT_SQUARES = 10,
	CC_WEIGHT_DIGITS = CC_WEIGHT_SUM + CC_WEIGHT_SQUARES
};

/* Zeroed where nobody is added yet. */
struct cc_weight_sums {
	uint64_t n;
	double least, most; /* of the weights; of no use where n is 0 */
	int64_t digit[CC_WEIGHT_DIGITS];
};

/* The sum of many weights and nothing else of them, in units of 2^-108, the lowest word first; zeroed where
 * nobody is added yet. */
struct cc_weight_total {
	uint64_t word[3];
};

void cc_weights_add(struct cc_weight_sums *s, double weight);
void cc_weights_join(struct cc_weight_sums *s, const struct cc_weight_sums *more);
/* Takes a part out again; least and most stay those of the whole. */
void cc_weights_leave(struct cc_weight_sums *s, const struct cc_weight_sums *part);

void cc_weight_total_add(struct cc_weight_total *t, double weight);
void cc_weight_total_join(struct cc_weight_total *t, const struct cc_weight_total *more);
/* To the bit what cc_weights_sum() is of the same weights. */
double cc_weight_total(const struct cc_weight_total *t);

double cc_weights_sum(const struct cc_weight_sums *s);
double cc_weights_squares(const struct cc_weight_sums *s);
double cc_weights_effective(const struct cc_weight_sums *s); /* 0: nobody */

/* All have one weight, so that it changes nothing. */
static inline bool
cc_weights_alike(const struct cc_weight_sums *s)
{
	return s->n == 0 || s->least == s->most;
}

#endif
