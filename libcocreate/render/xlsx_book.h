/* xlsx_book.h -- a workbook while it is written: one sheet after the other, row by row.
 *
 * May be included by: render/xlsx*.c.  xlsx_book.c alone meets libxlsxwriter.
 * A text is a text whatever it looks like, never a formula or a link.  The same
 * calls give the same bytes: nothing holds the time or the folder.
 * Errors: the library is not there, the file cannot be written: CC_EXIT_MACHINE, told at the end.
 * Memory: of few cells all, else a row.
 */
#ifndef CC_RENDER_XLSX_BOOK_H
#define CC_RENDER_XLSX_BOOK_H

#include "base/err.h"

struct cc_arena;
struct cc_xlsx;

enum { CC_XLSX_DIGITS_MAX = 12, CC_XLSX_COLUMNS_MAX = 16384 };

/* How a cell looks; CC_XLSX_DECIMALS + N: a number with N decimals, CC_XLSX_DIGITS_MAX at most. */
enum {
	CC_XLSX_PLAIN,
	CC_XLSX_HEAD,
	CC_XLSX_WRAP,
	CC_XLSX_SHARE,
	CC_XLSX_P,
	CC_XLSX_DAY,
	CC_XLSX_DECIMALS,
};

/* Of all that will be written: above some ten thousand cells rows go to a temporary file. */
struct cc_xlsx_size {
	uint64_t cells, text; /* bytes of texts */
};

/* cc_xlsx_end() is due where it is true. */
bool cc_xlsx_begin(struct cc_xlsx **out, const char *path, struct cc_xlsx_size size, struct cc_arena *arena,
    struct cc_err *err);
/* day: of its making, from 1970, and not 0. */
bool cc_xlsx_end(struct cc_xlsx *x, const char *title, const char *comments, int64_t day, struct cc_err *err);

/* A sheet whose first row is its header.  Its title is cut to what Excel takes, and told from those before. */
void cc_xlsx_sheet(struct cc_xlsx *x, const char *title, size_t columns);
void cc_xlsx_sheet_end(struct cc_xlsx *x, size_t rows); /* below the header */

/* Rows come in order.  An empty text is no cell. */
void cc_xlsx_text(struct cc_xlsx *x, size_t row, size_t column, struct cc_span text, unsigned style);
void cc_xlsx_number(struct cc_xlsx *x, size_t row, size_t column, double value, unsigned style);
/* The same with what marks it behind the number; NULL: nothing does. */
void cc_xlsx_marked(
    struct cc_xlsx *x, size_t row, size_t column, double value, unsigned style, const char *mark);
/* A column is at least as many characters wide. */
void cc_xlsx_wide(struct cc_xlsx *x, size_t column, size_t width);

#endif
