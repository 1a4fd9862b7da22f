/* arena.c -- memory that is freed all at once.
 *
 * Small allocations are cut off blocks that double from 64 KiB to 1 MiB; what
 * is larger than half the first block gets a block of its own.  A reset keeps
 * the small blocks, and of the large ones those that the last round used: a
 * worker that asks for the same arrays batch after batch meets malloc once,
 * and one odd batch does not hold its memory for ever.
 */
#define _DEFAULT_SOURCE /* madvise() */
#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { ALIGN = 16, FIRST_BLOCK = 64 * 1024, LAST_BLOCK = 1024 * 1024, LARGE = FIRST_BLOCK / 2 };

struct block {
	struct block *next;
	size_t size; /* bytes behind the header */
};

/* What a header takes, so that the bytes behind it are aligned. */
enum { HEADER = (sizeof(struct block) + ALIGN - 1) / ALIGN * ALIGN };

struct cc_arena {
	struct block *first, *current; /* small blocks; those behind current are unused */
	size_t used;		       /* of current */
	struct block *large;	       /* in use */
	struct block *spare;	       /* large ones of the round before */
};

_Static_assert(_Alignof(max_align_t) <= ALIGN, "malloc aligns to 16");

void (*cc_oom_hook)(void);
const char *cc_oom_name = "cocreate";

void
cc_oom(void)
{
	static const char text[] = ": out of memory\n";
	char line[64 + sizeof text];
	size_t len = strnlen(cc_oom_name, sizeof line - sizeof text);

	memcpy(line, cc_oom_name, len);
	memcpy(line + len, text, sizeof text);
	if (write(STDERR_FILENO, line, len + sizeof text - 1) < 0) {
		/* There is nobody left to tell. */
	}
	if (cc_oom_hook)
		cc_oom_hook();
	_exit(5);
}

static void *
there(void *p)
{
	if (!p)
		cc_oom();
	return p;
}

void *
cc_malloc(size_t size)
{
	return there(malloc(size ? size : 1));
}

/* Whole pages within it, by one call in place of a fault each. */
static void
fetch_pages(void *at, size_t size)
{
#ifdef MADV_POPULATE_WRITE
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), from = ((uintptr_t)at + page - 1) & ~(page - 1);
	uintptr_t end = ((uintptr_t)at + size) & ~(page - 1);

	if (from < end && madvise((char *)at + (from - (uintptr_t)at), end - from, MADV_POPULATE_WRITE) < 0) {
		/* They come one by one. */
	}
#else
	(void)at;
	(void)size;
#endif
}

void *
cc_malloc_full(size_t size)
{
	void *at = cc_malloc(size);

	fetch_pages(at, size);
	return at;
}

void *
cc_realloc(void *old, size_t size)
{
	return there(realloc(old, size ? size : 1));
}

/* clear: its bytes are zeros, as pages fresh from the system are, which then are not touched. */
static struct block *
block_new(size_t size, bool clear)
{
	struct block *b;

	if (size > SIZE_MAX - HEADER)
		cc_oom();
	b = there(clear ? calloc(1, HEADER + size) : malloc(HEADER + size));
	b->next = NULL;
	b->size = size;
	return b;
}

static void
blocks_free(struct block *b)
{
	while (b) {
		struct block *next = b->next;

		free(b);
		b = next;
	}
}

static char *
block_bytes(struct block *b)
{
	return (char *)b + HEADER;
}

/* The first spare block that fits without wasting half of itself, or a new one. */
static void *
large_alloc(struct cc_arena *arena, size_t size, bool clear)
{
	struct block **at = &arena->spare, *b;

	while (*at && ((*at)->size < size || (*at)->size / 2 > size))
		at = &(*at)->next;
	if (*at) {
		b = *at;
		*at = b->next;
		if (clear)
			memset(block_bytes(b), 0, size);
	} else {
		b = block_new(size, clear);
	}
	b->next = arena->large;
	arena->large = b;
	return block_bytes(b);
}

#ifndef CC_ARENA_DEBUG
static void
next_block(struct cc_arena *arena)
{
	struct block *current = arena->current;
	size_t size;

	arena->used = 0;
	if (current && current->next) {
		arena->current = current->next;
		return;
	}
	size = !current ? FIRST_BLOCK : current->size < LAST_BLOCK ? 2 * current->size : LAST_BLOCK;
	arena->current = block_new(size, false);
	if (current)
		current->next = arena->current;
	else
		arena->first = arena->current;
}
#endif

struct cc_arena *
cc_arena_new(void)
{
	struct cc_arena *arena = cc_malloc(sizeof(*arena));

	*arena = (struct cc_arena){ 0 };
	return arena;
}

void
cc_arena_reset(struct cc_arena *arena)
{
	blocks_free(arena->spare);
	arena->spare = arena->large;
	arena->large = NULL;
	arena->current = arena->first;
	arena->used = 0;
#ifdef CC_ARENA_DEBUG
	/* Whoever kept a pointer is to be caught. */
	blocks_free(arena->spare);
	arena->spare = NULL;
#endif
}

static struct block *
blocks_join(struct block *b, struct block *more)
{
	struct block **end = &b;

	while (*end)
		end = &(*end)->next;
	*end = more;
	return b;
}

void
cc_arena_take(struct cc_arena *to, struct cc_arena *from)
{
	to->large = blocks_join(blocks_join(from->large, from->first), to->large);
	blocks_free(from->spare);
	*from = (struct cc_arena){ 0 };
}

void
cc_arena_free(struct cc_arena *arena)
{
	if (!arena)
		return;
	blocks_free(arena->first);
	blocks_free(arena->large);
	blocks_free(arena->spare);
	free(arena);
}

static void *
alloc(struct cc_arena *arena, size_t size, bool clear)
{
#ifdef CC_ARENA_DEBUG
	return large_alloc(arena, size, clear);
#else
	char *p;

	if (size > LARGE)
		return large_alloc(arena, size, clear);
	size = (size + ALIGN - 1) / ALIGN * ALIGN;
	if (!arena->current || size > arena->current->size - arena->used)
		next_block(arena);
	p = block_bytes(arena->current) + arena->used;
	arena->used += size;
	return clear ? memset(p, 0, size) : p;
#endif
}

void *
cc_alloc(struct cc_arena *arena, size_t size)
{
	return alloc(arena, size, true);
}

void *
cc_alloc_array(struct cc_arena *arena, size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size)
		cc_oom();
	return alloc(arena, n * size, true);
}

void *
cc_alloc_room(struct cc_arena *arena, size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size)
		cc_oom();
	return alloc(arena, n * size, false);
}

void *
cc_array_more(struct cc_arena *arena, void *at, size_t n, size_t *room, size_t size)
{
	void *more;

	if (n < *room)
		return at;
	*room = 2 * *room + 16;
	more = cc_alloc_array(arena, *room, size);
	if (n > 0)
		memcpy(more, at, n * size);
	return more;
}

char *
cc_strdup(struct cc_arena *arena, const char *text)
{
	return cc_strndup(arena, text, strlen(text));
}

char *
cc_strndup(struct cc_arena *arena, const char *bytes, size_t len)
{
	char *copy;

	if (len == SIZE_MAX)
		cc_oom();
	copy = cc_alloc(arena, len + 1);
	if (len)
		memcpy(copy, bytes, len);
	return copy;
}
