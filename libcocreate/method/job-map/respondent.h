/* respondent.h -- what one respondent answered: rows of a wide sheet into stores, careless answers.
 *
 * May be included by: job-map, respondent, quality.
 * In:     the answers in the order of the sheet, or of the lines.
 * Out:    straight-lining: one answer in more than three quarters of ten or
 *         more, in a row; every importance the highest of the scale; importance
 *         and satisfaction the same throughout.
 */
#ifndef CC_METHOD_JOB_MAP_RESPONDENT_H
#define CC_METHOD_JOB_MAP_RESPONDENT_H

#include "method/job-map/int.h"

enum job_check { SAME_IMPORTANCE, SAME_SATISFACTION, ALL_IMPORTANT, BOTH_ALIKE, CHECKS };

/* Equal answers one after the other. */
struct job_streak {
	uint32_t n, run, longest, top; /* answers, the run at hand, the longest, those that are the highest */
	double last, of;	       /* the answer at hand, that of the longest run */
};

struct job_answers {
	struct job_streak importance, satisfaction;
	uint32_t both, alike;
};

struct job_flag {
	bool raised;
	double answer;
	uint32_t run, answers;
};

/* An answer that is NaN: none. */
void job_answers_add(struct job_answers *a, double importance, double satisfaction, const double scale[2]);
void job_answers_check(struct job_flag flag[CHECKS], const struct job_answers *a);

/* Which outcomes each row answered, and what it is flagged for. */
void job_add_sheet(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run);

#endif
