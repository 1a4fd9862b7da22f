/* tables.h -- rows of the tables, but for segments, changes, measures and weights.
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
	uint64_t touched;
	int64_t reached, dropped; /* CC_NO_INT: nobody can be followed */
	double conversion, conversion_low, conversion_high, skip_share;
	uint64_t n_emotion;
	double emotion, emotion_low, emotion_high;
	uint64_t inquiries, complaints, affected;
	double impact;
	const char *why, *why_emotion;
};

struct journey_feeling_row {
	struct cc_span stage, feeling;
	const char *label;
	uint64_t n, people;
	double share, low, high;
};

struct journey_pain_row {
	int64_t rank;
	struct cc_span stage, touchpoint;
	uint64_t n, affected;
	double share, share_low, share_high, severity, impact, impact_low, impact_high;
	uint64_t inquiries, complaints, dropouts, negative;
	const char *tied, *move;
};

struct journey_quote_row {
	int64_t rank;
	struct cc_span source, person, text;
	uint64_t people; /* affected at that place */
};

struct journey_plan_row {
	struct cc_span stage, expected;
	const char *kind;
	uint64_t seen, people;
	const char *verdict;
};

struct journey_window_row {
	struct cc_span window;
	int64_t from_day, to_day;
	uint64_t eligible, active;
	double active_share, low, high;
	uint64_t stumbled;
	double stumble_share;
};

/* Columns of the tables that sentences cite. */
enum {
	STAGES_ORDER,
	STAGES_STAGE,
	STAGES_LABEL,
	STAGES_TOUCHED,
	STAGES_REACHED,
	STAGES_CONVERSION,
	STAGES_CONVERSION_LOW,
	STAGES_CONVERSION_HIGH,
	STAGES_DROPPED,
	STAGES_SKIP_SHARE,
	STAGES_N_EMOTION,
	STAGES_EMOTION,
	STAGES_EMOTION_LOW,
	STAGES_EMOTION_HIGH,
};
enum {
	PAINS_RANK,
	PAINS_STAGE,
	PAINS_TOUCHPOINT,
	PAINS_N,
	PAINS_AFFECTED,
	PAINS_IMPACT = 9,
	PAINS_IMPACT_LOW,
	PAINS_IMPACT_HIGH,
	PAINS_TIED = 16
};
enum {
	ONBOARDING_WINDOW,
	ONBOARDING_FROM_DAY,
	ONBOARDING_TO_DAY,
	ONBOARDING_ELIGIBLE,
	ONBOARDING_ACTIVE,
	ONBOARDING_ACTIVE_SHARE
};

#endif
