/* strip.c -- rows as cells in their order, such as the steps of a job.
 *
 * Each cell: its place and label, the value with a bar of its size, how many it is of, and
 * how many of those are marked.  A cell without a value says so.
 */
#include "render/chart/view.h"

#include "base/arena.h"
#include "render/chart/axis.h"

#include <math.h>

enum {
	ACROSS = 9, /* cells of a line */
	GAP = 6,
	POINT = 9, /* of a cell that the next follows */
	PAD = 9,
	LABEL_LINES = 3,
	HEAD = 22,    /* over the cells, and in each over its label */
	FIGURES = 76, /* under its label: the value, its bar, the counts */
	VALUE = 50,   /* their base lines, from the foot of the cell */
	COUNTS = 25,
	BAR = 5,
	BAR_DOWN = 7, /* from the base line of the value */
	LINE_GAP = 14
};

static const struct cc_words nothing = CC_WORDS("none", "なし");

struct strip {
	double cell, label, height; /* of cells, of their labels */
	struct cc_axis axis;
};

static size_t
across(const struct cc_chart_view *v)
{
	return v->table->rows < ACROSS ? v->table->rows : ACROSS;
}

static struct cc_axis
axis_of(const struct cc_chart_view *v)
{
	double high = v->chart->to;

	for (size_t row = 0; v->chart->to <= v->chart->from && row < v->table->rows; row++)
		high = fmax(high, cc_view_real(v->table, row, v->chart->value));
	return cc_axis(v->chart->from, high, 2, false, cc_view_type(v->table, v->chart->value));
}

static struct strip
strip_of(struct cc_canvas *c, const struct cc_chart_view *v)
{
	size_t lines = 1;
	struct strip s = { .axis = axis_of(v) };

	s.cell = (c->width + GAP) / (double)across(v) - GAP;
	s.label = s.cell - PAD - POINT;
	for (size_t row = 0; row < v->table->rows; row++) {
		size_t n = cc_count_lines(CC_FACE_BOLD, s.label, LABEL_LINES, cc_view_label(c, v, row));

		lines = n > lines ? n : lines;
	}
	s.height = HEAD + (double)lines * cc_face_line(CC_FACE_BOLD) + FIGURES;
	s.axis.to = s.label;
	return s;
}

/* A cell points to the next. */
static void
put_outline(struct cc_canvas *c, const struct strip *s, struct cc_point at, const char *class)
{
	double right = at.x + s->cell, middle = at.y + s->height / 2, bottom = at.y + s->height;
	const struct cc_point edge[] = { at, { right - POINT, at.y }, { right, middle },
		{ right - POINT, bottom }, { at.x, bottom }, { at.x + POINT - GAP / 2., middle } };

	cc_draw_path(c, class, edge, sizeof edge / sizeof *edge, true);
}

/* "2 of 7", with a mark, and what they are. */
static void
put_counts(
    struct cc_canvas *c, const struct cc_chart_view *v, const struct strip *s, size_t row, struct cc_point at)
{
	double count = cc_view_real(v->table, row, v->chart->count);
	const char *of = cc_words_in(CC_SAY("of", "/"), c->lang);
	struct cc_span text =
	    cc_span(cc_format(c->arena, "%s %s %s", cc_view_text(c, v->table, row, v->chart->count).at, of,
		cc_view_text(c, v->table, row, v->chart->n).at));

	if (v->chart->count == NULL)
		text = cc_view_text(c, v->table, row, v->chart->word);
	if (!(count > 0)) {
		cc_draw_cut(c, CC_FACE_SOFT, at.x, at.y, CC_START, s->label, text);
		return;
	}
	cc_draw_shape(c, "good", CC_SHAPE_DISC, at.x + 4, at.y - 3.5, 4);
	cc_draw_cut(c, CC_FACE_SMALL, at.x + 12, at.y, CC_START, s->label - 12, text);
	cc_draw_cut(c, CC_FACE_SMALL, at.x, at.y + cc_face_line(CC_FACE_SMALL), CC_START, s->label,
	    cc_span(cc_words_in(&v->chart->count_head, c->lang)));
}

static struct cc_span
title_of(const struct cc_canvas *c, const struct cc_chart_view *v, size_t row)
{
	struct cc_span value = cc_view_text(c, v->table, row, v->chart->value);
	struct cc_span marked = cc_view_text(c, v->table, row, v->chart->count);

	if (v->chart->count == NULL)
		return cc_span(cc_format(c->arena, "%zu. %s: %s %s, %s", row + 1, cc_view_label(c, v, row).at,
		    cc_view_head(c, v, v->chart->value).at,
		    value.len > 0 ? value.at : cc_words_in(&nothing, c->lang),
		    cc_view_text(c, v->table, row, v->chart->word).at));
	return cc_span(cc_format(c->arena, "%zu. %s: %s %s, %s %s%s%s%s%s", row + 1,
	    cc_view_label(c, v, row).at, cc_view_head(c, v, v->chart->value).at,
	    value.len > 0 ? value.at : cc_words_in(&nothing, c->lang), cc_view_head(c, v, v->chart->n).at,
	    cc_view_text(c, v->table, row, v->chart->n).at, marked.len > 0 ? ", " : "",
	    marked.len > 0 ? cc_words_in(&v->chart->count_head, c->lang) : "", marked.len > 0 ? " " : "",
	    marked.at));
}

static void
put_value(
    struct cc_canvas *c, const struct cc_chart_view *v, const struct strip *s, size_t row, struct cc_point at)
{
	double value = cc_view_real(v->table, row, v->chart->value);

	if (!isfinite(value)) {
		cc_draw_text(c, CC_FACE_SOFT, at.x, at.y, CC_START, cc_span(cc_words_in(&nothing, c->lang)));
		return;
	}
	cc_draw_text(c, CC_FACE_HEAD, at.x, at.y, CC_START, cc_view_text(c, v->table, row, v->chart->value));
	cc_draw_rect(c, "track", at.x, at.y + BAR_DOWN, s->label, BAR);
	cc_draw_rect(c, "bar", at.x, at.y + BAR_DOWN, fmax(cc_axis_at(&s->axis, value), 1), BAR);
}

static void
put_cell(
    struct cc_canvas *c, const struct cc_chart_view *v, const struct strip *s, size_t row, struct cc_point at)
{
	bool there = isfinite(cc_view_real(v->table, row, v->chart->value));
	double x = at.x + PAD, y = at.y + HEAD - 4;

	cc_mark_begin(c, title_of(c, v, row));
	put_outline(c, s, at,
	    !there					       ? "axis gap"
	    : cc_view_real(v->table, row, v->chart->count) > 0 ? "panel marked"
							       : "panel");
	cc_draw_text(c, CC_FACE_SOFT, x, y, CC_START, cc_span(cc_format(c->arena, "%zu", row + 1)));
	cc_draw_lines(c, CC_FACE_BOLD, x, y + cc_face_line(CC_FACE_BOLD), CC_START, s->label, LABEL_LINES,
	    cc_view_label(c, v, row));
	put_value(c, v, s, row, (struct cc_point){ x, at.y + s->height - VALUE });
	if (there)
		put_counts(c, v, s, row, (struct cc_point){ x, at.y + s->height - COUNTS });
	cc_mark_end(c);
}

static void
draw(struct cc_canvas *c, const struct cc_chart_view *v)
{
	struct strip s = strip_of(c, v);
	struct cc_point at = { 0, HEAD };

	cc_draw_text(c, CC_FACE_SOFT, 0, 14, CC_START, cc_view_head(c, v, v->chart->value));
	for (size_t row = v->from; row < v->to; row++) {
		put_cell(c, v, &s, row, at);
		at.x += s.cell + GAP;
		if ((row + 1 - v->from) % ACROSS == 0)
			at = (struct cc_point){ 0, at.y + s.height + LINE_GAP };
	}
}

const struct cc_chart_kind_of cc_chart_strip = { .rows = 5 * ACROSS, .pieces = cc_view_rows, .draw = draw };
