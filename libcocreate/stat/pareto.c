/* pareto.c -- which ideas does no other one beat on every axis?
 *
 * Ideas are sorted from the best on the first axis, ties by the next: what
 * dominates an idea stands before it, so that its layer is known once it is
 * reached.  If nothing of one layer dominates it, nothing of a later one does:
 * whatever stands there is itself dominated from the layer before.
 */
#include "stat/pareto.h"

#include "base/arena.h"

#include <math.h>
#include <stdlib.h>

struct row {
	const double *at; /* [axes] */
	size_t axes;
	uint32_t idea;
};

#define NO_ROW UINT32_MAX

/* Those of each layer so far, the newest first: what was sorted near it is the
 * likeliest to dominate. */
struct layers {
	uint32_t n;
	uint32_t *newest; /* [layers] */
	uint32_t *older;  /* [rows] */
};

static int
best_first(const void *a, const void *b)
{
	const struct row *x = a, *y = b;

	for (size_t i = 0; i < x->axes; i++) {
		if (x->at[i] < y->at[i] || x->at[i] > y->at[i])
			return x->at[i] > y->at[i] ? -1 : 1;
	}
	return (x->idea > y->idea) - (x->idea < y->idea);
}

/* Ideas that take part, sorted; the others get layer 0. */
static uint32_t
rows_make(
    struct row *row, uint32_t *layer, const double *score, size_t ideas, size_t axes, struct cc_arena *arena)
{
	double *at = CC_ARRAY(arena, double, ideas *axes);
	uint32_t n = 0;

	for (size_t i = 0; i < ideas; i++, at += axes) {
		bool whole = true;

		for (size_t a = 0; a < axes; a++) {
			at[a] = score[a * ideas + i];
			whole = whole && !isnan(at[a]);
		}
		layer[i] = 0;
		if (whole)
			row[n++] = (struct row){ at, axes, (uint32_t)i };
	}
	qsort(row, n, sizeof *row, best_first);
	return n;
}

static bool
equal(const struct row *x, const struct row *y)
{
	for (size_t a = 0; a < x->axes; a++) {
		if (x->at[a] < y->at[a] || x->at[a] > y->at[a])
			return false;
	}
	return true;
}

/* Of two that differ, the one sorted first cannot be worse on the first axis. */
static bool
dominates(const struct row *better, const struct row *than)
{
	for (size_t a = 1; a < than->axes; a++) {
		if (better->at[a] < than->at[a])
			return false;
	}
	return true;
}

static bool
dominated_in(const struct layers *l, uint32_t layer, const struct row *row, uint32_t r)
{
	for (uint32_t o = l->newest[layer]; o != NO_ROW; o = l->older[o]) {
		if (dominates(&row[o], &row[r]))
			return true;
	}
	return false;
}

static uint32_t
layer_of(const struct layers *l, const struct row *row, uint32_t r)
{
	uint32_t low = 0, high = l->n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (dominated_in(l, middle, row, r))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool
cc_pareto(uint32_t *layer, const double *score, size_t ideas, size_t axes, struct cc_arena *arena)
{
	struct row *row;
	struct layers l = { 0 };
	uint32_t n;

	if (ideas > CC_PARETO_MOST)
		return false;
	row = CC_ARRAY(arena, struct row, ideas);
	l.newest = CC_ARRAY(arena, uint32_t, ideas);
	l.older = CC_ARRAY(arena, uint32_t, ideas);
	n = rows_make(row, layer, score, ideas, axes, arena);
	for (uint32_t r = 0; r < n; r++) {
		uint32_t its;

		/* One of several equals stands for them all. */
		if (r > 0 && equal(&row[r - 1], &row[r])) {
			layer[row[r].idea] = layer[row[r - 1].idea];
			continue;
		}
		its = layer_of(&l, row, r);
		l.older[r] = its < l.n ? l.newest[its] : NO_ROW;
		l.newest[its] = r;
		l.n += its == l.n;
		layer[row[r].idea] = its + 1;
	}
	return true;
}
