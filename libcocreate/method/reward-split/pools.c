/* pools.c -- each pool, period and idea: what there is, and who has what of it. */
#include "method/reward-split/int.h"

#include "base/arena.h"

/* A row that bears something: a contribution, or a row of a sheet. */
struct bearer {
	uint32_t person;
	int64_t weight;
	struct reward_line line;
};

/* A pool on its way through the periods. */
struct sharing {
	struct reward_split *s;
	const struct reward_pool *p;
	uint32_t pool;
	int64_t period;
	int64_t *owed;	    /* [persons]: what rounding owes */
	int64_t *entitled;  /* [ideas + 1]: to date */
	struct bearer *row; /* [n] */
	size_t n, *first;   /* first[person]: of the rows, which stand by person */
	bool of_sheet;
};

static void *
grow(void *at, size_t n, size_t *room, size_t size, struct cc_arena *arena)
{
	void *more;

	if (n < *room)
		return at;
	*room = 2 * *room + 64;
	more = cc_alloc_array(arena, *room, size);
	if (n > 0)
		memcpy(more, at, n * size);
	return more;
}

static int64_t
last_day(const struct sharing *g)
{
	const struct reward_data *d = &g->s->d;

	return d->rules->once ? INT64_MAX : cc_period_last(g->period, d->rules->calendar);
}

/* Those of an idea, or of all. */
static void
find_bearers(struct sharing *g, const struct reward_point *point, size_t points, uint32_t idea)
{
	const struct reward_data *d = &g->s->d;

	g->n = 0;
	g->of_sheet = false;
	g->row = CC_ARRAY(d->arena, struct bearer, points);
	for (size_t i = 0; i < points; i++) {
		const struct reward_row *row = &d->row[point[i].row];

		if (point[i].points == 0 || (idea != CC_NO_ID && row->idea != idea))
			continue;
		g->row[g->n++] = (struct bearer){ row->person, point[i].points,
			{ .idea = row->idea,
			    .basis = point[i].duplicate ? "duplicate" : "points",
			    .kind = cc_state_text(d->state, KIND, row->kind),
			    .units = row->units,
			    .points = point[i].points,
			    .place = row->place } };
	}
}

/* The sheet of an idea that is in force: its rows of the last day that is not too late. */
static bool
find_sheet(struct sharing *g, uint32_t idea)
{
	const struct reward_data *d = &g->s->d;
	int64_t day = INT64_MIN;

	for (size_t i = 0; i < d->sheets; i++)
		if (d->sheet[i].idea == idea && d->sheet[i].day <= last_day(g))
			day = d->sheet[i].day;
	if (day == INT64_MIN)
		return false;
	g->n = 0;
	g->of_sheet = true;
	g->row = CC_ARRAY(d->arena, struct bearer, d->sheets);
	for (size_t i = 0; i < d->sheets; i++) {
		const struct reward_sheet_row *row = &d->sheet[i];

		if (row->idea == idea && row->day == day && row->share > 0)
			g->row[g->n++] = (struct bearer){ row->person, row->share,
				{ .idea = idea,
				    .basis = "sheet",
				    .kind = { NULL, 0 },
				    .units = REWARD_NONE,
				    .points = row->share,
				    .percent = row->percent,
				    .place = row->place } };
	}
	return true;
}

static int64_t
bound_of(const struct reward_bound *b, int64_t amount, int64_t none)
{
	int64_t value = b->value, part;

	if (value == REWARD_NONE)
		return none;
	if (b->percent)
		(void)cc_int128_divide(&value, &part, cc_int128_times(amount, b->value), CC_ONE_NANO);
	return value < amount ? value : amount;
}

/* What has been released by the last period that is over, of an award. */
static int64_t
released_of(const struct sharing *g, int64_t award)
{
	const struct reward_pool *p = g->p;
	size_t passed = p->vest == NULL ? 0 : (size_t)(g->s->d.over - g->period) + 1;
	int64_t part = 0, released, rest;

	if (passed >= p->n_vest)
		return award;
	for (size_t j = 0; j < passed; j++)
		part += p->vest[j];
	(void)cc_int128_divide(&released, &rest, cc_int128_times(award, part), CC_ONE_NANO);
	return released;
}

/* A person's amount over the rows that bear it. */
static void
put_lines(struct sharing *g, uint32_t person, int64_t amount, struct cc_quota quota)
{
	struct reward_split *s = g->s;
	const struct bearer *row = &g->row[g->first[person]];
	size_t n = g->first[person + 1] - g->first[person];
	int64_t *weight = CC_ARRAY(s->d.arena, int64_t, n);
	struct cc_apportion in = { .total = amount, .n = n, .weight = weight, .most = amount };
	struct cc_apportioned out;

	for (size_t i = 0; i < n; i++)
		weight[i] = row[i].weight;
	cc_apportion(&out, &in, NULL, s->d.arena);
	for (size_t i = 0; i < n; i++) {
		struct reward_line *line;

		s->line = grow(s->line, s->lines, &s->line_room, sizeof *line, s->d.arena);
		line = &s->line[s->lines++];
		*line = row[i].line;
		line->pool = g->pool;
		line->period = g->period;
		line->person = person;
		line->amount = out.units[i];
		line->rounding = cc_quota_rounding(line->amount, quota, row[i].weight);
	}
}

/* One person's award, who has a row in the pool. */
static void
award(struct sharing *g, uint32_t person, int64_t amount, struct cc_quota quota)
{
	struct reward_person *of = &g->s->of[person];
	int64_t *had = &g->s->had[g->pool][person];

	*had = (*had == REWARD_NONE ? 0 : *had) + amount;
	if (g->p->unit != NULL) {
		of->things[g->pool] += amount;
	} else {
		of->earned += amount;
		of->released += released_of(g, amount);
		of->pending = of->earned - of->released;
	}
	put_lines(g, person, amount, quota);
}

/* The weights of everybody, and the rows of each person together, in their order; false: they
 * add up to too much. */
static bool
add_weights(int64_t *sum, struct sharing *g)
{
	const struct reward_data *d = &g->s->d;
	struct bearer *row = CC_ARRAY(d->arena, struct bearer, g->n);
	size_t *next = CC_ARRAY(d->arena, size_t, (size_t)d->persons + 1);
	int64_t all = 0;

	g->first = CC_ARRAY(d->arena, size_t, (size_t)d->persons + 1);
	for (size_t i = 0; i < g->n; i++) {
		if (g->row[i].weight > INT64_MAX - all)
			return false;
		all += g->row[i].weight;
		sum[g->row[i].person] += g->row[i].weight;
		g->first[g->row[i].person + 1]++;
	}
	for (uint32_t p = 0; p < d->persons; p++)
		g->first[p + 1] += g->first[p];
	memcpy(next, g->first, ((size_t)d->persons + 1) * sizeof *next);
	for (size_t i = 0; i < g->n; i++)
		row[next[g->row[i].person]++] = g->row[i];
	g->row = row;
	return true;
}

static bool
too_much(const struct sharing *g, const char *format)
{
	struct reward_data *d = &g->s->d;

	cc_problem_late(d->problems, 0, (struct cc_place){ g->p->rule, 0, 0 }, (struct cc_span){ NULL, 0 },
	    format, cc_quote(g->p->id).text);
	return false;
}

/* Shares one pot out. */
static bool
share_pot(struct sharing *g, struct reward_pot *pot)
{
	struct reward_data *d = &g->s->d;
	int64_t *sum = CC_ARRAY(d->arena, int64_t, d->persons),
		*weight = CC_ARRAY(d->arena, int64_t, d->persons),
		*owed = CC_ARRAY(d->arena, int64_t, d->persons);
	uint32_t *who = CC_ARRAY(d->arena, uint32_t, d->persons);
	struct cc_apportion in = {
		.total = pot->amount, .weight = weight, .most = pot->amount, .webster = g->p->webster
	};
	struct cc_apportioned out;

	if (!add_weights(sum, g))
		return too_much(g, N_("the points of pool \"%s\" add up to too much; wanted fewer"));
	g->s->pooled += pot->amount;
	if (g->s->pooled > CC_DECIMAL_MOST)
		return too_much(
		    g, N_("with pool \"%s\" there are more than 9007199254740991 units; wanted fewer"));
	for (uint32_t p = 0; p < d->persons; p++)
		if (sum[p] > 0) {
			who[in.n] = p;
			owed[in.n] = g->owed[p];
			weight[in.n++] = sum[p];
		}
	if (!g->of_sheet) {
		in.most = bound_of(&g->p->most, pot->amount, pot->amount);
		in.least = bound_of(&g->p->least, pot->amount, 0);
		in.least = in.least < in.most ? in.least : in.most;
	}
	cc_apportion(&out, &in, owed, d->arena);
	pot->shared = out.shared;
	pot->people = (uint32_t)in.n;
	pot->least_dropped = out.least_dropped;
	pot->reason = out.shared == pot->amount ? NULL : in.n == 0 ? "no_people" : "at_most";
	for (size_t i = 0; i < in.n && pot->amount > 0; i++) {
		g->owed[who[i]] = owed[i];
		award(g, who[i], out.units[i], out.quota[i]);
	}
	return true;
}

static bool
put_pot(struct sharing *g, struct reward_pot pot)
{
	struct reward_split *s = g->s;

	pot.pool = g->pool;
	pot.period = g->period;
	if (!share_pot(g, &pot))
		return false;
	s->pot = grow(s->pot, s->pots, &s->pot_room, sizeof pot, s->d.arena);
	s->pot[s->pots++] = pot;
	return true;
}

/* What sales entitle to, to date: never less than before. */
static int64_t
entitled(const struct reward_pool *p, int64_t to_date)
{
	int64_t worth, part;

	if (!cc_int128_divide(&worth, &part, cc_bands_worth(&p->revenue, to_date), CC_ONE_NANO))
		worth = 0;
	if (p->guarantee != REWARD_NONE && worth < p->guarantee)
		worth = p->guarantee;
	return p->cap != REWARD_NONE && worth > p->cap ? p->cap : worth;
}

/* One idea, or all (CC_NO_ID), in one period. */
static bool
share_revenue(struct sharing *g, uint32_t idea, const struct reward_point *point, size_t points)
{
	const struct reward_data *d = &g->s->d;
	struct reward_pot pot = { .idea = idea, .revenue = 0, .to_date = 0 };
	int64_t *before = &g->entitled[idea == CC_NO_ID ? d->ideas : idea];
	bool sold = false;

	for (size_t i = 0; i < d->sales; i++) {
		const struct reward_sale *sale = &d->sale[i];
		int64_t period = reward_period(d, sale->day);

		if ((idea != CC_NO_ID && sale->idea != idea) || sale->day > last_day(g) ||
		    (sale->day != REWARD_NO_DAY && (sale->day < g->p->from || sale->day > g->p->to)))
			continue;
		sold = true;
		pot.to_date += sale->amount;
		pot.revenue += period == g->period ? sale->amount : 0;
	}
	if (!sold)
		return true;
	pot.entitled = entitled(g->p, pot.to_date);
	pot.entitled = pot.entitled > *before ? pot.entitled : *before;
	pot.amount = pot.entitled - *before;
	*before = pot.entitled;
	if (idea == CC_NO_ID || !find_sheet(g, idea))
		find_bearers(g, point, points, idea);
	return put_pot(g, pot);
}

static bool
share_period(struct sharing *g)
{
	const struct reward_data *d = &g->s->d;
	struct reward_window w = { g->p->points, g->p->by_idea, g->p->from, g->p->to };
	struct reward_point *point;
	size_t points;

	w.to = last_day(g) < w.to ? last_day(g) : w.to;
	if (!g->p->ever && !d->rules->once && cc_period_first(g->period, d->rules->calendar) > w.from)
		w.from = cc_period_first(g->period, d->rules->calendar);
	point = reward_points(&points, d, &w);
	if (g->p->revenue.n == 0) {
		find_bearers(g, point, points, CC_NO_ID);
		return put_pot(g, (struct reward_pot){ .idea = CC_NO_ID,
				      .revenue = REWARD_NONE,
				      .to_date = REWARD_NONE,
				      .entitled = REWARD_NONE,
				      .amount = g->p->amount });
	}
	if (!g->p->by_idea)
		return share_revenue(g, CC_NO_ID, point, points);
	for (uint32_t idea = 0; idea < d->ideas; idea++)
		if (d->root[idea] == idea && !share_revenue(g, idea, point, points))
			return false;
	return true;
}

/* The periods of the rows and sales within the days of a pool. */
static void
find_periods(int64_t *first, int64_t *last, const struct reward_data *d, const struct reward_pool *p)
{
	*first = INT64_MAX;
	*last = INT64_MIN;
	for (size_t i = 0; i < d->rows + d->sales; i++) {
		int64_t day = i < d->rows ? d->row[i].day : d->sale[i - d->rows].day,
			period = reward_period(d, day);

		if (day != REWARD_NO_DAY && (day < p->from || day > p->to))
			continue;
		*first = period < *first ? period : *first;
		*last = period > *last ? period : *last;
	}
}

static bool
share_pool(struct reward_split *s, uint32_t pool)
{
	const struct reward_data *d = &s->d;
	struct sharing g = { .s = s,
		.p = &d->rules->pool[pool],
		.pool = pool,
		.owed = CC_ARRAY(d->arena, int64_t, d->persons),
		.entitled = CC_ARRAY(d->arena, int64_t, (size_t)d->ideas + 1) };
	int64_t last;

	find_periods(&g.period, &last, d, g.p);
	if (last > d->over && (s->unfinished == REWARD_NONE || d->over + 1 < s->unfinished))
		s->unfinished = g.period > d->over ? g.period : d->over + 1;
	last = last < d->over ? last : d->over;
	for (; g.period <= last; g.period++)
		if (!share_period(&g))
			return false;
	return true;
}

bool
reward_share(struct reward_split *s)
{
	const struct reward_data *d = &s->d;

	s->unfinished = REWARD_NONE;
	s->of = CC_ARRAY(d->arena, struct reward_person, d->persons);
	s->had = CC_ARRAY(d->arena, int64_t *, d->rules->n_pools);
	for (uint32_t p = 0; p < d->persons; p++)
		s->of[p].things = CC_ARRAY(d->arena, int64_t, d->rules->n_pools);
	for (uint32_t pool = 0; pool < d->rules->n_pools; pool++) {
		s->had[pool] = CC_ARRAY(d->arena, int64_t, d->persons);
		for (uint32_t p = 0; p < d->persons; p++)
			s->had[pool][p] = REWARD_NONE;
		if (!share_pool(s, pool))
			return false;
	}
	return true;
}
