/* err.h -- what went wrong, where, and how the process ends.
 *
 * May be included by: everyone.
 * Nothing here prints, allocates or exits; cli prints, once.  The format of a
 * message is looked up in the catalogue (gettext) here and nowhere else below
 * cli, so callers write plain English marked with N_().
 * A message says what was found and what was wanted, lower case, no full stop.
 * Data in a message goes through cc_quote().
 */
#ifndef CC_BASE_ERR_H
#define CC_BASE_ERR_H

#include "base/str.h"

#include <stdarg.h>
#include <stdint.h>

#define N_(text) text

enum cc_exit {
	CC_EXIT_OK = 0,
	CC_EXIT_GATE = 1,    /* a gate that the user asked for was missed */
	CC_EXIT_USAGE = 2,   /* the command line */
	CC_EXIT_STUDY = 3,   /* the study file or codebook */
	CC_EXIT_DATA = 4,    /* the input data */
	CC_EXIT_MACHINE = 5, /* files, write, memory */
};

enum { CC_ERR_TEXT = 8192, CC_PROBLEM_TEXT = 1024, CC_PROBLEMS_SHOWN = 10 };

struct cc_err {
	enum cc_exit code;
	char text[CC_ERR_TEXT]; /* without the name of the tool, without a newline */
};

/* A place in an input.  line and column count from 1; 0: not known. */
struct cc_place {
	const char *file;
	uint64_t line, column;
};

/* These return false, so that a failure is one line. */
bool cc_fail(struct cc_err *err, enum cc_exit code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* "FILE:LINE:COLUMN: ..." */
/* FILE:LINE */
const char *cc_place_text(struct cc_place place, struct cc_arena *arena);

bool cc_fail_at(struct cc_err *err, enum cc_exit code, struct cc_place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* Goes on with the message that err holds. */
bool cc_fail_more(struct cc_err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool cc_vfail_more(struct cc_err *err, const char *format, va_list ap) __attribute__((format(printf, 2, 0)));
/* Goes on with a line of its own for the line that the message is about, and one
 * for a caret under the character at byte `at` of it (line.len: behind the
 * last).  Escaped as by cc_quote(), and cut at both ends so that the caret is
 * seen. */
bool cc_fail_show(struct cc_err *err, struct cc_span line, size_t at);
/* Problems that were told say it all: no message, but this status. */
bool cc_fail_told(struct cc_err *err, enum cc_exit code);
/* "...: No such file or directory", code CC_EXIT_MACHINE; errnum is errno's value */
bool cc_fail_errno(struct cc_err *err, int errnum, const char *name);

/* Problems of rows: the first ten in file order, and how many in all.
 * Each thread collects its own for one batch; cc_problems_join() keeps the ten
 * least of two collections, whichever comes first. */
struct cc_problem {
	uint32_t file;
	uint64_t line;
	char text[CC_PROBLEM_TEXT]; /* "FILE:LINE: ..." */
};

struct cc_problems {
	bool stop; /* what comes behind would cost much and say no more */
	uint64_t count;
	unsigned kept;
	struct cc_problem first[CC_PROBLEMS_SHOWN];
	struct cc_problem *last; /* written; NULL: it was not kept */
};

/* "FILE:LINE: column "NAME": ..."; column {NULL, 0} leaves that part out. */
void cc_problem(struct cc_problems *to, uint32_t file, struct cc_place place, struct cc_span column,
    const char *format, ...) __attribute__((format(printf, 5, 6)));
/* For problems found out of order (in finish): keeps the ten least by file and
 * line, equal ones in order of arrival, whatever was kept before. */
void cc_problem_late(struct cc_problems *to, uint32_t file, struct cc_place place, struct cc_span column,
    const char *format, ...) __attribute__((format(printf, 5, 6)));
/* Goes on with the problem of the last of these calls, if that was kept. */
void cc_problem_more(struct cc_problems *to, const char *format, ...) __attribute__((format(printf, 2, 3)));
void cc_problems_join(struct cc_problems *to, const struct cc_problems *more);

/* A word of ours within a message, marked N_(), in the language of messages. */
const char *cc_say_word(const char *word);

/* Data as it may stand in a message: control, escape, bidi and broken bytes
 * escaped as \x1b, \u202e; cut at 60 columns with "...".  No quotes around it.
 * Use: cc_fail(err, code, N_("\"%s\"; wanted ..."), cc_quote(cell).text) */
struct cc_quoted {
	char text[320];
};

struct cc_quoted cc_quote(struct cc_span data);

#endif
