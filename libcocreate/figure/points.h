/* points.h -- what each contribution is worth by kinds and bands, and of whom an idea is.
 *
 * May be included by: figure, method, tests.
 * Units and points are whole, in 10^-6 (figure/bands.h).
 * In:     rows by person, those of one in the order in which they count, and the window of days that
 *         is looked at; rows without a date are in every window.
 * Out:    points of a row = B(u + units) - B(u), u the units of the rows before it of the same
 *         person and kind (and idea, where a window is by idea), B the bands' integral; what a
 *         correction takes back is taken from the rows before it.  Of kinds that are divided,
 *         an idea earns once: as much as its largest author has; the first has a part of it,
 *         the others the rest in equal parts.  Products are rounded half away from 0 at the row.
 * Errors: CC_EXIT_STUDY of the rules; none of the rows.
 * Cost:   O(rows), and corrections times rows of their band.  Rows of a kind that has one rate, no
 *         corrections and one author an idea are worth what they are wherever they stand: a product each.
 * Memory: 16 bytes a row, and 140 of each of the other kinds while it works.
 */
#ifndef CC_FIGURE_POINTS_H
#define CC_FIGURE_POINTS_H

#include "figure/node_members.h"

/* What a unit of each kind is worth. */
struct cc_point_rates {
	struct cc_point_rate {
		struct cc_span kind;
		struct cc_bands bands;
	} * rate;
	size_t n;
};

/* Kinds of which an idea has several authors. */
struct cc_duplicates {
	struct cc_node_list kinds;
	int64_t earliest; /* the first author's part, in 10^-9 */
};

cc_node_reader cc_point_rates_read; /* struct cc_point_rates: {propose: 60, test: [{to: 3, rate: 5}, ...]} */
cc_node_reader cc_duplicates_read;  /* struct cc_duplicates: {kinds: [propose], earliest: 70%} */

const struct cc_bands *cc_points_of(const struct cc_point_rates *rates, struct cc_span kind); /* NULL: none */
bool cc_duplicates_have(const struct cc_duplicates *duplicates, struct cc_span kind);

/* A contribution: 32 bytes, as there are many. */
struct cc_point_row {
	uint32_t person, idea, kind; /* idea UINT32_MAX: none */
	int32_t day;		     /* CC_POINT_NO_DAY: none, which comes before all */
	int64_t units;
	uint64_t place;
};

#define CC_POINT_NO_DAY INT32_MIN

struct cc_point_rows {
	struct cc_point_row *row; /* [n] by person, day, place, kind */
	size_t n;
	const struct cc_span *kind; /* [kinds] */
	const bool *corrected;	    /* [kinds]: has units below 0 */
	uint32_t kinds;
};

/* Of two rows, whoever's they are, the one that counts first: by day, place, and as they stand. */
static inline bool
cc_point_before(const struct cc_point_row *x, const struct cc_point_row *y)
{
	return x->day != y->day ? x->day < y->day : x->place != y->place ? x->place < y->place : x < y;
}

struct cc_point_window {
	const struct cc_point_rates *rates;
	const struct cc_duplicates *duplicates;
	bool by_idea;
	int64_t from, to; /* days */
};

struct cc_point_worth {
	int64_t points;
	uint32_t row;
	bool duplicate; /* a part of what several authors have together */
};

/* Of the rows of a window, as they stand; n of them. */
struct cc_point_worth *cc_points(
    size_t *n, const struct cc_point_rows *rows, const struct cc_point_window *of, struct cc_arena *arena);

#endif
