/* read.c -- the stores -> arms, and answers person by person. */
#include "method/trial-test/int.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "figure/twice.h"

#include <math.h>

static const struct cc_people_spec people_spec = {
	.store = ROWS, .person = PERSON, .weight = CC_NO_ROLE, .by = R_PERSON, .place = R_PLACE
};

/* A reading of one person's rows. */
struct reading {
	struct trial *t;
	const struct cc_store *log;
	const uint32_t *arm_of[2]; /* by id of an arm, of a choice */
	uint32_t person, first;	   /* first: the arm of the first position; CC_NO_ARM: nobody says */
	double position;
};

static bool
is_none(const struct trial *t, struct cc_span id)
{
	for (size_t i = 0; i < t->study->nones; i++)
		if (cc_span_eq(cc_utf8_fold(t->arena, t->study->none[i]), cc_utf8_fold(t->arena, id)))
			return true;
	return false;
}

/* By id of a role. */
static uint32_t *
map_arms(struct cc_arm *arm, struct trial *t, unsigned role)
{
	uint32_t *of = CC_ARRAY(t->arena, uint32_t, cc_state_ids(t->state, role));

	cc_arms_of(of, arm, &t->arms, &t->study->arms, t->state, role, t->arena);
	return of;
}

static void
find_arms(struct reading *r)
{
	struct trial *t = r->t;
	uint32_t listed = t->study->arms.list.n, choices = cc_state_ids(t->state, CHOICE);
	size_t most = (size_t)listed + cc_state_ids(t->state, ARM) + choices;
	struct cc_arm *arm = CC_ARRAY(t->arena, struct cc_arm, most);
	uint32_t *chosen;

	t->arms = cc_arms_listed(arm, &t->study->arms, t->run->lang, t->arena);
	r->arm_of[0] = map_arms(arm, t, ARM);
	r->arm_of[1] = chosen = map_arms(arm, t, CHOICE);
	for (uint32_t i = 0; i < choices; i++)
		if (is_none(t, cc_state_text(t->state, CHOICE, i)))
			chosen[i] = NONE_OF_THEM;
	t->arm = CC_ARRAY(t->arena, struct trial_arm, most);
	for (uint32_t i = 0; i < t->arms; i++)
		t->arm[i] = (struct trial_arm){ arm[i], .in = { i < listed, i < listed, i < listed } };
	t->control = t->opts->control == NULL
			 ? CC_NO_ARM
			 : cc_arm_named(arm, t->arms, &t->study->arms, cc_span(t->opts->control), t->arena);
}

/* By its question, else by the header of its column. */
static struct trial_outcome *
outcome_of(struct trial *t, enum trial_from from, uint32_t question)
{
	const struct cc_store *names = t->state->store[NAMES];
	struct trial_outcome *o = t->outcome;

	for (; o < t->outcome + t->outcomes; o++)
		if (o->from == from && o->question == question)
			return o;
	t->outcomes++;
	*o = (struct trial_outcome){ .from = from, .question = question, .share = from != FROM_ROWS };
	o->is = (struct cc_outcome){ .name = CC_SPAN("outcome"),
		.role = from == FROM_ROWS ? OUTCOME : CHOICE,
		.question = QUESTION,
		.person = PERSON,
		.named = question != CC_NO_ID };
	for (uint64_t i = 0; i < names->rows && question == CC_NO_ID; i++)
		if (cc_row_id(names, cc_store_row(names, i), N_FROM, 0) == (uint32_t)from)
			o->is.name = cc_row_first(names, cc_store_row(names, i), N_NAME)->text;
	if (question != CC_NO_ID)
		o->is.name = cc_state_text(t->state, QUESTION, question);
	o->is.said = cc_outcome_said(&t->study->outcomes, o->is.name, t->arena);
	return o;
}

/* With room for their answers; questions come in the order of their names, what has none last. */
static void
find_outcomes(struct trial *t)
{
	const struct cc_store *log = t->state->store[ROWS], *counts = t->state->store[COUNTS];
	uint32_t questions = cc_state_ids(t->state, QUESTION);
	uint64_t *rows = CC_ARRAY(t->arena, uint64_t, (size_t)questions + 1), chosen = 0;

	t->outcome = CC_ARRAY(t->arena, struct trial_outcome, 2 * (size_t)questions + 3);
	for (uint64_t i = 0; i < log->rows; i++) {
		const unsigned char *row = cc_store_row(log, i);
		uint32_t question = cc_row_id(log, row, R_QUESTION, 0), from = cc_row_id(log, row, R_FROM, 0);

		if (from == FROM_ROWS && !isnan(cc_row_number(log, row, R_VALUE, 0)))
			rows[question == CC_NO_ID ? questions : question]++;
		chosen += from == FROM_CHOICES;
	}
	for (uint32_t q = 0; q <= questions; q++)
		if (rows[q] > 0)
			outcome_of(t, FROM_ROWS, q == questions ? CC_NO_ID : q)->is.answer =
			    CC_ARRAY(t->arena, struct cc_outcome_answer, rows[q]);
	if (chosen > 0)
		outcome_of(t, FROM_CHOICES, CC_NO_ID)->is.answer =
		    CC_ARRAY(t->arena, struct cc_outcome_answer, chosen);
	for (uint64_t i = 0; i < counts->rows; i++)
		outcome_of(t, FROM_COUNTS, cc_row_id(counts, cc_store_row(counts, i), C_QUESTION, 0));
}

static void
read_counts(const struct reading *r)
{
	struct trial *t = r->t;
	const struct cc_store *counts = t->state->store[COUNTS];

	for (uint64_t i = 0; i < counts->rows; i++) {
		const unsigned char *row = cc_store_row(counts, i);
		struct trial_outcome *o = outcome_of(t, FROM_COUNTS, cc_row_id(counts, row, C_QUESTION, 0));
		uint32_t id = cc_row_id(counts, row, C_ARM, 0),
			 segment = cc_row_id(counts, row, C_SEGMENT, 0);
		uint32_t arm = id == CC_NO_ID ? CC_NO_ARM : r->arm_of[0][id];
		uint64_t n = cc_row_count(counts, row, C_N), x = cc_row_count(counts, row, C_SUCCESSES);
		struct cc_share *share;

		if (o->count == NULL)
			o->count =
			    CC_ARRAY(t->arena, struct cc_share, ((size_t)t->segments + 1) * t->arms + 1);
		t->uncounted += cc_row_count(counts, row, C_MISSING);
		t->unasked += arm == CC_ARM_UNASKED ? cc_row_count(counts, row, C_ROWS) : 0;
		t->armless += arm == CC_NO_ARM ? cc_row_count(counts, row, C_ROWS) : 0;
		if (arm >= NONE_OF_THEM)
			continue;
		share = &o->count[(size_t)(segment == CC_NO_ID ? t->segments : segment) * t->arms + arm];
		share->n += n;
		share->x += x < n ? x : n;
		t->arm[arm].dealt[FROM_COUNTS] += n;
		t->arm[arm].in[FROM_COUNTS] = true;
	}
}

/* The arm of a row; what the study does not list is a problem. */
static uint32_t
arm_at(const struct reading *r, const unsigned char *row, bool choice)
{
	const struct trial *t = r->t;
	uint32_t id = cc_row_id(r->log, row, choice ? R_CHOICE : R_ARM, 0);
	uint32_t arm = id == CC_NO_ID ? CC_NO_ARM : r->arm_of[choice][id];
	uint64_t place = cc_row_place(r->log, row, R_PLACE);
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
see_arm(struct reading *r, const unsigned char *row, uint32_t arm)
{
	struct trial_arm *a = &r->t->arm[arm];
	double position = cc_row_number(r->log, row, R_POSITION, 0);

	a->in[FROM_ROWS] = true;
	a->dealt[FROM_ROWS] += a->seen != r->person + 1;
	a->seen = r->person + 1;
	if (position < r->position) {
		r->position = position;
		r->first = arm;
	}
}

static void
add_answer(struct reading *r, const unsigned char *row, struct trial_outcome *o, uint32_t key, double value)
{
	struct trial *t = r->t;
	uint32_t id = t->people.person[r->person].id;
	const struct cc_outcome_answer answer = { r->person, key, cc_row_id(r->log, row, R_SEGMENT, 0),
		cc_row_number(r->log, row, R_MARK, 0) > 0, value, cc_row_place(r->log, row, R_PLACE) };
	bool mean =
	    t->opts->dup == cc_outcome_dups[2] && o->from == FROM_CHOICES; /* of which there is none */

	cc_outcome_add(&o->is, &answer, mean ? NULL : t->opts->dup,
	    id == CC_NO_ID ? CC_SPAN("?") : cc_state_text(t->state, PERSON, id), t->run, t->problems,
	    t->arena);
}

static void
read_row(struct reading *r, const unsigned char *row)
{
	struct trial *t = r->t;
	bool choice = cc_row_id(r->log, row, R_FROM, 0) == FROM_CHOICES;
	uint32_t arm = arm_at(r, row, choice);
	double value = cc_row_number(r->log, row, R_VALUE, 0);

	t->unasked += arm == CC_ARM_UNASKED;
	t->armless += arm == CC_NO_ARM && !choice;
	if (choice && arm == CC_NO_ARM)
		outcome_of(t, FROM_CHOICES, CC_NO_ID)->missing++;
	if (arm == CC_ARM_UNASKED || arm == CC_NO_ARM)
		return;
	if (choice) {
		if (arm != NONE_OF_THEM)
			t->arm[arm].in[FROM_CHOICES] = true;
		add_answer(r, row, outcome_of(t, FROM_CHOICES, CC_NO_ID), 0, arm);
		return;
	}
	see_arm(r, row, arm);
	if (!isnan(value))
		add_answer(
		    r, row, outcome_of(t, FROM_ROWS, cc_row_id(r->log, row, R_QUESTION, 0)), arm, value);
}

/* A person is there, and neither an arm nor an answer. */
static bool
is_to_be_assigned(const struct reading *r, const unsigned char *row)
{
	uint32_t from = cc_row_id(r->log, row, R_FROM, 0);

	return from == FROM_PEOPLE || (from == FROM_ROWS && r->t->people.person[r->person].id != CC_NO_ID &&
					  cc_row_id(r->log, row, R_ARM, 0) == CC_NO_ID &&
					  isnan(cc_row_number(r->log, row, R_VALUE, 0)));
}

static void
read_people(struct reading *r)
{
	struct trial *t = r->t;

	t->to_assign = CC_ARRAY(t->arena, uint32_t, t->people.n);
	for (r->person = 0; r->person < t->people.n; r->person++) {
		const struct cc_person *person = &t->people.person[r->person];
		bool only = true;

		r->first = CC_NO_ARM;
		r->position = HUGE_VAL;
		for (uint32_t k = 0; k < person->n; k++) {
			const unsigned char *row = cc_person_row(&t->people, person, k);

			if (is_to_be_assigned(r, row))
				continue;
			only = false;
			read_row(r, row);
		}
		if (only)
			t->to_assign[t->assigned++] = r->person;
		if (r->first != CC_NO_ARM)
			t->arm[r->first].first++;
	}
}

void
trial_read(struct trial *t, const struct cc_state *state, const struct cc_run *run,
    struct cc_problems *problems, struct cc_arena *arena)
{
	struct reading r = { .t = t, .log = state->store[ROWS] };

	*t = (struct trial){ .run = run,
		.opts = run->opts,
		.study = run->loaded,
		.state = state,
		.arena = arena,
		.problems = problems,
		.segments = cc_state_ids(state, SEGMENT) };
	cc_people(&t->people, state, &people_spec, run, problems, arena);
	find_arms(&r);
	find_outcomes(t);
	read_counts(&r);
	read_people(&r);
	for (struct trial_outcome *o = t->outcome; o < t->outcome + t->outcomes; o++)
		if (o->from == FROM_ROWS) {
			cc_outcome_settle(&o->is, run, problems, arena);
			o->share = o->is.yes_no;
		}
}
