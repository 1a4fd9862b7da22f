/* pools.c -- each pool, period and idea: what there is, and who has what of it. */
#include "method/reward-split/int.h"

#include "base/arena.h"
#include "figure/share_out.h"

/* A pool on its way through the periods. */
struct sharing {
	struct reward_split *s;
	const struct reward_pool *p;
	uint32_t pool;
	int64_t period, first_day, last_day;
	int64_t *owed;	   /* [people]: what rounding owes */
	int64_t *entitled; /* [ideas + 1]: to date */
	/* Rows that bear something: contributions by their points, or rows of a sheet. */
	struct cc_bearer *row; /* [n] */
	size_t n;
	const struct cc_point_worth *point;
	size_t points;
	size_t *of_idea, *idea_from;	  /* points by idea: [points], [ideas + 1] */
	const struct cc_sheet_row *sheet; /* NULL: row.of is one of point */
};

/* Which points each idea has: otherwise each idea would go through those of all. */
static void
group_points(struct sharing *g)
{
	const struct reward_data *d = &g->s->d;
	size_t *from = CC_ARRAY(d->s.arena, size_t, (size_t)d->ideas.n + 2);

	g->of_idea = CC_ARRAY(d->s.arena, size_t, g->points);
	for (size_t i = 0; i < g->points; i++)
		from[d->work.row[g->point[i].row].idea + 2]++;
	for (uint32_t idea = 0; idea < d->ideas.n; idea++)
		from[idea + 2] += from[idea + 1];
	for (size_t i = 0; i < g->points; i++)
		g->of_idea[from[d->work.row[g->point[i].row].idea + 1]++] = i;
	g->idea_from = from;
}

/* Contributions to an idea, or to all. */
static void
find_work(struct sharing *g, uint32_t idea)
{
	const struct reward_data *d = &g->s->d;
	size_t from = idea == CC_NO_ID ? 0 : g->idea_from[idea];
	size_t end = idea == CC_NO_ID ? g->points : g->idea_from[idea + 1];

	g->sheet = NULL;
	g->n = 0;
	g->row = CC_ARRAY(d->s.arena, struct cc_bearer, end - from);
	for (size_t k = from; k < end; k++) {
		size_t i = idea == CC_NO_ID ? k : g->of_idea[k];

		if (g->point[i].points != 0)
			g->row[g->n++] = (struct cc_bearer){ .person = d->work.row[g->point[i].row].person,
				.of = i,
				.weight = g->point[i].points };
	}
}

/* The sheet of an idea that is in force; false: it has none. */
static bool
find_sheet(struct sharing *g, uint32_t idea)
{
	const struct cc_sheets sheet = cc_sheet_on(&g->s->d.sheets, idea, g->last_day);

	g->sheet = sheet.row;
	g->n = 0;
	g->row = CC_ARRAY(g->s->d.s.arena, struct cc_bearer, sheet.n);
	for (size_t i = 0; i < sheet.n; i++)
		if (sheet.row[i].share > 0)
			g->row[g->n++] = (struct cc_bearer){
				.person = sheet.row[i].person, .of = i, .weight = sheet.row[i].share
			};
	return sheet.n > 0;
}

/* What says why a row bears something. */
static struct reward_line
line_of(const struct sharing *g, const struct cc_bearer *b)
{
	const struct reward_data *d = &g->s->d;
	struct reward_line line = {
		.pot = g->s->pots, .person = b->person, .amount = b->units, .rounding = b->rounding
	};

	if (g->sheet != NULL) {
		const struct cc_sheet_row *row = &g->sheet[b->of];

		line.idea = row->idea;
		line.basis = "sheet";
		line.units = (double)NAN;
		line.points = cc_decimal_real(row->share, CC_NANO - (row->percent ? 2 : 0));
		line.place = row->place;
	} else {
		const struct cc_point_worth *point = &g->point[b->of];
		const struct cc_point_row *row = &d->work.row[point->row];

		line.idea = row->idea;
		line.basis = point->duplicate ? "duplicate" : "points";
		line.kind = d->work.kind[row->kind];
		line.units = cc_decimal_real(row->units, CC_MICRO);
		line.points = cc_decimal_real(point->points, CC_MICRO);
		line.place = row->place;
	}
	return line;
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

static void
put_lines(struct sharing *g, const struct cc_share_out *out)
{
	struct reward_split *s = g->s;

	for (size_t from = 0, end; from < out->n; from = end) {
		int64_t amount = 0;

		for (end = from; end < out->n && out->row[end].person == out->row[from].person; end++) {
			amount += out->row[end].units;
			s->line =
			    cc_array_more(s->d.s.arena, s->line, s->lines, &s->line_room, sizeof *s->line);
			s->line[s->lines++] = line_of(g, &out->row[end]);
		}
		award(g, out->row[from].person, amount);
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
	if (!cc_share_out(&out, s->d.s.arena))
		return too_much(g, N_("the points of pool \"%s\" add up to too much; wanted fewer"));
	s->pooled += pot.amount;
	if (s->pooled > CC_DECIMAL_MOST)
		return too_much(
		    g, N_("with pool \"%s\" there are more than 9007199254740991 units; wanted fewer"));
	if (pot.amount > 0)
		put_lines(g, &out);
	pot.pool = g->pool;
	pot.period = g->period;
	pot.shared = out.shared;
	pot.people = out.people;
	pot.least_dropped = out.least_dropped;
	pot.reason = out.shared == pot.amount ? NULL : out.people == 0 ? "no_people" : "at_most";
	s->pot = cc_array_more(s->d.s.arena, s->pot, s->pots, &s->pot_room, sizeof pot);
	s->pot[s->pots++] = pot;
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
	g->point = cc_points(&g->points, &d->work, &w, d->s.arena);
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
	group_points(g);
	for (uint32_t idea = 0; idea < d->ideas.n; idea++)
		if (d->merges.root[idea] == idea && !share_revenue(g, idea))
			return false;
	return true;
}

/* The periods of the rows and sales within the days of a pool. */
static void
find_periods(int64_t *first, int64_t *last, const struct reward_data *d, const struct reward_pool *p)
{
	*first = INT64_MAX;
	*last = INT64_MIN;
	for (size_t i = 0; i < d->work.n + d->sales.n; i++) {
		int64_t day = i < d->work.n ? d->work.row[i].day : d->sales.sale[i - d->work.n].day,
			period = cc_periods_of(&d->rules->periods, day);

		if (day != CC_SEALED_NO_DAY && (day < p->from || day > p->to))
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
		.owed = CC_ARRAY(d->s.arena, int64_t, d->people.n),
		.entitled = CC_ARRAY(d->s.arena, int64_t, (size_t)d->ideas.n + 1) };
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
	size_t pools = d->rules->n_pools;

	s->unfinished = REWARD_NONE;
	s->of = CC_ARRAY(d->s.arena, struct reward_person, d->people.n);
	for (uint32_t p = 0; p < d->people.n; p++) {
		s->of[p].had = CC_ARRAY(d->s.arena, int64_t, pools);
		for (size_t pool = 0; pool < pools; pool++)
			s->of[p].had[pool] = REWARD_NONE;
	}
	for (uint32_t pool = 0; pool < pools; pool++)
		if (!share_pool(s, pool))
			return false;
	return true;
}
