/* run_int.h -- what the files of a run share.
 *
 * May be included by: cli/run*.c.
 *   run          files, headers and pieces; one thread, the reader
 *   run_workers  pieces -> rows of stores, and what was said of them
 */
#ifndef CC_CLI_RUN_INT_H
#define CC_CLI_RUN_INT_H

#include "cli/pool.h"
#include "cli/run.h"

#include <stdatomic.h>

/* What one piece had to say besides its rows; most have nothing. */
struct cc_piece_result {
	struct cc_piece_result *next;
	uint64_t number;
	bool failed;
	struct cc_err err;
	struct cc_problems problems;
};

struct cc_worker {
	struct cc_state *state;
	struct cc_typing *typing;
	struct cc_arena *arena; /* of one batch */
	struct cc_arena *kept;	/* of results: no other thread's */
	struct cc_problems *problems;
	struct cc_seen seen;
	uint64_t repeated;
	struct cc_piece_result *results; /* newest first */
	struct cc_held *held;
	void *scratch; /* the method's */
};

/* A piece whose labels are open until the file's end. */
struct cc_held {
	struct cc_held *next;
	struct cc_job job;
};

struct cc_folding {
	const struct cc_method *method;
	const struct cc_run *run;
	const struct cc_fold_opts *opts;
	struct cc_worker *worker;
	struct cc_pool *pool;
	bool prepared;
	uint64_t blank;		 /* rows without any value that the reader passed over */
	_Atomic uint64_t failed; /* the first piece that was found wanting; UINT64_MAX: none */
	struct cc_arena *arena;
};

void cc_folding_begin(struct cc_folding *f, struct cc_arena *arena);
/* A cc_pool_work whose ctx is the folding. */
void cc_folding_work(void *ctx, unsigned number, struct cc_job *job);
bool cc_folding_failed(struct cc_folding *f);
/* While no worker is at work: the pieces that waited for labels, once these are
 * settled, or nothing more of them; what all have seen. */
void cc_folding_do_held(struct cc_folding *f);
void cc_folding_drop_held(struct cc_folding *f);
struct cc_seen cc_folding_seen(const struct cc_folding *f);
/* Problems in the order of the pieces, up to the first that failed: false. */
bool cc_folding_results(struct cc_problems *problems, struct cc_folding *f, struct cc_err *err);
/* Their states in one; the workers are gone. */
void cc_folding_join(struct cc_fold *out, struct cc_folding *f);

#endif
