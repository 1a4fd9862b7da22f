/* groups.c -- the contacts of each person into figures of stages: everybody's, and segments'.
 *
 * A person's feeling at a stage is the mean of their contacts there.  A person with
 * contacts in several segments is one of each; contacts without a segment go with the
 * one that all others of the person have. */
#include "method/journey-map/int.h"

#include "base/arena.h"

#include <math.h>

static const struct cc_people_spec people_spec = { CONTACTS, WEIGHTS, PERSON, WEIGHT, C_PERSON, C_PLACE,
	C_WEIGHT };

struct journey_contact
journey_contact(const struct journey *j, const unsigned char *row)
{
	const struct cc_store *log = j->people.log;
	struct journey_contact c = { .stage = cc_row_id(log, row, C_STAGE, 0),
		.touchpoint = cc_row_id(log, row, C_TOUCHPOINT, 0),
		.segment = cc_row_id(log, row, C_SEGMENT, 0),
		.signs = cc_row_id(log, row, C_SIGNS, 0),
		.emotion = cc_row_number(log, row, C_EMOTION, 0) - j->middle,
		.severity = cc_row_number(log, row, C_SEVERITY, 0) };

	if (c.stage >= j->stages)
		c.stage = 0; /* a part may say anything */
	if (c.signs >= JOURNEY_SIGNS_END)
		c.signs = 0;
	c.affected = c.emotion < 0 || (c.signs & JOURNEY_SIGNAL) != 0;
	return c;
}

/* What is wrong is 1 where nobody said how much. */
static double
severity_of(const struct journey_contact *c)
{
	return isnan(c->severity) ? 1 : c->severity;
}

static bool
is_of(const struct journey_contact *c, uint32_t segment)
{
	return segment == CC_NO_ID || c->segment == segment;
}

uint32_t
journey_visits(
    struct journey_visit *visit, const struct journey *j, const struct cc_person *person, uint32_t segment)
{
	uint32_t furthest = CC_NO_ITEM;

	memset(visit, 0, j->stages * sizeof *visit);
	for (uint32_t k = 0; k < person->n; k++) {
		struct journey_contact c = journey_contact(j, cc_person_row(&j->people, person, k));
		struct journey_visit *v = &visit[c.stage];

		if (!is_of(&c, segment))
			continue;
		v->touched = true;
		if (furthest == CC_NO_ITEM || c.stage > furthest)
			furthest = c.stage;
		if (!isnan(c.emotion)) {
			v->sum += c.emotion;
			v->feelings++;
		}
		if (c.affected) {
			v->affected = true;
			v->severity = fmax(v->severity, severity_of(&c));
		}
		if ((c.signs & JOURNEY_SIGNAL) != 0)
			v->signals[(c.signs & JOURNEY_SIGNAL) - 1]++;
	}
	for (uint32_t s = 0; s < j->stages; s++)
		if (visit[s].feelings > 0)
			visit[s].sum /= visit[s].feelings;
	return furthest;
}

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
group_add(struct journey_group *g, const struct journey *j, const struct journey_visit *visit,
    uint32_t furthest, double weight)
{
	bool weighted = j->people.weighted, affected = false;

	if (furthest == CC_NO_ITEM)
		return;
	cc_weights_see(&g->people, weighted, weight);
	for (uint32_t s = 0; s <= furthest; s++) {
		struct journey_figures *f = &g->stage[s];

		cc_weights_see(&f->reached, weighted, weight);
		if (!visit[s].touched)
			continue;
		cc_weights_see(&f->touched, weighted, weight);
		if (visit[s].feelings > 0)
			cc_sample_add(&f->emotion, visit[s].sum, weight);
		for (int k = 0; k < JOURNEY_SIGNS; k++)
			f->signals[k] += visit[s].signals[k];
		if (!visit[s].affected)
			continue;
		affected = true;
		cc_weights_see(&f->affected, weighted, weight);
		cc_sample_add(&f->severity, visit[s].severity, weight);
	}
	if (affected)
		cc_weights_see(&g->affected, weighted, weight);
}

/* The feeling furthest from 0, the later of two, and the last one: half of both. */
static void
see_peak_end(struct journey *j, const struct journey_visit *visit, double weight)
{
	double peak = (double)NAN, end = (double)NAN;

	for (uint32_t s = 0; s < j->stages; s++) {
		if (visit[s].feelings == 0)
			continue;
		end = visit[s].sum;
		if (isnan(peak) || fabs(end) >= fabs(peak))
			peak = end;
	}
	if (!isnan(peak))
		cc_sample_add(&j->peak_end, (peak + end) / 2, weight);
}

static struct journey_place *
place_at(struct journey *j, uint32_t stage, uint32_t touchpoint)
{
	uint32_t touchpoints = cc_state_ids(j->state, TOUCHPOINT);
	size_t at = (size_t)stage * (touchpoints + 1) + (touchpoint == CC_NO_ID ? touchpoints : touchpoint);
	struct journey_place *p;

	if (j->place_of[at] != 0)
		return &j->place[j->place_of[at] - 1];
	if ((j->places & (j->places - 1)) == 0) { /* as many as were made room for: 1, 2, 4 ... */
		struct journey_place *more =
		    CC_ARRAY(j->arena, struct journey_place, j->places == 0 ? 1 : 2 * (size_t)j->places);

		if (j->places > 0)
			memcpy(more, j->place, j->places * sizeof *more);
		j->place = more;
	}
	p = &j->place[j->places++];
	j->place_of[at] = j->places;
	*p = (struct journey_place){ .stage = stage,
		.touchpoint = touchpoint,
		.severity = cc_sample_new(j->people.weighted, j->arena) };
	return p;
}

/* Contacts of one person at one place stand together. */
static void
see_places(struct journey *j, const struct cc_person *person)
{
	uint32_t k = 0;

	while (k < person->n) {
		struct journey_contact c = journey_contact(j, cc_person_row(&j->people, person, k)), at = c;
		struct journey_place *place = NULL;
		double severity = 0;
		bool negative = false;

		for (; k < person->n; k++) {
			const unsigned char *row = cc_person_row(&j->people, person, k);

			c = journey_contact(j, row);
			if (c.stage != at.stage || c.touchpoint != at.touchpoint)
				break;
			if (!c.affected)
				continue;
			place = place_at(j, c.stage, c.touchpoint);
			severity = fmax(severity, severity_of(&c));
			negative |= c.emotion < 0;
			if ((c.signs & JOURNEY_SIGNAL) != 0)
				place->signals[(c.signs & JOURNEY_SIGNAL) - 1]++;
			if (j->run->evidence)
				cc_evidence_see(&place->evidence, cc_row_place(j->people.log, row, C_PLACE));
		}
		if (place == NULL)
			continue;
		cc_weights_see(&place->affected, j->people.weighted, person->weight);
		cc_sample_add(&place->severity, severity, person->weight);
		place->negative += negative;
	}
}

/* In each segment where the person has contacts, of one alone with all of them. */
static void
see_segments(struct journey *j, struct journey_visit *visit, const struct cc_person *person)
{
	uint32_t one = CC_NO_ID;
	bool several = false;

	for (uint32_t k = 0; k < person->n; k++) {
		uint32_t in = cc_row_id(j->people.log, cc_person_row(&j->people, person, k), C_SEGMENT, 0);

		several |= one != CC_NO_ID && in != CC_NO_ID && in != one;
		one = one == CC_NO_ID ? in : one;
	}
	if (!several) {
		uint32_t furthest = journey_visits(visit, j, person, CC_NO_ID);

		group_add(
		    &j->segment[one == CC_NO_ID ? j->segments : one], j, visit, furthest, person->weight);
		return;
	}
	for (uint32_t k = 0; k < person->n; k++) {
		uint32_t in = cc_row_id(j->people.log, cc_person_row(&j->people, person, k), C_SEGMENT, 0);
		bool again = in == CC_NO_ID;

		for (uint32_t i = 0; i < k && !again; i++)
			again = in ==
				cc_row_id(j->people.log, cc_person_row(&j->people, person, i), C_SEGMENT, 0);
		if (!again)
			group_add(
			    &j->segment[in], j, visit, journey_visits(visit, j, person, in), person->weight);
	}
}

/* Whether the person was first seen too lately; without any date nobody can say. */
static bool
is_unsettled(const struct journey *j, const struct cc_person *person, double last)
{
	double first = (double)NAN;

	for (uint32_t k = 0; k < person->n; k++)
		first =
		    fmin(first, cc_row_number(j->people.log, cc_person_row(&j->people, person, k), C_DAY, 0));
	return first > last;
}

static bool
settle(struct journey *j, struct cc_err *err)
{
	const struct cc_journey_map_opts *opts = j->run->opts;
	int64_t day = j->run->has_as_of ? j->run->as_of : j->run->last_day;
	bool *keep;

	if (isnan(opts->settle.value))
		return true;
	if (!j->dated)
		return cc_fail_option(
		    j->run, "settle", err, N_("the data has no dates; wanted a column for date"));
	keep = CC_ARRAY(j->arena, bool, j->people.n);
	for (uint32_t i = 0; i < j->people.n; i++) {
		keep[i] = !is_unsettled(j, &j->people.person[i], (double)day - opts->settle.value);
		j->unsettled += !keep[i];
	}
	cc_people_keep(&j->people, keep);
	return true;
}

/* Without names the rows of a sheet are people still; contacts one by one are not. */
static bool
are_followed(const struct journey *j)
{
	const struct cc_people *p = &j->people;

	if (j->run->bound >> PERSON & 1)
		return true;
	for (uint64_t i = p->unnamed; i < p->log->rows; i++)
		if (!(cc_row_id(p->log, cc_store_row(p->log, i), C_SIGNS, 0) & JOURNEY_SHEET))
			return false;
	return true;
}

bool
journey_read(struct journey *j, const struct cc_state *state, const struct cc_run *run, bool whole,
    struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	struct journey_visit *visit;

	*j = (struct journey){ .run = run,
		.study = journey_study(run),
		.state = state,
		.arena = arena,
		.stages = journey_study(run)->stages,
		.dated = (run->bound >> DATE & 1) && run->last_day != CC_NO_DAY,
		.middle = (run->scale[0] + run->scale[1]) / 2 };
	cc_people(&j->people, state, &people_spec, run, problems, arena);
	if (!whole)
		j->people.cases.file = "--against";
	j->reach = are_followed(j);
	if (!settle(j, err))
		return false;
	visit = CC_ARRAY(arena, struct journey_visit, j->stages);
	j->all = group_new(j);
	j->peak_end = cc_sample_new(j->people.weighted, arena);
	if (whole)
		j->place_of = CC_ARRAY(
		    arena, uint32_t, (size_t)j->stages * ((size_t)cc_state_ids(state, TOUCHPOINT) + 1));
	if (whole && (run->bound >> SEGMENT & 1)) {
		j->segments = cc_state_ids(state, SEGMENT);
		j->segment = CC_ARRAY(arena, struct journey_group, (size_t)j->segments + 1);
		for (uint32_t s = 0; s <= j->segments; s++)
			j->segment[s] = group_new(j);
	}
	for (uint32_t i = 0; i < j->people.n; i++) {
		const struct cc_person *person = &j->people.person[i];
		uint32_t furthest = journey_visits(visit, j, person, CC_NO_ID);

		group_add(&j->all, j, visit, furthest, person->weight);
		see_peak_end(j, visit, person->weight);
		if (whole)
			see_places(j, person);
		if (j->segment != NULL)
			see_segments(j, visit, person);
	}
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
