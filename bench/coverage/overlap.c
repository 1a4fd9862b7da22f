/* overlap.c -- two waves that share none, 30, 70 or 100 % of their people: a pair of waves is a study.
 *
 * Answers of -2..2 are two correlated normals, cut; yes and no come from two correlated shares.  No command
 * prints these figures yet: the library is asked.
 */
#include "overlap.h"
#include "sim.h"

#include "stat/overlap.h"

#include <math.h>

enum { EACH = 1000, SIZES = 4, OVERLAPS = 4 };

static const int size[SIZES] = { 10, 20, 50, 200 };
static const double overlap[OVERLAPS] = { 0, .3, .7, 1 };

/* The two middles of the normals, or the two shares; how the two answers of a person go together. */
struct pair_of_waves {
	double first, second, together;
};

static const struct pair_of_waves means_alike[] = { { 0, 0, 0 }, { 0, 0, .5 }, { 0, 0, .8 }, { 1.2, 1.2, 0 },
	{ 1.2, 1.2, .5 }, { 1.2, 1.2, .8 } };
static const struct pair_of_waves means_apart[] = { { .5, 0, 0 }, { .5, 0, .5 }, { .5, 0, .8 },
	{ 1.5, -.5, 0 }, { 1.5, -.5, .5 }, { 1.5, -.5, .8 } };
static const struct pair_of_waves shares_alike[] = { { .05, .05, 0 }, { .05, .05, .5 }, { .2, .2, 0 },
	{ .2, .2, .5 }, { .5, .5, 0 }, { .5, .5, .5 }, { .9, .9, 0 }, { .9, .9, .5 } };
static const struct pair_of_waves shares_apart[] = { { .05, .2, 0 }, { .05, .2, .3 }, { .2, .5, 0 },
	{ .2, .5, .4 }, { .5, .9, 0 }, { .5, .9, .3 }, { .3, .4, .5 }, { .1, .9, 0 } };

struct kind {
	const char *name;
	const struct pair_of_waves *pairs;
	int n;
	bool alike;
	double (*truth)(const struct pair_of_waves *pair);
	enum cc_why (*study)(struct cc_difference *out, const struct pair_of_waves *pair, int n, int both);
};

static double
step(double latent)
{
	return fmax(-2, fmin(2, floor(latent + .5)));
}

/* The mean of step(). */
static double
middle(double at)
{
	double sum = -2;

	for (int c = -1; c <= 2; c++)
		sum += 1 - sim_below(c - .5 - at);
	return sum;
}

static double
truth_of_means(const struct pair_of_waves *pair)
{
	return middle(pair->first) - middle(pair->second);
}

static enum cc_why
study_of_means(struct cc_difference *out, const struct pair_of_waves *pair, int n, int both)
{
	struct cc_moments first = { 0 }, second = { 0 }, a = { 0 }, b = { 0 }, apart = { 0 };

	for (int i = 0; i < n; i++) {
		double z = sim_normal(), with = i < both ? pair->together : 0;
		double x = step(pair->first + z);
		double y = step(pair->second + with * z + sqrt(1 - with * with) * sim_normal());

		cc_moments_add(&first, x);
		cc_moments_add(&second, y);
		if (i < both) {
			cc_moments_add(&a, x);
			cc_moments_add(&b, y);
			cc_moments_add(&apart, x - y);
		}
	}
	return cc_overlap_mean_difference(
	    out, cc_mean_of(&first), cc_mean_of(&second), cc_overlap_spread_of(&a, &b, &apart), .95);
}

static double
truth_of_shares(const struct pair_of_waves *pair)
{
	return pair->first - pair->second;
}

static enum cc_why
study_of_shares(struct cc_difference *out, const struct pair_of_waves *pair, int n, int both)
{
	double p = pair->first, q = pair->second;
	double yes = p * q + pair->together * sqrt(p * (1 - p) * q * (1 - q)); /* both times */
	struct cc_share first = { 0, (uint64_t)n }, second = { 0, (uint64_t)n };
	struct cc_overlap_cells cells = { 0 };

	for (int i = 0; i < n; i++) {
		bool x = sim_chance(p);
		bool y = sim_chance(i >= both ? q : x ? yes / p : (q - yes) / (1 - p));

		first.x += x;
		second.x += y;
		if (i < both)
			++*(x ? y ? &cells.always : &cells.first : y ? &cells.second : &cells.never);
	}
	return cc_overlap_share_difference(out, first, second, cells, .95);
}

static const struct kind kinds[] = {
	{ "Means", means_alike, 6, true, truth_of_means, study_of_means },
	{ "Means", means_apart, 6, false, truth_of_means, study_of_means },
	{ "Shares", shares_alike, 8, true, truth_of_shares, study_of_shares },
	{ "Shares", shares_apart, 8, false, truth_of_shares, study_of_shares },
};

/* p < .05 where nothing differs; the true difference within the limits where something does.  A p-value that
 * is not given rejects nothing, but counts as a study. */
static void
simulate(struct sim_tally *tally, const struct kind *kind, const struct pair_of_waves *pair, int n, int both,
    int studies)
{
	double truth = kind->truth(pair);

	for (int i = 0; i < studies; i++) {
		struct cc_difference d;

		kind->study(&d, pair, n, both);
		if (kind->alike) {
			tally->n++;
			tally->hits += d.p < .05;
		} else {
			sim_covers(tally, d.low, truth, d.high);
		}
	}
}

static double
rate(const struct sim_tally *tally)
{
	return tally->n == 0 ? 0 : (double)tally->hits / tally->n;
}

/* A line for all settings, and one for the setting with the most, or the least: that is simulated again, four
 * times as often, as it is an extreme by chance as well. */
static void
put_size(const struct kind *kind, int n)
{
	struct sim_tally all = { 0 }, worst = { 0 }, again = { 0 };
	const struct pair_of_waves *which = kind->pairs;
	enum sim_want want = kind->alike ? SIM_AT_MOST : SIM_AT_LEAST;
	int both = 0;
	char cell[96];

	snprintf(cell, sizeof cell, "%s of %d people, %s", kind->name, n,
	    kind->alike ? "p < .05" : "limits that hold the difference");
	sim_seed(cell);
	for (int o = 0; o < OVERLAPS; o++)
		for (int s = 0; s < kind->n; s++) {
			struct sim_tally one = { 0 };

			simulate(&one, kind, &kind->pairs[s], n, (int)lround(overlap[o] * n), EACH);
			all.n += one.n;
			all.hits += one.hits;
			all.blank += one.blank;
			if (worst.n == 0 ||
			    (kind->alike ? rate(&one) > rate(&worst) : rate(&one) < rate(&worst))) {
				worst = one;
				which = &kind->pairs[s];
				both = (int)lround(overlap[o] * n);
			}
		}
	sim_line(cell, kind->alike ? SIM_AT_MOST : SIM_COVERS, kind->alike ? .05 : .95,
	    kind->alike ? .05 : .95, &all);
	snprintf(cell, sizeof cell, "    %g, %g, %g, %d in both, which had the %s", which->first,
	    which->second, which->together, both, kind->alike ? "most" : "least");
	simulate(&again, kind, which, n, both, 4 * EACH);
	sim_line(cell, want, kind->alike ? .05 : .93, kind->alike ? .05 : .93, &again);
}

void
overlap_study(void)
{
	puts("\nTwo waves that share 0, 30, 70 and 100 % of their people");
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
		for (int i = 0; i < SIZES; i++)
			put_size(&kinds[k], size[i]);
}
