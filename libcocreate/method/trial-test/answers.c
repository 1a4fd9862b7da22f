/* answers.c -- the log of people -> answers person by person.
 *
 * By parts, of which each has some tens of thousands of people who stand side by side, and which are
 * read at once: each counts into arms and outcomes of its own, whose answers lie where nobody else's do.
 * What comes of it is joined in the order of the people: no result depends on the parts.
 */
#include "method/trial-test/int.h"

#include "base/arena.h"
#include "figure/twice.h"

#include <math.h>

enum { PART_PEOPLE = 50000 };

/* A reading of some people. */
struct part {
	struct trial t;	    /* arms, outcomes and counts are its own */
	uint32_t from, end; /* people */
	uint64_t *most;	    /* [questions + 2]: answers of each, of no question, choices */
	const uint32_t *of; /* [questions + 2]: which outcome that is */
	struct cc_problems problems;
	uint32_t person, first; /* first: the arm of the first position; CC_NO_ARM: nobody says */
	double position;
};

static uint32_t
questions(const struct trial *t)
{
	return cc_state_ids(t->state, QUESTION);
}

static uint32_t
outcome_at(const struct trial *t, const unsigned char *row, bool choice)
{
	uint32_t question = cc_row_id(t->people.log, row, R_QUESTION, 0);

	return choice ? questions(t) + 1 : question == CC_NO_ID ? questions(t) : question;
}

/* How many answers there are at most. */
static void
count_part(void *ctx, uint32_t number, struct cc_arena *scratch)
{
	const struct part *p = (const struct part *)ctx + number;
	const struct cc_people *people = &p->t.people;
	const struct cc_store *log = people->log;

	(void)scratch;
	for (uint32_t i = p->from; i < p->end; i++)
		for (uint32_t k = 0; k < people->person[i].n; k++) {
			const unsigned char *row = cc_person_row(people, &people->person[i], k);
			uint32_t from = cc_row_id(log, row, R_FROM, 0);

			if (from == FROM_CHOICES ||
			    (from != FROM_PEOPLE && cc_row_id(log, row, R_VALUE, 0) != CC_NO_ID))
				p->most[outcome_at(&p->t, row, from == FROM_CHOICES)]++;
		}
}

/* The arm of a row; what the study does not list is a problem. */
static uint32_t
arm_at(const struct trial *t, const unsigned char *row, bool choice)
{
	const struct cc_store *log = t->people.log;
	uint32_t id = cc_row_id(log, row, choice ? R_CHOICE : R_ARM, 0);
	uint32_t arm = id == CC_NO_ID ? CC_NO_ARM : t->arm_of[choice][id];
	uint64_t place = cc_row_place(log, row, R_PLACE);
	unsigned role = choice ? CHOICE : ARM;

	if (id != CC_NO_ID && arm == CC_NO_ARM)
		cc_place_problem(t->problems, t->run, place, cc_run_column(t->run, place, role, 0, NULL, 0),
		    N_("\"%s\"; wanted one of the arms %s, or for a choice one of \"none\" in the study"),
		    cc_quote(cc_state_text(t->state, role, id)).text,
		    cc_items_list(&t->study->arms.list, t->arena));
	return arm;
}

/* That somebody was given the arm, and whether first. */
static void
see_arm(struct part *p, const unsigned char *row, uint32_t arm)
{
	struct trial_arm *a = &p->t.arm[arm];
	double position = cc_row_number(p->t.people.log, row, R_POSITION, 0);

	a->in[FROM_ROWS] = true;
	a->dealt[FROM_ROWS] += a->seen != p->person + 1;
	a->seen = p->person + 1;
	if (position < p->position) {
		p->position = position;
		p->first = arm;
	}
}

static void
add_answer(struct part *p, const unsigned char *row, struct trial_outcome *o, uint32_t key, double value)
{
	struct trial *t = &p->t;
	const struct cc_store *log = t->people.log;
	const struct cc_outcome_answer answer = { p->person, key, cc_row_id(log, row, R_SEGMENT, 0),
		cc_row_number(log, row, R_MARK, 0) > 0, value, cc_row_place(log, row, R_PLACE) };
	bool mean =
	    t->opts->dup == cc_outcome_dups[2] && o->from == FROM_CHOICES; /* of which there is none */
	const struct cc_outcome_answer *was =
	    cc_outcome_add(&o->is, &answer, mean ? NULL : t->opts->dup, t->run, t->problems, t->arena);
	uint32_t id = t->people.person[p->person].id;

	if (was != NULL)
		cc_outcome_twice(PERSON, id == CC_NO_ID ? CC_SPAN("?") : cc_state_text(t->state, PERSON, id),
		    answer.place, was->place, t->run, t->problems);
}

static void
read_row(struct part *p, const unsigned char *row)
{
	struct trial *t = &p->t;
	const struct cc_store *log = t->people.log;
	bool choice = cc_row_id(log, row, R_FROM, 0) == FROM_CHOICES;
	uint32_t arm = arm_at(t, row, choice);
	double value = cc_row_number(log, row, R_VALUE, 0);
	struct trial_outcome *o = &t->outcome[p->of[outcome_at(t, row, choice)]];

	t->unasked += arm == CC_ARM_UNASKED;
	t->armless += arm == CC_NO_ARM && !choice;
	if (choice && arm == CC_NO_ARM)
		o->missing++;
	if (arm == CC_ARM_UNASKED || arm == CC_NO_ARM)
		return;
	if (choice) {
		if (arm != NONE_OF_THEM)
			t->arm[arm].in[FROM_CHOICES] = true;
		add_answer(p, row, o, 0, arm);
		return;
	}
	see_arm(p, row, arm);
	if (!isnan(value))
		add_answer(p, row, o, arm, value);
}

/* A person is there, and neither an arm nor an answer. */
static bool
is_to_be_assigned(const struct part *p, const unsigned char *row)
{
	const struct cc_people *people = &p->t.people;
	uint32_t from = cc_row_id(people->log, row, R_FROM, 0);

	return from == FROM_PEOPLE || (from == FROM_ROWS && people->person[p->person].id != CC_NO_ID &&
					  cc_row_id(people->log, row, R_ARM, 0) == CC_NO_ID &&
					  cc_row_id(people->log, row, R_VALUE, 0) == CC_NO_ID);
}

static void
read_part(void *ctx, uint32_t number, struct cc_arena *scratch)
{
	struct part *p = (struct part *)ctx + number;
	struct trial *t = &p->t;

	t->arena = scratch;
	t->problems = &p->problems;
	for (p->person = p->from; p->person < p->end; p->person++) {
		const struct cc_person *person = &t->people.person[p->person];
		bool only = true;

		p->first = CC_NO_ARM;
		p->position = HUGE_VAL;
		for (uint32_t k = 0; k < person->n; k++) {
			const unsigned char *row = cc_person_row(&t->people, person, k);

			if (is_to_be_assigned(p, row))
				continue;
			only = false;
			read_row(p, row);
		}
		if (only)
			t->to_assign[t->assigned++] = p->person;
		if (p->first != CC_NO_ARM)
			t->arm[p->first].first++;
	}
}

/* Questions come in the order of their names, what has none behind them, then choices; which outcome each is. */
static uint32_t *
find_outcomes(struct trial *t, const struct part *part, uint32_t parts)
{
	uint32_t kinds = questions(t) + 2, *of = CC_ARRAY(t->arena, uint32_t, kinds);

	for (uint32_t k = 0; k < kinds; k++) {
		uint64_t most = 0;
		struct trial_outcome *o;

		for (uint32_t p = 0; p < parts; p++)
			most += part[p].most[k];
		if (most == 0)
			continue;
		o = trial_outcome_of(
		    t, k == kinds - 1 ? FROM_CHOICES : FROM_ROWS, k < questions(t) ? k : CC_NO_ID);
		o->is.answer = CC_ARRAY(t->arena, struct cc_outcome_answer, most);
		of[k] = (uint32_t)(o - t->outcome);
	}
	return of;
}

/* Arms and outcomes of a part, with nothing in them yet; answer: where its answers of each outcome go. */
static void
begin_part(struct part *p, const struct trial *t, const uint32_t *of, struct cc_outcome_answer **answer)
{
	p->of = of;
	p->t.to_assign = t->to_assign + p->from;
	p->t.arm = CC_ARRAY(t->arena, struct trial_arm, t->arms);
	for (uint32_t a = 0; a < t->arms; a++)
		p->t.arm[a] = t->arm[a];
	p->t.outcome = CC_ARRAY(t->arena, struct trial_outcome, t->outcomes);
	for (uint32_t o = 0; o < t->outcomes; o++) {
		p->t.outcome[o] = t->outcome[o];
		p->t.outcome[o].is.answer = answer[o];
	}
	for (uint32_t k = 0; k < questions(t) + 2; k++)
		if (p->most[k] > 0)
			answer[of[k]] += p->most[k];
}

static void
join_part(struct trial *t, const struct trial *part)
{
	for (uint32_t a = 0; a < t->arms; a++) {
		struct trial_arm *arm = &t->arm[a];

		for (unsigned from = 0; from < FROM_PEOPLE; from++) {
			arm->dealt[from] += part->arm[a].dealt[from];
			arm->in[from] |= part->arm[a].in[from];
		}
		arm->first += part->arm[a].first;
	}
	for (uint32_t o = 0; o < t->outcomes; o++) {
		t->outcome[o].missing += part->outcome[o].missing;
		cc_outcome_join(&t->outcome[o].is, &part->outcome[o].is);
	}
	for (uint32_t i = 0; i < part->assigned; i++)
		t->to_assign[t->assigned++] = part->to_assign[i];
	t->unasked += part->unasked;
	t->armless += part->armless;
	cc_problems_join(t->problems, part->problems);
}

/* Each has arms and questions: where these are many, parts are few. */
static uint32_t
parts_of(const struct trial *t)
{
	uint64_t most = t->people.n / ((uint64_t)t->arms + questions(t) + 1) + 1;
	uint64_t parts = (t->people.n + PART_PEOPLE - 1) / PART_PEOPLE;

	return (uint32_t)(parts < most ? parts : most);
}

/* Outcomes, and which of them each part reads into. */
static void
begin_parts(struct trial *t, struct part *part, uint32_t parts)
{
	const uint32_t *of = find_outcomes(t, part, parts);
	struct cc_outcome_answer **answer = CC_ARRAY(t->arena, struct cc_outcome_answer *, t->outcomes);

	t->to_assign = CC_ARRAY(t->arena, uint32_t, t->people.n);
	for (uint32_t o = 0; o < t->outcomes; o++)
		answer[o] = t->outcome[o].is.answer;
	for (uint32_t p = 0; p < parts; p++)
		begin_part(&part[p], t, of, answer);
}

void
trial_read_answers(struct trial *t)
{
	uint32_t n = t->people.n, parts = parts_of(t);
	struct part *part = CC_ARRAY(t->arena, struct part, parts);

	for (uint32_t p = 0; p < parts; p++) {
		part[p].t = *t;
		part[p].from = (uint32_t)((uint64_t)n * p / parts);
		part[p].end = (uint32_t)((uint64_t)n * (p + 1) / parts);
		part[p].most = CC_ARRAY(t->arena, uint64_t, (size_t)questions(t) + 2);
	}
	cc_each(t->run->workers, count_part, part, parts);
	begin_parts(t, part, parts);
	cc_each(t->run->workers, read_part, part, parts);
	for (uint32_t p = 0; p < parts; p++)
		join_part(t, &part[p].t);
}
