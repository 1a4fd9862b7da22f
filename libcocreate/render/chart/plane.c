/* plane.c -- rows as points on two scales, between lines and zones, and a list of them.
 *
 * The points bear numbers; the list beside and beneath the plane says what they are, in the
 * order of the table.  On a page the list goes on in further parts.
 */
#include "render/chart/plane.h"

#include "base/arena.h"
#include "render/chart/axis.h"
#include "render/chart/place.h"

#include <math.h>

enum {
	LEFT = 24,
	TOP = 30,
	SIDE = 400,
	LINE_WORDS = 66, /* right of the frame */
	TICKS = 6,
	TICK = 4,
	FEW = 24, /* more points are smaller, and only so many of them have bars */
	ZONES_MOST = 8,
	ZONE_REACH = 60,
	LIST_GAP = 8,
	FOOT = 36 /* beneath the frame: ticks and a head */
};

static const struct cc_box frame = { LEFT, TOP, SIDE, SIDE };
static const double FIRST_PART = .75;

static struct cc_axis
scale_of(const struct cc_chart_view *v, const struct cc_chart_scale *s)
{
	const struct cc_table *t = cc_plane_table(v);
	const char *const columns[] = { s->value, s->low, s->high };
	double low = INFINITY, high = -INFINITY;
	bool fixed = s->to > s->from;

	for (size_t i = 0; !fixed && t != NULL && i < 3 * t->rows; i++) {
		double value = cc_view_real(t, i / 3, columns[i % 3]);

		low = value < low ? value : low;
		high = value > high ? value : high;
	}
	return fixed ? cc_axis(s->from, s->to, TICKS, false, cc_view_type(t, s->value))
		     : cc_axis(low, high, TICKS, true, cc_view_type(t, s->value));
}

static double
pixel(const struct cc_axis *a, double value)
{
	return isfinite(value) ? cc_axis_at(a, value) : (double)NAN;
}

static struct cc_plane_point
point_of(const struct cc_chart_view *v, const struct cc_plane *p, size_t row)
{
	const struct cc_table *t = cc_plane_table(v);
	const struct cc_chart_scale *x = &v->chart->x, *y = &v->chart->y;
	size_t at = cc_plane_row(v, row);

	if (at == SIZE_MAX)
		return (struct cc_plane_point){ NAN, NAN, NAN, NAN, NAN, NAN };
	return (struct cc_plane_point){ pixel(&p->x, cc_view_real(t, at, x->value)),
		pixel(&p->y, cc_view_real(t, at, y->value)), pixel(&p->x, cc_view_real(t, at, x->low)),
		pixel(&p->x, cc_view_real(t, at, x->high)), pixel(&p->y, cc_view_real(t, at, y->low)),
		pixel(&p->y, cc_view_real(t, at, y->high)) };
}

static struct cc_plane
plane_of(struct cc_canvas *c, const struct cc_chart_view *v)
{
	struct cc_plane p = { .x = scale_of(v, &v->chart->x), .y = scale_of(v, &v->chart->y) };

	p.x.from = frame.x;
	p.x.to = frame.x + frame.width;
	p.y.from = frame.y + frame.height;
	p.y.to = frame.y;
	p.point = CC_ARRAY(c->arena, struct cc_plane_point, v->table->rows);
	for (size_t row = 0; row < v->table->rows; row++) {
		p.point[row] = point_of(v, &p, row);
		p.points += cc_plane_has(&p.point[row]);
	}
	p.radius = p.points > FEW ? 4 : 5;
	return p;
}

static struct cc_span
head_of(const struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_chart_scale *s)
{
	return s->head.in[CC_EN] != NULL ? cc_span(cc_words_in(&s->head, c->lang))
					 : cc_view_head(c, v, s->value);
}

static void
put_scales(struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_plane *p)
{
	double bottom = frame.y + frame.height, right = frame.x + frame.width;

	for (size_t i = 0; i < p->x.ticks; i++) {
		double value = cc_axis_tick(&p->x, i), at = cc_axis_at(&p->x, value);

		cc_draw_line(c, "axis", at, bottom, at, bottom + TICK);
		cc_draw_text(
		    c, CC_FACE_SOFT, at, bottom + 16, CC_MIDDLE, cc_axis_say(c->arena, &p->x, value));
	}
	for (size_t i = 0; i < p->y.ticks; i++) {
		double value = cc_axis_tick(&p->y, i), at = cc_axis_at(&p->y, value);

		cc_draw_line(c, "axis", frame.x - TICK, at, frame.x, at);
		cc_draw_text(
		    c, CC_FACE_SOFT, frame.x - 7, at + 4, CC_END, cc_axis_say(c->arena, &p->y, value));
	}
	cc_draw_path(c, "axis",
	    (struct cc_point[]){
		{ frame.x, frame.y }, { right, frame.y }, { right, bottom }, { frame.x, bottom } },
	    4, true);
	cc_draw_cut(c, CC_FACE_BOLD, 0, 14, CC_START, frame.width, head_of(c, v, &v->chart->y));
	cc_draw_cut(c, CC_FACE_BOLD, right, bottom + 32, CC_END, frame.width, head_of(c, v, &v->chart->x));
}

static bool
is_line(const struct cc_chart_line *l)
{
	return l != NULL && (l->slope != 0 || l->words.in[CC_EN] != NULL);
}

/* Where the line is at a value of x: in pixels, beyond the frame too. */
static struct cc_point
on_line(const struct cc_plane *p, const struct cc_chart_line *l, double x)
{
	double part = (l->at + l->slope * x - p->y.low) / (p->y.high - p->y.low);

	return (struct cc_point){ cc_axis_at(&p->x, x), p->y.from + part * (p->y.to - p->y.from) };
}

/* What lies under a line shows how far it goes; then the lines, with their words where they
 * leave the frame. */
static void
put_lines(struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_plane *p)
{
	for (const struct cc_chart_line *l = v->chart->lines; is_line(l); l++) {
		struct cc_point under[CC_PLANE_CORNERS];

		if (l->under)
			cc_draw_path(c, "zone", under,
			    cc_plane_under(under, on_line(p, l, p->x.low), on_line(p, l, p->x.high), &frame),
			    true);
	}
	for (const struct cc_chart_line *l = v->chart->lines; is_line(l); l++) {
		struct cc_point end[] = { on_line(p, l, p->x.low), on_line(p, l, p->x.high) };

		if (!cc_plane_clip(end, &frame))
			continue;
		cc_draw_path(c, l->under ? "edge" : "axis", end, 2, false);
		if (l->words.in[CC_EN] != NULL)
			cc_draw_cut(c, CC_FACE_SMALL, end[1].x + 9, end[1].y + 4, CC_START, LINE_WORDS - 9,
			    cc_span(cc_words_in(&l->words, c->lang)));
	}
}

/* A point and a half's room around it. */
static struct cc_box
mark_box(const struct cc_plane *p, const struct cc_plane_point *at)
{
	double r = p->radius + 1.5;

	return (struct cc_box){ at->x - r, at->y - r, 2 * r, 2 * r };
}

/* Whether a point has bars: of many, only the first do. */
static bool
has_bars(const struct cc_plane *p, size_t row)
{
	return cc_plane_has(&p->point[row]) && (p->points <= FEW || row < FEW);
}

/* What texts are not to lie on: marks, and behind them in box[] the bars, whose number this is. */
static size_t
boxes_of(struct cc_box *box, const struct cc_chart_view *v, const struct cc_plane *p)
{
	size_t n = 0;

	for (size_t row = 0; row < v->table->rows; row++)
		if (cc_plane_has(&p->point[row]))
			box[n++] = mark_box(p, &p->point[row]);
	for (size_t row = 0; row < v->table->rows; row++) {
		const struct cc_plane_point *at = &p->point[row];

		if (has_bars(p, row) && isfinite(at->x_low) && isfinite(at->x_high))
			box[n++] = (struct cc_box){ at->x_low, at->y, at->x_high - at->x_low, 1 };
		if (has_bars(p, row) && isfinite(at->y_low) && isfinite(at->y_high))
			box[n++] = (struct cc_box){ at->x, at->y_high, 1, at->y_low - at->y_high };
	}
	return n - p->points;
}

static void
place_zones(struct cc_canvas *c, const struct cc_chart_view *v, struct cc_plane *p, const struct cc_box *box,
    size_t bars)
{
	const struct cc_chart_zone *z = v->chart->zones;

	while (z != NULL && p->zones < ZONES_MOST && z[p->zones].words.in[CC_EN] != NULL)
		p->zones++;
	p->zone = CC_ARRAY(c->arena, struct cc_label, p->zones);
	for (size_t i = 0; i < p->zones; i++)
		p->zone[i] = (struct cc_label){ .x = cc_axis_at(&p->x, z[i].x),
			.y = cc_axis_at(&p->y, z[i].y),
			.width = cc_canvas_wide(cc_span(cc_words_in(&z[i].words, c->lang)), CC_FACE_BOLD),
			.height = cc_face_line(CC_FACE_BOLD),
			.reach = ZONE_REACH,
			.on = true };
	cc_place_labels(p->zone, p->zones, box, p->points + bars, frame);
	for (size_t i = 0; i < p->zones; i++)
		if (!p->zone[i].placed) /* on bars, then */
			cc_place_labels(&p->zone[i], 1, box, p->points, frame);
	for (size_t i = 0; i < p->zones; i++)
		if (p->zone[i].placed)
			cc_draw_text(c, CC_FACE_ZONE, p->zone[i].box.x,
			    p->zone[i].box.y + cc_face_size(CC_FACE_BOLD), CC_START,
			    cc_span(cc_words_in(&z[i].words, c->lang)));
}

static void
put_bars(struct cc_canvas *c, const struct cc_plane_point *at)
{
	if (isfinite(at->x_low) && isfinite(at->x_high))
		cc_draw_line(c, "tie", at->x_low, at->y, at->x_high, at->y);
	if (isfinite(at->y_low) && isfinite(at->y_high))
		cc_draw_line(c, "tie", at->x, at->y_high, at->x, at->y_low);
}

/* The last first, so that the first lie on top. */
static void
put_points(struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_plane *p)
{
	for (size_t row = v->table->rows; row-- > 0;)
		if (has_bars(p, row))
			put_bars(c, &p->point[row]);
	for (size_t row = v->table->rows; row-- > 0;) {
		if (!cc_plane_has(&p->point[row]))
			continue;
		cc_mark_begin(c, cc_plane_title(c, v, row));
		cc_draw_shape(c, cc_view_class(v, row), cc_view_shape(v, row), p->point[row].x,
		    p->point[row].y, p->radius);
		cc_mark_end(c);
	}
}

static void
put_plane(struct cc_canvas *c, const struct cc_chart_view *v)
{
	struct cc_plane p = plane_of(c, v);
	struct cc_box *box = CC_ARRAY(c->arena, struct cc_box, 3 * p.points + ZONES_MOST);
	size_t bars = boxes_of(box, v, &p);

	put_lines(c, v, &p);
	put_scales(c, v, &p);
	place_zones(c, v, &p, box, bars);
	put_points(c, v, &p);
	cc_plane_numbers(c, v, &p, box, &frame);
	if (p.points > FEW)
		cc_draw_text(c, CC_FACE_SOFT, 0, frame.y + frame.height + FOOT - 4, CC_START,
		    cc_span(cc_format(
			c->arena, c->lang == CC_JA ? "区間の線は 1〜%d だけ" : "Bars: 1 to %d only", FEW)));
	cc_canvas_reach(c, frame.y + frame.height + FOOT);
}

/* What the plane leaves of its height. */
static struct cc_box
beside_plane(const struct cc_canvas *c)
{
	double x = frame.x + frame.width + LINE_WORDS + LIST_GAP;

	return (struct cc_box){ x, 0, c->width - x, frame.y + frame.height + FOOT };
}

static void
draw(struct cc_canvas *c, const struct cc_chart_view *v)
{
	const struct cc_box beside = beside_plane(c);

	if (v->from == 0)
		put_plane(c, v);
	cc_plane_list(c, v, v->from == 0 ? &beside : NULL);
}

static size_t
fit(struct cc_canvas *c, const struct cc_chart_view *v, size_t all, double high)
{
	const struct cc_box beside = beside_plane(c);

	/* The first part has sentences above it, and is to stand on one sheet with them. */
	return cc_plane_fit(
	    c, v, v->from == 0 ? &beside : NULL, all, v->from == 0 ? high * FIRST_PART : high);
}

const struct cc_chart_kind_of cc_chart_plane = { .fit = fit, .pieces = cc_view_rows, .draw = draw };
