/* alike.h -- ids that only look different: another width, case, blank or Unicode form.
 *
 * May be included by: figure, cli, tests.
 * Such ids stay apart in every table; a note per role says how many pairs there are and
 * names the first.  What decides is cc_utf8_fold().
 * Cost: O(bytes of ids); of plain ids, such as a007, one look at each byte.
 * Memory: at most 32 bytes for each id that is not plain, while a role is looked through.
 */
#ifndef CC_FIGURE_ALIKE_H
#define CC_FIGURE_ALIKE_H

#include "model/fold.h"

/* Of all roles that are bound, over the ids of the sealed state. */
void cc_alike_notes(struct cc_report *report, const struct cc_method *method, const struct cc_state *state,
    const struct cc_run *run);

#endif
