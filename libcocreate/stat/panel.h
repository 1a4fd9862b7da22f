/* panel.h -- whom to give the seats of a panel, by score and by mix.
 *
 * May be included by: method, tests.
 * In:     people by number: levels of attributes, a lot, whether they are in already;
 *         the target shares of levels, limits of how many seats they have, NaN: none.
 *         A panel is of some of them (who), so that an inner one is chosen alike: limits
 *         are those of a panel of `size` seats, scaled, down for low and up for high.
 * Out:    the panel that keeps the limits with the most (1 - d) S + d M.  S: the mean
 *         score of those who are chosen, M: the mean over attributes of their mix
 *         (stat/mix.h); each 0 where seats are drawn blindly, 1 for the best there can be.
 *         Who is in has a seat; where more are in than there are seats, all are of
 *         them.  Equals go by lot.  gap: so much more may be possible; 0: it is the best.
 *         S is NaN, and counts for nothing, where all score alike or all get a seat; M
 *         where no attribute has more than one level.
 * Errors: none; asserts that there are as many as seats.
 * Cost:   that of stat/seats.h, and O(n), also of every draw of cc_panel_stability().
 * Memory: 8 bytes a person and pick; there 8 a person and criterion, 12 a person and block of draws.
 */
#ifndef CC_STAT_PANEL_H
#define CC_STAT_PANEL_H

#include "base/rng.h"
#include "base/workers.h"
#include "stat/seats.h"

enum cc_panel_spread { CC_PANEL_POOL, CC_PANEL_EVEN, CC_PANEL_GIVEN };

struct cc_panel_pool {
	uint32_t people, attributes, levels, size;
	const uint32_t *first;		    /* [attributes + 1]: its levels among all */
	const uint8_t *level;		    /* [people][attributes], among all */
	const bool *in;			    /* [people] */
	const double *lot;		    /* [people], in (0, 1): the lowest goes first */
	const enum cc_panel_spread *spread; /* [attributes] */
	const double *given;		    /* [levels]: of CC_PANEL_GIVEN, to be scaled */
	const double *low, *high;	    /* [levels] */
	const uint32_t *order;		    /* [2][levels]: in which low, high were said */
};

struct cc_panel {
	const struct cc_panel_pool *pool;
	uint32_t n, *who;	   /* those who are not in, by profile */
	uint32_t profiles, *first; /* [profiles + 1] into who */
	uint32_t *front;	   /* [profiles + 1]: those who may get the open seats, one after another */
	uint32_t seats, open;
	uint64_t *kept, *people; /* [levels]: who is in; all */
	double *share;		 /* [levels]: the target */
	struct cc_panel_mix {
		double best, blind;
		bool counts; /* panels can be mixed better or worse */
	} * mix;	     /* [attributes] */
	uint32_t mixed;	     /* attributes that count */
	struct cc_seats in;
	uint32_t *low, *high; /* [levels]: of the open seats, such as can be kept */
	bool *moved;	      /* [2][levels]: it is not what was asked */
	bool relaxed;	      /* some is */
	uint32_t *feasible;   /* [profiles] */
};

/* Seats that were given. */
struct cc_panel_pick {
	uint32_t n, *who;
	double score_gain, mix_gain, gap;
	double per_score, per_mix; /* what a point of score, a gain of one attribute, are worth */
	uint64_t work;		   /* stat/seats.h */
};

void cc_panel_new(struct cc_panel *out, const struct cc_panel_pool *pool, const uint32_t *who, uint32_t n,
    uint32_t seats, struct cc_arena *arena);
void cc_panel_best(struct cc_panel_pick *out, const struct cc_panel *p, const double *score, double diversity,
    struct cc_seats_solver *solver, struct cc_arena *arena);
/* Seats of profiles to those with the lowest lots. */
void cc_panel_by_lot(struct cc_panel_pick *out, const struct cc_panel *p, const uint32_t *seats,
    const double *score, struct cc_arena *arena);

/* How often each would be chosen: by `draws` weightings of standings, [criteria][people], which
 * are uniform on the simplex.  share[people], untouched for those who are not in `who`. */
struct cc_panel_weighing {
	const double *standing;
	uint32_t criteria, draws;
	double diversity;
};

void cc_panel_stability(double *share, const struct cc_panel *p, const struct cc_panel_weighing *w,
    struct cc_rng *rng, const struct cc_workers *workers, struct cc_arena *arena);

/* Who would have the open seats by score alone. */
void cc_panel_top(bool *top, const struct cc_panel *p, const double *score, struct cc_arena *scratch);

/* The members by seat, seat[size[0]], and when each is met: wave 1 is the innermost of panels of
 * these sizes, which fall, each chosen out of the one around it; score NULL: lots decide.
 * Whether limits of an inner one gave way. */
bool cc_panel_seat(uint32_t *seat, uint32_t *wave, const struct cc_panel_pool *pool, const bool *member,
    const uint32_t *size, uint32_t sizes, const double *score, double diversity, struct cc_arena *arena);

/* Who may step in for somebody, so that every limit still holds: of each profile the first one
 * without a seat, by what is lost, then by lot; where lots decide, those of the same profile
 * first.  member[people]; order: the scores, or NULL.  out[p->profiles]; how many. */
struct cc_stand_in {
	uint32_t person;
	double loss, lot;
};
struct cc_stand_ins;

struct cc_stand_ins *cc_stand_ins_new(const struct cc_panel *p, const struct cc_panel_pick *pick,
    const bool *member, const double *score, struct cc_arena *arena);
uint32_t cc_stand_ins_for(struct cc_stand_in *out, const struct cc_stand_ins *s, uint32_t person);

#endif
