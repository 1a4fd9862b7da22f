/* bullets.c -- a row each: how far a value has come, against what it should be.
 *
 * From left to right: the label with n, target and the value before in figures; the bar
 * on a scale that begins at 0, its own or that of all rows; the value in figures; the verdict by shape
 * and word; the values before as a line.
 */
#include "render/chart/view.h"

#include "base/arena.h"
#include "render/chart/axis.h"

#include <math.h>

enum {
	GAP = 14,
	LABEL_MOST = 236,
	LABEL_LEAST = 150,
	LABEL_LINES = 3,
	BAR_HIGH = 12,
	TRACK_HIGH = 18,
	AIM = 12, /* how far the line of the target goes up and down */
	SPARK = 96,
	SPARK_HIGH = 18,
	MARK = 5, /* of the verdict */
	MARK_ROOM = 17,
	ROW_PAD = 16,
	GROUP_LINE = 30,
	HEADS = 18
};

/* Beyond the largest value a scale goes on a little. */
static const double beyond = 1.06;

struct layout {
	double label, bar, bar_wide, figures, word, word_wide, spark;
	struct cc_axis even; /* of all rows, where they are of one unit */
};

/* Counts have no interval and no decimals, and neither has what they are compared with. */
static bool
is_whole(const struct cc_chart_view *v, size_t row)
{
	const char *const columns[] = { v->chart->value, v->chart->target, v->chart->previous };

	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		if (!cc_view_whole(v->table, row, columns[i]))
			return false;
	return !isfinite(cc_view_real(v->table, row, v->chart->low));
}

static struct cc_span
value_of(const struct cc_canvas *c, const struct cc_chart_view *v, size_t row)
{
	return cc_view_short(c, v->table, row, v->chart->value, is_whole(v, row));
}

/* ", target 4" */
static const char *
named(const struct cc_canvas *c, const struct cc_chart_view *v, size_t row, const char *column,
    const char *before)
{
	struct cc_span value = cc_view_short(c, v->table, row, column, is_whole(v, row));

	if (value.len == 0)
		return "";
	return cc_format(c->arena, "%s%s %s", before, cc_view_head(c, v, column).at, value.at);
}

/* "n 24 · target 0.5 · previous 0.67" */
static struct cc_span
small_print(const struct cc_canvas *c, const struct cc_chart_view *v, size_t row)
{
	const char *n = named(c, v, row, v->chart->n, "");
	const char *target = named(c, v, row, v->chart->target, *n != '\0' ? " · " : "");

	return cc_span(cc_format(c->arena, "%s%s%s", n, target,
	    named(c, v, row, v->chart->previous, *n != '\0' || *target != '\0' ? " · " : "")));
}

static struct cc_span
verdict(const struct cc_canvas *c, const struct cc_chart_view *v, size_t row)
{
	struct cc_span word = cc_view_verdict(c, v->table, row, v->chart->word);

	if (word.len > 0 || v->chart->none.in[CC_EN] == NULL)
		return word;
	return cc_span(cc_words_in(&v->chart->none, c->lang));
}

/* "signal: above" */
static struct cc_span
signal_of(const struct cc_canvas *c, const struct cc_chart_view *v, size_t row)
{
	struct cc_span word = cc_view_verdict(c, v->table, row, v->chart->signal);

	if (word.len == 0)
		return word;
	return cc_span(cc_format(c->arena, "%s: %s", cc_view_head(c, v, v->chart->signal).at, word.at));
}

/* The ends of a scale with all that is drawn of a row. */
static void
take_in(struct cc_axis *a, const struct cc_chart_view *v, size_t row)
{
	const char *const columns[] = { v->chart->value, v->chart->low, v->chart->high, v->chart->target,
		v->chart->previous };

	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		double value = cc_view_real(v->table, row, columns[i]);

		a->low = value < a->low ? value : a->low;
		a->high = value > a->high ? value : a->high;
	}
}

/* The scale of the rows from first on, before last. */
static struct cc_axis
scale_of(const struct cc_chart_view *v, const struct layout *l, size_t first, size_t last)
{
	struct cc_axis a = { .from = l->bar, .to = l->bar + l->bar_wide };

	for (size_t row = first; row < last; row++)
		take_in(&a, v, row);
	a.low *= beyond;
	a.high = a.high > a.low ? a.high * beyond : a.low + 1;
	return a;
}

static struct layout
lay_out(const struct cc_canvas *c, const struct cc_chart_view *v)
{
	struct layout l = { .label = LABEL_LEAST };
	double figures = 0, right = c->width;

	for (size_t row = 0; row < v->table->rows; row++) {
		l.label = fmax(l.label, cc_canvas_wide(cc_view_label(c, v, row), CC_FACE_TEXT));
		l.label = fmax(l.label, cc_canvas_wide(small_print(c, v, row), CC_FACE_SOFT));
		figures = fmax(figures, cc_canvas_wide(value_of(c, v, row), CC_FACE_BOLD));
		figures = fmax(figures, cc_canvas_wide(cc_view_bounds(c, v, row), CC_FACE_SOFT));
		l.word_wide = fmax(l.word_wide, cc_canvas_wide(verdict(c, v, row), CC_FACE_SMALL));
		l.word_wide = fmax(l.word_wide, cc_canvas_wide(signal_of(c, v, row), CC_FACE_SMALL));
	}
	l.label = fmin(l.label, LABEL_MOST);
	if (v->chart->spark.table != NULL) {
		l.spark = right - SPARK;
		right = l.spark - GAP;
	}
	l.word_wide += MARK_ROOM;
	l.word = right - l.word_wide;
	l.figures = l.word - GAP - figures;
	l.bar = l.label + GAP;
	l.bar_wide = l.figures - GAP - l.bar;
	if (v->chart->even)
		l.even = scale_of(v, &l, 0, v->table->rows);
	return l;
}

static void
put_interval(
    struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_axis *a, size_t row, double y)
{
	double low = cc_view_real(v->table, row, v->chart->low);
	double high = cc_view_real(v->table, row, v->chart->high);
	double x1 = cc_axis_at(a, low), x2 = cc_axis_at(a, high);

	if (!isfinite(low) || !isfinite(high))
		return;
	cc_draw_line(c, "halo", x1, y, x2, y);
	cc_draw_line(c, "halo", x1, y - 4, x1, y + 4);
	cc_draw_line(c, "halo", x2, y - 4, x2, y + 4);
	cc_draw_line(c, "whisker", x1, y, x2, y);
	cc_draw_line(c, "whisker", x1, y - 4, x1, y + 4);
	cc_draw_line(c, "whisker", x2, y - 4, x2, y + 4);
}

/* The word of a row has a place in marks: a shape of its own. */
static bool
has_shape(const struct cc_chart_view *v, size_t row)
{
	return cc_view_key(v->table, row, v->chart->word).len > 0;
}

static void
put_bar(struct cc_canvas *c, const struct cc_chart_view *v, const struct layout *l, size_t row, double y)
{
	struct cc_axis a = v->chart->even ? l->even : scale_of(v, l, row, row + 1);
	double value = cc_view_real(v->table, row, v->chart->value);
	double target = cc_view_real(v->table, row, v->chart->target);
	double previous = cc_view_real(v->table, row, v->chart->previous);
	double zero = cc_axis_at(&a, 0), x = cc_axis_at(&a, value), aim = cc_axis_at(&a, target);

	cc_draw_rect(c, "track", l->bar, y - (double)TRACK_HIGH / 2, l->bar_wide, TRACK_HIGH);
	if (isfinite(value))
		cc_draw_rect(c, has_shape(v, row) ? cc_view_class(v, row) : "bar", fmin(zero, x),
		    y - (double)BAR_HIGH / 2, fmax(fabs(x - zero), 1), BAR_HIGH);
	cc_draw_line(c, "axis", zero, y - AIM, zero, y + AIM);
	put_interval(c, v, &a, row, y);
	if (isfinite(previous))
		cc_draw_shape(c, "ring", CC_SHAPE_DIAMOND, cc_axis_at(&a, previous), y, 3.5);
	if (isfinite(target))
		cc_draw_line(c, "aim", aim, y - AIM, aim, y + AIM);
}

static void
put_figures(struct cc_canvas *c, const struct cc_chart_view *v, const struct layout *l, size_t row, double y)
{
	struct cc_span interval = cc_view_bounds(c, v, row);
	double up = interval.len > 0 ? cc_face_line(CC_FACE_SOFT) / 2 : 0;

	cc_draw_text(c, CC_FACE_BOLD, l->figures, y - up + 4, CC_START, value_of(c, v, row));
	cc_draw_text(c, CC_FACE_SOFT, l->figures, y + up + 5, CC_START, interval);
}

static void
put_verdict(struct cc_canvas *c, const struct cc_chart_view *v, const struct layout *l, size_t row, double y)
{
	struct cc_span signal = signal_of(c, v, row);
	double up = signal.len > 0 ? cc_face_line(CC_FACE_SMALL) / 2 : 0;

	if (has_shape(v, row))
		cc_draw_shape(
		    c, cc_view_class(v, row), cc_view_shape(v, row), l->word + MARK + 1, y - up, MARK);
	cc_draw_text(c, has_shape(v, row) ? CC_FACE_SMALL : CC_FACE_SOFT, l->word + MARK_ROOM, y - up + 4,
	    CC_START, verdict(c, v, row));
	if (signal.len > 0)
		cc_draw_text(c, CC_FACE_SMALL, l->word + MARK_ROOM, y + up + 4, CC_START, signal);
}

/* The least and the greatest of the values, and how many rows they have. */
static size_t
spark_rows(const struct cc_chart_view *v, const struct cc_table *t, struct cc_span key, struct cc_axis *a)
{
	const struct cc_chart_beside *spark = &v->chart->spark;
	size_t n = 0;

	a->low = INFINITY;
	a->high = -INFINITY;
	for (size_t row = 0; row < t->rows; row++) {
		double value = cc_view_real(t, row, spark->value);

		if (!cc_span_eq(cc_view_key(t, row, spark->key), key))
			continue;
		n++;
		a->low = value < a->low ? value : a->low;
		a->high = value > a->high ? value : a->high;
	}
	return n;
}

/* A line through the values, open where there is none; the last is a point. */
static void
put_spark(struct cc_canvas *c, const struct cc_chart_view *v, const struct layout *l, size_t row, double y)
{
	const struct cc_chart_beside *spark = &v->chart->spark;
	const struct cc_table *t = cc_view_table(v->report, spark->table);
	struct cc_span key = cc_view_key(v->table, row, v->chart->id);
	struct cc_axis a = { .from = y + (double)SPARK_HIGH / 2, .to = y - (double)SPARK_HIGH / 2 };
	size_t n = t == NULL ? 0 : spark_rows(v, t, key, &a), at = 0, run = 0;
	struct cc_point *point = CC_ARRAY(c->arena, struct cc_point, n + 1);

	if (n == 0 || !(a.high >= a.low))
		return;
	if (a.high <= a.low) /* in the middle */
		a = (struct cc_axis){ .low = a.low - 1, .high = a.high + 1, .from = a.from, .to = a.to };
	for (size_t i = 0; i < t->rows; i++) {
		double value = cc_view_real(t, i, spark->value);

		if (!cc_span_eq(cc_view_key(t, i, spark->key), key))
			continue;
		if (isfinite(value))
			point[run++] = (struct cc_point){
				l->spark + 4 + (double)at * (SPARK - 8) / (double)(n > 1 ? n - 1 : 1),
				cc_axis_at(&a, value)
			};
		at++;
		if (run > 0 && (!isfinite(value) || at == n)) {
			cc_draw_path(c, "trace", point, run, false);
			if (run == 1 || at == n)
				cc_draw_shape(c, "plain", CC_SHAPE_DISC, point[run - 1].x, point[run - 1].y,
				    at == n && isfinite(value) ? 3 : 1.5);
			run = 0;
		}
	}
}

static double
row_height(const struct cc_canvas *c, const struct cc_chart_view *v, const struct layout *l, size_t row)
{
	size_t n = cc_count_lines(CC_FACE_TEXT, l->label, LABEL_LINES, cc_view_label(c, v, row));
	size_t small = cc_count_lines(CC_FACE_SOFT, l->label, LABEL_LINES, small_print(c, v, row));

	return (double)n * cc_face_line(CC_FACE_TEXT) +
	       (double)(small > 1 ? small : 1) * cc_face_line(CC_FACE_SOFT) + ROW_PAD;
}

/* ", word" */
static const char *
also(const struct cc_canvas *c, struct cc_span text)
{
	return text.len > 0 ? cc_format(c->arena, ", %s", text.at) : "";
}

static struct cc_span
title(const struct cc_canvas *c, const struct cc_chart_view *v, size_t row)
{
	struct cc_span interval = cc_view_bounds(c, v, row);

	return cc_span(cc_format(c->arena, "%s: %s%s%s%s%s", cc_view_label(c, v, row).at,
	    value_of(c, v, row).at, interval.len > 0 ? cc_format(c->arena, " (%s)", interval.at) : "",
	    also(c, small_print(c, v, row)), also(c, verdict(c, v, row)), also(c, signal_of(c, v, row))));
}

static void
put_row(struct cc_canvas *c, const struct cc_chart_view *v, const struct layout *l, size_t row, double top)
{
	double middle = top + row_height(c, v, l, row) / 2, base = top + (double)ROW_PAD / 2 + 12;
	size_t n = cc_count_lines(CC_FACE_TEXT, l->label, LABEL_LINES, cc_view_label(c, v, row));

	cc_mark_begin(c, title(c, v, row));
	cc_draw_lines(c, CC_FACE_TEXT, 0, base, CC_START, l->label, LABEL_LINES, cc_view_label(c, v, row));
	cc_draw_lines(c, CC_FACE_SOFT, 0, base + (double)n * cc_face_line(CC_FACE_TEXT) - 1, CC_START,
	    l->label, LABEL_LINES, small_print(c, v, row));
	put_bar(c, v, l, row, middle);
	put_figures(c, v, l, row, middle);
	put_verdict(c, v, l, row, middle);
	put_spark(c, v, l, row, middle);
	cc_mark_end(c);
}

static bool
group_begins(const struct cc_chart_view *v, size_t row)
{
	return v->chart->group != NULL &&
	       (row == v->from || !cc_span_eq(cc_view_key(v->table, row, v->chart->group),
				      cc_view_key(v->table, row - 1, v->chart->group)));
}

static void
put_heads(struct cc_canvas *c, const struct cc_chart_view *v, const struct layout *l)
{
	double y = HEADS - 6;

	cc_draw_cut(c, CC_FACE_SOFT, l->bar, y, CC_START, l->figures - l->bar - GAP,
	    cc_view_head(c, v, v->chart->value));
	cc_draw_cut(c, CC_FACE_SOFT, l->word, y, CC_START, l->word_wide, cc_view_head(c, v, v->chart->word));
	if (v->chart->spark.table != NULL)
		cc_draw_cut(c, CC_FACE_SOFT, l->spark, y, CC_START, SPARK,
		    cc_span(cc_words_in(&v->chart->spark.head, c->lang)));
}

static void
draw(struct cc_canvas *c, const struct cc_chart_view *v)
{
	struct layout l = lay_out(c, v);
	double y = HEADS;

	put_heads(c, v, &l);
	for (size_t row = v->from; row < v->to; row++) {
		if (group_begins(v, row)) {
			cc_draw_cut(c, CC_FACE_BOLD, 0, y + GROUP_LINE - 9, CC_START, c->width,
			    cc_view_group(c, v, row));
			y += GROUP_LINE;
			cc_draw_line(c, "axis", 0, y, c->width, y);
		}
		put_row(c, v, &l, row, y);
		y += row_height(c, v, &l, row);
		cc_draw_line(c, "rule", 0, y, c->width, y);
	}
}

static size_t
fit(struct cc_canvas *c, const struct cc_chart_view *v, size_t all, double high)
{
	struct layout l = lay_out(c, v);
	double used = HEADS;
	size_t row = v->from;

	for (; row < all; row++) {
		used += row_height(c, v, &l, row) + (group_begins(v, row) ? GROUP_LINE : 0);
		if (used > high && row > v->from)
			break;
	}
	return row;
}

/* Every row has its place, as long as one has a value. */
static size_t
pieces(const struct cc_chart_view *v)
{
	for (size_t row = 0; row < v->table->rows; row++)
		if (isfinite(cc_view_real(v->table, row, v->chart->value)))
			return v->table->rows;
	return 0;
}

const struct cc_chart_kind_of cc_chart_bullets = { .fit = fit, .pieces = pieces, .draw = draw };
