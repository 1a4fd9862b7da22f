/* records.h -- one input as records, whatever its format.
 *
 * May be included by: rec, cli, tests.
 * CSV and TSV come in pieces that workers split (rec/csv.h), and so does a sheet
 * of a workbook, whose source gives CSV (rec/workbook.h); YAML, JSON and
 * JSON Lines are lists of mappings, read as a stream: the keys are the header,
 * in the order in which they are met, and a key that is met later makes the
 * header longer.
 * Errors: those of rec/csv.h; in mappings what is no mapping, a duplicate key,
 * depth over 64, an alias, a tag, a second document, a cell over max_field, a
 * record over 64 MiB, over 65,535 keys: FILE:LINE:COLUMN.  All stop the
 * reader: they come after every record before them.
 * Memory: a piece; no more than one record of a list is held as a document.
 */
#ifndef CC_REC_RECORDS_H
#define CC_REC_RECORDS_H

#include "rec/csv.h"
#include "rec/workbook.h"

struct cc_records;

enum cc_form {
	CC_FORM_AUTO,
	CC_FORM_CSV,
	CC_FORM_TSV,
	CC_FORM_YAML,
	CC_FORM_JSON,
	CC_FORM_JSONL,
	CC_FORM_XLSX
};
extern const char *const cc_form_words[]; /* by form, up to NULL: words of --from */

struct cc_records_opts {
	enum cc_form form; /* AUTO: by the name of the input, else by what it holds */
	char delimiter;	   /* 0: what a line sep=C says, else that of the form */
	size_t max_field;  /* the longest cell in bytes; 0: 1 MiB */
	size_t block;	   /* 0: CC_CSV_BLOCK */
	uint64_t skip;	   /* lines before a CSV header */
	uint64_t header;   /* lines of a CSV header; 0: one */
};

/* The form that a word of --from or the extension of a name means; AUTO: none. */
enum cc_form cc_form_named(const char *word);
enum cc_form cc_form_of_file(const char *name);

/* Reads up to the header, or the first mappings.  cc_records_free() is due
 * either way; the arena must live as long. */
bool cc_records_open(struct cc_records **out, struct cc_source *source, const struct cc_records_opts *opts,
    struct cc_arena *arena, struct cc_err *err);
void cc_records_free(struct cc_records *r);

enum cc_form cc_records_form(const struct cc_records *r); /* never AUTO */
char cc_records_delimiter(const struct cc_records *r);	  /* 0: of mappings */

/* Of a workbook: no column in use holds merged cells that nobody said what to do with. */
bool cc_records_merged(const struct cc_records *r, const struct cc_want *want, struct cc_err *err);

uint64_t cc_records_dropped(const struct cc_records *r); /* cc_csv_dropped() */

/* The header so far: longer after a cut than before it, perhaps. */
size_t cc_records_width(const struct cc_records *r);
bool cc_records_grow(const struct cc_records *r); /* may it get longer? */
const struct cc_span *cc_records_header(uint64_t *line, const struct cc_records *r, struct cc_arena *arena);

/* As cc_csv_cut() and cc_csv_split(). */
enum cc_got cc_records_cut(struct cc_piece *out, struct cc_records *r, struct cc_err *err);
/* No record of the piece has a value, and how many they are; looks no further than the
 * first character that is no blank. */
bool cc_records_blank(uint64_t *records, const struct cc_piece *piece, const struct cc_records *r);
bool cc_records_split(struct cc_rows *out, const struct cc_piece *piece, const struct cc_want *want,
    const struct cc_records *r, struct cc_arena *arena, struct cc_err *err);

/* A column was not found: false, and adds to the message what may be wrong with the
 * header, where that can be told: another delimiter, a title above it. */
bool cc_records_hint(struct cc_err *err, const struct cc_records *r);

void cc_piece_free(struct cc_piece *piece);

#endif
