/* claims.h -- what a sentence claims that no figure bears: numbers typed by hand, words of change.
 *
 * May be included by: text, method, tests.
 * In:     a sentence in English or Japanese, without the figures that were filled in.
 * Out:    the first run of digits that is no part of a word (q1, A4), of a date (2026-07-15,
 *         7月15日, 2026年) or of what stands in backticks; the first word of a list, in English
 *         whole words in any case, in Japanese anywhere.
 * Errors: cc_change_words_load(): CC_EXIT_STUDY where the list cannot be read.
 * Cost:   O(length), times the words for those.
 */
#ifndef CC_TEXT_CLAIMS_H
#define CC_TEXT_CLAIMS_H

#include "rec/opener.h"

/* at NULL: none. */
struct cc_span cc_typed_number(struct cc_span text);

struct cc_change_words {
	const struct cc_span *word[CC_LANGS];
	size_t n[CC_LANGS];
};

/* file: the user's own list; NULL: data/change-words.yaml. */
bool cc_change_words_load(struct cc_change_words *out, const char *file, const struct cc_openers *open,
    struct cc_arena *arena, struct cc_err *err);
struct cc_span cc_change_word(const struct cc_change_words *words, struct cc_span text);

#endif
