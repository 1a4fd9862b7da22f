/* codebook_regex.h -- the parts of a regular expression, as far as they must be told apart.
 *
 * May be included by: text/codebook_regex.c, text/codebook_needs.c.
 */
#ifndef CC_TEXT_CODEBOOK_REGEX_H
#define CC_TEXT_CODEBOOK_REGEX_H

#include "text/codebook_int.h"

static inline bool
cc_regex_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
cc_regex_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Bytes up to and with the next `end`, looked for from byte `from` on; all of s
 * where there is none. */
size_t cc_regex_through(struct cc_span s, size_t from, char end);
/* Length of the escape at s, which begins with a backslash. */
size_t cc_regex_escape(struct cc_span s);
/* Length of what opens the group at s, which begins with a parenthesis: up to
 * where patterns go on. */
size_t cc_regex_opening(struct cc_span s);
/* The class at s, normalised, without the bracket that closes it; its length in s. */
size_t cc_regex_class(struct cc_buf *out, struct cc_span s);

#endif
