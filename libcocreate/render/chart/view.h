/* view.h -- what a picture is drawn of: a hint, and the cells of the report that it names.
 *
 * May be included by: render, tests.
 * Values of a kind's columns are asked for by the names in the hint; a column that it
 * does not name (NULL) has no values.  A name that is no column of the table is a
 * mistake in the method: asserted.
 */
#ifndef CC_RENDER_CHART_VIEW_H
#define CC_RENDER_CHART_VIEW_H

#include "rec/chart.h"
#include "rec/report.h"
#include "render/chart/axis.h"
#include "render/chart/canvas.h"

struct cc_chart_view {
	const struct cc_report *report;
	const struct cc_chart *chart;
	const struct cc_table *table; /* the chart's */
	size_t from, to;	      /* rows to draw, of those that the whole picture has */
	unsigned digits;	      /* decimals for people, as the canvas has them */
};

/* A kind of picture. */
struct cc_chart_kind_of {
	size_t rows; /* that one part of it on a page may have; 0: it is not cut, or fit says where */
	/* Where a part that begins at v->from is to end, to be no higher than this. */
	size_t (*fit)(struct cc_canvas *c, const struct cc_chart_view *v, size_t all, double high);
	/* In how many such pieces it is cut: rows, or what a kind counts; 0: nothing to draw.
	 * NULL: rows up to the last with a value, or with a word. */
	size_t (*pieces)(const struct cc_chart_view *v);
	void (*draw)(struct cc_canvas *c, const struct cc_chart_view *v);
};

extern const struct cc_chart_kind_of cc_chart_intervals;
extern const struct cc_chart_kind_of cc_chart_curve;
extern const struct cc_chart_kind_of cc_chart_matrix, cc_chart_network, cc_chart_bullets, cc_chart_control;
extern const struct cc_chart_kind_of cc_chart_plane;
extern const struct cc_chart_kind_of cc_chart_strip;
extern const struct cc_chart_kind_of cc_chart_flow;
extern const struct cc_chart_kind_of cc_chart_lorenz;

const struct cc_table *cc_view_table(const struct cc_report *report, const char *name); /* NULL: not made */

/* NaN: empty, or no such column. */
double cc_view_real(const struct cc_table *t, size_t row, const char *column);
/* The cell as people read it; empty: no such cell. */
struct cc_span cc_view_text(
    const struct cc_canvas *c, const struct cc_table *t, size_t row, const char *column);
/* The same of the i-th column of a spread one. */
struct cc_span cc_view_item(
    const struct cc_canvas *c, const struct cc_table *t, size_t row, const char *spread, size_t i);
double cc_view_item_real(const struct cc_table *t, size_t row, const char *spread, size_t i);
size_t cc_view_items(const struct cc_table *t, const char *spread);
/* The head of a column, as tables have it. */
struct cc_span cc_view_head(const struct cc_canvas *c, const struct cc_chart_view *v, const char *column);
struct cc_span cc_view_item_head(
    const struct cc_canvas *c, const struct cc_chart_view *v, const char *spread, size_t i);
enum cc_type cc_view_type(const struct cc_table *t, const char *column);
/* That of its cells in these rows, where they have one; else the column's. */
enum cc_type cc_view_type_of(const struct cc_table *t, const char *column, size_t from, size_t to);

/* All rows where one of them has a value, else none: for kinds that show rows without. */
size_t cc_view_rows(const struct cc_chart_view *v);

/* The label of a row of the chart's table, or its id. */
struct cc_span cc_view_label(const struct cc_canvas *c, const struct cc_chart_view *v, size_t row);
/* What people call the row's group: its label where the chart says what it is; empty: no group. */
struct cc_span cc_view_group(const struct cc_canvas *c, const struct cc_chart_view *v, size_t row);
/* What people call the chart's thing of this key, with its group where the key has it; empty:
 * it has no label. */
struct cc_span cc_view_called(const struct cc_canvas *c, const struct cc_chart_view *v, struct cc_span key);
/* The row of the chart's things that a key names; SIZE_MAX: none. */
size_t cc_view_thing(const struct cc_table *things, const struct cc_chart_things *of, struct cc_span key);
/* The table with rows of one value of a column together, in the order of their first ones;
 * itself where column is NULL. */
const struct cc_table *cc_view_gathered(const struct cc_table *t, const char *column, struct cc_arena *arena);
/* Rows that have nothing in that column; NULL: all. */
const struct cc_table *cc_view_without(const struct cc_table *t, const char *column, struct cc_arena *arena);
/* The row whose key is the same text; SIZE_MAX: none. */
size_t cc_view_find(const struct cc_table *t, const char *key, struct cc_span text);
/* As it stands in the cell; no text where it is empty or no text. */
struct cc_span cc_view_key(const struct cc_table *t, size_t row, const char *column);
/* What the note says of why the cell is empty; empty: nothing. */
struct cc_span cc_view_why(
    const struct cc_report *report, const struct cc_table *t, size_t row, const char *column);
/* The row of the table of names that says what the id in this column is; SIZE_MAX: none. */
size_t cc_view_named(const struct cc_chart_view *v, const char *column, struct cc_span id);
/* What people call it: as names say, or the id. */
struct cc_span cc_view_name(
    const struct cc_canvas *c, const struct cc_chart_view *v, size_t row, const char *column);
/* Whether a group begins with this row. */
bool cc_view_begins(const struct cc_chart_view *v, size_t row);
/* Rows up to the last that has a value, or a verdict beside those that have, of as many groups
 * as the hint wants; *left: how many groups are behind them. */
size_t cc_view_extent(const struct cc_chart_view *v, size_t *left);
/* A parameter of the report; NaN: none. */
double cc_view_parameter(const struct cc_report *report, const char *name);

/* "8.1–10.5"; empty where either is. */
struct cc_span cc_view_range(
    const struct cc_canvas *c, const struct cc_table *t, size_t row, const char *low, const char *high);
/* The same of the chart's own columns, large numbers without decimals. */
struct cc_span cc_view_bounds(const struct cc_canvas *c, const struct cc_chart_view *v, size_t row);
/* "9.33 (8.1–10.5)": the value and its interval as the row has them. */
struct cc_span cc_view_interval(const struct cc_canvas *c, const struct cc_table *t, size_t row,
    const char *value, const char *low, const char *high);
/* The same of the chart's own columns. */
struct cc_span cc_view_estimate(const struct cc_canvas *c, const struct cc_chart_view *v, size_t row);
/* Whether a column needs no decimals in this row: it has no value, or a whole one. */
bool cc_view_whole(const struct cc_table *t, size_t row, const char *column);
/* A number, without decimals where whole ones, or large ones, do not need them. */
struct cc_span cc_view_short(
    const struct cc_canvas *c, const struct cc_table *t, size_t row, const char *column, bool whole);
/* A verdict, in words: of names such as no_data too. */
struct cc_span cc_view_verdict(
    const struct cc_canvas *c, const struct cc_table *t, size_t row, const char *column);
/* What names a mark: label, estimate, n, verdict. */
struct cc_span cc_view_title(const struct cc_canvas *c, const struct cc_chart_view *v, size_t row);
/* By the place of the row's word in marks; the first where there are none. */
enum cc_shape cc_view_shape(const struct cc_chart_view *v, size_t row);
/* Its class: "good", "fair", "poor", "open" by that place, or "plain". */
const char *cc_view_class(const struct cc_chart_view *v, size_t row);

/* One scale for value, low and high of all rows, and for a line among them (NaN: none): from and
 * to of the hint, the ends of a sum, or round ends. */
struct cc_axis cc_view_scale(const struct cc_chart_view *v, double line, size_t ticks);
/* The same over the group of a row alone. */
struct cc_axis cc_view_group_scale(const struct cc_chart_view *v, size_t row, size_t ticks);

#endif
