/* word_tables.h -- the table of words, and what notes say of them.
 *
 * May be included by: method, tests.
 * In:     words that were counted (figure/word_people.h).
 * Out:    a row a word, the most said first, with Wilson's interval of its share, weighted where
 *         people have weights; notes on words too rare to be listed, and on words that differ only in
 *         characters that look alike.
 * Errors: none.
 * Cost:   O(words).
 */
#ifndef CC_FIGURE_WORD_TABLES_H
#define CC_FIGURE_WORD_TABLES_H

#include "figure/word_people.h"

struct cc_word_row {
	uint64_t rank;
	struct cc_span word;
	const char *class;
	uint64_t n, times, people;
	double share, low, high;
};

extern const struct cc_column_spec cc_word_columns[];

#define CC_WORDS_TABLE \
	{ \
		.name = "words", \
		.title = CC_WORDS("Words, and how many say them", "語と、それを使った人数"), \
		.columns = cc_word_columns, .row = sizeof(struct cc_word_row), .flags = CC_TABLE_NAMED \
	}

void cc_word_table(
    struct cc_report *report, struct cc_table *t, const struct cc_word_people *p, const struct cc_run *run);
void cc_word_notes(struct cc_report *report, const struct cc_word_people *p, struct cc_arena *arena);

#endif
