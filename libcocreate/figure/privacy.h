/* privacy.h -- quotes and small cells, as far as --mask and --min-cell let them out.
 *
 * May be included by: method, cli, tests.
 * A method writes every quote by cc_put_quote(); cells of segments are those
 * of tables with CC_TABLE_BY, whose count is the column with part N.  Names that
 * must stay readable there (item, measure, outcome) are marked CC_PART_KEY.
 */
#ifndef CC_FIGURE_PRIVACY_H
#define CC_FIGURE_PRIVACY_H

#include "model/fold.h"

/* A quote whose cell rests on so many people: masked under --mask, left empty
 * under --min-cell where they are too few. */
void cc_put_quote(struct cc_report *report, struct cc_table *t, size_t row, unsigned column,
    struct cc_span quote, uint64_t people, const struct cc_run *run);

/* After finish: under --min-cell all but the keys of a segment's row with a
 * smaller N goes blank; notes what was masked and blanked. */
void cc_privacy_apply(struct cc_report *report, const struct cc_run *run);

#endif
