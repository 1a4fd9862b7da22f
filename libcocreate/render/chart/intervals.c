/* intervals.c -- a row each: what it is, where it lies with its interval, and the figures.
 *
 * From left to right: the label, the scale, the estimate in figures, the verdict, a small
 * bar for each item of a profile, and values beside.  Columns that nothing fills are not
 * there, and the scale has their room.
 */
#include "render/chart/view.h"

#include "base/arena.h"
#include "base/num.h"
#include "render/chart/axis.h"

#include <math.h>

enum {
	GAP = 14,
	GROUP_LINE = 24,
	GROUP_LINES = 2,
	GROUP_TICKS = 5,
	LABEL_MOST = 230,
	LABEL_LEAST = 110,
	LABEL_LINES = 3,
	SCALE_LEAST = 150,
	TICKS = 7,
	BAR = 25,
	BAR_GAP = 5,
	BESIDE = 54
};

/* Where the columns of the picture stand. */
struct layout {
	double label, scale, scale_wide, figures, n, word, profile, beside[CC_CHART_BESIDES];
	double beside_wide[CC_CHART_BESIDES];
	size_t bars;
	struct cc_axis axis, bar_axis;
	double line; /* NaN: none */
};

static double
wider(double a, double b)
{
	return a > b ? a : b;
}

static double
column_wide(struct cc_canvas *c, const struct cc_chart_view *v, const char *column)
{
	double most = 0;

	for (size_t row = 0; row < v->table->rows; row++)
		most = wider(most, cc_canvas_wide(cc_view_text(c, v->table, row, column), CC_FACE_SMALL));
	return most > 0 ? wider(most, cc_canvas_wide(CC_SPAN("n"), CC_FACE_SMALL)) : 0;
}

static double
labels_wide(struct cc_canvas *c, const struct cc_chart_view *v)
{
	double most = 40;

	for (size_t row = 0; row < v->table->rows; row++) {
		most = wider(most, cc_canvas_wide(cc_view_label(c, v, row), CC_FACE_TEXT));
		if (v->chart->group != NULL)
			most = wider(most, cc_canvas_wide(cc_view_group(c, v, row), CC_FACE_BOLD) - GAP);
	}
	return most < LABEL_MOST ? most : LABEL_MOST;
}

static double
estimates_wide(struct cc_canvas *c, const struct cc_chart_view *v)
{
	double most = 0;

	for (size_t row = 0; row < v->table->rows; row++)
		most = wider(most, cc_canvas_wide(cc_view_estimate(c, v, row), CC_FACE_SMALL));
	return most;
}

/* A column that ends at *right; *right moves to the left of it. */
static double
take(double *right, double wide)
{
	double at = *right - wide;

	if (wide <= 0)
		return *right;
	*right = at - GAP;
	return at;
}

static double
beside_value(const struct cc_chart_view *v, size_t row, size_t i, const struct cc_table **t, size_t *found)
{
	const struct cc_chart_beside *b = &v->chart->beside[i];

	*t = cc_view_table(v->report, b->table);
	*found = cc_view_find(*t, b->key, cc_view_key(v->table, row, v->chart->id));
	return *found == SIZE_MAX ? NAN : cc_view_real(*t, *found, b->value);
}

static bool
has_beside(const struct cc_chart_view *v, size_t i)
{
	const struct cc_table *t;
	size_t found;

	if (v->chart->beside[i].table == NULL)
		return false;
	for (size_t row = 0; row < v->table->rows; row++)
		if (isfinite(beside_value(v, row, i, &t, &found)))
			return true;
	return false;
}

static void
set_axis(struct layout *l, struct cc_axis axis)
{
	l->axis = axis;
	l->axis.from = l->scale;
	l->axis.to = l->scale + l->scale_wide - 4;
}

static struct layout
lay_out(struct cc_canvas *c, const struct cc_chart_view *v)
{
	struct layout l = { .line = cc_view_parameter(v->report, v->chart->line) };
	double right = c->width;

	for (size_t i = CC_CHART_BESIDES; i-- > 0;) {
		l.beside_wide[i] = has_beside(v, i) ? BESIDE : 0;
		l.beside[i] = take(&right, l.beside_wide[i]);
	}
	l.bars = cc_view_items(v->table, v->chart->profile);
	if (l.bars > 0 && (double)l.bars * (BAR + BAR_GAP) > right / 3)
		l.bars = 0;
	l.profile = take(&right, (double)l.bars * (BAR + BAR_GAP));
	l.word = take(&right, column_wide(c, v, v->chart->word));
	l.n = take(&right, column_wide(c, v, v->chart->n));
	l.figures = take(&right, estimates_wide(c, v));
	l.label = labels_wide(c, v);
	if (right - l.label - GAP < SCALE_LEAST)
		l.label = wider(right - GAP - SCALE_LEAST, LABEL_LEAST);
	l.scale = l.label + GAP + 4;
	l.scale_wide = right - l.scale;
	set_axis(&l, cc_view_scale(v, l.line, TICKS));
	return l;
}

static void
put_head(struct cc_canvas *c, double x, double y, double wide, enum cc_anchor anchor, struct cc_span text)
{
	size_t n = cc_count_lines(CC_FACE_SOFT, wide, 2, text);

	cc_draw_lines(c, CC_FACE_SOFT, x, y - (double)(n > 0 ? n - 1 : 0) * cc_face_line(CC_FACE_SOFT),
	    anchor, wide, 2, text);
}

static void
put_ticks(struct cc_canvas *c, const struct layout *l, double top, double bottom, double base)
{
	for (size_t i = 0; i < l->axis.ticks; i++) {
		double value = cc_axis_tick(&l->axis, i), x = cc_axis_at(&l->axis, value);
		struct cc_buf label = { 0 };

		cc_draw_line(c, value == 0 ? "grid zero" : "grid", x, top, x, bottom);
		cc_axis_put(&label, &l->axis, value);
		cc_draw_text(c, CC_FACE_SOFT, x, base, CC_MIDDLE, (struct cc_span){ label.at, label.len });
		cc_buf_free(&label);
	}
}

static void
put_threshold(
    struct cc_canvas *c, const struct cc_chart_view *v, const struct layout *l, double top, double bottom)
{
	char text[CC_NUM_MAX];
	double x = cc_axis_at(&l->axis, l->line);
	struct cc_span label;

	if (!isfinite(l->line))
		return;
	text[cc_num_print(text, l->line)] = '\0';
	label = cc_span(cc_format(c->arena, "%s %s", cc_words_in(&v->chart->line_head, c->lang), text));
	cc_mark_begin(c, label);
	cc_draw_line(c, "limit", x, top, x, bottom);
	cc_draw_text(c, CC_FACE_BOLD, x, bottom + 28, CC_MIDDLE, label);
	cc_mark_end(c);
}

/* Bars of one row: as high as the value on the scale of all. */
static void
put_profile(struct cc_canvas *c, const struct cc_chart_view *v, const struct layout *l, size_t row, double y)
{
	for (size_t i = 0; i < l->bars; i++) {
		double value = cc_view_item_real(v->table, row, v->chart->profile, i);
		double x = l->profile + (double)i * (BAR + BAR_GAP), wide;

		if (!isfinite(value))
			continue;
		wide = (BAR) * (value - l->bar_axis.low) / (l->bar_axis.high - l->bar_axis.low);
		cc_mark_begin(c, cc_span(cc_format(c->arena, "%s, %s: %s", cc_view_label(c, v, row).at,
				     cc_view_item_head(c, v, v->chart->profile, i).at,
				     cc_view_item(c, v->table, row, v->chart->profile, i).at)));
		cc_draw_rect(c, "track", x, y + 3, BAR, 4);
		cc_draw_rect(c, "bar", x, y + 3, wider(wide, 1), 4);
		cc_draw_text(
		    c, CC_FACE_SMALL, x, y, CC_START, cc_view_item(c, v->table, row, v->chart->profile, i));
		cc_mark_end(c);
	}
}

static void
put_beside(struct cc_canvas *c, const struct cc_chart_view *v, const struct layout *l, size_t row, double y)
{
	for (size_t i = 0; i < CC_CHART_BESIDES; i++) {
		const struct cc_table *t;
		size_t found;
		double value = l->beside_wide[i] > 0 ? beside_value(v, row, i, &t, &found) : NAN;

		if (!isfinite(value))
			continue;
		cc_draw_text(c, CC_FACE_SMALL, l->beside[i] + l->beside_wide[i], y, CC_END,
		    cc_view_text(c, t, found, v->chart->beside[i].value));
	}
}

static void
put_point(struct cc_canvas *c, const struct cc_chart_view *v, const struct layout *l, size_t row, double y)
{
	double value = cc_view_real(v->table, row, v->chart->value);
	double low = cc_view_real(v->table, row, v->chart->low),
	       high = cc_view_real(v->table, row, v->chart->high);
	double x1 = cc_axis_at(&l->axis, low), x2 = cc_axis_at(&l->axis, high);

	if (!isfinite(value))
		return;
	cc_mark_begin(c, cc_view_title(c, v, row));
	if (isfinite(low) && isfinite(high)) {
		cc_draw_line(c, "whisker", x1, y, x2, y);
		cc_draw_line(c, "whisker", x1, y - 4, x1, y + 4);
		cc_draw_line(c, "whisker", x2, y - 4, x2, y + 4);
	}
	cc_draw_shape(c, cc_view_class(v, row), cc_view_shape(v, row), cc_axis_at(&l->axis, value), y, 5);
	cc_mark_end(c);
}

static double
row_height(struct cc_canvas *c, const struct cc_chart_view *v, const struct layout *l, size_t row)
{
	size_t n = cc_count_lines(CC_FACE_TEXT, l->label, LABEL_LINES, cc_view_label(c, v, row));

	return (double)(n > 1 ? n - 1 : 0) * cc_face_line(CC_FACE_TEXT) + 25;
}

/* A row without a value says so. */
static void
put_figures(
    struct cc_canvas *c, const struct cc_chart_view *v, const struct layout *l, size_t row, double base)
{
	struct cc_span figures = cc_view_estimate(c, v, row);

	if (figures.len == 0 && v->chart->none.in[CC_EN] != NULL)
		cc_draw_cut(c, CC_FACE_SOFT, l->figures, base, CC_START, l->n - GAP - l->figures,
		    cc_span(cc_words_in(&v->chart->none, c->lang)));
	cc_draw_text(c, CC_FACE_SMALL, l->figures, base, CC_START, figures);
}

static void
put_row(struct cc_canvas *c, const struct cc_chart_view *v, const struct layout *l, size_t row, double top)
{
	double high = row_height(c, v, l, row), middle = top + high / 2, base = middle + 4;
	size_t n = cc_count_lines(CC_FACE_TEXT, l->label, LABEL_LINES, cc_view_label(c, v, row));

	cc_draw_lines(c, CC_FACE_TEXT, 0, base - (double)(n > 1 ? n - 1 : 0) * cc_face_line(CC_FACE_TEXT) / 2,
	    CC_START, l->label, LABEL_LINES, cc_view_label(c, v, row));
	put_point(c, v, l, row, middle);
	put_figures(c, v, l, row, base);
	cc_draw_text(c, CC_FACE_SMALL, l->n, base, CC_START, cc_view_text(c, v->table, row, v->chart->n));
	cc_draw_text(
	    c, CC_FACE_SMALL, l->word, base, CC_START, cc_view_text(c, v->table, row, v->chart->word));
	put_profile(c, v, l, row, middle);
	put_beside(c, v, l, row, base);
}

/* Heads stand above the rows; those of a profile are numbers, whose names follow below. */
static double
put_heads(struct cc_canvas *c, const struct cc_chart_view *v, const struct layout *l)
{
	double base = 26;

	put_head(c, l->scale, base, l->scale_wide, CC_START,
	    v->chart->head.in[CC_EN] != NULL ? cc_span(cc_words_in(&v->chart->head, c->lang))
					     : cc_view_head(c, v, v->chart->value));
	if (v->chart->n != NULL)
		cc_draw_text(c, CC_FACE_SOFT, l->n, base, CC_START, CC_SPAN("n"));
	for (size_t i = 0; i < l->bars; i++)
		cc_draw_text(c, CC_FACE_SOFT, l->profile + (double)i * (BAR + BAR_GAP), base, CC_START,
		    cc_span(cc_format(c->arena, "%zu", i + 1)));
	for (size_t i = 0; i < CC_CHART_BESIDES; i++)
		if (l->beside_wide[i] > 0)
			put_head(c, l->beside[i] + l->beside_wide[i], base, l->beside_wide[i] + GAP - 2,
			    CC_END, cc_span(cc_words_in(&v->chart->beside[i].head, c->lang)));
	return base + 8;
}

static double
put_legend(struct cc_canvas *c, const struct cc_chart_view *v, const struct layout *l, double y)
{
	const char *text = "";
	size_t n;

	for (size_t i = 0; i < l->bars; i++)
		text = cc_format(c->arena, "%s%s%zu %s", text, i > 0 ? " · " : "", i + 1,
		    cc_view_item_head(c, v, v->chart->profile, i).at);
	n = cc_draw_lines(c, CC_FACE_SOFT, 0, y, CC_START, c->width, 0, cc_span(text));
	return y + (double)n * cc_face_line(CC_FACE_SOFT);
}

/* On a part of a page, its group stands over the first row again. */
static bool
group_begins(const struct cc_chart_view *v, size_t row)
{
	return v->chart->group != NULL && (row == v->from || cc_view_begins(v, row));
}

/* Beside the name of a group stand the ticks of a scale of its own. */
static double
group_wide(const struct cc_canvas *c, const struct cc_chart_view *v, const struct layout *l)
{
	return v->chart->apart ? l->label + GAP / 2.0 : c->width;
}

static double
group_height(struct cc_canvas *c, const struct cc_chart_view *v, const struct layout *l, size_t row)
{
	size_t n = cc_count_lines(CC_FACE_GROUP, group_wide(c, v, l), GROUP_LINES, cc_view_group(c, v, row));

	return group_begins(v, row) ? GROUP_LINE + (double)(n > 1 ? n - 1 : 0) * cc_face_line(CC_FACE_GROUP)
				    : 0;
}

static double
rows_height(struct cc_canvas *c, const struct cc_chart_view *v, const struct layout *l)
{
	double all = 0;

	for (size_t row = v->from; row < v->to; row++)
		all += row_height(c, v, l, row) + group_height(c, v, l, row);
	return all;
}

/* Groups that are not drawn are in the table. */
static void
put_left(struct cc_canvas *c, const struct cc_chart_view *v, double y)
{
	size_t left, to = cc_view_extent(v, &left);

	if (left > 0 && v->to == to)
		cc_draw_text(c, CC_FACE_SOFT, 0, y, CC_START,
		    cc_span(cc_format(c->arena,
			c->lang == CC_JA ? "ほか %zu 件は表 %s にあります。" : "%zu more in the table %s.",
			left, cc_words_in(&v->table->spec->title, c->lang))));
}

/* The name of a group, and its scale where it has its own; how high both are. */
static double
put_group(struct cc_canvas *c, const struct cc_chart_view *v, struct layout *l, size_t row, double top)
{
	double high = group_height(c, v, l, row), bottom = top + high;

	cc_draw_lines(c, CC_FACE_GROUP, 0, top + 17, CC_START, group_wide(c, v, l), GROUP_LINES,
	    cc_view_group(c, v, row));
	if (!v->chart->apart)
		return high;
	set_axis(l, cc_view_group_scale(v, row, GROUP_TICKS));
	for (size_t i = row; i < v->to && (i == row || !group_begins(v, i)); i++)
		bottom += row_height(c, v, l, i);
	put_ticks(c, l, top + high - 2, bottom, top + high - 7);
	return high;
}

static void
draw(struct cc_canvas *c, const struct cc_chart_view *v)
{
	struct layout l = lay_out(c, v);
	double top = put_heads(c, v, &l), bottom = top + rows_height(c, v, &l), y = top;

	l.bar_axis.low = cc_view_parameter(v->report, v->chart->profile_low);
	l.bar_axis.high = cc_view_parameter(v->report, v->chart->profile_high);
	if (!v->chart->apart)
		put_ticks(c, &l, top, bottom, bottom + 13);
	put_threshold(c, v, &l, top, bottom); /* under the marks */
	for (size_t row = v->from; row < v->to; row++) {
		if (group_begins(v, row))
			y += put_group(c, v, &l, row, y);
		put_row(c, v, &l, row, y);
		y += row_height(c, v, &l, row);
		cc_draw_line(c, "rule", 0, y, c->width, y);
	}
	y = bottom + (isfinite(l.line) ? 46 : v->chart->apart ? 18 : 32);
	if (l.bars > 0)
		y = put_legend(c, v, &l, y);
	put_left(c, v, y);
	cc_canvas_reach(c, y - 8);
}

/* Above and below the rows. */
enum { AROUND = 110 };

static size_t
fit(struct cc_canvas *c, const struct cc_chart_view *v, size_t all, double high)
{
	struct layout l = lay_out(c, v);
	double used = AROUND;
	size_t row = v->from;

	for (; row < all; row++) {
		used += row_height(c, v, &l, row) + group_height(c, v, &l, row);
		if (used > high && row > v->from)
			break;
	}
	return row;
}

const struct cc_chart_kind_of cc_chart_intervals = { .fit = fit, .draw = draw };
