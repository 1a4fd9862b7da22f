/* add.c -- rows of the seven kinds of files into the stores, their numbers read from the digits. */
#include "method/reward-split/int.h"

#include "stat/shapley.h"

/* A row that is being read. */
struct reading {
	struct cc_store *const *store;
	const struct cc_batch *batch;
	const struct cc_run *run;
	const struct reward_rules *rules;
	struct cc_problems *problems;
	uint32_t row;
};

static struct cc_span
header_of(const struct reading *r, unsigned role)
{
	const struct cc_column *column = cc_column_at(r->batch, role, 0);

	return column != NULL ? column->name : (struct cc_span){ NULL, 0 };
}

#define PROBLEM(r, role, ...) \
	cc_row_problem((r)->problems, (r)->batch, (r)->row, header_of(r, role), __VA_ARGS__)

/* The number of a text; false: a problem says why.  least: of what it may be. */
static bool
read_number(
    double *out, bool *percent, const struct reading *r, unsigned role, unsigned digits, int64_t least)
{
	struct cc_span text = cc_text_at(r->batch, role, r->row);
	int64_t units = 0;
	enum cc_decimal read =
	    text.at == NULL ? CC_DECIMAL_BAD : cc_decimal_read(&units, percent, text, digits, r->run->how);

	*out = (double)units;
	if (read == CC_DECIMAL_OK && units >= least)
		return true;
	if (read == CC_DECIMAL_FINE)
		PROBLEM(r, role, N_("\"%s\"; wanted at most %u decimals"), cc_quote(text).text, digits);
	else if (read == CC_DECIMAL_LARGE)
		PROBLEM(r, role, N_("\"%s\"; wanted at most 9007199254740991 units of %u decimals"),
		    cc_quote(text).text, digits);
	else if (text.at == NULL)
		PROBLEM(r, role, N_("no number; wanted one"));
	else if (read == CC_DECIMAL_OK)
		PROBLEM(r, role, N_("\"%s\"; wanted a number of 0 or more"), cc_quote(text).text);
	else
		PROBLEM(r, role, N_("\"%s\"; wanted a number"), cc_quote(text).text);
	return false;
}

static int64_t
day_of(const struct reading *r)
{
	const struct cc_column *date = cc_column_at(r->batch, DATE, 0);

	return date != NULL && !date->missing[r->row] ? date->when[r->row] : REWARD_NO_DAY;
}

/* Where there are periods, the day decides in which one a row counts. */
static bool
has_day(const struct reading *r)
{
	if (r->rules->once || day_of(r) != REWARD_NO_DAY)
		return true;
	PROBLEM(r, DATE, N_("no date; wanted one, as the rules have periods"));
	return false;
}

static bool
has_id(const struct reading *r, unsigned role, const char *what)
{
	if (cc_id_at(r->batch, role, r->row) != CC_NO_ID)
		return true;
	PROBLEM(r, role, N_("no %s; wanted one"), what);
	return false;
}

/* Its one idea; CC_NO_ID: none, which is good unless it is needed. */
static bool
one_idea(uint32_t *out, const struct reading *r, bool needed)
{
	struct cc_ids ids = cc_item_codes_at(r->batch, IDEA, 0, r->row);

	*out = ids.n > 0 ? ids.id[0] : CC_NO_ID;
	if (ids.n > 1)
		PROBLEM(r, IDEA, N_("%u ideas; wanted one"), (unsigned)ids.n);
	else if (ids.n == 0 && needed)
		PROBLEM(r, IDEA, N_("no %s; wanted one"), "idea");
	return ids.n <= 1 && (ids.n == 1 || !needed);
}

/* Joined by line ends, which separate answers, so that no idea holds one. */
static void
put_ideas(struct cc_store *log, unsigned char *record, unsigned field, const struct reading *r, unsigned role)
{
	struct cc_ids ids = cc_item_codes_at(r->batch, role, 0, r->row);
	struct cc_buf text = { 0 };

	for (uint32_t i = 0; i < ids.n; i++) {
		if (i > 0)
			cc_buf_putc(&text, '\n');
		cc_buf_span(&text, cc_map_at(r->batch->ids[role], ids.id[i]));
	}
	if (text.len > 0)
		cc_log_put_text(log, record, field, (struct cc_span){ text.at, text.len });
	cc_buf_free(&text);
}

static void
add_contribution(const struct reading *r)
{
	struct cc_store *log = r->store[S_CONTRIBUTIONS];
	double units = (double)CC_ONE_MICRO;
	unsigned char *record;
	uint32_t idea;

	if (!has_id(r, PERSON, "person") || !has_id(r, KIND, "kind") || !one_idea(&idea, r, false) ||
	    !has_day(r) ||
	    (cc_has(r->batch, UNITS, r->row) &&
		!read_number(&units, NULL, r, UNITS, CC_MICRO, -CC_DECIMAL_MOST)))
		return;
	record = cc_log_add(log);
	cc_log_put_id(log, record, C_PERSON, cc_id_at(r->batch, PERSON, r->row));
	cc_log_put_id(log, record, C_IDEA, idea);
	cc_log_put_id(log, record, C_KIND, cc_id_at(r->batch, KIND, r->row));
	cc_log_put_id(log, record, C_SEGMENT, cc_id_at(r->batch, SEGMENT, r->row));
	cc_log_put_day(log, record, C_DAY, day_of(r));
	cc_log_put_value(log, record, C_UNITS, 0, units);
	cc_log_put_place(log, record, C_PLACE, cc_batch_place(r->batch, r->row));
}

static void
add_sale(const struct reading *r)
{
	struct cc_store *log = r->store[S_SALES];
	unsigned char *record;
	double amount;

	if (!has_day(r) || !read_number(&amount, NULL, r, REVENUE, r->rules->digits, -CC_DECIMAL_MOST))
		return;
	record = cc_log_add(log);
	cc_log_put_day(log, record, SALE_DAY, day_of(r));
	cc_log_put_value(log, record, SALE_AMOUNT, 0, amount);
	put_ideas(log, record, SALE_IDEAS, r, IDEA);
	cc_log_put_place(log, record, SALE_PLACE, cc_batch_place(r->batch, r->row));
}

static void
add_sheet(const struct reading *r)
{
	struct cc_store *log = r->store[S_SHEETS];
	bool percent = false;
	unsigned char *record;
	uint32_t idea;
	double share;

	if (!has_id(r, PERSON, "person") || !one_idea(&idea, r, true) ||
	    !read_number(&share, &percent, r, SHARE, CC_NANO, 0))
		return;
	record = cc_log_add(log);
	cc_log_put_id(log, record, SHEET_IDEA, idea);
	cc_log_put_id(log, record, SHEET_PERSON, cc_id_at(r->batch, PERSON, r->row));
	cc_log_put_day(log, record, SHEET_DAY, day_of(r));
	cc_log_put_id(log, record, SHEET_PERCENT, percent);
	cc_log_put_value(log, record, SHEET_SHARE, 0, share);
	cc_log_put_place(log, record, SHEET_PLACE, cc_batch_place(r->batch, r->row));
}

static void
add_merge(const struct reading *r)
{
	struct cc_store *log = r->store[S_MERGES];
	unsigned char *record;
	uint32_t idea;

	if (!one_idea(&idea, r, true) || !has_id(r, DUPLICATE_OF, "duplicate_of"))
		return;
	record = cc_log_add(log);
	cc_log_put_id(log, record, MERGE_IDEA, idea);
	cc_log_put_id(log, record, MERGE_OF, cc_id_at(r->batch, DUPLICATE_OF, r->row));
	cc_log_put_place(log, record, MERGE_PLACE, cc_batch_place(r->batch, r->row));
}

static void
add_trial(const struct reading *r)
{
	struct cc_store *log = r->store[S_TRIALS];
	unsigned char *record;
	double value;

	if (!read_number(&value, NULL, r, VALUE, CC_MICRO, -CC_SHAPLEY_MOST))
		return;
	if (value > (double)CC_SHAPLEY_MOST) {
		PROBLEM(r, VALUE, N_("\"%s\"; wanted at most 100000000"),
		    cc_quote(cc_text_at(r->batch, VALUE, r->row)).text);
		return;
	}
	record = cc_log_add(log);
	cc_log_put_value(log, record, TRIAL_VALUE, 0, value);
	put_ideas(log, record, TRIAL_IDEAS, r, IDEAS);
	cc_log_put_place(log, record, TRIAL_PLACE, cc_batch_place(r->batch, r->row));
}

static void
add_payment(const struct reading *r)
{
	struct cc_store *log = r->store[S_PAYMENTS];
	unsigned char *record;
	double paid;

	if (!has_id(r, PERSON, "person") ||
	    !read_number(&paid, NULL, r, PAID, r->rules->digits, -CC_DECIMAL_MOST))
		return;
	record = cc_log_add(log);
	cc_log_put_id(log, record, PAYMENT_PERSON, cc_id_at(r->batch, PERSON, r->row));
	cc_log_put_day(log, record, PAYMENT_DAY, day_of(r));
	cc_log_put_value(log, record, PAYMENT_PAID, 0, paid);
	cc_log_put_place(log, record, PAYMENT_PLACE, cc_batch_place(r->batch, r->row));
}

/* Whether there is an account: which one stays in the file. */
static void
add_payee(const struct reading *r)
{
	struct cc_store *log = r->store[S_PAYEES];
	unsigned char *record;

	if (!has_id(r, PERSON, "person"))
		return;
	record = cc_log_add(log);
	cc_log_put_id(log, record, PAYEE_PERSON, cc_id_at(r->batch, PERSON, r->row));
	cc_log_put_id(log, record, PAYEE_KNOWN, cc_has(r->batch, ACCOUNT, r->row));
	cc_log_put_place(log, record, PAYEE_PLACE, cc_batch_place(r->batch, r->row));
}

void
reward_add(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems)
{
	static void (*const adds[])(const struct reading *) = { [S_CONTRIBUTIONS] = add_contribution,
		[S_SALES] = add_sale,
		[S_SHEETS] = add_sheet,
		[S_MERGES] = add_merge,
		[S_TRIALS] = add_trial,
		[S_PAYMENTS] = add_payment,
		[S_PAYEES] = add_payee };
	const struct reward_study *study = run->loaded;
	struct reading r = { store, batch, run, study->rules, problems, 0 };

	if (batch->layout == CC_NO_LAYOUT)
		return;
	for (; r.row < batch->rows; r.row++)
		adds[batch->layout](&r);
}
