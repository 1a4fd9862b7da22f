/* compared.h -- two groups compared, item by item: what segments and changes collect.
 *
 * May be included by: figure, tests.
 * In:     comparisons in any order; their texts live as long as the report.
 * Out:    rows of a table by keys, by bytes, then as given, with p adjusted
 *         (Holm) over those of one measure, each comparison counted once, what
 *         cannot tell and what --min-cell blanks not at all; a note of how many.
 * Errors: none; what cannot be computed is an empty cell.
 * Memory: 200 bytes a comparison.
 */
#ifndef CC_FIGURE_COMPARED_H
#define CC_FIGURE_COMPARED_H

#include "model/fold.h"
#include "stat/compare.h"

/* Which way is better; of segments nobody asks. */
enum cc_better { CC_BETTER_UP, CC_BETTER_DOWN, CC_BETTER_NEITHER };

/* A row of either table: [0] the segment, or before; [1] everybody else, or now. */
struct cc_compared {
	struct cc_span key[2];
	const char *measure;
	uint64_t n[2];
	double value[2];
	double low, high; /* of value[0] */
	struct cc_difference difference;
	double p_adjusted;
	enum cc_read_as as; /* the values and their difference */
	enum cc_better better;
	const char *verdict;
	size_t number; /* as given */
};

struct cc_comparisons;

/* NULL where the table is left out, and then all that follows does nothing. */
struct cc_comparisons *cc_comparisons_begin(
    struct cc_report *report, unsigned flag, const struct cc_run *run, struct cc_arena *arena);
/* The place of one more, zeroed but for its numbers, which are NaN; valid until
 * the next. */
struct cc_compared *cc_comparisons_add(struct cc_comparisons *c);
double cc_comparisons_confidence(const struct cc_comparisons *c);
/* Sorts, adjusts, says better or worse, and fills the table. */
void cc_comparisons_end(struct cc_comparisons *c);

#endif
