/* moments.c -- mean and spread that do not depend on the order of the data. */
#include "stat/moments.h"

#include <assert.h>
#include <math.h>

static const double huge_from = 0x1p480;

/* a * b without rounding, as the sum of two doubles. */
static void
add_product(struct cc_exact *sum, double a, double b)
{
	double product = a * b;

	cc_exact_add(sum, product);
	cc_exact_add(sum, fma(a, b, -product));
}

/* The quotient of head + tail by n, right to half a unit in the last place but
 * for double rounding; exact where the quotient is a double. */
static double
divide(double head, double tail, double n)
{
	double q = head / n;

	return q + (fma(-q, n, head) + tail) / n;
}

void
cc_moments_add(struct cc_moments *m, double x)
{
	assert(isfinite(x));
	m->n++;
	if (fabs(x) >= huge_from) {
		m->huge++;
		return;
	}
	cc_exact_add(&m->sum, x);
	cc_exact_add_square(&m->squares, x);
}

void
cc_moments_add_times(struct cc_moments *m, double x, uint64_t times)
{
	double square = x * x;

	assert(isfinite(x));
	m->n += times;
	if (fabs(x) >= huge_from) {
		m->huge += times;
		return;
	}
	add_product(&m->sum, x, (double)times);
	add_product(&m->squares, square, (double)times);
	add_product(&m->squares, fma(x, x, -square), (double)times);
}

void
cc_moments_leave(struct cc_moments *m, const struct cc_moments *part)
{
	assert(part->n <= m->n && part->huge <= m->huge);
	m->n -= part->n;
	m->huge -= part->huge;
	cc_exact_leave(&m->sum, &part->sum);
	cc_exact_leave(&m->squares, &part->squares);
}

enum cc_why
cc_moments_mean(double *mean, const struct cc_moments *m)
{
	double head, tail;

	*mean = (double)NAN;
	if (m->n == 0)
		return CC_WHY_NO_DATA;
	if (m->huge > 0)
		return CC_WHY_RANGE;
	cc_exact_split(&head, &tail, &m->sum);
	*mean = divide(head, tail, (double)m->n);
	return CC_WHY_NONE;
}

enum cc_why
cc_moments_variance(double *variance, const struct cc_moments *m)
{
	struct cc_exact deviations = m->squares, shift = { { 0 }, 0 };
	double head, tail, mean, n = (double)m->n, left, squares;
	enum cc_why why = cc_moments_mean(&mean, m);

	*variance = (double)NAN;
	if (why != CC_WHY_NONE)
		return why;
	if (m->n < 2)
		return CC_WHY_ONE;
	cc_exact_split(&head, &tail, &m->sum);
	add_product(&deviations, -2 * mean, head);
	add_product(&deviations, -2 * mean, tail);
	add_product(&deviations, n * mean, mean);
	add_product(&deviations, fma(n, mean, -(n * mean)), mean);
	cc_exact_add(&shift, head);
	cc_exact_add(&shift, tail);
	add_product(&shift, -n, mean);
	left = cc_exact_value(&shift);
	squares = cc_exact_value(&deviations) - left * left / n;
	*variance = squares > 0 ? squares / (n - 1) : 0;
	return CC_WHY_NONE;
}

enum cc_why
cc_moments_sd(double *sd, const struct cc_moments *m)
{
	enum cc_why why = cc_moments_variance(sd, m);

	*sd = sqrt(*sd);
	return why;
}
