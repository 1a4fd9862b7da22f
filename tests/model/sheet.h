/* sheet.h -- a small method, and sheets typed for it, for the tests of columns.
 *
 * Every batch is written out as lines "LINE: role=value role=value", so that a
 * test reads as what it wants. */
#ifndef CC_TESTS_MODEL_SHEET_H
#define CC_TESTS_MODEL_SHEET_H

#include "base/arena.h"
#include "base/date.h"
#include "base/num.h"
#include "model/column.h"
#include "rec/yaml.h"

#include <stdio.h>

enum {
	IDEA,
	RATER,
	AXIS,
	SCORE,
	OUTCOME,
	IMPORTANCE,
	SATISFACTION,
	TAGS,
	BRAND,
	TEXT,
	DATE,
	WHAT,
	AXES,
	STEP
};

/* Not const, so that a test may give a role another flag. */
static struct cc_role sheet_roles[] = {
	[IDEA] = { "idea", NULL, CC_ID, CC_ROLE_ITEM, { 0 } },
	[RATER] = { "rater", NULL, CC_ID, 0, { 0 } },
	[AXIS] = { "axis", NULL, CC_ID, 0, { 0 } },
	[SCORE] = { "score", NULL, CC_NUMBER, CC_ROLE_SCALE, { 0 } },
	[OUTCOME] = { "outcome", NULL, CC_ID, 0, { 0 } },
	[IMPORTANCE] = { "importance", NULL, CC_NUMBER, CC_ROLE_SCALE,
	    { "重要度", "/^importance_(?<outcome>.+)$/", "/^imp_(?<outcome>.+)$/" } },
	[SATISFACTION] = { "satisfaction", NULL, CC_NUMBER, CC_ROLE_SCALE,
	    { "満足度", "/^satisfaction_(?<outcome>.+)$/" } },
	[TAGS] = { "tags", NULL, CC_CODES, CC_ROLE_MULTI, { 0 } },
	[BRAND] = { "brand", NULL, CC_FLAG, 0, { 0 } },
	[TEXT] = { "text", NULL, CC_TEXT, CC_ROLE_MULTI, { 0 } },
	[DATE] = { "date", NULL, CC_DATE, CC_ROLE_DATE, { 0 } },
	[WHAT] = { "what", NULL, CC_CODES, 0, { 0 } },
	[AXES] = { "axes", "axes", CC_NUMBER, 0, { 0 } },
	[STEP] = { "step", NULL, CC_ENTRY, 0, { 0 }, "axes" },
	{ 0 },
};

static const struct cc_layout sheet_layouts[] = {
	{ "wide", UINT64_C(1) << AXES },
	{ "long", UINT64_C(1) << SCORE },
	{ "any", 0 },
	{ 0 },
};

static const struct cc_items_spec sheet_items[] = {
	{ "axes", (const struct cc_item_preset[]){ { "novel", NULL, NULL, { 0 } }, { 0 } }, NULL },
	{ 0 },
};

static const struct cc_store_spec sheet_stores[] = { { 0 } };
static const struct cc_method sheet_method = {
	.roles = sheet_roles, .layouts = sheet_layouts, .items = sheet_items, .stores = sheet_stores
};

/* Everything of one test. */
static struct cc_arena *arena, *kept, *batch_arena;
static struct cc_err err;
static struct cc_problems problems;
static struct cc_bind_opts bind_opts;
static struct cc_binding bindings[8];
static struct cc_run run;
static struct cc_binder *binder;
static struct cc_bound *bound;
static struct cc_typing *typing;
static struct cc_state *ids;
static struct cc_seen seen;
static struct cc_buf said;
static uint32_t said_layout;

static inline bool
sheet_data(struct cc_span *out, const char *name, struct cc_arena *a, struct cc_err *e)
{
	(void)name;
	(void)a;
	(void)e;
	*out = CC_SPAN("plain: [不満, やや不満, どちらでもない, やや満足, 満足]\n"
		       "very: [とても不満, 不満, どちらでもない, 満足, とても満足]\n");
	return true;
}

static inline int
set_up(void **state)
{
	(void)state;
	sheet_roles[IDEA].flags = CC_ROLE_ITEM;
	arena = cc_arena_new();
	kept = cc_arena_new();
	batch_arena = cc_arena_new();
	err = (struct cc_err){ 0 };
	problems = (struct cc_problems){ 0 };
	bind_opts = (struct cc_bind_opts){ .tool = "sheet", .binding = bindings, .data = sheet_data };
	run = (struct cc_run){ .has_scale = true, .scale = { 1, 5 }, .last_day = CC_NO_DAY };
	seen = (struct cc_seen){ .last_day = CC_NO_DAY };
	said = (struct cc_buf){ 0 };
	ids = NULL;
	return 0;
}

static inline int
tear_down(void **state)
{
	(void)state;
	cc_buf_free(&said);
	cc_state_free(ids);
	cc_arena_free(batch_arena);
	cc_arena_free(kept);
	cc_arena_free(arena);
	return 0;
}

/* -c ROLE=COLUMN */
static inline void
ask(const char *role, const char *column)
{
	bindings[bind_opts.n_bindings++] =
	    (struct cc_binding){ .role = cc_span(role), .column = cc_span(column), .own = true };
}

static inline bool
begin(const char *study)
{
	static const struct cc_study_spec spec = { .section = "job_map", .items = sheet_items };
	size_t roles = sizeof sheet_roles / sizeof *sheet_roles - 1;
	bool *has_ids = CC_ARRAY(arena, bool, roles);
	uint32_t *items = CC_ARRAY(arena, uint32_t, roles);
	const struct cc_items **lists = CC_ARRAY(arena, const struct cc_items *, roles);
	struct cc_study *loaded;

	cc_state_free(ids); /* of the sheet before, if the test had one */
	ids = NULL;
	if (!cc_study_load(&loaded, cc_span(study), "study.yaml", &spec, arena, &err))
		return false;
	for (size_t r = 0; r < roles; r++) {
		has_ids[r] = sheet_roles[r].kind == CC_ID || sheet_roles[r].kind == CC_CODES;
		items[r] = 1;
	}
	lists[AXES] = &loaded->items[0];
	run.study = loaded;
	run.items = lists;
	ids = cc_state_new(roles, has_ids, items, sheet_stores);
	typing = cc_typing_new(&sheet_method, &run, ids, kept);
	return cc_binder_new(&binder, &sheet_method, &run, &bind_opts, arena, &err);
}

/* Cells of a line, split at |; \n inside stays. */
static inline size_t
split_line(struct cc_span *cell, const char *line)
{
	size_t n = 0;
	const char *bar;

	while ((bar = strchr(line, '|')) != NULL) {
		cell[n++] = (struct cc_span){ line, (size_t)(bar - line) };
		line = bar + 1;
	}
	cell[n++] = cc_span(line);
	return n;
}

static inline bool
bind_header(const char *line, bool last)
{
	struct cc_span *cell = CC_ARRAY(arena, struct cc_span, strlen(line) + 1);
	size_t n = split_line(cell, line);

	return cc_bind(&bound, binder, cell, n, (struct cc_place){ "in.csv", 1, 0 }, 0, arena, &err) &&
	       (!last || cc_binder_finish(binder, &err));
}

static inline void
say_value(const struct cc_column *c, enum cc_kind kind, unsigned role, uint32_t i)
{
	char number[CC_NUM_MAX];

	switch (kind) {
	case CC_ID: cc_buf_span(&said, cc_map_at(ids->ids[role], c->id[i])); break;
	case CC_CODES:
		for (uint32_t k = c->first[i]; k < c->first[i + 1]; k++) {
			cc_buf_puts(&said, k > c->first[i] ? "+" : "");
			cc_buf_span(&said, cc_map_at(ids->ids[role], c->id[k]));
		}
		break;
	case CC_NUMBER:
	case CC_FLAG:
		cc_num_print(number, c->num[i]);
		cc_buf_puts(&said, number);
		break;
	case CC_TEXT: cc_buf_span(&said, c->text[i]); break;
	case CC_DATE: cc_buf_printf(&said, "%ld", (long)c->when[i]); break;
	case CC_ENTRY: cc_buf_span(&said, run.study->items[0].item[c->id[i]].id); break;
	}
}

static inline void
say_batch(const struct cc_batch *b)
{
	said_layout = b->layout;
	for (uint32_t i = 0; i < b->rows; i++) {
		cc_buf_printf(&said, "%lu:", (unsigned long)b->line[i]);
		for (unsigned r = 0; sheet_roles[r].name != NULL; r++)
			for (uint32_t k = 0; k < b->columns[r]; k++) {
				const struct cc_column *c = b->role[r][k];

				if (c == NULL || c->missing[i])
					continue;
				cc_buf_printf(&said, " %s=", sheet_roles[r].name);
				say_value(c, sheet_roles[r].kind, r, i);
			}
		cc_buf_putc(&said, '\n');
	}
}

/* Rows, each a line of cells, the first on line 2.  False: labels are open. */
static inline bool
type_rows(const char *const *line)
{
	const struct cc_want *want = cc_bound_want(bound);
	const struct cc_batch *batch;
	struct cc_rows rows = { 0 };
	struct cc_span *cell, *all;
	uint32_t *width;
	uint64_t *lines;

	while (line[rows.n] != NULL)
		rows.n++;
	cell = CC_ARRAY(arena, struct cc_span, rows.n * want->n);
	width = CC_ARRAY(arena, uint32_t, rows.n);
	lines = CC_ARRAY(arena, uint64_t, rows.n);
	for (size_t r = 0; r < rows.n; r++) {
		all = CC_ARRAY(arena, struct cc_span, strlen(line[r]) + 1);
		width[r] = (uint32_t)split_line(all, line[r]);
		lines[r] = r + 2;
		for (size_t k = 0; k < want->n; k++)
			if (want->column[k] < width[r])
				cell[r * want->n + k] = all[want->column[k]];
	}
	rows.wanted = want->n;
	rows.cell = cell;
	rows.line = lines;
	rows.width = width;
	cc_arena_reset(batch_arena);
	batch = cc_type(typing, &rows, bound, &problems, &seen, batch_arena);
	if (batch != NULL)
		say_batch(batch);
	return batch != NULL;
}

#define ROWS(...) ((const char *const[]){ __VA_ARGS__, NULL })

static inline bool
settle(void)
{
	return cc_bound_settle(bound, &typing, 1, arena, &err);
}

static inline bool
close_sheet(void)
{
	return cc_bound_close(bound, &typing, 1, &err);
}

static inline void
assert_said(const char *wanted)
{
	assert_string_equal(said.at != NULL ? said.at : "", wanted);
}

/* A whole sheet without a study that is read to its end. */
static inline void
read_sheet(const char *study, const char *header, const char *const *line)
{
	if (!begin(study) || !bind_header(header, true))
		fail_msg("%s", err.text);
	if (!type_rows(line)) {
		if (!settle())
			fail_msg("%s", err.text);
		assert_true(type_rows(line));
	}
}

static inline void
assert_bind_fails(const char *study, const char *header, enum cc_exit code, const char *text)
{
	if (begin(study) && bind_header(header, true))
		fail_msg("bound: %s", header);
	assert_string_equal(err.text, text);
	assert_int_equal(err.code, code);
}

static inline void
assert_problem(unsigned i, const char *text)
{
	assert_true(i < problems.kept);
	assert_string_equal(problems.first[i].text, text);
}

#endif
