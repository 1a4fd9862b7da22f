/* int.h -- what the files of reward-split share.
 *
 * May be included by: method/reward-split.
 */
#ifndef CC_METHOD_REWARD_SPLIT_INT_H
#define CC_METHOD_REWARD_SPLIT_INT_H

#include "figure/checks.h"
#include "figure/concentrations.h"
#include "figure/contributions.h"
#include "figure/entitlement.h"
#include "figure/payouts.h"
#include "figure/periods.h"
#include "figure/recognition.h"
#include "figure/sales.h"
#include "figure/sheets.h"
#include "method/reward-split.h"

enum { PERSON, KIND, IDEA, UNITS, DATE, REVENUE, SHARE, DUPLICATE_OF, IDEAS, VALUE, PAID, ACCOUNT, SEGMENT };

#define REWARD_NONE CC_NO_INT

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

struct reward_pool {
	struct cc_span id, unit;  /* unit: of things; at NULL: money */
	const char *rule;	  /* FILE:LINE */
	struct cc_entitlement of; /* revenue.n 0: the pool is an amount */
	int64_t amount;		  /* REWARD_NONE: none */
	const char *by, *counts, *method;
	bool by_idea, ever, webster;
	struct cc_share_bound least, most;
	struct cc_vesting vest;
	struct cc_point_rates points; /* its own, or those of all */
	int64_t from, to;	      /* days */
	unsigned digits;	      /* of its amounts */
};

struct reward_rules {
	const char *file;
	int64_t agreed; /* REWARD_NONE: not said */
	const char *currency;
	unsigned digits;
	struct cc_periods periods;
	struct cc_point_rates points;
	struct cc_duplicates duplicates;
	struct reward_pool *pool;
	size_t n_pools;
	int64_t payout_least;
	struct cc_bands withhold;
	struct cc_recognition levels;
	struct cc_spellings people;
};

struct reward_study {
	const struct reward_rules *rules, *versus; /* versus NULL: none */
	int64_t total;				   /* REWARD_NONE: not said */
};

extern const char *const reward_keys[];
bool reward_load(
    struct cc_run *run, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err);

/* What the stores hold (read.c). */

struct reward_data {
	const struct reward_rules *rules;
	struct cc_sealed s;
	struct cc_name_set people, ideas;
	struct cc_merges merges;
	struct cc_point_rows work;
	struct cc_sales sales;
	struct cc_sheets sheets;
	struct cc_payouts payouts;
	uint32_t *segment; /* [people] */
	bool *worked;	   /* [people]: has a contribution or a row of a sheet */
	int64_t over;	   /* the last period that is over */
};

/* False: problems say why. */
bool reward_read(struct reward_data *d, const struct reward_rules *rules, const struct cc_sealed *s);

/* Shares (pools.c). */

/* Why somebody has a part of a pot: 32 bytes, as there are many. */
struct reward_line {
	uint32_t row; /* of the contributions, or of the sheets */
	bool duplicate;
	int64_t points, amount; /* points: of a contribution */
	double rounding;
};

struct reward_pot {
	uint32_t pool, idea;
	int64_t period, revenue, to_date, entitled, amount, shared; /* REWARD_NONE: none */
	uint32_t people;
	bool sheet; /* its lines are rows of sheets */
	bool least_dropped;
	const char *reason;
	size_t line, lines; /* from, and how many */
};

struct reward_person {
	uint64_t contributions;
	struct cc_recognised reached;
	int64_t earned, released, due, payable, withheld;
	int64_t *had; /* [pools]: what they had of each; REWARD_NONE: they have no row there */
	uint32_t rank;
	bool no_account;
};

struct reward_split {
	struct reward_data d;
	struct reward_line *line;
	struct reward_pot *pot;
	size_t lines, line_room, pots, pot_room;
	bool keeps_lines;	  /* somebody asks for them */
	struct reward_person *of; /* [people] */
	uint32_t *order;	  /* [listed]: by what they earned, then name */
	uint32_t listed;
	int64_t earned, pooled; /* of all; in all pools, things too */
	int64_t unfinished;	/* the first period that is not over and has rows; REWARD_NONE: none */
};

/* False: problems say why.  keeps_lines is set. */
bool reward_share(struct reward_split *s);
void reward_settle(struct reward_split *s); /* people.c */

/* What the tables and the notes are made of. */
struct reward_view {
	struct reward_split *s;
	const struct reward_split *other; /* --versus; NULL: none */
	const struct cc_run *run;
	const struct reward_study *study;
	uint32_t only; /* --person; CC_NO_ID: everybody */
	struct cc_checks audit;
	int64_t pool, unshared, due;
	uint64_t receiving;
};

struct reward_audit_row {
	const char *period;
	struct cc_span pool, idea, person;
	struct cc_check c;
};

/* Columns that sentences name, in their tables. */
enum { PEOPLE_PERSON = 1, PEOPLE_EARNED = 4, PEOPLE_PAYABLE = 9, PEOPLE_NET = 11, PEOPLE_SHARE };
enum { POOLS_PERIOD, POOLS_POOL, POOLS_UNSHARED = 9, POOLS_REASON = 11 };
enum { AUDIT_CHECK, AUDIT_OK = 8 };

extern const struct cc_table_spec reward_tables[];
extern const struct cc_chart reward_charts[];
extern const struct cc_words reward_formulas[];
void reward_put_tables(struct cc_report *report, struct reward_view *v);
bool reward_audits(const struct cc_run *run); /* whether somebody asks for it */
void reward_put_audit(struct cc_report *report, struct reward_view *v);
void reward_put_notes(struct cc_report *report, const struct reward_view *v);
void reward_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run);

static inline struct cc_money
reward_money(const struct reward_split *s, int64_t units)
{
	return (struct cc_money){ units, s->d.rules->digits };
}

static inline const char *
reward_period_name(const struct reward_split *s, int64_t period)
{
	return cc_periods_name(&s->d.rules->periods, period, s->d.s.arena);
}

/* Whose a line of a pot is. */
static inline uint32_t
reward_line_person(const struct reward_split *s, const struct reward_pot *pot, const struct reward_line *line)
{
	return pot->sheet ? s->d.sheets.row[line->row].person : s->d.work.row[line->row].person;
}

static inline bool
reward_of_person(const struct reward_view *v, uint32_t person)
{
	return v->only == CC_NO_ID || v->only == person;
}

static inline struct cc_span
reward_idea(const struct reward_split *s, uint32_t idea)
{
	return idea == CC_NO_ID ? (struct cc_span){ NULL, 0 } : s->d.ideas.name[idea];
}

#endif
