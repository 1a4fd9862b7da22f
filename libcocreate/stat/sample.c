/* sample.c -- answers of people who may carry case weights, counted by value. */
#include "stat/sample.h"

#include "base/arena.h"
#include "stat/interval.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { LEAST_ROOM = 8 };

struct cc_sample
cc_sample_new(bool weighted, struct cc_arena *arena)
{
	return (struct cc_sample){ .arena = arena, .weighted = weighted };
}

/* Where the value stands among the slots, or would. */
static uint32_t
slot_of(const struct cc_sample *s, double value)
{
	uint32_t last = 2 * s->room - 1, at;
	uint64_t bits;

	memcpy(&bits, &value, sizeof bits);
	bits = (bits ^ bits >> 32) * UINT64_C(0x9e3779b97f4a7c15); /* of whole numbers the low half is 0 */
	at = (uint32_t)(bits >> 32) & last;
	while (s->slot[at] != 0 && s->value[s->slot[at] - 1] != value)
		at = (at + 1) & last;
	return at;
}

static void
grow(struct cc_sample *s)
{
	struct cc_sample old = *s;

	s->room = old.room == 0 ? LEAST_ROOM : 2 * old.room;
	s->value = CC_ARRAY(s->arena, double, s->room);
	s->people = CC_ARRAY(s->arena, uint64_t, s->room);
	s->slot = CC_ARRAY(s->arena, uint32_t, 2 * (size_t)s->room);
	if (s->weighted)
		s->weights = CC_ARRAY(s->arena, struct cc_weight_sums, s->room);
	for (uint32_t i = 0; i < old.n; i++) {
		s->value[i] = old.value[i];
		s->people[i] = old.people[i];
		if (s->weighted)
			s->weights[i] = old.weights[i];
		s->slot[slot_of(s, s->value[i])] = 1 + i;
	}
}

/* The place of a value, which may be new. */
static uint32_t
place_of(struct cc_sample *s, double value)
{
	uint32_t slot;

	assert(isfinite(value));
	value += 0.0; /* -0 is 0 */
	if (s->n == s->room)
		grow(s);
	slot = slot_of(s, value);
	if (s->slot[slot] == 0) {
		s->value[s->n] = value;
		s->slot[slot] = ++s->n;
	}
	return s->slot[slot] - 1;
}

void
cc_sample_add(struct cc_sample *s, double value, double weight)
{
	uint32_t at = place_of(s, value);

	s->people[at]++;
	if (s->weighted)
		cc_weights_add(&s->weights[at], weight);
}

void
cc_sample_join(struct cc_sample *s, const struct cc_sample *more, double times)
{
	for (uint32_t i = 0; i < more->n; i++) {
		uint32_t at;

		if (more->people[i] == 0)
			continue;
		at = place_of(s, more->value[i] * times);
		s->people[at] += more->people[i];
		if (s->weighted)
			cc_weights_join(&s->weights[at], &more->weights[i]);
	}
}

void
cc_sample_leave(struct cc_sample *s, const struct cc_sample *part)
{
	for (uint32_t i = 0; i < part->n; i++) {
		uint32_t at = place_of(s, part->value[i]);

		s->people[at] -= part->people[i];
		if (s->weighted)
			cc_weights_leave(&s->weights[at], &part->weights[i]);
	}
}

void
cc_sample_join_people(struct cc_sample *s, double value, const struct cc_weight_sums *people)
{
	uint32_t at;

	if (people->n == 0)
		return;
	at = place_of(s, value);
	s->people[at] += people->n;
	if (s->weighted)
		cc_weights_join(&s->weights[at], people);
}

struct cc_sample
cc_sample_among(
    const struct cc_sample *s, const struct cc_weight_sums *people, const struct cc_weight_sums *all)
{
	struct cc_sample among = cc_sample_new(s->weighted, s->arena);
	struct cc_weight_sums others = *all;

	cc_weights_leave(&others, people);
	cc_sample_join(&among, s, 1);
	cc_sample_join_people(&among, 0, &others);
	return among;
}

struct cc_weight_sums
cc_sample_people(const struct cc_sample *s)
{
	struct cc_weight_sums all = { 0 };

	for (uint32_t i = 0; i < s->n; i++) {
		if (s->people[i] == 0)
			continue;
		if (s->weighted)
			cc_weights_join(&all, &s->weights[i]);
		else
			all.least = all.most = 1;
		all.n += s->weighted ? 0 : s->people[i];
	}
	return all;
}

bool
cc_sample_alike(const struct cc_sample *s)
{
	struct cc_weight_sums all = cc_sample_people(s);

	return cc_weights_alike(&all);
}

static bool
is_one_value(const struct cc_sample *s)
{
	uint32_t values = 0;

	for (uint32_t i = 0; i < s->n; i++)
		values += s->people[i] > 0;
	return values == 1;
}

struct cc_mean
cc_sample_plain(const struct cc_sample *s)
{
	struct cc_moments m = { 0 };

	for (uint32_t i = 0; i < s->n; i++)
		if (s->people[i] > 0)
			cc_moments_add_times(&m, s->value[i], s->people[i]);
	return cc_mean_of(&m);
}

static enum cc_why
weighted_mean(struct cc_weighted_mean *out, const struct cc_sample *s)
{
	struct cc_weighted_value *value = CC_ARRAY(s->arena, struct cc_weighted_value, s->n);
	size_t n = 0;

	for (uint32_t i = 0; i < s->n; i++) {
		const struct cc_weight_sums plain = { .n = s->people[i], .least = 1, .most = 1 };

		if (s->people[i] == 0)
			continue;
		value[n].value = s->value[i];
		value[n].weights = s->weighted ? s->weights[i] : plain;
		n++;
	}
	return cc_weighted_mean(out, cc_weighted_sorted(value, n, s->arena), n);
}

enum cc_why
cc_sample_mean(struct cc_sample_mean *out, const struct cc_sample *s, double confidence)
{
	struct cc_weighted_mean weighted;
	struct cc_mean plain;
	enum cc_why why;

	*out = (struct cc_sample_mean){ 0, (double)NAN, (double)NAN, (double)NAN };
	if (cc_sample_alike(s)) {
		plain = cc_sample_plain(s);
		out->n = plain.n;
		out->mean = plain.mean;
		why = plain.n == 0 ? CC_WHY_NO_DATA
				   : cc_mean_interval(&out->low, &out->high, plain.mean, sqrt(plain.variance),
					 plain.n, confidence);
	} else {
		why = weighted_mean(&weighted, s);
		out->n = weighted.people;
		out->mean = weighted.mean;
		if (why == CC_WHY_NONE)
			why = cc_weighted_mean_interval(&out->low, &out->high, &weighted, confidence);
	}
	if (why != CC_WHY_NONE || !is_one_value(s))
		return why;
	out->low = out->high = (double)NAN;
	return CC_WHY_ONE_VALUE;
}

enum cc_why
cc_sample_difference(struct cc_difference *out, const struct cc_sample *first, const struct cc_sample *second,
    double confidence)
{
	struct cc_weighted_mean a, b;

	if (cc_sample_alike(first) && cc_sample_alike(second))
		return cc_mean_difference(out, cc_sample_plain(first), cc_sample_plain(second), confidence);
	weighted_mean(&a, first);
	weighted_mean(&b, second);
	return cc_weighted_mean_difference(out, &a, &b, confidence);
}

struct cc_sample_pairs
cc_sample_pairs_new(bool weighted, struct cc_arena *arena)
{
	struct cc_sample none = cc_sample_new(weighted, arena);

	return (struct cc_sample_pairs){ none, none, none };
}

void
cc_sample_pairs_add(struct cc_sample_pairs *pairs, double first, double second, double weight)
{
	cc_sample_add(&pairs->first, first, weight);
	cc_sample_add(&pairs->second, second, weight);
	cc_sample_add(&pairs->less, first - second, weight);
}

enum cc_why
cc_sample_paired(struct cc_sample_mean *out, const struct cc_sample *first, const struct cc_sample *second,
    const struct cc_sample_pairs *pairs, const struct cc_weight_sums *all, double confidence)
{
	struct cc_sample less = cc_sample_new(first->weighted, first->arena), minus = less, leave = less;
	struct cc_weight_sums rest = *all, some;

	cc_sample_join(&less, first, 1);
	cc_sample_leave(&less, &pairs->first);
	cc_sample_join(&minus, second, -1);
	cc_sample_join(&leave, &pairs->second, -1);
	cc_sample_leave(&minus, &leave);
	cc_sample_join(&less, &minus, 1);
	cc_sample_join(&less, &pairs->less, 1);
	some = cc_sample_people(&less);
	cc_weights_leave(&rest, &some);
	cc_sample_join_people(&less, 0, &rest);
	return cc_sample_mean(out, &less, confidence);
}
