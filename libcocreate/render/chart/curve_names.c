/* curve_names.c -- the names of places: over their columns, or numbers there and a list. */
#include "render/chart/curve.h"

#include "base/arena.h"

enum {
	NAME_LINES = 4, /* at most, over a column */
	SIDE = 4,	/* free on each side of a column */
	LIST_COLUMNS = 2,
	LIST_GAP = 20,
	LIST_NUMBER = 22
};

static double
room(const struct cc_curve *k)
{
	return k->column - 2 * SIDE;
}

static size_t
lines_of(const struct cc_curve *k, size_t place)
{
	return cc_count_lines(k->names, room(k), 0, cc_view_label(k->c, k->v, place));
}

double
cc_curve_name_part(const struct cc_curve *k, enum cc_face face)
{
	double most = 0;

	for (size_t i = 0; i < k->places; i++) {
		double part = cc_canvas_part(cc_view_label(k->c, k->v, i), face);

		most = part > most ? part : most;
	}
	return most + 2 * SIDE;
}

bool
cc_curve_names_fit(const struct cc_curve *k)
{
	for (size_t i = 0; i < k->places; i++)
		if (lines_of(k, i) > NAME_LINES)
			return false;
	return cc_curve_name_part(k, k->names) <= k->column;
}

static struct cc_span
number_of(const struct cc_curve *k, size_t place)
{
	return cc_span(cc_format(k->c->arena, "%zu", place + 1));
}

/* Two beside each other, each as wide as that allows. */
static double
put_list(const struct cc_curve *k, size_t band, double y)
{
	double wide = (k->c->width - LIST_GAP * (LIST_COLUMNS - 1)) / LIST_COLUMNS;
	size_t end = cc_curve_end(k, band);

	for (size_t i = cc_curve_first(k, band); i < end; i += LIST_COLUMNS) {
		size_t most = 0;

		for (size_t j = i; j < i + LIST_COLUMNS && j < end; j++) {
			double x = (double)(j - i) * (wide + LIST_GAP), base = y + cc_face_size(CC_FACE_TEXT);
			size_t n = cc_draw_lines(k->c, CC_FACE_TEXT, x + LIST_NUMBER, base, CC_START,
			    wide - LIST_NUMBER, 0, cc_view_label(k->c, k->v, j));

			cc_draw_text(k->c, CC_FACE_BOLD, x, base, CC_START, number_of(k, j));
			most = n > most ? n : most;
		}
		y += (double)most * cc_face_line(CC_FACE_TEXT) + 2;
	}
	return y + 8;
}

double
cc_curve_names(const struct cc_curve *k, size_t band, double y)
{
	size_t most = 1;

	if (k->numbered)
		y = put_list(k, band, y);
	for (size_t i = cc_curve_first(k, band); i < cc_curve_end(k, band); i++) {
		double base = y + cc_face_size(k->names), x = cc_curve_x(k, band, (double)i);
		size_t n = 1;

		if (k->numbered)
			cc_draw_text(k->c, k->names, x, base, CC_MIDDLE, number_of(k, i));
		else
			n = cc_draw_lines(
			    k->c, k->names, x, base, CC_MIDDLE, room(k), 0, cc_view_label(k->c, k->v, i));
		most = n > most ? n : most;
	}
	return y + (double)most * cc_face_line(k->names) + 6;
}
