/* people.h -- the rows of each person in a log, and the weight that they count with.
 *
 * May be included by: method, tests.
 * A log whose first key is the person and that has a place: people with a name by
 * their id, then rows without, of which those of one line are one person.
 * People of weight 0 are left out and counted, and so are those without a weight
 * where others have one (figure/weights.h).
 * Errors: problems of weights.
 * Cost:   O(rows), by as many threads as there are where people have no weights; and a sort of the rows without a name.
 * Memory: 32 bytes a person where there is a list of them, 4 a row without a name.
 */
#ifndef CC_FIGURE_PEOPLE_H
#define CC_FIGURE_PEOPLE_H

#include "figure/weights.h"

/* Where a method keeps what is needed. */
struct cc_people_spec {
	unsigned store, weights;    /* the log; that of CC_WEIGHTS_STORE */
	unsigned person, weight;    /* roles; CC_NO_ROLE: the method has no weights, and no store of them */
	unsigned by, place, of_row; /* fields: the person, the place, the weight of a row without a name */
};

struct cc_person {
	double weight; /* 1 where weights change nothing */
	uint32_t id;   /* CC_NO_ID: without a name */
	uint32_t n;    /* rows */
	uint64_t from;
	uint64_t place; /* of a person without a name */
};

struct cc_people {
	const struct cc_state *state;
	const struct cc_store *log;
	unsigned role;		  /* of people */
	struct cc_person *person; /* [n] by id, those without a name by place */
	uint32_t n, named;
	bool weighted; /* weights differ */
	struct cc_case_weights cases;
	struct cc_weight_sums weights; /* of everybody; none where nobody has one */
	uint64_t zero;
	uint64_t unnamed;   /* from this row on they are without a name */
	const uint32_t *at; /* [rows - unnamed]: these in the order of places */
	unsigned by, place; /* fields of the log */
};

void cc_people(struct cc_people *out, const struct cc_state *state, const struct cc_people_spec *spec,
    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena);

/* The same of a log whose people have no weights, without a list of them (person is NULL): whoever reads them one
 * after the other finds them by their rows. */
void cc_people_rows(struct cc_people *out, const struct cc_state *state, const struct cc_people_spec *spec,
    struct cc_arena *arena);
/* The first row at or behind this one, in the order of cc_person_row(), that is the first of a person. */
uint64_t cc_people_first(const struct cc_people *people, uint64_t row);
/* The person of whom that is the first row. */
void cc_people_at(struct cc_person *out, const struct cc_people *people, uint64_t row);

/* How everybody is counted, by as many threads as the run has: counts that begin empty in
 * an arena of their own, see a person after the other, and join; joining must not
 * depend on the order. */
struct cc_people_counting {
	size_t size; /* of the counts */
	void (*begin)(void *counts, const void *ctx, struct cc_arena *arena);
	void (*see)(void *counts, const struct cc_person *person);
	void (*join)(void *counts, const void *more);
};

/* alone: parts would take too much memory. */
void cc_people_count(void *counts, const struct cc_people *people, const struct cc_people_counting *how,
    const void *ctx, bool alone, const struct cc_workers *workers, struct cc_arena *arena);

/* Only those of keep[n] count any more. */
void cc_people_keep(struct cc_people *people, const bool *keep);
/* By the id, or where that is CC_NO_ID by a place of one of their rows; NULL: they do not count. */
const struct cc_person *cc_people_find(const struct cc_people *people, uint32_t id, uint64_t place);

/* Row i where those of a person stand side by side. */
static inline const unsigned char *
cc_people_row(const struct cc_people *people, uint64_t i)
{
	return cc_store_row(
	    people->log, i < people->unnamed ? i : people->unnamed + people->at[i - people->unnamed]);
}

/* A person's row k, in the order of the log. */
static inline const unsigned char *
cc_person_row(const struct cc_people *people, const struct cc_person *person, uint32_t k)
{
	return cc_people_row(people, person->from + k);
}

#endif
