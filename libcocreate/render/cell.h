/* cell.h -- a cell as text: for machines, and for people.
 *
 * May be included by: render, tests.
 * The only place where numbers become text.  For machines: the fewest digits
 * that read back to the same double, ISO dates, lists joined by ';'.  For
 * people: a common count of decimals, proportions as percent with one,
 * p-values with three, and nothing that a terminal would obey.
 * An empty cell is no text in both.
 */
#ifndef CC_RENDER_CELL_H
#define CC_RENDER_CELL_H

#include "rec/report.h"

bool cc_type_number(enum cc_type type);
/* Columns of this type stand flush right: numbers, and what the next column goes on with. */
bool cc_type_right(enum cc_type type);
/* Text that may come from the input. */
bool cc_type_foreign(enum cc_type type);

void cc_cell_machine(struct cc_buf *out, const struct cc_cell *cell, enum cc_type type);
/* For machines too, but to so many decimals. */
void cc_cell_rounded(struct cc_buf *out, const struct cc_cell *cell, enum cc_type type, unsigned digits);
/* Words in the language. */
void cc_cell_people(struct cc_buf *out, const struct cc_cell *cell, const struct cc_column_spec *column,
    enum cc_lang lang, unsigned digits);

/* Text with control, escape and bidi characters shown as \n, \x1b, \u202e. */
void cc_visible(struct cc_buf *out, struct cc_span text);
/* The same in one line: line ends and tabs as blanks. */
void cc_visible_line(struct cc_buf *out, struct cc_span text);

#endif
