/* tables.c -- what each person has, why, of which pools; how evenly; what other rules would give. */
#include "method/reward-split/int.h"

#include "base/arena.h"
#include "figure/findings.h"
#include "figure/measures.h"
#include "figure/segments.h"

#include <math.h>

struct person_row {
	int64_t rank;
	struct cc_span person;
	uint64_t contributions;
	double points, share;
	struct cc_money earned, pending, released, paid, due, payable, withheld, net;
	struct cc_spans things;
	struct cc_span level;
};

struct line_row {
	const char *period, *basis, *source, *rule;
	struct cc_span pool, unit, idea, person, kind;
	double units, points, rounding;
	struct cc_money amount;
};

struct pool_row {
	const char *period, *reason, *rule;
	struct cc_span pool, unit, idea;
	struct cc_money revenue, to_date, entitled, amount, shared, unshared;
	uint64_t people;
};

struct other_row {
	struct cc_span person;
	struct cc_money amount, other, difference;
	double share, other_share;
	int64_t rank, other_rank;
};

#define PERSON_(name, member, type, part) CC_CELL(struct person_row, name, member, type, part)
#define LINE_(name, member, type, part)	  CC_CELL(struct line_row, name, member, type, part)
#define POOL_(name, member, type, part)	  CC_CELL(struct pool_row, name, member, type, part)
#define AUDIT_(name, member, type, part)  CC_CELL(struct reward_audit_row, name, member, type, part)
#define OTHER_(name, member, type, part)  CC_CELL(struct other_row, name, member, type, part)

const struct cc_table_spec reward_tables[] = {
	[T_PEOPLE] = { "people", CC_WORDS("What each person earned", "一人ずつの取り分"),
	    CC_COLUMNS(struct person_row, PERSON_("rank", rank, INT, NONE),
		PERSON_("person", person, ID, KEY), PERSON_("contributions", contributions, INT, NONE),
		PERSON_("points", points, REAL, NONE), PERSON_("earned", earned, MONEY, NONE),
		PERSON_("pending", pending, MONEY, NONE), PERSON_("released", released, MONEY, NONE),
		PERSON_("paid", paid, MONEY, NONE), PERSON_("due", due, MONEY, NONE),
		PERSON_("payable", payable, MONEY, NONE), PERSON_("withheld", withheld, MONEY, NONE),
		PERSON_("net", net, MONEY, NONE), PERSON_("share", share, SHARE, NONE),
		PERSON_("things", things, LIST, NONE), PERSON_("level", level, ID, NONE)) },
	[T_FINDINGS] = CC_FINDINGS_TABLE,
	[T_LINES] = { "lines", CC_WORDS("Why: what each contribution bears", "内訳（貢献ごと）"),
	    CC_COLUMNS(struct line_row, LINE_("period", period, PERIOD, KEY), LINE_("pool", pool, ID, KEY),
		LINE_("unit", unit, ID, NONE), LINE_("idea", idea, ID, KEY), LINE_("person", person, ID, KEY),
		LINE_("basis", basis, WORD, NONE), LINE_("kind", kind, ID, NONE),
		LINE_("units", units, REAL, NONE), LINE_("points", points, REAL, NONE),
		LINE_("amount", amount, MONEY, NONE), LINE_("rounding", rounding, REAL, NONE),
		LINE_("source", source, PLACE, NONE), LINE_("rule", rule, PLACE, NONE)),
	    .id_column = "person" },
	[T_POOLS] = { "pools", CC_WORDS("Pools, period by period", "原資（期ごと）"),
	    CC_COLUMNS(struct pool_row, POOL_("period", period, PERIOD, KEY), POOL_("pool", pool, ID, KEY),
		POOL_("unit", unit, ID, NONE), POOL_("idea", idea, ID, KEY),
		POOL_("revenue", revenue, MONEY, NONE), POOL_("revenue_to_date", to_date, MONEY, NONE),
		POOL_("entitled_to_date", entitled, MONEY, NONE), POOL_("amount", amount, MONEY, NONE),
		POOL_("shared", shared, MONEY, NONE), POOL_("unshared", unshared, MONEY, NONE),
		POOL_("people", people, INT, NONE), POOL_("reason", reason, WORD, NONE),
		POOL_("rule", rule, PLACE, NONE)),
	    .id_column = "pool" },
	[T_AUDIT] = { "audit", CC_WORDS("Audit", "検算"),
	    CC_COLUMNS(struct reward_audit_row, AUDIT_("check", c.check, WORD, KEY),
		AUDIT_("period", period, PERIOD, NONE), AUDIT_("pool", pool, ID, NONE),
		AUDIT_("idea", idea, ID, NONE), AUDIT_("person", person, ID, NONE),
		CC_CHECK_CELLS(struct reward_audit_row)) },
	[T_CONCENTRATION] = CC_CONCENTRATION_TABLE("pool"),
	[T_RECOGNITION] = CC_RECOGNITION_TABLE,
	[T_WHATIF] = { "whatif", CC_WORDS("Under other rules", "別の規則では"),
	    CC_COLUMNS(struct other_row, OTHER_("person", person, ID, KEY),
		OTHER_("amount", amount, MONEY, NONE), OTHER_("other", other, MONEY, NONE),
		OTHER_("difference", difference, MONEY, NONE), OTHER_("share", share, SHARE, NONE),
		OTHER_("other_share", other_share, SHARE, NONE), OTHER_("rank", rank, INT, NONE),
		OTHER_("other_rank", other_rank, INT, NONE)) },
	[T_SEGMENTS] = CC_SEGMENTS_TABLE,
	[T_MEASURES] = CC_MEASURES_TABLE,
	{ 0 },
};

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
	struct cc_span *item = CC_ARRAY(s->d.s.arena, struct cc_span, rules->n_pools);
	size_t n = 0;

	for (size_t p = 0; p < rules->n_pools; p++)
		if (rules->pool[p].unit.at != NULL && of->had[p] != REWARD_NONE && of->had[p] > 0)
			item[n++] = cc_span(
			    cc_format(s->d.s.arena, "%" PRId64 " %s", of->had[p], rules->pool[p].unit.at));
	return (struct cc_spans){ n > 0 ? item : NULL, n };
}

static void
put_people(struct cc_report *report, const struct reward_view *v)
{
	const struct reward_split *s = v->s;
	const struct cc_recognition *levels = &s->d.rules->levels;

	for (uint32_t i = 0; i < s->listed; i++) {
		uint32_t p = s->order[i];
		const struct reward_person *of = &s->of[p];
		struct cc_recognition_row level =
		    cc_recognition_row(levels, s->d.people.name[p], &of->reached);
		struct person_row row = { of->rank, level.person, of->contributions, level.points,
			share_of(s, of->earned), reward_money(s, of->earned),
			reward_money(s, of->earned - of->released), reward_money(s, of->released),
			reward_money(s, s->d.payouts.paid[p]), reward_money(s, of->due),
			reward_money(s, of->payable), reward_money(s, of->withheld),
			reward_money(s, of->payable - of->withheld), things_of(s, of), level.level };

		if (!reward_of_person(v, p))
			continue;
		cc_table_fill(report, cc_report_at(report, T_PEOPLE), &row, 1);
		if (levels->n > 0)
			cc_table_fill(report, cc_report_at(report, T_RECOGNITION), &level, 1);
	}
}

/* What a line says of the row of a sheet, or of the contribution, that it rests on. */
static struct line_row
row_of_line(const struct reward_split *s, const struct reward_pot *pot, const struct reward_line *l)
{
	const struct reward_pool *pool = &s->d.rules->pool[pot->pool];
	struct line_row row = { .pool = pool->id,
		.unit = pool->unit,
		.rounding = l->rounding * cc_decimal_real(1, pool->digits),
		.rule = pool->rule,
		.person = s->d.people.name[reward_line_person(s, pot, l)],
		.amount = { l->amount, pool->digits } };

	if (pot->sheet) {
		const struct cc_sheet_row *of = &s->d.sheets.row[l->row];

		row.basis = "sheet";
		row.idea = reward_idea(s, of->idea);
		row.units = (double)NAN;
		row.points = cc_decimal_real(of->share, CC_NANO - (of->percent ? 2 : 0));
		row.source = cc_sealed_place(&s->d.s, of->place);
	} else {
		const struct cc_point_row *of = &s->d.work.row[l->row];

		row.basis = l->duplicate ? "duplicate" : "points";
		row.idea = reward_idea(s, of->idea);
		row.kind = s->d.work.kind[of->kind];
		row.units = cc_decimal_real(of->units, CC_MICRO);
		row.points = cc_decimal_real(l->points, CC_MICRO);
		row.source = cc_sealed_place(&s->d.s, of->place);
	}
	return row;
}

static void
put_lines(struct cc_report *report, const struct reward_view *v)
{
	const struct reward_split *s = v->s;

	for (size_t i = 0; i < s->pots; i++) {
		const struct reward_pot *pot = &s->pot[i];
		const char *period = reward_period_name(s, pot->period);

		for (size_t k = 0; k < pot->lines; k++) {
			const struct reward_line *l = &s->line[pot->line + k];
			struct line_row row;

			if (!reward_of_person(v, reward_line_person(s, pot, l)))
				continue;
			row = row_of_line(s, pot, l);
			row.period = period;
			cc_table_fill(report, cc_report_at(report, T_LINES), &row, 1);
		}
	}
}

/* Whether a statement is of somebody who has a line of the pot. */
static bool
rests_on(const struct reward_view *v, const struct reward_pot *pot)
{
	for (size_t k = 0; k < pot->lines && v->only != CC_NO_ID; k++)
		if (reward_line_person(v->s, pot, &v->s->line[pot->line + k]) == v->only)
			return true;
	return v->only == CC_NO_ID;
}

static void
put_pools(struct cc_report *report, struct reward_view *v)
{
	const struct reward_split *s = v->s;

	for (size_t i = 0; i < s->pots; i++) {
		const struct reward_pot *pot = &s->pot[i];
		const struct reward_pool *pool = &s->d.rules->pool[pot->pool];
		int64_t unshared = pot->amount - pot->shared;
		struct pool_row row = { reward_period_name(s, pot->period), pot->reason, pool->rule, pool->id,
			pool->unit, reward_idea(s, pot->idea), reward_money(s, pot->revenue),
			reward_money(s, pot->to_date), reward_money(s, pot->entitled),
			{ pot->amount, pool->digits }, { pot->shared, pool->digits },
			{ unshared, pool->digits }, pot->people };

		v->pool += pool->unit.at == NULL ? pot->amount : 0;
		v->unshared += pool->unit.at == NULL ? unshared : 0;
		if (rests_on(v, pot))
			cc_table_fill(report, cc_report_at(report, T_POOLS), &row, 1);
	}
}

/* Of all money over everybody who is listed; over everybody with a row in the pool. */
static struct cc_concentration
put_concentration(struct cc_report *report, const struct reward_view *v)
{
	const struct reward_split *s = v->s;
	struct cc_table *to = cc_report_at(report, T_CONCENTRATION);
	int64_t *amount = CC_ARRAY(s->d.s.arena, int64_t, s->d.people.n);
	struct cc_concentration all;

	for (uint32_t i = 0; i < s->listed; i++)
		amount[i] = s->of[s->order[i]].earned;
	all = cc_concentrations_put(report, to, CC_SPAN("total"), amount, s->listed);
	for (size_t pool = 0; pool < s->d.rules->n_pools; pool++) {
		size_t n = 0;

		for (uint32_t p = 0; p < s->d.people.n; p++)
			if (s->of[p].had[pool] != REWARD_NONE)
				amount[n++] = s->of[p].had[pool];
		if (v->only == CC_NO_ID || s->of[v->only].had[pool] != REWARD_NONE)
			cc_concentrations_put(report, to, s->d.rules->pool[pool].id, amount, n);
	}
	return all;
}

static void
put_whatif(struct cc_report *report, const struct reward_view *v)
{
	const struct reward_split *s = v->s, *o = v->other;

	for (uint32_t i = 0; o != NULL && i < s->listed; i++) {
		uint32_t p = s->order[i], q = cc_name_find(&o->d.people, s->d.people.name[p]);
		int64_t other = q != CC_NO_ID ? o->of[q].earned : 0;
		struct other_row row = { s->d.people.name[p], reward_money(s, s->of[p].earned),
			reward_money(s, other), reward_money(s, other - s->of[p].earned),
			share_of(s, s->of[p].earned), share_of(o, other), s->of[p].rank,
			q != CC_NO_ID && o->d.worked[q] ? (int64_t)o->of[q].rank : CC_NO_INT };

		if (reward_of_person(v, p))
			cc_table_fill(report, cc_report_at(report, T_WHATIF), &row, 1);
	}
	if (o == NULL)
		cc_table_unasked(cc_report_at(report, T_WHATIF), "--versus");
}

/* What people of a segment had of a pool, beside everybody else. */
static void
put_segments(struct cc_report *report, const struct reward_view *v)
{
	const struct reward_split *s = v->s;
	struct cc_comparisons *segments = cc_comparisons_begin(report, CC_TABLE_BY, v->run, s->d.s.arena);
	double *amount = CC_ARRAY(s->d.s.arena, double, s->d.people.n);

	for (size_t i = 0; i < s->d.rules->n_pools && v->only == CC_NO_ID; i++) {
		const struct reward_pool *pool = &s->d.rules->pool[i];

		for (uint32_t p = 0; p < s->d.people.n; p++)
			amount[p] = s->of[p].had[i] == REWARD_NONE
					? (double)NAN
					: cc_decimal_real(s->of[p].had[i], pool->digits);
		cc_segment_amounts(segments, s->d.s.state, SEGMENT, pool->id, "amount", s->d.segment, amount,
		    s->d.people.n, s->d.s.arena);
	}
	cc_comparisons_end(segments);
}

/* Everybody is counted: there are no intervals. */
static void
put_measures(struct cc_report *report, const struct reward_view *v, const struct cc_concentration *c)
{
	const struct reward_split *s = v->s;
	struct cc_table *to = cc_measures_begin(report, v->run);
	const double measure[] = { cc_decimal_real(v->pool, s->d.rules->digits),
		cc_decimal_real(v->unshared, s->d.rules->digits), cc_decimal_real(v->due, s->d.rules->digits),
		(double)v->receiving, c->gini, c->top_share };
	static const char *const kpi[] = { "reward_pool", "reward_unshared", "reward_due", "reward_people",
		"reward_gini", "reward_top_share" };

	for (size_t i = 0; i < sizeof kpi / sizeof *kpi && v->only == CC_NO_ID; i++)
		cc_measure(report, to, v->run, kpi[i], measure[i], s->listed, (double)NAN, (double)NAN);
}

void
reward_put_tables(struct cc_report *report, struct reward_view *v)
{
	const struct reward_split *s = v->s;
	struct cc_concentration all;

	for (uint32_t i = 0; i < s->listed; i++) {
		v->due += s->of[s->order[i]].due;
		v->receiving += s->of[s->order[i]].earned > 0;
	}
	put_people(report, v);
	if (cc_run_wants(v->run, T_LINES)) /* a row for each contribution and pool */
		put_lines(report, v);
	put_pools(report, v);
	all = put_concentration(report, v);
	put_whatif(report, v);
	put_segments(report, v);
	put_measures(report, v, &all);
}
