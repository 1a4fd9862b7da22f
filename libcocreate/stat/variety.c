/* variety.c -- how varied a choice is, and how much of a list has been seen. */
#include "stat/variety.h"

#include <math.h>

struct cc_variety
cc_variety_of(const double *part, size_t n)
{
	struct cc_variety v = { 0 };
	double all = 0;

	for (size_t i = 0; i < n; i++)
		all += part[i];
	for (size_t i = 0; i < n; i++) {
		double share = part[i] / all;

		v.hhi += share * share;
		v.entropy -= share < 1 ? share * log2(share) : 0;
	}
	v.effective = 1 / v.hhi;
	return n > 0 ? v : (struct cc_variety){ (double)NAN, (double)NAN, (double)NAN };
}

double
cc_good_turing(const struct cc_seen_kinds *s)
{
	return s->sightings > 0 ? 1 - (double)s->once / (double)s->sightings : (double)NAN;
}

double
cc_chao1(const struct cc_seen_kinds *s)
{
	double once = (double)s->once;

	if (s->sightings == 0)
		return (double)NAN;
	if (s->twice > 0)
		return (double)s->kinds + once * once / (2 * (double)s->twice);
	return (double)s->kinds + once * (once - 1) / 2;
}
