/* source.c -- the bytes of one input as UTF-8: read, and told of.
 *
 * ASCII and UTF-8 are read straight to where the caller wants them; raw holds
 * only what was looked at and not yet passed on.
 */
#include "rec/source_int.h"

#include "base/arena.h"

#include <errno.h>
#include <unistd.h>

enum { WINDOW = 1024 * 1024, CHUNK = 128 * 1024 };

static size_t
read_bytes(struct cc_source *s, char *to, size_t room)
{
	ssize_t n;

	if (s->ended)
		return 0;
	if (room > s->chunk)
		room = s->chunk;
	if (s->input.fd < 0) {
		n = (ssize_t)(room < s->memory.len ? room : s->memory.len);
		if (n)
			memcpy(to, s->memory.at, (size_t)n);
		s->memory.at += n;
		s->memory.len -= (size_t)n;
	} else {
		do
			n = read(s->input.fd, to, room);
		while (n < 0 && errno == EINTR);
	}
	if (n < 0)
		s->error = errno;
	s->ended = n <= 0;
	if (n <= 0)
		return 0;
	if (s->digest != NULL)
		cc_digest_add(s->digest, (struct cc_span){ to, (size_t)n });
	return (size_t)n;
}

/* Reads on until `want` bytes wait in raw, or there are no more. */
void
cc_source_refill(struct cc_source *s, size_t want)
{
	if (cc_source_waiting(s) >= want)
		return;
	if (s->head) {
		memmove(s->raw.at, s->raw.at + s->head, cc_source_waiting(s));
		s->raw.len = cc_source_waiting(s);
		s->head = 0;
	}
	while (s->raw.len < want && !s->ended) {
		cc_buf_reserve(&s->raw, s->chunk);
		s->raw.len += read_bytes(s, s->raw.at + s->raw.len, s->chunk);
	}
}

/* What waits in raw, else new bytes. */
size_t
cc_source_pull(struct cc_source *s, char *to, size_t room)
{
	size_t n = cc_source_waiting(s);

	if (n == 0)
		return read_bytes(s, to, room);
	if (n > room)
		n = room;
	if (n > s->chunk)
		n = s->chunk;
	memcpy(to, s->raw.at + s->head, n);
	s->head += n;
	return n;
}

/* Takes back the end of what was pulled. */
void
cc_source_unpull(struct cc_source *s, const char *bytes, size_t n)
{
	if (cc_source_waiting(s)) { /* then all of it came from raw */
		s->head -= n;
		return;
	}
	s->raw.len = s->head = 0;
	cc_buf_add(&s->raw, bytes, n);
}

struct cc_source *
cc_source_new(struct cc_input input, const struct cc_source_opts *opts, struct cc_arena *arena)
{
	struct cc_source *s = CC_NEW(arena, struct cc_source);

	s->input = input;
	s->memory = opts->bytes;
	s->digest = opts->digest ? cc_digest_new(arena) : NULL;
	s->workbook = opts->workbook;
	s->arena = arena;
	s->window = opts->window ? opts->window : WINDOW;
	s->chunk = opts->chunk ? opts->chunk : CHUNK;
	s->named = opts->encoding != NULL;
	s->encoding = s->named ? cc_encoding_name(opts->encoding) : "UTF-8";
	return s;
}

void
cc_source_free(struct cc_source *s)
{
	if (!s)
		return;
	cc_buf_free(&s->raw);
	cc_buf_free(&s->ahead);
	if (s->open)
		iconv_close(s->cd);
	s->open = false;
	cc_workbook_close(s->book);
	s->book = NULL;
}

static void
say(const struct cc_source *s, struct cc_err *cause)
{
	const enum cc_exit data = CC_EXIT_DATA;

	switch (s->fault) {
	case CC_FAULT_NONE: break;
	case CC_FAULT_READ: cc_fail_errno(cause, s->error, s->input.name); break;
	case CC_FAULT_NUL: cc_fail(cause, data, N_("a NUL byte; wanted text")); break;
	case CC_FAULT_BAD:
		cc_fail(cause, data, N_("byte 0x%02X is not %s; name the encoding with --encoding"), s->bad,
		    s->encoding);
		break;
	case CC_FAULT_NO_FIT:
		cc_fail(cause, data,
		    N_("byte 0x%02X is not UTF-8, CP932 or EUC-JP; name the encoding with --encoding"),
		    s->bad);
		break;
	case CC_FAULT_BOTH:
		cc_fail(cause, data,
		    N_("what follows can be read as CP932 and as EUC-JP; say which with --encoding=CP932 or "
		       "--encoding=EUC-JP"));
		break;
	case CC_FAULT_CUT:
		cc_fail(cause, data, N_("the input ends within a character of %s; wanted the rest of it"),
		    s->encoding);
		break;
	case CC_FAULT_SURROGATE:
		cc_fail(cause, data,
		    N_("0x%04X is half a character of UTF-16; wanted its other half beside it"), s->bad);
		break;
	case CC_FAULT_WORKBOOK:
		cc_fail(cause, data,
		    N_("this is a workbook (.xlsx) or another zip file; save the sheet as CSV UTF-8"));
		break;
	case CC_FAULT_OLD_BOOK:
		cc_fail(cause, data,
		    N_("this is a workbook of old (.xls), or one with a password; save it as .xlsx without "
		       "one"));
		break;
	case CC_FAULT_COMPRESSED:
		cc_fail(cause, data,
		    N_("this is a compressed file; wanted its text, as from gzip -dc FILE | ... -"));
		break;
	case CC_FAULT_SAID: *cause = *s->said; break;
	case CC_FAULT_NO_TABLE:
		cc_fail(cause, CC_EXIT_MACHINE,
		    N_("iconv cannot load %s here; wanted its table, and memory for it"), s->encoding);
		break;
	case CC_FAULT_NO_ENCODING:
		cc_fail(cause, CC_EXIT_USAGE,
		    N_("encoding \"%s\" is not known; wanted a name that iconv -l lists"),
		    cc_quote(cc_span(s->encoding)).text);
		break;
	}
}

/* What was looked at, cut between characters. */
static size_t
pass_ahead(struct cc_source *s, char *to, size_t room)
{
	size_t n = s->ahead.len - s->passed;

	if (n > room)
		for (n = room; (s->ahead.at[s->passed + n] & 0xc0) == 0x80;)
			n--;
	if (n)
		memcpy(to, s->ahead.at + s->passed, n);
	s->passed += n;
	return n;
}

static enum cc_got
read_text(size_t *got, char *to, size_t room, struct cc_source *s, struct cc_err *cause)
{
	enum cc_source_phase phase;

	*got = 0;
	if (s->phase == CC_PHASE_START)
		cc_source_start(s);
	do {
		phase = s->phase;
		if (s->fault != CC_FAULT_NONE)
			break;
		*got = cc_source_pass(s, to, room);
	} while (*got == 0 && phase != s->phase);
	if (*got)
		return CC_GOT_SOME;
	if (s->fault == CC_FAULT_NONE && s->error)
		cc_source_stop(s, CC_FAULT_READ, 0);
	if (s->fault == CC_FAULT_NONE)
		return CC_GOT_END;
	say(s, cause);
	return CC_GOT_FAULT;
}

enum cc_got
cc_source_read(size_t *got, char *to, size_t room, struct cc_source *s, struct cc_err *cause)
{
	*got = pass_ahead(s, to, room);
	return *got ? CC_GOT_SOME : read_text(got, to, room, s, cause);
}

bool
cc_source_peek(struct cc_span *text, size_t than, struct cc_source *s)
{
	struct cc_buf *b = &s->ahead;
	struct cc_err cause;
	size_t got = 1;

	while (got && b->len - s->passed <= than) {
		cc_buf_reserve(b, s->chunk > CC_SOURCE_ROOM ? s->chunk : CC_SOURCE_ROOM);
		read_text(&got, b->at + b->len, b->cap - b->len - 1, s, &cause);
		b->len += got;
		b->at[b->len] = '\0';
	}
	*text = (struct cc_span){ b->at + s->passed, b->len - s->passed };
	return text->len > than;
}

bool
cc_source_fail(
    struct cc_err *err, const struct cc_source *s, uint64_t line, uint64_t column, const struct cc_err *cause)
{
	struct cc_place place = { s->input.name, line, column };

	if (cause->code != CC_EXIT_DATA || s->fault == CC_FAULT_SAID)
		return cc_fail(err, cause->code, "%s", cause->text);
	return cc_fail_at(err, cause->code, place, "%s", cause->text);
}

const struct cc_workbook *
cc_source_workbook(const struct cc_source *s)
{
	return s->book;
}

const char *
cc_source_name(const struct cc_source *s)
{
	return s->input.name;
}

const char *
cc_source_encoding(const struct cc_source *s)
{
	return s->encoding;
}

struct cc_content
cc_source_content(const struct cc_source *s)
{
	return cc_digest_content(s->digest);
}

bool
cc_source_guessed(const struct cc_source *s)
{
	return s->guessed;
}
