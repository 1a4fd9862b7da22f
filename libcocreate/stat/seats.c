/* seats.c -- how many seats of a panel does each profile get?  Branch and bound. */
#include "stat/seats_int.h"

#include "base/arena.h"

#include <math.h>
#include <string.h>

__extension__ typedef __int128 wide;

/* Duals in a bound are multiples of 1 / DUAL_ONE; a search that finds no panel ends, too. */
enum { DUAL_ONE = 1024, NODES_WITHOUT = 20 * CC_SEATS_NODES };

/* Of one variable: the most that its units may be worth less their price. */
static wide
worth_above(const struct cc_seats_solver *s, uint32_t var, int64_t price)
{
	const struct cc_seats *in = s->in;
	const struct cc_seat_gains *g = var < in->profiles ? &in->profile[var] : &in->mix[var - in->profiles];
	uint32_t low = s->low[var], high = s->high[var];
	wide sum = 0;

	if (low > high)
		return 0;
	if (g->flat) {
		wide one = (wide)g->of[0] * DUAL_ONE - price;

		return one * (one > 0 ? high : low);
	}
	for (uint32_t u = 0; u < high; u++) {
		wide one = (wide)g->of[u] * DUAL_ONE - price;

		if (u >= low && one <= 0)
			break;
		sum += one;
	}
	return sum;
}

int64_t
cc_seats_bound(const struct cc_seats_solver *s)
{
	const struct cc_seats *in = s->in;
	int64_t dual[CC_SEATS_ROWS] = { 0 };
	wide sum;

	for (uint32_t r = 0; r < s->rows; r++) {
		double scaled = s->dual[r] * DUAL_ONE;

		if (!(fabs(scaled) < 0x1p62))
			return INT64_MAX;
		dual[r] = llrint(scaled);
	}
	sum = (wide)dual[0] * in->seats;
	for (uint32_t var = 0; var < s->vars; var++) {
		wide price = dual[0];

		if (var >= in->profiles)
			price = -(wide)dual[1 + var - in->profiles];
		else
			for (uint32_t a = 0; a < in->attributes; a++)
				price += dual[1 + in->level[(size_t)var * in->attributes + a]];
		if (price > INT64_MAX || price < INT64_MIN)
			return INT64_MAX;
		sum += worth_above(s, var, (int64_t)price);
	}
	sum = sum > 0 ? (sum + DUAL_ONE - 1) / DUAL_ONE : sum / DUAL_ONE;
	return sum > INT64_MAX ? INT64_MAX : sum < INT64_MIN ? INT64_MIN : (int64_t)sum;
}

static int64_t
worth_of(const struct cc_seat_gains *g, uint32_t units)
{
	int64_t sum = g->flat ? g->of[0] * units : 0;

	for (uint32_t u = 0; !g->flat && u < units; u++)
		sum += g->of[u];
	return sum;
}

bool
cc_seats_check(int64_t *gain, const struct cc_seats *in, const uint32_t *seats)
{
	uint64_t level[CC_SEATS_LEVELS] = { 0 }, all = 0;

	*gain = 0;
	for (uint32_t t = 0; t < in->profiles; t++) {
		if (seats[t] > in->most[t])
			return false;
		all += seats[t];
		for (uint32_t a = 0; a < in->attributes; a++)
			level[in->level[(size_t)t * in->attributes + a]] += seats[t];
	}
	if (all != in->seats)
		return false;
	for (uint32_t t = 0; t < in->profiles; t++)
		*gain += worth_of(&in->profile[t], seats[t]);
	for (uint32_t v = 0; v < in->levels; v++) {
		if (level[v] < in->low[v] || level[v] > in->high[v])
			return false;
		*gain += worth_of(&in->mix[v], (uint32_t)level[v]);
	}
	return true;
}

/* More than all that panels differ by: what a unit beyond a limit costs. */
static int64_t
price_beyond(const struct cc_seats_solver *s)
{
	const struct cc_seats *in = s->in;
	double most = 1, sum = 1;

	for (uint32_t t = 0; t < in->profiles; t++) {
		const struct cc_seat_gains *g = &in->profile[t];

		most = fmax(most, fabs((double)g->of[0]));
		most = fmax(most, fabs((double)g->of[g->flat ? 0 : s->cap[t] - 1]));
	}
	for (uint32_t v = 0; v < in->levels; v++)
		for (uint32_t u = 0; u < s->cap[in->profiles + v]; u++)
			sum += fabs((double)in->mix[v].of[in->mix[v].flat ? 0 : u]);
	return (int64_t)fmin(0x1p50, 2 * (sum + most * in->seats));
}

struct cc_seats_solver *
cc_seats_solver_new(const struct cc_seats *in, struct cc_arena *arena)
{
	struct cc_seats_solver *s = CC_NEW(arena, struct cc_seats_solver);
	uint64_t people[CC_SEATS_LEVELS] = { 0 };

	s->in = in;
	s->arena = arena;
	s->rows = 1 + in->levels;
	s->vars = in->profiles + in->levels;
	s->cap = CC_ARRAY(arena, uint32_t, s->vars);
	s->low = CC_ARRAY(arena, uint32_t, s->vars);
	s->high = CC_ARRAY(arena, uint32_t, s->vars);
	s->at = CC_ARRAY(arena, uint32_t, s->vars);
	s->row = CC_ARRAY(arena, uint32_t, s->vars);
	s->counts = CC_ARRAY(arena, uint32_t, in->profiles);
	s->inverse = CC_ARRAY(arena, double, (size_t)s->rows * s->rows);
	s->matrix = CC_ARRAY(arena, double, (size_t)s->rows * s->rows);
	for (uint32_t t = 0; t < in->profiles; t++) {
		s->cap[t] = in->most[t] < in->seats ? in->most[t] : in->seats;
		for (uint32_t a = 0; a < in->attributes; a++)
			people[in->level[(size_t)t * in->attributes + a]] += s->cap[t];
	}
	for (uint32_t v = 0; v < in->levels; v++)
		s->cap[in->profiles + v] = people[v] < in->seats ? (uint32_t)people[v] : in->seats;
	return s;
}

static void
set_limits(struct cc_seats_solver *s)
{
	const struct cc_seats *in = s->in;

	for (uint32_t t = 0; t < in->profiles; t++) {
		s->low[t] = 0;
		s->high[t] = s->cap[t];
	}
	for (uint32_t v = 0; v < in->levels; v++) {
		uint32_t cap = s->cap[in->profiles + v];

		s->low[in->profiles + v] = in->low[v];
		s->high[in->profiles + v] = in->high[v] < cap ? in->high[v] : cap;
	}
}

/* The profile whose seats are farthest from a whole number, or profiles.  One that lies out
 * of its limits has nothing to be divided. */
static uint32_t
choose_branch(const struct cc_seats_solver *s)
{
	uint32_t chosen = s->in->profiles;
	double most = 1e-6;

	for (uint32_t r = 0; r < s->rows; r++) {
		uint32_t var = s->basic[r];
		double value = s->value[r], off = fabs(value - nearbyint(value));

		if (var >= s->in->profiles || !(value > s->low[var] && value < s->high[var]))
			continue;
		if (off > most || (off == most && var < chosen)) {
			most = off;
			chosen = var;
		}
	}
	return chosen;
}

static void
take(struct cc_seats_found *best, const struct cc_seats_solver *s)
{
	uint32_t *room = s->counts;
	int64_t gain;

	for (uint32_t t = 0; t < s->in->profiles; t++) {
		double value = nearbyint(cc_seats_value(s, t));

		room[t] = value > 0 ? (uint32_t)value : 0;
	}
	if (!cc_seats_check(&gain, s->in, room) || (best->found && gain <= best->gain))
		return;
	best->found = true;
	best->gain = gain;
	memcpy(best->seats, room, (size_t)s->in->profiles * sizeof *room);
}

static struct cc_seats_branch *
push(struct cc_seats_solver *s)
{
	if (s->branches == s->room) {
		uint32_t room = s->room > 0 ? 2 * s->room : 64;
		struct cc_seats_branch *more = CC_ARRAY(s->arena, struct cc_seats_branch, room);

		if (s->branches > 0)
			memcpy(more, s->branch, s->branches * sizeof *more);
		s->branch = more;
		s->room = room;
	}
	return &s->branch[s->branches++];
}

static void
branch_on(struct cc_seats_solver *s, uint32_t var, int64_t bound)
{
	double value = cc_seats_value(s, var), below = floor(value);
	struct cc_seats_branch *b = push(s);

	*b = (struct cc_seats_branch){ var, s->low[var], s->high[var], bound, value - below > 0.5, false };
	if (b->up)
		s->low[var] = (uint32_t)below + 1;
	else
		s->high[var] = (uint32_t)below;
}

/* To the other side of the last branch that has one; false: there is none. */
static bool
turn_back(struct cc_seats_solver *s)
{
	while (s->branches > 0) {
		struct cc_seats_branch *b = &s->branch[s->branches - 1];
		uint32_t below = b->up ? s->low[b->var] - 1 : s->high[b->var];

		s->low[b->var] = b->low;
		s->high[b->var] = b->high;
		if (b->second) {
			s->branches--;
			continue;
		}
		b->second = true;
		b->up = !b->up;
		if (b->up)
			s->low[b->var] = below + 1;
		else
			s->high[b->var] = below;
		return true;
	}
	return false;
}

static int64_t
larger(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

/* What the branches that are left may hold. */
static int64_t
open_bound(const struct cc_seats_solver *s)
{
	int64_t most = INT64_MIN;

	for (uint32_t i = 0; i < s->branches; i++)
		if (!s->branch[i].second)
			most = larger(most, s->branch[i].bound);
	return most;
}

static void
search(struct cc_seats_found *best, struct cc_seats_solver *s)
{
	uint32_t since = 0, branch;
	int64_t bound;

	best->bound = INT64_MIN;
	do {
		cc_seats_lp_solve(s);
		best->nodes++;
		since += best->found;
		bound = cc_seats_bound(s);
		if (s->branches > 0) /* of a part no more than of the whole */
			bound = bound < s->branch[s->branches - 1].bound ? bound
									 : s->branch[s->branches - 1].bound;
		branch = choose_branch(s);
		if (branch == s->in->profiles)
			take(best, s);
		if (branch < s->in->profiles && !(best->found && bound <= best->gain + CC_SEATS_NEAR)) {
			branch_on(s, branch, bound);
			continue;
		}
		best->bound = larger(best->bound, bound);
		if (!turn_back(s))
			return;
	} while (since < CC_SEATS_NODES && best->nodes < NODES_WITHOUT);
	best->bound = larger(best->bound, open_bound(s));
}

void
cc_seats_solve(struct cc_seats_found *out, struct cc_seats_solver *s, const struct cc_seats *in)
{
	s->in = in;
	s->branches = 0;
	out->nodes = 0;
	s->work = 0;
	out->bound = out->gain = 0;
	out->found = out->found && cc_seats_check(&out->gain, in, out->seats);
	if (in->profiles == 0)
		return;
	set_limits(s);
	s->beyond = price_beyond(s);
	if (!s->started)
		cc_seats_lp_start(s);
	s->started = true;
	search(out, s);
	out->work = s->work;
	if (out->found && out->bound < out->gain)
		out->bound = out->gain;
}
