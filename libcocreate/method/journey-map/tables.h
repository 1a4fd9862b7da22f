/* tables.h -- rows of the tables that are the method's own.
 *
 * May be included by: the files of this folder.
 */
#ifndef CC_METHOD_JOURNEY_MAP_TABLES_H
#define CC_METHOD_JOURNEY_MAP_TABLES_H

#include "method/journey-map/int.h"

struct journey_stage_row {
	int64_t order;
	struct cc_span stage;
	const char *label;
	struct cc_funnel_row funnel;
	struct cc_sample_mean emotion;
	uint64_t signals[JOURNEY_SIGNS], affected;
	double impact;
	const char *why_emotion;
};

struct journey_pain_row {
	int64_t rank;
	struct cc_span stage, touchpoint;
	uint64_t n, affected;
	double share, share_low, share_high, severity;
	struct cc_sample_mean impact;
	uint64_t signals[JOURNEY_SIGNS], negative;
	const char *tied, *move;
};

/* Columns that sentences cite. */
enum {
	STAGES_STAGE = 1,
	STAGES_LABEL,
	STAGES_TOUCHED,
	STAGES_REACHED,
	STAGES_CONVERSION,
	STAGES_CONVERSION_LOW,
	STAGES_CONVERSION_HIGH,
	STAGES_DROPPED,
	STAGES_N_EMOTION = 10,
	STAGES_EMOTION,
	STAGES_EMOTION_LOW,
	STAGES_EMOTION_HIGH
};
enum {
	PAINS_STAGE = 1,
	PAINS_TOUCHPOINT,
	PAINS_N,
	PAINS_AFFECTED,
	PAINS_SEVERITY = 8,
	PAINS_IMPACT,
	PAINS_IMPACT_LOW,
	PAINS_IMPACT_HIGH
};

extern const struct cc_funnel_columns journey_funnel;

#endif
