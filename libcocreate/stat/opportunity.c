/* opportunity.c -- how important and how badly served: Ulwick's opportunity score. */
#include "stat/opportunity.h"

#include "base/arena.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

static int
by_answers(const void *a, const void *b)
{
	const struct cc_opp_cell *x = a, *y = b;

	if (x->importance != y->importance)
		return x->importance < y->importance ? -1 : 1;
	return (x->satisfaction > y->satisfaction) - (x->satisfaction < y->satisfaction);
}

struct cc_opp_cells
cc_opp_cells_join(struct cc_opp_cell *cell, size_t n, int32_t most)
{
	size_t kept = 0;

	if (n > 0)
		qsort(cell, n, sizeof *cell, by_answers);
	for (size_t i = 0; i < n; i++) {
		if (kept > 0 && by_answers(&cell[kept - 1], &cell[i]) == 0)
			cell[kept - 1].n += cell[i].n;
		else
			cell[kept++] = cell[i];
	}
	return (struct cc_opp_cells){ kept, cell, most };
}

struct cc_opp_cells
cc_opp_cells_less(struct cc_opp_cells all, struct cc_opp_cells part, struct cc_arena *arena)
{
	struct cc_opp_cell *cell = CC_ARRAY(arena, struct cc_opp_cell, all.n);
	size_t n = 0;

	for (size_t i = 0, k = 0; i < all.n; i++) {
		cell[n] = all.cell[i];
		if (k < part.n && by_answers(&part.cell[k], &cell[n]) == 0)
			cell[n].n -= part.cell[k++].n;
		n += cell[n].n > 0;
	}
	return (struct cc_opp_cells){ n, cell, all.most };
}

/* Steps and people, as doubles that hold whole numbers. */
struct sums {
	double importance, satisfaction;     /* steps */
	double n_importance, n_satisfaction; /* people */
};

static void
add_cell(struct sums *s, const struct cc_opp_cell *cell, double n)
{
	if (cell->importance != CC_OPP_NONE) {
		s->importance += n * cell->importance;
		s->n_importance += n;
	}
	if (cell->satisfaction != CC_OPP_NONE) {
		s->satisfaction += n * cell->satisfaction;
		s->n_satisfaction += n;
	}
}

/* Importance so often, less satisfaction: over one denominator, so that it is
 * rounded once. */
static double
difference_of(const struct sums *s, double times, double most)
{
	double x = s->importance * s->n_satisfaction, y = s->satisfaction * s->n_importance;

	return 10 * (times * x - y) / (s->n_importance * s->n_satisfaction * most);
}

static double
opportunity_of(const struct sums *s, double most)
{
	if (s->n_importance == 0 || s->n_satisfaction == 0)
		return (double)NAN;
	return s->importance * s->n_satisfaction > s->satisfaction * s->n_importance
		   ? difference_of(s, 2, most)
		   : 10 * s->importance / (s->n_importance * most);
}

/* Of 2 X - Y, or of X, with the divisor n. */
static double
variance_of(const struct cc_opp_cells *cells, bool both, double n)
{
	double sum = 0, squares = 0;

	for (size_t i = 0; i < cells->n; i++) {
		const struct cc_opp_cell *c = &cells->cell[i];
		double part = both ? 2.0 * c->importance - c->satisfaction : c->importance;

		if (c->importance == CC_OPP_NONE || c->satisfaction == CC_OPP_NONE)
			continue;
		sum += part * c->n;
		squares += part * part * c->n;
	}
	return (squares - sum * sum / n) / n;
}

void
cc_opportunity(struct cc_opportunity *out, const struct cc_opp_cells *cells)
{
	double most = cells->most, variance;
	struct sums s = { 0 };

	assert(cells->most > 0);
	*out = (struct cc_opportunity){ 0 };
	for (size_t i = 0; i < cells->n; i++) {
		const struct cc_opp_cell *c = &cells->cell[i];

		add_cell(&s, c, c->n);
		if (c->importance != CC_OPP_NONE && c->satisfaction != CC_OPP_NONE)
			out->n_both += c->n;
	}
	out->n_importance = (uint64_t)s.n_importance;
	out->n_satisfaction = (uint64_t)s.n_satisfaction;
	out->n = (uint64_t)fmin(s.n_importance, s.n_satisfaction);
	out->importance = 10 * s.importance / (s.n_importance * most);
	out->satisfaction = 10 * s.satisfaction / (s.n_satisfaction * most);
	out->gap = difference_of(&s, 1, most);
	out->opportunity = opportunity_of(&s, most);
	out->sd = (double)NAN;
	if (out->n_both == 0)
		return;
	variance = variance_of(cells, out->importance > out->satisfaction, (double)out->n_both);
	out->sd = variance > 0 ? 10 * sqrt(variance) / most : 0;
}

size_t
cc_opportunity_draw(double *draw, const struct cc_opp_cells *cells, uint32_t draws, struct cc_rng *rng,
    struct cc_arena *scratch)
{
	double *p = CC_ARRAY(scratch, double, cells->n);
	uint32_t *times = CC_ARRAY(scratch, uint32_t, cells->n);
	uint64_t people = 0;
	size_t n = 0;

	for (size_t i = 0; i < cells->n; i++) {
		people += cells->cell[i].n;
		p[i] = cells->cell[i].n;
	}
	assert(people <= UINT32_MAX);
	for (uint32_t d = 0; people > 0 && d < draws; d++) {
		struct sums s = { 0 };

		cc_rng_multinomial(times, rng, (uint32_t)people, p, cells->n);
		for (size_t i = 0; i < cells->n; i++)
			add_cell(&s, &cells->cell[i], times[i]);
		draw[n] = opportunity_of(&s, cells->most);
		n += !isnan(draw[n]);
	}
	return n;
}
