/* view.c -- what a picture is drawn of: a hint, and the cells of the report that it names. */
#include "render/chart/view.h"

#include "base/arena.h"
#include "base/num.h"
#include "rec/heads.h"
#include "render/cell.h"
#include "render/formats.h"

#include <assert.h>
#include <math.h>

const struct cc_table *
cc_view_table(const struct cc_report *report, const char *name)
{
	return name == NULL ? NULL : cc_render_table(report, name);
}

/* The column of the spec; SIZE_MAX: not asked for. */
static size_t
spec_column(const struct cc_table *t, const char *name)
{
	for (size_t c = 0; t != NULL && name != NULL && t->spec->columns[c].name != NULL; c++)
		if (strcmp(t->spec->columns[c].name, name) == 0)
			return c;
	assert(t == NULL || name == NULL);
	return SIZE_MAX;
}

size_t
cc_view_items(const struct cc_table *t, const char *spread)
{
	size_t c = spec_column(t, spread);

	return c == SIZE_MAX ? 0 : t->first[c + 1] - t->first[c];
}

/* The column of the table; SIZE_MAX: none. */
static size_t
column_of(const struct cc_table *t, const char *name, size_t i)
{
	return i < cc_view_items(t, name) ? t->first[spec_column(t, name)] + i : SIZE_MAX;
}

static const struct cc_cell *
cell_of(const struct cc_table *t, size_t row, size_t column)
{
	const struct cc_cell *cell = column == SIZE_MAX ? NULL : &cc_render_row(t, row)[column];

	return cell == NULL || cell->empty ? NULL : cell;
}

enum cc_type
cc_view_type(const struct cc_table *t, const char *column)
{
	size_t c = spec_column(t, column);

	return c == SIZE_MAX ? CC_TYPE_TEXT : t->spec->columns[c].type;
}

enum cc_type
cc_view_type_of(const struct cc_table *t, const char *column, size_t from, size_t to)
{
	enum cc_type type = cc_view_type(t, column), one = type;
	bool any = false;

	for (size_t row = from; row < to; row++) {
		const struct cc_cell *cell = cell_of(t, row, column_of(t, column, 0));

		if (cell == NULL)
			continue;
		if (any && cc_cell_type(cell, type) != one)
			return type;
		one = cc_cell_type(cell, type);
		any = true;
	}
	return one;
}

double
cc_view_item_real(const struct cc_table *t, size_t row, const char *spread, size_t i)
{
	const struct cc_cell *cell = cell_of(t, row, column_of(t, spread, i));

	if (cell == NULL)
		return NAN;
	switch (cc_view_type(t, spread)) {
	case CC_TYPE_INT:
	case CC_TYPE_DATE: return (double)cell->as.integer;
	case CC_TYPE_MONEY: return cell->empty ? NAN : cc_cell_money(cell);
	case CC_TYPE_REAL:
	case CC_TYPE_SHARE:
	case CC_TYPE_P: return cell->as.real;
	default: return NAN;
	}
}

double
cc_view_real(const struct cc_table *t, size_t row, const char *column)
{
	return cc_view_item_real(t, row, column, 0);
}

static struct cc_span
kept(const struct cc_canvas *c, struct cc_buf *made)
{
	struct cc_span text =
	    cc_span_dup(c->arena, (struct cc_span){ made->len > 0 ? made->at : "", made->len });

	cc_buf_free(made);
	return text;
}

struct cc_span
cc_view_item(const struct cc_canvas *c, const struct cc_table *t, size_t row, const char *spread, size_t i)
{
	size_t column = column_of(t, spread, i);
	const struct cc_cell *cell = cell_of(t, row, column);
	struct cc_buf text = { 0 };

	if (cell == NULL)
		return CC_SPAN("");
	cc_cell_people(&text, cell, &t->column[column], c->lang, c->digits);
	return kept(c, &text);
}

struct cc_span
cc_view_text(const struct cc_canvas *c, const struct cc_table *t, size_t row, const char *column)
{
	return cc_view_item(c, t, row, column, 0);
}

struct cc_span
cc_view_item_head(const struct cc_canvas *c, const struct cc_chart_view *v, const char *spread, size_t i)
{
	size_t column = column_of(v->table, spread, i);
	struct cc_buf head = { 0 };

	if (column == SIZE_MAX)
		return CC_SPAN("");
	cc_head_put(&head, v->report, v->table, column);
	return kept(c, &head);
}

struct cc_span
cc_view_head(const struct cc_canvas *c, const struct cc_chart_view *v, const char *column)
{
	return cc_view_item_head(c, v, column, 0);
}

struct cc_span
cc_view_key(const struct cc_table *t, size_t row, const char *column)
{
	size_t at = column_of(t, column, 0);
	const struct cc_cell *cell = cell_of(t, row, at);

	if (cell == NULL || !(CC_TEXTS >> t->column[at].type & 1))
		return (struct cc_span){ NULL, 0 };
	return cell->as.text;
}

size_t
cc_view_find(const struct cc_table *t, const char *key, struct cc_span text)
{
	for (size_t row = 0; t != NULL && row < t->rows; row++)
		if (cc_span_eq(cc_view_key(t, row, key), text))
			return row;
	return SIZE_MAX;
}

struct cc_span
cc_view_label(const struct cc_canvas *c, const struct cc_chart_view *v, size_t row)
{
	struct cc_span label = cc_view_text(c, v->table, row, v->chart->label);
	struct cc_span id = cc_view_key(v->table, row, v->chart->id);

	for (size_t i = 0; label.len == 0 && id.len > 0 && i < v->report->n_labels; i++)
		if (cc_span_eq(v->report->label[i].id, id))
			return cc_span(v->report->label[i].text);
	return label.len > 0 ? label : cc_view_name(c, v, row, v->chart->id);
}

struct cc_span
cc_view_why(const struct cc_report *report, const struct cc_table *t, size_t row, const char *column)
{
	size_t at = column_of(t, column, 0);
	const struct cc_cell *cell = at == SIZE_MAX ? NULL : &cc_render_row(t, row)[at];

	for (size_t i = 0; cell != NULL && cell->empty && cell->why != NULL && i < report->n_notes; i++)
		if (strcmp(report->note[i].code, cell->why) == 0)
			return cc_span(report->note[i].text);
	return CC_SPAN("");
}

/* From here on decimals tell nothing. */
static const double large = 10000;

bool
cc_view_whole(const struct cc_table *t, size_t row, const char *column)
{
	double value = cc_view_real(t, row, column);

	return !isfinite(value) ||
	       (value == floor(value) && cc_view_type_of(t, column, row, row + 1) != CC_TYPE_SHARE);
}

struct cc_span
cc_view_short(const struct cc_canvas *c, const struct cc_table *t, size_t row, const char *column, bool whole)
{
	double value = cc_view_real(t, row, column);
	char text[CC_NUM_MAX];

	if (!isfinite(value) || cc_view_type_of(t, column, row, row + 1) != CC_TYPE_REAL ||
	    (!whole && fabs(value) < large))
		return cc_view_text(c, t, row, column);
	text[cc_num_fixed(text, value, 0)] = '\0';
	return cc_span(cc_strdup(c->arena, text));
}

struct cc_span
cc_view_verdict(const struct cc_canvas *c, const struct cc_table *t, size_t row, const char *column)
{
	struct cc_span text = cc_view_text(c, t, row, column);
	char *words = cc_strndup(c->arena, text.at, text.len);

	for (size_t i = 0; i < text.len; i++)
		if (words[i] == '_')
			words[i] = ' ';
	return (struct cc_span){ words, text.len };
}

double
cc_view_parameter(const struct cc_report *report, const char *name)
{
	for (size_t i = 0; name != NULL && i < report->n_parameters; i++) {
		const struct cc_parameter *p = &report->parameter[i];

		if (strcmp(p->name, name) != 0 || p->cell.empty)
			continue;
		if (p->type == CC_TYPE_INT)
			return (double)p->cell.as.integer;
		return p->type == CC_TYPE_REAL ? p->cell.as.real : NAN;
	}
	return NAN;
}

static struct cc_span
range_of(const struct cc_canvas *c, struct cc_span from, struct cc_span to)
{
	bool minus = to.len > 0 && to.at[0] == '-'; /* which beside a dash looks like two */

	if (from.len == 0 || to.len == 0)
		return CC_SPAN("");
	return cc_span(cc_format(
	    c->arena, minus ? cc_words_in(CC_SAY("%s to %s", "%s〜%s"), c->lang) : "%s–%s", from.at, to.at));
}

struct cc_span
cc_view_range(
    const struct cc_canvas *c, const struct cc_table *t, size_t row, const char *low, const char *high)
{
	return range_of(c, cc_view_text(c, t, row, low), cc_view_text(c, t, row, high));
}

struct cc_span
cc_view_bounds(const struct cc_canvas *c, const struct cc_chart_view *v, size_t row)
{
	return range_of(c, cc_view_short(c, v->table, row, v->chart->low, false),
	    cc_view_short(c, v->table, row, v->chart->high, false));
}

struct cc_span
cc_view_interval(const struct cc_canvas *c, const struct cc_table *t, size_t row, const char *value,
    const char *low, const char *high)
{
	struct cc_span at = cc_view_text(c, t, row, value), range = cc_view_range(c, t, row, low, high);

	return range.len == 0 ? at : cc_span(cc_format(c->arena, "%s (%s)", at.at, range.at));
}

struct cc_span
cc_view_estimate(const struct cc_canvas *c, const struct cc_chart_view *v, size_t row)
{
	return cc_view_interval(c, v->table, row, v->chart->value, v->chart->low, v->chart->high);
}

struct cc_span
cc_view_title(const struct cc_canvas *c, const struct cc_chart_view *v, size_t row)
{
	struct cc_span label = cc_view_label(c, v, row), value = cc_view_estimate(c, v, row);
	struct cc_span n = cc_view_text(c, v->table, row, v->chart->n);
	struct cc_span word = cc_view_text(c, v->table, row, v->chart->word);

	return cc_span(cc_format(c->arena, "%s: %s%s%s%s%s", label.at, value.at, n.len > 0 ? ", n = " : "",
	    n.at, word.len > 0 ? ", " : "", word.at));
}

static size_t
mark_of(const struct cc_chart_view *v, size_t row)
{
	struct cc_span word = cc_view_key(v->table, row, v->chart->word);

	for (size_t i = 0; i < CC_CHART_MARKS; i++)
		if (v->chart->marks[i] != NULL && cc_span_eq(word, cc_span(v->chart->marks[i])))
			return i;
	return CC_CHART_MARKS;
}

enum cc_shape
cc_view_shape(const struct cc_chart_view *v, size_t row)
{
	static const enum cc_shape shapes[CC_CHART_MARKS + 1] = { CC_SHAPE_DISC, CC_SHAPE_TRIANGLE,
		CC_SHAPE_DIAMOND, CC_SHAPE_RING, CC_SHAPE_SQUARE, CC_SHAPE_CROSS, CC_SHAPE_DISC };

	return shapes[mark_of(v, row)];
}

const char *
cc_view_class(const struct cc_chart_view *v, size_t row)
{
	static const char *const classes[CC_CHART_MARKS + 1] = { "good", "fair", "poor", "open", "open",
		"open", "plain" };

	return classes[mark_of(v, row)];
}

/* value, low and high of rows, within the ends that are there. */
static void
stretch(double *low, double *high, const struct cc_chart_view *v, size_t from, size_t to)
{
	const char *const columns[] = { v->chart->value, v->chart->low, v->chart->high };

	for (size_t row = from; row < to; row++)
		for (size_t i = 0; i < 3; i++) {
			double value = cc_view_real(v->table, row, columns[i]);

			*low = value < *low ? value : *low;
			*high = value > *high ? value : *high;
		}
}

struct cc_axis
cc_view_group_scale(const struct cc_chart_view *v, size_t row, size_t ticks)
{
	size_t from = row, to = row + 1;
	double low = INFINITY, high = -INFINITY;

	while (from > 0 && !cc_view_begins(v, from))
		from--;
	while (to < v->table->rows && !cc_view_begins(v, to))
		to++;
	stretch(&low, &high, v, from, to);
	return cc_axis(low, high, ticks, true, cc_view_type_of(v->table, v->chart->value, from, to));
}

struct cc_axis
cc_view_scale(const struct cc_chart_view *v, double line, size_t ticks)
{
	const struct cc_chart *chart = v->chart;
	double low = isfinite(line) ? line : INFINITY, high = isfinite(line) ? line : -INFINITY;
	bool fixed = chart->to > chart->from;

	stretch(&low, &high, v, 0, v->table->rows);
	if (fixed) {
		low = chart->from;
		high = chart->to;
	}
	if (chart->sum && cc_view_items(v->table, chart->profile) > 0) {
		double items = (double)cc_view_items(v->table, chart->profile);

		low = items * cc_view_parameter(v->report, chart->profile_low);
		high = items * cc_view_parameter(v->report, chart->profile_high);
		fixed = true;
	}
	return cc_axis(low, high, ticks, !fixed, cc_view_type_of(v->table, chart->value, 0, v->table->rows));
}
