/* waves.h -- the ids of two waves side by side.
 *
 * May be included by: figure, method, tests.
 * Ids of a sealed state are in the order of their bytes, so one walk over both
 * meets each id once, in that order.
 * Cost: O(ids of both).
 */
#ifndef CC_FIGURE_WAVES_H
#define CC_FIGURE_WAVES_H

#include "model/fold.h"

/* for (struct cc_waves w = cc_waves(...); cc_waves_next(&w);) */
struct cc_waves {
	struct cc_span id;
	uint32_t at[2]; /* its number before and now, or CC_NO_ID */
	/* the walk's own */
	const void *list[2];
	struct cc_span (*name)(const void *list, uint32_t i); /* NULL: lists are states, of ids of role */
	unsigned role;
	uint32_t next[2], n[2];
};

/* Of lists that are in the order of bytes: name(list, i) of n. */
static inline struct cc_waves
cc_waves(const void *const list[2], const uint32_t n[2], struct cc_span (*name)(const void *list, uint32_t i))
{
	return (struct cc_waves){
		.list = { list[0], list[1] }, .name = name, .n = { n[0], n[1] }, .at = { CC_NO_ID, CC_NO_ID }
	};
}

/* Of all ids of a role. */
struct cc_waves cc_state_waves(const struct cc_state *before, const struct cc_state *now, unsigned role);

bool cc_waves_next(struct cc_waves *w);

#endif
