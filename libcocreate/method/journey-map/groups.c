/* groups.c -- everybody's figures of stages, and segments'.
 *
 * A person's feeling at a stage is the mean of their contacts there.  A person with
 * contacts in several segments is one of each; contacts without a segment go with the
 * one that all others of the person have. */
#include "method/journey-map/int.h"

#include "base/arena.h"

#include <math.h>

static const struct cc_people_spec people_spec = { CONTACTS, WEIGHTS, PERSON, WEIGHT, C_PERSON, C_PLACE,
	C_WEIGHT };

static struct journey_group
group_new(const struct journey *j)
{
	struct journey_group g = { .stage = CC_ARRAY(j->arena, struct journey_figures, j->stages) };

	for (uint32_t s = 0; s < j->stages; s++) {
		g.stage[s].emotion = cc_sample_new(j->people.weighted, j->arena);
		g.stage[s].severity = cc_sample_new(j->people.weighted, j->arena);
	}
	return g;
}

static void
group_add(struct journey_group *g, const struct journey *j, uint32_t furthest, double weight)
{
	bool weighted = j->people.weighted, affected = false;

	if (furthest == CC_NO_ITEM)
		return;
	cc_weights_see(&g->people, weighted, weight);
	for (uint32_t s = 0; s <= furthest; s++) {
		struct journey_figures *f = &g->stage[s];
		const struct journey_visit *v = &j->visit[s];

		cc_weights_see(&f->reached, weighted, weight);
		if (!v->touched)
			continue;
		cc_weights_see(&f->touched, weighted, weight);
		if (v->feelings > 0)
			cc_sample_add(&f->emotion, v->emotion, weight);
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
	for (uint32_t s = 0; s < stages; s++) {
		struct journey_figures *f = &to->stage[s];
		const struct journey_figures *more = &from->stage[s];

		cc_weights_join(&f->touched, &more->touched);
		cc_weights_join(&f->reached, &more->reached);
		cc_weights_join(&f->affected, &more->affected);
		cc_sample_join(&f->emotion, &more->emotion, 1);
		cc_sample_join(&f->severity, &more->severity, 1);
		for (int k = 0; k < JOURNEY_SIGNS; k++)
			f->signals[k] += more->signals[k];
	}
}

/* The feeling furthest from 0, the later of two, and the last one: half of both. */
static void
see_peak_end(struct journey *j, double weight)
{
	double peak = (double)NAN, end = (double)NAN;

	for (uint32_t s = 0; s < j->stages; s++) {
		if (j->visit[s].feelings == 0)
			continue;
		end = j->visit[s].emotion;
		if (isnan(peak) || fabs(end) >= fabs(peak))
			peak = end;
	}
	if (!isnan(peak))
		cc_sample_add(&j->peak_end, (peak + end) / 2, weight);
}

uint32_t *
journey_place_at(const struct journey *j, uint32_t stage, uint32_t touchpoint)
{
	return &j->place_of[(size_t)stage * (j->touchpoints + 1) +
			    (touchpoint == CC_NO_ID ? j->touchpoints : touchpoint)];
}

static struct journey_place *
place_new(struct journey *j, uint32_t stage, uint32_t touchpoint)
{
	uint32_t *at = journey_place_at(j, stage, touchpoint);

	if (*at != 0)
		return &j->place[*at - 1];
	if ((j->places & (j->places - 1)) == 0) { /* as many as there is room for: 1, 2, 4 ... */
		struct journey_place *more =
		    CC_ARRAY(j->arena, struct journey_place, 2 * (size_t)j->places + 1);

		memcpy(more, j->place, j->places * sizeof *more);
		j->place = more;
	}
	j->place[j->places] = (struct journey_place){ .stage = stage,
		.touchpoint = touchpoint,
		.severity = cc_sample_new(j->people.weighted, j->arena) };
	*at = ++j->places;
	return &j->place[*at - 1];
}

/* Contacts of one person at one place stand together. */
static void
see_places(struct journey *j, uint32_t contacts, double weight)
{
	const struct journey_contact *c = j->contact, *end = c + contacts;

	while (c < end) {
		const struct journey_contact *at = c;
		struct journey_place *place = NULL;
		double severity = 0;
		bool negative = false;

		for (; c < end && c->stage == at->stage && c->touchpoint == at->touchpoint; c++) {
			if (!c->affected)
				continue;
			place = place_new(j, c->stage, c->touchpoint);
			severity = fmax(severity, c->severity);
			negative |= c->emotion < 0;
			if ((c->signs & JOURNEY_SIGNAL) != 0)
				place->signals[(c->signs & JOURNEY_SIGNAL) - 1]++;
			if (j->run->evidence)
				cc_evidence_see(&place->evidence, c->place);
		}
		if (place == NULL)
			continue;
		cc_weights_see(&place->affected, j->people.weighted, weight);
		cc_sample_add(&place->severity, severity, weight);
		place->negative += negative;
	}
}

static void
see_segments(struct journey *j, uint32_t contacts, double weight)
{
	uint32_t one = CC_NO_ID;
	bool several = false;

	for (uint32_t k = 0; k < contacts; k++) {
		uint32_t in = j->contact[k].segment;

		several |= one != CC_NO_ID && in != CC_NO_ID && in != one;
		one = one == CC_NO_ID ? in : one;
	}
	if (!several) {
		group_add(&j->segment[one == CC_NO_ID ? j->segments : one], j,
		    journey_visits(j, contacts, CC_NO_ID), weight);
		return;
	}
	for (uint32_t k = 0; k < contacts; k++) {
		uint32_t in = j->contact[k].segment;
		bool again = in == CC_NO_ID;

		for (uint32_t i = 0; i < k && !again; i++)
			again = in == j->contact[i].segment;
		if (!again)
			group_add(&j->segment[in], j, journey_visits(j, contacts, in), weight);
	}
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
	j->peak_end = cc_sample_new(j->people.weighted, arena);
	j->place = NULL;
	j->places = 0;
	if (j->whole && (journey_wants(j->run, T_PAINS) || journey_wants(j->run, T_QUOTES) ||
			    journey_wants(j->run, T_FINDINGS)))
		j->place_of = CC_ARRAY(arena, uint32_t, (size_t)j->stages * ((size_t)j->touchpoints + 1));
	if (!j->whole || !(j->run->bound >> SEGMENT & 1))
		return;
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
	see_peak_end(j, person->weight);
	j->dropped += person->n - contacts;
	for (uint32_t k = 1, again = 0; k < contacts && !again && person->id != CC_NO_ID; k++) {
		again = j->contact[k].signs & j->contact[0].signs & JOURNEY_SHEET &&
			j->contact[k].place != j->contact[0].place;
		j->twice += again;
	}
	if (j->place_of != NULL)
		see_places(j, contacts, person->weight);
	if (j->segment != NULL)
		see_segments(j, contacts, person->weight);
}

static void
join(void *counts, const void *more)
{
	struct journey *j = counts;
	const struct journey *part = more;

	group_join(&j->all, &part->all, j->stages);
	cc_sample_join(&j->peak_end, &part->peak_end, 1);
	j->dropped += part->dropped;
	j->twice += part->twice;
	for (uint32_t s = 0; j->segment != NULL && s <= j->segments; s++)
		group_join(&j->segment[s], &part->segment[s], j->stages);
	for (uint32_t i = 0; i < part->places; i++) {
		const struct journey_place *from = &part->place[i];
		struct journey_place *to = place_new(j, from->stage, from->touchpoint);

		cc_weights_join(&to->affected, &from->affected);
		cc_sample_join(&to->severity, &from->severity, 1);
		to->negative += from->negative;
		for (int k = 0; k < JOURNEY_SIGNS; k++)
			to->signals[k] += from->signals[k];
		for (uint32_t e = 0; e < from->evidence.n; e++)
			cc_evidence_see(&to->evidence, from->evidence.place[e]);
	}
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

/* Each wave ends on a day of its own. */
static double
last_day(const struct journey *j)
{
	const struct cc_store *log = j->people.log;
	double last = (double)NAN;

	if (!(j->run->bound >> DATE & 1) || (j->whole && j->run->last_day == CC_NO_DAY))
		return last;
	if (j->whole)
		return (double)(j->run->has_as_of ? j->run->as_of : j->run->last_day);
	for (uint64_t i = 0; i < log->rows; i++)
		last = fmax(last, cc_row_number(log, cc_store_row(log, i), C_DAY, 0));
	return last;
}

static bool
check_stages(const struct journey *j, struct cc_err *err)
{
	if (!(j->run->bound >> STAGE & 1) && j->study->matches == NULL)
		return cc_fail(err, CC_EXIT_DATA,
		    N_("no column for stage, and no stage of the study has a match for touchpoints; name the "
		       "column with -c stage=COLUMN"));
	if (j->people.log->rows == 0 && j->state->store[UNSTAGED]->rows > 0)
		return cc_fail(err, CC_EXIT_DATA,
		    N_("no row has a stage: the match of the study's stages fits no touchpoint"));
	return true;
}

bool
journey_read(struct journey *j, const struct cc_state *state, const struct cc_run *run, bool whole,
    struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	static const struct cc_people_counting counting = { sizeof(struct journey), begin, see, join };

	*j = (struct journey){ .run = run,
		.study = journey_study(run),
		.state = state,
		.arena = arena,
		.stages = journey_study(run)->stages,
		.segments = run->bound >> SEGMENT & 1 ? cc_state_ids(state, SEGMENT) : 0,
		.touchpoints = cc_state_ids(state, TOUCHPOINT),
		.middle = (run->scale[0] + run->scale[1]) / 2,
		.whole = whole };
	cc_people(&j->people, state, &people_spec, run, problems, arena);
	if (!whole)
		j->people.cases.file = "--against";
	j->reach = are_followed(j);
	j->today = last_day(j);
	if (!check_stages(j, err) || !journey_settle(j, err))
		return false;
	cc_people_count(j, &j->people, &counting, j, j->segments > 64, run->workers, arena);
	return true;
}

const struct cc_weight_sums *
journey_base(const struct journey *j, const struct journey_group *g, uint32_t stage)
{
	return j->reach ? &g->stage[stage].reached : &g->stage[stage].touched;
}

struct cc_weighted_share
journey_conversion(const struct journey *j, const struct journey_group *g, uint32_t stage)
{
	if (!j->reach || stage + 1 >= j->stages)
		return (struct cc_weighted_share){ 0 };
	return (struct cc_weighted_share){ g->stage[stage + 1].reached, g->stage[stage].reached };
}

struct cc_weighted_share
journey_affected(const struct journey *j, const struct journey_group *g, uint32_t stage)
{
	return (struct cc_weighted_share){ g->stage[stage].affected, *journey_base(j, g, stage) };
}

struct cc_sample
journey_impact(const struct journey *j, const struct cc_sample *severity,
    const struct cc_weight_sums *affected, const struct cc_weight_sums *all)
{
	struct cc_sample impact = cc_sample_new(j->people.weighted, j->arena);
	struct cc_weight_sums others = *all;

	cc_weights_leave(&others, affected);
	cc_sample_join(&impact, severity, 1);
	cc_sample_join_people(&impact, 0, &others);
	return impact;
}
