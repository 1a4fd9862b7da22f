/* contributions.c -- who did how much of what, for which idea and when: rows of a log, those of a person in their order. */
#include "figure/contributions_int.h"

#include "base/arena.h"
#include "stat/order.h"

#include <stdlib.h>

/* What rows are sorted by. */
enum { BY_PERSON, BY_KIND, BY_IDEA, BY_UNITS, BY_DAY, BY_PLACE };

static uint64_t
key_of(const struct cc_point_row *row, int by)
{
	switch (by) {
	case BY_PERSON: return row->person;
	case BY_KIND: return row->kind;
	case BY_IDEA: return row->idea;
	case BY_UNITS: return cc_sort_key(row->units);
	case BY_DAY: return cc_sort_key(row->day);
	default: return row->place;
	}
}

static void
sort_rows(struct cc_point_rows *rows, struct cc_arena *arena)
{
	static const int by[] = { BY_KIND, BY_PLACE, BY_DAY, BY_PERSON };
	struct cc_arena *scratch = cc_arena_new();
	uint32_t n = (uint32_t)rows->n, *order = CC_ARRAY(scratch, uint32_t, n);
	struct cc_point_row *sorted = CC_ARRAY(arena, struct cc_point_row, n);
	uint64_t *key = CC_ARRAY(scratch, uint64_t, n);

	for (uint32_t i = 0; i < n; i++)
		order[i] = i;
	for (size_t k = 0; k < sizeof by / sizeof *by; k++) {
		for (uint32_t i = 0; i < n; i++)
			key[i] = key_of(&rows->row[i], by[k]);
		cc_sort_by(order, key, n, scratch);
	}
	for (uint32_t i = 0; i < n; i++)
		sorted[i] = rows->row[order[i]];
	rows->row = sorted;
	cc_arena_free(scratch);
}

static void
check_kind(const struct cc_work_reading *r, const struct cc_point_row *row)
{
	const struct cc_point_rates *first = r->of->rates[0];
	struct cc_span kind = r->out->kind[row->kind];
	const char *all = "";

	if (r->rated[row->kind])
		return;
	for (size_t k = 0; k < first->n; k++)
		all = cc_format(
		    r->s->arena, "%s%s\"%s\"", all, k > 0 ? ", " : "", cc_quote(first->rate[k].kind).text);
	cc_sealed_problem(r->s, row->place, r->spec->role.kind,
	    N_("\"%s\": no points in %s are of this kind; wanted one of %s"), cc_quote(kind).text,
	    r->of->rules, all);
}

/* Of a person and kind: less than 2^53 either way. */
static void
add_units(const struct cc_work_reading *r, int64_t *sum, const struct cc_point_row *row)
{
	*sum += row->units;
	if (*sum > CC_DECIMAL_MOST || *sum < -CC_DECIMAL_MOST) {
		cc_sealed_problem(r->s, row->place, r->spec->role.units,
		    N_("units add up to more than 9007199254; wanted fewer"));
		*sum = 0;
	}
}

/* What was taken back was there before. */
static void
check_units(const struct cc_work_reading *r, int64_t sum, const struct cc_point_row *row)
{
	char text[CC_DECIMAL_TEXT];

	if (sum >= 0 || row->units >= 0)
		return;
	cc_decimal_print(text, sum, CC_MICRO);
	cc_sealed_problem(r->s, row->place, r->spec->role.units,
	    N_("units of \"%s\" and \"%s\" add up to %s; wanted 0 or more"),
	    cc_quote(r->of->people->name[row->person]).text, cc_quote(r->out->kind[row->kind]).text, text);
}

/* Of kinds that an idea has several authors of: two whose order no date tells. */
static void
check_authors(const struct cc_work_reading *r, const struct cc_point_row *const *row, size_t n)
{
	const struct cc_point_row **first =
	    CC_ARRAY(r->s->arena, const struct cc_point_row *, r->of->ideas->n);

	for (size_t i = 0; i < n; i++) {
		const struct cc_point_row *was = first[row[i]->idea];
		struct cc_twice twice;

		if (was == NULL)
			first[row[i]->idea] = row[i];
		if (was == NULL || was->person == row[i]->person || was->day != row[i]->day ||
		    (row[i]->day != CC_POINT_NO_DAY &&
			cc_place_file(was->place) == cc_place_file(row[i]->place)))
			continue;
		twice = cc_twice_at(r->s->run, was->place, row[i]->place);
		cc_sealed_problem(r->s, twice.later, r->spec->role.day,
		    N_("who was first with \"%s\" cannot be told from %s; wanted dates that differ, or one "
		       "file"),
		    cc_quote(r->of->ideas->name[row[i]->idea]).text, twice.first);
	}
}

static int
by_turn(const void *a, const void *b)
{
	const struct cc_point_row *x = *(const struct cc_point_row *const *)a,
				  *y = *(const struct cc_point_row *const *)b;

	return cc_point_before(y, x) - cc_point_before(x, y);
}

/* The rows of a kind that made an idea somebody's, whoever's they are, in their order. */
static void
check_kind_authors(const struct cc_work_reading *r, uint32_t kind)
{
	struct cc_arena *scratch = cc_arena_new();
	const struct cc_point_row **row = CC_ARRAY(scratch, const struct cc_point_row *, r->out->n);
	size_t n = 0;

	for (size_t i = 0; i < r->out->n; i++) {
		const struct cc_point_row *one = &r->out->row[i];

		if (one->idea != CC_NO_ID && one->units > 0 && one->kind == kind)
			row[n++] = one;
	}
	if (n > 1)
		qsort(row, n, sizeof *row, by_turn);
	check_authors(r, row, n);
	cc_arena_free(scratch);
}

static void
read_kinds(struct cc_work_reading *r)
{
	uint32_t n = cc_state_ids(r->s->state, r->spec->role.kind);
	struct cc_span *kind = CC_ARRAY(r->s->arena, struct cc_span, n);

	r->rated = CC_ARRAY(r->s->arena, bool, n);
	r->corrected = CC_ARRAY(r->s->arena, bool, n);
	for (uint32_t k = 0; k < n; k++) {
		kind[k] = cc_state_text(r->s->state, r->spec->role.kind, k);
		for (size_t i = 0; i < r->of->n; i++)
			r->rated[k] |= cc_points_of(r->of->rates[i], kind[k]) != NULL;
	}
	r->out->kind = kind;
	r->out->kinds = n;
	r->out->corrected = r->corrected;
}

/* The row that says in which segment a person is. */
struct placing {
	uint32_t id, idea, kind, segment; /* of the state; placed false: none yet */
	bool placed;
};

/* The ids of a row that has a segment, against those that a person is placed by. */
static void
place_person(struct placing *of, const struct cc_work_reading *r, const unsigned char *row)
{
	const struct cc_contributions_parts *field = &r->spec->field;
	const struct placing now = { cc_row_id(r->log, row, field->person, 0),
		cc_row_id(r->log, row, field->idea, 0), cc_row_id(r->log, row, field->kind, 0),
		cc_row_id(r->log, row, field->segment, 0), true };
	const uint32_t key[] = { now.id, now.idea, now.kind, now.segment },
		       was[] = { of->id, of->idea, of->kind, of->segment };

	if (now.segment == CC_NO_ID)
		return;
	for (size_t k = 0; of->placed && k < sizeof key / sizeof *key; k++) {
		if (key[k] > was[k])
			return;
		if (key[k] < was[k])
			break;
	}
	*of = now;
}

/* In which segment each person is. */
static void
read_segments(uint32_t *segment, const struct cc_work_reading *r)
{
	uint32_t people = r->of->people->n;
	struct cc_arena *scratch = cc_arena_new();
	struct placing *placing = CC_ARRAY(scratch, struct placing, people);

	for (uint64_t i = 0; i < r->log->rows; i++) {
		const unsigned char *row = cc_store_row(r->log, i);
		struct cc_point_row one;

		if (cc_work_row(&one, r, row))
			place_person(&placing[one.person], r, row);
	}
	for (uint32_t p = 0; p < people; p++)
		if (placing[p].placed)
			segment[p] = placing[p].segment;
	cc_arena_free(scratch);
}

/* Numbers by id, so that a row is looked up in one array for each. */
static void
read_numbers(struct cc_work_reading *r)
{
	uint32_t people = cc_state_ids(r->s->state, r->spec->role.person);
	uint32_t ideas = cc_state_ids(r->s->state, r->spec->role.idea);
	uint32_t *person = CC_ARRAY(r->s->arena, uint32_t, people),
		 *idea = CC_ARRAY(r->s->arena, uint32_t, ideas);

	for (uint32_t id = 0; id < people; id++)
		person[id] = cc_name_of(r->of->people, r->spec->role.person, id);
	for (uint32_t id = 0; id < ideas; id++) {
		idea[id] = cc_name_of(r->of->ideas, r->spec->role.idea, id);
		idea[id] = idea[id] == CC_NO_ID ? CC_NO_ID : r->of->merges->root[idea[id]];
	}
	r->person = person;
	r->idea = idea;
}

/* Looks at each row in the order of all keys of the log. */
static void
check_rows(const struct cc_work_reading *r)
{
	int64_t *sum = CC_ARRAY(r->s->arena, int64_t, (size_t)r->of->people->n * r->out->kinds);
	const uint32_t *order = cc_store_key_order(r->log, r->s->state, r->s->arena);

	for (int pass = 0; pass < 2; pass++)
		for (uint64_t i = 0; i < r->log->rows; i++) {
			struct cc_point_row row;
			int64_t *of;

			if (!cc_work_row(&row, r, cc_store_record(r->log, order[i])))
				continue;
			of = &sum[(size_t)row.person * r->out->kinds + row.kind];
			if (pass == 1) {
				check_units(r, *of, &row);
				continue;
			}
			add_units(r, of, &row);
			check_kind(r, &row);
		}
}

void
cc_contributions_read(struct cc_point_rows *out, uint32_t *segment, bool *worked,
    const struct cc_contributions_spec *spec, const struct cc_contributions_of *of, const struct cc_sealed *s)
{
	struct cc_work_reading r = {
		.out = out, .spec = spec, .of = of, .s = s, .log = s->state->store[spec->store]
	};

	*out = (struct cc_point_rows){ 0 };
	read_kinds(&r);
	read_numbers(&r);
	cc_work_group(&r, worked);
	if (r.segments)
		read_segments(segment, &r);
	if (r.wrong)
		check_rows(&r);
	if (!r.in_order)
		sort_rows(out, s->arena);
	for (uint32_t k = 0; k < out->kinds; k++)
		if (cc_duplicates_have(of->duplicates, out->kind[k]))
			check_kind_authors(&r, k);
}

static bool
says_the_same(const struct cc_point_row *x, const struct cc_point_row *y)
{
	return x->person == y->person && x->kind == y->kind && x->idea == y->idea && x->units == y->units &&
	       x->day == y->day && y->day != CC_POINT_NO_DAY;
}

static int
by_content(const void *a, const void *b)
{
	const struct cc_point_row *x = *(const struct cc_point_row *const *)a,
				  *y = *(const struct cc_point_row *const *)b;

	for (int by = BY_PERSON; by <= BY_PLACE; by++) {
		uint64_t of_x = key_of(x, by), of_y = key_of(y, by);

		if (of_x != of_y)
			return of_x < of_y ? -1 : 1;
	}
	return 0;
}

enum { DAY_FEW = 16 };

/* Whether another row of a person's day says the same; of many rows, that one may. */
static bool
may_be_alike(const struct cc_point_row *row, const struct cc_point_row *day, size_t n)
{
	bool alike = n > DAY_FEW;

	for (size_t i = 0; i < n && !alike; i++)
		alike = &day[i] != row && says_the_same(&day[i], row);
	return alike;
}

static size_t
find_alike(const struct cc_point_row **alike, const struct cc_point_rows *rows)
{
	size_t n = 0, end;

	for (size_t from = 0; from < rows->n; from = end) {
		const struct cc_point_row *day = &rows->row[from];

		for (end = from + 1;
		     end < rows->n && rows->row[end].person == day->person && rows->row[end].day == day->day;)
			end++;
		for (size_t i = 0; i < end - from && day->day != CC_POINT_NO_DAY; i++)
			if (may_be_alike(&day[i], day, end - from))
				alike[n++] = &day[i];
	}
	return n;
}

size_t
cc_contributions_twice(
    const struct cc_point_row ***out, const struct cc_point_rows *rows, struct cc_arena *arena)
{
	const struct cc_point_row **alike = CC_ARRAY(arena, const struct cc_point_row *, rows->n);
	size_t all = find_alike(alike, rows), n = 0;

	*out = CC_ARRAY(arena, const struct cc_point_row *, all);
	if (all > 1)
		qsort(alike, all, sizeof *alike, by_content);
	for (size_t i = 1; i < all; i++)
		if (says_the_same(alike[i - 1], alike[i]))
			(*out)[n++] = alike[i];
	return n;
}
