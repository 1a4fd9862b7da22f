/* clock.h -- times of a day as people write them, 9:05 and 13:30.
 *
 * May be included by: everyone.  No clock is read.
 */
#ifndef CC_BASE_CLOCK_H
#define CC_BASE_CLOCK_H

#include "base/str.h"

#include <stdint.h>

/* Minutes since midnight; false: it is no time of a day. */
bool cc_clock_parse(int64_t *minute, struct cc_span text);
/* Minutes since midnight, 0 or more, of whatever day. */
char *cc_clock_print(int64_t minute, struct cc_arena *arena);

#endif
