/* pains.c -- places where people are hurt, the worst first, and which cannot be told apart.
 *
 * Two places of one stage are compared in pairs, as the same people reached both; of
 * two stages as if no people were the same. */
#include "method/journey-map/tables.h"

#include "base/arena.h"
#include "figure/quotes.h"
#include "stat/order.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

/* Impacts that differ by less are the same: divisions round. */
#define SAME 1e-9

static int
by_name(const void *a, const void *b)
{
	const struct journey_place *x = *(struct journey_place *const *)a,
				   *y = *(struct journey_place *const *)b;

	if (x->stage != y->stage)
		return x->stage < y->stage ? -1 : 1;
	return (x->touchpoint > y->touchpoint) - (x->touchpoint < y->touchpoint);
}

/* The worst of a person at one place. */
struct hurt {
	uint32_t place;
	double worst;
};

/* At each place of a stage: contacts of one stand together. */
static uint32_t
read_hurt(struct hurt *hurt, const struct journey *j, const struct cc_person *person, uint32_t stage)
{
	uint32_t contacts = journey_contacts(j, person), n = 0;

	for (uint32_t k = 0; k < contacts; k++) {
		const struct journey_contact *c = &j->contact[k];
		uint32_t place = *journey_place_at(j, c->stage, c->touchpoint) - 1;

		if (!c->affected || c->stage != stage)
			continue;
		if (n == 0 || hurt[n - 1].place != place)
			hurt[n++] = (struct hurt){ place, 0 };
		hurt[n - 1].worst = fmax(hurt[n - 1].worst, c->severity);
	}
	return n;
}

/* Of everybody who was hurt at the Nth place, what other places of its stage did to them. */
static struct cc_sample_pairs *
read_pairs(const struct journey *j, const struct journey_place *nth)
{
	struct cc_sample_pairs *pairs = CC_ARRAY(j->arena, struct cc_sample_pairs, j->places);
	struct hurt *hurt = CC_ARRAY(j->arena, struct hurt, j->places);

	for (uint32_t i = 0; i < j->places; i++)
		pairs[i] = cc_sample_pairs_new(j->people.weighted, j->arena);
	for (uint32_t i = 0; i < j->people.n; i++) {
		const struct cc_person *person = &j->people.person[i];
		uint32_t n = read_hurt(hurt, j, person, nth->stage), at = 0;

		while (at < n && &j->place[hurt[at].place] != nth)
			at++;
		for (uint32_t k = 0; at < n && k < n; k++)
			cc_sample_pairs_add(
			    &pairs[hurt[k].place], hurt[at].worst, hurt[k].worst, person->weight);
	}
	return pairs;
}

/* Whether a test cannot tell it from the Nth. */
static bool
is_tied(const struct journey *j, const struct journey_place *nth, const struct journey_place *other,
    const struct cc_sample_pairs *pairs)
{
	double confidence = j->run->confidence;
	struct cc_sample_mean less;
	struct cc_difference d;

	if (nth->stage != other->stage)
		return cc_sample_difference(&d, &nth->impact, &other->impact, confidence) != CC_WHY_NONE ||
		       !(d.p < 1 - confidence);
	return cc_sample_paired(&less, &nth->severity, &other->severity, pairs,
		   journey_base(j, &j->all, nth->stage), confidence) != CC_WHY_NONE ||
	       !(less.low > 0 || less.high < 0);
}

/* Places by impact, the worst first, in the order of their names where it is the same. */
static void
rank_places(struct journey_place **out, uint32_t *rank, const struct journey *j)
{
	struct journey_place **sorted = CC_ARRAY(j->arena, struct journey_place *, j->places);
	uint32_t *order = CC_ARRAY(j->arena, uint32_t, j->places),
		 *of = CC_ARRAY(j->arena, uint32_t, j->places);
	double *impact = CC_ARRAY(j->arena, double, j->places);

	for (uint32_t i = 0; i < j->places; i++)
		sorted[i] = &j->place[i];
	if (j->places > 0)
		qsort(sorted, j->places, sizeof *sorted, by_name);
	for (uint32_t i = 0; i < j->places; i++)
		impact[i] = sorted[i]->mean.mean;
	cc_rank(order, of, impact, j->places, SAME, j->arena);
	for (uint32_t i = 0; i < j->places; i++) {
		out[i] = sorted[order[i]];
		rank[i] = of[order[i]];
	}
}

/* How many are shown: the top, and those that cannot be told from the last of it; the
 * latter move up behind it. */
static uint32_t
choose(struct journey_place **place, uint32_t *rank, const struct journey *j)
{
	const struct cc_journey_map_opts *opts = j->run->opts;
	uint32_t top = (uint32_t)fmin(opts->top.value, j->places), shown = top;
	struct cc_sample_pairs *pairs;

	if (top == 0)
		return 0;
	pairs = read_pairs(j, place[top - 1]);
	for (uint32_t i = 0; i < j->places; i++) {
		if (i == top - 1)
			continue;
		place[i]->tied = is_tied(j, place[top - 1], place[i], &pairs[place[i] - j->place]);
		place[top - 1]->tied |= place[i]->tied;
		if (i < top || !place[i]->tied)
			continue;
		place[shown] = place[i];
		rank[shown++] = rank[i];
	}
	return shown;
}

static void
put_pain(struct cc_report *report, const struct journey *j, const struct journey_place *p, uint32_t rank)
{
	struct cc_table *t = cc_report_at(report, T_PAINS);
	const struct cc_words *move = j->study->move[p->stage];
	struct cc_weighted_share share = { p->affected, *journey_base(j, &j->all, p->stage) };
	struct journey_pain_row row = { .rank = rank,
		.stage = journey_stage(j->run, p->stage)->id,
		.n = share.all.n,
		.affected = share.has.n,
		.share = cc_weighted_share_value(&share),
		.severity = p->worst.mean,
		.impact = p->mean,
		.signals = { p->signals[INQUIRY], p->signals[COMPLAINT], p->signals[DROPOUT] },
		.negative = p->negative,
		.tied = p->tied ? "yes" : NULL,
		.move = move != NULL ? cc_words_in(move, j->run->lang) : NULL };

	if (p->touchpoint != CC_NO_ID)
		row.touchpoint = cc_state_text(j->state, TOUCHPOINT, p->touchpoint);
	cc_weighted_share_interval(&row.share_low, &row.share_high, &share, j->run->confidence);
	cc_evidence_put(t, cc_table_fill(report, t, &row, 1), &p->evidence, j->run, j->arena);
	if (journey_wants(j->run, T_QUOTES))
		cc_quotes_put(report, cc_report_at(report, T_QUOTES), &j->people, j->state->store[QUOTES],
		    (const uint32_t[]){ p->stage, p->touchpoint }, rank, p->affected.n, j->run);
}

void
journey_put_pains(struct cc_report *report, struct journey *j)
{
	struct journey_place **place = CC_ARRAY(j->arena, struct journey_place *, j->places);
	uint32_t *rank = CC_ARRAY(j->arena, uint32_t, j->places), shown;

	for (uint32_t i = 0; i < j->places; i++) {
		struct journey_place *p = &j->place[i];

		p->impact = journey_impact(j, &p->severity, &p->affected, journey_base(j, &j->all, p->stage));
		cc_sample_mean(&p->mean, &p->impact, j->run->confidence);
		cc_sample_mean(&p->worst, &p->severity, j->run->confidence);
	}
	rank_places(place, rank, j);
	shown = choose(place, rank, j);
	for (uint32_t i = 0; i < shown; i++)
		put_pain(report, j, place[i], rank[i]);
	cc_note_count(report, "pains-left-out",
	    "%" PRIu64 " more place where people are hurt is not shown (--top shows more)",
	    "%" PRIu64 " more places where people are hurt are not shown (--top shows more)",
	    "ほかにも痛みのある場所があります（表示は --top で変更）: %" PRIu64 " か所",
	    (uint64_t)(j->places - shown));
}
