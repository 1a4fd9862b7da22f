/* spool.c -- pieces of output that come in any order, and wait until all is well.
 *
 * Pieces lie one behind the other as they came, each with its places before
 * its bytes and at a multiple of four, as the places want it. */
#define _GNU_SOURCE 1 /* O_TMPFILE, where there is one; mkstemp */

#include "cli/spool.h"

#include "base/arena.h"
#include "cli/out.h"

#include <errno.h>
#include <fcntl.h>
#include <libintl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct entry {
	uint64_t number, at;
	const void *of;
	size_t len, n_places;
};

struct cc_spool {
	pthread_mutex_t lock;
	size_t bound;
	struct cc_buf room;    /* what is not in the file */
	struct cc_buf entries; /* of struct entry */
	uint64_t size;	       /* of all pieces */
	int fd;		       /* -1: all of it is in room */
	char folder[PATH_MAX];
	struct cc_buf read; /* the piece that was read last */
};

struct cc_spool *
cc_spool_new(size_t bound, struct cc_arena *arena)
{
	struct cc_spool *s = CC_NEW(arena, struct cc_spool);

	pthread_mutex_init(&s->lock, NULL);
	s->bound = bound;
	s->fd = -1;
	return s;
}

void
cc_spool_free(struct cc_spool *s)
{
	if (s == NULL)
		return;
	if (s->fd >= 0)
		close(s->fd);
	cc_buf_free(&s->room);
	cc_buf_free(&s->entries);
	cc_buf_free(&s->read);
	pthread_mutex_destroy(&s->lock);
}

static bool
fail_temporary(const struct cc_spool *s, struct cc_err *err)
{
	int error = errno;
	char what[PATH_MAX + 64];

	snprintf(what, sizeof what, gettext("a temporary file in %s"), cc_quote(cc_span(s->folder)).text);
	return cc_fail_errno(err, error, what);
}

/* Nobody is to find it, and nothing is left of it whatever ends the process.  Where the system has no files
 * without a name, it has one for a moment. */
static int
nameless_open(const char *folder)
{
	char name[PATH_MAX + 32];
	int fd = -1;

#ifdef O_TMPFILE
	fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
	if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL))
		return fd;
#endif
	snprintf(name, sizeof name, "%s/cocreate.XXXXXX", folder);
	fd = mkstemp(name);
	if (fd < 0)
		return -1;
	unlink(name);
	fcntl(fd, F_SETFD, FD_CLOEXEC);
	return fd;
}

static bool
file_open(struct cc_spool *s, struct cc_err *err)
{
	const char *folder = getenv("TMPDIR");

	if (folder == NULL || folder[0] == '\0')
		folder = "/tmp";
	snprintf(s->folder, sizeof s->folder, "%s", folder);
	s->fd = nameless_open(s->folder);
	return s->fd >= 0 || fail_temporary(s, err);
}

static bool
room_write(struct cc_spool *s, struct cc_err *err)
{
	if (s->fd < 0 && !file_open(s, err))
		return false;
	if (!cc_out_all(s->fd, (struct cc_span){ s->room.at, s->room.len }))
		return fail_temporary(s, err);
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
	if (lseek(s->fd, (off_t)at, SEEK_SET) < 0)
		return fail_temporary(s, err);
	while (s->read.len < len) {
		ssize_t got = read(s->fd, s->read.at + s->read.len, len - s->read.len);

		if (got < 0 && errno == EINTR)
			continue;
		if (got == 0)
			errno = EIO;
		if (got <= 0)
			return fail_temporary(s, err);
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
