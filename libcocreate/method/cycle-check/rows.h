/* rows.h -- the rows of the tables.
 *
 * May be included by: tables, who, charts of this folder.
 */
#ifndef CC_METHOD_CYCLE_CHECK_ROWS_H
#define CC_METHOD_CYCLE_CHECK_ROWS_H

#include "rec/columns.h"

struct cycle_area_row {
	struct cc_span area;
	const char *label;
	uint64_t items, met, partly, open, contradicted, unknown, na, n;
	double score, low, high;
	const char *level;
	struct cc_span weakest;
};

/* Of items, and of those that are open. */
struct cycle_item_row {
	int64_t rank;
	struct cc_span item, area;
	const char *label;
	uint64_t n;
	double score, lowest, highest, consensus;
	const char *claimed, *computed, *state, *gate;
	struct cc_span owner;
	int64_t due, since, age, overdue;
	const char *reason;
};

struct cycle_evidence_row {
	struct cc_span item;
	const char *rule;
	struct cc_span found;
	const char *wanted, *holds;
	int64_t n;
	struct cc_span tool, label;
	int64_t as_of;
	const char *reason;
};

struct cycle_pattern_row {
	struct cc_span pattern;
	const char *label;
	uint64_t present, needed, unknown;
	struct cc_spans items;
	const char *status;
	struct cc_spans lacking;
	const char *remedy;
};

struct cycle_gap_row {
	int64_t rank;
	struct cc_span item;
	const char *label;
	uint64_t n;
	double consensus;
	const char *lowest;
	struct cc_spans lowest_by;
	const char *highest;
	struct cc_spans highest_by;
	const char *no_lowest, *no_highest;
	bool words; /* lowest and highest are yes, partly or no, not an item's own answers */
};

struct cycle_agreement_row {
	struct cc_span area;
	uint64_t items, people;
	double alpha, low, high;
	const char *reading, *why;
};

struct cycle_question_row {
	struct cc_span item, area;
	const char *label, *low, *high, *answer;
};

#endif
