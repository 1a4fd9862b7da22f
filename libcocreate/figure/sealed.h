/* sealed.h -- sealed rows that are read, and where what is wrong with them goes.
 *
 * May be included by: figure, method, tests.
 * What a method's finish() is given, in one: rooms that read several stores take this.
 * Errors: problems, at the place of a row and in the column of a role.
 */
#ifndef CC_FIGURE_SEALED_H
#define CC_FIGURE_SEALED_H

#include "figure/twice.h"

#include <inttypes.h>

struct cc_sealed {
	const struct cc_state *state;
	const struct cc_run *run;
	struct cc_problems *problems;
	struct cc_arena *arena;
};

/* In a store, of a row without a date: before every day that there is. */
#define CC_SEALED_NO_DAY INT64_C(-1000000)

#define cc_sealed_problem(s, place, role, ...) \
	cc_place_problem( \
	    (s)->problems, (s)->run, place, cc_run_column((s)->run, place, role, 0, NULL, 0), __VA_ARGS__)

/* FILE:LINE */
static inline const char *
cc_sealed_place(const struct cc_sealed *s, uint64_t place)
{
	return cc_place_text(cc_run_place(s->run, place), s->arena);
}

/* A whole number of a record: 0 where a merged state has none. */
static inline int64_t
cc_row_whole(const struct cc_store *s, const unsigned char *row, unsigned field)
{
	double number = cc_row_number(s, row, field, 0);

	return isnan(number) ? 0 : (int64_t)number;
}

#endif
