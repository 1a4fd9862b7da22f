/* ring.c -- things around a ring, those that belong together near each other. */
#include "render/chart/ring.h"

#include "base/arena.h"

#include <math.h>

enum { ROUNDS = 60 };

static size_t
apart(size_t a, size_t b, size_t n)
{
	size_t d = a > b ? a - b : b - a;

	return d < n - d ? d : n - d;
}

/* What the thing at place `at` adds to the length of all ties, were it at place `to`; the
 * tie with the one at `without` stays as long as it is. */
static double
length_at(const size_t *order, const double *weight, size_t n, size_t at, size_t to, size_t without)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		if (i != at && i != without)
			sum += weight[order[at] * n + order[i]] * (double)apart(to, i, n);
	return sum;
}

static bool
exchange(size_t *order, const double *weight, size_t n, size_t a, size_t b)
{
	static const double least_gain = 1e-9;
	double now = length_at(order, weight, n, a, a, b) + length_at(order, weight, n, b, b, a);
	double then = length_at(order, weight, n, a, b, b) + length_at(order, weight, n, b, a, a);
	size_t kept = order[a];

	if (!(then < now - least_gain))
		return false;
	order[a] = order[b];
	order[b] = kept;
	return true;
}

static size_t
heaviest(const size_t *order, const double *weight, size_t n)
{
	size_t best = 0;
	double most = -1;

	for (size_t i = 0; i < n; i++) {
		double sum = 0;

		for (size_t k = 0; k < n; k++)
			sum += weight[order[i] * n + k];
		if (sum > most) {
			most = sum;
			best = i;
		}
	}
	return best;
}

void
cc_ring_order(size_t *order, const double *weight, size_t n, struct cc_arena *arena)
{
	size_t *turned = CC_ARRAY(arena, size_t, n + 1), first;
	bool better = true;

	for (size_t i = 0; i < n; i++)
		order[i] = i;
	for (unsigned round = 0; better && round < ROUNDS; round++) {
		better = false;
		for (size_t a = 0; a < n; a++)
			for (size_t b = a + 1; b < n; b++)
				better |= exchange(order, weight, n, a, b);
	}
	first = heaviest(order, weight, n);
	for (size_t i = 0; i < n; i++)
		turned[i] = order[(first + i) % n];
	memcpy(order, turned, n * sizeof *order);
}

struct cc_point
cc_ring_place(size_t i, size_t n, double wide, double high)
{
	size_t right = n - n / 2;
	bool on_right = i < right;
	size_t of = on_right ? right : n / 2, from_top = on_right ? i : n - 1 - i;
	double y = (2. * (double)from_top + 1) / (double)of - 1;
	double x = sqrt(1 - y * y);

	return (struct cc_point){ (on_right ? x : -x) * wide, y * high };
}
