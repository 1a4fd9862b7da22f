/* changes.c -- this wave and the one before. */
#include "figure/changes.h"

#include <math.h>

const struct cc_column_spec cc_changes_columns[] = {
	[CC_CHANGES_ITEM] = CC_CELL(struct cc_compared, "item", key[0], ID, KEY),
	[CC_CHANGES_MEASURE] = CC_CELL(struct cc_compared, "measure", measure, WORD, KEY),
	[CC_CHANGES_N_BEFORE] = CC_CELL(struct cc_compared, "n_before", n[0], INT, NONE),
	[CC_CHANGES_N_AFTER] = CC_CELL(struct cc_compared, "n_after", n[1], INT, N),
	[CC_CHANGES_BEFORE] = CC_CELL_AS(struct cc_compared, "before", value[0], NONE, as),
	[CC_CHANGES_AFTER] = CC_CELL_AS(struct cc_compared, "after", value[1], NONE, as),
	[CC_CHANGES_DIFFERENCE] =
	    CC_CELL_AS(struct cc_compared, "difference", difference.value, ESTIMATE, as),
	[CC_CHANGES_LOW] = CC_CELL_AS(struct cc_compared, "low", difference.low, LOW, as),
	[CC_CHANGES_HIGH] = CC_CELL_AS(struct cc_compared, "high", difference.high, HIGH, as),
	[CC_CHANGES_P] = CC_CELL(struct cc_compared, "p", difference.p, P, NONE),
	[CC_CHANGES_P_ADJUSTED] = CC_CELL(struct cc_compared, "p_adjusted", p_adjusted, P, P),
	[CC_CHANGES_VERDICT] = CC_CELL(struct cc_compared, "verdict", verdict, WORD, NONE),
	{ 0 },
};

void
cc_change_mean(struct cc_comparisons *c, struct cc_span item, const char *measure, struct cc_mean before,
    struct cc_mean now, enum cc_better better)
{
	uint64_t n[] = { before.n, now.n };
	double value[] = { before.n > 0 ? before.mean : (double)NAN, now.n > 0 ? now.mean : (double)NAN };
	struct cc_difference difference;

	if (c == NULL)
		return;
	cc_mean_difference(&difference, now, before, cc_comparisons_confidence(c));
	cc_change_given(c, item, measure, n, value, difference, better, CC_READ_REAL);
}

void
cc_change_share(struct cc_comparisons *c, struct cc_span item, const char *measure, struct cc_share before,
    struct cc_share now, enum cc_better better)
{
	uint64_t n[] = { before.n, now.n };
	double value[] = { (double)before.x / (double)before.n, (double)now.x / (double)now.n };
	struct cc_difference difference;

	if (c == NULL)
		return;
	cc_share_difference(&difference, now, before, cc_comparisons_confidence(c));
	cc_change_given(c, item, measure, n, value, difference, better, CC_READ_SHARE);
}

void
cc_change_weighted(struct cc_comparisons *c, struct cc_span item, const char *measure,
    const struct cc_weighted_share *before, const struct cc_weighted_share *now, enum cc_better better)
{
	uint64_t n[] = { before->all.n, now->all.n };
	double value[] = { cc_weighted_share_value(before), cc_weighted_share_value(now) };
	struct cc_difference difference;

	if (c == NULL)
		return;
	cc_weighted_share_difference(&difference, now, before, cc_comparisons_confidence(c));
	cc_change_given(c, item, measure, n, value, difference, better, CC_READ_SHARE);
}

void
cc_change_sample(struct cc_comparisons *c, struct cc_span item, const char *measure,
    const struct cc_sample *before, const struct cc_sample *now, enum cc_better better)
{
	struct cc_sample_mean mean[2];
	struct cc_difference difference;

	if (c == NULL)
		return;
	cc_sample_mean(&mean[0], before, cc_comparisons_confidence(c));
	cc_sample_mean(&mean[1], now, cc_comparisons_confidence(c));
	cc_sample_difference(&difference, now, before, cc_comparisons_confidence(c));
	cc_change_given(c, item, measure, (const uint64_t[]){ mean[0].n, mean[1].n },
	    (const double[]){ mean[0].mean, mean[1].mean }, difference, better, CC_READ_REAL);
}

void
cc_change_given(struct cc_comparisons *c, struct cc_span item, const char *measure, const uint64_t n[2],
    const double value[2], struct cc_difference difference, enum cc_better better, enum cc_read_as as)
{
	struct cc_compared *row;

	if (c == NULL)
		return;
	row = cc_comparisons_add(c);
	row->key[0] = item;
	row->measure = measure;
	row->n[0] = n[0];
	row->n[1] = n[1];
	row->value[0] = value[0];
	row->value[1] = value[1];
	row->difference = difference;
	row->better = better;
	row->as = as;
}
