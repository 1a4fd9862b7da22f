/* rows.c -- rows of the input with columns added, in the formats that hold rows. */
#include "render/rows.h"

#include "base/json.h"
#include "render/formats.h"

bool
cc_rows_is_csv(enum cc_rows_format format)
{
	return format == CC_ROWS_CSV || format == CC_ROWS_TSV;
}

static char
delimiter_of(const struct cc_rows_writer *w)
{
	return w->format == CC_ROWS_TSV ? '\t' : ',';
}

bool
cc_rows_as_they_stand(const struct cc_rows_writer *w, const struct cc_rows_plan *plan)
{
	return cc_rows_is_csv(w->format) && plan->plain && plan->delimiter == delimiter_of(w) && !w->excel;
}

static void
put_csv(struct cc_buf *out, struct cc_rows_writer *w, struct cc_span cell, bool first)
{
	if (w->excel && cc_csv_formula(cell)) {
		struct cc_buf defused = { 0 };

		cc_buf_putc(&defused, '\'');
		cc_buf_span(&defused, cell);
		cc_csv_put(out, (struct cc_span){ defused.at, defused.len }, delimiter_of(w), first);
		cc_buf_free(&defused);
		return;
	}
	cc_csv_put(out, cell, delimiter_of(w), first);
}

static void
end_csv(struct cc_buf *out, const struct cc_rows_writer *w, size_t begin)
{
	if (out->len == begin)
		cc_buf_puts(out, "\"\"");
	cc_buf_puts(out, w->excel ? "\r\n" : "\n");
}

void
cc_rows_head(struct cc_buf *out, struct cc_rows_writer *w, const struct cc_span *name, uint32_t n,
    const struct cc_span *added, const uint32_t *tail, uint32_t n_tail)
{
	size_t begin;

	if (w->format == CC_ROWS_JSON)
		cc_buf_putc(out, '[');
	if (!cc_rows_is_csv(w->format))
		return;
	if (w->excel)
		cc_buf_puts(out, "\xef\xbb\xbf");
	begin = out->len;
	for (uint32_t i = 0; i < n + n_tail; i++) {
		if (i > 0)
			cc_buf_putc(out, delimiter_of(w));
		put_csv(out, w, i < n ? name[i] : added[tail[i - n]], i == 0);
	}
	end_csv(out, w, begin);
}

void
cc_rows_foot(struct cc_buf *out, const struct cc_rows_writer *w, bool any)
{
	if (w->format == CC_ROWS_JSON)
		cc_buf_puts(out, any ? "\n]\n" : "]\n");
}

void
cc_rows_fill(struct cc_buf *out, const struct cc_rows_writer *w, uint32_t columns)
{
	cc_buf_repeat(out, delimiter_of(w), columns);
}

static struct cc_span
cell_of(const struct cc_rows *rows, uint32_t r, uint32_t column)
{
	return rows->cell[(size_t)r * rows->wanted + column];
}

static struct cc_answers
answers_of(const struct cc_rows *rows, uint32_t r, uint32_t column)
{
	if (rows->answers == NULL)
		return (struct cc_answers){ 0 };
	return rows->answers[(size_t)r * rows->wanted + column];
}

static struct cc_span
join_answers(struct cc_rows_writer *w, struct cc_answers list)
{
	w->text.len = 0;
	for (size_t i = 0; i < list.n; i++) {
		if (i > 0)
			cc_buf_putc(&w->text, ';');
		cc_buf_span(&w->text, list.item[i]);
	}
	return (struct cc_span){ w->text.at, w->text.len };
}

static void
put_cells(struct cc_buf *out, struct cc_rows_writer *w, const struct cc_rows_plan *plan,
    const struct cc_rows *rows, uint32_t r, const struct cc_span *added)
{
	for (uint32_t i = 0; i < plan->n; i++) {
		uint32_t from = plan->from[i];
		struct cc_span cell = { NULL, 0 };

		if (from != CC_ROWS_ABSENT && from >= CC_ROWS_ADDED) {
			cell = added[from - CC_ROWS_ADDED];
		} else if (from != CC_ROWS_ABSENT) {
			struct cc_answers list = answers_of(rows, r, from);

			cell = list.n > 0 ? join_answers(w, list) : cell_of(rows, r, from);
		}
		if (i > 0)
			cc_buf_putc(out, delimiter_of(w));
		put_csv(out, w, cell, i == 0);
	}
}

static void
put_csv_row(struct cc_buf *out, size_t *gap, struct cc_rows_writer *w, const struct cc_rows_plan *plan,
    const struct cc_rows *rows, uint32_t r, const struct cc_span *added)
{
	size_t begin = out->len;

	if (rows->width[r] == plan->width && cc_rows_as_they_stand(w, plan))
		cc_buf_span(out, rows->raw[r]);
	else
		put_cells(out, w, plan, rows, r, added);
	*gap = out->len;
	for (uint32_t i = 0; i < plan->n_tail; i++) {
		cc_buf_putc(out, delimiter_of(w));
		put_csv(out, w, added[plan->tail[i]], false);
	}
	end_csv(out, w, begin);
}

static void
put_key(struct cc_buf *out, bool *later, struct cc_span name)
{
	cc_buf_puts(out, *later ? ", " : "");
	*later = true;
	cc_json_text(out, name);
	cc_buf_puts(out, ": ");
}

static void
put_text(struct cc_buf *out, struct cc_span text)
{
	if (text.at == NULL)
		cc_buf_puts(out, "null");
	else
		cc_json_text(out, text);
}

static void
put_scalar(struct cc_buf *out, struct cc_span text, bool bare)
{
	if (bare)
		cc_buf_span(out, text);
	else
		put_text(out, text);
}

static void
put_list(struct cc_buf *out, const struct cc_written *list)
{
	cc_buf_putc(out, '[');
	for (size_t i = 0; i < list->n; i++) {
		cc_buf_puts(out, i > 0 ? ", " : "");
		put_scalar(out, list->item[i], list->bare[i]);
	}
	cc_buf_putc(out, ']');
}

static void
put_value(struct cc_buf *out, bool *later, const struct cc_rows_plan *plan, uint32_t i,
    const struct cc_rows *rows, uint32_t r)
{
	const struct cc_written *written = answers_of(rows, r, plan->from[i]).written;
	struct cc_span cell = cell_of(rows, r, plan->from[i]);

	if (written == NULL && cell.at == NULL && plan->delimiter == '\0')
		return;
	put_key(out, later, plan->name[i]);
	if (written != NULL && written->list)
		put_list(out, written);
	else
		put_scalar(out, cell, written != NULL && *written->bare);
}

static void
put_json_row(struct cc_buf *out, const struct cc_rows_plan *plan, const struct cc_rows *rows, uint32_t r,
    const struct cc_span *added)
{
	bool later = false;

	cc_buf_putc(out, '{');
	for (uint32_t i = 0; i < plan->n; i++) {
		uint32_t from = plan->from[i];

		if (from == CC_ROWS_ABSENT)
			continue;
		if (from < CC_ROWS_ADDED) {
			put_value(out, &later, plan, i, rows, r);
			continue;
		}
		put_key(out, &later, plan->name[i]);
		put_text(out, added[from - CC_ROWS_ADDED]);
	}
	for (uint32_t i = 0; i < plan->n_tail; i++) {
		put_key(out, &later, plan->added[plan->tail[i]]);
		put_text(out, added[plan->tail[i]]);
	}
	cc_buf_putc(out, '}');
}

void
cc_rows_put(struct cc_buf *out, size_t *gap, struct cc_rows_writer *w, const struct cc_rows_plan *plan,
    const struct cc_rows *rows, uint32_t r, const struct cc_span *added)
{
	if (cc_rows_is_csv(w->format)) {
		put_csv_row(out, gap, w, plan, rows, r, added);
		return;
	}
	if (w->format == CC_ROWS_JSON)
		cc_buf_puts(out, ",\n  ");
	put_json_row(out, plan, rows, r, added);
	if (w->format == CC_ROWS_JSONL)
		cc_buf_putc(out, '\n');
	*gap = 0;
}
