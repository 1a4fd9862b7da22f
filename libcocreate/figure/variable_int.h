/* variable_int.h -- what the files of variables share.
 *
 * May be included by: figure/variable*.
 *   variable_study    wishes
 *   variable          columns of files -> variables
 *   variable_cells    cells of a variable -> its answers, and which they are
 *   variable_answers  their order and labels
 *   variable_levels   scales of numbers and of labels
 *   variable_nets     answers taken together
 */
#ifndef CC_FIGURE_VARIABLE_INT_H
#define CC_FIGURE_VARIABLE_INT_H

#include "figure/variable.h"

#include <math.h>

/* What columns hold. */
struct cc_variable_cells {
	uint32_t ids;
	size_t words;	    /* of 64 bits */
	uint64_t *seen;	    /* [columns][words] */
	uint64_t *count;    /* [columns]: cells */
	uint64_t *forgiven; /* [columns][words]: what --invalid=missing left out; NULL: nothing */
};

/* A text that is an answer, or a part of a cell that holds several. */
struct cc_variable_text {
	struct cc_span text, folded;
	double number; /* NaN: it is none */
	bool bare;     /* a number without words */
	bool aside;    /* "don't know" */
	bool given;    /* some cell has it; else the study alone */
	bool unlisted; /* none of the options, where there are no others */
	bool invalid;  /* no number where numbers are wanted, or out of the scale */
	uint32_t n;    /* answers that it is */
	const uint32_t *of;
};

struct cc_variable_texts {
	struct cc_map *map;
	struct cc_variable_text *text; /* by the ids of the map */
	uint32_t n;
	size_t room;
};

bool cc_variable_understand(
    struct cc_variables *v, uint32_t i, struct cc_variable_cells *cells, const struct cc_variable_reading *r);
/* The text's number; new where it was not seen. */
uint32_t cc_variable_text(
    struct cc_variable_texts *t, struct cc_span text, const struct cc_variable_reading *r);
/* Decides the kind, puts answers in order, and says which answers each text is. */
bool cc_variable_answers(
    struct cc_variable *v, struct cc_variable_texts *t, const struct cc_variable_reading *r);
/* One answer more; the text is that answer alone. */
struct cc_variable_answer *cc_variable_add(struct cc_variable *v, struct cc_span id, double value);
void cc_variable_text_is(struct cc_variable_text *t, uint32_t answer, struct cc_arena *arena);
struct cc_span cc_variable_number(double number, struct cc_arena *arena);

/* Levels of a scale of numbers that the study has; of labels; of what numbers there are. */
void cc_variable_range(
    struct cc_variable *v, struct cc_variable_texts *t, const struct cc_variable_reading *r);
void cc_variable_labels(
    struct cc_variable *v, struct cc_variable_texts *t, uint32_t scale, const struct cc_variable_reading *r);
void cc_variable_numbers(
    struct cc_variable *v, struct cc_variable_texts *t, const struct cc_variable_reading *r);
/* The scale that holds all labels; CC_NO_SCALE: none does; false: two do, and differ. */
bool cc_variable_scale(uint32_t *out, const struct cc_variable *v, const struct cc_variable_texts *t,
    const struct cc_variable_reading *r);
bool cc_variable_nets(
    struct cc_variable *v, struct cc_variable_texts *t, const struct cc_variable_reading *r);

/* The first row that has this cell. */
uint64_t cc_variable_place(
    const struct cc_variables *v, const struct cc_variable_reading *r, uint32_t column, uint32_t wanted);

static inline bool
cc_variable_is_number(const struct cc_variable_text *t)
{
	return !t->aside && !isnan(t->number);
}

static inline bool
cc_variable_has(const struct cc_variable_cells *cells, uint32_t column, uint32_t id)
{
	return cells->seen[cells->words * column + id / 64] >> (id % 64) & 1;
}

static inline bool
cc_variable_forgiven(const struct cc_variable_cells *cells, uint32_t column, uint32_t id)
{
	return cells->forgiven[cells->words * column + id / 64] >> (id % 64) & 1;
}

#endif
