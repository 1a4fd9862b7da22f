/* contributions_int.h -- what the files of contributions share.
 *
 * May be included by: figure/contributions*.c.
 */
#ifndef CC_FIGURE_CONTRIBUTIONS_INT_H
#define CC_FIGURE_CONTRIBUTIONS_INT_H

#include "figure/contributions.h"

struct cc_work_reading {
	struct cc_point_rows *out;
	const struct cc_contributions_spec *spec;
	const struct cc_contributions_of *of;
	const struct cc_sealed *s;
	const struct cc_store *log;
	/* By id of the log: its number; of an idea that of what it was merged into. */
	const uint32_t *person, *idea;
	bool *rated;	 /* [kinds]: there are points for it */
	bool *corrected; /* [kinds] */
	/* Of all rows: whether they stand in their order, some may be wrong, some have a segment. */
	bool in_order, wrong, segments;
};

/* False: it lacks a person or a kind. */
static inline bool
cc_work_row(struct cc_point_row *out, const struct cc_work_reading *r, const unsigned char *row)
{
	const struct cc_contributions_parts *field = &r->spec->field;
	uint32_t person = cc_row_id(r->log, row, field->person, 0),
		 idea = cc_row_id(r->log, row, field->idea, 0);
	int64_t day = cc_row_day(r->log, row, field->day);

	*out = (struct cc_point_row){ .person = person == CC_NO_ID ? CC_NO_ID : r->person[person],
		.idea = idea == CC_NO_ID ? CC_NO_ID : r->idea[idea],
		.kind = cc_row_id(r->log, row, field->kind, 0),
		.day = day == CC_SEALED_NO_DAY ? CC_POINT_NO_DAY : (int32_t)day,
		.units = cc_row_whole(r->log, row, field->units),
		.place = cc_row_place(r->log, row, field->place) };
	return out->person != CC_NO_ID && out->kind != CC_NO_ID;
}

/* contributions_group: the rows of the log, by person and day, and what is known of all of them. */
void cc_work_group(struct cc_work_reading *r, bool *worked);

#endif
