/* pools.c -- each pool, period and idea: what there is, and who has what of it. */
#include "method/reward-split/int.h"

#include "base/arena.h"
#include "figure/bearers.h"

/* A pool on its way through the periods. */
struct sharing {
	struct reward_split *s;
	const struct reward_pool *p;
	uint32_t pool;
	int64_t period, first_day, last_day;
	int64_t *owed;			     /* [people]: what rounding owes */
	int64_t *entitled;		     /* [ideas + 1]: to date */
	struct cc_arena *of_period, *of_pot; /* what lives as long */
	/* Contributions of the period that bear something, those of each idea, or of all, by person. */
	struct cc_points points;
	struct cc_bearers work;
	/* Of a pot: contributions, by number of their row, or rows of a sheet. */
	const struct cc_bearer *row; /* [n] */
	size_t n;
	const struct cc_sheet_row *sheet; /* NULL: contributions */
};

/* Contributions to an idea, or to all. */
static void
find_work(struct sharing *g, uint32_t idea)
{
	uint32_t group = idea == CC_NO_ID ? 0 : idea;

	g->sheet = NULL;
	g->row = g->work.row + g->work.from[group];
	g->n = g->work.from[group + 1] - g->work.from[group];
}

/* The sheet of an idea that is in force; false: it has none. */
static bool
find_sheet(struct sharing *g, uint32_t idea)
{
	const struct cc_sheets sheet = cc_sheet_on(&g->s->d.sheets, idea, g->last_day);
	struct cc_bearer *row = CC_ARRAY(g->of_pot, struct cc_bearer, sheet.n);

	g->sheet = sheet.row;
	g->row = row;
	g->n = 0;
	for (size_t i = 0; i < sheet.n; i++)
		if (sheet.row[i].share > 0)
			row[g->n++] =
			    (struct cc_bearer){ sheet.row[i].share, sheet.row[i].person, (uint32_t)i };
	return sheet.n > 0;
}

/* Why a row has what it has. */
static struct reward_line
line_of(const struct sharing *g, const struct cc_bearer *b, const struct cc_borne *borne)
{
	if (g->sheet != NULL)
		return (struct reward_line){ .row = (uint32_t)(g->sheet - g->s->d.sheets.row) + b->of,
			.amount = borne->units,
			.rounding = borne->rounding };
	return (struct reward_line){ b->of, cc_point_is_shared(&g->points, b->of), b->weight, borne->units,
		borne->rounding };
}

/* What a person has of a pot, who has a row in the pool. */
static void
award(struct sharing *g, uint32_t person, int64_t amount)
{
	struct reward_person *of = &g->s->of[person];
	int64_t *had = &of->had[g->pool];

	*had = (*had == REWARD_NONE ? 0 : *had) + amount;
	if (g->p->unit.at != NULL)
		return;
	of->earned += amount;
	of->released += g->p->vest.n == 0
			    ? amount
			    : cc_vested(&g->p->vest, amount, (size_t)(g->s->d.over - g->period) + 1);
}

/* What a person's rows bear of a pot. */
static void
put_lines(struct sharing *g, const struct cc_share_out *out, const struct cc_sharer *sharer)
{
	const struct cc_borne *borne = cc_share_rows(out, sharer, g->of_pot);
	struct reward_split *s = g->s;

	for (size_t i = 0; i < sharer->n; i++) {
		s->line = cc_array_more(s->d.s.arena, s->line, s->lines, &s->line_room, sizeof *s->line);
		s->line[s->lines++] = line_of(g, &out->row[sharer->from + i], &borne[i]);
	}
}

/* What each has of a pot in which there is something. */
static void
award_all(struct sharing *g, const struct cc_share_out *out)
{
	for (uint32_t p = 0; p < out->people; p++) {
		const struct cc_sharer *sharer = &out->sharer[p];

		award(g, out->row[sharer->from].person, sharer->units);
		if (g->s->keeps_lines)
			put_lines(g, out, sharer);
	}
}

static bool
too_much(const struct sharing *g, const char *format)
{
	cc_problem_late(g->s->d.s.problems, 0, (struct cc_place){ g->p->rule, 0, 0 },
	    (struct cc_span){ NULL, 0 }, format, cc_quote(g->p->id).text);
	return false;
}

/* Shares one pot out. */
static bool
put_pot(struct sharing *g, struct reward_pot pot)
{
	struct reward_split *s = g->s;
	struct cc_share_out out = { .total = pot.amount,
		.most = pot.amount,
		.webster = g->p->webster,
		.owed = g->owed,
		.row = g->row,
		.n = g->n };

	if (g->sheet == NULL) {
		out.most = cc_share_bound_of(&g->p->most, pot.amount, pot.amount);
		out.least = cc_share_bound_of(&g->p->least, pot.amount, 0);
		out.least = out.least < out.most ? out.least : out.most;
	}
	if (!cc_share_out(&out, g->of_pot))
		return too_much(g, N_("the points of pool \"%s\" add up to too much; wanted fewer"));
	s->pooled += pot.amount;
	if (s->pooled > CC_DECIMAL_MOST)
		return too_much(
		    g, N_("with pool \"%s\" there are more than 9007199254740991 units; wanted fewer"));
	pot.line = s->lines;
	if (pot.amount > 0)
		award_all(g, &out);
	pot.lines = s->lines - pot.line;
	pot.sheet = g->sheet != NULL;
	pot.pool = g->pool;
	pot.period = g->period;
	pot.shared = out.shared;
	pot.people = out.people;
	pot.least_dropped = out.least_dropped;
	pot.reason = out.shared == pot.amount ? NULL : out.people == 0 ? "no_people" : "at_most";
	s->pot = cc_array_more(s->d.s.arena, s->pot, s->pots, &s->pot_room, sizeof pot);
	s->pot[s->pots++] = pot;
	cc_arena_reset(g->of_pot);
	return true;
}

/* One idea, or all (CC_NO_ID), in one period. */
static bool
share_revenue(struct sharing *g, uint32_t idea)
{
	const struct reward_data *d = &g->s->d;
	int64_t *before = &g->entitled[idea == CC_NO_ID ? d->ideas.n : idea], to_date;
	struct cc_sold sold;

	if (!cc_sales_sum(&sold, &d->sales, idea, g->p->from, g->last_day < g->p->to ? g->last_day : g->p->to,
		g->first_day))
		return true;
	to_date = cc_entitled(&g->p->of, sold.to_date, *before);
	if (idea == CC_NO_ID || !find_sheet(g, idea))
		find_work(g, idea);
	if (!put_pot(g, (struct reward_pot){ .idea = idea,
			    .revenue = sold.since,
			    .to_date = sold.to_date,
			    .entitled = to_date,
			    .amount = to_date - *before }))
		return false;
	*before = to_date;
	return true;
}

static bool
share_period(struct sharing *g)
{
	const struct reward_data *d = &g->s->d;
	const struct reward_rules *rules = d->rules;
	struct cc_point_window w = { &g->p->points, &rules->duplicates, g->p->by_idea, g->p->from, g->p->to };

	g->first_day = cc_periods_first(&rules->periods, g->period);
	g->last_day = cc_periods_last(&rules->periods, g->period);
	w.to = g->last_day < w.to ? g->last_day : w.to;
	w.from = !g->p->ever && g->first_day > w.from ? g->first_day : w.from;
	cc_arena_reset(g->of_period);
	cc_points(&g->points, &d->work, &w, g->of_period);
	cc_bearers(&g->work, &g->points, g->p->by_idea ? d->ideas.n : 0, g->s->keeps_lines, d->s.run->workers,
	    g->of_period);
	if (g->p->of.revenue.n == 0) {
		find_work(g, CC_NO_ID);
		return put_pot(g, (struct reward_pot){ .idea = CC_NO_ID,
				      .revenue = REWARD_NONE,
				      .to_date = REWARD_NONE,
				      .entitled = REWARD_NONE,
				      .amount = g->p->amount });
	}
	if (!g->p->by_idea)
		return share_revenue(g, CC_NO_ID);
	for (uint32_t idea = 0; idea < d->ideas.n; idea++)
		if (d->merges.root[idea] == idea && !share_revenue(g, idea))
			return false;
	return true;
}

/* The first and last of days. */
struct days {
	int64_t first, last;
};

static void
see_day(struct days *seen, int64_t day, const struct reward_pool *p)
{
	if (day < p->from || day > p->to)
		return;
	seen->first = day < seen->first ? day : seen->first;
	seen->last = day > seen->last ? day : seen->last;
}

static void
see_work(struct days *seen, const struct cc_point_rows *work, const struct reward_pool *p)
{
	if (work->days.first > work->days.last)
		return;
	if (work->days.first >= p->from && work->days.last <= p->to) {
		see_day(seen, work->days.first, p);
		see_day(seen, work->days.last, p);
		return;
	}
	for (size_t i = 0; i < work->n; i++)
		if (work->row[i].day != CC_POINT_NO_DAY)
			see_day(seen, work->row[i].day, p);
}

/* The periods of the rows and sales within the days of a pool. */
static void
find_periods(int64_t *first, int64_t *last, const struct reward_data *d, const struct reward_pool *p)
{
	const struct cc_periods *periods = &d->rules->periods;
	struct days seen = { INT64_MAX, INT64_MIN };
	int64_t none = cc_periods_of(periods, CC_SEALED_NO_DAY);
	bool undated = d->work.days.undated;

	see_work(&seen, &d->work, p);
	for (size_t i = 0; i < d->sales.n; i++)
		if (d->sales.sale[i].day == CC_SEALED_NO_DAY)
			undated = true;
		else
			see_day(&seen, d->sales.sale[i].day, p);
	*first = undated ? none : INT64_MAX;
	*last = undated ? none : INT64_MIN;
	if (seen.first > seen.last)
		return;
	seen.first = cc_periods_of(periods, seen.first);
	seen.last = cc_periods_of(periods, seen.last);
	*first = seen.first < *first ? seen.first : *first;
	*last = seen.last > *last ? seen.last : *last;
}

static bool
share_periods(struct sharing *g)
{
	struct reward_split *s = g->s;
	int64_t last, over = s->d.over;

	find_periods(&g->period, &last, &s->d, g->p);
	if (last > over && (s->unfinished == REWARD_NONE || over + 1 < s->unfinished))
		s->unfinished = g->period > over ? g->period : over + 1;
	last = last < over ? last : over;
	for (; g->period <= last; g->period++)
		if (!share_period(g))
			return false;
	return true;
}

static bool
share_pool(struct sharing *g, uint32_t pool)
{
	const struct reward_data *d = &g->s->d;

	g->p = &d->rules->pool[pool];
	g->pool = pool;
	g->owed = CC_ARRAY(d->s.arena, int64_t, d->people.n);
	g->entitled = CC_ARRAY(d->s.arena, int64_t, (size_t)d->ideas.n + 1);
	return share_periods(g);
}

static bool
share_pools(struct reward_split *s)
{
	struct sharing g = { .s = s, .of_period = cc_arena_new(), .of_pot = cc_arena_new() };
	bool good = true;

	for (uint32_t pool = 0; pool < s->d.rules->n_pools && good; pool++)
		good = share_pool(&g, pool);
	cc_arena_free(g.of_period);
	cc_arena_free(g.of_pot);
	return good;
}

bool
reward_share(struct reward_split *s)
{
	const struct reward_data *d = &s->d;
	size_t pools = d->rules->n_pools, n = pools * d->people.n;
	int64_t *had = CC_ARRAY(d->s.arena, int64_t, n);

	s->unfinished = REWARD_NONE;
	s->of = CC_ARRAY(d->s.arena, struct reward_person, d->people.n);
	for (size_t i = 0; i < n; i++)
		had[i] = REWARD_NONE;
	for (uint32_t p = 0; p < d->people.n; p++)
		s->of[p].had = had + p * pools;
	return share_pools(s);
}
