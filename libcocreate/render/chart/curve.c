/* curve.c -- the picture of a journey: bands of columns, and the list of marks. */
#include "render/chart/curve.h"

#include "base/arena.h"
#include "render/picture.h"

#include <assert.h>
#include <math.h>

enum {
	COLUMN_LEAST = 84, /* with the figures that most reports have */
	COLUMN_MOST = 126, /* of what a name may ask for */
	APART = 26,	   /* from a band to the next */
	TOP = 10
};

size_t
cc_curve_first(const struct cc_curve *k, size_t band)
{
	return band * k->per_band;
}

size_t
cc_curve_end(const struct cc_curve *k, size_t band)
{
	size_t end = cc_curve_first(k, band) + k->per_band;

	return end < k->places ? end : k->places;
}

double
cc_curve_x(const struct cc_curve *k, size_t band, double place)
{
	return CC_CURVE_GUTTER + (place - (double)cc_curve_first(k, band) + 0.5) * k->column;
}

double
cc_curve_right(const struct cc_curve *k, size_t band)
{
	return CC_CURVE_GUTTER + (double)(cc_curve_end(k, band) - cc_curve_first(k, band)) * k->column;
}

void
cc_curve_say(const struct cc_curve *k, double base, size_t most, const char *text)
{
	cc_draw_lines(k->c, CC_FACE_SOFT, 0, base, CC_START, CC_CURVE_GUTTER - 10, most, cc_span(text));
}

/* Whether any row has a value there. */
static bool
has(const struct cc_table *t, const char *column)
{
	for (size_t row = 0; t != NULL && row < t->rows; row++)
		if (isfinite(cc_view_real(t, row, column)))
			return true;
	return false;
}

static double
wider(double a, double b)
{
	return a > b ? a : b;
}

/* As wide as an interval in figures is. */
static double
widest_interval(const struct cc_curve *k, const char *low, const char *high)
{
	double most = 0;

	for (size_t i = 0; i < k->places; i++)
		most =
		    wider(most, cc_canvas_wide(cc_view_range(k->c, k->v->table, i, low, high), CC_FACE_SOFT));
	return most + 8;
}

/* How many columns stand in a band, where there are as many in each as in the others. */
static size_t
per_band(size_t places, double room, double least)
{
	size_t fit = room > least ? (size_t)(room / least) : 1, bands = (places + fit - 1) / fit;

	assert(bands > 0); /* a picture has a place at least */
	return (places + bands - 1) / bands;
}

/* Columns are as wide as their figures and, within reason, the words of their names, which
 * are set smaller where that saves a band.  Figures between two columns may stand at the
 * end of a band. */
static void
lay_out(struct cc_curve *k)
{
	static const enum cc_face faces[] = { CC_FACE_BOLD, CC_FACE_SMALL };
	double room = k->c->width - CC_CURVE_GUTTER - cc_curve_beside(k), between = 0, least = COLUMN_LEAST;

	if (k->strip)
		between = widest_interval(k, k->hint->strip->low, k->hint->strip->high);
	least = wider(least, widest_interval(k, k->v->chart->low, k->v->chart->high));
	least = wider(least, between);
	for (size_t i = 0; i < 2; i++) {
		double name = cc_curve_name_part(k, faces[i]);
		double column = wider(least, name < COLUMN_MOST ? name : COLUMN_MOST), wide = room;
		size_t n = per_band(k->places, wide, column);

		if (n < k->places) {
			wide -= between / 2;
			n = per_band(k->places, wide, column);
		}
		if (n <= k->per_band)
			break;
		k->per_band = n;
		k->column = wide / (double)n;
		k->names = faces[i];
	}
	k->bands = (k->places + k->per_band - 1) / k->per_band;
	k->numbered = !cc_curve_names_fit(k);
}

struct cc_curve
cc_curve_read(struct cc_canvas *c, const struct cc_chart_view *v)
{
	const struct cc_chart_curve *hint = v->chart->curve;
	struct cc_curve k = { .c = c, .v = v, .hint = hint, .places = v->table->rows };

	k.strip = hint->strip != NULL && has(v->table, hint->strip->count);
	k.line = has(v->table, v->chart->value);
	if (hint->points != NULL)
		k.marks = cc_view_table(v->report, hint->points->table);
	if (k.marks != NULL)
		k.points = k.marks->rows < CC_CURVE_POINTS ? k.marks->rows : CC_CURVE_POINTS;
	if (k.line)
		cc_curve_others(&k);
	lay_out(&k);
	return k;
}

static size_t
pieces(const struct cc_chart_view *v)
{
	struct cc_buf nowhere = { 0 };
	struct cc_canvas c = { &nowhere, cc_arena_new(), v->report->lang, v->digits, CC_PICTURE_WIDTH, 0 };
	struct cc_curve k = cc_curve_read(&c, v);
	size_t all = k.strip || k.line || k.points > 0 ? k.bands + k.points : 0;

	cc_arena_free(c.arena);
	return all;
}

static double
put_band(const struct cc_curve *k, size_t band, double y)
{
	y = cc_curve_names(k, band, y);
	y = cc_curve_strip(k, band, y);
	y = cc_curve_lines(k, band, y);
	return cc_curve_lane(k, band, y);
}

/* A band, or a mark of the list. */
static double
put_piece(const struct cc_curve *k, size_t piece, double y)
{
	bool first = piece == k->v->from;

	if (piece < k->bands)
		return put_band(k, piece, first ? TOP : y + APART);
	if (piece == k->bands || first)
		y = cc_curve_list(k, first ? 0 : y);
	return cc_curve_item(k, piece - k->bands, y);
}

/* The list begins a part of its own. */
static size_t
fit(struct cc_canvas *c, const struct cc_chart_view *v, size_t all, double high)
{
	struct cc_buf drawn = { 0 };
	struct cc_canvas scratch = { &drawn, c->arena, c->lang, c->digits, c->width, 0 };
	struct cc_curve k = cc_curve_read(&scratch, v);
	size_t piece = v->from;
	double y = 0;

	for (; piece < all && (piece == v->from || piece != k.bands); piece++) {
		y = put_piece(&k, piece, y);
		if (y > high && piece > v->from)
			break;
	}
	cc_buf_free(&drawn);
	return piece;
}

static void
draw(struct cc_canvas *c, const struct cc_chart_view *v)
{
	struct cc_curve k = cc_curve_read(c, v);
	double y = 0;

	for (size_t piece = v->from; piece < v->to; piece++)
		y = put_piece(&k, piece, y);
	if (v->to == k.bands + k.points)
		y = cc_curve_rest(&k, y);
	cc_canvas_reach(c, y);
}

const struct cc_chart_kind_of cc_chart_curve = { .fit = fit, .pieces = pieces, .draw = draw };
