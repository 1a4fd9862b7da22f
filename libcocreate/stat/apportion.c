/* apportion.c -- a whole amount shared out by weights, to the last unit. */
#include "stat/apportion.h"

#include "base/arena.h"
#include "base/int128.h"

#include <stdlib.h>

enum { NANO = 1000000000 };

/* Those that are not fixed share rest by their weights, which add up to `weight`. */
struct sharing {
	const struct cc_apportion *in;
	struct cc_apportioned *out;
	int64_t least, rest, weight;
	bool *fixed;
};

/* Sets the fixed share of one. */
static void
fix(struct sharing *s, size_t i, int64_t units)
{
	s->fixed[i] = true;
	s->out->units[i] = units;
	s->out->quota[i] = (struct cc_quota){ units, s->in->weight[i] > 0 ? s->in->weight[i] : 1 };
	s->rest -= units;
	s->weight -= s->in->weight[i];
}

/* How far rest w / weight is above a bound, times weight. */
static struct cc_int128
above(const struct sharing *s, size_t i, int64_t bound)
{
	return cc_int128_subtract(
	    cc_int128_times(s->rest, s->in->weight[i]), cc_int128_times(bound, s->weight));
}

/* The sum of what bounds add to those below and take from those above; negative: they take more. */
static struct cc_int128
violation(const struct sharing *s)
{
	struct cc_int128 sum = cc_int128(0);

	for (size_t i = 0; i < s->in->n; i++) {
		struct cc_int128 low = above(s, i, s->least), high = above(s, i, s->in->most);

		if (s->fixed[i])
			continue;
		if (cc_int128_negative(low))
			sum = cc_int128_subtract(sum, low);
		else if (cc_int128_compare(high, cc_int128(0)) > 0)
			sum = cc_int128_subtract(sum, high);
	}
	return sum;
}

/* One pass: those beyond the bound that binds stay at it.  False: nobody did. */
static bool
bind(struct sharing *s)
{
	struct cc_int128 sum = violation(s);
	int sign = cc_int128_compare(sum, cc_int128(0));
	struct sharing before = *s;
	bool any = false;

	for (size_t i = 0; i < s->in->n; i++) {
		if (s->fixed[i])
			continue;
		if (sign >= 0 && cc_int128_negative(above(&before, i, s->least))) {
			fix(s, i, s->least);
			any = true;
		} else if (sign <= 0 && cc_int128_compare(above(&before, i, s->in->most), cc_int128(0)) > 0) {
			fix(s, i, s->in->most);
			any = true;
		}
	}
	return any && sign != 0;
}

/* Whether so many times a bound is more than the total, or less. */
static bool
times_exceeds(size_t n, int64_t bound, int64_t total)
{
	return cc_int128_compare(cc_int128_times((int64_t)n, bound), cc_int128(total)) > 0;
}

static void
find_quotas(struct sharing *s)
{
	const struct cc_apportion *in = s->in;
	size_t some = 0;

	for (size_t i = 0; i < in->n; i++) {
		some += in->weight[i] > 0;
		s->weight += in->weight[i];
	}
	for (size_t i = 0; i < in->n; i++)
		if (in->weight[i] == 0)
			fix(s, i, 0);
	s->out->least_dropped = times_exceeds(some, in->least, in->total);
	s->least = s->out->least_dropped ? 0 : in->least;
	if (!times_exceeds(some, in->most, in->total - 1)) {
		for (size_t i = 0; i < in->n; i++)
			if (!s->fixed[i])
				fix(s, i, in->most);
		return;
	}
	/* 0 and the total hold nobody back */
	while ((s->least > 0 || in->most < in->total) && bind(s))
		;
	for (size_t i = 0; i < in->n; i++)
		if (!s->fixed[i])
			s->out->quota[i] = (struct cc_quota){ s->rest, s->weight };
}

/* Somebody whose share is not whole. */
struct remainder {
	struct cc_int128 claim; /* remainder and what is owed, times 10^9 times the weight of all */
	int64_t weight;
	size_t at;
};

static int
by_claim(const void *a, const void *b)
{
	const struct remainder *x = a, *y = b;
	int claim = cc_int128_compare(y->claim, x->claim);

	if (claim != 0)
		return claim;
	if (x->weight != y->weight) /* both 0 where ties go to the first */
		return x->weight < y->weight ? 1 : -1;
	return (x->at > y->at) - (x->at < y->at);
}

static void
swap(struct remainder *claim, size_t i, size_t k)
{
	struct remainder one = claim[i];

	claim[i] = claim[k];
	claim[k] = one;
}

/* claim[n] so that those before the pivot, which is claim[n - 1] and comes between, precede it: where it comes. */
static size_t
part(struct remainder *claim, size_t n)
{
	size_t at = 0;

	for (size_t i = 0; i + 1 < n; i++)
		if (by_claim(&claim[i], &claim[n - 1]) < 0)
			swap(claim, i, at++);
	swap(claim, at, n - 1);
	return at;
}

enum { CLAIMS_FEW = 16, PARTS_MOST = 64 };

/* The `left` largest claims come to the front, in whatever order: no two are equal. */
static void
choose_largest(struct remainder *claim, size_t n, size_t left)
{
	for (int parts = 0; left > 0 && left < n; parts++) {
		size_t at;

		if (n <= CLAIMS_FEW || parts == PARTS_MOST) {
			qsort(claim, n, sizeof *claim, by_claim);
			return;
		}
		swap(claim, n / 2, n - 1);
		at = part(claim, n);
		if (at >= left) {
			n = at;
			continue;
		}
		claim += at + 1;
		n -= at + 1;
		left -= at + 1;
	}
}

/* Rounds down, then up those with the largest claims. */
static void
round_quotas(struct sharing *s, int64_t *owed, struct cc_arena *arena)
{
	struct remainder *claim = CC_ARRAY(arena, struct remainder, s->in->n);
	int64_t left = s->rest, part;
	size_t n = 0;

	for (size_t i = 0; i < s->in->n; i++) {
		if (s->fixed[i])
			continue;
		(void)cc_int128_divide(
		    &s->out->units[i], &part, cc_int128_times(s->rest, s->in->weight[i]), s->weight);
		left -= s->out->units[i];
		if (part == 0)
			continue;
		claim[n] =
		    (struct remainder){ cc_int128_times(part, NANO), s->in->first ? 0 : s->in->weight[i], i };
		if (owed != NULL)
			claim[n].claim = cc_int128_add(claim[n].claim, cc_int128_times(owed[i], s->weight));
		n++;
	}
	choose_largest(claim, n, left > 0 ? (size_t)left : 0);
	for (size_t k = 0; k < n && left > 0; k++, left--)
		s->out->units[claim[k].at]++;
}

/* What rounding took from each is owed from now on. */
static void
remember(const struct sharing *s, int64_t *owed)
{
	for (size_t i = 0; i < s->in->n; i++) {
		struct cc_int128 lost = cc_int128_subtract(
		    cc_int128_times(s->rest, s->in->weight[i]), cc_int128_times(s->out->units[i], s->weight));
		bool negative = cc_int128_negative(lost);
		int64_t whole, nano;

		if (s->fixed[i])
			continue;
		/* it is less than one unit: less than the weight of all, which 64 bits hold */
		whole = (int64_t)(negative ? cc_int128_negate(lost) : lost).low;
		(void)cc_int128_round(&nano, cc_int128_times(whole, NANO), s->weight);
		owed[i] += negative ? -nano : nano;
	}
}

/* Each next unit to the largest w / (2 a + 1). */
static void
share_things(struct sharing *s)
{
	const struct cc_apportion *in = s->in;
	int64_t left = in->total;

	for (size_t i = 0; i < in->n; i++) {
		s->out->units[i] = in->weight[i] > 0 ? s->least : 0;
		left -= s->out->units[i];
	}
	for (; left > 0; left--) {
		size_t best = in->n;

		for (size_t i = 0; i < in->n; i++) {
			int order = 1;

			if (in->weight[i] == 0 || s->out->units[i] >= in->most)
				continue;
			if (best < in->n)
				order = cc_int128_compare(
				    cc_int128_times(in->weight[i], 2 * s->out->units[best] + 1),
				    cc_int128_times(in->weight[best], 2 * s->out->units[i] + 1));
			if (order > 0 || (order == 0 && in->weight[i] > in->weight[best]))
				best = i;
		}
		if (best == in->n)
			return;
		s->out->units[best]++;
	}
}

void
cc_apportion(struct cc_apportioned *out, const struct cc_apportion *in, int64_t *owed, struct cc_arena *arena)
{
	struct sharing s = { .in = in, .out = out, .rest = in->total };

	*out = (struct cc_apportioned){ .units = CC_ARRAY(arena, int64_t, in->n),
		.quota = CC_ARRAY(arena, struct cc_quota, in->n) };
	s.fixed = CC_ARRAY(arena, bool, in->n);
	find_quotas(&s);
	if (in->webster) {
		share_things(&s);
	} else if (s.weight > 0) {
		round_quotas(&s, owed, arena);
		if (owed != NULL)
			remember(&s, owed);
	}
	for (size_t i = 0; i < in->n; i++)
		out->shared += out->units[i];
}

double
cc_quota_rounding(int64_t units, struct cc_quota quota, int64_t weight)
{
	int64_t whole, part;

	if (!cc_int128_divide(&whole, &part, cc_int128_times(quota.number, weight), quota.by))
		return 0;
	/* of whole numbers, as rounding is a unit at most but where a person's rows share theirs */
	if (units == whole)
		return 0 - (double)part / (double)quota.by;
	if (units == whole + 1)
		return (double)(quota.by - part) / (double)quota.by;
	return (double)(units - whole) - (double)part / (double)quota.by;
}
