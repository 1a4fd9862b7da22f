/* json.c -- a report as JSON, one table as JSON Lines.
 *
 * Laid out to be read and diffed: an object a line wherever there are many.
 * An own writer, because numbers must have the fewest digits that read back to
 * the same double.
 */
#include "render/formats.h"

#include "base/json.h"
#include "render/cell.h"

#include <inttypes.h>

static void
put_text(struct cc_buf *out, const char *text)
{
	if (text)
		cc_json_text(out, cc_span(text));
	else
		cc_buf_puts(out, "null");
}

static void
put_list(struct cc_buf *out, const struct cc_cell *cell)
{
	cc_buf_putc(out, '[');
	for (size_t i = 0; i < cell->as.list.n; i++) {
		if (i > 0)
			cc_buf_puts(out, ", ");
		cc_json_text(out, cell->as.list.item[i]);
	}
	cc_buf_putc(out, ']');
}

static void
put_value(struct cc_buf *out, const struct cc_cell *cell, enum cc_type type)
{
	if (cell->empty) {
		cc_buf_puts(out, "null");
	} else if (cc_type_number(type)) {
		cc_cell_machine(out, cell, type);
	} else if (type == CC_TYPE_LIST) {
		put_list(out, cell);
	} else if (type == CC_TYPE_DATE) {
		cc_buf_putc(out, '"');
		cc_cell_machine(out, cell, type);
		cc_buf_putc(out, '"');
	} else {
		cc_json_text(out, cell->as.text);
	}
}

static void
put_row(struct cc_buf *out, const struct cc_table *table, size_t row)
{
	const struct cc_cell *cell = cc_render_row(table, row);

	cc_buf_putc(out, '{');
	for (size_t c = 0; c < table->n_columns; c++) {
		if (c > 0)
			cc_buf_puts(out, ", ");
		put_text(out, table->column[c].name);
		cc_buf_puts(out, ": ");
		put_value(out, &cell[c], table->column[c].type);
	}
	cc_buf_putc(out, '}');
}

/* Before the i-th element of a list or mapping that has one a line. */
static void
next_line(struct cc_buf *out, size_t i, const char *indent)
{
	cc_buf_puts(out, i > 0 ? ",\n" : "\n");
	cc_buf_puts(out, indent);
}

/* "{}" where nothing was put between. */
static void
close_lines(struct cc_buf *out, bool any, const char *indent, char bracket)
{
	if (any) {
		cc_buf_putc(out, '\n');
		cc_buf_puts(out, indent);
	}
	cc_buf_putc(out, bracket);
}

static void
put_parameters(struct cc_buf *out, const struct cc_report *report)
{
	size_t shown = 0;

	cc_buf_puts(out, "{");
	for (size_t i = 0; i < report->n_parameters; i++) {
		const struct cc_parameter *p = &report->parameter[i];

		if (p->cell.empty)
			continue;
		next_line(out, shown++, "    ");
		put_text(out, p->name);
		cc_buf_puts(out, ": ");
		put_value(out, &p->cell, p->type);
	}
	close_lines(out, shown > 0, "  ", '}');
}

static void
put_inputs(struct cc_buf *out, const struct cc_report *report)
{
	cc_buf_putc(out, '[');
	for (size_t i = 0; i < report->n_inputs; i++) {
		const struct cc_report_input *input = &report->input[i];

		next_line(out, i, "    {\"file\": ");
		put_text(out, input->file);
		cc_buf_printf(out, ", \"rows\": %" PRIu64 ", \"encoding\": ", input->rows);
		put_text(out, input->encoding);
		cc_buf_putc(out, '}');
	}
	close_lines(out, report->n_inputs > 0, "  ", ']');
}

static void
put_tables(struct cc_buf *out, const struct cc_report *report, const struct cc_render_opts *opts)
{
	size_t n = 0;

	cc_buf_putc(out, '{');
	for (const struct cc_table *t = NULL; (t = cc_render_next(report, opts, t)) != NULL;) {
		next_line(out, n++, "    ");
		put_text(out, t->spec->name);
		cc_buf_puts(out, ": [");
		for (size_t row = 0; row < t->rows; row++) {
			next_line(out, row, "      ");
			put_row(out, t, row);
		}
		close_lines(out, t->rows > 0, "    ", ']');
	}
	close_lines(out, n > 0, "  ", '}');
}

static const char *
type_name(enum cc_type type)
{
	static const char *const names[] = { [CC_TYPE_ID] = "id",
		[CC_TYPE_LABEL] = "label",
		[CC_TYPE_TEXT] = "text",
		[CC_TYPE_WORD] = "word",
		[CC_TYPE_LIST] = "list",
		[CC_TYPE_INT] = "integer",
		[CC_TYPE_REAL] = "real",
		[CC_TYPE_SHARE] = "share",
		[CC_TYPE_P] = "p",
		[CC_TYPE_MONEY] = "money",
		[CC_TYPE_DATE] = "date",
		[CC_TYPE_PERIOD] = "period",
		[CC_TYPE_PLACE] = "place",
		[CC_TYPE_BEFORE] = "text" };

	return names[type];
}

static const char *
part_name(enum cc_part part)
{
	static const char *const names[] = { [CC_PART_NONE] = NULL,
		[CC_PART_KEY] = "key",
		[CC_PART_ESTIMATE] = "estimate",
		[CC_PART_LOW] = "low",
		[CC_PART_HIGH] = "high",
		[CC_PART_N] = "n",
		[CC_PART_P] = "p" };

	return names[part];
}

/* Of amounts: the currency, unless each row says what its amount is of. */
static const char *
unit_of(const struct cc_report *report, const struct cc_table *t, enum cc_type type)
{
	if (type != CC_TYPE_MONEY)
		return NULL;
	for (size_t c = 0; c < t->n_columns; c++)
		if (cc_span_eq(cc_span(t->column[c].name), CC_SPAN("unit")))
			return NULL;
	return report->currency;
}

/* What a reader of the tables must know to print a figure: a share as percent, an amount in its currency, an
 * interval beside its estimate. */
static void
put_columns(struct cc_buf *out, const struct cc_report *report, const struct cc_render_opts *opts)
{
	size_t n = 0;

	cc_buf_puts(out, ",\n  \"columns\": {");
	for (const struct cc_table *t = NULL; (t = cc_render_next(report, opts, t)) != NULL;) {
		next_line(out, n++, "    ");
		put_text(out, t->spec->name);
		cc_buf_puts(out, ": [");
		for (size_t c = 0; c < t->n_columns; c++) {
			cc_buf_puts(out, c > 0 ? ", {\"name\": " : "{\"name\": ");
			put_text(out, t->column[c].name);
			cc_buf_printf(out, ", \"type\": \"%s\"", type_name(t->column[c].type));
			if (unit_of(report, t, t->column[c].type) != NULL) {
				cc_buf_puts(out, ", \"unit\": ");
				put_text(out, unit_of(report, t, t->column[c].type));
			}
			if (part_name(t->column[c].part) != NULL)
				cc_buf_printf(out, ", \"part\": \"%s\"", part_name(t->column[c].part));
			cc_buf_putc(out, '}');
		}
		cc_buf_putc(out, ']');
	}
	close_lines(out, n > 0, "  ", '}');
}

/* The sentences once more, short. */
static void
put_findings(struct cc_buf *out, const struct cc_table *findings)
{
	if (findings == NULL)
		return;
	cc_buf_puts(out, ",\n  \"findings\": [");
	for (size_t row = 0; row < findings->rows; row++) {
		next_line(out, row, "    {\"code\": ");
		put_value(out, cc_render_cell(findings, row, "code"), CC_TYPE_WORD);
		cc_buf_puts(out, ", \"text\": ");
		put_value(out, cc_render_cell(findings, row, "sentence"), CC_TYPE_TEXT);
		cc_buf_puts(out, ", \"cells\": ");
		put_value(out, cc_render_cell(findings, row, "cells"), CC_TYPE_LIST);
		cc_buf_putc(out, '}');
	}
	close_lines(out, findings->rows > 0, "  ", ']');
}

static void
put_notes(struct cc_buf *out, const struct cc_report *report)
{
	cc_buf_putc(out, '[');
	for (size_t i = 0; i < report->n_notes; i++) {
		next_line(out, i, "    {\"code\": ");
		put_text(out, report->note[i].code);
		cc_buf_puts(out, ", \"text\": ");
		put_text(out, report->note[i].text);
		cc_buf_putc(out, '}');
	}
	close_lines(out, report->n_notes > 0, "  ", ']');
}

bool
cc_render_json(struct cc_buf *out, const struct cc_report *report, const struct cc_render_opts *opts)
{
	if (opts->table && !cc_render_table(report, opts->table))
		return false;
	cc_buf_puts(out, "{\n  \"tool\": ");
	put_text(out, report->tool);
	cc_buf_puts(out, ",\n  \"version\": ");
	put_text(out, report->version);
	cc_buf_puts(out, ",\n  \"study\": ");
	put_text(out, report->study);
	cc_buf_puts(out, ",\n  \"parameters\": ");
	put_parameters(out, report);
	cc_buf_puts(out, ",\n  \"inputs\": ");
	put_inputs(out, report);
	put_findings(out, cc_render_findings(report, opts));
	put_columns(out, report, opts);
	cc_buf_puts(out, ",\n  \"tables\": ");
	put_tables(out, report, opts);
	cc_buf_puts(out, ",\n  \"notes\": ");
	put_notes(out, report);
	cc_buf_puts(out, "\n}\n");
	return true;
}

bool
cc_render_jsonl(struct cc_buf *out, const struct cc_report *report, const struct cc_render_opts *opts)
{
	const struct cc_table *table = cc_render_table(report, opts->table);

	if (!table)
		return false;
	for (size_t row = 0; row < table->rows; row++) {
		put_row(out, table, row);
		cc_buf_putc(out, '\n');
	}
	return true;
}
