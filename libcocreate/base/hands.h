/* hands.h -- independent tasks, by as many threads as somebody lends.
 *
 * May be included by: everyone.  Only cli starts threads; a room that has many
 * alike pieces of work is lent hands and knows nothing of them.
 * Tasks come in any order and perhaps at once: they share nothing that they
 * write, and no result may depend on who did what.  scratch lives for one task.
 */
#ifndef CC_BASE_HANDS_H
#define CC_BASE_HANDS_H

#include "base/arena.h"

#include <stdint.h>

typedef void cc_task(void *ctx, uint32_t i, struct cc_arena *scratch);

struct cc_hands {
	unsigned threads;
	void (*each)(const struct cc_hands *hands, cc_task *task, void *ctx, uint32_t n);
};

/* task(ctx, i, scratch) for every i < n; returns when all are done. */
static inline void
cc_each(const struct cc_hands *hands, cc_task *task, void *ctx, uint32_t n)
{
	hands->each(hands, task, ctx, n);
}

/* One after the other, here. */
extern const struct cc_hands cc_hands_own;

#endif
