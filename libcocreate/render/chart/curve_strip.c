/* curve_strip.c -- how many come to each place, and what share of them goes on. */
#include "render/chart/curve.h"

#include "base/arena.h"

#include <math.h>

enum {
	HIGH = 64, /* of the tallest bar */
	OVER = 16, /* for a count above its bar */
	BAR_MOST = 60,
	BAR_PARTS = 42, /* of a hundred of the column */
	LINES = 3,	/* beneath: share, interval, lost */
	EDGE = 2
};

/* A band of the strip. */
struct strip {
	const struct cc_curve *k;
	const struct cc_chart_strip *hint;
	size_t band;
	double base, bar, tallest; /* where bars stand, how wide they are; the greatest count of all */
	double most_lost;
};

static double
count_at(const struct strip *s, size_t place)
{
	return cc_view_real(s->k->v->table, place, s->hint->count);
}

static double
top_of(const struct strip *s, size_t place)
{
	return s->base - HIGH * count_at(s, place) / s->tallest;
}

static struct cc_span
text_at(const struct strip *s, size_t place, const char *column)
{
	return cc_view_text(s->k->c, s->k->v->table, place, column);
}

static void
put_bar(const struct strip *s, size_t place)
{
	struct cc_canvas *c = s->k->c;
	double x = cc_curve_x(s->k, s->band, (double)place), top = top_of(s, place);

	if (!isfinite(count_at(s, place)))
		return;
	cc_mark_begin(
	    c, cc_span(cc_format(c->arena, "%s: %s, %s", cc_view_label(c, s->k->v, place).at,
		   cc_words_in(&s->hint->count_head, c->lang), text_at(s, place, s->hint->count).at)));
	cc_draw_rect(c, "bar", x - s->bar / 2, top, s->bar, s->base - top);
	cc_draw_text(c, CC_FACE_BOLD, x, top - 4, CC_MIDDLE, text_at(s, place, s->hint->count));
	cc_mark_end(c);
}

/* From one bar to the next: who goes on, and above them who does not. */
static void
put_step(const struct strip *s, size_t place)
{
	struct cc_canvas *c = s->k->c;
	double right = cc_curve_right(s->k, s->band);
	double x1 = cc_curve_x(s->k, s->band, (double)place) + s->bar / 2,
	       x2 = cc_curve_x(s->k, s->band, (double)place + 1) - s->bar / 2;
	double from = top_of(s, place), to = top_of(s, place + 1);

	if (x2 > right) { /* into the next band: half of the way */
		to = from + (to - from) * (right - x1) / (x2 - x1);
		x2 = right;
	}
	cc_draw_path(c, "step",
	    (struct cc_point[]){ { x1, s->base }, { x1, from }, { x2, to }, { x2, s->base } }, 4, true);
	if (to > from)
		cc_draw_path(
		    c, "lost", (struct cc_point[]){ { x1, from }, { x2, from }, { x2, to } }, 3, true);
}

static void
put_share(const struct strip *s, size_t place)
{
	struct cc_canvas *c = s->k->c;
	const struct cc_table *t = s->k->v->table;
	double x = cc_curve_x(s->k, s->band, (double)place + 0.5), y = s->base + 13;
	struct cc_span lost = text_at(s, place, s->hint->lost);
	bool most = cc_view_real(t, place, s->hint->lost) == s->most_lost && s->most_lost > 0;

	if (!isfinite(cc_view_real(t, place, s->hint->share)))
		return;
	cc_mark_begin(c, cc_span(cc_format(c->arena, "%s: %s, %s%s%s", cc_view_label(c, s->k->v, place).at,
			     cc_view_interval(c, t, place, s->hint->share, s->hint->low, s->hint->high).at,
			     lost.len > 0 ? ", " : "", lost.at,
			     lost.len > 0 ? cc_words_in(&s->hint->lost_word, c->lang) : "")));
	put_step(s, place);
	cc_draw_text(c, CC_FACE_TEXT, x, y, CC_MIDDLE, text_at(s, place, s->hint->share));
	y += cc_face_line(CC_FACE_SMALL);
	cc_draw_text(
	    c, CC_FACE_SOFT, x, y, CC_MIDDLE, cc_view_range(c, t, place, s->hint->low, s->hint->high));
	if (lost.len > 0)
		cc_draw_text(c, most ? CC_FACE_BOLD : CC_FACE_SMALL, x, y + cc_face_line(CC_FACE_SMALL),
		    CC_MIDDLE,
		    cc_span(cc_format(c->arena, "%s%s", lost.at, cc_words_in(&s->hint->lost_word, c->lang))));
	cc_mark_end(c);
}

/* Why there is no strip, if anything says so. */
static double
put_reason(const struct cc_curve *k, size_t band, double y)
{
	struct cc_span why =
	    cc_view_why(k->v->report, k->v->table, cc_curve_first(k, band), k->hint->strip->count);
	size_t n;

	if (why.len == 0)
		return y;
	n = cc_draw_lines(
	    k->c, CC_FACE_SOFT, CC_CURVE_GUTTER, y + 12, CC_START, k->c->width - CC_CURVE_GUTTER, 0, why);
	return y + (double)n * cc_face_line(CC_FACE_SOFT) + 12;
}

double
cc_curve_strip(const struct cc_curve *k, size_t band, double y)
{
	struct strip s = { k, k->hint->strip, band, y + OVER + HIGH, 0, 0, 0 };

	if (k->hint->strip == NULL)
		return y;
	if (!k->strip)
		return band == 0 ? put_reason(k, band, y) : y;
	s.bar = k->column * BAR_PARTS / 100 < BAR_MOST ? k->column * BAR_PARTS / 100 : BAR_MOST;
	for (size_t i = 0; i < k->places; i++) {
		s.tallest = fmax(s.tallest, count_at(&s, i));
		s.most_lost = fmax(s.most_lost, cc_view_real(k->v->table, i, s.hint->lost));
	}
	s.tallest = s.tallest > 0 ? s.tallest : 1;
	for (size_t i = cc_curve_first(k, band); i < cc_curve_end(k, band) && i + 1 < k->places; i++)
		put_share(&s, i);
	cc_draw_line(k->c, "axis", CC_CURVE_GUTTER, s.base, cc_curve_right(k, band), s.base);
	for (size_t i = cc_curve_first(k, band); i < cc_curve_end(k, band); i++)
		put_bar(&s, i);
	cc_curve_say(k, s.base - 18, 2, cc_words_in(&s.hint->count_head, k->c->lang));
	cc_curve_say(k, s.base + 13, LINES, cc_words_in(&s.hint->share_head, k->c->lang));
	return s.base + LINES * cc_face_line(CC_FACE_SMALL) + 20;
}
