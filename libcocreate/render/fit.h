/* fit.h -- which columns of a table stand side by side on a terminal, how wide.
 *
 * May be included by: render, tests.
 * While a table is too wide, in this order: headers are broken into lines;
 * text columns are shortened, the least needed first, none below 8; the
 * table is folded into blocks, the main columns first, each of which repeats the
 * key columns.  Numbers
 * are never shortened: a block is wider than the terminal only where a single
 * number is, and it then stands without its keys.
 * Cost: O(columns^2 + columns * the width saved).
 */
#ifndef CC_RENDER_FIT_H
#define CC_RENDER_FIT_H

#include <stdbool.h>
#include <stddef.h>

struct cc_arena;

enum { CC_FIT_GAP = 2, CC_FIT_LEAST = 8 };

/* How readily the cells of a column are shortened. */
enum cc_fit_give {
	CC_FIT_NEVER,
	CC_FIT_TEXT, /* first of all */
	CC_FIT_LABEL,
	CC_FIT_LIST,
	CC_FIT_ID,
	CC_FIT_WORD, /* only where there is no other way */
};

struct cc_fit_column {
	size_t cells;  /* columns that the widest cell takes */
	size_t header; /* ... the header on one line */
	size_t part;   /* ... the longest part of the header that should not break */
	enum cc_fit_give give;
	bool key;     /* stands in every block */
	bool main;    /* stands in the first block, where there is room */
	size_t least; /* it is not shortened below this; 0: 8 */
};

struct cc_fit_block {
	size_t n;
	size_t *column, *width; /* [n]; columns ascending */
};

/* At least one block where there is a column.  width 0: no limit. */
size_t cc_fit(struct cc_fit_block **out, const struct cc_fit_column *columns, size_t n, size_t width,
    struct cc_arena *arena);

#endif
