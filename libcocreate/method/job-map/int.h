/* int.h -- the survey: what the stores hold, what is made of them, and by which file.
 *
 * May be included by: the files of this folder.
 *   job-map     roles, stores, options; rows into stores
 *   sheet       rows of a wide sheet: what each answered, and what it is flagged for
 *   survey      sealed stores into outcomes with their counts
 *   names       names of outcomes, steps and jobs, in rows and in the study
 *   twice       who rated an outcome twice
 *   settle      answers that are counted once all of a person's are known
 *   sums        figures of counts, or of case weights
 *   score       sums into figures: ranks, intervals, tiers
 *   pairs       answers of the same people to two outcomes
 *   tiers       outcomes that cannot be told from the best
 *   tables      the tables, and those of outcomes, steps, jobs and measures
 *   groups      segments and waves: two groups of respondents
 *   quality     whose answers look careless
 *   lint        statements against the grammar of desired outcomes
 *   charts      pictures, and how the figures are made
 *   findings    the answer in sentences
 *   notes       how the figures were made, and how far they carry
 */
#ifndef CC_METHOD_JOB_MAP_INT_H
#define CC_METHOD_JOB_MAP_INT_H

#include "method/job-map.h"

#include "figure/attributes.h"
#include "figure/weights.h"
#include "stat/opportunity_weighted.h"

/* Opportunities that differ by less are the same: divisions round. */
#define JOB_SAME 1e-9

/* Roles; stores; their fields; tables. */
enum {
	OUTCOME,
	IMPORTANCE,
	SATISFACTION,
	QUESTION,
	RATING,
	PERSON,
	STEP,
	JOB,
	STATEMENT,
	SEGMENT,
	DATE,
	WEIGHT
};
enum { RATED, ASKED }; /* layouts */
enum { CELLS, SHEETS, PEOPLE, FLAGS, ANSWERS, RATINGS, PAIRS, OUTCOMES, WEIGHTS };
enum { C_SEGMENT, C_OUTCOME, C_IMPORTANCE, C_SATISFACTION, C_PEOPLE };
enum { S_OUTCOME, S_PLACE };
enum { P_PERSON, P_BLOCK, P_PLACE, P_ANSWERED };
enum { F_PERSON, F_CHECK, F_PLACE, F_ANSWER, F_RUN, F_ANSWERS };
enum { A_PERSON, A_OUTCOME, A_PLACE, A_IMPORTANCE, A_SATISFACTION };
enum { R_PERSON, R_OUTCOME, R_SEGMENT, R_IMPORTANCE, R_SATISFACTION, R_SHEET, R_PLACE, R_WEIGHT };
enum { Q_FIRST, Q_SECOND, Q_SUMS };
enum { O_OUTCOME, O_STATEMENT, O_STEP, O_JOB };
enum {
	T_OUTCOMES,
	T_FINDINGS,
	T_STEPS,
	T_JOBS,
	T_LANDSCAPE,
	T_SEGMENTS,
	T_QUALITY,
	T_LINT,
	T_CHANGES,
	T_MEASURES,
	T_WEIGHTS
};

/* What rows say of an outcome: its statement, then an entry of each list. */
extern const struct cc_attribute job_attributes[];
enum job_list { LIST_STEP, LIST_JOB, LISTS };

/* Outcomes that a row answered are bits of whole numbers that a double holds. */
enum { BLOCK_BITS = 52 };

/* What a group answered; weighted: people have weights that differ, and the second holds. */
struct job_sums {
	struct cc_opp_sums plain;
	struct cc_opp_weighted weighted;
	bool is_weighted;
};

void job_sums_score(struct cc_opportunity *out, const struct job_sums *s);
enum cc_why job_sums_interval(double *low, double *high, const struct job_sums *s, double confidence);
enum cc_why job_sums_limits(struct cc_opp_limits *out, const struct job_sums *s, double confidence);
enum cc_why job_sums_reach(double *confidence, const struct job_sums *s, double bar);
enum cc_why job_sums_difference(struct cc_difference *out, const struct job_sums *first,
    const struct job_sums *second, double confidence);
void job_sums_leave(struct job_sums *s, const struct job_sums *part);

/* An outcome; a row of the table. */
struct job_outcome {
	struct cc_span id, statement;
	uint32_t in[LISTS]; /* its entry of each list; CC_NO_ITEM */
	const char *word[LISTS];
	struct job_sums sums; /* of everybody */
	struct cc_opportunity score;
	double low, high, prob[3];
	struct cc_opp_limits limits;
	int64_t rank, tier; /* CC_NO_INT: not rated */
	const char *zone, *band, *why;
};

/* So many people of a segment gave an outcome these answers. */
struct job_count {
	uint32_t outcome, segment;
	int32_t importance, satisfaction; /* steps of the scale, or CC_OPP_NONE */
	uint64_t people;
	double weight; /* of one person; 0: people have none */
};

/* An answer of a person in a row of its own, as it was counted: steps above the
 * scale's low, or CC_NO_ID, of importance and satisfaction. */
struct job_settled {
	uint64_t place;
	uint32_t person, outcome, key[2];
	double weight;
	bool sheet; /* in a row of a wide sheet */
};

struct job_survey {
	const struct cc_run *run;
	const struct cc_job_map_opts *opts;
	const struct cc_state *now;
	struct cc_items list[LISTS];
	bool mean;
	double cut, fine; /* fine: steps to 1 of the scale */
	uint32_t outcomes, rated;
	struct job_outcome *outcome; /* by id */
	uint32_t *ranked;	     /* the same, best first, the rated ones */
	uint32_t *of;		     /* outcome of each id of role OUTCOME */
	struct job_count *count;     /* by outcome */
	size_t counts;
	struct job_settled *settled; /* by person */
	uint64_t *left_out;	     /* places of answers that --dup left out, ascending */
	size_t n_settled, n_left_out;
	uint64_t dropped; /* answers that --dup left out */
	struct cc_case_weights cases;
	struct cc_weight_sums weights;		/* of everybody who rated something */
	struct cc_weight_sums *segment_weights; /* [segments]; NULL: there are none */
	uint64_t zero, *segment_zero;
	bool weighted;	   /* weights differ */
	bool own_rows;	   /* rows without a person settled by themselves */
	bool uncorrelated; /* tiers take answers to two outcomes as independent */
};

/* Steps to 1 of the scale: as fine as fits; 0: the scale is too wide. */
double job_fine(const double scale[2]);
/* Where the top box begins; NaN: nobody knows. */
double job_cut(const struct cc_run *run);
static inline bool
job_reaches(double value, double bar)
{
	return value >= bar - JOB_SAME;
}

/* Whether a row is counted only once all of its person's are known. */
static inline bool
job_is_late(const struct cc_batch *batch, const struct cc_run *run, uint32_t row)
{
	return run->weighted || ((run->dup != NULL || batch->layout == ASKED) && cc_has(batch, PERSON, row));
}

enum { JOB_OUTCOMES, JOB_QUESTIONS };
extern const struct cc_items_spec job_items[]; /* lists of the study, by these */
bool job_check_questions(const struct cc_run *run, struct cc_err *err);

/* Of a wide sheet: whether this observation is of the row and person of the one before. */
static inline bool
job_goes_on(const struct cc_batch *batch, uint32_t row)
{
	return row < batch->rows && batch->of[row] == batch->of[row - 1] &&
	       cc_id_at(batch, PERSON, row) == cc_id_at(batch, PERSON, row - 1);
}

void job_add_sheet(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run);
bool job_check_names(const struct cc_run *run, struct cc_arena *arena, struct cc_err *err);
/* All outcomes there are, with their attributes; problems: two of one kind, or a step or job that is none. */
void job_load_names(struct job_survey *s, struct cc_problems *problems, struct cc_arena *arena);
/* Problems of rows are collected; false for what is no row's fault. */
bool job_load(struct job_survey *s, const struct cc_state *state, const struct cc_run *run,
    struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err);
bool job_check_twice(
    const struct job_survey *s, struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err);

/* Counts of the answers in RATINGS; whether some of this row were left out. */
void job_settle(struct job_survey *s, struct cc_problems *problems, struct cc_arena *arena);
/* The table of case weights. */
void job_put_weights(struct cc_report *report, const struct job_survey *s);
bool job_left_out(const struct job_survey *s, uint64_t place);
/* A key as steps; CC_OPP_NONE: none, or none that the scale has. */
int32_t job_steps(uint32_t key, const struct job_survey *s);
/* A rating as what is added up: in the top box or not, or its steps. */
int32_t job_part(const struct job_survey *s, int32_t steps);

/* What everybody in a segment answered to each outcome: [segments][outcomes]. */
struct job_sums *job_segment_sums(const struct job_survey *s, uint32_t segments, struct cc_arena *arena);

void job_score(struct job_survey *s, struct cc_arena *arena);
void job_tiers(struct job_survey *s, struct cc_arena *arena); /* of those that are ranked */
const char *job_band(double opportunity);
bool job_underserved(const struct cc_opportunity *score);

/* What they make lies in the report's arena. */
void job_put_tables(struct cc_report *report, const struct job_survey *s);
void job_put_segments(struct cc_report *report, const struct job_survey *s);
void job_put_changes(struct cc_report *report, const struct job_survey *now, const struct job_survey *past);
void job_put_quality(struct cc_report *report, const struct job_survey *s);
void job_put_lint(struct cc_report *report, const struct job_survey *s);
void job_put_notes(struct cc_report *report, const struct job_survey *s);

#endif
