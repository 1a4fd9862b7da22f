/* superiority.c -- how often somebody with the one does better than somebody with the other. */
#include "stat/superiority.h"

#include "stat/interval.h"
#include "stat/rank_sum.h"

#include <math.h>

static struct cc_superior
by_nothing(void)
{
	return (struct cc_superior){ .by = CC_BY_NOTHING, .value = (double)NAN };
}

struct cc_superior
cc_superior_shares(struct cc_share first, struct cc_share second)
{
	double p1 = (double)first.x / (double)first.n, p2 = (double)second.x / (double)second.n;

	if (first.n == 0 || second.n == 0)
		return by_nothing();
	return (struct cc_superior){ CC_BY_SHARES, .5 + (p1 - p2) / 2, (double)first.n, (double)second.n, p1,
		p2 };
}

struct cc_superior
cc_superior_ranks(double superiority, uint64_t n1, uint64_t n2)
{
	if (n1 == 0 || n2 == 0)
		return by_nothing();
	return (struct cc_superior){ CC_BY_RANKS, superiority, (double)n1, (double)n2, 0, 0 };
}

struct cc_superior
cc_superior_preferences(uint64_t first, uint64_t second)
{
	double n = (double)first + (double)second;

	if (first + second == 0)
		return by_nothing();
	return (struct cc_superior){ CC_BY_PREFERENCES, (double)first / n, n, 0, (double)first / n, 0 };
}

/* At z standard errors. */
static void
limits_at(double *low, double *high, const struct cc_superior *s, double z)
{
	double l1, u1, l2, u2, d = s->p1 - s->p2;

	if (s->by == CC_BY_RANKS) {
		cc_superiority_at(low, high, s->value, s->n1, s->n2, z);
		return;
	}
	cc_wilson_at(&l1, &u1, s->p1, s->n1, z);
	if (s->by == CC_BY_PREFERENCES) {
		*low = l1;
		*high = u1;
		return;
	}
	cc_wilson_at(&l2, &u2, s->p2, s->n2, z);
	*low = .5 + fmax(d - hypot(s->p1 - l1, u2 - s->p2), -1) / 2;
	*high = .5 + fmin(d + hypot(u1 - s->p1, s->p2 - l2), 1) / 2;
}

enum cc_why
cc_superior_limits(double *low, double *high, const struct cc_superior *s, double confidence)
{
	*low = *high = (double)NAN;
	if (s->by == CC_BY_NOTHING)
		return CC_WHY_NO_DATA;
	limits_at(low, high, s, cc_normal_quantile((1 + confidence) / 2));
	return CC_WHY_NONE;
}

struct two {
	const struct cc_superior *first, *second;
	double apart;
};

static void
apart_at(double *low, double *high, const struct two *t, double z)
{
	double l1, u1, l2, u2;

	limits_at(&l1, &u1, t->first, z);
	limits_at(&l2, &u2, t->second, z);
	*low = t->apart - hypot(t->first->value - l1, u2 - t->second->value);
	*high = t->apart + hypot(u1 - t->first->value, t->second->value - l2);
}

static bool
excludes_none(const void *ctx, double z)
{
	double low, high;

	apart_at(&low, &high, ctx, z);
	return low > 0 || high < 0;
}

enum cc_why
cc_superior_difference(struct cc_difference *out, const struct cc_superior *first,
    const struct cc_superior *second, double confidence)
{
	struct two t = { first, second, first->value - second->value };

	*out = (struct cc_difference){ t.apart, (double)NAN, (double)NAN, (double)NAN };
	if (first->by == CC_BY_NOTHING || second->by == CC_BY_NOTHING)
		return CC_WHY_NO_DATA;
	apart_at(&out->low, &out->high, &t, cc_normal_quantile((1 + confidence) / 2));
	out->p = t.apart == 0 ? 1 : erfc(cc_greatest_z(excludes_none, &t) / sqrt(2));
	return CC_WHY_NONE;
}
