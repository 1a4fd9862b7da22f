/* concentrations.h -- table `concentration`: how evenly amounts are spread over the people who were there.
 *
 * May be included by: figure, method, tests.
 * In:     amounts of 0 or more of everybody (stat/concentration.h).
 * Errors: cells are empty where there is nobody, or nothing to spread.
 * Cost:   O(n log n) a row.
 */
#ifndef CC_FIGURE_CONCENTRATIONS_H
#define CC_FIGURE_CONCENTRATIONS_H

#include "rec/report.h"
#include "stat/concentration.h"

struct cc_concentrations_row {
	struct cc_span of;
	struct cc_concentration c;
	int64_t half_by;
};

/* Its key is `of`, whose column has this name. */
#define CC_CONCENTRATION_TABLE(of_) \
	{ \
		"concentration", CC_WORDS("How evenly it is spread", "分配の偏り"), \
		    .columns = (const struct cc_column_spec[]){ CC_CELL(struct cc_concentrations_row, of_, \
								    of, ID, KEY), \
			    CC_CELL(struct cc_concentrations_row, "people", c.people, INT, NONE), \
			    CC_CELL(struct cc_concentrations_row, "receiving", c.receiving, INT, NONE), \
			    CC_CELL(struct cc_concentrations_row, "gini", c.gini, REAL, NONE), \
			    CC_CELL(struct cc_concentrations_row, "top_share", c.top_share, SHARE, NONE), \
			    CC_CELL(struct cc_concentrations_row, "half_by", half_by, INT, NONE), \
			    CC_CELL(struct cc_concentrations_row, "effective", c.effective, REAL, NONE), \
			    { 0 } }, \
		    .row = sizeof(struct cc_concentrations_row) \
	}

enum {
	CC_CONCENTRATION_OF,
	CC_CONCENTRATION_PEOPLE,
	CC_CONCENTRATION_RECEIVING,
	CC_CONCENTRATION_GINI,
	CC_CONCENTRATION_TOP_SHARE,
	CC_CONCENTRATION_HALF_BY
};

/* A row; amounts are sorted in place. */
struct cc_concentration cc_concentrations_put(
    struct cc_report *report, struct cc_table *to, struct cc_span of, int64_t *amount, size_t n);

#endif
