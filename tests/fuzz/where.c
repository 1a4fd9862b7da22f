/* where.c -- fuzzes --where over a batch: the condition up to the first line end, then a header, then rows.
 *
 * The first byte says how days are written and what the decimal mark is.  Where a row is one observation, each row is
 * kept by one of = and !=, and no row by both < and >=. */
#include "base/utf8.h"
#include "model/column.h"
#include "table.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { TEXT, IDEA, NUMBER, DATE, ROLES };

static const struct cc_role roles[] = {
	[TEXT] = { "text", NULL, CC_TEXT, CC_ROLE_MULTI, { "/^t_/" } },
	[IDEA] = { "idea", NULL, CC_ID, CC_ROLE_ITEM, { 0 } },
	[NUMBER] = { "number", NULL, CC_NUMBER, 0, { "/^n_(?<idea>.+)$/" } },
	[DATE] = { "date", NULL, CC_DATE, CC_ROLE_DATE, { "日付" } },
	{ 0 },
};
static const struct cc_layout layouts[] = { { "any", 0 }, { 0 } };
static const struct cc_store_spec stores[] = { { 0 } };
static const struct cc_method method = { .roles = roles, .layouts = layouts, .stores = stores };
static const bool has_ids[ROLES] = { [IDEA] = true };
static const uint32_t items[ROLES] = { 1, 1, 1, 1 };

enum { REFUSED = -1, LONGEST = 512 };

/* So many rows are kept; which ones, by their lines. */
static long
kept_by(bool *line, const char *condition, unsigned how, const struct table *t, struct cc_arena *arena)
{
	static const enum cc_date_order orders[] = { CC_DATES_AUTO, CC_DATES_YMD, CC_DATES_DMY,
		CC_DATES_MDY };
	const struct cc_items *lists[ROLES] = { NULL };
	struct cc_study study = { 0 };
	struct cc_run run = { .items = lists, .study = &study, .last_day = CC_NO_DAY };
	struct cc_bind_opts opts = { .tool = "where",
		.where = &condition,
		.n_where = condition != NULL,
		.invalid_missing = true,
		.ragged_pad = true,
		.dates = orders[how & 3],
		.keep_totals = true,
		.decimal = "\0.,"[(how >> 2) % 3] };
	struct cc_state *state = cc_state_new(ROLES, has_ids, items, stores);
	struct cc_typing *typing = cc_typing_new(&method, &run, state, arena);
	struct cc_seen seen = { .last_day = CC_NO_DAY };
	struct cc_problems problems = { 0 };
	struct cc_err err = { 0 };
	const struct cc_batch *batch;
	struct cc_binder *binder;
	struct cc_bound *bound;
	long n = REFUSED;

	if (cc_binder_new(&binder, &method, &run, &opts, arena, &err) &&
	    cc_bind(&bound, binder, t->row[0].cell, t->row[0].n, (struct cc_place){ "in", 1, 0 }, 0, arena,
		&err) &&
	    cc_binder_finish(binder, &err)) {
		const struct cc_want *want = cc_bound_want(bound);
		struct cc_rows rows = { .n = t->n - 1, .wanted = want->n };
		struct cc_span *cell = CC_ARRAY(arena, struct cc_span, rows.n * want->n);
		uint32_t *width = CC_ARRAY(arena, uint32_t, rows.n);
		uint64_t *number = CC_ARRAY(arena, uint64_t, rows.n);

		for (size_t r = 0; r < rows.n; r++) {
			number[r] = r + 2;
			width[r] = (uint32_t)t->row[r + 1].n;
			for (size_t k = 0; k < want->n; k++)
				if (want->column[k] < width[r])
					cell[r * want->n + k] = t->row[r + 1].cell[want->column[k]];
		}
		rows.cell = cell;
		rows.width = width;
		rows.line = number;
		batch = cc_type(typing, &rows, bound, &problems, &seen, arena);
		n = batch != NULL && problems.count == 0 ? 0 : REFUSED;
		for (uint32_t i = 0; n != REFUSED && i < batch->rows; i++) {
			n += !line[batch->line[i]];
			line[batch->line[i]] = true;
		}
		if (!cc_bound_close(bound, &typing, 1, &err))
			n = REFUSED;
	}
	if (n == REFUSED && problems.count == 0 && err.code == CC_EXIT_OK)
		abort();
	cc_state_free(state);
	return n;
}

/* A row is one observation, and the condition can be divided in one way. */
static bool
is_simple(const struct table_row *header, struct cc_span value)
{
	for (size_t i = 0; i < header->n; i++) {
		struct cc_span name = cc_utf8_trim(header->cell[i]);

		if (cc_utf8_chars(name) != name.len || name.len == 0 ||
		    memchr(name.at, '_', name.len) != NULL)
			return false;
	}
	for (size_t i = 0; i < value.len; i++)
		if (strchr("<>=!", value.at[i]) != NULL)
			return false;
	return true;
}

/* COLUMN and VALUE with each operator between. */
static void
compare(
    struct cc_span column, struct cc_span value, unsigned how, const struct table *t, struct cc_arena *arena)
{
	static const char *const op[] = { "=", "!=", "<", ">=", ">", "<=" };
	bool *line[6], *all = CC_ARRAY(arena, bool, t->n + 2);
	long n[6], every = kept_by(all, NULL, how, t, arena);

	for (size_t i = 0; i < 6; i++) {
		const char *condition = cc_format(
		    arena, "%.*s%s%.*s", (int)column.len, column.at, op[i], (int)value.len, value.at);

		line[i] = CC_ARRAY(arena, bool, t->n + 2);
		n[i] = kept_by(line[i], condition, how, t, arena);
	}
	for (size_t i = 0; i < 6 && is_simple(&t->row[0], value); i += 2) {
		if (n[i] == REFUSED || n[i + 1] == REFUSED || every == REFUSED)
			continue;
		for (size_t k = 0; k < t->n + 2; k++)
			if ((line[i][k] && line[i + 1][k]) || ((line[i][k] || line[i + 1][k]) && !all[k]))
				abort();
		if (i == 0 && n[0] + n[1] != every)
			abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct cc_span all = { (const char *)data, size }, left, right;
	struct cc_arena *arena = cc_arena_new();
	struct table t;
	size_t end = 1, at = 1;
	bool *line;

	while (end < size && data[end] != '\n')
		end++;
	if (end < size && cc_utf8_valid(all.at, size, NULL) == size && memchr(all.at, '\0', size) == NULL) {
		table_read(&t, (struct cc_span){ all.at + end + 1, size - end - 1 }, ',', 0, 0, arena);
		line = CC_ARRAY(arena, bool, t.n + 2);
		while (at < end && strchr("<>=!", all.at[at]) == NULL)
			at++;
		left = (struct cc_span){ all.at + 1, at - 1 };
		while (at < end && strchr("<>=!", all.at[at]) != NULL)
			at++;
		right = (struct cc_span){ all.at + at, end - at };
		if (t.n > 1)
			kept_by(line, cc_strndup(arena, all.at + 1, end - 1), data[0], &t, arena);
		if (t.n > 1 && left.len > 0)
			compare(left, right, data[0], &t, arena);
	}
	cc_arena_free(arena);
	return 0;
}
