/* sample.h -- the columns of the inputs, from their headers and first rows.
 *
 * May be included by: cli, tests.
 * For --scaffold, which guesses and says so; a run never looks here.
 */
#ifndef CC_CLI_SAMPLE_H
#define CC_CLI_SAMPLE_H

#include "cli/run.h"

enum { CC_SAMPLE_ROWS = 200, CC_SAMPLE_VALUES = 8 };

struct cc_sample_column {
	struct cc_span name, folded;
	uint32_t position; /* from 1 */
	bool unnamed;	   /* only its position tells it from others */
	uint64_t values, numbers, wholes;
	double low, high; /* of the numbers */
	size_t n_distinct;
	struct cc_span distinct[CC_SAMPLE_VALUES]; /* in order of first sight */
	bool more;				   /* values than those */
};

struct cc_input_sample {
	size_t n;
	struct cc_sample_column *column; /* of all files, each name once */
	const char *encoding;		 /* of the first file */
};

bool cc_sample_read(struct cc_input_sample *out, const struct cc_run *run, const struct cc_fold_opts *opts,
    struct cc_arena *arena, struct cc_err *err);

#endif
