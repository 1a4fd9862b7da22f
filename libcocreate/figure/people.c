/* people.c -- the rows of each person in a log, and the weight that they count with. */
#include "figure/people.h"

#include "base/arena.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* A row without a name. */
struct unnamed {
	uint64_t place;
	uint32_t row; /* behind the first of them */
};

static int
by_place(const void *a, const void *b)
{
	const struct unnamed *x = a, *y = b;

	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	return (x->row > y->row) - (x->row < y->row);
}

static struct unnamed *
sort_unnamed(struct cc_people *p, const struct cc_people_spec *spec, struct cc_arena *arena)
{
	uint64_t rows = p->log->rows - p->unnamed;
	struct unnamed *row = CC_ARRAY(arena, struct unnamed, rows);
	uint32_t *at = CC_ARRAY(arena, uint32_t, rows);

	for (uint64_t i = 0; i < rows; i++)
		row[i] =
		    (struct unnamed){ cc_row_place(p->log, cc_store_row(p->log, p->unnamed + i), spec->place),
			    (uint32_t)i };
	if (rows > 0)
		qsort(row, rows, sizeof *row, by_place);
	for (uint64_t i = 0; i < rows; i++)
		at[i] = row[i].row;
	p->at = at;
	return row;
}

/* Weight 0 and no weight count nowhere. */
static void
person_add(struct cc_people *p, struct cc_person person)
{
	double weight = person.weight;

	if (isnan(weight))
		return;
	if (weight == 0) {
		p->zero++;
		return;
	}
	if (p->cases.bound)
		cc_weights_add(&p->weights, weight);
	p->person[p->n++] = person;
}

static double
weight_of(struct cc_people *p, uint32_t id, const struct cc_people_spec *spec, const struct cc_run *run,
    struct cc_problems *problems)
{
	return p->cases.bound ? cc_case_weight(&p->cases, p->state, id, spec->person, run, problems) : 1;
}

static void
add_unnamed(struct cc_people *p, const struct cc_people_spec *spec, const struct unnamed *row,
    const struct cc_run *run, struct cc_problems *problems)
{
	uint64_t rows = p->log->rows - p->unnamed, without = 0, end;

	for (uint64_t i = 0; i < rows; i = end) {
		const unsigned char *first = cc_store_row(p->log, p->unnamed + row[i].row);
		double weight = p->cases.bound ? cc_row_number(p->log, first, spec->of_row, 0) : 1;

		for (end = i + 1; end < rows && row[end].place == row[i].place;)
			end++;
		without += isnan(weight);
		person_add(p, (struct cc_person){
				  weight, CC_NO_ID, (uint32_t)(end - i), p->unnamed + i, row[i].place });
	}
	if (without > 0)
		cc_case_unweighted(&p->cases, without, run, problems);
}

/* Rows without a name stand behind all others. */
static uint64_t
first_unnamed(const struct cc_store *log, const struct cc_people_spec *spec)
{
	uint64_t from = 0, end = log->rows;

	while (from < end) {
		uint64_t at = from + (end - from) / 2;

		if (cc_row_id(log, cc_store_row(log, at), spec->by, 0) == CC_NO_ID)
			end = at;
		else
			from = at + 1;
	}
	return from;
}

/* So many people are worth a thread. */
enum { PART_PEOPLE = 50000 };

/* People with a name, who all count alike, by parts of their ids. */
struct finding {
	struct cc_people *people;
	unsigned by;
	uint32_t ids, parts, *n; /* [parts]: how many of them were found */
};

static uint32_t
first_id(const struct finding *f, uint32_t part)
{
	return (uint32_t)((uint64_t)f->ids * part / f->parts);
}

static void
find_part(void *ctx, uint32_t part, struct cc_arena *scratch)
{
	const struct finding *f = ctx;
	const struct cc_store *log = f->people->log;
	uint64_t from = first_id(f, part), to = first_id(f, part + 1), end = cc_store_from(log, &to, 1);
	struct cc_person *person = f->people->person + from;
	struct cc_group g = { log, 1, 0, cc_store_from(log, &from, 1) };
	uint32_t n = 0;

	(void)scratch;
	while (g.end < end && cc_group_next(&g))
		person[n++] = (struct cc_person){ 1, cc_row_id(log, cc_store_row(log, g.from), f->by, 0),
			(uint32_t)(g.end - g.from), g.from, 0 };
	f->n[part] = n;
}

/* The same as one after the other: each part writes where its people stand if every id has rows. */
static void
find_named(
    struct cc_people *p, unsigned by, uint32_t ids, const struct cc_workers *workers, struct cc_arena *arena)
{
	struct finding f = { p, by, ids, (ids + PART_PEOPLE - 1) / PART_PEOPLE, NULL };

	f.n = CC_ARRAY(arena, uint32_t, f.parts);
	cc_each(workers, find_part, &f, f.parts);
	for (uint32_t i = 0; i < f.parts; i++) {
		if (p->n < first_id(&f, i))
			memmove(p->person + p->n, p->person + first_id(&f, i), f.n[i] * sizeof *p->person);
		p->n += f.n[i];
	}
}

static void
add_named(struct cc_people *p, const struct cc_people_spec *spec, const struct cc_run *run,
    struct cc_problems *problems)
{
	for (struct cc_group g = cc_groups(p->log, 1); cc_group_next(&g) && g.from < p->unnamed;) {
		uint32_t id = cc_row_id(p->log, cc_store_row(p->log, g.from), spec->by, 0);

		person_add(p, (struct cc_person){ weight_of(p, id, spec, run, problems), id,
				  (uint32_t)(g.end - g.from), g.from, 0 });
	}
}

void
cc_people(struct cc_people *out, const struct cc_state *state, const struct cc_people_spec *spec,
    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena)
{
	const struct cc_store *log = state->store[spec->store];
	struct cc_people *p = out;
	uint32_t ids;

	*p = (struct cc_people){
		.state = state, .log = log, .role = spec->person, .by = spec->by, .place = spec->place
	};
	if (spec->weight != CC_NO_ROLE)
		cc_case_weights(&p->cases, state, state->store[spec->weights], spec->person, spec->weight,
		    run, problems, arena);
	p->unnamed = first_unnamed(log, spec);
	ids = cc_state_ids(state, spec->person);
	p->person =
	    CC_ARRAY(arena, struct cc_person, (p->unnamed < ids ? p->unnamed : ids) + log->rows - p->unnamed);
	if (p->cases.bound || ids <= PART_PEOPLE || p->unnamed < ids)
		add_named(p, spec, run, problems);
	else
		find_named(p, spec->by, ids, run->workers, arena);
	p->named = p->n;
	add_unnamed(p, spec, sort_unnamed(p, spec, arena), run, problems);
	p->weighted = p->cases.bound && !cc_weights_alike(&p->weights);
	for (uint32_t i = 0; p->cases.bound && !p->weighted && i < p->n; i++)
		p->person[i].weight = 1;
}

void
cc_people_rows(struct cc_people *out, const struct cc_state *state, const struct cc_people_spec *spec,
    struct cc_arena *arena)
{
	assert(spec->weight == CC_NO_ROLE);
	*out = (struct cc_people){ .state = state,
		.log = state->store[spec->store],
		.role = spec->person,
		.by = spec->by,
		.place = spec->place };
	out->unnamed = first_unnamed(out->log, spec);
	(void)sort_unnamed(out, spec, arena);
}

/* Whether a row is one of the person whose row stands before it. */
static bool
goes_on(const struct cc_people *p, uint64_t row)
{
	const unsigned char *one = cc_people_row(p, row - 1), *next = cc_people_row(p, row);

	if (row == p->unnamed)
		return false;
	return row < p->unnamed ? cc_row_id(p->log, one, p->by, 0) == cc_row_id(p->log, next, p->by, 0)
				: cc_row_place(p->log, one, p->place) == cc_row_place(p->log, next, p->place);
}

uint64_t
cc_people_first(const struct cc_people *people, uint64_t row)
{
	while (row > 0 && row < people->log->rows && goes_on(people, row))
		row++;
	return row;
}

void
cc_people_at(struct cc_person *out, const struct cc_people *people, uint64_t row)
{
	const unsigned char *first = cc_people_row(people, row);
	bool named = row < people->unnamed;
	uint64_t end = row + 1;

	out->weight = 1;
	out->id = cc_row_id(people->log, first, people->by, 0);
	out->from = row;
	out->place = named ? 0 : cc_row_place(people->log, first, people->place);
	if (named)
		while (end < people->unnamed &&
		       cc_row_id(people->log, cc_store_row(people->log, end), people->by, 0) == out->id)
			end++;
	else
		while (end < people->log->rows && goes_on(people, end))
			end++;
	out->n = (uint32_t)(end - row);
}

void
cc_people_keep(struct cc_people *p, const bool *keep)
{
	uint32_t n = 0, named = 0;

	p->weights = (struct cc_weight_sums){ 0 };
	for (uint32_t i = 0; i < p->n; i++) {
		if (!keep[i])
			continue;
		named += i < p->named;
		if (p->cases.bound)
			cc_weights_add(&p->weights, p->person[i].weight);
		p->person[n++] = p->person[i];
	}
	p->n = n;
	p->named = named;
}

const struct cc_person *
cc_people_find(const struct cc_people *p, uint32_t id, uint64_t place)
{
	uint32_t from = id == CC_NO_ID ? p->named : 0, end = id == CC_NO_ID ? p->n : p->named;

	while (from < end) {
		uint32_t at = from + (end - from) / 2;
		const struct cc_person *person = &p->person[at];

		if (id == CC_NO_ID ? person->place == place : person->id == id)
			return person;
		if (id == CC_NO_ID ? person->place < place : person->id < id)
			from = at + 1;
		else
			end = at;
	}
	return NULL;
}

struct part {
	const struct cc_people *people;
	const struct cc_people_counting *how;
	const void *ctx;
	struct cc_arena *arena;
	void *counts;
};

static void
count_part(void *ctx, uint32_t i, struct cc_arena *scratch)
{
	struct part *p = (struct part *)ctx + i;
	uint32_t at = i * PART_PEOPLE,
		 end = p->people->n - at < PART_PEOPLE ? p->people->n : at + PART_PEOPLE;

	(void)scratch;
	p->arena = cc_arena_new();
	p->counts = cc_alloc(p->arena, p->how->size);
	p->how->begin(p->counts, p->ctx, p->arena);
	for (; at < end; at++)
		p->how->see(p->counts, &p->people->person[at]);
}

void
cc_people_count(void *counts, const struct cc_people *people, const struct cc_people_counting *how,
    const void *ctx, bool alone, const struct cc_workers *workers, struct cc_arena *arena)
{
	uint32_t parts = (people->n + PART_PEOPLE - 1) / PART_PEOPLE;
	struct part *part;

	how->begin(counts, ctx, arena);
	if (parts <= 1 || alone) {
		for (uint32_t i = 0; i < people->n; i++)
			how->see(counts, &people->person[i]);
		return;
	}
	part = CC_ARRAY(arena, struct part, parts);
	for (uint32_t i = 0; i < parts; i++)
		part[i] = (struct part){ .people = people, .how = how, .ctx = ctx };
	cc_each(workers, count_part, part, parts);
	for (uint32_t i = 0; i < parts; i++) {
		how->join(counts, part[i].counts);
		cc_arena_free(part[i].arena);
	}
}
