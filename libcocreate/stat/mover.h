/* mover.h -- the difference of two independent estimates, from their intervals alone.
 *
 * May be included by: figure, method, tests.
 * In:     a value and its interval on each side, of one level of confidence; low <= value <= high.
 * Out:    after - before, its interval, which need not be symmetric, and p: below 1 - confidence
 *         exactly where the interval leaves 0.  No difference: p 1; a width of zero: p 0.
 * Errors: NaN throughout where a value or an end is not finite.
 * Cost:   O(1).
 * Source: Zou and Donner, Statistics in Medicine 27 (2008), 1693-1702 (MOVER); of two shares
 *         with Wilson's intervals it is method 10 of Newcombe, Statistics in Medicine 17 (1998).
 */
#ifndef CC_STAT_MOVER_H
#define CC_STAT_MOVER_H

struct cc_between {
	double value, low, high;
};

struct cc_mover {
	double difference, low, high, p;
};

void cc_mover(
    struct cc_mover *out, const struct cc_between *after, const struct cc_between *before, double confidence);

#endif
