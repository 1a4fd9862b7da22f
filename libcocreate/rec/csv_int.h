/* csv_int.h -- what the files of the CSV reader share.
 *
 * May be included by: rec/csv*.c and their tests.
 * csv.c cuts, csv_state.c is the table F4, csv_split.c the two lanes.
 */
#ifndef CC_REC_CSV_INT_H
#define CC_REC_CSV_INT_H

#include "rec/csv.h"

/* Cells of a header by length, first and last byte: whether a cell may be one. */
enum { CC_CSV_SEEN = 1024 };

/* A line of the header, as it stands. */
struct cc_csv_line {
	struct cc_span raw, *cell;
	size_t columns;
};

struct cc_csv {
	struct cc_source *source;
	char delimiter;
	size_t max_field, block;
	uint64_t skip;
	unsigned char class[256]; /* enum csv_class of csv_state.c */
	struct cc_buf rest;	  /* read, and not yet in a piece */
	size_t head;		  /* of rest: where that begins */
	uint64_t line;		  /* of the byte at head */
	bool after_cr;		  /* nothing rests, and a line feed that comes next is none of its own */
	size_t columns;		  /* 0: no header yet */
	struct cc_csv_line *header;
	uint64_t header_lines, dropped; /* lines of the header; of these, Qualtrics' own */
	struct cc_span *name, *sorted;	/* names of the columns; cells of the first line */
	struct cc_span *known;		/* cells of all of them, sorted */
	size_t n_known;
	struct cc_span header_raw;
	uint64_t header_line;
	uint64_t seen[CC_CSV_SEEN / 64];
};

/* The machine of F4, which can go on where the bytes ended.  {0} to start. */
struct cc_csv_scan {
	unsigned char state;
	size_t at;    /* bytes looked at */
	size_t begin; /* of the record at hand: all before it is whole */
	size_t end;   /* CC_SCAN_RECORD: of that record, without its line end */
	size_t mark;  /* the opening quote, or the byte that is wrong */
	size_t pairs; /* doubled quotes in the cell at hand */
	bool stray;   /* a quote within a cell that does not begin with one; asked for by `one` */
};

enum cc_csv_scanned {
	CC_SCAN_MORE,	/* everything was looked at */
	CC_SCAN_RECORD, /* [begin, end) is a record; asked for by `one` */
	CC_SCAN_BLANK,	/* error B at mark */
	CC_SCAN_TEXT,	/* error T at mark */
	CC_SCAN_OPEN,	/* error Q at mark */
	CC_SCAN_LONG,	/* error Q for its length */
};

/* last: the input ends behind the bytes.  one: stop behind a record. */
enum cc_csv_scanned cc_csv_scan(
    struct cc_csv_scan *scan, struct cc_span bytes, const struct cc_csv *csv, bool one, bool last);
void cc_csv_classes(unsigned char class[256], char delimiter);
/* ... and what may begin a repeated header that a table of bytes cannot see. */
void cc_csv_classes_header(unsigned char class[256], struct cc_span header);

/* Before the first cut: passes over the lines of --skip; the next record, and goes behind
 * it; how many of `wanted` records follow, without going there; no record does. */
bool cc_csv_skip_lines(struct cc_csv *csv, struct cc_err *err);
bool cc_csv_record(
    struct cc_span *record, uint64_t *line, struct cc_csv *csv, struct cc_arena *arena, struct cc_err *err);
unsigned cc_csv_peek(struct cc_span *record, unsigned wanted, struct cc_csv *csv);

/* Line ends: LF, CR LF, CR. */
uint64_t cc_csv_lines(struct cc_span bytes);

/* A U+FEFF and then the header as it stood: a second file's start. */
bool cc_csv_marked_header(struct cc_span record, const struct cc_csv *csv);

/* The cells of one record, of up to room of them, and how many it has. */
size_t cc_csv_cells(struct cc_span *cell, size_t room, struct cc_span record, const struct cc_csv *csv,
    struct cc_arena *arena);

int cc_csv_by_bytes(const void *a, const void *b); /* for qsort() of cells */

/* Whether the record, its number of cells and each of its cells keep their limits. */
bool cc_csv_check_record(
    struct cc_err *err, struct cc_span record, size_t width, uint64_t line, const struct cc_csv *csv);

/* Where to look in seen. */
static inline unsigned
cc_csv_key(struct cc_span cell)
{
	unsigned first = cell.len ? (unsigned char)cell.at[0] : 0;
	unsigned last = cell.len ? (unsigned char)cell.at[cell.len - 1] : 0;

	return ((unsigned)cell.len * 37 + first * 5 + last) % CC_CSV_SEEN;
}

#endif
