/* crossing.h -- people counted by what they answered and by the groups that they stand in.
 *
 * May be included by: figure, method, tests.
 * In:     people (figure/people.h) whose log holds ids of questions and of banners,
 *         a list of each in a record, and what these mean (figure/variable.h).
 * Out:    a matrix: rows are, of each question, all who answered it (the base), each of its
 *         answers, each of its nets; at the end all people.  Columns are everybody, then the
 *         groups of each banner.  A person counts once in a cell.
 * Errors: a person who gave two different answers where one is wanted: a problem, unless
 *         run->dup says which counts.
 * Cost:   O(answers of a person times groups they stand in).
 * Memory: 4 bytes a cell, 170 more where people carry weights, and as many for each pair of
 *         groups of a banner that overlap.
 */
#ifndef CC_FIGURE_CROSSING_H
#define CC_FIGURE_CROSSING_H

#include "figure/people.h"
#include "figure/variable.h"

struct cc_crossing_fields {
	unsigned place, questions, groups; /* of the log */
};

struct cc_crossing {
	const struct cc_variables *question, *banner;
	const struct cc_people *people;
	const struct cc_run *run;
	struct cc_crossing_fields field;
	uint32_t *row; /* [questions + 1]: the base of each; then its answers, then its nets */
	uint32_t *col; /* [banners + 1]: the first group of each */
	uint32_t rows, cols, pairs;
	uint32_t *pair; /* [banners]: the first pair of each that overlaps; CC_NO_ID: none does */
	bool weighted;
	uint32_t *n;		  /* [rows][cols] */
	struct cc_weight_sums *w; /* the same; NULL: nobody carries a weight */
	uint32_t *both;		  /* [rows][pairs] */
	struct cc_weight_sums *both_w;
	uint64_t *ungrouped; /* [banners]: people in none of its groups */
};

void cc_crossing(struct cc_crossing *out, const struct cc_people *people, const struct cc_variables *question,
    const struct cc_variables *banner, struct cc_crossing_fields field, const struct cc_run *run,
    struct cc_problems *problems, struct cc_arena *arena);

static inline uint32_t
cc_crossing_people(const struct cc_crossing *c)
{
	return c->rows - 1;
}

static inline uint64_t
cc_crossing_n(const struct cc_crossing *c, uint32_t row, uint32_t col)
{
	return c->n[(size_t)row * c->cols + col];
}

/* With weights, or as of people who all carry 1. */
struct cc_weight_sums cc_crossing_sums(const struct cc_crossing *c, uint32_t row, uint32_t col);
/* Those of everybody who are not in the group. */
struct cc_weight_sums cc_crossing_others(const struct cc_crossing *c, uint32_t row, uint32_t col);
/* Those in both of two groups of an overlapping banner, first < second; nobody where none overlap. */
struct cc_weight_sums cc_crossing_both(
    const struct cc_crossing *c, uint32_t row, uint32_t banner, uint32_t first, uint32_t second);

#endif
