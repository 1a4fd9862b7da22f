/* words.h -- the words of a text: what it speaks of.
 *
 * May be included by: text, method, tests.
 * In:     a text in valid UTF-8; rules of a codebook or a study, mappings with the keys
 *         stop    words to leave out, and files of them (NAME.txt: a word a line, # begins a remark)
 *         force   phrases that are one word each, wherever they stand; files too
 *         same    WORD: [OTHERS], which count as WORD
 *         classes those to keep; where none of the way's is named, all
 *         short   of a dictionary: keep verbs, adjectives, adverbs and nouns in hiragana alone
 * Out:    words in the normal form of base/normal.h, in the order of the text.  Where phrases
 *         overlap the first counts, of those the longest.
 *         Runs: the longest of kanji, one or more; of katakana, two or more; of a Latin letter and
 *         letters, digits, apostrophes and hyphens behind it.  Hiragana, numbers and other
 *         scripts are no words; those of data/stop.*.yaml are left out.
 *         MeCab: nouns, names, verbs, adjectives and adverbs of a dictionary by their base
 *         form, and nouns that it does not know; no pronouns, numbers, suffixes or symbols.
 * Errors: of rules (CC_EXIT_STUDY) file, line and column; of the dictionary text/words_mecab.h.
 * Cost:   one look at each byte and one look-up a word; what becomes of a word is found out
 *         once for each that differs.
 * Memory: a reader some 100 bytes and its text a word that differs from all others.
 * Source: normal form and stop words as KH Coder's users have them; runs by ourselves.
 */
#ifndef CC_TEXT_WORDS_H
#define CC_TEXT_WORDS_H

#include "base/map.h"
#include "base/word_class.h"
#include "rec/node_read.h"
#include "rec/opener.h"

enum cc_word_way { CC_WORDS_RUNS, CC_WORDS_MECAB };

struct cc_word_options {
	enum cc_word_way way;
	const char *dictionary; /* of CC_WORDS_MECAB: its folder */
};

/* What somebody listed, for notes. */
struct cc_word_rule {
	struct cc_span text; /* as it was written */
	bool forced;	     /* else it is one of the others of same */
};

/* Where words come from, where that is a dictionary. */
struct cc_word_source {
	const char *version, *charset; /* of MeCab, of the dictionary */
	uint64_t entries;
};

/* The version of MeCab; NULL: it is not built in, or not there. */
const char *cc_words_mecab(void);

struct cc_word_rules {
	struct cc_word_options options;
	struct cc_word_source source;
	const struct cc_word_rule *rule; /* [n_rules]: forced phrases, then those of same */
	uint32_t n_rules;
	const struct cc_word_lists *lists; /* private to text */
};

/* Of the sections those that come later add to lists, and say again what is kept. */
bool cc_word_rules_load(struct cc_word_rules **out, const struct cc_word_options *options,
    const struct cc_node_of *section, size_t n, const struct cc_openers *open, struct cc_arena *arena,
    struct cc_err *err);

struct cc_word_reader; /* a worker's scratch */

/* ids: where all words of this reader become ids; it outlives the reader. */
struct cc_word_reader *cc_word_reader_new(const struct cc_word_rules *rules, struct cc_map *ids);
void cc_word_reader_free(struct cc_word_reader *reader); /* NULL is fine */

/* Valid until the reader's next text. */
struct cc_words_read {
	const uint32_t *id; /* [n], as often as they stand there */
	size_t n;
	const uint32_t *rule; /* [hits]: the number of a rule, each time it was met */
	size_t hits;
};

void cc_words_of(struct cc_words_read *out, struct cc_word_reader *reader, struct cc_span text);

#endif
