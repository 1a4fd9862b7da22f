/* lorenz.c -- how an amount is spread over the rows: what the part of them with the least has.
 *
 * From corner to corner of a square: along it the share of the rows, from the least to the
 * most, and up it their share of the amount, beside the line on which all have the same.
 */
#include "render/chart/view.h"

#include "base/arena.h"
#include "base/num.h"
#include "render/chart/axis.h"

#include <math.h>
#include <stdlib.h>

enum {
	LEFT = 48, /* of the square: labels of its ticks */
	TOP = 30,
	SIDE = 360,
	FOOT = 36, /* beneath it: ticks and a head */
	TICKS = 6,
	TICK = 4,
	FEW = 40, /* of more rows there are no marks */
	KEY = 28, /* from the square to what the lines are */
	SAMPLE = 30,
	KEY_LINE = 24
};

/* A row, and what it has together with those that have less. */
struct holder {
	double value, sum;
	size_t row;
};

struct lorenz {
	struct holder *holder; /* [n], the least first */
	size_t n;
	double total;
	struct cc_axis x, y;
};

static int
by_value(const void *a, const void *b)
{
	const struct holder *x = a, *y = b;

	if (x->value != y->value)
		return x->value < y->value ? -1 : 1;
	return (x->row < y->row) - (x->row > y->row);
}

static struct lorenz
lorenz_of(const struct cc_chart_view *v, struct cc_arena *arena)
{
	struct lorenz l = { .holder = CC_ARRAY(arena, struct holder, v->table->rows),
		.x = cc_axis(0, 1, TICKS, false, CC_TYPE_SHARE),
		.y = cc_axis(0, 1, TICKS, false, CC_TYPE_SHARE) };

	for (size_t row = 0; row < v->table->rows; row++) {
		double value = cc_view_real(v->table, row, v->chart->value);

		if (isfinite(value))
			l.holder[l.n++] = (struct holder){ value, 0, row };
	}
	qsort(l.holder, l.n, sizeof *l.holder, by_value);
	for (size_t i = 0; i < l.n; i++)
		l.holder[i].sum = l.total += l.holder[i].value;
	l.x.from = LEFT;
	l.x.to = LEFT + SIDE;
	l.y.from = TOP + SIDE;
	l.y.to = TOP;
	return l;
}

/* A curve of one row says nothing, of none or of debts it is none. */
static size_t
pieces(const struct cc_chart_view *v)
{
	struct cc_arena *arena = cc_arena_new();
	struct lorenz l = lorenz_of(v, arena);
	bool any = l.n > 1 && l.total > 0 && l.holder[0].value >= 0;

	cc_arena_free(arena);
	return any;
}

static void
put_scales(struct cc_canvas *c, const struct cc_chart_view *v, const struct lorenz *l)
{
	double bottom = TOP + SIDE, right = LEFT + SIDE;
	const struct cc_point corner[] = { { LEFT, TOP }, { right, TOP }, { right, bottom },
		{ LEFT, bottom } };

	for (size_t i = 0; i < l->x.ticks; i++) {
		double value = cc_axis_tick(&l->x, i), x = cc_axis_at(&l->x, value),
		       y = cc_axis_at(&l->y, value);
		struct cc_span said = cc_axis_say(c->arena, &l->x, value);

		cc_draw_line(c, "axis", x, bottom, x, bottom + TICK);
		cc_draw_text(c, CC_FACE_SOFT, x, bottom + 16, CC_MIDDLE, said);
		cc_draw_line(c, "axis", LEFT - TICK, y, LEFT, y);
		cc_draw_text(c, CC_FACE_SOFT, LEFT - 7, y + 4, CC_END, said);
	}
	cc_draw_path(c, "axis", corner, 4, true);
	cc_draw_cut(c, CC_FACE_BOLD, 0, 14, CC_START, right, cc_span(cc_words_in(&v->chart->head, c->lang)));
	cc_draw_cut(c, CC_FACE_BOLD, right, bottom + 32, CC_END, right,
	    cc_span(cc_words_in(&v->chart->x.head, c->lang)));
}

static void
put_curve(struct cc_canvas *c, const struct lorenz *l)
{
	struct cc_point *point = CC_ARRAY(c->arena, struct cc_point, l->n + 1);
	const struct cc_point diagonal[] = { { l->x.from, l->y.from }, { l->x.to, l->y.to } };

	point[0] = diagonal[0];
	for (size_t i = 0; i < l->n; i++)
		point[i + 1] = (struct cc_point){ cc_axis_at(&l->x, (double)(i + 1) / (double)l->n),
			cc_axis_at(&l->y, l->holder[i].sum / l->total) };
	cc_draw_path(c, "zone", point, l->n + 1, true);
	cc_draw_path(c, "edge", diagonal, 2, false);
	cc_draw_path(c, "line", point, l->n + 1, false);
}

static struct cc_span
title_of(const struct cc_canvas *c, const struct cc_chart_view *v, const struct lorenz *l, size_t i)
{
	const struct holder *h = &l->holder[i];
	const char *format = cc_words_in(
	    CC_SAY("%s: %s; the %zu of %zu with the least have %s%%", "%s: %s。少ない順に%zu（全%zu）で%s%%"),
	    c->lang);
	char share[CC_NUM_MAX];

	share[cc_num_fixed(share, 100 * h->sum / l->total, 1)] = '\0';
	return cc_span(cc_format(c->arena, format, cc_view_label(c, v, h->row).at,
	    cc_view_text(c, v->table, h->row, v->chart->value).at, i + 1, l->n, share));
}

static void
put_marks(struct cc_canvas *c, const struct cc_chart_view *v, const struct lorenz *l)
{
	for (size_t i = 0; i < l->n && l->n <= FEW; i++) {
		cc_mark_begin(c, title_of(c, v, l, i));
		cc_draw_shape(c, "good", CC_SHAPE_DISC, cc_axis_at(&l->x, (double)(i + 1) / (double)l->n),
		    cc_axis_at(&l->y, l->holder[i].sum / l->total), 4);
		cc_mark_end(c);
	}
}

/* What the two lines are. */
static void
put_key(struct cc_canvas *c, const struct cc_chart_view *v)
{
	const struct cc_words *words[] = { &v->chart->line_head, &v->chart->head };
	static const char *const classes[] = { "edge", "line" };
	double x = LEFT + SIDE + KEY, text = x + SAMPLE + 8;

	for (size_t i = 0; i < 2; i++) {
		double y = TOP + 10 + (double)i * KEY_LINE;

		cc_draw_path(c, classes[i], (struct cc_point[]){ { x, y }, { x + SAMPLE, y } }, 2, false);
		cc_draw_cut(c, CC_FACE_TEXT, text, y + 4, CC_START, c->width - text,
		    cc_span(cc_words_in(words[i], c->lang)));
	}
}

static void
draw(struct cc_canvas *c, const struct cc_chart_view *v)
{
	struct lorenz l = lorenz_of(v, c->arena);

	put_curve(c, &l);
	put_scales(c, v, &l);
	put_marks(c, v, &l);
	put_key(c, v);
	cc_canvas_reach(c, TOP + SIDE + FOOT);
}

const struct cc_chart_kind_of cc_chart_lorenz = { .pieces = pieces, .draw = draw };
