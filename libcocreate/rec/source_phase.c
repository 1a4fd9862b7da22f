/* source_phase.c -- what the bytes of an input are, and how they become UTF-8.
 *
 * A source goes through phases.  START looks at the first bytes: a BOM, or
 * what is no text at all.  ASCII passes bytes on until one of them is not
 * ASCII; there the encoding is decided, once, and the rest is checked (UTF8)
 * or converted (ICONV) in it.
 */
#include "rec/source_int.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <errno.h>

enum { MARK = 4 };

static void
use_iconv(struct cc_source *s, const char *name)
{
	s->encoding = name;
	s->open = cc_encoding_open(&s->cd, name);
	s->phase = CC_PHASE_ICONV;
	if (!s->open)
		cc_source_stop(s, s->guessed || s->wide ? CC_FAULT_NO_TABLE : CC_FAULT_NO_ENCODING, 0);
}

/* A byte order mark leaves nothing to guess. */
static void
use_utf16(struct cc_source *s, const char *name)
{
	s->head += 2;
	s->wide = true;
	use_iconv(s, name);
}

/* A zip file, whose end has to be seen first. */
static void
use_workbook(struct cc_source *s)
{
	struct cc_span begun;

	if (s->workbook == NULL || !cc_workbook_known) {
		cc_source_stop(s, CC_FAULT_WORKBOOK, 0);
		return;
	}
	if (s->input.fd < 0)
		while (!s->ended)
			cc_source_refill(s, cc_source_waiting(s) + 1);
	begun = (struct cc_span){ s->raw.at + s->head, cc_source_waiting(s) };
	s->said = CC_NEW(s->arena, struct cc_err);
	s->phase = CC_PHASE_WORKBOOK;
	if (cc_workbook_open(&s->book, s->input, begun, s->workbook, s->arena, s->said)) {
		s->input.name = cc_workbook_name(s->book);
		if (s->digest != NULL) /* of the sheet alone: another of the same file is another input */
			s->digest = cc_digest_new(s->arena);
		return;
	}
	cc_workbook_close(s->book);
	s->book = NULL;
	cc_source_stop(s, CC_FAULT_SAID, 0);
}

/* gzip, xz, zstd: no text begins like that. */
static bool
is_compressed(const char *at)
{
	return memcmp(at, "\037\213\010", 3) == 0 || memcmp(at, "\3757zX", 4) == 0 ||
	       memcmp(at, "(\265/\375", 4) == 0;
}

void
cc_source_start(struct cc_source *s)
{
	const char *at;
	size_t n;

	cc_source_refill(s, MARK);
	at = s->raw.at + s->head;
	n = cc_source_waiting(s);
	s->phase = !s->named			       ? CC_PHASE_ASCII
		   : strcmp(s->encoding, "UTF-8") == 0 ? CC_PHASE_UTF8
						       : CC_PHASE_ICONV;
	if (n >= 4 && memcmp(at, "PK\003\004", 4) == 0) {
		use_workbook(s);
	} else if (n >= 4 && memcmp(at, "\320\317\021\340", 4) == 0) {
		cc_source_stop(s, CC_FAULT_OLD_BOOK, 0);
	} else if (n >= 4 && is_compressed(at)) {
		cc_source_stop(s, CC_FAULT_COMPRESSED, 0);
	} else if (n >= 2 && !s->named && memcmp(at, "\377\376", 2) == 0) {
		use_utf16(s, "UTF-16LE");
	} else if (n >= 2 && !s->named && memcmp(at, "\376\377", 2) == 0) {
		use_utf16(s, "UTF-16BE");
	} else if (n >= 3 && s->phase != CC_PHASE_ICONV && memcmp(at, "\357\273\277", 3) == 0) {
		s->head += 3;
		s->phase = CC_PHASE_UTF8;
	} else if (s->phase == CC_PHASE_ICONV) {
		s->open = cc_encoding_open(&s->cd, s->encoding);
		if (!s->open)
			cc_source_stop(s, CC_FAULT_NO_ENCODING, 0);
	}
}

/* Raw begins with a byte that is not ASCII: in which encoding? */
static void
decide(struct cc_source *s)
{
	const char *bytes;
	size_t len, utf8, cp932, euc;
	bool cut, whole;

	cc_source_refill(s, s->window);
	bytes = s->raw.at + s->head;
	len = cc_source_waiting(s) < s->window ? cc_source_waiting(s) : s->window;
	whole = s->ended && !s->error && len == cc_source_waiting(s);
	s->phase = CC_PHASE_UTF8;
	utf8 = cc_utf8_valid(bytes, len, &cut);
	if (utf8 == len || (cut && !whole))
		return;
	cp932 = cc_encoding_fits("CP932", bytes, len, whole);
	euc = cc_encoding_fits("EUC-JP", bytes, len, whole);
	if (cp932 == SIZE_MAX || euc == SIZE_MAX) {
		s->encoding = cp932 == SIZE_MAX ? "CP932" : "EUC-JP";
		cc_source_stop(s, CC_FAULT_NO_TABLE, 0);
		return;
	}
	if (cp932 == len && euc == len) {
		cc_source_stop(s, CC_FAULT_BOTH, 0);
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
	size_t n = cc_source_pull(s, to, room), good = cc_encoding_ascii(to, n);

	if (good == n)
		return n;
	cc_source_unpull(s, to + good, n - good);
	if (to[good] == '\0')
		cc_source_stop(s, CC_FAULT_NUL, 0);
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
		more = cc_source_pull(s, to + n, room - n);
		n += more;
		good = cc_encoding_utf8(to, n, &cut);
	} while (good == 0 && cut && more);
	if (good == n)
		return n;
	if (cut && more)
		cc_source_unpull(s, to + good, n - good);
	else if (cut)
		cc_source_stop(s, s->error ? CC_FAULT_READ : CC_FAULT_CUT, 0);
	else if (to[good] == '\0')
		cc_source_stop(s, CC_FAULT_NUL, 0);
	else
		cc_source_stop(s, s->no_fit ? CC_FAULT_NO_FIT : CC_FAULT_BAD, to[good]);
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
		cc_source_stop(s, CC_FAULT_NUL, 0);
	}
	if (strcmp(s->encoding, "CP932") != 0 && strcmp(s->encoding, "EUC-JP") != 0)
		return n;
	c1 = cc_encoding_c1(to, n);
	if (c1 < n) {
		cc_source_stop(s, s->no_fit ? CC_FAULT_NO_FIT : CC_FAULT_BAD, to[c1 + 1]);
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

	cc_source_stop(s, s->wide ? CC_FAULT_SURROGATE : s->no_fit ? CC_FAULT_NO_FIT : CC_FAULT_BAD, *in);
	if (s->wide)
		s->bad = strcmp(s->encoding, "UTF-16LE") == 0 ? second << 8 | first : first << 8 | second;
}

static size_t
pass_iconv(struct cc_source *s, char *to, size_t room)
{
	size_t want = 1, n = 0;

	while (n == 0 && s->fault == CC_FAULT_NONE) {
		char *in, *out = to;
		size_t left, space = room;
		bool failed;
		int why;

		cc_source_refill(s, want);
		in = s->raw.at + s->head;
		left = cc_source_waiting(s);
		/* At the end a stateful encoding may still hold a character. */
		failed = iconv(s->cd, left ? &in : NULL, &left, &out, &space) == (size_t)-1;
		why = failed ? errno : 0;
		n = (size_t)(out - to);
		if (cc_source_waiting(s) == 0 && n == 0)
			return 0;
		s->head = s->raw.len - left;
		n = check_converted(s, to, n);
		if (n || s->fault != CC_FAULT_NONE || why == E2BIG)
			continue;
		want = left + 1;
		if (why == EILSEQ)
			stop_at(s, in);
		else if (why == EINVAL && s->ended)
			cc_source_stop(s, s->error ? CC_FAULT_READ : CC_FAULT_CUT, 0);
	}
	return n;
}

static size_t
pass_workbook(struct cc_source *s, char *to, size_t room)
{
	size_t got;

	if (cc_workbook_read(&got, to, room, s->book, s->said) == CC_GOT_FAULT)
		return cc_source_stop(s, CC_FAULT_SAID, 0);
	if (s->digest != NULL)
		cc_digest_add(s->digest, (struct cc_span){ to, got });
	return got;
}

size_t
cc_source_pass(struct cc_source *s, char *to, size_t room)
{
	switch (s->phase) {
	case CC_PHASE_START: break;
	case CC_PHASE_ASCII: return pass_ascii(s, to, room);
	case CC_PHASE_UTF8: return pass_utf8(s, to, room);
	case CC_PHASE_ICONV: return pass_iconv(s, to, room);
	case CC_PHASE_WORKBOOK: return pass_workbook(s, to, room);
	}
	return 0;
}
