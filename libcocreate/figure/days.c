/* days.c -- on which days people were seen. */
#include "figure/days.h"

#include "base/arena.h"

#include <math.h>

double
cc_last_day(
    const struct cc_people *people, unsigned day, unsigned role, bool before, const struct cc_run *run)
{
	double last = (double)NAN;

	if (!(run->bound >> role & 1) || (!before && run->last_day == CC_NO_DAY))
		return last;
	if (!before)
		return (double)(run->has_as_of ? run->as_of : run->last_day);
	for (uint64_t i = 0; i < people->log->rows; i++)
		last = fmax(last, cc_row_number(people->log, cc_store_row(people->log, i), day, 0));
	return last;
}

static double
first_day(const struct cc_people *people, const struct cc_person *person, unsigned day)
{
	double first = (double)NAN;

	for (uint32_t k = 0; k < person->n; k++)
		first = fmin(first, cc_row_number(people->log, cc_person_row(people, person, k), day, 0));
	return first;
}

uint64_t
cc_people_settle(struct cc_people *people, unsigned day, double last, double days, struct cc_arena *arena)
{
	bool *keep = CC_ARRAY(arena, bool, people->n);
	uint64_t left = 0;

	for (uint32_t i = 0; i < people->n; i++) {
		keep[i] = !(first_day(people, &people->person[i], day) > last - days);
		left += !keep[i];
	}
	cc_people_keep(people, keep);
	return left;
}
