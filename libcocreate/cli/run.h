/* run.h -- every input through reading, typing and a method's add().
 *
 * May be included by: cli, tests.
 * One reader cuts each file, whatever its format, into pieces of whole records;
 * workers split, type and add them, each to a state of its own; the states are joined and sealed
 * at the end.  Threads are started only once a file has a second piece.
 * Errors: the first structural error ends reading; problems of rows are
 * joined in the order of the pieces, so they come in file order for any number
 * of threads.
 * Memory: 2 x threads + 1 pieces of 256 KiB, and what the stores keep.
 */
#ifndef CC_CLI_RUN_H
#define CC_CLI_RUN_H

#include "cli/pass.h"
#include "model/column.h"
#include "rec/part.h"
#include "rec/records.h"

struct cc_fold_opts {
	const char *encoding; /* NULL: detect */
	enum cc_form form;    /* --from */
	char delimiter;	      /* 0: not given */
	size_t max_field;
	uint64_t skip, header;
	const struct cc_workbook_opts *workbook; /* which sheet, and how; NULL: none is read */
	uint32_t first_file;			 /* run's files from here on are read */
	bool part;				 /* other parts may hold the columns that are missing */
	uint32_t parts;				 /* that a merge is to have; 0: not said */
	struct cc_pass *pass;			 /* where rows are passed on to; NULL: nowhere */
};

struct cc_fold {
	struct cc_state *state; /* sealed; cc_state_free() is the caller's */
	struct cc_problems problems;
	struct cc_report_input *input; /* [run->files] */
	bool *guessed;		       /* [run->files]: its encoding was found out */
	struct cc_content *content;    /* [run->files]: of a part */
	struct cc_part_id *part;       /* of which a merge was made */
	size_t parts;
	uint32_t inputs; /* from first_file on */
	struct cc_audit {
		uint64_t missing, normalised;
	} * audit; /* [run->files]: cells, where run->audit asks for it */
	uint64_t repeated, after_as_of;
	uint64_t blank, totals;		      /* rows without any value; last rows that sum up */
	uint64_t hidden_rows, hidden_columns; /* of workbooks, with a value */
	int64_t last_day;
	uint64_t bound; /* bit r: role r in some file */
};

/* Which roles have ids, and how many items: the shape of a state. */
void cc_fold_roles(bool *has_ids, uint32_t *items, const struct cc_method *method, const struct cc_run *run);

/* run->file names the inputs; "-" is standard input.  False: err holds what
 * stopped the reader, out->problems what the rows before it had. */
bool cc_fold_run(struct cc_fold *out, const struct cc_method *method, const struct cc_run *run,
    struct cc_binder *binder, const struct cc_fold_opts *opts, struct cc_arena *arena, struct cc_err *err);

#endif
