/* err.c -- what went wrong, where, and how the process ends.
 *
 * The only file below cli that meets gettext: formats are looked up here.
 * Messages are built in the room they have; one that does not fit ends in
 * "...", cut between characters.
 */
#include "base/err.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"

#include <libintl.h>
#include <inttypes.h>
#include <stdio.h>

enum { QUOTE_COLUMNS = 60, SHOW_COLUMNS = 72, CARET_COLUMN = 48, FILE_ROOM = 512, ERRNO_ROOM = 256 };

/* A message being built: at[room] with its end at len; over: it did not fit. */
struct message {
	char *at;
	size_t len, room;
	bool over;
};

/* One character of data as it may stand in a message; its columns. */
static size_t
escape(char out[16], struct cc_span data, size_t *used)
{
	uint32_t c = cc_utf8_next(data, used);

	if (*used == 1 && c == 0xfffd)
		return (size_t)snprintf(out, 16, "\\x%02x", (unsigned char)data.at[0]);
	if (!cc_utf8_unsafe(c) && !cc_utf8_hidden(c) && c != 0xa0) {
		memcpy(out, data.at, *used);
		out[*used] = '\0';
		return cc_utf8_width((struct cc_span){ data.at, *used });
	}
	if (c == '\n' || c == '\t' || c == '\r')
		return (size_t)snprintf(out, 16, "\\%c", c == '\n' ? 'n' : c == '\t' ? 't' : 'r');
	return (size_t)snprintf(out, 16,
	    c < 0x100	  ? "\\x%02" PRIx32
	    : c < 0x10000 ? "\\u%04" PRIx32
			  : "\\U%08" PRIx32,
	    c);
}

/* Data to text[room], cut where it would need more than so many columns. */
static size_t
quote(char *text, size_t room, struct cc_span data, size_t columns)
{
	size_t len = 0, width = 0, cut = 0, used;

	for (; data.len; data.at += used, data.len -= used) {
		char one[16];
		size_t w = escape(one, data, &used), n = strlen(one);

		if (w > columns - width || n > room - 1 - len) {
			memcpy(text + cut, "...", 4);
			return cut + 3;
		}
		memcpy(text + len, one, n + 1);
		len += n;
		width += w;
		if (width + 3 <= columns && len + 3 < room)
			cut = len;
	}
	text[len] = '\0';
	return len;
}

static void
message_va(struct message *m, const char *format, va_list ap)
{
	size_t left = m->room - m->len;
	int n = vsnprintf(m->at + m->len, left, format, ap);

	if (n < 0)
		m->at[m->len] = '\0';
	else if ((size_t)n < left)
		m->len += (size_t)n;
	else {
		m->len = m->room - 1;
		m->over = true;
	}
}

static void __attribute__((format(printf, 2, 3))) message_add(struct message *m, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	message_va(m, format, ap);
	va_end(ap);
}

/* A name may carry anything, and is of no use when it is cut short. */
static void
message_place(struct message *m, struct cc_place place)
{
	char file[FILE_ROOM];

	if (!place.file)
		return;
	quote(file, sizeof(file), cc_span(place.file), SIZE_MAX);
	message_add(m, "%s:", file);
	if (place.line)
		message_add(m, "%" PRIu64 ":", place.line);
	if (place.line && place.column)
		message_add(m, "%" PRIu64 ":", place.column);
	message_add(m, " ");
}

static void
message_end(struct message *m)
{
	size_t cut;

	if (!m->over)
		return;
	for (cut = m->room - sizeof("..."); cut && (m->at[cut] & 0xc0) == 0x80;)
		cut--;
	memcpy(m->at + cut, "...", sizeof("..."));
}

bool
cc_fail(struct cc_err *err, enum cc_exit code, const char *format, ...)
{
	struct message m = { err->text, 0, sizeof(err->text), false };
	va_list ap;

	err->code = code;
	va_start(ap, format);
	message_va(&m, gettext(format), ap);
	va_end(ap);
	message_end(&m);
	return false;
}

const char *
cc_say_word(const char *word)
{
	return gettext(word);
}

bool
cc_vfail_more(struct cc_err *err, const char *format, va_list ap)
{
	struct message m = { err->text, strlen(err->text), sizeof(err->text), false };

	message_va(&m, gettext(format), ap);
	message_end(&m);
	return false;
}

bool
cc_fail_told(struct cc_err *err, enum cc_exit code)
{
	err->code = code;
	err->text[0] = '\0';
	return false;
}

bool
cc_fail_more(struct cc_err *err, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	cc_vfail_more(err, format, ap);
	va_end(ap);
	return false;
}

/* A table may have one a row. */
const char *
cc_place_text(struct cc_place place, struct cc_arena *arena)
{
	size_t len = strlen(place.file);
	char *text = cc_alloc(arena, len + 1 + CC_INT_TEXT);

	memcpy(text, place.file, len);
	text[len] = ':';
	cc_int_print(text + len + 1, (int64_t)place.line);
	return text;
}

bool
cc_fail_at(struct cc_err *err, enum cc_exit code, struct cc_place place, const char *format, ...)
{
	struct message m = { err->text, 0, sizeof(err->text), false };
	va_list ap;

	err->code = code;
	message_place(&m, place);
	va_start(ap, format);
	message_va(&m, gettext(format), ap);
	va_end(ap);
	message_end(&m);
	return false;
}

/* Bytes to leave out so that what comes before byte `at` fits; their columns
 * afterwards in *width. */
static size_t
leave_out(size_t *width, struct cc_span line, size_t at)
{
	size_t used, from = 0;
	char one[16];

	*width = 0;
	for (size_t i = 0; i < at; i += used)
		*width += escape(one, (struct cc_span){ line.at + i, line.len - i }, &used);
	for (; *width > CARET_COLUMN; from += used)
		*width -= escape(one, (struct cc_span){ line.at + from, line.len - from }, &used);
	return from;
}

bool
cc_fail_show(struct cc_err *err, struct cc_span line, size_t at)
{
	struct message m = { err->text, strlen(err->text), sizeof(err->text), false };
	size_t width, from = leave_out(&width, line, at);
	char shown[sizeof(struct cc_quoted) * 2];

	line.at += from;
	line.len -= from;
	quote(shown, sizeof(shown), line, SHOW_COLUMNS);
	message_add(&m, "\n  %s%s\n  %*s^", from ? "..." : "", shown, (int)(width + (from ? 3 : 0)), "");
	message_end(&m);
	return false;
}

bool
cc_fail_errno(struct cc_err *err, int errnum, const char *name)
{
	char reason[ERRNO_ROOM];

	if (strerror_r(errnum, reason, sizeof(reason)) != 0)
		snprintf(reason, sizeof(reason), "error %d", errnum);
	return cc_fail_at(err, CC_EXIT_MACHINE, (struct cc_place){ name, 0, 0 }, "%s", reason);
}

static void
problem_write(struct cc_problem *p, uint32_t file, struct cc_place place, struct cc_span column,
    const char *format, va_list ap)
{
	struct message m = { p->text, 0, sizeof(p->text), false };

	p->file = file;
	p->line = place.line;
	message_place(&m, place);
	if (column.at)
		message_add(&m, gettext(N_("column \"%s\": ")), cc_quote(column).text);
	message_va(&m, gettext(format), ap);
	message_end(&m);
}

void
cc_problem(struct cc_problems *to, uint32_t file, struct cc_place place, struct cc_span column,
    const char *format, ...)
{
	va_list ap;

	to->count++;
	to->last = to->kept < CC_PROBLEMS_SHOWN ? &to->first[to->kept++] : NULL;
	if (to->last == NULL)
		return;
	va_start(ap, format);
	problem_write(to->last, file, place, column, format, ap);
	va_end(ap);
}

static bool
later(const struct cc_problem *p, uint32_t file, uint64_t line)
{
	return p->file != file ? p->file > file : p->line > line;
}

/* Room for a problem at its place among the ten least, or NULL. */
static struct cc_problem *
room_for(struct cc_problems *to, uint32_t file, uint64_t line)
{
	unsigned at = to->kept;

	while (at && later(&to->first[at - 1], file, line))
		at--;
	if (at == CC_PROBLEMS_SHOWN)
		return NULL;
	if (to->kept < CC_PROBLEMS_SHOWN)
		to->kept++;
	memmove(&to->first[at + 1], &to->first[at], (to->kept - 1 - at) * sizeof(to->first[0]));
	return &to->first[at];
}

void
cc_problem_late(struct cc_problems *to, uint32_t file, struct cc_place place, struct cc_span column,
    const char *format, ...)
{
	struct cc_problem *room = room_for(to, file, place.line);
	va_list ap;

	to->count++;
	to->last = room;
	if (room == NULL)
		return;
	va_start(ap, format);
	problem_write(room, file, place, column, format, ap);
	va_end(ap);
}

void
cc_problem_more(struct cc_problems *to, const char *format, ...)
{
	struct message m = { 0 };
	va_list ap;

	if (to->last == NULL)
		return;
	m = (struct message){ to->last->text, strlen(to->last->text), sizeof to->last->text, false };
	va_start(ap, format);
	message_va(&m, gettext(format), ap);
	va_end(ap);
	message_end(&m);
}

void
cc_problems_join(struct cc_problems *to, const struct cc_problems *more)
{
	to->count += more->count;
	for (unsigned i = 0; i < more->kept; i++) {
		struct cc_problem *room = room_for(to, more->first[i].file, more->first[i].line);

		if (room == NULL)
			return;
		*room = more->first[i];
	}
}

struct cc_quoted
cc_quote(struct cc_span data)
{
	struct cc_quoted quoted;

	quote(quoted.text, sizeof(quoted.text), data, QUOTE_COLUMNS);
	return quoted;
}
