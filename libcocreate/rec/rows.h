/* rows.h -- raw records: what every reader makes and model/column types.
 *
 * May be included by: rec, model, cli, tests.
 * Only the cells that were asked for are kept, so the cost of a wide sheet is
 * that of the columns somebody wants.
 */
#ifndef CC_REC_ROWS_H
#define CC_REC_ROWS_H

#include "base/str.h"

#include <stdint.h>

struct cc_rows {
	size_t n;		    /* rows */
	size_t wanted;		    /* cells kept of each */
	const struct cc_span *cell; /* [n][wanted]; {NULL, 0}: the row is too short, or a blank line */
	const uint64_t *line;	    /* of each row's first byte */
	const uint32_t *width;	    /* cells each row has in the file */
	const struct cc_span *raw;  /* each record as it stands, without its line end */
	uint64_t repeated;	    /* repeated headers that were skipped */
};

/* Which columns of the file to keep. */
struct cc_want {
	size_t n;
	const uint32_t *column; /* ascending, from 0 */
};

#endif
