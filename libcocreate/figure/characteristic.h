/* characteristic.h -- words that one segment says more often than everybody else.
 *
 * May be included by: method, tests.
 * In:     words that were counted by segment (figure/word_people.h).
 * Out:    of each segment the words that are commoner in it than among all others, first those
 *         of the greatest Jaccard coefficient: people of the segment who say the word, of
 *         those who are in the segment or say it.  Compared as figure/contrast.h has it; p is
 *         adjusted by Holm's method over all words and segments, shown or not.
 * Errors: more than CC_CHARACTERISTIC_MOST comparisons (CC_EXIT_DATA).
 * Cost:   O(words * segments), and a sort of the comparisons.
 * Memory: 50 bytes a comparison, 300 a row that may be shown.
 * Source: P. Jaccard, Bulletin de la Societe vaudoise des sciences naturelles 37 (1901).
 */
#ifndef CC_FIGURE_CHARACTERISTIC_H
#define CC_FIGURE_CHARACTERISTIC_H

#include "figure/contrast.h"
#include "figure/word_people.h"

enum { CC_CHARACTERISTIC_MOST = 2000000 };

struct cc_characteristic_row {
	struct cc_span segment, word;
	uint64_t rank;
	struct cc_contrast of;
	double jaccard, p_adjusted;
	uint32_t in, number; /* the segment, the word */
	size_t compared;     /* number of the comparison */
};

extern const struct cc_column_spec cc_characteristic_columns[];

#define CC_CHARACTERISTIC_TABLE \
	{ \
		.name = "characteristic", \
		.title = CC_WORDS("Words of one segment more than of others", "区分に特徴的な語"), \
		.columns = cc_characteristic_columns, .row = sizeof(struct cc_characteristic_row), \
		.flags = CC_TABLE_BY | CC_TABLE_NAMED \
	}

/* role: of segments.  top: so many words a segment; 0: all.  alone: all people are in one. */
bool cc_characteristic(struct cc_report *report, struct cc_table *t, const struct cc_word_people *p,
    unsigned role, uint64_t top, bool alone, const struct cc_run *run, struct cc_err *err);

#endif
