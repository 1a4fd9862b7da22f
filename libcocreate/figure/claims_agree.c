/* claims_agree.c -- agreement on the items of an area. */
#include "figure/claims.h"

#include "base/arena.h"
#include "base/num.h"

#include <stdlib.h>

/* The answers of an area: its items as units. */
struct counting {
	size_t *first;
	uint32_t *value, *count;
	double *number;
	size_t units, cells, numbers;
};

static double
worth(const struct cc_claim_answer *a)
{
	return (double)a->worth / CC_CREDIT_ONE;
}

static uint64_t
read_numbers(struct counting *k, const struct cc_claims *c, uint32_t area)
{
	bool *seen = CC_ARRAY(c->arena, bool, c->people);
	size_t all = 0;
	uint64_t people = 0;

	for (uint32_t i = 0; i < c->list->items.n; i++)
		for (size_t p = 0; c->list->item[i].area == area && p < c->said[i].people; p++) {
			const struct cc_claim_answer *a = c->said[i].latest[p];

			if (a->na)
				continue;
			k->number[all++] = worth(a);
			people += !seen[a->person];
			seen[a->person] = true;
		}
	if (all > 0)
		qsort(k->number, all, sizeof *k->number, cc_by_double);
	for (size_t i = 0; i < all; i++)
		if (i == 0 || k->number[i] != k->number[i - 1])
			k->number[k->numbers++] = k->number[i];
	return people;
}

static void
read_unit(struct counting *k, const struct cc_claim_said *s, struct cc_arena *arena)
{
	double *x = CC_ARRAY(arena, double, s->n);
	size_t n = 0;

	if (s->n == 0)
		return;
	for (size_t p = 0; p < s->people; p++)
		if (!s->latest[p]->na)
			x[n++] = worth(s->latest[p]);
	qsort(x, n, sizeof *x, cc_by_double);
	k->first[k->units++] = k->cells;
	for (size_t i = 0, v = 0, end; i < n; i = end) {
		for (end = i; end < n && x[end] == x[i]; end++)
			;
		while (k->number[v] != x[i])
			v++;
		k->value[k->cells] = (uint32_t)v;
		k->count[k->cells++] = (uint32_t)(end - i);
	}
	k->first[k->units] = k->cells;
}

void
cc_claims_agree(struct cc_claims_agreement *out, const struct cc_claims *c, uint32_t area)
{
	struct counting k = { .first = CC_ARRAY(c->arena, size_t, (size_t)c->list->items.n + 1),
		.value = CC_ARRAY(c->arena, uint32_t, c->answers),
		.count = CC_ARRAY(c->arena, uint32_t, c->answers),
		.number = CC_ARRAY(c->arena, double, c->answers) };
	struct cc_counts counts;

	out->people = read_numbers(&k, c, area);
	for (uint32_t i = 0; i < c->list->items.n; i++)
		if (c->list->item[i].area == area)
			read_unit(&k, &c->said[i], c->arena);
	out->items = k.units;
	counts = (struct cc_counts){ k.units, k.numbers, k.number, k.first, k.value, k.count };
	cc_alpha(&out->alpha, &counts, CC_ORDINAL, c->run->confidence, c->arena);
}
