/* column_type.h -- what the files of typing share.
 *
 * May be included by: model/column_*.c.
 *   column_batch  raw rows -> rows or observations of typed columns
 *   column_rows   rows that are respondents, and rows that are none
 *   column_where  rows that --where keeps
 *   column_pairs  the observations of a wide sheet
 *   column_split  several answers in a cell -> a row for each
 *   column_type   cells -> ids, texts, dates
 *   column_numbers  cells -> numbers
 *   column_hints  what to type where a cell is no number of its column
 *   column_codes  cells -> several answers
 *   column_votes  cells -> votes, flags
 *   column_words  cells -> numbers that words stand for
 *   column_weights  columns that look like case weights
 *   column_close  scales of labels, and counts of a file
 *   column_notes  notes of what reading left out
 */
#ifndef CC_MODEL_COLUMN_TYPE_H
#define CC_MODEL_COLUMN_TYPE_H

#include "model/column_int.h"

/* What one worker's typing learns of the file at hand. */
struct cc_learned {
	const struct cc_bound *bound;
	struct cc_labels ***labels; /* [roles][items]: NULL until one was seen */
	struct cc_beside ***beside; /* likewise, of labels beside numbers */
	struct cc_tally ragged, stray, unanswered, undated, *invalid, *unordered;
	int64_t last_day; /* of dates that nobody asked for */
	struct cc_sum sum;
	uint64_t unnamed_line;
	uint64_t rows, where_kept, *values;
	struct cc_looks *looks;
};

enum { CC_LABEL_CACHE = 64, CC_LABEL_LONGEST = 64 };

struct cc_typing {
	const struct cc_method *method;
	const struct cc_run *run;
	struct cc_state *state;
	unsigned roles, date; /* date == roles: none */
	struct cc_arena *kept;
	struct cc_learned now;
	/* Cells that were looked up lately. */
	struct {
		uint8_t len; /* 0: empty */
		char text[CC_LABEL_LONGEST];
		uint32_t label;
	} cache[CC_LABEL_CACHE];
	struct cc_recent_days *days; /* NULL: no date was read yet */
};

/* What is being filled: one column of rows or observations. */
struct cc_cells {
	struct cc_typing *t;
	const struct cc_rows *rows;
	const struct cc_bound *bound;
	const uint32_t *row; /* [n] */
	const uint32_t *obs; /* [n]; NULL: rows */
	uint32_t n;
	uint32_t slot;	       /* of rows */
	const uint32_t *slots; /* of observations: CC_NO_SLOT where there is none */
	const struct cc_cell_form *form;
	uint8_t *missing;
	struct cc_problems *problems;
	struct cc_seen *seen;
	struct cc_arena *arena;
};

/* A batch while it is typed. */
struct cc_typed_batch {
	struct cc_cells cells; /* of rows */
	struct cc_seen seen;   /* added to the caller's once all is well */
	uint64_t where_kept;
	struct cc_tally ragged, *unordered; /* to be added likewise */
	uint32_t *row;			    /* rows that stay */
	uint32_t *at;			    /* [pairs]: which of them */
	uint32_t *obs;
	uint32_t *pair_row;
	uint32_t pairs;		  /* at == NULL: rows are not divided */
	struct cc_column *split;  /* of the role whose cells are divided; NULL: of none */
	uint8_t *chosen;	  /* [pairs], with split: the row named it; else it was among the options */
	struct cc_column ***role; /* [roles][columns] */
	uint32_t *columns;
};

static inline uint32_t
cc_slot_at(const struct cc_cells *c, uint32_t i)
{
	return c->obs == NULL ? c->slot : c->slots[c->obs[i]];
}

static inline struct cc_span
cc_cell_at(const struct cc_cells *c, uint32_t i)
{
	uint32_t slot = cc_slot_at(c, i);

	return slot == CC_NO_SLOT ? (struct cc_span){ NULL, 0 }
				  : c->rows->cell[(size_t)c->row[i] * c->rows->wanted + slot];
}

/* What of a mapping is more than a text; n 0 and not nested: nothing is. */
static inline struct cc_answers
cc_answers_at(const struct cc_cells *c, uint32_t i, uint32_t slot)
{
	if (c->rows->answers == NULL || slot == CC_NO_SLOT)
		return (struct cc_answers){ 0 };
	return c->rows->answers[(size_t)c->row[i] * c->rows->wanted + slot];
}

/* A number of YAML or JSON, which is written as they write them. */
static inline bool
cc_is_bare(struct cc_answers a)
{
	const struct cc_written *w = a.written;

	return w != NULL && !w->list && w->bare != NULL && w->bare[0];
}

static inline struct cc_place
cc_cell_place(const struct cc_cells *c, uint32_t i)
{
	return (struct cc_place){ c->bound->place.file, c->rows->line[c->row[i]], 0 };
}

/* A problem of one cell; FORMAT is translated, so it must be a literal. */
#define CELL_PROBLEM(c, i, ...) \
	cc_problem_late((c)->problems, (c)->bound->file, cc_cell_place(c, i), \
	    (c)->bound->header[(c)->bound->want.column[cc_slot_at(c, i)]], __VA_ARGS__)

/* For small tables of the cells that came lately. */
static inline unsigned
cc_cell_hash(struct cc_span cell)
{
	if (cell.len == 0)
		return 0;
	return (unsigned char)cell.at[0] + 3 * (unsigned)(unsigned char)cell.at[cell.len / 2] +
	       5 * (unsigned)(unsigned char)cell.at[cell.len - 1] + 7 * (unsigned)cell.len;
}

enum { CC_RECENT_CELLS = 64 };

/* Cells that came lately; zeroed at first.  What is known of each lies beside it, in the caller's arrays. */
struct cc_recent_cells {
	struct cc_span at[CC_RECENT_CELLS]; /* at NULL: empty */
	uint32_t tried, known;		    /* cells that were looked for, and found */
};

enum { CC_RECENT_TRIED = 256 };

/* Where a column has few values they come again and again: whether more than so many quarters of them did. */
static inline bool
cc_recent_pays(const struct cc_recent_cells *r, uint32_t quarters)
{
	return r->tried < CC_RECENT_TRIED || r->known / quarters > r->tried / 4;
}

/* Which of them the cell is; false: it was none, and is that one from now on. */
static inline bool
cc_cell_recent(unsigned *which, struct cc_recent_cells *recent, struct cc_span cell)
{
	struct cc_span *at = &recent->at[ *which = cc_cell_hash(cell) % CC_RECENT_CELLS];
	bool known = at->at != NULL && cc_span_eq(*at, cell);

	recent->tried++;
	recent->known += known;
	if (!known)
		*at = cell;
	return known;
}

/* The same of a value that --invalid=missing forgives; the cell is missing. */
#define CELL_INVALID(c, i, ...) \
	do { \
		(c)->missing[i] = 1; \
		if ((c)->bound->binder->opts.invalid_missing) \
			cc_tally_see(&(c)->t->now.invalid[cc_slot_at(c, i)], (c)->rows->line[(c)->row[i]]); \
		else \
			CELL_PROBLEM(c, i, __VA_ARGS__); \
	} while (0)

/* column_rows: the rows that are answers, to a->row. */
uint32_t cc_choose_rows(struct cc_typed_batch *a);

/* column_where: how many of them the conditions keep. */
uint32_t cc_where_rows(struct cc_typed_batch *a);

/* column_pairs: a wide sheet's observations that have a value, in the order of rows,
 * then of columns; what a group says, for every observation; a column of rows, for
 * every observation of each (of itself where rows are observations). */
void cc_pair_up(struct cc_typed_batch *a);
struct cc_column *cc_repeat_group(const struct cc_typed_batch *a, unsigned role);
struct cc_column *cc_repeat_column(const struct cc_typed_batch *a, struct cc_column *of);

/* column_split: rows for the answers of each. */
void cc_split_up(struct cc_typed_batch *a, unsigned role);

/* column_type, column_numbers, column_codes, column_votes */
struct cc_column *cc_type_column(struct cc_cells *c, unsigned role, uint32_t item);
void cc_type_numbers(struct cc_column *out, struct cc_cells *c, unsigned role, uint32_t item);
void cc_type_codes(struct cc_column *out, const struct cc_cells *c, unsigned role);
void cc_type_flags(struct cc_column *out, struct cc_cells *c);
void cc_type_votes(struct cc_column *out, struct cc_cells *c, unsigned role);
/* Whether the cell is a mark of yes or no, which is 1 or 0; one of neither is missing. */
bool cc_type_tick(double *out, const struct cc_cells *c, uint32_t i, struct cc_span cell);
/* Takes the next answer off rest, trimmed; false: there is none. */
bool cc_next_answer(struct cc_span *answer, struct cc_span *rest, const struct cc_cell_form *form);

/* column_words: the words of a cell, and the numbers that they and others stand for. */
enum { CC_WORDED_MOST = 128 }; /* others are not told, but count in the sum */

struct cc_worded {
	double sum;
	size_t numbers;
	uint32_t word[CC_WORDED_MOST], n;
};

/* False: the cell is one number, or something unknown stands in it. */
bool cc_read_words(
    struct cc_worded *out, const struct cc_cells *c, struct cc_span cell, struct cc_answers list);

/* For -v, which counts what was not written as machines write it. */
void cc_audit_number(const struct cc_cells *c, struct cc_span cell);
uint32_t cc_cell_label(
    struct cc_typing *t, const struct cc_scales *s, struct cc_span cell, struct cc_arena *scratch);

/* column_hints: goes on with the problem of that cell.  limit: of the column's numbers; NULL: none. */
void cc_hint_number(const struct cc_cells *c, unsigned role, uint32_t item, struct cc_span cell,
    const double *limit, bool worded);
bool cc_has_digits(struct cc_span cell, struct cc_arena *scratch);

/* column_weights: what the rows that stay hold in such columns. */
void cc_see_unweighted(const struct cc_cells *c);

/* column_close */
void cc_tally_see(struct cc_tally *t, uint64_t line);
/* "3, 7, 12 ..." */
const char *cc_tally_lines(const struct cc_tally *t, struct cc_arena *arena);
void cc_tally_join(struct cc_tally *to, const struct cc_tally *from);

#endif
