/* explain.c -- what each axis adds to a total. */
#include "method/idea-score/int.h"

#include <math.h>

enum { E_IDEA, E_AXIS, E_MEAN, E_WEIGHT, E_CONTRIBUTION };

const struct cc_column_spec idea_score_explain[] = {
	[E_IDEA] = { "idea", CC_TYPE_ID, CC_PART_KEY, 0 },
	[E_AXIS] = { "axis", CC_TYPE_ID, CC_PART_KEY, 0 },
	[E_MEAN] = { "mean", CC_TYPE_REAL, CC_PART_NONE, 0 },
	[E_WEIGHT] = { "weight", CC_TYPE_REAL, CC_PART_NONE, 0 },
	[E_CONTRIBUTION] = { "contribution", CC_TYPE_REAL, CC_PART_NONE, 0 },
	{ 0 },
};

/* What the axes that have a mean weigh: all of them where there is a total, but
 * for a prorated one. */
static double
weights_used(const struct jury *j, uint32_t idea)
{
	double sum = 0;

	for (uint32_t a = 0; a < j->axes; a++)
		if (!isnan(jury_cell(j, idea, a)->mean))
			sum += j->weight[a];
	return sum;
}

/* Contributions are what the total is the sum of; without one there are none. */
void
jury_put_explain(struct cc_report *report, const struct jury *j)
{
	struct cc_table *t = cc_report_table(report, "explain");

	for (uint32_t i = 0; i < j->ideas; i++) {
		const struct idea *idea = &j->idea[i];
		double weights = isnan(idea->total) ? (double)NAN : weights_used(j, idea->id);

		for (uint32_t a = 0; a < j->axes; a++) {
			double mean = jury_cell(j, idea->id, a)->mean;
			size_t row = cc_row_add(report, t);

			cc_put_text(t, row, E_IDEA, cc_state_text(j->now, IDEA, idea->id));
			cc_put_text(t, row, E_AXIS, j->items->item[a].id);
			cc_put_real(t, row, E_MEAN, mean);
			cc_put_real(t, row, E_WEIGHT, j->weight[a]);
			cc_put_real(t, row, E_CONTRIBUTION, j->weight[a] * mean * j->axes / weights);
			if (isnan(mean) || isnan(weights))
				cc_cell_why(t, row, E_CONTRIBUTION, "incomplete");
		}
	}
}
