/* plane_numbers.c -- the numbers that the points of a plane bear. */
#include "render/chart/plane.h"

#include "base/arena.h"

enum { NUMBERS_MOST = 84 }; /* pixels of those of one place */

/* So that a label fits to the corner of a mark. */
static const double NUMBER_AWAY = 4.5;

static bool
is_same(const struct cc_plane_point *a, const struct cc_plane_point *b)
{
	return a->x == b->x && a->y == b->y;
}

/* The numbers of all rows at the place of this one, which is their first: "3", "1–8, 12";
 * what would be too wide ends in how many more there are. */
static struct cc_span
numbers_at(const struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_plane *p, size_t row)
{
	const char *text = "", *more;
	size_t left = 0;

	for (size_t from = row, to; from < v->table->rows; from = to) {
		to = from + 1;
		if (!is_same(&p->point[from], &p->point[row]))
			continue;
		while (to < v->table->rows && is_same(&p->point[to], &p->point[row]))
			to++;
		more = cc_format(c->arena, to - from > 1 ? "%s%s%zu–%zu" : "%s%s%zu", text,
		    from > row ? ", " : "", from + 1, to);
		if (left > 0 || cc_canvas_wide(cc_span(more), CC_FACE_NUMBER) > NUMBERS_MOST)
			left += to - from;
		else
			text = more;
	}
	return cc_span(left > 0 ? cc_format(c->arena, "%s +%zu", text, left) : text);
}

/* The first row at its place. */
static bool
is_first(const struct cc_plane *p, size_t row)
{
	for (size_t i = 0; i < row; i++)
		if (is_same(&p->point[i], &p->point[row]))
			return false;
	return cc_plane_has(&p->point[row]);
}

static void
put_number(struct cc_canvas *c, const struct cc_label *l, struct cc_span text)
{
	const struct cc_box *b = &l->box;
	double nearer = l->x < b->x ? b->x : l->x > b->x + b->width ? b->x + b->width : l->x;

	if (!l->placed)
		return;
	if (l->far)
		cc_draw_line(c, "tie", l->x, l->y, nearer, l->y < b->y ? b->y : b->y + b->height);
	cc_draw_text(c, CC_FACE_NUMBER, b->x + b->width / 2, b->y + cc_face_size(CC_FACE_NUMBER) * 0.9,
	    CC_MIDDLE, text);
}

void
cc_plane_numbers(struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_plane *p,
    struct cc_box *box, const struct cc_box *frame)
{
	struct cc_label *label = CC_ARRAY(c->arena, struct cc_label, p->points);
	struct cc_span *text = CC_ARRAY(c->arena, struct cc_span, p->points);
	size_t n = 0;

	for (size_t row = 0; row < v->table->rows; row++) {
		if (!is_first(p, row))
			continue;
		text[n] = numbers_at(c, v, p, row);
		label[n] = (struct cc_label){ .x = p->point[row].x,
			.y = p->point[row].y,
			.away = p->radius + NUMBER_AWAY,
			.width = cc_canvas_wide(text[n], CC_FACE_NUMBER),
			.height = cc_face_size(CC_FACE_NUMBER) };
		n++;
	}
	for (size_t i = 0; i < p->zones; i++)
		box[p->points + i] = p->zone[i].box;
	cc_place_labels(label, n, box, p->points + p->zones, *frame);
	for (size_t i = 0; i < n; i++)
		put_number(c, &label[i], text[i]);
}
