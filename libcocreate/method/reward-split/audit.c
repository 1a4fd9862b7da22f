/* audit.c -- does it add up, was it agreed before, are the payments those of these people?
 *
 * Sums are added again from the lines, not from the numbers that made them. */
#include "method/reward-split/int.h"

#include "base/arena.h"

/* person CC_NO_ID: a row of nobody's, which a statement leaves out. */
static void
put(struct reward_view *v, struct reward_audit_row *row, uint32_t person)
{
	if (person != CC_NO_ID)
		row->person = v->s->d.people.name[person];
	if (person == CC_NO_ID ? v->only == CC_NO_ID : reward_of_person(v, person))
		cc_table_fill(v->audit.report, cc_report_at(v->audit.report, T_AUDIT), row, 1);
}

static void
compare(struct reward_view *v, struct reward_audit_row row, int64_t expected, int64_t found, bool ok,
    uint32_t person)
{
	cc_check_amounts(&v->audit, &row.c, expected, found, v->s->d.rules->digits, ok);
	put(v, &row, person);
}

/* A row of a pot of this pool. */
static struct reward_audit_row
row_of(const struct reward_view *v, const char *check, const struct reward_pot *pot)
{
	const struct reward_pool *pool = &v->s->d.rules->pool[pot->pool];

	return (struct reward_audit_row){ .period = reward_period_name(v->s, pot->period),
		.pool = pool->id,
		.idea = reward_idea(v->s, pot->idea),
		.c = { .check = check, .source = pool->rule } };
}

/* Behind the pots of a pool, of which each idea has its last: what sales entitle to is known there. */
static size_t
find_last(size_t *last, const struct reward_split *s, size_t from)
{
	size_t end = from;

	for (; end < s->pots && s->pot[end].pool == s->pot[from].pool; end++)
		last[s->pot[end].idea == CC_NO_ID ? s->d.ideas.n : s->pot[end].idea] = end;
	return end;
}

/* What lines bear, and what is not shared. */
static int64_t
found_of(const struct reward_split *s, const struct reward_pot *pot)
{
	int64_t sum = pot->amount - pot->shared;

	for (size_t k = 0; k < pot->lines; k++)
		sum += s->line[pot->line + k].amount;
	return sum;
}

/* shared: lines and what is unshared are the pot; entitled: over all periods, what is entitled to. */
static void
audit_pots(struct reward_view *v)
{
	const struct reward_split *s = v->s;
	int64_t *to_date = CC_ARRAY(s->d.s.arena, int64_t, (size_t)s->d.ideas.n + 1);
	size_t *last = CC_ARRAY(s->d.s.arena, size_t, (size_t)s->d.ideas.n + 1), end = 0;

	for (size_t i = 0; i < s->pots; i++) {
		const struct reward_pot *pot = &s->pot[i];
		uint32_t idea = pot->idea == CC_NO_ID ? s->d.ideas.n : pot->idea;
		int64_t found = found_of(s, pot);
		struct reward_audit_row row = row_of(v, "shared", pot);

		if (i == end) {
			memset(to_date, 0, ((size_t)s->d.ideas.n + 1) * sizeof *to_date);
			end = find_last(last, s, i);
		}
		cc_check_amounts(&v->audit, &row.c, pot->amount, found, s->d.rules->pool[pot->pool].digits,
		    found == pot->amount);
		put(v, &row, CC_NO_ID);
		to_date[idea] += found;
		if (pot->entitled != REWARD_NONE && last[idea] == i)
			compare(v, row_of(v, "entitled", pot), pot->entitled, to_date[idea],
			    to_date[idea] == pot->entitled, CC_NO_ID);
	}
}

/* What each person's lines of money are. */
static int64_t *
sum_lines(const struct reward_split *s)
{
	int64_t *sum = CC_ARRAY(s->d.s.arena, int64_t, s->d.people.n);

	for (size_t i = 0; i < s->pots; i++) {
		const struct reward_pot *pot = &s->pot[i];
		size_t lines = s->d.rules->pool[pot->pool].unit.at == NULL ? pot->lines : 0;

		for (size_t k = 0; k < lines; k++) {
			const struct reward_line *line = &s->line[pot->line + k];

			sum[reward_line_person(s, pot, line)] += line->amount;
		}
	}
	return sum;
}

static void
audit_people(struct reward_view *v)
{
	const struct reward_split *s = v->s;
	const int64_t *paid = s->d.payouts.paid;
	const int64_t *sum = sum_lines(s);

	for (uint32_t i = 0; i < s->listed; i++) {
		uint32_t p = s->order[i];

		compare(v, (struct reward_audit_row){ .c.check = "lines" }, s->of[p].earned, sum[p],
		    sum[p] == s->of[p].earned, p);
	}
	for (uint32_t p = 0; p < s->d.people.n && s->d.payouts.n > 0; p++)
		if (paid[p] != 0 || s->of[p].released != 0)
			compare(v, (struct reward_audit_row){ .c.check = "paid_over" }, s->of[p].released,
			    paid[p], paid[p] <= s->of[p].released, p);
	for (size_t i = 0; i < s->d.payouts.n; i++) {
		const struct cc_payment *pay = &s->d.payouts.payment[i];
		struct reward_audit_row row = { .c = { .check = "paid_known",
						    .source = cc_sealed_place(&s->d.s, pay->place) } };

		if (!s->d.worked[pay->person])
			compare(v, row, 0, pay->paid, false, pay->person);
	}
}

/* The first contribution with a date is not before the agreement. */
static void
audit_agreement(struct reward_view *v)
{
	const struct reward_data *d = &v->s->d;
	const struct cc_point_row *row = NULL;
	struct reward_audit_row out = { .c.check = "agreed_before" };

	for (size_t i = 0; i < d->work.n; i++)
		if (d->work.row[i].day != CC_POINT_NO_DAY &&
		    (row == NULL || cc_point_before(&d->work.row[i], row)))
			row = &d->work.row[i];
	if (d->rules->agreed == REWARD_NONE || row == NULL)
		return;
	out.c.source = cc_sealed_place(&d->s, row->place);
	cc_check_days(&v->audit, &out.c, d->rules->agreed, row->day, row->day >= d->rules->agreed);
	put(v, &out, CC_NO_ID);
}

static void
audit_twice(struct reward_view *v)
{
	const struct reward_data *d = &v->s->d;
	const struct cc_point_row **row;
	size_t n = cc_contributions_twice(&row, &d->work, d->s.arena);

	for (size_t i = 0; i < n; i++) {
		struct reward_audit_row out = { .idea = reward_idea(v->s, row[i]->idea),
			.c = { .check = "twice", .source = cc_sealed_place(&d->s, row[i]->place) } };

		cc_check_amounts(&v->audit, &out.c, 1, 2, 0, false);
		put(v, &out, row[i]->person);
	}
}

/* Sold ideas that nobody is paid for, and sheets of ideas that were merged away. */
static void
audit_ideas(struct reward_view *v)
{
	const struct reward_data *d = &v->s->d;
	bool *told = CC_ARRAY(d->s.arena, bool, d->ideas.n);

	for (size_t i = 0; i < v->s->pots; i++) {
		const struct reward_pot *pot = &v->s->pot[i];

		if (pot->idea != CC_NO_ID && pot->people == 0)
			compare(v, row_of(v, "no_people", pot), 0, pot->amount, false, CC_NO_ID);
	}
	for (size_t i = 0; i < d->sheets.n; i++) {
		const struct cc_sheet_row *sheet = &d->sheets.row[i];
		uint32_t root = d->merges.root[sheet->idea];
		struct reward_audit_row row = { .idea = d->ideas.name[sheet->idea],
			.c = { .check = "merged_sheet", .source = cc_sealed_place(&d->s, sheet->place) } };

		if (root == sheet->idea || told[sheet->idea])
			continue;
		told[sheet->idea] = true;
		cc_check_texts(&v->audit, &row.c, d->ideas.name[root], row.idea, false);
		put(v, &row, CC_NO_ID);
	}
}

/* What finance booked; with --close, whether all is paid. */
static void
audit_totals(struct reward_view *v)
{
	const struct cc_reward_split_opts *opts = v->run->opts;
	const struct reward_split *s = v->s;
	int64_t paid = 0, released = 0, total = v->study->total;

	for (uint32_t p = 0; p < s->d.people.n; p++) {
		paid += s->d.payouts.paid[p];
		released += s->of[p].released;
	}
	if (total != REWARD_NONE)
		compare(v, (struct reward_audit_row){ .c.check = "total" }, total, s->earned,
		    s->earned == total, CC_NO_ID);
	if (s->d.payouts.n > 0 && opts->close)
		compare(v, (struct reward_audit_row){ .c.check = "paid_all" }, released, paid,
		    paid == released, CC_NO_ID);
}

bool
reward_audits(const struct cc_run *run)
{
	const struct cc_reward_split_opts *opts = run->opts;

	return opts->check || cc_run_wants(run, T_AUDIT) || cc_run_wants(run, T_FINDINGS);
}

void
reward_put_audit(struct cc_report *report, struct reward_view *v)
{
	const struct cc_reward_split_opts *opts = v->run->opts;

	v->audit = (struct cc_checks){
		.report = report, .arena = v->s->d.s.arena, .table = "audit", .gate = opts->check
	};
	audit_pots(v);
	audit_people(v);
	audit_agreement(v);
	audit_twice(v);
	audit_ideas(v);
	audit_totals(v);
}
