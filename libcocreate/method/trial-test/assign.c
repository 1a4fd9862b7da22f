/* assign.c -- people to arms: balanced in every block, and over all. */
#include "method/trial-test/int.h"

#include "base/arena.h"
#include "base/rng.h"
#include "stat/dealt.h"

#include <stdlib.h>

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
		uint32_t block = cc_row_id(t->people.log, cc_person_row(&t->people, person, 0), R_BLOCK, 0);
		struct cc_span name = cc_state_text(t->state, PERSON, person->id), none = { NULL, 0 };
		struct cc_rng *rng = cc_rng_new(t->run->seed, "assign", name, t->arena);

		a[i] = (struct trial_assigned){ .person = name,
			.block = block != CC_NO_ID ? cc_state_text(t->state, BLOCK, block) : none,
			.block_id = block,
			.id = person->id,
			.lot = cc_rng_unit(rng) };
		cc_rng_free(rng);
	}
	qsort(a, t->assigned, sizeof *a, by_lot);
	return a;
}

/* What is dealt to each: an arm, or an order of all of them. */
static uint32_t *
deal_all(struct cc_dealing *d, struct trial_assigned *a, const struct trial *t)
{
	uint32_t *dealt = CC_ARRAY(t->arena, uint32_t, t->assigned), end;

	for (uint32_t from = 0; from < t->assigned; from = end) {
		for (end = from; end < t->assigned && a[end].block_id == a[from].block_id; end++)
			a[end].seat = end - from + 1;
		for (uint32_t i = from; i < end; i += d->cycle) {
			const char *key = cc_format(t->arena, "%.*s\n%u", (int)a[from].block.len,
			    a[from].block.len > 0 ? a[from].block.at : "", (i - from) / d->cycle);
			struct cc_rng *rng = cc_rng_new(t->run->seed, "assign", cc_span(key), t->arena);

			cc_deal(&dealt[i], d, end - i < d->cycle ? end - i : d->cycle, rng);
			cc_rng_free(rng);
		}
	}
	return dealt;
}

/* A row a person, or one for each arm in its order. */
static void
put_rows(struct cc_report *report, const struct trial *t, struct trial_assigned *a, const uint32_t *dealt,
    bool orders)
{
	uint32_t *order = CC_ARRAY(t->arena, uint32_t, t->arms);

	for (uint32_t i = 0; i < t->assigned; i++) {
		order[0] = dealt[i];
		if (orders)
			cc_williams(order, t->arms, dealt[i]);
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
	uint32_t kinds = orders ? cc_williams_rows(t->arms) : t->arms, cycle = 0;
	uint32_t *whole = CC_ARRAY(t->arena, uint32_t, kinds);
	double *share = CC_ARRAY(t->arena, double, kinds);
	struct trial_assigned *a;
	struct cc_dealing d;

	if (t->arms < 2)
		return cc_fail(err, CC_EXIT_USAGE,
		    N_("people to be assigned, but not to what; wanted --arms=A,B, or arms in the study"));
	for (uint32_t k = 0; k < kinds; k++)
		share[k] = orders ? 1 : t->arm[k].share;
	if (!cc_deal_shares(whole, share, kinds))
		return cc_fail(err, CC_EXIT_STUDY,
		    N_("arms: their shares are no ratio of whole numbers up to %d; wanted such as 1 and 2"),
		    CC_DEAL_MOST);
	for (uint32_t k = 0; k < kinds; k++)
		cycle += whole[k];
	d = (struct cc_dealing){ kinds, cycle, whole, CC_ARRAY(t->arena, uint64_t, kinds),
		CC_ARRAY(t->arena, uint32_t, cycle) };
	a = draw_lots(t);
	put_rows(report, t, a, deal_all(&d, a, t), orders);
	return true;
}
