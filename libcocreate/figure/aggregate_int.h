/* aggregate_int.h -- slots, the columns and conditions that they share, and walks over their rows.
 *
 * May be included by: figure/aggregate*.
 *   aggregate_read     what is counted, out of YAML
 *   aggregate_columns  columns, conditions and slots
 *   aggregate_add      rows into stores
 *   aggregate_rows     periods, weights, cohorts
 *   aggregate_walk     the rows, people and other units of a slot
 *   aggregate_ratio    shares and ratios
 *   aggregate_figure   one figure
 *   aggregate_weights  table weights
 */
#ifndef CC_FIGURE_AGGREGATE_INT_H
#define CC_FIGURE_AGGREGATE_INT_H

#include "figure/aggregate_rows.h"

/* Fields of the stores. */
enum { CC_V_PERIOD, CC_V_ROWS, CC_V_OFF_SCALE, CC_V_UNWEIGHTED };
enum { CC_R_SLOT, CC_R_PERIOD, CC_R_SEGMENT, CC_R_ROWS, CC_R_WEIGHT };
enum { CC_P_PERSON = 2, CC_P_SEGMENT };
enum { CC_U_SEGMENT = 5 };
enum { CC_S_SEGMENT = 2, CC_S_ROWS, CC_S_SUM };
enum { CC_A_SLOT, CC_A_PERIOD, CC_A_PERSON, CC_A_SEGMENT, CC_A_PLACE, CC_A_VALUE, CC_A_WEIGHT };
enum { CC_D_SLOT, CC_D_PERSON, CC_D_SESSION, CC_D_IDEA, CC_D_COLUMN, CC_D_DAY };

/* A column that is named: a role, or a header of the input. */
struct cc_aggregate_column {
	struct cc_span name;
	const struct cc_node *node; /* where it is named first */
	const char *file;
	bool number;   /* its cells are read as numbers */
	unsigned role; /* CC_OF_COLUMN and CC_OF_NUMBER: of that item */
	uint32_t item;
};

/* A cell is one of these. */
struct cc_aggregate_condition {
	uint32_t column;
	const struct cc_span *value;
	const double *number; /* of a column of numbers */
	size_t n;
};

/* What stores keep of the rows of a slot. */
enum {
	CC_KEEPS_ROWS = 1,
	CC_KEEPS_PEOPLE = 2,
	CC_KEEPS_UNITS = 4,
	CC_KEEPS_SUMS = 8,
	CC_KEEPS_ANSWERS = 16,
	CC_KEEPS_DAYS = 32
};
enum { CC_AGGREGATE_CONDITIONS = 8 };

/* Rows that meet all conditions, and the column that is looked at. */
struct cc_aggregate_slot {
	uint32_t condition[CC_AGGREGATE_CONDITIONS], conditions;
	uint32_t column;  /* CC_AGGREGATE_NONE: the row itself */
	bool scaled;	  /* numbers lie */
	double low, high; /* from here to there */
	unsigned keeps;
};

void cc_aggregate_put_ratio(struct cc_aggregate_figure *out, struct cc_aggregate_rows *v,
    const struct cc_aggregate *d, uint32_t period, struct cc_aggregate_whom whom);
uint32_t cc_aggregate_column_of(struct cc_aggregate_reading *r, struct cc_span name, bool number,
    const struct cc_node *node, const char *file);
bool cc_aggregate_condition_add(struct cc_aggregate_slot *slot, const struct cc_node *key,
    struct cc_span column, const struct cc_node *value, const char *file, struct cc_aggregate_reading *r);
bool cc_aggregate_where(struct cc_aggregate_slot *slot, const struct cc_node *where, const char *file,
    struct cc_aggregate_reading *r);
uint32_t cc_aggregate_slot_of(struct cc_aggregate_reading *r, const struct cc_aggregate_slot *slot);

/* Neighbouring rows of one who is counted: a person, an idea. */
struct cc_aggregate_walk {
	const struct cc_store *s;
	uint64_t at, end;
	unsigned keys, segment; /* 1 to 3 keys name the unit; a field */
	struct cc_aggregate_whom whom;
	uint32_t unit[3];
	uint64_t n; /* rows of it */
	uint64_t from;
};

/* Rows of a slot, and how they weigh of which no person is known. */
struct cc_aggregate_row_sums {
	uint64_t all, nameless;
	uint64_t zero;		       /* nameless of weight 0 */
	struct cc_weight_sums weights; /* of the nameless */
};

struct cc_aggregate_walk cc_aggregate_walk_of(const struct cc_aggregate_rows *v, unsigned store,
    uint32_t slot, uint32_t period, struct cc_aggregate_whom whom);
bool cc_aggregate_walk_next(struct cc_aggregate_walk *w);
bool cc_aggregate_is_of(struct cc_aggregate_whom whom, uint32_t segment);
struct cc_aggregate_row_sums cc_aggregate_row_sums_of(
    const struct cc_aggregate_rows *v, uint32_t slot, uint32_t period, struct cc_aggregate_whom whom);
void cc_aggregate_sum_of(double *sum, uint64_t *rows, const struct cc_aggregate_rows *v, uint32_t slot,
    uint32_t period, struct cc_aggregate_whom whom);
unsigned cc_aggregate_units_of(const struct cc_aggregate_rows *v, const struct cc_aggregate_part *part);
double cc_aggregate_total_of(uint64_t *n, const struct cc_aggregate_rows *v,
    const struct cc_aggregate_part *part, uint32_t period, struct cc_aggregate_whom whom);
void cc_aggregate_put_share(
    struct cc_aggregate_figure *out, struct cc_weight_sums has, struct cc_weight_sums all, double confidence);
/* 1 where nobody has a weight; 0: counts nowhere. */
double cc_aggregate_weight(struct cc_aggregate_rows *v, uint32_t person);

#endif
