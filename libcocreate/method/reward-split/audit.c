/* audit.c -- does it add up, was it agreed before, are the payments those of these people?
 *
 * Sums are added again from the lines, not from the numbers that made them. */
#include "method/reward-split/tables.h"

#include "base/arena.h"
#include "base/date.h"

#include <inttypes.h>
#include <stdlib.h>

struct audit {
	struct cc_report *report;
	struct reward_view *v;
	const struct reward_split *s;
};

static const struct cc_span none = { NULL, 0 };

static const char *
amount_text(const struct audit *a, int64_t units, unsigned digits)
{
	char text[CC_DECIMAL_TEXT];

	cc_decimal_print(text, units, digits);
	return cc_strdup(a->s->d.arena, text);
}

static const char *
place_text(const struct audit *a, uint64_t place)
{
	struct cc_place at = cc_run_place(a->s->d.run, place);

	return cc_format(a->s->d.arena, "%s:%" PRIu64, at.file, at.line);
}

/* person CC_NO_ID: a row of nobody's, which a statement leaves out. */
static void
put(struct audit *a, struct reward_audit_row row, bool ok, uint32_t person)
{
	const struct cc_reward_split_opts *opts = a->v->run->opts;
	const struct reward_data *d = &a->s->d;

	a->v->audits++;
	a->v->failed += !ok;
	row.ok = ok ? "yes" : "no";
	row.person = person == CC_NO_ID ? none : d->person[person];
	if (opts->check && !ok)
		cc_report_miss(a->report, cc_format(d->arena, "--check: audit[%s].ok is no", row.check));
	if (person == CC_NO_ID ? a->v->only == CC_NO_ID : reward_of_person(a->v, person))
		cc_table_fill(a->report, cc_report_at(a->report, T_AUDIT), &row, 1);
}

/* Amounts that should be the same; more where `found` may be less. */
static void
compare(struct audit *a, struct reward_audit_row row, int64_t expected, int64_t found, unsigned digits,
    bool ok, uint32_t person)
{
	row.expected = amount_text(a, expected, digits);
	row.found = amount_text(a, found, digits);
	row.difference = (struct cc_money){ found - expected, digits };
	put(a, row, ok, person);
}

static unsigned
digits_of(const struct audit *a, uint32_t pool)
{
	return a->s->d.rules->pool[pool].unit != NULL ? 0 : a->s->d.rules->digits;
}

/* Lines are made pot by pot, and stand in that order. */
static int64_t
sum_lines(const struct audit *a, size_t *from, const struct reward_pot *pot)
{
	const struct reward_split *s = a->s;
	int64_t sum = 0;

	for (; *from < s->lines && s->line[*from].pool == pot->pool && s->line[*from].period == pot->period &&
	       (pot->idea == CC_NO_ID || s->line[*from].idea == pot->idea);
	     (*from)++)
		sum += s->line[*from].amount;
	return sum;
}

/* The pot of the same pool and idea in the last period is what sales entitle to. */
static bool
is_last(const struct reward_split *s, size_t at)
{
	for (size_t i = at + 1; i < s->pots && s->pot[i].pool == s->pot[at].pool; i++)
		if (s->pot[i].idea == s->pot[at].idea)
			return false;
	return true;
}

/* shared: lines and what is unshared are the pot; entitled: over all periods, what is entitled to. */
static void
audit_pots(struct audit *a)
{
	const struct reward_split *s = a->s;
	int64_t *to_date = CC_ARRAY(s->d.arena, int64_t, (size_t)s->d.ideas + 1);
	size_t line = 0;

	for (size_t i = 0; i < s->pots; i++) {
		const struct reward_pot *pot = &s->pot[i];
		int64_t found = sum_lines(a, &line, pot) + (pot->amount - pot->shared),
			*sum = &to_date[pot->idea == CC_NO_ID ? s->d.ideas : pot->idea];
		struct reward_audit_row row = { .check = "shared",
			.period = reward_period_name(&s->d, pot->period),
			.pool = s->d.rules->pool[pot->pool].id,
			.idea = pot->idea == CC_NO_ID ? none : s->d.idea[pot->idea],
			.source = s->d.rules->pool[pot->pool].rule };

		if (i == 0 || pot->pool != s->pot[i - 1].pool)
			memset(to_date, 0, ((size_t)s->d.ideas + 1) * sizeof *to_date);
		compare(a, row, pot->amount, found, digits_of(a, pot->pool), found == pot->amount, CC_NO_ID);
		*sum += found;
		if (pot->entitled == REWARD_NONE || !is_last(s, i))
			continue;
		row.check = "entitled";
		compare(a, row, pot->entitled, *sum, s->d.rules->digits, *sum == pot->entitled, CC_NO_ID);
	}
}

static void
audit_people(struct audit *a)
{
	const struct reward_split *s = a->s;
	int64_t *sum = CC_ARRAY(s->d.arena, int64_t, s->d.persons);
	unsigned digits = s->d.rules->digits;

	for (size_t i = 0; i < s->lines; i++)
		if (s->d.rules->pool[s->line[i].pool].unit == NULL)
			sum[s->line[i].person] += s->line[i].amount;
	for (uint32_t i = 0; i < s->listed; i++) {
		uint32_t p = s->order[i];

		compare(a, (struct reward_audit_row){ .check = "lines" }, s->of[p].earned, sum[p], digits,
		    sum[p] == s->of[p].earned, p);
	}
	for (uint32_t p = 0; p < s->d.persons && s->d.payments > 0; p++)
		if (s->of[p].paid != 0 || s->of[p].released != 0)
			compare(a, (struct reward_audit_row){ .check = "paid_over" }, s->of[p].released,
			    s->of[p].paid, digits, s->of[p].paid <= s->of[p].released, p);
	for (size_t i = 0; i < s->d.payments; i++) {
		const struct reward_payment *pay = &s->d.payment[i];

		if (!s->of[pay->person].listed)
			compare(a,
			    (struct reward_audit_row){
				.check = "paid_known", .source = place_text(a, pay->place) },
			    0, pay->paid, digits, false, pay->person);
	}
}

static const char *
day_text(const struct audit *a, int64_t day)
{
	char text[CC_DATE_TEXT];

	cc_date_print(text, day);
	return cc_strdup(a->s->d.arena, text);
}

/* The first contribution with a date is not before the agreement. */
static void
audit_agreement(struct audit *a)
{
	const struct reward_data *d = &a->s->d;
	size_t first = 0;
	struct reward_audit_row row = { .check = "agreed_before", .difference = { CC_NO_INT, 0 } };

	while (first < d->rows && d->row[first].day == REWARD_NO_DAY)
		first++;
	if (d->rules->agreed == REWARD_NONE || first == d->rows)
		return;
	row.expected = day_text(a, d->rules->agreed);
	row.found = day_text(a, d->row[first].day);
	row.difference.units = d->row[first].day - d->rules->agreed;
	row.source = place_text(a, d->row[first].place);
	put(a, row, row.difference.units >= 0, CC_NO_ID);
}

static int
by_content(const void *a, const void *b)
{
	const struct reward_row *x = *(const struct reward_row *const *)a,
				*y = *(const struct reward_row *const *)b;

#define ORDER(member) \
	if (x->member != y->member) \
	return x->member < y->member ? -1 : 1
	ORDER(person);
	ORDER(kind);
	ORDER(idea);
	ORDER(units);
	ORDER(day);
#undef ORDER
	return (x->place > y->place) - (x->place < y->place);
}

/* Rows that say the same of the same day, which may be one that was entered twice. */
static void
audit_twice(struct audit *a)
{
	const struct reward_data *d = &a->s->d;
	const struct reward_row **row = CC_ARRAY(d->arena, const struct reward_row *, d->rows);

	for (size_t i = 0; i < d->rows; i++)
		row[i] = &d->row[i];
	qsort(row, d->rows, sizeof *row, by_content);
	for (size_t i = 1; i < d->rows; i++) {
		const struct reward_row *x = row[i - 1], *y = row[i];
		struct reward_audit_row twice = { .check = "twice",
			.idea = y->idea == CC_NO_ID ? none : d->idea[y->idea],
			.expected = "1",
			.found = "2",
			.difference = { 1, 0 } };

		if (x->person != y->person || x->kind != y->kind || x->idea != y->idea ||
		    x->units != y->units || x->day != y->day || y->day == REWARD_NO_DAY)
			continue;
		twice.source = place_text(a, y->place);
		put(a, twice, false, y->person);
	}
}

/* Sold ideas that nobody is paid for, and sheets of ideas that were merged away. */
static void
audit_ideas(struct audit *a)
{
	const struct reward_data *d = &a->s->d;
	bool *told = CC_ARRAY(d->arena, bool, d->ideas);

	for (size_t i = 0; i < a->s->pots; i++) {
		const struct reward_pot *pot = &a->s->pot[i];
		struct reward_audit_row row = { .check = "no_people", .pool = d->rules->pool[pot->pool].id };

		if (pot->idea == CC_NO_ID || pot->people > 0)
			continue;
		row.period = reward_period_name(d, pot->period);
		row.idea = d->idea[pot->idea];
		row.source = d->rules->pool[pot->pool].rule;
		compare(a, row, 0, pot->amount, d->rules->digits, false, CC_NO_ID);
	}
	for (size_t i = 0; i < d->sheets; i++) {
		const struct reward_sheet_row *sheet = &d->sheet[i];
		struct reward_audit_row row = { .check = "merged_sheet", .difference = { CC_NO_INT, 0 } };

		if (d->root[sheet->idea] == sheet->idea || told[sheet->idea])
			continue;
		told[sheet->idea] = true;
		row.idea = d->idea[sheet->idea];
		row.expected = cc_strdup(d->arena, cc_quote(d->idea[d->root[sheet->idea]]).text);
		row.found = cc_strdup(d->arena, cc_quote(row.idea).text);
		row.source = place_text(a, sheet->place);
		put(a, row, false, CC_NO_ID);
	}
}

/* What finance booked; with --close, whether all is paid. */
static void
audit_totals(struct audit *a)
{
	const struct cc_reward_split_opts *opts = a->v->run->opts;
	const struct reward_split *s = a->s;
	unsigned digits = s->d.rules->digits;
	int64_t paid = 0, released = 0;

	for (uint32_t p = 0; p < s->d.persons; p++) {
		paid += s->of[p].paid;
		released += s->of[p].released;
	}
	if (a->v->study->total != REWARD_NONE)
		compare(a, (struct reward_audit_row){ .check = "total" }, a->v->study->total, s->earned,
		    digits, s->earned == a->v->study->total, CC_NO_ID);
	if (s->d.payments > 0 && opts->close)
		compare(a, (struct reward_audit_row){ .check = "paid_all" }, released, paid, digits,
		    paid == released, CC_NO_ID);
}

void
reward_put_audit(struct cc_report *report, struct reward_view *v)
{
	struct audit a = { report, v, v->s };

	audit_pots(&a);
	audit_people(&a);
	audit_agreement(&a);
	audit_twice(&a);
	audit_ideas(&a);
	audit_totals(&a);
}
