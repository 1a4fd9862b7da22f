/* adjust.c -- p-values of many comparisons at once. */
#include "stat/adjust.h"

#include "base/arena.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

struct test {
	double p;
	size_t at;
};

static int
by_p(const void *a, const void *b)
{
	const struct test *x = a, *y = b;

	if (x->p != y->p)
		return x->p < y->p ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

/* The tests that were made, ascending; the others are NaN in out. */
static size_t
sort_tests(struct test **tests, double *out, const double *p, size_t n, struct cc_arena *arena)
{
	size_t made = 0;

	*tests = CC_ARRAY(arena, struct test, n);
	for (size_t i = 0; i < n; i++) {
		assert(isnan(p[i]) || (p[i] >= 0 && p[i] <= 1));
		if (!isnan(p[i]))
			(*tests)[made++] = (struct test){ p[i], i };
		out[i] = (double)NAN;
	}
	qsort(*tests, made, sizeof **tests, by_p);
	return made;
}

void
cc_adjust_holm(double *out, const double *p, size_t n, struct cc_arena *arena)
{
	struct test *test;
	size_t made = sort_tests(&test, out, p, n, arena);
	double most = 0;

	for (size_t i = 0; i < made; i++) {
		most = fmax(most, fmin((double)(made - i) * test[i].p, 1));
		out[test[i].at] = most;
	}
}
