/* out.c -- standard output, and what the terminal can show.
 *
 * Files named by -o are outfile.c's.  SIGPIPE keeps its default: a reader
 * that has gone ends the process without a word.
 */
#include "cli/out.h"

#include "base/num.h"

#include <errno.h>
#include <fcntl.h>
#include <libintl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { WIDTH_MIN = 20, WIDTH_MAX = 10000, WIDTH_USUAL = 80 };

bool
cc_out_prepare(struct cc_err *err)
{
	for (int fd = 0; fd <= 2; fd++) {
		if (fcntl(fd, F_GETFD) != -1)
			continue;
		/* The lowest free descriptor is the one looked at. */
		if (open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) == -1)
			return cc_fail_errno(err, errno, "/dev/null");
	}
	signal(SIGXFSZ, SIG_IGN);
	return true;
}

bool
cc_out_all(int fd, struct cc_span bytes)
{
	while (bytes.len > 0) {
		ssize_t n = write(fd, bytes.at, bytes.len);

		if (n >= 0) {
			bytes.at += n;
			bytes.len -= (size_t)n;
		} else if (errno == EAGAIN) {
			/* A process that shares the descriptor made it non-blocking. */
			struct pollfd ready = { .fd = fd, .events = POLLOUT };

			poll(&ready, 1, -1);
		} else if (errno != EINTR) {
			return false;
		}
	}
	return true;
}

bool
cc_out_write(struct cc_span bytes, struct cc_err *err)
{
	return cc_out_all(STDOUT_FILENO, bytes) || cc_fail_errno(err, errno, gettext("write error"));
}

bool
cc_out_close(struct cc_err *err)
{
	return close(STDOUT_FILENO) == 0 || errno == EINTR ||
	       cc_fail_errno(err, errno, gettext("write error"));
}

unsigned
cc_out_width(void)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size;
	int64_t said;

	if (isatty(STDOUT_FILENO) == 0)
		return 0;
	if (columns != NULL && cc_int_parse(&said, cc_span(columns)) && said >= WIDTH_MIN &&
	    said <= WIDTH_MAX)
		return (unsigned)said;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= WIDTH_MIN)
		return size.ws_col;
	return WIDTH_USUAL;
}

bool
cc_out_color(const char *when)
{
	const char *no_color = getenv("NO_COLOR"), *terminal = getenv("TERM");

	if (strcmp(when, "auto") != 0)
		return strcmp(when, "always") == 0;
	if (no_color != NULL && no_color[0] != '\0')
		return false;
	if (terminal == NULL || strcmp(terminal, "dumb") == 0)
		return false;
	return isatty(STDOUT_FILENO) == 1;
}
