/* arena.h -- memory that is freed all at once.
 *
 * May be included by: everyone.
 * A run has one arena, each worker one for its batch; nothing is freed alone.
 * Every allocation is zeroed and aligned for any type.  None returns NULL:
 * where memory ends, cc_oom() does.
 * With -DCC_ARENA_DEBUG each allocation is a block of its own, so that the
 * address sanitizer sees an overrun.
 * Cost: O(1) an allocation.
 */
#ifndef CC_BASE_ARENA_H
#define CC_BASE_ARENA_H

#include <stddef.h>

struct cc_arena;

struct cc_arena *cc_arena_new(void);
void cc_arena_reset(struct cc_arena *arena); /* keeps its blocks for reuse */
void cc_arena_free(struct cc_arena *arena);  /* NULL is fine */
/* All that lies in from is to's from now on, and stays where it is. */
void cc_arena_take(struct cc_arena *to, struct cc_arena *from);

void *cc_alloc(struct cc_arena *arena, size_t size);
void *cc_alloc_array(struct cc_arena *arena, size_t n, size_t size);
void *cc_alloc_room(
    struct cc_arena *arena, size_t n, size_t size); /* of any content, to be written before it is read */
/* An array of n with room for one more at least: at itself, or a copy of twice the room. */
void *cc_array_more(struct cc_arena *arena, void *at, size_t n, size_t *room, size_t size);
char *cc_strdup(struct cc_arena *arena, const char *text);
char *cc_strndup(struct cc_arena *arena, const char *bytes, size_t len);

#define CC_NEW(arena, type)	 ((type *)cc_alloc(arena, sizeof(type)))
#define CC_ARRAY(arena, type, n) ((type *)cc_alloc_array(arena, n, sizeof(type)))
#define CC_ROOM(arena, type, n)	 ((type *)cc_alloc_room(arena, n, sizeof(type)))

/* malloc and realloc that never return NULL: for maps, store blocks and
 * buffers, the only growing things that do not live in an arena. */
void *cc_malloc(size_t size);
/* Of what is soon written from end to end: its pages are there already, where they can be. */
void *cc_malloc_full(size_t size);
void *cc_realloc(void *old, size_t size);

/* Memory has ended, in whatever thread: says so on descriptor 2, calls the
 * hook that cli sets (it unlinks temporary files), ends with status 5. */
_Noreturn void cc_oom(void);
extern void (*cc_oom_hook)(void);
extern const char *cc_oom_name; /* of the command, which signs the message */

#endif
