/* agree.c -- tests stat/agree against vectors, definitions and other software.
 *
 * Reference data lies in $COCREATE_DATA, else in ../shared/data beside the
 * source tree; without it that test is skipped.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "base/map.h"
#include "base/rng.h"
#include "near.h"
#include "stat/agree.h"
#include "stat/interval.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#define NO (double)NAN

enum { MOST_VALUES = 64 };

static const enum cc_level levels[] = { CC_NOMINAL, CC_ORDINAL, CC_INTERVAL, CC_RATIO };

static const double krippendorff[] = {
	1,
	1,
	NO,
	1,
	2,
	2,
	3,
	2,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	3,
	2,
	2,
	2,
	2,
	1,
	2,
	3,
	4, /* units 1 to 6 */
	4,
	4,
	4,
	4,
	1,
	1,
	2,
	1,
	2,
	2,
	2,
	2,
	NO,
	5,
	5,
	5,
	NO,
	NO,
	1,
	1,
	NO,
	3,
	NO,
	NO,
};

static const double wikipedia[] = {
	NO,
	1,
	NO,
	NO,
	NO,
	NO,
	NO,
	2,
	2,
	NO,
	1,
	1,
	NO,
	3,
	3,
	3,
	3,
	4,
	4,
	4,
	4, /* units 1 to 7 */
	1,
	3,
	NO,
	2,
	NO,
	2,
	1,
	NO,
	1,
	1,
	NO,
	1,
	3,
	NO,
	3,
	3,
	NO,
	3,
	NO,
	NO,
	NO,
	3,
	NO,
	4,
};

static int
by_number(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* rating[units][raters]; NaN: not rated. */
static struct cc_counts
counts_of(const double *rating, size_t units, size_t raters)
{
	double *number = CC_ARRAY(arena, double, units *raters);
	size_t *first = CC_ARRAY(arena, size_t, units + 1), n = 0;
	uint32_t *value = CC_ARRAY(arena, uint32_t, units * raters);
	uint32_t *count = CC_ARRAY(arena, uint32_t, units * raters);
	struct cc_counts c = { units, 0, number, first, value, count };

	for (size_t i = 0; i < units * raters; i++) {
		if (!isnan(rating[i]))
			number[n++] = rating[i];
	}
	qsort(number, n, sizeof *number, by_number);
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || number[i] > number[c.values - 1])
			number[c.values++] = number[i];
	}
	for (size_t u = 0; u < units; u++) {
		first[u + 1] = first[u];
		for (uint32_t v = 0; v < c.values; v++) {
			uint32_t times = 0;

			for (size_t r = 0; r < raters; r++)
				times += rating[u * raters + r] == number[v];
			if (times == 0)
				continue;
			value[first[u + 1]] = v;
			count[first[u + 1]++] = times;
		}
	}
	return c;
}

static double
delta(enum cc_level level, const double *total, const double *number, size_t c, size_t k)
{
	double d = 0;

	if (level == CC_NOMINAL)
		return c != k;
	if (level == CC_INTERVAL)
		return (number[c] - number[k]) * (number[c] - number[k]);
	if (level == CC_RATIO)
		return c == k ? 0 : pow((number[c] - number[k]) / (number[c] + number[k]), 2);
	for (size_t g = c; g <= k; g++)
		d += total[g];
	d -= (total[c] + total[k]) / 2;
	return d * d;
}

/* Alpha as it is defined, over the coincidences of c < k. */
static double
naive(const struct cc_counts *in, enum cc_level level)
{
	static double o[MOST_VALUES][MOST_VALUES];
	double total[MOST_VALUES] = { 0 }, n = 0, observed = 0, expected = 0;

	memset(o, 0, sizeof o);
	for (size_t u = 0; u < in->units; u++) {
		double m = 0;

		for (size_t e = in->first[u]; e < in->first[u + 1]; e++)
			m += in->count[e];
		if (m < 2)
			continue;
		for (size_t e = in->first[u]; e < in->first[u + 1]; e++) {
			for (size_t f = in->first[u]; f < in->first[u + 1]; f++)
				o[in->value[e]][in->value[f]] +=
				    in->count[e] * (in->count[f] - (e == f)) / (m - 1);
		}
	}
	for (size_t c = 0; c < in->values; c++) {
		for (size_t k = 0; k < in->values; k++)
			total[c] += o[c][k];
		n += total[c];
	}
	for (size_t k = 0; k < in->values; k++) {
		for (size_t c = 0; c < k; c++) {
			double d = total[c] * total[k] == 0 ? 0 : delta(level, total, in->number, c, k);

			observed += o[c][k] * d;
			expected += total[c] * total[k] * d;
		}
	}
	return expected > 0 ? 1 - (n - 1) * observed / expected : NO;
}

static struct cc_alpha
at_confidence(const struct cc_counts *counts, enum cc_level level, double confidence)
{
	struct cc_alpha alpha;

	cc_alpha(&alpha, counts, level, confidence, arena);
	return alpha;
}

static struct cc_alpha
point_of(const struct cc_counts *counts, enum cc_level level)
{
	return at_confidence(counts, level, .95);
}

static struct cc_alpha
alpha_of(const double *rating, size_t units, size_t raters, enum cc_level level)
{
	struct cc_counts counts = counts_of(rating, units, raters);

	return point_of(&counts, level);
}

static void
alpha_matches_krippendorff_2011(void **state)
{
	static const double wanted[] = { 113.0 / 152, 108577.0 / 133160, 951.0 / 1120,
		18222619.0 / 22852465 };

	(void)state;
	for (int l = 0; l < 4; l++) {
		struct cc_alpha a = alpha_of(krippendorff, 12, 4, levels[l]);

		assert_near(a.alpha, wanted[l], 1e-14);
		assert_int_equal(a.why, CC_WHY_NONE);
		assert_int_equal(a.units, 11);
		assert_int_equal(a.ratings, 40);
	}
}

static void
alpha_matches_the_three_raters_of_wikipedia(void **state)
{
	static const double wanted[] = { 56.0 / 81, 112173.0 / 139048, 643.0 / 793, 90503.0 / 111878 };

	(void)state;
	for (int l = 0; l < 4; l++) {
		struct cc_alpha a = alpha_of(wikipedia, 15, 3, levels[l]);

		assert_near(a.alpha, wanted[l], 1e-14);
		assert_int_equal(a.units, 12);
		assert_int_equal(a.ratings, 26);
	}
}

/* Recomputed in fractions.  irr 0.84.1 prints 1747/2008 and 4649/5490 here: with
 * more than two raters and no rating missing it divides by 1 for raters - 1. */
static void
alpha_of_complete_totals_is_not_that_of_irr_0_84_1(void **state)
{
	static const double total[] = { 10, 9, 11, 8, 9, 8, 8, 7, 9, 6, 6, 5, 12, 11, 12 };

	(void)state;
	assert_near(alpha_of(total, 5, 3, CC_INTERVAL).alpha, 439.0 / 502, 1e-14);
	assert_near(alpha_of(total, 5, 3, CC_ORDINAL).alpha, 2339.0 / 2745, 1e-14);
}

static void
alpha_without_a_pair_says_so(void **state)
{
	static const double lonely[] = { 1, NO, NO, 2, NO, NO };

	(void)state;
	for (int l = 0; l < 4; l++) {
		struct cc_alpha a = alpha_of(lonely, 3, 2, levels[l]);

		assert_int_equal(a.why, CC_WHY_NO_PAIR);
		assert_true(isnan(a.alpha));
		assert_int_equal(a.units, 0);
		assert_int_equal(alpha_of(NULL, 0, 2, levels[l]).why, CC_WHY_NO_PAIR);
	}
}

/* The one that differs stands alone in its unit, so it does not count. */
static void
alpha_without_variation_is_undefined_not_one(void **state)
{
	static const double same[] = { .3, .3, .3, .3, 2, NO };

	(void)state;
	for (int l = 0; l < 4; l++) {
		struct cc_alpha a = alpha_of(same, 3, 2, levels[l]);

		assert_int_equal(a.why, CC_WHY_ONE_VALUE);
		assert_true(isnan(a.alpha));
		assert_int_equal(a.units, 2);
		assert_int_equal(a.ratings, 4);
	}
}

static void
full_agreement_is_exactly_one(void **state)
{
	static const double same[] = { 1, 1, .1, .1, 7, 7, 1, 1 };

	(void)state;
	for (int l = 0; l < 4; l++)
		assert_true(alpha_of(same, 4, 2, levels[l]).alpha == 1);
}

/* Two raters, each unit 1 and 2: observed 1, expected 4/7 of pairs, so 1 - 7/4 = -3/4. */
static void
alpha_of_raters_who_always_differ_is_negative(void **state)
{
	static const double cross[] = { 1, 2, 2, 1, 1, 2, 1, 2 };

	(void)state;
	for (int l = 0; l < 4; l++)
		assert_near(alpha_of(cross, 4, 2, levels[l]).alpha, -.75, 1e-15);
}

static void
values_that_do_not_count_change_nothing(void **state)
{
	static const double number[] = { -5, 1, 2, 2.5, 3, 4, 5, 99 };
	static const uint32_t to[] = { 1, 2, 4, 5, 6 };
	struct cc_counts counts = counts_of(krippendorff, 12, 4), more = counts;
	uint32_t *value = CC_ARRAY(arena, uint32_t, 48);
	struct cc_alpha a, b;

	(void)state;
	for (size_t e = 0; e < counts.first[12]; e++)
		value[e] = to[counts.value[e]];
	more.values = 8;
	more.number = number;
	more.value = value;
	for (int l = 0; l < 4; l++) {
		a = point_of(&counts, levels[l]);
		b = point_of(&more, levels[l]);
		assert_true(a.alpha == b.alpha);
	}
	more.number = NULL;
	a = point_of(&more, CC_NOMINAL);
	assert_near(a.alpha, 113.0 / 152, 1e-14);
}

static void
interval_alpha_does_not_move_with_offset_or_unit(void **state)
{
	double moved[48];

	(void)state;
	for (int i = 0; i < 48; i++)
		moved[i] = 1e9 + krippendorff[i] / 8;
	assert_near(alpha_of(moved, 12, 4, CC_INTERVAL).alpha, 951.0 / 1120, 1e-14);
	for (int i = 0; i < 48; i++)
		moved[i] = krippendorff[i] * 0.1 - 1e3;
	assert_near(alpha_of(moved, 12, 4, CC_INTERVAL).alpha, 951.0 / 1120, 1e-10);
}

static void
numbers_too_large_say_so(void **state)
{
	static const double large[] = { 1e300, -1e300, 1e300, 1e300, 0, 0 };
	static const double opposite[] = { -1, 1, 1, 1 };

	(void)state;
	assert_int_equal(alpha_of(large, 3, 2, CC_INTERVAL).why, CC_WHY_RANGE);
	assert_true(isnan(alpha_of(large, 3, 2, CC_INTERVAL).alpha));
	assert_int_equal(alpha_of(opposite, 2, 2, CC_RATIO).why, CC_WHY_RANGE);
}

/* units[u][raters] on 1..values, of raters who share an opinion of each unit. */
static double *
random_ratings(size_t units, size_t raters, uint32_t values, const char *key)
{
	struct cc_rng *rng = cc_rng_new(1, "agree", cc_span(key), arena);
	double *rating = CC_ARRAY(arena, double, units *raters);

	for (size_t i = 0; i < units * raters; i++) {
		uint32_t opinion = (uint32_t)(i / raters * 7 % values);

		if (cc_rng_below(rng, 3) == 0)
			opinion = cc_rng_below(rng, values);
		rating[i] = cc_rng_below(rng, 8) == 0 ? NO : 1 + opinion;
	}
	cc_rng_free(rng);
	return rating;
}

static void
alpha_is_that_of_the_definition(void **state)
{
	(void)state;
	for (uint32_t values = 2; values <= 40; values += values < 12 ? 1 : 7) {
		double *rating = random_ratings(30, 5, values, "definition");
		struct cc_counts counts = counts_of(rating, 30, 5);

		for (int l = 0; l < 4; l++)
			assert_near(
			    alpha_of(rating, 30, 5, levels[l]).alpha, naive(&counts, levels[l]), 1e-12);
	}
}

/* Two raters: both said yes of `both`, one of `one`, neither of the rest. */
static const struct cc_counts *
yes_no(uint64_t both, uint64_t one, uint64_t units)
{
	const struct cc_yes_no kind[] = { { 2, 2, both }, { 1, 2, one }, { 0, 2, units - both - one } };

	return cc_counts_yes_no(kind, 3, arena);
}

/* The published limits rest on a t quantile of nine digits. */
static void
check_interval(struct cc_alpha a, double low, double high)
{
	assert_int_equal(a.interval_why, CC_WHY_NONE);
	assert_near(a.low, low, 2e-9);
	assert_near(a.high, high, 2e-9);
	assert_true(a.low <= a.alpha && a.alpha <= a.high);
}

/* Ordinal and interval checked in R 4.2.2. */
static void
interval_of_krippendorffs_data(void **state)
{
	(void)state;
	check_interval(alpha_of(krippendorff, 12, 4, CC_NOMINAL), .168047616262, .942380329580);
	check_interval(alpha_of(krippendorff, 12, 4, CC_ORDINAL), -.119126399083, .983327201906);
	check_interval(alpha_of(krippendorff, 12, 4, CC_INTERVAL), -.161230079276, .990576757919);
}

static void
interval_of_five_ideas_and_three_raters(void **state)
{
	static const double total[] = { 10, 9, 11, 8, 9, 8, 8, 7, 9, 6, 6, 5, 12, 11, 12 };
	struct cc_counts counts = counts_of(total, 5, 3);

	(void)state;
	check_interval(point_of(&counts, CC_INTERVAL), .296314158957, .993291408577);
	check_interval(at_confidence(&counts, CC_INTERVAL, .9), .514436314833, .987661457784);
	check_interval(point_of(&counts, CC_ORDINAL), .156973876031, .992506934010);
}

/* Without the one unit that is split, nothing would differ. */
static void
a_unit_that_cannot_be_left_out_takes_the_linear_form(void **state)
{
	static const double one_split[] = { 1, 1, 1, 2, 2, 2, 3, 3, 3, 1, 1, 1, 2, 2, 3, 3, 3, 3 };
	struct cc_alpha a = alpha_of(one_split, 6, 3, CC_ORDINAL);

	(void)state;
	assert_near(a.alpha, .920745920746, 1e-12);
	check_interval(a, .216705819241, .996660439966);
}

/* Without the third unit the means are the same, 6 and 6; rounding makes F a little more than 0. */
static void
a_unit_without_which_means_are_alike_takes_the_linear_form(void **state)
{
	static const double alike_but_one[] = { 8, 4, 6.4, 5.6, 8, 6.4 };
	static const double in_halves[] = { 10, 5, 8, 7, 10, 8 };
	struct cc_alpha a = alpha_of(alike_but_one, 3, 2, CC_INTERVAL);

	(void)state;
	check_interval(a, -0.993701724234, 0.932178676122);
	check_interval(alpha_of(in_halves, 3, 2, CC_INTERVAL), -0.993701724234, 0.932178676122);
}

static void
full_agreement_has_an_interval_below_one(void **state)
{
	static const double same[] = { 1, 1, 1, 2, 2, 2, 3, 3, 3, 1, 1, 1, 2, 2, 2, 3, 3, 3 };

	(void)state;
	check_interval(alpha_of(same, 6, 3, CC_ORDINAL), .815675475157, 1);
	check_interval(point_of(yes_no(5, 0, 20), CC_NOMINAL), .581074589063, 1);
}

static double
size_of(const struct cc_counts *in, size_t unit)
{
	double m = 0;

	for (size_t e = in->first[unit]; e < in->first[unit + 1]; e++)
		m += in->count[e];
	return m;
}

/* The sum of d2 over the pairs of ratings of two units, or of one. */
static double
pairs_of(const struct cc_counts *in, enum cc_level level, const double *fixed, size_t u, size_t o)
{
	double sum = 0;

	for (size_t e = in->first[u]; e < in->first[u + 1]; e++) {
		for (size_t f = in->first[o]; f < in->first[o + 1]; f++) {
			size_t a = in->value[e], b = in->value[f], low = a < b ? a : b;

			if (a != b)
				sum += (double)in->count[e] * in->count[f] *
				       delta(level, fixed, in->number, low, a + b - low);
		}
	}
	return u == o ? sum / 2 : sum;
}

/* As the header defines it, without a unit, all else counted anew but for fixed:
 * the totals that ranks come from. */
static double
naive_theta(const struct cc_counts *in, enum cc_level level, const double *fixed, size_t without)
{
	double expected = 0, n = 0, units = 0, within = 0;

	for (size_t u = 0; u < in->units; u++) {
		double m = size_of(in, u);

		if (u == without || m < 2)
			continue;
		within += pairs_of(in, level, fixed, u, u) / (m - 1);
		n += m;
		units++;
		for (size_t o = 0; o <= u; o++) {
			if (o != without && size_of(in, o) >= 2)
				expected += pairs_of(in, level, fixed, u, o);
		}
	}
	return log((expected / within - (n - units)) / (units - 1));
}

static void
check_jackknife(const struct cc_counts *counts, enum cc_level level)
{
	double fixed[MOST_VALUES] = { 0 }, theta, sum = 0, square = 0, n = 0, N = 0, M = 0, m0, limit[2];
	struct cc_alpha a = at_confidence(counts, level, .9);
	size_t counting[32];

	for (size_t u = 0; u < counts->units; u++) {
		double m = size_of(counts, u);

		for (size_t e = counts->first[u]; e < counts->first[u + 1] && m >= 2; e++)
			fixed[counts->value[e]] += counts->count[e];
		if (m >= 2) {
			counting[(size_t)n++] = u;
			N += m;
			M += m * m;
		}
	}
	theta = naive_theta(counts, level, fixed, SIZE_MAX);
	for (size_t i = 0; i < (size_t)n; i++) {
		double v = n * theta - (n - 1) * naive_theta(counts, level, fixed, counting[i]);

		sum += v;
		square += v * v;
	}
	m0 = (N - M / N) / (n - 1);
	for (int side = 0; side < 2; side++) {
		double se = sqrt((square - sum * sum / n) / (n - 1) / n);
		double f = exp(sum / n + (side == 0 ? -1 : 1) * cc_t_quantile(.95, n - 1) * se);

		limit[side] = (f - 1) / (f + m0 - 1);
	}
	assert_near(a.low, fmin(limit[0], a.alpha), 1e-9);
	assert_near(a.high, fmax(limit[1], a.alpha), 1e-9);
}

static void
interval_is_that_of_the_definition(void **state)
{
	static const uint32_t values[] = { 2, 3, 5, 7, 8, 9, 20 };

	(void)state;
	for (int v = 0; v < 7; v++) {
		struct cc_counts counts = counts_of(random_ratings(25, 3, values[v], "interval"), 25, 3);

		for (int l = 0; l < 4; l++)
			check_jackknife(&counts, levels[l]);
	}
}

/* What is left without the far unit must keep its digits. */
static void
an_outlier_does_not_cost_the_other_units_their_digits(void **state)
{
	static const double rating[] = { 1, 2, 2, 2, 3, 3, 4, 3, 1, 1, 1e9, 1e9 + 1 };
	struct cc_counts counts = counts_of(rating, 6, 2);

	(void)state;
	check_jackknife(&counts, CC_INTERVAL);
}

static void
no_interval_says_why(void **state)
{
	static const double two[] = { 1, 2, 2, 3, 3, 3 }, alike[] = { 1, 2, 2, 1, 1, 2, 2, 1, 1, 2 };
	struct cc_alpha a = alpha_of(two, 2, 3, CC_NOMINAL);

	(void)state;
	assert_int_equal(a.why, CC_WHY_NONE);
	assert_int_equal(a.interval_why, CC_WHY_FEW);
	assert_true(isnan(a.low) && isnan(a.high) && isfinite(a.alpha));
	a = alpha_of(alike, 5, 2, CC_INTERVAL);
	assert_int_equal(a.interval_why, CC_WHY_ALIKE);
	assert_true(isnan(a.low) && isfinite(a.alpha));
	a = point_of(yes_no(3, 1, 40), CC_NOMINAL);
	assert_int_equal(a.interval_why, CC_WHY_RARE);
	assert_true(isnan(a.low) && isfinite(a.alpha));
	assert_int_equal(point_of(yes_no(4, 1, 40), CC_NOMINAL).interval_why, CC_WHY_NONE);
	assert_int_equal(point_of(yes_no(37, 1, 40), CC_NOMINAL).interval_why, CC_WHY_RARE);
}

static char *
data_path(const char *name)
{
	const char *data = getenv("COCREATE_DATA"), *top = getenv("TOPDIR");

	if (data != NULL)
		return cc_format(arena, "%s/%s", data, name);
	return cc_format(arena, "%s/../shared/data/%s", top == NULL ? "." : top, name);
}

/* Cells of those files are quoted or not, without commas or quotes inside; the
 * first column names the unit. */
static struct cc_counts
file_counts(FILE *f, bool strings)
{
	double rating[64 * 8];
	size_t units = 0, raters = 0;
	struct cc_map *labels = cc_map_new();
	char line[1024];

	assert_non_null(fgets(line, sizeof line, f));
	while (units < 64 && fgets(line, sizeof line, f) != NULL) {
		char *cell = line + strcspn(line, ",");

		for (raters = 0; *cell == ','; raters++) {
			size_t len = strcspn(++cell, ",\r\n"), quote = *cell == '"';
			struct cc_span text = { cell + quote, len - 2 * quote };

			assert_true(raters < 8);
			rating[units * 8 + raters] = text.len == 0 ? NO
						     : strings	   ? cc_map_add(labels, text)
								   : strtod(text.at, NULL);
			cell += len;
		}
		for (size_t r = raters; r < 8; r++)
			rating[units * 8 + r] = NO;
		units++;
	}
	cc_map_free(labels);
	return counts_of(rating, units, 8);
}

static void
check_reference(json_t *one)
{
	static const char *const names[] = { "nominal", "ordinal", "interval", "ratio" };
	json_t *the_case = json_object_get(one, "case"), *python = json_object_get(one, "python");
	const char *level = json_string_value(json_object_get(the_case, "level"));
	FILE *f = fopen(data_path(json_string_value(json_object_get(one, "input"))), "r");
	struct cc_counts counts;
	struct cc_alpha a;
	int l = 0;

	assert_non_null(f);
	counts = file_counts(f, json_is_true(json_object_get(the_case, "strings")));
	fclose(f);
	while (strcmp(names[l], level) != 0)
		assert_true(++l < 4);
	a = point_of(&counts, levels[l]);
	assert_near(a.alpha, json_real_value(json_object_get(json_object_get(one, "r"), "alpha")), 1e-12);
	assert_near(a.alpha, json_real_value(json_object_get(python, "alpha")), 1e-12);
	assert_int_equal(a.ratings, json_integer_value(json_object_get(python, "n_pairable_values")));
	assert_int_equal(a.units, json_integer_value(json_object_get(python, "n_pairable_units")));
}

static void
alpha_matches_irr_and_python_on_published_data(void **state)
{
	json_t *all, *one;
	size_t i, cases = 0;

	(void)state;
	all = json_load_file(data_path("reference/expected.json"), 0, NULL);
	if (all == NULL) {
		printf("SKIP: no reference data; set COCREATE_DATA to the folder that holds it\n");
		skip();
	}
	json_array_foreach(all, i, one)
	{
		if (strcmp(json_string_value(json_object_get(one, "kind")), "alpha") == 0) {
			check_reference(one);
			cases++;
		}
	}
	json_decref(all);
	assert_int_equal(cases, 5);
}

/* Of 10 units both said yes of 3, one of 2: by the formula, W = 2 and E = 8 * 12. */
static void
two_raters_may_say_yes_or_no(void **state)
{
	static const struct cc_yes_no kind[] = { { 2, 2, 3 }, { 1, 2, 2 }, { 0, 2, 5 } };
	struct cc_alpha out;

	(void)state;
	out = point_of(cc_counts_yes_no(kind, 3, arena), CC_NOMINAL);
	assert_near(out.alpha, 1 - 19 * 2.0 / (8 * 12), 1e-15);
	assert_int_equal(out.units, 10);
	assert_int_equal(out.ratings, 20);
	out = point_of(cc_counts_yes_no((const struct cc_yes_no[]){ { 0, 2, 10 } }, 1, arena), CC_NOMINAL);
	assert_int_equal(out.why, CC_WHY_ONE_VALUE);
	out = point_of(cc_counts_yes_no(NULL, 0, arena), CC_NOMINAL);
	assert_int_equal(out.why, CC_WHY_NO_PAIR);
}

/* The four observers of Krippendorff (2011), who left some units open: is it a 3?
 * By the formula with
 * W = 2 * (3 * 1 / 3), and 10 of 40 judgements yes. */
static void
more_raters_may_leave_units_open(void **state)
{
	static const struct cc_yes_no kind[] = { { 4, 4, 2 }, { 1, 4, 2 }, { 0, 4, 4 }, { 0, 3, 2 },
		{ 0, 2, 1 }, { 1, 1, 1 } };
	struct cc_alpha out;

	(void)state;
	out = point_of(cc_counts_yes_no(kind, 6, arena), CC_NOMINAL);
	assert_near(out.alpha, 1 - 39 * 2.0 / (10 * 30), 1e-15);
	assert_int_equal(out.units, 11);
	assert_int_equal(out.ratings, 40);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(alpha_matches_krippendorff_2011, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    alpha_matches_the_three_raters_of_wikipedia, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    alpha_of_complete_totals_is_not_that_of_irr_0_84_1, set_up, tear_down),
		cmocka_unit_test_setup_teardown(alpha_without_a_pair_says_so, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    alpha_without_variation_is_undefined_not_one, set_up, tear_down),
		cmocka_unit_test_setup_teardown(full_agreement_is_exactly_one, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    alpha_of_raters_who_always_differ_is_negative, set_up, tear_down),
		cmocka_unit_test_setup_teardown(values_that_do_not_count_change_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    interval_alpha_does_not_move_with_offset_or_unit, set_up, tear_down),
		cmocka_unit_test_setup_teardown(numbers_too_large_say_so, set_up, tear_down),
		cmocka_unit_test_setup_teardown(alpha_is_that_of_the_definition, set_up, tear_down),
		cmocka_unit_test_setup_teardown(interval_of_krippendorffs_data, set_up, tear_down),
		cmocka_unit_test_setup_teardown(interval_of_five_ideas_and_three_raters, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_unit_that_cannot_be_left_out_takes_the_linear_form, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_unit_without_which_means_are_alike_takes_the_linear_form, set_up, tear_down),
		cmocka_unit_test_setup_teardown(full_agreement_has_an_interval_below_one, set_up, tear_down),
		cmocka_unit_test_setup_teardown(interval_is_that_of_the_definition, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    an_outlier_does_not_cost_the_other_units_their_digits, set_up, tear_down),
		cmocka_unit_test_setup_teardown(no_interval_says_why, set_up, tear_down),
		cmocka_unit_test_setup_teardown(two_raters_may_say_yes_or_no, set_up, tear_down),
		cmocka_unit_test_setup_teardown(more_raters_may_leave_units_open, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    alpha_matches_irr_and_python_on_published_data, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
