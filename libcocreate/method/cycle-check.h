/* cycle-check.h -- is co-creation really going round, and where do we only say so?
 *
 * May be included by: cmd, tests.
 * In:     answers to items of a checklist (item, answer, person, role, date, owner, due,
 *         evidence), a row each or a column an item; a roster (role, person, since, concern,
 *         interest); an event log (event, date, person, stage); reports and measures of the
 *         other commands.
 * Out:    areas: how many items are met, partly, open, contradicted, unknown; a score of what is
 *         known, and what it would be at worst and at best if all were known.  items: what people
 *         say beside what the data say.  open, evidence, patterns, coverage, disagreements,
 *         agreement, questions, segments, changes, measures.
 * Errors: a set of items that is none (CC_EXIT_STUDY); an unknown item or answer; two answers of
 *         one person to one item on one day; a report given twice.
 * Memory: 72 bytes an answer and a place in the roster, 64 a person, event, stage and day; of
 *         reports the cells that some rule looks into.
 * Source: Manski (1995); Tastle and Wierman (2007); Krippendorff (2011): cocreate-methods(7).
 */
#ifndef CC_METHOD_CYCLE_CHECK_H
#define CC_METHOD_CYCLE_CHECK_H

#include "model/fold.h"
#include "model/value.h"

struct cc_cycle_check_opts {
	struct cc_list set, area, gate;
	const char *start;
	bool check;
};

extern const struct cc_method cc_cycle_check;

#endif
