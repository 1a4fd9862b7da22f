/* read.c -- the stores -> arms, and cells of outcomes person by person. */
#include "method/trial-test/int.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"
#include "figure/twice.h"

#include <math.h>
#include <stdlib.h>

static const struct cc_people_spec people_spec = {
	.store = ROWS, .person = PERSON, .weight = CC_NO_ROLE, .by = R_PERSON, .place = R_PLACE
};

/* A name that rows have for an arm, and where it stands among all of them. */
struct named {
	struct cc_span id;
	uint32_t listed; /* CC_NO_ITEM: the study does not list it */
};

static int
by_name(const void *a, const void *b)
{
	const struct named *x = a, *y = b;

	if (x->listed != y->listed)
		return x->listed < y->listed ? -1 : 1;
	return cc_span_cmp(x->id, y->id);
}

static bool
same_name(struct cc_span a, struct cc_span b, struct cc_arena *scratch)
{
	return cc_span_eq(a, b) || cc_span_eq(cc_utf8_fold(scratch, a), cc_utf8_fold(scratch, b));
}

uint32_t
trial_arm_named(const struct trial *t, struct cc_span name)
{
	uint32_t listed = trial_arm_listed(t->run, name, t->arena);

	for (uint32_t i = 0; i < t->arms; i++)
		if (listed != CC_NO_ITEM
			? cc_span_eq(t->arm[i].id, t->run->study->items[0].item[listed].id)
			: same_name(t->arm[i].id, name, t->arena))
			return i;
	return NO_ARM;
}

/* --arms, each of whose values may be several. */
void
trial_read_asked(struct trial *t)
{
	const struct cc_list *list = &t->opts->arms;
	size_t most = 0;

	for (size_t i = 0; i < list->n; i++)
		most += strlen(list->item[i]) + 1;
	t->asked = CC_ARRAY(t->arena, struct cc_span, most);
	for (size_t i = 0; i < list->n; i++)
		for (const char *at = list->item[i]; *at != '\0'; at += *at == ',') {
			struct cc_span name = cc_span_trim((struct cc_span){ at, strcspn(at, ",") });

			at += strcspn(at, ",");
			if (name.len > 0)
				t->asked[t->n_asked++] = name;
		}
}

/* Whether one of the study is among them. */
static bool
is_asked(const struct trial *t, uint32_t listed)
{
	for (size_t i = 0; i < t->n_asked; i++)
		if (trial_arm_listed(t->run, t->asked[i], t->arena) == listed)
			return true;
	return t->n_asked == 0;
}

static bool
is_none(const struct trial *t, struct cc_span id)
{
	struct cc_span folded = cc_utf8_fold(t->arena, id);

	for (size_t i = 0; i < t->study->nones; i++)
		if (cc_span_eq(t->study->none[i], folded))
			return true;
	return false;
}

/* Ids of a role as arms: also NONE_OF_THEM, NOT_ASKED, or NO_ARM for what the study does not list. */
static uint32_t *
map_arms(const struct trial *t, unsigned role)
{
	uint32_t n = cc_state_ids(t->state, role), *of = CC_ARRAY(t->arena, uint32_t, n);
	bool listed = t->run->study->items[0].n > 0;

	for (uint32_t i = 0; i < n; i++) {
		struct cc_span id = cc_state_text(t->state, role, i);

		of[i] = trial_arm_named(t, id);
		if (role == CHOICE && is_none(t, id))
			of[i] = NONE_OF_THEM;
		else if (of[i] == NO_ARM &&
			 (!listed || trial_arm_listed(t->run, id, t->arena) != CC_NO_ITEM))
			of[i] = NOT_ASKED;
	}
	return of;
}

/* The study's arms in their order, else those of --arms, else those of the rows by bytes. */
static void
find_arms(struct trial *t)
{
	const struct cc_items *items = &t->run->study->items[0];
	uint32_t n[] = { cc_state_ids(t->state, ARM), cc_state_ids(t->state, CHOICE) }, named = 0;
	struct named *name =
	    CC_ARRAY(t->arena, struct named, (size_t)n[0] + n[1] + items->n + t->n_asked + 1);

	for (uint32_t i = 0; i < items->n; i++)
		if (is_asked(t, i))
			name[named++] = (struct named){ items->item[i].id, i };
	for (uint32_t i = 0; i < t->n_asked && items->n == 0; i++)
		name[named++] = (struct named){ t->asked[i], i };
	for (unsigned k = 0; k < 2 && items->n + t->n_asked == 0; k++)
		for (uint32_t i = 0; i < n[k]; i++) {
			struct cc_span id = cc_state_text(t->state, k == 0 ? ARM : CHOICE, i);

			if (k == 0 || !is_none(t, id))
				name[named++] = (struct named){ id, CC_NO_ITEM };
		}
	qsort(name, named, sizeof *name, by_name);
	t->arm = CC_ARRAY(t->arena, struct trial_arm, (size_t)named + 1);
	for (uint32_t i = 0; i < named; i++) {
		bool listed = items->n > 0;

		if (i > 0 && by_name(&name[i - 1], &name[i]) == 0)
			continue;
		t->arm[t->arms++] = (struct trial_arm){ .id = name[i].id,
			.label = listed ? cc_span(cc_item_label(
					      &items->item[name[i].listed], t->run->lang, t->arena))
					: name[i].id,
			.share = listed ? trial_share(t->run, name[i].listed) : 1 };
	}
	t->arm_of = map_arms(t, ARM);
	t->chosen_of = map_arms(t, CHOICE);
}

static const struct trial_said *
said_of(const struct trial *t, struct cc_span name)
{
	struct cc_span folded = cc_utf8_fold(t->arena, name);

	for (size_t i = 0; i < t->study->outcomes; i++)
		if (cc_span_eq(t->study->outcome[i].name, folded))
			return &t->study->outcome[i];
	return t->study->outcomes == 1 && cc_span_eq(name, CC_SPAN("outcome")) ? t->study->outcome : NULL;
}

/* By its question, else by the header of its column. */
static struct trial_outcome *
add_outcome(struct trial *t, enum trial_from from, uint32_t question)
{
	struct trial_outcome *o = &t->outcome[t->outcomes];
	const struct cc_store *names = t->state->store[NAMES];

	for (uint32_t i = 0; i < t->outcomes; i++)
		if (t->outcome[i].from == from && t->outcome[i].question == question)
			return &t->outcome[i];
	t->outcomes++;
	*o = (struct trial_outcome){ .name = CC_SPAN("outcome"), .from = from, .question = question };
	for (uint64_t i = 0; i < names->rows && question == CC_NO_ID; i++) {
		const unsigned char *row = cc_store_row(names, i);

		if (cc_row_id(names, row, N_FROM, 0) == (uint32_t)from)
			o->name = cc_row_first(names, row, N_NAME)->text;
	}
	if (question != CC_NO_ID)
		o->name = cc_state_text(t->state, QUESTION, question);
	o->said = said_of(t, o->name);
	o->down = o->said != NULL && o->said->down;
	o->yes_no = from == FROM_COUNTS;
	return o;
}

/* Rows that may become cells of each outcome; questions come in the order of their names. */
static void
find_outcomes(struct trial *t)
{
	const struct cc_store *log = t->state->store[ROWS], *counts = t->state->store[COUNTS];
	size_t most = 2 * (size_t)cc_state_ids(t->state, QUESTION) + 3;
	uint64_t *rows = CC_ARRAY(t->arena, uint64_t, most);

	t->outcome = CC_ARRAY(t->arena, struct trial_outcome, most);
	for (uint64_t i = 0; i < log->rows; i++) {
		const unsigned char *row = cc_store_row(log, i);
		uint32_t question = cc_row_id(log, row, R_QUESTION, 0);

		if (cc_row_id(log, row, R_FROM, 0) == FROM_ROWS && !isnan(cc_row_number(log, row, R_VALUE, 0)))
			rows[question == CC_NO_ID ? most - 3 : question]++;
		rows[most - 2] += cc_row_id(log, row, R_FROM, 0) == FROM_CHOICES;
	}
	for (size_t q = 0; q + 2 < most; q++)
		if (rows[q] > 0)
			add_outcome(t, FROM_ROWS, q == most - 3 ? CC_NO_ID : (uint32_t)q)->room = rows[q];
	if (rows[most - 2] > 0)
		add_outcome(t, FROM_CHOICES, CC_NO_ID)->room = rows[most - 2];
	for (uint64_t i = 0; i < counts->rows; i++)
		add_outcome(t, FROM_COUNTS, cc_row_id(counts, cc_store_row(counts, i), C_QUESTION, 0));
	for (uint32_t i = 0; i < t->outcomes; i++)
		t->outcome[i].cell = CC_ARRAY(t->arena, struct trial_cell, t->outcome[i].room);
}

static void
read_counts(struct trial *t)
{
	const struct cc_store *counts = t->state->store[COUNTS];

	for (uint64_t i = 0; i < counts->rows; i++) {
		const unsigned char *row = cc_store_row(counts, i);
		struct trial_outcome *o =
		    add_outcome(t, FROM_COUNTS, cc_row_id(counts, row, C_QUESTION, 0));
		uint32_t id = cc_row_id(counts, row, C_ARM, 0), segment = cc_row_id(counts, row, C_SEGMENT, 0);
		uint32_t arm = id == CC_NO_ID ? NO_ARM : t->arm_of[id];
		uint64_t n = cc_row_count(counts, row, C_N), x = cc_row_count(counts, row, C_SUCCESSES);
		struct cc_share *share;

		if (o->count == NULL)
			o->count = CC_ARRAY(t->arena, struct cc_share, (size_t)(t->segments + 1) * t->arms + 1);
		if (arm >= NONE_OF_THEM) {
			t->unasked += arm == NOT_ASKED;
			continue;
		}
		share = &o->count[(size_t)(segment == CC_NO_ID ? t->segments : segment) * t->arms + arm];
		share->n += n;
		share->x += x < n ? x : n;
		t->arm[arm].dealt[FROM_COUNTS] += n;
		t->arm[arm].in[FROM_COUNTS] = true;
	}
}

/* A reading of one person's rows. */
struct reading {
	struct trial *t;
	const struct cc_store *log;
	uint32_t person, first; /* first: the arm of the first position; NO_ARM: nobody says */
	double position;
	uint32_t values; /* of how many the latest cell is the mean */
};

static uint64_t
place_of(const struct reading *r, const unsigned char *row)
{
	return cc_row_place(r->log, row, R_PLACE);
}

/* A value that is none of its outcome's. */
static void
refuse(struct trial *t, const struct trial_outcome *o, const struct trial_cell *c, const char *wanted)
{
	const struct cc_said_of said = { QUESTION, o->name, 0 };

	if (t->run->invalid_missing) {
		t->invalid++;
		return;
	}
	cc_place_problem(t->problems, t->run, c->place,
	    cc_run_column(t->run, c->place, OUTCOME, 0, &said, o->question != CC_NO_ID), N_("\"%s\"; wanted %s"),
	    c->mark ? cc_say_word(c->value > 0 ? N_("yes") : N_("no")) : cc_num_say(c->value).text, wanted);
}

/* Whether the value is what the study says of its outcome, or nothing is said. */
static bool
check_said(struct trial *t, const struct trial_outcome *o, const struct trial_cell *c)
{
	const struct trial_said *said = o->said;
	const char *wanted = NULL;

	if (said == NULL || said->type == NULL)
		return true;
	if (said->type == trial_types[0] && c->value != 0 && c->value != 1)
		wanted = cc_say_word(N_("yes or no, 1 or 0"));
	else if (said->type != trial_types[0] && c->mark)
		wanted = cc_say_word(N_("a number"));
	else if (c->value < said->scale[0] || c->value > said->scale[1])
		wanted = cc_format(t->arena, cc_say_word(N_("a number from %s to %s")),
		    cc_num_say(said->scale[0]).text, cc_num_say(said->scale[1]).text);
	if (wanted != NULL)
		refuse(t, o, c, wanted);
	return wanted == NULL;
}

/* The arm of a row; what the study does not list is a problem. */
static uint32_t
arm_at(const struct reading *r, const unsigned char *row, unsigned role)
{
	const struct trial *t = r->t;
	uint32_t id = cc_row_id(r->log, row, role == ARM ? R_ARM : R_CHOICE, 0);
	uint32_t arm = id == CC_NO_ID ? NO_ARM : (role == ARM ? t->arm_of : t->chosen_of)[id];
	uint64_t place = place_of(r, row);

	if (id != CC_NO_ID && arm == NO_ARM)
		cc_place_problem(t->problems, t->run, place, cc_run_column(t->run, place, role, 0, NULL, 0),
		    N_("\"%s\"; wanted one of the arms %s, or an answer under \"none\" in the study"),
		    cc_quote(cc_state_text(t->state, role, id)).text,
		    cc_items_list(&t->run->study->items[0], t->arena));
	return arm;
}

static void
report_twice(const struct reading *r, const struct trial_cell *cell, uint64_t place)
{
	const struct trial *t = r->t;
	struct cc_twice twice = cc_twice_at(t->run, place, cell->place);
	uint32_t id = t->people.person[r->person].id;
	struct cc_span who = id == CC_NO_ID ? CC_SPAN("?") : cc_state_text(t->state, PERSON, id);

	cc_place_problem(t->problems, t->run, twice.later,
	    cc_run_column(t->run, twice.later, PERSON, 0, NULL, 0),
	    N_("\"%s\" gave an answer for this arm already at %s; wanted one, or --dup=first, last or mean"),
	    cc_quote(who).text, twice.first);
}

/* Into the cell of this person and arm. */
static void
put_cell(struct reading *r, struct trial_outcome *o, const struct trial_cell *now)
{
	struct trial_cell *last = o->n > 0 ? &o->cell[o->n - 1] : NULL;
	bool mean = r->t->opts->dup == cc_trial_dups[2] && o->from == FROM_ROWS;
	bool again = last != NULL && last->person == now->person &&
		     (o->from == FROM_CHOICES || last->arm == now->arm);

	o->marks |= now->mark;
	o->none |= now->value == 0;
	o->others |= now->value != 0 && now->value != 1;
	if (!again) {
		r->values = 1;
		o->cell[o->n++] = *now;
	} else if (mean) {
		o->averaged = now->place + 1;
		last->value += (now->value - last->value) / ++r->values;
	} else if (r->t->opts->dup == NULL || r->t->opts->dup == cc_trial_dups[2]) {
		report_twice(r, last, now->place);
	} else {
		r->t->dropped++;
		if (cc_dup_prefers(r->t->opts->dup, now->place, last->place, false))
			*last = *now;
	}
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

/* Of whom nobody says which arm it was, or of whom another is asked. */
static bool
pass_over(struct trial *t, uint32_t arm, enum trial_from from)
{
	t->unasked += arm == NOT_ASKED;
	t->armless += arm == NO_ARM && from == FROM_ROWS;
	if (arm == NO_ARM && from == FROM_CHOICES)
		add_outcome(t, from, CC_NO_ID)->missing++;
	return arm == NOT_ASKED || arm == NO_ARM;
}

static void
read_row(struct reading *r, const unsigned char *row)
{
	struct trial *t = r->t;
	enum trial_from from = (enum trial_from)cc_row_id(r->log, row, R_FROM, 0);
	uint32_t arm = arm_at(r, row, from == FROM_ROWS ? ARM : CHOICE);
	const struct trial_cell cell = { r->person, arm, cc_row_id(r->log, row, R_SEGMENT, 0),
		cc_row_number(r->log, row, R_VALUE, 0), cc_row_number(r->log, row, R_MARK, 0) > 0,
		place_of(r, row) };
	struct trial_outcome *o;

	if (pass_over(t, arm, from))
		return;
	if (from == FROM_ROWS)
		see_arm(r, row, arm);
	else if (arm != NONE_OF_THEM)
		t->arm[arm].in[FROM_CHOICES] = true;
	if (from == FROM_ROWS && isnan(cell.value))
		return;
	o = add_outcome(t, from, from == FROM_ROWS ? cc_row_id(r->log, row, R_QUESTION, 0) : CC_NO_ID);
	if (from == FROM_CHOICES || check_said(t, o, &cell))
		put_cell(r, o, &cell);
}

/* A person is there, and neither an arm nor an answer. */
static bool
is_to_be_assigned(const struct reading *r, const unsigned char *row)
{
	uint32_t from = cc_row_id(r->log, row, R_FROM, 0);

	return from == FROM_PEOPLE ||
	       (from == FROM_ROWS && r->t->people.person[r->person].id != CC_NO_ID &&
		   cc_row_id(r->log, row, R_ARM, 0) == CC_NO_ID && isnan(cc_row_number(r->log, row, R_VALUE, 0)));
}

static void
read_people(struct trial *t)
{
	t->to_assign = CC_ARRAY(t->arena, uint32_t, t->people.n);
	for (uint32_t p = 0; p < t->people.n; p++) {
		const struct cc_person *person = &t->people.person[p];
		struct reading r = { t, t->people.log, p, NO_ARM, HUGE_VAL, 0 };
		bool only = true;

		for (uint32_t k = 0; k < person->n; k++) {
			const unsigned char *row = cc_person_row(&t->people, person, k);

			if (is_to_be_assigned(&r, row))
				continue;
			only = false;
			read_row(&r, row);
		}
		if (only)
			t->to_assign[t->assigned++] = p;
		if (r.first != NO_ARM)
			t->arm[r.first].first++;
	}
}

/* Yes or no where the study says so, where marks stand, and where all numbers are 0 and 1. */
static void
find_type(struct trial *t, struct trial_outcome *o)
{
	const char *type = o->said != NULL ? o->said->type : NULL;
	const struct cc_said_of said = { QUESTION, o->name, 0 };
	uint64_t n = 0;

	o->guessed = type == NULL && !o->marks && o->none && !o->others;
	o->yes_no = type != NULL ? type == trial_types[0] : o->marks || o->guessed;
	if (o->yes_no && o->averaged > 0)
		cc_place_problem(t->problems, t->run, o->averaged - 1,
		    cc_run_column(t->run, o->averaged - 1, OUTCOME, 0, &said, o->question != CC_NO_ID),
		    N_("a second answer of yes or no, which have no mean; wanted one, or --dup=first or last"));
	for (uint64_t i = 0; i < o->n && o->averaged == 0; i++)
		if (!o->yes_no || o->cell[i].value == 0 || o->cell[i].value == 1)
			o->cell[n++] = o->cell[i];
		else
			refuse(t, o, &o->cell[i], cc_say_word(N_("yes or no, 1 or 0")));
	o->n = o->averaged == 0 ? n : o->n;
}

void
trial_read(struct trial *t, const struct cc_state *state, const struct cc_run *run,
    struct cc_problems *problems, struct cc_arena *arena)
{
	*t = (struct trial){ .run = run,
		.opts = run->opts,
		.study = run->loaded,
		.state = state,
		.arena = arena,
		.problems = problems,
		.segments = cc_state_ids(state, SEGMENT),
		.control = NO_ARM };
	cc_people(&t->people, state, &people_spec, run, problems, arena);
	trial_read_asked(t);
	find_arms(t);
	if (t->opts->control != NULL)
		t->control = trial_arm_named(t, cc_span(t->opts->control));
	find_outcomes(t);
	read_counts(t);
	read_people(t);
	for (uint32_t i = 0; i < t->outcomes; i++)
		if (t->outcome[i].from == FROM_ROWS)
			find_type(t, &t->outcome[i]);
	for (uint32_t a = 0; a < t->arms; a++)
		for (unsigned from = 0; from < FROM_PEOPLE && run->study->items[0].n > 0; from++)
			t->arm[a].in[from] = true;
}
