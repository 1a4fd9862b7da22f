/* name_set.c -- the names of several roles as one set; one person under several spellings. */
#include "figure/name_set.h"

#include "base/arena.h"

#include <stdlib.h>

bool
cc_spellings_read(void *to, const struct cc_node *map, const void *with, const struct cc_node_reading *r)
{
	struct cc_spellings *out = to;
	size_t n = 0;

	(void)with;
	if (!cc_node_map(map, r->file, r->err))
		return false;
	for (size_t i = 0; i < map->n; i++)
		n += map->item[i]->n;
	out->spelling = CC_ARRAY(r->arena, struct cc_spelling, n);
	for (size_t i = 0; i < map->n; i++) {
		const struct cc_span *text;

		if (!cc_node_texts(&text, &n, map->item[i], r->file, r->arena, r->err))
			return false;
		for (size_t k = 0; k < n; k++) {
			for (size_t a = 0; a < out->n; a++)
				if (cc_span_eq(out->spelling[a].text, text[k]))
					return cc_node_fail(map->item[i]->item[k], r->file, r->err,
					    N_("\"%s\" is a spelling of two people; wanted one"),
					    cc_quote(text[k]).text);
			out->spelling[out->n++] = (struct cc_spelling){ text[k], map->key[i]->text };
		}
	}
	return true;
}

static struct cc_span
canonical(const struct cc_spellings *s, struct cc_span text)
{
	for (size_t i = 0; s != NULL && i < s->n; i++)
		if (cc_span_eq(s->spelling[i].text, text))
			return s->spelling[i].of;
	return text;
}

static int
by_bytes(const void *a, const void *b)
{
	return cc_span_cmp(*(const struct cc_span *)a, *(const struct cc_span *)b);
}

/* Ids stand by bytes, as names do: unless one stands for another, one walk finds them all. */
static void
number_ids(struct cc_name_set *set, const struct cc_state *state, struct cc_arena *arena)
{
	set->number = CC_ARRAY(arena, uint32_t *, set->roles);
	for (size_t r = 0; r < set->roles; r++) {
		uint32_t n = cc_state_ids(state, set->role[r]), at = 0;

		set->number[r] = CC_ARRAY(arena, uint32_t, n);
		for (uint32_t id = 0; id < n; id++) {
			struct cc_span text = cc_state_text(state, set->role[r], id);

			if (set->spellings != NULL && set->spellings->n > 0) {
				set->number[r][id] = cc_name_find(set, text);
				continue;
			}
			while (!cc_span_eq(set->name[at], text))
				at++;
			set->number[r][id] = at;
		}
	}
}

static bool
in_order(const struct cc_span *name, uint32_t n)
{
	for (uint32_t i = 1; i < n; i++)
		if (cc_span_cmp(name[i - 1], name[i]) > 0)
			return false;
	return true;
}

void
cc_name_set(struct cc_name_set *out, const struct cc_state *state, const unsigned *roles, size_t n,
    const struct cc_spellings *spellings, struct cc_arena *arena)
{
	uint32_t all = 0;

	for (size_t r = 0; r < n; r++)
		all += cc_state_ids(state, roles[r]);
	*out = (struct cc_name_set){ .spellings = spellings,
		.name = CC_ARRAY(arena, struct cc_span, all + 1),
		.role = roles,
		.roles = n };
	all = 0;
	for (size_t r = 0; r < n; r++)
		for (uint32_t i = 0; i < cc_state_ids(state, roles[r]); i++)
			out->name[all++] = canonical(spellings, cc_state_text(state, roles[r], i));
	if (!in_order(out->name, all))
		qsort(out->name, all, sizeof *out->name, by_bytes);
	for (uint32_t i = 0; i < all; i++)
		if (i == 0 || !cc_span_eq(out->name[i], out->name[out->n - 1]))
			out->name[out->n++] = out->name[i];
	number_ids(out, state, arena);
}

uint32_t
cc_name_find(const struct cc_name_set *set, struct cc_span text)
{
	struct cc_span key = canonical(set->spellings, text);
	const struct cc_span *found =
	    set->n > 0 ? bsearch(&key, set->name, set->n, sizeof key, by_bytes) : NULL;

	return found != NULL ? (uint32_t)(found - set->name) : CC_NO_ID;
}

uint32_t
cc_name_of(const struct cc_name_set *set, unsigned role, uint32_t id)
{
	if (id == CC_NO_ID)
		return CC_NO_ID;
	for (size_t r = 0; r < set->roles; r++)
		if (set->role[r] == role)
			return set->number[r][id];
	return CC_NO_ID;
}
