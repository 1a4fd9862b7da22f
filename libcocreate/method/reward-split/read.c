/* read.c -- the stores as people, ideas, contributions, sales, sheets, payments. */
#include "method/reward-split/int.h"

#include "base/arena.h"

static const struct cc_merges_spec merges = { S_MERGES, IDEA, DUPLICATE_OF, MERGE_IDEA, MERGE_OF,
	MERGE_PLACE };
static const struct cc_contributions_spec work = { S_CONTRIBUTIONS,
	.role = { PERSON, IDEA, KIND, SEGMENT, DATE, UNITS, 0 },
	.field = { C_PERSON, C_IDEA, C_KIND, C_SEGMENT, C_DAY, C_UNITS, C_PLACE } };
static const struct cc_sheets_spec sheets = { S_SHEETS, IDEA, PERSON, SHARE, SHEET_IDEA, SHEET_PERSON,
	SHEET_DAY, SHEET_SHARE, SHEET_PERCENT, SHEET_PLACE };
static const struct cc_sales_spec sales = { S_SALES, S_TRIALS, REVENUE, IDEA, IDEAS, SALE_DAY, SALE_AMOUNT,
	SALE_IDEAS, SALE_PLACE, TRIAL_VALUE, TRIAL_IDEAS, TRIAL_PLACE };

int64_t
reward_period(const struct reward_data *d, int64_t day)
{
	return d->rules->once || day == CC_SEALED_NO_DAY ? 0 : cc_period_of(day, d->rules->calendar);
}

const char *
reward_period_name(const struct reward_data *d, int64_t period)
{
	char text[CC_PERIOD_TEXT];

	if (d->rules->once)
		return "once";
	cc_period_print(text, period, d->rules->calendar);
	return cc_strdup(d->s.arena, text);
}

static void
read_names(struct reward_data *d)
{
	static const unsigned people[] = { PERSON }, ideas[] = { IDEA, DUPLICATE_OF, IDEAS };

	cc_name_set(&d->people, d->s.state, people, 1, &d->rules->people, d->s.arena);
	cc_name_set(&d->ideas, d->s.state, ideas, 3, NULL, d->s.arena);
	d->worked = CC_ARRAY(d->s.arena, bool, d->people.n);
	d->account = CC_ARRAY(d->s.arena, bool, d->people.n);
	d->segment = CC_ARRAY(d->s.arena, uint32_t, d->people.n);
	for (uint32_t i = 0; i < d->people.n; i++)
		d->segment[i] = CC_NO_ID;
}

static void
read_contributions(struct reward_data *d)
{
	const struct reward_rules *rules = d->rules;
	const struct cc_point_rates **rates =
	    CC_ARRAY(d->s.arena, const struct cc_point_rates *, rules->n_pools + 1);
	const struct cc_contributions_of of = { &d->people, &d->ideas, &d->merges, rates, rules->n_pools + 1,
		rules->file, &rules->duplicates };

	rates[0] = &rules->points;
	for (size_t p = 0; p < rules->n_pools; p++)
		rates[p + 1] = &rules->pool[p].points;
	cc_contributions_read(&d->work, d->segment, d->worked, &work, &of, &d->s);
}

static void
read_payments(struct reward_data *d)
{
	const struct cc_store *paid = d->s.state->store[S_PAYMENTS], *payees = d->s.state->store[S_PAYEES];

	d->payment = CC_ARRAY(d->s.arena, struct reward_payment, paid->rows);
	for (uint64_t i = 0; i < paid->rows; i++) {
		const unsigned char *row = cc_store_row(paid, i);
		struct reward_payment *to = &d->payment[d->payments];

		*to = (struct reward_payment){ cc_name_of(&d->people, d->s.state, PERSON,
						   cc_row_id(paid, row, PAYMENT_PERSON, 0)),
			cc_row_whole(paid, row, PAYMENT_PAID), cc_row_place(paid, row, PAYMENT_PLACE) };
		d->payments += to->person != CC_NO_ID;
	}
	d->payees = d->s.run->bound >> ACCOUNT & 1;
	for (uint64_t i = 0; i < payees->rows; i++) {
		const unsigned char *row = cc_store_row(payees, i);
		uint32_t person =
		    cc_name_of(&d->people, d->s.state, PERSON, cc_row_id(payees, row, PAYEE_PERSON, 0));

		if (person != CC_NO_ID && cc_row_id(payees, row, PAYEE_KNOWN, 0) == 1)
			d->account[person] = true;
	}
}

static void
find_over(struct reward_data *d)
{
	const struct cc_run *run = d->s.run;
	const struct cc_reward_split_opts *opts = run->opts;
	int64_t as_of = run->has_as_of ? run->as_of : run->last_day;

	if (d->rules->once || as_of == CC_NO_DAY)
		d->over = d->rules->once ? 0 : INT64_MIN;
	else
		d->over = opts->close ? reward_period(d, as_of) : reward_period(d, as_of + 1) - 1;
}

bool
reward_read(struct reward_data *d, const struct reward_rules *rules, const struct cc_sealed *s)
{
	*d = (struct reward_data){ .rules = rules, .s = *s };
	read_names(d);
	cc_merges_read(&d->merges, &d->ideas, &merges, s);
	read_contributions(d);
	cc_sheets_read(&d->sheets, d->worked, &d->people, &d->ideas, &sheets, s);
	read_payments(d);
	find_over(d);
	return s->problems->count == 0 && cc_sales_read(&d->sales, &d->ideas, &d->merges, &sales, s);
}
