/* axis.h -- a scale of a picture: where a value lies, and which ticks it has.
 *
 * May be included by: render, tests.
 * Ticks are whole multiples of 1, 2, 2.5 or 5 times a power of ten, found by
 * multiplication alone, so that every machine finds the same.
 */
#ifndef CC_RENDER_CHART_AXIS_H
#define CC_RENDER_CHART_AXIS_H

#include "rec/columns.h"

struct cc_arena;

struct cc_axis {
	double low, high;   /* values at the two ends */
	double from, to;    /* pixels there */
	double step, first; /* of the ticks */
	size_t ticks;
	unsigned decimals; /* that tell the ticks apart */
	enum cc_type type; /* how a value is written */
};

/* Over low..high, no more than so many ticks.  round: the ends go out to ticks. */
struct cc_axis cc_axis(double low, double high, size_t most, bool round, enum cc_type type);
double cc_axis_at(const struct cc_axis *a, double value);		     /* clipped to its ends */
double cc_axis_tick(const struct cc_axis *a, size_t i);			     /* the value there */
void cc_axis_put(struct cc_buf *out, const struct cc_axis *a, double value); /* as a tick's label */
struct cc_span cc_axis_say(struct cc_arena *arena, const struct cc_axis *a, double value); /* the same */

#endif
