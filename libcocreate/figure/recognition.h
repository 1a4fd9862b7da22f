/* recognition.h -- levels that points reach: which one, since when, and how far the next is.
 *
 * May be included by: figure, method, tests.
 * Points are whole, in 10^-6.
 * In:     levels as rules list them, each from more points than the one before; points in the
 *         order in which they came.
 * Errors: CC_EXIT_STUDY: a level without `from`, or not above the one before.
 * Cost:   O(levels) for each points.
 */
#ifndef CC_FIGURE_RECOGNITION_H
#define CC_FIGURE_RECOGNITION_H

#include "figure/node_members.h"
#include "rec/columns.h"

struct cc_recognition {
	struct cc_recognition_level {
		struct cc_span id;
		int64_t from;
	} * level;
	size_t n;
};

cc_node_reader cc_recognition_read; /* struct cc_recognition: [{id: friend, from: 10}, ...] */

/* Begins as { 0, 0, CC_NO_INT }. */
struct cc_recognised {
	int64_t points;
	size_t levels; /* reached: the last of them is level[levels - 1] */
	int64_t since; /* the day on which that was; CC_NO_INT: none, or it is not known */
};

/* day: CC_NO_INT: not known. */
void cc_recognise(struct cc_recognised *of, const struct cc_recognition *r, int64_t points, int64_t day);

struct cc_recognition_row {
	struct cc_span person, level, next; /* at NULL: none */
	double points, to_next;
	int64_t since;
};

extern const struct cc_column_spec cc_recognition_columns[];

#define CC_RECOGNITION_TABLE \
	{ \
		"recognition", CC_WORDS("Levels", "称号"), .columns = cc_recognition_columns, \
							   .row = sizeof(struct cc_recognition_row) \
	}

struct cc_recognition_row cc_recognition_row(
    const struct cc_recognition *r, struct cc_span person, const struct cc_recognised *of);

#endif
