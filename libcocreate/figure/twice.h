/* twice.h -- what was said twice: --dup, and the message that names the first place.
 *
 * May be included by: figure, method, tests.
 */
#ifndef CC_FIGURE_TWICE_H
#define CC_FIGURE_TWICE_H

#include "model/fold.h"

/* --dup of every command: its value is one of cc_dup_words, or NULL where twice
 * is an error. */
extern const char *const cc_dup_words[];

/* Whether what stands at `place` goes before what was read at `was`.  Two of one
 * line have no order but that of what they say. */
bool cc_dup_prefers(const char *dup, uint64_t place, uint64_t was, bool says_less);

/* The place, of those in a field of the records from..end, that stays. */
uint64_t cc_dup_place(
    const char *dup, const struct cc_store *log, unsigned field, uint64_t from, uint64_t end);

/* The earlier of two places as "FILE:LINE", for the message about the later. */
struct cc_twice {
	uint64_t later;
	char first[1024];
};

struct cc_twice cc_twice_at(const struct cc_run *run, uint64_t a, uint64_t b);

/* A problem at a place of a store. */
#define cc_place_problem(problems, run, place, column, ...) \
	cc_problem_late(problems, cc_place_file(place), cc_run_place(run, place), column, __VA_ARGS__)

#endif
