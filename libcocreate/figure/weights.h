/* weights.h -- case weights: how many people of the population stand behind one.
 *
 * May be included by: method, tests.
 * A method has role CC_WEIGHT_ROLE, a log CC_WEIGHTS_STORE of what rows say of
 * named people, tallies with CC_WEIGHT_FIELDS of rows without a person, and table
 * CC_WEIGHTS_TABLE.  A weight belongs to the person: it may stand in any of their
 * rows, of any file.
 * Errors: problems of two weights of one person, and of a person without any (with
 *         --invalid=missing they are left out).
 * Memory: 16 bytes a row, 8 a person.
 */
#ifndef CC_FIGURE_WEIGHTS_H
#define CC_FIGURE_WEIGHTS_H

#include "model/fold.h"
#include "stat/weighted.h"

enum { CC_WEIGHTS_PERSON, CC_WEIGHTS_PLACE, CC_WEIGHTS_WEIGHT };

/* The case weight of a record. */
#define CC_CASE_WEIGHT_FIELD CC_WITHIN("weight", VALUE, 0, 1e6, false)

#define CC_WEIGHTS_STORE(person) \
	{ \
		"weights", \
		    CC_FIELDS(CC_KEY("person", person), CC_FIELD("place", PLACE), CC_CASE_WEIGHT_FIELD), \
		    true, "people and their weights" \
	}

/* What one field of CC_WEIGHT_FIELDS is, from the first of them. */
enum { CC_WEIGHT_N, CC_WEIGHT_ZERO, CC_WEIGHT_LEAST, CC_WEIGHT_MOST, CC_WEIGHT_DIGIT };

#define CC_WEIGHT_FIELDS \
	CC_FIELD("n", COUNT), CC_FIELD("zero", COUNT), CC_FIELD("least", MIN), CC_FIELD("most", MAX), \
	    CC_FIELD("sum0", COUNT), CC_FIELD("sum1", COUNT), CC_FIELD("sum2", COUNT), \
	    CC_FIELD("sum3", COUNT), CC_FIELD("sum4", COUNT), CC_FIELD("sum5", COUNT), \
	    CC_FIELD("sum6", COUNT), CC_FIELD("sum7", COUNT), CC_FIELD("squares0", COUNT), \
	    CC_FIELD("squares1", COUNT), CC_FIELD("squares2", COUNT), CC_FIELD("squares3", COUNT), \
	    CC_FIELD("squares4", COUNT), CC_FIELD("squares5", COUNT), CC_FIELD("squares6", COUNT), \
	    CC_FIELD("squares7", COUNT), CC_FIELD("squares8", COUNT), CC_FIELD("squares9", COUNT)

/* Of add(): what this row says of its person, if its file has weights. */
void cc_weights_log(
    struct cc_store *log, const struct cc_batch *batch, uint32_t row, unsigned person, unsigned weight);
/* A row's weight alone into a tally whose first field of the kind is `field`; nobody: it was 0,
 * which is counted apart. */
void cc_tally_weight(
    const struct cc_store *tally, unsigned char *record, unsigned field, const struct cc_weight_sums *one);
void cc_row_weights(struct cc_weight_sums *out, uint64_t *zero, const struct cc_store *tally,
    const unsigned char *record, unsigned field);

#define CC_WEIGHTS_NOWHERE UINT64_MAX

/* Of finish(). */
struct cc_case_weights {
	bool bound;
	uint32_t people;
	const char *file;      /* where people without a row of weights stand, for messages */
	const double *of;      /* [people] by id; NaN: none */
	const uint64_t *place; /* [people]: of a row that says so; CC_WEIGHTS_NOWHERE: of none */
	uint64_t without;      /* people and rows that were left out */
};

void cc_case_weights(struct cc_case_weights *out, const struct cc_state *state, const struct cc_store *log,
    unsigned person, unsigned weight, const struct cc_run *run, struct cc_problems *problems,
    struct cc_arena *arena);
/* The weight of a named person who answered; NaN: there is none, which is a problem
 * or was counted. */
double cc_case_weight(struct cc_case_weights *w, const struct cc_state *state, uint32_t id, unsigned person,
    const struct cc_run *run, struct cc_problems *problems);
/* So many rows without a person have no weight. */
void cc_case_unweighted(
    struct cc_case_weights *w, uint64_t rows, const struct cc_run *run, struct cc_problems *problems);

/* A row of the table: everybody, or a segment. */
struct cc_weight_group {
	struct cc_span group;
	struct cc_weight_sums weights;
	uint64_t zero;
};

#define CC_WEIGHTS_TABLE \
	{ \
		.name = "weights", .title = CC_WORDS("Case weights", "ウェイト"), \
		.columns = cc_weights_columns, .row = sizeof(struct cc_weights_row), \
		.flags = CC_TABLE_WEIGHTS \
	}

struct cc_weights_row {
	struct cc_span group;
	uint64_t n, zero;
	double sum, mean, least, most, effective, design, largest;
};

extern const struct cc_column_spec cc_weights_columns[];

/* The table, where it is wanted, and the notes; everybody first. */
void cc_weights_report(struct cc_report *report, const struct cc_case_weights *w,
    const struct cc_weight_group *group, size_t n, const struct cc_run *run);

#endif
