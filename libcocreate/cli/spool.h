/* spool.h -- pieces of output that come in any order, and wait until all is well.
 *
 * May be included by: cli, tests.
 * Pieces are kept in memory, and past a bound in a temporary file that has no
 * name any more.  Any thread may put; reading begins when the last was put.
 * Errors: CC_EXIT_MACHINE with the folder of the temporary file.
 * Memory: the bound, once more while it grows, and some 50 bytes a piece.
 */
#ifndef CC_CLI_SPOOL_H
#define CC_CLI_SPOOL_H

#include "base/err.h"

struct cc_arena;
struct cc_spool;

/* A piece, and places within it that are to be kept. */
struct cc_chunk {
	uint64_t number; /* they are read in this order */
	const void *of;
	struct cc_span bytes;
	const uint32_t *place; /* [n_places] */
	size_t n_places;
};

struct cc_spool *cc_spool_new(size_t bound, struct cc_arena *arena);
void cc_spool_free(struct cc_spool *spool); /* what is not the arena's; NULL is fine */

bool cc_spool_put(struct cc_spool *spool, const struct cc_chunk *chunk, struct cc_err *err);

/* The pieces by their numbers, from the first; what a chunk points to lives
 * until the next. */
size_t cc_spool_sort(struct cc_spool *spool);
bool cc_spool_read(struct cc_chunk *out, struct cc_spool *spool, size_t i, struct cc_err *err);

#endif
