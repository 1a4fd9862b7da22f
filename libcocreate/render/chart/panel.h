/* panel.h -- one of several small charts: where it stands, its head and its scale.
 *
 * May be included by: render, tests.
 * A chart each for a group of rows, in the order of time.  Above its plot stand its name
 * and last value, and its centre and limits in figures, in as many lines as the longest
 * of the charts beside it needs.
 */
#ifndef CC_RENDER_CHART_PANEL_H
#define CC_RENDER_CHART_PANEL_H

#include "render/chart/axis.h"
#include "render/chart/view.h"

/* Lines beside the first, of names and of figures, that charts beside each other have. */
struct cc_panel_heads {
	size_t names, figures;
};

struct cc_panel {
	size_t from, to; /* rows of the table */
	struct cc_panel_heads heads;
	double x, y, wide;
	struct cc_axis scale; /* of values, upwards */
	double left, step;    /* of the plot, from row to row */
};

/* The rows of the i-th group; false: there are not so many. */
bool cc_panel_rows(const struct cc_chart_view *v, size_t i, size_t *from, size_t *to);
/* Of the group that has the most rows. */
size_t cc_panel_longest(const struct cc_chart_view *v);
/* The i-th, with its left upper corner at `at`. */
struct cc_panel cc_panel(const struct cc_canvas *c, const struct cc_chart_view *v, size_t i,
    struct cc_point at, double wide, struct cc_panel_heads heads);
/* Of the charts from..to - 1, which stand beside each other. */
struct cc_panel_heads cc_panel_heads(
    const struct cc_canvas *c, const struct cc_chart_view *v, size_t from, size_t to, double wide);
/* The middle of a row. */
double cc_panel_x(const struct cc_panel *p, size_t row);
/* Head, grid, and the names of the first and the last row. */
void cc_panel_put(struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_panel *p);

#endif
