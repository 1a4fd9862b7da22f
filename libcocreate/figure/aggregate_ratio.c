/* aggregate_ratio.c -- shares, and ratios of what the same people did. */
#include "figure/aggregate_int.h"

#include "base/arena.h"
#include "stat/interval.h"

#include <math.h>

/* Units that count alike on both sides of a ratio. */
struct pairs {
	struct cc_weighted_part *part;
	size_t n, room;
	struct cc_arena *arena;
	bool share; /* each unit counts at most once, and above only where below */
};

static void
add_pair(struct pairs *p, double over, double under, const struct cc_weight_sums *weights)
{
	size_t low = 0, high = p->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct cc_weighted_part *at = &p->part[middle];

		if (at->over < over || (at->over == over && at->under < under))
			low = middle + 1;
		else
			high = middle;
	}
	if (low == p->n || p->part[low].over != over || p->part[low].under != under) {
		if (p->n == p->room) {
			struct cc_weighted_part *more =
			    CC_ARRAY(p->arena, struct cc_weighted_part, 2 * p->n + 8);

			if (p->n > 0)
				memcpy(more, p->part, p->n * sizeof *more);
			p->part = more;
			p->room = 2 * p->n + 8;
		}
		memmove(&p->part[low + 1], &p->part[low], (p->n++ - low) * sizeof *p->part);
		p->part[low] = (struct cc_weighted_part){ over, under, { 0 } };
	}
	cc_weights_join(&p->part[low].weights, weights);
	p->share &= over <= under && under <= 1;
}

static int
compare_units(const struct cc_aggregate_walk *a, const struct cc_aggregate_walk *b)
{
	for (unsigned k = 0; k < a->keys; k++)
		if (a->unit[k] != b->unit[k])
			return a->unit[k] < b->unit[k] ? -1 : 1;
	return 0;
}

/* Units of both sides; of weight 0 none. */
static void
pair_units(struct pairs *p, struct cc_aggregate_rows *v, const struct cc_aggregate *d, uint32_t period,
    struct cc_aggregate_whom whom)
{
	unsigned store = cc_aggregate_units_of(v, &d->part[0]);
	struct cc_aggregate_walk w[2] = { cc_aggregate_walk_of(v, store, d->part[0].slot, period, whom),
		cc_aggregate_walk_of(v, store, d->part[1].slot, period, whom) };
	bool has[2] = { cc_aggregate_walk_next(&w[0]), cc_aggregate_walk_next(&w[1]) };
	struct cc_weight_sums one = { 0 }; /* somebody of this weight, which most have */
	double of = 0;

	while (has[0] || has[1]) {
		int order = !has[1] ? -1 : !has[0] ? 1 : compare_units(&w[0], &w[1]);
		const struct cc_aggregate_walk *at = order <= 0 ? &w[0] : &w[1];
		double weight = store == CC_IN_PEOPLE ? cc_aggregate_weight(v, at->unit[0]) : 1, n[2];

		for (int i = 0; i < 2; i++)
			n[i] = d->part[i].kind == CC_AGGREGATE_COUNT ? (double)w[i].n : 1;
		if (weight > 0) {
			if (weight != of) {
				one = (struct cc_weight_sums){ 0 };
				cc_weights_add(&one, weight);
				of = weight;
			}
			add_pair(p, order <= 0 ? n[0] : 0, order >= 0 ? n[1] : 0, &one);
		}
		if (order <= 0)
			has[0] = cc_aggregate_walk_next(&w[0]);
		if (order >= 0)
			has[1] = cc_aggregate_walk_next(&w[1]);
	}
}

/* Whether the rows above may be some of those below, so that what is left of these weighs what it should. */
static bool
are_some_of(const struct cc_aggregate_row_sums *over, const struct cc_aggregate_row_sums *under)
{
	const struct cc_weight_sums *above = &over->weights, *below = &under->weights;
	double sum = cc_weights_sum(below) - cc_weights_sum(above),
	       squares = cc_weights_squares(below) - cc_weights_squares(above);

	if (over->nameless > under->nameless || above->n > below->n)
		return false;
	if (above->n == 0)
		return true;
	if (cc_weights_alike(below))
		return cc_weights_alike(above) &&
		       !(above->least < below->least || above->least > below->least);
	return above->n < below->n ? sum > 0 && squares > 0 : !(fabs(sum) > 0 || fabs(squares) > 0);
}

/* Rows without a person are people of their own. */
static void
pair_rows(
    struct pairs *p, const struct cc_aggregate_row_sums *over, const struct cc_aggregate_row_sums *under)
{
	struct cc_weight_sums rest = under->weights;
	bool within = are_some_of(over, under);

	if (over->nameless == 0 && under->nameless == 0)
		return;
	if (within) {
		cc_weights_leave(&rest, &over->weights);
		add_pair(p, 1, 1, &over->weights);
		add_pair(p, 0, 1, &rest);
		return;
	}
	add_pair(p, 1, 0, &over->weights);
	add_pair(p, 0, 1, &rest);
}

/* Weights that are counts alone, as shares take them. */
static struct cc_weight_sums
people_of(const struct cc_aggregate_rows *v, const struct pairs *p, bool over)
{
	struct cc_weight_sums all = { 0 };

	for (size_t i = 0; i < p->n; i++)
		if ((over ? p->part[i].over : p->part[i].under) > 0) {
			if (v->weight != NULL)
				cc_weights_join(&all, &p->part[i].weights);
			else
				all.n += p->part[i].weights.n;
		}
	if (v->weight == NULL)
		all.least = all.most = 1;
	return all;
}

void
cc_aggregate_put_share(
    struct cc_aggregate_figure *out, struct cc_weight_sums has, struct cc_weight_sums all, double confidence)
{
	out->shape = CC_AGGREGATE_SHARE;
	out->share = (struct cc_weighted_share){ has, all };
	out->numerator = (double)has.n;
	out->denominator = (double)all.n;
	out->n = all.n;
	if (all.n == 0) {
		out->why = "zero-denominator";
		return;
	}
	out->value = cc_weighted_share_value(&out->share);
	cc_weighted_share_interval(&out->low, &out->high, &out->share, confidence);
}

static bool
joint(const struct cc_aggregate_rows *v, const struct cc_aggregate *d)
{
	unsigned store = cc_aggregate_units_of(v, &d->part[0]);

	return store != CC_AGGREGATE_NONE && store == cc_aggregate_units_of(v, &d->part[1]) &&
	       (store == CC_IN_PEOPLE || v->set->column[v->set->slot[d->part[0].slot].column].role ==
					     v->set->column[v->set->slot[d->part[1].slot].column].role);
}

void
cc_aggregate_put_ratio(struct cc_aggregate_figure *out, struct cc_aggregate_rows *v,
    const struct cc_aggregate *d, uint32_t period, struct cc_aggregate_whom whom)
{
	struct pairs p = { NULL, 0, 0, v->arena, true };
	struct cc_aggregate_row_sums rows[2] = { { 0 }, { 0 } };
	uint64_t ignored;

	out->numerator = cc_aggregate_total_of(&ignored, v, &d->part[0], period, whom);
	out->denominator = cc_aggregate_total_of(&out->n, v, &d->part[1], period, whom);
	if (!(fabs(out->denominator) > 0)) {
		out->why = "zero-denominator";
		return;
	}
	out->value = out->numerator / out->denominator;
	if (!joint(v, d))
		return;
	pair_units(&p, v, d, period, whom);
	for (int i = 0; i < 2 && cc_aggregate_units_of(v, &d->part[0]) == CC_IN_PEOPLE; i++)
		if (d->part[i].kind == CC_AGGREGATE_COUNT)
			rows[i] = cc_aggregate_row_sums_of(v, d->part[i].slot, period, whom);
	pair_rows(&p, &rows[0], &rows[1]);
	if (p.share) {
		cc_aggregate_put_share(
		    out, people_of(v, &p, true), people_of(v, &p, false), v->run->confidence);
		return;
	}
	out->shape = CC_AGGREGATE_LINEAR;
	if (cc_weighted_ratio(&out->ratio, p.part, p.n) == CC_WHY_NO_DATA)
		return;
	if (v->weight != NULL)
		out->value = out->ratio.mean;
	if (out->ratio.square > 0)
		cc_weighted_mean_interval(&out->low, &out->high, &out->ratio, v->run->confidence);
	if (!isnan(out->low)) /* fmax() would make a limit of none */
		out->low = fmax(out->low, 0);
}
