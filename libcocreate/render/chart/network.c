/* network.c -- things around a ring, and links between those that go together.
 *
 * Only strong links are drawn, and a line below says how many were left out.
 */
#include "render/chart/things.h"

#include "base/arena.h"
#include "base/num.h"
#include "render/chart/ring.h"

#include <math.h>

enum {
	NODES_MOST = 28,
	RING_WIDE = 165,
	RING_HIGH = 120, /* half of it, at least */
	HIGH_EACH = 20,	 /* for each of a few things */
	ONE_LINE = 24,	 /* from one name to the next */
	TWO_LINES = 36,
	RADIUS_LEAST = 4,
	RADIUS_MOST = 11,
	LABEL_GAP = 8,
	FIGURE_GAP = 6,
	LABEL_LINES = 2,
	WIDTHS = 5,
	WIDTHS_MANY = 3, /* of more links than */
	MANY = 24,
	TOP = 12,
	LEGEND = 30
};

/* How far a link bends to the middle. */
static const double bend = 0.55;

struct net {
	struct cc_things of;
	size_t *order;
	struct cc_point *at; /* of each thing */
	double *radius, most_people, most_n;
	double step, high; /* between names; of the ring, half */
	double figures;	   /* as wide as they are, at most */
};

/* Beside a thing stand its figure, then its name. */
static double
name_away(const struct net *net)
{
	return RADIUS_MOST + LABEL_GAP + net->figures;
}

static double
name_room(const struct cc_canvas *c, const struct net *net, size_t i)
{
	return c->width / 2 - fabs(net->at[i].x) - name_away(net);
}

static void
order(struct net *net, struct cc_arena *arena)
{
	size_t n = net->of.n;
	double *weight = CC_ARRAY(arena, double, n *n + 1);

	for (size_t i = 0; i < net->of.links; i++) {
		const struct cc_link *link = &net->of.link[i];

		weight[link->first * n + link->second] = weight[link->second * n + link->first] = link->value;
	}
	cc_ring_order(net->order, weight, n, arena);
}

static void
place(struct net *net)
{
	size_t n = net->of.n, right = n - n / 2;

	net->high = fmax(fmin(RING_HIGH, HIGH_EACH * (double)n), net->step * (double)right / 2);
	for (size_t i = 0; i < n; i++)
		net->at[net->order[i]] = cc_ring_place(i, n, RING_WIDE, net->high);
}

static struct net
net_of(const struct cc_canvas *c, const struct cc_chart_view *v)
{
	struct net net = { .of = cc_things_of(c, v), .step = ONE_LINE };

	cc_things_strongest(&net.of, v->chart->least, v->chart->most, NODES_MOST, c->arena);
	net.order = CC_ARRAY(c->arena, size_t, net.of.n + 1);
	net.at = CC_ARRAY(c->arena, struct cc_point, net.of.n + 1);
	net.radius = CC_ARRAY(c->arena, double, net.of.n + 1);
	order(&net, c->arena);
	place(&net);
	for (size_t i = 0; i < net.of.n; i++) {
		double wide = cc_canvas_wide(net.of.item[i].people, CC_FACE_SOFT);

		net.most_people = fmax(net.most_people, net.of.item[i].size);
		net.figures = fmax(net.figures, wide > 0 ? wide + FIGURE_GAP : 0);
	}
	for (size_t i = 0; i < net.of.n; i++)
		if (cc_count_lines(
			CC_FACE_TEXT, name_room(c, &net, i), LABEL_LINES, cc_thing_name(c, &net.of, i)) > 1)
			net.step = TWO_LINES;
	place(&net);
	for (size_t i = 0; i < net.of.n; i++)
		net.radius[i] =
		    net.most_people > 0
			? fmax(RADIUS_LEAST, RADIUS_MOST * sqrt(net.of.item[i].size / net.most_people))
			: RADIUS_LEAST;
	for (size_t i = 0; i < net.of.links; i++)
		net.most_n = fmax(net.most_n, net.of.link[i].n);
	return net;
}

static struct cc_point
on_page(const struct cc_canvas *c, const struct net *net, struct cc_point at)
{
	return (struct cc_point){ c->width / 2 + at.x, TOP + net->high + at.y };
}

/* 1 to WIDTHS. */
static unsigned
width_of(const struct net *net, double n)
{
	double widths = net->of.links > MANY ? WIDTHS_MANY : WIDTHS;

	return net->most_n > 0 ? (unsigned)fmax(1, ceil(widths * n / net->most_n)) : 1;
}

static void
put_link(
    struct cc_canvas *c, const struct cc_chart_view *v, const struct net *net, const struct cc_link *link)
{
	struct cc_point from = on_page(c, net, net->at[link->first]);
	struct cc_point to = on_page(c, net, net->at[link->second]);
	struct cc_point middle = on_page(c, net, (struct cc_point){ 0, 0 });
	const struct cc_point curve[] = { { from.x + (middle.x - from.x) * bend,
					      from.y + (middle.y - from.y) * bend },
		{ to.x + (middle.x - to.x) * bend, to.y + (middle.y - to.y) * bend }, to };

	cc_mark_begin(c, cc_link_title(c, v, &net->of, link));
	cc_draw_open(c, cc_format(c->arena, "link w%u l%u", width_of(net, link->n),
			    cc_link_shade(v->chart, link->value)));
	cc_draw_to(c, 'M', &from, 1);
	cc_draw_to(c, 'C', curve, 3);
	cc_draw_close(c);
	cc_mark_end(c);
}

/* The number of its group among those of all, by first appearance. */
static size_t
group_of(const struct net *net, size_t i, size_t *groups)
{
	size_t n = 0, own = 0;

	for (size_t k = 0; k < net->of.n; k++) {
		size_t first = 0;

		while (!cc_span_eq(net->of.item[first].group, net->of.item[k].group))
			first++;
		if (k == i || (first == k && cc_span_eq(net->of.item[k].group, net->of.item[i].group)))
			own = first == k ? n : own;
		n += first == k;
	}
	*groups = n;
	return own;
}

static enum cc_shape
shape_of(size_t group)
{
	static const enum cc_shape shapes[] = { CC_SHAPE_DISC, CC_SHAPE_SQUARE, CC_SHAPE_DIAMOND,
		CC_SHAPE_TRIANGLE, CC_SHAPE_RING };

	return shapes[group % (sizeof shapes / sizeof *shapes)];
}

static void
put_thing(struct cc_canvas *c, const struct net *net, size_t i)
{
	const struct cc_thing *own = &net->of.item[i];
	struct cc_point at = on_page(c, net, net->at[i]);
	bool right = net->at[i].x >= 0;
	double side = right ? 1 : -1, room = name_room(c, net, i), line = cc_face_line(CC_FACE_TEXT);
	struct cc_span name = cc_thing_name(c, &net->of, i);
	size_t groups, n = cc_count_lines(CC_FACE_TEXT, room, LABEL_LINES, name);

	cc_mark_begin(c, cc_thing_title(c, &net->of, i));
	cc_draw_shape(c, "plain", shape_of(group_of(net, i, &groups)), at.x, at.y, net->radius[i]);
	cc_draw_text(c, CC_FACE_SOFT, at.x + side * (RADIUS_MOST + LABEL_GAP), at.y + 4,
	    right ? CC_START : CC_END, own->people);
	cc_draw_lines(c, CC_FACE_TEXT, at.x + side * name_away(net),
	    at.y + 4 - (double)(n > 1 ? n - 1 : 0) * line / 2, right ? CC_START : CC_END, room, LABEL_LINES,
	    name);
	cc_mark_end(c);
}

/* Which shape is which group. */
static double
put_groups(struct cc_canvas *c, const struct net *net, double y)
{
	size_t groups = 0, shown = 0;
	double x = 0;

	if (net->of.n > 0)
		group_of(net, 0, &groups);
	for (size_t i = 0; groups > 1 && i < net->of.n; i++) {
		struct cc_span name = net->of.item[i].group;
		double wide = cc_canvas_wide(name, CC_FACE_SOFT) + 36;

		if (group_of(net, i, &groups) != shown)
			continue;
		if (x > 0 && x + wide > c->width) {
			x = 0;
			y += cc_face_line(CC_FACE_SOFT);
		}
		cc_draw_shape(c, "plain", shape_of(shown), x + 6, y - 4, 5);
		cc_draw_cut(c, CC_FACE_SOFT, x + 16, y, CC_START, c->width - x - 16, name);
		x += wide;
		shown++;
	}
	return groups > 1 ? y + cc_face_line(CC_FACE_SOFT) + 2 : y;
}

static void
put_rest(struct cc_canvas *c, const struct cc_chart_view *v, const struct net *net, double y)
{
	char least[CC_NUM_MAX];

	if (net->of.links == net->of.all_links)
		return;
	least[cc_num_print(least, v->chart->least)] = '\0';
	cc_draw_lines(c, CC_FACE_SOFT, 0, y, CC_START, c->width, 0,
	    cc_span(cc_format(c->arena,
		cc_words_in(CC_SAY("Left out: %zu of %zu pairs (%s < %s, or the weakest).",
				"描いていない組: %zu / %zu 組（%s < %s、または特に弱いもの）。"),
		    c->lang),
		net->of.all_links - net->of.links, net->of.all_links, cc_view_head(c, v, v->chart->n).at,
		least)));
}

static size_t
pieces(const struct cc_chart_view *v)
{
	for (size_t row = 0; row < v->table->rows; row++)
		if (isfinite(cc_view_real(v->table, row, v->chart->value)) &&
		    cc_view_real(v->table, row, v->chart->n) >= v->chart->least)
			return 1;
	return 0;
}

static void
draw(struct cc_canvas *c, const struct cc_chart_view *v)
{
	struct net net = net_of(c, v);
	double y = TOP + 2 * net.high + LEGEND;

	for (size_t i = net.of.links; i-- > 0;) /* the strongest on top */
		put_link(c, v, &net, &net.of.link[i]);
	for (size_t i = 0; i < net.of.n; i++)
		put_thing(c, &net, i);
	y = put_groups(c, &net, y);
	y = cc_shades_put(c, v, "cell s", y);
	put_rest(c, v, &net, y + 2);
}

const struct cc_chart_kind_of cc_chart_network = { .pieces = pieces, .draw = draw };
