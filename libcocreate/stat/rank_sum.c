/* rank_sum.c -- how much people give, in two groups: Wilcoxon, Mann and Whitney's test, and superiority. */
#include "stat/rank_sum.h"

#include "base/arena.h"
#include "stat/interval.h"

#include <assert.h>
#include <math.h>

enum { HALVINGS = 60 }; /* to 1e-15 and beyond */

/* Both groups by value, with their doubled mid-ranks. */
struct ranked {
	uint32_t n1, n2, n;
	uint32_t *rank; /* [n] where n is at most CC_RANK_SUM_MOST */
	uint64_t sum;	/* of the first group */
	double ties;	/* the sum of t^3 - t */
};

/* The next value, which so many of the first group and of all have. */
static void
rank_tied(struct ranked *r, uint32_t from, uint64_t first, uint64_t all)
{
	uint32_t end = from + (uint32_t)all, rank = from + 1 + end;
	double tied = end - from;

	r->ties += tied * tied * tied - tied;
	r->sum += first * rank;
	for (uint32_t i = from; r->rank != NULL && i < end; i++)
		r->rank[i] = rank;
}

static void
rank_all(struct ranked *r, const struct cc_frequencies *first, const struct cc_frequencies *second,
    struct cc_arena *scratch)
{
	const struct cc_frequency *a = cc_frequencies_sorted(first, scratch);
	const struct cc_frequency *b = cc_frequencies_sorted(second, scratch);
	const struct cc_frequency *a_end = a + first->values, *b_end = b + second->values;
	uint64_t all;

	assert(first->n > 0 && second->n > 0);
	*r = (struct ranked){ (uint32_t)first->n, (uint32_t)second->n, (uint32_t)(first->n + second->n), NULL,
		0, 0 };
	if (r->n <= CC_RANK_SUM_MOST)
		r->rank = CC_ARRAY(scratch, uint32_t, r->n);
	for (uint32_t at = 0; a < a_end || b < b_end; at += (uint32_t)all) {
		bool of_a = b == b_end || (a < a_end && a->value <= b->value);
		bool of_b = a == a_end || (b < b_end && b->value <= a->value);
		uint64_t own = of_a ? a->n : 0;

		all = own + (of_b ? b->n : 0);
		rank_tied(r, at, own, all);
		a += of_a;
		b += of_b;
	}
}

/* Pairs won and half of the ties, of all pairs. */
static double
superiority(uint64_t sum, double own, double other)
{
	double won = (double)sum / 2 - own * (own + 1) / 2;

	return won / (own * other);
}

static double
superiority_of(const struct ranked *r)
{
	return superiority(r->sum, r->n1, r->n2);
}

/* Of the second group, whose ranks are the rest of all. */
static double
inferiority_of(const struct ranked *r)
{
	return superiority((uint64_t)r->n * ((uint64_t)r->n + 1) - r->sum, r->n2, r->n1);
}

/* In how many ways the smaller group's ranks can have each sum: way[sum]. */
static double *
count_ways(uint64_t *sums, const struct ranked *r, uint32_t group, struct cc_arena *scratch)
{
	uint64_t most = 0;
	double *way;

	for (uint32_t i = r->n - group; i < r->n; i++)
		most += r->rank[i];
	*sums = most + 1;
	way = CC_ARRAY(scratch, double, *sums *((size_t)group + 1));
	way[0] = 1;
	for (uint32_t i = 0; i < r->n; i++)
		for (uint32_t k = i < group ? i + 1 : group; k > 0; k--) {
			const double *less = way + (k - 1) * *sums;
			double *more = way + k * *sums + r->rank[i];

			for (uint64_t s = 0; s + r->rank[i] < *sums; s++)
				more[s] += less[s];
		}
	return way + group * *sums;
}

static void
exact(struct cc_rank_sum *out, const struct ranked *r, struct cc_arena *scratch)
{
	bool first = r->n1 <= r->n2;
	uint64_t sums, seen = first ? r->sum : (uint64_t)r->n * (r->n + 1) - r->sum;
	const double *way = count_ways(&sums, r, first ? r->n1 : r->n2, scratch);
	double all = 0, most = 0, least = 0;
	uint64_t low = 0, high = sums - 1;

	for (uint64_t s = 0; s < sums; s++) {
		all += way[s];
		least += s <= seen ? way[s] : 0;
		most += s >= seen ? way[s] : 0;
	}
	while (way[low] == 0)
		low++;
	while (way[high] == 0)
		high--;
	out->p = fmin(1, 2 * fmin(least, most) / all);
	out->least = fmin(1, 2 * fmin(way[low], way[high]) / all);
	out->exact = true;
}

static void
approximate(struct cc_rank_sum *out, const struct ranked *r)
{
	double a = r->n1, b = r->n2, n = r->n, off = fabs(superiority_of(r) - .5) * a * b;
	double variance = a * b / 12 * (n + 1 - r->ties / (n * (n - 1)));

	out->p = variance > 0 ? fmin(1, 2 * cc_normal_cdf(-fmax(off - .5, 0) / sqrt(variance))) : 1;
	out->least = variance > 0 ? 0 : 1;
	out->exact = false;
}

void
cc_rank_sum(struct cc_rank_sum *out, const struct cc_frequencies *first, const struct cc_frequencies *second,
    struct cc_arena *scratch)
{
	struct ranked r;

	rank_all(&r, first, second, scratch);
	out->superiority = superiority_of(&r);
	out->inferiority = inferiority_of(&r);
	if (r.n <= CC_RANK_SUM_MOST)
		exact(out, &r, scratch);
	else
		approximate(out, &r);
}

double
cc_superiority(
    const struct cc_frequencies *first, const struct cc_frequencies *second, struct cc_arena *scratch)
{
	struct ranked r;

	rank_all(&r, first, second, scratch);
	return superiority_of(&r);
}

/* How much further than z standard errors t lies from what was seen, divided by its
 * distance to the end that was seen, where one was: there both sides vanish. */
static double
too_far(double t, double seen, double n1, double n2, double z)
{
	double n = (n1 + n2) / 2 - 1;
	double spread = z * z * (1 + n * (1 - t) / (2 - t) + n * t / (1 + t)) / (n1 * n2);

	if (seen >= 1)
		return (1 - t) - spread * t;
	if (seen <= 0)
		return t - spread * (1 - t);
	return (seen - t) * (seen - t) - spread * t * (1 - t);
}

/* Between what was seen and an end, where it is too far. */
static double
limit(double seen, double end, double n1, double n2, double z)
{
	double near = seen, far = end;

	for (unsigned i = 0; i < HALVINGS; i++) {
		double middle = near + (far - near) / 2;

		if (too_far(middle, seen, n1, n2, z) > 0)
			far = middle;
		else
			near = middle;
	}
	return near + (far - near) / 2;
}

void
cc_superiority_at(double *low, double *high, double superiority, double n1, double n2, double z)
{
	assert(superiority >= 0 && superiority <= 1 && n1 > 0 && n2 > 0);
	*low = superiority <= 0 ? 0 : limit(superiority, 0, n1, n2, z);
	*high = superiority >= 1 ? 1 : limit(superiority, 1, n1, n2, z);
}
