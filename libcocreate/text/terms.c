/* terms.c -- terms of a fixed list in a statement, and how long it is. */
#include "text/terms.h"

#include "base/utf8.h"

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Neither end of [from, end) lies inside a word. */
static bool
is_whole(struct cc_span text, size_t from, size_t end)
{
	return (from == 0 || !is_letter(text.at[from - 1])) && (end == text.len || !is_letter(text.at[end]));
}

const char *
cc_term_find(struct cc_span folded, const char *const *term)
{
	for (; *term != NULL; term++) {
		size_t len = strlen(*term);
		bool whole = is_letter((*term)[0]);

		for (size_t i = 0; i + len <= folded.len; i++)
			if (memcmp(folded.at + i, *term, len) == 0 &&
			    (!whole || is_whole(folded, i, i + len)))
				return *term;
	}
	return NULL;
}

bool
cc_is_japanese(struct cc_span text)
{
	size_t len;

	for (; text.len > 0; text.at += len, text.len -= len) {
		uint32_t c = cc_utf8_next(text, &len);

		if (c >= 0x3040 && c <= 0x9fff)
			return true;
	}
	return false;
}

size_t
cc_text_length(struct cc_span folded)
{
	size_t words = folded.len > 0;

	if (cc_is_japanese(folded))
		return cc_utf8_chars(folded);
	for (size_t i = 0; i < folded.len; i++)
		words += folded.at[i] == ' ';
	return words;
}
