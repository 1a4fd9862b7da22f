/* panel.c -- one of several small charts: where it stands, its head and its scale. */
#include "render/chart/panel.h"

#include "base/arena.h"

#include <math.h>

enum {
	HEAD_HIGH = 34,
	NAME_LINES = 4,
	FIGURE_LINES = 2,
	PLOT_HIGH = 84,
	PLOT_TOP = 6,
	TICKS = 4,
	TICK_GAP = 6,
	BELOW = 13 /* names of the first and last period */
};

bool
cc_panel_rows(const struct cc_chart_view *v, size_t i, size_t *from, size_t *to)
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

size_t
cc_panel_longest(const struct cc_chart_view *v)
{
	size_t most = 0, from, to;

	for (size_t i = 0; cc_panel_rows(v, i, &from, &to); i++)
		most = to - from > most ? to - from : most;
	return most;
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
	return cc_axis(low, high, TICKS, true, cc_view_type_of(v->table, v->chart->value, from, to));
}

static struct cc_span
tick_of(const struct cc_canvas *c, const struct cc_panel *p, size_t i)
{
	struct cc_buf text = { 0 };
	struct cc_span kept;

	cc_axis_put(&text, &p->scale, cc_axis_tick(&p->scale, i));
	kept = cc_span_dup(c->arena, (struct cc_span){ text.at, text.len });
	cc_buf_free(&text);
	return kept;
}

struct cc_panel
cc_panel(const struct cc_canvas *c, const struct cc_chart_view *v, size_t i, struct cc_point at, double wide,
    struct cc_panel_heads heads)
{
	struct cc_panel p = { .x = at.x, .y = at.y, .wide = wide, .heads = heads };
	double ticks = 0;

	cc_panel_rows(v, i, &p.from, &p.to);
	p.scale = scale_of(v, p.from, p.to);
	p.scale.to = at.y + HEAD_HIGH + (double)heads.names * cc_face_line(CC_FACE_BOLD) +
		     (double)heads.figures * cc_face_line(CC_FACE_SOFT) + PLOT_TOP;
	p.scale.from = p.scale.to + PLOT_HIGH;
	for (size_t k = 0; k < p.scale.ticks; k++)
		ticks = fmax(ticks, cc_canvas_wide(tick_of(c, &p, k), CC_FACE_SOFT));
	p.left = p.x + ticks + TICK_GAP;
	p.step = (p.x + wide - p.left) / (double)(p.to - p.from);
	return p;
}

double
cc_panel_x(const struct cc_panel *p, size_t row)
{
	return p->left + ((double)(row - p->from) + 0.5) * p->step;
}

/* The last row that has this column; SIZE_MAX: none. */
static size_t
last_with(const struct cc_chart_view *v, const struct cc_panel *p, const char *column)
{
	for (size_t row = p->to; row-- > p->from;)
		if (isfinite(cc_view_real(v->table, row, column)))
			return row;
	return SIZE_MAX;
}

/* "center 0.59 · limits 0.29–0.89": those of the last row that has them. */
static struct cc_span
limits_of(const struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_panel *p)
{
	size_t row = last_with(v, p, v->chart->upper), centre = last_with(v, p, v->chart->center);
	const char *text = "";
	bool whole;

	if (centre == SIZE_MAX)
		return CC_SPAN("");
	whole = cc_view_whole(v->table, centre, v->chart->center) &&
		(row == SIZE_MAX || (cc_view_whole(v->table, row, v->chart->lower) &&
					cc_view_whole(v->table, row, v->chart->upper)));
	text = cc_format(c->arena, "%s %s", cc_view_head(c, v, v->chart->center).at,
	    cc_view_short(c, v->table, centre, v->chart->center, whole).at);
	if (row == SIZE_MAX)
		return cc_span(text);
	return cc_span(
	    cc_format(c->arena, "%s · %s %s–%s", text, cc_words_in(CC_SAY("limits", "限界"), c->lang),
		cc_view_short(c, v->table, row, v->chart->lower, whole).at,
		cc_view_short(c, v->table, row, v->chart->upper, whole).at));
}

/* The last value; of values that are all whole without decimals. */
static struct cc_span
last_value(const struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_panel *p)
{
	struct cc_span value;
	bool whole = true;

	for (size_t row = p->from; row < p->to; row++)
		whole &= cc_view_whole(v->table, row, v->chart->value);
	value = cc_view_short(c, v->table, p->to - 1, v->chart->value, whole);
	return value.len > 0 ? value : cc_span(cc_words_in(&v->chart->none, c->lang));
}

static double
value_wide(const struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_panel *p)
{
	return cc_canvas_wide(last_value(c, v, p), CC_FACE_BOLD) + TICK_GAP;
}

static void
put_grid(struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_panel *p)
{
	double base = p->scale.from + BELOW;
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

void
cc_panel_put(struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_panel *p)
{
	double name = p->wide - value_wide(c, v, p);

	cc_draw_lines(
	    c, CC_FACE_BOLD, p->x, p->y + 12, CC_START, name, NAME_LINES, cc_view_group(c, v, p->from));
	cc_draw_text(c, CC_FACE_BOLD, p->x + p->wide, p->y + 12, CC_END, last_value(c, v, p));
	cc_draw_lines(c, CC_FACE_SOFT, p->x, p->y + 27 + (double)p->heads.names * cc_face_line(CC_FACE_BOLD),
	    CC_START, p->wide, FIGURE_LINES, limits_of(c, v, p));
	put_grid(c, v, p);
}

static size_t
more(size_t most, size_t lines)
{
	return lines > most + 1 ? lines - 1 : most;
}

struct cc_panel_heads
cc_panel_heads(const struct cc_canvas *c, const struct cc_chart_view *v, size_t from, size_t to, double wide)
{
	struct cc_panel_heads heads = { 0, 0 };

	for (size_t i = from; i < to; i++) {
		struct cc_panel p =
		    cc_panel(c, v, i, (struct cc_point){ 0, 0 }, wide, (struct cc_panel_heads){ 0, 0 });

		heads.names = more(heads.names, cc_count_lines(CC_FACE_BOLD, wide - value_wide(c, v, &p),
						    NAME_LINES, cc_view_group(c, v, p.from)));
		heads.figures = more(
		    heads.figures, cc_count_lines(CC_FACE_SOFT, wide, FIGURE_LINES, limits_of(c, v, &p)));
	}
	return heads;
}
