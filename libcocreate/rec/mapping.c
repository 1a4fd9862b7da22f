/* mapping.c -- records that are mappings, as they fill a piece. */
#include "rec/mapping.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"

bool
cc_mapping_fail_long(struct cc_err *err, struct cc_place place, struct cc_span key, size_t max_field)
{
	return cc_fail_at(err, CC_EXIT_DATA, place,
	    N_("the value of \"%s\" passes %zu bytes; wanted a shorter one, or a higher --max-field"),
	    cc_quote(key).text, max_field);
}

void
cc_mapping_begin(struct cc_piece *piece, uint64_t line)
{
	struct cc_record record = { line, 0 };

	cc_buf_add(&piece->records, (const char *)&record, sizeof record);
}

uint64_t
cc_mapping_line(struct cc_mapping *m, uint64_t line)
{
	m->last = line > m->last ? line : m->last + 1;
	return m->last;
}

bool
cc_mapping_key(
    uint32_t *column, struct cc_mapping *m, struct cc_span key, struct cc_place place, struct cc_err *err)
{
	if (key.len > m->max_field)
		return cc_fail_at(err, CC_EXIT_DATA, place,
		    N_("a key of %zu bytes; wanted at most %zu, or a higher --max-field"), key.len,
		    m->max_field);
	*column = cc_map_add(m->keys, key);
	if (*column < CC_CSV_MAX_CELLS)
		return true;
	return cc_fail_at(err, CC_EXIT_DATA, place, N_("the records have more than %d keys between them"),
	    CC_CSV_MAX_CELLS);
}

static void
add_entry(struct cc_piece *piece, uint32_t column, struct cc_span text, enum cc_entry_kind kind)
{
	struct cc_entry entry = { column, 0, piece->bytes.len, text.len, kind };

	cc_buf_add(&piece->entries, (const char *)&entry, sizeof entry);
	cc_buf_span(&piece->bytes, text);
}

bool
cc_mapping_text(struct cc_piece *piece, const struct cc_mapping *m, uint32_t column, struct cc_span text,
    bool bare, struct cc_place place, struct cc_err *err)
{
	if (text.len > m->max_field)
		return cc_mapping_fail_long(err, place, cc_map_at(m->keys, column), m->max_field);
	add_entry(piece, column, text,
	    text.at == NULL ? CC_ENTRY_NULL
	    : bare	    ? CC_ENTRY_BARE
			    : CC_ENTRY_TEXT);
	return true;
}

size_t
cc_mapping_list_begin(struct cc_piece *piece, uint32_t column)
{
	add_entry(piece, column, CC_SPAN(""), CC_ENTRY_LIST);
	return piece->entries.len - sizeof(struct cc_entry);
}

void
cc_mapping_list_end(struct cc_piece *piece, size_t list)
{
	uint32_t items = (uint32_t)((piece->entries.len - list) / sizeof(struct cc_entry) - 1);

	memcpy(piece->entries.at + list + offsetof(struct cc_entry, items), &items, sizeof items);
}

void
cc_mapping_list_nested(struct cc_piece *piece, size_t list)
{
	enum cc_entry_kind kind = CC_ENTRY_NESTED;

	memcpy(piece->entries.at + list + offsetof(struct cc_entry, kind), &kind, sizeof kind);
	piece->entries.len = list + sizeof(struct cc_entry);
}

void
cc_mapping_nested(struct cc_piece *piece, uint32_t column)
{
	add_entry(piece, column, CC_SPAN(""), CC_ENTRY_NESTED);
}

void
cc_mapping_end(struct cc_piece *piece)
{
	size_t end = piece->entries.len / sizeof(struct cc_entry);

	memcpy(piece->records.at + piece->records.len - sizeof(struct cc_record) +
		   offsetof(struct cc_record, end),
	    &end, sizeof end);
}

/* Where each column's cells go; wanted: nowhere. */
static uint32_t *
slots_of(const struct cc_piece *piece, const struct cc_want *want, struct cc_arena *arena)
{
	uint32_t *slot = CC_ARRAY(arena, uint32_t, piece->columns);

	for (size_t c = 0; c < piece->columns; c++)
		slot[c] = (uint32_t)want->n;
	for (size_t w = 0; w < want->n; w++)
		if (want->column[w] < piece->columns)
			slot[want->column[w]] = (uint32_t)w;
	return slot;
}

static struct cc_span
text_of(const struct cc_piece *piece, const struct cc_entry *entry)
{
	if (entry->kind == CC_ENTRY_NULL)
		return (struct cc_span){ NULL, 0 };
	if (entry->len == 0)
		return CC_SPAN(""); /* of a piece without a byte, too */
	return (struct cc_span){ piece->bytes.at + entry->at, entry->len };
}

/* A list as it was written, its nulls too. */
static const struct cc_written *
written_list(const struct cc_piece *piece, const struct cc_entry *list, struct cc_arena *arena)
{
	struct cc_written *written = CC_NEW(arena, struct cc_written);
	struct cc_span *item = CC_ARRAY(arena, struct cc_span, list->items);
	bool *bare = CC_ARRAY(arena, bool, list->items);

	for (uint32_t i = 0; i < list->items; i++) {
		item[i] = text_of(piece, list + 1 + i);
		bare[i] = list[1 + i].kind == CC_ENTRY_BARE;
	}
	*written = (struct cc_written){ .list = true, .n = list->items, .item = item, .bare = bare };
	return written;
}

/* A null among the answers is none. */
static void
take_list(struct cc_answers *answers, const struct cc_piece *piece, const struct cc_entry *list,
    struct cc_arena *arena)
{
	struct cc_span *item = CC_ARRAY(arena, struct cc_span, list->items);
	size_t n = 0;

	for (uint32_t i = 0; i < list->items; i++)
		if (list[1 + i].kind != CC_ENTRY_NULL)
			item[n++] = text_of(piece, list + 1 + i);
	answers->item = item;
	answers->n = n;
}

/* A cell's value; answers: of that cell. */
static void
take_value(struct cc_span *cell, struct cc_answers *answers, const struct cc_piece *piece,
    const struct cc_entry *value, bool as_written, struct cc_arena *arena)
{
	static const bool is_bare[] = { false, true };
	static const struct cc_written null = { .bare = &is_bare[0] }, bare = { .bare = &is_bare[1] };

	switch (value->kind) {
	case CC_ENTRY_NESTED: answers->nested = true; return;
	case CC_ENTRY_LIST: take_list(answers, piece, value, arena); break;
	default: *cell = text_of(piece, value);
	}
	if (!as_written || value->kind == CC_ENTRY_TEXT)
		return;
	answers->written = value->kind == CC_ENTRY_LIST	  ? written_list(piece, value, arena)
			   : value->kind == CC_ENTRY_BARE ? &bare
							  : &null;
}

void
cc_mapping_split(
    struct cc_rows *out, const struct cc_piece *piece, const struct cc_want *want, struct cc_arena *arena)
{
	const struct cc_entry *entry = (const void *)piece->entries.at;
	const struct cc_record *record = (const void *)piece->records.at;
	const uint32_t *slot = slots_of(piece, want, arena);
	size_t n = piece->records.len / sizeof *record;
	struct cc_span *cell = CC_ARRAY(arena, struct cc_span, n * want->n);
	uint64_t *line = CC_ARRAY(arena, uint64_t, n);
	uint32_t *width = CC_ARRAY(arena, uint32_t, n);
	bool *blank = CC_ARRAY(arena, bool, n);
	struct cc_answers *answers = NULL, none;

	for (size_t r = 0, e = 0; r < n; r++) {
		line[r] = record[r].line;
		width[r] = (uint32_t)piece->columns;
		blank[r] = true;
		for (; e < record[r].end; e += 1 + entry[e].items) {
			size_t at = r * want->n + slot[entry[e].column];
			bool simple = entry[e].kind == CC_ENTRY_TEXT ||
				      (!want->as_written && entry[e].kind < CC_ENTRY_LIST);

			blank[r] = blank[r] && entry[e].kind < CC_ENTRY_LIST &&
				   cc_utf8_trim(text_of(piece, &entry[e])).len == 0;
			if (slot[entry[e].column] == want->n)
				continue;
			if (!simple && answers == NULL)
				answers = CC_ARRAY(arena, struct cc_answers, n * want->n);
			take_value(&cell[at], simple ? &none : &answers[at], piece, &entry[e],
			    want->as_written, arena);
		}
	}
	*out = (struct cc_rows){ .n = n,
		.wanted = want->n,
		.cell = cell,
		.line = line,
		.width = width,
		.answers = answers,
		.blank = blank };
}
