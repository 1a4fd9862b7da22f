/* command.h -- a command within the process of a fuzzer, run again and again: CMD is its file.
 *
 * May be included by: tests/fuzz.
 * Inputs are files in memory, /dev/fd/N.  What a process has once, the values of its options, is put back before each
 * run.  Whatever it is given, a command ends with one of its statuses; from 2 on it says why, and prints nothing.
 */
#ifndef CC_TESTS_FUZZ_COMMAND_H
#define CC_TESTS_FUZZ_COMMAND_H

#include "cli/shared.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define main cmd_main
#include CMD
#undef main

enum { COMMAND_OUT, COMMAND_ERR, COMMAND_FILES, COMMAND_MOST = 6 };

static int command_fd[COMMAND_MOST], command_said;

static inline int
command_room(unsigned i)
{
	char name[64];
	int fd;

	snprintf(name, sizeof name, "/cocreate-fuzz-%ld-%u", (long)getpid(), i);
	fd = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0600);
	if (fd < 0 || shm_unlink(name) != 0)
		abort();
	return fd;
}

/* File i of a run, from COMMAND_FILES on, as it is named on the command line. */
static inline const char *
command_file(unsigned i, struct cc_span bytes)
{
	static char name[COMMAND_MOST][32];

	if (ftruncate(command_fd[i], 0) != 0 ||
	    pwrite(command_fd[i], bytes.at, bytes.len, 0) != (ssize_t)bytes.len)
		abort();
	snprintf(name[i], sizeof name[i], "/dev/fd/%d", command_fd[i]);
	return name[i];
}

/* What a run left in a room; the caller frees it. */
static inline struct cc_buf
command_said_in(unsigned i)
{
	struct cc_buf out = { 0 };
	struct stat file;

	if (fstat(command_fd[i], &file) != 0)
		abort();
	cc_buf_reserve(&out, (size_t)file.st_size + 1);
	if (pread(command_fd[i], out.at, (size_t)file.st_size, 0) != file.st_size)
		abort();
	out.len = (size_t)file.st_size;
	out.at[out.len] = '\0';
	return out;
}

static inline void
command_fail(const char *why, int status)
{
	struct cc_buf err = command_said_in(COMMAND_ERR);

	dprintf(command_said, "%s, status %d: %.*s\n", why, status, (int)err.len, err.at);
	abort();
}

static inline void
command_redirect(unsigned room, int to)
{
	if (ftruncate(command_fd[room], 0) != 0 || lseek(command_fd[room], 0, SEEK_SET) != 0 ||
	    dup2(command_fd[room], to) != to)
		abort();
}

/* word: the command line behind the command's name, up to NULL.  The status. */
static inline int
command_run(const char *const *word)
{
	static struct cc_shared shared;
	static unsigned char own[sizeof opts];
	static bool kept;
	char *argv[32] = { "command" };
	int argc = 1, status;
	off_t out, err;

	if (!kept) {
		shared = cc_shared;
		memcpy(own, &opts, sizeof opts);
		kept = true;
	}
	cc_shared = shared;
	memcpy(&opts, own, sizeof opts);
	for (; word[argc - 1] != NULL && argc < 31; argc++)
		argv[argc] = (char *)(uintptr_t)word[argc - 1];
	command_redirect(COMMAND_OUT, STDOUT_FILENO);
	command_redirect(COMMAND_ERR, STDERR_FILENO);
	status = cmd_main(argc, argv);
	out = lseek(command_fd[COMMAND_OUT], 0, SEEK_END);
	err = lseek(command_fd[COMMAND_ERR], 0, SEEK_END);
	/* Where the sanitizers report. */
	if (dup2(command_said, STDERR_FILENO) != STDERR_FILENO)
		abort();
	if (status < 0 || status >= CC_EXIT_MACHINE)
		command_fail("no status for an input", status);
	if (status >= CC_EXIT_USAGE && (out > 0 || err == 0))
		command_fail(out > 0 ? "printed, and failed" : "failed without a word", status);
	return status;
}

static inline void
command_begin(void)
{
	static bool begun;

	if (begun)
		return;
	begun = true;
	command_said = dup(STDERR_FILENO);
	for (unsigned i = 0; i < COMMAND_MOST; i++)
		command_fd[i] = command_room(i);
}

/* The parts of an input, divided by NUL, as so many files at most; their number. */
static inline unsigned
command_parts(const char **name, unsigned most, const uint8_t *data, size_t size)
{
	unsigned n = 0;

	for (size_t from = 0, at = 0; at <= size && n < most; at++)
		if (at == size || data[at] == '\0') {
			name[n] = command_file(
			    COMMAND_FILES + n, (struct cc_span){ (const char *)data + from, at - from });
			n++;
			from = at + 1;
		}
	return n;
}

#endif
