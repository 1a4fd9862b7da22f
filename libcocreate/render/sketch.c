/* sketch.c -- an interval in a line of characters, beside its figures. */
#include "render/sketch.h"

#include <math.h>

enum { TICKS = 5 };

static bool
fits(const struct cc_chart *chart, const struct cc_table *t)
{
	return chart->kind == CC_CHART_INTERVALS && !chart->extra && chart->low != NULL &&
	       strcmp(chart->table, t->spec->name) == 0;
}

bool
cc_sketch(struct cc_sketch *s, const struct cc_report *report, const struct cc_table *table)
{
	const struct cc_chart *chart = report->charts;
	bool any = false;

	while (chart != NULL && chart->table != NULL && !fits(chart, table))
		chart++;
	if (chart == NULL || chart->table == NULL)
		return false;
	s->view = (struct cc_chart_view){ report, chart, table, 0, table->rows };
	for (size_t row = 0; row < table->rows; row++)
		any |= isfinite(cc_view_real(table, row, chart->low));
	if (!any)
		return false;
	s->line = cc_view_parameter(report, chart->line);
	s->axis = cc_view_scale(&s->view, s->line, TICKS);
	s->axis.from = 0;
	s->axis.to = CC_SKETCH_WIDTH - 1;
	return true;
}

void
cc_sketch_head(struct cc_buf *out, const struct cc_sketch *s)
{
	struct cc_buf low = { 0 }, high = { 0 };

	cc_axis_put(&low, &s->axis, s->axis.low);
	cc_axis_put(&high, &s->axis, s->axis.high);
	cc_buf_add(out, low.at, low.len);
	if (low.len + high.len < CC_SKETCH_WIDTH)
		cc_buf_repeat(out, ' ', CC_SKETCH_WIDTH - low.len - high.len);
	cc_buf_add(out, high.at, high.len);
	cc_buf_free(&low);
	cc_buf_free(&high);
}

static size_t
place(const struct cc_sketch *s, double value)
{
	return (size_t)floor(cc_axis_at(&s->axis, value) + 0.5);
}

void
cc_sketch_row(struct cc_buf *out, const struct cc_sketch *s, size_t row)
{
	const struct cc_chart *chart = s->view.chart;
	double value = cc_view_real(s->view.table, row, chart->value);
	double low = cc_view_real(s->view.table, row, chart->low);
	double high = cc_view_real(s->view.table, row, chart->high);
	bool whole = isfinite(low) && isfinite(high);

	if (!isfinite(value))
		return;
	for (size_t i = 0; i < CC_SKETCH_WIDTH; i++) {
		bool line = isfinite(s->line) && i == place(s, s->line);
		const char *c = line ? "┆" : "·";

		if (whole && i > place(s, low) && i < place(s, high))
			c = line ? "┼" : "─";
		if (whole && i == place(s, low))
			c = "├";
		if (whole && i == place(s, high))
			c = "┤";
		cc_buf_puts(out, i == place(s, value) ? "●" : c);
	}
}
