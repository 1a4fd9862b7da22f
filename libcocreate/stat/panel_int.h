/* panel_int.h -- people of a panel in the order in which they take seats.
 *
 * May be included by: stat/panel*.
 */
#ifndef CC_STAT_PANEL_INT_H
#define CC_STAT_PANEL_INT_H

#include "stat/panel.h"

struct cc_seat_taker {
	const uint8_t *level; /* [levels], the profile */
	uint32_t levels, person;
	double score, lot;
};

/* Of qsort(): the better first, then the luckier. */
int cc_panel_by_seat(const void *a, const void *b);

/* The n people of a panel, by profile; the first `most` of each as they take seats, the rest behind
 * them in no order. */
struct cc_seat_taker *cc_panel_takers(
    const struct cc_panel *p, const double *score, uint32_t most, struct cc_arena *scratch);

#endif
