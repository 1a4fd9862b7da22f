/* tables.h -- rows of the tables, but for outcomes, changes and measures.
 *
 * May be included by: the files of this folder.
 */
#ifndef CC_METHOD_JOB_MAP_TABLES_H
#define CC_METHOD_JOB_MAP_TABLES_H

#include "method/job-map/int.h"
#include "stat/careless.h"
#include "stat/compare.h"

extern const struct cc_table_spec job_map_tables[];
extern const struct cc_chart job_charts[];
extern const struct cc_words job_formulas[];

/* Columns of outcomes, and of segments. */
enum {
	OUTCOMES_RANK,
	OUTCOMES_OUTCOME,
	OUTCOMES_STATEMENT,
	OUTCOMES_N_IMPORTANCE = 5,
	OUTCOMES_N_SATISFACTION,
	OUTCOMES_N_BOTH,
	OUTCOMES_IMPORTANCE,
	OUTCOMES_SATISFACTION,
	OUTCOMES_GAP,
	OUTCOMES_OPPORTUNITY,
	OUTCOMES_LOW,
	OUTCOMES_HIGH,
	OUTCOMES_ZONE = 18,
	OUTCOMES_TIER
};
enum {
	SEGMENTS_SEGMENT,
	SEGMENTS_OUTCOME,
	SEGMENTS_N,
	SEGMENTS_OPPORTUNITY = 5,
	SEGMENTS_DIFFERENCE = 9,
	SEGMENTS_P_ADJUSTED = 13
};

/* The answer in sentences. */
void job_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run);

/* Of steps, and of kinds of jobs: outcomes of one entry of the list. */
struct job_entry {
	int64_t order;
	const char *id, *label;
	uint32_t outcomes, rated, underserved;
	double importance, satisfaction, opportunity; /* sums over the rated, then means */
	const struct job_outcome *best;		      /* the first by rank; NULL: none is rated */
	struct cc_span top;
};

/* An outcome in a segment, and how it differs from everybody else. */
struct job_segment {
	uint32_t segment, outcome;
	const struct job_sums *own, *all; /* of the segment; of everybody */
	double confidence;
	struct cc_span segment_id, outcome_id;
	struct cc_opportunity score;
	uint64_t others; /* ratings of everybody else */
	double low, high;
	const char *band;
	struct cc_difference difference;
	double p_adjusted;
};

/* A respondent who is flagged, and why. */
struct job_flagged {
	uint32_t person, check;
	uint64_t place;
	struct cc_careless_flag flag;
	struct cc_span name; /* FILE:LINE where there is none */
	const char *word, *detail;
};

/* What a statement breaks. */
struct job_breach {
	struct cc_span outcome;
	const char *code, *message;
};

#endif
