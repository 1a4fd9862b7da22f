/* out.c -- tests of cli/out, cli/outfind and cli/outfile. */
#define _XOPEN_SOURCE 700 /* posix_openpt and friends */

#include "cli/out.h"

#include "base/arena.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static struct fixture {
	struct cc_arena *arena;
	struct cc_err err;
	struct cc_outputs outputs;
	char directory[64];
	int start; /* where the tests began */
} fix;

static int
set_up(void **state)
{
	(void)state;
	fix = (struct fixture){ .arena = cc_arena_new(), .directory = "/tmp/cc-out-XXXXXX" };
	fix.start = open(".", O_RDONLY | O_DIRECTORY);
	umask(022);
	return fix.start >= 0 && mkdtemp(fix.directory) != NULL && chdir(fix.directory) == 0 ? 0 : -1;
}

/* Names in a directory, . and .. apart; each is removed where asked. */
static size_t
names_in(const char *directory, bool remove_them)
{
	DIR *stream = opendir(directory);
	struct dirent *entry;
	size_t n = 0;

	assert_non_null(stream);
	while ((entry = readdir(stream)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		n++;
		if (remove_them)
			remove(cc_format(fix.arena, "%s/%s", directory, entry->d_name));
	}
	closedir(stream);
	return n;
}

static int
tear_down(void **state)
{
	(void)state;
	cc_outputs_free(&fix.outputs);
	names_in(fix.directory, true);
	if (fchdir(fix.start) != 0 || rmdir(fix.directory) != 0)
		return -1;
	close(fix.start);
	cc_arena_free(fix.arena);
	return 0;
}

static void
put(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);

	assert_true(fd >= 0);
	assert_true(cc_out_all(fd, cc_span(text)));
	close(fd);
}

static void
assert_holds(const char *path, const char *text)
{
	char bytes[256];
	int fd = open(path, O_RDONLY);
	ssize_t n;

	assert_true(fd >= 0);
	n = read(fd, bytes, sizeof(bytes) - 1);
	close(fd);
	assert_true(n >= 0);
	bytes[n] = '\0';
	assert_string_equal(bytes, text);
}

static const char *const tables[] = { "ideas", "measures", NULL };

/* Outputs of those names, the i-th holding "new I\n". */
static bool
find(const char *a, const char *b)
{
	const char *item[] = { a, b };
	struct cc_list names = { item, b == NULL ? 1 : 2 };

	cc_outputs_free(&fix.outputs);
	if (!cc_outputs_find(&fix.outputs, &names, "idea-score", tables, fix.arena, &fix.err))
		return false;
	for (size_t i = 0; i < fix.outputs.n; i++)
		cc_buf_printf(&fix.outputs.item[i].bytes, "new %zu\n", i);
	return true;
}

static bool
commit(const char *a, const char *b)
{
	return find(a, b) && cc_outputs_commit(&fix.outputs, fix.arena, &fix.err);
}

static mode_t
mode_of(const char *path)
{
	struct stat st;

	assert_int_equal(lstat(path, &st), 0);
	return st.st_mode & 07777;
}

static void
assert_failed(enum cc_exit code, const char *message)
{
	assert_string_equal(fix.err.text, message);
	assert_int_equal(fix.err.code, code);
}

static void
files_are_made_and_nothing_is_left_beside(void **state)
{
	(void)state;
	assert_true(commit("a.csv", "b.md"));
	assert_holds("a.csv", "new 0\n");
	assert_holds("b.md", "new 1\n");
	assert_int_equal(names_in(".", false), 2);
	assert_int_equal(mode_of("a.csv"), 0644);
}

static void
new_files_obey_the_umask(void **state)
{
	(void)state;
	umask(077);
	assert_true(commit("a.csv", NULL));
	assert_int_equal(mode_of("a.csv"), 0600);
}

static void
the_mode_of_an_old_file_is_kept(void **state)
{
	(void)state;
	put("a.csv", "old\n");
	chmod("a.csv", 0664);
	put("b.csv", "old\n");
	chmod("b.csv", 0600);
	assert_true(commit("a.csv", "b.csv"));
	assert_holds("a.csv", "new 0\n");
	assert_int_equal(mode_of("a.csv"), 0664);
	assert_int_equal(mode_of("b.csv"), 0600);
	assert_int_equal(names_in(".", false), 2);
}

static void
an_old_file_is_replaced_not_rewritten(void **state)
{
	(void)state;
	put("a.csv", "old\n");
	assert_int_equal(link("a.csv", "reader"), 0);
	assert_true(commit("a.csv", NULL));
	assert_holds("a.csv", "new 0\n");
	assert_holds("reader", "old\n");
}

static void
the_owner_of_an_old_file_is_kept(void **state)
{
	struct stat st;

	(void)state;
	if (geteuid() != 0) {
		print_message("SKIP: only root can give files away\n");
		skip();
	}
	put("a.csv", "old\n");
	assert_int_equal(chown("a.csv", 1, 2), 0);
	assert_true(commit("a.csv", NULL));
	assert_int_equal(stat("a.csv", &st), 0);
	assert_int_equal(st.st_uid, 1);
	assert_int_equal(st.st_gid, 2);
}

static void
links_are_followed_and_stay_links(void **state)
{
	(void)state;
	put("real.csv", "old\n");
	assert_int_equal(symlink("real.csv", "one"), 0);
	assert_int_equal(symlink(cc_format(fix.arena, "%s/one", fix.directory), "two"), 0);
	assert_true(commit("two", NULL));
	assert_holds("real.csv", "new 0\n");
	assert_int_equal(readlink("two", (char[64]){ 0 }, 64), (int)strlen(fix.directory) + 4);
	assert_int_equal(names_in(".", false), 3);
}

static void
a_link_to_nothing_makes_what_it_points_at(void **state)
{
	(void)state;
	assert_int_equal(mkdir("sub", 0755), 0);
	assert_int_equal(symlink("sub/real.csv", "link"), 0);
	assert_true(commit("link", NULL));
	assert_holds("sub/real.csv", "new 0\n");
	assert_int_equal(readlink("link", (char[64]){ 0 }, 64), 12);
	assert_int_equal(names_in("sub", true), 1);
}

static void
links_in_a_circle_are_an_error(void **state)
{
	(void)state;
	assert_int_equal(symlink("two", "one"), 0);
	assert_int_equal(symlink("one", "two"), 0);
	assert_false(find("one", NULL));
	assert_failed(CC_EXIT_MACHINE, "one: Too many levels of symbolic links");
}

static void
one_file_named_twice_is_an_error(void **state)
{
	(void)state;
	assert_int_equal(symlink("a.csv", "link"), 0);
	assert_int_equal(mkdir("sub", 0755), 0);
	assert_false(find("a.csv", "./a.csv"));
	assert_failed(CC_EXIT_USAGE, "--output: \"a.csv\" and \"./a.csv\" are one file");
	assert_false(find("link", "sub/../a.csv"));
	assert_failed(CC_EXIT_USAGE, "--output: \"link\" and \"sub/../a.csv\" are one file");
	assert_false(find("-", "/dev/stdout"));
	assert_failed(CC_EXIT_USAGE, "--output: \"-\" and \"/dev/stdout\" are one file");
}

static void
names_that_cannot_be_files_are_errors_at_once(void **state)
{
	char name[257];

	(void)state;
	assert_int_equal(mkdir("sub", 0755), 0);
	assert_false(find("sub", NULL));
	assert_failed(CC_EXIT_MACHINE, "sub: Is a directory");
	assert_false(find("..", NULL));
	assert_failed(CC_EXIT_MACHINE, "..: Is a directory");
	assert_false(find("nosuch/a.csv", NULL));
	assert_failed(CC_EXIT_MACHINE, "nosuch/a.csv: No such file or directory");
	assert_false(find("", NULL));
	assert_int_equal(fix.err.code, CC_EXIT_MACHINE);
	memset(name, 'n', 256);
	name[256] = '\0';
	assert_false(find(name, NULL));
	assert_non_null(strstr(fix.err.text, ": File name too long"));
}

/* Runs the work in a child; returns what wait() says. */
static int
in_child(void (*work)(void))
{
	pid_t child = fork();
	int status = 0;

	assert_true(child >= 0);
	if (child == 0) {
		work();
		_exit(99);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return status;
}

static void
write_protected(void)
{
	if (geteuid() == 0 && (setgid(1) != 0 || setuid(1) != 0))
		_exit(98);
	_exit(find("a.csv", NULL) ? 97 : (int)fix.err.code);
}

static void
a_file_that_may_not_be_written_is_not_replaced(void **state)
{
	int status;

	(void)state;
	put("a.csv", "old\n");
	chmod("a.csv", 0444);
	chmod(fix.directory, 0777);
	status = in_child(write_protected);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), CC_EXIT_MACHINE);
}

static void
a_full_device_fails_and_leaves_the_files_untouched(void **state)
{
	(void)state;
	if (access("/dev/full", W_OK) != 0) {
		print_message("SKIP: no /dev/full here\n");
		skip();
	}
	put("a.csv", "old\n");
	assert_false(commit("a.csv", "/dev/full"));
	assert_failed(CC_EXIT_MACHINE, "/dev/full: No space left on device");
	assert_holds("a.csv", "old\n");
	assert_int_equal(names_in(".", false), 1);
	assert_false(commit("/dev/full", "fresh.csv"));
	assert_int_equal(names_in(".", false), 1);
}

static void
a_rename_that_fails_takes_the_earlier_ones_back(void **state)
{
	(void)state;
	put("a.csv", "old\n");
	chmod("a.csv", 0640);
	assert_true(find("a.csv", "b.csv"));
	assert_int_equal(mkdir("b.csv", 0755), 0);
	assert_false(cc_outputs_commit(&fix.outputs, fix.arena, &fix.err));
	assert_failed(CC_EXIT_MACHINE, "b.csv: Is a directory");
	assert_holds("a.csv", "old\n");
	assert_int_equal(mode_of("a.csv"), 0640);
	assert_int_equal(names_in(".", false), 2);
}

static void
a_rename_that_fails_takes_new_files_back(void **state)
{
	(void)state;
	assert_true(find("fresh.csv", "b.csv"));
	assert_int_equal(mkdir("b.csv", 0755), 0);
	assert_false(cc_outputs_commit(&fix.outputs, fix.arena, &fix.err));
	assert_int_equal(names_in(".", false), 1);
}

static void
a_directory_that_went_away_fails(void **state)
{
	(void)state;
	put("a.csv", "old\n");
	assert_int_equal(mkdir("sub", 0755), 0);
	assert_true(find("a.csv", "sub/b.csv"));
	assert_int_equal(rmdir("sub"), 0);
	assert_false(cc_outputs_commit(&fix.outputs, fix.arena, &fix.err));
	assert_failed(CC_EXIT_MACHINE, "sub/b.csv: No such file or directory");
	assert_holds("a.csv", "old\n");
	assert_int_equal(names_in(".", false), 1);
}

static void
leftovers_of_others_are_stepped_around(void **state)
{
	const char *first;

	(void)state;
	assert_true(commit("a.csv", NULL));
	first = fix.outputs.item[0].temporary;
	put(first, "another's\n");
	assert_true(commit("a.csv", NULL));
	assert_holds(first, "another's\n");
	assert_string_not_equal(first, fix.outputs.item[0].temporary);
}

static void
the_longest_file_names_can_be_written(void **state)
{
	char name[256];

	(void)state;
	memset(name, 'n', 255);
	name[255] = '\0';
	assert_true(commit(name, "b.csv"));
	assert_holds(name, "new 0\n");
	assert_int_equal(names_in(".", false), 2);
}

static void
devices_are_written_as_they_are(void **state)
{
	struct stat st;

	(void)state;
	assert_true(commit("/dev/null", "a.csv"));
	assert_int_equal(stat("/dev/null", &st), 0);
	assert_true(S_ISCHR(st.st_mode));
	assert_holds("a.csv", "new 1\n");
}

static void
a_fifo_is_written_and_stays(void **state)
{
	char bytes[16] = { 0 };
	struct stat st;
	int fd;

	(void)state;
	assert_int_equal(mkfifo("pipe", 0600), 0);
	fd = open("pipe", O_RDONLY | O_NONBLOCK);
	assert_true(fd >= 0);
	assert_true(commit("pipe", NULL));
	assert_int_equal(read(fd, bytes, sizeof(bytes)), 6);
	assert_string_equal(bytes, "new 0\n");
	close(fd);
	assert_int_equal(lstat("pipe", &st), 0);
	assert_true(S_ISFIFO(st.st_mode));
}

static void
a_device_is_not_written_where_a_file_fails(void **state)
{
	char byte;
	int fd;

	(void)state;
	assert_int_equal(mkfifo("pipe", 0600), 0);
	assert_int_equal(mkdir("sub", 0755), 0);
	fd = open("pipe", O_RDONLY | O_NONBLOCK);
	assert_true(find("pipe", "sub/b.csv"));
	assert_int_equal(rmdir("sub"), 0);
	assert_false(cc_outputs_commit(&fix.outputs, fix.arena, &fix.err));
	assert_int_equal(read(fd, &byte, 1), 0);
	close(fd);
}

/* As the shell does for > file. */
static void
stdout_to(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_APPEND, 0644);

	if (fd < 0 || dup2(fd, STDOUT_FILENO) < 0)
		_exit(98);
	close(fd);
}

static void
head_and_dash(void)
{
	stdout_to("all.txt");
	if (!cc_out_write(CC_SPAN("head\n"), &fix.err) || !commit("-", "a.csv"))
		_exit(97);
	if (!cc_out_write(CC_SPAN("tail\n"), &fix.err) || !cc_out_close(&fix.err))
		_exit(96);
	_exit(0);
}

static void
head_and_dev_stdout(void)
{
	stdout_to("all.txt");
	if (!cc_out_write(CC_SPAN("head\n"), &fix.err) || !commit("/dev/stdout", "a.csv"))
		_exit(97);
	if (!cc_out_write(CC_SPAN("tail\n"), &fix.err) || !cc_out_close(&fix.err))
		_exit(96);
	_exit(0);
}

static void
standard_output_as_a_file_is_written_where_it_stands(void **state)
{
	(void)state;
	assert_int_equal(in_child(head_and_dash), 0);
	assert_holds("all.txt", "head\nnew 0\ntail\n");
	assert_holds("a.csv", "new 1\n");
	assert_int_equal(remove("all.txt"), 0);
	if (access("/proc/self/fd/1", F_OK) != 0) {
		print_message("SKIP: no /proc here\n");
		skip();
	}
	assert_int_equal(in_child(head_and_dev_stdout), 0);
	assert_holds("all.txt", "head\nnew 0\ntail\n");
}

static void
a_descriptor_that_is_not_open_is_an_error(void **state)
{
	(void)state;
	if (access("/dev/fd", F_OK) != 0) {
		print_message("SKIP: no /dev/fd here\n");
		skip();
	}
	assert_false(find("/dev/fd/987", NULL));
	assert_int_equal(fix.err.code, CC_EXIT_MACHINE);
}

static void
pause_shortly(void)
{
	nanosleep(&(struct timespec){ .tv_nsec = 2000000 }, NULL);
}

/* It sleeps: what it does before it hangs is done without. */
static bool
is_asleep(pid_t child)
{
	char path[64], state = 'S';
	FILE *stat;

	snprintf(path, sizeof path, "/proc/%ld/stat", (long)child);
	stat = fopen(path, "r");
	if (stat != NULL) {
		if (fscanf(stat, "%*d (%*[^)]) %c", &state) != 1)
			state = 'S';
		fclose(stat);
	}
	return state == 'S';
}

/* A child that hangs in a commit of a.csv and a FIFO nobody reads. */
static pid_t
hanging_commit(void (*prepare)(void))
{
	pid_t child;
	int tries = 0;

	put("a.csv", "old\n");
	assert_int_equal(mkfifo("pipe", 0600), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		prepare();
		commit("a.csv", "pipe");
		_exit(97);
	}
	while ((names_in(".", false) < 3 || !is_asleep(child)) && tries++ < 2000)
		pause_shortly();
	return child;
}

static const int deadly[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGUSR1,
	SIGUSR2 };

enum { DEADLY = sizeof deadly / sizeof *deadly };

/* Whoever started the tests in the background may have had some ignored. */
static void
die_of_signals_without_a_core(void)
{
	setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
	for (size_t i = 0; i < DEADLY; i++)
		signal(deadly[i], SIG_DFL);
}

static void
ignore_hangup(void)
{
	signal(SIGHUP, SIG_IGN);
}

static void
on_urgent(int number)
{
	(void)number;
	cc_oom();
}

static void
end_memory_on_urgent(void)
{
	dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
	signal(SIGURG, on_urgent);
}

static void
signals_take_the_temporary_files_along(void **state)
{
	(void)state;
	for (size_t i = 0; i < DEADLY; i++) {
		pid_t child = hanging_commit(die_of_signals_without_a_core);
		int status = 0;

		kill(child, deadly[i]);
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(WIFSIGNALED(status));
		assert_int_equal(WTERMSIG(status), deadly[i]);
		assert_holds("a.csv", "old\n");
		assert_int_equal(names_in(".", false), 2);
		assert_int_equal(remove("pipe"), 0);
	}
}

static void
a_signal_ignored_from_the_start_stays_ignored(void **state)
{
	pid_t child = hanging_commit(ignore_hangup);
	int status = 0;

	(void)state;
	kill(child, SIGHUP);
	for (int i = 0; i < 20; i++)
		pause_shortly();
	assert_int_equal(waitpid(child, &status, WNOHANG), 0);
	kill(child, SIGTERM);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(names_in(".", false), 2);
}

/* The reader of a FIFO opens it and goes, while more than a pipe holds is written. */
static void
a_reader_that_goes_kills_silently_and_leaves_nothing(void **state)
{
	int status = 0, fd;
	pid_t child;

	(void)state;
	put("a.csv", "old\n");
	assert_int_equal(mkfifo("pipe", 0600), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		find("a.csv", "pipe");
		cc_buf_repeat(&fix.outputs.item[1].bytes, 'x', 1 << 22);
		cc_outputs_commit(&fix.outputs, fix.arena, &fix.err);
		_exit(97);
	}
	fd = open("pipe", O_RDONLY);
	assert_true(fd >= 0);
	close(fd);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGPIPE);
	assert_holds("a.csv", "old\n");
	assert_int_equal(names_in(".", false), 2);
}

static void
the_end_of_memory_takes_the_temporary_files_along(void **state)
{
	pid_t child = hanging_commit(end_memory_on_urgent);
	int status = 0;

	(void)state;
	kill(child, SIGURG);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), CC_EXIT_MACHINE);
	assert_holds("a.csv", "old\n");
	assert_int_equal(names_in(".", false), 2);
}

static void
small_limit(void)
{
	struct rlimit limit = { 3, 3 };

	if (!cc_out_prepare(&fix.err) || setrlimit(RLIMIT_FSIZE, &limit) != 0)
		_exit(98);
	if (commit("a.csv", NULL) || strcmp(fix.err.text, "a.csv: File too large") != 0)
		_exit(97);
	_exit((int)fix.err.code);
}

static void
a_file_that_grows_past_its_limit_is_a_failed_write(void **state)
{
	int status;

	(void)state;
	put("a.csv", "old\n");
	status = in_child(small_limit);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), CC_EXIT_MACHINE);
	assert_holds("a.csv", "old\n");
	assert_int_equal(names_in(".", false), 1);
}

static void
closed_descriptors(void)
{
	char byte;

	close(0);
	close(1);
	close(2);
	if (!cc_out_prepare(&fix.err) || open("/dev/null", O_RDONLY) != 3 + (fix.start == 3))
		_exit(98);
	if (cc_out_write(CC_SPAN("x"), &fix.err) || fix.err.code != CC_EXIT_MACHINE ||
	    strcmp(fix.err.text, "write error: Bad file descriptor") != 0)
		_exit(97);
	if (read(0, &byte, 1) != -1 || errno != EBADF || write(2, "x", 1) != -1)
		_exit(96);
	_exit(0);
}

static void
closed_descriptors_are_filled_and_still_fail(void **state)
{
	(void)state;
	assert_int_equal(in_child(closed_descriptors), 0);
}

static void
full_stdout(void)
{
	stdout_to("/dev/full");
	if (cc_out_write(CC_SPAN("x"), &fix.err) ||
	    strcmp(fix.err.text, "write error: No space left on device") != 0)
		_exit(97);
	_exit((int)fix.err.code);
}

static void
a_full_standard_output_ends_in_5(void **state)
{
	int status;

	(void)state;
	if (access("/dev/full", W_OK) != 0) {
		print_message("SKIP: no /dev/full here\n");
		skip();
	}
	status = in_child(full_stdout);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), CC_EXIT_MACHINE);
}

/* A pipe that is full and non-blocking: the writer waits for its reader. */
static void
a_non_blocking_descriptor_is_waited_for(void **state)
{
	struct cc_buf bytes = { 0 };
	char buffer[4096];
	size_t total = 0;
	ssize_t n;
	int ends[2], status = 0;
	pid_t child;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		close(ends[0]);
		fcntl(ends[1], F_SETFL, O_NONBLOCK);
		cc_buf_repeat(&bytes, 'x', 1 << 20);
		_exit(cc_out_all(ends[1], (struct cc_span){ bytes.at, bytes.len }) ? 0 : 97);
	}
	close(ends[1]);
	for (int i = 0; i < 20; i++)
		pause_shortly();
	while ((n = read(ends[0], buffer, sizeof(buffer))) > 0)
		total += (size_t)n;
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_int_equal(total, 1 << 20);
}

/* A child whose standard output is a terminal of so many columns. */
static int
on_terminal(unsigned short columns, void (*work)(void))
{
	struct winsize size = { .ws_row = 24, .ws_col = columns };
	int host = posix_openpt(O_RDWR | O_NOCTTY), terminal, saved, status;

	assert_true(host >= 0 && grantpt(host) == 0 && unlockpt(host) == 0);
	terminal = open(ptsname(host), O_RDWR | O_NOCTTY);
	assert_true(terminal >= 0);
	assert_int_equal(ioctl(terminal, TIOCSWINSZ, &size), 0);
	fflush(stdout);
	saved = dup(STDOUT_FILENO);
	dup2(terminal, STDOUT_FILENO);
	status = in_child(work);
	dup2(saved, STDOUT_FILENO);
	close(saved);
	close(terminal);
	close(host);
	return status;
}

static void
width_is_100(void)
{
	unsetenv("COLUMNS");
	if (cc_out_width() != 100)
		_exit(97);
	setenv("COLUMNS", "zero", 1);
	if (cc_out_width() != 100)
		_exit(96);
	setenv("COLUMNS", "-3", 1);
	if (cc_out_width() != 100)
		_exit(95);
	setenv("COLUMNS", "132", 1);
	_exit(cc_out_width() == 132 ? 0 : 94);
}

static void
width_is_80(void)
{
	unsetenv("COLUMNS");
	_exit(cc_out_width() == 80 ? 0 : 97);
}

static void
width_is_0(void)
{
	stdout_to("/dev/null");
	unsetenv("COLUMNS");
	if (cc_out_width() != 0)
		_exit(97);
	setenv("COLUMNS", "132", 1);
	_exit(cc_out_width() == 0 ? 0 : 96);
}

static void
width_is_that_of_columns_or_the_terminal(void **state)
{
	(void)state;
	assert_int_equal(on_terminal(100, width_is_100), 0);
	assert_int_equal(on_terminal(0, width_is_80), 0);
	assert_int_equal(in_child(width_is_0), 0);
}

static void
color_on_terminal(void)
{
	unsetenv("NO_COLOR");
	setenv("TERM", "xterm", 1);
	if (!cc_out_color("auto") || !cc_out_color("always") || cc_out_color("never"))
		_exit(97);
	setenv("NO_COLOR", "", 1);
	if (!cc_out_color("auto"))
		_exit(96);
	setenv("NO_COLOR", "1", 1);
	if (cc_out_color("auto") || !cc_out_color("always"))
		_exit(95);
	unsetenv("NO_COLOR");
	setenv("TERM", "dumb", 1);
	if (cc_out_color("auto"))
		_exit(94);
	unsetenv("TERM");
	_exit(cc_out_color("auto") ? 93 : 0);
}

static void
color_elsewhere(void)
{
	stdout_to("/dev/null");
	unsetenv("NO_COLOR");
	setenv("TERM", "xterm", 1);
	_exit(!cc_out_color("auto") && cc_out_color("always") ? 0 : 97);
}

static void
color_follows_option_environment_and_terminal(void **state)
{
	(void)state;
	assert_int_equal(on_terminal(80, color_on_terminal), 0);
	assert_int_equal(in_child(color_elsewhere), 0);
}

static void
a_directory_holds_every_table_and_is_made(void **state)
{
	(void)state;
	assert_true(commit("new/", "x.csv"));
	assert_holds("new/idea-score.ideas.csv", "new 0\n");
	assert_holds("new/idea-score.measures.csv", "new 1\n");
	assert_holds("x.csv", "new 2\n");
	assert_true(commit("new///", NULL));
	assert_int_equal(names_in("new", true), 2);
}

static void
a_directory_is_taken_back_with_its_files(void **state)
{
	(void)state;
	assert_true(find("new/", "full"));
	assert_int_equal(symlink("/dev/full", "full"), 0);
	assert_true(find("new/", "full"));
	assert_int_equal(names_in(".", false), 1);
	assert_false(cc_outputs_commit(&fix.outputs, fix.arena, &fix.err));
	assert_int_equal(fix.err.code, CC_EXIT_MACHINE);
	assert_int_equal(names_in(".", false), 1);
}

static void
a_directory_that_cannot_be_is_told_before_reading(void **state)
{
	(void)state;
	put("file", "x");
	assert_false(find("file/", NULL));
	assert_string_equal(fix.err.text, "file/: Not a directory");
	assert_false(find("no/such/", NULL));
	assert_int_equal(fix.err.code, CC_EXIT_MACHINE);
	assert_int_equal(mkdir("new", 0755), 0);
	assert_false(find("new/", "new/idea-score.ideas.csv"));
	assert_int_equal(fix.err.code, CC_EXIT_USAGE);
}

static void
a_table_that_was_left_out_is_no_file(void **state)
{
	(void)state;
	assert_true(find("new/", NULL));
	cc_outputs_drop(&fix.outputs, 0);
	assert_true(cc_outputs_commit(&fix.outputs, fix.arena, &fix.err));
	assert_int_equal(names_in("new", false), 1);
	assert_holds("new/idea-score.measures.csv", "new 1\n");
	names_in("new", true);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(files_are_made_and_nothing_is_left_beside, set_up, tear_down),
		cmocka_unit_test_setup_teardown(new_files_obey_the_umask, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_mode_of_an_old_file_is_kept, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_old_file_is_replaced_not_rewritten, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_owner_of_an_old_file_is_kept, set_up, tear_down),
		cmocka_unit_test_setup_teardown(links_are_followed_and_stay_links, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_link_to_nothing_makes_what_it_points_at, set_up, tear_down),
		cmocka_unit_test_setup_teardown(links_in_a_circle_are_an_error, set_up, tear_down),
		cmocka_unit_test_setup_teardown(one_file_named_twice_is_an_error, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    names_that_cannot_be_files_are_errors_at_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_file_that_may_not_be_written_is_not_replaced, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_full_device_fails_and_leaves_the_files_untouched, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_rename_that_fails_takes_the_earlier_ones_back, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_rename_that_fails_takes_new_files_back, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_directory_that_went_away_fails, set_up, tear_down),
		cmocka_unit_test_setup_teardown(leftovers_of_others_are_stepped_around, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_longest_file_names_can_be_written, set_up, tear_down),
		cmocka_unit_test_setup_teardown(devices_are_written_as_they_are, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_fifo_is_written_and_stays, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_device_is_not_written_where_a_file_fails, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    standard_output_as_a_file_is_written_where_it_stands, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_descriptor_that_is_not_open_is_an_error, set_up, tear_down),
		cmocka_unit_test_setup_teardown(signals_take_the_temporary_files_along, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_signal_ignored_from_the_start_stays_ignored, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_reader_that_goes_kills_silently_and_leaves_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    the_end_of_memory_takes_the_temporary_files_along, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_file_that_grows_past_its_limit_is_a_failed_write, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    closed_descriptors_are_filled_and_still_fail, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_full_standard_output_ends_in_5, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_non_blocking_descriptor_is_waited_for, set_up, tear_down),
		cmocka_unit_test_setup_teardown(width_is_that_of_columns_or_the_terminal, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    color_follows_option_environment_and_terminal, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_directory_holds_every_table_and_is_made, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_directory_is_taken_back_with_its_files, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_directory_that_cannot_be_is_told_before_reading, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_table_that_was_left_out_is_no_file, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
