/* column_where.h -- --where: COLUMN=VALUE, and != < <= > >=.
 *
 * May be included by: model/column_*.
 * = and != compare texts.  The others compare numbers, or days as they are written;
 * a cell that is neither is not kept, and counted.  A header may hold an operator:
 * the longest name that a file has is the column.
 */
#ifndef CC_MODEL_COLUMN_WHERE_H
#define CC_MODEL_COLUMN_WHERE_H

#include "base/op.h"
#include "model/column_int.h"

/* One way to divide a condition. */
struct cc_condition_reading {
	struct cc_span column, value; /* column: a header, #3, or a role */
	enum cc_op op;
	bool is_number, is_day; /* of value, where op compares by order: one of them, or both */
	double number;
	int64_t day;
};

struct cc_condition {
	const char *text; /* as typed */
	size_t n;
	struct cc_condition_reading *reading;	   /* the longest column first */
	const struct cc_condition_reading *chosen; /* by the first file that has its column; else NULL */
	bool empty_kept[2];			   /* files without a column: rows were dropped, were kept */
};

/* A condition in one file. */
struct cc_where_slot {
	uint32_t slot;	/* CC_NO_SLOT: not in this file */
	bool of_groups; /* observations are dropped, not rows */
	bool days;	/* a column of dates: what is a number too counts as a day */
	bool count;	/* 2.000 may be two, or two thousand */
	const struct cc_condition_reading *by;
	const struct cc_markers *missing;
};

/* --where as typed, once; an error in a VALUE is one of the command line. */
bool cc_where_read(struct cc_binder *b, struct cc_arena *arena, struct cc_err *err);

/* One file, after its roles are bound; after the last header. */
bool cc_bind_where(struct cc_bound *out, struct cc_binder *b, const struct cc_header *h,
    struct cc_arena *arena, struct cc_err *err);
bool cc_check_where(const struct cc_header *h, const struct cc_binder *b, struct cc_err *err);

/* Cells that could not be compared. */
void cc_note_unordered(struct cc_report *report, const struct cc_bound *b);

#endif
