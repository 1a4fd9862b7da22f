/* panel.h -- a panel of raters on paper, for the tests of idea-score: from typed rows to the report. */
#ifndef CC_TESTS_METHOD_PANEL_H
#define CC_TESTS_METHOD_PANEL_H

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

enum { ROLES = 13, IDEA = 0, RATER = 1, AXES = 4, SEGMENT = 11, MOST = 64 };

#define HEADER "idea|rater|customer_value|uniqueness|feasibility|marketability"

/* A panel of raters: what it is asked, what it gave, what came of it. */
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

static inline int
set_up(void **state)
{
	struct bench *b = cc_malloc(sizeof *b);

	*b = (struct bench){ .arena = cc_arena_new(),
		.opts = { .threshold = { 8, false }, .scale = { 1, 3, false }, .similar = { 0.6, false } },
		.file = { "panel.csv" } };
	b->run = (struct cc_run){ .confidence = 0.95,
		.seed = 1,
		.draws = 100,
		.last_day = CC_NO_DAY,
		.file = b->file,
		.files = 1,
		.workers = &cc_workers_none };
	*state = b;
	return 0;
}

static inline void
forget(struct bench *b)
{
	cc_report_free(b->report);
	cc_state_free(b->state);
	b->report = NULL;
	b->state = NULL;
	b->problems = (struct cc_problems){ 0 };
}

static inline int
tear_down(void **state)
{
	struct bench *b = *state;

	forget(b);
	cc_arena_free(b->arena);
	free(b);
	return 0;
}

static inline struct cc_state *
new_state(const struct bench *b)
{
	const bool has_ids[ROLES] = { [IDEA] = true, [RATER] = true, [SEGMENT] = true };
	uint32_t items[ROLES];

	for (unsigned r = 0; r < ROLES; r++)
		items[r] = b->items[r] != NULL ? b->items[r]->n : 1;
	return cc_state_new(ROLES, has_ids, items, cc_idea_score.stores);
}

/* The cells of a line, divided by '|'. */
static inline size_t
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
static inline size_t
lines(const char **line, const char *text)
{
	size_t n = 0;

	for (text += strcspn(text, "\n") + 1; *text != '\0'; text += strcspn(text, "\n") + 1)
		line[n++] = text;
	return n;
}

static inline int64_t
later(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static inline void
add_row(struct bench *b, struct cc_state *state, struct cc_typing *typing, const struct cc_bound *bound,
    const char *text, uint64_t number)
{
	const struct cc_want *want = cc_bound_want(bound);
	struct cc_span all[32], cell[32];
	uint32_t width = (uint32_t)split(all, text);
	struct cc_rows row = { 1, want->n, cell, &number, &width, NULL, 0 };
	struct cc_seen seen = { .last_day = CC_NO_DAY };
	const struct cc_batch *batch;

	for (size_t w = 0; w < want->n; w++)
		cell[w] = all[want->column[w]];
	batch = cc_type(typing, &row, bound, &b->problems, &seen, b->arena);
	cc_idea_score.add(state->store, batch, &b->run, &b->problems);
	b->run.last_day = later(b->run.last_day, seen.last_day);
}

static inline bool
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
static inline void
judge(struct bench *b, const char *study, const char *text, const size_t *order, unsigned workers)
{
	struct cc_binder *binder;
	struct cc_bind_opts opts = { "idea-score", NULL, 0 };
	struct cc_bound *bound;
	struct cc_span header[32];
	const char *line[MOST];
	size_t n = split(header, text), rows = lines(line, text);
	struct cc_state *state[8];
	struct cc_typing *typing[8];
	const struct cc_span *names[ROLES] = { 0 };
	uint32_t n_names[ROLES] = { 0 };
	struct cc_span ids[8];

	assert_true(begin(b, study));
	assert_true(cc_binder_new(&binder, &cc_idea_score, &b->run, &opts, b->arena, &b->err));
	assert_true(
	    cc_bind(&bound, binder, header, n, (struct cc_place){ "panel.csv", 1, 0 }, 0, b->arena, &b->err));
	assert_true(cc_binder_finish(binder, &b->err));
	b->run.binder[0] = binder;
	b->run.bound = cc_binder_roles(binder);
	for (unsigned w = 0; w < workers; w++) {
		state[w] = new_state(b);
		typing[w] = cc_typing_new(&cc_idea_score, &b->run, state[w], b->arena);
	}
	for (size_t i = 0; i < rows; i++) {
		size_t row = order != NULL ? order[i] : i;

		add_row(b, state[i % workers], typing[i % workers], bound, line[row], row + 2);
	}
	assert_true(cc_bound_close(bound, typing, workers, &b->err));
	b->run.last_day = later(b->run.last_day, cc_binder_settle_dates(binder));
	for (unsigned w = 1; w < workers; w++) {
		cc_state_join(state[0], state[w], &cc_workers_none);
		cc_state_free(state[w]);
	}
	b->state = state[0];
	cc_state_seal(b->state, &cc_workers_none);
	for (uint32_t a = 0; a < b->items[AXES]->n; a++)
		ids[a] = b->items[AXES]->item[a].id;
	names[AXES] = ids;
	n_names[AXES] = b->items[AXES]->n;
	b->report = cc_report_new(cc_idea_score.tables, names, n_names, CC_EN, b->arena);
	b->report->tool = "idea-score";
	assert_true(
	    cc_idea_score.finish(b->report, b->state, NULL, &b->run, &b->problems, b->arena, &b->err));
}

static inline void
score(struct bench *b, const char *text)
{
	judge(b, NULL, text, NULL, 1);
	assert_int_equal(b->problems.count, 0);
}

/* The cell of the row whose id is key. */
static inline const struct cc_cell *
cell_of(const struct bench *b, const char *table, const char *key, const char *column)
{
	const struct cc_table *t = cc_report_table(b->report, table);
	size_t at = 0, id_at = t->first[cc_table_id(t)];

	while (at < t->n_columns && strcmp(t->column[at].name, column) != 0)
		at++;
	assert_true(at < t->n_columns);
	for (size_t row = 0; row < t->rows; row++)
		if (cc_span_eq(t->cell[row * t->n_columns + id_at].as.text, cc_span(key)))
			return &t->cell[row * t->n_columns + at];
	fail_msg("no row %s in the table %s", key, table);
	return NULL;
}

static inline double
real(const struct bench *b, const char *table, const char *key, const char *column)
{
	const struct cc_cell *cell = cell_of(b, table, key, column);

	return cell->empty ? NAN : cell->as.real;
}

static inline int64_t
integer(const struct bench *b, const char *table, const char *key, const char *column)
{
	const struct cc_cell *cell = cell_of(b, table, key, column);

	return cell->empty ? -1 : cell->as.integer;
}

#define assert_word(b, idea, column, word) \
	assert_true(cc_span_eq(cell_of(b, "ideas", idea, column)->as.text, cc_span(word)))

static inline const char *
note(const struct bench *b, const char *code)
{
	for (size_t i = 0; i < b->report->n_notes; i++)
		if (strcmp(b->report->note[i].code, code) == 0)
			return b->report->note[i].text;
	return NULL;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#endif
