/* figures.c -- shares, means and their comparisons, question by question. */
#include "method/cross-tab/int.h"

#include "base/arena.h"
#include "stat/nps.h"

#include <math.h>
#include <stdlib.h>

struct cc_span
cross_item_id(const struct cross_question *q, uint32_t item)
{
	return item < q->variable->answers ? q->variable->answer[q->order[item]].id
					   : q->variable->net[item - q->variable->answers].id;
}

struct cc_span
cross_item_label(const struct cross_question *q, uint32_t item)
{
	const struct cc_variable_cover *net;

	if (item < q->variable->answers)
		return cc_variable_answer_label(&q->variable->answer[q->order[item]]);
	net = &q->variable->net[item - q->variable->answers];
	return net->label != NULL ? cc_span(net->label) : net->id;
}

struct cc_span
cross_nps_id(const struct cross_question *q, struct cc_arena *arena)
{
	const struct cc_span part[] = { q->variable->id, CC_SPAN("nps") };

	return cc_spans_join(part, 2, ".", arena);
}

struct cc_span
cross_banner_id(const struct cross_data *d, uint32_t col)
{
	return col == 0 ? (struct cc_span){ NULL, 0 } : d->banners.variable[d->column[col].banner].id;
}

struct cc_span
cross_group_id(const struct cross_data *d, uint32_t col)
{
	const struct cross_column *c = &d->column[col];

	return col == 0 ? (struct cc_span){ NULL, 0 } : d->banners.variable[c->banner].answer[c->group].id;
}

struct cc_span
cross_group_label(const struct cross_data *d, uint32_t col)
{
	const struct cross_column *c = &d->column[col];

	if (col == 0)
		return cc_span(cc_words_in(CC_SAY("All", "全体"), d->run->lang));
	return cc_variable_answer_label(&d->banners.variable[c->banner].answer[c->group]);
}

/* A ... Z, AA ... */
static const char *
letter_of(uint32_t n, struct cc_arena *arena)
{
	char text[8];
	size_t at = sizeof text;

	text[--at] = '\0';
	for (n++; n > 0; n = (n - 1) / 26)
		text[--at] = (char)('A' + (n - 1) % 26);
	return cc_strdup(arena, text + at);
}

static void
make_columns(struct cross_data *d)
{
	uint32_t col = 0;
	double least = d->opts->low_base.value;

	d->column = CC_ARRAY(d->arena, struct cross_column, d->crossing.cols);
	d->column[col++] = (struct cross_column){ CC_NO_ID, 0, "", "all", false };
	for (uint32_t b = 0; b < d->banners.n; b++)
		for (uint32_t g = 0; g < d->banners.variable[b].answers; g++, col++) {
			struct cc_span part[] = { d->banners.variable[b].id,
				d->banners.variable[b].answer[g].id };

			d->column[col] = (struct cross_column){ b, g, letter_of(col - 1, d->arena),
				cc_spans_join(part, 2, "=", d->arena).at, false };
		}
	for (col = 0; col < d->crossing.cols; col++)
		d->column[col].low =
		    (double)cc_crossing_n(&d->crossing, cc_crossing_people(&d->crossing), col) < least;
}

struct cc_weighted_share
cross_share(const struct cross_data *d, const struct cross_question *q, uint32_t item, uint32_t col)
{
	return (struct cc_weighted_share){ cc_crossing_sums(&d->crossing, cross_row(q, item), col),
		cc_crossing_sums(&d->crossing, q->row, col) };
}

static struct cc_weighted_share
others_of(const struct cross_data *d, const struct cross_question *q, uint32_t item, uint32_t col)
{
	return (struct cc_weighted_share){ cc_crossing_others(&d->crossing, cross_row(q, item), col),
		cc_crossing_others(&d->crossing, q->row, col) };
}

/* Nothing can be told yet. */
static const struct cross_figure untold = { .value = (double)NAN,
	.low = (double)NAN,
	.high = (double)NAN,
	.n_eff = (double)NAN,
	.rest = { (double)NAN, (double)NAN, (double)NAN, (double)NAN },
	.p_adjusted = (double)NAN,
	.sd = (double)NAN };

bool
cross_enough(const struct cross_data *d, const struct cross_question *q, uint32_t col)
{
	uint64_t own = cc_crossing_n(&d->crossing, q->row, col);

	return own >= CROSS_LEAST && own >= d->run->min_cell;
}

static bool
others_enough(const struct cross_data *d, const struct cross_question *q, uint32_t col)
{
	uint64_t own = cc_crossing_n(&d->crossing, q->row, col);
	uint64_t others = cc_crossing_n(&d->crossing, q->row, 0) - own;

	return cross_enough(d, q, col) && others >= CROSS_LEAST && others >= d->run->min_cell;
}

static void
fill_share(struct cross_figure *f, const struct cross_data *d, const struct cross_question *q, uint32_t item,
    uint32_t col)
{
	struct cc_weighted_share own = cross_share(d, q, item, col), others;
	struct cc_fraction fraction;

	*f = untold;
	f->n = own.all.n;
	f->people = own.has.n;
	if (own.all.n == 0)
		return;
	f->value = cc_weighted_share_value(&own);
	cc_weighted_share_interval(&f->low, &f->high, &own, d->run->confidence);
	if (d->crossing.weighted && cc_weighted_fraction(&fraction, &own) != CC_WHY_NO_DATA)
		f->n_eff = fraction.n;
	if (col == 0 || !cross_compares(d, "rest"))
		return;
	others = others_of(d, q, item, col);
	if (others.all.n > 0)
		cc_weighted_share_difference(&f->rest, &own, &others, d->run->confidence);
	if (!others_enough(d, q, col))
		f->rest.p = (double)NAN;
}

/* The answers of a group that are numbers; of everybody else: others. */
static struct cc_sample
sample_of(const struct cross_data *d, const struct cross_question *q, uint32_t col, bool others, bool nps)
{
	struct cc_sample s = cc_sample_new(d->crossing.weighted, d->arena);

	for (uint32_t a = 0; a < q->variable->answers; a++) {
		double value = q->variable->answer[a].value;
		struct cc_weight_sums w = others ? cc_crossing_others(&d->crossing, q->row + 1 + a, col)
						 : cc_crossing_sums(&d->crossing, q->row + 1 + a, col);

		if (w.n > 0 && !isnan(value))
			cc_sample_join_people(&s, nps ? cc_nps_ticket(value) : value, &w);
	}
	return s;
}

/* Of weights the root of the weighted squares, times k / (k - 1) of Kish's people. */
static double
spread_of(const struct cc_sample *s)
{
	struct cc_mean plain;
	double sum = 0, mean = 0, square = 0, k;
	struct cc_weight_sums all;

	if (!s->weighted || cc_sample_alike(s)) {
		plain = cc_sample_plain(s);
		return plain.n > 1 ? sqrt(plain.variance) : (double)NAN;
	}
	all = cc_sample_people(s);
	k = cc_weights_effective(&all);
	for (uint32_t i = 0; i < s->n; i++) {
		sum += cc_weights_sum(&s->weights[i]);
		mean += cc_weights_sum(&s->weights[i]) * s->value[i];
	}
	mean /= sum;
	for (uint32_t i = 0; i < s->n; i++)
		square += cc_weights_sum(&s->weights[i]) * (s->value[i] - mean) * (s->value[i] - mean);
	return k > 1 ? sqrt(square / sum * k / (k - 1)) : (double)NAN;
}

static void
fill_mean(struct cross_figure *f, const struct cross_data *d, const struct cross_question *q, uint32_t col)
{
	struct cc_sample_mean mean;
	struct cc_sample others;
	struct cc_weight_sums all;

	q->sample[col] = sample_of(d, q, col, false, false);
	cc_sample_mean(&mean, &q->sample[col], d->run->confidence);
	all = cc_sample_people(&q->sample[col]);
	*f = untold;
	f->value = mean.mean;
	f->low = mean.low;
	f->high = mean.high;
	if (d->crossing.weighted)
		f->n_eff = cc_weights_effective(&all);
	f->n = f->people = mean.n;
	f->sd = spread_of(&q->sample[col]);
	if (col == 0 || !cross_compares(d, "rest") || mean.n == 0)
		return;
	others = sample_of(d, q, col, true, false);
	if (cc_sample_people(&others).n > 0)
		cc_sample_difference(&f->rest, &q->sample[col], &others, d->run->confidence);
	if (!others_enough(d, q, col))
		f->rest.p = (double)NAN;
}

static void
fill_nps(struct cross_figure *f, const struct cross_data *d, const struct cross_question *q, uint32_t col)
{
	struct cc_sample own = sample_of(d, q, col, false, true), others;
	struct cc_weight_sums all = cc_sample_people(&own);
	struct cc_nps nps, rest;

	*f = untold;
	if (d->crossing.weighted)
		f->n_eff = cc_weights_effective(&all);
	f->n = all.n;
	f->people = all.n;
	if (all.n == 0)
		return;
	cc_nps(&nps, &own, d->run->confidence);
	f->value = nps.value;
	f->low = nps.low;
	f->high = nps.high;
	if (col == 0 || !cross_compares(d, "rest"))
		return;
	others = sample_of(d, q, col, true, true);
	if (cc_sample_people(&others).n == 0)
		return;
	cc_nps(&rest, &others, d->run->confidence);
	cc_nps_difference(&f->rest, &nps, &rest, d->run->confidence);
	if (!others_enough(d, q, col))
		f->rest.p = (double)NAN;
}

/* By everybody's share where that is asked for, what nobody knows last; else as they came. */
struct shared {
	double share;
	uint32_t answer;
	bool aside;
	struct cc_span id;
};

static int
by_share(const void *a, const void *b)
{
	const struct shared *x = a, *y = b;

	if (x->aside != y->aside)
		return x->aside - y->aside;
	if (x->share != y->share)
		return x->share > y->share ? -1 : 1;
	return cc_span_cmp(x->id, y->id);
}

static void
order_answers(struct cross_question *q, const struct cross_data *d)
{
	const struct cc_variable *v = q->variable;
	bool sorted =
	    (v->wish != NULL && v->wish->by_share) ||
	    (v->kind != CC_VARIABLE_SCALE && d->opts->sort != NULL && strcmp(d->opts->sort, "share") == 0);
	struct shared *share = CC_ARRAY(d->arena, struct shared, v->answers);

	q->order = CC_ARRAY(d->arena, uint32_t, v->answers);
	for (uint32_t a = 0; a < v->answers; a++) {
		struct cc_weighted_share s = { cc_crossing_sums(&d->crossing, q->row + 1 + a, 0),
			cc_crossing_sums(&d->crossing, q->row, 0) };

		share[a] = (struct shared){ s.all.n > 0 ? cc_weighted_share_value(&s) : 0, a,
			v->answer[a].aside, v->answer[a].id };
	}
	if (sorted && v->answers > 0)
		qsort(share, v->answers, sizeof *share, by_share);
	for (uint32_t a = 0; a < v->answers; a++)
		q->order[a] = share[a].answer;
}

static void
fill_question(struct cross_data *d, struct cross_question *q)
{
	const struct cc_variable *v = q->variable;
	uint32_t cols = d->crossing.cols;

	q->mean = v->kind == CC_VARIABLE_SCALE || v->kind == CC_VARIABLE_NUMBER;
	q->nps = q->mean && v->wish != NULL && v->wish->nps;
	q->items = v->kind == CC_VARIABLE_NUMBER ? 0 : v->answers + v->nets;
	q->figure = CC_ARRAY(d->arena, struct cross_figure *, cross_compared(q));
	q->sample = CC_ARRAY(d->arena, struct cc_sample, cols);
	for (uint32_t i = 0; i < cross_compared(q); i++)
		q->figure[i] = CC_ARRAY(d->arena, struct cross_figure, cols);
	order_answers(q, d);
	for (uint32_t col = 0; col < cols; col++) {
		for (uint32_t i = 0; i < q->items; i++)
			fill_share(&q->figure[i][col], d, q, i, col);
		if (q->mean)
			fill_mean(&q->figure[q->items][col], d, q, col);
		if (q->nps)
			fill_nps(&q->figure[q->items + 1][col], d, q, col);
	}
	for (uint32_t b = 0; b < d->banners.n; b++) {
		if (cross_compares(d, "rest"))
			cross_judge_rest(d, q, b);
		if (cross_compares(d, "pairs"))
			cross_judge_pairs(d, q, b);
	}
}

void
cross_figures(struct cross_data *d)
{
	make_columns(d);
	d->question = CC_ARRAY(d->arena, struct cross_question, d->questions.n);
	for (uint32_t i = 0; i < d->questions.n; i++) {
		d->question[i] = (struct cross_question){ .variable = &d->questions.variable[i],
			.row = d->crossing.row[i] };
		fill_question(d, &d->question[i]);
	}
}
