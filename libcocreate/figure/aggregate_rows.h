/* aggregate_rows.h -- what the sealed stores of aggregates hold, and the figures that are made of it.
 *
 * May be included by: figure, method, tests.
 * What a figure is, its interval, its cost: figure/aggregate.h.
 */
#ifndef CC_FIGURE_AGGREGATE_ROWS_H
#define CC_FIGURE_AGGREGATE_ROWS_H

#include "figure/aggregate.h"
#include "stat/nps.h"

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
	uint64_t off_scale;  /* answers, taken as missing */
	uint64_t unfollowed; /* people, or what else begins, of whom rows are missing on the way */
	struct cc_case_weights cases;
	double *weight; /* [people]: -1 not asked for yet, 0 counts nowhere; NULL: nobody has one */
	struct cc_aggregate_cohort **cohort; /* [aggregates]: [periods]; NULL: no cohort */
};

/* as_of is a day; first: that of what is known besides rows, or its period. */
bool cc_aggregate_rows(struct cc_aggregate_rows *out, const struct cc_aggregates *set, uint32_t aggregates,
    int64_t as_of, int64_t first, const struct cc_state *state, const struct cc_run *run,
    struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err);
/* Cohorts of retention and cohort_rate: before a figure of it is asked for, once there is room. */
void cc_aggregate_cohort_room(struct cc_aggregate_rows *rows, const struct cc_aggregate *a);
void cc_aggregate_cohort(struct cc_aggregate_rows *rows, const struct cc_aggregate *a);

/* Where nobody has a weight a worker may have a copy of the rows with an arena of its own: all it writes to
 * is the room of the cohort at hand, and `unfollowed`. */
static inline bool
cc_aggregate_apart(const struct cc_aggregate_rows *rows)
{
	return rows->weight == NULL;
}

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

/* Table `weights`, where people have some: of everybody whose weight some figure asked for, and
 * of each segment.  When all figures are made. */
void cc_aggregate_put_weights(struct cc_report *report, const struct cc_aggregate_rows *rows);

/* Of the kind: a total that grows until its period ends; x of n. */
bool cc_aggregate_grows(const struct cc_aggregate *a);
bool cc_aggregate_counts(const struct cc_aggregate *a);
/* x of n of the same: rows of rows, people of people, ideas of ideas. */
bool cc_aggregate_parts(const struct cc_aggregates *set, const struct cc_aggregate *a);

#endif
