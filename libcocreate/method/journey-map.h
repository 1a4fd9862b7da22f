/* journey-map.h -- where along the journey are people lost, or hurt?
 *
 * May be included by: cmd, tests.
 * In:     contacts, one a row: stage, or touchpoint, staged by the study's `match`;
 *         or a row a person with a column for each stage (reached, emotion, signal).
 *         person, touchpoint, emotion (numbers on the scale, or words), signal
 *         (inquiry, complaint, dropout), severity (1 to 5), date, text, segment,
 *         weight.
 * Out:    stages: people touched and reached (seen there or at a later stage),
 *         conversion to the next with Wilson's interval, mean feeling of people
 *         with Student's t, on the scale less its middle, affected, impact.
 *         pains: places, by impact: mean severity over all who reached the stage,
 *         0 for the unaffected.  feelings, quotes, plan, onboarding, segments,
 *         changes, measures, weights.
 * Errors: a stage, feeling or signal that is none; two weights of one person;
 *         --settle or the table onboarding without dates; a pattern of `match` that
 *         takes too long.
 * Memory: some 60 bytes a contact and 24 a person; for quotes the texts of contacts
 *         that went wrong; for words 24 bytes each.
 * Source: Wilson (1927); Welch (1947); Kahneman's peak and end; impact as the mean
 *         over everybody: cocreate-methods(7).
 */
#ifndef CC_METHOD_JOURNEY_MAP_H
#define CC_METHOD_JOURNEY_MAP_H

#include "model/fold.h"
#include "model/value.h"

struct cc_journey_map_opts {
	struct cc_range scale; /* of emotion */
	struct cc_number top, settle;
	struct cc_list windows; /* last days */
	const char *start;	/* the stage where windows begin */
};

extern const struct cc_method cc_journey_map;

#endif
