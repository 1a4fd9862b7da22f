/* chart_curve.h -- what the picture CC_CHART_CURVE has beside its curve.
 *
 * May be included by: rec, model, figure, method, render, cli, tests.
 * The chart's table has a row for each place, in their order; the value of a place is a
 * point of the curve.  Other tables name a place by its key (the chart's id).  All of it
 * may be NULL: then it is not drawn.
 */
#ifndef CC_REC_CHART_CURVE_H
#define CC_REC_CHART_CURVE_H

#include "base/str.h"

/* Columns of the chart's table: how many there are at a place, and who goes on to the next. */
struct cc_chart_strip {
	const char *count;		/* a bar */
	const char *share, *low, *high; /* of them, who goes on */
	const char *lost;		/* how many do not */
	struct cc_words count_head, share_head;
	struct cc_words lost_word; /* behind their number: " lost" */
};

/* A table whose rows are numbered marks below their place, listed beneath. */
struct cc_chart_points {
	const char *table, *place;
	const char *rank;     /* the number on the mark */
	const char *label;    /* empty: the place's */
	const char *part, *n; /* so many of so many */
	const char *share, *low, *high;
	const char *step;			  /* what to do about it */
	const char *told, *told_rank, *told_text; /* a table of quotes, by the same number */
	struct cc_words head, part_word, step_word;
};

/* A table whose rows are points of further lines: those whose `measure` is `is`. */
struct cc_chart_others {
	const char *table, *place, *measure, *is;
	const char *series; /* a line for each of its values; NULL: one line */
	const char *value, *low, *high, *n;
	struct cc_words name; /* of the one line */
};

struct cc_chart_curve {
	struct cc_words head;		    /* what the value is */
	struct cc_words all;		    /* the name of the curve, where others stand beside it */
	struct cc_words none;		    /* in the place of a point without a value */
	const char *scale_low, *scale_high; /* parameters: what the values, less the middle, may be */
	const struct cc_chart_strip *strip;
	const struct cc_chart_points *points;
	const struct cc_chart_others *thin, *ghost;
};

#endif
