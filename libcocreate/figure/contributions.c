/* contributions.c -- who did how much of what, for which idea and when: rows of a log, in their order. */
#include "figure/contributions.h"

#include "base/arena.h"
#include "stat/order.h"

#include <stdlib.h>

struct reading {
	struct cc_point_rows *out;
	const struct cc_contributions_spec *spec;
	const struct cc_contributions_of *of;
	const struct cc_sealed *s;
	int64_t *sum; /* [people][kinds]: units */
	bool *rated;  /* [kinds]: there are points for it */
};

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
sort_by_day(struct cc_point_rows *rows)
{
	static const int by[] = { BY_KIND, BY_PLACE, BY_DAY };
	struct cc_arena *scratch = cc_arena_new();
	uint32_t n = (uint32_t)rows->n, *order = CC_ARRAY(scratch, uint32_t, n);
	struct cc_point_row *copy = CC_ARRAY(scratch, struct cc_point_row, n);
	uint64_t *key = CC_ARRAY(scratch, uint64_t, n);

	for (uint32_t i = 0; i < n; i++)
		order[i] = i;
	for (size_t k = 0; k < sizeof by / sizeof *by; k++) {
		for (uint32_t i = 0; i < n; i++)
			key[i] = key_of(&rows->row[i], by[k]);
		cc_sort_by(order, key, n, scratch);
	}
	for (uint32_t i = 0; i < n; i++)
		copy[i] = rows->row[order[i]];
	for (uint32_t i = 0; i < n; i++) {
		rows->row[i] = copy[i];
		rows->row[i].order = i;
	}
	cc_arena_free(scratch);
}

static void
check_kind(const struct reading *r, const struct cc_point_row *row)
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
add_units(struct reading *r, const struct cc_point_row *row)
{
	int64_t *sum = &r->sum[(size_t)row->person * r->out->kinds + row->kind];

	*sum += row->units;
	if (*sum > CC_DECIMAL_MOST || *sum < -CC_DECIMAL_MOST) {
		cc_sealed_problem(r->s, row->place, r->spec->role.units,
		    N_("units add up to more than 9007199254; wanted fewer"));
		*sum = 0;
	}
}

/* What was taken back was there before. */
static void
check_units(const struct reading *r)
{
	for (size_t i = 0; i < r->out->n; i++) {
		const struct cc_point_row *row = &r->out->row[i];
		int64_t sum = r->sum[(size_t)row->person * r->out->kinds + row->kind];
		char text[CC_DECIMAL_TEXT];

		if (sum >= 0 || row->units >= 0)
			continue;
		cc_decimal_print(text, sum, CC_MICRO);
		cc_sealed_problem(r->s, row->place, r->spec->role.units,
		    N_("units of \"%s\" and \"%s\" add up to %s; wanted 0 or more"),
		    cc_quote(r->of->people->name[row->person]).text, cc_quote(r->out->kind[row->kind]).text,
		    text);
	}
}

/* False: it lacks a person or a kind. */
static bool
read_row(
    struct cc_point_row *out, const struct reading *r, const struct cc_store *log, const unsigned char *row)
{
	const struct cc_contributions_parts *field = &r->spec->field, *role = &r->spec->role;
	uint32_t idea = cc_name_of(r->of->ideas, role->idea, cc_row_id(log, row, field->idea, 0));

	*out = (struct cc_point_row){ .person = cc_name_of(
					  r->of->people, role->person, cc_row_id(log, row, field->person, 0)),
		.idea = idea == CC_NO_ID ? CC_NO_ID : r->of->merges->root[idea],
		.kind = cc_row_id(log, row, field->kind, 0),
		.units = cc_row_whole(log, row, field->units),
		.day = cc_row_day(log, row, field->day),
		.dated = cc_row_day(log, row, field->day) != CC_SEALED_NO_DAY,
		.place = cc_row_place(log, row, field->place) };
	return out->person != CC_NO_ID && out->kind != CC_NO_ID;
}

/* Of kinds that an idea has several authors of: two whose order no date tells. */
static void
check_authors(const struct reading *r, uint32_t kind)
{
	const struct cc_point_row **first =
	    CC_ARRAY(r->s->arena, const struct cc_point_row *, r->of->ideas->n);

	for (size_t i = 0; i < r->out->n; i++) {
		const struct cc_point_row *row = &r->out->row[i], *was;
		struct cc_twice twice;

		if (row->idea == CC_NO_ID || row->units <= 0 || row->kind != kind)
			continue;
		was = first[row->idea];
		if (was == NULL)
			first[row->idea] = row;
		if (was == NULL || was->person == row->person || was->day != row->day ||
		    (row->dated && cc_place_file(was->place) == cc_place_file(row->place)))
			continue;
		twice = cc_twice_at(r->s->run, was->place, row->place);
		cc_sealed_problem(r->s, twice.later, r->spec->role.day,
		    N_("who was first with \"%s\" cannot be told from %s; wanted dates that differ, or one "
		       "file"),
		    cc_quote(r->of->ideas->name[row->idea]).text, twice.first);
	}
}

static void
read_kinds(struct reading *r)
{
	uint32_t n = cc_state_ids(r->s->state, r->spec->role.kind);
	struct cc_span *kind = CC_ARRAY(r->s->arena, struct cc_span, n);

	r->rated = CC_ARRAY(r->s->arena, bool, n);
	for (uint32_t k = 0; k < n; k++) {
		kind[k] = cc_state_text(r->s->state, r->spec->role.kind, k);
		for (size_t i = 0; i < r->of->n; i++)
			r->rated[k] |= cc_points_of(r->of->rates[i], kind[k]) != NULL;
	}
	r->out->kind = kind;
	r->out->kinds = n;
}

void
cc_contributions_read(struct cc_point_rows *out, uint32_t *segment, bool *worked,
    const struct cc_contributions_spec *spec, const struct cc_contributions_of *of, const struct cc_sealed *s)
{
	const struct cc_store *log = s->state->store[spec->store];
	struct reading r = { .out = out, .spec = spec, .of = of, .s = s };

	*out = (struct cc_point_rows){ .row = CC_ARRAY(s->arena, struct cc_point_row, log->rows) };
	read_kinds(&r);
	r.sum = CC_ARRAY(s->arena, int64_t, (size_t)of->people->n * out->kinds);
	for (uint64_t i = 0; i < log->rows; i++) {
		const unsigned char *row = cc_store_row(log, i);
		uint32_t group = cc_row_id(log, row, spec->field.segment, 0);
		struct cc_point_row *one = &out->row[out->n];

		if (!read_row(one, &r, log, row))
			continue;
		out->n++;
		worked[one->person] = true;
		segment[one->person] = segment[one->person] == CC_NO_ID ? group : segment[one->person];
		add_units(&r, one);
		check_kind(&r, one);
	}
	check_units(&r);
	sort_by_day(out);
	for (uint32_t k = 0; k < out->kinds; k++)
		if (cc_duplicates_have(of->duplicates, out->kind[k]))
			check_authors(&r, k);
}

static bool
says_the_same(const struct cc_point_row *x, const struct cc_point_row *y)
{
	return x->person == y->person && x->kind == y->kind && x->idea == y->idea && x->units == y->units &&
	       x->day == y->day && y->dated;
}

/* Rows that say the same have the same; few others do. */
static uint64_t
hash_of(const struct cc_point_row *row)
{
	uint64_t hash = 0;

	for (int by = BY_PERSON; by <= BY_DAY; by++) {
		hash = (hash ^ key_of(row, by)) * UINT64_C(0x9e3779b97f4a7c15);
		hash ^= hash >> 32;
	}
	return hash & UINT32_MAX;
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

/* Those whose hash another has. */
static size_t
find_alike(const struct cc_point_row **alike, const struct cc_point_rows *rows)
{
	struct cc_arena *scratch = cc_arena_new();
	uint32_t all = (uint32_t)rows->n, *order = CC_ARRAY(scratch, uint32_t, all);
	uint64_t *hash = CC_ARRAY(scratch, uint64_t, all);
	size_t n = 0;

	for (uint32_t i = 0; i < all; i++) {
		order[i] = i;
		hash[i] = hash_of(&rows->row[i]);
	}
	cc_sort_by(order, hash, all, scratch);
	for (uint32_t i = 0; i < all; i++)
		if ((i > 0 && hash[order[i - 1]] == hash[order[i]]) ||
		    (i + 1 < all && hash[order[i]] == hash[order[i + 1]]))
			alike[n++] = &rows->row[order[i]];
	cc_arena_free(scratch);
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
