/* word_network.h -- which words the same people say.
 *
 * May be included by: method, tests.
 * In:     words that were counted (figure/word_people.h).
 * Out:    pairs of words that so many people say both, the greatest Jaccard coefficient first.
 *         Counts people, never occurrences, and without weights.  Of more than CC_NETWORK_WORDS
 *         words, and of more than CC_NETWORK_SAID of one person, the most said ones.
 * Errors: none; a note says what was left out.
 * Cost:   O(words^2) of each person.
 * Memory: 4 bytes a pair of words, 8 MB at most, and 60 a row.
 * Source: as figure/characteristic.h.
 */
#ifndef CC_FIGURE_WORD_NETWORK_H
#define CC_FIGURE_WORD_NETWORK_H

#include "figure/word_people.h"

enum { CC_NETWORK_WORDS = 2000, CC_NETWORK_SAID = 300 };

struct cc_network_row {
	struct cc_span word, other;
	uint64_t both, people, other_people;
	double jaccard;
	uint32_t number[2]; /* in the order of who says them */
};

extern const struct cc_column_spec cc_network_columns[];

#define CC_NETWORK_TABLE \
	{ \
		.name = "network", .title = CC_WORDS("Words of the same people", "同じ人が使う語の組"), \
		.columns = cc_network_columns, .row = sizeof(struct cc_network_row), .flags = CC_TABLE_NAMED \
	}

/* edges: so many pairs, and those that are as strong as the last of them; 0: all. */
void cc_word_network(
    struct cc_report *report, struct cc_table *t, const struct cc_word_people *p, uint64_t edges);

#endif
