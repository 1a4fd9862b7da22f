/* matrix.c -- pairs as cells, each thing named where its row ends and its column begins.
 *
 * Half of a symmetric matrix: left of a name stand its pairs with those above, beneath
 * it those with the ones below; in its corner how many it has itself.
 */
#include "render/chart/things.h"

#include "base/arena.h"
#include "base/num.h"

#include <math.h>

enum {
	CELL_LEAST = 22,
	CELL_MOST = 42,
	CELL_PAD = 6,
	HIGH_LEAST = 24,
	HIGH_MOST = 30,
	HIGH_TWO = 32, /* of two lines of a name */
	LABEL_ROOM = 210,
	LABEL_GAP = 8,
	LABEL_LINES = 2,
	DARK = 4, /* from this shade on figures are light */
	TOP = 6
};

struct grid {
	struct cc_things of;
	double wide, high; /* of a cell */
};

static double
figures_wide(const struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_things *t)
{
	double most = 0;

	for (size_t i = 0; i < t->links; i++)
		most = fmax(most,
		    cc_canvas_wide(cc_view_text(c, v->table, t->link[i].row, v->chart->n), CC_FACE_SMALL));
	for (size_t i = 0; i < t->n; i++)
		most = fmax(most, cc_canvas_wide(t->item[i].people, CC_FACE_SMALL));
	return most;
}

static double
label_room(const struct cc_canvas *c, const struct grid *g, size_t i)
{
	return c->width - (double)(i + 1) * g->wide - LABEL_GAP;
}

static struct grid
grid_of(const struct cc_canvas *c, const struct cc_chart_view *v)
{
	struct grid g = { .of = cc_things_of(c, v) };
	double least = fmax(CELL_LEAST, ceil(figures_wide(c, v, &g.of)) + CELL_PAD);
	double room = c->width - LABEL_ROOM;

	cc_things_largest(&g.of, (size_t)floor(room / least), c->arena);
	g.wide = fmax(least, fmin(CELL_MOST, floor(room / (double)(g.of.n > 0 ? g.of.n : 1))));
	g.high = fmax(HIGH_LEAST, fmin(HIGH_MOST, g.wide));
	for (size_t i = 0; i < g.of.n; i++)
		if (cc_canvas_wide(cc_thing_name(c, &g.of, i), CC_FACE_TEXT) > label_room(c, &g, i))
			g.high = HIGH_TWO;
	return g;
}

static void
put_empty(struct cc_canvas *c, const struct grid *g)
{
	for (size_t row = 1; row < g->of.n; row++)
		for (size_t column = 0; column < row; column++)
			cc_draw_rect(c, "hollow", (double)column * g->wide, TOP + (double)row * g->high,
			    g->wide, g->high);
}

static void
put_pairs(struct cc_canvas *c, const struct cc_chart_view *v, const struct grid *g)
{
	for (size_t i = 0; i < g->of.links; i++) {
		const struct cc_link *link = &g->of.link[i];
		unsigned shade = cc_link_shade(v->chart, link->value);
		double x = (double)link->first * g->wide, y = TOP + (double)link->second * g->high;

		cc_mark_begin(c, cc_link_title(c, v, &g->of, link));
		cc_draw_rect(c, cc_format(c->arena, "cell s%u", shade), x, y, g->wide, g->high);
		cc_draw_text(c, shade >= DARK ? CC_FACE_INVERSE : CC_FACE_SMALL, x + g->wide / 2,
		    y + g->high / 2 + 4, CC_MIDDLE, cc_view_text(c, v->table, link->row, v->chart->n));
		cc_mark_end(c);
	}
}

static void
put_names(struct cc_canvas *c, const struct grid *g)
{
	double line = cc_face_line(CC_FACE_TEXT);

	for (size_t i = 0; i < g->of.n; i++) {
		const struct cc_thing *own = &g->of.item[i];
		struct cc_span name = cc_thing_name(c, &g->of, i);
		double x = (double)i * g->wide, middle = TOP + ((double)i + 0.5) * g->high;
		double room = label_room(c, g, i);
		size_t n = cc_count_lines(CC_FACE_TEXT, room, LABEL_LINES, name);

		cc_mark_begin(c, cc_thing_title(c, &g->of, i));
		cc_draw_rect(c, "corner", x + 1, middle - g->high / 2 + 1, g->wide - 2, g->high - 2);
		cc_draw_text(c, CC_FACE_SOFT, x + g->wide / 2, middle + 4, CC_MIDDLE, own->people);
		cc_draw_lines(c, CC_FACE_TEXT, x + g->wide + LABEL_GAP,
		    middle + 4 - (double)(n > 1 ? n - 1 : 0) * line / 2, CC_START, room, LABEL_LINES, name);
		cc_mark_end(c);
	}
}

/* What is left out, in words. */
static double
put_rest(struct cc_canvas *c, const struct grid *g, double y)
{
	if (g->of.n == g->of.all)
		return y;
	cc_draw_lines(c, CC_FACE_SOFT, 0, y, CC_START, c->width, 0,
	    cc_span(cc_format(c->arena,
		cc_words_in(CC_SAY("Drawn: the %zu largest of %zu; the table has all.",
				"大きい順に %zu 個を描いた（全 %zu 個は表にある）。"),
		    c->lang),
		g->of.n, g->of.all)));
	return y + cc_face_line(CC_FACE_SOFT);
}

static void
draw(struct cc_canvas *c, const struct cc_chart_view *v)
{
	struct grid g = grid_of(c, v);
	double y = TOP + (double)g.of.n * g.high + 22;

	put_empty(c, &g);
	put_pairs(c, v, &g);
	put_names(c, &g);
	y = cc_shades_put(c, v, "cell s", y);
	if (v->chart->none.in[CC_EN] != NULL && 2 * g.of.links < g.of.n * (g.of.n - 1)) {
		cc_draw_rect(c, "hollow", 0, y - 7, CELL_LEAST, 11);
		cc_draw_text(c, CC_FACE_SOFT, CELL_LEAST + 6, y + 2, CC_START,
		    cc_span(cc_words_in(&v->chart->none, c->lang)));
		y += cc_face_line(CC_FACE_SOFT) + 2;
	}
	put_rest(c, &g, y);
}

const struct cc_chart_kind_of cc_chart_matrix = { .draw = draw };
