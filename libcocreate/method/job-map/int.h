/* int.h -- the survey: what counting makes and the tables show.
 *
 * May be included by: the files of this folder.
 *   job-map  roles, stores, options; rows into stores
 *   row      one row of a wide sheet: who answered what, and how
 *   names    names of outcomes, steps and jobs, in rows and in the study
 *   survey   sealed stores into outcomes with their counts
 *   people   who answered twice
 *   quality  whose answers look careless
 *   score    counts into figures: ranks, draws, tiers
 *   tables   figures as tables
 *   notes    figures as notes
 *   groups   segments and waves: two groups of people
 *   lint     statements against the grammar of desired outcomes
 */
#ifndef CC_METHOD_JOB_MAP_INT_H
#define CC_METHOD_JOB_MAP_INT_H

#include "method/job-map.h"

#include "stat/opportunity.h"

/* Opportunities that differ by less are the same: divisions round. */
#define SAME 1e-9

/* Roles; stores; their fields. */
enum { OUTCOME, IMPORTANCE, SATISFACTION, PERSON, STEP, JOB, STATEMENT, SEGMENT, DATE };
enum { CELLS, SHEETS, PEOPLE, FLAGS, ANSWERS, OUTCOMES };
enum { C_SEGMENT, C_OUTCOME, C_IMPORTANCE, C_SATISFACTION, C_PEOPLE };
enum { S_OUTCOME, S_PLACE };
enum { P_PERSON, P_BLOCK, P_PLACE, P_ANSWERED };
enum { F_PERSON, F_CHECK, F_PLACE, F_ANSWER, F_RUN, F_ANSWERS };
enum { A_PERSON, A_OUTCOME, A_PLACE, A_IMPORTANCE, A_SATISFACTION };
enum { O_OUTCOME, O_STATEMENT, O_STEP, O_JOB };

/* Outcomes that a row answered are bits of whole numbers that a double holds. */
enum { BLOCK_BITS = 52 };

enum { STEPS = 9, RESOLVE = 8, JOBS = 3 };
#define NONE UINT32_MAX

/* What a person's answers are looked at for. */
enum check { SAME_IMPORTANCE, SAME_SATISFACTION, ALL_IMPORTANT, BOTH_ALIKE, CHECKS };

/* Answers of one person in the order of the sheet, as they come. */
struct strain {
	uint32_t n, run, longest, top; /* answers, the run at hand, the longest, those that are the highest */
	double last, of;	       /* the answer at hand, that of the longest run */
};

struct answers {
	struct strain importance, satisfaction;
	uint32_t both, alike;
};

struct flag {
	bool raised;
	double answer;
	uint32_t run, answers;
};

/* answer NaN: none. */
void answers_see(struct answers *a, double importance, double satisfaction, const double scale[2]);
void answers_check(struct flag flag[CHECKS], const struct answers *a);
void wide_rows(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run);

struct outcome {
	struct cc_span id, statement;
	uint32_t step, job; /* NONE */
	size_t first, end;  /* of the survey's counts */
	struct cc_opportunity score;
	double low, high, prob[3];
	int64_t rank, tier; /* 0: none */
	const char *zone, *band;
};

/* So many people of a segment gave an outcome these answers. */
struct count {
	uint32_t outcome, segment;
	int32_t importance, satisfaction; /* steps of the scale, or CC_OPP_NONE */
	uint64_t people;
};

struct survey {
	const struct cc_run *run;
	const struct cc_job_map_opts *opts;
	const struct cc_state *now;
	struct cc_items step, job; /* their names */
	bool mean;
	double cut, fine; /* steps to 1 of the scale */
	uint32_t outcomes;
	struct outcome *outcome; /* by id */
	uint32_t *ranked;	 /* the same, best first */
	uint32_t *of;		 /* outcome of each id of role OUTCOME */
	struct count *count;	 /* by outcome, then segment */
	size_t counts;
	uint32_t unrated, flagged;
};

static inline bool
reaches(double value, double bar)
{
	return value >= bar - SAME;
}

/* Steps to 1 of the scale: as fine as fits; 0: the scale is too wide. */
double fine_of(const double scale[2]);

/* names */
extern const struct cc_items_spec job_map_steps, job_map_jobs;
bool names_check(const struct cc_run *run, struct cc_arena *arena, struct cc_err *err);
/* All outcomes there are, with their attributes; problems: two of one kind, or a step or job that is none. */
void names_load(struct survey *s, struct cc_problems *problems, struct cc_arena *arena);

/* survey: problems of rows are collected; false for what is no row's fault. */
bool survey_load(struct survey *s, const struct cc_state *state, const struct cc_run *run,
    struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err);
/* Counts of one outcome, of everybody, of a segment, or of everybody else. */
enum whom { ALL, OF_SEGMENT, BUT_SEGMENT };
struct cc_opp_cells survey_cells(
    const struct survey *s, uint32_t outcome, enum whom whom, uint32_t segment, struct cc_arena *arena);

/* The person of row i of a log whose first field it is; CC_NO_ID: none, or no row. */
static inline uint32_t
survey_person(const struct cc_store *log, uint64_t i)
{
	return i < log->rows ? cc_row_id(log, cc_store_row(log, i), 0, 0) : CC_NO_ID;
}

bool people_check(
    const struct survey *s, struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err);
void survey_quality(struct cc_report *report, struct survey *s, struct cc_arena *arena);

/* score */
void score_outcomes(struct survey *s, struct cc_arena *arena);
const char *band_of(double opportunity);
const char *zone_of(const struct cc_opportunity *score);

uint64_t people_of(const struct cc_opportunity *score);

extern const struct cc_column_spec job_map_segments[];
extern const struct cc_table_spec job_map_tables[];
void survey_tables(struct cc_report *report, struct survey *s, struct cc_arena *arena);
void survey_notes(struct cc_report *report, const struct survey *s, struct cc_arena *arena);
void survey_segments(struct cc_report *report, const struct survey *s, struct cc_arena *arena);
void survey_changes(
    struct cc_report *report, const struct survey *now, const struct survey *past, struct cc_arena *arena);
void survey_lint(struct cc_report *report, const struct survey *s, struct cc_arena *arena);

#endif
