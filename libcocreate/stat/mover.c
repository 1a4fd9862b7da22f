/* mover.c -- the difference of two independent estimates, from their intervals alone. */
#include "stat/mover.h"

#include "stat/interval.h"

#include <math.h>

static bool
is_whole(const struct cc_between *e)
{
	return isfinite(e->value) && isfinite(e->low) && isfinite(e->high);
}

/* What the interval says of no difference: the standard error of the end that 0 lies towards. */
static double
p_of(const struct cc_mover *m, double z)
{
	double error = (m->difference > 0 ? m->difference - m->low : m->high - m->difference) / z;

	if (m->difference == 0)
		return 1;
	return error > 0 ? 2 * cc_normal_cdf(-fabs(m->difference) / error) : 0;
}

void
cc_mover(
    struct cc_mover *out, const struct cc_between *after, const struct cc_between *before, double confidence)
{
	*out = (struct cc_mover){ NAN, NAN, NAN, NAN };
	if (!is_whole(after) || !is_whole(before))
		return;
	out->difference = after->value - before->value;
	out->low = out->difference - hypot(after->value - after->low, before->high - before->value);
	out->high = out->difference + hypot(after->high - after->value, before->value - before->low);
	out->p = p_of(out, cc_normal_quantile(0.5 + confidence / 2));
}
