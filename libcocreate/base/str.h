/* str.h -- spans of bytes that someone else owns, and buffers that grow.
 *
 * May be included by: everyone.
 * A span is not terminated and may hold any byte.  A buffer is always
 * terminated by a NUL that len does not count; {0} is an empty one.
 */
#ifndef CC_BASE_STR_H
#define CC_BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct cc_arena;

struct cc_span {
	const char *at;
	size_t len;
};

struct cc_spans {
	const struct cc_span *item; /* [n] */
	size_t n;
};

#define CC_SPAN(literal) ((struct cc_span){ "" literal "", sizeof(literal) - 1 })

static inline struct cc_span
cc_span(const char *text)
{
	return (struct cc_span){ text, strlen(text) };
}

/* Ids that differ mostly do in their last byte. */
static inline bool
cc_span_eq(struct cc_span a, struct cc_span b)
{
	/* numbered names differ in the last byte */
	return a.len == b.len &&
	       (a.len == 0 || (a.at[a.len - 1] == b.at[a.len - 1] && memcmp(a.at, b.at, a.len) == 0));
}

/* Whether c, which is not NUL, is one of a few. */
static inline bool
cc_byte_in(char c, const char *few)
{
	return c != '\0' && strchr(few, c) != NULL;
}

/* Order by bytes, a prefix first: the order of every canonical view. */
int cc_span_cmp(struct cc_span a, struct cc_span b);
struct cc_span cc_span_trim(struct cc_span s);			      /* ASCII space and TAB at both ends */
struct cc_span cc_span_dup(struct cc_arena *arena, struct cc_span s); /* and terminated */

/* Runs of blanks, tabs and line ends as one blank, none at the ends; terminated. */
const char *cc_one_line(struct cc_arena *arena, struct cc_span s);
/* A terminated copy; "" of none. */
const char *cc_span_text(struct cc_arena *arena, struct cc_span s);

/* Those that are there (at not NULL), with a text between. */
struct cc_span cc_spans_join(
    const struct cc_span *item, size_t n, const char *between, struct cc_arena *arena);

/* A text in the two languages of labels, statements and notes. */
enum cc_lang { CC_EN, CC_JA, CC_LANGS };

struct cc_words {
	const char *in[CC_LANGS];
};

#define CC_WORDS(en, ja) \
	{ \
		{ \
			en, ja \
		} \
	}
#define CC_SAY(en, ja) (&(const struct cc_words){ { en, ja } })

/* " (A)", "（A）", or "" of nothing; "A, B", "A、B", or the one that is there. */
const char *cc_say_bracketed(const char *inner, enum cc_lang lang, struct cc_arena *arena);
const char *cc_say_listed(const char *list, const char *one, enum cc_lang lang, struct cc_arena *arena);

/* The text in lang, or in English where there is none. */
const char *cc_words_in(const struct cc_words *w, enum cc_lang lang);

struct cc_buf {
	char *at;
	size_t len, cap;
};

void cc_buf_free(struct cc_buf *buf);
void cc_buf_reserve(struct cc_buf *buf, size_t more); /* room for so many bytes past len */
void cc_buf_add(struct cc_buf *buf, const char *bytes, size_t len);
void cc_buf_span(struct cc_buf *buf, struct cc_span s);
void cc_buf_puts(struct cc_buf *buf, const char *text);
static inline void
cc_buf_putc(struct cc_buf *buf, char c)
{
	if (buf->len + 1 >= buf->cap)
		cc_buf_reserve(buf, 1);
	buf->at[buf->len++] = c;
	buf->at[buf->len] = '\0';
}

void *cc_buf_more(struct cc_buf *buf, size_t n); /* zeroed bytes; valid until the next change */
void cc_buf_repeat(struct cc_buf *buf, char c, size_t n);
void cc_buf_printf(struct cc_buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void cc_buf_vprintf(struct cc_buf *buf, const char *format, va_list ap) __attribute__((format(printf, 2, 0)));
char *cc_format(struct cc_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *cc_vformat(struct cc_arena *arena, const char *format, va_list ap)
    __attribute__((format(printf, 2, 0)));

#endif
