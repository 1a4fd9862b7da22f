/* store_join.c -- what two workers kept becomes one.
 *
 * The ids of from stand behind those of to; its full blocks change owners,
 * and only the ends of the last blocks are copied.  What is in full blocks is
 * rewritten when the state is sealed, once.  Rows of a tally that have a key in common become one when they
 * stand side by side, sealed.
 */
#include "rec/store_add.h"
#include "rec/store_read.h"
#include "base/arena.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

static uint32_t
id_of(const uint32_t *ids, uint32_t id)
{
	return id == CC_NO_ID ? id : ids[id];
}

static const uint32_t *
key_ids(const struct cc_field *field, uint32_t *const *ids)
{
	return field->role < 0 ? NULL : ids[field->role];
}

static void
fields_rewrite(
    const struct cc_store *s, unsigned char *record, unsigned f, uint64_t rows, const uint32_t *ids)
{
	uint32_t repeat = s->repeat[f];
	size_t width = s->width;

	record += s->offset[f];
	for (; repeat == 1 && rows > 0; rows--, record += width) {
		uint32_t *at = (void *)record;

		*at = id_of(ids, *at);
	}
	for (; rows > 0; rows--, record += width) {
		uint32_t *at = (void *)record;

		for (uint32_t i = 0; i < repeat; i++)
			at[i] = id_of(ids, at[i]);
	}
}

static void
lists_rewrite(const struct cc_store *s, unsigned char *record, unsigned f, uint64_t rows, const uint32_t *ids)
{
	for (record += s->offset[f]; rows > 0; rows--, record += s->width) {
		const struct cc_store_list *list = (const void *)record;

		for (uint64_t i = 0; i < list->n; i++)
			list->id[i] = id_of(ids, list->id[i]);
	}
}

/* What ids and values become; NULL: they stay. */
struct rewrite {
	const struct cc_store *store;
	uint32_t *const *ids;
	const uint32_t *values;
};

static struct rewrite
rewrite_of_block(const struct rewrite *own, size_t b)
{
	const struct cc_store *s = own->store;

	for (size_t i = 0; i < s->n_foreign; i++)
		if (b >= s->foreign[i].from && b < s->foreign[i].end)
			return (struct rewrite){ s, s->foreign[i].ids, s->foreign[i].values };
	return *own;
}

/* Some records at a time, so that the next field finds them in the cache. */
enum { SOME = 512 };

static void
some_rewrite(const struct rewrite *r, unsigned char *record, uint64_t rows)
{
	const struct cc_store *s = r->store;

	for (unsigned f = 0; f < s->n_fields; f++) {
		const struct cc_field *field = &s->spec->fields[f];

		if (field->kind == CC_FIELD_KEY && key_ids(field, r->ids) != NULL)
			fields_rewrite(s, record, f, rows, key_ids(field, r->ids));
		else if (field->kind == CC_FIELD_LIST && key_ids(field, r->ids) != NULL)
			lists_rewrite(s, record, f, rows, key_ids(field, r->ids));
		else if (field->kind == CC_FIELD_VALUE && r->values != NULL)
			fields_rewrite(s, record, f, rows, r->values);
	}
}

static void
block_rewrite(void *ctx, uint32_t b, struct cc_arena *scratch)
{
	struct rewrite r = rewrite_of_block(ctx, b);
	uint64_t left = r.store->rows - ((uint64_t)b << CC_STORE_SHIFT);
	uint64_t rows = left < CC_STORE_BLOCK ? left : CC_STORE_BLOCK;

	(void)scratch;
	for (uint64_t from = 0; from < rows; from += SOME)
		some_rewrite(
		    &r, r.store->block[b] + from * r.store->width, rows - from < SOME ? rows - from : SOME);
}

/* Block by block, so that each comes to the cache once. */
void
cc_store_rewrite(
    struct cc_store *s, uint32_t *const *ids, const uint32_t *values, const struct cc_workers *workers)
{
	struct rewrite r = { s, ids, values };

	cc_each(workers, block_rewrite, &r, (uint32_t)((s->rows + CC_STORE_BLOCK - 1) >> CC_STORE_SHIFT));
}

void
cc_state_forget(struct cc_state *state)
{
	for (size_t i = 0; i < state->n_stores; i++) {
		struct cc_store *s = state->store[i];

		while (s->n_foreign > 0)
			free(s->foreign[--s->n_foreign].values);
	}
	while (state->n_foreign > 0) {
		struct cc_state_foreign *f = &state->foreign[--state->n_foreign];

		for (size_t r = 0; r < state->n_roles; r++)
			free(f->id[r]);
		free(f->id);
		free(f->n);
	}
}

/* What was joined to a state that is joined now. */
static void
settle(struct cc_state *state, const struct cc_workers *workers)
{
	uint32_t **stay;

	if (state->n_foreign == 0)
		return;
	stay = cc_malloc((state->n_roles + 1) * sizeof *stay);
	memset(stay, 0, (state->n_roles + 1) * sizeof *stay);
	for (size_t i = 0; i < state->n_stores; i++)
		cc_store_rewrite(state->store[i], stay, NULL, workers);
	free(stay);
	cc_state_forget(state);
}

/* Blocks are taken over as they are; the rows of from keep their order. */
static void
log_take(struct cc_store *to, struct cc_store *from)
{
	size_t room = (size_t)(-to->rows & (CC_STORE_BLOCK - 1));
	size_t tail = (size_t)(from->rows & (CC_STORE_BLOCK - 1));
	size_t full = (size_t)(from->rows >> CC_STORE_SHIFT);
	size_t moved = tail < room ? tail : room;
	unsigned char *last = room > 0 ? to->block[--to->blocks] : NULL;
	unsigned char *rest = tail > 0 ? from->block[full] : NULL;

	if (from->rows > UINT32_MAX - CC_STORE_BLOCK - to->rows)
		cc_oom(); /* row numbers have 32 bits */
	cc_store_reserve(to, to->blocks + from->blocks + 1);
	if (full > 0)
		memcpy(to->block + to->blocks, from->block, full * sizeof *to->block);
	to->blocks += full;
	if (last != NULL) {
		if (moved > 0)
			memcpy(last + (CC_STORE_BLOCK - room) * to->width, rest, moved * to->width);
		to->block[to->blocks++] = last;
	}
	if (tail > moved) {
		memmove(rest, rest + moved * to->width, (tail - moved) * to->width);
		to->block[to->blocks++] = rest;
	} else {
		free(rest);
	}
	to->rows += from->rows;
	from->rows = 0;
	from->blocks = 0;
}

/* Ids of full blocks wait for what sealing makes of them: they are written once.  values: taken over. */
static void
rows_join(
    struct cc_store *to, struct cc_store *from, uint32_t *const *ids, uint32_t *values, uint32_t n_values)
{
	size_t full = (size_t)(from->rows >> CC_STORE_SHIFT);
	size_t at = to->blocks - ((to->rows & (CC_STORE_BLOCK - 1)) > 0);
	struct rewrite rest = { from, ids, values };

	if ((from->rows & (CC_STORE_BLOCK - 1)) > 0)
		block_rewrite(&rest, (uint32_t)full, NULL);
	log_take(to, from);
	cc_arena_take(to->texts, from->texts);
	to->foreign = cc_realloc(to->foreign, (to->n_foreign + 1) * sizeof *to->foreign);
	to->foreign[to->n_foreign++] = (struct cc_store_foreign){ at, at + full, ids, values, n_values };
}

static void
log_join(struct cc_store *to, struct cc_store *from, uint32_t *const *ids)
{
	uint32_t n = cc_values_count(from->values);
	uint32_t *values = cc_malloc(((size_t)n + 1) * sizeof *values);

	cc_values_join(to->values, from->values, values);
	rows_join(to, from, ids, values, n);
}

static void
field_join(struct cc_store *to, unsigned f, void *into, const void *more)
{
	for (uint32_t i = 0; i < to->repeat[f]; i++) {
		switch (to->spec->fields[f].kind) {
		case CC_FIELD_COUNT: ((int64_t *)into)[i] += ((const int64_t *)more)[i]; break;
		case CC_FIELD_SUM:
			cc_exact_join((struct cc_exact *)into + i, (const struct cc_exact *)more + i);
			break;
		case CC_FIELD_MIN:
			((double *)into)[i] = fmin(((double *)into)[i], ((const double *)more)[i]);
			break;
		case CC_FIELD_MAX:
			((double *)into)[i] = fmax(((double *)into)[i], ((const double *)more)[i]);
			break;
		case CC_FIELD_FIRST: {
			const struct cc_first *seen = ((struct cc_first *const *)more)[i];

			if (seen != NULL)
				cc_first_see(to, (struct cc_first **)into + i, seen->text, seen->place);
			if (seen != NULL && seen->other.at != NULL)
				cc_first_see(
				    to, (struct cc_first **)into + i, seen->other, seen->other_place);
			break;
		}
		default: break;
		}
	}
}

/* A key may stand in several records until they are sealed. */
static void
tally_join(struct cc_store *to, struct cc_store *from, uint32_t *const *ids)
{
	rows_join(to, from, ids, NULL, 0);
	free(to->slot);
	to->slot = NULL;
	to->slots = 0;
	to->joined = true;
	if (from->slot != NULL)
		memset(from->slot, 0, from->slots * sizeof *from->slot);
	from->joined = false;
}

void
cc_store_combine(struct cc_store *s)
{
	uint64_t kept = 0;

	for (struct cc_group g = cc_groups(s, s->n_keys); cc_group_next(&g); kept++) {
		unsigned char *into = cc_store_record(s, s->order[g.from]);

		for (uint64_t i = g.from + 1; i < g.end; i++)
			for (unsigned f = 0; f < s->n_fields; f++)
				field_join(
				    s, f, cc_field_at(s, into, f), cc_row_field(s, cc_store_row(s, i), f));
		s->order[kept] = s->order[g.from];
	}
	s->rows = kept;
}

static uint32_t *
behind(struct cc_map *to, struct cc_map *from)
{
	uint32_t n = cc_map_count(from), *id = cc_malloc(((size_t)n + 1) * sizeof *id);
	uint32_t first = cc_map_take(to, from);

	for (uint32_t i = 0; i < n; i++)
		id[i] = first + i;
	return id;
}

/* What the ids of from are in `to`, until that is sealed. */
static uint32_t *const *
ids_join(struct cc_state *to, struct cc_state *from)
{
	struct cc_state_foreign f = { cc_malloc((to->n_roles + 1) * sizeof *f.id),
		cc_malloc((to->n_roles + 1) * sizeof *f.n) };

	for (size_t r = 0; r < to->n_roles; r++) {
		f.n[r] = from->ids[r] == NULL ? 0 : cc_map_count(from->ids[r]);
		f.id[r] = f.n[r] == 0 ? NULL : behind(to->ids[r], from->ids[r]);
	}
	to->foreign = cc_realloc(to->foreign, (to->n_foreign + 1) * sizeof *to->foreign);
	to->foreign[to->n_foreign++] = f;
	return f.id;
}

void
cc_state_join(struct cc_state *to, struct cc_state *from, const struct cc_workers *workers)
{
	uint32_t *const *ids;

	assert(to->order == NULL && from->order == NULL);
	assert(to->n_roles == from->n_roles && to->n_stores == from->n_stores);
	settle(from, workers);
	ids = ids_join(to, from);
	for (size_t i = 0; i < to->n_stores; i++)
		(to->store[i]->spec->keep_rows ? log_join : tally_join)(to->store[i], from->store[i], ids);
}
