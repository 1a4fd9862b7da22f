/* int.h -- a trial: who was given which arm, what came of it, and what that shows.
 *
 * May be included by: the files of this folder.
 *   trial-test  roles, stores, study; rows into stores
 *   read        the stores -> arms, outcomes, and what was counted
 *   answers     the log of people -> answers person by person
 *   compare     two arms of an outcome: the test, the verdict
 *   plan        what so many people would show
 *   assign      people to arms
 *   tables      the tables
 *   groups      segments, waves
 *   notes       what was left out, how far the verdicts carry
 *   findings    the answer in sentences
 */
#ifndef CC_METHOD_TRIAL_TEST_INT_H
#define CC_METHOD_TRIAL_TEST_INT_H

#include "method/trial-test.h"

#include "figure/arms.h"
#include "figure/chosen.h"
#include "figure/people.h"
#include "figure/planned.h"
#include "figure/split.h"

/* Roles; stores; fields of the log of people, of counts, of names; tables. */
enum { ARM, OUTCOME, QUESTION, CHOICE, PEOPLE, SUCCESSES, PERSON, BLOCK, POSITION, SEGMENT, DATE };
enum { ROWS, COUNTS, NAMES };
enum { R_PERSON, R_FROM, R_QUESTION, R_ARM, R_CHOICE, R_BLOCK, R_SEGMENT, R_PLACE, R_VALUE, R_MARK };
enum { R_POSITION = R_MARK + 1 };
enum { C_QUESTION, C_ARM, C_SEGMENT, C_ROWS, C_MISSING, C_N, C_SUCCESSES };
enum { N_FROM, N_NAME };
enum { T_COMPARISONS, T_FINDINGS, T_ARMS, T_SPLIT, T_RANKS, T_PLAN, T_ASSIGNMENT, T_SEGMENTS, T_CHANGES };
enum { T_MEASURES = T_CHANGES + 1 };

/* Where an outcome comes from: the layouts in their order. */
enum trial_from { FROM_COUNTS, FROM_CHOICES, FROM_ROWS, FROM_PEOPLE };
#define NONE_OF_THEM (CC_ARM_UNASKED - 1) /* in place of an arm that was chosen */

#define TRIAL_UNSOUND .001 /* a p of the split below which nobody believes in chance */

struct trial_study {
	struct cc_outcomes_said outcomes;
	struct cc_arms arms;
	const struct cc_span *none;
	size_t nones;
};

struct trial_arm {
	struct cc_arm is;
	uint64_t dealt[FROM_PEOPLE]; /* people, or those counted */
	bool in[FROM_PEOPLE];	     /* it is there, by where outcomes come from */
	uint64_t first;		     /* people who saw it first */
	uint64_t seen;		     /* while reading: 1 + the first row of the latest person who had it */
};

struct trial_outcome {
	struct cc_outcome is; /* its answers: key the arm; of choices 0, and value the arm or NONE_OF_THEM */
	enum trial_from from;
	uint32_t question;
	bool in;		/* some row has it */
	bool share;		/* values are shares */
	uint64_t missing;	/* choices left open */
	struct cc_share *count; /* [segments + 1][arms], the last of no segment; of counts alone */
};

struct trial {
	const struct cc_run *run;
	const struct cc_trial_test_opts *opts;
	const struct trial_study *study;
	const struct cc_state *state;
	struct cc_arena *arena;
	struct cc_problems *problems;
	uint32_t arms, outcomes, segments, control; /* control CC_NO_ARM: none */
	struct trial_arm *arm;
	const uint32_t *arm_of[2];     /* by id of an arm, of a choice */
	struct trial_outcome *outcome; /* [2 * questions + 3] */
	struct cc_people people;
	uint32_t *to_assign, assigned; /* [assigned]: who is to be, by the first of their rows */
	struct trial_split {
		struct cc_split *arm;
		uint32_t n; /* 0: nobody was dealt */
		bool uneven;
	} split[FROM_PEOPLE];
	uint64_t armless, unasked, uncounted; /* rows left out */
};

void trial_read(struct trial *t, const struct cc_state *state, const struct cc_run *run,
    struct cc_problems *problems, struct cc_arena *arena);
/* New where there is none; question CC_NO_ID: none. */
struct trial_outcome *trial_outcome_of(struct trial *t, enum trial_from from, uint32_t question);
/* Outcomes with their answers, and who saw which arm; before any other outcome is there. */
void trial_read_answers(struct trial *t);
/* Whether the arm has a place in the outcome. */
static inline bool
trial_has(const struct trial *t, const struct trial_outcome *o, uint32_t arm)
{
	return t->arm[arm].in[o->from];
}

/* Of everybody, of a segment, or of all others. */
void trial_sides(struct cc_two_arms *out, const struct trial *t, const struct trial_outcome *o, uint32_t a,
    uint32_t b, uint32_t segment, bool others, struct cc_arena *arena);

/* Two arms of an outcome. */
struct trial_comparison {
	struct cc_span outcome, arm, versus;
	const char *kind_word, *verdict;
	struct cc_two_arms_test test;
	double superiority_low, superiority_high, p_adjusted, p_anytime, detectable;
	const struct trial_outcome *of;
	uint32_t a, b;
	enum cc_arms_kind kind;
	uint64_t left; /* people left out of a within comparison */
};

struct trial_comparisons {
	struct trial_comparison *row;
	size_t n, tests;
	struct cc_plan_aim aim; /* of one of them */
};

bool trial_compare(struct trial_comparisons *out, struct trial *t, struct cc_err *err);

extern const struct cc_table_spec trial_tables[];
extern const struct cc_chart trial_charts[];
extern const struct cc_words trial_formulas[];
/* Columns that findings look in. */
enum { X_OUTCOME, X_ARM, X_VERSUS, X_KIND, X_N, X_N_VERSUS, X_VALUE, X_VALUE_VERSUS, X_DIFFERENCE };
enum { X_SUPERIORITY = X_DIFFERENCE + 3, X_P_ADJUSTED = X_SUPERIORITY + 4, X_VERDICT = X_P_ADJUSTED + 3 };
enum { ARMS_ARM = 1, ARMS_LABEL };

struct cc_share trial_share(const struct trial *t, const struct trial_outcome *o, uint32_t arm);
void trial_put_tables(struct cc_report *report, const struct trial *t, const struct trial_comparisons *c);
void trial_put_segments(struct cc_report *report, const struct trial *t, const struct trial_comparisons *c);
void trial_put_changes(struct cc_report *report, const struct trial *now, const struct trial *past);
void trial_put_plan(struct cc_report *report, const struct trial *t, const struct trial_comparisons *c);
double trial_baseline(const struct trial *t, const struct trial_comparison *row);
void trial_plan_alone(struct cc_report *report, const struct cc_run *run);
bool trial_assign(struct cc_report *report, const struct trial *t, struct cc_err *err);
void trial_notes(struct cc_report *report, const struct trial *t, const struct trial_comparisons *c);
void trial_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run);

#endif
