/* judged.c -- which groups differ: from everybody else, and from each other. */
#include "method/cross-tab/int.h"

#include "base/arena.h"
#include "stat/adjust.h"
#include "stat/nps.h"
#include "stat/shared.h"

#include <math.h>

/* Each group against everybody else: one question by one banner is one family. */
void
cross_judge_rest(struct cross_data *d, struct cross_question *q, uint32_t banner)
{
	uint32_t from = d->crossing.col[banner], groups = d->banners.variable[banner].answers, n = 0;
	size_t most = (size_t)cross_compared(q) * groups;
	struct cc_tested *tested = CC_ARRAY(d->arena, struct cc_tested, most);
	double *adjusted = CC_ARRAY(d->arena, double, most);

	for (uint32_t i = 0; i < cross_compared(q); i++)
		for (uint32_t g = 0; g < groups; g++) {
			uint64_t own = cc_crossing_n(&d->crossing, q->row, from + g);

			tested[n++] =
			    (struct cc_tested){ 0, i, own, cc_crossing_n(&d->crossing, q->row, 0) - own,
				    cross_figure(q, i, from + g)->rest.p };
		}
	n = (uint32_t)cc_adjust_groups(adjusted, tested, most, d->arena);
	d->comparisons += n;
	d->families += n > 0;
	for (size_t k = 0; k < most; k++) {
		struct cross_figure *f =
		    cross_figure(q, (uint32_t)(k / groups), from + (uint32_t)(k % groups));

		f->p_adjusted = adjusted[k];
		if (f->p_adjusted < 1 - d->run->confidence)
			f->mark = f->rest.value > 0 ? "higher" : "lower";
	}
}

/* Two groups of a banner. */
struct pair {
	double p, difference;
	uint32_t item, first, second; /* groups */
};

static void
pair_share(struct pair *to, const struct cross_data *d, const struct cross_question *q, uint32_t banner)
{
	uint32_t from = d->crossing.col[banner];
	struct cc_weighted_share a = cross_share(d, q, to->item, from + to->first);
	struct cc_weighted_share b = cross_share(d, q, to->item, from + to->second);
	struct cc_weight_sums both = cc_crossing_both(&d->crossing, q->row, banner, to->first, to->second);
	struct cc_difference plain;
	double z;

	if (both.n > 0) {
		cc_shared_share(&to->difference, &z, &to->p, &a, &b, &both);
		return;
	}
	cc_weighted_share_difference(&plain, &a, &b, d->run->confidence);
	to->difference = plain.value;
	to->p = plain.p;
}

static void
pair_mean(struct pair *to, const struct cross_data *d, const struct cross_question *q, uint32_t banner)
{
	uint32_t from = d->crossing.col[banner], n = 0;
	struct cc_weight_sums both = cc_crossing_both(&d->crossing, q->row, banner, to->first, to->second);
	bool nps = to->item > q->items;
	struct cc_shared_value *value;

	value = CC_ARRAY(d->arena, struct cc_shared_value, q->variable->answers);
	for (uint32_t a = 0; a < q->variable->answers; a++) {
		double of = q->variable->answer[a].value;
		uint32_t row = q->row + 1 + a;

		if (!isnan(of))
			value[n++] = (struct cc_shared_value){ nps ? 100 * cc_nps_ticket(of) : of,
				cc_crossing_sums(&d->crossing, row, from + to->first),
				cc_crossing_sums(&d->crossing, row, from + to->second),
				cc_crossing_both(&d->crossing, row, banner, to->first, to->second) };
	}
	if (both.n > 0 || nps) {
		cc_shared_mean(&to->difference, &to->p, value, n);
	} else {
		struct cc_difference plain;

		cc_sample_difference(
		    &plain, &q->sample[from + to->first], &q->sample[from + to->second], d->run->confidence);
		to->difference = plain.value;
		to->p = plain.p;
	}
}

/* The letter of a group joins those that another exceeds. */
static void
exceed(struct cross_data *d, struct cross_figure *f, const char *letter)
{
	f->above = f->above == NULL ? letter
		   : strlen(letter) > 1 || strlen(f->above) > 26
		       ? cc_format(d->arena, "%s %s", f->above, letter)
		       : cc_format(d->arena, "%s%s", f->above, letter);
}

void
cross_judge_pairs(struct cross_data *d, struct cross_question *q, uint32_t banner)
{
	uint32_t from = d->crossing.col[banner], groups = d->banners.variable[banner].answers;
	size_t most = (size_t)cross_compared(q) * groups * (groups - (groups > 0)) / 2, n = 0, tests = 0;
	struct pair *pair = CC_ARRAY(d->arena, struct pair, most);
	double *p = CC_ARRAY(d->arena, double, most);

	for (uint32_t i = 0; i < cross_compared(q); i++)
		for (uint32_t g = 0; g < groups; g++)
			for (uint32_t h = g + 1; h < groups; h++) {
				struct pair *now = &pair[n];

				*now = (struct pair){ (double)NAN, (double)NAN, i, g, h };
				if (cross_enough(d, q, from + g) && cross_enough(d, q, from + h))
					(i < q->items ? pair_share : pair_mean)(now, d, q, banner);
				tests += !isnan(now->p);
				p[n++] = now->p;
			}
	cc_adjust_holm(p, p, n, d->arena);
	d->comparisons += tests;
	d->families += tests > 0;
	for (size_t k = 0; k < n; k++) {
		uint32_t high = from + (pair[k].difference > 0 ? pair[k].first : pair[k].second);
		uint32_t low = from + (pair[k].difference > 0 ? pair[k].second : pair[k].first);

		if (p[k] < 1 - d->run->confidence)
			exceed(d, cross_figure(q, pair[k].item, high), d->column[low].letter);
	}
}
