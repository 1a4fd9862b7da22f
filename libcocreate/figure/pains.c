/* pains.c -- places where people are affected, the worst first. */
#include "figure/pains.h"

#include "base/arena.h"
#include "stat/order.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

/* Impacts that differ by less are the same: divisions round. */
#define SAME 1e-9

/* The worst of a person at one place. */
struct cc_pain_met {
	uint32_t pain;
	double worst;
	bool negative;
};

void
cc_pains_begin(struct cc_pains *out, uint32_t groups, uint32_t items, bool weighted, struct cc_arena *arena)
{
	*out = (struct cc_pains){ .arena = arena,
		.weighted = weighted,
		.groups = groups,
		.items = items,
		.at = CC_ARRAY(arena, uint32_t, (size_t)groups * ((size_t)items + 1)) };
}

static struct cc_pain *
pain_at(struct cc_pains *p, uint32_t group, uint32_t item)
{
	uint32_t *at = &p->at[(size_t)group * ((size_t)p->items + 1) + (item == CC_NO_ID ? p->items : item)];

	if (*at != 0)
		return &p->pain[*at - 1];
	if ((p->n & (p->n - 1)) == 0) { /* as many as there is room for: 1, 2, 4 ... */
		struct cc_pain *more = CC_ARRAY(p->arena, struct cc_pain, 2 * (size_t)p->n + 1);

		if (p->n > 0)
			memcpy(more, p->pain, p->n * sizeof *more);
		p->pain = more;
	}
	p->pain[p->n] = (struct cc_pain){
		.group = group, .item = item, .severity = cc_sample_new(p->weighted, p->arena)
	};
	*at = ++p->n;
	return &p->pain[*at - 1];
}

void
cc_pains_join(struct cc_pains *p, const struct cc_pains *more)
{
	for (uint32_t i = 0; i < more->n; i++) {
		const struct cc_pain *from = &more->pain[i];
		struct cc_pain *to = pain_at(p, from->group, from->item);

		cc_weights_join(&to->affected, &from->affected);
		cc_sample_join(&to->severity, &from->severity, 1);
		to->negative += from->negative;
		for (int k = 0; k < CC_PAIN_COUNTS; k++)
			to->count[k] += from->count[k];
		for (uint32_t e = 0; e < from->evidence.n; e++)
			cc_evidence_see(&to->evidence, from->evidence.place[e]);
	}
}

struct cc_pain *
cc_pains_see(struct cc_pains *p, uint32_t group, uint32_t item, double severity, bool negative)
{
	struct cc_pain *pain = pain_at(p, group, item);
	uint32_t number = (uint32_t)(pain - p->pain);
	struct cc_pain_met *last;

	if (p->n_met == 0 || p->met[p->n_met - 1].pain != number) {
		if (p->n_met == p->room_met) {
			struct cc_pain_met *more =
			    CC_ARRAY(p->arena, struct cc_pain_met, 2 * (size_t)p->n_met + 1);

			if (p->n_met > 0)
				memcpy(more, p->met, p->n_met * sizeof *more);
			p->met = more;
			p->room_met = 2 * p->n_met + 1;
		}
		p->met[p->n_met++] = (struct cc_pain_met){ number, 0, false };
	}
	last = &p->met[p->n_met - 1];
	last->worst = fmax(last->worst, severity);
	last->negative |= negative;
	return pain;
}

void
cc_pains_person(struct cc_pains *p, double weight)
{
	for (uint32_t k = 0; k < p->n_met; k++) {
		struct cc_pain *pain = &p->pain[p->met[k].pain];

		cc_weights_see(&pain->affected, p->weighted, weight);
		cc_sample_add(&pain->severity, p->met[k].worst, weight);
		pain->negative += p->met[k].negative;
	}
	p->n_met = 0;
}

static int
by_name(const void *a, const void *b)
{
	const struct cc_pain *x = *(struct cc_pain *const *)a, *y = *(struct cc_pain *const *)b;

	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	return (x->item > y->item) - (x->item < y->item);
}

static void
rank_pains(struct cc_pains *p)
{
	struct cc_pain **sorted = CC_ARRAY(p->arena, struct cc_pain *, p->n);
	uint32_t *order = CC_ARRAY(p->arena, uint32_t, p->n), *rank = CC_ARRAY(p->arena, uint32_t, p->n);
	double *impact = CC_ARRAY(p->arena, double, p->n);

	for (uint32_t i = 0; i < p->n; i++)
		sorted[i] = &p->pain[i];
	if (p->n > 0)
		qsort(sorted, p->n, sizeof *sorted, by_name);
	for (uint32_t i = 0; i < p->n; i++)
		impact[i] = sorted[i]->mean.mean;
	cc_rank(order, rank, impact, p->n, SAME, p->arena);
	for (uint32_t i = 0; i < p->n; i++) {
		p->ranked[i] = sorted[order[i]];
		p->ranked[i]->rank = rank[order[i]];
	}
}

void
cc_pains_rank(
    struct cc_pains *p, const struct cc_weight_sums *const *everybody, uint32_t top, double confidence)
{
	p->ranked = CC_ARRAY(p->arena, struct cc_pain *, p->n);
	p->pairs = CC_ARRAY(p->arena, struct cc_sample_pairs, p->n);
	for (uint32_t i = 0; i < p->n; i++) {
		struct cc_pain *pain = &p->pain[i];

		pain->impact = cc_sample_among(&pain->severity, &pain->affected, everybody[pain->group]);
		cc_sample_mean(&pain->mean, &pain->impact, confidence);
		cc_sample_mean(&pain->worst, &pain->severity, confidence);
		p->pairs[i] = cc_sample_pairs_new(p->weighted, p->arena);
	}
	rank_pains(p);
	p->last = p->n > 0 && top > 0 ? p->ranked[(top < p->n ? top : p->n) - 1] : NULL;
}

void
cc_pains_pair(struct cc_pains *p, double weight)
{
	uint32_t n = p->n_met, at = 0;

	p->n_met = 0;
	while (at < n && &p->pain[p->met[at].pain] != p->last)
		at++;
	if (at == n)
		return;
	for (uint32_t k = 0; k < n; k++)
		if (p->pain[p->met[k].pain].group == p->last->group)
			cc_sample_pairs_add(
			    &p->pairs[p->met[k].pain], p->met[at].worst, p->met[k].worst, weight);
}

/* Whether a test cannot tell it from the last. */
static bool
is_tied(const struct cc_pains *p, const struct cc_pain *other, const struct cc_weight_sums *everybody,
    double confidence)
{
	struct cc_sample_mean less;
	struct cc_difference d;

	if (p->last->group != other->group)
		return cc_sample_difference(&d, &p->last->impact, &other->impact, confidence) !=
			   CC_WHY_NONE ||
		       !(d.p < 1 - confidence);
	return cc_sample_paired(&less, &p->last->severity, &other->severity, &p->pairs[other - p->pain],
		   everybody, confidence) != CC_WHY_NONE ||
	       !(less.low > 0 || less.high < 0);
}

uint32_t
cc_pains_choose(struct cc_report *report, struct cc_pains *p, const struct cc_weight_sums *const *everybody,
    double confidence)
{
	uint32_t shown = 0;
	bool behind = false;

	for (uint32_t i = 0; i < p->n && p->last != NULL; i++) {
		struct cc_pain *pain = p->ranked[i];

		if (pain != p->last) {
			pain->tied = is_tied(p, pain, everybody[p->last->group], confidence);
			p->last->tied |= pain->tied;
		}
		if (!behind || pain->tied)
			p->ranked[shown++] = pain;
		behind |= pain == p->last;
	}
	cc_note_count(report, "pains-left-out",
	    "%" PRIu64 " more place where people are hurt is not shown (--top shows more)",
	    "%" PRIu64 " more places where people are hurt are not shown (--top shows more)",
	    "ほかにも痛みのある場所があります（表示は --top で変更）: %" PRIu64 " か所",
	    (uint64_t)(p->n - shown));
	return shown;
}
