/* twice.c -- who rated an outcome twice? */
#include "figure/twice.h"
#include "method/job-map/int.h"

#include "base/arena.h"

#include <stdlib.h>

/* A column of a wide file: in its place the column's number stands for the line. */
struct sheet_column {
	uint64_t place;
	uint32_t outcome, id;
};

/* Where a person rated an outcome, and what of it: bits, 1 importance, 2 satisfaction. */
struct rating_place {
	uint64_t place;
	uint32_t outcome, what;
};

enum { BOTH = 3 };

struct twice {
	const struct job_survey *s;
	struct sheet_column *column; /* by place */
	size_t columns;
	struct cc_problems *problems;
	struct rating_place *rating; /* of the person at hand */
	size_t n;
};

static int
by_place(const void *a, const void *b)
{
	const struct sheet_column *x = a, *y = b;

	return (x->place > y->place) - (x->place < y->place);
}

/* Each column of each wide file once: every batch of rows has named them, and
 * the log stands in the order of outcomes and places. */
static void
read_columns(struct twice *t, struct cc_arena *arena)
{
	const struct cc_store *log = t->s->now->store[SHEETS];
	struct sheet_column last = { .id = CC_NO_ID };

	t->column = CC_ARRAY(arena, struct sheet_column, log->rows);
	for (uint64_t i = 0; i < log->rows; i++) {
		const unsigned char *row = cc_store_row(log, i);
		uint32_t id = cc_row_id(log, row, S_OUTCOME, 0);
		uint64_t place = cc_row_place(log, row, S_PLACE);

		if (id == CC_NO_ID || (id == last.id && place == last.place))
			continue;
		last = (struct sheet_column){ place, t->s->of[id], id };
		t->column[t->columns++] = last;
	}
	qsort(t->column, t->columns, sizeof *t->column, by_place);
}

/* Two columns of a file that are one outcome would count everybody twice. */
static bool
check_columns(const struct twice *t, struct cc_arena *arena, struct cc_err *err)
{
	const struct job_survey *s = t->s;
	const struct sheet_column **last = CC_ARRAY(arena, const struct sheet_column *, s->outcomes);

	for (size_t i = 0; i < t->columns; i++) {
		const struct sheet_column *at = &t->column[i], *before = last[at->outcome];
		uint32_t file = cc_place_file(at->place);

		if (before != NULL && cc_place_file(before->place) == file)
			return cc_fail(err, CC_EXIT_DATA,
			    N_("%s: \"%s\" and \"%s\" are both outcome \"%s\"; wanted a column for each"),
			    s->run->file[file], cc_quote(cc_state_text(s->now, OUTCOME, before->id)).text,
			    cc_quote(cc_state_text(s->now, OUTCOME, at->id)).text,
			    cc_quote(s->outcome[at->outcome].id).text);
		last[at->outcome] = at;
	}
	return true;
}

/* What a row of a wide sheet answered. */
static void
see_sheet_row(struct twice *t, const unsigned char *row)
{
	const struct cc_store *people = t->s->now->store[PEOPLE];
	uint64_t first = (uint64_t)cc_row_id(people, row, P_BLOCK, 0) * BLOCK_BITS, bits;
	uint64_t place = cc_row_place(people, row, P_PLACE);
	double answered = cc_row_number(people, row, P_ANSWERED, 0);

	if (!(answered >= 0 && answered < (double)(UINT64_C(1) << BLOCK_BITS)) || t->columns == 0)
		return;
	bits = (uint64_t)answered;
	for (uint32_t b = 0; b < BLOCK_BITS; b++) {
		struct sheet_column key = { .place = cc_place_pack(cc_place_file(place), first + b) }, *found;

		if ((bits >> b & 1) == 0)
			continue;
		found = bsearch(&key, t->column, t->columns, sizeof key, by_place);
		if (found != NULL)
			t->rating[t->n++] = (struct rating_place){ place, found->outcome, BOTH };
	}
}

static int
by_rating(const void *a, const void *b)
{
	const struct rating_place *x = a, *y = b;

	if (x->outcome != y->outcome)
		return x->outcome < y->outcome ? -1 : 1;
	return (x->place > y->place) - (x->place < y->place);
}

static void
check_ratings(struct twice *t, uint32_t person)
{
	const struct job_survey *s = t->s;

	if (t->n > 1)
		qsort(t->rating, t->n, sizeof *t->rating, by_rating);
	for (size_t i = 1; i < t->n; i++) {
		const struct rating_place *b = &t->rating[i];
		size_t before = i;

		while (before > 0 && t->rating[before - 1].outcome == b->outcome &&
		       (t->rating[before - 1].what & b->what) == 0)
			before--;
		if (before > 0 && t->rating[before - 1].outcome == b->outcome)
			cc_place_problem(t->problems, s->run, b->place, (struct cc_span){ 0 },
			    N_("person \"%s\" already rated outcome \"%s\" at %s; wanted one rating, or "
			       "--dup=first or --dup=last"),
			    cc_quote(cc_state_text(s->now, PERSON, person)).text,
			    cc_quote(s->outcome[b->outcome].id).text,
			    cc_twice_at(s->run, t->rating[before - 1].place, b->place).first);
	}
}

/* Moves on to the rows of this person, who may have none: logs stand in the order of people. */
static void
to_person(struct cc_group *g, uint32_t person)
{
	const struct cc_store *log = g->store;

	for (g->from = g->end; g->end < log->rows; g->end++)
		if (cc_row_id(log, cc_store_row(log, g->end), 0, 0) != person)
			break;
}

/* Most people are one row of one sheet. */
static bool
is_one_row(const struct cc_group *sheets)
{
	uint64_t place = cc_row_place(sheets->store, cc_store_row(sheets->store, sheets->from), P_PLACE);

	for (uint64_t i = sheets->from + 1; i < sheets->end; i++)
		if (cc_row_place(sheets->store, cc_store_row(sheets->store, i), P_PLACE) != place)
			return false;
	return true;
}

/* Rows that say one of the two each. */
static void
see_late(struct twice *t, const struct cc_group *late)
{
	const struct cc_store *log = late->store;

	for (uint64_t i = late->from; i < late->end; i++) {
		const unsigned char *row = cc_store_row(log, i);
		uint32_t id = cc_row_id(log, row, R_OUTCOME, 0);

		if (id != CC_NO_ID)
			t->rating[t->n++] =
			    (struct rating_place){ cc_row_place(log, row, R_PLACE), t->s->of[id],
				    (cc_row_id(log, row, R_IMPORTANCE, 0) != CC_NO_ID ? 1U : 0U) |
					(cc_row_id(log, row, R_SATISFACTION, 0) != CC_NO_ID ? 2U : 0U) };
	}
}

static void
check_person(struct twice *t, uint32_t person, const struct cc_group *sheets, const struct cc_group *rows,
    const struct cc_group *late, struct cc_arena *scratch)
{
	uint64_t n = rows->end - rows->from + late->end - late->from;
	uint64_t most = (sheets->end - sheets->from) * BLOCK_BITS + n;

	if (most == 0 || (n == 0 && is_one_row(sheets)))
		return;
	t->rating = CC_ARRAY(scratch, struct rating_place, most);
	t->n = 0;
	for (uint64_t i = sheets->from; i < sheets->end; i++)
		see_sheet_row(t, cc_store_row(sheets->store, i));
	for (uint64_t i = rows->from; i < rows->end; i++) {
		const unsigned char *row = cc_store_row(rows->store, i);
		uint32_t id = cc_row_id(rows->store, row, A_OUTCOME, 0);

		if (id != CC_NO_ID)
			t->rating[t->n++] = (struct rating_place){ cc_row_place(rows->store, row, A_PLACE),
				t->s->of[id], BOTH };
	}
	see_late(t, late);
	check_ratings(t, person);
	cc_arena_reset(scratch);
}

bool
job_check_twice(
    const struct job_survey *s, struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_group sheets = cc_groups(s->now->store[PEOPLE], 1),
			rows = cc_groups(s->now->store[ANSWERS], 1),
			late = cc_groups(s->now->store[RATINGS], 1);
	struct twice t = { .s = s, .problems = problems };
	struct cc_arena *scratch;

	read_columns(&t, arena);
	if (!check_columns(&t, arena, err))
		return false;
	scratch = cc_arena_new();
	for (uint32_t person = 0; s->run->dup == NULL && person < cc_state_ids(s->now, PERSON); person++) {
		to_person(&sheets, person);
		to_person(&rows, person);
		to_person(&late, person);
		check_person(&t, person, &sheets, &rows, &late, scratch);
	}
	cc_arena_free(scratch);
	return true;
}
