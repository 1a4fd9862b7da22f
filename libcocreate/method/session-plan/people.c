/* people.c -- the participants, whom they have met before, and their seats. */
#include "method/session-plan/int.h"

#include "base/arena.h"
#include "figure/twice.h"

#include <inttypes.h>
#include <math.h>

enum { PEOPLE_MOST = 500, EARLIER_MOST = 60000 };

/* So many numbers with leading zeros, so that their order is that of bytes. */
static void
make_unnamed(struct session *s, uint32_t people)
{
	int digits = people > 99 ? 3 : people > 9 ? 2 : 1;

	s->in.people = people;
	s->person = CC_ARRAY(s->arena, struct session_person, people);
	for (uint32_t i = 0; i < people; i++)
		s->person[i] =
		    (struct session_person){ .id = cc_span(cc_format(s->arena, "%0*" PRIu32, digits, i + 1)),
			    .segment_id = CC_NO_ID };
}

static void
read_person(struct session_person *p, const struct cc_state *state, const unsigned char *row)
{
	const struct cc_store *log = state->store[PEOPLE];

	*p = (struct session_person){ .id = cc_state_text(state, PERSON, cc_row_id(log, row, P_PERSON, 0)),
		.name = cc_row_text(log, row, P_NAME),
		.segment_id = cc_row_id(log, row, P_SEGMENT, 0),
		.host = cc_row_id(log, row, P_HOST, 0) == 1,
		.place = cc_row_place(log, row, P_PLACE) };
	if (p->segment_id != CC_NO_ID)
		p->segment = cc_state_text(state, SEGMENT, p->segment_id);
}

/* Two rows of a person are an error, unless --dup says which of them counts. */
static void
read_people(struct session *s, const struct cc_state *state, struct cc_problems *problems)
{
	const struct cc_store *log = state->store[PEOPLE];

	s->person = CC_ARRAY(s->arena, struct session_person, log->rows);
	for (struct cc_group g = cc_groups(log, 1); cc_group_next(&g);) {
		uint64_t keep = cc_dup_place(s->run->dup, log, P_PLACE, g.from, g.end), chosen = g.from;

		for (uint64_t i = g.from; i < g.end; i++) {
			uint64_t place = cc_row_place(log, cc_store_row(log, i), P_PLACE);
			struct cc_twice twice = cc_twice_at(s->run, place, keep);

			chosen = place == keep ? i : chosen;
			if (i > g.from && s->run->dup == NULL)
				cc_place_problem(problems, s->run, twice.later,
				    cc_run_column(s->run, twice.later, PERSON, 0, NULL, 0),
				    N_("\"%s\" is a participant already, at %s; wanted a person once, or "
				       "--dup=first "
				       "or --dup=last"),
				    cc_quote(cc_state_text(state, PERSON,
						 cc_row_id(log, cc_store_row(log, i), P_PERSON, 0)))
					.text,
				    twice.first);
		}
		read_person(&s->person[s->in.people++], state, cc_store_row(log, chosen));
	}
}

/* The participant with this id; in.people: none. */
static uint32_t
person_at(const struct session *s, struct cc_span id)
{
	uint32_t low = 0, high = s->in.people;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (cc_span_cmp(s->person[middle].id, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < s->in.people && cc_span_eq(s->person[low].id, id) ? low : s->in.people;
}

/* A cell of somebody who counts: of the row that does. */
static uint32_t
cell_person(const struct session *s, const struct cc_state *state, const unsigned char *row)
{
	const struct cc_store *log = state->store[CELLS];
	uint32_t i = person_at(s, cc_state_text(state, PERSON, cc_row_id(log, row, C_PERSON, 0)));

	return i < s->in.people && s->person[i].place == cc_row_place(log, row, C_PLACE) ? i : s->in.people;
}

/* The levels of an attribute while they are found. */
struct levels {
	struct cc_span *level;
	uint32_t n, *of; /* [people] */
	struct cc_span name;
};

static uint32_t
level_of(struct levels *a, struct cc_span text)
{
	uint32_t at = 0;

	while (at < a->n && !cc_span_eq(a->level[at], text))
		at++;
	if (at == a->n)
		a->level[a->n++] = text;
	return at;
}

/* Levels in the order of bytes. */
static void
sort_levels(struct levels *a, uint32_t people, struct cc_arena *arena)
{
	uint32_t *rank = CC_ARRAY(arena, uint32_t, a->n);
	struct cc_span *sorted = CC_ARRAY(arena, struct cc_span, a->n);

	for (uint32_t i = 0; i < a->n; i++)
		for (uint32_t k = 0; k < a->n; k++)
			rank[i] += cc_span_cmp(a->level[k], a->level[i]) < 0;
	for (uint32_t i = 0; i < a->n; i++)
		sorted[rank[i]] = a->level[i];
	for (uint32_t i = 0; i < people; i++)
		a->of[i] = rank[a->of[i]];
	a->level = sorted;
}

static struct levels
levels_new(const struct session *s)
{
	struct levels a = { CC_ARRAY(s->arena, struct cc_span, (size_t)s->in.people + 1), 0,
		CC_ARRAY(s->arena, uint32_t, s->in.people), { NULL, 0 } };

	for (uint32_t i = 0; i < s->in.people; i++)
		a.of[i] = CC_NO_ID;
	return a;
}

/* Columns of mix that any row has. */
static uint32_t
count_columns(const struct cc_store *log)
{
	uint32_t columns = 0;

	for (uint64_t i = 0; i < log->rows; i++) {
		const unsigned char *row = cc_store_row(log, i);
		uint32_t column = cc_row_id(log, row, C_COLUMN, 0);

		if (cc_row_id(log, row, C_APART, 0) == 0 && column >= columns &&
		    column < SESSION_COLUMNS_MOST)
			columns = column + 1;
	}
	return columns;
}

/* An attribute for each column of mix; who has no value there has the level (missing). */
static void
read_mix(struct session *s, const struct cc_state *state)
{
	const struct cc_store *log = state->store[CELLS];
	uint32_t columns = count_columns(log);
	struct cc_seating_attribute *in = CC_ARRAY(s->arena, struct cc_seating_attribute, columns);

	s->attribute = CC_ARRAY(s->arena, struct cc_rotation_attribute, columns);
	for (uint32_t k = 0; k < columns; k++) {
		struct levels a = levels_new(s);

		for (uint64_t i = 0; i < log->rows; i++) {
			const unsigned char *row = cc_store_row(log, i);
			uint32_t who = cell_person(s, state, row);

			if (cc_row_id(log, row, C_APART, 0) != 0 || cc_row_id(log, row, C_COLUMN, 0) != k ||
			    who == s->in.people)
				continue;
			a.name = cc_row_text(log, row, C_HEADER);
			a.of[who] = level_of(&a, cc_row_text(log, row, C_VALUE));
		}
		for (uint32_t i = 0; i < s->in.people; i++)
			if (a.of[i] == CC_NO_ID)
				a.of[i] = level_of(&a, CC_SPAN("(missing)"));
		sort_levels(&a, s->in.people, s->arena);
		in[k] = (struct cc_seating_attribute){ a.of, a.n };
		s->attribute[k] = (struct cc_rotation_attribute){ a.name, a.level };
	}
	s->in.attribute = in;
	s->in.attributes = columns;
}

/* Everybody with one value of one column, behind one another in the log. */
struct apart {
	struct cc_span header, value;
	uint32_t *who, n;
};

static bool
keep_apart(struct session *s, const struct apart *a, bool *apart, struct cc_err *err)
{
	if (a->n > s->in.tables)
		return cc_fail(err, CC_EXIT_DATA,
		    N_("column \"%s\": people with \"%s\": %lu, tables: %lu; wanted no more of them than "
		       "tables"),
		    cc_quote(a->header).text, cc_quote(a->value).text, (unsigned long)a->n,
		    (unsigned long)s->in.tables);
	for (uint32_t i = 0; i < a->n; i++)
		for (uint32_t k = 0; k < a->n; k++)
			apart[(size_t)a->who[i] * s->in.people + a->who[k]] = i != k;
	return true;
}

/* Values of a column one after the other; a person may have several. */
static bool
read_apart(struct session *s, const struct cc_state *state, struct cc_err *err)
{
	const struct cc_store *log = state->store[CELLS];
	bool *apart = CC_ARRAY(s->arena, bool, (size_t)s->in.people * s->in.people), *seen;
	uint32_t *who = CC_ARRAY(s->arena, uint32_t, s->in.people);

	seen = CC_ARRAY(s->arena, bool, log->rows);
	for (uint64_t i = 0; i < log->rows; i++) {
		const unsigned char *row = cc_store_row(log, i);
		struct apart a = { cc_row_text(log, row, C_HEADER), cc_row_text(log, row, C_VALUE), who, 0 };
		uint32_t column = cc_row_id(log, row, C_COLUMN, 0), last = s->in.people;

		if (cc_row_id(log, row, C_APART, 0) != 1 || seen[i])
			continue;
		for (uint64_t k = i; k < log->rows; k++) {
			const unsigned char *other = cc_store_row(log, k);
			uint32_t person;

			if (cc_row_id(log, other, C_APART, 0) != 1 ||
			    cc_row_id(log, other, C_COLUMN, 0) != column ||
			    !cc_span_eq(cc_row_text(log, other, C_VALUE), a.value))
				continue;
			seen[k] = true;
			person = cell_person(s, state, other);
			if (person < s->in.people && person != last)
				who[a.n++] = last = person;
		}
		s->in.apart = apart;
		if (!keep_apart(s, &a, apart, err))
			return false;
	}
	return true;
}

/* Who sat at one table of an earlier seating, file by file. */
struct sat {
	uint32_t person, file;
};

static void
count_earlier(struct session *s, uint16_t *met, const struct sat *sat, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++) {
			uint16_t *a = &met[(size_t)sat[i].person * s->in.people + sat[k].person];
			uint16_t *b = &met[(size_t)sat[k].person * s->in.people + sat[i].person];

			if (sat[i].file != sat[k].file || sat[i].person == sat[k].person ||
			    *a == EARLIER_MOST)
				continue;
			*a = *b = (uint16_t)(*a + 1);
			s->earlier++;
		}
}

/* Rows of a round and a table stand by person, then place: who stands there twice is seen once. */
static void
read_earlier(struct session *s, const struct cc_state *state)
{
	const struct cc_store *log = state->store[EARLIER];
	uint16_t *met = CC_ARRAY(s->arena, uint16_t, (size_t)s->in.people * s->in.people);
	struct sat *sat = CC_ARRAY(s->arena, struct sat, log->rows);
	bool *unknown = CC_ARRAY(s->arena, bool, cc_state_ids(state, PERSON));

	for (struct cc_group g = cc_groups(log, 2); cc_group_next(&g);) {
		size_t n = 0;

		for (uint64_t i = g.from; i < g.end; i++) {
			const unsigned char *row = cc_store_row(log, i);
			uint32_t id = cc_row_id(log, row, E_PERSON, 0);
			struct sat one = { person_at(s, cc_state_text(state, PERSON, id)),
				cc_place_file(cc_row_place(log, row, E_PLACE)) };

			if (one.person == s->in.people) {
				s->unknown += !unknown[id];
				unknown[id] = true;
			} else if (n == 0 || sat[n - 1].person != one.person || sat[n - 1].file != one.file) {
				sat[n++] = one;
			}
		}
		count_earlier(s, met, sat, n);
	}
	if (s->earlier > 0)
		s->in.earlier = met;
}

static uint32_t
tables_of(uint32_t people, double size)
{
	double tables = ceil(people / size - 0.5);

	return tables > 1 ? (uint32_t)tables : 1;
}

static bool
find_tables(struct session *s, struct cc_err *err)
{
	const struct cc_session_plan_opts *opts = s->run->opts;
	uint32_t hosts = 0;
	bool *host = CC_ARRAY(s->arena, bool, s->in.people);

	s->in.tables = isnan(opts->groups.value) ? tables_of(s->in.people, opts->group_size.value)
						 : (uint32_t)opts->groups.value;
	if (!isnan(opts->groups.value) && s->in.tables > 1 && 2 * s->in.tables > s->in.people)
		return s->in.people == 0 ||
		       cc_fail_option(s->run, "groups", err,
			   N_("%g tables for %lu people; wanted two people a table at least"),
			   opts->groups.value, (unsigned long)s->in.people);
	for (uint32_t i = 0; i < s->in.people; i++)
		hosts += host[i] = s->person[i].host;
	if (hosts > s->in.tables)
		return cc_fail(err, CC_EXIT_DATA,
		    N_("hosts: %lu, tables: %lu; wanted one host a table at most"), (unsigned long)hosts,
		    (unsigned long)s->in.tables);
	s->in.host = hosts > 0 ? host : NULL;
	return true;
}

uint32_t
session_free_size(const struct session *s)
{
	struct cc_seating_in in = s->in;
	uint32_t size = session_largest(s);

	for (; size > 1; size--) {
		in.tables = tables_of(in.people, size);
		if (2 * in.tables <= in.people && cc_seating_bound(&in) == 0)
			return size;
	}
	return 0;
}

bool
session_people(
    struct session *s, const struct cc_state *state, struct cc_problems *problems, struct cc_err *err)
{
	const struct cc_session_plan_opts *opts = s->run->opts;

	if (s->run->alone)
		make_unnamed(s, (uint32_t)opts->people.value);
	else if (cc_state_ids(state, PERSON) > 0)
		read_people(s, state, problems);
	if (problems->count > 0)
		return true;
	if (s->in.people > PEOPLE_MOST)
		return cc_fail(err, CC_EXIT_USAGE,
		    N_("%lu participants; wanted %d at most (--where keeps some of them)"),
		    (unsigned long)s->in.people, PEOPLE_MOST);
	s->in.rounds = (uint32_t)opts->rounds.value;
	s->in.seed = s->run->seed;
	s->in.mix_first = strcmp(opts->prefer, "mix") == 0;
	if (!find_tables(s, err))
		return false;
	read_mix(s, state);
	if (!read_apart(s, state, err))
		return false;
	read_earlier(s, state);
	if (s->in.people < 2 || s->in.tables < 2)
		s->in.tables = s->in.people > 0 ? 1 : 0;
	else
		cc_seating(&s->seating, &s->in, s->arena);
	return true;
}
