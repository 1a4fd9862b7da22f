/* twice.c -- what was said twice: --dup, and the message that names the first place. */
#include "figure/twice.h"

#include <inttypes.h>
#include <stdio.h>

const char *const cc_dup_words[] = { "first", "last", NULL };

bool
cc_dup_prefers(const char *dup, uint64_t place, uint64_t was, bool says_less)
{
	if (place == was)
		return says_less;
	return dup != NULL && (strcmp(dup, "first") == 0 ? place < was : place > was);
}

uint64_t
cc_dup_place(const char *dup, const struct cc_store *log, unsigned field, uint64_t from, uint64_t end)
{
	uint64_t chosen = cc_row_place(log, cc_store_row(log, from), field);

	for (uint64_t i = from + 1; i < end; i++) {
		uint64_t place = cc_row_place(log, cc_store_row(log, i), field);

		if (cc_dup_prefers(dup, place, chosen, false))
			chosen = place;
	}
	return chosen;
}

struct cc_twice
cc_twice_at(const struct cc_run *run, uint64_t a, uint64_t b)
{
	struct cc_twice t = { .later = a > b ? a : b };
	struct cc_place first = cc_run_place(run, a < b ? a : b);

	snprintf(t.first, sizeof t.first, "%s:%" PRIu64, first.file, first.line);
	return t;
}
