/* aggregate.h -- what is counted of rows by period, as YAML says it: counts, sums, means, rates.
 *
 * May be included by: method, tests.
 * A method's first roles are those of enum cc_aggregate_role and its first stores those of
 * CC_AGGREGATE_STORES.  Definitions are mappings that hold exactly one of
 *   count: {}, count_distinct: {column}, sum: {column}, mean: {column, scale},
 *   ratio: {of, to}, top_box: {column, cut, scale}, nps: {column} or {promoters, detractors, n},
 *   retention: {kind, event, days, column}, cohort_rate: {from, to, days, column}, given: NAME,
 * and `where`: {COLUMN: VALUE or [VALUES]}.
 * Out:    of everybody, a segment, or everybody but it: value, numerator and denominator,
 *         interval, and what two of them are compared by.  People count once: a mean is that
 *         of each one's mean; a row without a person is one of its own.
 *         Shares (a person counts at most once, and above only where below) have Wilson's
 *         interval, other ratios the linearised one over people, means Student's t, scores
 *         stat/nps.  Counts and sums have none.  With case weights as figure/weights has it.
 *         Who began at an event counts in the period in which that is so many days ago, and
 *         only where rows of all periods on the way are there.
 * Errors: CC_EXIT_STUDY with the place; a number off the scale; CC_EXIT_DATA for more than
 *         CC_TREND_MOST periods.
 * Cost:   O(rows of a slot); reading a figure O(rows of its period + log rows).
 * Memory: a record a period and segment of counts and sums; of rows whose person, or what else
 *         is counted, is looked at 16 or 24 bytes each and slot, of answers 40.
 */
#ifndef CC_FIGURE_AGGREGATE_H
#define CC_FIGURE_AGGREGATE_H

#include "base/period.h"
#include "figure/weights.h"
#include "stat/nps.h"

enum cc_aggregate_role {
	CC_OF_DATE,
	CC_OF_EVENT,
	CC_OF_PERSON,
	CC_OF_SESSION,
	CC_OF_IDEA,
	CC_OF_VALUE,
	CC_OF_SEGMENT,
	CC_OF_WEIGHT,
	CC_OF_COLUMN, /* of ids: an item for each other header that is named */
	CC_OF_NUMBER, /* the same of numbers */
	CC_OF_END
};
enum {
	CC_IN_COVER,
	CC_IN_ROWS,
	CC_IN_PEOPLE,
	CC_IN_UNITS,
	CC_IN_SUMS,
	CC_IN_ANSWERS,
	CC_IN_DAYS,
	CC_IN_WEIGHTS,
	CC_IN_END
};

#define CC_AGGREGATE_STORES \
	[CC_IN_COVER] = { "cover", CC_FIELDS(CC_FIELD("period", KEY), CC_FIELD("rows", COUNT)), false, \
		"periods" }, \
	[CC_IN_ROWS] = { "rows", \
		CC_FIELDS(CC_FIELD("slot", KEY), CC_FIELD("period", KEY), CC_KEY("segment", CC_OF_SEGMENT), \
		    CC_FIELD("rows", COUNT), CC_WEIGHT_FIELDS), \
		false, "periods and segments" }, \
	[CC_IN_PEOPLE] = { "people", \
		CC_FIELDS(CC_FIELD("slot", KEY), CC_FIELD("period", KEY), CC_KEY("person", CC_OF_PERSON), \
		    CC_KEY("segment", CC_OF_SEGMENT)), \
		true, "rows of people" }, \
	[CC_IN_UNITS] = { "units", \
		CC_FIELDS(CC_FIELD("slot", KEY), CC_FIELD("period", KEY), CC_KEY("session", CC_OF_SESSION), \
		    CC_KEY("idea", CC_OF_IDEA), CC_KEY("column", CC_OF_COLUMN), \
		    CC_KEY("segment", CC_OF_SEGMENT)), \
		true, "rows of what is counted" }, \
	[CC_IN_SUMS] = { "sums", \
		CC_FIELDS(CC_FIELD("slot", KEY), CC_FIELD("period", KEY), CC_KEY("segment", CC_OF_SEGMENT), \
		    CC_FIELD("rows", COUNT), CC_FIELD("sum", SUM)), \
		false, "periods and segments" }, \
	[CC_IN_ANSWERS] = { "answers", \
		CC_FIELDS(CC_FIELD("slot", KEY), CC_FIELD("period", KEY), CC_KEY("person", CC_OF_PERSON), \
		    CC_KEY("segment", CC_OF_SEGMENT), CC_FIELD("place", PLACE), CC_FIELD("value", VALUE), \
		    CC_FIELD("weight", VALUE)), \
		true, "answers" }, \
	[CC_IN_DAYS] = { "days", \
		CC_FIELDS(CC_FIELD("slot", KEY), CC_KEY("person", CC_OF_PERSON), \
		    CC_KEY("session", CC_OF_SESSION), CC_KEY("idea", CC_OF_IDEA), \
		    CC_KEY("column", CC_OF_COLUMN), CC_FIELD("day", KEY)), \
		true, "rows of cohorts" }, \
	[CC_IN_WEIGHTS] = CC_WEIGHTS_STORE(CC_OF_PERSON)

/* Periods and days are keys that are no less than 0; 0 is none. */
enum { CC_AGGREGATE_PERIOD_ZERO = 1 << 20, CC_AGGREGATE_DAY_ZERO = 800000, CC_AGGREGATE_KEY_END = 1 << 23 };
#define CC_AGGREGATE_NONE UINT32_MAX

enum cc_aggregate_kind {
	CC_AGGREGATE_COUNT,
	CC_AGGREGATE_DISTINCT,
	CC_AGGREGATE_SUM,
	CC_AGGREGATE_MEAN,
	CC_AGGREGATE_RATIO,
	CC_AGGREGATE_TOP_BOX,
	CC_AGGREGATE_NPS,
	CC_AGGREGATE_NPS_COUNTS, /* promoters, detractors, n */
	CC_AGGREGATE_RETENTION,
	CC_AGGREGATE_COHORT, /* from, to */
	CC_AGGREGATE_GIVEN
};
enum cc_aggregate_return { CC_AGGREGATE_CLASSIC, CC_AGGREGATE_RANGE, CC_AGGREGATE_ROLLING };

struct cc_aggregate_part {
	enum cc_aggregate_kind kind; /* count, distinct, sum */
	uint32_t slot;
};

struct cc_aggregate {
	struct cc_span id;
	uint32_t number; /* of the definition */
	enum cc_aggregate_kind kind;
	struct cc_aggregate_part part[3];
	double cut;
	int64_t days;
	enum cc_aggregate_return kept;
	struct cc_span given; /* at NULL: it has none */
	uint64_t min_n;	      /* fewer tell nothing */
};

struct cc_aggregate_column;
struct cc_aggregate_condition;
struct cc_aggregate_slot;

/* All of a run, which share columns, conditions and rows. */
struct cc_aggregates {
	struct cc_calendar calendar;
	struct cc_aggregate_column *column;
	uint32_t columns;
	struct cc_aggregate_condition *condition;
	uint32_t conditions;
	struct cc_aggregate_slot *slot;
	uint32_t slots;
};

/* A reading of definitions: of each key its own, else that of a preset of its id. */
struct cc_aggregate_reading {
	struct cc_aggregates *set;
	const struct cc_node *own, *preset;
	const char *own_file, *preset_file;
	struct cc_arena *arena;
	struct cc_err *err;
};

bool cc_aggregate_read(struct cc_aggregate *out, struct cc_aggregate_reading *r);
/* Once all are read: other headers become items of the run's two roles for them; roles: how
 * many the method has. */
bool cc_aggregates_bind(struct cc_run *run, unsigned roles, struct cc_aggregate_reading *r);

/* A method's worker, in batch->worker; a row of events or answers into the stores. */
void *cc_aggregates_worker(const struct cc_aggregates *set);
void cc_aggregates_worker_end(void *worker);
void cc_aggregates_add(struct cc_store *const *store, const struct cc_batch *batch, uint32_t row,
    const struct cc_aggregates *set, const struct cc_run *run, struct cc_problems *problems);
struct cc_limit cc_aggregates_limit(const struct cc_aggregates *set, unsigned store, unsigned field);

/* Who got old enough in a period; of whom rows are missing on the way. */
struct cc_aggregate_cohort {
	struct cc_weighted_share share;
	uint64_t lost;
};

/* What the sealed stores hold. */
struct cc_aggregate_rows {
	const struct cc_run *run;
	const struct cc_aggregates *set;
	const struct cc_state *state;
	struct cc_problems *problems;
	struct cc_arena *arena;
	int64_t as_of, first; /* the day; the first period */
	uint32_t periods;
	bool *covered;	     /* [periods]: some row lies there */
	bool unfinished;     /* the last period goes on after the day */
	uint64_t undated;    /* rows */
	uint64_t unfollowed; /* people, or what else begins, of whom rows are missing on the way */
	struct cc_case_weights cases;
	double *weight; /* [people]: -1 not asked for yet, 0 counts nowhere; NULL: nobody has one */
	struct cc_aggregate_cohort **cohort; /* [aggregates]: [periods]; NULL: no cohort */
};

/* as_of is a day; first: that of what is known besides rows, or its period. */
bool cc_aggregate_rows(struct cc_aggregate_rows *out, const struct cc_aggregates *set, uint32_t aggregates,
    int64_t as_of, int64_t first, const struct cc_state *state, const struct cc_run *run,
    struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err);
/* Cohorts of retention and cohort_rate: before a figure of it is asked for. */
void cc_aggregate_cohort(struct cc_aggregate_rows *rows, const struct cc_aggregate *a);

enum cc_aggregate_shape {
	CC_AGGREGATE_PLAIN,
	CC_AGGREGATE_SHARE,
	CC_AGGREGATE_SAMPLE,
	CC_AGGREGATE_SCORE,
	CC_AGGREGATE_LINEAR
};

struct cc_aggregate_figure {
	double value, low, high, numerator, denominator; /* NaN: none */
	uint64_t n, repeated;				 /* repeated: answers of people beside their first */
	const char *why;				 /* NULL: there is a value */
	enum cc_aggregate_shape shape;
	struct cc_weighted_share share;
	struct cc_sample sample;
	struct cc_nps score;
	struct cc_weighted_mean ratio;
};

/* Who has a row in the segment is not of the others. */
struct cc_aggregate_whom {
	enum { CC_AGGREGATE_ALL, CC_AGGREGATE_ONLY, CC_AGGREGATE_OTHERS } which;
	uint32_t segment;
};

void cc_aggregate_figure(struct cc_aggregate_figure *out, struct cc_aggregate_rows *rows,
    const struct cc_aggregate *a, uint32_t period, struct cc_aggregate_whom whom);
/* Of a share the people below, with case weights as many of one weight as would tell as much. */
double cc_aggregate_trials(struct cc_aggregate_rows *rows, const struct cc_aggregate *a, uint32_t period);
/* First less second, of people who are in one of them alone. */
void cc_aggregate_difference(struct cc_difference *out, const struct cc_aggregate_figure *first,
    const struct cc_aggregate_figure *second, double confidence);

/* Of the kind: a total that grows until its period ends; x of n. */
bool cc_aggregate_grows(const struct cc_aggregate *a);
bool cc_aggregate_counts(const struct cc_aggregate *a);

#endif
