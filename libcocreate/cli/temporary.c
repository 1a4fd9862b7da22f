/* temporary.c -- a file that nobody finds, and of which nothing is left. */
#define _GNU_SOURCE 1 /* O_TMPFILE, where there is one; mkstemp */

#include "cli/temporary.h"

#include "cli/out.h"

#include <errno.h>
#include <fcntl.h>
#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK = 64 * 1024 };

bool
cc_temporary_fail(const struct cc_temporary *t, struct cc_err *err)
{
	int error = errno;
	char what[PATH_MAX + 64];

	snprintf(what, sizeof what, gettext("a temporary file in %s"), cc_quote(cc_span(t->folder)).text);
	return cc_fail_errno(err, error, what);
}

/* Where the system has no files without a name, it has one for a moment. */
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

bool
cc_temporary_open(struct cc_temporary *t, struct cc_err *err)
{
	const char *folder = getenv("TMPDIR");

	if (folder == NULL || folder[0] == '\0')
		folder = "/tmp";
	snprintf(t->folder, sizeof t->folder, "%s", folder);
	t->fd = nameless_open(t->folder);
	return t->fd >= 0 || cc_temporary_fail(t, err);
}

bool
cc_temporary_read(struct cc_buf *out, const struct cc_temporary *t, struct cc_err *err)
{
	off_t at = 0;
	ssize_t n = 1;

	while (n != 0) {
		cc_buf_reserve(out, BLOCK);
		n = pread(t->fd, out->at + out->len, BLOCK, at);
		if (n < 0 && errno != EINTR)
			return cc_temporary_fail(t, err);
		if (n > 0) {
			out->len += (size_t)n;
			at += n;
		}
	}
	return true;
}

bool
cc_temporary_keep(int *fd, struct cc_span begun, int from, struct cc_err *err)
{
	char block[BLOCK];
	struct cc_temporary t = { .fd = -1 };
	ssize_t n = 1;
	bool good;

	if (!cc_temporary_open(&t, err))
		return false;
	*fd = t.fd;
	good = cc_out_all(t.fd, begun) || cc_temporary_fail(&t, err);
	while (good && n != 0) {
		n = read(from, block, sizeof block);
		if (n < 0 && errno != EINTR)
			return cc_fail_errno(err, errno, "stdin");
		if (n > 0)
			good = cc_out_all(t.fd, (struct cc_span){ block, (size_t)n }) ||
			       cc_temporary_fail(&t, err);
	}
	return good;
}
