/* facts.h -- what other commands found: the cells of their reports, to be looked up.
 *
 * May be included by: figure, method, tests.
 * Reports come as rows, one a cell (rec/json_report.h).  A report is a tool and a label;
 * a table has rows, a row its cells in the order of the report.
 * In:     facts in any order; the same report given twice is to be refused by the caller
 *         (cc_facts_twice()).
 * Cost:   O(facts log facts) to seal; a table is found among those of its report, a row
 *         by going through them.  Memory: a struct a fact; texts are not copied.
 */
#ifndef CC_FIGURE_FACTS_H
#define CC_FIGURE_FACTS_H

#include "base/str.h"

#include <stdint.h>

struct cc_arena;

struct cc_fact {
	struct cc_span tool, label, as_of; /* as_of.at NULL: not known */
	struct cc_span table, column;	   /* column.at NULL: the table has no rows */
	struct cc_span type;		   /* as json has it ("share"); at NULL: not known */
	struct cc_span text;		   /* at NULL: the cell is empty */
	double number;			   /* NaN: no number */
	int64_t row, order;
};

struct cc_fact_row {
	const struct cc_fact *cell; /* [n] */
	size_t n;
};

struct cc_fact_table {
	struct cc_span name;
	const struct cc_fact_row *row; /* [n] */
	size_t n;
};

struct cc_fact_report {
	struct cc_span tool, label, as_of;
	const struct cc_fact_table *table; /* [n] */
	size_t n;
};

struct cc_facts {
	const struct cc_fact_report *report; /* [n], by tool, then as_of, then label */
	size_t n;
};

/* fact[n] is sorted in place and stays. */
struct cc_facts *cc_facts(struct cc_fact *fact, size_t n, struct cc_arena *arena);
/* Two reports of one tool with one label, whose cells lie on one another: a row with a column
 * twice.  NULL: none. */
const struct cc_fact_report *cc_facts_twice(const struct cc_facts *f);

/* The newest day of the reports, but for those of one tool; CC_NO_DAY: none is known. */
int64_t cc_facts_last_day(const struct cc_facts *f, struct cc_span but);

const struct cc_fact_table *cc_fact_table(
    const struct cc_fact_report *r, struct cc_span name);		   /* NULL: none */
size_t cc_fact_column(const struct cc_fact_row *row, struct cc_span name); /* SIZE_MAX: none */

/* What stands beside the cell of a row: its interval and its base.
 *   interval: COLUMN_low and COLUMN_high; else those of COLUMN less its last _ part; else low
 *             and high, where COLUMN is the nearest number to the left of low that is no count
 *   base:     n_COLUMN, else the first of n, people, raters, reached, eligible, seen,
 *             denominator, n_importance
 * An end of an interval has a base and no interval.
 * A count (those and numerator, touched, units, votes, votes_against, episodes) has neither.
 * NaN: none. */
struct cc_fact_figure {
	double value, low, high, n;
};
struct cc_fact_figure cc_fact_figure(const struct cc_fact_row *row, size_t cell);

#endif
