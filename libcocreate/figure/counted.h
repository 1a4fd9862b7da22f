/* counted.h -- who counts, and with which case weight: person by person.
 *
 * May be included by: figure, method, tests.
 * For methods that go person by person (figure/holders.h): who has no weight, where there
 * are some, is a problem or left out; who has 0 counts nowhere, and is told in the table of
 * weights, of everybody and of the segments.
 * Memory: as figure/weights.h, and 8 bytes a segment.
 */
#ifndef CC_FIGURE_COUNTED_H
#define CC_FIGURE_COUNTED_H

#include "figure/holders.h"
#include "figure/weights.h"

struct cc_counted_roles {
	unsigned person, segment, weight;
};

struct cc_counting {
	struct cc_case_weights cases;
	const struct cc_state *state;
	const struct cc_run *run;
	struct cc_problems *problems;
	struct cc_counted_roles role;
	uint64_t zero, *segment_zero; /* people of weight 0; [segments], NULL: none are bound */
	uint64_t unweighted;	      /* rows without a person and a weight */
};

/* Rows of a log, whose first key is the person, person by person: for (struct cc_persons p =
 * cc_persons(log, place, dup, scratch); cc_persons_next(&p);) uses p.row[0] up to p.row[p.n - 1].
 * A row without a person is one of its own.  Of a person with a name --dup leaves the rows
 * of one place.  The arena is emptied before each person. */
struct cc_persons {
	const struct cc_store *log;
	unsigned place; /* field */
	const char *dup;
	struct cc_arena *scratch;
	const unsigned char **row;
	size_t n;
	uint64_t dropped; /* rows of all persons that --dup left out */
	struct cc_group group;
	uint64_t at, end;
};

struct cc_persons cc_persons(
    const struct cc_store *log, unsigned place, const char *dup, struct cc_arena *scratch);
/* Of the rows from .. end alone, neither of which is amid those of a person with a name. */
struct cc_persons cc_persons_within(const struct cc_store *log, uint64_t from, uint64_t end, unsigned place,
    const char *dup, struct cc_arena *scratch);
bool cc_persons_next(struct cc_persons *p);

/* file: how messages call the input, where that is not the run's; else NULL. */
void cc_counted_begin(struct cc_counting *c, const struct cc_state *state, const struct cc_store *log,
    struct cc_counted_roles role, const struct cc_run *run, const char *file, struct cc_problems *problems,
    struct cc_arena *arena);
/* Whether a person counts who is in these segments; *weight: 1 without weights.  own: the
 * weight of a row whose person has no name. */
bool cc_counted_person(
    double *weight, struct cc_counting *c, uint32_t person, double own, const uint32_t *segment, size_t n);
/* After the last of them: those without a weight. */
void cc_counted_end(struct cc_counting *c);
/* The table of weights and its notes, of everybody who counted and of each segment. */
void cc_counted_report(struct cc_report *report, const struct cc_counting *c, const struct cc_holding *all,
    const struct cc_holders *segments);

#endif
