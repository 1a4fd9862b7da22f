/* column_bound.h -- one file's columns, as binding finds and typing reads them.
 *
 * May be included by: model/column_*.
 */
#ifndef CC_MODEL_COLUMN_BOUND_H
#define CC_MODEL_COLUMN_BOUND_H

#include "model/column.h"

#define CC_NO_SLOT UINT32_MAX

/* Markers of missing answers, compared without width, kinds of dashes and blanks.  Those
 * that are numbers hold where numbers are read, by value. */
struct cc_markers {
	const struct cc_span *marker;
	const uint32_t *lead; /* [n]: the character that each begins with, folded; 0: it has none */
	size_t n;
	const double *number;
	size_t n_numbers;
	bool blank;	  /* nothing is one */
	bool begins[256]; /* bytes that a missing cell may begin with */
};

/* scale: {low: 5, high: 1} of the study. */
struct cc_turn {
	double limit[2]; /* of the numbers as they stand */
	bool back;
};

/* How a role's cells are read, besides where they are. */
struct cc_cell_form {
	bool several;	      /* answers in a cell */
	struct cc_span split; /* len 0: ; and newline */
	size_t n_options;
	const struct cc_span *option; /* longest first */
	uint32_t scale;		      /* CC_NO_SCALE: found out */
	const struct cc_turn *turn;   /* NULL: numbers count as they stand */
	const struct cc_ticks *ticks; /* what the study says of marks; NULL: nothing */
	bool blank_missing;	      /* the study says so of this column */
	const struct cc_markers *missing;
};

/* Where one role's values stand: several columns where it is multi. */
struct cc_slots {
	uint32_t n;
	uint32_t *slot;			   /* a column, then a place among the wanted ones */
	const struct cc_column_said *said; /* [n]; NULL: of no columns that are things of their own */
};

/* Columns that stand for rows of their own. */
struct cc_wide {
	uint32_t n;	       /* observations; behind the last one that has nothing */
	uint64_t groups;       /* roles that groups give */
	bool keeps_rows;       /* a row without any observation has that one */
	struct cc_span **text; /* [roles]: NULL, or [n + 1]; at == NULL: missing */
	double **num;	       /* the same of roles that are numbers, dates, entries of a list */
	int64_t **when;
	uint32_t **entry;
	uint32_t ***slot; /* [roles][items]: NULL, or [n + 1] */
};

/* What a column holds that was not asked for. */
struct cc_looks {
	uint64_t numbers; /* 0 or above */
	bool others;	  /* and something else */
};

/* The first places of something, and how often it was. */
struct cc_tally {
	uint64_t count;
	unsigned kept;
	uint64_t line[5]; /* ascending */
};

/* A last row that sums up and was left out: where, and what it calls itself. */
struct cc_sum {
	uint64_t line; /* 0: there is none */
	size_t len;
	char text[64];
};

struct cc_bound {
	struct cc_bound *next;
	const struct cc_binder *binder;
	uint32_t file;
	struct cc_place place; /* of the header */
	uint32_t width, layout;
	uint64_t bits;		      /* bit r: role r is bound */
	const struct cc_span *header; /* [width] */
	struct cc_slots **slots;      /* [roles][items] */
	struct cc_wide *wide;	      /* NULL: each row is one observation */
	struct cc_where_slot *where;  /* [n_where] */
	bool *where_drops;	      /* [observations]: --where asks for another; NULL: none does */
	struct cc_want want;
	/* What was learned of it. */
	uint32_t **scale; /* [roles][items] once settled: CC_NO_SCALE where no labels are */
	struct cc_tally ragged, unanswered;
	struct cc_tally stray; /* rows with a quote within a cell that does not begin with one */
	uint64_t dropped;      /* lines of the header that name nothing */
	uint32_t named;	       /* columns up to the last that has a name */
	struct cc_sum sum;
	uint64_t unnamed_line; /* of a first row without a person; 0: none */
	uint64_t rows, where_kept;
	struct cc_tally *unordered; /* [n_where]: cells that --where could not compare */
	uint64_t *values;	    /* [want.n]: cells that are not missing */
	struct cc_tally *invalid;
	uint64_t lenient;	 /* bit r: a column of dates, bound by its name alone */
	struct cc_tally undated; /* its cells that are no date */
	uint32_t undated_column;
	bool undated_unbound;
	struct cc_slots unweighted; /* columns that look like case weights, and that nobody asked for */
	struct cc_looks *looks;	    /* [unweighted.n] */
	int64_t last_day;	    /* of its dates */
};

/* What becomes of markers that are numbers: they hold by value, as texts, or not at all. */
enum cc_marking { CC_MARK_NUMBERS, CC_MARK_WORDS, CC_MARK_TEXTS };

bool cc_is_marker(const struct cc_markers *m, struct cc_span cell);
/* The same of a cell that will be read as a number, if it is one. */
bool cc_is_missing_cell(const struct cc_markers *m, struct cc_span cell);

/* Whether a number that was read stands for a missing answer. */
static inline bool
cc_is_missing_number(const struct cc_markers *m, double number)
{
	for (size_t i = 0; i < m->n_numbers; i++)
		if (m->number[i] == number)
			return true;
	return false;
}

/* What a short row has not is missing, whatever the markers are. */
static inline bool
cc_is_missing(const struct cc_markers *m, struct cc_span cell)
{
	if (cell.len == 0)
		return cell.at == NULL || m->blank;
	return m->begins[(unsigned char)cell.at[0]] && cc_is_marker(m, cell);
}

/* Whether the role, or an item of it, has this place, of its own or in a wide sheet. */
bool cc_has_slot(const struct cc_bound *b, unsigned role, uint32_t item, uint32_t slot);

#endif
