/* meanwhile.c -- preloaded: something happens while a command reads and writes.
 *
 * MOMENT_RAISE  "SIGNAL NUMBER": the signal is sent before that call, from 1, of read, write, close, fsync,
 *               rename, open, link, unlink, mkdir or rmdir
 * MOMENT_MARK   a file that is made when that call has come
 * MOMENT_TORN   a number: reads and writes move a byte or a few or are interrupted, as are fsync and close, in a
 *               sequence that begins there
 * MOMENT_FILE   a file, and MOMENT_AFTER a number: when so many bytes of it were read,
 * MOMENT_DO     "fail": the next read is an EIO; "cut": the file ends there; TEXT else: it is written behind
 *               the file's end, with a line's end
 *
 * MOMENT_UNSYNCED  a file that is made when a file takes another's name whose bytes were not all synced
 *
 * The system calls are made directly, so that nothing here calls what it stands for.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { FEW = 7, SECONDS = 20, FILES = 64 };

static const char *mark, *file, *what, *unsynced;
static ino_t dirty[FILES]; /* 0: none */
static int signal_number;
static unsigned long moment;
static atomic_ulong calls;
static _Atomic uint64_t torn; /* 0: nothing is */
static long after;
static struct stat of;

__attribute__((constructor)) static void
begin(void)
{
	const char *raise_at = getenv("MOMENT_RAISE"), *seed = getenv("MOMENT_TORN"),
		   *bytes = getenv("MOMENT_AFTER");
	char *rest;

	mark = getenv("MOMENT_MARK");
	what = getenv("MOMENT_DO");
	unsynced = getenv("MOMENT_UNSYNCED");
	if (raise_at != NULL) {
		signal_number = (int)strtol(raise_at, &rest, 10);
		moment = strtoul(rest, NULL, 10);
	}
	torn = seed != NULL ? strtoul(seed, NULL, 10) * 2 + 1 : 0;
	after = bytes != NULL ? strtol(bytes, NULL, 10) : 0;
	if (what != NULL && stat(getenv("MOMENT_FILE"), &of) == 0)
		file = getenv("MOMENT_FILE");
	alarm(SECONDS);
	atomic_store(&calls, 0);
}

static void
make(const char *name)
{
	syscall(SYS_close, (int)syscall(SYS_openat, AT_FDCWD, name, O_WRONLY | O_CREAT, 0600));
}

/* In the list, or out of it; was it there? */
static bool
set_dirty(const struct stat *st, bool now)
{
	bool was = false;
	int empty = -1;

	for (int i = 0; i < FILES; i++) {
		if (dirty[i] == 0)
			empty = i;
		if (dirty[i] != st->st_ino)
			continue;
		was = true;
		dirty[i] = now ? dirty[i] : 0;
	}
	if (now && !was)
		dirty[empty] = st->st_ino;
	return was;
}

static void
step(void)
{
	int kept = errno;

	if (atomic_fetch_add(&calls, 1) + 1 != moment)
		return;
	make(mark);
	syscall(SYS_kill, getpid(), signal_number);
	errno = kept;
}

/* From 0 to n - 1. */
static unsigned
draw(unsigned n)
{
	uint64_t x = atomic_load(&torn);

	x ^= x << 13;
	x ^= x >> 7;
	x ^= x << 17;
	atomic_store(&torn, x);
	return (unsigned)(x >> 33) % n;
}

static bool
interrupted(void)
{
	if (torn == 0 || draw(4) > 0)
		return false;
	errno = EINTR;
	return true;
}

static size_t
few(size_t n)
{
	size_t least = torn == 0 || draw(3) == 0 ? n : 1 + draw(FEW);

	return least < n ? least : n;
}

/* The file has come to its place: what is the read to give?  false: EIO. */
static bool
happens(void)
{
	const char *now = what;
	int fd;

	what = strcmp(now, "fail") == 0 ? now : NULL; /* once */
	if (what != NULL) {
		errno = EIO;
		return false;
	}
	fd = (int)syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_APPEND, 0);
	if (strcmp(now, "cut") == 0) {
		syscall(SYS_ftruncate, fd, after);
	} else {
		syscall(SYS_write, fd, now, strlen(now));
		syscall(SYS_write, fd, "\n", 1);
	}
	syscall(SYS_close, fd);
	return true;
}

ssize_t
read(int fd, void *to, size_t n)
{
	struct stat st;
	ssize_t got;
	bool ours = what != NULL && fstat(fd, &st) == 0 && st.st_dev == of.st_dev && st.st_ino == of.st_ino;

	step();
	if (interrupted())
		return -1;
	if (ours && after == 0 && !happens())
		return -1;
	if (ours && after > 0 && n > (size_t)after)
		n = (size_t)after;
	got = syscall(SYS_read, fd, to, few(n));
	if (ours && got > 0 && after > 0) {
		after -= got;
		if (after == 0 && strcmp(what, "cut") == 0) {
			after = lseek(fd, 0, SEEK_CUR);
			happens();
		}
	}
	return got;
}

ssize_t
write(int fd, const void *from, size_t n)
{
	struct stat st;

	step();
	if (unsynced != NULL && fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		set_dirty(&st, true);
	if (fd != 2 && interrupted())
		return -1;
	return syscall(SYS_write, fd, from, fd == 2 ? n : few(n));
}

int
close(int fd)
{
	int result;

	step();
	result = (int)syscall(SYS_close, fd); /* interrupted, it is closed all the same, as Linux does */
	return interrupted() ? -1 : result;
}

int
fsync(int fd)
{
	struct stat st;

	step();
	if (interrupted())
		return -1;
	if (unsynced != NULL && fstat(fd, &st) == 0)
		set_dirty(&st, false);
	return (int)syscall(SYS_fsync, fd);
}

int
rename(const char *from, const char *to)
{
	struct stat st;

	step();
	if (unsynced != NULL && stat(from, &st) == 0 && set_dirty(&st, false))
		make(unsynced);
	return (int)syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to);
}

int
link(const char *from, const char *to)
{
	step();
	return (int)syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
unlink(const char *path)
{
	step();
	return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

int
mkdir(const char *path, mode_t mode)
{
	step();
	return (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

int
rmdir(const char *path)
{
	step();
	return (int)syscall(SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR);
}

int
open(const char *path, int flags, ...)
{
	mode_t mode = 0;

	if (flags & O_CREAT) {
		va_list ap;

		va_start(ap, flags);
		mode = va_arg(ap, mode_t);
		va_end(ap);
	}
	step();
	return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}
