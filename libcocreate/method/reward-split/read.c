/* read.c -- the stores as people, ideas, rows in their order, sheets and payments. */
#include "method/reward-split/int.h"

#include "base/arena.h"
#include "figure/twice.h"

#include <stdlib.h>

static int
by_bytes(const void *a, const void *b)
{
	return cc_span_cmp(*(const struct cc_span *)a, *(const struct cc_span *)b);
}

/* Sorted, each once; how many there are. */
static uint32_t
sort_names(struct cc_span *name, size_t n)
{
	uint32_t kept = 0;

	qsort(name, n, sizeof *name, by_bytes);
	for (size_t i = 0; i < n; i++)
		if (i == 0 || !cc_span_eq(name[i], name[kept - 1]))
			name[kept++] = name[i];
	return kept;
}

static uint32_t
find_name(const struct cc_span *name, uint32_t n, struct cc_span key)
{
	const struct cc_span *found = n > 0 ? bsearch(&key, name, n, sizeof *name, by_bytes) : NULL;

	return found != NULL ? (uint32_t)(found - name) : CC_NO_ID;
}

static struct cc_span
canonical(const struct reward_rules *rules, struct cc_span name)
{
	for (size_t i = 0; i < rules->n_aliases; i++)
		if (cc_span_eq(rules->alias[i][0], name))
			return rules->alias[i][1];
	return name;
}

uint32_t
reward_person(const struct reward_data *d, struct cc_span name)
{
	return find_name(d->person, d->persons, canonical(d->rules, name));
}

uint32_t
reward_idea(const struct reward_data *d, struct cc_span name)
{
	return find_name(d->idea, d->ideas, name);
}

bool
reward_next_idea(struct cc_span *idea, struct cc_span *rest)
{
	const char *end = rest->len > 0 ? memchr(rest->at, '\n', rest->len) : NULL;

	if (rest->len == 0)
		return false;
	idea->at = rest->at;
	idea->len = end != NULL ? (size_t)(end - rest->at) : rest->len;
	rest->at += idea->len + (end != NULL);
	rest->len -= idea->len + (end != NULL);
	return true;
}

int64_t
reward_period(const struct reward_data *d, int64_t day)
{
	return d->rules->once || day == REWARD_NO_DAY ? 0 : cc_period_of(day, d->rules->calendar);
}

const char *
reward_period_name(const struct reward_data *d, int64_t period)
{
	char text[CC_PERIOD_TEXT];

	if (d->rules->once)
		return "once";
	cc_period_print(text, period, d->rules->calendar);
	return cc_strdup(d->arena, text);
}

static void
read_names(struct reward_data *d)
{
	static const unsigned of_ideas[] = { IDEA, DUPLICATE_OF, IDEAS };
	size_t n = cc_state_ids(d->state, PERSON), ideas = 0;

	d->person = CC_ARRAY(d->arena, struct cc_span, n + 1);
	for (uint32_t i = 0; i < n; i++)
		d->person[i] = canonical(d->rules, cc_state_text(d->state, PERSON, i));
	d->persons = sort_names(d->person, n);
	for (size_t r = 0; r < 3; r++)
		ideas += cc_state_ids(d->state, of_ideas[r]);
	d->idea = CC_ARRAY(d->arena, struct cc_span, ideas + 1);
	for (size_t r = 0; r < 3; r++)
		for (uint32_t i = 0; i < cc_state_ids(d->state, of_ideas[r]); i++)
			d->idea[d->ideas++] = cc_state_text(d->state, of_ideas[r], i);
	d->ideas = sort_names(d->idea, d->ideas);
	d->root = CC_ARRAY(d->arena, uint32_t, d->ideas);
	d->merged = CC_ARRAY(d->arena, uint64_t, d->ideas);
	d->worked = CC_ARRAY(d->arena, bool, d->persons);
	d->account = CC_ARRAY(d->arena, bool, d->persons);
	d->segment = CC_ARRAY(d->arena, uint32_t, d->persons);
	for (uint32_t i = 0; i < d->ideas; i++)
		d->root[i] = i;
	for (uint32_t i = 0; i < d->persons; i++)
		d->segment[i] = CC_NO_ID;
}

/* Each idea as the one that it was merged into, at the end of the chain. */
static void
read_merges(struct reward_data *d)
{
	const struct cc_store *s = d->state->store[S_MERGES];
	uint32_t *of = CC_ARRAY(d->arena, uint32_t, d->ideas);

	memcpy(of, d->root, d->ideas * sizeof *of);
	for (uint64_t i = 0; i < s->rows; i++) {
		const unsigned char *row = cc_store_row(s, i);
		uint32_t ids[] = { cc_row_id(s, row, MERGE_IDEA, 0), cc_row_id(s, row, MERGE_OF, 0) }, idea,
			 to;
		uint64_t place = cc_row_place(s, row, MERGE_PLACE);

		if (ids[0] == CC_NO_ID || ids[1] == CC_NO_ID)
			continue;
		idea = reward_idea(d, cc_state_text(d->state, IDEA, ids[0]));
		to = reward_idea(d, cc_state_text(d->state, DUPLICATE_OF, ids[1]));
		if (of[idea] != idea && of[idea] != to)
			REWARD_PROBLEM(d, place, DUPLICATE_OF,
			    N_("\"%s\" is merged into two ideas, \"%s\" and \"%s\"; wanted one"),
			    cc_quote(d->idea[idea]).text, cc_quote(d->idea[of[idea]]).text,
			    cc_quote(d->idea[to]).text);
		of[idea] = to;
		d->merged[idea] = to != idea ? place : 0;
	}
	for (uint32_t i = 0; i < d->ideas; i++) {
		uint32_t steps = 0;

		for (d->root[i] = i; of[d->root[i]] != d->root[i] && steps <= d->ideas; steps++)
			d->root[i] = of[d->root[i]];
		if (steps > d->ideas) {
			d->root[i] = i;
			REWARD_PROBLEM(d, d->merged[i], DUPLICATE_OF,
			    N_("\"%s\" is merged in a circle; wanted an idea that stays"),
			    cc_quote(d->idea[i]).text);
		}
	}
}

static int
by_day(const void *a, const void *b)
{
	const struct reward_row *x = a, *y = b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return x->place != y->place ? x->place < y->place ? -1 : 1
				    : (x->kind > y->kind) - (x->kind < y->kind);
}

static void
check_kind(const struct reward_data *d, struct cc_span kind, uint64_t place)
{
	bool known = reward_points_of(&d->rules->points, kind) != NULL;
	const char *all = "";

	for (size_t p = 0; p < d->rules->n_pools && !known; p++)
		known = reward_points_of(d->rules->pool[p].points, kind) != NULL;
	if (known)
		return;
	for (size_t k = 0; k < d->rules->points.n; k++)
		all = cc_format(
		    d->arena, "%s%s\"%s\"", all, k > 0 ? ", " : "", cc_quote(d->rules->points.kind[k]).text);
	REWARD_PROBLEM(d, place, KIND, N_("\"%s\": no points in %s are of this kind; wanted one of %s"),
	    cc_quote(kind).text, d->rules->file, all);
}

/* What was taken back was there before. */
static void
check_units(const struct reward_data *d, const int64_t *sum, uint32_t kinds)
{
	for (uint32_t p = 0; p < d->persons; p++)
		for (size_t i = 0; i < d->rows; i++) {
			const struct reward_row *r = &d->row[i];
			int64_t units = sum[(size_t)p * kinds + r->kind];
			char text[CC_DECIMAL_TEXT];

			if (r->person != p || units >= 0 || r->units >= 0)
				continue;
			cc_decimal_print(text, units, CC_MICRO);
			REWARD_PROBLEM(d, r->place, UNITS,
			    N_("units of \"%s\" and \"%s\" add up to %s; wanted 0 or more"),
			    cc_quote(d->person[p]).text,
			    cc_quote(cc_state_text(d->state, KIND, r->kind)).text, text);
		}
}

static void
read_contributions(struct reward_data *d)
{
	const struct cc_store *s = d->state->store[S_CONTRIBUTIONS];
	uint32_t kinds = cc_state_ids(d->state, KIND);
	int64_t *sum = CC_ARRAY(d->arena, int64_t, (size_t)d->persons * kinds);
	bool below = false;

	d->row = CC_ARRAY(d->arena, struct reward_row, s->rows);
	for (uint64_t i = 0; i < s->rows; i++) {
		const unsigned char *row = cc_store_row(s, i);
		uint32_t person = cc_row_id(s, row, C_PERSON, 0), idea = cc_row_id(s, row, C_IDEA, 0);
		struct reward_row *r = &d->row[d->rows];
		int64_t *units;

		*r = (struct reward_row){ .kind = cc_row_id(s, row, C_KIND, 0),
			.units = reward_number(s, row, C_UNITS),
			.day = cc_row_day(s, row, C_DAY),
			.place = cc_row_place(s, row, C_PLACE) };
		if (person == CC_NO_ID || r->kind == CC_NO_ID)
			continue;
		r->person = reward_person(d, cc_state_text(d->state, PERSON, person));
		r->idea = idea == CC_NO_ID ? CC_NO_ID
					   : d->root[reward_idea(d, cc_state_text(d->state, IDEA, idea))];
		d->worked[r->person] = true;
		if (cc_row_id(s, row, C_SEGMENT, 0) != CC_NO_ID && d->segment[r->person] == CC_NO_ID)
			d->segment[r->person] = cc_row_id(s, row, C_SEGMENT, 0);
		units = &sum[(size_t)r->person * kinds + r->kind];
		*units += r->units;
		if (*units > CC_DECIMAL_MOST || *units < -CC_DECIMAL_MOST) {
			REWARD_PROBLEM(
			    d, r->place, UNITS, N_("units add up to more than 9007199254; wanted fewer"));
			*units = 0;
		}
		check_kind(d, cc_state_text(d->state, KIND, r->kind), r->place);
		d->rows++;
	}
	for (size_t i = 0; i < (size_t)d->persons * kinds; i++)
		below |= sum[i] < 0;
	if (below)
		check_units(d, sum, kinds);
	qsort(d->row, d->rows, sizeof *d->row, by_day);
	for (size_t i = 0; i < d->rows; i++)
		d->row[i].order = i;
}

/* Of kinds that an idea has several authors of: two whose order no date tells. */
static void
check_authors(const struct reward_data *d)
{
	for (size_t k = 0; k < d->rules->n_duplicates; k++) {
		const struct reward_row **first = CC_ARRAY(d->arena, const struct reward_row *, d->ideas);

		for (size_t i = 0; i < d->rows; i++) {
			const struct reward_row *r = &d->row[i], *was;

			if (r->idea == CC_NO_ID || r->units <= 0 ||
			    !cc_span_eq(cc_state_text(d->state, KIND, r->kind), d->rules->duplicate[k]))
				continue;
			was = first[r->idea];
			if (was == NULL) {
				first[r->idea] = r;
			} else if (was->person != r->person && was->day == r->day &&
				   (r->day == REWARD_NO_DAY ||
				       cc_place_file(was->place) != cc_place_file(r->place))) {
				struct cc_twice twice = cc_twice_at(d->run, was->place, r->place);

				REWARD_PROBLEM(d, twice.later, DATE,
				    N_("who was first with \"%s\" cannot be told from %s; wanted dates that "
				       "differ, or one file"),
				    cc_quote(d->idea[r->idea]).text, twice.first);
			}
		}
	}
}

/* The periods that rows and sales are in, and the last that is over. */
static void
read_periods(struct reward_data *d)
{
	const struct cc_reward_split_opts *opts = d->run->opts;
	int64_t as_of = d->run->has_as_of ? d->run->as_of : d->run->last_day, first = INT64_MAX,
		last = INT64_MIN;

	for (size_t i = 0; i < d->rows + d->sales; i++) {
		int64_t day = i < d->rows ? d->row[i].day : d->sale[i - d->rows].day;

		if (day == REWARD_NO_DAY && !d->rules->once)
			continue;
		first = reward_period(d, day) < first ? reward_period(d, day) : first;
		last = reward_period(d, day) > last ? reward_period(d, day) : last;
	}
	d->first_period = first;
	d->last_period = last;
	if (d->rules->once || as_of == CC_NO_DAY)
		d->over = d->rules->once ? 0 : INT64_MIN;
	else
		d->over = opts->close ? reward_period(d, as_of) : reward_period(d, as_of + 1) - 1;
}

bool
reward_read(struct reward_data *d, const struct reward_rules *rules, const struct cc_state *state,
    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena)
{
	*d = (struct reward_data){
		.rules = rules, .state = state, .run = run, .problems = problems, .arena = arena
	};
	read_names(d);
	read_merges(d);
	read_contributions(d);
	check_authors(d);
	reward_read_sheets(d);
	reward_read_payments(d);
	if (problems->count > 0 || !reward_read_sales(d))
		return false;
	read_periods(d);
	return true;
}
