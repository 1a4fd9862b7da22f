/* rows.h -- raw records: what every reader makes and model/column types.
 *
 * May be included by: rec, model, cli, tests.
 * Only the cells that were asked for are kept, so the cost of a wide sheet is
 * that of the wanted columns.
 */
#ifndef CC_REC_ROWS_H
#define CC_REC_ROWS_H

#include "base/str.h"

#include <stdint.h>

/* A value of a mapping that is no text, as it was written. */
struct cc_written {
	bool list;
	size_t n;		    /* of the list */
	const struct cc_span *item; /* [n]; {NULL, 0}: null */
	const bool *bare;	    /* [n], or [1] of no list: a number or a truth value, not in quotes */
};

/* A cell that is more than a text; n == 0: it is none. */
struct cc_answers {
	const struct cc_span *item; /* without nulls */
	size_t n;
	bool nested;			  /* a mapping, or a list within the list: no role can take it */
	const struct cc_written *written; /* where asked for; NULL: a text, or no such key */
};

struct cc_rows {
	size_t n;		    /* rows */
	size_t wanted;		    /* cells kept of each */
	const struct cc_span *cell; /* [n][wanted]; {NULL, 0}: nothing is there: the row
				     * is too short, or null, a list, a blank line */
	const uint64_t *line;	    /* of each row's first byte */
	const uint32_t *width;	    /* cells each row has in the file */
	const struct cc_span *raw;  /* each record as it stands, without its line end; NULL: of mappings */
	uint64_t repeated;	    /* repeated headers that were skipped */
	const struct cc_answers *answers; /* [n][wanted]; NULL: all cells are texts */
	const bool *stray; /* [n]: a cell that does not begin with a quote holds one; NULL: of none */
	char delimiter;	   /* between the cells of raw */
	const bool *blank; /* of mappings, [n]: no value is more than blanks */
	bool first, last;  /* of the records of their file, blank ones aside */
};

/* Which columns of the file to keep. */
struct cc_want {
	size_t n;
	const uint32_t *column; /* ascending, from 0 */
	bool as_written;	/* of mappings: fill answers.written */
};

#endif
