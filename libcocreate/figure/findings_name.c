/* findings_name.c -- names, labels and fixed words of a sentence, and lists of them. */
#include "figure/findings_int.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "rec/heads.h"

/* At most CC_FINDING_NAME columns, and nothing that a terminal would obey. */
const char *
cc_finding_name_text(struct cc_span name, struct cc_arena *arena)
{
	struct cc_span cut;

	if (cc_utf8_width(name) <= CC_FINDING_NAME)
		return cc_strdup(arena, cc_quote(name).text);
	cut = cc_utf8_fit(name, CC_FINDING_NAME - 1);
	return cc_format(arena, "%s…", cc_quote(cut).text);
}

/* A fixed word; English ones are names of columns. */
const char *
cc_finding_word_text(const char *column, struct cc_span word, const struct cc_findings *f)
{
	const struct cc_node *said =
	    cc_node_get(f->wording, cc_format(f->arena, "%s.%.*s", column, (int)word.len, word.at));
	struct cc_span text = said != NULL ? said->text : cc_word_in(column, word, f->report->lang);
	char *out = cc_strndup(f->arena, text.at, text.len);

	for (char *c = out; *c != '\0'; c++)
		if (*c == '_')
			*c = ' ';
	return out;
}

/* The first of the two that has a name. */
static unsigned
column_of(const struct cc_table *t, size_t row, unsigned column, unsigned other)
{
	const struct cc_cell *cell = cc_table_cell(t, row, column);

	return cell->empty || cell->as.text.len == 0 ? other : column;
}

static const char *
name_of(const struct cc_finding *o, const struct cc_table *t, size_t row, unsigned column, unsigned other)
{
	return cc_finding_name_text(
	    cc_table_cell(t, row, column_of(t, row, column, other))->as.text, o->of->arena);
}

void
cc_finding_name(struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row, unsigned column,
    unsigned other)
{
	cc_finding_cite(o, t, row, column_of(t, row, column, other));
	cc_finding_put(o, slot, name_of(o, t, row, column, other));
}

void
cc_finding_text(struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row, unsigned column)
{
	struct cc_span rest = cc_table_cell(t, row, column)->as.text;
	const char *text = "";

	cc_finding_cite(o, t, row, column);
	while (rest.len > 0) { /* quoting cuts what is longer */
		struct cc_span piece = cc_utf8_fit(rest, CC_FINDING_NAME);

		text = cc_format(o->of->arena, "%s%s", text, cc_quote(piece).text);
		rest = (struct cc_span){ rest.at + piece.len, piece.len > 0 ? rest.len - piece.len : 0 };
	}
	cc_finding_put(o, slot, text);
}

void
cc_finding_label(struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row,
    unsigned column, struct cc_span label)
{
	cc_finding_cite(o, t, row, column);
	cc_finding_put(o, slot, cc_finding_name_text(label, o->of->arena));
}

void
cc_finding_item(struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row, unsigned column)
{
	const struct cc_findings *f = o->of;
	struct cc_span item = cc_table_cell(t, row, column)->as.text;
	uint32_t id = f->keys != NULL ? cc_map_find(f->keys, item) : CC_NO_ID;

	o->item = item;
	cc_finding_cite(o, t, row, column);
	if (id != CC_NO_ID)
		cc_finding_put(o, slot, name_of(o, f->labels, f->row[id], f->label, f->key));
	else
		cc_finding_put(o, slot, cc_finding_name_text(item, f->arena));
}

void
cc_finding_head(struct cc_finding *o, const char *slot, const char *measure)
{
	cc_finding_put(o, slot, cc_finding_word_text("measure", cc_span(measure), o->of));
}

/* "A, B and C", of n. */
static void
put_names(struct cc_finding *o, const char *slot, const char *const *name, size_t n)
{
	struct cc_arena *arena = o->of->arena;
	const char *list = "";

	for (size_t i = 0; i < n && i < CC_FINDINGS_NAMES; i++) {
		const char *joint = i == 0 ? "" : i + 1 < n ? ", " : " and ";

		list = cc_finding_japanese(o) ? cc_format(arena, "%s「%s」", list, name[i])
					      : cc_format(arena, "%s%s%s", list, joint, name[i]);
	}
	if (n > CC_FINDINGS_NAMES)
		list = cc_finding_japanese(o)
			   ? cc_format(arena, "%sなど", list)
			   : cc_format(arena, "%s and %zu more", list, n - CC_FINDINGS_NAMES);
	cc_finding_put(o, slot, list);
}

void
cc_finding_names(struct cc_finding *o, const char *slot, const struct cc_table *t, const size_t *rows,
    size_t n, unsigned column, unsigned other)
{
	const char *name[CC_FINDINGS_NAMES];

	for (size_t i = 0; i < n && i < CC_FINDINGS_NAMES; i++) {
		cc_finding_cite(o, t, rows[i], column_of(t, rows[i], column, other));
		name[i] = name_of(o, t, rows[i], column, other);
	}
	put_names(o, slot, name, n);
}

void
cc_finding_called(struct cc_finding *o, const char *slot, const struct cc_table *t, const size_t *rows,
    size_t n, unsigned column, const struct cc_span *called)
{
	const char *name[CC_FINDINGS_NAMES];

	for (size_t i = 0; i < n && i < CC_FINDINGS_NAMES; i++) {
		cc_finding_cite(o, t, rows[i], column);
		name[i] = cc_finding_name_text(called[i], o->of->arena);
	}
	put_names(o, slot, name, n);
}

void
cc_finding_word_slot(struct cc_finding *o, const char *slot, const char *word)
{
	cc_finding_put(o, slot, word);
}
