/* share_out.c -- an amount over people by the rows that bear it, and each one's over their rows. */
#include "figure/share_out.h"

#include "base/arena.h"
#include "stat/order.h"

static bool
by_person(const struct cc_share_out *s)
{
	for (size_t i = 1; i < s->n; i++)
		if (s->row[i].person < s->row[i - 1].person)
			return false;
	return true;
}

/* The rows of each person together, in their order: the time goes with rows, not with all people there are. */
static void
group(struct cc_share_out *s, struct cc_arena *arena)
{
	struct cc_bearer *row = CC_ARRAY(arena, struct cc_bearer, s->n);
	uint32_t *order = CC_ARRAY(arena, uint32_t, s->n);
	uint64_t *person = CC_ARRAY(arena, uint64_t, s->n);

	for (size_t i = 0; i < s->n; i++) {
		order[i] = (uint32_t)i;
		person[i] = s->row[i].person;
	}
	cc_sort_by(order, person, (uint32_t)s->n, arena);
	for (size_t i = 0; i < s->n; i++)
		row[i] = s->row[order[i]];
	s->row = row;
}

/* Whether they add up to less than 2^63. */
static bool
may_add_up(const struct cc_share_out *s)
{
	int64_t all = 0;

	for (size_t i = 0; i < s->n; i++) {
		if (s->row[i].weight > INT64_MAX - all)
			return false;
		all += s->row[i].weight;
	}
	return true;
}

/* Whose rows are which, and what they weigh. */
static void
find_people(struct cc_share_out *s, int64_t *weight, int64_t *owed)
{
	for (size_t from = 0, end; from < s->n; from = end) {
		uint32_t p = s->people++;

		for (end = from; end < s->n && s->row[end].person == s->row[from].person; end++)
			weight[p] += s->row[end].weight;
		owed[p] = s->owed[s->row[from].person];
		s->sharer[p] = (struct cc_sharer){ .from = from, .n = end - from };
	}
}

bool
cc_share_out(struct cc_share_out *s, struct cc_arena *arena)
{
	int64_t *weight = CC_ARRAY(arena, int64_t, s->n), *owed = CC_ARRAY(arena, int64_t, s->n);
	struct cc_apportion in = {
		.total = s->total, .weight = weight, .least = s->least, .most = s->most, .webster = s->webster
	};
	struct cc_apportioned out;

	if (!may_add_up(s))
		return false;
	if (!by_person(s))
		group(s, arena);
	s->people = 0;
	s->sharer = CC_ARRAY(arena, struct cc_sharer, s->n);
	find_people(s, weight, owed);
	in.n = s->people;
	cc_apportion(&out, &in, owed, arena);
	s->shared = out.shared;
	s->least_dropped = out.least_dropped;
	for (uint32_t p = 0; p < s->people; p++) {
		s->sharer[p].units = out.units[p];
		s->sharer[p].quota = out.quota[p];
		if (s->total > 0)
			s->owed[s->row[s->sharer[p].from].person] = owed[p];
	}
	return true;
}

struct cc_borne *
cc_share_rows(const struct cc_share_out *s, const struct cc_sharer *sharer, struct cc_arena *arena)
{
	const struct cc_bearer *row = &s->row[sharer->from];
	struct cc_borne *borne = CC_ARRAY(arena, struct cc_borne, sharer->n);
	int64_t *weight = CC_ARRAY(arena, int64_t, sharer->n);
	struct cc_apportion in = {
		.total = sharer->units, .n = sharer->n, .weight = weight, .most = sharer->units
	};
	struct cc_apportioned out;

	for (size_t i = 0; i < sharer->n; i++)
		weight[i] = row[i].weight;
	cc_apportion(&out, &in, NULL, arena);
	for (size_t i = 0; i < sharer->n; i++)
		borne[i] = (struct cc_borne){ out.units[i],
			cc_quota_rounding(out.units[i], sharer->quota, weight[i]) };
	return borne;
}
