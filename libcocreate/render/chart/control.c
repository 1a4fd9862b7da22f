/* control.c -- small charts of values by time, with the limits of what chance alone makes.
 *
 * A chart each for a group of rows, two or three beside each other: its name and its
 * last value, the centre and the limits in figures, the chart, and its signals by name.
 * Limits that change from row to row are steps.
 * Source: D. J. Wheeler, Understanding Variation (1993).
 */
#include "render/chart/view.h"

#include "base/arena.h"
#include "base/num.h"
#include "render/chart/axis.h"

#include <math.h>

enum {
	APART = 26,	 /* between charts */
	THREE_MOST = 16, /* rows of a chart, where three stand beside each other */
	HEAD_HIGH = 34,
	PLOT_HIGH = 84,
	PLOT_TOP = 6,
	BELOW = 16, /* names of the first and last period */
	TICKS = 4,
	TICK_GAP = 6,
	DENSE = 40, /* rows of a chart, from which on points are small */
	SIGNAL = 5,
	SIGNAL_ROOM = 14,
	SIGNALS_MOST = 3, /* that are named below */
	FOOT = 20
};

/* One chart: rows from..to of the table. */
struct panel {
	size_t from, to;
	double x, y, wide;
	struct cc_axis scale;
	double left, step; /* of the first row, from row to row */
};

/* The rows of the i-th group; false: there are not so many. */
static bool
rows_of(const struct cc_chart_view *v, size_t i, size_t *from, size_t *to)
{
	const struct cc_table *t = v->table;
	size_t row = 0;

	for (;; i--) {
		*from = row;
		while (row < t->rows && cc_span_eq(cc_view_key(t, *from, v->chart->group),
					    cc_view_key(t, row, v->chart->group)))
			row++;
		*to = row;
		if (i == 0 || row >= t->rows)
			return i == 0 && *from < *to;
	}
}

static size_t
longest(const struct cc_chart_view *v)
{
	size_t most = 0, from, to;

	for (size_t i = 0; rows_of(v, i, &from, &to); i++)
		most = to - from > most ? to - from : most;
	return most;
}

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

static struct cc_axis
scale_of(const struct cc_chart_view *v, size_t from, size_t to)
{
	const char *const columns[] = { v->chart->value, v->chart->center, v->chart->lower, v->chart->upper };
	double low = INFINITY, high = -INFINITY;

	for (size_t row = from; row < to; row++)
		for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
			double value = cc_view_real(v->table, row, columns[i]);

			low = value < low ? value : low;
			high = value > high ? value : high;
		}
	if (!(high >= low))
		low = high = 0;
	return cc_axis(low, high, TICKS, true, cc_view_type(v->table, v->chart->value));
}

static double
x_of(const struct panel *p, size_t row)
{
	return p->left + ((double)(row - p->from) + 0.5) * p->step;
}

static struct cc_span
tick_of(const struct cc_canvas *c, const struct panel *p, size_t i)
{
	struct cc_buf text = { 0 };
	struct cc_span kept;

	cc_axis_put(&text, &p->scale, cc_axis_tick(&p->scale, i));
	kept = cc_span_dup(c->arena, (struct cc_span){ text.at, text.len });
	cc_buf_free(&text);
	return kept;
}

static struct panel
panel_of(const struct cc_canvas *c, const struct cc_chart_view *v, size_t i, double x, double y, double wide)
{
	struct panel p = { .x = x, .y = y, .wide = wide };
	double ticks = 0;

	rows_of(v, i, &p.from, &p.to);
	p.scale = scale_of(v, p.from, p.to);
	p.scale.to = y + HEAD_HIGH + PLOT_TOP;
	p.scale.from = p.scale.to + PLOT_HIGH;
	for (size_t k = 0; k < p.scale.ticks; k++)
		ticks = fmax(ticks, cc_canvas_wide(tick_of(c, &p, k), CC_FACE_SOFT));
	p.left = x + ticks + TICK_GAP;
	p.step = (x + wide - p.left) / (double)(p.to - p.from);
	return p;
}

static struct cc_span
short_of(const struct cc_canvas *c, const struct cc_chart_view *v, size_t row, const char *column)
{
	return cc_view_short(c, v->table, row, column);
}

/* The last row that has this column; SIZE_MAX: none. */
static size_t
last_with(const struct cc_chart_view *v, const struct panel *p, const char *column)
{
	for (size_t row = p->to; row-- > p->from;)
		if (isfinite(cc_view_real(v->table, row, column)))
			return row;
	return SIZE_MAX;
}

/* "center 0.59 · limits 0.29–0.89": those of the last row that has them. */
static struct cc_span
limits_of(const struct cc_canvas *c, const struct cc_chart_view *v, const struct panel *p)
{
	size_t row = last_with(v, p, v->chart->upper), centre = last_with(v, p, v->chart->center);
	const char *text = "";

	if (centre != SIZE_MAX)
		text = cc_format(c->arena, "%s %s", cc_view_head(c, v, v->chart->center).at,
		    short_of(c, v, centre, v->chart->center).at);
	if (row == SIZE_MAX)
		return cc_span(text);
	return cc_span(cc_format(c->arena, "%s%s%s %s–%s", text, *text != '\0' ? " · " : "",
	    cc_words_in(CC_SAY("limits", "限界"), c->lang), short_of(c, v, row, v->chart->lower).at,
	    short_of(c, v, row, v->chart->upper).at));
}

static void
put_head(struct cc_canvas *c, const struct cc_chart_view *v, const struct panel *p)
{
	size_t last = p->to - 1;
	struct cc_span value = short_of(c, v, last, v->chart->value);
	double wide;

	if (value.len == 0)
		value = cc_span(cc_words_in(&v->chart->none, c->lang));
	wide = cc_canvas_wide(value, CC_FACE_BOLD);
	cc_draw_cut(c, CC_FACE_BOLD, p->x, p->y + 12, CC_START, p->wide - wide - TICK_GAP,
	    cc_view_group(c, v, p->from));
	cc_draw_text(c, CC_FACE_BOLD, p->x + p->wide, p->y + 12, CC_END, value);
	cc_draw_cut(c, CC_FACE_SOFT, p->x, p->y + 27, CC_START, p->wide, limits_of(c, v, p));
}

static void
put_grid(struct cc_canvas *c, const struct cc_chart_view *v, const struct panel *p)
{
	double base = p->scale.from + 13;
	struct cc_span first = cc_view_text(c, v->table, p->from, v->chart->period);
	struct cc_span last = cc_view_text(c, v->table, p->to - 1, v->chart->period);

	for (size_t i = 0; i < p->scale.ticks; i++) {
		double y = cc_axis_at(&p->scale, cc_axis_tick(&p->scale, i));

		cc_draw_line(c, "grid", p->left, y, p->x + p->wide, y);
		cc_draw_text(c, CC_FACE_SOFT, p->left - TICK_GAP, y + 4, CC_END, tick_of(c, p, i));
	}
	cc_draw_text(c, CC_FACE_SOFT, p->left, base, CC_START, first);
	if (p->to - p->from > 1)
		cc_draw_text(c, CC_FACE_SOFT, p->x + p->wide, base, CC_END, last);
}

/* A level by rows: a step each, open where there is none. */
static void
put_steps(struct cc_canvas *c, const struct cc_chart_view *v, const struct panel *p, const char *class,
    const char *column)
{
	struct cc_point *point = CC_ARRAY(c->arena, struct cc_point, 2 * (p->to - p->from) + 2);
	size_t n = 0;

	for (size_t row = p->from; row <= p->to; row++) {
		double value = row < p->to ? cc_view_real(v->table, row, column) : (double)NAN;
		double x = x_of(p, row) - p->step / 2, y = cc_axis_at(&p->scale, value);

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
put_trace(struct cc_canvas *c, const struct cc_chart_view *v, const struct panel *p)
{
	struct cc_point *point = CC_ARRAY(c->arena, struct cc_point, p->to - p->from + 1);
	size_t n = 0;

	for (size_t row = p->from; row <= p->to; row++) {
		double value = row < p->to ? cc_view_real(v->table, row, v->chart->value) : (double)NAN;

		if (isfinite(value)) {
			point[n++] = (struct cc_point){ x_of(p, row), cc_axis_at(&p->scale, value) };
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
put_points(struct cc_canvas *c, const struct cc_chart_view *v, const struct panel *p)
{
	double r = p->to - p->from > DENSE ? 1.6 : 2.8;

	for (size_t row = p->from; row < p->to; row++) {
		double value = cc_view_real(v->table, row, v->chart->value), x = x_of(p, row);

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

/* The latest signals by name, and how many there are more. */
static double
put_signals(struct cc_canvas *c, const struct cc_chart_view *v, const struct panel *p, bool drawn)
{
	double y = p->scale.from + BELOW, line = cc_face_line(CC_FACE_SMALL);
	size_t n = 0;

	for (size_t row = p->to; row-- > p->from;) {
		if (!is_signal(v, row) || n++ >= SIGNALS_MOST)
			continue;
		y += line;
		if (!drawn)
			continue;
		cc_draw_shape(c, "poor", shape_of(v, row), p->x + SIGNAL, y - 4, SIGNAL - 1);
		cc_draw_cut(c, CC_FACE_SMALL, p->x + SIGNAL_ROOM, y, CC_START, p->wide - SIGNAL_ROOM,
		    cc_span(cc_format(c->arena, "%s %s", cc_view_text(c, v->table, row, v->chart->period).at,
			cc_view_verdict(c, v->table, row, v->chart->word).at)));
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
put_panel(struct cc_canvas *c, const struct cc_chart_view *v, const struct panel *p)
{
	put_head(c, v, p);
	put_grid(c, v, p);
	put_steps(c, v, p, "bound", v->chart->lower);
	put_steps(c, v, p, "bound", v->chart->upper);
	put_steps(c, v, p, "axis", v->chart->center);
	put_trace(c, v, p);
	put_points(c, v, p);
	put_signals(c, v, p, true);
}

static void
draw(struct cc_canvas *c, const struct cc_chart_view *v)
{
	size_t columns = longest(v) <= THREE_MOST ? 3 : 2;
	double wide = (c->width - (double)(columns - 1) * APART) / (double)columns, y = 8, below = y;

	for (size_t i = v->from; i < v->to; i++) {
		size_t column = (i - v->from) % columns;
		struct panel p;

		if (column == 0)
			y = below;
		p = panel_of(c, v, i, (double)column * (wide + APART), y, wide);
		put_panel(c, v, &p);
		below = fmax(below, put_signals(c, v, &p, false));
	}
	cc_canvas_reach(c, below);
}

/* Groups, as long as a row has a value. */
static size_t
pieces(const struct cc_chart_view *v)
{
	size_t n = 0, from, to;
	bool any = false;

	for (size_t row = 0; row < v->table->rows; row++)
		any |= isfinite(cc_view_real(v->table, row, v->chart->value));
	while (any && rows_of(v, n, &from, &to))
		n++;
	return n;
}

const struct cc_chart_kind_of cc_chart_control = { .rows = 12, .pieces = pieces, .draw = draw };
