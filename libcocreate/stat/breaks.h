/* breaks.h -- where breaks stand between the blocks of a session.
 *
 * May be included by: method, tests.
 * In:     until[n], minutes of work at the end of each block, which grow; phase_end[n]: it
 *         ends a phase, too; how many breaks.
 * Out:    after[n]: a break follows.  Break j of b wants to stand at j / (b + 1) of the work:
 *         at the nearest end of a phase within CC_BREAKS_REACH minutes, else at the nearest end
 *         of a block, of equally near ones the earlier; none is used twice, and the end of the
 *         session is none of them.
 * Errors: false where there are more breaks than places for them.
 * Cost:   O(breaks n), whole numbers alone.
 */
#ifndef CC_STAT_BREAKS_H
#define CC_STAT_BREAKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CC_BREAKS_REACH = 15 };

bool cc_breaks(bool *after, const int64_t *until, const bool *phase_end, size_t n, unsigned breaks);

#endif
