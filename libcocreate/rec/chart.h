/* chart.h -- which pictures the tables of a report give.
 *
 * May be included by: rec, model, figure, method, render, cli, tests.
 * A picture is a hint: a kind, and which columns of a table play which part in it,
 * by the names that the contract gives them.  render/chart draws it; a method draws
 * nothing.
 * In:     names of columns that their tables have; those that are NULL are not drawn,
 *         and a kind passes over those that it does not know of.  What each kind needs
 *         stands with its name.
 */
#ifndef CC_REC_CHART_H
#define CC_REC_CHART_H

#include "base/str.h"
#include "rec/chart_curve.h"

enum cc_chart_kind {
	/* A row each, on one scale: value with low and high, or value alone.  id or label; n,
	 * word, marks, group, profile, beside, line, from and to. */
	CC_CHART_INTERVALS,
	/* A row for each place, in order: a curve of value with its band from low to high, and n.
	 * id, label, curve. */
	CC_CHART_CURVE,
};

/* A column of another table whose rows are found by the same key. */
struct cc_chart_beside {
	const char *table, *key, *value;
	struct cc_words head;
};

enum { CC_CHART_BESIDES = 3, CC_CHART_MARKS = 6 };

struct cc_chart {
	enum cc_chart_kind kind;
	const char *table;     /* NULL ends a list of charts */
	bool extra;	       /* drawn where its table is asked for by name, and on a page; else always */
	struct cc_words title; /* what it shows */
	struct cc_words read;  /* how it is read, in a sentence or two */

	const char *id;	   /* the key of a row */
	const char *label; /* what people call it; NULL, or empty: id */
	const char *group; /* rows of one value stand together under its name */
	const char *value, *low, *high, *n;
	const char *word;			/* a verdict: beside the row */
	const char *marks[CC_CHART_MARKS];	/* verdicts, the best first: each has a shape of its own */
	const char *profile;			/* a spread column: a small bar for each of its items */
	const char *profile_low, *profile_high; /* parameters: the two ends of the bars' scale */
	bool sum; /* value is a sum over the profile: so many times those ends are its scale */
	struct cc_chart_beside beside[CC_CHART_BESIDES];
	struct cc_words head; /* what value is */
	double from, to;      /* the scale; both 0: as the values are */
	const char *line;     /* a parameter of the report: a threshold */
	struct cc_words line_head;
	const struct cc_chart_curve *curve; /* of CC_CHART_CURVE */
};

#endif
