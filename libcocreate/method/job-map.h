/* job-map.h -- where along the job are people underserved, and how sure are we?
 *
 * May be included by: cmd, tests.
 * In:     ratings of outcomes on the scale: importance and satisfaction, a row
 *         per person and outcome, a row per question of it, or a column of each
 *         per outcome; case weights of people; of outcomes
 *         statement, step and job, in rows or in the study.  What is not rated
 *         is left out of that figure alone.
 * Out:    outcomes (points, 0-10 and 0-20; one-sided confidence in 0..1), steps and jobs
 *         (means over outcomes), segments (points), quality, lint, changes,
 *         measures.
 * Errors: a rating without an outcome, a person rating an outcome twice, two
 *         statements, steps or jobs of one outcome, a step or job that is none,
 *         two columns of one outcome in a file, a rating finer than what the
 *         scale keeps (exit 4); a step or job of the study that is none (3);
 *         a scale whose top box nobody said, a cut outside the scale (2, or 3
 *         from the study).
 * Memory: a tally with a row per segment, outcome and pair of answers (40
 *         bytes), however many people gave it; of a wide sheet 16 bytes per
 *         column of an outcome and batch, and 32 per check that flags a person;
 *         a text of each kind an outcome; for tiers 270 bytes per two of up to
 *         200 outcomes, and 434 KB a worker.  Where
 *         a person column is bound also what finds a person who answers twice:
 *         a name each, and 32 bytes per person and 52 outcomes of a wide sheet,
 *         or per row of a long one.  With --dup, a row per question, or case weights, 40
 *         bytes per answer of a person instead.
 * Source: A. W. Ulwick, HBR 80 (2002) and What Customers Want (2005), chapter 3;
 *         L. A. Bettencourt, A. W. Ulwick, HBR 86 (2008), for the steps;
 *         stat/opportunity.h for intervals, stat/tiers.h for tiers; Holm
 *         (1979) for p over segments.
 */
#ifndef CC_METHOD_JOB_MAP_H
#define CC_METHOD_JOB_MAP_H

#include "model/fold.h"
#include "model/value.h"

struct cc_job_map_opts {
	struct cc_range scale;
	struct cc_number cut;
	const char *method; /* top2, mean */
	bool paired;
};

extern const struct cc_method cc_job_map;

#endif
