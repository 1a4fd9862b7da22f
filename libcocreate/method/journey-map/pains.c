/* pains.c -- places where people are hurt, the worst first, and which cannot be told apart.
 *
 * Two places of one stage are compared in pairs, as the same people reached both; of
 * two stages as if no people were the same, which is cautious. */
#include "method/journey-map/tables.h"

#include "base/arena.h"
#include "stat/order.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

enum { QUOTES_MOST = 3 };

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

struct hurt {
	uint32_t place;
	double worst;
};

/* Who was hurt at both of two places: what it was worth there. */
struct both {
	struct cc_sample of[2], less; /* at the Nth, at the other; the first less the second */
};

/* The worst of each place of a stage that a person was hurt at: contacts of one stand
 * together. */
static uint32_t
worst_places(struct hurt *hurt, const struct journey *j, const struct cc_person *person, uint32_t stage)
{
	const struct journey_contact *contact = journey_contacts(j, person);
	uint32_t touchpoints = cc_state_ids(j->state, TOUCHPOINT), n = 0;

	for (uint32_t k = 0; k < person->n; k++) {
		const struct journey_contact *c = &contact[k];
		uint32_t touchpoint = c->touchpoint == CC_NO_ID ? touchpoints : c->touchpoint;
		uint32_t place = j->place_of[(size_t)c->stage * (touchpoints + 1) + touchpoint];

		if (!c->affected || c->stage != stage)
			continue;
		if (n == 0 || hurt[n - 1].place != place - 1)
			hurt[n++] = (struct hurt){ place - 1, 0 };
		hurt[n - 1].worst = fmax(hurt[n - 1].worst, isnan(c->severity) ? 1 : c->severity);
	}
	return n;
}

/* Of everybody who was hurt at the Nth place, what other places of its stage did to them. */
static struct both *
read_both(const struct journey *j, const struct journey_place *nth)
{
	struct both *both = CC_ARRAY(j->arena, struct both, j->places);
	struct hurt *hurt = CC_ARRAY(j->arena, struct hurt, j->places);
	bool weighted = j->people.weighted;

	for (uint32_t i = 0; i < j->places; i++)
		both[i] =
		    (struct both){ { cc_sample_new(weighted, j->arena), cc_sample_new(weighted, j->arena) },
			    cc_sample_new(weighted, j->arena) };
	for (uint32_t i = 0; i < j->people.n; i++) {
		const struct cc_person *person = &j->people.person[i];
		uint32_t n = worst_places(hurt, j, person, nth->stage), at = 0;

		while (at < n && &j->place[hurt[at].place] != nth)
			at++;
		for (uint32_t k = 0; at < n && k < n; k++) {
			struct both *b = &both[hurt[k].place];

			if (k == at)
				continue;
			cc_sample_add(&b->of[0], hurt[at].worst, person->weight);
			cc_sample_add(&b->of[1], hurt[k].worst, person->weight);
			cc_sample_add(&b->less, hurt[at].worst - hurt[k].worst, person->weight);
		}
	}
	return both;
}

/* The Nth less the other, person by person, over all who reached their stage. */
static struct cc_sample
differences(const struct journey *j, const struct journey_place *nth, const struct journey_place *other,
    const struct both *both)
{
	struct cc_sample d = cc_sample_new(j->people.weighted, j->arena);
	struct cc_sample minus = cc_sample_new(j->people.weighted, j->arena);
	struct cc_weight_sums rest = *journey_base(j, &j->all, nth->stage), hurt;

	cc_sample_join(&d, &nth->severity, 1);
	cc_sample_leave(&d, &both->of[0]);
	cc_sample_join(&minus, &other->severity, -1);
	cc_sample_join(&d, &minus, 1);
	minus = cc_sample_new(j->people.weighted, j->arena);
	cc_sample_join(&minus, &both->of[1], -1);
	cc_sample_leave(&d, &minus);
	cc_sample_join(&d, &both->less, 1);
	hurt = cc_sample_people(&d);
	cc_weights_leave(&rest, &hurt);
	cc_sample_join_people(&d, 0, &rest);
	return d;
}

/* Whether a test cannot tell it from the Nth. */
static bool
is_tied(const struct journey *j, const struct journey_place *nth, const struct journey_place *other,
    const struct both *both)
{
	struct cc_difference d;
	struct cc_sample_mean mean;
	struct cc_sample less;

	if (nth->stage != other->stage)
		return cc_sample_difference(&d, &nth->impact, &other->impact, j->run->confidence) !=
			   CC_WHY_NONE ||
		       !(d.p < 1 - j->run->confidence);
	less = differences(j, nth, other, both);
	return cc_sample_mean(&mean, &less, j->run->confidence) != CC_WHY_NONE ||
	       !(mean.low > 0 || mean.high < 0);
}

/* Places by impact, the worst first, in the order of their names where it is the same;
 * how many. */
static uint32_t
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
	return j->places;
}

/* How many are shown: the top, and those that cannot be told from the last of it; the
 * latter move up behind it. */
static uint32_t
choose(struct journey_place **place, uint32_t *rank, uint32_t n, const struct journey *j)
{
	const struct cc_journey_map_opts *opts = j->run->opts;
	uint32_t top = (uint32_t)fmin(opts->top.value, n), shown = top;
	struct both *both;
	bool tied = false;

	if (top == 0)
		return 0;
	both = read_both(j, place[top - 1]);
	for (uint32_t i = 0; i < n; i++) {
		if (i == top - 1)
			continue;
		place[i]->tied = is_tied(j, place[top - 1], place[i], &both[place[i] - j->place]);
		tied |= place[i]->tied;
		if (i < top || !place[i]->tied)
			continue;
		place[shown] = place[i];
		rank[shown++] = rank[i];
	}
	place[top - 1]->tied = tied;
	return shown;
}

static struct cc_span
touchpoint_of(const struct journey *j, const struct journey_place *p)
{
	return p->touchpoint == CC_NO_ID ? (struct cc_span){ NULL, 0 }
					 : cc_state_text(j->state, TOUCHPOINT, p->touchpoint);
}

static void
put_pain(struct cc_report *report, const struct journey *j, const struct journey_place *p, uint32_t rank)
{
	struct cc_table *t = cc_report_at(report, T_PAINS);
	const struct cc_weight_sums *all = journey_base(j, &j->all, p->stage);
	struct cc_weighted_share share = { p->affected, *all };
	struct journey_pain_row row = { .rank = rank,
		.stage = journey_stage(j->run, p->stage)->id,
		.touchpoint = touchpoint_of(j, p),
		.n = all->n,
		.affected = p->affected.n,
		.share = cc_weighted_share_value(&share),
		.severity = p->worst.mean,
		.impact = p->mean.mean,
		.impact_low = p->mean.low,
		.impact_high = p->mean.high,
		.inquiries = p->signals[INQUIRY],
		.complaints = p->signals[COMPLAINT],
		.dropouts = p->signals[DROPOUT],
		.negative = p->negative,
		.tied = p->tied ? "yes" : NULL,
		.move = journey_move(j->run, p->stage) };

	cc_weighted_share_interval(&row.share_low, &row.share_high, &share, j->run->confidence);
	cc_evidence_put(t, cc_table_fill(report, t, &row, 1), &p->evidence, j->run, j->arena);
}

/* Into the first by place; how many there are. */
static size_t
see_quote(const unsigned char **quote, size_t n, const struct cc_store *log, const unsigned char *row)
{
	uint64_t place = cc_row_place(log, row, Q_PLACE);
	size_t at = n < QUOTES_MOST ? n++ : QUOTES_MOST - 1;

	if (at == QUOTES_MOST - 1 && n == QUOTES_MOST && quote[at] != NULL &&
	    cc_row_place(log, quote[at], Q_PLACE) <= place)
		return n;
	for (; at > 0 && cc_row_place(log, quote[at - 1], Q_PLACE) > place; at--)
		quote[at] = quote[at - 1];
	quote[at] = row;
	return n;
}

static size_t
first_quotes(const unsigned char **quote, const struct journey *j, const struct cc_store *log,
    const struct journey_place *p)
{
	size_t n = 0;

	for (struct cc_group g = cc_groups(log, 2); cc_group_next(&g);) {
		const unsigned char *row = cc_store_row(log, g.from);

		if (cc_row_id(log, row, Q_STAGE, 0) != p->stage ||
		    cc_row_id(log, row, Q_TOUCHPOINT, 0) != p->touchpoint)
			continue;
		for (uint64_t i = g.from; i < g.end; i++) {
			row = cc_store_row(log, i);
			if (cc_people_find(&j->people, cc_row_id(log, row, Q_PERSON, 0),
				cc_row_place(log, row, Q_PLACE)) != NULL)
				n = see_quote(quote, n, log, row);
		}
	}
	return n;
}

static void
put_quotes(struct cc_report *report, const struct journey *j, const struct journey_place *p, uint32_t rank)
{
	const struct cc_store *log = j->state->store[QUOTES];
	const unsigned char *quote[QUOTES_MOST] = { NULL };
	size_t n = j->run->tables >> T_QUOTES & 1 ? first_quotes(quote, j, log, p) : 0;

	for (size_t i = 0; i < n; i++) {
		uint32_t person = cc_row_id(log, quote[i], Q_PERSON, 0);
		struct journey_quote_row row = { .rank = rank,
			.source = cc_source_at(j->run, cc_row_place(log, quote[i], Q_PLACE), j->arena),
			.person = person == CC_NO_ID ? (struct cc_span){ NULL, 0 }
						     : cc_state_text(j->state, PERSON, person),
			.text = cc_row_text(log, quote[i], Q_TEXT),
			.people = p->affected.n };

		cc_table_fill(report, cc_report_at(report, T_QUOTES), &row, 1);
	}
}

void
journey_put_pains(struct cc_report *report, struct journey *j)
{
	struct journey_place **place = CC_ARRAY(j->arena, struct journey_place *, j->places);
	uint32_t *rank = CC_ARRAY(j->arena, uint32_t, j->places), shown;

	if (j->place_of == NULL)
		return;
	for (uint32_t i = 0; i < j->places; i++) {
		struct journey_place *p = &j->place[i];

		p->impact = journey_impact(j, &p->severity, &p->affected, journey_base(j, &j->all, p->stage));
		cc_sample_mean(&p->mean, &p->impact, j->run->confidence);
		cc_sample_mean(&p->worst, &p->severity, j->run->confidence);
	}
	shown = choose(place, rank, rank_places(place, rank, j), j);
	for (uint32_t i = 0; i < shown; i++) {
		put_pain(report, j, place[i], rank[i]);
		put_quotes(report, j, place[i], rank[i]);
	}
	cc_note_count(report, "pains-left-out",
	    "%" PRIu64 " more place where people are hurt is not shown (--top shows more)",
	    "%" PRIu64 " more places where people are hurt are not shown (--top shows more)",
	    "ほかにも痛みのある場所があります（表示は --top で変更）: %" PRIu64 " か所",
	    (uint64_t)(j->places - shown));
}
