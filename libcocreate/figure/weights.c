/* weights.c -- case weights: whose they are, and what they do to the figures. */
#include "figure/weights.h"

#include "base/arena.h"
#include "base/num.h"
#include "figure/names.h"
#include "figure/twice.h"

#include <inttypes.h>
#include <math.h>

const struct cc_column_spec cc_weights_columns[] = {
	CC_CELL(struct cc_weights_row, "group", group, ID, KEY),
	CC_CELL(struct cc_weights_row, "n", n, INT, N),
	CC_CELL(struct cc_weights_row, "zero", zero, INT, NONE),
	CC_CELL(struct cc_weights_row, "sum", sum, REAL, NONE),
	CC_CELL(struct cc_weights_row, "mean", mean, REAL, NONE),
	CC_CELL(struct cc_weights_row, "min", least, REAL, NONE),
	CC_CELL(struct cc_weights_row, "max", most, REAL, NONE),
	CC_CELL(struct cc_weights_row, "n_eff", effective, REAL, NONE),
	CC_CELL(struct cc_weights_row, "deff", design, REAL, NONE),
	CC_CELL(struct cc_weights_row, "largest_share", largest, SHARE, NONE),
	{ 0 },
};

void
cc_weights_log(
    struct cc_store *log, const struct cc_batch *batch, uint32_t row, unsigned person, unsigned weight)
{
	unsigned char *record;

	if (cc_column_at(batch, weight, 0) == NULL || !cc_has(batch, person, row))
		return;
	record = cc_log_row(log, batch, row);
	cc_log_put_value(log, record, CC_WEIGHTS_WEIGHT, 0, cc_num_at(batch, weight, row));
}

void
cc_tally_weight(
    const struct cc_store *tally, unsigned char *record, unsigned field, const struct cc_weight_sums *one)
{
	if (one->n == 0) {
		cc_tally_add(tally, record, field + CC_WEIGHT_ZERO, 1);
		return;
	}
	cc_tally_add(tally, record, field + CC_WEIGHT_N, 1);
	cc_tally_least(tally, record, field + CC_WEIGHT_LEAST, one->least);
	cc_tally_most(tally, record, field + CC_WEIGHT_MOST, one->most);
	for (unsigned d = 0; d < CC_WEIGHT_DIGITS; d++)
		cc_tally_add(tally, record, field + CC_WEIGHT_DIGIT + d, one->digit[d]);
}

/* A merged state may say anything: without a sum there is nobody. */
void
cc_row_weights(struct cc_weight_sums *out, uint64_t *zero, const struct cc_store *tally,
    const unsigned char *record, unsigned field)
{
	*out = (struct cc_weight_sums){ .n = cc_row_count(tally, record, field + CC_WEIGHT_N),
		.least = cc_row_extreme(tally, record, field + CC_WEIGHT_LEAST, CC_FIELD_MIN),
		.most = cc_row_extreme(tally, record, field + CC_WEIGHT_MOST, CC_FIELD_MAX) };
	for (unsigned d = 0; d < CC_WEIGHT_DIGITS; d++)
		out->digit[d] = (int64_t)cc_row_count(tally, record, field + CC_WEIGHT_DIGIT + d);
	*zero = cc_row_count(tally, record, field + CC_WEIGHT_ZERO);
	if (!(cc_weights_sum(out) > 0 && cc_weights_squares(out) > 0))
		*out = (struct cc_weight_sums){ 0 };
}

static const struct cc_span column = { "weight", 6 };

/* The weight that all rows of one person agree on. */
static double
weight_of(const struct cc_state *state, const struct cc_store *log, const struct cc_group *g, unsigned person,
    const struct cc_run *run, struct cc_problems *problems)
{
	double weight = (double)NAN;
	uint64_t first = 0;

	for (uint64_t i = g->from; i < g->end; i++) {
		const unsigned char *row = cc_store_row(log, i);
		double now = cc_row_number(log, row, CC_WEIGHTS_WEIGHT, 0);
		uint64_t place = cc_row_place(log, row, CC_WEIGHTS_PLACE);
		struct cc_twice twice;

		if (isnan(now) || now == weight)
			continue;
		if (isnan(weight)) {
			weight = now;
			first = place;
			continue;
		}
		twice = cc_twice_at(run, first, place);
		cc_place_problem(problems, run, twice.later, column,
		    N_("%s for person \"%s\", who has %s in %s; wanted one weight a person"),
		    cc_num_say(now).text,
		    cc_quote(cc_state_text(state, person, cc_row_id(log, row, CC_WEIGHTS_PERSON, 0))).text,
		    cc_num_say(weight).text, twice.first);
	}
	return weight;
}

void
cc_case_weights(struct cc_case_weights *out, const struct cc_state *state, const struct cc_store *log,
    unsigned person, unsigned weight, const struct cc_run *run, struct cc_problems *problems,
    struct cc_arena *arena)
{
	double *of;
	uint64_t *place;

	*out = (struct cc_case_weights){ .bound = (run->bound & ~run->idle) >> weight & 1,
		.file = run->file[0] };
	if (!out->bound)
		return;
	out->people = cc_state_ids(state, person);
	of = CC_ARRAY(arena, double, out->people);
	place = CC_ARRAY(arena, uint64_t, out->people);
	for (uint32_t i = 0; i < out->people; i++) {
		of[i] = (double)NAN;
		place[i] = CC_WEIGHTS_NOWHERE;
	}
	for (struct cc_group g = cc_groups(log, 1); cc_group_next(&g);) {
		const unsigned char *row = cc_store_row(log, g.from);
		uint32_t id = cc_row_id(log, row, CC_WEIGHTS_PERSON, 0);

		if (id >= out->people)
			continue;
		of[id] = weight_of(state, log, &g, person, run, problems);
		place[id] = cc_row_place(log, row, CC_WEIGHTS_PLACE);
	}
	out->of = of;
	out->place = place;
}

double
cc_case_weight(struct cc_case_weights *w, const struct cc_state *state, uint32_t id, unsigned person,
    const struct cc_run *run, struct cc_problems *problems)
{
	struct cc_place at = { w->file, 0, 0 };
	double weight = w->of[id];

	if (!isnan(weight))
		return weight;
	w->without++;
	if (run->invalid_missing)
		return weight;
	if (w->place[id] != CC_WEIGHTS_NOWHERE)
		at = cc_run_place(run, w->place[id]);
	cc_problem_late(problems, w->place[id] != CC_WEIGHTS_NOWHERE ? cc_place_file(w->place[id]) : 0, at,
	    column,
	    N_("person \"%s\" has none in any row; wanted one, or --invalid=missing to leave such people "
	       "out"),
	    cc_quote(cc_state_text(state, person, id)).text);
	return weight;
}

void
cc_case_unweighted(
    struct cc_case_weights *w, uint64_t rows, const struct cc_run *run, struct cc_problems *problems)
{
	w->without += rows;
	if (rows > 0 && !run->invalid_missing)
		cc_problem_late(problems, 0, (struct cc_place){ w->file, 0, 0 }, column,
		    N_("rows without a person and without a weight: %ju; wanted a weight in each, or "
		       "--invalid=missing to leave them out"),
		    (uintmax_t)rows);
}

static double
largest_share(const struct cc_weight_sums *s)
{
	return s->n == 1 ? 1 : s->most / cc_weights_sum(s);
}

static void
put_row(struct cc_report *report, struct cc_table *t, const struct cc_weight_group *g)
{
	const struct cc_weight_sums *s = &g->weights;
	const double none = (double)NAN;
	struct cc_weights_row row = { g->group, s->n, g->zero, 0, none, none, none, 0, none, none };

	if (s->n > 0) {
		row.sum = cc_weights_sum(s);
		row.mean = row.sum / (double)s->n;
		row.least = s->least;
		row.most = s->most;
		row.effective = cc_weights_effective(s);
		row.design = (double)s->n / row.effective;
		row.largest = largest_share(s);
	}
	cc_table_fill(report, t, &row, 1);
}

static void
note_groups(struct cc_report *report, const struct cc_weight_group *group, size_t n)
{
	enum { MANY = 20 };
	struct cc_names_list heavy = { 0 }, few = { 0 };

	for (size_t i = 0; i < n; i++) {
		const struct cc_weight_sums *s = &group[i].weights;

		if (s->n >= MANY && largest_share(s) > 0.05)
			cc_names_data(&heavy, group[i].group, report->arena);
		if (s->n > 1 && cc_weights_effective(s) < 2)
			cc_names_data(&few, group[i].group, report->arena);
	}
	cc_note_names(report, "weights-heavy",
	    "%" PRIu64 " group rests on one person for more than 5%% of its weight: %s",
	    "%" PRIu64 " groups rest on one person for more than 5%% of their weight: %s",
	    "1人がウェイトの5%%を超えて占めるグループ: %" PRIu64 "（%s）", &heavy);
	cc_note_names(report, "weights-few",
	    "%" PRIu64 " group tells as much as fewer than 2 people, so it has no interval: %s",
	    "%" PRIu64 " groups tell as much as fewer than 2 people each, so they have no interval: %s",
	    "有効な人数が2人未満のため区間を出さないグループ: %" PRIu64 "（%s）", &few);
}

static void
note_weighted(struct cc_report *report, const struct cc_weight_sums *all, const struct cc_run *run)
{
	double design = (double)all->n / cc_weights_effective(all);
	struct cc_span name = run->weight_column.at != NULL ? run->weight_column : column;

	cc_note(report, "weighted",
	    "shares and means are weighted by \"%s\"; counts and n are people as they came",
	    "割合と平均は「%s」で重み付けしています。人数と n は重み付けしない実数です", cc_quote(name).text);
	if (design > 2)
		cc_note(report, "weights-deff",
		    "weights differ so much that %" PRIu64 " people tell as much as %.0f (deff %.2f)",
		    "ウェイトの差が大きく、%" PRIu64 " 人の情報量は %.0f 人分です（deff %.2f）", all->n,
		    cc_weights_effective(all), design);
}

void
cc_weights_report(struct cc_report *report, const struct cc_case_weights *w,
    const struct cc_weight_group *group, size_t n, const struct cc_run *run)
{
	struct cc_table *t = cc_report_flagged(report, CC_TABLE_WEIGHTS);

	if (!w->bound)
		return;
	for (size_t i = 0; i < n; i++)
		put_row(report, t, &group[i]);
	if (!cc_weights_alike(&group[0].weights)) {
		note_weighted(report, &group[0].weights, run);
		note_groups(report, group, n);
	}
	cc_note_count(report, "weights-zero", "%" PRIu64 " person has weight 0 and counts nowhere",
	    "%" PRIu64 " people have weight 0 and count nowhere",
	    "ウェイトが0のため、どこにも数えていない人: %" PRIu64 " 人", group[0].zero);
	cc_note_count(report, "weights-missing", "%" PRIu64 " person without a weight was left out",
	    "%" PRIu64 " people without a weight were left out", "ウェイトがないため除いた人: %" PRIu64 " 人",
	    w->without);
}
