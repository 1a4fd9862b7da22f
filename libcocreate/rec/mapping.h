/* mapping.h -- records that are mappings, as they fill a piece.
 *
 * May be included by: rec/records.c, rec/json_records.c, rec/yaml_records.c,
 * tests.
 * The texts of a piece's cells stand in its bytes; its entries say which
 * column each is of, its records where each begins.
 */
#ifndef CC_REC_MAPPING_H
#define CC_REC_MAPPING_H

#include "rec/records.h"

struct cc_map;

/* One file's keys, a key's id being its column. */
struct cc_mapping {
	struct cc_map *keys;
	const char *file;
	size_t max_field;
};

/* What stands in cc_piece.entries and .records. */
struct cc_entry {
	uint32_t column;
	uint32_t items; /* 0: a text; else a list of so many entries, which follow */
	size_t at, len; /* of the text in bytes */
	bool bare;	/* it is a number or a truth value */
};

struct cc_record {
	uint64_t line;
	size_t end; /* behind its last entry */
};

#define CC_NESTED UINT32_MAX /* cc_entry.items: no text, and no list of texts */

void cc_mapping_begin(struct cc_piece *piece, uint64_t line);
/* A key's value: a text, or with text.at NULL a list or something nested. */
bool cc_mapping_key(
    uint32_t *column, struct cc_mapping *m, struct cc_span key, struct cc_place place, struct cc_err *err);
bool cc_mapping_text(struct cc_piece *piece, const struct cc_mapping *m, uint32_t column, struct cc_span text,
    bool bare, struct cc_place place, struct cc_err *err);
/* Returns where the entry is, for cc_mapping_list_end(). */
size_t cc_mapping_list_begin(struct cc_piece *piece, uint32_t column);
/* items: how many were added since; 0: nothing is there after all. */
void cc_mapping_list_end(struct cc_piece *piece, size_t list, uint32_t items);
void cc_mapping_nested(struct cc_piece *piece, uint32_t column);
void cc_mapping_end(struct cc_piece *piece);

void cc_mapping_split(
    struct cc_rows *out, const struct cc_piece *piece, const struct cc_want *want, struct cc_arena *arena);

#endif
