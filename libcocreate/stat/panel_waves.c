/* panel_waves.c -- who of a panel is met first, and the order of its seats. */
#include "stat/panel_int.h"

#include "base/arena.h"

#include <stdlib.h>

/* By wave; within it who is in, then by score, then by lot. */
struct seated {
	uint32_t person, wave;
	bool in;
	double score, lot;
};

static int
by_seat(const void *a, const void *b)
{
	const struct seated *x = a, *y = b;

	if (x->wave != y->wave)
		return x->wave < y->wave ? -1 : 1;
	if (x->in != y->in)
		return x->in ? -1 : 1;
	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	if (x->lot != y->lot)
		return x->lot < y->lot ? -1 : 1;
	return (x->person > y->person) - (x->person < y->person);
}

/* Those of the inner panel into who[]; how many. */
static uint32_t
choose_inner(bool *relaxed, uint32_t *who, uint32_t n, const struct cc_panel_pool *pool, uint32_t seats,
    const double *score, double diversity, struct cc_arena *arena)
{
	struct cc_panel_pick pick;
	struct cc_panel inner;
	uint32_t left = 0;

	cc_panel_new(&inner, pool, who, n, seats, arena);
	cc_panel_best(&pick, &inner, score, diversity, cc_seats_solver_new(&inner.in, arena), arena);
	*relaxed |= inner.relaxed;
	for (uint32_t i = 0; i < n && inner.open < seats; i++)
		if (pool->in[who[i]])
			who[left++] = who[i];
	for (uint32_t i = 0; i < pick.n; i++)
		who[left++] = pick.who[i];
	return left;
}

bool
cc_panel_seat(uint32_t *seat, uint32_t *wave, const struct cc_panel_pool *pool, const bool *member,
    const uint32_t *size, uint32_t sizes, const double *score, double diversity, struct cc_arena *arena)
{
	struct seated *s = CC_ARRAY(arena, struct seated, size[0]);
	uint32_t *who = CC_ARRAY(arena, uint32_t, size[0]), n = 0, seats = 0;
	double *luck = CC_ARRAY(arena, double, pool->people);
	bool relaxed = false;

	for (uint32_t i = 0; i < pool->people; i++) {
		luck[i] = -pool->lot[i];
		if (member[i])
			who[n++] = i;
	}
	for (uint32_t w = 0; w < sizes; w++) {
		if (w > 0)
			n = choose_inner(&relaxed, who, n, pool, size[w], score != NULL ? score : luck,
			    score != NULL ? diversity : 0, arena);
		for (uint32_t i = 0; i < n; i++)
			wave[who[i]] = sizes - w;
	}
	for (uint32_t i = 0; i < pool->people; i++)
		if (member[i])
			s[seats++] = (struct seated){ i, wave[i], pool->in[i], score != NULL ? score[i] : 0,
				pool->lot[i] };
	qsort(s, seats, sizeof *s, by_seat);
	for (uint32_t i = 0; i < seats; i++)
		seat[i] = s[i].person;
	return relaxed;
}
