/* temporary.h -- a file that nobody finds, and of which nothing is left whatever ends the process.
 *
 * May be included by: cli, tests.
 * Errors: CC_EXIT_MACHINE with its folder, $TMPDIR or /tmp.
 */
#ifndef CC_CLI_TEMPORARY_H
#define CC_CLI_TEMPORARY_H

#include "base/err.h"

#include <limits.h>

struct cc_temporary {
	int fd; /* to be closed */
	char folder[PATH_MAX];
};

bool cc_temporary_open(struct cc_temporary *out, struct cc_err *err);
bool cc_temporary_fail(const struct cc_temporary *t, struct cc_err *err); /* by errno */
/* All that it holds, to a buffer. */
bool cc_temporary_read(struct cc_buf *out, const struct cc_temporary *t, struct cc_err *err);

/* What was read of a descriptor and what is left of it, as a file; *fd is the caller's to close. */
bool cc_temporary_keep(int *fd, struct cc_span begun, int from, struct cc_err *err);

#endif
