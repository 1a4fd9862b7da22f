/* ring.h -- things around a ring, those that belong together near each other.
 *
 * May be included by: render, tests.
 * Half of them stand on the right, from the top down, half on the left, from the bottom
 * up, each as far below the one above as the next: so no two names beside the ring meet,
 * whatever their number.  No angle is computed, so that every machine finds the same points.
 */
#ifndef CC_RENDER_CHART_RING_H
#define CC_RENDER_CHART_RING_H

#include "render/chart/canvas.h"

struct cc_arena;

/* An order of n things, order[i] the one at place i: things of great weight
 * [n][n] (symmetric) are brought near each other, by exchanging two as long as it helps;
 * the first in the order is the one whose weights have the greatest sum.
 * Cost:   O(n^3) a round, at most 60 rounds. */
void cc_ring_order(size_t *order, const double *weight, size_t n, struct cc_arena *arena);

/* The place of the i-th of n on a ring around (0, 0), as wide and high as told from its
 * middle; x >= 0: on the right. */
struct cc_point cc_ring_place(size_t i, size_t n, double wide, double high);

#endif
