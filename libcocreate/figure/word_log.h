/* word_log.h -- what is kept of the words that people say.
 *
 * May be included by: figure, method, tests.
 * A method has a role without a column, such as { "word", "", CC_ID, 0, { 0 } }, whose ids are
 * words (base/word_class.h); a log CC_WORD_LOG_STORE of rows, and a tally CC_WORD_ROWS_STORE
 * of rows that are people of their own, without a weight, where nobody asks which words are
 * said together.
 * Errors: none.
 * Cost:   O(n log n) of the words of a row.
 * Memory: a log 48 bytes a row and 4 a word of it; a tally some 48 bytes a word and segment.
 */
#ifndef CC_FIGURE_WORD_LOG_H
#define CC_FIGURE_WORD_LOG_H

#include "figure/weights.h"

enum { CC_WORD_LOG_PERSON, CC_WORD_LOG_SEGMENT, CC_WORD_LOG_PLACE, CC_WORD_LOG_WEIGHT, CC_WORD_LOG_WORDS };

#define CC_WORD_LOG_STORE(person, segment, word) \
	{ \
		"word-log", \
		    CC_FIELDS(CC_KEY("person", person), CC_KEY("segment", segment), \
			CC_FIELD("place", PLACE), CC_CASE_WEIGHT_FIELD, CC_LISTED_IDS("words", word)), \
		    true, "texts and their words" \
	}

enum { CC_WORD_ROWS_WORD, CC_WORD_ROWS_SEGMENT, CC_WORD_ROWS_ROWS, CC_WORD_ROWS_TIMES };

#define CC_WORD_ROWS_STORE(word, segment) \
	{ \
		"word-rows", \
		    CC_FIELDS(CC_KEY("word", word), CC_KEY("segment", segment), CC_FIELD("rows", COUNT), \
			CC_FIELD("times", COUNT)), \
		    false, "words" \
	}

/* Of one row: who, and the words, as often as they stand there; the list is sorted. */
struct cc_word_row_key {
	uint32_t person, segment; /* CC_NO_ID: none */
	uint64_t place;
	double weight; /* of a row without a person; NaN: none */
};

void cc_word_log_add(struct cc_store *log, const struct cc_word_row_key *key, const uint32_t *word, size_t n);
void cc_word_rows_add(struct cc_store *tally, uint32_t segment, uint32_t *word, size_t n);

#endif
