/* aggregate_figure.c -- one aggregate in one period, of everybody or of a segment. */
#include "figure/aggregate_int.h"

#include "base/arena.h"
#include "stat/interval.h"

#include <math.h>

static void
put_total(struct cc_aggregate_figure *out, struct cc_aggregate_rows *v, const struct cc_aggregate *d,
    uint32_t period, struct cc_aggregate_whom whom)
{
	out->value = cc_aggregate_total_of(&out->n, v, &d->part[0], period, whom);
	if (d->kind == CC_AGGREGATE_SUM && out->n == 0) {
		out->value = (double)NAN;
		out->why = "no-answers";
	}
}

/* What an answer counts as. */
static double
ticket_of(const struct cc_aggregate *d, double answer)
{
	if (d->kind == CC_AGGREGATE_TOP_BOX)
		return answer >= d->cut;
	return d->kind == CC_AGGREGATE_NPS ? cc_nps_ticket(answer) : answer;
}

/* The sum of some answers: most people give one. */
struct answers {
	uint64_t n;
	double one; /* the first */
	struct cc_exact all;
};

static void
see_answer(struct answers *a, double answer)
{
	if (a->n == 1) {
		a->all = (struct cc_exact){ 0 };
		cc_exact_add(&a->all, a->one);
	}
	if (a->n++ == 0)
		a->one = answer;
	else
		cc_exact_add(&a->all, answer);
}

static double
sum_of(const struct answers *a)
{
	return a->n > 1 ? cc_exact_value(&a->all) : a->n == 1 ? a->one + 0. : 0;
}

/* Each person's mean; a row without a person is one of its own. */
static struct cc_sample
sample_of(uint64_t *repeated, struct cc_aggregate_rows *v, const struct cc_aggregate *d, uint32_t period,
    struct cc_aggregate_whom whom)
{
	struct cc_sample sample = cc_sample_new(v->weight != NULL, v->arena);
	const struct cc_store *s = v->state->store[CC_IN_ANSWERS];
	struct cc_aggregate_walk w = cc_aggregate_walk_of(v, CC_IN_ANSWERS, d->part[0].slot, period, whom);
	struct answers answers;

	while (cc_aggregate_walk_next(&w)) {
		answers.n = 0;
		*repeated += w.unit[0] != CC_NO_ID ? w.n - 1 : 0;
		for (uint64_t i = w.from; i < w.at; i++) {
			const unsigned char *row = cc_store_row(s, i);
			double ticket = ticket_of(d, cc_row_number(s, row, CC_A_VALUE, 0)), weight = 1;

			if (isnan(ticket) || !cc_aggregate_is_of(whom, cc_row_id(s, row, CC_A_SEGMENT, 0)))
				continue;
			see_answer(&answers, ticket);
			if (w.unit[0] != CC_NO_ID)
				continue;
			if (v->weight != NULL)
				weight = cc_row_number(s, row, CC_A_WEIGHT, 0);
			if (weight > 0)
				cc_sample_add(&sample, ticket, weight);
		}
		if (w.unit[0] != CC_NO_ID && cc_aggregate_weight(v, w.unit[0]) > 0)
			cc_sample_add(
			    &sample, sum_of(&answers) / (double)w.n, cc_aggregate_weight(v, w.unit[0]));
	}
	return sample;
}

/* Whether everybody's is 0 or 1; then who has 1. */
static bool
is_share(struct cc_weight_sums *has, const struct cc_aggregate_rows *v, const struct cc_sample *s)
{
	*has = (struct cc_weight_sums){ .least = 1, .most = 1 };
	for (uint32_t i = 0; i < s->n; i++) {
		if (s->value[i] != 0 && s->value[i] != 1)
			return false;
		if (s->value[i] == 0)
			continue;
		if (v->weight != NULL)
			*has = s->weights[i];
		else
			has->n = s->people[i];
	}
	return true;
}

static void
put_answers(struct cc_aggregate_figure *out, struct cc_aggregate_rows *v, const struct cc_aggregate *d,
    uint32_t period, struct cc_aggregate_whom whom)
{
	struct cc_sample_mean mean;
	struct cc_weight_sums has;

	out->sample = sample_of(&out->repeated, v, d, period, whom);
	out->n = cc_sample_people(&out->sample).n;
	if (out->n == 0) {
		out->why = "no-answers";
		return;
	}
	if (d->kind == CC_AGGREGATE_TOP_BOX && is_share(&has, v, &out->sample)) {
		cc_aggregate_put_share(out, has, cc_sample_people(&out->sample), v->run->confidence);
		return;
	}
	if (d->kind == CC_AGGREGATE_NPS) {
		out->shape = CC_AGGREGATE_SCORE;
		cc_nps(&out->score, &out->sample, v->run->confidence);
		out->value = out->score.value;
		out->low = out->score.low;
		out->high = out->score.high;
		return;
	}
	out->shape = CC_AGGREGATE_SAMPLE;
	cc_sample_mean(&mean, &out->sample, v->run->confidence);
	out->value = mean.mean;
	out->low = mean.low;
	out->high = mean.high;
}

/* Promoters, detractors and n as columns of counts. */
static void
put_counted_score(struct cc_aggregate_figure *out, struct cc_aggregate_rows *v, const struct cc_aggregate *d,
    uint32_t period, struct cc_aggregate_whom whom)
{
	double sum[3];
	uint64_t rows;

	for (int i = 0; i < 3; i++) {
		cc_aggregate_sum_of(&sum[i], &rows, v, d->part[i].slot, period, whom);
		if (!(sum[i] >= 0 && sum[i] < 1e15 && sum[i] == floor(sum[i])))
			rows = 0;
	}
	if (rows == 0 || sum[2] == 0 || sum[0] + sum[1] > sum[2]) {
		out->why = rows == 0 || sum[2] > 0 ? "no-answers" : "zero-denominator";
		return;
	}
	out->shape = CC_AGGREGATE_SCORE;
	cc_nps_counts(&out->score, (uint64_t)sum[0], (uint64_t)sum[1], (uint64_t)sum[2], v->run->confidence);
	out->value = out->score.value;
	out->low = out->score.low;
	out->high = out->score.high;
	out->n = out->score.n;
}

void
cc_aggregate_figure(struct cc_aggregate_figure *out, struct cc_aggregate_rows *v,
    const struct cc_aggregate *d, uint32_t period, struct cc_aggregate_whom whom)
{
	const struct cc_aggregate_cohort *cohort = v->cohort[d->number];

	*out = (struct cc_aggregate_figure){ .value = (double)NAN,
		.low = (double)NAN,
		.high = (double)NAN,
		.numerator = (double)NAN,
		.denominator = (double)NAN };
	if (d->kind == CC_AGGREGATE_RETENTION || d->kind == CC_AGGREGATE_COHORT) {
		cc_aggregate_put_share(
		    out, cohort[period].share.has, cohort[period].share.all, v->run->confidence);
		if (out->why != NULL)
			out->why = "no-cohort";
	} else if (!v->covered[period] || d->kind == CC_AGGREGATE_GIVEN) {
		out->why = d->kind == CC_AGGREGATE_GIVEN ? "no-measure" : "no-rows";
	} else if (d->kind == CC_AGGREGATE_RATIO) {
		cc_aggregate_put_ratio(out, v, d, period, whom);
	} else if (d->kind == CC_AGGREGATE_NPS_COUNTS) {
		put_counted_score(out, v, d, period, whom);
	} else if (d->kind == CC_AGGREGATE_MEAN || d->kind == CC_AGGREGATE_TOP_BOX ||
		   d->kind == CC_AGGREGATE_NPS) {
		put_answers(out, v, d, period, whom);
	} else {
		put_total(out, v, d, period, whom);
	}
	if (out->why == NULL && out->n < d->min_n)
		out->why = "below-min-n";
	if (out->why != NULL)
		out->value = out->low = out->high = out->numerator = out->denominator = (double)NAN;
}

double
cc_aggregate_trials(struct cc_aggregate_rows *rows, const struct cc_aggregate *a, uint32_t period)
{
	struct cc_aggregate_figure f;
	struct cc_fraction fraction;

	cc_aggregate_figure(&f, rows, a, period, (struct cc_aggregate_whom){ CC_AGGREGATE_ALL, 0 });
	if (rows->weight == NULL || f.shape != CC_AGGREGATE_SHARE ||
	    cc_weighted_fraction(&fraction, &f.share) == CC_WHY_NO_DATA)
		return f.denominator;
	return fraction.n;
}

void
cc_aggregate_difference(struct cc_difference *out, const struct cc_aggregate_figure *first,
    const struct cc_aggregate_figure *second, double confidence)
{
	*out = (struct cc_difference){ (double)NAN, (double)NAN, (double)NAN, (double)NAN };
	if (first->why != NULL || second->why != NULL || first->shape != second->shape)
		return;
	switch (first->shape) {
	case CC_AGGREGATE_SHARE:
		cc_weighted_share_difference(out, &first->share, &second->share, confidence);
		break;
	case CC_AGGREGATE_SAMPLE:
		cc_sample_difference(out, &first->sample, &second->sample, confidence);
		break;
	case CC_AGGREGATE_SCORE: cc_nps_difference(out, &first->score, &second->score, confidence); break;
	case CC_AGGREGATE_LINEAR:
		cc_weighted_mean_difference(out, &first->ratio, &second->ratio, confidence);
		break;
	case CC_AGGREGATE_PLAIN: break;
	}
}

bool
cc_aggregate_grows(const struct cc_aggregate *a)
{
	return a->kind == CC_AGGREGATE_COUNT || a->kind == CC_AGGREGATE_DISTINCT ||
	       a->kind == CC_AGGREGATE_SUM;
}

bool
cc_aggregate_counts(const struct cc_aggregate *a)
{
	if (a->kind == CC_AGGREGATE_RATIO)
		return a->part[0].kind != CC_AGGREGATE_SUM && a->part[1].kind != CC_AGGREGATE_SUM;
	return a->kind == CC_AGGREGATE_TOP_BOX || a->kind == CC_AGGREGATE_RETENTION ||
	       a->kind == CC_AGGREGATE_COHORT;
}

bool
cc_aggregate_parts(const struct cc_aggregates *set, const struct cc_aggregate *a)
{
	return cc_aggregate_counts(a) &&
	       (a->kind != CC_AGGREGATE_RATIO ||
		   (a->part[0].kind == a->part[1].kind &&
		       set->slot[a->part[0].slot].column == set->slot[a->part[1].slot].column));
}
