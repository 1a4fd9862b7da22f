/* lottery.c -- equally likely panels that all keep the quotas, fair to everybody. */
#include "stat/lottery.h"

#include "base/arena.h"

#include <math.h>
#include <string.h>

#define FULL 1e9 /* the largest gain of a panel */

/* A lottery in the making. */
struct making {
	struct cc_lottery *l;
	struct cc_seats in;
	struct cc_seats_solver *solver;
	double people, *weight;
	int64_t *gain;
	bool *looked; /* [profiles]: whether anybody of it can have a seat is known */
	struct cc_seats_found found;
};

static double
to_the_eighth(double x)
{
	x *= x;
	x *= x;
	return x * x;
}

/* Who has had few seats gains much; returns the profile that gains most. */
static uint32_t
weigh(struct making *m, uint32_t plans)
{
	const struct cc_seats *in = &m->in;
	double most = 0;
	uint32_t first = 0;

	for (uint32_t t = 0; t < in->profiles; t++) {
		double n = in->most[t];
		double chance = ((double)m->l->seats[t] + in->seats * n / m->people) / (n * (plans + 1));

		m->weight[t] = m->l->never[t] ? 0 : 1 / to_the_eighth(chance);
		if (m->weight[t] > most) {
			most = m->weight[t];
			first = t;
		}
	}
	for (uint32_t t = 0; t < in->profiles; t++)
		m->gain[t] = most > 0 ? llround(FULL * (m->weight[t] / most) / in->seats) : 0;
	return first;
}

/* What this panel says of all lotteries. */
static void
bound(struct making *m)
{
	double all = 0;

	for (uint32_t t = 0; t < m->in.profiles; t++)
		all += (double)m->gain[t] * m->in.most[t];
	if (all > 0)
		m->l->bound = fmin(m->l->bound, (double)m->found.bound / all);
}

static void
solve(struct making *m)
{
	m->found.found = true;
	cc_seats_solve(&m->found, m->solver, &m->in);
	m->l->work += m->found.work;
}

/* Whether any panel has somebody of the profile. */
static bool
can_be(struct making *m, uint32_t profile)
{
	for (uint32_t t = 0; t < m->in.profiles; t++)
		m->gain[t] = t == profile ? (int64_t)FULL : 0;
	solve(m);
	return m->found.bound >= (int64_t)FULL;
}

/* The next plan: where those who wait longest get no seat in it, perhaps nobody of theirs
 * ever can. */
static void
next_plan(struct making *m, uint32_t plans)
{
	uint32_t first;

	for (;;) {
		first = weigh(m, plans);
		solve(m);
		if (m->found.seats[first] > 0 || m->l->seats[first] > 0 || m->looked[first])
			break;
		m->looked[first] = true;
		m->l->never[first] = !can_be(m, first);
		if (m->l->never[first]) /* bounds so far were of a lottery with it */
			m->l->bound = 1;
	}
	bound(m);
	m->l->capped += m->found.bound > m->found.gain + CC_SEATS_NEAR;
}

static void
find_lowest(struct cc_lottery *l, const struct cc_seats *in)
{
	l->lowest = (double)INFINITY;
	for (uint32_t t = 0; t < in->profiles; t++)
		if (!l->never[t])
			l->lowest = fmin(l->lowest, (double)l->seats[t] / ((double)l->tickets * in->most[t]));
	if (isinf(l->lowest))
		l->lowest = 0;
}

void
cc_lottery_make(struct cc_lottery *l, const struct cc_seats *in, const uint32_t *panel, uint32_t tickets,
    struct cc_arena *arena)
{
	static const int64_t nothing = 0;
	struct making m = { .l = l, .in = *in };
	struct cc_seat_gains *profile = CC_ARRAY(arena, struct cc_seat_gains, in->profiles);
	struct cc_seat_gains *mix = CC_ARRAY(arena, struct cc_seat_gains, in->levels);

	*l = (struct cc_lottery){ .tickets = tickets, .profiles = in->profiles, .bound = 1 };
	l->plan = CC_ARRAY(arena, uint32_t, (size_t)tickets * in->profiles);
	l->seats = CC_ARRAY(arena, uint64_t, in->profiles);
	l->never = CC_ARRAY(arena, bool, in->profiles);
	m.looked = CC_ARRAY(arena, bool, in->profiles);
	m.weight = CC_ARRAY(arena, double, in->profiles);
	m.gain = CC_ARRAY(arena, int64_t, in->profiles);
	m.found.seats = CC_ARRAY(arena, uint32_t, in->profiles);
	for (uint32_t t = 0; t < in->profiles; t++) {
		profile[t] = (struct cc_seat_gains){ &m.gain[t], true };
		m.found.seats[t] = panel[t];
		m.people += in->most[t];
	}
	for (uint32_t v = 0; v < in->levels; v++)
		mix[v] = (struct cc_seat_gains){ &nothing, true };
	m.in.profile = profile;
	m.in.mix = mix;
	m.solver = cc_seats_solver_new(&m.in, arena);
	for (uint32_t c = 0; c < tickets; c++) {
		next_plan(&m, c);
		for (uint32_t t = 0; t < in->profiles; t++) {
			l->plan[(size_t)c * in->profiles + t] = m.found.seats[t];
			l->seats[t] += m.found.seats[t];
		}
	}
	find_lowest(l, in);
}
