/* criteria.h -- what people score on several criteria, of a column or more each.
 *
 * May be included by: method, tests.
 * A list of the study, whose entries may have cc_criterion_keys, names the criteria; the
 * columns of its role are kept by figure/column_log.h.
 * In:     values by unit (a person, say), those that count.
 * Out:    standings from 0 to 1 among those that count (stat/standing.h), of a criterion
 *         the mean of its columns; a score from 0 to 100, their weighted mean; table
 *         `explain`, whose contributions add up to it.  A criterion of which nobody has a
 *         value is left out; without any all score 50.
 * Errors: CC_EXIT_STUDY and CC_EXIT_USAGE of what study and options say; problems of
 *         values that a standing does not allow: below 0 of a logarithm, off the scale
 *         of `given`; with --invalid=missing these are counted.
 * Memory: 8 bytes a unit and column, 8 a unit and criterion.
 */
#ifndef CC_FIGURE_CRITERIA_H
#define CC_FIGURE_CRITERIA_H

#include "figure/column_log.h"
#include "model/value.h"
#include "stat/standing.h"

enum cc_criterion_missing { CC_MISSING_MEDIAN, CC_MISSING_LOW, CC_MISSING_EXCLUDE };

struct cc_criterion {
	const struct cc_item *item;
	double weight, limit[2], end[2]; /* NaN: none */
	enum cc_standing how;
	enum cc_criterion_missing missing;
	bool down;
};

extern const char *const cc_criterion_keys[], *const cc_standing_words[];

/* [items]; standing: one of cc_standing_words, for those that say none; NULL: the first. */
bool cc_criteria_read(struct cc_criterion **out, const struct cc_items *items, const char *standing,
    const struct cc_pairs *weights, const struct cc_run *run, struct cc_arena *arena, struct cc_err *err);

struct cc_criteria {
	const struct cc_run *run;
	const struct cc_state *state;
	struct cc_problems *problems;
	struct cc_arena *arena;
	const struct cc_criterion *criterion;
	uint32_t criteria, units;
	uint32_t columns;
	struct cc_criterion_column {
		uint32_t criterion;
		struct cc_span name;
		double *value; /* [units] */
	} * column;
	uint64_t invalid;
	uint32_t used;	  /* criteria that have values */
	uint32_t *which;  /* [used] */
	double *standing; /* [used][units] */
	double weights, *score;
};

/* From the first members, up to units, the rest; unit(): whose cell it is, CC_NO_ID: of nobody
 * who is looked at. */
typedef uint32_t cc_column_unit(const void *of, const struct cc_column_cell *cell);

void cc_criteria_values(struct cc_criteria *c, const struct cc_store *columns, const struct cc_store *values,
    unsigned role, cc_column_unit *unit, const void *of);
/* A value is missing that must not, or is out of the limits of its criterion. */
enum cc_lack { CC_LACK_NOTHING, CC_LACK_VALUE, CC_LACK_LIMITS };
enum cc_lack cc_criteria_lack(const struct cc_criteria *c, uint32_t unit);
/* Among those that count. */
bool cc_criteria_score(struct cc_criteria *c, const bool *counts, struct cc_err *err);

struct cc_explain_row {
	struct cc_span unit, criterion;
	double value, standing, weight, contribution; /* value: of a criterion of one column */
};

#define CC_EXPLAIN_TABLE \
	{ \
		.name = "explain", .title = CC_WORDS("What makes a score", "得点の内訳"), \
		.columns = cc_explain_columns, .row = sizeof(struct cc_explain_row) \
	}

extern const struct cc_column_spec cc_explain_columns[];

/* Notes: values that who[n] lack, and where they stand then; criteria of the study that have no values. */
void cc_criteria_note(struct cc_report *report, const struct cc_criteria *c, const uint32_t *who, uint32_t n);

void cc_explain_put(struct cc_report *report, struct cc_table *t, const struct cc_criteria *c, uint32_t unit,
    struct cc_span name);

#endif
