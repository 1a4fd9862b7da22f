/* assign.c -- people to arms: balanced in every block, and over all. */
#include "method/trial-test/int.h"

#include "base/arena.h"
#include "base/rng.h"
#include "stat/dealt.h"

#include <math.h>
#include <stdlib.h>

/* What is dealt: arms, or orders of all arms. */
struct dealing {
	const struct trial *t;
	uint32_t kinds, cycle, *whole; /* [kinds]: of each in a cycle */
	uint64_t *people;	       /* [kinds] so far */
	uint32_t *slot, *dealt;	       /* [cycle], [people] */
};

static int
by_lot(const void *a, const void *b)
{
	const struct trial_assigned *x = a, *y = b;

	if (x->block_id != y->block_id)
		return x->block_id < y->block_id ? -1 : 1;
	if (x->lot != y->lot)
		return x->lot < y->lot ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

/* In the order of their lots, block by block. */
static struct trial_assigned *
draw_lots(const struct trial *t)
{
	struct trial_assigned *a = CC_ARRAY(t->arena, struct trial_assigned, t->assigned);

	for (uint32_t i = 0; i < t->assigned; i++) {
		const struct cc_person *person = &t->people.person[t->to_assign[i]];
		const unsigned char *row = cc_person_row(&t->people, person, 0);
		struct cc_span name = cc_state_text(t->state, PERSON, person->id);
		struct cc_rng *rng = cc_rng_new(t->run->seed, "assign", name, t->arena);

		a[i] = (struct trial_assigned){ .person = name,
			.block_id = cc_row_id(t->people.log, row, R_BLOCK, 0),
			.id = person->id,
			.lot = cc_rng_unit(rng) };
		if (a[i].block_id != CC_NO_ID)
			a[i].block = cc_state_text(t->state, BLOCK, a[i].block_id);
		cc_rng_free(rng);
	}
	qsort(a, t->assigned, sizeof *a, by_lot);
	return a;
}

static void
shuffle(struct dealing *d, struct cc_span block, uint32_t cycle)
{
	const char *key = cc_format(d->t->arena, "%.*s\n%u", (int)block.len, block.len > 0 ? block.at : "", cycle);
	struct cc_rng *rng = cc_rng_new(d->t->run->seed, "assign", cc_span(key), d->t->arena);
	uint32_t n = 0;

	for (uint32_t k = 0; k < d->kinds; k++)
		for (uint32_t i = 0; i < d->whole[k]; i++)
			d->slot[n++] = k;
	for (uint32_t i = n; i > 1; i--) {
		uint32_t other = cc_rng_below(rng, i), kind = d->slot[i - 1];

		d->slot[i - 1] = d->slot[other];
		d->slot[other] = kind;
	}
	cc_rng_free(rng);
}

/* So many of a cycle: those that have the fewest people for their share come first. */
static void
deal_cycle(struct dealing *d, uint32_t *out, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		uint32_t best = i;

		for (uint32_t k = i; k < d->cycle && n < d->cycle; k++)
			if (d->people[d->slot[k]] * d->whole[d->slot[best]] <
			    d->people[d->slot[best]] * d->whole[d->slot[k]])
				best = k;
		out[i] = d->slot[best];
		memmove(&d->slot[i + 1], &d->slot[i], (best - i) * sizeof *d->slot);
		d->slot[i] = out[i];
		d->people[out[i]]++;
	}
}

static void
deal_all(struct dealing *d, struct trial_assigned *a)
{
	uint32_t n = d->t->assigned, end, cycle;

	for (uint32_t from = 0; from < n; from = end) {
		for (end = from; end < n && a[end].block_id == a[from].block_id; end++)
			a[end].seat = end - from + 1;
		cycle = 0;
		for (uint32_t i = from; i < end; i += d->cycle) {
			shuffle(d, a[from].block, cycle++);
			deal_cycle(d, &d->dealt[i], end - i < d->cycle ? end - i : d->cycle);
		}
	}
}

/* A row a person, or one for each arm in its order. */
static void
put_rows(struct cc_report *report, const struct dealing *d, struct trial_assigned *a, bool orders)
{
	const struct trial *t = d->t;
	uint32_t *order = CC_ARRAY(t->arena, uint32_t, t->arms);

	for (uint32_t i = 0; i < t->assigned; i++) {
		order[0] = d->dealt[i];
		if (orders)
			cc_williams(order, t->arms, d->dealt[i]);
		for (uint32_t k = 0; k < (orders ? t->arms : 1); k++) {
			a[i].arm = t->arm[order[k]].id;
			a[i].order = orders ? (int64_t)k + 1 : CC_NO_INT;
			cc_table_fill(report, cc_report_at(report, T_ASSIGNMENT), &a[i], 1);
		}
	}
}

bool
trial_assign(struct cc_report *report, const struct trial *t, struct cc_err *err)
{
	bool orders = t->opts->design == cc_trial_designs[2];
	uint32_t kinds = orders ? cc_williams_rows(t->arms) : t->arms;
	struct dealing d = { t, kinds, 0, CC_ARRAY(t->arena, uint32_t, kinds), CC_ARRAY(t->arena, uint64_t, kinds),
		NULL, CC_ARRAY(t->arena, uint32_t, t->assigned) };
	double *share = CC_ARRAY(t->arena, double, kinds);
	struct trial_assigned *a;

	if (t->arms < 2)
		return cc_fail(err, CC_EXIT_USAGE,
		    N_("people to be assigned, but not to what; wanted --arms=A,B, or arms in the study"));
	for (uint32_t k = 0; k < kinds; k++)
		share[k] = orders ? 1 : t->arm[k].share;
	if (!cc_deal_shares(d.whole, share, kinds))
		return cc_fail(err, CC_EXIT_STUDY,
		    N_("arms: their shares are no ratio of whole numbers up to %d; wanted such as 1 and 2"),
		    CC_DEAL_MOST);
	for (uint32_t k = 0; k < kinds; k++)
		d.cycle += d.whole[k];
	d.slot = CC_ARRAY(t->arena, uint32_t, d.cycle);
	a = draw_lots(t);
	deal_all(&d, a);
	put_rows(report, &d, a, orders);
	return true;
}
