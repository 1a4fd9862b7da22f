/* panel_int.h -- people of a panel in the order in which they take seats, and what their seats are worth.
 *
 * May be included by: stat/panel*.
 */
#ifndef CC_STAT_PANEL_INT_H
#define CC_STAT_PANEL_INT_H

#include "stat/panel.h"

struct cc_seat_taker {
	double score, lot;
	uint32_t person;
};

/* The better first, then the luckier. */
bool cc_panel_before(const struct cc_seat_taker *a, const struct cc_seat_taker *b);

/* The scores of the n people of a panel, as who[] has them. */
struct cc_panel_scores {
	const double *of; /* [n] */
	double mean, least, most;
};

void cc_panel_scores(struct cc_panel_scores *out, const struct cc_panel *p, const double *of);
/* From those of everybody. */
void cc_panel_scores_of(
    struct cc_panel_scores *out, const struct cc_panel *p, const double *score, struct cc_arena *scratch);

/* Of each profile as many as there are seats, in the order in which they take them: those of
 * profile t stand from p->front[t] on. */
struct cc_seat_taker *cc_panel_takers(
    const struct cc_panel *p, const struct cc_panel_scores *scores, struct cc_arena *scratch);
/* The first of all of these: [open]. */
struct cc_seat_taker *cc_panel_first(
    const struct cc_panel *p, const struct cc_seat_taker *taker, struct cc_arena *scratch);

/* cc_panel_best() without the gains. */
void cc_panel_choose(struct cc_panel_pick *out, const struct cc_panel *p,
    const struct cc_panel_scores *scores, double diversity, struct cc_seats_solver *solver,
    struct cc_arena *arena);

#endif
