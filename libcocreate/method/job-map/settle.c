/* settle.c -- answers that are counted once all of a person's are known: where --dup
 * says which of two counts, and where importance and satisfaction stand in rows of
 * their own. */
#include "figure/twice.h"
#include "method/job-map/int.h"

#include "base/arena.h"

#include <math.h>
#include <stdlib.h>

/* An answer of the person at hand. */
struct answer {
	uint64_t place;
	uint32_t outcome, segment, key[2]; /* by kind: steps, or CC_NO_ID */
	double weight;			   /* of a row without a person */
	bool sheet;
};

struct settling {
	struct job_survey *s;
	const char *dup;
	struct answer *answer;
	size_t n;
	double weight; /* of the person at hand */
	struct cc_problems *problems;
	uint64_t unweighted;		 /* rows without a person and a weight */
	struct cc_buf settled, left_out; /* of struct job_settled, of places */
};

static int
by_outcome(const void *a, const void *b)
{
	const struct answer *x = a, *y = b;

	if (x->outcome != y->outcome)
		return x->outcome < y->outcome ? -1 : 1;
	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	for (unsigned k = 0; k < 2; k++)
		if (x->key[k] != y->key[k])
			return x->key[k] < y->key[k] ? -1 : 1;
	return (x->segment > y->segment) - (x->segment < y->segment);
}

static void
read_answers(struct settling *g, uint64_t from, uint64_t end, struct cc_arena *scratch)
{
	const struct cc_store *log = g->s->now->store[RATINGS];

	g->answer = CC_ARRAY(scratch, struct answer, end - from);
	g->n = 0;
	for (uint64_t i = from; i < end; i++) {
		const unsigned char *row = cc_store_row(log, i);
		uint32_t id = cc_row_id(log, row, R_OUTCOME, 0);

		if (id == CC_NO_ID)
			continue;
		g->answer[g->n++] = (struct answer){ cc_row_place(log, row, R_PLACE), g->s->of[id],
			cc_row_id(log, row, R_SEGMENT, 0),
			{ cc_row_id(log, row, R_IMPORTANCE, 0), cc_row_id(log, row, R_SATISFACTION, 0) },
			cc_row_number(log, row, R_WEIGHT, 0), cc_row_id(log, row, R_SHEET, 0) == 1 };
	}
}

/* Whether this answer rates what was rated already. */
static bool
is_again(const struct answer *a, const struct answer *taken)
{
	return (a->key[0] != CC_NO_ID && taken->key[0] != CC_NO_ID) ||
	       (a->key[1] != CC_NO_ID && taken->key[1] != CC_NO_ID);
}

/* What a person said of one outcome, from..end, into one answer. */
static struct answer
take_answers(struct settling *g, size_t from, size_t end)
{
	bool last = g->dup != NULL && strcmp(g->dup, "last") == 0;
	struct answer taken = g->answer[last ? end - 1 : from];

	for (size_t i = 1; i < end - from; i++) {
		const struct answer *a = &g->answer[last ? end - 1 - i : from + i];

		if (is_again(a, &taken)) {
			g->s->dropped++;
			cc_buf_add(&g->left_out, (const char *)&a->place, sizeof a->place);
			continue;
		}
		for (unsigned k = 0; k < 2; k++)
			if (taken.key[k] == CC_NO_ID)
				taken.key[k] = a->key[k];
	}
	return taken;
}

static void
settle_person(struct settling *g, uint32_t person)
{
	struct job_survey *s = g->s;
	size_t end;

	for (size_t from = 0; from < g->n; from = end) {
		struct answer a;

		end = from + 1;
		while (end < g->n && g->answer[end].outcome == g->answer[from].outcome)
			end++;
		a = take_answers(g, from, end);
		s->count[s->counts++] = (struct job_count){ a.outcome, a.segment, job_steps(a.key[0], s),
			job_steps(a.key[1], s), 1, g->weight };
		cc_buf_add(&g->settled,
		    (const char *)&(struct job_settled){
			a.place, person, a.outcome, { a.key[0], a.key[1] }, g->weight, a.sheet },
		    sizeof(struct job_settled));
	}
}

/* Who has the weight counts, where it is above 0; in each segment that the answers are in. */
static bool
see_weight(struct settling *g, double weight)
{
	struct job_survey *s = g->s;

	g->weight = weight;
	if (weight > 0)
		cc_weights_add(&s->weights, weight);
	else
		s->zero += !isnan(weight);
	for (size_t i = 0; i < g->n && s->segment_weights != NULL; i++) {
		uint32_t in = g->answer[i].segment;
		size_t before = 0;

		while (before < i && g->answer[before].segment != in)
			before++;
		if (in == CC_NO_ID || before < i || isnan(weight))
			continue;
		if (weight > 0)
			cc_weights_add(&s->segment_weights[in], weight);
		else
			s->segment_zero[in]++;
	}
	return weight > 0;
}

static void
settle_named(struct settling *g, uint32_t person)
{
	struct job_survey *s = g->s;

	if (g->n > 1)
		qsort(g->answer, g->n, sizeof *g->answer, by_outcome);
	if (s->cases.bound && g->n > 0 &&
	    !see_weight(g, cc_case_weight(&s->cases, s->now, person, PERSON, s->run, g->problems)))
		return;
	settle_person(g, person);
}

static int
by_row(const void *a, const void *b)
{
	const struct answer *x = a, *y = b;

	return x->place != y->place ? (x->place < y->place ? -1 : 1) : by_outcome(a, b);
}

/* Rows without a person: each is one of its own, or each row of a sheet. */
static void
settle_rows(struct settling *g)
{
	struct answer *all = g->answer;
	size_t n = g->n, end;

	if (n > 1)
		qsort(all, n, sizeof *all, by_row);
	for (size_t from = 0; from < n; from = end) {
		for (end = from + 1; end < n && all[end].place == all[from].place;)
			end++;
		g->answer = all + from;
		g->n = end - from;
		g->unweighted += isnan(all[from].weight);
		if (see_weight(g, all[from].weight))
			settle_person(g, CC_NO_ID);
		g->s->own_rows |= all[from].sheet;
	}
}

static int
by_place(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* A copy that the arena owns. */
static void *
keep(struct cc_buf *of, struct cc_arena *arena)
{
	void *kept = cc_alloc(arena, of->len + 1);

	if (of->len > 0)
		memcpy(kept, of->at, of->len);
	cc_buf_free(of);
	return kept;
}

void
job_settle(struct job_survey *s, struct cc_problems *problems, struct cc_arena *arena)
{
	const struct cc_store *log = s->now->store[RATINGS];
	struct settling g = { .s = s, .dup = s->run->dup, .problems = problems };
	struct cc_arena *scratch = cc_arena_new();

	cc_case_weights(&s->cases, s->now, s->now->store[WEIGHTS], PERSON, WEIGHT, s->run, problems, arena);
	if (s->cases.bound && (s->run->bound >> SEGMENT & 1)) {
		s->segment_weights = CC_ARRAY(arena, struct cc_weight_sums, cc_state_ids(s->now, SEGMENT));
		s->segment_zero = CC_ARRAY(arena, uint64_t, cc_state_ids(s->now, SEGMENT));
	}

	for (struct cc_group p = cc_groups(log, 1); cc_group_next(&p);) {
		read_answers(&g, p.from, p.end, scratch);
		if (cc_row_id(log, cc_store_row(log, p.from), R_PERSON, 0) == CC_NO_ID)
			settle_rows(&g);
		else
			settle_named(&g, cc_row_id(log, cc_store_row(log, p.from), R_PERSON, 0));
		cc_arena_reset(scratch);
	}
	cc_case_unweighted(&s->cases, g.unweighted, s->run, problems);
	s->weighted = s->cases.bound && !cc_weights_alike(&s->weights);
	cc_arena_free(scratch);
	s->n_settled = g.settled.len / sizeof *s->settled;
	s->settled = keep(&g.settled, arena);
	s->n_left_out = g.left_out.len / sizeof *s->left_out;
	s->left_out = keep(&g.left_out, arena);
	if (s->n_left_out > 0)
		qsort(s->left_out, s->n_left_out, sizeof *s->left_out, by_place);
}

bool
job_left_out(const struct job_survey *s, uint64_t place)
{
	return s->n_left_out > 0 &&
	       bsearch(&place, s->left_out, s->n_left_out, sizeof *s->left_out, by_place) != NULL;
}

void
job_put_weights(struct cc_report *report, const struct job_survey *s)
{
	uint32_t segments = s->segment_weights != NULL ? cc_state_ids(s->now, SEGMENT) : 0;
	struct cc_weight_group *group = CC_ARRAY(report->arena, struct cc_weight_group, (size_t)segments + 1);

	if (!s->cases.bound)
		return;
	group[0] = (struct cc_weight_group){ CC_SPAN("all"), s->weights, s->zero };
	for (uint32_t g = 0; g < segments; g++)
		group[g + 1] = (struct cc_weight_group){ cc_state_text(s->now, SEGMENT, g),
			s->segment_weights[g], s->segment_zero[g] };
	cc_weights_report(report, &s->cases, group, (size_t)segments + 1, s->run);
}
