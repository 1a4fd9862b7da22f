/* measured.h -- reading the tables of figure/measures.h back: a history of measures.
 *
 * May be included by: method, tests.
 * In:     rows of a layout with roles for date, kpi, value and, where they are there, n, low,
 *         high, target; a day is a key of the store, no less than 0.
 * Out:    by kpi (its id), then day, then place.
 * Errors: problems of a measure without a name or a day, of n that is no whole number, of a
 *         value outside of its interval, of two of one kpi and day.
 * Memory: 48 bytes a measure.
 */
#ifndef CC_FIGURE_MEASURED_H
#define CC_FIGURE_MEASURED_H

#include "model/fold.h"

/* Which role is which. */
struct cc_measured_roles {
	unsigned date, kpi, value, n, low, high, target;
};

#define CC_MEASURED_STORE(kpi) \
	{ \
		"measures", \
		    CC_FIELDS(CC_KEY("kpi", kpi), CC_FIELD("day", KEY), CC_FIELD("place", PLACE), \
			CC_FIELD("value", VALUE), CC_FIELD("n", VALUE), CC_FIELD("low", VALUE), \
			CC_FIELD("high", VALUE), CC_FIELD("target", VALUE)), \
		    true, "measures" \
	}

struct cc_measured {
	uint32_t kpi;
	int64_t day;
	uint64_t place;
	double value, low, high, target; /* NaN: none */
	int64_t n;			 /* CC_NO_INT: none */
};

void cc_measured_add(struct cc_store *log, const struct cc_batch *batch, uint32_t row,
    const struct cc_measured_roles *roles, struct cc_problems *problems);
struct cc_limit cc_measured_limit(unsigned field);
/* Of the sealed store: what is wrong with them, before any is asked for. */
void cc_measured_check(const struct cc_state *state, unsigned store, unsigned kpi, const struct cc_run *run,
    struct cc_problems *problems);
struct cc_measured cc_measured_at(const struct cc_store *log, uint64_t row);

#endif
