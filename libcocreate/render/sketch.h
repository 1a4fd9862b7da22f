/* sketch.h -- an interval in a line of characters, beside its figures: ···├──●──┤··┆··
 *
 * May be included by: render, tests.
 * For tables that have a picture of intervals (rec/chart.h): text and md show it behind
 * the columns of the main picture's table, so that a reader of a mail or of a git diff
 * sees what moved.  Every character is one column wide, so that columns stay aligned also
 * where a terminal draws them all double.
 */
#ifndef CC_RENDER_SKETCH_H
#define CC_RENDER_SKETCH_H

#include "rec/report.h"
#include "render/chart/axis.h"
#include "render/chart/view.h"

enum { CC_SKETCH_WIDTH = 25 }; /* columns */

struct cc_sketch {
	struct cc_chart_view view;
	struct cc_axis axis;
	double line; /* a threshold; NaN: none */
};

/* False: the table has no such picture, or no row of it has an interval. */
bool cc_sketch(struct cc_sketch *s, const struct cc_report *report, const struct cc_table *table);
/* The two ends of the scale, so wide; and a row, which has no text where it has no value. */
void cc_sketch_head(struct cc_buf *out, const struct cc_sketch *s);
void cc_sketch_row(struct cc_buf *out, const struct cc_sketch *s, size_t row);

#endif
