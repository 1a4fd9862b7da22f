/* workers.c -- tasks without threads. */
#include "base/workers.h"

static void
each_here(const struct cc_workers *workers, cc_task *task, void *ctx, uint32_t n)
{
	struct cc_arena *scratch = cc_arena_new();

	(void)workers;
	for (uint32_t i = 0; i < n; i++) {
		task(ctx, i, scratch);
		cc_arena_reset(scratch);
	}
	cc_arena_free(scratch);
}

const struct cc_workers cc_workers_none = { 1, each_here };
