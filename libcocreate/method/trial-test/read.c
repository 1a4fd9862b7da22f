/* read.c -- the stores -> arms, outcomes, and what was counted. */
#include "method/trial-test/int.h"

#include "base/arena.h"
#include "base/utf8.h"

static const struct cc_people_spec people_spec = {
	.store = ROWS, .person = PERSON, .weight = CC_NO_ROLE, .by = R_PERSON, .place = R_PLACE
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
find_arms(struct trial *t)
{
	uint32_t listed = t->study->arms.list.n, choices = cc_state_ids(t->state, CHOICE);
	size_t most = (size_t)listed + cc_state_ids(t->state, ARM) + choices;
	struct cc_arm *arm = CC_ARRAY(t->arena, struct cc_arm, most);
	uint32_t *chosen;

	t->arms = cc_arms_listed(arm, &t->study->arms, t->run->lang, t->arena);
	t->arm_of[0] = map_arms(arm, t, ARM);
	t->arm_of[1] = chosen = map_arms(arm, t, CHOICE);
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
struct trial_outcome *
trial_outcome_of(struct trial *t, enum trial_from from, uint32_t question)
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

static void
read_counts(struct trial *t)
{
	const struct cc_store *counts = t->state->store[COUNTS];

	for (uint64_t i = 0; i < counts->rows; i++) {
		const unsigned char *row = cc_store_row(counts, i);
		struct trial_outcome *o =
		    trial_outcome_of(t, FROM_COUNTS, cc_row_id(counts, row, C_QUESTION, 0));
		uint32_t id = cc_row_id(counts, row, C_ARM, 0),
			 segment = cc_row_id(counts, row, C_SEGMENT, 0);
		uint32_t arm = id == CC_NO_ID ? CC_NO_ARM : t->arm_of[0][id];
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

/* So many tasks at most, as each has an arena. */
enum { TASKS = 16 };

struct counting {
	struct trial *t;
	struct cc_arena *arena[TASKS];
};

static void
count_outcomes(void *ctx, uint32_t task, struct cc_arena *scratch)
{
	struct counting *c = ctx;

	(void)scratch;
	c->arena[task] = cc_arena_new();
	for (uint32_t i = task; i < c->t->outcomes; i += TASKS)
		if (c->t->outcome[i].from == FROM_ROWS)
			cc_outcome_count(&c->t->outcome[i].is, c->arena[task]);
}

static void
settle_outcomes(struct trial *t)
{
	struct counting counting = { .t = t };
	uint32_t tasks = t->outcomes < TASKS ? t->outcomes : TASKS;

	for (struct trial_outcome *o = t->outcome; o < t->outcome + t->outcomes; o++)
		if (o->from == FROM_ROWS) {
			cc_outcome_settle(&o->is, t->run, t->problems);
			o->share = o->is.yes_no;
		}
	cc_each(t->run->workers, count_outcomes, &counting, tasks);
	for (uint32_t i = 0; i < tasks; i++) {
		cc_arena_take(t->arena, counting.arena[i]);
		cc_arena_free(counting.arena[i]);
	}
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
		.segments = cc_state_ids(state, SEGMENT) };
	cc_people_rows(&t->people, state, &people_spec, arena);
	find_arms(t);
	t->outcome = CC_ARRAY(arena, struct trial_outcome, 2 * (size_t)cc_state_ids(state, QUESTION) + 3);
	trial_read_answers(t);
	read_counts(t);
	settle_outcomes(t);
}
