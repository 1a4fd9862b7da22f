/* store_save.c -- a sealed state as JSON Lines.
 *
 * Ids, values and rows are broken into lines of some tens of kilobytes, so
 * that whoever reads them needs little memory at a time. */
#include "rec/part.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/json.h"
#include "base/num.h"
#include "rec/batch.h"
#include "rec/store_read.h"

#include <inttypes.h>
#include <math.h>

enum { LINE = 64 * 1024 };

/* One array over several lines: HEAD, items, "]}" on each. */
struct lines {
	struct cc_buf *out;
	const char *kind, *name, *what;
	size_t begun; /* where the open line's items begin; 0: no line is open */
	uint64_t n;   /* lines so far, of all kinds */
};

static void
line_close(struct lines *l)
{
	if (l->begun == 0)
		return;
	cc_buf_puts(l->out, "]}\n");
	l->begun = 0;
	l->n++;
}

/* Before each item. */
static void
line_item(struct lines *l)
{
	if (l->begun != 0 && l->out->len - l->begun > LINE)
		line_close(l);
	if (l->begun != 0) {
		cc_buf_putc(l->out, ',');
		return;
	}
	cc_buf_printf(l->out, "{\"%s\":", l->kind);
	cc_json_text(l->out, cc_span(l->name));
	cc_buf_printf(l->out, ",\"%s\":[", l->what);
	l->begun = l->out->len;
}

/* Always with a mark of a real, so that no reader takes it for an integer. */
static void
put_number(struct cc_buf *out, double value)
{
	char text[CC_NUM_MAX];
	size_t len;

	if (!isfinite(value)) { /* a MIN or MAX of nothing */
		cc_buf_puts(out, "null");
		return;
	}
	len = cc_num_print(text, value);
	cc_buf_add(out, text, len);
	if (strpbrk(text, ".eE") == NULL)
		cc_buf_puts(out, ".0");
}

static void
put_id(struct cc_buf *out, uint32_t id)
{
	if (id == CC_NO_ID)
		cc_buf_puts(out, "null");
	else
		cc_buf_int(out, id);
}

static void
put_place(struct cc_buf *out, uint64_t place)
{
	cc_buf_int(out, cc_place_file(place));
	cc_buf_putc(out, ',');
	cc_buf_int(out, (int64_t)cc_place_line(place));
}

static void
put_first(struct cc_buf *out, const struct cc_first *first)
{
	if (first == NULL) {
		cc_buf_puts(out, "null");
		return;
	}
	cc_buf_putc(out, '[');
	cc_json_text(out, first->text);
	cc_buf_putc(out, ',');
	put_place(out, first->place);
	if (first->other.at != NULL) {
		cc_buf_putc(out, ',');
		cc_json_text(out, first->other);
		cc_buf_putc(out, ',');
		put_place(out, first->other_place);
	}
	cc_buf_putc(out, ']');
}

static void
put_text(struct cc_buf *out, const struct cc_span *text)
{
	if (text->at == NULL)
		cc_buf_puts(out, "null");
	else
		cc_json_text(out, *text);
}

static void
put_list(struct cc_buf *out, const struct cc_store_list *list)
{
	cc_buf_putc(out, '[');
	for (uint64_t i = 0; i < list->n; i++) {
		if (i > 0)
			cc_buf_putc(out, ',');
		put_id(out, list->id[i]);
	}
	cc_buf_putc(out, ']');
}

static void
put_field(struct cc_buf *out, const struct cc_store *s, const unsigned char *record, unsigned f, uint32_t i)
{
	const void *at = cc_row_field(s, record, f);

	switch (s->spec->fields[f].kind) {
	case CC_FIELD_KEY:
	case CC_FIELD_VALUE: put_id(out, cc_row_id(s, record, f, i)); break;
	case CC_FIELD_PLACE: put_place(out, cc_row_word(s, record, f)); break;
	case CC_FIELD_DAY: cc_buf_int(out, cc_row_day(s, record, f)); break;
	case CC_FIELD_COUNT: cc_buf_int(out, ((const int64_t *)at)[i]); break;
	case CC_FIELD_SUM:
		cc_buf_putc(out, '"');
		cc_exact_print(out, (const struct cc_exact *)at + i);
		cc_buf_putc(out, '"');
		break;
	case CC_FIELD_MIN:
	case CC_FIELD_MAX: put_number(out, ((const double *)at)[i]); break;
	case CC_FIELD_FIRST: put_first(out, ((struct cc_first *const *)at)[i]); break;
	case CC_FIELD_TEXT: put_text(out, (const struct cc_span *)at + i); break;
	case CC_FIELD_LIST: put_list(out, (const struct cc_store_list *)at + i); break;
	}
}

static void
put_row(struct cc_buf *out, const struct cc_store *s, const unsigned char *record)
{
	bool later = false;

	cc_buf_putc(out, '[');
	for (unsigned f = 0; f < s->n_fields; f++)
		for (uint32_t i = 0; i < s->repeat[f]; i++) {
			if (later)
				cc_buf_putc(out, ',');
			later = true;
			put_field(out, s, record, f, i);
		}
	cc_buf_putc(out, ']');
}

/* By all keys, whatever the rows stand by. */
static void
save_rows(struct lines *l, const struct cc_state *state, const struct cc_store *s)
{
	struct cc_arena *scratch = cc_arena_new();
	const uint32_t *order = s->spec->by == 0 ? s->order : cc_store_key_order(s, state, scratch);

	l->what = "rows";
	for (uint64_t row = 0; row < s->rows; row++) {
		line_item(l);
		put_row(l->out, s, cc_store_record(s, order[row]));
	}
	line_close(l);
	cc_arena_free(scratch);
}

static void
save_state(struct lines *l, const struct cc_state *state, const struct cc_part_form *form)
{
	l->kind = "ids";
	l->what = "text";
	for (unsigned r = 0; r < state->n_roles; r++) {
		uint32_t n = state->ids[r] != NULL ? cc_state_ids(state, r) : 0;

		l->name = form->role[r];
		for (uint32_t id = 0; id < n; id++) {
			line_item(l);
			cc_json_text(l->out, cc_state_text(state, r, id));
		}
		line_close(l);
	}
	l->kind = "store";
	for (size_t i = 0; i < state->n_stores; i++) {
		const struct cc_store *s = state->store[i];

		l->name = s->spec->name;
		l->what = "values";
		for (uint32_t v = 0; v < s->n_values; v++) {
			line_item(l);
			put_number(l->out, s->value[v]);
		}
		line_close(l);
		save_rows(l, state, s);
	}
}

static void
save_head(struct cc_buf *out, const struct cc_part_state *part, const struct cc_part_form *form)
{
	cc_buf_puts(out, "{\"command\":");
	cc_json_text(out, cc_span(form->command));
	cc_buf_puts(out, ",\"version\":");
	cc_json_text(out, cc_span(form->version));
	cc_buf_puts(out, ",\"parameters\":{");
	for (size_t i = 0; i < form->n_parameters; i++) {
		cc_buf_puts(out, i > 0 ? "," : "");
		cc_json_text(out, cc_span(form->parameter[i].name));
		cc_buf_putc(out, ':');
		cc_json_text(out, cc_span(form->parameter[i].text));
	}
	cc_buf_puts(out, "},\"parts\":[");
	for (size_t i = 0; i < part->n_parts; i++) {
		const struct cc_part_id *id = &part->id[i];

		cc_buf_printf(out, "%s{\"hash\":\"%s\"", i > 0 ? "," : "", id->hash);
		if (id->of > 0)
			cc_buf_printf(out, ",\"part\":%" PRIu32 ",\"of\":%" PRIu32, id->number, id->of);
		cc_buf_putc(out, '}');
	}
	cc_buf_puts(out, "]}\n");
}

static void
save_read(struct cc_buf *out, const struct cc_part_state *part, const struct cc_part_form *form)
{
	cc_buf_puts(out, "{\"read\":{");
	for (size_t i = 0; i < form->n_counts; i++)
		cc_buf_printf(out, "%s\"%s\":%" PRIu64, i > 0 ? "," : "", form->count[i], part->count[i]);
	cc_buf_puts(out, "},\"last_day\":");
	if (part->last_day == CC_NO_DAY)
		cc_buf_puts(out, "null");
	else
		cc_buf_printf(out, "%" PRId64, part->last_day);
	cc_buf_puts(out, ",\"columns\":[");
	for (size_t i = 0; i < form->n_columns; i++)
		cc_buf_printf(out, "%s%d", i > 0 ? "," : "", part->column[i]);
	cc_buf_puts(out, "]}\n");
}

void
cc_part_save(struct cc_buf *out, const struct cc_part_state *part, const struct cc_part_form *form)
{
	struct lines l = { .out = out };

	save_head(out, part, form);
	save_read(out, part, form);
	for (size_t i = 0; i < part->n_inputs; i++) {
		const struct cc_part_input *in = &part->input[i];

		cc_buf_puts(out, "{\"input\":");
		cc_json_text(out, cc_span(in->file));
		cc_buf_printf(out, ",\"rows\":%" PRIu64 ",\"encoding\":", in->rows);
		cc_json_text(out, cc_span(in->encoding));
		cc_buf_printf(out, ",\"guessed\":%s,\"bytes\":%" PRIu64 ",\"hash\":\"%s\"}\n",
		    in->guessed ? "true" : "false", in->content.bytes, in->content.hash);
	}
	l.n = 2 + part->n_inputs;
	save_state(&l, part->state, form);
	cc_buf_printf(out, "{\"lines\":%" PRIu64 "}\n", l.n + 1);
}
