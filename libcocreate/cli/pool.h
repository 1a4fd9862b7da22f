/* pool.h -- pieces to workers, and back.
 *
 * May be included by: cli.
 * The reader takes an empty job, fills it and gives it back; a worker does it.
 * Jobs are numbered as they are given, which is the order of the input.
 * Until a second job is given nothing is started: small inputs cost no thread.
 */
#ifndef CC_CLI_POOL_H
#define CC_CLI_POOL_H

#include "rec/records.h"

struct cc_arena;
struct cc_bound;
struct cc_pool;
struct cc_rows_plan;

struct cc_job {
	struct cc_piece piece;
	const struct cc_records *records;
	const struct cc_bound *bound;
	const struct cc_rows_plan *plan; /* of rows that are passed on */
	uint64_t number;
	bool first, last; /* piece of its file */
};

/* May keep the bytes of the piece, leaving {0}. */
typedef void cc_pool_work(void *ctx, unsigned worker, struct cc_job *job);

struct cc_pool *cc_pool_new(unsigned threads, cc_pool_work *work, void *ctx, struct cc_arena *arena);
struct cc_job *cc_pool_take(struct cc_pool *pool); /* waits for an empty one */
void cc_pool_give(struct cc_pool *pool, struct cc_job *job);
void cc_pool_drop(struct cc_pool *pool, struct cc_job *job); /* taken, but nothing to do */
void cc_pool_drain(struct cc_pool *pool);		     /* until every job given is done */
void cc_pool_free(struct cc_pool *pool);

#endif
