/* sheets.h -- split sheets: who has which part of an idea, as its people agreed.
 *
 * May be included by: figure, method, tests.
 * In:     a sealed log of an idea, a person (keys), a day, a share in 10^-9, whether it was
 *         written with %, a place.  A sheet is the rows of one idea and day; without a day it
 *         has always been in force.
 * Out:    sheets by idea, then day; the one of an idea that is in force on a day.
 * Errors: problems: shares all in % that are not exactly 100 %, some with and some without %,
 *         nobody with a share, a sum that is too large.
 * Cost:   O(rows log rows); O(rows) to find one.
 */
#ifndef CC_FIGURE_SHEETS_H
#define CC_FIGURE_SHEETS_H

#include "figure/name_set.h"
#include "figure/sealed.h"

struct cc_sheet_row {
	uint32_t idea, person;
	int64_t day, share;
	bool percent;
	uint64_t place;
};

struct cc_sheets {
	struct cc_sheet_row *row; /* [n] */
	size_t n;
};

struct cc_sheets_spec {
	unsigned store;
	unsigned r_idea, r_person, r_share;		   /* roles */
	unsigned idea, person, day, share, percent, place; /* fields */
};

/* worked: [people]: set for those who have a row. */
void cc_sheets_read(struct cc_sheets *out, bool *worked, const struct cc_name_set *people,
    const struct cc_name_set *ideas, const struct cc_sheets_spec *spec, const struct cc_sealed *s);
/* The rows of an idea's sheet on that day; n = 0: it has none yet. */
struct cc_sheets cc_sheet_on(const struct cc_sheets *sheets, uint32_t idea, int64_t day);

#endif
