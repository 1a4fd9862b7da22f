/* pains.c -- touchpoints of stages where people are hurt, the worst first. */
#include "method/journey-map/tables.h"

#include "base/arena.h"
#include "figure/quotes.h"

static void
put_pain(struct cc_report *report, const struct journey *j, const struct cc_pain *p)
{
	struct cc_table *t = cc_report_at(report, T_PAINS);
	const struct cc_words *move = j->study->move[p->group];
	struct cc_weighted_share share = { p->affected, *cc_funnel_base(&j->all.funnel, p->group) };
	struct journey_pain_row row = { .rank = p->rank,
		.stage = journey_stage(j->run, p->group)->id,
		.n = share.all.n,
		.affected = share.has.n,
		.share = cc_weighted_share_value(&share),
		.severity = p->worst.mean,
		.impact = p->mean,
		.signals = { p->count[INQUIRY], p->count[COMPLAINT], p->count[DROPOUT] },
		.negative = p->negative,
		.tied = p->tied ? "yes" : NULL,
		.move = move != NULL ? cc_words_in(move, j->run->lang) : NULL };

	if (p->item != CC_NO_ID)
		row.touchpoint = cc_state_text(j->state, TOUCHPOINT, p->item);
	cc_weighted_share_interval(&row.share_low, &row.share_high, &share, j->run->confidence);
	cc_evidence_put(t, cc_table_fill(report, t, &row, 1), &p->evidence, j->run, j->arena);
	if (cc_run_wants(j->run, T_QUOTES))
		cc_quotes_put(report, cc_report_at(report, T_QUOTES), &j->people, j->state->store[QUOTES],
		    (const uint32_t[]){ p->group, p->item }, p->rank, p->affected.n, j->run);
}

void
journey_put_pains(struct cc_report *report, struct journey *j)
{
	const struct cc_journey_map_opts *opts = j->run->opts;
	const struct cc_weight_sums **everybody =
	    CC_ARRAY(j->arena, const struct cc_weight_sums *, j->stages);
	uint32_t shown;

	if (j->pains.at == NULL)
		return;
	for (uint32_t s = 0; s < j->stages; s++)
		everybody[s] = cc_funnel_base(&j->all.funnel, s);
	cc_pains_rank(&j->pains, everybody, (uint32_t)opts->top.value, j->run->confidence);
	for (uint32_t i = 0; i < j->people.n && j->pains.last != NULL; i++) {
		const struct cc_person *person = &j->people.person[i];
		uint32_t contacts = journey_contacts(j, person);

		for (const struct journey_contact *c = j->contact; c < j->contact + contacts; c++)
			if (c->affected && c->stage == j->pains.last->group)
				cc_pains_see(&j->pains, c->stage, c->touchpoint, c->severity, false);
		cc_pains_pair(&j->pains, person->weight);
	}
	shown = cc_pains_choose(report, &j->pains, everybody, j->run->confidence);
	for (uint32_t i = 0; i < shown; i++)
		put_pain(report, j, j->pains.ranked[i]);
}
