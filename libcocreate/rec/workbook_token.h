/* workbook_token.h -- the tokens of plain XML, in a buffer that ends with NUL.
 *
 * May be included by: rec/workbook_plain.c.
 * A function is given where something begins and says what is behind it:
 * cc_token_waits where the buffer does not hold it to its end, NULL where it is
 * not what plain XML has (workbook_plain.h).  Nothing is changed but by
 * cc_token_decode().
 */
#ifndef CC_REC_WORKBOOK_TOKEN_H
#define CC_REC_WORKBOOK_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

enum { CC_TOKEN_NAME = 63 }; /* bytes of a name */

/* Bytes: of a text, of a value in quotes; that begin a name, that go on with one; blanks. */
enum { CC_TOKEN_TEXT = 1, CC_TOKEN_VALUE = 2, CC_TOKEN_FIRST = 4, CC_TOKEN_MORE = 8, CC_TOKEN_BLANK = 16 };

struct cc_token_bytes {
	const char *end; /* the NUL behind what there is */
	unsigned char kind[256];
};

struct cc_token_attribute {
	char *name, *value;
	size_t prefix; /* bytes of the name before its colon; 0: there is none */
	size_t name_len, value_len;
	bool special; /* its value is to be decoded */
};

extern char cc_token_waits[1];

void cc_token_begin(struct cc_token_bytes *b);

static inline bool
cc_token_is(const struct cc_token_bytes *b, char c, unsigned kinds)
{
	return b->kind[(unsigned char)c] & kinds;
}

static inline char *
cc_token_blanks(const struct cc_token_bytes *b, char *at)
{
	while (cc_token_is(b, *at, CC_TOKEN_BLANK))
		at++;
	return at;
}

/* What a byte that is not as wanted says: all there is ended, or NULL. */
static inline char *
cc_token_stopped(const struct cc_token_bytes *b, const char *at)
{
	return at == b->end ? cc_token_waits : NULL;
}

char *cc_token_name(const struct cc_token_bytes *b, char *at, size_t *prefix);
char *cc_token_attribute(const struct cc_token_bytes *b, char *at, struct cc_token_attribute *a);
/* Up to the next <.  special: to be decoded. */
char *cc_token_text(const struct cc_token_bytes *b, char *at, bool *special);
/* The mark of UTF-8 and the declaration, which may both be missing; never waits. */
char *cc_token_declaration(const struct cc_token_bytes *b, char *at);

/* Undoes references, makes line ends LF, and blanks of a value spaces.  Its new length; SIZE_MAX: a reference that
 * XML does not know. */
size_t cc_token_decode(char *text, size_t len, bool value);

#endif
