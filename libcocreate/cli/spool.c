/* spool.c -- pieces of output that come in any order, and wait until all is well.
 *
 * Pieces lie one behind the other as they came, each with its places before
 * its bytes and at a multiple of four, as the places want it. */
#include "cli/spool.h"

#include "base/arena.h"
#include "cli/out.h"
#include "cli/temporary.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

struct entry {
	uint64_t number, at;
	const void *of;
	size_t len, n_places;
};

struct cc_spool {
	pthread_mutex_t lock;
	size_t bound;
	struct cc_buf room;	  /* what is not in the file */
	struct cc_buf entries;	  /* of struct entry */
	uint64_t size;		  /* of all pieces */
	struct cc_temporary file; /* fd -1: all of it is in room */
	struct cc_buf read;	  /* the piece that was read last */
};

struct cc_spool *
cc_spool_new(size_t bound, struct cc_arena *arena)
{
	struct cc_spool *s = CC_NEW(arena, struct cc_spool);

	pthread_mutex_init(&s->lock, NULL);
	s->bound = bound;
	s->file.fd = -1;
	return s;
}

void
cc_spool_free(struct cc_spool *s)
{
	if (s == NULL)
		return;
	if (s->file.fd >= 0)
		close(s->file.fd);
	cc_buf_free(&s->room);
	cc_buf_free(&s->entries);
	cc_buf_free(&s->read);
	pthread_mutex_destroy(&s->lock);
}

static bool
room_write(struct cc_spool *s, struct cc_err *err)
{
	if (s->file.fd < 0 && !cc_temporary_open(&s->file, err))
		return false;
	if (!cc_out_all(s->file.fd, (struct cc_span){ s->room.at, s->room.len }))
		return cc_temporary_fail(&s->file, err);
	s->room.len = 0;
	return true;
}

static bool
put(struct cc_spool *s, const struct cc_chunk *chunk, struct cc_err *err)
{
	size_t places = chunk->n_places * sizeof *chunk->place,
	       gap = -chunk->bytes.len % sizeof *chunk->place;
	struct entry entry = { chunk->number, s->size, chunk->of, chunk->bytes.len, chunk->n_places };

	if (s->room.len > 0 && s->room.len + places + chunk->bytes.len > s->bound && !room_write(s, err))
		return false;
	if (places > 0)
		cc_buf_add(&s->room, (const char *)chunk->place, places);
	cc_buf_span(&s->room, chunk->bytes);
	cc_buf_repeat(&s->room, '\0', gap);
	cc_buf_add(&s->entries, (const char *)&entry, sizeof entry);
	s->size += places + chunk->bytes.len + gap;
	return true;
}

bool
cc_spool_put(struct cc_spool *s, const struct cc_chunk *chunk, struct cc_err *err)
{
	bool good;

	if (chunk->bytes.len == 0)
		return true;
	pthread_mutex_lock(&s->lock);
	good = put(s, chunk, err);
	pthread_mutex_unlock(&s->lock);
	return good;
}

static int
by_number(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	return (x->number > y->number) - (x->number < y->number);
}

size_t
cc_spool_sort(struct cc_spool *s)
{
	size_t n = s->entries.len / sizeof(struct entry);

	if (n > 1)
		qsort(s->entries.at, n, sizeof(struct entry), by_number);
	return n;
}

static bool
file_read(struct cc_spool *s, uint64_t at, size_t len, struct cc_err *err)
{
	s->read.len = 0;
	cc_buf_reserve(&s->read, len);
	if (lseek(s->file.fd, (off_t)at, SEEK_SET) < 0)
		return cc_temporary_fail(&s->file, err);
	while (s->read.len < len) {
		ssize_t got = read(s->file.fd, s->read.at + s->read.len, len - s->read.len);

		if (got < 0 && errno == EINTR)
			continue;
		if (got == 0)
			errno = EIO;
		if (got <= 0)
			return cc_temporary_fail(&s->file, err);
		s->read.len += (size_t)got;
	}
	return true;
}

/* What is in the file was put before what is in the room. */
bool
cc_spool_read(struct cc_chunk *out, struct cc_spool *s, size_t i, struct cc_err *err)
{
	const struct entry *e = (const struct entry *)(const void *)s->entries.at + i;
	size_t places = e->n_places * sizeof *out->place, len = places + e->len;
	uint64_t written = s->size - s->room.len;
	const char *from = s->room.at;

	if (e->at >= written)
		from += e->at - written;
	else if (file_read(s, e->at, len, err))
		from = s->read.at;
	else
		return false;
	*out = (struct cc_chunk){ e->number, e->of, { from + places, e->len },
		places > 0 ? (const uint32_t *)(const void *)from : NULL, e->n_places };
	return true;
}
