/* breaks.c -- where breaks stand between the blocks of a session. */
#include "stat/breaks.h"

/* The nearest block whose end is free; distances are those of minutes times `parts`. */
static size_t
nearest(int64_t *distance, const bool *after, const int64_t *until, const bool *wanted, size_t n,
    int64_t target, int64_t parts)
{
	size_t best = n;

	for (size_t i = 0; i + 1 < n; i++) {
		int64_t off = until[i] * parts - target;

		off = off < 0 ? -off : off;
		if (after[i] || (wanted != NULL && !wanted[i]) || (best < n && off >= *distance))
			continue;
		*distance = off;
		best = i;
	}
	return best;
}

bool
cc_breaks(bool *after, const int64_t *until, const bool *phase_end, size_t n, unsigned breaks)
{
	int64_t parts = (int64_t)breaks + 1, distance = 0;

	for (size_t i = 0; i < n; i++)
		after[i] = false;
	for (unsigned j = 1; j <= breaks; j++) {
		int64_t target = until[n - 1] * j;
		size_t at = nearest(&distance, after, until, phase_end, n, target, parts);

		if (at == n || distance > CC_BREAKS_REACH * parts)
			at = nearest(&distance, after, until, NULL, n, target, parts);
		if (at == n)
			return false;
		after[at] = true;
	}
	return true;
}
