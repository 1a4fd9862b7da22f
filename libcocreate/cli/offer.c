/* offer.c -- what may stand at one place of a command line. */
#include "cli/offer.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "cli/data.h"
#include "cli/list.h"

#include <inttypes.h>
#include <libintl.h>

#define OPERATORS "=!<>" /* what begins one of --where */

enum { ROWS_CELLS = 10000 }; /* of the rows whose values are offered */

/* One line of it is safe to show, and to read. */
static bool
is_plain(struct cc_span text)
{
	size_t len;

	for (; text.len > 0; text.at += len, text.len -= len)
		if (cc_utf8_unsafe(cc_utf8_next(text, &len)))
			return false;
	return true;
}

/* tail: what always follows the text; the word goes on behind it. */
static void
put(struct cc_buf *out, struct cc_span head, struct cc_span text, const char *tail, const char *help)
{
	if (!is_plain(head) || !is_plain(text))
		return;
	cc_buf_puts(out, tail != NULL ? "part\t" : "word\t");
	cc_buf_span(out, head);
	cc_buf_span(out, text);
	cc_buf_printf(out, "%s\t%s\n", tail != NULL ? tail : "", help);
}

static void
put_files(struct cc_buf *out, struct cc_span head)
{
	if (!is_plain(head))
		return;
	cc_buf_puts(out, "file\t");
	cc_buf_span(out, head);
	cc_buf_puts(out, "\t\n");
}

/* head, and so much of the value behind it. */
static struct cc_span
longer_head(const struct cc_slot *slot, size_t len, struct cc_arena *arena)
{
	return cc_span(
	    cc_format(arena, "%.*s%.*s", (int)slot->head.len, slot->head.at, (int)len, slot->value.at));
}

static void
put_formats(struct cc_buf *out, struct cc_span head)
{
	for (const struct cc_format *f = cc_formats; f->name != NULL; f++)
		put(out, head, cc_span(f->name), NULL, f->extension);
}

static const char *
title_of(const struct cc_session *s, const struct cc_table *t)
{
	return cc_words_in(&t->spec->title, s->run.lang);
}

static void
put_tables(struct cc_buf *out, const struct cc_session *s, struct cc_span head, const char *tail)
{
	for (size_t i = 0; i < s->report->n_tables; i++)
		put(out, head, cc_span(s->report->table[i].spec->name), tail,
		    title_of(s, &s->report->table[i]));
}

/* TABLE.COLUMN or TABLE[KEY].COLUMN, as far as it is there. */
static void
put_cells(struct cc_buf *out, const struct cc_session *s, const struct cc_slot *slot)
{
	const char *value = cc_span_dup(s->arena, slot->value).at;
	size_t len = strcspn(value, ".[");
	const char *dot = value[len] == '[' ? strstr(value, "].") : value + len;
	const struct cc_table *t = cc_report_table(s->report, cc_strndup(s->arena, value, len));

	if (value[len] == '\0') {
		put_tables(out, s, slot->head, ".");
		return;
	}
	if (dot == NULL || t == NULL)
		return;
	dot += *dot == ']' ? 2 : 1;
	for (size_t c = 0; c < t->n_columns; c++)
		put(out, longer_head(slot, (size_t)(dot - value), s->arena), cc_span(t->column[c].name), NULL,
		    title_of(s, t));
}

/* False: there are no files, or they cannot be read. */
static bool
sample(struct cc_input_sample *out, struct cc_session *s, size_t cells)
{
	struct cc_fold_opts opts = cc_session_fold_opts();
	struct cc_err ignored;

	if (s->run.files == 0 || (cells > 0 && !cc_session_bind(&s->binder, s, NULL, &ignored)))
		return false;
	return cc_sample_read(out, &s->run, cells, s->binder, &opts, s->arena, &ignored);
}

static void
put_columns(struct cc_buf *out, struct cc_session *s, struct cc_span head, const char *tail)
{
	struct cc_input_sample columns;

	if (!sample(&columns, s, 0))
		return;
	for (size_t i = 0; i < columns.n; i++)
		put(out, head, cc_sample_name(&columns.column[i], s->arena), tail,
		    cc_format(s->arena, "#%" PRIu32, columns.column[i].position));
}

/* The names that -c takes, as --list=roles has them. */
static void
put_roles(struct cc_buf *out, const struct cc_session *s, struct cc_span head)
{
	struct cc_buf roles = { 0 };

	cc_list_roles(&roles, s->method, &s->run);
	for (const char *at = roles.at; at != NULL && *at != '\0'; at += strcspn(at, "\n") + 1) {
		size_t name = strcspn(at, "\t"), type = strcspn(at + name + 1, "\t");
		const char *need = at + name + 1 + type + 1;

		put(out, head, (struct cc_span){ at, name }, "=",
		    cc_format(
			s->arena, "%.*s, %.*s", (int)type, at + name + 1, (int)strcspn(need, "\t"), need));
	}
	cc_buf_free(&roles);
}

static void
put_bindings(struct cc_buf *out, struct cc_session *s, const struct cc_slot *slot)
{
	const char *equals = memchr(slot->value.at, '=', slot->value.len);

	if (equals == NULL)
		put_roles(out, s, slot->head);
	else
		put_columns(out, s, longer_head(slot, (size_t)(equals + 1 - slot->value.at), s->arena), NULL);
}

/* Of whose cells the condition is; the longest name counts. */
static const struct cc_sample_column *
condition_column(
    size_t *name, const struct cc_input_sample *columns, struct cc_span value, struct cc_arena *arena)
{
	const struct cc_sample_column *found = NULL;

	*name = 0;
	for (size_t i = 0; i < columns->n; i++) {
		struct cc_span typed = cc_sample_name(&columns->column[i], arena);

		if (typed.len > *name && typed.len < value.len &&
		    memcmp(typed.at, value.at, typed.len) == 0 &&
		    cc_byte_in(value.at[typed.len], OPERATORS)) {
			found = &columns->column[i];
			*name = typed.len;
		}
	}
	return found;
}

/* COLUMN=, then values where a column has but a few. */
static void
put_rows(struct cc_buf *out, struct cc_session *s, const struct cc_slot *slot)
{
	struct cc_input_sample columns;
	const struct cc_sample_column *column = NULL;
	const char *value = cc_span_dup(s->arena, slot->value).at;
	size_t name = 0;

	if (value[strcspn(value, OPERATORS)] != '\0' && sample(&columns, s, ROWS_CELLS))
		column = condition_column(&name, &columns, slot->value, s->arena);
	if (column == NULL) {
		put_columns(out, s, slot->head, "=");
		return;
	}
	name += strspn(value + name, OPERATORS);
	for (size_t i = 0; i < column->n_distinct && !column->more; i++)
		put(out, longer_head(slot, name, s->arena), column->distinct[i], NULL, "");
}

/* BOOK, or ELEMENT=BOOK. */
static void
put_books(struct cc_buf *out, const struct cc_session *s, const struct cc_slot *slot)
{
	const char *equals = memchr(slot->value.at, '=', slot->value.len);
	bool named = slot->opt->named;
	struct cc_span head = slot->head;
	const char **book;
	size_t n;

	if (named && equals == NULL)
		return;
	if (named)
		head = longer_head(slot, (size_t)(equals + 1 - slot->value.at), s->arena);
	n = cc_data_names(&book, "codebooks", s->arena);
	for (size_t i = 0; i < n; i++)
		put(out, head, cc_span(book[i]), NULL, "");
	put_files(out, head);
}

/* An entry of a list, or ENTRY=N,ENTRY=N. */
static void
put_items(struct cc_buf *out, const struct cc_session *s, const struct cc_slot *slot)
{
	const struct cc_items *items = cc_session_items(s, slot->opt->list);
	bool pairs = slot->opt->kind == CC_OPT_PAIRS;
	size_t len = pairs ? slot->value.len : 0;
	struct cc_span head;

	while (len > 0 && slot->value.at[len - 1] != ',')
		len--;
	head = longer_head(slot, len, s->arena);
	for (uint32_t i = 0; items != NULL && i < items->n; i++)
		put(out, head, items->item[i].id, pairs ? "=" : NULL,
		    cc_item_label(&items->item[i], s->run.lang, s->arena));
}

/* The words of the option; of ELEMENT=BOOK before the = alone. */
static void
put_words(struct cc_buf *out, const struct cc_slot *slot)
{
	const struct cc_opt *opt = slot->opt;

	if (opt->words == NULL || (opt->named && memchr(slot->value.at, '=', slot->value.len) != NULL))
		return;
	for (const char *const *word = opt->words; *word != NULL; word++)
		put(out, slot->head, cc_span(*word), opt->named ? "=" : NULL, "");
}

void
cc_offer_value(struct cc_buf *out, struct cc_session *s, const struct cc_slot *slot)
{
	if (slot->opt == NULL) {
		put_files(out, slot->head);
		return;
	}
	put_words(out, slot);
	put_items(out, s, slot);
	switch (slot->opt->offer) {
	case CC_OFFER_NONE: break;
	case CC_OFFER_FILE: put_files(out, slot->head); break;
	case CC_OFFER_FORMAT: put_formats(out, slot->head); break;
	case CC_OFFER_TABLE: put_tables(out, s, slot->head, NULL); break;
	case CC_OFFER_COLUMN: put_columns(out, s, slot->head, NULL); break;
	case CC_OFFER_BINDING: put_bindings(out, s, slot); break;
	case CC_OFFER_ROWS: put_rows(out, s, slot); break;
	case CC_OFFER_CELLS: put_cells(out, s, slot); break;
	case CC_OFFER_BOOK: put_books(out, s, slot); break;
	}
}

void
cc_offer_word(struct cc_buf *out, struct cc_span word, const char *help)
{
	put(out, (struct cc_span){ "", 0 }, word, NULL, help);
}

void
cc_offer_options(struct cc_buf *out, const struct cc_opt *const *tables, bool letters)
{
	for (; *tables != NULL; tables++)
		for (const struct cc_opt *opt = *tables; opt->name != NULL; opt++) {
			if (opt->dated && cc_opt_named(NULL, tables + 1, cc_span(opt->name)) != NULL)
				continue; /* the other of this name is offered */
			put(out, CC_SPAN("--"), cc_span(opt->name), opt->kind != CC_OPT_FLAG ? "=" : NULL,
			    gettext(opt->help));
			if (letters && opt->letter != 0)
				put(out, CC_SPAN("-"), (struct cc_span){ &opt->letter, 1 }, NULL,
				    gettext(opt->help));
		}
}
