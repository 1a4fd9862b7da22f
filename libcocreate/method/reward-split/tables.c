/* tables.c -- what each person has, why, of which pools; how evenly; what other rules would give. */
#include "method/reward-split/tables.h"

#include "base/arena.h"
#include "figure/measures.h"
#include "figure/segments.h"

#include <inttypes.h>

static const struct cc_span none = { NULL, 0 };

static struct cc_span
idea_of(const struct reward_split *s, uint32_t idea)
{
	return idea == CC_NO_ID ? none : s->d.idea[idea];
}

static const char *
place_of(const struct reward_split *s, uint64_t place)
{
	struct cc_place at = cc_run_place(s->d.run, place);

	return cc_format(s->d.arena, "%s:%" PRIu64, at.file, at.line);
}

static double
micro(int64_t x)
{
	return cc_decimal_real(x, CC_MICRO);
}

/* In minor units of its pool: things are whole. */
static struct cc_money
pool_money(const struct reward_split *s, uint32_t pool, int64_t units)
{
	return (struct cc_money){ units, s->d.rules->pool[pool].unit != NULL ? 0 : s->d.rules->digits };
}

static double
share_of(const struct reward_split *s, int64_t earned)
{
	return s->earned > 0 ? (double)earned / (double)s->earned : (double)NAN;
}

/* "12 bag", one for each unit. */
static struct cc_spans
things_of(const struct reward_split *s, const struct reward_person *of)
{
	const struct reward_rules *rules = s->d.rules;
	struct cc_span *item = CC_ARRAY(s->d.arena, struct cc_span, rules->n_pools);
	size_t n = 0;

	for (size_t p = 0; p < rules->n_pools; p++)
		if (rules->pool[p].unit != NULL && of->things[p] > 0)
			item[n++] = cc_span(
			    cc_format(s->d.arena, "%" PRId64 " %s", of->things[p], rules->pool[p].unit));
	return (struct cc_spans){ n > 0 ? item : NULL, n };
}

static struct cc_span
level_of(const struct reward_split *s, uint32_t level)
{
	return level < s->d.rules->n_levels ? s->d.rules->level[level].id : none;
}

static void
put_people(struct cc_report *report, const struct reward_view *v)
{
	const struct reward_split *s = v->s;

	for (uint32_t i = 0; i < s->listed; i++) {
		uint32_t p = s->order[i];
		const struct reward_person *of = &s->of[p];
		struct reward_person_row row = { of->rank, s->d.person[p], of->contributions,
			micro(of->points), share_of(s, of->earned), reward_money(s, of->earned),
			reward_money(s, of->pending), reward_money(s, of->released),
			reward_money(s, of->paid), reward_money(s, of->due), reward_money(s, of->payable),
			reward_money(s, of->withheld), reward_money(s, of->net), things_of(s, of),
			level_of(s, of->level) };
		uint32_t next = of->level == s->d.rules->n_levels ? 0 : of->level + 1;
		struct reward_level_row level = { row.person, row.level, level_of(s, next), row.points,
			next < s->d.rules->n_levels ? micro(s->d.rules->level[next].from - of->points)
						    : (double)NAN,
			of->since };

		if (!reward_of_person(v, p))
			continue;
		cc_table_fill(report, cc_report_at(report, T_PEOPLE), &row, 1);
		if (s->d.rules->n_levels > 0)
			cc_table_fill(report, cc_report_at(report, T_RECOGNITION), &level, 1);
	}
}

static void
put_lines(struct cc_report *report, const struct reward_view *v)
{
	const struct reward_split *s = v->s;

	for (size_t i = 0; i < s->lines; i++) {
		const struct reward_line *l = &s->line[i];
		const struct reward_pool *pool = &s->d.rules->pool[l->pool];
		double scale = cc_decimal_real(1, pool->unit != NULL ? 0 : s->d.rules->digits);
		bool sheet = l->units == REWARD_NONE;
		struct reward_line_row row = { reward_period_name(&s->d, l->period), pool->unit, l->basis,
			place_of(s, l->place), pool->rule, pool->id, idea_of(s, l->idea),
			s->d.person[l->person], l->kind, sheet ? (double)NAN : micro(l->units),
			sheet ? cc_decimal_real(l->points, CC_NANO - (l->percent ? 2 : 0)) : micro(l->points),
			l->rounding * scale, pool_money(s, l->pool, l->amount) };

		if (reward_of_person(v, l->person))
			cc_table_fill(report, cc_report_at(report, T_LINES), &row, 1);
	}
}

/* Whether a statement rests on it. */
static bool
rests_on(const struct reward_view *v, const struct reward_pot *pot)
{
	const struct reward_split *s = v->s;

	for (size_t i = 0; i < s->lines && v->only != CC_NO_ID; i++) {
		const struct reward_line *l = &s->line[i];

		if (l->person == v->only && l->pool == pot->pool && l->period == pot->period &&
		    (pot->idea == CC_NO_ID || l->idea == pot->idea))
			return true;
	}
	return v->only == CC_NO_ID;
}

static void
put_pools(struct cc_report *report, struct reward_view *v)
{
	const struct reward_split *s = v->s;

	for (size_t i = 0; i < s->pots; i++) {
		const struct reward_pot *pot = &s->pot[i];
		const struct reward_pool *pool = &s->d.rules->pool[pot->pool];
		struct reward_pool_row row = { reward_period_name(&s->d, pot->period), pool->unit,
			pot->reason, pool->rule, pool->id, idea_of(s, pot->idea),
			reward_money(s, pot->revenue), reward_money(s, pot->to_date),
			reward_money(s, pot->entitled), pool_money(s, pot->pool, pot->amount),
			pool_money(s, pot->pool, pot->shared),
			pool_money(s, pot->pool, pot->amount - pot->shared), pot->people };

		if (pool->unit == NULL) {
			v->pool += pot->amount;
			v->unshared += pot->amount - pot->shared;
		}
		if (rests_on(v, pot))
			cc_table_fill(report, cc_report_at(report, T_POOLS), &row, 1);
	}
}

static void
put_held(struct cc_report *report, struct cc_span pool, int64_t *amount, size_t n)
{
	struct reward_held_row row = { .pool = pool };

	cc_concentration(&row.c, amount, n);
	row.half_by = row.c.half_by > 0 ? (int64_t)row.c.half_by : CC_NO_INT;
	cc_table_fill(report, cc_report_at(report, T_CONCENTRATION), &row, 1);
}

/* Over everybody with a row in the pool; of all money over everybody who is listed. */
static void
put_concentration(struct cc_report *report, const struct reward_view *v)
{
	const struct reward_split *s = v->s;
	int64_t *amount = CC_ARRAY(s->d.arena, int64_t, s->d.persons);
	size_t n = 0;

	for (uint32_t i = 0; i < s->listed; i++)
		amount[n++] = s->of[s->order[i]].earned;
	put_held(report, CC_SPAN("total"), amount, n);
	for (size_t pool = 0; pool < s->d.rules->n_pools; pool++) {
		n = 0;
		for (uint32_t p = 0; p < s->d.persons; p++)
			if (s->had[pool][p] != REWARD_NONE)
				amount[n++] = s->had[pool][p];
		if (v->only == CC_NO_ID || s->had[pool][v->only] != REWARD_NONE)
			put_held(report, s->d.rules->pool[pool].id, amount, n);
	}
}

static void
put_whatif(struct cc_report *report, const struct reward_view *v)
{
	const struct reward_split *s = v->s, *o = v->other;

	for (uint32_t i = 0; o != NULL && i < s->listed; i++) {
		uint32_t p = s->order[i], q = reward_person(&o->d, s->d.person[p]);
		int64_t other = q != CC_NO_ID ? o->of[q].earned : 0;
		struct reward_other_row row = { s->d.person[p], reward_money(s, s->of[p].earned),
			reward_money(s, other), reward_money(s, other - s->of[p].earned),
			share_of(s, s->of[p].earned), share_of(o, other), s->of[p].rank,
			q != CC_NO_ID && o->of[q].listed ? (int64_t)o->of[q].rank : CC_NO_INT };

		if (reward_of_person(v, p))
			cc_table_fill(report, cc_report_at(report, T_WHATIF), &row, 1);
	}
	if (o == NULL)
		cc_table_unasked(cc_report_at(report, T_WHATIF), "--versus");
}

/* What the people of a segment had of a pool; of everybody else where others. */
static struct cc_mean
mean_of(const struct reward_split *s, size_t pool, uint32_t segment, bool others)
{
	struct cc_sample sample = cc_sample_new(false, s->d.arena);

	for (uint32_t p = 0; p < s->d.persons; p++)
		if (s->had[pool][p] != REWARD_NONE && (s->d.segment[p] == segment) != others)
			cc_sample_add(&sample,
			    cc_decimal_real(s->had[pool][p], pool_money(s, (uint32_t)pool, 0).digits), 1);
	return cc_sample_plain(&sample);
}

static void
put_segments(struct cc_report *report, const struct reward_view *v)
{
	const struct reward_split *s = v->s;
	struct cc_comparisons *segments = cc_comparisons_begin(report, CC_TABLE_BY, v->run, s->d.arena);

	for (uint32_t g = 0; segments != NULL && v->only == CC_NO_ID && g < cc_state_ids(s->d.state, SEGMENT);
	     g++)
		for (size_t pool = 0; pool < s->d.rules->n_pools; pool++) {
			struct cc_mean own = mean_of(s, pool, g, false);

			if (own.n > 0)
				cc_segment_mean(segments, cc_state_text(s->d.state, SEGMENT, g),
				    s->d.rules->pool[pool].id, "amount", own, mean_of(s, pool, g, true));
		}
	cc_comparisons_end(segments);
}

static void
put_measures(struct cc_report *report, const struct reward_view *v)
{
	const struct reward_split *s = v->s;
	const double none_ = (double)NAN;
	struct cc_table *to = cc_measures_begin(report, v->run);
	unsigned digits = s->d.rules->digits;
	int64_t *amount = CC_ARRAY(s->d.arena, int64_t, s->d.persons);
	struct cc_concentration c;

	if (v->only != CC_NO_ID)
		return;
	for (uint32_t i = 0; i < s->listed; i++)
		amount[i] = s->of[s->order[i]].earned;
	cc_concentration(&c, amount, s->listed);
#define MEASURE(kpi, value) cc_measure(report, to, v->run, kpi, value, s->listed, none_, none_)
	MEASURE("reward_pool", cc_decimal_real(v->pool, digits));
	MEASURE("reward_unshared", cc_decimal_real(v->unshared, digits));
	MEASURE("reward_due", cc_decimal_real(v->due, digits));
	MEASURE("reward_people", (double)v->receiving);
	MEASURE("reward_gini", c.gini);
	MEASURE("reward_top_share", c.top_share);
#undef MEASURE
}

void
reward_put_tables(struct cc_report *report, struct reward_view *v)
{
	const struct reward_split *s = v->s;

	for (uint32_t i = 0; i < s->listed; i++) {
		v->due += s->of[s->order[i]].due;
		v->receiving += s->of[s->order[i]].earned > 0;
	}
	put_people(report, v);
	put_lines(report, v);
	put_pools(report, v);
	put_concentration(report, v);
	put_whatif(report, v);
	put_segments(report, v);
	put_measures(report, v);
}
