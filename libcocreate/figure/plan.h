/* plan.h -- a plan held against the data: what was expected and seen, and what was not.
 *
 * May be included by: method, tests.
 * In:     for a group (a stage, say) and a kind names that were expected, and names that
 *         may have been seen, with how often and by how many; compared without width and case.
 * Out:    table `plan`: as planned | missing | unplanned | no data (nothing of the kind was
 *         seen in the group); a note of what is missing.
 * Errors: CC_EXIT_STUDY: an expectation that is no list of texts.
 */
#ifndef CC_FIGURE_PLAN_H
#define CC_FIGURE_PLAN_H

#include "figure/names.h"
#include "model/fold.h"

struct cc_seen_name {
	struct cc_span name;
	uint64_t times, people; /* times 0: it was not */
	bool expected;
};

struct cc_planned {
	const struct cc_span *name; /* NULL: nothing is said of the kind, which is not compared then */
	size_t n;
};

/* What the entries of a list of the study have under these keys, up to NULL: [items][keys]; NULL:
 * no entry has any. */
bool cc_plan_load(struct cc_planned **out, const struct cc_items *items, const char *const *keys,
    const char *file, struct cc_arena *arena, struct cc_err *err);

#define CC_PLAN_TABLE \
	{ \
		.name = "plan", .title = CC_WORDS("The plan and the data", "計画とデータ"), \
		.columns = cc_plan_columns, .row = sizeof(struct cc_plan_row) \
	}

struct cc_plan_row {
	struct cc_span stage, expected;
	const char *kind;
	uint64_t seen, people;
	const char *verdict;
};

extern const struct cc_column_spec cc_plan_columns[];

/* What is compared; missing is a list to be noted with cc_plan_note(). */
struct cc_plan {
	struct cc_report *report;
	struct cc_table *table;
	struct cc_span group;
	const char *kind;
	const struct cc_items *names; /* of the kind, by any of which one goes; NULL: none */
	struct cc_names_list *missing;
};

void cc_plan_put(
    const struct cc_plan *p, const struct cc_planned *planned, struct cc_seen_name *seen, size_t n_seen);
void cc_plan_note(struct cc_report *report, const struct cc_names_list *missing);

#endif
