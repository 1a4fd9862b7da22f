/* boschloo.c -- yes or no in two groups of people: Boschloo's exact test, and what it can show. */
#include "stat/boschloo.h"

#include "base/arena.h"
#include "stat/binomial.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>

enum { GRID = 1000, SECTIONS = 80 };

#define TIED 1e-7 /* statistics that differ by no more, relatively, are the same */

/* P(x + 1) / P(x) where x of n1 are among the k of n1 + n2. */
static double
step_up(double x, double n1, double n2, double k)
{
	return (n1 - x) * (k - x) / ((x + 1) * (n2 - k + x + 1));
}

/* Fisher's P(X >= x1), by weights against the likeliest table of these margins. */
static double
fisher(uint64_t x1, uint64_t x2, uint64_t n1, uint64_t n2)
{
	double a = (double)n1, b = (double)n2, k = (double)x1 + (double)x2, seen = (double)x1;
	double low = fmax(0, k - b), high = fmin(a, k);
	double mode = fmin(fmax(floor((a + 1) * (k + 1) / (a + b + 2)), low), high);
	double weight = 1, all = 0, tail = 0;

	for (double x = mode; x <= high && weight > DBL_MIN; weight *= step_up(x, a, b, k), x++) {
		all += weight;
		tail += x >= seen ? weight : 0;
	}
	weight = 1;
	for (double x = mode; x > low && weight > DBL_MIN; x--) {
		weight /= step_up(x - 1, a, b, k);
		all += weight;
		tail += x - 1 >= seen ? weight : 0;
	}
	return tail / all;
}

/* Tables as small as the one seen: for each count of the second group, from which count
 * of the first on.  The statistic falls in one and rises in the other, so the line between
 * them only climbs. */
static uint32_t *
staircase(struct cc_share first, struct cc_share second, struct cc_arena *scratch)
{
	uint32_t *from = CC_ARRAY(scratch, uint32_t, second.n + 1), a = 0;
	double bar = fisher(first.x, second.x, first.n, second.n) * (1 + TIED);

	for (uint32_t b = 0; b <= second.n; b++) {
		while (a <= first.n && fisher(a, b, first.n, second.n) > bar)
			a++;
		from[b] = a;
	}
	return from;
}

/* How likely the tables from a staircase on are where both groups share a chance. */
struct chances {
	uint32_t n1, n2;
	const uint32_t *from;
	double *first, *second; /* [n1 + 2], [n2 + 1]: scratch */
};

/* From P(X = x) to P(X >= x); of[n + 1] is 0. */
static void
add_up(double *of, uint32_t n)
{
	of[n + 1] = 0;
	for (uint32_t x = n + 1; x-- > 0;)
		of[x] += of[x + 1];
}

static double
sum_from(const uint32_t *from, const double *first, const double *second, uint32_t n2)
{
	double sum = 0;

	for (uint32_t b = 0; b <= n2; b++)
		sum += second[b] * first[from[b]];
	return sum;
}

static double
chance_at(const struct chances *c, double share)
{
	cc_binomial(c->first, c->n1, share);
	add_up(c->first, c->n1);
	cc_binomial(c->second, c->n2, share);
	return sum_from(c->from, c->first, c->second, c->n2);
}

/* By golden section, between the neighbours of the best point of the grid. */
static double
refine(const struct chances *c, uint32_t at, double most)
{
	const double golden = (sqrt(5) - 1) / 2;
	double low = (at > 0 ? at - 1. : 0) / GRID, high = (at < GRID ? at + 1. : GRID) / GRID;
	double x = high - golden * (high - low), y = low + golden * (high - low);
	double fx = chance_at(c, x), fy = chance_at(c, y);

	for (unsigned i = 0; i < SECTIONS; i++) {
		most = fmax(most, fmax(fx, fy));
		if (fx > fy) {
			high = y;
			y = x;
			fy = fx;
			x = high - golden * (high - low);
			fx = chance_at(c, x);
		} else {
			low = x;
			x = y;
			fx = fy;
			y = low + golden * (high - low);
			fy = chance_at(c, y);
		}
	}
	return most;
}

static double
most_likely(const struct chances *c)
{
	double most = 0;
	uint32_t at = 0;

	for (uint32_t i = 0; i <= GRID; i++) {
		double chance = chance_at(c, (double)i / GRID);

		if (chance > most) {
			most = chance;
			at = i;
		}
	}
	return fmin(refine(c, at, most), 1);
}

static double
one_sided(struct cc_share first, struct cc_share second, struct cc_arena *scratch)
{
	struct chances c = { (uint32_t)first.n, (uint32_t)second.n, staircase(first, second, scratch),
		CC_ARRAY(scratch, double, first.n + 2), CC_ARRAY(scratch, double, second.n + 1) };

	return most_likely(&c);
}

/* That the first has less is that the second has more. */
void
cc_boschloo(struct cc_boschloo *out, struct cc_share first, struct cc_share second, struct cc_arena *scratch)
{
	assert(first.x <= first.n && second.x <= second.n && first.n > 0 && second.n > 0);
	assert(first.n + second.n <= CC_BOSCHLOO_MOST);
	out->greater = one_sided(first, second, scratch);
	out->less = one_sided(second, first, scratch);
	out->p = fmin(1, 2 * fmin(out->greater, out->less));
}

/* All of one group and none of the other is one table, likeliest where n1 / (n1 + n2) have it. */
double
cc_boschloo_least(uint64_t n1, uint64_t n2)
{
	double a = (double)n1, b = (double)n2;

	assert(n1 > 0 && n2 > 0);
	return 2 * pow(a / (a + b), a) * pow(b / (a + b), b);
}

/* Fisher's p of every table: statistic[b * (n1 + 1) + a]. */
static double *
statistics(uint32_t n1, uint32_t n2, struct cc_arena *scratch)
{
	size_t width = (size_t)n1 + 1;
	double *of = CC_ARRAY(scratch, double, width *((size_t)n2 + 1));

	for (uint32_t k = 0; k <= n1 + n2; k++) {
		uint32_t low = k > n2 ? k - n2 : 0, high = k < n1 ? k : n1;
		uint32_t mode = (uint32_t)((double)(n1 + 1) * (k + 1) / (n1 + n2 + 2));
		double all = 0;

		mode = mode < low ? low : mode > high ? high : mode;
		of[(k - mode) * width + mode] = 1;
		for (uint32_t x = mode; x < high; x++)
			of[(k - x - 1) * width + x + 1] = of[(k - x) * width + x] * step_up(x, n1, n2, k);
		for (uint32_t x = mode; x > low; x--)
			of[(k - x + 1) * width + x - 1] =
			    of[(k - x) * width + x] / step_up(x - 1., n1, n2, k);
		for (uint32_t x = high + 1; x-- > low;)
			of[(k - x) * width + x] = all += of[(k - x) * width + x];
		for (uint32_t x = low; x <= high; x++)
			of[(k - x) * width + x] /= all;
	}
	return of;
}

static int
by_number(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Binomials of the grid, made once for all that are looked at. */
struct grid {
	uint32_t n1, n2;
	const double *statistic;
	double *first, *second; /* [GRID + 1][n1 + 2], [GRID + 1][n2 + 1] */
	uint32_t *from;		/* [n2 + 1] */
	struct chances chances;
};

static void
grid_begin(struct grid *g, uint32_t n1, uint32_t n2, struct cc_arena *scratch)
{
	*g = (struct grid){ n1, n2, statistics(n1, n2, scratch),
		CC_ARRAY(scratch, double, (GRID + 1) * ((size_t)n1 + 2)),
		CC_ARRAY(scratch, double, (GRID + 1) * ((size_t)n2 + 1)),
		CC_ARRAY(scratch, uint32_t, (size_t)n2 + 1), { 0 } };
	g->chances = (struct chances){ n1, n2, g->from, CC_ARRAY(scratch, double, (size_t)n1 + 2),
		CC_ARRAY(scratch, double, (size_t)n2 + 1) };
	for (size_t i = 0; i <= GRID; i++) {
		cc_binomial(g->first + i * ((size_t)n1 + 2), n1, (double)i / GRID);
		add_up(g->first + i * ((size_t)n1 + 2), n1);
		cc_binomial(g->second + i * ((size_t)n2 + 1), n2, (double)i / GRID);
	}
}

/* Whether all tables up to this statistic have the level together, at most. */
static bool
holds(struct grid *g, double statistic, double level)
{
	double bar = statistic * (1 + TIED), most = 0;
	uint32_t a = 0, at = 0;

	for (uint32_t b = 0; b <= g->n2; b++) {
		while (a <= g->n1 && g->statistic[b * ((size_t)g->n1 + 1) + a] > bar)
			a++;
		g->from[b] = a;
	}
	for (uint32_t i = 0; i <= GRID; i++) {
		double chance = sum_from(
		    g->from, g->first + i * ((size_t)g->n1 + 2), g->second + i * ((size_t)g->n2 + 1), g->n2);

		if (chance > level)
			return false;
		if (chance > most) {
			most = chance;
			at = i;
		}
	}
	/* between two points of the grid there is little more */
	return most < .99 * level || refine(&g->chances, at, most) <= level;
}

/* Where the first has more: the largest region of that level. */
static void
region_of(uint32_t *from, uint32_t n1, uint32_t n2, double level, struct cc_arena *scratch)
{
	size_t tables = ((size_t)n1 + 1) * ((size_t)n2 + 1), low = 0, high = tables;
	double *sorted = CC_ARRAY(scratch, double, tables);
	struct grid g;

	grid_begin(&g, n1, n2, scratch);
	for (size_t i = 0; i < tables; i++)
		sorted[i] = g.statistic[i];
	qsort(sorted, tables, sizeof *sorted, by_number);
	while (low < high) { /* sorted[low - 1] holds, sorted[high] does not */
		size_t middle = low + (high - low) / 2;

		if (holds(&g, sorted[middle], level))
			low = middle + 1;
		else
			high = middle;
	}
	if (low > 0)
		holds(&g, sorted[low - 1], level);
	for (uint32_t b = 0; b <= n2; b++)
		from[b] = low > 0 ? g.from[b] : n1 + 1;
}

void
cc_boschloo_region(struct cc_boschloo_region *out, uint32_t n1, uint32_t n2, double level,
    struct cc_arena *arena, struct cc_arena *scratch)
{
	uint32_t *less = CC_ARRAY(scratch, uint32_t, (size_t)n1 + 1);

	assert(n1 > 0 && n2 > 0 && level > 0 && level < 1);
	*out = (struct cc_boschloo_region){ n1, n2, CC_ARRAY(arena, uint32_t, (size_t)n2 + 1),
		CC_ARRAY(arena, uint32_t, (size_t)n2 + 1) };
	region_of(out->more, n1, n2, level / 2, scratch);
	if (n1 == n2)
		for (uint32_t b = 0; b <= n2; b++)
			less[b] = out->more[b];
	else
		region_of(less, n2, n1, level / 2, scratch);
	/* the second has more from less[a] on, which climbs in a */
	for (uint32_t b = 0; b <= n2; b++) {
		uint32_t a = b > 0 ? out->below[b - 1] : 0;

		while (a <= n1 && less[a] <= b)
			a++;
		out->below[b] = a;
	}
}

double
cc_boschloo_power(const struct cc_boschloo_region *r, double p1, double p2, struct cc_arena *scratch)
{
	double *first = CC_ARRAY(scratch, double, (size_t)r->n1 + 2);
	double *second = CC_ARRAY(scratch, double, (size_t)r->n2 + 1), power = 0;

	cc_binomial(first, r->n1, p1);
	add_up(first, r->n1);
	cc_binomial(second, r->n2, p2);
	for (uint32_t b = 0; b <= r->n2; b++)
		power += second[b] * (first[r->more[b]] + first[0] - first[r->below[b]]);
	return fmin(power, 1);
}
