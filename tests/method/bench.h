/* bench.h -- a method on paper: a study, typed rows dealt to workers, a report.
 *
 * May be included by: tests/method.
 * Tables are texts: a line a row, cells divided by '|', the header first.
 */
#ifndef CC_TESTS_BENCH_H
#define CC_TESTS_BENCH_H

#include "base/arena.h"
#include "base/date.h"
#include "data_file.h"
#include "model/column.h"
#include "rec/heads.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "near.h"

#include <stdlib.h>

enum { BENCH_ROLES = 32, BENCH_CELLS = 128, BENCH_ROWS = 512, BENCH_FILES = 4, BENCH_WORKERS = 8 };

struct bench {
	const struct cc_method *method;
	const char *tool;
	struct cc_arena *arena;
	struct cc_run run;
	const struct cc_items *items[BENCH_ROLES];
	const char *file[BENCH_FILES];
	struct cc_problems problems;
	struct cc_state *state;
	struct cc_report *report;
	struct cc_err err;
	unsigned workers;
	enum cc_lang lang;
};

static inline void
bench_begin(struct bench *b, const struct cc_method *method, const char *tool, const void *opts)
{
	*b = (struct bench){ .method = method, .tool = tool, .arena = cc_arena_new(), .workers = 1 };
	b->run = (struct cc_run){ .opts = opts,
		.confidence = 0.95,
		.seed = 1,
		.draws = 1000,
		.last_day = CC_NO_DAY,
		.file = b->file,
		.workers = &cc_workers_none };
}

static inline void
bench_forget(struct bench *b)
{
	cc_report_free(b->report);
	cc_state_free(b->state);
	b->report = NULL;
	b->state = NULL;
	b->problems = (struct cc_problems){ 0 };
	b->run.last_day = CC_NO_DAY;
}

static inline void
bench_end(struct bench *b)
{
	bench_forget(b);
	cc_arena_free(b->arena);
}

static inline size_t
bench_roles(const struct bench *b)
{
	size_t n = 0;

	while (b->method->roles[n].name != NULL)
		n++;
	assert_true(n <= BENCH_ROLES);
	return n;
}

static inline struct cc_state *
bench_state(const struct bench *b)
{
	bool has_ids[BENCH_ROLES];
	uint32_t items[BENCH_ROLES];

	for (size_t r = 0; r < bench_roles(b); r++) {
		enum cc_kind kind = b->method->roles[r].kind;

		has_ids[r] = kind == CC_ID || kind == CC_CODES;
		items[r] = b->items[r] != NULL ? b->items[r]->n : 1;
	}
	return cc_state_new(bench_roles(b), has_ids, items, b->method->stores);
}

static inline bool
bench_no_file(struct cc_span *out, const char *name, struct cc_arena *arena, struct cc_err *err)
{
	(void)out;
	(void)arena;
	return cc_fail(err, CC_EXIT_STUDY, "%s: wanted no file", name);
}

/* The study, NULL without, and what load() and check() say of it. */
static inline bool
bench_study(struct bench *b, const char *section, const char *study)
{
	const struct cc_study_spec spec = { section, b->method->items, NULL, NULL, NULL, b->method->keys };
	static const struct cc_openers open = { read_data, bench_no_file };
	struct cc_span text = study != NULL ? cc_span(study) : (struct cc_span){ 0 };
	struct cc_study *loaded;

	assert_true(cc_study_load(&loaded, text, "study.yaml", &spec, b->arena, &b->err));
	for (size_t r = 0; r < bench_roles(b); r++)
		for (size_t i = 0; b->method->roles[r].items != NULL && i < loaded->n_items; i++)
			if (strcmp(b->method->items[i].key, b->method->roles[r].items) == 0)
				b->items[r] = &loaded->items[i];
	b->run.study = loaded;
	b->run.open = &open;
	b->run.items = b->items;
	return (b->method->load == NULL || b->method->load(&b->run, &open, b->arena, &b->err)) &&
	       cc_method_check(b->method, &b->run, b->arena, &b->err);
}

static inline size_t
bench_split(struct cc_span *cell, const char *line)
{
	size_t n = 0, len = strcspn(line, "\n"), from = 0;

	for (size_t at = 0; at <= len; at++)
		if (at == len || line[at] == '|') {
			assert_true(n < BENCH_CELLS);
			cell[n++] = (struct cc_span){ line + from, at - from };
			from = at + 1;
		}
	return n;
}

static inline int64_t
later(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static inline void
bench_row(struct bench *b, struct cc_state *state, struct cc_typing *typing, const struct cc_bound *bound,
    const char *text, uint64_t number)
{
	const struct cc_want *want = cc_bound_want(bound);
	struct cc_span all[BENCH_CELLS], cell[BENCH_CELLS];
	uint32_t width = (uint32_t)bench_split(all, text);
	struct cc_rows row = { 1, want->n, cell, &number, &width, NULL, 0, NULL };
	struct cc_seen seen = { .last_day = CC_NO_DAY };
	struct cc_batch *batch;

	for (size_t w = 0; w < want->n; w++)
		cell[w] = all[want->column[w]];
	batch = cc_type(typing, &row, bound, &b->problems, &seen, b->arena);
	batch->worker = b->method->worker_begin != NULL ? b->method->worker_begin(&b->run) : NULL;
	b->method->add(state->store, batch, &b->run, &b->problems);
	if (b->method->worker_end != NULL)
		b->method->worker_end(batch->worker);
	b->run.last_day = later(b->run.last_day, seen.last_day);
}

/* Files in order, their rows dealt to the workers in turn. */
static inline void
bench_read(struct bench *b, struct cc_state **state, const char *const *text, uint32_t files)
{
	struct cc_bind_opts opts = { b->tool, NULL, 0 };
	struct cc_binder *binder;
	const unsigned workers = b->workers > 1 ? b->workers : 1;
	size_t dealt = 0;

	b->run.files = files;
	assert_true(cc_binder_new(&binder, b->method, &b->run, &opts, b->arena, &b->err));
	for (uint32_t f = 0; f < files; f++) {
		struct cc_span *header = CC_ARRAY(b->arena, struct cc_span, BENCH_CELLS);
		struct cc_place place = { b->file[f], 1, 0 };
		const char *line = text[f] + strcspn(text[f], "\n");
		struct cc_bound *bound;
		struct cc_typing **typing = CC_ARRAY(b->arena, struct cc_typing *, workers);
		uint64_t number = 2;

		assert_true(cc_bind(
		    &bound, binder, header, bench_split(header, text[f]), place, f, b->arena, &b->err));
		for (uint32_t w = 0; w < workers; w++)
			typing[w] = cc_typing_new(b->method, &b->run, state[w], b->arena);
		for (; line[0] == '\n' && line[1] != '\0'; line += 1 + strcspn(line + 1, "\n"), dealt++)
			bench_row(
			    b, state[dealt % workers], typing[dealt % workers], bound, line + 1, number++);
		assert_true(cc_bound_close(bound, typing, workers, &b->err));
	}
	assert_true(cc_binder_finish(binder, &b->err));
	b->run.last_day = later(b->run.last_day, cc_binder_settle_dates(binder));
	b->run.binder[0] = binder;
	b->run.bound = cc_binder_roles(binder);
}

/* What finish() says of them. */
/* Every word has an entry in rec/heads.c. */
static inline void
bench_words(const struct cc_report *report)
{
	for (size_t i = 0; i < report->n_tables; i++) {
		const struct cc_table *t = &report->table[i];

		for (size_t k = 0; !(t->spec->flags & CC_TABLE_FINDINGS) && k < t->rows * t->n_columns; k++) {
			const struct cc_column_spec *column = &t->column[k % t->n_columns];
			struct cc_span word = t->cell[k].as.text;

			if (column->type == CC_TYPE_WORD && !t->cell[k].empty &&
			    !cc_word_known(column->name, word))
				fail_msg(
				    "no \"%s.%.*s\" in rec/heads.c", column->name, (int)word.len, word.at);
		}
	}
}

static inline bool
bench_files(struct bench *b, const char *const *text, uint32_t files)
{
	const struct cc_span *names[BENCH_ROLES] = { 0 };
	uint32_t n_names[BENCH_ROLES] = { 0 };
	struct cc_state *state[BENCH_WORKERS];

	for (uint32_t f = 0; f < files; f++)
		b->file[f] = f == 0 ? "one.csv" : f == 1 ? "two.csv" : f == 2 ? "three.csv" : "four.csv";
	for (unsigned w = 0; w < b->workers; w++)
		state[w] = bench_state(b);
	bench_read(b, state, text, files);
	for (unsigned w = 1; w < b->workers; w++) {
		cc_state_join(state[0], state[w], &cc_workers_none);
		cc_state_free(state[w]);
	}
	b->state = state[0];
	cc_state_seal(b->state, &cc_workers_none);
	b->report = cc_report_new(b->method->tables, names, n_names, b->lang, b->arena);
	b->report->tool = b->tool;
	if (!cc_method_finish(b->report, b->method, b->state, NULL, &b->run, &b->problems, b->arena, &b->err))
		return false;
	bench_words(b->report);
	return true;
}

static inline size_t
bench_column(const struct cc_table *t, const char *name)
{
	for (size_t c = 0; c < t->n_columns; c++)
		if (strcmp(t->column[c].name, name) == 0)
			return c;
	fail_msg("no column %s", name);
	return 0;
}

/* The cell of the first row whose id is key. */
static inline const struct cc_cell *
bench_cell(const struct bench *b, const char *table, const char *key, const char *column)
{
	const struct cc_table *t = cc_report_table(b->report, table);
	size_t at = bench_column(t, column), id = t->first[cc_table_id(t)];

	for (size_t row = 0; row < t->rows; row++)
		if (cc_span_eq(t->cell[row * t->n_columns + id].as.text, cc_span(key)))
			return &t->cell[row * t->n_columns + at];
	fail_msg("no row %s in the table %s", key, table);
	return NULL;
}

static inline double
bench_real(const struct bench *b, const char *table, const char *key, const char *column)
{
	const struct cc_cell *cell = bench_cell(b, table, key, column);

	return cell->empty ? (double)NAN : cell->as.real;
}

static inline int64_t
bench_int(const struct bench *b, const char *table, const char *key, const char *column)
{
	const struct cc_cell *cell = bench_cell(b, table, key, column);

	return cell->empty ? -1 : cell->as.integer;
}

/* "" where it is empty. */
static inline const char *
bench_text(const struct bench *b, const char *table, const char *key, const char *column)
{
	const struct cc_cell *cell = bench_cell(b, table, key, column);

	return cell->empty ? "" : cc_strndup(b->arena, cell->as.text.at, cell->as.text.len);
}

static inline const char *
bench_note(const struct bench *b, const char *code)
{
	for (size_t i = 0; i < b->report->n_notes; i++)
		if (strcmp(b->report->note[i].code, code) == 0)
			return b->report->note[i].text;
	return NULL;
}

#endif
