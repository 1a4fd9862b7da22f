/* answers.c -- the log of people -> answers person by person.
 *
 * By parts, of which each has some tens of thousands of rows, those of a person in one of them, and which are
 * read at once: each counts into arms and outcomes of its own, in an arena of its own.
 * What comes of it is joined in the order of the people: no result depends on the parts.
 */
#include "method/trial-test/int.h"

#include "base/arena.h"
#include "figure/twice.h"

#include <math.h>

enum { PART_ROWS = 65536 };

/* A reading of some people, in an arena of its own, as threads write into their own side by side. */
struct part {
	struct trial t;	    /* arms, outcomes and counts are its own, and the arena */
	uint64_t from, end; /* rows of people */
	struct cc_problems problems;
	struct cc_person person;
	uint32_t first; /* the arm of the first position; CC_NO_ARM: nobody says */
	double position;
};

static uint32_t
questions(const struct trial *t)
{
	return cc_state_ids(t->state, QUESTION);
}

/* Which outcome: of a question, of none, or choices. */
static uint32_t
outcome_at(const struct trial *t, const unsigned char *row, bool choice)
{
	uint32_t question = cc_row_id(t->people.log, row, R_QUESTION, 0);

	return choice ? questions(t) + 1 : question == CC_NO_ID ? questions(t) : question;
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
	a->dealt[FROM_ROWS] += a->seen != p->person.from + 1;
	a->seen = p->person.from + 1;
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
	const struct cc_outcome_answer answer = { (uint32_t)p->person.from, key,
		cc_row_id(log, row, R_SEGMENT, 0), cc_row_number(log, row, R_MARK, 0) > 0, value,
		cc_row_place(log, row, R_PLACE) };
	bool mean =
	    t->opts->dup == cc_outcome_dups[2] && o->from == FROM_CHOICES; /* of which there is none */
	const struct cc_outcome_answer *was =
	    cc_outcome_add(&o->is, &answer, mean ? NULL : t->opts->dup, t->run, t->problems, t->arena);
	uint32_t id = p->person.id;

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
	struct trial_outcome *o = &t->outcome[outcome_at(t, row, choice)];

	o->in |= choice || !isnan(value);
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

	return from == FROM_PEOPLE || (from == FROM_ROWS && p->person.id != CC_NO_ID &&
					  cc_row_id(people->log, row, R_ARM, 0) == CC_NO_ID &&
					  cc_row_id(people->log, row, R_VALUE, 0) == CC_NO_ID);
}

static void
read_person(struct part *p)
{
	struct trial *t = &p->t;
	bool only = true;

	p->first = CC_NO_ARM;
	p->position = HUGE_VAL;
	for (uint32_t k = 0; k < p->person.n; k++) {
		const unsigned char *row = cc_person_row(&t->people, &p->person, k);

		if (is_to_be_assigned(p, row))
			continue;
		only = false;
		read_row(p, row);
	}
	if (only)
		t->to_assign[t->assigned++] = (uint32_t)p->person.from;
	if (p->first != CC_NO_ARM)
		t->arm[p->first].first++;
}

static void
read_part(void *ctx, uint32_t number, struct cc_arena *scratch)
{
	struct part *p = ((struct part *const *)ctx)[number];
	struct trial *t = &p->t;

	(void)scratch;
	t->problems = &p->problems;
	for (uint64_t row = p->from; row < p->end; row += p->person.n) {
		cc_store_fetch(t->people.log, row + 16);
		cc_people_at(&p->person, &t->people, row);
		read_person(p);
	}
	for (uint32_t o = 0; o < t->outcomes; o++)
		cc_outcome_end(&t->outcome[o].is, t->arena);
}

/* Questions in the order of their names, what has none behind them, then choices. */
static void
begin_outcomes(struct trial *t)
{
	uint32_t n = questions(t);

	for (uint32_t k = 0; k <= n; k++)
		(void)trial_outcome_of(t, FROM_ROWS, k < n ? k : CC_NO_ID);
	(void)trial_outcome_of(t, FROM_CHOICES, CC_NO_ID);
}

/* Those that some row has. */
static void
end_outcomes(struct trial *t)
{
	uint32_t n = 0;

	for (uint32_t o = 0; o < t->outcomes; o++)
		if (t->outcome[o].in)
			t->outcome[n++] = t->outcome[o];
	t->outcomes = n;
}

/* Each has arms and questions: where these are many, parts are few. */
static uint32_t
parts_of(const struct trial *t)
{
	uint64_t rows = t->people.log->rows, most = rows / ((uint64_t)t->arms + t->outcomes) + 1;
	uint64_t parts = (rows + PART_ROWS - 1) / PART_ROWS;

	return (uint32_t)(parts < most ? parts : most);
}

/* Arms and outcomes of a part, with nothing in them yet. */
static struct part *
part_new(const struct trial *t, uint64_t from, uint64_t end)
{
	struct cc_arena *arena = cc_arena_new();
	struct part *p = CC_NEW(arena, struct part);

	*p = (struct part){ .t = *t, .from = from, .end = end };
	p->t.arena = arena;
	p->t.to_assign = t->to_assign + from;
	p->t.arm = CC_ARRAY(arena, struct trial_arm, t->arms);
	for (uint32_t a = 0; a < t->arms; a++)
		p->t.arm[a] = t->arm[a];
	p->t.outcome = CC_ARRAY(arena, struct trial_outcome, t->outcomes);
	for (uint32_t o = 0; o < t->outcomes; o++)
		p->t.outcome[o] = t->outcome[o];
	return p;
}

static void
read_parts(struct part **part, uint32_t parts, const struct trial *t)
{
	uint64_t rows = t->people.log->rows, from = 0;

	for (uint32_t p = 0; p < parts; p++) {
		uint64_t end = cc_people_first(&t->people, rows * (p + 1) / parts);

		part[p] = part_new(t, from, end);
		from = end;
	}
	cc_each(t->run->workers, read_part, part, parts);
}

/* False: an outcome has numbers among marks of yes and no, and is whole from now on. */
static bool
are_known(struct trial *t, struct part *const *part, uint32_t parts)
{
	bool known = true;

	for (uint32_t o = 0; o < t->outcomes; o++) {
		struct cc_outcome all = t->outcome[o].is;

		for (uint32_t p = 0; p < parts; p++) {
			all.marks |= part[p]->t.outcome[o].is.marks;
			all.others |= part[p]->t.outcome[o].is.others;
		}
		if (cc_outcome_is_mixed(&all))
			t->outcome[o].is.whole = true;
		known &= !cc_outcome_is_mixed(&all);
	}
	return known;
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
		t->outcome[o].in |= part->outcome[o].in;
		t->outcome[o].missing += part->outcome[o].missing;
		cc_outcome_join(&t->outcome[o].is, &part->outcome[o].is, t->arena);
	}
	for (uint32_t i = 0; i < part->assigned; i++)
		t->to_assign[t->assigned++] = part->to_assign[i];
	t->unasked += part->unasked;
	t->armless += part->armless;
	cc_problems_join(t->problems, part->problems);
	cc_arena_take(t->arena, part->arena);
	cc_arena_free(part->arena);
}

void
trial_read_answers(struct trial *t)
{
	struct part **part;
	uint32_t parts;

	begin_outcomes(t);
	parts = parts_of(t);
	part = CC_ARRAY(t->arena, struct part *, parts);
	t->to_assign = CC_ROOM(t->arena, uint32_t, t->people.log->rows);
	for (read_parts(part, parts, t); !are_known(t, part, parts); read_parts(part, parts, t))
		for (uint32_t p = 0; p < parts; p++)
			cc_arena_free(part[p]->t.arena);
	for (uint32_t p = 0; p < parts; p++)
		join_part(t, &part[p]->t);
	end_outcomes(t);
}
