/* enter.c -- who enters the pool, and with what score. */
#include "method/partner-select/int.h"

#include "base/arena.h"
#include "base/rng.h"
#include "stat/order.h"

#include <stdlib.h>

static void
find_day(struct partner_data *d)
{
	d->as_of = d->run->has_as_of ? d->run->as_of : CC_NO_DAY;
	for (uint32_t p = 0; p < d->people && !d->run->has_as_of; p++)
		if (!isnan(d->person[p].last) &&
		    (d->as_of == CC_NO_DAY || d->person[p].last > (double)d->as_of))
			d->as_of = (int64_t)d->person[p].last;
}

/* The first reason counts. */
static enum partner_why
why_out(const struct partner_data *d, uint32_t p)
{
	const struct partner_person *who = &d->person[p];
	double ago = d->as_of == CC_NO_DAY ? (double)NAN : (double)d->as_of - who->last;

	if (d->run->bound >> CONSENT & 1 && !(who->flags & FLAG_CONSENTS))
		return WHY_NO_CONSENT;
	if (who->flags & FLAG_EXCLUDED)
		return WHY_EXCLUDED;
	if (ago >= 0 && ago < d->opts->rest.value)
		return WHY_RESTING;
	switch (cc_criteria_lack(&d->criteria, p)) {
	case CC_LACK_VALUE: return WHY_MISSING;
	case CC_LACK_LIMITS: return WHY_FLOOR;
	default: return WHY_NONE;
	}
}

static void
find_eligible(struct partner_data *d)
{
	find_day(d);
	for (uint32_t p = 0; p < d->people; p++) {
		struct partner_person *who = &d->person[p];

		who->why = who->flags & FLAG_OUT ? WHY_DECLINED : why_out(d, p);
		d->in[p] = who->flags & FLAG_IN;
		who->despite = d->in[p] && who->why != WHY_NONE;
		d->entered[p] = d->in[p] || who->why == WHY_NONE;
		d->eligible += d->entered[p];
	}
}

enum { LOTS = 4096 }; /* of a task */

static void
draw_some(void *ctx, uint32_t task, struct cc_arena *scratch)
{
	const struct partner_data *d = ctx;
	uint32_t from = task * LOTS, end = d->people - from < LOTS ? d->people : from + LOTS, n = 0;
	struct cc_span *id = CC_ARRAY(scratch, struct cc_span, LOTS);
	double *lot = CC_ARRAY(scratch, double, LOTS);

	for (uint32_t p = from; p < end; p++)
		if (d->entered[p])
			id[n++] = partner_id(d, p);
	cc_rng_once(lot, d->run->seed, "lot", id, n);
	for (uint32_t p = end; p-- > from;)
		if (d->entered[p])
			d->lot[p] = lot[--n];
}

static void
draw_lots(struct partner_data *d)
{
	cc_each(d->run->workers, draw_some, d, (d->people + LOTS - 1) / LOTS);
}

/* The eligible, as they come first: who is in, the better, the luckier. */
struct entrant {
	uint32_t person, household;
	bool in;
	double score, lot;
};

static int
by_score(const void *a, const void *b)
{
	const struct entrant *x = a, *y = b;

	if (x->in != y->in)
		return x->in ? -1 : 1;
	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	if (x->lot != y->lot)
		return x->lot < y->lot ? -1 : 1;
	return (x->person > y->person) - (x->person < y->person);
}

static int
by_household(const void *a, const void *b)
{
	const struct entrant *x = a, *y = b;

	return x->household != y->household ? x->household < y->household ? -1 : 1 : by_score(a, b);
}

static void
leave(struct partner_data *d, const struct entrant *e, enum partner_why why)
{
	d->entered[e->person] = e->in;
	d->person[e->person].why = why;
}

/* One person of each household, who scores the floor, and is among the best. */
static void
narrow(struct partner_data *d)
{
	struct entrant *e = CC_ARRAY(d->arena, struct entrant, d->eligible);
	double left = d->opts->shortlist.value;
	bool households = false;
	uint32_t n = 0;

	for (uint32_t p = 0; p < d->people; p++)
		if (d->entered[p]) {
			e[n++] = (struct entrant){ p, d->person[p].household, d->in[p], d->criteria.score[p],
				d->lot[p] };
			households |= d->person[p].household != CC_NO_ID;
		}
	if (households)
		qsort(e, n, sizeof *e, by_household);
	for (uint32_t i = 1; households && i < n; i++)
		if (e[i].household != CC_NO_ID && e[i].household == e[i - 1].household)
			leave(d, &e[i], WHY_HOUSEHOLD);
	if (isnan(d->opts->floor.value) && isnan(left))
		return;
	qsort(e, n, sizeof *e, by_score);
	for (uint32_t i = 0; i < n; i++) {
		if (e[i].in || !d->entered[e[i].person])
			continue;
		if (e[i].score < d->opts->floor.value)
			leave(d, &e[i], WHY_FLOOR);
		else if (left-- < 1)
			leave(d, &e[i], WHY_SHORTLIST);
	}
}

static void
list_pool(struct partner_data *d)
{
	double *value = CC_ARRAY(d->arena, double, d->people);
	uint32_t *order = CC_ARRAY(d->arena, uint32_t, d->people);
	uint32_t *rank = CC_ARRAY(d->arena, uint32_t, d->people);

	d->who = CC_ARRAY(d->arena, uint32_t, d->people);
	for (uint32_t p = 0; p < d->people; p++) {
		value[p] = d->entered[p] ? d->criteria.score[p] : (double)NAN;
		if (d->entered[p])
			d->who[d->pool++] = p;
	}
	cc_rank(order, rank, value, d->people, 1e-9, d->arena);
	for (uint32_t p = 0; p < d->people; p++)
		d->person[p].rank = rank[p];
}

bool
partner_enter(struct partner_data *d, struct cc_err *err)
{
	uint32_t in = 0;

	d->size = d->study->size[0];
	d->lot = CC_ARRAY(d->arena, double, d->people);
	d->in = CC_ARRAY(d->arena, bool, d->people);
	d->entered = CC_ARRAY(d->arena, bool, d->people);
	find_eligible(d);
	if (!cc_criteria_score(&d->criteria, d->entered, err))
		return false;
	draw_lots(d);
	narrow(d);
	list_pool(d);
	for (uint32_t i = 0; i < d->pool; i++)
		in += d->in[d->who[i]];
	if (d->pool < d->size)
		return cc_fail(err, CC_EXIT_DATA,
		    N_("%u of %u people can be chosen; wanted a panel of %u: a smaller --size, or weaker "
		       "conditions"),
		    d->pool, d->people, d->size);
	return in <= d->size ||
	       cc_fail(err, CC_EXIT_DATA, N_("%u people are in; wanted a panel of %u: a larger --size"), in,
		   d->size);
}
