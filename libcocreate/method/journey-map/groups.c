/* groups.c -- the contacts of each person into figures of stages: everybody's, and segments'.
 *
 * A person's feeling at a stage is the mean of their contacts there.  A person with
 * contacts in several segments is one of each; contacts without a segment go with the
 * one that all others of the person have. */
#include "method/journey-map/int.h"

#include "base/arena.h"

#include <math.h>
#include <stdlib.h>

/* Places are read for these alone. */
static const uint64_t pains_tables =
    UINT64_C(1) << T_PAINS | UINT64_C(1) << T_QUOTES | UINT64_C(1) << T_FINDINGS;

static const struct cc_people_spec people_spec = { CONTACTS, WEIGHTS, PERSON, WEIGHT, C_PERSON, C_PLACE,
	C_WEIGHT };

/* A part may leave anything out: then it is nothing at the first stage. */
struct journey_contact
journey_contact(const struct journey *j, const unsigned char *row)
{
	const struct cc_store *log = j->people.log;
	double what = cc_row_number(log, row, C_WHAT, 0);
	struct journey_contact c = { .touchpoint = cc_row_id(log, row, C_TOUCHPOINT, 0),
		.segment = cc_row_id(log, row, C_SEGMENT, 0),
		.emotion = cc_row_number(log, row, C_EMOTION, 0) - j->middle,
		.severity = cc_row_number(log, row, C_SEVERITY, 0) };

	if (!isnan(what)) {
		c.stage = (uint32_t)what / JOURNEY_SIGNS_END;
		c.signs = (uint32_t)what % JOURNEY_SIGNS_END;
	}
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

static bool
goes_before(const struct journey_contact *a, const struct journey_contact *b)
{
	return a->stage != b->stage ? a->stage < b->stage : a->touchpoint < b->touchpoint;
}

static int
by_place(const void *a, const void *b)
{
	const struct journey_contact *x = a, *y = b;

	if (goes_before(x, y))
		return -1;
	return goes_before(y, x) ? 1 : (x->row > y->row) - (x->row < y->row);
}

/* Most people have few contacts; rows lie anywhere in memory, so those of the next
 * people are fetched ahead. */
const struct journey_contact *
journey_contacts(const struct journey *j, const struct cc_person *person)
{
	enum { AHEAD = 24, FEW = 32 };

	for (uint32_t k = 0; k < person->n; k++) {
		struct journey_contact c = journey_contact(j, cc_person_row(&j->people, person, k));
		uint32_t at = k;

		cc_store_fetch(j->people.log, person->from + k + AHEAD);
		c.row = k;
		for (; person->n <= FEW && at > 0 && goes_before(&c, &j->contact[at - 1]); at--)
			j->contact[at] = j->contact[at - 1];
		j->contact[at] = c;
	}
	if (person->n > FEW)
		qsort(j->contact, person->n, sizeof *j->contact, by_place);
	return j->contact;
}

uint32_t
journey_visits(struct journey_visit *visit, const struct journey *j, const struct journey_contact *contact,
    uint32_t n, uint32_t segment)
{
	uint32_t furthest = CC_NO_ITEM;

	memset(visit, 0, j->stages * sizeof *visit);
	for (const struct journey_contact *c = contact; c < contact + n; c++) {
		struct journey_visit *v = &visit[c->stage];

		if (!is_of(c, segment))
			continue;
		v->touched = true;
		if (furthest == CC_NO_ITEM || c->stage > furthest)
			furthest = c->stage;
		if (!isnan(c->emotion)) {
			v->sum += c->emotion;
			v->feelings++;
		}
		if (c->affected) {
			v->affected = true;
			v->severity = fmax(v->severity, severity_of(c));
		}
		if ((c->signs & JOURNEY_SIGNAL) != 0)
			v->signals[(c->signs & JOURNEY_SIGNAL) - 1]++;
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
see_places(struct journey *j, const struct cc_person *person, const struct journey_contact *contact)
{
	uint32_t k = 0;

	while (k < person->n) {
		const struct journey_contact *at = &contact[k];
		struct journey_place *place = NULL;
		double severity = 0;
		bool negative = false;

		for (; k < person->n && contact[k].stage == at->stage &&
		       contact[k].touchpoint == at->touchpoint;
		     k++) {
			const struct journey_contact *c = &contact[k];

			if (!c->affected)
				continue;
			place = place_at(j, c->stage, c->touchpoint);
			severity = fmax(severity, severity_of(c));
			negative |= c->emotion < 0;
			if ((c->signs & JOURNEY_SIGNAL) != 0)
				place->signals[(c->signs & JOURNEY_SIGNAL) - 1]++;
			if (j->run->evidence)
				cc_evidence_see(
				    &place->evidence, cc_row_place(j->people.log,
							  cc_person_row(&j->people, person, k), C_PLACE));
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
see_segments(struct journey *j, struct journey_visit *visit, const struct cc_person *person,
    const struct journey_contact *contact)
{
	uint32_t one = CC_NO_ID, furthest;
	bool several = false;

	for (uint32_t k = 0; k < person->n; k++) {
		uint32_t in = contact[k].segment;

		several |= one != CC_NO_ID && in != CC_NO_ID && in != one;
		one = one == CC_NO_ID ? in : one;
	}
	if (!several) {
		furthest = journey_visits(visit, j, contact, person->n, CC_NO_ID);
		group_add(
		    &j->segment[one == CC_NO_ID ? j->segments : one], j, visit, furthest, person->weight);
		return;
	}
	for (uint32_t k = 0; k < person->n; k++) {
		bool again = contact[k].segment == CC_NO_ID;

		for (uint32_t i = 0; i < k && !again; i++)
			again = contact[k].segment == contact[i].segment;
		if (again)
			continue;
		furthest = journey_visits(visit, j, contact, person->n, contact[k].segment);
		group_add(&j->segment[contact[k].segment], j, visit, furthest, person->weight);
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
		if (!(journey_contact(j, cc_store_row(p->log, i)).signs & JOURNEY_SHEET))
			return false;
	return true;
}

/* What the people of a part, or of all parts, are counted in. */
static void
begin_counts(struct journey *j)
{
	const uint32_t touchpoints = cc_state_ids(j->state, TOUCHPOINT);
	uint32_t most = 0;

	for (uint32_t i = 0; i < j->people.n; i++)
		most = j->people.person[i].n > most ? j->people.person[i].n : most;
	j->contact = CC_ARRAY(j->arena, struct journey_contact, most);
	j->all = group_new(j);
	j->peak_end = cc_sample_new(j->people.weighted, j->arena);
	if (j->wants_places)
		j->place_of = CC_ARRAY(j->arena, uint32_t, (size_t)j->stages * ((size_t)touchpoints + 1));
	if (!j->wants_segments)
		return;
	j->segment = CC_ARRAY(j->arena, struct journey_group, (size_t)j->segments + 1);
	for (uint32_t s = 0; s <= j->segments; s++)
		j->segment[s] = group_new(j);
}

static void
see_people(struct journey *j, uint32_t from, uint32_t end)
{
	struct journey_visit *visit = CC_ARRAY(j->arena, struct journey_visit, j->stages);

	for (uint32_t i = from; i < end; i++) {
		const struct cc_person *person = &j->people.person[i];
		const struct journey_contact *contact = journey_contacts(j, person);
		uint32_t furthest = journey_visits(visit, j, contact, person->n, CC_NO_ID);

		group_add(&j->all, j, visit, furthest, person->weight);
		see_peak_end(j, visit, person->weight);
		if (j->place_of != NULL)
			see_places(j, person, contact);
		if (j->segment != NULL)
			see_segments(j, visit, person, contact);
	}
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

static void
part_join(struct journey *j, const struct journey *part)
{
	group_join(&j->all, &part->all, j->stages);
	cc_sample_join(&j->peak_end, &part->peak_end, 1);
	for (uint32_t s = 0; j->segment != NULL && s <= j->segments; s++)
		group_join(&j->segment[s], &part->segment[s], j->stages);
	for (uint32_t i = 0; i < part->places; i++) {
		const struct journey_place *more = &part->place[i];
		struct journey_place *to = place_at(j, more->stage, more->touchpoint);

		cc_weights_join(&to->affected, &more->affected);
		cc_sample_join(&to->severity, &more->severity, 1);
		to->negative += more->negative;
		for (int k = 0; k < JOURNEY_SIGNS; k++)
			to->signals[k] += more->signals[k];
		for (uint32_t e = 0; e < more->evidence.n; e++)
			cc_evidence_see(&to->evidence, more->evidence.place[e]);
	}
}

/* So many people are worth a thread; segments without number are not worth the memory. */
enum { PART_PEOPLE = 50000, PART_SEGMENTS = 64 };

static void
see_part(void *ctx, uint32_t i, struct cc_arena *scratch)
{
	struct journey *part = (struct journey *)ctx + i;
	uint32_t from = i * PART_PEOPLE, end = from + PART_PEOPLE;

	(void)scratch;
	part->arena = cc_arena_new();
	begin_counts(part);
	see_people(part, from, end < part->people.n ? end : part->people.n);
}

/* All counts are whole numbers or exact sums, so parts may be joined in any order. */
static void
see_everybody(struct journey *j)
{
	uint32_t parts = (j->people.n + PART_PEOPLE - 1) / PART_PEOPLE;
	struct journey *part;

	begin_counts(j);
	if (parts <= 1 || j->segments > PART_SEGMENTS) {
		see_people(j, 0, j->people.n);
		return;
	}
	part = CC_ARRAY(j->arena, struct journey, parts);
	for (uint32_t i = 0; i < parts; i++)
		part[i] = *j;
	cc_each(j->run->workers, see_part, part, parts);
	for (uint32_t i = 0; i < parts; i++) {
		part_join(j, &part[i]);
		cc_arena_free(part[i].arena);
	}
}

bool
journey_read(struct journey *j, const struct cc_state *state, const struct cc_run *run, bool whole,
    struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	*j = (struct journey){ .run = run,
		.study = journey_study(run),
		.state = state,
		.arena = arena,
		.stages = journey_study(run)->stages,
		.dated = (run->bound >> DATE & 1) && run->last_day != CC_NO_DAY,
		.middle = (run->scale[0] + run->scale[1]) / 2,
		.wants_places = whole && (run->tables & pains_tables) != 0,
		.wants_segments = whole && (run->bound >> SEGMENT & 1) };
	if (!(run->bound >> STAGE & 1) && !j->study->matches)
		return cc_fail(err, CC_EXIT_DATA,
		    N_("no column for stage, and no stage of the study has a match for touchpoints; name the "
		       "column "
		       "with -c stage=COLUMN"));
	if (j->wants_segments)
		j->segments = cc_state_ids(state, SEGMENT);
	cc_people(&j->people, state, &people_spec, run, problems, arena);
	if (!whole)
		j->people.cases.file = "--against";
	j->reach = are_followed(j);
	if (!settle(j, err))
		return false;
	see_everybody(j);
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
