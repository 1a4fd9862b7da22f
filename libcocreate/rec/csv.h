/* csv.h -- the CSV dialect: one meaning, two lanes.
 *
 * May be included by: rec, cli, tests.
 * cc_csv_cut() runs in the one serial reader: it fills blocks from a source
 * and cuts them between records (a block without a quote at its last line end,
 * any other by the state table).  cc_csv_split() runs in the workers: records
 * without a quote are split where the delimiters lie, the others go through
 * libcsv.  The table itself stands in csv_state.c.
 * Errors: "a blank stands before the quote", "text after the closing quote",
 * "this quote never closes" with the place of the opening quote; NUL and
 * undecodable bytes; cells over max_field, records over 64 MiB or 65,535
 * cells.  All stop the reader: they come after every record before them.
 * A line counts LF, CR LF and CR, inside quotes too; columns count characters.
 * Cost: one pass; no copy of a cell without a quote.
 */
#ifndef CC_REC_CSV_H
#define CC_REC_CSV_H

#include "base/err.h"
#include "rec/rows.h"
#include "rec/source.h"

struct cc_arena;
struct cc_csv;

enum {
	CC_CSV_BLOCK = 256 * 1024,
	CC_CSV_MAX_FIELD = 1024 * 1024,
	CC_CSV_MAX_CELLS = 65535,
	CC_CSV_MAX_RECORD = 64 * 1024 * 1024,
};

struct cc_csv_opts {
	char delimiter;	  /* one ASCII byte, not " CR LF NUL or space */
	size_t max_field; /* the longest cell in bytes; 0: 1 MiB */
	size_t block;	  /* 0: CC_CSV_BLOCK; tests ask for 1 to 16 */
	uint64_t skip;	  /* physical lines before the header */
	uint64_t header;  /* its lines; 0: one */
};

/* Whole records of one file. */
struct cc_piece {
	struct cc_buf bytes; /* owned by whoever holds the piece; reused by the next cut */
	uint64_t line;	     /* of the first byte */
	uint64_t lines;	     /* line ends inside: at most one record more */
	bool quotes;	     /* a quote somewhere */
	/* Of mappings (rec/mapping.h). */
	struct cc_buf entries, records;
	size_t columns; /* of the header as it is behind the piece */
};

struct cc_csv *cc_csv_new(struct cc_source *source, const struct cc_csv_opts *opts, struct cc_arena *arena);
void cc_csv_free(struct cc_csv *csv);

/* The first record, whatever its length; *line is where it stands.  No bytes,
 * or none but line ends, are an error (CC_EXIT_DATA).  Call it once, before
 * the first cut; the arena must live as long as csv. */
bool cc_csv_header(struct cc_span **cells, size_t *n, uint64_t *line, struct cc_csv *csv,
    struct cc_arena *arena, struct cc_err *err);

/* Lines of the header that name nothing: Qualtrics' questions and ids. */
uint64_t cc_csv_dropped(const struct cc_csv *csv);

/* What may be wrong with a header that lacks a column. */
struct cc_csv_doubt {
	char delimiter; /* its only cell holds this one; 0: it does not */
	bool spaces;	/* its words are as many as those of the first record */
	uint64_t title; /* so many lines stand above what looks like the header; 0: none */
};

/* Looks no further than what cc_csv_header() has read; before the first cut. */
void cc_csv_doubt(struct cc_csv_doubt *out, const struct cc_csv *csv, struct cc_arena *arena);

/* The next piece.  CC_GOT_FAULT: err says what and where; every record before
 * the fault has been given. */
enum cc_got cc_csv_cut(struct cc_piece *out, struct cc_csv *csv, struct cc_err *err);

/* Whether a record has nothing but blanks in its first `cells` cells, and nothing at all
 * behind them but in columns without a name; delimiters and quotes aside. */
bool cc_csv_blank(struct cc_span record, char delimiter, uint32_t cells);
/* The same of lines, and how many of them are records. */
bool cc_csv_blank_lines(uint64_t *records, struct cc_span lines, char delimiter);

/* The records of a piece; spans point into the piece or the arena.  csv is only
 * read.  False: a cell or a record over its limit; out holds the rows before it. */
bool cc_csv_split(struct cc_rows *out, const struct cc_piece *piece, const struct cc_want *want,
    const struct cc_csv *csv, struct cc_arena *arena, struct cc_err *err);

#endif
