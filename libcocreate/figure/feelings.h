/* feelings.h -- how people feel along ordered stages: peak and end, turning points, moments of
 * truth.
 *
 * May be included by: method, tests.
 * In:     of each person a feeling at each stage, as an answer on the run's scale less its
 *         middle; NaN: none.
 * Out:    samples by stage; notes, which call stages by the labels of a table, a row a
 *         stage.
 * Errors: none; of feelings that are few or all alike there is no interval, and no turning
 *         point.
 * Cost:   O(stages) a person.
 * Source: stat/curve.h.
 */
#ifndef CC_FIGURE_FEELINGS_H
#define CC_FIGURE_FEELINGS_H

#include "model/fold.h"
#include "stat/sample.h"

struct cc_feelings {
	uint32_t stages;
	struct cc_sample *stage;   /* [stages] */
	struct cc_sample peak_end; /* of people with any */
};

struct cc_feelings cc_feelings_new(uint32_t stages, bool weighted, struct cc_arena *arena);
/* felt: [stages] of a person. */
void cc_feelings_add(struct cc_feelings *f, const double *felt, double weight);
void cc_feelings_join(struct cc_feelings *f, const struct cc_feelings *more);

static inline double
cc_scale_middle(const struct cc_run *run)
{
	return (run->scale[0] + run->scale[1]) / 2;
}

/* What zero is, where it is no zero of the scale; how many stages have too few. */
void cc_feelings_note_middle(struct cc_report *report, const struct cc_run *run);
void cc_feelings_note_few(struct cc_report *report, const struct cc_feelings *f, const struct cc_run *run);
/* Peak and end, and moments of truth: a turning point that is sure, or the stage `lost`, after
 * which most people are lost; SIZE_MAX: none. */
void cc_feelings_notes(struct cc_report *report, const struct cc_feelings *f, const struct cc_table *t,
    unsigned label, size_t lost, const struct cc_run *run);

#endif
