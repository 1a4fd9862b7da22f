/* groups.c -- everybody's figures of stages, and segments'.
 *
 * A person's feeling at a stage is the mean of their contacts there.  A person with
 * contacts in several segments is one of each; contacts without a segment go with the
 * one that all others of the person have. */
#include "method/journey-map/int.h"

#include "base/arena.h"
#include "figure/days.h"

#include <math.h>

static const struct cc_people_spec people_spec = { CONTACTS, WEIGHTS, PERSON, WEIGHT, C_PERSON, C_PLACE,
	C_WEIGHT };

static struct journey_group
group_new(const struct journey *j)
{
	bool weighted = j->people.weighted;
	struct journey_group g = { .funnel = cc_funnel_new(j->stages, weighted, j->reach, j->arena),
		.feelings = cc_feelings_new(j->stages, weighted, j->arena),
		.stage = CC_ARRAY(j->arena, struct journey_figures, j->stages) };

	for (uint32_t s = 0; s < j->stages; s++)
		g.stage[s].severity = cc_sample_new(weighted, j->arena);
	return g;
}

static void
group_add(struct journey_group *g, const struct journey *j, uint32_t furthest, double weight)
{
	bool weighted = j->people.weighted, affected = false;

	if (furthest == CC_NO_ITEM)
		return;
	cc_weights_see(&g->people, weighted, weight);
	cc_feelings_add(&g->feelings, j->felt, weight);
	for (uint32_t s = 0; s <= furthest; s++) {
		struct journey_figures *f = &g->stage[s];
		const struct journey_visit *v = &j->visit[s];

		cc_funnel_see(&g->funnel, s, v->touched, weight);
		for (int k = 0; k < JOURNEY_SIGNS; k++)
			f->signals[k] += v->signals[k];
		if (!v->affected)
			continue;
		affected = true;
		cc_weights_see(&f->affected, weighted, weight);
		cc_sample_add(&f->severity, v->severity, weight);
	}
	if (affected)
		cc_weights_see(&g->affected, weighted, weight);
}

static void
group_join(struct journey_group *to, const struct journey_group *from, uint32_t stages)
{
	cc_weights_join(&to->people, &from->people);
	cc_weights_join(&to->affected, &from->affected);
	cc_funnel_join(&to->funnel, &from->funnel);
	cc_feelings_join(&to->feelings, &from->feelings);
	for (uint32_t s = 0; s < stages; s++) {
		struct journey_figures *f = &to->stage[s];
		const struct journey_figures *more = &from->stage[s];

		cc_weights_join(&f->affected, &more->affected);
		cc_sample_join(&f->severity, &more->severity, 1);
		for (int k = 0; k < JOURNEY_SIGNS; k++)
			f->signals[k] += more->signals[k];
	}
}

/* Contacts of one person at one place stand together. */
static void
see_pains(struct journey *j, uint32_t contacts, double weight)
{
	for (const struct journey_contact *c = j->contact; c < j->contact + contacts; c++) {
		struct cc_pain *pain;

		if (!c->affected)
			continue;
		pain = cc_pains_see(&j->pains, c->stage, c->touchpoint, c->severity, c->emotion < 0);
		if ((c->signs & JOURNEY_SIGNAL) != 0)
			pain->count[(c->signs & JOURNEY_SIGNAL) - 1]++;
		if (j->run->evidence)
			cc_evidence_see(&pain->evidence, c->place);
	}
	cc_pains_person(&j->pains, weight);
}

/* Each segment of the person once, or CC_NO_ID alone. */
static uint32_t
read_segments(uint32_t *out, const struct journey *j, uint32_t contacts)
{
	uint32_t n = 0;

	for (uint32_t k = 0; k < contacts; k++) {
		uint32_t in = j->contact[k].segment, i = 0;

		while (i < n && out[i] != in)
			i++;
		if (in != CC_NO_ID && i == n)
			out[n++] = in;
	}
	if (n == 0)
		out[n++] = CC_NO_ID;
	return n;
}

static void
see_segments(struct journey *j, uint32_t contacts, double weight)
{
	uint32_t n = read_segments(j->in, j, contacts);

	for (uint32_t i = 0; i < n; i++)
		group_add(&j->segment[j->in[i] == CC_NO_ID ? j->segments : j->in[i]], j,
		    journey_visits(j, contacts, n == 1 ? CC_NO_ID : j->in[i]), weight);
}

/* What cc_people_count() counts in: a journey of some of the people. */
static void
begin(void *counts, const void *ctx, struct cc_arena *arena)
{
	struct journey *j = counts;
	uint32_t most = 0;

	if (counts != ctx)
		*j = *(const struct journey *)ctx;
	j->arena = arena;
	for (uint32_t i = 0; i < j->people.n; i++)
		most = j->people.person[i].n > most ? j->people.person[i].n : most;
	j->contact = CC_ARRAY(arena, struct journey_contact, most);
	j->visit = CC_ARRAY(arena, struct journey_visit, j->stages);
	j->all = group_new(j);
	j->felt = CC_ARRAY(arena, double, j->stages);
	if (j->whole && (cc_run_wants(j->run, T_PAINS) || cc_run_wants(j->run, T_QUOTES) ||
			    cc_run_wants(j->run, T_FINDINGS)))
		cc_pains_begin(&j->pains, j->stages, j->touchpoints, j->people.weighted, arena);
	if (!j->whole || !(j->run->bound >> SEGMENT & 1))
		return;
	j->in = CC_ARRAY(arena, uint32_t, (size_t)most + 1);
	j->segment = CC_ARRAY(arena, struct journey_group, (size_t)j->segments + 1);
	for (uint32_t s = 0; s <= j->segments; s++)
		j->segment[s] = group_new(j);
}

static void
see(void *counts, const struct cc_person *person)
{
	struct journey *j = counts;
	uint32_t contacts = journey_contacts(j, person), furthest = journey_visits(j, contacts, CC_NO_ID);

	group_add(&j->all, j, furthest, person->weight);
	j->dropped += person->n - contacts;
	for (uint32_t k = 1, again = 0; k < contacts && !again && person->id != CC_NO_ID; k++) {
		again = j->contact[k].signs & j->contact[0].signs & JOURNEY_SHEET &&
			j->contact[k].place != j->contact[0].place;
		j->twice += again;
	}
	if (j->pains.at != NULL)
		see_pains(j, contacts, person->weight);
	if (j->segment != NULL)
		see_segments(j, contacts, person->weight);
}

static void
join(void *counts, const void *more)
{
	struct journey *j = counts;
	const struct journey *part = more;

	group_join(&j->all, &part->all, j->stages);
	j->dropped += part->dropped;
	j->twice += part->twice;
	for (uint32_t s = 0; j->segment != NULL && s <= j->segments; s++)
		group_join(&j->segment[s], &part->segment[s], j->stages);
	cc_pains_join(&j->pains, &part->pains);
}

/* Without names the rows of a sheet are people still; contacts one by one are not. */
static bool
are_followed(const struct journey *j)
{
	const struct cc_people *p = &j->people;

	if (j->run->bound >> PERSON & 1)
		return true;
	for (uint64_t i = p->unnamed; i < p->log->rows; i++) {
		double what = cc_row_number(p->log, cc_store_row(p->log, i), C_WHAT, 0);

		if (isnan(what) || !((uint32_t)what & JOURNEY_SHEET))
			return false;
	}
	return true;
}

bool
journey_read(struct journey *j, const struct cc_state *state, const struct cc_run *run, bool whole,
    struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	static const struct cc_people_counting counting = { sizeof(struct journey), begin, see, join };
	const struct cc_journey_map_opts *opts = run->opts;

	*j = (struct journey){ .run = run,
		.study = journey_study(run),
		.state = state,
		.arena = arena,
		.stages = journey_study(run)->stages,
		.segments = run->bound >> SEGMENT & 1 ? cc_state_ids(state, SEGMENT) : 0,
		.touchpoints = cc_state_ids(state, TOUCHPOINT),
		.middle = cc_scale_middle(run),
		.whole = whole };
	cc_people(&j->people, state, &people_spec, run, problems, arena);
	if (!whole)
		j->people.cases.file = "--against";
	j->reach = are_followed(j);
	j->today = cc_last_day(&j->people, C_DAY, DATE, !whole, run);
	if (!cc_stages_check(&j->study->staged, j->people.log->rows, state->store[UNSTAGED], run, err))
		return false;
	if (!isnan(opts->settle.value) && isnan(j->today))
		return cc_fail_option(
		    run, "settle", err, N_("the data has no dates; wanted a column for date"));
	if (!isnan(opts->settle.value))
		j->unsettled = cc_people_settle(&j->people, C_DAY, j->today, opts->settle.value, arena);
	cc_people_count(j, &j->people, &counting, j, j->segments > 64, run->workers, arena);
	return true;
}

struct cc_weighted_share
journey_affected(const struct journey_group *g, uint32_t stage)
{
	return (struct cc_weighted_share){ g->stage[stage].affected, *cc_funnel_base(&g->funnel, stage) };
}
