/* spread.c -- labels beside a scale, moved apart as little as it takes. */
#include "render/chart/spread.h"

#include <assert.h>

/* Indices by middle, equal ones as they come. */
static void
sort(size_t *order, const double *middle, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t at = i;

		for (; at > 0 && middle[order[at - 1]] > middle[i]; at--)
			order[at] = order[at - 1];
		order[at] = i;
	}
}

/* Labels that would overlap become a block, whose middle is the mean of where its labels
 * would stand; blocks that then overlap become one. */
struct block {
	double wanted, high; /* the sum of where it would begin by each label; of heights */
	size_t labels;
};

static double
begin_of(const struct block *b, double top, double bottom)
{
	double at = b->wanted / (double)b->labels;

	at = at + b->high > bottom ? bottom - b->high : at;
	return at < top ? top : at;
}

void
cc_spread(double *middle, const double *high, size_t n, double top, double bottom)
{
	struct block block[CC_SPREAD_MOST];
	size_t order[CC_SPREAD_MOST], blocks = 0, next = 0;

	assert(n <= CC_SPREAD_MOST);
	sort(order, middle, n);
	for (size_t i = 0; i < n; i++) {
		block[blocks++] = (struct block){ middle[order[i]] - high[order[i]] / 2, high[order[i]], 1 };
		while (blocks > 1 && begin_of(&block[blocks - 2], top, bottom) + block[blocks - 2].high >
					 begin_of(&block[blocks - 1], top, bottom)) {
			const struct block *last = &block[--blocks];
			struct block *into = &block[blocks - 1];

			into->wanted += last->wanted - (double)last->labels * into->high;
			into->high += last->high;
			into->labels += last->labels;
		}
	}
	for (size_t b = 0; b < blocks; b++) {
		double at = begin_of(&block[b], top, bottom);

		for (size_t i = 0; i < block[b].labels; i++, next++) {
			middle[order[next]] = at + high[order[next]] / 2;
			at += high[order[next]];
		}
	}
}
