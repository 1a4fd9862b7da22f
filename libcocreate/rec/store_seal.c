/* store_seal.c -- joined states become sorted views. */
#include "rec/store_sort.h"

#include "base/arena.h"

#include <assert.h>
#include <stdlib.h>

/* Of 0 and -0 the lesser is whichever came last: let it be 0. */
static void
zeros_settle(struct cc_store *s)
{
	for (unsigned f = 0; f < s->n_fields; f++) {
		enum cc_field_kind kind = s->spec->fields[f].kind;

		for (uint64_t row = 0; row < s->rows && (kind == CC_FIELD_MIN || kind == CC_FIELD_MAX);
		     row++) {
			double *at = cc_field_at(s, cc_store_record(s, row), f);

			for (uint32_t i = 0; i < s->repeat[f]; i++)
				at[i] += 0.0;
		}
	}
}

static uint32_t *
values_rank(struct cc_store *s)
{
	uint32_t *rank;

	s->n_values = cc_values_count(s->values);
	rank = cc_malloc(s->n_values * sizeof *rank);
	s->value = cc_malloc(s->n_values * sizeof *s->value);
	cc_values_rank(s->values, rank, s->value);
	cc_values_free(s->values);
	s->values = NULL;
	return rank;
}

void
cc_state_seal(struct cc_state *state, const struct cc_workers *workers)
{
	uint32_t **rank = cc_malloc((state->n_roles + 1) * sizeof *rank);

	assert(state->order == NULL);
	state->order = cc_malloc((state->n_roles + 1) * sizeof *state->order);
	for (size_t r = 0; r < state->n_roles; r++) {
		size_t room =
		    state->ids[r] == NULL ? 0 : ((size_t)cc_map_count(state->ids[r]) + 1) * sizeof **rank;

		rank[r] = room == 0 ? NULL : cc_malloc(room);
		state->order[r] = room == 0 ? NULL : cc_malloc(room);
		if (room != 0)
			cc_map_rank(state->ids[r], rank[r], state->order[r]);
	}
	for (size_t i = 0; i < state->n_stores; i++) {
		struct cc_store *s = state->store[i];
		uint32_t *values = s->values == NULL ? NULL : values_rank(s);

		cc_store_rewrite(s, rank, values, workers);
		zeros_settle(s);
		free(values);
		free(s->slot);
		s->slot = NULL;
		cc_store_sort(s, state, workers);
		if (s->joined)
			cc_store_combine(s);
	}
	for (size_t r = 0; r < state->n_roles; r++)
		free(rank[r]);
	free(rank);
}

uint32_t
cc_state_ids(const struct cc_state *state, unsigned role)
{
	return cc_map_count(state->ids[role]);
}

struct cc_span
cc_state_text(const struct cc_state *state, unsigned role, uint32_t rank)
{
	return cc_map_at(state->ids[role], state->order[role][rank]);
}
