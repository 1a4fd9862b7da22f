/* figure.c -- one kpi in one period, of everybody or of a segment. */
#include "method/kpi-report/int.h"

#include "base/arena.h"
#include "stat/interval.h"

#include <math.h>

/* The first row whose first two keys are these or later ones. */
static uint64_t
row_of(const struct cc_store *s, uint32_t first, uint64_t second)
{
	uint64_t low = 0, high = s->rows;

	while (low < high) {
		uint64_t middle = low + (high - low) / 2;
		const unsigned char *row = cc_store_row(s, middle);
		uint32_t slot = cc_row_id(s, row, R_SLOT, 0), period = cc_row_id(s, row, R_PERIOD, 0);

		if (slot < first || (slot == first && period < second))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Neighbouring rows of one who is counted: a person, an idea. */
struct walk {
	const struct cc_store *s;
	uint64_t at, end;
	unsigned keys, segment, rows; /* 1 to 3 keys name the unit; fields */
	struct kpi_whom whom;
	uint32_t unit[3];
	uint64_t n; /* rows of it */
	uint64_t from;
};

static struct walk
walk_of(const struct kpi_review *v, unsigned store, uint32_t slot, uint32_t period, struct kpi_whom whom)
{
	struct walk w = { v->state->store[store], 0, 0, 1, P_SEGMENT, P_ROWS, whom, { 0 }, 0, 0 };
	uint64_t key = (uint64_t)(v->first + period) + KPI_PERIOD_ZERO;

	if (store == UNITS) {
		w.keys = 3;
		w.segment = U_SEGMENT;
		w.rows = U_ROWS;
	}
	w.at = row_of(w.s, slot, key);
	w.end = row_of(w.s, slot, key + 1);
	return w;
}

static bool
same_unit(const struct walk *w, uint64_t row)
{
	for (unsigned k = 0; k < w->keys; k++)
		if (cc_row_id(w->s, cc_store_row(w->s, row), P_PERSON + k, 0) != w->unit[k])
			return false;
	return true;
}

/* Who has a row in the segment is not of the others. */
static bool
walk_next(struct walk *w)
{
	while (w->at < w->end) {
		bool left = false;

		for (unsigned k = 0; k < w->keys; k++)
			w->unit[k] = cc_row_id(w->s, cc_store_row(w->s, w->at), P_PERSON + k, 0);
		w->n = 0;
		for (w->from = w->at; w->at < w->end && same_unit(w, w->at); w->at++) {
			const unsigned char *row = cc_store_row(w->s, w->at);
			bool own = cc_row_id(w->s, row, w->segment, 0) == w->whom.segment;

			left |= w->whom.which == KPI_OTHERS && own;
			if (w->whom.which != KPI_ONLY || own)
				w->n += w->s->spec->keep_rows ? 1 : cc_row_count(w->s, row, w->rows);
		}
		if (w->n > 0 && !left)
			return true;
	}
	return false;
}

static bool
is_of(struct kpi_whom whom, uint32_t segment)
{
	return whom.which == KPI_ALL || (segment == whom.segment) == (whom.which == KPI_ONLY);
}

/* Rows of a slot, and how they weigh of which no person is known. */
struct rows {
	uint64_t all, nameless;
	struct cc_weight_sums weights; /* of the nameless */
};

static struct rows
rows_of(const struct kpi_review *v, uint32_t slot, uint32_t period, struct kpi_whom whom)
{
	const struct cc_store *s = v->state->store[ROWS], *people = v->state->store[PEOPLE];
	const uint64_t key = (uint64_t)(v->first + period) + KPI_PERIOD_ZERO;
	uint64_t end = row_of(s, slot, key + 1), named = 0, zero;
	struct rows out = { 0 };

	for (uint64_t i = row_of(s, slot, key); i < end; i++) {
		const unsigned char *row = cc_store_row(s, i);
		struct cc_weight_sums weights;

		if (!is_of(whom, cc_row_id(s, row, R_SEGMENT, 0)))
			continue;
		out.all += cc_row_count(s, row, R_ROWS);
		if (v->weight == NULL)
			continue;
		cc_row_weights(&weights, &zero, s, row, R_WEIGHT);
		cc_weights_join(&out.weights, &weights);
	}
	end = row_of(people, slot, key + 1);
	for (uint64_t i = row_of(people, slot, key); i < end; i++) {
		const unsigned char *row = cc_store_row(people, i);

		if (is_of(whom, cc_row_id(people, row, P_SEGMENT, 0)))
			named += cc_row_count(people, row, P_ROWS);
	}
	out.nameless = out.all > named ? out.all - named : 0;
	if (v->weight == NULL)
		out.weights = (struct cc_weight_sums){ .n = out.nameless, .least = 1, .most = 1 };
	return out;
}

static void
sum_of(double *sum, uint64_t *rows, const struct kpi_review *v, uint32_t slot, uint32_t period,
    struct kpi_whom whom)
{
	const struct cc_store *s = v->state->store[SUMS];
	const uint64_t key = (uint64_t)(v->first + period) + KPI_PERIOD_ZERO, end = row_of(s, slot, key + 1);
	struct cc_exact all = { 0 };

	*rows = 0;
	for (uint64_t i = row_of(s, slot, key); i < end; i++) {
		const unsigned char *row = cc_store_row(s, i);

		if (!is_of(whom, cc_row_id(s, row, S_SEGMENT, 0)))
			continue;
		*rows += cc_row_count(s, row, S_ROWS);
		cc_exact_join(&all, cc_row_at(s, row, S_SUM, CC_FIELD_SUM));
	}
	*sum = cc_exact_value(&all);
}

/* Of which store a part counts units; KPI_NONE: it has none. */
static unsigned
units_of(const struct kpi_review *v, const struct kpi_part *part)
{
	if (part->kind == KPI_SUM)
		return KPI_NONE;
	return part->kind == KPI_COUNT || v->study->slot[part->slot].column == KPI_NONE ? PEOPLE : UNITS;
}

/* What a part comes to, and the rows or units that it rests on. */
static double
total_of(uint64_t *n, const struct kpi_review *v, const struct kpi_part *part, uint32_t period,
    struct kpi_whom whom)
{
	double sum;

	if (part->kind == KPI_SUM) {
		sum_of(&sum, n, v, part->slot, period, whom);
		return sum;
	}
	*n = 0;
	if (part->kind == KPI_COUNT)
		*n = rows_of(v, part->slot, period, whom).all;
	else
		for (struct walk w = walk_of(v, units_of(v, part), part->slot, period, whom); walk_next(&w);)
			++*n;
	return (double)*n;
}

static void
put_total(struct kpi_figure *out, struct kpi_review *v, const struct kpi_definition *d, uint32_t period,
    struct kpi_whom whom)
{
	out->value = total_of(&out->n, v, &d->part[0], period, whom);
	if (d->kind == KPI_SUM && out->n == 0) {
		out->value = (double)NAN;
		out->why = "no-answers";
	}
}

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
compare_units(const struct walk *a, const struct walk *b)
{
	for (unsigned k = 0; k < a->keys; k++)
		if (a->unit[k] != b->unit[k])
			return a->unit[k] < b->unit[k] ? -1 : 1;
	return 0;
}

/* Units of both sides; of weight 0 none. */
static void
pair_units(struct pairs *p, struct kpi_review *v, const struct kpi_definition *d, uint32_t period,
    struct kpi_whom whom)
{
	unsigned store = units_of(v, &d->part[0]);
	struct walk w[2] = { walk_of(v, store, d->part[0].slot, period, whom),
		walk_of(v, store, d->part[1].slot, period, whom) };
	bool has[2] = { walk_next(&w[0]), walk_next(&w[1]) };

	while (has[0] || has[1]) {
		int order = !has[1] ? -1 : !has[0] ? 1 : compare_units(&w[0], &w[1]);
		const struct walk *at = order <= 0 ? &w[0] : &w[1];
		double weight = store == PEOPLE ? kpi_weight(v, at->unit[0]) : 1, n[2];
		struct cc_weight_sums one = { 0 };

		for (int i = 0; i < 2; i++)
			n[i] = d->part[i].kind == KPI_COUNT ? (double)w[i].n : 1;
		if (weight > 0) {
			cc_weights_add(&one, weight);
			add_pair(p, order <= 0 ? n[0] : 0, order >= 0 ? n[1] : 0, &one);
		}
		if (order <= 0)
			has[0] = walk_next(&w[0]);
		if (order >= 0)
			has[1] = walk_next(&w[1]);
	}
}

/* Rows without a person are people of their own. */
static void
pair_rows(struct pairs *p, const struct rows *over, const struct rows *under)
{
	struct cc_weight_sums rest = under->weights;
	bool within = over->nameless <= under->nameless && over->weights.n <= under->weights.n;

	if (over->nameless == 0 && under->nameless == 0)
		return;
	if (within) {
		if (cc_weights_alike(&rest))
			rest.n -= over->weights.n;
		else
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
people_of(const struct kpi_review *v, const struct pairs *p, bool over)
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

static void
put_share(struct kpi_figure *out, struct cc_weight_sums has, struct cc_weight_sums all, double confidence)
{
	out->shape = KPI_SHARE;
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
joint(const struct kpi_review *v, const struct kpi_definition *d)
{
	unsigned store = units_of(v, &d->part[0]);

	return store != KPI_NONE && store == units_of(v, &d->part[1]) &&
	       (store == PEOPLE || v->study->column[v->study->slot[d->part[0].slot].column].role ==
				       v->study->column[v->study->slot[d->part[1].slot].column].role);
}

static void
put_ratio(struct kpi_figure *out, struct kpi_review *v, const struct kpi_definition *d, uint32_t period,
    struct kpi_whom whom)
{
	struct pairs p = { NULL, 0, 0, v->arena, true };
	struct rows rows[2] = { { 0 }, { 0 } };
	uint64_t ignored;

	out->numerator = total_of(&ignored, v, &d->part[0], period, whom);
	out->denominator = total_of(&out->n, v, &d->part[1], period, whom);
	if (!(fabs(out->denominator) > 0)) {
		out->why = "zero-denominator";
		return;
	}
	out->value = out->numerator / out->denominator;
	if (!joint(v, d))
		return;
	pair_units(&p, v, d, period, whom);
	for (int i = 0; i < 2 && units_of(v, &d->part[0]) == PEOPLE; i++)
		if (d->part[i].kind == KPI_COUNT)
			rows[i] = rows_of(v, d->part[i].slot, period, whom);
	pair_rows(&p, &rows[0], &rows[1]);
	if (p.share) {
		put_share(out, people_of(v, &p, true), people_of(v, &p, false), v->run->confidence);
		return;
	}
	out->shape = KPI_LINEAR;
	if (cc_weighted_ratio(&out->ratio, p.part, p.n) == CC_WHY_NO_DATA)
		return;
	if (v->weight != NULL)
		out->value = out->ratio.mean;
	if (out->ratio.square > 0)
		cc_weighted_mean_interval(&out->low, &out->high, &out->ratio, v->run->confidence);
	out->low = fmax(out->low, 0);
}

/* What an answer counts as. */
static double
ticket_of(const struct kpi_definition *d, double answer)
{
	if (d->kind == KPI_TOP_BOX)
		return answer >= d->cut;
	return d->kind == KPI_NPS ? cc_nps_ticket(answer) : answer;
}

/* Each person's mean; a row without a person is one of its own. */
static struct cc_sample
sample_of(struct kpi_review *v, const struct kpi_definition *d, uint32_t period, struct kpi_whom whom)
{
	struct cc_sample sample = cc_sample_new(v->weight != NULL, v->arena);
	const struct cc_store *s = v->state->store[ANSWERS];
	struct walk w = walk_of(v, ANSWERS, d->part[0].slot, period, whom);

	while (walk_next(&w)) {
		struct cc_exact sum = { 0 };

		for (uint64_t i = w.from; i < w.at; i++) {
			const unsigned char *row = cc_store_row(s, i);
			double ticket = ticket_of(d, cc_row_number(s, row, A_VALUE, 0)), weight = 1;

			if (isnan(ticket) || !is_of(whom, cc_row_id(s, row, A_SEGMENT, 0)))
				continue;
			cc_exact_add(&sum, ticket);
			if (w.unit[0] != CC_NO_ID)
				continue;
			if (v->weight != NULL)
				weight = cc_row_number(s, row, A_WEIGHT, 0);
			if (weight > 0)
				cc_sample_add(&sample, ticket, weight);
		}
		if (w.unit[0] != CC_NO_ID && kpi_weight(v, w.unit[0]) > 0)
			cc_sample_add(&sample, cc_exact_value(&sum) / (double)w.n, kpi_weight(v, w.unit[0]));
	}
	return sample;
}

/* Whether everybody's is 0 or 1; then who has 1. */
static bool
is_share(struct cc_weight_sums *has, const struct kpi_review *v, const struct cc_sample *s)
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
put_answers(struct kpi_figure *out, struct kpi_review *v, const struct kpi_definition *d, uint32_t period,
    struct kpi_whom whom)
{
	struct cc_sample_mean mean;
	struct cc_weight_sums has;

	out->sample = sample_of(v, d, period, whom);
	out->n = cc_sample_people(&out->sample).n;
	if (out->n == 0) {
		out->why = "no-answers";
		return;
	}
	if (d->kind == KPI_TOP_BOX && is_share(&has, v, &out->sample)) {
		put_share(out, has, cc_sample_people(&out->sample), v->run->confidence);
		return;
	}
	if (d->kind == KPI_NPS) {
		out->shape = KPI_SCORE;
		cc_nps(&out->score, &out->sample, v->run->confidence);
		out->value = out->score.value;
		out->low = out->score.low;
		out->high = out->score.high;
		return;
	}
	out->shape = KPI_SAMPLE;
	cc_sample_mean(&mean, &out->sample, v->run->confidence);
	out->value = mean.mean;
	out->low = mean.low;
	out->high = mean.high;
}

/* Promoters, detractors and n as columns of counts. */
static void
put_counted_score(struct kpi_figure *out, struct kpi_review *v, const struct kpi_definition *d,
    uint32_t period, struct kpi_whom whom)
{
	double sum[3];
	uint64_t rows;

	for (int i = 0; i < 3; i++) {
		sum_of(&sum[i], &rows, v, d->part[i].slot, period, whom);
		if (!(sum[i] >= 0 && sum[i] < 1e15 && sum[i] == floor(sum[i])))
			rows = 0;
	}
	if (rows == 0 || sum[2] == 0 || sum[0] + sum[1] > sum[2]) {
		out->why = rows == 0 || sum[2] > 0 ? "no-answers" : "zero-denominator";
		return;
	}
	out->shape = KPI_SCORE;
	cc_nps_counts(&out->score, (uint64_t)sum[0], (uint64_t)sum[1], (uint64_t)sum[2], v->run->confidence);
	out->value = out->score.value;
	out->low = out->score.low;
	out->high = out->score.high;
	out->n = out->score.n;
}

void
kpi_figure(struct kpi_figure *out, struct kpi_review *v, const struct kpi_definition *d, uint32_t period,
    struct kpi_whom whom)
{
	const struct kpi_cohort *cohort = v->cohort[d - v->study->definition];

	*out = (struct kpi_figure){ .value = (double)NAN,
		.low = (double)NAN,
		.high = (double)NAN,
		.numerator = (double)NAN,
		.denominator = (double)NAN };
	if (d->kind == KPI_RETENTION || d->kind == KPI_COHORT) {
		put_share(out, cohort[period].share.has, cohort[period].share.all, v->run->confidence);
		if (out->why != NULL)
			out->why = "no-cohort";
	} else if (!v->covered[period] || d->kind == KPI_GIVEN) {
		out->why = d->kind == KPI_GIVEN ? "no-measure" : "no-rows";
	} else if (d->kind == KPI_RATIO) {
		put_ratio(out, v, d, period, whom);
	} else if (d->kind == KPI_NPS_COUNTS) {
		put_counted_score(out, v, d, period, whom);
	} else if (d->kind == KPI_MEAN || d->kind == KPI_TOP_BOX || d->kind == KPI_NPS) {
		put_answers(out, v, d, period, whom);
	} else {
		put_total(out, v, d, period, whom);
	}
	if (out->why == NULL && out->n < d->min_n)
		out->why = "below-min-n";
	if (out->why != NULL)
		out->value = out->low = out->high = out->numerator = out->denominator = (double)NAN;
}
