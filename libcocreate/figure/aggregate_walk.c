/* aggregate_walk.c -- the rows, people and other units that an aggregate counts. */
#include "figure/aggregate_int.h"

#include "base/arena.h"

enum { AHEAD = 16 };

/* Where the rows of a slot begin from that period key on. */
static uint64_t
row_of(const struct cc_store *s, uint32_t slot, uint64_t period)
{
	return cc_store_from(s, (const uint64_t[]){ slot, period }, 2);
}

struct cc_aggregate_walk
cc_aggregate_walk_of(const struct cc_aggregate_rows *v, unsigned store, uint32_t slot, uint32_t period,
    struct cc_aggregate_whom whom)
{
	struct cc_aggregate_walk w = { v->state->store[store], 0, 0, 1, CC_P_SEGMENT, whom, { 0 }, 0, 0 };
	uint64_t key = (uint64_t)(v->first + period) + CC_AGGREGATE_PERIOD_ZERO;

	if (store == CC_IN_UNITS) {
		w.keys = 3;
		w.segment = CC_U_SEGMENT;
	}
	w.at = row_of(w.s, slot, key);
	w.end = row_of(w.s, slot, key + 1);
	return w;
}

static bool
same_unit(const struct cc_aggregate_walk *w, uint64_t row)
{
	for (unsigned k = 0; k < w->keys; k++)
		if (cc_row_id(w->s, cc_store_row(w->s, row), CC_P_PERSON + k, 0) != w->unit[k])
			return false;
	return true;
}

/* Rows of nobody, each of which is a person of its own. */
static bool
is_nameless(const struct cc_aggregate_walk *w)
{
	for (unsigned k = 0; k < w->keys; k++)
		if (w->unit[k] != CC_NO_ID)
			return false;
	return true;
}

/* Who has a row in the segment is not of the others. */
bool
cc_aggregate_walk_next(struct cc_aggregate_walk *w)
{
	while (w->at < w->end) {
		bool left = false;

		for (unsigned k = 0; k < w->keys; k++)
			w->unit[k] = cc_row_id(w->s, cc_store_row(w->s, w->at), CC_P_PERSON + k, 0);
		w->n = 0;
		for (w->from = w->at; w->at < w->end && same_unit(w, w->at); w->at++) {
			const unsigned char *row = cc_store_row(w->s, w->at);
			bool own = cc_row_id(w->s, row, w->segment, 0) == w->whom.segment;

			cc_store_fetch(w->s, w->at + AHEAD);
			left |= w->whom.which == CC_AGGREGATE_OTHERS && own;
			w->n +=
			    w->whom.which == CC_AGGREGATE_ALL || own == (w->whom.which == CC_AGGREGATE_ONLY);
		}
		if (w->n > 0 && (!left || is_nameless(w)))
			return true;
	}
	return false;
}

bool
cc_aggregate_is_of(struct cc_aggregate_whom whom, uint32_t segment)
{
	return whom.which == CC_AGGREGATE_ALL ||
	       (segment == whom.segment) == (whom.which == CC_AGGREGATE_ONLY);
}

/* Whom the case weights let count nowhere; who has none is asked for elsewhere. */
static bool
is_nobody(const struct cc_aggregate_rows *v, uint32_t person)
{
	return v->weight != NULL && person < v->cases.people && v->cases.of[person] == 0;
}

/* All of them, and how they weigh. */
static struct cc_aggregate_row_sums
all_rows(const struct cc_aggregate_rows *v, uint32_t slot, uint64_t key, struct cc_aggregate_whom whom)
{
	const struct cc_store *s = v->state->store[CC_IN_ROWS];
	uint64_t end = row_of(s, slot, key + 1), zero;
	struct cc_aggregate_row_sums out = { 0 };

	for (uint64_t i = row_of(s, slot, key); i < end; i++) {
		const unsigned char *row = cc_store_row(s, i);
		struct cc_weight_sums weights;

		if (!cc_aggregate_is_of(whom, cc_row_id(s, row, CC_R_SEGMENT, 0)))
			continue;
		out.all += cc_row_count(s, row, CC_R_ROWS);
		if (v->weight == NULL)
			continue;
		cc_row_weights(&weights, &zero, s, row, CC_R_WEIGHT);
		cc_weights_join(&out.weights, &weights);
		out.zero += zero;
	}
	return out;
}

/* Those of whom weighs more than nothing. */
static uint64_t
count_rows(const struct cc_aggregate_rows *v, uint32_t slot, uint32_t period, struct cc_aggregate_whom whom)
{
	const struct cc_store *people = v->state->store[CC_IN_PEOPLE];
	const uint64_t key = (uint64_t)(v->first + period) + CC_AGGREGATE_PERIOD_ZERO,
		       end = v->weight != NULL ? row_of(people, slot, key + 1) : 0;
	struct cc_aggregate_row_sums rows = all_rows(v, slot, key, whom);

	for (uint64_t i = end > 0 ? row_of(people, slot, key) : 0; i < end; i++) {
		const unsigned char *row = cc_store_row(people, i);

		rows.zero += is_nobody(v, cc_row_id(people, row, CC_P_PERSON, 0)) &&
			     cc_aggregate_is_of(whom, cc_row_id(people, row, CC_P_SEGMENT, 0));
	}
	return rows.all > rows.zero ? rows.all - rows.zero : 0;
}

/* Each of them once; of people those who count. */
static uint64_t
count_units(const struct cc_aggregate_rows *v, unsigned store, uint32_t slot, uint32_t period,
    struct cc_aggregate_whom whom)
{
	struct cc_aggregate_walk w = cc_aggregate_walk_of(v, store, slot, period, whom);
	uint64_t n = 0;

	while (cc_aggregate_walk_next(&w))
		n += store != CC_IN_PEOPLE || !is_nobody(v, w.unit[0]);
	return n;
}

/* So many of weight 1. */
static struct cc_weight_sums
people_of_one(uint64_t n)
{
	struct cc_weight_sums all = { 0 };

	cc_weights_add(&all, 1);
	for (unsigned i = 0; i < CC_WEIGHT_DIGITS; i++)
		all.digit[i] *= (int64_t)n;
	all.n = n;
	return all;
}

struct cc_aggregate_row_sums
cc_aggregate_row_sums_of(
    const struct cc_aggregate_rows *v, uint32_t slot, uint32_t period, struct cc_aggregate_whom whom)
{
	const struct cc_store *people = v->state->store[CC_IN_PEOPLE];
	const uint64_t key = (uint64_t)(v->first + period) + CC_AGGREGATE_PERIOD_ZERO,
		       end = row_of(people, slot, key + 1);
	struct cc_aggregate_row_sums out = all_rows(v, slot, key, whom);
	uint64_t named = 0;

	for (uint64_t i = row_of(people, slot, key); i < end; i++) {
		const unsigned char *row = cc_store_row(people, i);

		cc_store_fetch(people, i + AHEAD);
		if (cc_aggregate_is_of(whom, cc_row_id(people, row, CC_P_SEGMENT, 0)))
			named++;
	}
	out.nameless = out.all > named ? out.all - named : 0;
	if (v->weight == NULL)
		out.weights = people_of_one(out.nameless);
	return out;
}

/* Of whom weighs nothing, the answers stand beside the sums of a weighted run. */
static void
leave_answers(struct cc_exact *sum, uint64_t *rows, const struct cc_aggregate_rows *v, uint32_t slot,
    uint64_t key, struct cc_aggregate_whom whom)
{
	const struct cc_store *s = v->state->store[CC_IN_ANSWERS];
	uint64_t end = row_of(s, slot, key + 1);

	for (uint64_t i = row_of(s, slot, key); i < end; i++) {
		const unsigned char *row = cc_store_row(s, i);
		uint32_t person = cc_row_id(s, row, CC_A_PERSON, 0);
		bool zero =
		    person != CC_NO_ID ? is_nobody(v, person) : cc_row_number(s, row, CC_A_WEIGHT, 0) == 0;

		if (!zero || !cc_aggregate_is_of(whom, cc_row_id(s, row, CC_A_SEGMENT, 0)) || *rows == 0)
			continue;
		cc_exact_add(sum, -cc_row_number(s, row, CC_A_VALUE, 0));
		--*rows;
	}
}

void
cc_aggregate_sum_of(double *sum, uint64_t *rows, const struct cc_aggregate_rows *v, uint32_t slot,
    uint32_t period, struct cc_aggregate_whom whom)
{
	const struct cc_store *s = v->state->store[CC_IN_SUMS];
	const uint64_t key = (uint64_t)(v->first + period) + CC_AGGREGATE_PERIOD_ZERO,
		       end = row_of(s, slot, key + 1);
	struct cc_exact all = { 0 };

	*rows = 0;
	for (uint64_t i = row_of(s, slot, key); i < end; i++) {
		const unsigned char *row = cc_store_row(s, i);

		if (!cc_aggregate_is_of(whom, cc_row_id(s, row, CC_S_SEGMENT, 0)))
			continue;
		*rows += cc_row_count(s, row, CC_S_ROWS);
		cc_exact_join(&all, cc_row_at(s, row, CC_S_SUM, CC_FIELD_SUM));
	}
	if (v->weight != NULL)
		leave_answers(&all, rows, v, slot, key, whom);
	*sum = cc_exact_value(&all);
}

/* Of which store a part counts units; CC_AGGREGATE_NONE: it has none. */
unsigned
cc_aggregate_units_of(const struct cc_aggregate_rows *v, const struct cc_aggregate_part *part)
{
	if (part->kind == CC_AGGREGATE_SUM)
		return CC_AGGREGATE_NONE;
	return part->kind == CC_AGGREGATE_COUNT || v->set->slot[part->slot].column == CC_AGGREGATE_NONE
		   ? CC_IN_PEOPLE
		   : CC_IN_UNITS;
}

/* What a part comes to, and the rows or units that it rests on. */
double
cc_aggregate_total_of(uint64_t *n, const struct cc_aggregate_rows *v, const struct cc_aggregate_part *part,
    uint32_t period, struct cc_aggregate_whom whom)
{
	double sum;

	if (part->kind == CC_AGGREGATE_SUM) {
		cc_aggregate_sum_of(&sum, n, v, part->slot, period, whom);
		return sum;
	}
	*n = part->kind == CC_AGGREGATE_COUNT
		 ? count_rows(v, part->slot, period, whom)
		 : count_units(v, cc_aggregate_units_of(v, part), part->slot, period, whom);
	return (double)*n;
}
