/* inject.c -- preloaded: one call fails, told by the stack of calls that leads to it.
 *
 * INJECT_LIST  a file that gets one line for each stack that leads to a call
 *              of read, write, close, fsync, rename, open or malloc (which
 *              stands for calloc and realloc too): "NAME HASH NUMBER", of the
 *              first call by this stack among all calls of NAME, from 1
 * INJECT_AT    such a line: the call by this stack fails, NUMBER or the next
 * INJECT_MARK  a file that is made when the call has failed
 *
 * A hash holds return addresses as offsets within their object, so it is the
 * same in every run.  The system calls are made directly and the allocator is
 * glibc's own under its other names: nothing here calls what it stands for.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <link.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { DEPTH = 64, OBJECTS = 64, STACKS = 8192, PRIME = 1009, LINE = 60, SECONDS = 20 };
enum function { READ, WRITE, CLOSE, FSYNC, RENAME, OPEN, MALLOC, FUNCTIONS };

static const char *const names[FUNCTIONS] = { "read", "write", "close", "fsync", "rename", "open", "malloc" };
static atomic_ulong count[FUNCTIONS];

static struct object {
	uintptr_t begin, end;
} objects[OBJECTS];
static int object_count;
static _Atomic uint64_t listed[STACKS];
static enum function at; /* INJECT_AT */
static uint64_t at_stack;
static unsigned long at_number;
static const char *mark;
static int list = -1;
static atomic_bool armed;
static _Thread_local int inside;

static int
add_object(struct dl_phdr_info *info, size_t size, void *unused)
{
	uintptr_t end = info->dlpi_addr;

	(void)size;
	(void)unused;
	for (int i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *part = &info->dlpi_phdr[i];

		if (part->p_type == PT_LOAD && info->dlpi_addr + part->p_vaddr + part->p_memsz > end)
			end = info->dlpi_addr + part->p_vaddr + part->p_memsz;
	}
	objects[object_count++] = (struct object){ info->dlpi_addr, end };
	return object_count == OBJECTS;
}

static int
object_of(const void *address)
{
	int o = 0;

	while (o < object_count &&
	       ((uintptr_t)address < objects[o].begin || (uintptr_t)address >= objects[o].end))
		o++;
	return o;
}

/* The same, where it may be a library that was loaded since. */
static int
object_now(const void *address)
{
	int o = object_of(address);

	if (o < object_count)
		return o;
	object_count = 0;
	dl_iterate_phdr(add_object, NULL);
	return object_of(address);
}

static uint64_t
mixed(uint64_t hash, uint64_t value)
{
	return (hash ^ value) * 0x100000001b3;
}

/* Of the callers: the frames of this file depend on who asks. */
static uint64_t
stack_hash(enum function f)
{
	void *frames[DEPTH];
	int n = backtrace(frames, DEPTH), own = object_of(&listed);
	uint64_t hash = mixed(0xcbf29ce484222325, f);

	for (int i = 0; i < n; i++) {
		int o = object_now(frames[i]);

		if (o != own && o != object_count)
			hash = mixed(mixed(hash, (uint64_t)o), (uintptr_t)frames[i] - objects[o].begin);
	}
	return hash | 1; /* 0 is an empty place of the table */
}

static void
list_stack(enum function f, unsigned long number)
{
	uint64_t hash = stack_hash(f);
	char line[LINE];
	int length;

	for (size_t i = hash % STACKS;; i = (i + PRIME) % STACKS) {
		uint64_t empty = 0;

		if (atomic_compare_exchange_strong(&listed[i], &empty, hash))
			break;
		if (empty == hash)
			return;
	}
	length = snprintf(line, sizeof(line), "%s %016llx %lu\n", names[f], (unsigned long long)hash, number);
	syscall(SYS_write, list, line, (size_t)length);
}

static int
is_wanted(enum function f, unsigned long number)
{
	int fd;

	if (f != at || number < at_number || !atomic_load(&armed) || stack_hash(f) != at_stack ||
	    !atomic_exchange(&armed, false))
		return 0;
	fd = (int)syscall(SYS_openat, AT_FDCWD, mark, O_WRONLY | O_CREAT, 0600);
	if (fd >= 0)
		syscall(SYS_close, fd);
	return 1;
}

static int
fails(enum function f, int why)
{
	int wanted = 0, kept = errno;

	if (inside++ == 0) {
		unsigned long number = atomic_fetch_add(&count[f], 1) + 1;

		if (list >= 0)
			list_stack(f, number);
		wanted = is_wanted(f, number);
	}
	inside--;
	errno = wanted ? why : kept;
	return wanted;
}

static void
read_at(const char *text)
{
	char name[LINE];
	unsigned long long hash;

	if (text == NULL || mark == NULL || sscanf(text, "%59s %llx %lu", name, &hash, &at_number) != 3)
		return;
	while (at < FUNCTIONS && strcmp(names[at], name) != 0)
		at++;
	at_stack = hash;
	atomic_store(&armed, true);
}

__attribute__((constructor)) static void
begin(void)
{
	void *frame[1];
	const char *file = getenv("INJECT_LIST");

	inside = 1; /* what is called here is not counted */
	/* The first backtrace() loads its unwinder, which then is an object too. */
	backtrace(frame, 1);
	dl_iterate_phdr(add_object, NULL);
	if (file != NULL) {
		int fd = (int)syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_TRUNC, 0600);

		/* Out of the way of the numbers that the command gets. */
		list = fcntl(fd, F_DUPFD_CLOEXEC, 200);
		syscall(SYS_close, fd);
	}
	mark = getenv("INJECT_MARK");
	read_at(getenv("INJECT_AT"));
	alarm(SECONDS);
	inside = 0;
	for (int f = 0; f < FUNCTIONS; f++)
		atomic_store(&count[f], 0);
}

ssize_t
read(int fd, void *to, size_t n)
{
	return fails(READ, EIO) ? -1 : syscall(SYS_read, fd, to, n);
}

ssize_t
write(int fd, const void *from, size_t n)
{
	/* Standard error stays whole: the message is what the test reads. */
	return fd != 2 && fails(WRITE, ENOSPC) ? -1 : syscall(SYS_write, fd, from, n);
}

int
close(int fd)
{
	int failed = fails(CLOSE, EIO);
	int result = (int)syscall(SYS_close, fd);

	if (failed)
		errno = EIO;
	return failed ? -1 : result;
}

int
fsync(int fd)
{
	return fails(FSYNC, EIO) ? -1 : (int)syscall(SYS_fsync, fd);
}

int
rename(const char *from, const char *to)
{
	return fails(RENAME, EACCES) ? -1 : (int)syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to);
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
	return fails(OPEN, EMFILE) ? -1 : (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

void *
malloc(size_t n)
{
	return fails(MALLOC, ENOMEM) ? NULL : __libc_malloc(n);
}

void *
calloc(size_t n, size_t size)
{
	return fails(MALLOC, ENOMEM) ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *old, size_t n)
{
	return fails(MALLOC, ENOMEM) ? NULL : __libc_realloc(old, n);
}
