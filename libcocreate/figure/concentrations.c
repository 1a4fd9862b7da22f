/* concentrations.c -- table `concentration`: how evenly amounts are spread over the people who were there. */
#include "figure/concentrations.h"

struct cc_concentration
cc_concentrations_put(
    struct cc_report *report, struct cc_table *to, struct cc_span of, int64_t *amount, size_t n)
{
	struct cc_concentrations_row row = { .of = of };

	cc_concentration(&row.c, amount, n);
	row.half_by = row.c.half_by > 0 ? (int64_t)row.c.half_by : CC_NO_INT;
	cc_table_fill(report, to, &row, 1);
	return row.c;
}
