/* int.h -- a trial: who was given which arm, what came of it, and what that shows.
 *
 * May be included by: the files of this folder.
 *   trial-test  roles, stores; rows into stores
 *   study       what the study and the options say of outcomes and arms
 *   read        the stores -> arms, and cells of outcomes person by person
 *   compare     two arms of an outcome: the test, the verdict
 *   plan        what so many people would show
 *   assign      people to arms
 *   tables      the tables
 *   notes       what was left out, how far the verdicts carry
 *   findings    the answer in sentences
 */
#ifndef CC_METHOD_TRIAL_TEST_INT_H
#define CC_METHOD_TRIAL_TEST_INT_H

#include "method/trial-test.h"

#include "figure/names.h"
#include "figure/people.h"
#include "stat/plan.h"
#include "stat/superiority.h"

/* Roles; stores; fields of the log of people, of counts, of names. */
enum { ARM, OUTCOME, QUESTION, CHOICE, PEOPLE, SUCCESSES, PERSON, BLOCK, POSITION, SEGMENT, DATE };
enum { ROWS, COUNTS, NAMES };
enum { R_PERSON, R_FROM, R_QUESTION, R_ARM, R_CHOICE, R_BLOCK, R_SEGMENT, R_PLACE, R_VALUE, R_MARK, R_POSITION };
enum { C_QUESTION, C_ARM, C_SEGMENT, C_N, C_SUCCESSES };
enum { N_FROM, N_NAME };
enum { T_COMPARISONS, T_FINDINGS, T_ARMS, T_SPLIT, T_RANKS, T_PLAN, T_ASSIGNMENT, T_SEGMENTS, T_CHANGES };
enum { T_MEASURES = T_CHANGES + 1 };

/* Where an outcome comes from; the layouts in their order. */
enum trial_from { FROM_ROWS, FROM_CHOICES, FROM_COUNTS, FROM_PEOPLE };
enum trial_kind { YES_NO, ORDERED, WITHIN, CHOSEN };
#define TRIAL_UNSOUND .001 /* a p of the split below which nobody believes in chance */
enum { NO_ARM = UINT32_MAX, NOT_ASKED = UINT32_MAX - 1, NONE_OF_THEM = UINT32_MAX - 2 };

/* What the study says of an outcome. */
struct trial_said {
	struct cc_span name; /* folded */
	const char *type;    /* one of trial_types; NULL: found out */
	bool down;
	double scale[2]; /* NaN: none */
};

struct trial_study {
	struct trial_said *outcome;
	size_t outcomes, nones;
	struct cc_span *none; /* folded */
	bool shares;	      /* of arms */
};

extern const struct cc_items_spec trial_items[];
extern const char *const trial_keys[], *const trial_types[];

bool trial_load(struct cc_run *run, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err);
/* In the order of the study; CC_NO_ITEM: it lists none of that name. */
uint32_t trial_arm_listed(const struct cc_run *run, struct cc_span name, struct cc_arena *scratch);
double trial_share(const struct cc_run *run, uint32_t listed);

struct trial_arm {
	struct cc_span id, label;
	double share;	 /* planned */
	uint64_t dealt[FROM_PEOPLE]; /* people, or those counted */
	uint64_t first;	 /* people who saw it first */
	uint32_t seen;	 /* while reading: 1 + the last person who had it */
	bool in[FROM_PEOPLE]; /* there, by where outcomes come from */
};

/* What somebody, or some of them, did with an arm. */
struct trial_cell {
	uint32_t person, arm, segment; /* of choices the arm chosen, or NONE_OF_THEM */
	double value;
	bool mark;
	uint64_t place;
};

struct trial_outcome {
	struct cc_span name;
	const struct trial_said *said; /* NULL: nothing */
	enum trial_from from;
	bool yes_no, down, guessed; /* guessed: 0 and 1, and nobody says what they are */
	bool marks, none, others;   /* among its values: marks, 0, neither 0 nor 1 */
	uint64_t missing, averaged; /* choices that were left open; 1 + the place of a second answer in a mean */
	uint32_t question;
	struct trial_cell *cell; /* [n], person by person */
	uint64_t n, room;
	struct cc_share *count; /* [segments + 1][arms], the last of no segment; from counts alone */
};

struct trial {
	const struct cc_run *run;
	const struct cc_trial_test_opts *opts;
	const struct trial_study *study;
	const struct cc_state *state;
	struct cc_arena *arena;
	struct cc_problems *problems;
	uint32_t arms, outcomes, segments, control; /* control NO_ARM: none */
	struct trial_arm *arm;
	struct trial_outcome *outcome;
	uint32_t *arm_of, *chosen_of; /* by id of the roles */
	struct cc_people people;
	uint32_t *to_assign; /* [assigned]: who is to be, by place in people */
	uint32_t assigned;
	bool split[FROM_PEOPLE], unsound; /* whether people were dealt to arms; not as planned */
	double split_p[FROM_PEOPLE];
	struct cc_span *asked; /* [n_asked]: --arms */
	size_t n_asked;
	uint64_t armless, unasked, dropped, invalid;
};

/* problems: to. */
void trial_read(struct trial *t, const struct cc_state *state, const struct cc_run *run,
    struct cc_problems *problems, struct cc_arena *arena);
void trial_read_asked(struct trial *t);
uint32_t trial_arm_named(const struct trial *t, struct cc_span name);
/* Whether the arm has a place in the outcome. */
static inline bool
trial_has(const struct trial_outcome *o, const struct trial_arm *arm)
{
	return arm->in[o->from];
}

/* Two arms of an outcome: of everybody, of a segment, or of all others. */
enum { EVERYBODY = UINT32_MAX };

struct trial_sides {
	struct cc_share share[2];
	double *value[2];
	uint64_t n[2], both, either, prefer[2]; /* prefer, apart: of those with both; of choices chosen */
	struct cc_moments moments[2], paired[2], apart; /* paired: of those with both */
};

void trial_sides(struct trial_sides *out, const struct trial *t, const struct trial_outcome *o, uint32_t a,
    uint32_t b, uint32_t segment, bool others, struct cc_arena *arena);
struct cc_superior trial_superior(
    const struct trial_outcome *o, enum trial_kind kind, const struct trial_sides *s, struct cc_arena *scratch);

struct trial_comparison {
	struct cc_span outcome, arm, versus;
	const char *kind_word, *verdict;
	uint64_t n[2];
	double value[2], difference, low, high, superiority, superiority_low, superiority_high;
	double p, p_adjusted, p_anytime, detectable;
	/* its own */
	const struct trial_outcome *of;
	uint32_t a, b;
	enum trial_kind kind;
	double least;	      /* p */
	uint64_t left, shown; /* people left out of a within comparison; people who can tell */
	bool approximate;
	double pooled;
};

struct trial_comparisons {
	struct trial_comparison *row;
	size_t n, tests;
	struct cc_plan_aim aim;
};

bool trial_compare(struct trial_comparisons *out, struct trial *t, struct cc_err *err);

extern const char *const trial_kinds[];
extern const struct cc_table_spec trial_tables[];
/* Columns that findings look in. */
enum { X_OUTCOME, X_ARM, X_VERSUS, X_KIND, X_N, X_N_VERSUS, X_VALUE, X_VALUE_VERSUS, X_DIFFERENCE };
enum { X_SUPERIORITY = X_DIFFERENCE + 3, X_P_ADJUSTED = X_SUPERIORITY + 4, X_VERDICT = X_P_ADJUSTED + 3 };
enum { ARMS_ARM = 1, ARMS_LABEL };
enum { SPLIT_ARM, SPLIT_N, SPLIT_EXPECTED = 3 };
enum { RANKS_RANK, RANKS_ARM, RANKS_LABEL, RANKS_CHOSEN, RANKS_N, RANKS_SHARE, RANKS_HOLDS = 9 };

struct trial_plan {
	const char *kind;
	uint64_t n;
	double baseline, detectable, needed;
};

/* A row of the table of assignments. */
struct trial_assigned {
	struct cc_span person, block, arm;
	int64_t seat, order;
	/* its own */
	uint32_t block_id, id;
	double lot;
};

void trial_tables_put(struct cc_report *report, const struct trial *t, const struct trial_comparisons *c);
void trial_changes(struct cc_report *report, const struct trial *now, const struct trial *past);
void trial_plan(struct cc_report *report, const struct trial *t, const struct trial_comparisons *c);
void trial_plan_alone(struct cc_report *report, const struct cc_run *run, struct cc_arena *arena);
bool trial_assign(struct cc_report *report, const struct trial *t, struct cc_err *err);
void trial_notes(struct cc_report *report, const struct trial *t, const struct trial_comparisons *c);
void trial_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run);

#endif
