/* spark.c -- a series as a line of bars. */
#include "figure/spark.h"

#include "base/arena.h"

#include <math.h>

const char *
cc_spark(const double *value, size_t n, struct cc_arena *arena)
{
	static const char *const bar[] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
	double least = (double)INFINITY, most = -(double)INFINITY;
	char *text = CC_ARRAY(arena, char, n * 4 + 1), *at = text;

	for (size_t i = 0; i < n; i++) {
		least = fmin(least, value[i]);
		most = fmax(most, value[i]);
	}
	for (size_t i = 0; i < n; i++) {
		double part = most > least ? (value[i] - least) / (most - least) : 0.5;
		const char *mark = isnan(value[i]) ? "·" : bar[(int)fmin(part * 8, 7)];

		while (*mark != '\0')
			*at++ = *mark++;
	}
	return text;
}
