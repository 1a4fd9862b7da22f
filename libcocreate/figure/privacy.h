/* privacy.h -- quotes and small cells, as far as --mask and --min-cell let them out.
 *
 * May be included by: method, cli, tests.
 * A method marks the columns of quotes (CC_QUOTE); cells of segments are those
 * of tables with CC_TABLE_BY, whose count is the column with part N.  Names that
 * must stay readable there (item, measure, outcome) are marked CC_PART_KEY.
 */
#ifndef CC_FIGURE_PRIVACY_H
#define CC_FIGURE_PRIVACY_H

#include "model/fold.h"

/* After finish: quotes are masked under --mask; under --min-cell those that rest
 * on fewer people go blank, and so does all but the keys of a segment's row with
 * a smaller N.  Notes what was masked and blanked. */
void cc_privacy_apply(struct cc_report *report, const struct cc_run *run);

#endif
