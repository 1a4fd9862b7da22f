/* curve.h -- the picture of a journey: how it is laid out, and the files that draw its parts.
 *
 * May be included by: render/chart/curve*.c, tests.
 * Places are columns.  Where they are more than fit beside each other they go on in the
 * next band, below.  A band has from above to below the names of its places, a strip of
 * how many come so far, the panel with the curve, its figures, and a lane of numbered
 * marks; the list of these marks follows the last band.
 */
#ifndef CC_RENDER_CHART_CURVE_H
#define CC_RENDER_CHART_CURVE_H

#include "render/chart/axis.h"
#include "render/chart/view.h"

enum {
	CC_CURVE_LINES = 4,   /* thin ones: of more, those with the most behind them */
	CC_CURVE_POINTS = 12, /* marks: the rest stands in its table */
	CC_CURVE_GUTTER = 86, /* left of the columns: what stands in a row */
};

/* A further line. */
struct cc_curve_series {
	const struct cc_chart_others *of;
	const struct cc_table *table;
	struct cc_span name;
	const size_t *row; /* [places] of its table; SIZE_MAX: none */
	size_t points;	   /* with a value */
	double most;	   /* the most behind a point */
};

struct cc_curve {
	struct cc_canvas *c;
	const struct cc_chart_view *v;
	const struct cc_chart_curve *hint;
	const struct cc_table *marks; /* the table of points; NULL: none */
	size_t places, per_band, bands, points;
	double column;	    /* a column's width */
	bool strip, line;   /* there is something to draw in them */
	bool numbered;	    /* names do not fit in the columns */
	enum cc_face names; /* that they are set in */
	bool lettered;	    /* names of the lines do not fit beside them */
	struct cc_curve_series *series;
	size_t n_series, unseen; /* those drawn; those left out */
};

struct cc_curve cc_curve_read(struct cc_canvas *c, const struct cc_chart_view *v);

/* The middle of a column; of the next band's or the last one's, too. */
double cc_curve_x(const struct cc_curve *k, size_t band, double place);
size_t cc_curve_first(const struct cc_curve *k, size_t band);
size_t cc_curve_end(const struct cc_curve *k, size_t band);
double cc_curve_right(const struct cc_curve *k, size_t band); /* where its columns end */
/* What stands left of the columns, in the middle of a range or from its top. */
void cc_curve_say(const struct cc_curve *k, double base, size_t most, const char *text);

/* Each draws from y down and says where it ends. */
double cc_curve_names(const struct cc_curve *k, size_t band, double y);
double cc_curve_strip(const struct cc_curve *k, size_t band, double y);
double cc_curve_lines(const struct cc_curve *k, size_t band, double y);
double cc_curve_lane(const struct cc_curve *k, size_t band, double y);
double cc_curve_list(const struct cc_curve *k, double y); /* over the first item of a part */
double cc_curve_item(const struct cc_curve *k, size_t point, double y);
double cc_curve_rest(const struct cc_curve *k, double y);

/* curve_names.c: do they fit in columns of that width? */
bool cc_curve_names_fit(const struct cc_curve *k);
double cc_curve_name_part(const struct cc_curve *k, enum cc_face face);
/* curve_others.c: the further lines; how wide, and how high, the room of their names is. */
void cc_curve_others(struct cc_curve *k);
double cc_curve_beside(struct cc_curve *k);
double cc_curve_ends_high(const struct cc_curve *k);
/* The names where the lines end, at[line], the curve's own last; NaN: not in this band. */
void cc_curve_ends(const struct cc_curve *k, size_t band, const double *at, double top, double bottom);
double cc_curve_legend(const struct cc_curve *k, double y);
bool cc_curve_is_ghost(const struct cc_curve *k, size_t line);
const char *cc_curve_class(const struct cc_curve *k, size_t line, bool stroke); /* else of marks */
enum cc_shape cc_curve_shape(const struct cc_curve *k, size_t line);

#endif
