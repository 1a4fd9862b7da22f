/* curve_lines.c -- the panel of a band: the curve with its interval, further lines, figures.
 *
 * Between two places a line goes level, down or up, and level again: it says where it is
 * at both, bends nowhere else, and two lines cross no more often than straight ones would.
 */
#include "render/chart/curve.h"

#include "base/arena.h"

#include <math.h>

enum { HIGH = 160, HEAD = 22, TICKS = 6, FIGURES = 3, MARK = 5, SMALL_MARK = 3 };

/* A panel, whose lines are pixels from above by place; NaN: none. */
struct panel {
	const struct cc_curve *k;
	size_t band;
	double top, bottom;
	struct cc_axis axis;
};

/* From one point to the next; at the ends of a band half of the way. */
enum half { WHOLE, FIRST, SECOND };
struct bend {
	struct cc_point from, to;
	enum half half;
};

static double
clipped(double value, double limit)
{
	return fabs(value) <= limit || !isfinite(limit) ? value : value < 0 ? -limit : limit;
}

/* Zero is in it, and intervals as far as the scale of answers goes. */
static struct cc_axis
scale_of(const struct cc_curve *k)
{
	const struct cc_chart *chart = k->v->chart;
	double limit = (cc_view_parameter(k->v->report, k->hint->scale_high) -
			   cc_view_parameter(k->v->report, k->hint->scale_low)) /
		       2;
	double low = 0, high = 0;

	for (size_t i = 0; i < k->places; i++) {
		const char *const columns[] = { chart->value, chart->low, chart->high };

		for (size_t j = 0; j < 3; j++) {
			double value = clipped(cc_view_real(k->v->table, i, columns[j]), limit);

			low = value < low ? value : low;
			high = value > high ? value : high;
		}
		for (size_t s = 0; s < k->n_series; s++) {
			const struct cc_curve_series *line = &k->series[s];
			double value = line->row[i] == SIZE_MAX
					   ? 0
					   : cc_view_real(line->table, line->row[i], line->of->value);

			low = value < low ? value : low;
			high = value > high ? value : high;
		}
	}
	return cc_axis(low, high, TICKS, true, cc_view_type(k->v->table, chart->value));
}

/* [places] */
static double *
heights_of(const struct panel *p, const struct cc_table *t, const size_t *row, const char *column)
{
	double *y = CC_ARRAY(p->k->c->arena, double, p->k->places);

	for (size_t i = 0; i < p->k->places; i++) {
		size_t at = row == NULL ? i : row[i];
		double value = at == SIZE_MAX ? (double)NAN : cc_view_real(t, at, column);

		y[i] = isfinite(value) ? cc_axis_at(&p->axis, value) : (double)NAN;
	}
	return y;
}

static struct cc_point
middle_of(struct cc_point a, struct cc_point b)
{
	return (struct cc_point){ (a.x + b.x) / 2, (a.y + b.y) / 2 };
}

/* De Casteljau's halves of the cubic that leaves and arrives level. */
static void
put_bend(struct cc_canvas *c, const struct bend *b, bool move)
{
	double x = (b->from.x + b->to.x) / 2;
	struct cc_point p1 = { x, b->from.y }, p2 = { x, b->to.y }, q0 = middle_of(b->from, p1),
			q1 = middle_of(p1, p2), q2 = middle_of(p2, b->to), r0 = middle_of(q0, q1),
			r1 = middle_of(q1, q2), s = middle_of(r0, r1);
	struct cc_point whole[] = { p1, p2, b->to }, first[] = { q0, r0, s }, second[] = { r1, q2, b->to };

	if (move)
		cc_draw_to(c, 'M', b->half == SECOND ? &s : &b->from, 1);
	cc_draw_to(c, 'C', b->half == WHOLE ? whole : b->half == FIRST ? first : second, 3);
}

static struct bend
turned(struct bend b)
{
	return (struct bend){ b.to, b.from, b.half == WHOLE ? WHOLE : b.half == FIRST ? SECOND : FIRST };
}

/* The bends of a line in the band that begin at `from` and hang together; how many. */
static size_t
bends_of(struct bend *out, const struct panel *p, const double *y, const double *also, size_t *from)
{
	const struct cc_curve *k = p->k;
	size_t first = cc_curve_first(k, p->band), end = cc_curve_end(k, p->band), n = 0;

	for (; *from + 1 < k->places && *from < end; ++*from) {
		size_t i = *from;

		if (isnan(y[i]) || isnan(y[i + 1]) || isnan(also[i]) || isnan(also[i + 1])) {
			if (n > 0)
				break;
			continue;
		}
		out[n++] = (struct bend){ { cc_curve_x(k, p->band, (double)i), y[i] },
			{ cc_curve_x(k, p->band, (double)i + 1), y[i + 1] },
			i < first      ? SECOND
			: i + 1 == end ? FIRST
				       : WHOLE };
	}
	return n;
}

static size_t
begin_of(const struct panel *p)
{
	size_t first = cc_curve_first(p->k, p->band);

	return first > 0 ? first - 1 : 0;
}

static void
put_line(const struct panel *p, const char *class, const double *y)
{
	struct bend *bend = CC_ARRAY(p->k->c->arena, struct bend, p->k->per_band + 1);
	size_t from = begin_of(p), n;

	while ((n = bends_of(bend, p, y, y, &from)) > 0) {
		cc_draw_open(p->k->c, class);
		for (size_t i = 0; i < n; i++)
			put_bend(p->k->c, &bend[i], i == 0);
		cc_draw_close(p->k->c);
	}
}

/* Along the upper ends of the intervals and back along the lower. */
static void
put_band(const struct panel *p, const double *low, const double *high)
{
	struct cc_canvas *c = p->k->c;
	struct bend *up = CC_ARRAY(c->arena, struct bend, p->k->per_band + 1),
		    *down = CC_ARRAY(c->arena, struct bend, p->k->per_band + 1);
	size_t from = begin_of(p), again = from, n;

	while ((n = bends_of(up, p, high, low, &from)) > 0) {
		bends_of(down, p, low, high, &again);
		cc_draw_open(c, "band");
		for (size_t i = 0; i < n; i++)
			put_bend(c, &up[i], i == 0);
		for (size_t i = n; i-- > 0;) {
			struct bend back = turned(down[i]);

			if (i + 1 == n)
				cc_draw_to(c, 'L',
				    back.half == SECOND ? &(struct cc_point){ (back.from.x + back.to.x) / 2,
							      (back.from.y + back.to.y) / 2 }
							: &back.from,
				    1);
			put_bend(c, &back, false);
		}
		cc_buf_putc(c->out, 'Z');
		cc_draw_close(c);
	}
}

static void
put_grid(const struct panel *p)
{
	struct cc_canvas *c = p->k->c;

	for (size_t i = cc_curve_first(p->k, p->band); i < cc_curve_end(p->k, p->band); i++)
		if (isnan(cc_view_real(p->k->v->table, i, p->k->v->chart->value)))
			cc_draw_rect(c, "blank", cc_curve_x(p->k, p->band, (double)i) - p->k->column / 2,
			    p->top, p->k->column, p->bottom - p->top);
	for (size_t i = 0; i < p->axis.ticks; i++) {
		double value = cc_axis_tick(&p->axis, i), y = cc_axis_at(&p->axis, value);
		struct cc_buf label = { 0 };

		cc_draw_line(c, fabs(value) < p->axis.step / 2 ? "grid zero" : "grid", CC_CURVE_GUTTER, y,
		    cc_curve_right(p->k, p->band), y);
		cc_axis_put(&label, &p->axis, value);
		cc_draw_text(c, CC_FACE_SOFT, CC_CURVE_GUTTER - 6, y + 3.5, CC_END,
		    (struct cc_span){ label.at, label.len });
		cc_buf_free(&label);
	}
}

/* An interval that no band shows, as its neighbours have none. */
static bool
is_lone(const struct cc_curve *k, const double *low, const double *high, size_t i)
{
	bool before = i > 0 && !isnan(low[i - 1]) && !isnan(high[i - 1]);
	bool after = i + 1 < k->places && !isnan(low[i + 1]) && !isnan(high[i + 1]);

	return !isnan(low[i]) && !isnan(high[i]) && !before && !after;
}

static void
put_points(const struct panel *p, const double *y, const double *low, const double *high)
{
	struct cc_canvas *c = p->k->c;

	for (size_t i = cc_curve_first(p->k, p->band); i < cc_curve_end(p->k, p->band); i++) {
		double x = cc_curve_x(p->k, p->band, (double)i);

		if (isnan(y[i]))
			continue;
		cc_mark_begin(c, cc_view_title(c, p->k->v, i));
		if (is_lone(p->k, low, high, i))
			cc_draw_line(c, "whisker", x, high[i], x, low[i]);
		cc_draw_shape(c, "good", CC_SHAPE_DISC, x, y[i], MARK);
		cc_mark_end(c);
	}
}

static struct cc_span
title_of(const struct cc_curve *k, const struct cc_curve_series *s, size_t place)
{
	size_t row = s->row[place];

	return cc_span(
	    cc_format(k->c->arena, "%s, %s: %s, n = %s", s->name.at, cc_view_label(k->c, k->v, place).at,
		cc_view_interval(k->c, s->table, row, s->of->value, s->of->low, s->of->high).at,
		cc_view_text(k->c, s->table, row, s->of->n).at));
}

static void
put_series(const struct panel *p, size_t line, const double *y)
{
	const struct cc_curve *k = p->k;

	put_line(p, cc_curve_class(k, line, true), y);
	for (size_t i = cc_curve_first(k, p->band); i < cc_curve_end(k, p->band); i++) {
		if (isnan(y[i]))
			continue;
		cc_mark_begin(k->c, title_of(k, &k->series[line], i));
		cc_draw_shape(k->c, cc_curve_class(k, line, false), cc_curve_shape(k, line),
		    cc_curve_x(k, p->band, (double)i), y[i], SMALL_MARK);
		cc_mark_end(k->c);
	}
}

/* Where a line leaves the band: half-way to its next point, or at its last. */
static double
end_of(const struct panel *p, const double *y)
{
	size_t first = cc_curve_first(p->k, p->band), i = cc_curve_end(p->k, p->band);

	if (i < p->k->places && !isnan(y[i]) && !isnan(y[i - 1]))
		return (y[i] + y[i - 1]) / 2;
	while (i > first && isnan(y[i - 1]))
		i--;
	return i > first ? y[i - 1] : (double)NAN;
}

static void
put_figures(const struct panel *p, double y)
{
	const struct cc_curve *k = p->k;
	const struct cc_chart *chart = k->v->chart;
	double line = cc_face_line(CC_FACE_SMALL);

	cc_curve_say(k, y + line, 1, cc_words_in(CC_SAY("interval", "区間"), k->c->lang));
	cc_curve_say(k, y + 2 * line, 1, "n");
	for (size_t i = cc_curve_first(k, p->band); i < cc_curve_end(k, p->band); i++) {
		double x = cc_curve_x(k, p->band, (double)i);
		struct cc_span value = cc_view_text(k->c, k->v->table, i, chart->value);

		if (value.len == 0) {
			cc_draw_lines(k->c, CC_FACE_SOFT, x, y, CC_MIDDLE, k->column - 8, FIGURES,
			    cc_span(cc_words_in(&k->hint->none, k->c->lang)));
			continue;
		}
		cc_draw_text(k->c, CC_FACE_BOLD, x, y, CC_MIDDLE, value);
		cc_draw_text(k->c, CC_FACE_SOFT, x, y + line, CC_MIDDLE,
		    cc_view_range(k->c, k->v->table, i, chart->low, chart->high));
		cc_draw_text(k->c, CC_FACE_SMALL, x, y + 2 * line, CC_MIDDLE,
		    cc_view_text(k->c, k->v->table, i, chart->n));
	}
}

double
cc_curve_lines(const struct cc_curve *k, size_t band, double y)
{
	struct panel p = { k, band, y + HEAD, y + HEAD + fmax(HIGH, cc_curve_ends_high(k)), { 0 } };
	const struct cc_chart *chart = k->v->chart;
	double end[CC_CURVE_LINES + 2], *low, *high, *value;

	if (!k->line)
		return y;
	p.axis = scale_of(k);
	p.axis.from = p.bottom;
	p.axis.to = p.top;
	cc_draw_cut(k->c, CC_FACE_SOFT, 0, p.top - 10, CC_START, k->c->width,
	    cc_span(cc_words_in(&k->hint->head, k->c->lang)));
	put_grid(&p);
	low = heights_of(&p, k->v->table, NULL, chart->low);
	high = heights_of(&p, k->v->table, NULL, chart->high);
	value = heights_of(&p, k->v->table, NULL, chart->value);
	put_band(&p, low, high);
	for (size_t i = k->n_series; i-- > 0;) {
		const struct cc_curve_series *s = &k->series[i];
		double *at = heights_of(&p, s->table, s->row, s->of->value);

		put_series(&p, i, at);
		end[i] = end_of(&p, at);
	}
	put_line(&p, "line", value);
	put_points(&p, value, low, high);
	end[k->n_series] = end_of(&p, value);
	cc_curve_ends(k, band, end, p.top, p.bottom);
	put_figures(&p, p.bottom + 18);
	y = p.bottom + 18 + FIGURES * cc_face_line(CC_FACE_SMALL);
	return band + 1 == k->bands ? cc_curve_legend(k, y) : y;
}
