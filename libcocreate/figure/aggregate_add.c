/* aggregate_add.c -- rows into the stores of aggregates: counts, people, sums, answers, days. */
#include "figure/aggregate_int.h"

#include "base/arena.h"
#include "base/num.h"

#include <math.h>

enum { LOOKED_AT = 4, CLASSES = 256, DAYS = 1024, PERIODS = 64 };

/* Rows that have the same ids where conditions look: the slots whose conditions they meet. */
struct row_class {
	bool known;
	uint32_t id[LOOKED_AT], n, *slot; /* slot[n] */
};

/* A day, or the days of a period and segment: where they are tallied. */
struct tallied {
	int64_t day;
	uint32_t period, segment;
	unsigned char *record; /* NULL: not known yet */
};

/* What a worker knows: of ids, whether they meet a condition; of what came lately. */
struct cc_aggregate_worker {
	struct cc_arena *arena;
	uint32_t conditions;
	struct cc_buf *met; /* [conditions], of uint8_t by id: 0 not looked at yet, 1 no, 2 yes */
	bool *now;	    /* [conditions]: of the row at hand */
	uint32_t columns;   /* that conditions look at; above LOOKED_AT: too many for classes */
	uint32_t column[LOOKED_AT];
	struct row_class *class; /* [CLASSES] */
	struct tallied *cover;	 /* [DAYS] */
	struct tallied *rows;	 /* [slots][PERIODS] */
};

/* The columns of ids that conditions look at; numbers make no classes. */
static void
see_columns(struct cc_aggregate_worker *w, const struct cc_aggregates *set)
{
	for (uint32_t i = 0; i < set->conditions && w->columns <= LOOKED_AT; i++) {
		uint32_t column = set->condition[i].column, k = 0;

		while (k < w->columns && w->column[k] != column)
			k++;
		if (set->column[column].number || (k == w->columns && k == LOOKED_AT))
			w->columns = LOOKED_AT + 1;
		else if (k == w->columns)
			w->column[w->columns++] = column;
	}
}

void *
cc_aggregates_worker(const struct cc_aggregates *set)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_aggregate_worker *w = CC_NEW(arena, struct cc_aggregate_worker);

	w->arena = arena;
	w->conditions = set->conditions;
	w->met = CC_ARRAY(arena, struct cc_buf, (size_t)set->conditions + 1);
	w->now = CC_ARRAY(arena, bool, (size_t)set->conditions + 1);
	see_columns(w, set);
	w->class = CC_ARRAY(arena, struct row_class, CLASSES);
	w->cover = CC_ARRAY(arena, struct tallied, DAYS);
	w->rows = CC_ARRAY(arena, struct tallied, (size_t)set->slots * PERIODS + 1);
	return w;
}

void
cc_aggregates_worker_end(void *worker)
{
	struct cc_aggregate_worker *w = worker;

	for (uint32_t i = 0; i < w->conditions; i++)
		cc_buf_free(&w->met[i]);
	cc_arena_free(w->arena);
}

/* What adding a batch takes. */
struct aggregate_adding {
	struct cc_store *const *store;
	const struct cc_batch *batch;
	const struct cc_run *run;
	const struct cc_aggregates *set;
	struct cc_problems *problems;
	struct cc_aggregate_worker *worker;
	uint32_t row, period;
	int64_t day;
};

static uint32_t
id_of(const struct aggregate_adding *a, const struct cc_aggregate_column *c)
{
	return cc_item_has(a->batch, c->role, c->item, a->row) ? a->batch->role[c->role][c->item]->id[a->row]
							       : CC_NO_ID;
}

static double
number_of(const struct aggregate_adding *a, const struct cc_aggregate_column *c)
{
	return cc_item_num_at(a->batch, c->role, c->item, a->row);
}

static bool
one_of(const struct cc_aggregate_condition *c, struct cc_span text)
{
	for (size_t i = 0; i < c->n; i++)
		if (cc_span_eq(c->value[i], text))
			return true;
	return false;
}

static bool
meets(const struct aggregate_adding *a, uint32_t condition)
{
	const struct cc_aggregate_condition *c = &a->set->condition[condition];
	const struct cc_aggregate_column *column = &a->set->column[c->column];
	struct cc_buf *met = &a->worker->met[condition];
	uint32_t id;

	if (column->number) {
		double number = number_of(a, column);

		for (size_t i = 0; i < c->n; i++)
			if (number == c->number[i])
				return true;
		return false;
	}
	id = id_of(a, column);
	if (id == CC_NO_ID)
		return false;
	if (met->len <= id) {
		size_t len = met->len, need = (size_t)id + 256;

		cc_buf_reserve(met, need - len);
		memset(met->at + len, 0, need - len);
		met->len = need;
	}
	if (met->at[id] == 0)
		met->at[id] = one_of(c, cc_map_at(a->batch->ids[column->role], id)) ? 2 : 1;
	return met->at[id] == 2;
}

/* A record of nothing but keys. */
static void
log_keys(struct cc_store *log, const uint32_t *key, unsigned n)
{
	unsigned char *record = cc_log_add(log);

	for (unsigned k = 0; k < n; k++)
		cc_log_put_id(log, record, k, key[k]);
}

static void
add_unit(
    const struct aggregate_adding *a, uint32_t slot, const struct cc_aggregate_column *column, unsigned keeps)
{
	const uint32_t id = id_of(a, column);
	const uint32_t person = column->role == CC_OF_PERSON ? id : CC_NO_ID;
	const uint32_t session = column->role == CC_OF_SESSION ? id : CC_NO_ID;
	const uint32_t idea = column->role == CC_OF_IDEA ? id : CC_NO_ID;
	const uint32_t other = person == CC_NO_ID && session == CC_NO_ID && idea == CC_NO_ID ? id : CC_NO_ID;

	if (id == CC_NO_ID)
		return;
	if (keeps & CC_KEEPS_UNITS)
		log_keys(a->store[CC_IN_UNITS],
		    (const uint32_t[]){
			slot, a->period, session, idea, other, cc_id_at(a->batch, CC_OF_SEGMENT, a->row) },
		    6);
	if (keeps & CC_KEEPS_DAYS)
		log_keys(a->store[CC_IN_DAYS],
		    (const uint32_t[]){
			slot, person, session, idea, other, (uint32_t)(a->day + CC_AGGREGATE_DAY_ZERO) },
		    6);
}

/* A number off its scale is a problem; with --invalid=missing it is none. */
static double
answer_of(const struct aggregate_adding *a, const struct cc_aggregate_slot *slot)
{
	const struct cc_aggregate_column *column = &a->set->column[slot->column];
	double answer = number_of(a, column);

	if (isnan(answer) || !slot->scaled || (answer >= slot->low && answer <= slot->high))
		return answer;
	if (a->run->invalid_missing)
		cc_tally_add(a->store[CC_IN_COVER],
		    cc_tally_at(a->store[CC_IN_COVER], (const uint64_t[]){ a->period }), CC_V_OFF_SCALE, 1);
	else
		cc_row_problem(a->problems, a->batch, a->row, column->name,
		    N_("%s; wanted a number from %s to %s, or --missing=+%s where it stands for no answer"),
		    cc_num_say(answer).text, cc_num_say(slot->low).text, cc_num_say(slot->high).text,
		    cc_num_say(answer).text);
	return (double)NAN;
}

/* Whether there is one. */
static bool
add_answer(const struct aggregate_adding *a, uint32_t number, const struct cc_aggregate_slot *slot)
{
	double answer = answer_of(a, slot);
	struct cc_store *log = a->store[CC_IN_ANSWERS];
	unsigned char *record;

	if (isnan(answer))
		return false;
	record = cc_log_add(log);
	cc_log_put_id(log, record, CC_A_SLOT, number);
	cc_log_put_id(log, record, CC_A_PERIOD, a->period);
	cc_log_put_id(log, record, CC_A_PERSON, cc_id_at(a->batch, CC_OF_PERSON, a->row));
	cc_log_put_id(log, record, CC_A_SEGMENT, cc_id_at(a->batch, CC_OF_SEGMENT, a->row));
	cc_log_put_place(log, record, CC_A_PLACE, cc_batch_place(a->batch, a->row));
	cc_log_put_value(log, record, CC_A_VALUE, 0, answer);
	if (!cc_has(a->batch, CC_OF_PERSON, a->row))
		cc_log_put_value(log, record, CC_A_WEIGHT, 0, cc_num_at(a->batch, CC_OF_WEIGHT, a->row));
	return true;
}

static void
add_sum(const struct aggregate_adding *a, uint32_t number, const struct cc_aggregate_slot *slot)
{
	const uint64_t key[] = { number, a->period, cc_id_at(a->batch, CC_OF_SEGMENT, a->row) };
	double value = answer_of(a, slot);
	unsigned char *record;

	if (isnan(value))
		return;
	record = cc_tally_at(a->store[CC_IN_SUMS], key);
	cc_tally_add(a->store[CC_IN_SUMS], record, CC_S_ROWS, 1);
	cc_tally_sum(a->store[CC_IN_SUMS], record, CC_S_SUM, 0, value);
}

/* Records stay where they are. */
static unsigned char *
rows_of(const struct aggregate_adding *a, uint32_t number)
{
	uint32_t segment = cc_id_at(a->batch, CC_OF_SEGMENT, a->row);
	struct tallied *t = &a->worker->rows[(size_t)number * PERIODS + a->period % PERIODS];

	if (t->record == NULL || t->period != a->period || t->segment != segment) {
		const uint64_t key[] = { number, a->period, segment };

		*t = (struct tallied){ 0, a->period, segment, cc_tally_at(a->store[CC_IN_ROWS], key) };
	}
	return t->record;
}

/* Rows, and the weights of those that nobody's name stands in. */
static void
add_row(const struct aggregate_adding *a, uint32_t number)
{
	struct cc_store *tally = a->store[CC_IN_ROWS];
	unsigned char *record = rows_of(a, number);
	double weight = cc_num_at(a->batch, CC_OF_WEIGHT, a->row);

	cc_tally_add(tally, record, CC_R_ROWS, 1);
	if (!cc_has(a->batch, CC_OF_PERSON, a->row) && !isnan(weight)) {
		struct cc_weight_sums one = { 0 };

		if (weight > 0)
			cc_weights_add(&one, weight);
		cc_tally_weight(tally, record, CC_R_WEIGHT, &one);
	}
}

/* Whether some figure takes the row for a person of its own, if it names none. */
static bool
add_slot(const struct aggregate_adding *a, uint32_t number)
{
	const unsigned own = CC_KEEPS_ROWS | CC_KEEPS_PEOPLE;
	const struct cc_aggregate_slot *slot = &a->set->slot[number];
	uint32_t person = cc_id_at(a->batch, CC_OF_PERSON, a->row);
	bool counts = (slot->keeps & own) == own;

	if (slot->keeps & CC_KEEPS_ROWS)
		add_row(a, number);
	/* of whose weight is 0, which is known at the end, neither rows nor sums count */
	if ((slot->keeps & CC_KEEPS_PEOPLE || (slot->keeps & CC_KEEPS_ROWS && a->run->weighted)) &&
	    person != CC_NO_ID)
		log_keys(a->store[CC_IN_PEOPLE],
		    (const uint32_t[]){
			number, a->period, person, cc_id_at(a->batch, CC_OF_SEGMENT, a->row) },
		    4);
	if (slot->keeps & (CC_KEEPS_UNITS | CC_KEEPS_DAYS))
		add_unit(a, number, &a->set->column[slot->column], slot->keeps);
	if (slot->keeps & CC_KEEPS_SUMS)
		add_sum(a, number, slot);
	if (slot->keeps & CC_KEEPS_ANSWERS)
		counts |= add_answer(a, number, slot);
	else if (slot->keeps & CC_KEEPS_SUMS && a->run->weighted)
		add_answer(a, number, slot);
	return counts;
}

/* All slots against all conditions. */
static void
look_at(struct row_class *class, const struct aggregate_adding *a)
{
	if (class->slot == NULL)
		class->slot = CC_ARRAY(a->worker->arena, uint32_t, (size_t)a->set->slots + 1);
	class->n = 0;
	for (uint32_t i = 0; i < a->set->conditions; i++)
		a->worker->now[i] = meets(a, i);
	for (uint32_t s = 0; s < a->set->slots; s++) {
		const struct cc_aggregate_slot *slot = &a->set->slot[s];
		bool met = true;

		for (uint32_t i = 0; met && i < slot->conditions; i++)
			met = a->worker->now[slot->condition[i]];
		if (met)
			class->slot[class->n++] = s;
	}
}

/* A class makes room for another of the same place in the table. */
static const struct row_class *
class_of(const struct aggregate_adding *a)
{
	struct cc_aggregate_worker *w = a->worker;
	uint32_t id[LOOKED_AT] = { 0 }, at = 0;
	struct row_class *class;

	for (uint32_t k = 0; k < w->columns && w->columns <= LOOKED_AT; k++) {
		id[k] = id_of(a, &a->set->column[w->column[k]]);
		at = 31 * at + id[k];
	}
	class = &w->class[at % CLASSES];
	if (class->known && memcmp(class->id, id, sizeof id) == 0)
		return class;
	look_at(class, a);
	memcpy(class->id, id, sizeof id);
	class->known = w->columns <= LOOKED_AT;
	return class;
}

static void
add_event(const struct aggregate_adding *a)
{
	const struct row_class *class = class_of(a);
	bool counts = false;

	for (uint32_t i = 0; i < class->n; i++)
		counts |= add_slot(a, class->slot[i]);
	if (counts && !cc_has(a->batch, CC_OF_PERSON, a->row) &&
	    isnan(cc_num_at(a->batch, CC_OF_WEIGHT, a->row)))
		cc_tally_add(a->store[CC_IN_COVER],
		    cc_tally_at(a->store[CC_IN_COVER], (const uint64_t[]){ a->period }), CC_V_UNWEIGHTED, 1);
}

/* More than who a person is, and how they weigh. */
static bool
tells(const struct cc_batch *batch)
{
	static const unsigned role[] = { CC_OF_EVENT, CC_OF_SESSION, CC_OF_IDEA, CC_OF_VALUE, CC_OF_COLUMN,
		CC_OF_NUMBER };

	for (unsigned i = 0; i < sizeof role / sizeof *role; i++)
		for (uint32_t k = 0; k < batch->columns[role[i]]; k++)
			if (cc_column_at(batch, role[i], k) != NULL)
				return true;
	return false;
}

/* The period of a day, and its record. */
static unsigned char *
cover_of(struct aggregate_adding *a)
{
	struct tallied *t = &a->worker->cover[(uint64_t)a->day % DAYS];

	if (t->record == NULL || t->day != a->day) {
		uint32_t period =
		    (uint32_t)(cc_period_of(a->day, a->set->calendar) + CC_AGGREGATE_PERIOD_ZERO);

		*t = (struct tallied){ a->day, period, CC_NO_ID,
			cc_tally_at(a->store[CC_IN_COVER], (const uint64_t[]){ period }) };
	}
	a->period = t->period;
	return t->record;
}

void
cc_aggregates_add(struct cc_store *const *store, const struct cc_batch *batch, uint32_t row,
    const struct cc_aggregates *set, const struct cc_run *run, struct cc_problems *problems)
{
	struct aggregate_adding a = { store, batch, run, set, problems, batch->worker, row, 0, 0 };
	bool dated = cc_has(batch, CC_OF_DATE, row);
	unsigned char *record;

	if (cc_column_at(batch, CC_OF_DATE, 0) == NULL && !tells(batch))
		return;
	if (dated)
		a.day = batch->role[CC_OF_DATE][0]->when[row];
	record = dated ? cover_of(&a) : cc_tally_at(store[CC_IN_COVER], (const uint64_t[]){ 0 });
	cc_tally_add(store[CC_IN_COVER], record, CC_V_ROWS, 1);
	if (dated)
		add_event(&a);
}

struct cc_limit
cc_aggregates_limit(const struct cc_aggregates *set, unsigned store, unsigned field)
{
	const struct cc_limit slots = { 0, set->slots - 1., true };
	const struct cc_limit keys = { 0, CC_AGGREGATE_KEY_END, true };

	if (store == CC_IN_COVER)
		return field == CC_V_PERIOD ? keys : CC_NO_LIMIT;
	if (store == CC_IN_WEIGHTS)
		return CC_NO_LIMIT;
	if (field == CC_R_SLOT)
		return slots;
	return field == (store == CC_IN_DAYS ? (unsigned)CC_D_DAY : (unsigned)CC_R_PERIOD) ? keys
											   : CC_NO_LIMIT;
}
