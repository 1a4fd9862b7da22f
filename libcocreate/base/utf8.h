/* utf8.h -- text in UTF-8: valid, folded, measured.
 *
 * May be included by: everyone.  utf8.c is the only file that meets
 * libunistring; nothing here depends on the locale.
 */
#ifndef CC_BASE_UTF8_H
#define CC_BASE_UTF8_H

#include "base/str.h"

#include <stdint.h>

struct cc_arena;

/* Bytes before the first that is not valid UTF-8 (len where all is).  A
 * sequence that is cut off at the end counts as invalid: *cut tells it (NULL:
 * not wanted). */
size_t cc_utf8_valid(const char *bytes, size_t len, bool *cut);

/* One code point at s, which is not empty; its length in *len.  A broken byte
 * gives U+FFFD and length 1. */
uint32_t cc_utf8_next(struct cc_span s, size_t *len);
size_t cc_utf8_put(char out[4], uint32_t c);

size_t cc_utf8_chars(struct cc_span s);
/* The first, and the last, so many characters of valid UTF-8; all where it has
 * fewer. */
struct cc_span cc_utf8_first(struct cc_span s, size_t chars);
struct cc_span cc_utf8_last(struct cc_span s, size_t chars);
/* Columns on a terminal: East Asian wide 2, ambiguous 1, combining 0. */
size_t cc_utf8_width(struct cc_span s);
size_t cc_utf8_width_ja(struct cc_span s); /* as in a Japanese font: ambiguous 2 */
/* The longest start of s, in whole grapheme clusters, that fits in width columns. */
struct cc_span cc_utf8_fit(struct cc_span s, size_t width);
/* The first grapheme cluster of s; one of more than 1024 bytes is cut. */
struct cc_span cc_utf8_cluster(struct cc_span s);

/* Must not reach a terminal as it is: C0, DEL, C1, bidi controls, U+2028/9,
 * U+FEFF, tags, noncharacters, unpaired surrogates. */
bool cc_utf8_unsafe(uint32_t c);

/* NFKC. */
struct cc_span cc_utf8_nfkc(struct cc_arena *arena, struct cc_span s);
void cc_utf8_nfkc_add(struct cc_buf *to, struct cc_span s);
/* What NFKC makes of c where that is one character whatever stands beside it,
 * marks and jamo aside; 0 where the library must be asked. */
uint32_t cc_utf8_simple(uint32_t c);
/* NFKC may make one character of this and what stands before it. */
bool cc_utf8_joins(uint32_t c);
/* The one small letter of c, else c. */
uint32_t cc_utf8_lower(uint32_t c);
/* A space of any kind or a line end, or a character of which nothing is seen, as U+200B:
 * it is a blank at the ends of a text, and no part of a word. */
bool cc_utf8_blank(uint32_t c);
bool cc_utf8_hidden(uint32_t c);
struct cc_span cc_utf8_trim(struct cc_span s); /* without the blanks at both ends */
/* Letters and digits; marks that combine with what stands before them. */
bool cc_utf8_alnum(uint32_t c);
bool cc_utf8_mark(uint32_t c);
/* Kanji, kana, and what repeats or lengthens them: written without blanks between words. */
bool cc_utf8_cjk(uint32_t c);
/* Of a Latin, Greek or Cyrillic letter the one without marks, else c. */
uint32_t cc_utf8_plain(uint32_t c);
bool cc_utf8_has_plain(uint32_t c); /* is one of those scripts */
/* What two column names, ids of a vocabulary or option words are compared by:
 * NFKC, case folded, outer blanks off, runs of blanks and newlines inside one
 * space, characters that are not seen left out. */
struct cc_span cc_utf8_fold(struct cc_arena *arena, struct cc_span s);

/* The nearest of n names by edit distance over folded characters, near enough
 * to be a slip of the finger (at most a third of its length), else CC_NO_NEAR.
 * A name that begins with the other is near, too. */
#define CC_NO_NEAR SIZE_MAX
size_t cc_utf8_nearest(struct cc_span word, const struct cc_span *names, size_t n, struct cc_arena *arena);

#endif
