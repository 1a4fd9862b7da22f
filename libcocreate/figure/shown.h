/* shown.h -- a figure of a report as a sentence has it: value, interval, base.
 *
 * May be included by: figure, method, tests.
 * In:     numbers, NaN where there is none; how they are to be printed.
 * Out:    "9.75 (9.21–10.29, n=12)", in Japanese "9.75（9.21～10.29、n=12）"; without an
 *         interval "9.75 (n=12)", without a base too "9.75".  Shares are percent with one
 *         decimal: "40.0% (24.6–57.7%, n=30)"; their differences points with a sign.
 *         A number that is whole stands without decimals, unless its type is known to be real.
 * Errors: none.
 * Cost:   O(1).
 */
#ifndef CC_FIGURE_SHOWN_H
#define CC_FIGURE_SHOWN_H

#include "figure/facts.h"
#include "stat/mover.h"

struct cc_shown {
	enum cc_lang lang;
	unsigned digits; /* behind the point */
	bool percent;	 /* a share */
	bool fixed;	 /* a whole number has its decimals too */
	bool p;		 /* a p-value: three decimals */
};

/* How a cell is printed: by its type, where the report says it; digits, percent: overrides. */
struct cc_shown cc_shown_as(const struct cc_fact *cell, enum cc_lang lang, unsigned digits);

void cc_shown_number(struct cc_buf *out, double value, const struct cc_shown *how);
void cc_shown_figure(struct cc_buf *out, const struct cc_fact_figure *f, const struct cc_shown *how);
/* "+15.0", of a share in points, without the word for it. */
void cc_shown_signed(struct cc_buf *out, double value, const struct cc_shown *how);
const char *cc_shown_points(const struct cc_shown *how); /* that word; "" of what is no share */
/* "+15.0 points (-9.0 to +36.6, unclear)"; the interval may be missing. */
void cc_shown_change(
    struct cc_buf *out, const struct cc_mover *change, const char *verdict, const struct cc_shown *how);

#endif
