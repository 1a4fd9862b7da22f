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

static const struct cc_payouts_spec payouts = { S_PAYMENTS, S_PAYEES, PERSON, ACCOUNT, PAYMENT_PERSON,
	PAYMENT_PAID, PAYMENT_PLACE, PAYEE_PERSON, PAYEE_KNOWN };

static void
read_names(struct reward_data *d)
{
	static const unsigned people[] = { PERSON }, ideas[] = { IDEA, DUPLICATE_OF, IDEAS };

	cc_name_set(&d->people, d->s.state, people, 1, &d->rules->people, d->s.arena);
	cc_name_set(&d->ideas, d->s.state, ideas, 3, NULL, d->s.arena);
	d->worked = CC_ARRAY(d->s.arena, bool, d->people.n);
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

bool
reward_read(struct reward_data *d, const struct reward_rules *rules, const struct cc_sealed *s)
{
	const struct cc_reward_split_opts *opts = s->run->opts;

	*d = (struct reward_data){
		.rules = rules, .s = *s, .over = cc_periods_over(&rules->periods, s->run, opts->close)
	};
	read_names(d);
	cc_merges_read(&d->merges, &d->ideas, &merges, s);
	read_contributions(d);
	cc_sheets_read(&d->sheets, d->worked, &d->people, &d->ideas, &sheets, s);
	cc_payouts_read(&d->payouts, &d->people, &payouts, s);
	return s->problems->count == 0 && cc_sales_read(&d->sales, &d->ideas, &d->merges, &sales, s);
}
