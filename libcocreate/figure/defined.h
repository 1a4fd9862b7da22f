/* defined.h -- how a figure of a report is counted, and whether it still is.
 *
 * May be included by: figure, method, tests.
 * In:     a report whose table `definitions` has a row for each of what it counts: a column that
 *         names it, as other tables of the report do (kpi), `definition` and `fingerprint`, which
 *         is the same for the same definition; and a report that cites figures, with a table
 *         `definitions` of CC_DEFINED_COLUMNS.
 * Out:    the definition of a cited figure; at NULL where no report says.
 * Cost:   O(rows of the table).
 */
#ifndef CC_FIGURE_DEFINED_H
#define CC_FIGURE_DEFINED_H

#include "figure/cite.h"

struct cc_defined {
	struct cc_span reference, definition, fingerprint;
};

#define CC_DEFINED_CELL(name, member, type, part) CC_CELL(struct cc_defined, name, member, type, part)
#define CC_DEFINED_COLUMNS \
	CC_DEFINED_CELL("reference", reference, LABEL, KEY), \
	    CC_DEFINED_CELL("fingerprint", fingerprint, ID, NONE), \
	    CC_DEFINED_CELL("definition", definition, TEXT, NONE)

struct cc_defined cc_defined_of(const struct cc_cite *cite, const struct cc_cited *cited);
/* Of what a report cites, by its reference there. */
struct cc_defined cc_defined_in(const struct cc_fact_report *citing, struct cc_span reference);
/* Both are known, and another. */
bool cc_defined_anew(struct cc_span fingerprint, struct cc_span before);

#endif
