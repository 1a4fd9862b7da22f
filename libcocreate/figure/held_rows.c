/* held_rows.c -- what people have, as rows of a table: shares, order, comparisons. */
#include "figure/held_rows.h"

#include "base/arena.h"
#include "figure/changes.h"
#include "figure/segments.h"
#include "figure/waves.h"
#include "stat/adjust.h"
#include "stat/order.h"

#include <math.h>
#include <stdlib.h>

struct cc_held_row
cc_held_row(const struct cc_holding *held)
{
	return (struct cc_held_row){
		.held = held, .size = cc_held_size(held), .people = held->people, .rows = held->rows
	};
}

/* first NULL: of whatever first key. */
static void *
make_rows(size_t *n, size_t size, const struct cc_holders *h, const uint32_t *first, uint64_t least,
    struct cc_arena *arena)
{
	char *room = cc_alloc_array(arena, cc_holders_n(h), size);

	*n = 0;
	for (size_t i = 0; i < cc_holders_n(h); i++) {
		const struct cc_holding *held = cc_holders_at(h, i);

		if (held->people >= least && (first == NULL || *first == held->key[0]))
			*(struct cc_held_row *)(void *)(room + (*n)++ * size) = cc_held_row(held);
	}
	return room;
}

void *
cc_held_rows(size_t *n, size_t size, const struct cc_holders *h, uint64_t least, struct cc_arena *arena)
{
	return make_rows(n, size, h, NULL, least, arena);
}

void *
cc_held_rows_of(size_t *n, size_t size, const struct cc_holders *h, uint32_t first, uint64_t least,
    struct cc_arena *arena)
{
	return make_rows(n, size, h, &first, least, arena);
}

static int
by_size(const void *a, const void *b)
{
	const struct cc_held_row *x = a, *y = b;
	int order = 0;

	if (x->major < y->major || x->major > y->major)
		return x->major < y->major ? -1 : 1;
	if (x->size < y->size || x->size > y->size)
		return x->size > y->size ? -1 : 1;
	for (unsigned k = 0; k < CC_HELD_KEYS && order == 0; k++)
		order = cc_span_cmp(x->key[k], y->key[k]);
	return order;
}

void
cc_held_sort(void *rows, size_t n, size_t size)
{
	if (n > 1)
		qsort(rows, n, size, by_size);
}

/* Sizes are not below 0: their bits are in their order. */
static uint64_t
larger_first(const struct cc_holding *held)
{
	double size = cc_held_size(held);
	uint64_t bits;

	memcpy(&bits, &size, sizeof bits);
	return ~bits;
}

uint32_t *
cc_held_order(uint32_t *n, const struct cc_holders *h, uint64_t least, const uint32_t *const *rank,
    struct cc_arena *arena)
{
	size_t all = cc_holders_n(h);
	uint32_t *order = CC_ARRAY(arena, uint32_t, all);
	struct cc_arena *scratch = cc_arena_new();
	uint64_t *key = CC_ARRAY(arena, uint64_t, all);

	*n = 0;
	for (size_t i = 0; i < all; i++)
		if (cc_holders_at(h, i)->people >= least)
			order[(*n)++] = (uint32_t)i;
	for (unsigned k = h->keys; k-- > 0;) {
		for (uint32_t i = 0; i < *n; i++) {
			uint32_t code = cc_holders_at(h, order[i])->key[k];

			key[order[i]] = code == CC_NO_ID ? 0 : rank[k][code] + UINT64_C(1);
		}
		cc_sort_by(order, key, *n, scratch);
		cc_arena_reset(scratch);
	}
	for (uint32_t i = 0; i < *n; i++)
		key[order[i]] = larger_first(cc_holders_at(h, order[i]));
	cc_sort_by(order, key, *n, scratch);
	cc_arena_free(scratch);
	return order;
}

void
cc_held_fill(
    struct cc_held_row *row, const struct cc_holding *has, const struct cc_holding *of, double confidence)
{
	struct cc_weighted_share share = cc_held_share(has, of);

	row->n = of != NULL ? of->units : 0;
	row->people = has != NULL ? has->people : 0;
	row->share = cc_weighted_share_value(&share);
	cc_weighted_share_interval(&row->low, &row->high, &share, confidence);
}

size_t *
cc_held_within(void *part, size_t parts, size_t size, const struct cc_holders *wholes, const void *whole,
    size_t n, size_t whole_size, struct cc_arena *arena)
{
	double *place = CC_ARRAY(arena, double, cc_holders_n(wholes)); /* from 1; 0: no row */
	size_t *first = CC_ARRAY(arena, size_t, n + 1), at = 0;
	char *one = part;

	for (size_t i = 0; i < n; i++) {
		const struct cc_held_row *row = (const void *)((const char *)whole + i * whole_size);

		place[cc_holders_number(wholes, row->held->key)] = (double)i + 1;
	}
	for (size_t i = 0; i < parts; i++) {
		struct cc_held_row *row = (void *)(one + i * size);

		row->major = place[cc_holders_number(wholes, row->held->key)];
	}
	cc_held_sort(part, parts, size);
	for (size_t i = 0; i <= n; i++) {
		while (at < parts && ((struct cc_held_row *)(void *)(one + at * size))->major <= (double)i)
			at++;
		first[i] = at;
	}
	return first;
}

void
cc_held_seen(struct cc_seen_kinds *seen, const struct cc_holders *h)
{
	for (size_t i = 0; i < cc_holders_n(h); i++) {
		const struct cc_holding *held = cc_holders_at(h, i);
		struct cc_seen_kinds *of = &seen[held->key[0]];

		of->kinds++;
		of->sightings += held->units;
		of->once += held->units == 1;
		of->twice += held->units == 2;
	}
}

static struct cc_weighted_share
share_in(uint32_t segment, const struct cc_held_item *item, const struct cc_holders *segments,
    const struct cc_holders *in)
{
	uint32_t key[1 + CC_HELD_KEYS] = { segment };

	memcpy(key + 1, item->held->key, sizeof item->held->key);
	return cc_held_share(cc_holders_find(in, key), cc_holders_find(segments, key));
}

void
cc_held_segments(struct cc_comparisons *segments, const struct cc_held_item *item, size_t n,
    const struct cc_holders *segment, const struct cc_holders *in, const struct cc_state *state,
    unsigned role)
{
	for (size_t i = 0; segments != NULL && i < n; i++) {
		struct cc_weighted_share all = share_in(CC_NO_ID, &item[i], segment, in), own, others;

		for (uint32_t s = 0; s < cc_state_ids(state, role); s++) {
			own = share_in(s, &item[i], segment, in);
			cc_weights_join(&all.has, &own.has);
			cc_weights_join(&all.all, &own.all);
		}
		for (uint32_t s = 0; s < cc_state_ids(state, role); s++) {
			own = share_in(s, &item[i], segment, in);
			others = all;
			cc_weights_leave(&others.has, &own.has);
			cc_weights_leave(&others.all, &own.all);
			if (own.all.n > 0)
				cc_segment_weighted(segments, cc_state_text(state, role, s), item[i].name,
				    "share", &own, &others);
		}
	}
	cc_comparisons_end(segments);
}

static int
by_name(const void *a, const void *b)
{
	return cc_span_cmp(((const struct cc_held_item *)a)->name, ((const struct cc_held_item *)b)->name);
}

static struct cc_span
name_at(const void *items, uint32_t i)
{
	return ((const struct cc_held_item *)items)[i].name;
}

void
cc_held_changes(struct cc_comparisons *changes, const struct cc_held_wave *wave, uint64_t least)
{
	const void *const list[] = { wave[0].item, wave[1].item };
	const uint32_t n[] = { wave[0].n, wave[1].n };

	for (int k = 0; k < 2; k++)
		if (n[k] > 1)
			qsort(wave[k].item, n[k], sizeof *wave[k].item, by_name);
	for (struct cc_waves w = cc_waves(list, n, name_at); changes != NULL && cc_waves_next(&w);) {
		struct cc_weighted_share share[2];
		uint64_t most = 0;

		for (int k = 0; k < 2; k++) {
			const struct cc_holding *held =
			    w.at[k] != CC_NO_ID ? wave[k].item[w.at[k]].held : NULL;

			share[k] = cc_held_share(held, wave[k].all);
			most = held != NULL && held->people > most ? held->people : most;
		}
		if (most >= least)
			cc_change_weighted(changes, w.id, "share", &share[0], &share[1], CC_BETTER_NEITHER);
	}
	cc_comparisons_end(changes);
}

static void
associate(struct cc_associated *out, const struct cc_associating *of, const struct cc_holding *first,
    const struct cc_holding *second)
{
	const uint32_t key[] = { first->key[1], second->key[1] };
	const struct cc_holding *both = cc_holders_find(of->pairs, key);
	struct cc_weighted_share own = cc_held_share(both, first), all = cc_held_share(second, of->all),
				 others = all;
	struct cc_share x = { own.has.n, own.all.n }, y = { all.has.n - own.has.n, all.all.n - own.all.n };
	struct cc_difference difference = { .p = (double)NAN };

	cc_held_fill(&out->r, both, first, of->confidence);
	out->lift = out->r.share / cc_weighted_share_value(&all);
	cc_weights_leave(&others.has, &own.has);
	cc_weights_leave(&others.all, &own.all);
	if (of->weighted)
		cc_weighted_share_difference(&difference, &own, &others, of->confidence);
	else if (y.n > 0 && all.has.n < all.all.n)
		difference.p = cc_fisher(x, y);
	out->p = difference.p;
	if (isnan(out->p))
		out->why = "no-test";
}

size_t
cc_associate(struct cc_associated *row, const struct cc_associating *of, struct cc_arena *arena)
{
	size_t n = of->n * of->k, comparisons;
	struct cc_tested *tested = CC_ARRAY(arena, struct cc_tested, n);
	double *adjusted = CC_ARRAY(arena, double, n);
	bool mirrored =
	    of->n == 2 && of->apart && of->first[0].held->units + of->first[1].held->units == of->all->units;

	for (size_t i = 0; i < n; i++) {
		const struct cc_held_row *first = &of->first[i / of->k], *second = &of->second[i % of->k];

		row[i].r.key[0] = first->key[0];
		row[i].r.key[1] = second->key[0];
		associate(&row[i], of, first->held, second->held);
		tested[i] = (struct cc_tested){ .item = (uint32_t)(mirrored ? i % of->k : i),
			.own = first->held->units,
			.others = of->all->units - first->held->units,
			.p = row[i].p };
	}
	comparisons = cc_adjust_groups(adjusted, tested, n, arena);
	for (size_t i = 0; i < n; i++)
		row[i].p_adjusted = adjusted[i];
	return comparisons;
}
