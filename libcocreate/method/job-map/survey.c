/* survey.c -- sealed stores into outcomes with their counts. */
#include "method/job-map/int.h"

#include "base/arena.h"

#include <math.h>
#include <stdlib.h>

int32_t
job_steps(uint32_t key, const struct job_survey *s)
{
	const double *scale = s->run->scale;

	return key <= (scale[1] - scale[0]) * s->fine ? (int32_t)key : CC_OPP_NONE;
}

/* Nobody knows who made a state: what no row can have made is left out. */
static void
read_counts(struct job_survey *s, struct cc_arena *arena)
{
	const struct cc_store *cells = s->now->store[CELLS];

	s->count = CC_ARRAY(arena, struct job_count, cells->rows + s->now->store[RATINGS]->rows);
	for (uint64_t i = 0; i < cells->rows; i++) {
		const unsigned char *row = cc_store_row(cells, i);
		uint32_t id = cc_row_id(cells, row, C_OUTCOME, 0);
		uint64_t people = cc_row_count(cells, row, C_PEOPLE);

		if (id == CC_NO_ID || people == 0)
			continue;
		s->count[s->counts++] = (struct job_count){ .outcome = s->of[id],
			.segment = cc_row_id(cells, row, C_SEGMENT, 0),
			.importance = job_steps(cc_row_id(cells, row, C_IMPORTANCE, 0), s),
			.satisfaction = job_steps(cc_row_id(cells, row, C_SATISFACTION, 0), s),
			.people = people };
	}
}

int32_t
job_part(const struct job_survey *s, int32_t steps)
{
	if (steps == CC_OPP_NONE || s->mean)
		return steps;
	return job_reaches(s->run->scale[0] + steps / s->fine, s->cut);
}

static struct job_sums
no_sums(const struct job_survey *s)
{
	const double *scale = s->run->scale;
	struct job_sums sums = { .plain = { .most = 1, .unit = 1 }, .is_weighted = s->weighted };

	if (s->mean) {
		sums.plain.most = (int32_t)round((scale[1] - scale[0]) * s->fine);
		sums.plain.unit = (int32_t)s->fine;
	}
	sums.weighted.most = sums.plain.most;
	sums.weighted.unit = sums.plain.unit;
	return sums;
}

static void
sums_add(struct job_sums *sums, const struct job_survey *s, const struct job_count *c)
{
	int32_t importance = job_part(s, c->importance), satisfaction = job_part(s, c->satisfaction);
	struct cc_weight_sums one = { 0 };

	if (s->opts->paired && (c->importance == CC_OPP_NONE || c->satisfaction == CC_OPP_NONE))
		return;
	cc_opp_add(&sums->plain, importance, satisfaction, (double)c->people);
	if (!s->cases.bound)
		return;
	cc_weights_add(&one, c->weight);
	cc_opp_weighted_add(&sums->weighted, importance, satisfaction, &one);
}

/* Whatever the order of rows: answers that are alike add the same in any of their orders. */
static int
by_answer(const void *a, const void *b)
{
	const struct job_count *x = a, *y = b;

	if (x->outcome != y->outcome)
		return x->outcome < y->outcome ? -1 : 1;
	if (x->importance != y->importance)
		return x->importance < y->importance ? -1 : 1;
	if (x->satisfaction != y->satisfaction)
		return x->satisfaction < y->satisfaction ? -1 : 1;
	if (x->weight != y->weight)
		return x->weight < y->weight ? -1 : 1;
	return (x->segment > y->segment) - (x->segment < y->segment);
}

/* Beyond so many people squares of them would round. */
static bool
add_up(struct job_survey *s, struct cc_err *err)
{
	if (s->cases.bound && s->counts > 1)
		qsort(s->count, s->counts, sizeof *s->count, by_answer);
	for (uint32_t o = 0; o < s->outcomes; o++)
		s->outcome[o].sums = no_sums(s);
	for (size_t i = 0; i < s->counts; i++)
		sums_add(&s->outcome[s->count[i].outcome].sums, s, &s->count[i]);
	for (uint32_t o = 0; o < s->outcomes; o++) {
		const struct cc_opp_sums *sums = &s->outcome[o].sums.plain;

		if (fmax(sums->importance.n, sums->satisfaction.n) > UINT32_MAX)
			return cc_fail(err, CC_EXIT_DATA,
			    N_("outcome \"%s\": more than 4294967295 people; wanted fewer"),
			    cc_quote(s->outcome[o].id).text);
	}
	return true;
}

struct job_sums *
job_segment_sums(const struct job_survey *s, uint32_t segments, struct cc_arena *arena)
{
	struct job_sums *sums = CC_ARRAY(arena, struct job_sums, (size_t)segments * s->outcomes);

	for (size_t i = 0; i < (size_t)segments * s->outcomes; i++)
		sums[i] = no_sums(s);
	for (size_t i = 0; i < s->counts; i++) {
		const struct job_count *c = &s->count[i];

		if (c->segment != CC_NO_ID)
			sums_add(&sums[(size_t)c->segment * s->outcomes + c->outcome], s, c);
	}
	return sums;
}

bool
job_load(struct job_survey *s, const struct cc_state *state, const struct cc_run *run,
    struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_job_map_opts *opts = run->opts;

	*s = (struct job_survey){ .run = run, .opts = opts, .now = state };
	s->mean = strcmp(opts->method, "mean") == 0;
	s->cut = job_cut(run);
	s->fine = job_fine(run->scale);
	job_load_names(s, problems, arena);
	if (!job_check_twice(s, problems, arena, err))
		return false;
	read_counts(s, arena);
	job_settle(s, problems, arena);
	if (s->cases.bound && state->store[CELLS]->rows > 0) /* who does not weigh is counted, not kept */
		return cc_fail(err, CC_EXIT_DATA,
		    N_("states with case weights and states made without them; wanted the role \"weight\" in "
		       "each --partial, or in none"));
	return add_up(s, err);
}
