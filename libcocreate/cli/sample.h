/* sample.h -- the columns of the inputs, from their headers and first rows.
 *
 * May be included by: cli, tests.
 * For --scaffold, which guesses and says so, --list=columns and completion; a run
 * never looks here.
 */
#ifndef CC_CLI_SAMPLE_H
#define CC_CLI_SAMPLE_H

#include "cli/run.h"

/* Rows: as many as have so many cells, at least CC_SAMPLE_ROWS. */
enum { CC_SAMPLE_ROWS = 50, CC_SAMPLE_CELLS = 1000000, CC_SAMPLE_VALUES = 12, CC_SAMPLE_NUMBERS = 16 };

/* What may stand between several answers in a cell. */
enum cc_separator { CC_SEPARATED_SEMICOLON, CC_SEPARATED_LINE, CC_SEPARATED_COMMA, CC_SEPARATORS };

/* Missing answers do not count. */
struct cc_sample_column {
	struct cc_span name, folded;
	uint32_t position; /* from 1 */
	bool begins;	   /* the first row has a value */
	bool unnamed;	   /* only its position tells it from others */
	uint64_t values, numbers, wholes, characters;
	uint64_t plain;		     /* numbers without words beside them */
	uint64_t days, unclear_days; /* dates, and those that might be of two days */
	uint64_t several[CC_SEPARATORS];
	double low, high; /* of the numbers */
	size_t n_distinct;
	struct cc_span distinct[CC_SAMPLE_VALUES]; /* in order of first sight */
	bool more;				   /* values than those */
	size_t n_number;
	struct cc_sample_number {
		double value;
		uint64_t times;
	} number[CC_SAMPLE_NUMBERS];
	bool more_numbers;
	uint64_t different; /* values, each counted once; 0: not counted beyond the first columns */
	struct cc_map *all; /* while the sample is read: the values */
};

struct cc_input_sample {
	size_t n;
	struct cc_sample_column *column; /* of all files, each name once */
	const char *encoding;		 /* of the first file */
	char delimiter;			 /* of the first file; 0: it has none */
	struct cc_map *names;		 /* while the sample is read: folded names */
	uint32_t *named;		 /* [names]: the first column of that name */
};

/* cells: of how many rows are looked at, besides the first; 0: names alone, of the
 * first mappings where there is no header.  binder: which answers are missing;
 * NULL where no rows are looked at. */
bool cc_sample_read(struct cc_input_sample *out, const struct cc_run *run, size_t cells,
    const struct cc_binder *binder, const struct cc_fold_opts *opts, struct cc_arena *arena,
    struct cc_err *err);

/* The column as -c, --by and --where take it, on one line: its name, or #N where
 * that says it alone. */
struct cc_span cc_sample_name(const struct cc_sample_column *c, struct cc_arena *arena);

#endif
