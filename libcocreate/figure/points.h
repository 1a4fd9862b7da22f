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
 *         corrections and one author an idea are worth what they are wherever they stand: a product each, which
 *         is made while the rows are walked through, by several workers if need be.
 * Memory: 16 bytes of each row of the other kinds, and 140 while it works.
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

/* The first and the last of days; first > last: none has one. */
struct cc_point_days {
	int32_t first, last;
	bool undated; /* some row has none */
};

struct cc_point_rows {
	struct cc_point_row *row; /* [n] by person, day, place, kind */
	size_t n;
	const struct cc_span *kind; /* [kinds] */
	const bool *corrected;	    /* [kinds]: has units below 0 */
	uint32_t kinds, pieces;
	const size_t
	    *piece; /* [pieces + 1]: where pieces of rows begin, which workers share; a person's are in one */
	struct cc_point_days days;
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

/* What a kind is worth in a window. */
struct cc_kind_worth {
	const struct cc_bands *bands; /* NULL: nothing */
	int64_t rate;		      /* of each row by itself; CC_NO_END: it depends on others */
};

struct cc_points {
	const struct cc_point_rows *rows;
	struct cc_point_window of;
	const struct cc_kind_worth *kind; /* [kinds] */
	const struct cc_point_worth
	    *depend; /* [n_depend]: of rows whose points depend on others', as they stand */
	size_t n_depend;
	const size_t *from; /* [pieces]: where those of a piece begin; NULL: there are none */
};

void cc_points(struct cc_points *out, const struct cc_point_rows *rows, const struct cc_point_window *of,
    struct cc_arena *arena);
/* Whether the points of a row are a part of what several authors have together. */
bool cc_point_is_shared(const struct cc_points *p, uint32_t row);

/* Of units and rates to 10^-6, to 10^-6; what is more than 64 bits hold is too much for whoever adds it up. */
static inline int64_t
cc_points_rounded(struct cc_int128 worth)
{
	int64_t points = 0;

	return cc_int128_round(&points, worth, CC_ONE_MICRO) ? points : INT64_MAX / 4;
}

/* Through the rows of the window that are in a piece: for (w = cc_point_walk(p, piece); cc_point_next(&out, &w);) */
enum { CC_POINTS_AHEAD = 24 }; /* rows that are asked for before they are read */

struct cc_point_walk {
	const struct cc_points *p;
	size_t row, end;
	const struct cc_point_worth *depend; /* the next one */
};

static inline struct cc_point_walk
cc_point_walk(const struct cc_points *p, uint32_t piece)
{
	const size_t *row = p->rows->piece + piece;

	return (
	    struct cc_point_walk){ p, row[0], row[1], p->from != NULL ? p->depend + p->from[piece] : NULL };
}

static inline bool
cc_point_in(const struct cc_points *p, const struct cc_point_row *row)
{
	return p->kind[row->kind].bands != NULL && (!p->of.by_idea || row->idea != UINT32_MAX) &&
	       (row->day == CC_POINT_NO_DAY || (row->day >= p->of.from && row->day <= p->of.to));
}

static inline bool
cc_point_next(struct cc_point_worth *out, struct cc_point_walk *w)
{
	for (; w->row < w->end; w->row++) {
		const struct cc_point_row *row = &w->p->rows->row[w->row];
		int64_t rate = w->p->kind[row->kind].rate;

		__builtin_prefetch(row + CC_POINTS_AHEAD);
		if (!cc_point_in(w->p, row))
			continue;
		if (rate == CC_NO_END)
			*out = *w->depend++;
		else
			*out = (struct cc_point_worth){ cc_points_rounded(cc_int128_times(row->units, rate)),
				(uint32_t)w->row, false };
		w->row++;
		return true;
	}
	return false;
}

#endif
