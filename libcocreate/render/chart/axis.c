/* axis.c -- a scale of a picture: where a value lies, and which ticks it has. */
#include "render/chart/axis.h"

#include "base/arena.h"
#include "base/num.h"

#include <math.h>

/* The smallest of 1, 2, 2.5, 5 times a power of ten that is not below least. */
static double
nice_step(double least, int *power)
{
	static const double parts[] = { 1, 2, 2.5, 5, 10 };
	double ten = 1;
	size_t i = 0;

	for (*power = 0; ten * 10 <= least; ++*power)
		ten *= 10;
	for (; ten > least; --*power)
		ten /= 10;
	while (parts[i] * ten < least)
		i++;
	*power -= i == 2; /* a digit more */
	*power += i == 4;
	return parts[i] * ten;
}

struct cc_axis
cc_axis(double low, double high, size_t most, bool round, enum cc_type type)
{
	struct cc_axis a = { low, high, 0, 1, 0, 0, 0, 0, type };
	int power;

	if (!(high > low)) {
		double around = low != 0 ? fabs(low) / 2 : 0.5;

		a.low = low - around;
		a.high = high + around;
	}
	a.step = nice_step((a.high - a.low) / (double)(most > 2 ? most - 1 : 1), &power);
	if (round) {
		a.low = floor(a.low / a.step) * a.step;
		a.high = ceil(a.high / a.step) * a.step;
	}
	a.first = ceil(a.low / a.step - 1e-9) * a.step;
	a.ticks = (size_t)floor((a.high - a.first) / a.step + 1e-9) + 1;
	power += type == CC_TYPE_SHARE ? 2 : 0;
	a.decimals = power < 0 ? (unsigned)-power : 0;
	return a;
}

double
cc_axis_at(const struct cc_axis *a, double value)
{
	double part = (value - a->low) / (a->high - a->low);

	part = part < 0 ? 0 : part > 1 ? 1 : part;
	return a->from + part * (a->to - a->from);
}

double
cc_axis_tick(const struct cc_axis *a, size_t i)
{
	return a->first + (double)i * a->step;
}

void
cc_axis_put(struct cc_buf *out, const struct cc_axis *a, double value)
{
	char text[CC_NUM_MAX];
	bool share = a->type == CC_TYPE_SHARE;

	cc_buf_add(out, text, cc_num_fixed(text, share ? value * 100 : value, a->decimals));
	cc_buf_puts(out, share ? "%" : "");
}

struct cc_span
cc_axis_say(struct cc_arena *arena, const struct cc_axis *a, double value)
{
	struct cc_buf text = { 0 };
	struct cc_span kept;

	cc_axis_put(&text, a, value);
	kept = cc_span_dup(arena, (struct cc_span){ text.at, text.len });
	cc_buf_free(&text);
	return kept;
}
