/* contributions.h -- who did how much of what, for which idea and when: rows of a log, those of a person in their order.
 *
 * May be included by: figure, method, tests.
 * In:     a sealed log with a person, a kind, an idea, a segment (keys), a day, units and a place;
 *         a day of CC_SEALED_NO_DAY is none.  A log that stands by place needs no sorting but by day.
 * Out:    rows by person, day, file and line; ideas as what they were merged into; who has a row, and
 *         the segment of each, of the first of their ids, ideas and kinds that has one.  A row without
 *         person or kind, which only an edited state has, is left out.
 * Errors: problems: a kind that no rates name, units of a person and kind that add up to too much
 *         or below 0, and two authors of an idea whose order neither dates nor lines tell.
 * Cost:   O(rows + people kinds), O(rows log rows) where they must be sorted.
 * Memory: 32 bytes a row.
 */
#ifndef CC_FIGURE_CONTRIBUTIONS_H
#define CC_FIGURE_CONTRIBUTIONS_H

#include "figure/merges.h"
#include "figure/points.h"

/* Where they are kept. */
struct cc_contributions_spec {
	unsigned store;
	struct cc_contributions_parts {
		unsigned person, idea, kind, segment, day, units, place;
	} role, field; /* role.place: none */
};

struct cc_contributions_of {
	const struct cc_name_set *people, *ideas;
	const struct cc_merges *merges;
	const struct cc_point_rates *const
	    *rates; /* [n]: of all that may name kinds, the first to be listed */
	size_t n;
	const char *rules; /* the file, in messages */
	const struct cc_duplicates *duplicates;
};

/* segment, worked: [people]: CC_NO_ID, false of those who have none. */
void cc_contributions_read(struct cc_point_rows *out, uint32_t *segment, bool *worked,
    const struct cc_contributions_spec *spec, const struct cc_contributions_of *of,
    const struct cc_sealed *s);

/* Rows that say the same of the same day, which may be one that was entered twice: the later of
 * each two. */
size_t cc_contributions_twice(
    const struct cc_point_row ***out, const struct cc_point_rows *rows, struct cc_arena *arena);

#endif
