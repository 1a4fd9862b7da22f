/* int.h -- what the files of reward-split share.
 *
 * May be included by: method/reward-split.
 */
#ifndef CC_METHOD_REWARD_SPLIT_INT_H
#define CC_METHOD_REWARD_SPLIT_INT_H

#include "base/decimal.h"
#include "base/period.h"
#include "figure/bands.h"
#include "figure/twice.h"
#include "method/reward-split.h"
#include "stat/apportion.h"

enum { PERSON, KIND, IDEA, UNITS, DATE, REVENUE, SHARE, DUPLICATE_OF, IDEAS, VALUE, PAID, ACCOUNT, SEGMENT };

/* In a store, of a row without a date: before every day that there is. */
#define REWARD_NO_DAY INT64_C(-1000000)
#define REWARD_NONE   CC_NO_END

/* Kinds of files, and the stores of their rows. */
enum { S_CONTRIBUTIONS, S_SALES, S_SHEETS, S_MERGES, S_TRIALS, S_PAYMENTS, S_PAYEES };
enum { C_PERSON, C_IDEA, C_KIND, C_SEGMENT, C_DAY, C_UNITS, C_PLACE };
enum { SALE_DAY, SALE_AMOUNT, SALE_IDEAS, SALE_PLACE };
enum { SHEET_IDEA, SHEET_PERSON, SHEET_DAY, SHEET_PERCENT, SHEET_SHARE, SHEET_PLACE };
enum { MERGE_IDEA, MERGE_OF, MERGE_PLACE };
enum { TRIAL_VALUE, TRIAL_IDEAS, TRIAL_PLACE };
enum { PAYMENT_PERSON, PAYMENT_DAY, PAYMENT_PAID, PAYMENT_PLACE };
enum { PAYEE_PERSON, PAYEE_KNOWN, PAYEE_PLACE };

enum {
	T_PEOPLE,
	T_FINDINGS,
	T_LINES,
	T_POOLS,
	T_AUDIT,
	T_CONCENTRATION,
	T_RECOGNITION,
	T_WHATIF,
	T_SEGMENTS,
	T_MEASURES
};

/* The study's words for what a run is asked (rules.c). */

/* What a unit of each kind is worth. */
struct reward_points {
	struct cc_span *kind; /* [n] */
	struct cc_bands *of;
	size_t n;
};

/* Of one person: an amount, or a part of the pool. */
struct reward_bound {
	int64_t value; /* REWARD_NONE: none */
	bool percent;  /* in 10^-9 of the pool */
};

struct reward_pool {
	struct cc_span id;
	const char *label[CC_LANGS], *rule; /* FILE:LINE */
	struct cc_bands revenue;	    /* none: the pool is an amount */
	int64_t amount, guarantee, cap;	    /* REWARD_NONE: none */
	const char *unit;		    /* things; NULL: money */
	bool by_idea, ever, webster;
	struct reward_bound least, most;
	int64_t *vest; /* in 10^-9; NULL: at once */
	size_t n_vest;
	const struct reward_points *points; /* its own, or those of all */
	int64_t from, to;		    /* days */
};

struct reward_level {
	struct cc_span id;
	int64_t from; /* points */
};

struct reward_rules {
	const char *file;
	int64_t agreed; /* REWARD_NONE: not said */
	const char *currency;
	unsigned digits;
	bool once;
	struct cc_calendar calendar;
	struct reward_points points;
	const struct cc_span *duplicate; /* kinds of which an idea has several authors */
	size_t n_duplicates, n_pools, n_levels, n_aliases;
	int64_t earliest; /* in 10^-9 */
	struct reward_pool *pool;
	int64_t payout_least;
	struct cc_bands withhold;
	struct reward_level *level;
	struct cc_span (*alias)[2]; /* a spelling, and whose it is */
};

struct reward_study {
	const struct reward_rules *rules, *versus; /* versus NULL: none */
	int64_t total;				   /* REWARD_NONE: not said */
};

extern const char *const reward_keys[];
bool reward_load(
    struct cc_run *run, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err);
const struct cc_bands *reward_points_of(const struct reward_points *points, struct cc_span kind);

/* What the stores hold (read.c): people by name, ideas by name and as their root. */

struct reward_row {
	uint32_t person, idea, kind; /* idea CC_NO_ID: none */
	int64_t units, day;
	uint64_t place;
	size_t order; /* by day, file, line */
};

struct reward_sale {
	uint32_t idea; /* CC_NO_ID: none */
	int64_t amount, day;
	uint64_t place;
};

struct reward_sheet_row {
	uint32_t idea, person;
	int64_t day, share;
	bool percent;
	uint64_t place;
};

struct reward_payment {
	uint32_t person;
	int64_t day, paid;
	uint64_t place;
};

struct reward_data {
	const struct reward_rules *rules;
	const struct cc_state *state;
	const struct cc_run *run;
	struct cc_problems *problems;
	struct cc_arena *arena;
	struct cc_span *person, *idea; /* [persons], [ideas], by bytes */
	uint32_t persons, ideas;
	uint32_t *root; /* [ideas] */
	struct reward_row *row;
	struct reward_sale *sale; /* each of one idea */
	struct reward_sheet_row *sheet;
	struct reward_payment *payment;
	size_t rows, sales, sheets, payments;
	uint64_t *merged;  /* [ideas]: where it was merged away; 0: it was not */
	uint32_t *segment; /* [persons] */
	bool *worked;	   /* [persons]: has a contribution or a row of a sheet */
	bool *account;	   /* [persons] */
	bool payees, trials;
	int64_t first_period, last_period, over; /* of rows and sales; the last one that is over */
};

void reward_add(struct cc_store *const *stores, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems); /* add.c */

/* What a number is in a record, whole: 0 where a merged state has none. */
static inline int64_t
reward_number(const struct cc_store *s, const unsigned char *row, unsigned field)
{
	double number = cc_row_number(s, row, field, 0);

	return isnan(number) ? 0 : (int64_t)number;
}

static inline struct cc_span
reward_column(const struct reward_data *d, uint64_t place, unsigned role)
{
	return cc_run_column(d->run, place, role, 0, NULL, 0);
}

#define REWARD_PROBLEM(d, place, role, ...) \
	cc_place_problem((d)->problems, (d)->run, place, reward_column(d, place, role), __VA_ARGS__)

/* False: problems say why. */
bool reward_read(struct reward_data *d, const struct reward_rules *rules, const struct cc_state *state,
    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena);
void reward_read_sheets(struct reward_data *d);
void reward_read_payments(struct reward_data *d);
bool reward_read_sales(struct reward_data *d);
int64_t reward_period(const struct reward_data *d, int64_t day);
const char *reward_period_name(const struct reward_data *d, int64_t period);
/* Of a state's id of a role of people, of ideas; CC_NO_ID: none. */
uint32_t reward_person(const struct reward_data *d, struct cc_span name);
uint32_t reward_idea(const struct reward_data *d, struct cc_span name);
/* Joined by line ends, as stores of several ideas have them: the next of them. */
bool reward_next_idea(struct cc_span *idea, struct cc_span *rest);

/* Points (points.c). */

struct reward_point {
	uint32_t row; /* of data */
	int64_t points;
	bool duplicate;
};

struct reward_window {
	const struct reward_points *points;
	bool by_idea;
	int64_t from, to; /* days; undated rows are always in */
};

/* Of the rows of a window, by order; n of them. */
struct reward_point *reward_points(size_t *n, const struct reward_data *d, const struct reward_window *w);

/* Shares (pools.c). */

struct reward_line {
	uint32_t pool, idea, person;
	int64_t period;
	const char *basis; /* points, duplicate, sheet */
	struct cc_span kind;
	int64_t units, points; /* REWARD_NONE: none; of a sheet the share, in 10^-9 where percent */
	bool percent;
	int64_t amount;
	double rounding;
	uint64_t place;
};

struct reward_pot {
	uint32_t pool, idea;
	int64_t period, revenue, to_date, entitled, amount, shared; /* REWARD_NONE: none */
	uint32_t people;
	const char *reason;
	bool least_dropped;
};

struct reward_person {
	uint64_t contributions;
	int64_t points, earned, pending, released, paid, due, payable, withheld, net;
	int64_t *things;      /* [pools] */
	uint32_t level, rank; /* level: of rules, n_levels: none */
	int64_t since;	      /* day on which it was reached */
	bool listed, no_account;
};

struct reward_split {
	struct reward_data d;
	struct reward_line *line;
	struct reward_pot *pot;
	size_t lines, line_room, pots, pot_room;
	struct reward_person *of; /* [persons] */
	uint32_t *order;	  /* [listed]: by what they earned, then name */
	uint32_t listed;
	int64_t earned, pooled; /* of all; in all pools, things too */
	int64_t **had;	    /* [pools][persons]: what they had of it; REWARD_NONE: they have no row there */
	int64_t unfinished; /* the first period that is not over and has rows; REWARD_NONE: none */
};

/* False: problems, or an error, say why. */
bool reward_share(struct reward_split *s);
void reward_settle(struct reward_split *s); /* people.c */

/* What the tables and the notes are made of. */
struct reward_view {
	struct reward_split *s;
	const struct reward_split *other; /* --versus; NULL: none */
	const struct cc_run *run;
	const struct reward_study *study;
	uint32_t only;		 /* --person; CC_NO_ID: everybody */
	uint64_t audits, failed; /* rows of audit, and those that are not ok */
	int64_t pool, unshared, due;
	uint64_t receiving;
};

extern const struct cc_table_spec reward_tables[];
extern const struct cc_chart reward_charts[];
extern const struct cc_words reward_formulas[];
void reward_put_tables(struct cc_report *report, struct reward_view *v);
void reward_put_audit(struct cc_report *report, struct reward_view *v);
void reward_put_notes(struct cc_report *report, const struct reward_view *v);
void reward_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run);

static inline struct cc_money
reward_money(const struct reward_split *s, int64_t units)
{
	return (struct cc_money){ units, s->d.rules->digits };
}

static inline bool
reward_of_person(const struct reward_view *v, uint32_t person)
{
	return v->only == CC_NO_ID || v->only == person;
}

#endif
