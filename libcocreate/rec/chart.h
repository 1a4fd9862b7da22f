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
	 * word, marks, group (of: what people call it), profile, beside, line, from and to, none. */
	CC_CHART_INTERVALS,
	/* A row for each place, in order: a curve of value with its band from low to high, and n.
	 * id, label, curve. */
	CC_CHART_CURVE,
	/* A row each is a pair of things, id and other: a cell with its n, as dark as value is by
	 * shades.  of: the things, with their size; none. */
	CC_CHART_MATRIX,
	/* The same pairs, drawn as links between the things: as wide as n, as dark as value.
	 * Those with n of least and more, the most highest values of them. */
	CC_CHART_NETWORK,
	/* A row each, on a scale of its own unless even: a bar to value, with low and high, against
	 * target and previous.  id or label, group, n, word, marks, signal, spark, none. */
	CC_CHART_BULLETS,
	/* A small chart for each group (of: what people call it), its rows in the order of time: value
	 * by period with center, lower and upper; word and marks name signals, two marks a shape; none. */
	CC_CHART_CONTROL,
	/* Rows as points on two scales, x and y, with their intervals, between lines and zones,
	 * and a numbered list of them: id, value, low, high, n, word, marks, also. */
	CC_CHART_PLANE,
	/* Rows as cells in their order: id or label, value, n and count, else word; from and to. */
	CC_CHART_STRIP,
	/* Rows as flows through the columns of path, as thick as weight, the first ones in front
	 * and in a list: label, value, low, high, n, count, names. */
	CC_CHART_FLOW,
	/* How value is spread over the rows: the share of it that the rows with the least have, by
	 * their share of the rows, beside the line on which all have the same.  Nothing of less
	 * than two rows, or where a value is below 0.  id or label, head, x.head, line_head. */
	CC_CHART_LORENZ,
};

/* A column of another table whose rows are found by the same key. */
struct cc_chart_beside {
	const char *table, *key, *value;
	struct cc_words head;
};

/* What keys of the chart's rows speak of: rows of another table, found by their key, or by
 * GROUP/KEY where several have that key. */
struct cc_chart_things {
	const char *table, *key;
	const char *label, *group, *size; /* NULL: none */
};

/* A scale of a plane: columns of the chart's table, or of `spans` by the same key. */
struct cc_chart_scale {
	const char *value, *low, *high, *n;
	struct cc_words head;
	double from, to;
};

/* Of a plane: y = at + slope * x. */
struct cc_chart_line {
	double at, slope;
	struct cc_words words; /* without English: a list ends, unless slope is not 0 */
	bool under;	       /* what lies under it is shaded */
};

/* What a place of a plane means. */
struct cc_chart_zone {
	struct cc_words words; /* without English: the list ends */
	double x, y;
};

/* A table that says what ids of other tables are: a row is found by the id and, where ids of
 * several columns stand in it, by the column's name. */
struct cc_chart_names {
	const char *table, *of, *key;		    /* of NULL: the key alone */
	const char *label;			    /* what people call it */
	const char *count, *value, *low, *high, *n; /* its figures; or NULL */
};

enum { CC_CHART_PATH = 8 };

enum { CC_CHART_BESIDES = 3, CC_CHART_MARKS = 6, CC_CHART_SHADES = 5 };

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

	bool bounds;			/* low and high are bounds of what is not known, of no confidence */
	const char *without;		/* rows that have something there are left out */
	bool apart;			/* groups are of several units: each has a scale of its own */
	bool gather;			/* rows of a group, which stand apart in the table, together */
	struct cc_chart_things of;	/* what a group is, or both ends of a pair */
	const char *other;		/* the key at the other end of a pair */
	double shades[CC_CHART_SHADES]; /* from which values on each shade is, ascending from 0 */
	bool even;			/* values of bullets are of one unit: one scale */
	double least;			/* the smallest n that is drawn */
	size_t most;			/* how many rows are drawn; 0: all */
	struct cc_words none;		/* said of a place without a value */
	const char *target, *previous;
	const char *signal;	      /* a second verdict */
	struct cc_chart_beside spark; /* values in the order of time: rows of the same key */
	const char *period, *center, *lower, *upper;
	/* Of a plane. */
	const char *spans; /* the table of x and y; NULL: the chart's own */
	struct cc_chart_scale x, y;
	const struct cc_chart_line *lines; /* up to one with neither words nor slope; or NULL */
	const struct cc_chart_zone *zones; /* or NULL */
	const char *also;		   /* a second verdict */
	const char *group_then;		   /* a second column of the group's name */
	size_t groups;			   /* so many of them at most; 0: all */
	struct cc_chart_names names;
	const char *path[CC_CHART_PATH], *weight; /* of a flow */
	/* Of a strip: how many of n a cell is marked for, and what they are called; of a flow: how
	 * many a row is of. */
	const char *count;
	struct cc_words count_head;
};

#endif
