/* flow.c -- chains of codes as flows through columns, the strongest in front.
 *
 * Every column has all chains, so that all are as high together.  A node is its name with
 * the people behind it, and beneath that the band of the chains through it, each as thick
 * as it weighs.  Between two columns there is no text, and no flow runs beneath a name.
 */
#include "render/chart/flow.h"

#include "base/arena.h"

#include <math.h>

enum {
	BETWEEN = 46, /* two columns */
	BANDS = 250,  /* all chains together, at most */
	BANDS_LEAST = 40,
	BANDS_EACH = 30,
	GAP = 12,
	LABEL_LINES = 3,
	LABEL_FOOT = 5,
	HEAD = 32,
	BADGE = 6,
	LIST_GAP = 12,
	INDENT = 22,
	SIDES = 2
};

static const struct cc_words none_words = CC_WORDS("(none said)", "（言及なし）");
static const struct cc_words others_words = CC_WORDS("others", "その他");

/* Fill of flows in front; the others have one together.  Numbers tell them apart too. */
static const char *const strong[CC_FLOW_STRONG] = { "flow strong k1", "flow strong k2", "flow strong k3" };

/* Where badges stand on their flows, so that no two meet: the parts of the way. */
static const double badge_at[CC_FLOW_STRONG] = { .15, .5, .85 };

struct drawing {
	struct cc_canvas *c;
	const struct cc_chart_view *v;
	struct cc_flow flow;
	double wide;			   /* of a column */
	double (*y[SIDES])[CC_CHART_PATH]; /* [chains + 1]: tops of the flow, left and right of a node */
};

static double
left_of(const struct drawing *d, size_t k)
{
	return (double)k * (d->wide + BETWEEN);
}

static const struct cc_flow_node *
node_of(const struct drawing *d, size_t chain, size_t k)
{
	return &d->flow.column[k].node[d->flow.at[chain][k]];
}

static double
thickness(const struct drawing *d, size_t chain)
{
	return d->flow.weight[chain] * d->flow.bands / d->flow.total;
}

static struct cc_span
name_of(const struct drawing *d, size_t k, const struct cc_flow_node *node)
{
	if (node->is_others)
		return cc_span(node->others == 0
				   ? cc_words_in(&others_words, d->c->lang)
				   : cc_format(d->c->arena, d->c->lang == CC_JA ? "%s（%zu）" : "%s (%zu)",
					 cc_words_in(&others_words, d->c->lang), node->others));
	if (node->id.len == 0)
		return cc_span(cc_words_in(&none_words, d->c->lang));
	return cc_view_name(d->c, d->v, node->first_row, d->flow.column[k].name);
}

/* The row of names that the node is; SIZE_MAX: none. */
static size_t
named(const struct drawing *d, size_t k, const struct cc_flow_node *node)
{
	return node->is_others || node->id.len == 0 ? SIZE_MAX
						    : cc_view_named(d->v, d->flow.column[k].name, node->id);
}

static struct cc_span
people_of(const struct drawing *d, size_t k, const struct cc_flow_node *node)
{
	const struct cc_chart_names *names = &d->v->chart->names;
	size_t at = named(d, k, node);

	return at == SIZE_MAX
		   ? CC_SPAN("")
		   : cc_view_text(d->c, cc_view_table(d->v->report, names->table), at, names->count);
}

static double
name_wide(const struct drawing *d, size_t k, const struct cc_flow_node *node)
{
	double people = cc_canvas_wide(people_of(d, k, node), CC_FACE_BOLD);

	return d->wide - (people > 0 ? people + 6 : 0);
}

static void
measure_labels(struct drawing *d)
{
	for (size_t k = 0; k < d->flow.columns; k++)
		for (size_t i = 0; i < d->flow.column[k].n; i++) {
			struct cc_flow_node *node = &d->flow.column[k].node[i];

			node->label =
			    LABEL_FOOT + cc_face_line(CC_FACE_TEXT) * (double)cc_count_lines(CC_FACE_TEXT,
									  name_wide(d, k, node), LABEL_LINES,
									  name_of(d, k, node));
		}
}

/* Whether, at a node, chain a lies above b, by where both are in another column. */
static bool
is_above(const struct drawing *d, size_t a, size_t b, size_t other)
{
	size_t x = node_of(d, a, other)->order, y = node_of(d, b, other)->order;

	return x != y ? x < y : a < b;
}

/* Where chain flows into a node (side 0, in the order of the column before) or out of it. */
static double
top_of(const struct drawing *d, size_t chain, size_t k, size_t side)
{
	const struct cc_flow_node *node = node_of(d, chain, k);
	size_t other = side == 0 ? (k > 0 ? k - 1 : 1) : k + 1 < d->flow.columns ? k + 1 : k - 1;
	double y = HEAD + node->top + node->label;

	for (size_t i = 0; i <= d->flow.chains; i++)
		if (i != chain && node_of(d, i, k) == node && is_above(d, i, chain, other))
			y += thickness(d, i);
	return y;
}

static void
stand(struct drawing *d)
{
	size_t n = d->flow.chains + 1;

	d->wide = (d->c->width - (double)(d->flow.columns - 1) * BETWEEN) / (double)d->flow.columns;
	measure_labels(d);
	d->flow.bands = fmin(BANDS, BANDS_LEAST + BANDS_EACH * (double)d->flow.chains);
	cc_flow_stand(&d->flow, GAP);
	for (size_t side = 0; side < SIDES; side++) {
		d->y[side] = cc_alloc_array(d->c->arena, n, sizeof *d->y[side]);
		for (size_t i = 0; i < n; i++)
			for (size_t k = 0; k < d->flow.columns && thickness(d, i) > 0; k++)
				d->y[side][i][k] = top_of(d, i, k, side);
	}
}

/* From one place to another, level at both ends. */
static void
put_ribbon(struct drawing *d, const char *class, struct cc_point from, struct cc_point to, double thick)
{
	double middle = (from.x + to.x) / 2;
	const struct cc_point there[] = { { middle, from.y }, { middle, to.y }, to };
	const struct cc_point back[] = { { middle, to.y + thick }, { middle, from.y + thick },
		{ from.x, from.y + thick } };

	cc_draw_open(d->c, class);
	cc_draw_to(d->c, 'M', &from, 1);
	cc_draw_to(d->c, 'C', there, 3);
	cc_draw_to(d->c, 'L', &(struct cc_point){ to.x, to.y + thick }, 1);
	cc_draw_to(d->c, 'C', back, 3);
	cc_buf_putc(d->c->out, 'Z');
	cc_draw_close(d->c);
}

static struct cc_span
title_of(const struct drawing *d, size_t chain)
{
	struct cc_span people = cc_view_text(d->c, d->v->table, chain, d->v->chart->count);

	if (chain == d->flow.chains)
		return cc_span(cc_format(
		    d->c->arena, d->c->lang == CC_JA ? "他 %zu 本" : "%zu further chains", d->flow.rest));
	return cc_span(cc_format(d->c->arena, "%zu. %s, %s %s", chain + 1,
	    cc_view_title(d->c, d->v, chain).at, cc_view_head(d->c, d->v, d->v->chart->count).at, people.at));
}

/* Those in front go on through the nodes. */
static void
put_chain(struct drawing *d, size_t chain)
{
	bool front = chain < CC_FLOW_STRONG && chain < d->flow.chains;
	const char *class = front ? strong[chain] : "flow rest";
	double thick = thickness(d, chain);

	if (!(thick > 0))
		return;
	cc_mark_begin(d->c, title_of(d, chain));
	for (size_t k = 0; k < d->flow.columns; k++) {
		double left = left_of(d, k), right = left + d->wide;

		if (front)
			put_ribbon(d, class, (struct cc_point){ left, d->y[0][chain][k] },
			    (struct cc_point){ right, d->y[1][chain][k] }, thick);
		if (k + 1 < d->flow.columns)
			put_ribbon(d, class, (struct cc_point){ right, d->y[1][chain][k] },
			    (struct cc_point){ right + BETWEEN, d->y[0][chain][k + 1] }, thick);
	}
	cc_mark_end(d->c);
}

static void
put_badge(struct drawing *d, size_t chain, double x, double y)
{
	cc_draw_badge(d->c, x, y, BADGE, cc_span(cc_format(d->c->arena, "%zu", chain + 1)));
}

/* On the way from column k to the next. */
static void
put_badge_between(struct drawing *d, size_t chain, size_t k)
{
	double t = badge_at[chain], thick = thickness(d, chain);
	double from = d->y[1][chain][k], to = d->y[0][chain][k + 1];
	double level = t * t * (3 - 2 * t), along = 1.5 * t - 1.5 * t * t + t * t * t;

	if (thick > 0)
		put_badge(d, chain, left_of(d, k) + d->wide + BETWEEN * along,
		    from + (to - from) * level + thick / 2);
}

static struct cc_span
node_title(const struct drawing *d, size_t k, const struct cc_flow_node *node)
{
	const struct cc_chart_names *names = &d->v->chart->names;
	const struct cc_table *t = cc_view_table(d->v->report, names->table);
	struct cc_span name = name_of(d, k, node), head = cc_view_head(d->c, d->v, d->flow.column[k].name);
	size_t at = named(d, k, node);
	struct cc_span n;

	if (at == SIZE_MAX)
		return cc_span(cc_format(d->c->arena, "%s: %s", head.at, name.at));
	n = cc_view_text(d->c, t, at, names->n);
	return cc_span(cc_format(d->c->arena, "%s: %s, %s%s%s, %s %s", head.at, name.at,
	    cc_view_interval(d->c, t, at, names->value, names->low, names->high).at,
	    n.len > 0 ? ", n = " : "", n.at, cc_view_head(d->c, d->v, d->v->chart->count).at,
	    people_of(d, k, node).at));
}

static void
put_node(struct drawing *d, size_t k, const struct cc_flow_node *node)
{
	double x = left_of(d, k), y = HEAD + node->top, base = y + cc_face_size(CC_FACE_TEXT);

	cc_mark_begin(d->c, node_title(d, k, node));
	cc_draw_lines(
	    d->c, CC_FACE_TEXT, x, base, CC_START, name_wide(d, k, node), LABEL_LINES, name_of(d, k, node));
	cc_draw_text(d->c, CC_FACE_BOLD, x + d->wide, base, CC_END, people_of(d, k, node));
	cc_draw_rect(d->c, "node", x, y + node->label, d->wide, fmax(node->high, 1));
	cc_mark_end(d->c);
}

static void
put_columns(struct drawing *d)
{
	for (size_t k = 0; k < d->flow.columns; k++) {
		double x = left_of(d, k);

		cc_draw_cut(d->c, CC_FACE_BOLD, x, 14, CC_START, d->wide,
		    cc_view_head(d->c, d->v, d->flow.column[k].name));
		cc_draw_line(d->c, "axis", x, 21, x + d->wide, 21);
		for (size_t i = 0; i < d->flow.column[k].n; i++)
			put_node(d, k, &d->flow.column[k].node[i]);
	}
}

static double
put_list(struct drawing *d, double y)
{
	double room = d->c->width - INDENT;

	for (size_t i = 0; i < CC_FLOW_STRONG && i < d->flow.chains; i++) {
		struct cc_span people = cc_view_text(d->c, d->v->table, i, d->v->chart->count);
		struct cc_span n = cc_view_text(d->c, d->v->table, i, d->v->chart->n);

		put_badge(d, i, BADGE, y - 4);
		y += cc_face_line(CC_FACE_TEXT) * (double)cc_draw_lines(d->c, CC_FACE_TEXT, INDENT, y,
						      CC_START, room, 0, cc_view_label(d->c, d->v, i));
		cc_draw_text(d->c, CC_FACE_SOFT, INDENT, y - 1, CC_START,
		    cc_span(cc_format(d->c->arena, "%s, %s %s%s%s", cc_view_estimate(d->c, d->v, i).at,
			cc_view_head(d->c, d->v, d->v->chart->count).at, people.at, n.len > 0 ? ", n = " : "",
			n.at)));
		y += cc_face_line(CC_FACE_SOFT) + LIST_GAP;
	}
	return y;
}

static void
put_rest(struct drawing *d, double y)
{
	if (d->flow.rest == 0)
		return;
	cc_draw_lines(d->c, CC_FACE_SOFT, 0, y, CC_START, d->c->width, 0,
	    cc_span(cc_format(d->c->arena,
		d->c->lang == CC_JA
		    ? "%zu 本の連鎖のうち上位 %zu 本を個別に描き、残る %zu 本は「その他」にまとめました。"
		    : "Of %zu chains the first %zu are drawn one by one; the other %zu run together through "
		      "“others”.",
		d->v->table->rows, d->flow.chains, d->flow.rest)));
}

static void
draw(struct cc_canvas *c, const struct cc_chart_view *v)
{
	struct drawing d = { .c = c, .v = v };

	cc_flow_read(&d.flow, c, v);
	if (d.flow.columns < 2 || !(d.flow.total > 0))
		return;
	stand(&d);
	put_columns(&d);
	for (size_t i = d.flow.chains + 1; i-- > 0;)
		put_chain(&d, i);
	for (size_t i = 0; i < CC_FLOW_STRONG && i < d.flow.chains; i++) {
		put_badge_between(&d, i, 0);
		if (d.flow.columns > 2)
			put_badge_between(&d, i, d.flow.columns - 2);
	}
	put_rest(&d, put_list(&d, HEAD + d.flow.height + 2 * LIST_GAP + LIST_GAP));
}

const struct cc_chart_kind_of cc_chart_flow = { .draw = draw };
