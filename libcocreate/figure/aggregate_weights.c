/* aggregate_weights.c -- the weights of everybody who counts in some figure, and of each segment. */
#include "figure/aggregate_int.h"

#include "base/arena.h"

#include <stdlib.h>

/* While one group is looked at. */
struct weighing {
	const struct cc_aggregate_rows *rows;
	struct cc_aggregate_whom whom;
	bool *seen;		/* [people] */
	struct cc_buf nameless; /* of struct nameless */
	struct cc_weight_group *group;
};

struct nameless {
	uint64_t place;
	double weight;
};

static void
see_person(struct weighing *w, uint32_t person)
{
	if (person >= cc_state_ids(w->rows->state, CC_OF_PERSON) || w->seen[person] ||
	    w->rows->weight[person] < 0)
		return;
	w->seen[person] = true;
	if (w->rows->weight[person] > 0)
		cc_weights_add(&w->group->weights, w->rows->weight[person]);
	else if (w->rows->cases.of[person] == 0)
		w->group->zero++;
}

static int
by_place(const void *a, const void *b)
{
	const struct nameless *x = a, *y = b;

	return (x->place > y->place) - (x->place < y->place);
}

/* A row of nobody stands in the store once for each definition. */
static void
see_nameless(struct weighing *w)
{
	struct nameless *row = (struct nameless *)(void *)w->nameless.at;
	size_t n = w->nameless.len / sizeof *row;

	if (n > 1)
		qsort(row, n, sizeof *row, by_place);
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && row[i].place == row[i - 1].place)
			continue;
		if (row[i].weight > 0)
			cc_weights_add(&w->group->weights, row[i].weight);
		else if (row[i].weight == 0)
			w->group->zero++;
	}
	w->nameless.len = 0;
}

/* And no part of a sum, which nobody weighs. */
static bool
is_answer(const struct cc_aggregate_rows *v, uint32_t slot)
{
	return slot < v->set->slots && v->set->slot[slot].keeps & CC_KEEPS_ANSWERS;
}

static void
see_store(struct weighing *w, unsigned store)
{
	const struct cc_store *s = w->rows->state->store[store];
	unsigned person = store == CC_IN_DAYS	  ? CC_D_PERSON
			  : store == CC_IN_PEOPLE ? CC_P_PERSON
						  : CC_A_PERSON;
	unsigned segment = store == CC_IN_PEOPLE ? CC_P_SEGMENT : CC_A_SEGMENT;

	for (uint64_t i = 0; i < s->rows; i++) {
		const unsigned char *row = cc_store_row(s, i);
		uint32_t id = cc_row_id(s, row, person, 0);

		if (w->whom.which != CC_AGGREGATE_ALL &&
		    !cc_aggregate_is_of(w->whom, cc_row_id(s, row, segment, 0)))
			continue;
		if (id != CC_NO_ID)
			see_person(w, id);
		else if (store == CC_IN_ANSWERS && is_answer(w->rows, cc_row_id(s, row, CC_A_SLOT, 0))) {
			const struct nameless one = { cc_row_place(s, row, CC_A_PLACE),
				cc_row_number(s, row, CC_A_WEIGHT, 0) };

			cc_buf_add(&w->nameless, (const char *)&one, sizeof one);
		}
	}
}

static void
weigh(struct weighing *w, struct cc_weight_group *group, struct cc_aggregate_whom whom)
{
	memset(w->seen, 0, cc_state_ids(w->rows->state, CC_OF_PERSON) * sizeof *w->seen);
	w->group = group;
	w->whom = whom;
	see_store(w, CC_IN_PEOPLE);
	see_store(w, CC_IN_ANSWERS);
	if (whom.which == CC_AGGREGATE_ALL) /* cohorts know no segment */
		see_store(w, CC_IN_DAYS);
	see_nameless(w);
}

void
cc_aggregate_put_weights(struct cc_report *report, const struct cc_aggregate_rows *rows)
{
	uint32_t segments =
	    rows->run->bound >> CC_OF_SEGMENT & 1 ? cc_state_ids(rows->state, CC_OF_SEGMENT) : 0;
	struct cc_weight_group *group = CC_ARRAY(rows->arena, struct cc_weight_group, (size_t)segments + 1);
	struct weighing w = { .rows = rows,
		.seen = CC_ARRAY(rows->arena, bool, (size_t)cc_state_ids(rows->state, CC_OF_PERSON) + 1) };

	if (rows->weight == NULL)
		return;
	group[0].group = CC_SPAN("all");
	weigh(&w, &group[0], (struct cc_aggregate_whom){ CC_AGGREGATE_ALL, 0 });
	for (uint32_t i = 0; i < segments; i++) {
		group[i + 1].group = cc_state_text(rows->state, CC_OF_SEGMENT, i);
		weigh(&w, &group[i + 1], (struct cc_aggregate_whom){ CC_AGGREGATE_ONLY, i });
	}
	cc_weights_report(report, &rows->cases, group, (size_t)segments + 1, rows->run);
	cc_buf_free(&w.nameless);
}
