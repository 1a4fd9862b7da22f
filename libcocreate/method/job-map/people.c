/* people.c -- who answered an outcome twice? */
#include "method/job-map/int.h"

#include "base/arena.h"

#include <inttypes.h>
#include <stdlib.h>

/* An observation of a wide file: place holds its number for a line. */
struct column {
	uint64_t place;
	uint32_t outcome, id;
};

/* What one person said of one outcome, somewhere. */
struct said {
	uint32_t outcome;
	uint64_t place;
};

struct people {
	const struct survey *s;
	struct column *column; /* by place */
	size_t columns;
	struct said *said; /* of the person at hand */
	size_t n;
	struct cc_problems *problems;
	struct cc_arena *arena;
};

static int
by_place(const void *a, const void *b)
{
	const struct column *x = a, *y = b;

	return (x->place > y->place) - (x->place < y->place);
}

static int
by_outcome(const void *a, const void *b)
{
	const struct column *x = a, *y = b;
	uint32_t file = cc_place_file(x->place), other = cc_place_file(y->place);

	if (file != other)
		return file < other ? -1 : 1;
	if (x->outcome != y->outcome)
		return x->outcome < y->outcome ? -1 : 1;
	return by_place(a, b);
}

/* Each column of each wide file once: every batch of rows has named them. */
static void
read_columns(struct people *p)
{
	const struct cc_store *sheets = p->s->now->store[SHEETS];
	size_t n = 0;

	p->column = CC_ARRAY(p->arena, struct column, sheets->rows);
	for (uint64_t i = 0; i < sheets->rows; i++) {
		const unsigned char *row = cc_store_row(sheets, i);
		uint32_t id = cc_row_id(sheets, row, S_OUTCOME, 0);
		uint64_t place = cc_row_word(sheets, row, S_PLACE);

		if (id != CC_NO_ID)
			p->column[n++] = (struct column){ place, p->s->of[id], id };
	}
	qsort(p->column, n, sizeof *p->column, by_place);
	for (size_t i = 0; i < n; i++)
		if (p->columns == 0 || p->column[p->columns - 1].place != p->column[i].place)
			p->column[p->columns++] = p->column[i];
}

/* Two columns of a file that are one outcome would count everybody twice. */
static bool
check_columns(struct people *p, struct cc_err *err)
{
	const struct survey *s = p->s;

	qsort(p->column, p->columns, sizeof *p->column, by_outcome);
	for (size_t i = 1; i < p->columns; i++) {
		const struct column *a = &p->column[i - 1], *b = &p->column[i];

		if (a->outcome == b->outcome && cc_place_file(a->place) == cc_place_file(b->place))
			return cc_fail(err, CC_EXIT_DATA,
			    N_("%s: \"%s\" and \"%s\" are both outcome \"%s\"; wanted a column for each"),
			    s->run->file[cc_place_file(a->place)],
			    cc_quote(cc_state_text(s->now, OUTCOME, a->id)).text,
			    cc_quote(cc_state_text(s->now, OUTCOME, b->id)).text,
			    cc_quote(s->outcome[a->outcome].id).text);
	}
	qsort(p->column, p->columns, sizeof *p->column, by_place);
	return true;
}

static void
say(struct people *p, uint32_t outcome, uint64_t place)
{
	p->said[p->n++] = (struct said){ outcome, place };
}

/* What a row of a wide sheet answered. */
static void
say_row(struct people *p, const unsigned char *row)
{
	const struct cc_store *people = p->s->now->store[PEOPLE];
	uint32_t block = cc_row_id(people, row, P_BLOCK, 0), value = cc_row_id(people, row, P_ANSWERED, 0);
	uint64_t place = cc_row_word(people, row, P_PLACE), bits;

	if (value == CC_NO_ID ||
	    !(people->value[value] >= 0 && people->value[value] < (double)(UINT64_C(1) << BLOCK_BITS)))
		return;
	bits = (uint64_t)people->value[value];
	for (uint32_t b = 0; b < BLOCK_BITS; b++) {
		uint64_t at = (uint64_t)block * BLOCK_BITS + b;
		struct column key = { .place = cc_place_pack(cc_place_file(place), at) };
		const struct column *found =
		    (bits >> b & 1) == 0 || p->columns == 0
			? NULL
			: bsearch(&key, p->column, p->columns, sizeof *p->column, by_place);

		if (found != NULL)
			say(p, found->outcome, place);
	}
}

static int
by_said(const void *a, const void *b)
{
	const struct said *x = a, *y = b;

	if (x->outcome != y->outcome)
		return x->outcome < y->outcome ? -1 : 1;
	return (x->place > y->place) - (x->place < y->place);
}

static void
judge(struct people *p, uint32_t person)
{
	const struct survey *s = p->s;

	if (p->n > 1)
		qsort(p->said, p->n, sizeof *p->said, by_said);
	for (size_t i = 1; i < p->n; i++) {
		const struct said *a = &p->said[i - 1], *b = &p->said[i];
		struct cc_place before = cc_run_place(s->run, a->place);

		if (a->outcome == b->outcome)
			cc_problem_late(p->problems, cc_place_file(b->place), cc_run_place(s->run, b->place),
			    (struct cc_span){ 0 },
			    N_("person \"%s\" already rated outcome \"%s\" at %s:%" PRIu64
			       "; wanted one rating"),
			    cc_quote(cc_state_text(s->now, PERSON, person)).text,
			    cc_quote(s->outcome[a->outcome].id).text, before.file, before.line);
	}
}

/* Rows from..end of both logs are one person's. */
struct rows {
	uint64_t wide, wide_end, row, row_end;
	bool alone; /* one row of a wide sheet, and nothing else */
};

static bool
next_person(struct rows *r, uint32_t *person, const struct cc_store *wide, const struct cc_store *rows)
{
	uint32_t a = survey_person(wide, r->wide_end), b = survey_person(rows, r->row_end);

	*person = a < b ? a : b;
	*r = (struct rows){ r->wide_end, r->wide_end, r->row_end, r->row_end, b != *person };
	if (*person == CC_NO_ID)
		return false;
	while (survey_person(wide, r->wide_end) == *person) {
		const unsigned char *row = cc_store_row(wide, r->wide_end++);

		r->alone = r->alone && cc_row_word(wide, row, P_PLACE) ==
					   cc_row_word(wide, cc_store_row(wide, r->wide), P_PLACE);
	}
	while (survey_person(rows, r->row_end) == *person)
		r->row_end++;
	return true;
}

/* Both logs stand in the order of people: most have one row, and are passed over. */
static void
check_people(struct people *p)
{
	const struct cc_store *wide = p->s->now->store[PEOPLE], *rows = p->s->now->store[ANSWERS];
	struct cc_arena *scratch = cc_arena_new();
	struct rows r = { 0 };
	uint32_t person;

	while (next_person(&r, &person, wide, rows)) {
		if (r.alone)
			continue;
		p->n = 0;
		p->said =
		    CC_ARRAY(scratch, struct said, (r.wide_end - r.wide) * BLOCK_BITS + r.row_end - r.row);
		for (uint64_t i = r.wide; i < r.wide_end; i++)
			say_row(p, cc_store_row(wide, i));
		for (uint64_t i = r.row; i < r.row_end; i++) {
			const unsigned char *row = cc_store_row(rows, i);
			uint32_t id = cc_row_id(rows, row, A_OUTCOME, 0);

			if (id != CC_NO_ID)
				say(p, p->s->of[id], cc_row_word(rows, row, A_PLACE));
		}
		judge(p, person);
		cc_arena_reset(scratch);
	}
	cc_arena_free(scratch);
}

bool
people_check(const struct survey *s, struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	struct people p = { .s = s, .problems = problems, .arena = arena };

	read_columns(&p);
	if (!check_columns(&p, err))
		return false;
	check_people(&p);
	return true;
}
