/* ratings_count.c -- counts what raters gave, unit by unit.
 *
 * With few values there are few patterns of them: 81 of four measures from 1 to
 * 3, and 256 with those that leave one open.  So each rating costs a look at its
 * pattern, and all that is computed, once a pattern: exactly as it would be for
 * each rating of it.
 */
#include "stat/ratings.h"

#include "base/arena.h"
#include "base/values.h"
#include "stat/counter.h"

#include <math.h>

/* What a rating adds to its rater's sums. */
struct rating_sums {
	uint32_t ratings, compared, parts;
	double sum;
	struct cc_twofold *part; /* [measures]: differences, by what they are divided by */
};

/* A part of the units being counted; of all, it writes the range of its units. */
struct counting {
	const struct cc_ratings *r;
	const struct cc_counted *all;
	uint32_t from, to;
	struct cc_arena *arena;
	struct cc_counter *counter; /* [measures + 1] */
	struct cc_values *totals;
	uint64_t *unnamed;
	struct cc_rater_sums *rater;
	uint8_t *has;
	struct rating_sums *sums; /* [patterns], or one; this and what follows: of one task */
	/* by patterns: */
	uint32_t *measures_of;		      /* [patterns]: bits of those rated; bit measures: all */
	uint32_t *total;		      /* [patterns]: 1 + the id of the total; 0: not met */
	uint32_t *times, *touched, n_touched; /* [patterns]: of the unit at hand */
	uint32_t *has_bits;		      /* [raters]: bits as above */
};

static struct cc_rated *
rated_of(const struct counting *c, uint32_t unit)
{
	return &c->all->rated[(size_t)unit * c->r->measures];
}

static void
begin_patterns(struct counting *c, struct cc_arena *scratch)
{
	const struct cc_ratings *r = c->r;

	c->measures_of = CC_ARRAY(scratch, uint32_t, r->patterns);
	c->total = CC_ARRAY(scratch, uint32_t, r->patterns);
	c->times = CC_ARRAY(scratch, uint32_t, r->patterns);
	c->touched = CC_ARRAY(scratch, uint32_t, r->patterns);
	c->has_bits = CC_ARRAY(scratch, uint32_t, r->raters);
	for (uint32_t p = 0; p < r->patterns; p++) {
		const uint32_t *value = cc_key_values(r, p);
		uint32_t n = 0;

		for (uint32_t m = 0; m < r->measures; m++) {
			c->measures_of[p] |= (uint32_t)(value[m] != CC_NO_ID) << m;
			n += value[m] != CC_NO_ID;
		}
		c->measures_of[p] |= (uint32_t)(n == r->measures) << r->measures;
	}
}

static uint64_t
ratings_of(const struct counting *c)
{
	uint64_t n = 0;

	for (uint32_t u = c->from; u < c->to; u++)
		n += c->r->end[u] - c->r->first[u];
	return n;
}

static void
begin(struct counting *c, struct cc_arena *scratch)
{
	const struct cc_ratings *r = c->r;
	uint32_t sums = r->patterns > 0 ? r->patterns : 1;
	uint64_t totals = 1, most = ratings_of(c); /* no more than patterns of values, or ratings */
	struct cc_twofold *part = CC_ARRAY(scratch, struct cc_twofold, (size_t)sums * r->measures);

	c->rater = CC_ARRAY(c->arena, struct cc_rater_sums, r->raters);
	c->has = CC_ARRAY(c->arena, uint8_t, (size_t)r->raters * (r->measures + 1));
	c->unnamed = CC_ARRAY(c->arena, uint64_t, (size_t)r->measures + 1);
	c->counter = CC_ARRAY(c->arena, struct cc_counter, (size_t)r->measures + 1);
	for (uint32_t m = 0; m < r->measures; m++) {
		cc_counter_begin(&c->counter[m], c->to - c->from, r->values, c->arena, scratch);
		if (totals < most)
			totals *= r->values + UINT64_C(1);
	}
	cc_counter_begin(
	    &c->counter[r->measures], c->to - c->from, totals < most ? totals : most, c->arena, scratch);
	c->totals = cc_values_new();
	c->sums = CC_ARRAY(scratch, struct rating_sums, sums);
	for (uint32_t i = 0; i < sums; i++)
		c->sums[i].part = part + (size_t)i * r->measures;
	if (r->patterns > 0)
		begin_patterns(c, scratch);
}

/* So many ratings of the same values; total CC_NO_ID: they have none. */
static void
add_values(struct counting *c, const uint32_t *value, uint32_t total, uint32_t times)
{
	for (uint32_t m = 0; m < c->r->measures; m++)
		if (value[m] != CC_NO_ID)
			cc_counter_add(&c->counter[m], value[m], times);
	if (total != CC_NO_ID)
		cc_counter_add(&c->counter[c->r->measures], total, times);
}

static uint32_t
total_id(struct counting *c, const uint32_t *value, const struct cc_rated *rated)
{
	double total;

	return cc_ratings_total(&total, c->r, value, rated) ? cc_values_add(c->totals, total) : CC_NO_ID;
}

static void
count_patterns(struct counting *c, uint32_t unit)
{
	const struct cc_ratings *r = c->r;

	for (uint64_t i = r->first[unit]; i < r->end[unit]; i++) {
		uint32_t pattern = cc_rating_key(r, i), rater = cc_rating_rater(r, i);

		if (c->times[pattern]++ == 0)
			c->touched[c->n_touched++] = pattern;
		if (rater != CC_NO_ID)
			c->has_bits[rater] |= c->measures_of[pattern];
		for (uint32_t m = 0; m <= r->measures && rater == CC_NO_ID; m++)
			c->unnamed[m] += c->measures_of[pattern] >> m & 1;
	}
	for (uint32_t i = 0; i < c->n_touched; i++) {
		uint32_t pattern = c->touched[i];

		if (c->total[pattern] == 0)
			c->total[pattern] = 1 + total_id(c, cc_key_values(r, pattern), NULL);
		add_values(c, cc_key_values(r, pattern), c->total[pattern] - 1, c->times[pattern]);
	}
}

static void
see_rater(struct counting *c, uint32_t rater, uint32_t measure)
{
	if (rater == CC_NO_ID)
		c->unnamed[measure]++;
	else
		c->has[(size_t)rater * (c->r->measures + 1) + measure] = 1;
}

static void
count_ratings(struct counting *c, uint32_t unit)
{
	const struct cc_ratings *r = c->r;
	struct cc_rated *rated = rated_of(c, unit);

	/* on which measures there is any has to be known before totals are */
	for (uint64_t i = r->first[unit]; i < r->end[unit] && r->prorated; i++)
		for (uint32_t m = 0; m < r->measures; m++)
			rated[m].n |= cc_key_values(r, cc_rating_key(r, i))[m] != CC_NO_ID;
	for (uint64_t i = r->first[unit]; i < r->end[unit]; i++) {
		const uint32_t *value = cc_key_values(r, cc_rating_key(r, i));
		uint32_t total = total_id(c, value, rated), rater = cc_rating_rater(r, i);

		add_values(c, value, total, 1);
		for (uint32_t m = 0; m < r->measures; m++)
			if (value[m] != CC_NO_ID)
				see_rater(c, rater, m);
		if (total != CC_NO_ID)
			see_rater(c, rater, r->measures);
	}
}

/* The unit's means, once all of its values were counted. */
static void
close_unit(struct counting *c, uint32_t unit)
{
	const struct cc_ratings *r = c->r;

	for (uint32_t m = 0; m <= r->measures; m++) {
		struct cc_rated *rated = rated_of(c, unit) + m;
		struct cc_moments moments = { 0 };
		size_t n;
		const uint64_t *pair = cc_counter_close(&c->counter[m], &n);

		for (size_t i = 0; i < n; i++) {
			uint32_t value = cc_counter_value(pair[i]);

			cc_moments_add_times(&moments,
			    m < r->measures ? r->number[value] : cc_values_at(c->totals, value),
			    cc_counter_times(pair[i]));
		}
		if (m == r->measures) {
			c->all->total[unit] = cc_mean_of(&moments);
			return;
		}
		rated->n = moments.n;
		rated->sum = cc_exact_value(&moments.sum);
		cc_moments_mean(&rated->mean, &moments);
	}
}

/* Differences whose divisors are equal share the division; their numerators are
 * mostly whole and add up exactly. */
static void
compare(
    struct rating_sums *s, const struct cc_ratings *r, const uint32_t *value, const struct cc_rated *rated)
{
	double number = 0, by = 0;

	s->parts = s->ratings = s->compared = 0;
	s->sum = 0;
	for (uint32_t m = 0; m < r->measures; m++) {
		double x;

		if (value[m] == CC_NO_ID)
			continue;
		x = r->number[value[m]];
		s->sum += x;
		s->ratings++;
		if (rated[m].n < 2)
			continue;
		if (by != (double)(rated[m].n - 1)) {
			if (by > 0)
				s->part[s->parts++] = cc_twofold_ratio(number, by);
			number = 0;
			by = (double)(rated[m].n - 1);
		}
		number += (double)rated[m].n * x - rated[m].sum;
		s->compared++;
	}
	if (by > 0)
		s->part[s->parts++] = cc_twofold_ratio(number, by);
}

static void
add_sums(struct cc_rater_sums *rater, const struct rating_sums *s)
{
	rater->units++;
	rater->ratings += s->ratings;
	rater->compared += s->compared;
	cc_twofold_add(&rater->sum, s->sum);
	for (uint32_t k = 0; k < s->parts; k++)
		cc_twofold_join(&rater->difference, &s->part[k]);
}

static void
compare_unit(struct counting *c, uint32_t unit)
{
	const struct cc_ratings *r = c->r;
	const struct cc_rated *rated = rated_of(c, unit);

	for (uint32_t i = 0; i < c->n_touched; i++) {
		uint32_t pattern = c->touched[i];

		compare(&c->sums[pattern], r, cc_key_values(r, pattern), rated);
		c->times[pattern] = 0;
	}
	c->n_touched = 0;
	for (uint64_t i = r->first[unit]; i < r->end[unit]; i++) {
		uint32_t rater = cc_rating_rater(r, i), key = cc_rating_key(r, i);

		if (rater == CC_NO_ID)
			return; /* they stand last */
		if (r->patterns == 0)
			compare(c->sums, r, cc_key_values(r, key), rated);
		add_sums(&c->rater[rater], r->patterns > 0 ? &c->sums[key] : c->sums);
	}
}

static void
count_part(void *ctx, uint32_t number, struct cc_arena *scratch)
{
	struct counting *c = &((struct counting *)ctx)[number];
	const struct cc_ratings *r = c->r;

	begin(c, scratch);
	for (uint32_t unit = c->from; unit < c->to; unit++) {
		(r->patterns > 0 ? count_patterns : count_ratings)(c, unit);
		close_unit(c, unit);
		compare_unit(c, unit);
	}
	for (size_t rater = 0; rater < r->raters && r->patterns > 0; rater++)
		for (uint32_t m = 0; m <= r->measures; m++)
			c->has[rater * (r->measures + 1) + m] = c->has_bits[rater] >> m & 1;
}

static void
join_raters(struct cc_counted *to, const struct counting *from)
{
	const struct cc_ratings *r = from->r;

	for (uint32_t i = 0; i < r->raters; i++) {
		struct cc_rater_sums *sums = &to->rater[i], *more = &from->rater[i];

		sums->units += more->units;
		sums->ratings += more->ratings;
		sums->compared += more->compared;
		cc_twofold_join(&sums->sum, &more->sum);
		cc_twofold_join(&sums->difference, &more->difference);
	}
	for (size_t i = 0; i < (size_t)r->raters * (r->measures + 1); i++)
		to->has[i] |= from->has[i];
	for (uint32_t m = 0; m <= r->measures; m++)
		to->unnamed[m] += from->unnamed[m];
}

/* Ids of totals become ranks of all totals. */
static void
join_counts(struct cc_counted *out, struct counting *part, const struct cc_ratings *r, struct cc_arena *arena)
{
	struct cc_counter **counter = CC_ARRAY(arena, struct cc_counter *, r->parts);
	uint32_t **id = CC_ARRAY(arena, uint32_t *, r->parts), *rank;
	struct cc_values *all = cc_values_new();
	double *number;

	for (uint32_t p = 0; p < r->parts; p++) {
		id[p] = CC_ARRAY(part[p].arena, uint32_t, cc_values_count(part[p].totals));
		cc_values_join(all, part[p].totals, id[p]);
	}
	rank = CC_ARRAY(part[0].arena, uint32_t, cc_values_count(all));
	number = CC_ARRAY(arena, double, cc_values_count(all));
	cc_values_rank(all, rank, number);
	for (uint32_t p = 0; p < r->parts; p++)
		for (uint32_t i = 0; i < cc_values_count(part[p].totals); i++)
			id[p][i] = rank[id[p][i]];
	for (uint32_t m = 0; m <= r->measures; m++) {
		for (uint32_t p = 0; p < r->parts; p++)
			counter[p] = &part[p].counter[m];
		if (m < r->measures)
			cc_counters_join(
			    &out->counts[m], counter, NULL, r->parts, r->number, r->values, arena);
		else
			cc_counters_join(
			    &out->counts[m], counter, id, r->parts, number, cc_values_count(all), arena);
	}
	cc_values_free(all);
}

void
cc_ratings_count(struct cc_counted *out, const struct cc_ratings *r, const struct cc_workers *workers,
    struct cc_arena *arena)
{
	struct counting *part = CC_ARRAY(arena, struct counting, r->parts);

	*out = (struct cc_counted){ .counts = CC_ARRAY(arena, struct cc_counts, (size_t)r->measures + 1),
		.unnamed = CC_ARRAY(arena, uint64_t, (size_t)r->measures + 1),
		.rated = CC_ARRAY(arena, struct cc_rated, (size_t)r->units * r->measures),
		.total = CC_ARRAY(arena, struct cc_mean, r->units),
		.rater = CC_ARRAY(arena, struct cc_rater_sums, r->raters),
		.has = CC_ARRAY(arena, uint8_t, (size_t)r->raters * (r->measures + 1)) };
	for (uint32_t p = 0; p < r->parts; p++)
		part[p] = (struct counting){ .r = r,
			.all = out,
			.from = r->part[p].from,
			.to = r->part[p].to,
			.arena = cc_arena_new() };
	cc_each(workers, count_part, part, r->parts);
	join_counts(out, part, r, arena);
	for (uint32_t p = 0; p < r->parts; p++) {
		join_raters(out, &part[p]);
		cc_values_free(part[p].totals);
		cc_arena_free(part[p].arena);
	}
}
