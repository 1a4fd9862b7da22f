/* share_out.c -- an amount over people by the rows that bear it, and each one's over their rows. */
#include "figure/share_out.h"

#include "base/arena.h"
#include "stat/apportion.h"

#include <string.h>

/* The rows of each person together, in their order. */
static void
group(struct cc_share_out *s, size_t *first, struct cc_arena *arena)
{
	struct cc_bearer *row = CC_ARRAY(arena, struct cc_bearer, s->n);
	size_t *next = CC_ARRAY(arena, size_t, (size_t)s->persons + 1);

	for (size_t i = 0; i < s->n; i++)
		first[s->row[i].person + 1]++;
	for (uint32_t p = 0; p < s->persons; p++)
		first[p + 1] += first[p];
	memcpy(next, first, ((size_t)s->persons + 1) * sizeof *next);
	for (size_t i = 0; i < s->n; i++)
		row[next[s->row[i].person]++] = s->row[i];
	s->row = row;
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

/* False: they add up to too much. */
static bool
add_weights(int64_t *sum, const struct cc_share_out *s)
{
	int64_t all = 0;

	for (size_t i = 0; i < s->n; i++) {
		if (s->row[i].weight > INT64_MAX - all)
			return false;
		all += s->row[i].weight;
		sum[s->row[i].person] += s->row[i].weight;
	}
	return true;
}

bool
cc_share_out(struct cc_share_out *s, struct cc_arena *arena)
{
	int64_t *weight = CC_ARRAY(arena, int64_t, s->persons), *owed = CC_ARRAY(arena, int64_t, s->persons);
	uint32_t *who = CC_ARRAY(arena, uint32_t, s->persons);
	size_t *first = CC_ARRAY(arena, size_t, (size_t)s->persons + 1);
	struct cc_apportion in = {
		.total = s->total, .weight = weight, .least = s->least, .most = s->most, .webster = s->webster
	};
	struct cc_apportioned out;

	if (!add_weights(weight, s))
		return false;
	group(s, first, arena);
	for (uint32_t p = 0; p < s->persons; p++)
		if (weight[p] > 0) {
			who[in.n] = p;
			owed[in.n] = s->owed[p];
			weight[in.n++] = weight[p];
		}
	cc_apportion(&out, &in, owed, arena);
	s->shared = out.shared;
	s->people = (uint32_t)in.n;
	s->least_dropped = out.least_dropped;
	for (size_t i = 0; i < in.n && s->total > 0; i++) {
		size_t at = first[who[i]];

		s->owed[who[i]] = owed[i];
		share_rows(&s->row[at], first[who[i] + 1] - at, out.units[i], out.quota[i], arena);
	}
	return true;
}
