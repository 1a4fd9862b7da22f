/* panel.c -- whom to give the seats of a panel: profiles, target shares, limits. */
#include "stat/panel_int.h"

#include "base/arena.h"
#include "stat/mix.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const uint8_t *
levels_of(const struct cc_panel_pool *pool, uint32_t person)
{
	return &pool->level[(size_t)person * pool->attributes];
}

static int
by_lot(const void *a, const void *b)
{
	const struct cc_seat_taker *x = a, *y = b;

	if (x->lot != y->lot)
		return x->lot < y->lot ? -1 : 1;
	return (x->person > y->person) - (x->person < y->person);
}

static int
by_profile(const void *a, const void *b)
{
	const struct cc_seat_taker *x = a, *y = b;
	int order = x->levels > 0 ? memcmp(x->level, y->level, x->levels) : 0;

	return order != 0 ? order : by_lot(a, b);
}

int
cc_panel_by_seat(const void *a, const void *b)
{
	const struct cc_seat_taker *x = a, *y = b;

	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	return by_lot(a, b);
}

static struct cc_seat_taker
taker_of(const struct cc_panel_pool *pool, uint32_t person, double score)
{
	return (struct cc_seat_taker){ levels_of(pool, person), pool->attributes, person, score,
		pool->lot[person] };
}

/* Brings the first `most` of n in front, in no order: quickselect, as C. A. R. Hoare has it. */
static void
put_first(struct cc_seat_taker *taker, uint32_t n, uint32_t most)
{
	int64_t low = 0, high = (int64_t)n - 1, border = (int64_t)most - 1;

	while (low < high) {
		const struct cc_seat_taker middle = taker[low + (high - low) / 2];
		int64_t i = low, j = high;

		while (i <= j) {
			while (cc_panel_by_seat(&taker[i], &middle) < 0)
				i++;
			while (cc_panel_by_seat(&taker[j], &middle) > 0)
				j--;
			if (i <= j) {
				struct cc_seat_taker other = taker[i];

				taker[i++] = taker[j];
				taker[j--] = other;
			}
		}
		if (border <= j)
			high = j;
		else if (border >= i)
			low = i;
		else
			return;
	}
}

struct cc_seat_taker *
cc_panel_takers(const struct cc_panel *p, const double *score, uint32_t most, struct cc_arena *scratch)
{
	struct cc_seat_taker *taker = CC_ARRAY(scratch, struct cc_seat_taker, p->n);

	for (uint32_t i = 0; i < p->n; i++)
		taker[i] = taker_of(p->pool, p->who[i], score[p->who[i]]);
	for (uint32_t t = 0; t < p->profiles; t++) {
		struct cc_seat_taker *of = &taker[p->first[t]];
		uint32_t n = p->first[t + 1] - p->first[t], ordered = most < n ? most : n;

		if (ordered > 0 && ordered < n)
			put_first(of, n, ordered);
		qsort(of, ordered, sizeof *of, cc_panel_by_seat);
	}
	return taker;
}

/* Profiles stand in the order of their lowest lots: of equal panels none is preferred. */
static void
group_people(struct cc_panel *p, const uint32_t *who, uint32_t n, struct cc_arena *arena)
{
	struct cc_seat_taker *taker = CC_ARRAY(arena, struct cc_seat_taker, n);
	struct cc_seat_taker *group = CC_ARRAY(arena, struct cc_seat_taker, n);
	uint32_t *from = CC_ARRAY(arena, uint32_t, (size_t)n + 1), at = 0;

	for (uint32_t i = 0; i < n; i++)
		taker[i] = taker_of(p->pool, who[i], 0);
	qsort(taker, n, sizeof *taker, by_profile);
	for (uint32_t i = 0; i < n; i++)
		if (i == 0 || (taker[i].levels > 0 &&
				  memcmp(taker[i - 1].level, taker[i].level, taker[i].levels) != 0)) {
			group[p->profiles] = taker[i];
			group[p->profiles].person = p->profiles;
			from[p->profiles++] = i;
		}
	from[p->profiles] = n;
	qsort(group, p->profiles, sizeof *group, by_lot);
	p->n = n;
	p->who = CC_ARRAY(arena, uint32_t, n);
	p->first = CC_ARRAY(arena, uint32_t, (size_t)p->profiles + 1);
	for (uint32_t t = 0; t < p->profiles; t++) {
		p->first[t] = at;
		for (uint32_t i = from[group[t].person]; i < from[group[t].person + 1]; i++)
			p->who[at++] = taker[i].person;
	}
	p->first[p->profiles] = at;
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
