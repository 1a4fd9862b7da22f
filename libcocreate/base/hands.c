/* hands.c -- the hands of whoever was lent none. */
#include "base/hands.h"

static void
each_here(const struct cc_hands *hands, cc_task *task, void *ctx, uint32_t n)
{
	struct cc_arena *scratch = cc_arena_new();

	(void)hands;
	for (uint32_t i = 0; i < n; i++) {
		task(ctx, i, scratch);
		cc_arena_reset(scratch);
	}
	cc_arena_free(scratch);
}

const struct cc_hands cc_hands_own = { 1, each_here };
