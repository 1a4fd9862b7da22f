/* agree_draw.c -- intervals of alpha: resamples of the units that count.
 *
 * Random numbers cost more than the alphas made of them, so measures of the
 * same units share each resample.
 */
#include "stat/agree_int.h"

#include "base/arena.h"
#include "stat/resample.h"

#include <math.h>

/* One measure among those that share their resamples. */
struct drawing {
	struct cc_sample s;
	struct cc_alpha *out;
	double *drawn;
	size_t n;
};

static void
drawing_begin(struct drawing *d, struct cc_alpha *out, const struct cc_counts *counts, enum cc_level level,
    uint32_t draws, struct cc_arena *arena)
{
	*d = (struct drawing){ .out = out };
	cc_sample_make(&d->s, counts, level, arena);
	cc_sample_point(out, &d->s, CC_ARRAY(arena, double, d->s.units));
	if (out->why == CC_WHY_NONE && d->s.units < 2)
		out->interval_why = CC_WHY_ONE;
	if (out->interval_why == CC_WHY_NONE)
		d->drawn = CC_ARRAY(arena, double, draws);
}

/* Those of n whose interval is still to be drawn and that have so many units. */
static void
draw_all(
    struct drawing *d, size_t n, size_t units, uint32_t draws, struct cc_rng *rng, struct cc_arena *arena)
{
	double *times = CC_ARRAY(arena, double, units);

	for (uint32_t i = 0; i < draws; i++) {
		cc_resample(times, (uint32_t)units, rng);
		for (size_t m = 0; m < n; m++) {
			double alpha;

			if (d[m].drawn == NULL || d[m].s.units != units)
				continue;
			alpha = cc_sample_alpha(&d[m].s, times);
			if (isfinite(alpha))
				d[m].drawn[d[m].n++] = alpha;
			else
				d[m].out->undefined++;
		}
	}
}

static void
drawing_end(struct drawing *d, uint32_t draws, double confidence)
{
	struct cc_alpha *out = d->out;

	out->interval_why = cc_percentile_interval(&out->low, &out->high, d->drawn, d->n, confidence);
	if (d->n == 0 && draws > 0)
		out->interval_why = CC_WHY_ONE_VALUE;
	d->drawn = NULL;
}

void
cc_alpha_intervals(struct cc_alpha *out, const struct cc_alpha_measure *measure, size_t n, uint32_t draws,
    double confidence, uint64_t seed, const char *table, struct cc_arena *arena)
{
	struct drawing *d = CC_ARRAY(arena, struct drawing, n);

	for (size_t m = 0; m < n; m++)
		drawing_begin(&d[m], &out[m], measure[m].counts, measure[m].level, draws, arena);
	for (size_t m = 0; m < n; m++) {
		struct cc_rng *rng;
		size_t units = d[m].s.units;

		if (d[m].drawn == NULL)
			continue;
		/* Each number of units starts the stream anew, so that no measure
		 * depends on which others there are. */
		rng = cc_rng_new(seed, table, CC_SPAN("units"), arena);
		draw_all(d + m, n - m, units, draws, rng, arena);
		cc_rng_free(rng);
		for (size_t same = m; same < n; same++) {
			if (d[same].drawn != NULL && d[same].s.units == units)
				drawing_end(&d[same], draws, confidence);
		}
	}
}
