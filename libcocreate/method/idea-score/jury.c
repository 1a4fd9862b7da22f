/* jury.c -- ratings into counts, counts into figures. */
#include "method/idea-score/int.h"

#include "base/arena.h"
#include "stat/interval.h"

#include <math.h>
#include <stdlib.h>

/* Neighbouring ideas, which are judged on their own: what their jury writes is
 * its own, but for the ideas and cells, of which it has its range. */
struct part {
	struct jury jury;
	uint32_t from, to;  /* ideas */
	uint64_t row, rows; /* the first, and how many */
	struct cc_arena *arena;
	struct cc_problems problems;
	struct patterns *patterns; /* NULL: they are too many */
};

enum { PARTS = 16, ROWS_A_RATER = 8, SHEET = 2 };

/* values: how many distinct ones can come. */
static void
tally_begin(struct tally *t, uint64_t values, uint32_t ideas, uint64_t rows, struct cc_arena *arena)
{
	uint64_t most = ideas > 0 && values < rows / ideas ? values * ideas : rows;

	t->first = CC_ARRAY(arena, size_t, (size_t)ideas + 1);
	t->value = CC_ARRAY(arena, uint32_t, most);
	t->count = CC_ARRAY(arena, uint32_t, most);
	t->dense = CC_ARRAY(arena, uint32_t, values);
	t->touched = CC_ARRAY(arena, uint32_t, values);
	t->counts = (struct cc_counts){ .first = t->first, .value = t->value, .count = t->count };
}

/* An idea ends: its counts become a unit of the tally and its moments. */
static void
tally_close(struct tally *t, struct cc_moments *m, const struct cc_values *values, const double *sorted)
{
	size_t at = t->first[t->counts.units];

	for (uint32_t i = 0; i < t->n_touched; i++, at++) {
		uint32_t v = t->touched[i];

		t->value[at] = v;
		t->count[at] = t->dense[v];
		cc_moments_add_times(m, sorted != NULL ? sorted[v] : cc_values_at(values, v), t->dense[v]);
		t->dense[v] = 0;
	}
	t->n_touched = 0;
	t->first[++t->counts.units] = at;
}

static double
weighted(const struct jury *j, const double *points)
{
	double sum = 0;

	for (uint32_t a = 0; a < j->axes; a++)
		sum += j->weight[a] * points[a];
	return sum * j->axes / j->weights;
}

bool
jury_total(double *total, const struct jury *j, const uint32_t *score, uint32_t idea)
{
	double sum = 0, weights = 0;

	for (uint32_t a = 0; a < j->axes; a++) {
		if (score[a] != CC_NO_ID) {
			sum += j->weight[a] * j->log->value[score[a]];
			weights += j->weight[a];
		} else if (!j->opts->prorate || jury_cell(j, idea, a)->n > 0) {
			return false;
		}
	}
	*total = sum * j->axes / weights;
	return weights > 0;
}

/* The weighted sum of an idea's axis means; NaN where an axis has none, unless
 * the rest stands for all. */
static double
total_of(const struct jury *j, uint32_t idea)
{
	struct cc_twofold total = { 0, 0 };
	double weights = 0;

	for (uint32_t a = 0; a < j->axes; a++) {
		const struct cell *cell = jury_cell(j, idea, a);

		if (cell->n == 0 && !j->opts->prorate)
			return NAN;
		if (cell->n == 0)
			continue;
		if (is_median(j))
			cc_twofold_add(&total, j->weight[a] * cell->mean);
		else
			cc_twofold_add_ratio(&total, j->weight[a] * cell->sum, (double)cell->n);
		weights += j->weight[a];
	}
	return weights > 0 ? cc_twofold_value(&total) * j->axes / weights : NAN;
}

/* axis may be that of totals. */
static void
count_rater(struct jury *j, uint32_t axis, uint32_t rater)
{
	if (rater == CC_NO_ID)
		j->tally[axis].anonymous++;
	else
		j->rated[(size_t)rater * (j->axes + 1) + axis] = 1;
}

static void
count_judgement(struct jury *j, const struct judgement *g)
{
	struct tally *totals = &j->tally[j->axes];
	double points[j->axes], total;
	uint32_t scored = 0;

	for (uint32_t a = 0; a < j->axes; a++) {
		if (g->score[a] == CC_NO_ID)
			continue;
		tally_add(&j->tally[a], g->score[a], 1);
		count_rater(j, a, g->rater);
		points[a] = j->log->value[g->score[a]];
		scored++;
	}
	j->idea[g->idea].raters++;
	if (scored == j->axes)
		total = weighted(j, points);
	else if (!j->opts->prorate || !jury_total(&total, j, g->score, g->idea))
		return;
	tally_add(totals, cc_values_add(j->total, total), 1);
	count_rater(j, j->axes, g->rater);
}

/* total, its interval and how sure the threshold is met; NaN where unknown. */
static void
score_idea(struct jury *j, struct idea *idea, const struct cc_moments *totals)
{
	double mean, sd;

	idea->total = total_of(j, idea->id);
	idea->low = idea->high = idea->pass = NAN;
	if (isnan(idea->total)) {
		j->unrated++;
		return;
	}
	if (is_median(j))
		return;
	cc_moments_mean(&mean, totals);
	if (cc_moments_sd(&sd, totals) != CC_WHY_NONE) {
		j->alone++;
		return;
	}
	cc_mean_interval(&idea->low, &idea->high, mean, sd, totals->n, j->run->confidence);
	idea->low += idea->total - mean;
	idea->high += idea->total - mean;
	if (sd == 0)
		j->unvaried++;
	else if (j->has_threshold)
		idea->pass = cc_t_cdf(
		    (idea->total - j->threshold) / (sd / sqrt((double)totals->n)), (double)(totals->n - 1));
}

static int
by_rank(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* The middle of n values, or the mean of the two in the middle; NaN of none. */
static double
median_of(struct tally *t, const double *sorted)
{
	uint64_t n = 0, below = 0;
	double low = NAN;

	for (uint32_t i = 0; i < t->n_touched; i++)
		n += t->dense[t->touched[i]];
	qsort(t->touched, t->n_touched, sizeof *t->touched, by_rank);
	for (uint32_t i = 0; i < t->n_touched; i++) {
		double value = sorted[t->touched[i]];

		below += t->dense[t->touched[i]];
		if (2 * below < n)
			continue;
		low = isnan(low) ? value : low;
		if (2 * below > n)
			return low + (value - low) / 2;
	}
	return NAN;
}

static void
close_idea(struct jury *j, uint32_t id)
{
	struct cc_moments m;
	struct cell *cell;
	uint32_t scored = 0;

	for (uint32_t a = 0; a < j->axes; a++) {
		double median = is_median(j) ? median_of(&j->tally[a], j->log->value) : NAN;

		m = (struct cc_moments){ 0 };
		tally_close(&j->tally[a], &m, NULL, j->log->value);
		cell = &j->cell[(size_t)id * j->axes + a];
		cell->n = m.n;
		cell->sum = cc_exact_value(&m.sum);
		cc_moments_mean(&cell->mean, &m);
		if (is_median(j))
			cell->mean = median;
		scored += cell->n > 0;
	}
	m = (struct cc_moments){ 0 };
	tally_close(&j->tally[j->axes], &m, j->total, NULL);
	j->idea[id].id = id;
	j->idea[id].mean = cc_mean_of(&m);
	score_idea(j, &j->idea[id], &m);
	j->prorated += scored < j->axes && !isnan(j->idea[id].total);
}

/* A rater's scores, and how far each lies from the mean of the others':
 * x - (sum - x) / (n - 1) = (n x - sum) / (n - 1).  Axes that as many rated
 * share the division; their numerators are mostly whole and add up exactly. */
void
jury_compare(struct comparison *c, const struct jury *j, const uint32_t *score, uint32_t idea)
{
	double number = 0, by = 0;

	c->parts = c->scores = c->compared = 0;
	c->sum = 0;
	for (uint32_t a = 0; a < j->axes; a++) {
		const struct cell *cell = jury_cell(j, idea, a);
		double x;

		if (score[a] == CC_NO_ID)
			continue;
		x = j->log->value[score[a]];
		c->sum += x;
		c->scores++;
		if (cell->n < 2)
			continue;
		if (by != (double)(cell->n - 1)) {
			if (by > 0)
				c->part[c->parts++] = cc_twofold_ratio(number, by);
			number = 0;
			by = (double)(cell->n - 1);
		}
		number += (double)cell->n * x - cell->sum;
		c->compared++;
	}
	if (by > 0)
		c->part[c->parts++] = cc_twofold_ratio(number, by);
}

static void
compare_judgement(struct jury *j, struct comparison *c, const struct judgement *g)
{
	if (g->rater == CC_NO_ID)
		return;
	jury_compare(c, j, g->score, g->idea);
	rater_add(&j->rater[g->rater], c);
}

/* Where the rows of an idea end; what is read here lies near for the judging. */
static uint64_t
rows_end(const struct cc_store *log, uint64_t from, uint32_t idea)
{
	while (from < log->rows && cc_row_id(log, cc_store_row(log, from), R_IDEA, 0) == idea) {
		cc_store_fetch(log, from + 16);
		from++;
	}
	return from;
}

static void
begin_part(struct part *p)
{
	struct jury *j = &p->jury;
	uint64_t totals = 1; /* as many as patterns of values, or rows */

	j->rater = CC_ARRAY(p->arena, struct rater, j->raters);
	j->rated = CC_ARRAY(p->arena, uint8_t, (size_t)j->raters * (j->axes + 1));
	j->tally = CC_ARRAY(p->arena, struct tally, (size_t)j->axes + 1);
	for (uint32_t a = 0; a < j->axes; a++) {
		tally_begin(&j->tally[a], j->log->n_values, p->to - p->from, p->rows, p->arena);
		if (totals < p->rows)
			totals *= j->log->n_values;
	}
	tally_begin(
	    &j->tally[j->axes], totals < p->rows ? totals : p->rows, p->to - p->from, p->rows, p->arena);
	j->total = cc_values_new();
	p->patterns = jury_patterns_begin(j, p->arena);
}

/* Which axes an idea is scored on has to be known before its totals are. */
static void
see_axes(struct jury *j, uint64_t from, uint64_t end, uint32_t id)
{
	for (uint64_t i = from; i < end; i++)
		for (uint32_t a = 0; a < j->axes; a++)
			if (cc_row_id(j->log, cc_store_row(j->log, i), R_SCORE, a) != CC_NO_ID)
				j->cell[(size_t)id * j->axes + a].n = 1;
}

/* One walk over a part's ratings: means, totals and the counts of every table. */
static void
count_part(void *ctx, uint32_t number, struct cc_arena *scratch)
{
	struct part *p = &((struct part *)ctx)[number];
	struct jury *j = &p->jury;
	struct judgement g = { .place = CC_ARRAY(scratch, uint64_t, j->axes),
		.merged = CC_ARRAY(scratch, uint32_t, j->axes),
		.next = p->row };
	struct comparison c = { .part = CC_ARRAY(scratch, struct cc_twofold, j->axes) };
	uint64_t from = p->row, end;

	begin_part(p);
	for (uint32_t id = p->from; id < p->to; id++, from = end) {
		end = rows_end(j->log, from, id);
		if (p->patterns != NULL) {
			jury_patterns_count(p->patterns, j, &g, end, &p->problems);
			close_idea(j, id);
			jury_patterns_compare(p->patterns, j, id);
			continue;
		}
		if (j->opts->prorate)
			see_axes(j, from, end, id);
		for (g.next = from; jury_next(&g, j, end, &p->problems);)
			count_judgement(j, &g);
		close_idea(j, id);
		for (g.next = from; jury_next(&g, j, end, NULL);)
			compare_judgement(j, &c, &g);
	}
	if (p->patterns != NULL)
		jury_patterns_end(p->patterns, j);
	j->dropped = g.dropped;
}

uint64_t
jury_row(const struct cc_store *log, uint64_t low, uint64_t high, unsigned field, uint32_t least)
{
	while (low < high) {
		uint64_t middle = low + (high - low) / 2;

		if (cc_row_id(log, cc_store_row(log, middle), field, 0) < least)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* How many parts depends on the data alone, so the threads move no digit;
 * where raters are many, each part's table of them would outgrow the log. */
static uint32_t
count_parts(const struct jury *j)
{
	uint64_t parts = j->raters > 0 ? j->log->rows / ROWS_A_RATER / j->raters : PARTS;

	if (parts > PARTS)
		parts = PARTS;
	if (parts > j->ideas)
		parts = j->ideas;
	return parts > 1 ? (uint32_t)parts : 1;
}

static void
join_tally(struct tally *to, const struct tally *from, const uint32_t *ids)
{
	size_t at = to->first[to->counts.units];

	for (size_t u = 0; u < from->counts.units; u++) {
		for (size_t e = from->first[u]; e < from->first[u + 1]; e++, at++) {
			to->value[at] = ids != NULL ? ids[from->value[e]] : from->value[e];
			to->count[at] = from->count[e];
		}
		to->first[++to->counts.units] = at;
	}
	to->anonymous += from->anonymous;
}

static void
join_raters(struct jury *to, const struct jury *from)
{
	for (uint32_t r = 0; r < to->raters; r++) {
		to->rater[r].ideas += from->rater[r].ideas;
		to->rater[r].scores += from->rater[r].scores;
		to->rater[r].compared += from->rater[r].compared;
		cc_twofold_join(&to->rater[r].sum, &from->rater[r].sum);
		cc_twofold_join(&to->rater[r].difference, &from->rater[r].difference);
	}
	for (size_t i = 0; i < (size_t)to->raters * (to->axes + 1); i++)
		to->rated[i] |= from->rated[i];
}

/* Parts are joined in the order of their ideas. */
static void
join_part(struct jury *j, const struct part *p, struct cc_arena *arena)
{
	uint32_t *ids = CC_ARRAY(arena, uint32_t, cc_values_count(p->jury.total));

	cc_values_join(j->total, p->jury.total, ids);
	for (uint32_t a = 0; a <= j->axes; a++)
		join_tally(&j->tally[a], &p->jury.tally[a], a == j->axes ? ids : NULL);
	join_raters(j, &p->jury);
	j->unrated += p->jury.unrated;
	j->alone += p->jury.alone;
	j->unvaried += p->jury.unvaried;
	j->prorated += p->jury.prorated;
	j->dropped += p->jury.dropped;
}

static void
begin_joined(struct jury *j, const struct part *part, uint32_t parts, struct cc_arena *arena)
{
	j->rater = CC_ARRAY(arena, struct rater, j->raters);
	j->rated = CC_ARRAY(arena, uint8_t, (size_t)j->raters * (j->axes + 1));
	j->tally = CC_ARRAY(arena, struct tally, (size_t)j->axes + 1);
	j->total = cc_values_new();
	for (uint32_t a = 0; a <= j->axes; a++) {
		struct tally *t = &j->tally[a];
		size_t counts = 0;

		for (uint32_t p = 0; p < parts; p++)
			counts += part[p].jury.tally[a].first[part[p].to - part[p].from];
		t->first = CC_ARRAY(arena, size_t, (size_t)j->ideas + 1);
		t->value = CC_ARRAY(arena, uint32_t, counts);
		t->count = CC_ARRAY(arena, uint32_t, counts);
		t->counts =
		    (struct cc_counts){ 0, j->log->n_values, j->log->value, t->first, t->value, t->count };
	}
}

static void
count_all(struct jury *j, struct cc_problems *problems, struct cc_arena *arena)
{
	uint32_t parts = count_parts(j);
	struct part *part = CC_ARRAY(arena, struct part, parts);

	for (uint32_t i = 0; i < parts; i++) {
		part[i].jury = *j;
		part[i].arena = cc_arena_new();
		part[i].from = (uint32_t)((uint64_t)j->ideas * i / parts);
		part[i].to = (uint32_t)((uint64_t)j->ideas * (i + 1) / parts);
		part[i].row = jury_row(j->log, 0, j->log->rows, R_IDEA, part[i].from);
		part[i].rows = jury_row(j->log, 0, j->log->rows, R_IDEA, part[i].to) - part[i].row;
	}
	cc_each(j->run->workers, count_part, part, parts);
	begin_joined(j, part, parts, arena);
	for (uint32_t i = 0; i < parts; i++) {
		join_part(j, &part[i], arena);
		cc_problems_join(problems, &part[i].problems);
		cc_values_free(part[i].jury.total);
		cc_arena_free(part[i].arena);
	}
}

static int
by_value(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* The values of a unit came in the order of the rows: put them in their own. */
static void
order_units(struct tally *t, uint64_t *pair)
{
	for (size_t u = 0; u < t->counts.units; u++) {
		size_t from = t->first[u], n = t->first[u + 1] - from;

		for (size_t i = 0; i < n; i++)
			pair[i] = (uint64_t)t->value[from + i] << 32 | t->count[from + i];
		qsort(pair, n, sizeof *pair, by_value);
		for (size_t i = 0; i < n; i++) {
			t->value[from + i] = (uint32_t)(pair[i] >> 32);
			t->count[from + i] = (uint32_t)pair[i];
		}
	}
}

static void
order_values(struct jury *j, struct cc_arena *arena)
{
	struct tally *t = &j->tally[j->axes];
	uint32_t n = cc_values_count(j->total);
	uint32_t *rank = CC_ARRAY(arena, uint32_t, n);
	double *sorted = CC_ARRAY(arena, double, n);

	cc_values_rank(j->total, rank, sorted);
	for (size_t i = 0; i < t->first[j->ideas]; i++)
		t->value[i] = rank[t->value[i]];
	t->counts.number = sorted;
	t->counts.values = n;
	for (uint32_t a = 0; a <= j->axes; a++)
		order_units(&j->tally[a], CC_ARRAY(arena, uint64_t, j->tally[a].counts.values));
}

static const char *
verdict_of(const struct jury *j, const struct idea *idea)
{
	if (isnan(idea->total))
		return "incomplete";
	if (!j->has_threshold)
		return NULL;
	if (!reaches(idea->total, j->threshold))
		return "hold";
	if (j->opts->veto.set)
		for (uint32_t a = 0; a < j->axes; a++)
			if (reaches(j->opts->veto.value, jury_cell(j, idea->id, a)->mean))
				return "conditional";
	return "priority";
}

/* Totals on a grid, so that noise makes no order and ties are transitive. */
static double
grid(double total)
{
	return rint(total / SAME);
}

static int
better_first(const void *a, const void *b)
{
	const struct idea *x = a, *y = b;

	if (isnan(x->total) != isnan(y->total))
		return isnan(x->total) ? 1 : -1;
	if (!isnan(x->total) && grid(x->total) != grid(y->total))
		return x->total > y->total ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

/* Ties share the better rank; ideas without a total have none. */
static void
rank_ideas(struct jury *j)
{
	for (uint32_t i = 0; i < j->ideas; i++)
		j->idea[i].verdict = verdict_of(j, &j->idea[i]);
	qsort(j->idea, j->ideas, sizeof *j->idea, better_first);
	for (uint32_t i = 0; i < j->ideas && !isnan(j->idea[i].total); i++) {
		bool tie = i > 0 && grid(j->idea[i].total) == grid(j->idea[i - 1].total);

		j->idea[i].rank = tie ? j->idea[i - 1].rank : (int64_t)i + 1;
	}
}

void
jury_judge(struct jury *j, struct cc_problems *problems, struct cc_arena *arena)
{
	j->ideas = cc_state_ids(j->now, IDEA);
	j->raters = j->log->rows > 0 ? cc_state_ids(j->now, RATER) : 0; /* else they are voters */
	j->idea = CC_ARRAY(arena, struct idea, j->ideas);
	j->cell = CC_ARRAY(arena, struct cell, (size_t)j->ideas * j->axes);
	if (jury_patterns(j) > 0 && (uint64_t)j->ideas * j->raters <= SHEET * j->log->rows)
		j->sheet = CC_ARRAY(arena, uint16_t, (size_t)j->ideas * j->raters);
	count_all(j, problems, arena);
	order_values(j, arena);
	cc_values_free(j->total);
	rank_ideas(j);
}
