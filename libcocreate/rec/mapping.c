/* mapping.c -- records that are mappings, as they fill a piece. */
#include "rec/mapping.h"

#include "base/arena.h"
#include "base/map.h"

void
cc_mapping_begin(struct cc_piece *piece, uint64_t line)
{
	struct cc_record record = { line, 0 };

	cc_buf_add(&piece->records, (const char *)&record, sizeof record);
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
add_entry(struct cc_piece *piece, uint32_t column, uint32_t items, struct cc_span text, bool bare)
{
	struct cc_entry entry = { column, items, piece->bytes.len, text.len, bare };

	cc_buf_add(&piece->entries, (const char *)&entry, sizeof entry);
	cc_buf_span(&piece->bytes, text);
}

bool
cc_mapping_text(struct cc_piece *piece, const struct cc_mapping *m, uint32_t column, struct cc_span text,
    bool bare, struct cc_place place, struct cc_err *err)
{
	if (text.len > m->max_field)
		return cc_fail_at(err, CC_EXIT_DATA, place,
		    N_("the value of \"%s\" holds %zu bytes; wanted at most %zu, or a higher --max-field"),
		    cc_quote(cc_map_at(m->keys, column)).text, text.len, m->max_field);
	add_entry(piece, column, 0, text, bare);
	return true;
}

size_t
cc_mapping_list_begin(struct cc_piece *piece, uint32_t column)
{
	add_entry(piece, column, 0, CC_SPAN(""), false);
	return piece->entries.len - sizeof(struct cc_entry);
}

void
cc_mapping_list_end(struct cc_piece *piece, size_t list, uint32_t items)
{
	struct cc_entry entry;

	if (items == 0) {
		piece->entries.len = list;
		return;
	}
	memcpy(&entry, piece->entries.at + list, sizeof entry);
	entry.items = items;
	memcpy(piece->entries.at + list, &entry, sizeof entry);
}

void
cc_mapping_nested(struct cc_piece *piece, uint32_t column)
{
	add_entry(piece, column, CC_NESTED, CC_SPAN(""), false);
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
	return (struct cc_span){ piece->bytes.at + entry->at, entry->len };
}

static void
take_list(struct cc_answers *answers, const struct cc_piece *piece, const struct cc_entry *list,
    struct cc_arena *arena)
{
	struct cc_span *item = CC_ARRAY(arena, struct cc_span, list->items);
	bool *bare = CC_ARRAY(arena, bool, list->items);

	for (uint32_t i = 0; i < list->items; i++) {
		item[i] = text_of(piece, list + 1 + i);
		bare[i] = list[1 + i].bare;
	}
	*answers = (struct cc_answers){ item, list->items, false, bare };
}

void
cc_mapping_split(
    struct cc_rows *out, const struct cc_piece *piece, const struct cc_want *want, struct cc_arena *arena)
{
	const struct cc_entry *entry = (const void *)piece->entries.at;
	const struct cc_record *record = (const void *)piece->records.at;
	static const bool is_bare = true;
	const uint32_t *slot = slots_of(piece, want, arena);
	size_t n = piece->records.len / sizeof *record;
	struct cc_span *cell = CC_ARRAY(arena, struct cc_span, n * want->n);
	uint64_t *line = CC_ARRAY(arena, uint64_t, n);
	uint32_t *width = CC_ARRAY(arena, uint32_t, n);
	struct cc_answers *answers = NULL;

	for (size_t r = 0, e = 0; r < n; r++) {
		line[r] = record[r].line;
		width[r] = (uint32_t)piece->columns;
		for (; e < record[r].end; e++) {
			size_t at = r * want->n + slot[entry[e].column];
			uint32_t items = entry[e].items;
			bool wanted = slot[entry[e].column] < want->n;
			bool bare = want->as_written && entry[e].bare;

			if (wanted && (items > 0 || bare) && answers == NULL)
				answers = CC_ARRAY(arena, struct cc_answers, n * want->n);
			if (wanted && items == 0)
				cell[at] = text_of(piece, &entry[e]);
			if (wanted && bare)
				answers[at].bare = &is_bare;
			else if (wanted && items == CC_NESTED)
				answers[at].nested = true;
			else if (wanted && items > 0)
				take_list(&answers[at], piece, &entry[e], arena);
			if (items != CC_NESTED)
				e += items;
		}
	}
	*out = (struct cc_rows){ n, want->n, cell, line, width, NULL, 0, answers };
}
