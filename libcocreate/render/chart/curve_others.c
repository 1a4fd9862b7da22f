/* curve_others.c -- further lines beside the curve: which they are, and what they are called. */
#include "render/chart/curve.h"

#include "base/arena.h"
#include "render/chart/spread.h"

#include <math.h>

enum {
	BESIDE_MOST = 84, /* of a name */
	NAME_LINES = 2,
	SWATCH = 26, /* a piece of the line, with its shape */
	LETTER = 14,
	FREE = 3, /* between two names */
	EDGE = 8  /* from the columns to the names */
};

static const char *
letter_of(const struct cc_curve *k, size_t line)
{
	return cc_format(k->c->arena, "%c", 'a' + (int)line);
}

/* A row of the table is a point of a line: at its place. */
static void
see(struct cc_curve_series *s, const struct cc_curve *k, size_t row)
{
	size_t place = cc_view_find(k->v->table, k->v->chart->id, cc_view_key(s->table, row, s->of->place));
	double n = cc_view_real(s->table, row, s->of->n);

	if (place == SIZE_MAX || !isfinite(cc_view_real(s->table, row, s->of->value)))
		return;
	((size_t *)s->row)[place] = row;
	s->points++;
	s->most = n > s->most ? n : s->most;
}

static struct cc_curve_series
series_new(const struct cc_curve *k, const struct cc_chart_others *of, struct cc_span name)
{
	size_t *row = CC_ARRAY(k->c->arena, size_t, k->places);

	for (size_t i = 0; i < k->places; i++)
		row[i] = SIZE_MAX;
	return (struct cc_curve_series){ of, cc_view_table(k->v->report, of->table), name, row, 0, 0 };
}

/* The lines of a table, each as its first row comes. */
static struct cc_curve_series *
read_lines(size_t *n, const struct cc_curve *k, const struct cc_chart_others *of)
{
	const struct cc_table *t = of == NULL ? NULL : cc_view_table(k->v->report, of->table);
	struct cc_curve_series *all = CC_ARRAY(k->c->arena, struct cc_curve_series, t ? t->rows + 1 : 1);
	struct cc_span none = CC_SPAN("");

	*n = 0;
	for (size_t row = 0; t != NULL && row < t->rows; row++) {
		struct cc_span name = of->series == NULL ? none : cc_view_text(k->c, t, row, of->series);
		size_t i = 0;

		if (!cc_span_eq(cc_view_key(t, row, of->measure), cc_span(of->is)))
			continue;
		while (i < *n && !cc_span_eq(all[i].name, name))
			i++;
		if (i == *n)
			all[(*n)++] = series_new(k, of, name);
		see(&all[i], k, row);
	}
	return all;
}

/* Those with the most behind them, in their order; lines without a point are none. */
static size_t
choose(struct cc_curve_series *all, size_t n, size_t most)
{
	size_t left = 0;

	for (size_t i = 0; i < n; i++)
		if (all[i].points > 0)
			all[left++] = all[i];
	while (left > most) {
		size_t least = 0;

		for (size_t i = 1; i < left; i++)
			least = all[i].most <= all[least].most ? i : least;
		for (size_t i = least; i + 1 < left; i++)
			all[i] = all[i + 1];
		left--;
	}
	return left;
}

void
cc_curve_others(struct cc_curve *k)
{
	size_t thin, ghosts, with = 0;
	struct cc_curve_series *line = read_lines(&thin, k, k->hint->thin),
			       *ghost = read_lines(&ghosts, k, k->hint->ghost);

	for (size_t i = 0; i < thin; i++)
		with += line[i].points > 0;
	k->n_series = choose(line, thin, CC_CURVE_LINES);
	k->unseen = with - k->n_series;
	k->series = CC_ARRAY(k->c->arena, struct cc_curve_series, k->n_series + 1);
	for (size_t i = 0; i < k->n_series; i++)
		k->series[i] = line[i];
	if (choose(ghost, ghosts, 1) == 0)
		return;
	k->series[k->n_series] = ghost[0];
	k->series[k->n_series++].name = cc_span(cc_words_in(&k->hint->ghost->name, k->c->lang));
}

bool
cc_curve_is_ghost(const struct cc_curve *k, size_t line)
{
	return k->series[line].of == k->hint->ghost;
}

const char *
cc_curve_class(const struct cc_curve *k, size_t line, bool stroke)
{
	static const char *const classes[CC_CURVE_LINES][2] = { { "k2", "thin k2" }, { "k3", "thin k3 d2" },
		{ "k5", "thin k5 d3" }, { "k4", "thin k4 d4" } };

	return cc_curve_is_ghost(k, line) ? (stroke ? "ghost" : "ring") : classes[line][stroke];
}

enum cc_shape
cc_curve_shape(const struct cc_curve *k, size_t line)
{
	static const enum cc_shape shapes[CC_CURVE_LINES] = { CC_SHAPE_TRIANGLE, CC_SHAPE_SQUARE,
		CC_SHAPE_DIAMOND, CC_SHAPE_DISC };

	return cc_curve_is_ghost(k, line) ? CC_SHAPE_DISC : shapes[line];
}

double
cc_curve_beside(struct cc_curve *k)
{
	double all = cc_canvas_wide(cc_span(cc_words_in(&k->hint->all, k->c->lang)), CC_FACE_BOLD),
	       most = all;

	if (k->n_series == 0)
		return 0;
	for (size_t i = 0; i < k->n_series; i++) {
		struct cc_span name = k->series[i].name;
		double wide = cc_canvas_wide(name, CC_FACE_SMALL);

		most = wide > most ? wide : most;
		k->lettered |= cc_count_lines(CC_FACE_SMALL, BESIDE_MOST, 0, name) > NAME_LINES ||
			       cc_canvas_part(name, CC_FACE_SMALL) > BESIDE_MOST;
	}
	most = k->lettered ? all : most > BESIDE_MOST ? BESIDE_MOST : most;
	return EDGE + SWATCH + most;
}

/* The text at the end of a line; that of the curve itself is the last. */
static struct cc_span
text_of(const struct cc_curve *k, size_t line)
{
	if (line == k->n_series)
		return cc_span(cc_words_in(&k->hint->all, k->c->lang));
	return k->lettered ? cc_span(letter_of(k, line)) : k->series[line].name;
}

static double
height_of(const struct cc_curve *k, size_t line)
{
	return (double)cc_count_lines(CC_FACE_SMALL, BESIDE_MOST, NAME_LINES, text_of(k, line)) *
		   cc_face_line(CC_FACE_SMALL) +
	       FREE;
}

double
cc_curve_ends_high(const struct cc_curve *k)
{
	double all = 0;

	for (size_t i = 0; k->n_series > 0 && i <= k->n_series; i++)
		all += height_of(k, i);
	return all;
}

static void
put_swatch(const struct cc_curve *k, size_t line, double x, double y)
{
	bool curve = line == k->n_series;

	cc_draw_line(k->c, curve ? "line" : cc_curve_class(k, line, true), x, y, x + SWATCH - 6, y);
	cc_draw_shape(k->c, curve ? "good" : cc_curve_class(k, line, false),
	    curve ? CC_SHAPE_DISC : cc_curve_shape(k, line), x + (SWATCH - 6) / 2., y, curve ? 4 : 3);
}

void
cc_curve_ends(const struct cc_curve *k, size_t band, const double *at, double top, double bottom)
{
	double right = cc_curve_right(k, band);
	double middle[CC_CURVE_LINES + 2] = { 0 }, high[CC_CURVE_LINES + 2] = { 0 };
	size_t line[CC_CURVE_LINES + 2], n = 0;

	for (size_t i = 0; k->n_series > 0 && i <= k->n_series; i++) {
		if (!isfinite(at[i]))
			continue;
		line[n] = i;
		middle[n] = at[i];
		high[n++] = height_of(k, i);
	}
	cc_spread(middle, high, n, top, bottom);
	for (size_t i = 0; i < n; i++) {
		double x = right + EDGE, y = middle[i] - high[i] / 2 + cc_face_line(CC_FACE_SMALL) - 3;

		if (fabs(middle[i] - at[line[i]]) > 4)
			cc_draw_line(k->c, "tie", right, at[line[i]], x, middle[i]);
		put_swatch(k, line[i], x, middle[i]);
		cc_draw_lines(k->c, line[i] == k->n_series ? CC_FACE_BOLD : CC_FACE_SMALL, x + SWATCH, y,
		    CC_START, BESIDE_MOST, NAME_LINES, text_of(k, line[i]));
	}
}

/* Letters and the names behind them, and how many lines are not drawn. */
double
cc_curve_legend(const struct cc_curve *k, double y)
{
	for (size_t i = 0; k->lettered && i < k->n_series; i++) {
		size_t n;

		put_swatch(k, i, CC_CURVE_GUTTER, y + 8);
		cc_draw_text(k->c, CC_FACE_SMALL, CC_CURVE_GUTTER + SWATCH, y + 12, CC_START,
		    cc_span(letter_of(k, i)));
		n = cc_draw_lines(k->c, CC_FACE_SMALL, CC_CURVE_GUTTER + SWATCH + LETTER, y + 12, CC_START,
		    k->c->width - CC_CURVE_GUTTER - SWATCH - LETTER, 0, k->series[i].name);
		y += (double)n * cc_face_line(CC_FACE_SMALL) + 2;
	}
	if (k->unseen == 0)
		return y;
	cc_draw_lines(k->c, CC_FACE_SOFT, CC_CURVE_GUTTER, y + 12, CC_START, k->c->width - CC_CURVE_GUTTER, 0,
	    cc_span(cc_format(k->c->arena,
		cc_words_in(CC_SAY("lines drawn: %zu, those with the most people; the other %zu stand in the "
				   "table",
				"人数の多い順に %zu 本の線だけを描いています（ほか %zu 本は表にあります）"),
		    k->c->lang),
		k->n_series, k->unseen)));
	return y + 2 * cc_face_line(CC_FACE_SOFT);
}
