/* frequencies.h -- how often each value occurs.
 *
 * May be included by: stat, figure, method, tests.
 * In:     finite numbers, one after the other; 0 and -0 are one value.
 * Out:    the values in ascending order, with how often each was seen; their median, NaN of none.
 * Errors: none.
 * Cost:   an add O(1), 3 ns where values are few; the order O(values).
 * Memory: 16 bytes a value and twice that of room, in the arena; growing leaves as much behind.
 */
#ifndef CC_STAT_FREQUENCIES_H
#define CC_STAT_FREQUENCIES_H

#include "stat/moments.h"

#include <stdint.h>

struct cc_arena;

struct cc_frequency {
	double value;
	uint64_t n; /* 0: a free slot */
};

/* Zeroed to start. */
struct cc_frequencies {
	struct cc_frequency *slot; /* [slots], by a hash of the value */
	uint32_t slots, shift, values;
	uint64_t n; /* of all values */
};

void cc_frequency_add(struct cc_frequencies *f, double value, struct cc_arena *arena);
void cc_frequency_add_times(/* n > 0 */
    struct cc_frequencies *f, double value, uint64_t n, struct cc_arena *arena);
/* [values], ascending. */
struct cc_frequency *cc_frequencies_sorted(const struct cc_frequencies *f, struct cc_arena *arena);
double cc_frequencies_median(const struct cc_frequencies *f, struct cc_arena *scratch);
void cc_frequencies_moments(struct cc_moments *out, const struct cc_frequencies *f);

#endif
