/* workers.h -- independent tasks, by as many threads as the run has.
 *
 * May be included by: everyone.  Only cli starts threads; a room that has many
 * independent tasks is given workers and does not know how they work.
 * Tasks come in any order and perhaps at once: they share nothing that they
 * write, and no result may depend on which worker did what.  scratch lives for
 * one task.
 */
#ifndef CC_BASE_WORKERS_H
#define CC_BASE_WORKERS_H

#include "base/arena.h"

#include <stdint.h>

typedef void cc_task(void *ctx, uint32_t i, struct cc_arena *scratch);

struct cc_workers {
	unsigned threads;
	void (*each)(const struct cc_workers *workers, cc_task *task, void *ctx, uint32_t n);
};

/* task(ctx, i, scratch) for every i < n; returns when all are done. */
static inline void
cc_each(const struct cc_workers *workers, cc_task *task, void *ctx, uint32_t n)
{
	workers->each(workers, task, ctx, n);
}

/* No threads: one task after the other, in the caller's. */
extern const struct cc_workers cc_workers_none;

#endif
