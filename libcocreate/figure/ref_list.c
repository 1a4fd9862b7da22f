/* ref_list.c -- the cells of reports that hold a word, each by a reference that finds it. */
#include "figure/ref_list.h"

#include "base/arena.h"
#include "base/utf8.h"

/* A value as a reference has it. */
static const char *
value_text(struct cc_span value, struct cc_arena *arena)
{
	struct cc_buf text = { 0 };
	const char *made;
	bool bare = value.len > 0;

	for (size_t i = 0; i < value.len; i++)
		bare &= !cc_byte_in(value.at[i], "],=\"{}|");
	if (bare)
		return cc_strndup(arena, value.at, value.len);
	cc_buf_putc(&text, '"');
	for (size_t i = 0; i < value.len; i++) {
		if (value.at[i] == '"')
			cc_buf_putc(&text, '"');
		cc_buf_putc(&text, value.at[i]);
	}
	cc_buf_putc(&text, '"');
	made = cc_strndup(arena, text.at, text.len);
	cc_buf_free(&text);
	return made;
}

static bool
finds(const struct cc_fact_row *row, const struct cc_fact_table *t, const struct cc_ref *ref,
    struct cc_arena *arena)
{
	size_t fit;

	return cc_ref_row(&fit, t, ref, arena) == row && fit == 1;
}

/* Column by column until it is the only one. */
static const char *
key_by_columns(const struct cc_fact_table *t, const struct cc_fact_row *row, struct cc_arena *arena)
{
	struct cc_ref ref = { .table = t->name };
	const char *key = "";

	for (size_t c = 0; c < row->n && ref.n < CC_REF_SELECTS; c++) {
		if (row->cell[c].text.at == NULL || row->cell[c].text.len == 0)
			continue;
		ref.select[ref.n++] = (struct cc_ref_select){ row->cell[c].column, row->cell[c].text };
		key = cc_format(arena, "%s%s%.*s=%s", key, *key != '\0' ? "," : "",
		    (int)row->cell[c].column.len, row->cell[c].column.at,
		    value_text(row->cell[c].text, arena));
		if (finds(row, t, &ref, arena))
			return cc_format(arena, "[%s]", key);
	}
	return NULL;
}

static const char *
key_of(const struct cc_fact_table *t, const struct cc_fact_row *row, struct cc_arena *arena)
{
	struct cc_ref ref = { .table = t->name, .n = 1 };
	size_t name = cc_ref_name(row);

	if (t->n == 1)
		return "";
	if (name != SIZE_MAX && row->cell[name].text.len > 0) {
		ref.select[0] = (struct cc_ref_select){ { NULL, 0 }, row->cell[name].text };
		if (finds(row, t, &ref, arena))
			return cc_format(arena, "[%s]", value_text(row->cell[name].text, arena));
	}
	return key_by_columns(t, row, arena);
}

/* The report's name, with its label where another of the tool would be taken. */
static const char *
report_text(const struct cc_ref_list *l, const struct cc_fact_report *r)
{
	struct cc_ref ref = { .tool = r->tool };
	const struct cc_fact_report *meant;
	struct cc_err ignored;

	if (cc_ref_report(&meant, l->facts, &ref, CC_EXIT_DATA, l->arena, &ignored) && meant == r)
		return cc_strndup(l->arena, r->tool.at, r->tool.len);
	return cc_format(l->arena, "%.*s@%.*s", (int)r->tool.len, r->tool.at, (int)r->label.len, r->label.at);
}

static bool
holds(struct cc_span text, const struct cc_ref_list *l)
{
	struct cc_span folded = text.at != NULL ? cc_utf8_fold(l->arena, text) : (struct cc_span){ "", 0 };

	for (size_t i = 0; i + l->folded.len <= folded.len; i++)
		if (memcmp(folded.at + i, l->folded.at, l->folded.len) == 0)
			return true;
	return false;
}

/* A word without what joins the parts of a reference lies within one of them. */
static bool
may_hold(const struct cc_ref_list *l, const struct cc_fact_table *t)
{
	const struct cc_fact_report *r = &l->facts->report[l->report];
	const struct cc_fact_row *row = &t->row[l->row];

	for (size_t i = 0; i < l->folded.len; i++)
		if (cc_byte_in(l->folded.at[i], ".@[]=,\""))
			return true;
	if (holds(r->tool, l) || holds(r->label, l) || holds(t->name, l))
		return true;
	for (size_t i = 0; i < row->n; i++)
		if (holds(row->cell[i].column, l) || holds(row->cell[i].text, l))
			return true;
	return false;
}

/* What the reference is, whether it holds the word or not. */
static bool
name_cell(struct cc_ref_listed *out, struct cc_ref_list *l, const struct cc_fact_table *t)
{
	const struct cc_fact_report *r = &l->facts->report[l->report];
	const struct cc_fact_row *row = &t->row[l->row];
	const struct cc_fact *cell = &row->cell[l->cell];

	if (l->key == NULL)
		l->key = key_of(t, row, l->arena);
	if (l->key == NULL)
		return false;
	out->reference = cc_span(cc_format(l->arena, "%s.%.*s%s.%.*s", report_text(l, r), (int)t->name.len,
	    t->name.at, l->key, (int)cell->column.len, cell->column.at));
	out->at = (struct cc_ref_found){ r, t, row, l->cell };
	return true;
}

static void
next_row(struct cc_ref_list *l)
{
	l->row++;
	l->cell = 0;
	l->key = NULL;
}

bool
cc_ref_list_next(struct cc_ref_listed *out, struct cc_ref_list *l)
{
	if (l->folded.at == NULL)
		l->folded = cc_utf8_fold(l->arena, l->word);
	while (l->report < l->facts->n) {
		const struct cc_fact_report *r = &l->facts->report[l->report];
		const struct cc_fact_table *t = l->table < r->n ? &r->table[l->table] : NULL;
		bool named;

		if (t == NULL) {
			l->report++;
			l->table = 0;
		} else if (l->row >= t->n) {
			l->table++;
			l->row = 0;
		} else if (l->cell >= t->row[l->row].n || (l->cell == 0 && !may_hold(l, t))) {
			next_row(l);
		} else {
			const struct cc_fact *cell = &t->row[l->row].cell[l->cell];

			named = name_cell(out, l, t);
			l->cell++;
			if (named && (holds(out->reference, l) || holds(cell->text, l)))
				return true;
		}
	}
	return false;
}
