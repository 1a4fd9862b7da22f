/* panel.c -- whom to give the seats of a panel: profiles, target shares, limits. */
#include "stat/panel.h"

#include "base/arena.h"
#include "stat/mix.h"
#include "stat/order.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const uint8_t *
levels_of(const struct cc_panel_pool *pool, uint32_t person)
{
	return &pool->level[(size_t)person * pool->attributes];
}

/* As who[] has them, by lot. */
static uint32_t *
sort_by_lot(const struct cc_panel_pool *pool, const uint32_t *who, uint32_t n, struct cc_arena *scratch)
{
	uint32_t *at = CC_ARRAY(scratch, uint32_t, n), *by = CC_ARRAY(scratch, uint32_t, n);
	uint64_t *person = CC_ARRAY(scratch, uint64_t, n);
	double *lot = CC_ARRAY(scratch, double, n);

	for (uint32_t i = 0; i < n; i++) {
		at[i] = i;
		person[i] = who[i];
	}
	cc_sort_by(at, person, n, scratch);
	for (uint32_t i = 0; i < n; i++)
		lot[i] = pool->lot[who[at[i]]];
	cc_sorted(by, lot, n, scratch);
	for (uint32_t i = 0; i < n; i++)
		by[i] = who[at[by[i]]];
	return by;
}

/* The same people, brought together by profile. */
static uint32_t *
sort_by_profile(const struct cc_panel_pool *pool, const uint32_t *who, uint32_t n, struct cc_arena *scratch)
{
	uint32_t *at = CC_ARRAY(scratch, uint32_t, n);
	uint8_t *level = CC_ARRAY(scratch, uint8_t, (size_t)n * pool->attributes);

	for (uint32_t i = 0; i < n; i++) {
		at[i] = i;
		for (uint32_t a = 0; a < pool->attributes; a++)
			level[(size_t)i * pool->attributes + a] = levels_of(pool, who[i])[a];
	}
	cc_sort_by_bytes(at, level, pool->attributes, n, scratch);
	for (uint32_t i = 0; i < n; i++)
		at[i] = who[at[i]];
	return at;
}

/* Where a profile is in that order. */
struct profile {
	uint32_t from, end;
	double lot; /* the lowest */
};

static int
by_lot(const void *a, const void *b)
{
	const struct profile *x = a, *y = b;

	if (x->lot != y->lot)
		return x->lot < y->lot ? -1 : 1;
	return (x->from > y->from) - (x->from < y->from);
}

static uint32_t
find_profiles(struct profile *out, const struct cc_panel_pool *pool, const uint32_t *at, uint32_t n)
{
	uint32_t profiles = 0;

	for (uint32_t i = 0; i < n; i++) {
		if (i == 0 || (pool->attributes > 0 && memcmp(levels_of(pool, at[i - 1]),
							   levels_of(pool, at[i]), pool->attributes) != 0))
			out[profiles++] = (struct profile){ .from = i, .lot = pool->lot[at[i]] };
		out[profiles - 1].end = i + 1;
	}
	qsort(out, profiles, sizeof *out, by_lot);
	return profiles;
}

/* Profiles stand in the order of their lowest lots: of equal panels none is preferred. */
static void
group_people(struct cc_panel *p, const uint32_t *who, uint32_t n, struct cc_arena *arena)
{
	struct cc_arena *scratch = cc_arena_new();
	const uint32_t *at = sort_by_profile(p->pool, sort_by_lot(p->pool, who, n, scratch), n, scratch);
	struct profile *profile = CC_ARRAY(scratch, struct profile, n);

	p->profiles = find_profiles(profile, p->pool, at, n);
	p->n = n;
	p->who = CC_ARRAY(arena, uint32_t, n);
	p->first = CC_ARRAY(arena, uint32_t, (size_t)p->profiles + 1);
	p->front = CC_ARRAY(arena, uint32_t, (size_t)p->profiles + 1);
	for (uint32_t t = 0; t < p->profiles; t++) {
		uint32_t size = profile[t].end - profile[t].from;

		memcpy(&p->who[p->first[t]], &at[profile[t].from], size * sizeof *at);
		p->first[t + 1] = p->first[t] + size;
		p->front[t + 1] = p->front[t] + (size < p->open ? size : p->open);
	}
	cc_arena_free(scratch);
}

/* Of the levels that somebody has. */
static void
find_shares(struct cc_panel *p, uint32_t attribute)
{
	const struct cc_panel_pool *pool = p->pool;
	double sum = 0;

	for (uint32_t v = pool->first[attribute]; v < pool->first[attribute + 1]; v++) {
		if (p->people[v] > 0)
			p->share[v] = pool->spread[attribute] == CC_PANEL_POOL	 ? (double)p->people[v]
				      : pool->spread[attribute] == CC_PANEL_EVEN ? 1
										 : pool->given[v];
		sum += p->share[v];
	}
	for (uint32_t v = pool->first[attribute]; v < pool->first[attribute + 1] && sum > 0; v++)
		p->share[v] /= sum;
}

static void
find_mix(struct cc_panel *p, struct cc_arena *arena)
{
	for (uint32_t a = 0; a < p->pool->attributes; a++) {
		uint32_t first = p->pool->first[a], levels = p->pool->first[a + 1] - first;
		struct cc_mix_level *level = CC_ARRAY(arena, struct cc_mix_level, levels);
		struct cc_panel_mix *mix = &p->mix[a];

		find_shares(p, a);
		for (uint32_t v = 0; v < levels; v++)
			level[v] = (struct cc_mix_level){ p->share[first + v], p->people[first + v],
				p->kept[first + v] };
		cc_mix_ends(&mix->best, &mix->blind, level, levels, p->open, arena);
		mix->counts = mix->best - mix->blind >= 1e-12;
		p->mixed += mix->counts;
	}
}

static void
set_limits(struct cc_panel *p)
{
	const struct cc_panel_pool *pool = p->pool;

	for (uint32_t v = 0; v < pool->levels; v++) {
		double low = floor(pool->low[v] * p->seats / pool->size) - (double)p->kept[v];
		double high = ceil(pool->high[v] * p->seats / pool->size) - (double)p->kept[v];

		p->low[v] = low > 0 ? (uint32_t)low : 0;
		p->high[v] = high < 0 ? 0 : high < p->open ? (uint32_t)high : p->open;
	}
}

static void
fill_program(struct cc_panel *p, struct cc_arena *arena)
{
	uint32_t attributes = p->pool->attributes, *most = CC_ARRAY(arena, uint32_t, p->profiles);
	uint8_t *level = CC_ARRAY(arena, uint8_t, (size_t)p->profiles * attributes);

	for (uint32_t t = 0; t < p->profiles; t++) {
		most[t] = p->first[t + 1] - p->first[t];
		for (uint32_t a = 0; a < attributes; a++)
			level[(size_t)t * attributes + a] = levels_of(p->pool, p->who[p->first[t]])[a];
	}
	p->in = (struct cc_seats){ p->profiles, attributes, p->pool->levels, p->open, level, most, NULL, NULL,
		p->low, p->high };
	p->feasible = CC_ARRAY(arena, uint32_t, p->profiles);
}

/* Limits that no panel keeps become those that come nearest. */
static void
relax(struct cc_panel *p, struct cc_arena *arena)
{
	uint32_t levels = p->pool->levels;
	uint32_t *low = CC_ARRAY(arena, uint32_t, levels), *high = CC_ARRAY(arena, uint32_t, levels);

	p->moved = CC_ARRAY(arena, bool, 2 * (size_t)levels);
	if (p->open == 0)
		return;
	p->relaxed = cc_seats_relax(low, high, p->feasible, &p->in, p->pool->order, p->kept, arena);
	for (uint32_t v = 0; v < levels; v++) {
		p->moved[v] = low[v] != p->low[v];
		p->moved[levels + v] = high[v] != p->high[v];
		p->low[v] = low[v];
		p->high[v] = high[v];
	}
}

void
cc_panel_new(struct cc_panel *p, const struct cc_panel_pool *pool, const uint32_t *who, uint32_t n,
    uint32_t seats, struct cc_arena *arena)
{
	uint32_t *rest = CC_ARRAY(arena, uint32_t, n), left = 0, in = 0;

	*p = (struct cc_panel){ .pool = pool, .seats = seats };
	p->kept = CC_ARRAY(arena, uint64_t, pool->levels);
	p->people = CC_ARRAY(arena, uint64_t, pool->levels);
	p->share = CC_ARRAY(arena, double, pool->levels);
	p->low = CC_ARRAY(arena, uint32_t, pool->levels);
	p->high = CC_ARRAY(arena, uint32_t, pool->levels);
	p->mix = CC_ARRAY(arena, struct cc_panel_mix, pool->attributes);
	for (uint32_t i = 0; i < n; i++)
		in += pool->in[who[i]];
	for (uint32_t i = 0; i < n; i++) {
		bool kept = in <= seats && pool->in[who[i]];

		if (in > seats && !pool->in[who[i]])
			continue;
		for (uint32_t a = 0; a < pool->attributes; a++) {
			p->people[levels_of(pool, who[i])[a]]++;
			p->kept[levels_of(pool, who[i])[a]] += kept;
		}
		if (!kept)
			rest[left++] = who[i];
	}
	p->open = in <= seats ? seats - in : seats;
	group_people(p, rest, left, arena);
	find_mix(p, arena);
	set_limits(p);
	fill_program(p, arena);
	relax(p, arena);
}
