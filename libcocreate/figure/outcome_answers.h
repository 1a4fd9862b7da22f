/* outcome_answers.h -- answers to an outcome: how many people gave which, or each for itself.
 *
 * May be included by: figure, method, tests.
 * Of somebody who answered for one key alone it is enough to count who else did the same; where keys are compared
 * person by person, answers are kept, in the order in which they came.
 * Errors: none.
 * Cost:   O(1) an answer; joining O(different answers).
 * Memory: 48 bytes for each different answer that is counted, 32 an answer that is kept.
 */
#ifndef CC_FIGURE_OUTCOME_ANSWERS_H
#define CC_FIGURE_OUTCOME_ANSWERS_H

#include <stdbool.h>
#include <stdint.h>

struct cc_arena;

/* What somebody answered, of a key. */
struct cc_outcome_answer {
	uint32_t person, key, segment;
	bool mark;
	double value;
	uint64_t place;
};

enum { CC_OUTCOME_BLOCK = 128 };

/* Zeroed to start. */
struct cc_outcome_list {
	struct cc_outcome_block {
		struct cc_outcome_block *next;
		uint64_t n;
		struct cc_outcome_answer at[CC_OUTCOME_BLOCK];
	} * first, *last; /* last: of use where there is a first */
};

/* Zeroed to start. */
struct cc_outcome_counts {
	struct cc_outcome_same {
		uint32_t key, segment;
		double value;
		uint64_t n; /* people; 0: a free slot */
	} * slot;	    /* [slots], half of them free */
	uint32_t slots, used;
};

void cc_outcome_keep(
    struct cc_outcome_list *list, const struct cc_outcome_answer *answer, struct cc_arena *arena);
/* What came later, which is of the list from now on. */
void cc_outcome_list_join(struct cc_outcome_list *to, const struct cc_outcome_list *more);

/* Answers of which so many differ hardly come again. */
enum { CC_OUTCOME_DIFFERENT = 4096 };

/* False where it is a new one, and there are CC_OUTCOME_DIFFERENT already: it is not counted. */
bool cc_outcome_same(
    struct cc_outcome_counts *counts, const struct cc_outcome_answer *answer, struct cc_arena *arena);
void cc_outcome_counts_join(
    struct cc_outcome_counts *to, const struct cc_outcome_counts *more, struct cc_arena *arena);

#endif
