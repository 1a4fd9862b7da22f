/* survey.c -- sealed stores into outcomes with their counts. */
#include "method/job-map/int.h"

#include "base/arena.h"

#include <math.h>
#include <stdlib.h>

static int
by_outcome(const void *a, const void *b)
{
	const struct job_count *x = a, *y = b;

	if (x->outcome != y->outcome)
		return x->outcome < y->outcome ? -1 : 1;
	if (x->segment != y->segment)
		return x->segment < y->segment ? -1 : 1;
	if (x->importance != y->importance)
		return x->importance < y->importance ? -1 : 1;
	return (x->satisfaction > y->satisfaction) - (x->satisfaction < y->satisfaction);
}

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

/* Counts of the same answers as one, by outcome. */
static void
join_counts(struct job_survey *s)
{
	size_t n = 0;

	qsort(s->count, s->counts, sizeof *s->count, by_outcome);
	for (size_t i = 0; i < s->counts; i++) {
		if (n == 0 || by_outcome(&s->count[n - 1], &s->count[i]) != 0)
			s->count[n++] = s->count[i];
		else
			s->count[n - 1].people += s->count[i].people;
	}
	s->counts = n;
}

/* Where the counts of each outcome stand; resamples count people in 32 bits. */
static bool
divide(struct job_survey *s, struct cc_err *err)
{
	size_t at = 0;

	for (uint32_t o = 0; o < s->outcomes; o++) {
		uint64_t people = 0;

		s->outcome[o].first = at;
		for (; at < s->counts && s->count[at].outcome == o; at++)
			people += s->count[at].people;
		s->outcome[o].end = at;
		if (people > UINT32_MAX)
			return cc_fail(err, CC_EXIT_DATA,
			    N_("outcome \"%s\": more than 4294967295 people; wanted fewer"),
			    cc_quote(s->outcome[o].id).text);
	}
	return true;
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
	job_settle(s, arena);
	join_counts(s);
	return divide(s, err);
}

/* A rating as what is added up: in the top box or not, or its steps. */
static int32_t
part_of(const struct job_survey *s, int32_t steps)
{
	if (steps == CC_OPP_NONE || s->mean)
		return steps;
	return job_reaches(s->run->scale[0] + steps / s->fine, s->cut);
}

/* The first count of an outcome whose segment is this one or a later one. */
static size_t
first_of(const struct job_survey *s, const struct job_outcome *o, uint32_t segment)
{
	size_t low = o->first, high = o->end;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (s->count[middle].segment < segment)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct cc_opp_cells
cells_of(const struct job_survey *s, size_t from, size_t to, struct cc_arena *arena)
{
	struct cc_opp_cell *cell = CC_ARRAY(arena, struct cc_opp_cell, to - from);
	const double *scale = s->run->scale;
	size_t n = 0;

	for (size_t i = from; i < to; i++) {
		const struct job_count *c = &s->count[i];

		if (!s->opts->paired || (c->importance != CC_OPP_NONE && c->satisfaction != CC_OPP_NONE))
			cell[n++] = (struct cc_opp_cell){ part_of(s, c->importance),
				part_of(s, c->satisfaction), (uint32_t)c->people };
	}
	return cc_opp_cells_join(cell, n, s->mean ? (int32_t)round((scale[1] - scale[0]) * s->fine) : 1);
}

struct cc_opp_cells
job_cells(const struct job_survey *s, uint32_t outcome, struct cc_arena *arena)
{
	return cells_of(s, s->outcome[outcome].first, s->outcome[outcome].end, arena);
}

struct cc_opp_cells
job_segment_cells(const struct job_survey *s, uint32_t outcome, uint32_t segment, struct cc_arena *arena)
{
	const struct job_outcome *o = &s->outcome[outcome];

	return cells_of(s, first_of(s, o, segment), first_of(s, o, segment + 1), arena);
}
