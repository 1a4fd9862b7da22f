/* idea-score_jury.c -- ratings into counts, counts into figures. */
#include "method/idea-score_int.h"

#include "base/arena.h"
#include "stat/interval.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

/* What one rater gave one idea: rows of the same rater are one judgement. */
struct judgement {
	uint64_t next; /* row to read from */
	uint32_t idea, rater, segment;
	uint64_t *place; /* [axes] */
	uint32_t *score; /* [axes]; ranks of values, or CC_NO_ID */
};

static void
report_twice(const struct jury *j, const struct judgement *g, uint32_t axis, uint64_t place,
    struct cc_problems *problems)
{
	struct cc_place before = cc_run_place(j->run, g->place[axis]);

	cc_problem_late(problems, cc_place_file(place), cc_run_place(j->run, place), j->items->item[axis].id,
	    N_("rater \"%s\" already scored idea \"%s\" at %s:%" PRIu64 "; wanted one score"),
	    cc_quote(cc_state_text(j->now, RATER, g->rater)).text,
	    cc_quote(cc_state_text(j->now, IDEA, g->idea)).text, before.file, before.line);
}

/* The next judgement before row end; problems NULL: said already. */
static bool
judge(struct judgement *g, const struct jury *j, uint64_t end, struct cc_problems *problems)
{
	const struct cc_store *log = j->log;
	bool begun = false;

	for (; g->next < end; g->next++) {
		const unsigned char *row = cc_store_row(log, g->next);
		uint32_t idea = cc_row_id(log, row, R_IDEA, 0), rater = cc_row_id(log, row, R_RATER, 0);

		if (begun && (rater != g->rater || rater == CC_NO_ID))
			break;
		if (!begun) {
			g->idea = idea;
			g->rater = rater;
			g->segment = cc_row_id(log, row, R_SEGMENT, 0);
			for (uint32_t a = 0; a < j->axes; a++)
				g->score[a] = CC_NO_ID;
		}
		begun = true;
		for (uint32_t a = 0; a < j->axes; a++) {
			uint32_t score = cc_row_id(log, row, R_SCORE, a);

			if (score == CC_NO_ID)
				continue;
			if (g->score[a] != CC_NO_ID && problems != NULL)
				report_twice(j, g, a, cc_row_word(log, row, R_PLACE), problems);
			if (g->score[a] == CC_NO_ID) {
				g->score[a] = score;
				g->place[a] = cc_row_word(log, row, R_PLACE);
			}
		}
	}
	return begun;
}

/* values: how many distinct ones can come. */
static void
tally_begin(struct tally *t, const struct jury *j, uint64_t values, struct cc_arena *arena)
{
	uint64_t most = j->ideas > 0 && values < j->log->rows / j->ideas ? values * j->ideas : j->log->rows;

	t->first = CC_ARRAY(arena, size_t, (size_t)j->ideas + 1);
	t->value = CC_ARRAY(arena, uint32_t, most);
	t->count = CC_ARRAY(arena, uint32_t, most);
	t->dense = CC_ARRAY(arena, uint32_t, values);
	t->touched = CC_ARRAY(arena, uint32_t, values);
	t->apart = CC_ARRAY(arena, struct cc_twofold, values);
	t->counts = (struct cc_counts){ .first = t->first, .value = t->value, .count = t->count };
}

static void
tally_add(struct tally *t, uint32_t value)
{
	if (t->dense[value]++ == 0)
		t->touched[t->n_touched++] = value;
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

/* Each given value less the mean of the other ratings:
 * x - (sum - x) / (n - 1) = (n x - sum) / (n - 1). */
static void
tally_apart(struct tally *t, const struct cell *cell, const double *value)
{
	for (size_t e = t->first[t->counts.units - 1]; e < t->first[t->counts.units] && cell->n > 1; e++) {
		struct cc_twofold *apart = &t->apart[t->value[e]];
		double n = (double)cell->n;

		*apart = (struct cc_twofold){ 0, 0 };
		cc_twofold_add_ratio(apart, n * value[t->value[e]] - cell->sum, n - 1);
	}
}

/* On the scale of an unweighted total. */
static double
weighted(const struct jury *j, const double *points)
{
	double sum = 0;

	for (uint32_t a = 0; a < j->axes; a++)
		sum += j->weight[a] * points[a];
	return sum * (j->axes / j->weights);
}

/* The weighted sum of an idea's axis means; NaN where an axis has none. */
static double
total_of(const struct jury *j, uint32_t idea)
{
	struct cc_twofold total = { 0, 0 };

	for (uint32_t a = 0; a < j->axes; a++) {
		const struct cell *cell = jury_cell(j, idea, a);

		if (cell->n == 0)
			return NAN;
		cc_twofold_add_ratio(&total, j->weight[a] * cell->sum, (double)cell->n);
	}
	return cc_twofold_value(&total) * (j->axes / j->weights);
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
		tally_add(&j->tally[a], g->score[a]);
		count_rater(j, a, g->rater);
		points[a] = j->log->value[g->score[a]];
		scored++;
	}
	j->idea[g->idea].raters++;
	if (scored < j->axes)
		return;
	total = weighted(j, points);
	tally_add(totals, cc_values_add(j->total, total));
	if (j->segments != NULL && g->segment != CC_NO_ID)
		cc_moments_add(&j->segment[g->segment], total);
	count_rater(j, j->axes, g->rater);
}

/* total, its interval and how sure the threshold is met; NaN where unknown. */
static void
score_idea(struct jury *j, struct idea *idea, const struct cc_moments *totals)
{
	double mean, sd;

	idea->total = total_of(j, idea->id);
	idea->low = idea->high = idea->pass = NAN;
	if (isnan(idea->total))
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

/* Each segment's raters against all others. */
static void
close_segments(struct jury *j, uint32_t idea, const struct cc_moments *all)
{
	for (uint32_t s = 0; j->segments != NULL && s < cc_state_ids(j->now, SEGMENT); s++) {
		struct cc_moments others = *all;

		if (j->segment[s].n == 0)
			continue;
		cc_moments_leave(&others, &j->segment[s]);
		cc_segment_mean(j->segments, cc_state_text(j->now, SEGMENT, s),
		    cc_state_text(j->now, IDEA, idea), "total", cc_mean_of(&j->segment[s]),
		    cc_mean_of(&others));
		j->segment[s] = (struct cc_moments){ 0 };
	}
}

static void
close_idea(struct jury *j, uint32_t id)
{
	struct cc_moments m;
	struct cell *cell;

	for (uint32_t a = 0; a < j->axes; a++) {
		m = (struct cc_moments){ 0 };
		tally_close(&j->tally[a], &m, NULL, j->log->value);
		cell = &j->cell[(size_t)id * j->axes + a];
		cell->n = m.n;
		cell->sum = cc_exact_value(&m.sum);
		cc_moments_mean(&cell->mean, &m);
		tally_apart(&j->tally[a], cell, j->log->value);
	}
	m = (struct cc_moments){ 0 };
	tally_close(&j->tally[j->axes], &m, j->total, NULL);
	j->idea[id].id = id;
	j->idea[id].mean = cc_mean_of(&m);
	close_segments(j, id, &m);
	score_idea(j, &j->idea[id], &m);
}

/* A rater's scores, and how far each lies from the mean of the others'. */
static void
compare_judgement(struct jury *j, const struct judgement *g)
{
	struct rater *rater = &j->rater[g->rater];

	if (g->rater == CC_NO_ID)
		return;
	rater->ideas++;
	for (uint32_t a = 0; a < j->axes; a++) {
		uint32_t score = g->score[a];

		if (score == CC_NO_ID)
			continue;
		cc_twofold_add(&rater->sum, j->log->value[score]);
		rater->scores++;
		if (jury_cell(j, g->idea, a)->n < 2)
			continue;
		cc_twofold_join(&rater->difference, &j->tally[a].apart[score]);
		rater->compared++;
	}
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

/* One walk over the ratings: means, totals and the counts of every table. */
static void
count_all(struct jury *j, struct cc_problems *problems, struct cc_arena *arena)
{
	struct judgement g = { .place = CC_ARRAY(arena, uint64_t, j->axes),
		.score = CC_ARRAY(arena, uint32_t, j->axes) };
	uint64_t from = 0, end;

	for (uint32_t id = 0; id < j->ideas; id++, from = end) {
		end = rows_end(j->log, from, id);
		for (g.next = from; judge(&g, j, end, problems);)
			count_judgement(j, &g);
		close_idea(j, id);
		for (g.next = from; judge(&g, j, end, NULL);)
			compare_judgement(j, &g);
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

static void
jury_begin(struct jury *j, struct cc_arena *arena)
{
	uint64_t totals = 1; /* as many as patterns of values, or rows */

	j->ideas = cc_state_ids(j->now, IDEA);
	j->raters = cc_state_ids(j->now, RATER);
	j->idea = CC_ARRAY(arena, struct idea, j->ideas);
	j->rater = CC_ARRAY(arena, struct rater, j->raters);
	j->rated = CC_ARRAY(arena, uint8_t, (size_t)j->raters * (j->axes + 1));
	j->cell = CC_ARRAY(arena, struct cell, (size_t)j->ideas * j->axes);
	j->tally = CC_ARRAY(arena, struct tally, (size_t)j->axes + 1);
	for (uint32_t a = 0; a < j->axes; a++) {
		tally_begin(&j->tally[a], j, j->log->n_values, arena);
		if (totals < j->log->rows)
			totals *= j->log->n_values;
		j->tally[a].counts.number = j->log->value;
		j->tally[a].counts.values = j->log->n_values;
	}
	if (totals > j->log->rows)
		totals = j->log->rows;
	tally_begin(&j->tally[j->axes], j, totals, arena);
	j->total = cc_values_new();
	if (j->segments != NULL)
		j->segment = CC_ARRAY(arena, struct cc_moments, cc_state_ids(j->now, SEGMENT));
}

void
jury_judge(struct jury *j, struct cc_problems *problems, struct cc_arena *arena)
{
	jury_begin(j, arena);
	count_all(j, problems, arena);
	order_values(j, arena);
	cc_values_free(j->total);
	rank_ideas(j);
}
