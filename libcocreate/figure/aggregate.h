/* aggregate.h -- what is counted of rows by period, as YAML says it: counts, sums, means, rates.
 *
 * May be included by: method, tests.
 * Roles and stores are those of figure/aggregate_stores.h, figures those of
 * figure/aggregate_rows.h.  Definitions are mappings that hold exactly one of
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
#include "figure/aggregate_stores.h"
#include "figure/names.h"

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
	struct cc_span text;  /* what is counted, on one line of YAML; the same for what says the same */
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

/* Headers that definitions name and no file has, though files have rows. */
struct cc_names_list cc_aggregates_unbound(
    const struct cc_aggregates *set, const struct cc_run *run, struct cc_arena *arena);

/* A method's worker, in batch->worker; a row of events or answers into the stores. */
void *cc_aggregates_worker(const struct cc_aggregates *set);
void cc_aggregates_worker_end(void *worker);
void cc_aggregates_add(struct cc_store *const *store, const struct cc_batch *batch, uint32_t row,
    const struct cc_aggregates *set, const struct cc_run *run, struct cc_problems *problems);
struct cc_limit cc_aggregates_limit(const struct cc_aggregates *set, unsigned store, unsigned field);

#endif
