/* counter.h -- how often each unit was given each value, counted as the values come.
 *
 * May be included by: stat, method, tests.
 * In:     values as small numbers below `values`, unit by unit, in any order
 *         within one; parts of the units counted apart, each by a counter.
 * Out:    cc_counts (stat/agree.h) with the values of each unit ascending, so
 *         that loops over it take the same order however it was counted; the
 *         median and the standard deviation (divisor n - 1) of a unit.
 * Errors: NaN for the median of none and the deviation of fewer than two.
 * Cost:   O(1) an add; joining sorts each unit's values.
 * Memory: 8 bytes a value of the whole; 8 a unit, and 8 for each value that a
 *         unit was given, twice while parts are joined.
 */
#ifndef CC_STAT_COUNTER_H
#define CC_STAT_COUNTER_H

#include "base/str.h"
#include "stat/agree.h"

struct cc_counter {
	size_t units, *first;		      /* [units + 1] into pair */
	struct cc_buf pair;		      /* of uint64_t: value << 32 | count */
	uint32_t *times, *touched, n_touched; /* [values]: of the unit at hand */
};

/* Room for so many units in arena; what only counting needs lies in scratch. */
void cc_counter_begin(
    struct cc_counter *c, uint32_t units, uint64_t values, struct cc_arena *arena, struct cc_arena *scratch);
/* The unit at hand ends: its pairs, in the order in which values came first. */
const uint64_t *cc_counter_close(struct cc_counter *c, size_t *n);

static inline void
cc_counter_add(struct cc_counter *c, uint32_t value, uint32_t times)
{
	if (c->times[value] == 0)
		c->touched[c->n_touched++] = value;
	c->times[value] += times;
}

static inline uint32_t
cc_counter_value(uint64_t pair)
{
	return (uint32_t)(pair >> 32);
}

static inline uint32_t
cc_counter_times(uint64_t pair)
{
	return (uint32_t)pair;
}

/* The units of part[0], then those of part[1]...; rank[p][value] is what value of
 * part p becomes (rank NULL: itself).  The parts' pairs are freed. */
void cc_counters_join(struct cc_counts *out, struct cc_counter *const *part, uint32_t *const *rank,
    uint32_t parts, const double *number, size_t values, struct cc_arena *arena);

/* Of one unit: how many values it was given; the middle one, or the mean of the
 * two in the middle; their standard deviation. */
uint64_t cc_counts_n(const struct cc_counts *c, size_t unit);
double cc_counts_median(const struct cc_counts *c, size_t unit);
double cc_counts_sd(const struct cc_counts *c, size_t unit);

#endif
