/* control.c -- small charts of values by time, with the limits of what chance alone makes.
 *
 * A chart each for a group of rows, two or three beside each other: its name and its
 * last value, the centre and the limits in figures, the chart, and its signals by name.
 * Limits that change from row to row are steps.
 * Source: D. J. Wheeler, Understanding Variation (1993).
 */
#include "render/chart/panel.h"

#include "base/arena.h"

#include <math.h>

enum {
	TOP = 8,
	APART = 26,	 /* between charts */
	THREE_MOST = 16, /* rows of a chart, where three stand beside each other */
	BELOW = 16,	 /* room for the names of the first and last row */
	DENSE = 40,	 /* rows of a chart, from which on points are small */
	SIGNAL = 5,
	SIGNAL_ROOM = 14,
	SIGNALS_MOST = 3, /* that are named below */
	FOOT = 20
};

static bool
is_signal(const struct cc_chart_view *v, size_t row)
{
	return cc_view_key(v->table, row, v->chart->word).len > 0;
}

/* Two marks have a shape: a signal above and the same below. */
static enum cc_shape
shape_of(const struct cc_chart_view *v, size_t row)
{
	static const enum cc_shape shapes[] = { CC_SHAPE_DIAMOND, CC_SHAPE_SQUARE, CC_SHAPE_TRIANGLE };
	struct cc_span word = cc_view_key(v->table, row, v->chart->word);
	size_t i = 0;

	while (i + 1 < CC_CHART_MARKS && v->chart->marks[i + 1] != NULL &&
	       !cc_span_eq(word, cc_span(v->chart->marks[i])))
		i++;
	return shapes[i / 2];
}

/* A level by rows: a step each, open where there is none. */
static void
put_steps(struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_panel *p, const char *class,
    const char *column)
{
	struct cc_point *point = CC_ARRAY(c->arena, struct cc_point, 2 * (p->to - p->from) + 2);
	size_t n = 0;

	for (size_t row = p->from; row <= p->to; row++) {
		double value = row < p->to ? cc_view_real(v->table, row, column) : (double)NAN;
		double x = cc_panel_x(p, row) - p->step / 2, y = cc_axis_at(&p->scale, value);

		if (isfinite(value)) {
			point[n++] = (struct cc_point){ x, y };
			point[n++] = (struct cc_point){ x + p->step, y };
		} else if (n > 0) {
			cc_draw_path(c, class, point, n, false);
			n = 0;
		}
	}
}

/* Values one after the other, open where there is none. */
static void
put_trace(struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_panel *p)
{
	struct cc_point *point = CC_ARRAY(c->arena, struct cc_point, p->to - p->from + 1);
	size_t n = 0;

	for (size_t row = p->from; row <= p->to; row++) {
		double value = row < p->to ? cc_view_real(v->table, row, v->chart->value) : (double)NAN;

		if (isfinite(value)) {
			point[n++] = (struct cc_point){ cc_panel_x(p, row), cc_axis_at(&p->scale, value) };
		} else if (n > 0) {
			cc_draw_path(c, "trace", point, n, false);
			n = 0;
		}
	}
}

static struct cc_span
point_title(const struct cc_canvas *c, const struct cc_chart_view *v, size_t row)
{
	struct cc_span n = cc_view_text(c, v->table, row, v->chart->n);
	struct cc_span word = cc_view_verdict(c, v->table, row, v->chart->word);
	struct cc_span value = cc_view_estimate(c, v, row);

	return cc_span(cc_format(c->arena, "%s, %s: %s%s%s%s%s", cc_view_group(c, v, row).at,
	    cc_view_text(c, v->table, row, v->chart->period).at,
	    value.len > 0 ? value.at : cc_words_in(&v->chart->none, c->lang), n.len > 0 ? ", n = " : "", n.at,
	    word.len > 0 ? ", " : "", word.at));
}

static void
put_points(struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_panel *p)
{
	double r = p->to - p->from > DENSE ? 1.6 : 2.8;

	for (size_t row = p->from; row < p->to; row++) {
		double value = cc_view_real(v->table, row, v->chart->value), x = cc_panel_x(p, row);

		cc_mark_begin(c, point_title(c, v, row));
		if (!isfinite(value))
			cc_draw_shape(c, "cross", CC_SHAPE_CROSS, x, p->scale.from, 2.5);
		else if (is_signal(v, row))
			cc_draw_shape(c, "poor", shape_of(v, row), x, cc_axis_at(&p->scale, value), SIGNAL);
		else
			cc_draw_shape(c, "good", CC_SHAPE_DISC, x, cc_axis_at(&p->scale, value), r);
		cc_mark_end(c);
	}
}

/* The first row of those with the same signal, one after the other up to this one. */
static size_t
signal_begins(const struct cc_chart_view *v, const struct cc_panel *p, size_t row)
{
	struct cc_span word = cc_view_key(v->table, row, v->chart->word);

	while (row > p->from && cc_span_eq(word, cc_view_key(v->table, row - 1, v->chart->word)))
		row--;
	return row;
}

/* "2026-01 – 2026-05 run above" */
static void
put_signal(struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_panel *p, size_t first,
    size_t last, double y)
{
	struct cc_span from = cc_view_text(c, v->table, first, v->chart->period);

	cc_draw_shape(c, "poor", shape_of(v, last), p->x + SIGNAL, y - 4, SIGNAL - 1);
	cc_draw_cut(c, CC_FACE_SMALL, p->x + SIGNAL_ROOM, y, CC_START, p->wide - SIGNAL_ROOM,
	    cc_span(cc_format(c->arena, "%s%s%s %s", first < last ? from.at : "", first < last ? " – " : "",
		cc_view_text(c, v->table, last, v->chart->period).at,
		cc_view_verdict(c, v->table, last, v->chart->word).at)));
}

/* The latest signals by name, and how many there are more; drawn, or how far down they would go. */
static double
put_signals(struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_panel *p, bool drawn)
{
	double y = p->scale.from + BELOW, line = cc_face_line(CC_FACE_SMALL);
	size_t n = 0, first;

	for (size_t row = p->to; row-- > p->from; row = first) {
		first = is_signal(v, row) ? signal_begins(v, p, row) : row;
		if (!is_signal(v, row) || n++ >= SIGNALS_MOST)
			continue;
		y += line;
		if (drawn)
			put_signal(c, v, p, first, row, y);
	}
	if (n > SIGNALS_MOST) {
		y += line;
		if (drawn)
			cc_draw_cut(c, CC_FACE_SOFT, p->x + SIGNAL_ROOM, y, CC_START, p->wide - SIGNAL_ROOM,
			    cc_span(cc_format(c->arena,
				cc_words_in(CC_SAY("and %zu before", "ほか %zu 件（それ以前）"), c->lang),
				n - SIGNALS_MOST)));
	}
	return y + FOOT;
}

static void
put_panel(struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_panel *p)
{
	cc_panel_put(c, v, p);
	put_steps(c, v, p, "bound", v->chart->lower);
	put_steps(c, v, p, "bound", v->chart->upper);
	put_steps(c, v, p, "axis", v->chart->center);
	put_trace(c, v, p);
	put_points(c, v, p);
	put_signals(c, v, p, true);
}

static size_t
columns_of(const struct cc_chart_view *v)
{
	return cc_panel_longest(v) <= THREE_MOST ? 3 : 2;
}

/* Charts from..to - 1 beside each other, drawn or not: where they end. */
static double
put_line(struct cc_canvas *c, const struct cc_chart_view *v, size_t from, size_t to, double y, bool drawn)
{
	size_t columns = columns_of(v);
	double wide = (c->width - (double)(columns - 1) * APART) / (double)columns, below = y;
	struct cc_panel_heads heads = cc_panel_heads(c, v, from, to, wide);

	for (size_t i = from; i < to; i++) {
		struct cc_panel p = cc_panel(
		    c, v, i, (struct cc_point){ (double)(i - from) * (wide + APART), y }, wide, heads);

		if (drawn)
			put_panel(c, v, &p);
		below = fmax(below, put_signals(c, v, &p, false));
	}
	return below;
}

static size_t
line_end(size_t from, size_t columns, size_t all)
{
	return from + columns < all ? from + columns : all;
}

static size_t
fit(struct cc_canvas *c, const struct cc_chart_view *v, size_t all, double high)
{
	size_t columns = columns_of(v), i = v->from;
	double y = TOP;

	while (i < all) {
		y = put_line(c, v, i, line_end(i, columns, all), y, false);
		if (y > high && i > v->from)
			break;
		i = line_end(i, columns, all);
	}
	return i;
}

static void
draw(struct cc_canvas *c, const struct cc_chart_view *v)
{
	size_t columns = columns_of(v);
	double y = TOP;

	for (size_t i = v->from; i < v->to; i = line_end(i, columns, v->to))
		y = put_line(c, v, i, line_end(i, columns, v->to), y, true);
	cc_canvas_reach(c, y);
}

/* Groups, as long as a row has a value. */
static size_t
pieces(const struct cc_chart_view *v)
{
	size_t n = 0, from, to;
	bool any = false;

	for (size_t row = 0; row < v->table->rows; row++)
		any |= isfinite(cc_view_real(v->table, row, v->chart->value));
	while (any && cc_panel_rows(v, n, &from, &to))
		n++;
	return n;
}

const struct cc_chart_kind_of cc_chart_control = { .fit = fit, .pieces = pieces, .draw = draw };
