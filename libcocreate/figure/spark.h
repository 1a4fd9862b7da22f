/* spark.h -- a series as a line of bars.
 *
 * May be included by: method, tests.
 */
#ifndef CC_FIGURE_SPARK_H
#define CC_FIGURE_SPARK_H

#include <stddef.h>

struct cc_arena;

/* Bars from the least value to the greatest; NaN, a gap, is a point in the middle. */
const char *cc_spark(const double *value, size_t n, struct cc_arena *arena);

#endif
