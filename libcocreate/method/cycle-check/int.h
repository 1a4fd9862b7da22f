/* int.h -- a check of a programme: items, what people say of them, what the data say.
 *
 * May be included by: the files of this folder.
 *   cycle-check  roles, stores; rows into stores
 *   judge        rules, states, areas, patterns
 *   who          roles, disagreements, agreement
 *   tables       the tables
 *   compare      segments, changes, measures
 *   notes        what was left out
 *   findings     the answer in sentences
 *   charts       pictures, formulas
 */
#ifndef CC_METHOD_CYCLE_CHECK_INT_H
#define CC_METHOD_CYCLE_CHECK_INT_H

#include "method/cycle-check.h"

#include "figure/claims.h"
#include "figure/fact_log.h"
#include "figure/roster.h"

enum {
	ITEM,
	ANSWER,
	PERSON,
	ROLE,
	DATE,
	OWNER,
	DUE,
	EVIDENCE,
	TEXT,
	SINCE,
	CONCERN,
	INTEREST,
	EVENT,
	STAGE,
	SEGMENT,
	FACT,
	CYCLE_ROLES = FACT + CC_FACT_ROLES
};

enum { S_ANSWERS, S_ROSTER, S_EVENTS, S_FACTS, S_MEASURES };

enum {
	T_AREAS,
	T_FINDINGS,
	T_ITEMS,
	T_OPEN,
	T_EVIDENCE,
	T_PATTERNS,
	T_COVERAGE,
	T_DISAGREEMENTS,
	T_AGREEMENT,
	T_QUESTIONS,
	T_SEGMENTS,
	T_CHANGES,
	T_MEASURES
};

struct cycle_study {
	struct cc_checklist list;
	int64_t start;			   /* CC_NO_DAY: not said */
	const struct cc_ref *const *label; /* [labels]: of rules */
	size_t labels;
};

/* In the order of what is worst. */
enum cycle_state { STATE_CONTRADICTED, STATE_OPEN, STATE_PARTLY, STATE_UNKNOWN, STATE_MET, STATE_NA, STATES };

extern const char *const cycle_states[];

struct cycle_item {
	const struct cc_check_item *of;
	const struct cc_claim_said *said;
	struct cc_verified *found; /* [rules] */
	enum cc_verdict computed;  /* CC_VERDICT_NONE: no rules */
	enum cycle_state state;
	int64_t since, age, overdue; /* CC_NO_INT: none */
	const char *reason;
};

struct cycle_area {
	uint64_t n[STATES], items, known;
	double score, low, high;
	const char *level;
	uint32_t weakest; /* CC_NO_ITEM: none */
};

struct cycle_pattern {
	uint64_t present, unknown;
	const char *status;
};

struct cycle_check {
	struct cc_claims now;
	const struct cycle_study *study;
	const struct cc_run *run;
	struct cc_arena *arena;
	const struct cc_claims *before; /* NULL: none */
	struct cc_verify_data data;
	int64_t as_of; /* CC_NO_DAY: not known */
	uint64_t late; /* reports of a later day */
	enum cc_lang lang;
	struct cycle_item *item;
	struct cycle_area *area;
	struct cycle_pattern *pattern;
	uint32_t *rank; /* [open]: items that are not met, the most pressing first */
	size_t open;
	uint64_t withheld, no_alpha;
	struct cc_names_list strangers; /* roles that no set knows */
};

void cycle_judge(struct cycle_check *c);

void cycle_put_tables(struct cc_report *report, struct cycle_check *c);
void cycle_put_who(struct cc_report *report, struct cycle_check *c);
void cycle_put_comparisons(struct cc_report *report, struct cycle_check *c);
void cycle_put_notes(struct cc_report *report, struct cycle_check *c);
void cycle_check_gates(struct cc_report *report, const struct cycle_check *c);
void cycle_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run);

static inline const struct cc_checklist *
cycle_list(const struct cycle_check *c)
{
	return &c->study->list;
}

/* Whether it is short of met, and known to be. */
static inline bool
cycle_lacks(enum cycle_state state)
{
	return state <= STATE_PARTLY;
}

/* Columns that findings cite. */
enum { AREAS_AREA, AREAS_LABEL, AREAS_UNKNOWN = 7, AREAS_N = 9, AREAS_SCORE, AREAS_LOW, AREAS_HIGH };
enum { ITEMS_ITEM };
enum { OPEN_ITEM = 1, OPEN_OWNER = 6, OPEN_OVERDUE = 8, OPEN_AGE };
enum { PATTERNS_PATTERN, PATTERNS_LABEL };
enum {
	DISAGREEMENTS_ITEM = 1,
	DISAGREEMENTS_N = 3,
	DISAGREEMENTS_CONSENSUS,
	DISAGREEMENTS_LOWEST,
	DISAGREEMENTS_LOWEST_BY,
	DISAGREEMENTS_HIGHEST,
	DISAGREEMENTS_HIGHEST_BY
};

extern const struct cc_table_spec cycle_tables[];
extern const struct cc_chart cycle_charts[];
extern const struct cc_words cycle_formulas[];

#endif
