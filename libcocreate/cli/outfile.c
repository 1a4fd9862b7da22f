/* outfile.c -- writes the files of -o: all of them, or none.
 *
 * The order of a commit: missing directories made; every temporary file
 * written, synced and closed; then devices and descriptors, which cannot be taken back and so are tried
 * while nothing has changed yet; then the renames, with signals held, each
 * but the last with a way back.
 */
#include "cli/out.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <libintl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { TRIES_MAX = 1000, NAME_ROOM = 240 };

/* All that end a process by default and can be told from a fault of ours: from a
 * terminal, from another process, from a timer, from a limit on time (ulimit -t). */
static const int fatal_signals[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGALRM, SIGVTALRM, SIGPROF,
	SIGXCPU, SIGUSR1, SIGUSR2 };

enum { FATAL_SIGNALS = sizeof(fatal_signals) / sizeof(*fatal_signals) };

/* What a signal or the end of memory has to clean up.  Lock-free, so that a
 * handler may read it. */
static _Atomic(struct cc_outputs *) pending;

static void
temporaries_unlink(void)
{
	struct cc_outputs *outputs = atomic_load(&pending);

	for (size_t i = 0; outputs != NULL && i < outputs->n; i++) {
		if (atomic_exchange(&outputs->item[i].made, false))
			unlink(outputs->item[i].temporary);
	}
	for (size_t i = 0; outputs != NULL && i < outputs->n_directories; i++) {
		if (atomic_exchange(&outputs->directory[i].made, false))
			rmdir(outputs->directory[i].path);
	}
}

/* SA_RESETHAND has put the default back: the raise ends the process as the
 * signal would have. */
static void
on_signal(int number)
{
	temporaries_unlink();
	raise(number);
}

static void
fatal_set(sigset_t *set)
{
	sigemptyset(set);
	for (size_t i = 0; i < FATAL_SIGNALS; i++)
		sigaddset(set, fatal_signals[i]);
}

/* A signal that was ignored at the start (nohup) stays so. */
static void
signals_catch(void)
{
	struct sigaction ours = { .sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND }, was;

	fatal_set(&ours.sa_mask);
	for (size_t i = 0; i < FATAL_SIGNALS; i++) {
		if (sigaction(fatal_signals[i], NULL, &was) == 0 && was.sa_handler != SIG_IGN)
			sigaction(fatal_signals[i], &ours, NULL);
	}
	cc_oom_hook = temporaries_unlink;
}

static void
signals_hold(sigset_t *was)
{
	sigset_t set;

	fatal_set(&set);
	pthread_sigmask(SIG_BLOCK, &set, was);
}

static void
signals_release(const sigset_t *was)
{
	pthread_sigmask(SIG_SETMASK, was, NULL);
}

/* DIRECTORY/.NAME.XXXXXX; O_EXCL makes it ours, so it need not be a secret. */
static const char *
temporary_name(const char *path, unsigned try, struct cc_arena *arena)
{
	const char *directory = cc_out_directory(path, arena);
	const char *base = strrchr(path, '/') + 1;
	unsigned long number = (unsigned long)getpid() * TRIES_MAX + try;

	if (strlen(base) > NAME_ROOM)
		base = "output";
	return cc_format(
	    arena, "%s/.%s.%06lx", strcmp(directory, "/") == 0 ? "" : directory, base, number & 0xffffffUL);
}

/* Signals are held between the making and the note of it, or the file would
 * be left behind.  Returns its descriptor; -1 with errno. */
static int
temporary_open(struct cc_output *out, mode_t mode, struct cc_arena *arena)
{
	int fd = -1, error = EEXIST;
	sigset_t was;

	for (unsigned try = 0; fd < 0 && error == EEXIST && try < TRIES_MAX; try++) {
		out->temporary = temporary_name(out->path, try, arena);
		signals_hold(&was);
		fd = open(out->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
		error = errno;
		atomic_store(&out->made, fd >= 0);
		signals_release(&was);
	}
	errno = error;
	return fd;
}

/* Owner, group and mode of the file that will be replaced.  Whom we may not
 * give the file to loses what was granted by that name, never the reverse. */
static bool
mode_keep(int fd, const struct stat *of)
{
	mode_t mode = of->st_mode & 07777;
	struct stat ours;

	if (fstat(fd, &ours) != 0)
		return false;
	if (ours.st_uid != of->st_uid && fchown(fd, of->st_uid, (gid_t)-1) != 0)
		mode &= ~(mode_t)S_ISUID;
	if (ours.st_gid != of->st_gid && fchown(fd, (uid_t)-1, of->st_gid) != 0)
		mode = (mode & ~(mode_t)(S_ISGID | S_IRWXG)) | (mode & S_IRWXG & ((mode & S_IRWXO) << 3));
	return fchmod(fd, mode) == 0;
}

/* Some file systems cannot sync and say so; that is no failed write. */
static bool
descriptor_sync(int fd)
{
	int result;

	while ((result = fsync(fd)) != 0 && errno == EINTR)
		;
	return result == 0 || errno == EINVAL || errno == ENOTSUP;
}

static bool
descriptor_close(int fd, bool ok)
{
	int error = errno;

	if (close(fd) != 0 && errno != EINTR)
		return false;
	errno = error;
	return ok;
}

static bool
content_write(struct cc_output *out, int fd)
{
	if (out->fill != NULL)
		return out->fill(out, fd);
	return cc_out_all(fd, (struct cc_span){ out->bytes.at, out->bytes.len });
}

static bool
file_write(struct cc_output *out, struct cc_arena *arena)
{
	struct stat was;
	bool there = lstat(out->path, &was) == 0;
	int fd = temporary_open(out, there ? S_IRUSR | S_IWUSR : 0666, arena);

	return fd >= 0 && descriptor_close(fd, (!there || mode_keep(fd, &was)) && content_write(out, fd) &&
						   descriptor_sync(fd));
}

static bool
device_write(struct cc_output *out)
{
	int fd;

	if (out->kind == CC_OUTPUT_DESCRIPTOR)
		return content_write(out, out->fd);
	fd = open(out->path, O_WRONLY | O_NOCTTY | O_CLOEXEC);
	return fd >= 0 && descriptor_close(fd, content_write(out, fd));
}

/* The first n files as they were before. */
static void
files_return(struct cc_outputs *outputs, size_t n)
{
	while (n-- > 0) {
		struct cc_output *out = &outputs->item[n];

		if (out->kept)
			rename(out->old, out->path);
		else if (out->fresh)
			unlink(out->path);
	}
}

/* Puts all temporaries in place; how many it got through, errno of the rest. */
static size_t
files_rename(struct cc_outputs *outputs)
{
	size_t i;

	for (i = 0; i < outputs->n; i++) {
		struct cc_output *out = &outputs->item[i];

		if (out->kind != CC_OUTPUT_FILE)
			continue;
		out->kept = i + 1 < outputs->n && link(out->path, out->old) == 0;
		out->fresh = !out->kept && i + 1 < outputs->n && errno == ENOENT;
		if (rename(out->temporary, out->path) != 0)
			break;
		atomic_store(&out->made, false);
	}
	return i;
}

static bool
outputs_rename(struct cc_outputs *outputs, struct cc_arena *arena, struct cc_err *err)
{
	sigset_t was;
	size_t done;
	int error;

	for (size_t i = 0; i < outputs->n; i++) {
		if (outputs->item[i].kind == CC_OUTPUT_FILE)
			outputs->item[i].old = cc_format(arena, "%s~", outputs->item[i].temporary);
	}
	signals_hold(&was);
	done = files_rename(outputs);
	error = errno;
	if (done < outputs->n)
		files_return(outputs, done);
	for (size_t i = 0; i < outputs->n; i++) {
		if (outputs->item[i].kept)
			unlink(outputs->item[i].old);
	}
	signals_release(&was);
	return done == outputs->n || cc_fail_errno(err, error, outputs->item[done].name);
}

static void
directory_sync(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

/* So that the new names outlive a crash; what cannot be synced stays. */
static void
directories_sync(const struct cc_outputs *outputs, struct cc_arena *arena)
{
	for (size_t i = 0; i < outputs->n_directories; i++)
		directory_sync(cc_out_directory(outputs->directory[i].path, arena));
	for (size_t i = 0; i < outputs->n; i++) {
		if (outputs->item[i].kind == CC_OUTPUT_FILE)
			directory_sync(cc_out_directory(outputs->item[i].path, arena));
	}
}

/* As with temporaries: made and known to be ours in one step. */
static bool
directories_make(struct cc_outputs *outputs, struct cc_err *err)
{
	for (size_t i = 0; i < outputs->n_directories; i++) {
		struct cc_directory *directory = &outputs->directory[i];
		bool made;
		sigset_t was;
		int error;

		signals_hold(&was);
		made = mkdir(directory->path, 0777) == 0;
		error = errno;
		atomic_store(&directory->made, made);
		signals_release(&was);
		if (!made && error != EEXIST)
			return cc_fail_errno(err, error, directory->name);
	}
	return true;
}

static bool
outputs_write(struct cc_outputs *outputs, struct cc_arena *arena, struct cc_err *err)
{
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < outputs->n; i++) {
			struct cc_output *out = &outputs->item[i];
			bool file = out->kind == CC_OUTPUT_FILE;

			if (file == (pass == 0) && !(file ? file_write(out, arena) : device_write(out)))
				return cc_fail_errno(err, errno,
				    strcmp(out->name, "-") == 0 ? gettext("write error") : out->name);
		}
	}
	return true;
}

bool
cc_outputs_commit(struct cc_outputs *outputs, struct cc_arena *arena, struct cc_err *err)
{
	bool ok;

	atomic_store(&pending, outputs);
	signals_catch();
	ok = directories_make(outputs, err) && outputs_write(outputs, arena, err) &&
	     outputs_rename(outputs, arena, err);
	for (size_t i = 0; ok && i < outputs->n_directories; i++)
		atomic_store(&outputs->directory[i].made, false);
	temporaries_unlink();
	atomic_store(&pending, NULL);
	if (ok)
		directories_sync(outputs, arena);
	return ok;
}

void
cc_outputs_free(struct cc_outputs *outputs)
{
	for (size_t i = 0; i < outputs->n; i++)
		cc_buf_free(&outputs->item[i].bytes);
}
