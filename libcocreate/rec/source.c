/* source.c -- the bytes of one input as UTF-8.
 *
 * A source goes through phases.  START looks at the first bytes: a BOM, or
 * what is no text at all.  ASCII passes bytes on until one of them is not
 * ASCII; there the encoding is decided, once, and the rest is checked (UTF8)
 * or converted (ICONV) in it.  ASCII and UTF-8 are read straight to where the
 * caller wants them; raw holds only what was looked at and not yet passed on.
 */
#include "rec/source.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "rec/encoding.h"

#include <errno.h>
#include <unistd.h>

enum { WINDOW = 1024 * 1024, CHUNK = 128 * 1024, MARK = 4 };

enum phase { START, ASCII, UTF8, ICONV };

enum fault {
	NONE,
	READ,	    /* read(2) failed */
	NUL,	    /* a NUL byte */
	BAD,	    /* a byte that the encoding does not know */
	NO_FIT,	    /* the same, and no encoding fits */
	BOTH,	    /* two encodings fit */
	CUT,	    /* the input ends within a character */
	SURROGATE,  /* half a character of UTF-16, its other half is not there */
	WORKBOOK,   /* begins like a zip file */
	NO_ENCODING /* nobody knows --encoding */
};

struct cc_source {
	struct cc_input input;
	struct cc_span memory; /* what is left of opts->bytes */
	size_t window, chunk;
	enum phase phase;
	const char *encoding;
	bool named;   /* by --encoding */
	bool guessed; /* CP932 or EUC-JP, by what the bytes are */
	bool no_fit;  /* guessed although none fits: the first bad byte is to be found */
	bool wide;    /* UTF-16, by its BOM */
	bool begun;   /* something has been converted */
	bool open;
	iconv_t cd;
	struct cc_buf raw;
	size_t head;	     /* of raw: what stands before has been passed on */
	struct cc_buf ahead; /* UTF-8 that was looked at, and not yet read */
	size_t passed;	     /* of ahead */
	bool ended;	     /* read(2) has nothing more */
	int error;	     /* errno of the read(2) that failed */
	enum fault fault;
	unsigned bad; /* the byte of BAD and NO_FIT, the unit of SURROGATE */
};

static size_t
waiting(const struct cc_source *s)
{
	return s->raw.len - s->head;
}

/* One read(2) of at most a chunk; 0 at the end and where it fails. */
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
	return n > 0 ? (size_t)n : 0;
}

/* Reads on until `want` bytes wait in raw, or there are no more. */
static void
refill(struct cc_source *s, size_t want)
{
	if (waiting(s) >= want)
		return;
	if (s->head) {
		memmove(s->raw.at, s->raw.at + s->head, waiting(s));
		s->raw.len = waiting(s);
		s->head = 0;
	}
	while (s->raw.len < want && !s->ended) {
		cc_buf_reserve(&s->raw, s->chunk);
		s->raw.len += read_bytes(s, s->raw.at + s->raw.len, s->chunk);
	}
}

/* What waits in raw, else new bytes. */
static size_t
pull(struct cc_source *s, char *to, size_t room)
{
	size_t n = waiting(s);

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
static void
unpull(struct cc_source *s, const char *bytes, size_t n)
{
	if (waiting(s)) { /* then all of it came from raw */
		s->head -= n;
		return;
	}
	s->raw.len = s->head = 0;
	cc_buf_add(&s->raw, bytes, n);
}

static size_t
stop(struct cc_source *s, enum fault fault, char bad)
{
	s->fault = fault;
	s->bad = (unsigned char)bad;
	return 0;
}

static void
use_iconv(struct cc_source *s, const char *name)
{
	s->encoding = name;
	s->open = cc_encoding_open(&s->cd, name);
	s->phase = ICONV;
	if (!s->open)
		stop(s, NO_ENCODING, 0);
}

/* A byte order mark leaves nothing to guess. */
static void
use_utf16(struct cc_source *s, const char *name)
{
	s->head += 2;
	s->wide = true;
	use_iconv(s, name);
}

static void
start(struct cc_source *s)
{
	const char *at;
	size_t n;

	refill(s, MARK);
	at = s->raw.at + s->head;
	n = waiting(s);
	s->phase = !s->named ? ASCII : strcmp(s->encoding, "UTF-8") == 0 ? UTF8 : ICONV;
	if (n >= 4 && memcmp(at, "PK\003\004", 4) == 0) {
		stop(s, WORKBOOK, 0);
	} else if (n >= 2 && !s->named && memcmp(at, "\377\376", 2) == 0) {
		use_utf16(s, "UTF-16LE");
	} else if (n >= 2 && !s->named && memcmp(at, "\376\377", 2) == 0) {
		use_utf16(s, "UTF-16BE");
	} else if (n >= 3 && s->phase != ICONV && memcmp(at, "\357\273\277", 3) == 0) {
		s->head += 3;
		s->phase = UTF8;
	} else if (s->phase == ICONV) {
		s->open = cc_encoding_open(&s->cd, s->encoding);
		if (!s->open)
			stop(s, NO_ENCODING, 0);
	}
}

/* Raw begins with a byte that is not ASCII: in which encoding? */
static void
decide(struct cc_source *s)
{
	const char *bytes;
	size_t len, utf8, cp932, euc;
	bool cut, whole;

	refill(s, s->window);
	bytes = s->raw.at + s->head;
	len = waiting(s) < s->window ? waiting(s) : s->window;
	whole = s->ended && !s->error && len == waiting(s);
	s->phase = UTF8;
	utf8 = cc_utf8_valid(bytes, len, &cut);
	if (utf8 == len || (cut && !whole))
		return;
	cp932 = cc_encoding_fits("CP932", bytes, len, whole);
	euc = cc_encoding_fits("EUC-JP", bytes, len, whole);
	if (cp932 == len && euc == len) {
		stop(s, BOTH, 0);
		return;
	}
	/* None fits: the one that gets farthest finds the bad byte, but text
	 * that begins as UTF-8 hardly does so by chance. */
	s->no_fit = cp932 < len && euc < len;
	if (s->no_fit && (utf8 > 0 || (cp932 == 0 && euc == 0)))
		return;
	s->guessed = true;
	use_iconv(s, cp932 >= euc ? "CP932" : "EUC-JP");
}

static size_t
pass_ascii(struct cc_source *s, char *to, size_t room)
{
	size_t n = pull(s, to, room), good = cc_encoding_ascii(to, n);

	if (good == n)
		return n;
	unpull(s, to + good, n - good);
	if (to[good] == '\0')
		stop(s, NUL, 0);
	else
		decide(s);
	return good;
}

static size_t
pass_utf8(struct cc_source *s, char *to, size_t room)
{
	size_t n = 0, more, good;
	bool cut;

	do {
		more = pull(s, to + n, room - n);
		n += more;
		good = cc_encoding_utf8(to, n, &cut);
	} while (good == 0 && cut && more);
	if (good == n)
		return n;
	if (cut && more)
		unpull(s, to + good, n - good);
	else if (cut)
		stop(s, s->error ? READ : CUT, 0);
	else if (to[good] == '\0')
		stop(s, NUL, 0);
	else
		stop(s, s->no_fit ? NO_FIT : BAD, to[good]);
	return good;
}

/* Converted bytes: a BOM at the start is dropped, a NUL or (where the
 * encoding has none) a C1 control stops. */
static size_t
check_converted(struct cc_source *s, char *to, size_t n)
{
	const char *nul;
	size_t c1;

	if (n == 0)
		return 0;
	if (!s->begun && n >= 3 && memcmp(to, "\357\273\277", 3) == 0)
		memmove(to, to + 3, n -= 3);
	s->begun = true;
	nul = memchr(to, '\0', n);
	if (nul) {
		n = (size_t)(nul - to);
		stop(s, NUL, 0);
	}
	if (strcmp(s->encoding, "CP932") != 0 && strcmp(s->encoding, "EUC-JP") != 0)
		return n;
	c1 = cc_encoding_c1(to, n);
	if (c1 < n) {
		stop(s, s->no_fit ? NO_FIT : BAD, to[c1 + 1]);
		n = c1;
	}
	return n;
}

/* iconv does not know what stands there.  All that is wrong with UTF-16 is a
 * surrogate without its other half. */
static void
stop_at(struct cc_source *s, const char *in)
{
	unsigned first = (unsigned char)in[0], second = (unsigned char)in[1];

	stop(s, s->wide ? SURROGATE : s->no_fit ? NO_FIT : BAD, *in);
	if (s->wide)
		s->bad = strcmp(s->encoding, "UTF-16LE") == 0 ? second << 8 | first : first << 8 | second;
}

static size_t
pass_iconv(struct cc_source *s, char *to, size_t room)
{
	size_t want = 1, n = 0;

	while (n == 0 && s->fault == NONE) {
		char *in, *out = to;
		size_t left, space = room;
		bool failed;
		int why;

		refill(s, want);
		in = s->raw.at + s->head;
		left = waiting(s);
		/* At the end a stateful encoding may still hold a character. */
		failed = iconv(s->cd, left ? &in : NULL, &left, &out, &space) == (size_t)-1;
		why = failed ? errno : 0;
		n = (size_t)(out - to);
		if (waiting(s) == 0 && n == 0)
			return 0;
		s->head = s->raw.len - left;
		n = check_converted(s, to, n);
		if (n || s->fault != NONE || why == E2BIG)
			continue;
		want = left + 1;
		if (why == EILSEQ)
			stop_at(s, in);
		else if (why == EINVAL && s->ended)
			stop(s, s->error ? READ : CUT, 0);
	}
	return n;
}

struct cc_source *
cc_source_new(struct cc_input input, const struct cc_source_opts *opts, struct cc_arena *arena)
{
	struct cc_source *s = CC_NEW(arena, struct cc_source);

	s->input = input;
	s->memory = opts->bytes;
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
}

static void
say(const struct cc_source *s, struct cc_err *cause)
{
	const enum cc_exit data = CC_EXIT_DATA;

	switch (s->fault) {
	case NONE: break;
	case READ: cc_fail_errno(cause, s->error, s->input.name); break;
	case NUL: cc_fail(cause, data, N_("a NUL byte; wanted text")); break;
	case BAD:
		cc_fail(cause, data, N_("byte 0x%02X is not %s; name the encoding with --encoding"), s->bad,
		    s->encoding);
		break;
	case NO_FIT:
		cc_fail(cause, data,
		    N_("byte 0x%02X is not UTF-8, CP932 or EUC-JP; name the encoding with --encoding"),
		    s->bad);
		break;
	case BOTH:
		cc_fail(cause, data,
		    N_("what follows can be read as CP932 and as EUC-JP; say which with --encoding=CP932 or "
		       "--encoding=EUC-JP"));
		break;
	case CUT:
		cc_fail(cause, data, N_("the input ends within a character of %s; wanted the rest of it"),
		    s->encoding);
		break;
	case SURROGATE:
		cc_fail(cause, data,
		    N_("0x%04X is half a character of UTF-16; wanted its other half beside it"), s->bad);
		break;
	case WORKBOOK:
		cc_fail(cause, data,
		    N_("this is a workbook (.xlsx) or another zip file; save the sheet as CSV UTF-8"));
		break;
	case NO_ENCODING:
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
	enum phase phase;

	*got = 0;
	if (s->phase == START)
		start(s);
	do {
		phase = s->phase;
		if (s->fault != NONE)
			break;
		if (phase == ASCII)
			*got = pass_ascii(s, to, room);
		else if (phase == UTF8)
			*got = pass_utf8(s, to, room);
		else
			*got = pass_iconv(s, to, room);
	} while (*got == 0 && phase != s->phase);
	if (*got)
		return CC_GOT_SOME;
	if (s->fault == NONE && s->error)
		stop(s, READ, 0);
	if (s->fault == NONE)
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

	if (cause->code != CC_EXIT_DATA)
		return cc_fail(err, cause->code, "%s", cause->text);
	return cc_fail_at(err, cause->code, place, "%s", cause->text);
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

bool
cc_source_guessed(const struct cc_source *s)
{
	return s->guessed;
}
