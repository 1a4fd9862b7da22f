/* read.c -- stores -> people, their values and their levels. */
#include "method/partner-select/int.h"

#include "base/arena.h"
#include "figure/twice.h"

static void
read_person(struct partner_person *p, const struct cc_store *log, const unsigned char *record)
{
	p->household = cc_row_id(log, record, P_HOUSEHOLD, 0);
	p->segment = cc_row_id(log, record, P_SEGMENT, 0);
	p->flags = cc_row_id(log, record, P_FLAGS, 0);
	p->last = cc_row_number(log, record, P_LAST, 0);
	p->name = cc_row_text(log, record, P_NAME);
}

static void
say_twice(
    const struct partner_data *d, uint32_t id, uint64_t place, uint64_t was, struct cc_problems *problems)
{
	struct cc_twice twice = cc_twice_at(d->run, place, was);

	cc_place_problem(problems, d->run, twice.later,
	    cc_run_column(d->run, twice.later, PERSON, 0, NULL, 0),
	    N_("\"%s\" stands in %s already; wanted one row a person, or --dup=first "
	       "or --dup=last"),
	    cc_quote(cc_state_text(d->state, PERSON, id)).text, twice.first);
}

/* The row of each person that counts; a second one is a problem without --dup. */
static void
read_people(struct partner_data *d, struct cc_problems *problems)
{
	const struct cc_store *log = d->state->store[PEOPLE];

	d->person = CC_ARRAY(d->arena, struct partner_person, cc_state_ids(d->state, PERSON));
	for (struct cc_group g = cc_groups(log, 1); cc_group_next(&g);) {
		struct partner_person p = { .id = cc_row_id(log, cc_store_row(log, g.from), P_PERSON, 0),
			.place = cc_dup_place(d->run->dup, log, P_PLACE, g.from, g.end),
			.cut = (double)NAN };

		for (uint64_t i = g.from; i < g.end && p.id != CC_NO_ID; i++) {
			const unsigned char *record = cc_store_row(log, i);
			uint64_t place = cc_row_place(log, record, P_PLACE);

			if (place == p.place)
				read_person(&p, log, record);
			else if (d->run->dup == NULL)
				say_twice(d, p.id, place, p.place, problems);
		}
		if (p.id != CC_NO_ID)
			d->person[d->people++] = p;
	}
}

/* Who an id is; CC_NO_ID: nobody. */
struct people_by_id {
	const struct partner_data *d;
	uint32_t *person; /* [ids] */
};

static struct people_by_id
find_people(const struct partner_data *d)
{
	uint32_t ids = cc_state_ids(d->state, PERSON);
	struct people_by_id by = { d, CC_ARRAY(d->arena, uint32_t, ids) };

	for (uint32_t id = 0; id < ids; id++)
		by.person[id] = CC_NO_ID;
	for (uint32_t p = 0; p < d->people; p++)
		by.person[d->person[p].id] = p;
	return by;
}

/* Whose cell that is, if their row counts. */
static uint32_t
person_of(const void *of, const struct cc_column_cell *cell)
{
	const struct people_by_id *by = of;
	uint32_t p = by->person[cell->key];

	return p != CC_NO_ID && by->d->person[p].place == cell->place ? p : CC_NO_ID;
}

void
partner_read(struct partner_data *d, struct cc_problems *problems)
{
	struct cc_store *const *store = d->state->store;

	struct people_by_id by;

	read_people(d, problems);
	by = find_people(d);
	d->criteria = (struct cc_criteria){ .run = d->run,
		.state = d->state,
		.problems = problems,
		.arena = d->arena,
		.criterion = d->study->criterion,
		.criteria = d->run->items[CRITERIA]->n,
		.units = d->people };
	d->levels = (struct cc_levels){ .run = d->run,
		.state = d->state,
		.problems = problems,
		.arena = d->arena,
		.wishes = &d->study->wishes,
		.role = ATTRIBUTE,
		.units = d->people };
	cc_criteria_values(&d->criteria, store[COLUMNS], store[VALUES], CRITERIA, person_of, &by);
	cc_levels_read(&d->levels, store[COLUMNS], store[LEVELS], person_of, &by);
}
