/* normal.h -- one form for what people type in many: text that is searched.
 *
 * May be included by: everyone.
 * NFKC; Latin and other letters in lower case; the dashes that stand for a
 * hyphen "-", those that stand for a long vowel "ー" and a run of these one;
 * every tilde "〜", every apostrophe "'"; sound marks join their kana; blanks
 * between Japanese characters go, other runs of them become one space or, where
 * a line ends in them, one newline; none is left at the ends.
 * What is normal stays as it is, byte by byte.
 * Cost:   text that is normal already is looked at once and not copied.
 * Source: the mecab-ipadic-neologd project's rules for normalising Japanese, less
 *         the removal of tildes and of blanks beside Latin letters.
 */
#ifndef CC_BASE_NORMAL_H
#define CC_BASE_NORMAL_H

#include "base/str.h"

/* Made by {0}, used for any number of texts. */
struct cc_normal {
	struct cc_span given, text; /* text is a part of given where that is normal */
	struct cc_buf made, pieces;
	/* While it is made: */
	int last, blank;
	size_t blank_from, blank_to;
};

void cc_normal_free(struct cc_normal *n);

/* text is valid UTF-8 of less than 4 GiB; the answer stays valid until the next call. */
struct cc_span cc_normal(struct cc_normal *n, struct cc_span text);

/* What of the given text became bytes [from, to) of the normal one; both begin
 * characters, from < to.  Whole characters, those that were dropped inside or
 * merged with the last one included. */
struct cc_span cc_normal_origin(const struct cc_normal *n, size_t from, size_t to);

/* A copy in the arena. */
struct cc_span cc_normal_dup(struct cc_arena *arena, struct cc_span text);

#endif
