/* plane_list.c -- what the numbers of a plane are, and cuts of its frame. */
#include "render/chart/plane.h"

#include "base/arena.h"

#include <math.h>

enum {
	NUMBER = 22,
	BETWEEN = 24,
	ITEM_GAP = 9,
	STATEMENT_LINES = 4,
	MARK = 12,
	FIGURES = 190,
	ONE_LINE = 340
};

static const struct cc_words no_value = CC_WORDS("no value", "値なし");

const struct cc_table *
cc_plane_table(const struct cc_chart_view *v)
{
	return v->chart->spans != NULL ? cc_view_table(v->report, v->chart->spans) : v->table;
}

size_t
cc_plane_row(const struct cc_chart_view *v, size_t row)
{
	return v->chart->spans == NULL
		   ? row
		   : cc_view_find(cc_plane_table(v), v->chart->id, cc_view_key(v->table, row, v->chart->id));
}

/* "importance 8.25 (6.8–9.1), n = 40" */
static struct cc_span
coordinate(
    const struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_chart_scale *s, size_t at)
{
	const struct cc_table *t = cc_plane_table(v);
	struct cc_span n = cc_view_text(c, t, at, s->n);

	return cc_span(cc_format(c->arena, "%s %s%s%s", cc_words_in(&s->head, c->lang),
	    cc_view_interval(c, t, at, s->value, s->low, s->high).at, n.len > 0 ? ", n = " : "", n.at));
}

struct cc_span
cc_plane_title(const struct cc_canvas *c, const struct cc_chart_view *v, size_t row)
{
	size_t at = cc_plane_row(v, row);
	struct cc_span also = cc_view_text(c, v->table, row, v->chart->also);

	return cc_span(cc_format(c->arena, "%zu. %s%s%s; %s; %s", row + 1, cc_view_title(c, v, row).at,
	    also.len > 0 ? ", " : "", also.at, coordinate(c, v, &v->chart->x, at).at,
	    coordinate(c, v, &v->chart->y, at).at));
}

/* "14.4 (11.5–16.3), n = 40, 39": of x and of y, where they differ. */
static struct cc_span
figures_of(const struct cc_canvas *c, const struct cc_chart_view *v, size_t row)
{
	size_t at = cc_plane_row(v, row);
	struct cc_span x = cc_view_text(c, cc_plane_table(v), at, v->chart->x.n);
	struct cc_span y = cc_view_text(c, cc_plane_table(v), at, v->chart->y.n);
	bool both = y.len > 0 && !cc_span_eq(x, y);

	if (!isfinite(cc_view_real(v->table, row, v->chart->value)))
		return cc_span(cc_words_in(&no_value, c->lang));
	return cc_span(cc_format(c->arena, "%s%s%s%s%s", cc_view_estimate(c, v, row).at,
	    x.len > 0 ? ", n = " : "", x.at, both ? ", " : "", both ? y.at : ""));
}

/* "underserved, >=12", in the language. */
static struct cc_span
verdict_of(const struct cc_canvas *c, const struct cc_chart_view *v, size_t row)
{
	struct cc_span word = cc_view_text(c, v->table, row, v->chart->word);
	struct cc_span also = cc_view_text(c, v->table, row, v->chart->also);

	return cc_span(cc_format(c->arena, "%s%s%s", word.at, also.len > 0 ? ", " : "", also.at));
}

/* Figures and verdict stand in one line where there is room for both. */
static bool
in_one_line(double wide)
{
	return wide >= ONE_LINE;
}

static double
height_of(struct cc_canvas *c, const struct cc_chart_view *v, size_t row, double wide)
{
	size_t lines = cc_count_lines(CC_FACE_TEXT, wide - NUMBER, STATEMENT_LINES, cc_view_label(c, v, row));

	return (double)lines * cc_face_line(CC_FACE_TEXT) +
	       (in_one_line(wide) ? 1 : 2) * cc_face_line(CC_FACE_SMALL) + ITEM_GAP;
}

static void
put_verdict(struct cc_canvas *c, const struct cc_chart_view *v, size_t row, struct cc_point at, double wide)
{
	struct cc_span verdict = verdict_of(c, v, row);

	if (verdict.len == 0)
		return;
	cc_draw_shape(c, cc_view_class(v, row), cc_view_shape(v, row), at.x + 4, at.y - 3.5, 4);
	cc_draw_cut(c, CC_FACE_SMALL, at.x + MARK, at.y, CC_START, wide - MARK, verdict);
}

static void
put_item(struct cc_canvas *c, const struct cc_chart_view *v, size_t row, struct cc_point at, double wide)
{
	double x = at.x + NUMBER, y = at.y + cc_face_size(CC_FACE_TEXT);
	double room = in_one_line(wide) ? FIGURES : wide - NUMBER;
	size_t n;

	cc_draw_text(
	    c, CC_FACE_BOLD, at.x + NUMBER - 6, y, CC_END, cc_span(cc_format(c->arena, "%zu", row + 1)));
	n = cc_draw_lines(
	    c, CC_FACE_TEXT, x, y, CC_START, wide - NUMBER, STATEMENT_LINES, cc_view_label(c, v, row));
	y += (double)n * cc_face_line(CC_FACE_TEXT) - 1;
	cc_draw_cut(c, CC_FACE_SMALL, x, y, CC_START, room, figures_of(c, v, row));
	if (in_one_line(wide))
		put_verdict(c, v, row, (struct cc_point){ x + FIGURES, y }, wide - NUMBER - FIGURES);
	else
		put_verdict(
		    c, v, row, (struct cc_point){ x, y + cc_face_line(CC_FACE_SMALL) }, wide - NUMBER);
}

/* Rows from..*to that fit in the height; *to: the first that does not. */
static double
fit(struct cc_canvas *c, const struct cc_chart_view *v, size_t from, size_t *to, double wide, double height)
{
	double used = 0;
	size_t row = from;

	for (; row < *to; row++) {
		double more = height_of(c, v, row, wide);

		if (used + more > height)
			break;
		used += more;
	}
	*to = row;
	return used;
}

static void
put_column(struct cc_canvas *c, const struct cc_chart_view *v, size_t from, size_t to, struct cc_point at,
    double wide)
{
	for (size_t row = from; row < to; row++) {
		double height = height_of(c, v, row, wide);

		put_item(c, v, row, at, wide);
		at.y += height;
		cc_canvas_reach(c, at.y);
	}
}

/* Two columns of about the same height. */
static void
put_columns(struct cc_canvas *c, const struct cc_chart_view *v, size_t from, double y)
{
	double wide = (c->width - BETWEEN) / 2, all = 0, half = 0;
	size_t middle = from;

	for (size_t row = from; row < v->to; row++)
		all += height_of(c, v, row, wide);
	while (middle < v->to && half < all / 2)
		half += height_of(c, v, middle++, wide);
	put_column(c, v, from, middle, (struct cc_point){ 0, y }, wide);
	put_column(c, v, middle, v->to, (struct cc_point){ wide + BETWEEN, y }, wide);
}

void
cc_plane_list(struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_box *beside)
{
	size_t from = v->from, to = v->to;

	if (beside != NULL) {
		cc_draw_cut(c, CC_FACE_BOLD, beside->x + NUMBER, 14, CC_START, beside->width - NUMBER,
		    cc_view_head(c, v, v->chart->value));
		fit(c, v, from, &to, beside->width, beside->height - NUMBER);
		put_column(c, v, from, to, (struct cc_point){ beside->x, NUMBER }, beside->width);
		from = to;
	}
	if (from < v->to)
		put_columns(c, v, from, c->height + (beside != NULL ? ITEM_GAP : 0));
}

size_t
cc_plane_fit(
    struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_box *beside, size_t all, double high)
{
	double wide = (c->width - BETWEEN) / 2, used = 0, most = 0;
	size_t row = v->from, to = all;

	if (beside != NULL) {
		fit(c, v, row, &to, beside->width, beside->height - NUMBER);
		row = to;
		high -= beside->height + ITEM_GAP;
	}
	for (; row < all; row++) {
		double more = height_of(c, v, row, wide);

		used += more;
		most = fmax(most, more);
		if (used / 2 + most > high && row > v->from)
			break;
	}
	return row;
}

/* Of a line, the part between two bounds of one coordinate. */
static bool
clip(double *from, double *to, double start, double way, double low, double high)
{
	double a, b;

	if (way == 0)
		return start >= low && start <= high;
	a = (low - start) / way;
	b = (high - start) / way;
	*from = fmax(*from, fmin(a, b));
	*to = fmin(*to, fmax(a, b));
	return *from < *to;
}

bool
cc_plane_clip(struct cc_point end[2], const struct cc_box *frame)
{
	struct cc_point a = end[0], way = { end[1].x - a.x, end[1].y - a.y };
	double from = 0, to = 1;

	if (!clip(&from, &to, a.x, way.x, frame->x, frame->x + frame->width) ||
	    !clip(&from, &to, a.y, way.y, frame->y, frame->y + frame->height))
		return false;
	end[0] = (struct cc_point){ a.x + from * way.x, a.y + from * way.y };
	end[1] = (struct cc_point){ a.x + to * way.x, a.y + to * way.y };
	return true;
}

/* How far a point lies under the line: pixels grow downwards. */
static double
depth(struct cc_point a, struct cc_point b, struct cc_point p)
{
	return p.y - (a.y + (p.x - a.x) * (b.y - a.y) / (b.x - a.x));
}

/* Sutherland and Hodgman, Reentrant polygon clipping, CACM 17 (1974), by one edge. */
size_t
cc_plane_under(
    struct cc_point out[CC_PLANE_CORNERS], struct cc_point a, struct cc_point b, const struct cc_box *frame)
{
	double right = frame->x + frame->width, bottom = frame->y + frame->height;
	const struct cc_point corner[] = { { frame->x, frame->y }, { right, frame->y }, { right, bottom },
		{ frame->x, bottom } };
	size_t n = 0;

	for (size_t i = 0; i < 4; i++) {
		struct cc_point p = corner[i], q = corner[(i + 1) % 4];
		double here = depth(a, b, p), next = depth(a, b, q);

		if (here >= 0)
			out[n++] = p;
		if ((here > 0 && next < 0) || (here < 0 && next > 0))
			out[n++] = (struct cc_point){ p.x + (q.x - p.x) * here / (here - next),
				p.y + (q.y - p.y) * here / (here - next) };
	}
	return n;
}
