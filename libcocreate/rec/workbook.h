/* workbook.h -- a sheet of an .xlsx workbook as lines of CSV.
 *
 * May be included by: rec, cli, tests.
 * A line is a row of the sheet, so that lines are its row numbers; rows without
 * a value are blank lines, and all others have as many cells as the widest.
 * Texts are as they are stored, without phonetic runs; numbers have all their
 * digits, dates are 2026-01-27 09:03:11.  Line ends within a cell are bytes
 * that UTF-8 does not have, until cc_workbook_rows() sees them.
 * Errors: what is no workbook, a sheet that is not there, several where none
 * was named (CC_EXIT_USAGE), damaged parts, XML that is not well formed, a
 * DOCTYPE, depth over 64, shared strings over 512 MiB, cells over max_field.
 * Cost: the sheet is read twice, first for what its end says.
 * Memory: the shared strings, and a row.
 * Source: ECMA-376, part 1; serial dates: 18.17.4 of it.
 */
#ifndef CC_REC_WORKBOOK_H
#define CC_REC_WORKBOOK_H

#include "rec/rows.h"
#include "rec/source.h"

struct cc_arena;
struct cc_piece;
struct cc_workbook;

enum cc_merged { CC_MERGED_FAIL, CC_MERGED_FILL, CC_MERGED_BLANK };
extern const char *const cc_merged_words[]; /* up to NULL */

struct cc_workbook_opts {
	const char *sheet; /* its name, else its number among worksheets from 1; NULL: the only one */
	enum cc_merged merged;
	bool skip_hidden; /* rows and columns that are hidden or filtered */
	/* A pipe as a file: what was read of it already, and the rest.  NULL: no pipes. */
	bool (*keep)(int *fd, struct cc_span begun, int from, struct cc_err *err);
};

/* Whether this build reads workbooks at all. */
extern const bool cc_workbook_known;

/* begun: what was read of input.fd already; all of it where fd is -1.  cc_workbook_close() is due either way. */
bool cc_workbook_open(struct cc_workbook **out, struct cc_input input, struct cc_span begun,
    const struct cc_workbook_opts *opts, struct cc_arena *arena, struct cc_err *err);
void cc_workbook_close(struct cc_workbook *book); /* NULL is fine */

/* FILE, or FILE!SHEET where opts name one. */
const char *cc_workbook_name(const struct cc_workbook *book);
/* As cc_source_read(); err says where. */
enum cc_got cc_workbook_read(
    size_t *got, char *to, size_t room, struct cc_workbook *book, struct cc_err *err);

void cc_workbook_hidden(uint64_t *rows, uint64_t *columns, const struct cc_workbook *book);

/* Whether merged cells meet the header, at so many lines from `line` on (want NULL), or one of the columns
 * in use below it.  Nothing does where opts.merged says what becomes of them. */
bool cc_workbook_merged(const struct cc_workbook *book, uint64_t line, uint64_t lines,
    const struct cc_want *want, struct cc_err *err);

/* Of a piece that was split: cells as they are in the sheet.  False: a cell in use is a formula without a
 * result. */
bool cc_workbook_rows(struct cc_rows *rows, const struct cc_piece *piece, const struct cc_want *want,
    const struct cc_workbook *book, struct cc_arena *arena, struct cc_err *err);
struct cc_span cc_workbook_cell(struct cc_span cell, struct cc_arena *arena);

/* A line per worksheet: name, number, rows, columns, visible or hidden.  Of a file that is none it says so. */
bool cc_workbook_list(struct cc_buf *out, struct cc_input input, const struct cc_workbook_opts *opts,
    struct cc_arena *arena, struct cc_err *err);

#endif
