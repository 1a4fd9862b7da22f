/* column_type.c -- raw rows -> typed columns.
 *
 * Columns are filled one after the other, so problems come out of order: they
 * are collected by place. */
#include "model/column_int.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/num.h"

#include <inttypes.h>

struct cc_typist {
	const struct cc_method *method;
	const struct cc_run *run;
	struct cc_state *state;
	unsigned roles;
	const struct cc_markers *markers;
};

/* What is being filled: one column of the rows that stay. */
struct cells {
	struct cc_typist *t;
	const struct cc_rows *rows;
	const struct cc_bound *bound;
	const uint32_t *keep; /* row numbers */
	uint32_t n;
	uint32_t slot;
	const struct cc_markers *markers;
	uint8_t *missing;
	struct cc_problems *problems;
	struct cc_arena *arena;
};

static struct cc_span
cell_at(const struct cells *c, uint32_t i)
{
	return c->rows->cell[(size_t)c->keep[i] * c->rows->wanted + c->slot];
}

static struct cc_place
place_of(const struct cells *c, uint32_t i)
{
	return (struct cc_place){ c->bound->name, c->rows->line[c->keep[i]], 0 };
}

/* A problem of one cell; FORMAT is translated, so it must be a literal. */
#define CELL_PROBLEM(c, i, ...) \
	cc_problem_late((c)->problems, (c)->bound->file, place_of(c, i), \
	    (c)->bound->header[(c)->bound->want.column[(c)->slot]], __VA_ARGS__)

static void
problem_number(const struct cells *c, uint32_t i, struct cc_span cell, bool scale)
{
	char low[CC_NUM_MAX], high[CC_NUM_MAX];

	if (!scale) {
		CELL_PROBLEM(c, i, N_("\"%s\"; wanted a number"), cc_quote(cell).text);
		return;
	}
	cc_num_print(low, c->t->run->scale[0]);
	cc_num_print(high, c->t->run->scale[1]);
	CELL_PROBLEM(c, i, N_("\"%s\"; wanted a number from %s to %s"), cc_quote(cell).text, low, high);
}

static void
type_numbers(struct cc_column *out, const struct cells *c, bool scale)
{
	const double *limit = c->t->run->scale;
	double *num = CC_ARRAY(c->arena, double, c->n);

	scale = scale && c->t->run->has_scale;
	for (uint32_t i = 0; i < c->n; i++) {
		struct cc_span cell = cell_at(c, i);
		bool good;

		c->missing[i] = cc_is_missing(c->markers, cell);
		if (c->missing[i])
			continue;
		good = cc_num_digit(&num[i], cell) ||
		       (scale ? cc_num_parse_scale(&num[i], cell) : cc_num_parse(&num[i], cell));
		if (good && (!scale || (num[i] >= limit[0] && num[i] <= limit[1])))
			continue;
		problem_number(c, i, cell, scale);
		c->missing[i] = 1;
	}
	out->num = num;
}

static void
type_ids(struct cc_column *out, const struct cells *c, unsigned role)
{
	struct cc_map *map = c->t->state->ids[role];
	bool key = c->t->method->roles[role].flags & CC_ROLE_KEY;
	uint32_t *id = CC_ARRAY(c->arena, uint32_t, c->n);
	struct cc_span last = { NULL, SIZE_MAX };
	uint32_t last_id = CC_NO_ID;

	for (uint32_t i = 0; i < c->n; i++) {
		struct cc_span cell = cell_at(c, i);

		if (cc_span_eq(cell, last)) {
			id[i] = last_id;
			continue;
		}
		c->missing[i] = cc_is_missing(c->markers, cell);
		if (c->missing[i]) {
			if (key)
				CELL_PROBLEM(c, i, N_("\"%s\"; wanted the %s, which every row needs"),
				    cc_quote(cell).text, c->t->method->roles[role].name);
			continue;
		}
		id[i] = last_id = cc_map_add(map, cell);
		last = cell;
	}
	out->id = id;
}

static void
type_texts(struct cc_column *out, const struct cells *c)
{
	struct cc_span *text = CC_ARRAY(c->arena, struct cc_span, c->n);

	for (uint32_t i = 0; i < c->n; i++) {
		text[i] = cell_at(c, i);
		c->missing[i] = cc_is_missing(c->markers, text[i]);
	}
	out->text = text;
}

static void
type_dates(struct cc_column *out, const struct cells *c)
{
	int64_t *when = CC_ARRAY(c->arena, int64_t, c->n);

	for (uint32_t i = 0; i < c->n; i++) {
		struct cc_span cell = cell_at(c, i);

		c->missing[i] = cc_is_missing(c->markers, cell);
		if (c->missing[i])
			continue;
		switch (cc_date_parse(&when[i], cell)) {
		case CC_DATE_OK: continue;
		case CC_DATE_AMBIGUOUS:
			CELL_PROBLEM(c, i,
			    N_("\"%s\"; day or month first cannot be told; wanted the year first, "
			       "2026-01-27"),
			    cc_quote(cell).text);
			break;
		case CC_DATE_BAD:
			CELL_PROBLEM(
			    c, i, N_("\"%s\"; wanted a date such as 2026-01-27"), cc_quote(cell).text);
			break;
		}
		c->missing[i] = 1;
	}
	out->when = when;
}

static const struct cc_column *
type_column(struct cells *c, unsigned role, uint32_t item)
{
	struct cc_column *out = CC_NEW(c->arena, struct cc_column);
	const struct cc_markers *own = c->bound->missing[role][item];

	c->slot = c->bound->slot[role][item];
	c->markers = own != NULL ? own : c->t->markers;
	c->missing = CC_ARRAY(c->arena, uint8_t, c->n);
	out->missing = c->missing;
	switch (c->t->method->roles[role].kind) {
	case CC_NUMBER: type_numbers(out, c, c->t->method->roles[role].flags & CC_ROLE_SCALE); break;
	case CC_DATE: type_dates(out, c); break;
	case CC_TEXT: type_texts(out, c); break;
	case CC_ID:
	case CC_CODES: type_ids(out, c, role); break;
	}
	return out;
}

/* Rows of another width than the header's are problems, not rows. */
static uint32_t
keep_whole_rows(uint32_t *keep, const struct cells *c)
{
	uint32_t n = 0;

	for (uint32_t r = 0; r < c->rows->n; r++) {
		if (c->rows->width[r] == c->bound->width)
			keep[n++] = r;
		else
			cc_problem_late(c->problems, c->bound->file,
			    (struct cc_place){ c->bound->name, c->rows->line[r], 0 }, (struct cc_span){ 0 },
			    N_("%" PRIu32 " cells; wanted %" PRIu32 ", as in the header"), c->rows->width[r],
			    c->bound->width);
	}
	return n;
}

/* The dates come first: rows after --as-of are nobody's business. */
static void
drop_late_rows(struct cells *c, uint32_t *keep, unsigned role, struct cc_seen *seen)
{
	const struct cc_run *run = c->t->run;
	const struct cc_column *date;
	uint32_t n = 0;

	if (c->bound->slot[role][0] == CC_NO_SLOT)
		return;
	date = type_column(c, role, 0);
	for (uint32_t i = 0; i < c->n; i++) {
		if (!date->missing[i] && run->has_as_of && date->when[i] > run->as_of) {
			seen->after_as_of++;
			continue;
		}
		if (!date->missing[i] && date->when[i] > seen->last_day)
			seen->last_day = date->when[i];
		keep[n++] = keep[i];
	}
	c->n = n;
}

static unsigned
date_role(const struct cc_typist *t)
{
	for (unsigned r = 0; r < t->roles; r++)
		if (strcmp(t->method->roles[r].name, "date") == 0)
			return r;
	return t->roles;
}

struct cc_typist *
cc_typist_new(
    const struct cc_method *method, const struct cc_run *run, struct cc_state *state, struct cc_arena *arena)
{
	struct cc_typist *t = CC_NEW(arena, struct cc_typist);

	*t = (struct cc_typist){ .method = method, .run = run, .state = state };
	while (method->roles[t->roles].name != NULL)
		t->roles++;
	t->markers = cc_markers_shared(run->study, arena);
	return t;
}

const struct cc_batch *
cc_type(struct cc_typist *t, const struct cc_rows *rows, const struct cc_bound *b,
    struct cc_problems *problems, struct cc_seen *seen, struct cc_arena *arena)
{
	const struct cc_column ***role = CC_ARRAY(arena, const struct cc_column **, t->roles);
	uint32_t *keep = CC_ARRAY(arena, uint32_t, rows->n);
	uint64_t *line = CC_ARRAY(arena, uint64_t, rows->n);
	struct cells c = {
		.t = t, .rows = rows, .bound = b, .keep = keep, .problems = problems, .arena = arena
	};
	struct cc_batch *batch = CC_NEW(arena, struct cc_batch);

	seen->rows += rows->n;
	c.n = keep_whole_rows(keep, &c);
	if (date_role(t) < t->roles)
		drop_late_rows(&c, keep, date_role(t), seen);
	for (unsigned r = 0; r < t->roles; r++) {
		uint32_t items = cc_role_items(t->run, r);

		role[r] = CC_ARRAY(arena, const struct cc_column *, items);
		for (uint32_t i = 0; i < items; i++)
			if (b->slot[r][i] != CC_NO_SLOT && r != date_role(t))
				role[r][i] = type_column(&c, r, i);
	}
	for (uint32_t i = 0; i < c.n; i++)
		line[i] = rows->line[keep[i]];
	*batch = (struct cc_batch){ .rows = c.n, .file = b->file, .line = line, .role = (const void *)role };
	return batch;
}
