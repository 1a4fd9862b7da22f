/* outcome_answers.c -- answers to an outcome: how many people gave which, or each for itself. */
#include "figure/outcome_answers.h"

#include "base/arena.h"

#include <string.h>

enum { FIRST_SLOTS = 64 };

void
cc_outcome_keep(struct cc_outcome_list *list, const struct cc_outcome_answer *answer, struct cc_arena *arena)
{
	if (list->first == NULL || list->last->n == CC_OUTCOME_BLOCK) {
		struct cc_outcome_block *block = CC_ROOM(arena, struct cc_outcome_block, 1);

		block->next = NULL;
		block->n = 0;
		*(list->first == NULL ? &list->first : &list->last->next) = block;
		list->last = block;
	}
	list->last->at[list->last->n++] = *answer;
}

void
cc_outcome_list_join(struct cc_outcome_list *to, const struct cc_outcome_list *more)
{
	if (more->first == NULL)
		return;
	*(to->first == NULL ? &to->first : &to->last->next) = more->first;
	to->last = more->last;
}

/* Where an answer stands, or would: by the highest bits of products. */
static struct cc_outcome_same *
slot_of(const struct cc_outcome_counts *c, uint32_t key, uint32_t segment, double value)
{
	const uint64_t factor = UINT64_C(0x9e3779b97f4a7c15);
	uint64_t hash;
	uint32_t at;

	memcpy(&hash, &value, sizeof hash);
	hash = (hash ^ hash >> 32 ^ ((uint64_t)segment << 32 | key) * factor) * factor;
	at = (uint32_t)(hash >> 32) & (c->slots - 1);
	for (; c->slot[at].n > 0; at = (at + 1) & (c->slots - 1))
		if (c->slot[at].key == key && c->slot[at].segment == segment && c->slot[at].value == value)
			break;
	return &c->slot[at];
}

static void
grow(struct cc_outcome_counts *c, struct cc_arena *arena)
{
	const struct cc_outcome_counts was = *c;

	c->slots = was.slots > 0 ? 2 * was.slots : FIRST_SLOTS;
	c->slot = CC_ARRAY(arena, struct cc_outcome_same, c->slots);
	for (uint32_t i = 0; i < was.slots; i++)
		if (was.slot[i].n > 0)
			*slot_of(c, was.slot[i].key, was.slot[i].segment, was.slot[i].value) = was.slot[i];
}

bool
cc_outcome_same(
    struct cc_outcome_counts *counts, const struct cc_outcome_answer *answer, struct cc_arena *arena)
{
	double value = answer->value + 0.; /* -0 is 0 */
	struct cc_outcome_same *slot;

	if (2 * counts->used >= counts->slots && counts->used < CC_OUTCOME_DIFFERENT)
		grow(counts, arena);
	slot = slot_of(counts, answer->key, answer->segment, value);
	if (slot->n == 0 && counts->used >= CC_OUTCOME_DIFFERENT)
		return false;
	counts->used += slot->n == 0;
	*slot = (struct cc_outcome_same){ answer->key, answer->segment, value, slot->n + 1 };
	return true;
}

void
cc_outcome_counts_join(
    struct cc_outcome_counts *to, const struct cc_outcome_counts *more, struct cc_arena *arena)
{
	for (uint32_t i = 0; i < more->slots; i++) {
		const struct cc_outcome_same *same = &more->slot[i];
		struct cc_outcome_same *slot;

		if (same->n == 0)
			continue;
		if (2 * to->used >= to->slots)
			grow(to, arena);
		slot = slot_of(to, same->key, same->segment, same->value);
		to->used += slot->n == 0;
		*slot = (struct cc_outcome_same){ same->key, same->segment, same->value, slot->n + same->n };
	}
}
