/* plane.h -- parts of a plane: what its rows are, the list of them, and cuts of its frame.
 *
 * May be included by: render/chart/plane*.c, tests.
 */
#ifndef CC_RENDER_CHART_PLANE_H
#define CC_RENDER_CHART_PLANE_H

#include "render/chart/place.h"
#include "render/chart/view.h"

#include <math.h>

struct cc_plane_point {
	double x, y, x_low, x_high, y_low, y_high; /* pixels; NaN: none */
};

struct cc_plane {
	struct cc_axis x, y;
	struct cc_plane_point *point; /* [table rows] */
	size_t points;		      /* that are there */
	double radius;
	struct cc_label *zone;
	size_t zones;
};

static inline bool
cc_plane_has(const struct cc_plane_point *p)
{
	return isfinite(p->x) && isfinite(p->y);
}

/* Beside each point, or tied to it.  box[points]: the marks, with room for the zones. */
void cc_plane_numbers(struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_plane *p,
    struct cc_box *box, const struct cc_box *frame);

/* Where the values of x and y are, and the row of that table; SIZE_MAX: none. */
const struct cc_table *cc_plane_table(const struct cc_chart_view *v);
size_t cc_plane_row(const struct cc_chart_view *v, size_t row);

/* Number, label, and all figures of a row. */
struct cc_span cc_plane_title(const struct cc_canvas *c, const struct cc_chart_view *v, size_t row);

/* What each number is: first in this box (NULL: there is none), then beneath all that is
 * drawn, in two columns. */
void cc_plane_list(struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_box *beside);

/* Where such a list is to end, to be no higher than this beneath the box, or by itself. */
size_t cc_plane_fit(
    struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_box *beside, size_t all, double high);

/* The part of a line from end[0] to end[1] that lies in the frame; false: none. */
bool cc_plane_clip(struct cc_point end[2], const struct cc_box *frame);
/* The part of the frame that lies under the line from a to b, a.x < b.x; its corners. */
enum { CC_PLANE_CORNERS = 6 };
size_t cc_plane_under(
    struct cc_point out[CC_PLANE_CORNERS], struct cc_point a, struct cc_point b, const struct cc_box *frame);

#endif
