/* variable_int.h -- what the files of variables share.
 *
 * May be included by: figure/variable*.
 *   variable_study    wishes
 *   variable          columns of files -> variables
 *   variable_cells    cells of a variable -> its answers, and which they are
 *   variable_answers  their order, labels and nets
 */
#ifndef CC_FIGURE_VARIABLE_INT_H
#define CC_FIGURE_VARIABLE_INT_H

#include "figure/variable.h"

/* What columns hold. */
struct cc_variable_cells {
	uint32_t ids;
	size_t words;	 /* of 64 bits */
	uint64_t *seen;	 /* [columns][words] */
	uint64_t *count; /* [columns]: cells */
};

/* A text that is an answer, or a part of a cell that holds several. */
struct cc_variable_text {
	struct cc_span text, folded;
	double number; /* NaN: it is none */
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

bool cc_variable_understand(struct cc_variables *v, uint32_t i, const struct cc_variable_cells *cells,
    const struct cc_variable_reading *r);
/* The text's number; new where it was not seen. */
uint32_t cc_variable_text(
    struct cc_variable_texts *t, struct cc_span text, const struct cc_variable_reading *r);
/* Decides the kind, puts answers in order, and says which answers each text is. */
bool cc_variable_answers(
    struct cc_variable *v, struct cc_variable_texts *t, const struct cc_variable_reading *r);
bool cc_variable_nets(
    struct cc_variable *v, struct cc_variable_texts *t, const struct cc_variable_reading *r);

/* The first row that has this cell. */
uint64_t cc_variable_place(
    const struct cc_variables *v, const struct cc_variable_reading *r, uint32_t column, uint32_t wanted);

static inline bool
cc_variable_has(const struct cc_variable_cells *cells, uint32_t column, uint32_t id)
{
	return cells->seen[cells->words * column + id / 64] >> (id % 64) & 1;
}

#endif
