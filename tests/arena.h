/* arena.h -- the arena of a unit test: made before each and freed behind it.
 *
 * Include after cmocka.h.
 */
#ifndef CC_TESTS_ARENA_H
#define CC_TESTS_ARENA_H

#include "base/arena.h"

static struct cc_arena *arena;

static inline int
set_up(void **state)
{
	(void)state;
	arena = cc_arena_new();
	return 0;
}

static inline int
tear_down(void **state)
{
	(void)state;
	cc_arena_free(arena);
	return 0;
}

#endif
