/* panel.c -- who has a seat, as the best panel or by lot, and why. */
#include "method/partner-select/int.h"

#include "base/arena.h"
#include "base/rng.h"

/* Weightings: fewer in a large pool.  Plans that are tried to see what all of them take. */
enum { LARGE_POOL = 10000, LARGE_DRAWS = 200, TRIAL = 10 };

#define WORK_OF_MINUTE 3e10 /* as stat/seats.h counts it */

static void
warn(const struct partner_data *d, double work)
{
	if (d->run->slow != NULL && work > WORK_OF_MINUTE)
		d->run->slow(work / WORK_OF_MINUTE);
}

static void
draw(struct partner_data *d)
{
	const struct cc_panel *p = &d->panel;
	uint32_t tickets = (uint32_t)d->opts->tickets.value;
	struct cc_lottery trial;
	struct cc_rng *rng;

	if (tickets > TRIAL && d->run->slow != NULL) {
		cc_lottery_make(&trial, &p->in, p->feasible, TRIAL, d->arena);
		warn(d, (double)trial.work / TRIAL * tickets);
	}
	cc_lottery_make(&d->lottery, &p->in, p->feasible, tickets, d->arena);
	rng = cc_rng_new(d->run->seed, "lot", CC_SPAN("ticket"), d->arena);
	d->ticket = 1 + (uint32_t)(cc_rng_unit(rng) * tickets);
	cc_rng_free(rng);
	if (d->opts->ticket.set)
		d->ticket = (uint32_t)d->opts->ticket.value;
	cc_panel_by_lot(&d->pick, p, &d->lottery.plan[(size_t)(d->ticket - 1) * p->profiles],
	    d->criteria.score, d->arena);
	for (uint32_t i = 0; i < d->pool; i++)
		d->chance[d->who[i]] = 1; /* who is in */
	for (uint32_t t = 0; t < p->profiles; t++)
		for (uint32_t i = p->first[t]; i < p->first[t + 1]; i++)
			d->chance[p->who[i]] =
			    (double)d->lottery.seats[t] / ((double)tickets * p->in.most[t]);
}

static void
find_stability(struct partner_data *d)
{
	struct cc_panel_weighing w = { d->criteria.standing, d->criteria.used, d->run->draws,
		d->opts->diversity.value };
	struct cc_rng *rng;

	if (w.criteria < 2 || w.draws == 0 ||
	    !(cc_run_wants(d->run, T_PANEL) || cc_run_wants(d->run, T_PEOPLE) ||
		cc_run_wants(d->run, T_FINDINGS)))
		return;
	if (d->pool > LARGE_POOL && w.draws > LARGE_DRAWS)
		w.draws = LARGE_DRAWS;
	warn(d, (double)d->pick.work * w.draws / d->run->workers->threads);
	for (uint32_t i = 0; i < d->pool; i++)
		d->stability[d->who[i]] = 1; /* who is in */
	rng = cc_rng_new(d->run->seed, "stability", (struct cc_span){ NULL, 0 }, d->arena);
	cc_panel_stability(d->stability, &d->panel, &w, rng, d->run->workers, d->arena);
	cc_rng_free(rng);
}

/* The best, and what other weights of score and mix would choose. */
static void
choose_best(struct partner_data *d)
{
	struct cc_seats_solver *solver = cc_seats_solver_new(&d->panel.in, d->arena);
	bool *now = CC_ARRAY(d->arena, bool, d->people);

	cc_panel_best(&d->pick, &d->panel, d->criteria.score, d->opts->diversity.value, solver, d->arena);
	for (uint32_t i = 0; i < d->pick.n; i++)
		now[d->pick.who[i]] = true;
	for (unsigned i = 0; i < 5; i++) {
		cc_panel_best(&d->tradeoff[i], &d->panel, d->criteria.score, i / 4., solver, d->arena);
		for (uint32_t k = 0; k < d->tradeoff[i].n; k++)
			d->changed[i] += !now[d->tradeoff[i].who[k]];
	}
	find_stability(d);
}

static enum partner_why
why_of(const struct partner_data *d, uint32_t p)
{
	bool lot = d->study->lot;

	if (d->member[p])
		return d->in[p] ? WHY_KEPT : lot ? WHY_LOT : d->top[p] ? WHY_SCORE : WHY_MIX;
	if (d->top[p] && !lot)
		return WHY_DISPLACED;
	if (d->profile_seats[d->levels.profile_of[p]] == 0)
		return WHY_NO_SEAT;
	return lot ? WHY_LOT : WHY_OUTSCORED;
}

static void
say_why(struct partner_data *d)
{
	double *cut = CC_ARRAY(d->arena, double, d->levels.profiles);

	d->profile_seats = CC_ARRAY(d->arena, uint64_t, d->levels.profiles);
	for (uint32_t t = 0; t < d->levels.profiles; t++)
		cut[t] = (double)NAN;
	for (uint32_t i = 0; i < d->pick.n; i++) {
		uint32_t t = d->levels.profile_of[d->pick.who[i]];

		cut[t] = fmin(cut[t], d->criteria.score[d->pick.who[i]]);
		d->profile_seats[t]++;
	}
	for (uint32_t i = 0; i < d->pool; i++) {
		struct partner_person *p = &d->person[d->who[i]];

		p->cut = d->study->lot ? (double)NAN : cut[d->levels.profile_of[d->who[i]]];
		p->why = why_of(d, d->who[i]);
	}
}

static double *
nothing_known(const struct partner_data *d)
{
	double *of = CC_ARRAY(d->arena, double, d->people);

	for (uint32_t p = 0; p < d->people; p++)
		of[p] = (double)NAN;
	return of;
}

bool
partner_choose(struct partner_data *d, struct cc_err *err)
{
	struct cc_levels *l = &d->levels;

	if (!cc_levels_pool(l, d->who, d->pool, d->in, d->lot, d->size, err) ||
	    !cc_levels_quotas(l, &d->opts->quota, d->opts->relax, err))
		return false;
	cc_panel_new(&d->panel, &l->pool, d->who, d->pool, d->size, d->arena);
	if (!cc_levels_grant(l, &d->panel, d->opts->relax, err))
		return false;
	d->chance = nothing_known(d);
	d->stability = nothing_known(d);
	d->member = CC_ARRAY(d->arena, bool, d->people);
	d->top = CC_ARRAY(d->arena, bool, d->people);
	cc_panel_top(d->top, &d->panel, d->criteria.score, d->arena);
	if (d->study->lot)
		draw(d);
	else
		choose_best(d);
	for (uint32_t i = 0; i < d->pick.n; i++)
		d->member[d->pick.who[i]] = true;
	for (uint32_t i = 0; i < d->pool; i++)
		d->member[d->who[i]] |= d->in[d->who[i]];
	say_why(d);
	d->seat = CC_ARRAY(d->arena, uint32_t, d->size);
	d->wave = CC_ARRAY(d->arena, uint32_t, d->people);
	d->waves_relaxed = cc_panel_seat(d->seat, d->wave, &l->pool, d->member, d->study->size,
	    d->study->sizes, d->study->lot ? NULL : d->criteria.score, d->opts->diversity.value, d->arena);
	return true;
}
