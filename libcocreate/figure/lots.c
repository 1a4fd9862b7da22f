/* lots.c -- people dealt to kinds by lot, balanced in every block and over all. */
#include "figure/lots.h"

#include "base/arena.h"
#include "base/rng.h"

#include <assert.h>
#include <stdlib.h>

const struct cc_column_spec cc_lots_columns[] = {
	CC_CELL(struct cc_lot_row, "person", person, ID, KEY),
	CC_CELL(struct cc_lot_row, "block", block, ID, NONE),
	CC_CELL(struct cc_lot_row, "seat", seat, INT, NONE),
	CC_CELL(struct cc_lot_row, "arm", arm, ID, NONE),
	CC_CELL(struct cc_lot_row, "order", order, INT, NONE),
	{ 0 },
};

static int
by_block(const struct cc_lot *x, const struct cc_lot *y)
{
	if (x->block.at == NULL || y->block.at == NULL)
		return (x->block.at == NULL) - (y->block.at == NULL);
	return cc_span_cmp(x->block, y->block);
}

static int
by_lot(const void *a, const void *b)
{
	const struct cc_lot *x = a, *y = b;
	int order = by_block(x, y);

	if (order == 0)
		order = (x->drawn > y->drawn) - (x->drawn < y->drawn);
	return order != 0 ? order : cc_span_cmp(x->name, y->name);
}

void
cc_lots(struct cc_lot *person, uint32_t n, const uint32_t *whole, uint32_t kinds, uint64_t seed,
    const char *table, struct cc_arena *arena)
{
	struct cc_dealing d = { kinds, 0, whole, CC_ARRAY(arena, uint64_t, kinds), NULL };
	struct cc_rng *rng;
	uint32_t *dealt, end, cycle;

	for (uint32_t k = 0; k < kinds; k++)
		d.cycle += whole[k];
	cycle = d.cycle;
	assert(cycle > 0); /* an arm has a share */
	d.slot = CC_ARRAY(arena, uint32_t, d.cycle);
	dealt = CC_ARRAY(arena, uint32_t, d.cycle);
	for (uint32_t i = 0; i < n; i++) {
		rng = cc_rng_new(seed, table, person[i].name, arena);
		person[i].drawn = cc_rng_unit(rng);
		cc_rng_free(rng);
	}
	if (n > 0)
		qsort(person, n, sizeof *person, by_lot);
	for (uint32_t from = 0; from < n; from = end) {
		for (end = from; end < n && by_block(&person[end], &person[from]) == 0; end++)
			person[end].seat = end - from + 1;
		for (uint32_t i = from; i < end; i += cycle) {
			uint32_t some = end - i < cycle ? end - i : cycle;
			const char *key = cc_format(arena, "%.*s\n%u", (int)person[from].block.len,
			    person[from].block.at != NULL ? person[from].block.at : "", (i - from) / cycle);

			rng = cc_rng_new(seed, table, cc_span(key), arena);
			cc_deal(dealt, &d, some, rng);
			cc_rng_free(rng);
			for (uint32_t k = 0; k < some; k++)
				person[i + k].dealt = dealt[k];
		}
	}
}
