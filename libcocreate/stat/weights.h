/* weights.h -- sums of case weights, the same for every order of adds.
 *
 * May be included by: stat, figure, method, tests.
 * In:     weights above 0, up to CC_WEIGHT_MOST, of up to 2^27 people.
 * Out:    people, the sum of their weights and of the squares, Kish's effective
 *         number of people, sum^2 / squares.
 * Errors: none; asserts the range.
 * Cost:   O(1); 72 bytes a sum.
 * Source: fixed-point numbers in 32-bit digits with room for carries: weights in
 *         units of 2^-60, squares of 2^-52; a weight of 1/128 or more is exact,
 *         and so is the square of one with 26 bits.
 *         L. Kish, Survey Sampling (1965), 11.7.
 */
#ifndef CC_STAT_WEIGHTS_H
#define CC_STAT_WEIGHTS_H

#include <stdbool.h>
#include <stdint.h>

#define CC_WEIGHT_MOST 1e6

/* Digits of the sum, lowest first, then of the squares: a store may keep them as counts. */
enum { CC_WEIGHT_DIGITS = 6 };

/* Zeroed where nobody is added yet. */
struct cc_weight_sums {
	uint64_t n;
	double least, most; /* of the weights; of no use where n is 0 */
	int64_t digit[CC_WEIGHT_DIGITS];
};

void cc_weights_add(struct cc_weight_sums *s, double weight);
void cc_weights_join(struct cc_weight_sums *s, const struct cc_weight_sums *more);
/* Takes a part out again; least and most stay those of the whole. */
void cc_weights_leave(struct cc_weight_sums *s, const struct cc_weight_sums *part);

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
