/* panel_pick.c -- seats of a panel that are worth the most, and what was gained. */
#include "stat/panel_int.h"

#include "base/arena.h"
#include "stat/mix.h"

#include <math.h>
#include <string.h>

#define UNIT 1e9    /* 1 of what is maximised, in whole numbers */
#define MOST 0x1p46 /* these hold all that panels differ by */

/* What is maximised: (1 - d) S + d M, by score and by seat of a level. */
struct worths {
	double mean, top; /* scores: of all, of the best */
	bool differ;
	double per_score, per_mix, unit;
};

/* The mean score of the best, added from the top down. */
static double
top_mean(const struct cc_panel *p, const struct cc_seat_taker *taker, struct cc_arena *scratch)
{
	const struct cc_seat_taker *first = cc_panel_first(p, taker, scratch);
	double sum = 0;

	for (uint32_t i = 0; i < p->open; i++)
		sum += first[i].score;
	return p->open > 0 ? sum / p->open : 0;
}

static struct worths
find_worths(const struct cc_panel *p, const struct cc_panel_scores *scores, const struct cc_seat_taker *taker,
    double diversity, struct cc_arena *scratch)
{
	struct worths w = { .mean = scores->mean, .top = top_mean(p, taker, scratch) };

	w.differ = scores->least != scores->most && p->open > 0 && p->open < p->n;
	if (!w.differ)
		diversity = 1;
	else if (p->mixed == 0)
		diversity = 0;
	w.per_score = w.differ ? (1 - diversity) / (p->open * (w.top - w.mean)) : 0;
	w.per_mix = p->mixed > 0 ? diversity / p->mixed : 0;
	return w;
}

/* Of the h-th open seat of a level of the attribute. */
static double
seat_worth(const struct cc_panel *p, const struct worths *w, uint32_t attribute, uint32_t level, uint64_t h)
{
	const struct cc_panel_mix *mix = &p->mix[attribute];

	return mix->counts
		   ? w->per_mix * cc_mix_seat(p->share[level], p->kept[level] + h) / (mix->best - mix->blind)
		   : 0;
}

/* Nobody's score is farther from the mean than the least or the greatest. */
static void
find_unit(struct worths *w, const struct cc_panel *p, const struct cc_panel_scores *scores)
{
	const struct cc_panel_pool *pool = p->pool;
	double most = 1;

	most = fmax(most, fabs(scores->least - w->mean) * w->per_score * p->open);
	most = fmax(most, fabs(scores->most - w->mean) * w->per_score * p->open);
	for (uint32_t a = 0; a < pool->attributes; a++)
		for (uint32_t v = pool->first[a]; v < pool->first[a + 1]; v++)
			most = fmax(most, seat_worth(p, w, a, v, 1) * p->open);
	w->unit = fmin(UNIT, MOST / most);
}

/* Scores, and within what cannot be told apart lots; falling whatever is rounded. */
static struct cc_seat_gains
profile_gains(const struct cc_panel *p, const struct worths *w, const struct cc_seat_taker *taker, uint32_t t,
    struct cc_arena *scratch)
{
	uint32_t n = p->front[t + 1] - p->front[t];
	int64_t *gain = CC_ARRAY(scratch, int64_t, n);

	for (uint32_t s = 0; s < n; s++) {
		const struct cc_seat_taker *one = &taker[p->front[t] + s];

		gain[s] = llround(w->unit * w->per_score * (one->score - w->mean)) +
			  (int64_t)((1 - one->lot) * CC_SEATS_NEAR / p->open);
		if (s > 0 && gain[s] > gain[s - 1])
			gain[s] = gain[s - 1];
	}
	return (struct cc_seat_gains){ gain, false };
}

static struct cc_seat_gains
level_gains(const struct cc_panel *p, const struct worths *w, uint32_t attribute, uint32_t level,
    struct cc_arena *scratch)
{
	static const int64_t nothing = 0;
	int64_t *gain;

	if (!p->mix[attribute].counts || !(w->per_mix > 0))
		return (struct cc_seat_gains){ &nothing, true };
	gain = CC_ARRAY(scratch, int64_t, p->open);
	for (uint32_t h = 0; h < p->open; h++)
		gain[h] = llround(w->unit * seat_worth(p, w, attribute, level, h + 1));
	return (struct cc_seat_gains){ gain, false };
}

static double
mix_of(const struct cc_panel *p, uint32_t attribute, const uint64_t *seats)
{
	uint32_t first = p->pool->first[attribute], levels = p->pool->first[attribute + 1] - first;
	const struct cc_panel_mix *mix = &p->mix[attribute];

	return (cc_mix_of(&p->share[first], levels, &seats[first]) - mix->blind) / (mix->best - mix->blind);
}

static void
measure(struct cc_panel_pick *out, const struct cc_panel *p, const double *score, const struct worths *w,
    struct cc_arena *scratch)
{
	const struct cc_panel_pool *pool = p->pool;
	uint64_t *seats = CC_ARRAY(scratch, uint64_t, pool->levels);
	double sum = 0, mix = 0;

	for (uint32_t v = 0; v < pool->levels; v++)
		seats[v] = p->kept[v];
	for (uint32_t i = 0; i < out->n; i++) {
		sum += score[out->who[i]];
		for (uint32_t a = 0; a < pool->attributes; a++)
			seats[pool->level[(size_t)out->who[i] * pool->attributes + a]]++;
	}
	for (uint32_t a = 0; a < pool->attributes; a++)
		mix += p->mix[a].counts ? mix_of(p, a, seats) : 0;
	out->score_gain = w->differ ? (sum / p->open - w->mean) / (w->top - w->mean) : (double)NAN;
	out->mix_gain = p->mixed > 0 ? mix / p->mixed : (double)NAN;
	out->per_score = w->per_score;
	out->per_mix = w->per_mix;
}

static void
take_seats(struct cc_panel_pick *out, const struct cc_panel *p, const struct cc_seat_taker *taker,
    const uint32_t *seats)
{
	for (uint32_t t = 0; t < p->profiles; t++)
		for (uint32_t s = 0; s < seats[t]; s++)
			out->who[out->n++] = taker[p->front[t] + s].person;
}

void
cc_panel_by_lot(struct cc_panel_pick *out, const struct cc_panel *p, const uint32_t *seats,
    const double *score, struct cc_arena *arena)
{
	struct cc_panel_scores scores, same = { .of = CC_ARRAY(arena, double, p->n) };
	struct worths w;

	cc_panel_scores_of(&scores, p, score, arena);
	w = find_worths(p, &scores, cc_panel_takers(p, &scores, arena), 0, arena);
	*out = (struct cc_panel_pick){ .who = CC_ARRAY(arena, uint32_t, p->open) };
	take_seats(out, p, cc_panel_takers(p, &same, arena), seats);
	measure(out, p, score, &w, arena);
}

static void
fill_gains(struct cc_seats *in, const struct cc_panel *p, const struct worths *w,
    const struct cc_seat_taker *taker, struct cc_arena *scratch)
{
	const struct cc_panel_pool *pool = p->pool;
	struct cc_seat_gains *profile = CC_ARRAY(scratch, struct cc_seat_gains, p->profiles);
	struct cc_seat_gains *mix = CC_ARRAY(scratch, struct cc_seat_gains, pool->levels);

	for (uint32_t t = 0; t < p->profiles; t++)
		profile[t] = profile_gains(p, w, taker, t, scratch);
	for (uint32_t a = 0; a < pool->attributes; a++)
		for (uint32_t v = pool->first[a]; v < pool->first[a + 1]; v++)
			mix[v] = level_gains(p, w, a, v, scratch);
	in->profile = profile;
	in->mix = mix;
}

/* The seats, and what they are worth but for the gains. */
static struct worths
choose(struct cc_panel_pick *out, const struct cc_panel *p, const struct cc_panel_scores *scores,
    double diversity, struct cc_seats_solver *solver, struct cc_arena *arena)
{
	const struct cc_seat_taker *taker = cc_panel_takers(p, scores, arena);
	struct cc_seats_found found = { .seats = CC_ARRAY(arena, uint32_t, p->profiles), .found = true };
	struct worths w = find_worths(p, scores, taker, diversity, arena);
	struct cc_seats in = p->in;

	*out = (struct cc_panel_pick){ .who = CC_ARRAY(arena, uint32_t, p->open) };
	if (p->open > 0) {
		find_unit(&w, p, scores);
		fill_gains(&in, p, &w, taker, arena);
		memcpy(found.seats, p->feasible, p->profiles * sizeof *found.seats);
		cc_seats_solve(&found, solver, &in);
		take_seats(out, p, taker, found.seats);
		out->work = found.work;
	}
	if (found.bound > found.gain + CC_SEATS_NEAR)
		out->gap = ((double)found.bound - (double)found.gain) / w.unit;
	return w;
}

void
cc_panel_choose(struct cc_panel_pick *out, const struct cc_panel *p, const struct cc_panel_scores *scores,
    double diversity, struct cc_seats_solver *solver, struct cc_arena *arena)
{
	(void)choose(out, p, scores, diversity, solver, arena);
}

void
cc_panel_best(struct cc_panel_pick *out, const struct cc_panel *p, const double *score, double diversity,
    struct cc_seats_solver *solver, struct cc_arena *arena)
{
	struct cc_panel_scores scores;
	struct worths w;

	cc_panel_scores_of(&scores, p, score, arena);
	w = choose(out, p, &scores, diversity, solver, arena);
	measure(out, p, score, &w, arena);
}
