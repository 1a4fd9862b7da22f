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

/* Ids that stay as they are need not be written: NULL then. */
static uint32_t *
unless_same(uint32_t *rank, uint32_t n)
{
	uint32_t i = 0;

	while (i < n && rank[i] == i)
		i++;
	if (i < n)
		return rank;
	free(rank);
	return NULL;
}

static uint32_t *
composed(uint32_t *id, uint32_t n, const uint32_t *next)
{
	for (uint32_t i = 0; i < n && next != NULL; i++)
		id[i] = next[id[i]];
	return unless_same(id, n);
}

/* Keys and values of all rows become ranks. */
static void
rewrite(struct cc_store *s, uint32_t *const *rank, const struct cc_workers *workers)
{
	uint32_t *values = s->values == NULL ? NULL : values_rank(s);

	for (size_t i = 0; i < s->n_foreign; i++)
		s->foreign[i].values = composed(s->foreign[i].values, s->foreign[i].n_values, values);
	values = unless_same(values, s->n_values);
	cc_store_rewrite(s, rank, values, workers);
	free(values);
}

/* rank[role] of ids that do not stay as they are, the caller's. */
static uint32_t **
rank_ids(struct cc_state *state, const struct cc_workers *workers)
{
	uint32_t **rank = cc_malloc((state->n_roles + 1) * sizeof *rank);

	state->order = cc_malloc((state->n_roles + 1) * sizeof *state->order);
	state->n_ids = cc_malloc((state->n_roles + 1) * sizeof *state->n_ids);
	for (size_t r = 0; r < state->n_roles; r++) {
		rank[r] = state->order[r] = NULL;
		if (state->ids[r] == NULL)
			continue;
		rank[r] = cc_malloc(((size_t)cc_map_count(state->ids[r]) + 1) * sizeof **rank);
		state->order[r] = cc_map_rank_all(&state->n_ids[r], rank[r], state->ids[r], workers);
	}
	for (size_t i = 0; i < state->n_foreign; i++)
		for (size_t r = 0; r < state->n_roles; r++)
			state->foreign[i].id[r] =
			    composed(state->foreign[i].id[r], state->foreign[i].n[r], rank[r]);
	for (size_t r = 0; r < state->n_roles; r++)
		if (rank[r] != NULL)
			rank[r] = unless_same(rank[r], cc_map_count(state->ids[r]));
	return rank;
}

void
cc_state_seal(struct cc_state *state, const struct cc_workers *workers)
{
	uint32_t **rank;

	assert(state->order == NULL);
	rank = rank_ids(state, workers);
	for (size_t i = 0; i < state->n_stores; i++) {
		struct cc_store *s = state->store[i];

		rewrite(s, rank, workers);
		zeros_settle(s);
		free(s->slot);
		s->slot = NULL;
		cc_store_sort(s, state, workers);
		if (s->joined)
			cc_store_combine(s);
	}
	cc_state_forget(state);
	for (size_t r = 0; r < state->n_roles; r++)
		free(rank[r]);
	free(rank);
}

uint32_t
cc_state_ids(const struct cc_state *state, unsigned role)
{
	return state->n_ids[role];
}

struct cc_span
cc_state_text(const struct cc_state *state, unsigned role, uint32_t rank)
{
	return cc_map_at(state->ids[role], state->order[role][rank]);
}
