/* shapley.c -- what each member of a group adds to what the group is worth. */
#include "stat/shapley.h"

static int64_t
factorial(unsigned n)
{
	int64_t f = 1;

	while (n > 1)
		f *= n--;
	return f;
}

static unsigned
members(unsigned set)
{
	unsigned n = 0;

	for (; set != 0; set &= set - 1)
		n++;
	return n;
}

void
cc_shapley(int64_t *out, const int64_t *value, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		out[i] = 0;
		for (unsigned set = 0; set < 1U << n; set++) {
			unsigned before = members(set);

			/* in so many orders of all these stand before i, and the others behind */
			if (!(set >> i & 1))
				out[i] += factorial(before) * factorial(n - before - 1) *
					  (value[set | 1U << i] - value[set]);
		}
	}
}
