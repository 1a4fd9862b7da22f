/* idea-score.c -- tests of the jury's figures: the method, from typed rows to its report. */
#include "method/idea-score.h"

#include "base/arena.h"
#include "base/date.h"
#include "model/column.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "near.h"

#include <stdio.h>
#include <stdlib.h>

enum { ROLES = 7, IDEA = 0, RATER = 1, AXES = 4, SEGMENT = 5, MOST = 64 };

#define HEADER "idea|rater|customer_value|uniqueness|feasibility|marketability"

/* A jury on paper: what it is asked, what it gave, what came of it. */
struct bench {
	struct cc_arena *arena;
	struct cc_idea_score_opts opts;
	struct cc_run run;
	const struct cc_items *items[ROLES];
	const char *file[1];
	struct cc_problems problems;
	struct cc_state *state;
	struct cc_report *report;
	struct cc_err err;
};

static int
set_up(void **state)
{
	struct bench *b = cc_malloc(sizeof *b);

	*b = (struct bench){ .arena = cc_arena_new(),
		.opts = { .threshold = { 8, false }, .scale = { 1, 3, false }, .similar = { 0.6, false } },
		.file = { "jury.csv" } };
	b->run = (struct cc_run){ .confidence = 0.95,
		.seed = 1,
		.draws = 100,
		.last_day = CC_NO_DAY,
		.file = b->file,
		.files = 1,
		.hands = &cc_hands_own };
	*state = b;
	return 0;
}

static void
forget(struct bench *b)
{
	cc_report_free(b->report);
	cc_state_free(b->state);
	b->report = NULL;
	b->state = NULL;
	b->problems = (struct cc_problems){ 0 };
}

static int
tear_down(void **state)
{
	struct bench *b = *state;

	forget(b);
	cc_arena_free(b->arena);
	free(b);
	return 0;
}

static struct cc_state *
new_state(const struct bench *b)
{
	const bool has_ids[ROLES] = { [IDEA] = true, [RATER] = true, [SEGMENT] = true };
	const uint32_t items[ROLES] = { 1, 1, 1, 1, b->items[AXES]->n, 1, 1 };

	return cc_state_new(ROLES, has_ids, items, cc_idea_score.stores);
}

/* The cells of a line, divided by '|'. */
static size_t
split(struct cc_span *cell, const char *line)
{
	size_t n = 0, len = strcspn(line, "\n"), from = 0;

	for (size_t at = 0; at <= len; at++)
		if (at == len || line[at] == '|') {
			cell[n++] = (struct cc_span){ line + from, at - from };
			from = at + 1;
		}
	return n;
}

/* Where each line of text begins, the header's left out. */
static size_t
lines(const char **line, const char *text)
{
	size_t n = 0;

	for (text += strcspn(text, "\n") + 1; *text != '\0'; text += strcspn(text, "\n") + 1)
		line[n++] = text;
	return n;
}

static void
add_row(
    struct bench *b, struct cc_state *state, const struct cc_bound *bound, const char *text, uint64_t number)
{
	const struct cc_want *want = cc_bound_want(bound);
	struct cc_span all[32], cell[32];
	uint32_t width = (uint32_t)split(all, text);
	struct cc_rows row = { 1, want->n, cell, &number, &width, NULL, 0 };
	struct cc_seen seen = { .last_day = CC_NO_DAY };
	const struct cc_batch *batch;

	for (size_t w = 0; w < want->n; w++)
		cell[w] = all[want->column[w]];
	batch = cc_type(cc_typist_new(&cc_idea_score, &b->run, state, b->arena), &row, bound, &b->problems,
	    &seen, b->arena);
	cc_idea_score.add(state->store, batch, &b->run, &b->problems);
	if (seen.last_day > b->run.last_day)
		b->run.last_day = seen.last_day;
}

static bool
begin(struct bench *b, const char *study)
{
	const struct cc_study_spec spec = { "idea_score", cc_idea_score.items, NULL, NULL, NULL };
	struct cc_span text = study != NULL ? cc_span(study) : (struct cc_span){ 0 };
	struct cc_study *loaded;

	assert_true(cc_study_load(&loaded, text, "study.yaml", &spec, b->arena, &b->err));
	b->items[AXES] = &loaded->items[0];
	b->run.study = loaded;
	b->run.items = b->items;
	b->run.opts = &b->opts;
	return cc_idea_score.check(&b->run, b->arena, &b->err);
}

/* Rows in the given order, dealt out to so many workers. */
static void
judge(struct bench *b, const char *study, const char *text, const size_t *order, unsigned workers)
{
	struct cc_binder *binder;
	struct cc_bind_opts opts = { "idea-score", NULL, 0 };
	struct cc_bound *bound;
	struct cc_span header[32];
	const char *line[MOST];
	size_t n = split(header, text), rows = lines(line, text);
	struct cc_state *state[8];
	const struct cc_span *names[ROLES] = { 0 };
	uint32_t n_names[ROLES] = { 0 };
	struct cc_span ids[8];

	assert_true(begin(b, study));
	assert_true(cc_binder_new(&binder, &cc_idea_score, &b->run, &opts, b->arena, &b->err));
	assert_true(
	    cc_bind(&bound, binder, header, n, (struct cc_place){ "jury.csv", 1, 0 }, 0, b->arena, &b->err));
	assert_true(cc_binder_finish(binder, &b->err));
	b->run.bound = cc_binder_roles(binder);
	for (unsigned w = 0; w < workers; w++)
		state[w] = new_state(b);
	for (size_t i = 0; i < rows; i++) {
		size_t row = order != NULL ? order[i] : i;

		add_row(b, state[i % workers], bound, line[row], row + 2);
	}
	for (unsigned w = 1; w < workers; w++) {
		cc_state_join(state[0], state[w]);
		cc_state_free(state[w]);
	}
	b->state = state[0];
	cc_state_seal(b->state, &cc_hands_own);
	for (uint32_t a = 0; a < b->items[AXES]->n; a++)
		ids[a] = b->items[AXES]->item[a].id;
	names[AXES] = ids;
	n_names[AXES] = b->items[AXES]->n;
	b->report = cc_report_new(cc_idea_score.tables, names, n_names, CC_EN, b->arena);
	b->report->tool = "idea-score";
	assert_true(
	    cc_idea_score.finish(b->report, b->state, NULL, &b->run, &b->problems, b->arena, &b->err));
}

static void
score(struct bench *b, const char *text)
{
	judge(b, NULL, text, NULL, 1);
	assert_int_equal(b->problems.count, 0);
}

/* The cell of the row whose id is key. */
static const struct cc_cell *
cell_of(const struct bench *b, const char *table, const char *key, const char *column)
{
	const struct cc_table *t = cc_report_table(b->report, table);
	const char *id = t->spec->id_column;
	size_t at = 0, id_at = 0;

	while (at < t->n_columns && strcmp(t->column[at].name, column) != 0)
		at++;
	while (id_at < t->n_columns && strcmp(t->column[id_at].name, id) != 0)
		id_at++;
	assert_true(at < t->n_columns && id_at < t->n_columns);
	for (size_t row = 0; row < t->rows; row++)
		if (cc_span_eq(t->cell[row * t->n_columns + id_at].as.text, cc_span(key)))
			return &t->cell[row * t->n_columns + at];
	fail_msg("no row %s in the table %s", key, table);
	return NULL;
}

static double
real(const struct bench *b, const char *table, const char *key, const char *column)
{
	const struct cc_cell *cell = cell_of(b, table, key, column);

	return cell->empty ? NAN : cell->as.real;
}

static int64_t
integer(const struct bench *b, const char *table, const char *key, const char *column)
{
	const struct cc_cell *cell = cell_of(b, table, key, column);

	return cell->empty ? -1 : cell->as.integer;
}

#define assert_word(b, idea, column, word) \
	assert_true(cc_span_eq(cell_of(b, "ideas", idea, column)->as.text, cc_span(word)))

static const char *
note(const struct bench *b, const char *code)
{
	for (size_t i = 0; i < b->report->n_notes; i++)
		if (strcmp(b->report->note[i].code, code) == 0)
			return b->report->note[i].text;
	return NULL;
}

static void
a_total_is_the_sum_of_axis_means_over_all_ratings(void **state)
{
	struct bench *b = *state;

	/* means 5/2, 2, 7/3 and 3: the third rater left two axes open */
	score(b, HEADER "\na|ann|3|2|2|3\na|bob|2|2|3|3\na|cyd|||2|\n");
	assert_near(real(b, "ideas", "a", "customer_value"), 2.5, 0);
	assert_near(real(b, "ideas", "a", "feasibility"), 7.0 / 3, 1e-15);
	assert_near(real(b, "ideas", "a", "total"), 2.5 + 2 + 7.0 / 3 + 3, 1e-15);
	assert_int_equal(integer(b, "ideas", "a", "raters"), 3);
}

static void
the_interval_is_students_t_over_raters_who_scored_every_axis(void **state)
{
	struct bench *b = *state;
	/* totals 11, 10 and 11: sd 1/sqrt 3, so SE 1/3; t(.975, 2) = .95 sqrt(2 / (1 - .95^2)) */
	const double half = 0.95 * sqrt(2 / (1 - 0.95 * 0.95)) / 3;

	score(b, HEADER "\na|ann|3|3|2|3\na|bob|3|2|2|3\na|cyd|2|3|3|3\n");
	assert_near(real(b, "ideas", "a", "total"), 32.0 / 3, 1e-14);
	assert_near(real(b, "ideas", "a", "low"), 32.0 / 3 - half, 1e-12);
	assert_near(real(b, "ideas", "a", "high"), 32.0 / 3 + half, 1e-12);
	/* a fourth who left an axis open moves the middle, not the width */
	forget(b);
	score(b, HEADER "\na|ann|3|3|2|3\na|bob|3|2|2|3\na|cyd|2|3|3|3\na|dan||1|3|3\n");
	assert_near(real(b, "ideas", "a", "total"), 8.0 / 3 + 9.0 / 4 + 10.0 / 4 + 3, 1e-14);
	assert_near(real(b, "ideas", "a", "high") - real(b, "ideas", "a", "low"), 2 * half, 1e-12);
}

static void
pass_confidence_is_the_distribution_of_t_at_the_bar(void **state)
{
	struct bench *b = *state;
	double t;

	/* df 1: totals 9 and 10, SE 1/2, t = 3 */
	score(b, HEADER "\na|ann|3|2|2|2\na|bob|3|3|2|2\n");
	assert_near(real(b, "ideas", "a", "pass_confidence"), 0.5 + atan(3) / acos(-1), 1e-12);
	/* df 2: totals 7, 8 and 6, SE 1/sqrt 3, t = -sqrt 3 */
	forget(b);
	score(b, HEADER "\na|ann|2|2|2|1\na|bob|2|2|2|2\na|cyd|1|2|2|1\n");
	t = -sqrt(3);
	assert_near(real(b, "ideas", "a", "pass_confidence"), 0.5 + t / (2 * sqrt(2 + t * t)), 1e-12);
	/* df 4: totals 7, 7, 7, 7 and 9, mean 7.4, SE .4, t = -1.5: R's pt(-1.5, 4) is 0.104 */
	forget(b);
	score(b, HEADER "\na|ann|2|2|2|1\na|bob|2|2|1|2\na|cyd|1|2|2|2\na|dan|2|1|2|2\na|eve|3|2|2|2\n");
	assert_near(real(b, "ideas", "a", "pass_confidence"), 0.104, 1e-12);
}

static void
raters_of_one_total_have_no_pass_confidence_and_an_interval_of_no_width(void **state)
{
	struct bench *b = *state;

	score(b, HEADER "\na|ann|3|2|3|2\na|bob|2|3|2|3\n");
	assert_near(real(b, "ideas", "a", "low"), 10, 0);
	assert_near(real(b, "ideas", "a", "high"), 10, 0);
	assert_nan(real(b, "ideas", "a", "pass_confidence"));
	assert_string_equal(note(b, "no-spread"),
	    "ideas without a pass confidence, because every rater gave the same total: 1");
}

static void
one_rater_has_a_total_and_no_interval(void **state)
{
	struct bench *b = *state;

	score(b, HEADER "\na|ann|3|2|3|2\n");
	assert_near(real(b, "ideas", "a", "total"), 10, 0);
	assert_nan(real(b, "ideas", "a", "low"));
	assert_nan(real(b, "ideas", "a", "high"));
	assert_nan(real(b, "ideas", "a", "pass_confidence"));
	assert_string_equal(note(b, "one-rater"),
	    "ideas without an interval, because fewer than two raters scored every axis: 1");
	assert_string_equal(note(b, "alpha-no-pairs"),
	    "alpha is undefined, because no idea has two ratings: customer_value, uniqueness, "
	    "feasibility, marketability, total");
}

static void
an_idea_that_nobody_rated_on_an_axis_is_incomplete_and_has_no_rank(void **state)
{
	struct bench *b = *state;

	score(b, HEADER "\na|ann|3|3|3|\na|bob|3|3|3|NA\nb|ann|1|1|1|1\nb|bob|1|1|1|1\n");
	assert_word(b, "a", "verdict", "incomplete");
	assert_nan(real(b, "ideas", "a", "total"));
	assert_int_equal(integer(b, "ideas", "a", "rank"), -1);
	assert_int_equal(integer(b, "ideas", "b", "rank"), 1);
	assert_string_equal(
	    note(b, "incomplete"), "ideas without a total, because nobody scored them on some axis: 1");
}

static void
weights_keep_the_scale_of_the_total(void **state)
{
	struct cc_pair pair[] = { { CC_SPAN("customer_value"), 4 }, { CC_SPAN("独自性"), 2 },
		{ CC_SPAN("feasibility"), 0 } };
	struct bench *b = *state;

	/* (4 * 3 + 2 * 1 + 0 * 2 + 1 * 2) / 7 * 4 */
	b->opts.weights = (struct cc_pairs){ 3, pair };
	score(b, HEADER "\na|ann|3|1|2|2\na|bob|3|1|2|2\nb|ann|3|3|1|3\n");
	assert_near(real(b, "ideas", "a", "total"), 16.0 / 7 * 4, 1e-14);
	assert_near(real(b, "ideas", "b", "total"), 12, 1e-14);
	assert_null(note(b, "threshold-chance"));
}

static void
weights_of_the_study_give_way_to_those_of_the_command(void **state)
{
	struct cc_pair pair[] = { { CC_SPAN("b"), 3 } };
	struct bench *b = *state;

	b->opts.weights = (struct cc_pairs){ 1, pair };
	judge(b, "idea_score: {axes: [{id: a, weight: 1}, {id: b, weight: 100}]}\n", "idea|a|b\nx|3|1\n",
	    NULL, 1);
	assert_near(real(b, "ideas", "x", "total"), (3 + 3 * 1) / 4.0 * 2, 1e-14);
}

static void
weights_that_cannot_be_are_refused(void **state)
{
	struct cc_pair unknown = { CC_SPAN("novelty"), 1 };
	struct bench *b = *state;

	b->opts.weights = (struct cc_pairs){ 1, &unknown };
	assert_false(begin(b, NULL));
	assert_int_equal(b->err.code, CC_EXIT_USAGE);
	assert_string_equal(b->err.text, "--weights: \"novelty\" is not an axis; wanted \"customer_value\", "
					 "\"uniqueness\", \"feasibility\", \"marketability\"");
	b->opts.weights.n = 0;
	assert_false(begin(b, "idea_score:\n  axes: [{id: a, weight: -1}]\n"));
	assert_int_equal(b->err.code, CC_EXIT_STUDY);
	assert_string_equal(b->err.text, "study.yaml:2:26: weight: \"-1\"; wanted 0 or more");
	assert_false(begin(b, "idea_score:\n  axes: [{id: a, weight: 0}]\n"));
	assert_int_equal(b->err.code, CC_EXIT_STUDY);
}

static void
a_total_of_thirds_reaches_a_whole_threshold(void **state)
{
	struct bench *b = *state;

	b->opts.threshold = (struct cc_number){ 10, true };
	score(b, HEADER "\na|ann|3|2|3|2\na|bob|2|3|3|2\na|cyd|3|2|2|3\n"
			"b|ann|3|2|3|2\nb|bob|2|3|2|2\nb|cyd|3|2|2|3\n");
	assert_word(b, "a", "verdict", "priority");
	assert_word(b, "b", "verdict", "hold");
}

static void
a_veto_holds_back_only_what_would_pass(void **state)
{
	struct bench *b = *state;

	b->opts.veto = (struct cc_number){ 1.5, true };
	score(b, HEADER "\nabove|ann|3|3|3|2\nmeets|ann|3|3|3|1\nmeets|bob|3|3|3|2\nlow|ann|1|2|1|1\n");
	assert_word(b, "above", "verdict", "priority");
	assert_word(b, "meets", "verdict", "conditional");
	assert_word(b, "low", "verdict", "hold");
}

static void
other_axes_or_another_scale_have_no_threshold_of_their_own(void **state)
{
	static const char labels[] = "idea_score:\n  axes:\n    - {id: marketability, label: M}\n"
				     "    - {id: feasibility}\n    - {id: uniqueness}\n"
				     "    - {id: customer_value}\n";
	struct bench *b = *state;

	b->opts.scale = (struct cc_range){ 1, 5, true };
	score(b, HEADER "\na|ann|5|5|5|5\n");
	assert_true(cell_of(b, "ideas", "a", "verdict")->empty);
	assert_non_null(note(b, "no-threshold"));
	forget(b);
	b->opts.scale = (struct cc_range){ 1, 3, false };
	judge(b, "idea_score: {axes: [x, y]}\n", "idea|x|y\na|3|3\n", NULL, 1);
	assert_true(cell_of(b, "ideas", "a", "verdict")->empty);
	/* the default axes under other labels are still the default ones */
	forget(b);
	judge(b, labels, HEADER "\na|ann|2|2|2|2\n", NULL, 1);
	assert_word(b, "a", "verdict", "priority");
}

static void
ties_share_the_better_rank_and_go_by_id(void **state)
{
	struct bench *b = *state;
	const struct cc_table *t;
	static const char *const order[] = { "z", "b", "c", "a" };

	/* thirds in another order: totals 7 that differ by noise at most */
	score(b, HEADER "\nc|ann|1|2|2|1\nc|bob|2|2|1|3\nc|cyd|1|2|2|2\nb|ann|2|1|1|2\nb|bob|2|1|3|2\n"
			"b|cyd|2|2|2|1\nz|ann|3|3|3|3\na|ann|1|1|1|1\n");
	t = cc_report_table(b->report, "ideas");
	for (size_t i = 0; i < 4; i++)
		assert_true(cc_span_eq(t->cell[i * t->n_columns + 1].as.text, cc_span(order[i])));
	assert_int_equal(integer(b, "ideas", "b", "rank"), 2);
	assert_int_equal(integer(b, "ideas", "c", "rank"), 2);
	assert_int_equal(integer(b, "ideas", "a", "rank"), 4);
	/* .1 + .2 and .3 are not one double */
	forget(b);
	b->opts.scale = (struct cc_range){ 0, 9, true };
	judge(b, "idea_score:\n  axes: [{id: x, weight: 0.1}, {id: y, weight: 0.2}, {id: z, weight: 0.3}]\n",
	    "idea|x|y|z\na|0|0|1\nb|1|1|0\n", NULL, 1);
	assert_true(real(b, "ideas", "a", "total") != real(b, "ideas", "b", "total"));
	assert_int_equal(integer(b, "ideas", "a", "rank"), 1);
	assert_int_equal(integer(b, "ideas", "b", "rank"), 1);
}

static void
weak_axes_lie_below_the_middle_of_the_scale(void **state)
{
	struct bench *b = *state;
	const struct cc_cell *weak;

	score(b, HEADER "\na|ann|2|1|3|1\na|bob|2|2|3|1\n");
	weak = cell_of(b, "ideas", "a", "weak_axes");
	assert_int_equal(weak->as.list.n, 2);
	assert_true(cc_span_eq(weak->as.list.item[0], CC_SPAN("uniqueness")));
	assert_true(cc_span_eq(weak->as.list.item[1], CC_SPAN("marketability")));
}

static void
rows_of_one_rater_are_one_judgement(void **state)
{
	struct bench *b = *state;

	score(b, HEADER "\na|ann|3|3||\na|bob|3|2|2|3\na|ann|||2|3\n");
	assert_int_equal(integer(b, "ideas", "a", "raters"), 2);
	assert_int_equal(integer(b, "agreement", "total", "ratings"), 2);
	assert_near(real(b, "ideas", "a", "total"), 10.5, 1e-14);
	assert_near(real(b, "ideas", "a", "high") - 10.5, tan(0.475 * acos(-1)) / 2, 1e-10);
}

static void
rows_without_a_rater_are_raters_of_their_own(void **state)
{
	struct bench *b = *state;

	score(b, HEADER "\na||3|3|2|3\na||3|2|2|3\na|bob|3|3|3|3\n");
	assert_int_equal(integer(b, "ideas", "a", "raters"), 3);
	assert_int_equal(integer(b, "agreement", "uniqueness", "raters"), 3);
	assert_int_equal(cc_report_table(b->report, "raters")->rows, 1);
	assert_null(note(b, "no-rater"));
	forget(b);
	score(b, "idea|customer_value|uniqueness|feasibility|marketability\na|1|2|2|2\na|1|2|2|3\n");
	assert_int_equal(integer(b, "ideas", "a", "raters"), 2);
	assert_non_null(note(b, "no-rater"));
}

static void
a_score_given_twice_is_a_problem_of_the_later_row(void **state)
{
	static const char text[] = HEADER "\na|ann|3|||\nb|ann|1|1|1|1\na|ann|3|2||\na|ann|1|||\n";
	const size_t orders[][4] = { { 0, 1, 2, 3 }, { 3, 2, 1, 0 }, { 2, 3, 0, 1 } };
	struct bench *b = *state;

	for (size_t i = 0; i < 3; i++) {
		judge(b, NULL, text, orders[i], 1 + (unsigned)i);
		assert_int_equal(b->problems.count, 2);
		assert_string_equal(b->problems.first[0].text,
		    "jury.csv:4: column \"customer_value\": rater \"ann\" already scored idea \"a\" at "
		    "jury.csv:2; wanted one score");
		assert_int_equal(b->problems.first[1].line, 5);
		forget(b);
	}
}

static void
two_titles_of_one_idea_are_a_problem_of_the_later_row(void **state)
{
	static const char text[] = "title|" HEADER "\nA|a|ann|3|2|2|2\nA|a|bob|3|2|2|2\nB|a|cyd|1|1|1|1\n";
	const size_t orders[][3] = { { 0, 1, 2 }, { 2, 1, 0 } };
	struct bench *b = *state;

	for (size_t i = 0; i < 2; i++) {
		judge(b, NULL, text, orders[i], 1 + (unsigned)i);
		assert_int_equal(b->problems.count, 1);
		assert_string_equal(b->problems.first[0].text,
		    "jury.csv:4: column \"title\": \"B\"; wanted \"A\", the title "
		    "of idea \"a\" at jury.csv:2");
		forget(b);
	}
}

static void
leniency_is_the_mean_difference_to_the_others(void **state)
{
	struct bench *b = *state;

	/* ann to the mean of bob and cyd: 3 - 1.5, 2 - 2, 3 - 2, 1 - 2; alone on b, which does not count */
	score(b, HEADER "\na|ann|3|2|3|1\na|bob|1|2|2|1\na|cyd|2|2|2|3\nb|ann|3|3|3|3\n");
	assert_near(real(b, "raters", "ann", "leniency"), (1.5 + 0 + 1 - 1) / 4, 1e-15);
	assert_near(real(b, "raters", "ann", "mean"), 21.0 / 8, 1e-15);
	assert_int_equal(integer(b, "raters", "ann", "n_ideas"), 2);
}

static void
leniency_that_cancels_is_exactly_zero(void **state)
{
	struct bench *b = *state;

	/* of four: ann lies 2/3 above, then 1/3 below twice */
	score(b, HEADER "\na|ann|2|1|1|1\na|bob|1|2|1|1\na|cyd|1|1|2|1\na|dan|2|1|1|1\n"
			"b|ann|1|1|1|2\nb|bob|1|1|1|1\nb|cyd|1|1|1|1\nb|dan|1|1|1|2\n");
	assert_true(real(b, "raters", "ann", "leniency") == (2 * (2.0 / 3) - 2 * (1.0 / 3)) / 8);
	forget(b);
	score(b, HEADER "\na|ann|2|1|1|1\na|bob|1|2|1|1\na|cyd|1|1|2|1\na|dan|1|1|1|2\n");
	for (const char *const *rater = (const char *const[]){ "ann", "bob", "cyd", "dan", NULL };
	     *rater != NULL; rater++)
		assert_true(real(b, "raters", *rater, "leniency") == 0);
	forget(b);
	/* axes that not as many rated: 1/2 - 1/3 - 1/6 */
	judge(b, "idea_score: {axes: [x, y, z]}\n",
	    "idea|rater|x|y|z\na|ann|1.5|1|1\na|bob|1|1|1\na|cyd|1|2|1.5\na|dan||1|1\n", NULL, 1);
	assert_near(real(b, "raters", "ann", "leniency"), (0.5 - 1.0 / 3 - 1.0 / 6) / 3, 1e-15);
}

static void
the_worth_of_a_threshold_is_that_of_all_score_patterns(void **state)
{
	struct bench *b = *state;
	char wanted[128];

	for (int bar = 4; bar <= 12; bar++) {
		int pass = 0;

		for (int p = 0; p < 81; p++)
			pass += 4 + p % 3 + p / 3 % 3 + p / 9 % 3 + p / 27 >= bar;
		snprintf(wanted, sizeof wanted,
		    "a threshold of %d of 12 lets %.1f%% of all score patterns pass", bar, pass * 100 / 81.0);
		b->opts.threshold = (struct cc_number){ bar, true };
		score(b, HEADER "\n");
		assert_string_equal(note(b, "threshold-chance"), wanted);
		if (bar == 8)
			assert_non_null(strstr(wanted, "61.7%"));
		forget(b);
	}
}

/* Krippendorff's own four observers and twelve units. */
static void
alpha_of_the_whole_way_is_krippendorffs_own_example(void **state)
{
	static const char *const given[] = { "1233214 12...", "1233224 125.3", ".333234 2251.",
		"1233244 1251." };
	struct bench *b = *state;
	struct cc_buf text = { 0 };

	cc_buf_puts(&text, "idea|rater|rating\n");
	for (int r = 0; r < 4; r++)
		for (int u = 0, i = 0; given[r][i] != '\0'; i++)
			if (given[r][i] != ' ')
				cc_buf_printf(&text, "u%02d|%c|%c\n", ++u, 'A' + r,
				    given[r][i] != '.' ? given[r][i] : '-');
	b->opts.scale = (struct cc_range){ 1, 5, true };
	judge(b, "idea_score: {axes: [rating]}\n", text.at, NULL, 1);
	cc_buf_free(&text);
	assert_int_equal(b->problems.count, 0);
	assert_near(real(b, "agreement", "rating", "alpha"), 108577.0 / 133160, 1e-12);
	assert_near(real(b, "agreement", "total", "alpha"), 951.0 / 1120, 1e-12);
	assert_int_equal(integer(b, "agreement", "rating", "ideas"), 11);
	assert_int_equal(integer(b, "agreement", "rating", "raters"), 4);
	assert_int_equal(integer(b, "agreement", "rating", "ratings"), 40);
}

static void
alpha_without_variation_is_undefined_and_says_so(void **state)
{
	struct bench *b = *state;

	score(b, HEADER "\na|ann|2|2|2|2\na|bob|2|2|2|3\nb|ann|2|2|2|1\nb|bob|2|2|2|2\n");
	assert_nan(real(b, "agreement", "uniqueness", "alpha"));
	assert_true(
	    cc_span_eq(cell_of(b, "agreement", "uniqueness", "reading")->as.text, CC_SPAN("undefined")));
	assert_string_equal(note(b, "alpha-no-variation"),
	    "alpha is undefined, because every rating is the same: customer_value, uniqueness, "
	    "feasibility");
}

static void
measures_need_a_date_and_count_judged_ideas(void **state)
{
	struct bench *b = *state;

	score(b, HEADER "\na|ann|3|3|3|3\n");
	assert_true(cc_report_table(b->report, "measures")->left_out);
	forget(b);
	score(b, HEADER "|date\na|ann|3|3|3|3|2026-01-27\na|bob|3|3|3|2|2026-01-28\nb|ann|1|1|1|1|\n"
			"c|ann|3|||3|2026-01-02\n");
	assert_int_equal(integer(b, "measures", "priority_rate", "date"), 20481);
	assert_near(real(b, "measures", "ideas", "value"), 3, 0);
	assert_near(real(b, "measures", "priority_rate", "value"), 0.5, 0);
	assert_int_equal(integer(b, "measures", "priority_rate", "n"), 2);
	/* Wilson, 1 of 2: (1 -+ z / sqrt(2 + z^2)) / 2 at z = 1.959963984540054 */
	assert_near(real(b, "measures", "priority_rate", "low"), 0.0945312057, 1e-9);
	assert_near(real(b, "measures", "priority_rate", "high"), 0.9054687943, 1e-9);
}

/* The ideas that anybody may weigh as they like. */
static void
first_shares_come_near_the_exact_ones(void **state)
{
	struct bench *b = *state;

	b->run.draws = 20000;
	score(b, HEADER "\nA|ann|3|3|3|1\nB|ann|3|2|2|3\n");
	assert_near(real(b, "robustness", "A", "first_share"), 5.0 / 9, 0.015);
	assert_near(real(b, "robustness", "B", "first_share"), 4.0 / 9, 0.015);
	forget(b);
	score(b, HEADER "\nA|ann|3|3|1|1\nB|ann|2|2|2|2\nC|ann|1|1|3|3\n");
	assert_near(real(b, "robustness", "A", "first_share"), 0.5, 0.015);
	assert_near(real(b, "robustness", "B", "first_share"), 0, 0);
	/* always 8 of 12; those of two by a weight of one half or more */
	assert_near(real(b, "robustness", "B", "pass_share"), 1, 0);
	assert_near(real(b, "robustness", "C", "pass_share"), 0.5, 0.015);
	forget(b);
	score(b, HEADER "\nA|ann|3|3|2|2\nB|ann|2|3|3|2\nC|ann|3|1|3|3\n");
	assert_near(real(b, "robustness", "A", "first_share"), 0.267, 0.015);
	assert_near(real(b, "robustness", "B", "first_share"), 0.267, 0.015);
	assert_near(real(b, "robustness", "C", "first_share"), 0.466, 0.015);
}

static void
robustness_is_of_whole_ideas_and_needs_a_threshold_for_its_pass_share(void **state)
{
	struct bench *b = *state;

	score(b, HEADER "\na|ann|3|3|3|3\na|bob|3|3|1|3\nb|ann|2|2|2|2\nc|ann|3|3||3\n");
	assert_int_equal(integer(b, "robustness", "a", "pareto_layer"), 1);
	assert_int_equal(integer(b, "robustness", "b", "pareto_layer"), 2);
	assert_int_equal(integer(b, "robustness", "c", "pareto_layer"), -1);
	assert_nan(real(b, "robustness", "c", "first_share"));
	/* the largest over the axes: of 3 and 1 */
	assert_near(real(b, "robustness", "a", "spread"), sqrt(2), 1e-15);
	assert_nan(real(b, "robustness", "b", "spread"));
	assert_string_equal(note(b, "talk-about"),
	    "ideas to talk about, because raters differ on an axis by a standard deviation of 0.8 or "
	    "more: 1 (a)");
	forget(b);
	judge(b, "idea_score:\n  axes: [{id: x}, {id: y}]\n", "idea|x|y\na|1|3\nb|3|1\n", NULL, 1);
	assert_near(
	    real(b, "robustness", "a", "first_share") + real(b, "robustness", "b", "first_share"), 1, 1e-12);
	assert_nan(real(b, "robustness", "a", "pass_share"));
}

static void
w_is_of_the_ideas_that_every_rater_of_an_axis_scored(void **state)
{
	struct bench *b = *state;

	/* cyd opened an axis alone, and left two of the three ideas out there */
	score(b, HEADER "\na|ann|1|2|1|1\na|bob|1|2|1|2\na|cyd||1||\nb|ann|2|1|2|1\nb|bob|2|1|2|3\n"
			"c|ann|3|3|1|1\nc|bob|3|3|2|1\n");
	assert_near(real(b, "agreement", "customer_value", "w"), 1, 0);
	assert_nan(real(b, "agreement", "uniqueness", "w"));
	/* ann ranks 1.5 3 1.5, bob 1 2.5 2.5: 12 * 4.5 / (4 * 24 - 2 * 12) */
	assert_near(real(b, "agreement", "feasibility", "w"), 0.75, 1e-15);
	/* totals 5, 6, 8 and 6, 8, 9 */
	assert_near(real(b, "agreement", "total", "w"), 1, 0);
	assert_string_equal(note(b, "w-one"),
	    "Kendall's W is undefined, because it takes two raters and two ideas that all of them scored: "
	    "uniqueness");
	forget(b);
	score(b, HEADER "\na|ann|1|2|1|1\na||1|2|1|2\nb|ann|2|1|2|1\nb||2|1|2|3\n");
	assert_nan(real(b, "agreement", "total", "w"));
	assert_string_equal(note(b, "w-unnamed"),
	    "no Kendall's W, because rows do not say whose scores they are: customer_value, uniqueness, "
	    "feasibility, marketability, total");
}

/* irr's anxiety data on four axes; each rater's scores raised by so much, which
 * leaves their order alone, but not the number of patterns. */
static void
score_anxiety(struct bench *b, double raise)
{
	static const char *const given[] = { "33345523522615221243", "36462424332333221334",
		"21443216111233113322" };
	struct cc_buf text = { 0 };

	cc_buf_puts(&text, HEADER "\n");
	for (int rater = 0; rater < 3; rater++)
		for (int idea = 0; idea < 20; idea++) {
			cc_buf_printf(&text, "i%02d|r%d", idea, rater);
			for (int axis = 0; axis < 4; axis++)
				cc_buf_printf(&text, "|%g", given[rater][idea] - '0' + raise * rater);
			cc_buf_putc(&text, '\n');
		}
	b->opts.scale = (struct cc_range){ 0, 99, true };
	score(b, text.at);
	cc_buf_free(&text);
}

static void
w_is_the_same_by_patterns_and_by_values(void **state)
{
	struct bench *b = *state;

	for (int raise = 0; raise <= 10; raise += 10) {
		score_anxiety(b, raise);
		for (uint32_t a = 0; a <= b->items[AXES]->n; a++) {
			const struct cc_table *t = cc_report_table(b->report, "agreement");
			const struct cc_cell *row = &t->cell[a * t->n_columns];

			assert_near(row[7].as.real, .539657, 5e-7);
			assert_near(row[8].as.real, .042883, 5e-7);
		}
		forget(b);
	}
}

/* Two more ideas of a rater of their own, whose values make more patterns than
 * are counted. */
static void
ideas_and_raters_are_the_same_by_patterns_and_by_judgements(void **state)
{
	static const char *const more[] = { "", "zy|zed|1.1|1.2|1.3|1.4\nzz|zed|1.5|1.6|1.7|1.8\n" };
	struct bench *b = *state, other = *b;
	struct cc_buf text = { 0 };
	uint32_t random = 7;

	for (int turn = 0; turn < 2; turn++) {
		random = 7;
		text.len = 0;
		cc_buf_puts(&text, HEADER "\n");
		for (int row = 0; row < 50; row++) {
			cc_buf_printf(&text, "i%d|%s%d", row / 7, row % 7 == 6 ? "" : "r", row % 7);
			if (row % 7 == 6)
				text.len--; /* nobody's */
			for (int axis = 0; axis < 4; axis++) {
				random = random * 1103515245 + 12345;
				cc_buf_putc(&text, '|');
				if ((random >> 16) % 5 > 0)
					cc_buf_printf(&text, "%u", 1 + (random >> 18) % 3);
			}
			cc_buf_putc(&text, '\n');
		}
		cc_buf_puts(&text, more[turn]);
		cc_buf_putc(&text, '\0');
		score(turn == 0 ? b : &other, text.at);
	}
	for (int i = 0; i < 8; i++) {
		const char *idea = cc_format(b->arena, "i%d", i), *rater = cc_format(b->arena, "r%d", i);

		assert_near(real(b, "ideas", idea, "total"), real(&other, "ideas", idea, "total"), 0);
		assert_near(real(b, "ideas", idea, "low"), real(&other, "ideas", idea, "low"), 0);
		assert_int_equal(
		    integer(b, "ideas", idea, "raters"), integer(&other, "ideas", idea, "raters"));
		if (i > 5)
			continue;
		assert_near(real(b, "raters", rater, "mean"), real(&other, "raters", rater, "mean"), 0);
		assert_near(
		    real(b, "raters", rater, "leniency"), real(&other, "raters", rater, "leniency"), 0);
	}
	forget(&other);
	cc_buf_free(&text);
}

static void
the_best_of_its_cluster_stands_for_a_duplicate(void **state)
{
	struct bench *b = *state;

	b->run.has_as_of = true;
	score(b, "text|" HEADER
		 "\n送料を最初に表示してほしい|a|ann|1|1|2|2\n最初に送料を表示してほしい|b|ann|3|3|3|2\n"
		 "返品の方法が分からない|c|ann|2|2|2|2\n");
	assert_near(real(b, "duplicates", "a", "similarity"), 10 / 12.0, 1e-15);
	assert_word(b, "a", "duplicate_of", "b");
	assert_true(cell_of(b, "ideas", "b", "duplicate_of")->empty);
	assert_true(cell_of(b, "ideas", "c", "duplicate_of")->empty);
	assert_near(real(b, "measures", "unique_idea_rate", "value"), 2.0 / 3, 1e-15);
	assert_string_equal(
	    note(b, "unique-ideas"), "different ideas: 2 of 3 (66.7%); without any duplicate: 1 (33.3%)");
}

static void
contributions_add_up_to_the_total(void **state)
{
	struct bench *b = *state;
	const struct cc_table *t;
	double sum = 0;

	judge(b, "idea_score:\n  axes: [{id: x, weight: 2}, {id: y, weight: 0.5}, {id: z, weight: 0.7}]\n",
	    "idea|x|y|z\na|1|3|2\na|2|3|2\na|2|1|1\n", NULL, 1);
	t = cc_report_table(b->report, "explain");
	assert_int_equal(t->rows, 3);
	for (size_t i = 0; i < t->rows; i++)
		sum += t->cell[i * t->n_columns + 4].as.real;
	assert_near(sum, real(b, "ideas", "a", "total"), 1e-14);
}

static void
assert_same_table(const struct cc_table *a, const struct cc_table *b)
{
	assert_int_equal(a->rows, b->rows);
	for (size_t i = 0; i < a->rows * a->n_columns; i++) {
		const struct cc_cell *x = &a->cell[i], *y = &b->cell[i];

		assert_int_equal(x->empty, y->empty);
		if (x->empty)
			continue;
		switch (a->column[i % a->n_columns].type) {
		case CC_TYPE_REAL:
		case CC_TYPE_SHARE:
		case CC_TYPE_P: assert_memory_equal(&x->as.real, &y->as.real, sizeof(double)); break;
		case CC_TYPE_INT:
		case CC_TYPE_DATE: assert_int_equal(x->as.integer, y->as.integer); break;
		case CC_TYPE_LIST: assert_int_equal(x->as.list.n, y->as.list.n); break;
		default: assert_true(cc_span_eq(x->as.text, y->as.text));
		}
	}
}

static void
neither_the_order_of_rows_nor_who_reads_them_moves_a_bit(void **state)
{
	struct bench *b = *state, other;
	struct cc_buf text = { 0 };
	size_t order[MOST], n = 0;
	uint32_t random = 1;

	cc_buf_puts(&text, HEADER "\n");
	for (int idea = 0; idea < 9; idea++)
		for (int rater = 0; rater < 7; rater++, order[n] = n, n++) {
			cc_buf_printf(&text, "i%d|%s%d", idea, rater == 6 ? "" : "r", rater);
			for (int axis = 0; axis < 4; axis++) {
				random = random * 1103515245 + 12345;
				cc_buf_printf(&text, "|%.1f", 1 + (random >> 16) % 21 / 10.0);
			}
			cc_buf_putc(&text, '\n');
		}
	score(b, text.at);
	for (unsigned turn = 1; turn <= 8; turn++) {
		for (size_t i = n - 1; i > 0; i--) {
			size_t at = (random = random * 1103515245 + 12345) >> 16, kept = order[i];

			order[i] = order[at %= i + 1];
			order[at] = kept;
		}
		other = *b;
		other.state = NULL;
		judge(&other, NULL, text.at, order, turn);
		for (size_t t = 0; t < b->report->n_tables; t++)
			assert_same_table(&b->report->table[t], &other.report->table[t]);
		forget(&other);
	}
	cc_buf_free(&text);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_total_is_the_sum_of_axis_means_over_all_ratings),
		TEST(the_interval_is_students_t_over_raters_who_scored_every_axis),
		TEST(pass_confidence_is_the_distribution_of_t_at_the_bar),
		TEST(raters_of_one_total_have_no_pass_confidence_and_an_interval_of_no_width),
		TEST(one_rater_has_a_total_and_no_interval),
		TEST(an_idea_that_nobody_rated_on_an_axis_is_incomplete_and_has_no_rank),
		TEST(weights_keep_the_scale_of_the_total),
		TEST(weights_of_the_study_give_way_to_those_of_the_command),
		TEST(weights_that_cannot_be_are_refused),
		TEST(a_total_of_thirds_reaches_a_whole_threshold),
		TEST(a_veto_holds_back_only_what_would_pass),
		TEST(other_axes_or_another_scale_have_no_threshold_of_their_own),
		TEST(ties_share_the_better_rank_and_go_by_id),
		TEST(weak_axes_lie_below_the_middle_of_the_scale),
		TEST(rows_of_one_rater_are_one_judgement),
		TEST(rows_without_a_rater_are_raters_of_their_own),
		TEST(a_score_given_twice_is_a_problem_of_the_later_row),
		TEST(two_titles_of_one_idea_are_a_problem_of_the_later_row),
		TEST(leniency_is_the_mean_difference_to_the_others),
		TEST(leniency_that_cancels_is_exactly_zero),
		TEST(the_worth_of_a_threshold_is_that_of_all_score_patterns),
		TEST(alpha_of_the_whole_way_is_krippendorffs_own_example),
		TEST(alpha_without_variation_is_undefined_and_says_so),
		TEST(measures_need_a_date_and_count_judged_ideas),
		TEST(first_shares_come_near_the_exact_ones),
		TEST(robustness_is_of_whole_ideas_and_needs_a_threshold_for_its_pass_share),
		TEST(w_is_of_the_ideas_that_every_rater_of_an_axis_scored),
		TEST(w_is_the_same_by_patterns_and_by_values),
		TEST(ideas_and_raters_are_the_same_by_patterns_and_by_judgements),
		TEST(the_best_of_its_cluster_stands_for_a_duplicate),
		TEST(contributions_add_up_to_the_total),
		TEST(neither_the_order_of_rows_nor_who_reads_them_moves_a_bit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
