/* inject.c -- preloaded: makes the Nth call of one function fail.
 *
 * INJECT_CALL  read, write, close, fsync, rename, open or malloc (which stands
 *              for calloc and realloc too)
 * INJECT_AT    which call, from 1
 * INJECT_MARK  a file that is made when the call has failed
 * Counting begins with main(): what the loader and libc do before is not ours.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static const char *call, *mark;
static long at;
static atomic_long count;

__attribute__((constructor)) static void
begin(void)
{
	const char *n = getenv("INJECT_AT");

	mark = getenv("INJECT_MARK");
	at = n != NULL ? atol(n) : 0;
	call = getenv("INJECT_CALL");
}

static int
fails(const char *name, int why)
{
	long fd;

	if (call == NULL || strcmp(call, name) != 0 || atomic_fetch_add(&count, 1) + 1 != at)
		return 0;
	fd = syscall(SYS_openat, AT_FDCWD, mark, O_WRONLY | O_CREAT, 0600);
	if (fd >= 0)
		syscall(SYS_close, fd);
	errno = why;
	return 1;
}

/* The next function of that name; the cast through memcpy is what POSIX asks for. */
#define NEXT(function, name) \
	do { \
		if (function == NULL) { \
			void *found = dlsym(RTLD_NEXT, name); \
			memcpy(&function, &found, sizeof(function)); \
		} \
	} while (0)

ssize_t
read(int fd, void *to, size_t n)
{
	static ssize_t (*next)(int, void *, size_t);

	NEXT(next, "read");
	return fails("read", EIO) ? -1 : next(fd, to, n);
}

ssize_t
write(int fd, const void *from, size_t n)
{
	static ssize_t (*next)(int, const void *, size_t);

	NEXT(next, "write");
	/* Standard error stays whole: the message is what the test reads. */
	return fd != 2 && fails("write", ENOSPC) ? -1 : next(fd, from, n);
}

int
close(int fd)
{
	static int (*next)(int);

	NEXT(next, "close");
	if (!fails("close", EIO))
		return next(fd);
	next(fd);
	errno = EIO;
	return -1;
}

int
fsync(int fd)
{
	static int (*next)(int);

	NEXT(next, "fsync");
	return fails("fsync", EIO) ? -1 : next(fd);
}

int
rename(const char *from, const char *to)
{
	static int (*next)(const char *, const char *);

	NEXT(next, "rename");
	return fails("rename", EACCES) ? -1 : next(from, to);
}

int
open(const char *path, int flags, ...)
{
	static int (*next)(const char *, int, ...);
	mode_t mode = 0;

	if (flags & O_CREAT) {
		va_list ap;

		va_start(ap, flags);
		mode = va_arg(ap, mode_t);
		va_end(ap);
	}
	NEXT(next, "open");
	return fails("open", EMFILE) ? -1 : next(path, flags, mode);
}

/* The allocator is glibc's own under its other names: dlsym() allocates. */
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

void *
malloc(size_t n)
{
	return fails("malloc", ENOMEM) ? NULL : __libc_malloc(n);
}

void *
calloc(size_t n, size_t size)
{
	return fails("malloc", ENOMEM) ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *old, size_t n)
{
	return fails("malloc", ENOMEM) ? NULL : __libc_realloc(old, n);
}
