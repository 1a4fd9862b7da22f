/* words_mecab.h -- words by MeCab and a dictionary of Japanese, where it was built in.
 *
 * May be included by: text/words*.c, text/word_rules.c.
 * One model serves the process, and each reader has a tagger and a lattice.
 * Errors: CC_EXIT_USAGE: not built in; not installed; no dictionary there, or none in UTF-8.
 * Memory: the dictionary is mapped once; a lattice grows with the longest piece, 64 KiB of text.
 */
#ifndef CC_TEXT_WORDS_MECAB_H
#define CC_TEXT_WORDS_MECAB_H

#include "text/words_int.h"

/* What it is, for notes; what its files hold goes to open->digest. */
bool cc_mecab_load(struct cc_word_source *out, const char *folder, const struct cc_openers *open,
    struct cc_arena *arena, struct cc_err *err);
/* As what it has a word that is all of the text; CC_WORD_UNKNOWN: as none. */
enum cc_word_class cc_mecab_class(struct cc_span word, bool short_ones);

struct cc_mecab *cc_mecab_new(void);
void cc_mecab_free(struct cc_mecab *mecab); /* NULL is fine */
/* Words of normal text, and r->phrases in it. */
void cc_mecab_read(struct cc_word_reader *r, struct cc_span text);

#endif
