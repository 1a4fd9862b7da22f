/* rows.h -- rows of the input with columns added, in the formats that hold rows.
 *
 * May be included by: render, cli, tests.
 * A cell keeps its text.  A CSV record goes out as it stands where nothing
 * changes it; else it is taken apart and quoted anew, where it must be.
 * In JSON a row has the keys that its record had; a cell that a short CSV row
 * lacks is null, and so is an added one that is empty.  Lists stay lists; in
 * CSV their answers are joined by ';'.
 */
#ifndef CC_RENDER_ROWS_H
#define CC_RENDER_ROWS_H

#include "rec/rows.h"

enum cc_rows_format { CC_ROWS_NONE, CC_ROWS_CSV, CC_ROWS_TSV, CC_ROWS_JSON, CC_ROWS_JSONL };

#define CC_ROWS_ABSENT UINT32_MAX	   /* no column of the file */
#define CC_ROWS_ADDED  (UINT32_C(1) << 31) /* and which added one */

/* Where the columns of the output come from in one file. */
struct cc_rows_plan {
	uint32_t n;		    /* those that are known with this file; later ones stand behind them */
	const struct cc_span *name; /* [n] */
	const uint32_t *from;	    /* [n]: a column of the file, ABSENT, ADDED + which */
	uint32_t n_tail;
	const uint32_t *tail; /* [n_tail]: added ones that stand behind all others */
	const struct cc_span *added;
	const char *file;
	const struct cc_span *header; /* [width] */
	uint32_t width;		      /* of the file */
	char delimiter;		      /* of the file; 0: mappings */
	bool plain;		      /* all columns of the file, in its order, and no other */
};

/* The dialect, and room to make a cell in. */
struct cc_rows_writer {
	enum cc_rows_format format;
	bool excel;
	struct cc_buf text;
};

bool cc_rows_is_csv(enum cc_rows_format format);
/* Whether rows of that file can go out without a look at their cells, unless
 * they are ragged. */
bool cc_rows_as_they_stand(const struct cc_rows_writer *w, const struct cc_rows_plan *plan);

/* What stands before and behind all rows: names[n], then the added ones. */
void cc_rows_head(struct cc_buf *out, struct cc_rows_writer *w, const struct cc_span *name, uint32_t n,
    const struct cc_span *added, const uint32_t *tail, uint32_t n_tail);
void cc_rows_foot(struct cc_buf *out, const struct cc_rows_writer *w, bool any);

/* Row r and its added cells.  *gap: where in out the cells of later columns go,
 * each with its delimiter before it.  JSON: a row begins with ",\n", which the
 * first of all must lose. */
void cc_rows_put(struct cc_buf *out, size_t *gap, struct cc_rows_writer *w, const struct cc_rows_plan *plan,
    const struct cc_rows *rows, uint32_t r, const struct cc_span *added);
void cc_rows_fill(struct cc_buf *out, const struct cc_rows_writer *w, uint32_t columns);

#endif
