/* words_runs.c -- runs of one script as words. */
#include "text/words_int.h"

#include "base/utf8.h"

enum script { NONE, HAN, KATAKANA, LATIN, LONG, INSIDE };

static enum script
ascii_script(uint32_t c)
{
	if (c >= 'a' && c <= 'z')
		return LATIN;
	return (c >= '0' && c <= '9') || c == '\'' || c == '-' ? INSIDE : NONE;
}

/* Of normal text, which has no letters of full width and no capitals but where a letter has
 * no small one. */
static enum script
script_of(uint32_t c)
{
	if (c < 0x80)
		return ascii_script(c);
	if (c < 0x2e80)
		return ((c >= 0xc0 && c <= 0x2af) || (c >= 0x1e00 && c <= 0x1eff)) && c != 0xd7 && c != 0xf7
			   ? LATIN
		       : c >= 0x300 && c <= 0x36f ? INSIDE
						  : NONE;
	if (c == 0x30fc)
		return LONG;
	if ((c >= 0x30a1 && c <= 0x30fa) || c == 0x30fd || c == 0x30fe || (c >= 0x31f0 && c <= 0x31ff))
		return KATAKANA;
	if ((c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || c == 0x3005 || c == 0x3007 ||
	    (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff))
		return HAN;
	return NONE;
}

static uint32_t
next(struct cc_span text, size_t at, size_t *len)
{
	unsigned char c = (unsigned char)text.at[at];

	if (c < 0x80) {
		*len = 1;
		return c;
	}
	return cc_utf8_next((struct cc_span){ text.at + at, text.len - at }, len);
}

/* Whether the script goes on a run that began with the other. */
static bool
goes_on(enum script run, enum script next)
{
	return next == run || (run == KATAKANA && next == LONG) || (run == LATIN && next == INSIDE);
}

/* The hyphen of full width between Latin letters: where they are not, it lengthens a vowel, and
 * normal text has it as such. */
static bool
is_wide_hyphen(const struct cc_word_reader *r, struct cc_span text, size_t at, size_t len)
{
	size_t from = (size_t)(text.at - r->normal.text.at) + at;
	struct cc_span given = cc_normal_origin(&r->normal, from, from + len);

	return cc_span_eq(given, CC_SPAN("\xef\xbc\x8d"));
}

/* A run while it is followed: of Latin letters it ends with the last letter or digit. */
struct run {
	enum script script;
	size_t end, chars;
	bool wide; /* it has hyphens of full width */
};

/* r: whose text it is; NULL: nobody's, and a mark of a long vowel is one. */
static struct run
run_at(const struct cc_word_reader *r, struct cc_span text, size_t at)
{
	size_t len;
	struct run run = { script_of(next(text, at, &len)), at + len, 1, false };

	for (at += len; at < text.len; at += len) {
		uint32_t c = next(text, at, &len);
		enum script script = script_of(c);
		bool wide =
		    run.script == LATIN && script == LONG && r != NULL && is_wide_hyphen(r, text, at, len);

		if (!goes_on(run.script, script) && !wide)
			break;
		run.chars++;
		run.wide |= wide;
		if (c != '\'' && c != '-' && !wide)
			run.end = at + len;
	}
	return run;
}

static enum cc_word_class
class_of(enum script run, size_t chars)
{
	switch (run) {
	case HAN: return CC_WORD_KANJI;
	case KATAKANA: return chars > 1 ? CC_WORD_KATAKANA : CC_WORD_UNKNOWN;
	case LATIN: return CC_WORD_LATIN;
	default: return CC_WORD_UNKNOWN;
	}
}

static const struct cc_span wide_hyphen = { "\xe3\x83\xbc", 3 }; /* in normal text */

/* With the hyphens of ASCII. */
static struct cc_span
narrow(struct cc_word_reader *r, struct cc_span word)
{
	r->narrow.len = 0;
	while (word.len > 0) {
		bool wide = word.len >= 3 && memcmp(word.at, wide_hyphen.at, 3) == 0;
		size_t len = wide ? 3 : 1;

		cc_buf_putc(&r->narrow, wide ? '-' : word.at[0]);
		word = (struct cc_span){ word.at + len, word.len - len };
	}
	return (struct cc_span){ r->narrow.at, r->narrow.len };
}

void
cc_words_of_runs(struct cc_word_reader *r, struct cc_span text)
{
	size_t at = 0, len;

	while (at < text.len) {
		enum script script = script_of(next(text, at, &len));
		enum cc_word_class class;
		struct cc_span word;
		struct run run;

		if (script == NONE || script == LONG || script == INSIDE) {
			at += len;
			continue;
		}
		run = run_at(r, text, at);
		class = class_of(script, run.chars);
		word = (struct cc_span){ text.at + at, run.end - at };
		if (class != CC_WORD_UNKNOWN)
			cc_word_read(r, run.wide ? narrow(r, word) : word, class);
		at = run.end;
	}
}

enum cc_word_class
cc_word_run_class(struct cc_span word)
{
	struct run run;

	if (word.len == 0)
		return CC_WORD_UNKNOWN;
	run = run_at(NULL, word, 0);
	return run.end == word.len ? class_of(run.script, run.chars) : CC_WORD_UNKNOWN;
}
