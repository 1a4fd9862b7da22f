/* twofold.h -- sums and quotients in twice the digits of a double.
 *
 * May be included by: stat, method, tests.
 * For short sums in canonical order whose result should be the double nearest
 * to the true value: 2/3 - 1/3 - 1/3 is 0, and three thirds are 1.
 * In: finite doubles.  Cost: a few operations an add.
 * Source: D. E. Knuth, TAOCP 2, 4.2.2 (sum of two doubles without error).
 */
#ifndef CC_BASE_TWOFOLD_H
#define CC_BASE_TWOFOLD_H

#include <math.h>

struct cc_twofold {
	double head, tail;
};

static inline void
cc_twofold_add(struct cc_twofold *sum, double x)
{
	double s = sum->head + x, part = s - sum->head;

	sum->tail += (sum->head - (s - part)) + (x - part);
	sum->head = s;
}

static inline void
cc_twofold_join(struct cc_twofold *sum, const struct cc_twofold *more)
{
	cc_twofold_add(sum, more->head);
	sum->tail += more->tail;
}

/* number / by, of which number * by is exact or nearly so. */
static inline struct cc_twofold
cc_twofold_ratio(double number, double by)
{
	double q = number / by;

	return (struct cc_twofold){ q, fma(-q, by, number) / by };
}

static inline void
cc_twofold_add_ratio(struct cc_twofold *sum, double number, double by)
{
	struct cc_twofold ratio = cc_twofold_ratio(number, by);

	cc_twofold_join(sum, &ratio);
}

/* What is left of thirds that cancelled is noise, 2^-100 of what was added. */
static inline double
cc_twofold_value(const struct cc_twofold *sum)
{
	double value = sum->head + sum->tail;

	return fabs(value) < 0x1p-80 ? 0 : value;
}

#endif
