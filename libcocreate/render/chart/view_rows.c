/* view_rows.c -- which rows a picture has, in which groups, and what ids are called. */
#include "render/chart/view.h"

#include "base/arena.h"

#include <math.h>

size_t
cc_view_rows(const struct cc_chart_view *v)
{
	for (size_t row = 0; row < v->table->rows; row++)
		if (isfinite(cc_view_real(v->table, row, v->chart->value)))
			return v->table->rows;
	return 0;
}

size_t
cc_view_named(const struct cc_chart_view *v, const char *column, struct cc_span id)
{
	const struct cc_chart_names *names = &v->chart->names;
	const struct cc_table *t = cc_view_table(v->report, names->table);

	for (size_t row = 0; t != NULL && row < t->rows; row++)
		if (cc_span_eq(cc_view_key(t, row, names->key), id) &&
		    (names->of == NULL || cc_span_eq(cc_view_key(t, row, names->of), cc_span(column))))
			return row;
	return SIZE_MAX;
}

struct cc_span
cc_view_name(const struct cc_canvas *c, const struct cc_chart_view *v, size_t row, const char *column)
{
	size_t at = cc_view_named(v, column, cc_view_key(v->table, row, column));
	struct cc_span name = CC_SPAN("");

	if (at != SIZE_MAX)
		name = cc_view_text(
		    c, cc_view_table(v->report, v->chart->names.table), at, v->chart->names.label);
	return name.len > 0 ? name : cc_view_text(c, v->table, row, column);
}

static bool
same_cell(const struct cc_table *t, size_t a, size_t b, const char *column)
{
	double x = cc_view_real(t, a, column), y = cc_view_real(t, b, column);

	return cc_span_eq(cc_view_key(t, a, column), cc_view_key(t, b, column)) && !(x < y || x > y) &&
	       isnan(x) == isnan(y);
}

bool
cc_view_begins(const struct cc_chart_view *v, size_t row)
{
	return v->chart->group != NULL && (row == 0 || !same_cell(v->table, row, row - 1, v->chart->group) ||
					      !same_cell(v->table, row, row - 1, v->chart->group_then));
}

/* What is behind it has nothing to show. */
static bool
shows(const struct cc_chart_view *v, size_t row)
{
	return isfinite(cc_view_real(v->table, row, v->chart->value)) ||
	       cc_view_key(v->table, row, v->chart->word).len > 0;
}

size_t
cc_view_extent(const struct cc_chart_view *v, size_t *left)
{
	size_t rows = 0, groups = 0;

	*left = 0;
	if (cc_view_rows(v) == 0)
		return 0;
	for (size_t row = 0; row < v->table->rows; row++) {
		groups += cc_view_begins(v, row);
		if ((v->chart->groups == 0 || groups <= v->chart->groups) && shows(v, row))
			rows = row + 1;
	}
	*left = v->chart->groups > 0 && groups > v->chart->groups ? groups - v->chart->groups : 0;
	/* a chart that has a word for no value shows all rows */
	return v->chart->none.in[CC_EN] != NULL && *left == 0 ? v->table->rows : rows;
}
