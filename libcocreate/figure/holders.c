/* holders.c -- who has what: people, each once for whatever they have, and their case weights. */
#include "figure/holders.h"

#include "base/arena.h"

#include <stdlib.h>

enum { SLOTS_FIRST = 64 };

struct slot {
	uint32_t hash, number; /* from 1; 0: free */
};

void
cc_holders_begin(struct cc_holders *h, unsigned keys, bool weighted, bool parts, struct cc_arena *arena)
{
	*h = (struct cc_holders){ keys, weighted, parts, { 0 }, { 0 }, arena };
}

void
cc_holders_end(struct cc_holders *h)
{
	cc_buf_free(&h->slot);
	cc_buf_free(&h->list);
}

struct cc_holding *
cc_held_alone(bool weighted, bool part, struct cc_arena *arena)
{
	struct cc_holding *held = CC_NEW(arena, struct cc_holding);

	if (weighted)
		held->weight = CC_NEW(arena, struct cc_weight_sums);
	if (part)
		held->part = CC_ARRAY(arena, struct cc_weight_total, weighted ? 2 : 1);
	return held;
}

bool
cc_held_by(struct cc_holding *held, const struct cc_holder *who)
{
	bool fresh = held->unit != who->unit;

	held->people += held->person != who->person;
	held->rows += held->row != who->row;
	held->units += fresh;
	if (fresh && held->weight != NULL)
		cc_weights_add(held->weight, who->weight);
	held->person = who->person;
	held->unit = who->unit;
	held->row = who->row;
	return fresh;
}

void
cc_held_join(struct cc_holding *to, const struct cc_holding *from)
{
	to->people += from->people;
	to->units += from->units;
	to->rows += from->rows;
	if (from->weight != NULL)
		cc_weights_join(to->weight, from->weight);
	for (int i = 0; from->part != NULL && i < (from->weight != NULL ? 2 : 1); i++)
		cc_weight_total_join(&to->part[i], &from->part[i]);
	for (uint32_t i = 0; from->evidence != NULL && i < from->evidence->n; i++)
		cc_evidence_see(to->evidence, from->evidence->place[i]);
}

/* The smallest weights have no parts. */
void
cc_held_part(struct cc_holding *held, double part, double weight)
{
	if (held->part == NULL)
		return;
	cc_weight_total_add(&held->part[0], part);
	if (held->weight != NULL && part * weight > 0)
		cc_weight_total_add(&held->part[1], part * weight);
}

double
cc_held_parts(const struct cc_holding *held, bool weighted)
{
	return cc_weight_total(&held->part[weighted]);
}

static int
by_key(const void *a, const void *b)
{
	const struct cc_holding *x = *(struct cc_holding *const *)a, *y = *(struct cc_holding *const *)b;

	return memcmp(x->key, y->key, sizeof x->key);
}

void
cc_held_share_out(struct cc_buf *list, unsigned keys, double weight)
{
	struct cc_holding **held = (struct cc_holding **)(void *)list->at;
	size_t n = list->len / sizeof(struct cc_holding *), end;

	if (n > 1)
		qsort(held, n, sizeof(struct cc_holding *), by_key);
	for (size_t from = 0; from < n; from = end) {
		for (end = from + 1;
		     end < n && memcmp(held[from]->key, held[end]->key, keys * sizeof(uint32_t)) == 0;)
			end++;
		for (size_t i = from; i < end; i++)
			cc_held_part(held[i], 1 / (double)(end - from), weight);
	}
	list->len = 0;
}

/* The address of the table of things keys its hash: nobody outside knows it, and no result depends on it. */
static uint32_t
hash_of(const struct cc_holders *h, const uint32_t *key)
{
	uint64_t hash = (uint64_t)(uintptr_t)h->arena;

	for (unsigned k = 0; k < h->keys; k++) {
		hash = (hash ^ key[k]) * UINT64_C(0x9e3779b97f4a7c15);
		hash ^= hash >> 32;
	}
	return (uint32_t)hash;
}

static bool
has_key(const struct cc_holding *held, const uint32_t *key, unsigned keys)
{
	unsigned k = 0;

	while (k < keys && held->key[k] == key[k])
		k++;
	return k == keys;
}

/* The slot that holds a key, or the free one where it belongs; NULL: there are none yet. */
static struct slot *
slot_of(const struct cc_holders *h, uint32_t hash, const uint32_t *key)
{
	struct slot *slot = (void *)h->slot.at;
	size_t mask = h->slot.len / sizeof *slot - 1;

	if (h->slot.len == 0)
		return NULL;
	for (size_t at = hash & mask;; at = (at + 1) & mask)
		if (slot[at].number == 0 ||
		    (slot[at].hash == hash && has_key(cc_holders_at(h, slot[at].number - 1), key, h->keys)))
			return &slot[at];
}

static void
grow(struct cc_holders *h)
{
	const struct slot *old = (const void *)h->slot.at;
	size_t n = h->slot.len / sizeof *old, slots = n > 0 ? 2 * n : SLOTS_FIRST;
	struct cc_buf more = { 0 };
	struct slot *slot;

	cc_buf_reserve(&more, slots * sizeof *slot);
	more.len = slots * sizeof *slot;
	memset(more.at, 0, more.len);
	slot = (void *)more.at;
	for (size_t i = 0; i < n; i++) {
		size_t at = old[i].hash & (slots - 1);

		if (old[i].number == 0)
			continue;
		while (slot[at].number != 0)
			at = (at + 1) & (slots - 1);
		slot[at] = old[i];
	}
	cc_buf_free(&h->slot);
	h->slot = more;
}

/* The thing with that key, which is new where there was none. */
static struct cc_holding *
holding_of(struct cc_holders *h, const uint32_t *key)
{
	uint32_t hash = hash_of(h, key);
	struct cc_holding *held;
	struct slot *slot;

	if (2 * cc_holders_n(h) >= h->slot.len / sizeof *slot)
		grow(h);
	slot = slot_of(h, hash, key);
	if (slot->number == 0) {
		held = cc_held_alone(h->weighted, h->parts, h->arena);
		memcpy(held->key, key, h->keys * sizeof *key);
		cc_buf_add(&h->list, (const char *)&held, sizeof(struct cc_holding *));
		*slot = (struct slot){ hash, (uint32_t)cc_holders_n(h) };
	}
	return cc_holders_at(h, slot->number - 1);
}

struct cc_holding *
cc_holders_see(struct cc_holders *h, const uint32_t *key, const struct cc_holder *who, bool *fresh)
{
	struct cc_holding *held = holding_of(h, key);
	bool first = cc_held_by(held, who);

	if (fresh != NULL)
		*fresh = first;
	return held;
}

void
cc_holders_join(struct cc_holders *to, const uint32_t *key, const struct cc_holding *from)
{
	struct cc_holding *held = holding_of(to, key);

	if (from->evidence != NULL && held->evidence == NULL)
		held->evidence = CC_NEW(to->arena, struct cc_evidence);
	cc_held_join(held, from);
}

uint32_t
cc_holders_number(const struct cc_holders *h, const uint32_t *key)
{
	const struct slot *slot = slot_of(h, hash_of(h, key), key);

	return slot != NULL && slot->number > 0 ? slot->number - 1 : CC_NO_ID;
}

struct cc_holding *
cc_holders_find(const struct cc_holders *h, const uint32_t *key)
{
	const struct slot *slot = slot_of(h, hash_of(h, key), key);

	return slot != NULL && slot->number > 0 ? cc_holders_at(h, slot->number - 1) : NULL;
}

size_t
cc_holders_n(const struct cc_holders *h)
{
	return h->list.len / sizeof(struct cc_holding *);
}

struct cc_holding *
cc_holders_at(const struct cc_holders *h, size_t i)
{
	return ((struct cc_holding *const *)(const void *)h->list.at)[i];
}

double
cc_held_size(const struct cc_holding *held)
{
	if (held == NULL)
		return 0;
	return held->weight != NULL ? cc_weights_sum(held->weight) : (double)held->units;
}

/* Where nobody has a weight each has one of 1. */
static struct cc_weight_sums
sums_of(const struct cc_holding *held)
{
	struct cc_weight_sums sums = { .least = 1, .most = 1 };

	if (held == NULL)
		return sums;
	if (held->weight != NULL)
		return *held->weight;
	sums.n = held->units;
	return sums;
}

struct cc_weighted_share
cc_held_share(const struct cc_holding *has, const struct cc_holding *all)
{
	return (struct cc_weighted_share){ sums_of(has), sums_of(all) };
}
