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
	uint64_t last; /* line of the record before; 0: there is none */
};

enum cc_entry_kind {
	CC_ENTRY_TEXT,
	CC_ENTRY_BARE, /* a number or a truth value */
	CC_ENTRY_NULL,
	CC_ENTRY_LIST,	 /* its items follow */
	CC_ENTRY_NESTED, /* no text, and no list of texts */
};

/* What stands in cc_piece.entries and .records. */
struct cc_entry {
	uint32_t column;
	uint32_t items; /* of a list */
	size_t at, len; /* of the text in bytes */
	enum cc_entry_kind kind;
};

struct cc_record {
	uint64_t line;
	size_t end; /* behind its last entry */
};

/* Fails with a key's value that is longer than max_field. */
bool cc_mapping_fail_long(struct cc_err *err, struct cc_place place, struct cc_span key, size_t max_field);

void cc_mapping_begin(struct cc_piece *piece, uint64_t line);
/* The line by which a record goes: its own, or where others begin in that line, too, the next number, so that
 * no two records of a file are one. */
uint64_t cc_mapping_line(struct cc_mapping *m, uint64_t line);
bool cc_mapping_key(
    uint32_t *column, struct cc_mapping *m, struct cc_span key, struct cc_place place, struct cc_err *err);
/* A value, or an item of the list at hand; text.at NULL: null. */
bool cc_mapping_text(struct cc_piece *piece, const struct cc_mapping *m, uint32_t column, struct cc_span text,
    bool bare, struct cc_place place, struct cc_err *err);
/* Returns where the entry is, for cc_mapping_list_end(). */
size_t cc_mapping_list_begin(struct cc_piece *piece, uint32_t column);
void cc_mapping_list_end(struct cc_piece *piece, size_t list);
void cc_mapping_list_nested(struct cc_piece *piece, size_t list); /* it is no list of texts after all */
void cc_mapping_nested(struct cc_piece *piece, uint32_t column);
void cc_mapping_end(struct cc_piece *piece);

void cc_mapping_split(
    struct cc_rows *out, const struct cc_piece *piece, const struct cc_want *want, struct cc_arena *arena);

#endif
