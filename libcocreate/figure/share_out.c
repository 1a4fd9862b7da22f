/* share_out.c -- an amount over people by the rows that bear it, and each one's over their rows. */
#include "figure/share_out.h"

#include "base/arena.h"
#include "stat/apportion.h"
#include "stat/order.h"

/* The rows of each person together, in their order: the time goes with rows, not with all people there are. */
static void
group(struct cc_share_out *s, struct cc_arena *arena)
{
	struct cc_arena *scratch = cc_arena_new();
	struct cc_bearer *row = CC_ARRAY(arena, struct cc_bearer, s->n);
	uint32_t *order = CC_ARRAY(scratch, uint32_t, s->n);
	uint64_t *person = CC_ARRAY(scratch, uint64_t, s->n);

	for (size_t i = 0; i < s->n; i++) {
		order[i] = (uint32_t)i;
		person[i] = s->row[i].person;
	}
	cc_sort_by(order, person, (uint32_t)s->n, scratch);
	for (size_t i = 0; i < s->n; i++)
		row[i] = s->row[order[i]];
	s->row = row;
	cc_arena_free(scratch);
}

/* A person's units over the rows that bear them. */
static void
share_rows(struct cc_bearer *row, size_t n, int64_t units, struct cc_quota quota, struct cc_arena *arena)
{
	int64_t *weight = CC_ARRAY(arena, int64_t, n);
	struct cc_apportion in = { .total = units, .n = n, .weight = weight, .most = units };
	struct cc_apportioned out;

	for (size_t i = 0; i < n; i++)
		weight[i] = row[i].weight;
	cc_apportion(&out, &in, NULL, arena);
	for (size_t i = 0; i < n; i++) {
		row[i].units = out.units[i];
		row[i].rounding = cc_quota_rounding(out.units[i], quota, weight[i]);
	}
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

/* Who has a weight, and from which row on; rows are by person. */
static size_t
find_people(size_t *first, int64_t *weight, int64_t *owed, const struct cc_share_out *s)
{
	size_t people = 0;

	for (size_t from = 0, end; from < s->n; from = end) {
		weight[people] = 0;
		for (end = from; end < s->n && s->row[end].person == s->row[from].person; end++)
			weight[people] += s->row[end].weight;
		if (weight[people] == 0)
			continue;
		owed[people] = s->owed[s->row[from].person];
		first[people++] = from;
	}
	return people;
}

bool
cc_share_out(struct cc_share_out *s, struct cc_arena *arena)
{
	int64_t *weight = CC_ARRAY(arena, int64_t, s->n), *owed = CC_ARRAY(arena, int64_t, s->n);
	size_t *first = CC_ARRAY(arena, size_t, s->n);
	struct cc_apportion in = {
		.total = s->total, .weight = weight, .least = s->least, .most = s->most, .webster = s->webster
	};
	struct cc_apportioned out;

	if (!may_add_up(s))
		return false;
	group(s, arena);
	in.n = find_people(first, weight, owed, s);
	cc_apportion(&out, &in, owed, arena);
	s->shared = out.shared;
	s->people = (uint32_t)in.n;
	s->least_dropped = out.least_dropped;
	for (size_t i = 0; i < in.n && s->total > 0; i++) {
		uint32_t person = s->row[first[i]].person;
		size_t n = 0;

		while (first[i] + n < s->n && s->row[first[i] + n].person == person)
			n++;
		s->owed[person] = owed[i];
		share_rows(&s->row[first[i]], n, out.units[i], out.quota[i], arena);
	}
	return true;
}
