/* segments.c -- each segment against everybody else. */
#include "figure/segments.h"

#include "stat/interval.h"

#include <inttypes.h>
#include <math.h>

const struct cc_column_spec cc_segments_columns[] = {
	[CC_SEGMENTS_SEGMENT] = CC_CELL(struct cc_compared, "segment", key[0], ID, KEY),
	[CC_SEGMENTS_ITEM] = CC_CELL(struct cc_compared, "item", key[1], ID, KEY),
	[CC_SEGMENTS_MEASURE] = CC_CELL(struct cc_compared, "measure", measure, WORD, KEY),
	[CC_SEGMENTS_N] = CC_CELL(struct cc_compared, "n", n[0], INT, N),
	[CC_SEGMENTS_VALUE] = CC_CELL_AS(struct cc_compared, "value", value[0], ESTIMATE, as),
	[CC_SEGMENTS_LOW] = CC_CELL_AS(struct cc_compared, "low", low, LOW, as),
	[CC_SEGMENTS_HIGH] = CC_CELL_AS(struct cc_compared, "high", high, HIGH, as),
	[CC_SEGMENTS_DIFFERENCE] = CC_CELL_AS(struct cc_compared, "difference", difference.value, NONE, as),
	[CC_SEGMENTS_DIFFERENCE_LOW] =
	    CC_CELL_AS(struct cc_compared, "difference_low", difference.low, NONE, as),
	[CC_SEGMENTS_DIFFERENCE_HIGH] =
	    CC_CELL_AS(struct cc_compared, "difference_high", difference.high, NONE, as),
	[CC_SEGMENTS_P] = CC_CELL(struct cc_compared, "p", difference.p, P, NONE),
	[CC_SEGMENTS_P_ADJUSTED] = CC_CELL(struct cc_compared, "p_adjusted", p_adjusted, P, P),
	{ 0 },
};

static struct cc_compared *
segment_add(struct cc_comparisons *c, struct cc_span segment, struct cc_span item, const char *measure)
{
	struct cc_compared *row = cc_comparisons_add(c);

	row->key[0] = segment;
	row->key[1] = item;
	row->measure = measure;
	return row;
}

void
cc_segment_mean(struct cc_comparisons *c, struct cc_span segment, struct cc_span item, const char *measure,
    struct cc_mean own, struct cc_mean others)
{
	struct cc_compared *row;

	if (c == NULL)
		return;
	row = segment_add(c, segment, item, measure);
	row->n[0] = own.n;
	row->n[1] = others.n;
	row->value[0] = own.n > 0 ? own.mean : (double)NAN;
	row->low = row->high = (double)NAN;
	if (own.variance > 0) /* that these agree does not say that others would */
		cc_mean_interval(
		    &row->low, &row->high, own.mean, sqrt(own.variance), own.n, cc_comparisons_confidence(c));
	cc_mean_difference(&row->difference, own, others, cc_comparisons_confidence(c));
}

void
cc_segment_amounts(struct cc_comparisons *c, const struct cc_state *state, unsigned role, struct cc_span item,
    const char *measure, const uint32_t *segment, const double *amount, uint32_t n, struct cc_arena *arena)
{
	for (uint32_t g = 0; c != NULL && g < cc_state_ids(state, role); g++) {
		struct cc_sample sample[] = { cc_sample_new(false, arena), cc_sample_new(false, arena) };
		struct cc_mean own;

		for (uint32_t i = 0; i < n; i++)
			if (!isnan(amount[i]))
				cc_sample_add(&sample[segment[i] != g], amount[i], 1);
		own = cc_sample_plain(&sample[0]);
		if (own.n > 0)
			cc_segment_mean(c, cc_state_text(state, role, g), item, measure, own,
			    cc_sample_plain(&sample[1]));
	}
}

static struct cc_compared *
share_add(struct cc_comparisons *c, struct cc_span segment, struct cc_span item, const char *measure,
    struct cc_share own, struct cc_share others)
{
	struct cc_compared *row = segment_add(c, segment, item, measure);

	row->n[0] = own.n;
	row->n[1] = others.n;
	row->value[0] = (double)own.x / (double)own.n;
	row->as = CC_READ_SHARE;
	return row;
}

void
cc_segment_share(struct cc_comparisons *c, struct cc_span segment, struct cc_span item, const char *measure,
    struct cc_share own, struct cc_share others)
{
	struct cc_compared *row;

	if (c == NULL)
		return;
	row = share_add(c, segment, item, measure, own, others);
	cc_wilson(&row->low, &row->high, (double)own.x, (double)own.n, cc_comparisons_confidence(c));
	cc_share_difference(&row->difference, own, others, cc_comparisons_confidence(c));
}

void
cc_segment_whole(struct cc_comparisons *c, struct cc_span segment, struct cc_span item, const char *measure,
    struct cc_share own, struct cc_share others)
{
	struct cc_compared *row;

	if (c == NULL)
		return;
	row = share_add(c, segment, item, measure, own, others);
	if (others.n > 0)
		row->difference.value = row->value[0] - (double)others.x / (double)others.n;
}

void
cc_segment_sample(struct cc_comparisons *c, struct cc_span segment, struct cc_span item, const char *measure,
    const struct cc_sample *own, const struct cc_sample *others)
{
	struct cc_sample_mean mean;
	struct cc_compared *row;

	if (c == NULL)
		return;
	row = segment_add(c, segment, item, measure);
	cc_sample_mean(&mean, own, cc_comparisons_confidence(c));
	row->n[0] = mean.n;
	row->n[1] = cc_sample_people(others).n;
	row->value[0] = mean.mean;
	row->low = mean.low;
	row->high = mean.high;
	cc_sample_difference(&row->difference, own, others, cc_comparisons_confidence(c));
}

void
cc_segment_weighted(struct cc_comparisons *c, struct cc_span segment, struct cc_span item,
    const char *measure, const struct cc_weighted_share *own, const struct cc_weighted_share *others)
{
	struct cc_compared *row;

	if (c == NULL)
		return;
	row = segment_add(c, segment, item, measure);
	row->n[0] = own->all.n;
	row->n[1] = others->all.n;
	row->as = CC_READ_SHARE;
	row->value[0] = cc_weighted_share_value(own);
	cc_weighted_share_interval(&row->low, &row->high, own, cc_comparisons_confidence(c));
	cc_weighted_share_difference(&row->difference, own, others, cc_comparisons_confidence(c));
}

void
cc_segment_superior(struct cc_comparisons *c, struct cc_span segment, struct cc_span item,
    const uint64_t n[2], const struct cc_superior *own, const struct cc_superior *others)
{
	struct cc_compared *row;

	if (c == NULL)
		return;
	row = segment_add(c, segment, item, "superiority");
	row->n[0] = n[0];
	row->n[1] = n[1];
	row->as = CC_READ_SHARE;
	row->value[0] = own->value;
	cc_superior_limits(&row->low, &row->high, own, cc_comparisons_confidence(c));
	cc_superior_difference(&row->difference, own, others, cc_comparisons_confidence(c));
}

void
cc_note_segments(struct cc_report *report, uint64_t comparisons)
{
	cc_note_count(report, "segments-compared",
	    "each segment is compared with everybody else; p_adjusted allows for %" PRIu64
	    " comparison (Holm)",
	    "each segment is compared with everybody else; p_adjusted allows for %" PRIu64
	    " comparisons (Holm)",
	    "各区分をそれ以外の全員と比較しています。p_adjusted は比較 %" PRIu64
	    " 件を考慮した値です（ホルム法）",
	    comparisons);
}
