/* curve_points.c -- numbered marks below their places, and the list of what they are. */
#include "render/chart/curve.h"

#include "base/arena.h"

#include <math.h>

enum {
	RADIUS = 8,
	STEP = 20, /* from one mark to the next */
	NAME = 28, /* where the names of the list begin */
	NAME_WIDE = 214,
	NAME_LINES = 4,
	BAR = NAME + NAME_WIDE + 16,
	BAR_WIDE = 150,
	TEXT = BAR + BAR_WIDE + 18,
	TOLD_LINES = 4,
	STEP_LINES = 6,
	TRACK = 6,
	TICKS = 5
};

static struct cc_span
text_at(const struct cc_curve *k, size_t point, const char *column)
{
	return cc_view_text(k->c, k->marks, point, column);
}

static size_t
place_of(const struct cc_curve *k, size_t point)
{
	return cc_view_find(
	    k->v->table, k->v->chart->id, cc_view_key(k->marks, point, k->hint->points->place));
}

/* The label of its place; or its key, where that is no place of the table. */
static struct cc_span
place_name(const struct cc_curve *k, size_t point)
{
	size_t place = place_of(k, point);

	return place == SIZE_MAX ? text_at(k, point, k->hint->points->place)
				 : cc_view_label(k->c, k->v, place);
}

static struct cc_span
name_of(const struct cc_curve *k, size_t point)
{
	struct cc_span label = text_at(k, point, k->hint->points->label);

	return label.len > 0 ? label : place_name(k, point);
}

static struct cc_span
share_of(const struct cc_curve *k, size_t point)
{
	const struct cc_chart_points *of = k->hint->points;

	return cc_view_interval(k->c, k->marks, point, of->share, of->low, of->high);
}

static struct cc_span
part_of(const struct cc_curve *k, size_t point)
{
	const struct cc_chart_points *of = k->hint->points;

	return cc_span(cc_format(k->c->arena, "%s %s / %s", cc_words_in(&of->part_word, k->c->lang),
	    text_at(k, point, of->part).at, text_at(k, point, of->n).at));
}

static struct cc_span
title_of(const struct cc_curve *k, size_t point)
{
	return cc_span(
	    cc_format(k->c->arena, "%s. %s, %s: %s, %s", text_at(k, point, k->hint->points->rank).at,
		name_of(k, point).at, place_name(k, point).at, share_of(k, point).at, part_of(k, point).at));
}

double
cc_curve_lane(const struct cc_curve *k, size_t band, double y)
{
	size_t in_row = (size_t)(k->column / STEP), rows = 0;

	in_row = in_row > 0 ? in_row : 1;
	for (size_t i = cc_curve_first(k, band); i < cc_curve_end(k, band); i++) {
		size_t n = 0, all = 0;

		for (size_t p = 0; p < k->points; p++)
			all += place_of(k, p) == i;
		for (size_t p = 0; p < k->points; p++) {
			size_t row = n / in_row,
			       here = all - row * in_row < in_row ? all - row * in_row : in_row;
			double x = cc_curve_x(k, band, (double)i) +
				   ((double)(n % in_row) - (double)(here - 1) / 2) * STEP;

			if (place_of(k, p) != i)
				continue;
			cc_mark_begin(k->c, title_of(k, p));
			cc_draw_badge(k->c, x, y + 14 + (double)row * STEP, RADIUS,
			    text_at(k, p, k->hint->points->rank));
			cc_mark_end(k->c);
			rows = row + 1 > rows ? row + 1 : rows;
			n++;
		}
	}
	if (rows == 0)
		return y;
	cc_curve_say(k, y + 18, 2, cc_words_in(&k->hint->points->head, k->c->lang));
	return y + (double)rows * STEP + 10;
}

/* Of the bars: from 0 to what the widest of them needs. */
static struct cc_axis
scale_of(const struct cc_curve *k)
{
	struct cc_axis axis;
	double most = 0;

	for (size_t p = 0; p < k->points; p++)
		most = fmax(most, fmax(cc_view_real(k->marks, p, k->hint->points->share),
				      cc_view_real(k->marks, p, k->hint->points->high)));
	axis = cc_axis(0, most, TICKS, true, cc_view_type(k->marks, k->hint->points->share));
	axis.from = BAR;
	axis.to = BAR + BAR_WIDE;
	return axis;
}

double
cc_curve_list(const struct cc_curve *k, double y)
{
	struct cc_axis axis = scale_of(k);
	struct cc_buf low = { 0 }, high = { 0 };

	cc_axis_put(&low, &axis, axis.low);
	cc_axis_put(&high, &axis, axis.high);
	cc_draw_text(k->c, CC_FACE_SOFT, BAR, y + 14, CC_START, (struct cc_span){ low.at, low.len });
	cc_draw_text(
	    k->c, CC_FACE_SOFT, BAR + BAR_WIDE, y + 14, CC_END, (struct cc_span){ high.at, high.len });
	cc_buf_free(&low);
	cc_buf_free(&high);
	return y + 14;
}

/* The share as a bar with its interval, the figures beneath. */
static double
put_bar(const struct cc_curve *k, size_t point, double y)
{
	const struct cc_chart_points *of = k->hint->points;
	struct cc_axis axis = scale_of(k);
	double share = cc_view_real(k->marks, point, of->share), low = cc_view_real(k->marks, point, of->low),
	       high = cc_view_real(k->marks, point, of->high);
	double middle = y + TRACK / 2.;

	if (!isfinite(share))
		return y;
	cc_mark_begin(k->c, title_of(k, point));
	cc_draw_rect(k->c, "track", BAR, y, BAR_WIDE, TRACK);
	cc_draw_rect(k->c, "share", BAR, y, cc_axis_at(&axis, share) - BAR, TRACK);
	if (isfinite(low) && isfinite(high)) {
		double x1 = cc_axis_at(&axis, low), x2 = cc_axis_at(&axis, high);

		cc_draw_line(k->c, "whisker", x1, middle, x2, middle);
		cc_draw_line(k->c, "whisker", x1, middle - 4, x1, middle + 4);
		cc_draw_line(k->c, "whisker", x2, middle - 4, x2, middle + 4);
	}
	cc_mark_end(k->c);
	cc_draw_text(k->c, CC_FACE_SMALL, BAR, y + 20, CC_START, share_of(k, point));
	cc_draw_text(k->c, CC_FACE_SOFT, BAR, y + 34, CC_START, part_of(k, point));
	return y + 38;
}

/* The first text of those with this number, if the number is only this mark's. */
static struct cc_span
told_of(const struct cc_curve *k, size_t point)
{
	const struct cc_chart_points *of = k->hint->points;
	const struct cc_table *t = cc_view_table(k->v->report, of->told);
	double rank = cc_view_real(k->marks, point, of->rank);

	for (size_t i = 0; i < k->marks->rows; i++)
		if (i != point && cc_view_real(k->marks, i, of->rank) == rank)
			return CC_SPAN("");
	for (size_t row = 0; t != NULL && row < t->rows; row++) {
		struct cc_span text = cc_view_text(k->c, t, row, of->told_text);

		if (cc_view_real(t, row, of->told_rank) == rank && text.len > 0)
			return cc_span(cc_format(
			    k->c->arena, cc_words_in(CC_SAY("“%s”", "「%s」"), k->c->lang), text.at));
	}
	return CC_SPAN("");
}

static double
put_texts(const struct cc_curve *k, size_t point, double y)
{
	struct cc_span step = text_at(k, point, k->hint->points->step);
	double wide = k->c->width - TEXT, line = cc_face_line(CC_FACE_SMALL);
	size_t n = cc_draw_lines(k->c, CC_FACE_SMALL, TEXT, y, CC_START, wide, TOLD_LINES, told_of(k, point));

	if (n > 0)
		y += (double)n * line + 4;
	if (step.len == 0)
		return y - line + 4;
	cc_draw_text(k->c, CC_FACE_BOLD, TEXT, y, CC_START, CC_SPAN("→"));
	n = cc_draw_lines(k->c, CC_FACE_SMALL, TEXT + 16, y, CC_START, wide - 16, STEP_LINES,
	    cc_span(cc_format(
		k->c->arena, "%s%s", cc_words_in(&k->hint->points->step_word, k->c->lang), step.at)));
	return y + (double)(n - 1) * line + 4;
}

double
cc_curve_item(const struct cc_curve *k, size_t point, double y)
{
	double base = y + 22, end;
	size_t n;

	cc_draw_line(k->c, "rule", 0, y + 4, k->c->width, y + 4);
	cc_draw_badge(k->c, RADIUS + 2, base - 4, RADIUS, text_at(k, point, k->hint->points->rank));
	n = cc_draw_lines(k->c, CC_FACE_BOLD, NAME, base, CC_START, NAME_WIDE, NAME_LINES, name_of(k, point));
	end = base + (double)(n - 1) * cc_face_line(CC_FACE_BOLD) + 4;
	if (text_at(k, point, k->hint->points->label).len > 0) {
		n = cc_draw_lines(k->c, CC_FACE_SOFT, NAME, end + 11, CC_START, NAME_WIDE, NAME_LINES,
		    place_name(k, point));
		end += (double)n * cc_face_line(CC_FACE_SOFT);
	}
	end = fmax(end, put_bar(k, point, base - 8));
	end = fmax(end, put_texts(k, point, base));
	return end + 4;
}

double
cc_curve_rest(const struct cc_curve *k, double y)
{
	const char *text;

	if (k->marks == NULL || k->marks->rows <= k->points)
		return y;
	text = cc_format(k->c->arena,
	    cc_words_in(
		CC_SAY("and %zu more in the table “%s”", "ほか %zu 件は表「%s」にあります"), k->c->lang),
	    k->marks->rows - k->points, cc_words_in(&k->marks->spec->title, k->c->lang));
	return y + 14 +
	       (double)cc_draw_lines(
		   k->c, CC_FACE_SOFT, NAME, y + 14, CC_START, k->c->width - NAME, 0, cc_span(text)) *
		   cc_face_line(CC_FACE_SOFT);
}
