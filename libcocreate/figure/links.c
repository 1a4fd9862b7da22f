/* links.c -- what leads to what along chains: an implication matrix, by how many people. */
#include "figure/links.h"

#include "base/arena.h"

enum { STEPS_MOST = 64 };

void
cc_links_begin(struct cc_links *l, struct cc_arena *arena)
{
	cc_holders_begin(&l->direct, 4, false, false, arena);
	cc_holders_begin(&l->indirect, 4, false, false, arena);
}

void
cc_links_end(struct cc_links *l)
{
	cc_holders_end(&l->direct);
	cc_holders_end(&l->indirect);
}

void
cc_links_see(struct cc_links *l, const uint32_t *code, uint32_t steps, const struct cc_holder *who)
{
	for (uint32_t a = 0; a < steps; a++) {
		struct cc_holders *kind = &l->direct;

		for (uint32_t b = a + 1; code[a] != CC_NO_ID && b < steps; b++) {
			const uint32_t key[] = { a, code[a], b, code[b] };

			if (code[b] == CC_NO_ID)
				continue;
			cc_holders_see(kind, key, who, NULL);
			kind = &l->indirect;
		}
	}
}

static struct cc_link_row
link_of(const struct cc_links *l, const struct cc_holding *held)
{
	const struct cc_holding *direct = cc_holders_find(&l->direct, held->key);
	const struct cc_holding *indirect = cc_holders_find(&l->indirect, held->key);
	struct cc_link_row row = { .r.held = held };

	row.direct = direct != NULL ? direct->units : 0;
	row.indirect = indirect != NULL ? indirect->units : 0;
	row.r.major = held->key[0] * STEPS_MOST + held->key[2];
	row.r.size = (double)row.direct + (double)row.indirect * 0x1p-32;
	return row;
}

struct cc_link_row *
cc_links_rows(size_t *n, uint64_t *mentions, uint64_t *kept, const struct cc_links *l, uint64_t least,
    struct cc_arena *arena)
{
	size_t near = cc_holders_n(&l->direct), far = cc_holders_n(&l->indirect);
	struct cc_link_row *row = CC_ARRAY(arena, struct cc_link_row, near + far);

	*n = 0;
	*mentions = *kept = 0;
	for (size_t i = 0; i < near + far; i++) {
		struct cc_link_row link = link_of(
		    l, i < near ? cc_holders_at(&l->direct, i) : cc_holders_at(&l->indirect, i - near));

		if (i >= near && link.direct > 0)
			continue; /* it was among the direct ones */
		*mentions += link.direct + link.indirect;
		if (link.direct < least && link.indirect < least)
			continue;
		*kept += link.direct + link.indirect;
		row[(*n)++] = link;
	}
	return row;
}
