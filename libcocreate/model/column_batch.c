/* column_batch.c -- raw rows -> rows or observations of typed columns.
 *
 * Rows that stay are chosen first (width, --where), then labels are looked at
 * for numbers that are still open, then dates for --as-of; after that nothing
 * is left out but observations without any value.  A role's own column is
 * typed once a row and then repeated for the row's observations. */
#include "model/column_type.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/num.h"

#include <inttypes.h>

/* What the header of a wide sheet names is there, whether or not a row says
 * something of it. */
static void
name_keys(struct cc_typing *t, const struct cc_bound *b)
{
	for (unsigned r = 0; r < t->roles; r++) {
		if (!(b->wide->groups >> r & 1) || t->method->roles[r].kind != CC_ID ||
		    !cc_role_is(t->method, r, CC_ROLE_KEY | CC_ROLE_ITEM))
			continue;
		for (uint32_t o = 0; o < b->wide->n; o++)
			if (b->wide->text[r][o].at != NULL && (b->where_drops == NULL || !b->where_drops[o]))
				cc_map_add(t->state->ids[r], b->wide->text[r][o]);
	}
}

static void
new_file(struct cc_typing *t, const struct cc_bound *b)
{
	t->now = (struct cc_learned){ .bound = b, .last_day = CC_NO_DAY };
	t->now.labels = CC_ARRAY(t->kept, struct cc_labels **, t->roles);
	t->now.beside = CC_ARRAY(t->kept, struct cc_beside **, t->roles);
	for (unsigned r = 0; r < t->roles; r++) {
		t->now.labels[r] = CC_ARRAY(t->kept, struct cc_labels *, cc_role_items(t->run, r));
		t->now.beside[r] = CC_ARRAY(t->kept, struct cc_beside *, cc_role_items(t->run, r));
	}
	t->now.invalid = CC_ARRAY(t->kept, struct cc_tally, b->want.n);
	t->now.values = CC_ARRAY(t->kept, uint64_t, b->want.n);
	t->now.unordered = CC_ARRAY(t->kept, struct cc_tally, b->binder->opts.n_where);
	t->now.looks = CC_ARRAY(t->kept, struct cc_looks, b->unweighted.n);
	if (b->wide != NULL)
		name_keys(t, b);
}

static void
see_last_day(struct cc_typed_batch *a, const struct cc_column *date)
{
	for (uint32_t i = 0; i < a->cells.n; i++)
		if (!date->missing[i] && date->when[i] > a->seen.last_day)
			a->seen.last_day = date->when[i];
}

/* The dates come first: rows after --as-of are nobody's business. */
static struct cc_column *
drop_late_rows(struct cc_typed_batch *a)
{
	struct cc_cells *c = &a->cells;
	const struct cc_run *run = c->t->run;
	unsigned role = c->t->date;
	struct cc_column *date;
	uint32_t n = 0;
	uint8_t *missing;
	int64_t *when;

	if (role == c->t->roles || c->bound->slots[role][0].n == 0)
		return NULL;
	c->slot = c->bound->slots[role][0].slot[0];
	date = cc_type_column(c, role, 0);
	if (!run->has_as_of) {
		see_last_day(a, date);
		return date;
	}
	missing = CC_ARRAY(c->arena, uint8_t, c->n);
	when = CC_ARRAY(c->arena, int64_t, c->n);
	for (uint32_t i = 0; i < c->n; i++) {
		if (!date->missing[i] && date->when[i] > run->as_of) {
			a->seen.after_as_of++;
			continue;
		}
		missing[n] = date->missing[i];
		when[n] = date->when[i];
		a->row[n++] = a->row[i];
	}
	c->n = n;
	date->missing = missing;
	date->when = when;
	see_last_day(a, date);
	return date;
}

static struct cc_column *
type_wide(const struct cc_typed_batch *a, unsigned role, uint32_t item)
{
	struct cc_cells c = a->cells;

	c.row = a->pair_row;
	c.obs = a->obs;
	c.n = a->pairs;
	c.slots = c.bound->wide->slot[role][item];
	return cc_type_column(&c, role, item);
}

/* An item of a multi role may have several columns: those behind its first one come
 * behind the first ones of all items. */
static void
type_further(struct cc_typed_batch *a, unsigned role)
{
	struct cc_cells *c = &a->cells;
	const struct cc_slots *slots = c->bound->slots[role];
	uint32_t at = cc_role_items(c->t->run, role);

	for (uint32_t i = 0; i < cc_role_items(c->t->run, role); i++)
		for (uint32_t k = 1; k < slots[i].n; k++) {
			c->slot = slots[i].slot[k];
			a->role[role][at] = cc_repeat_column(a, cc_type_column(c, role, i));
			a->role[role][at]->name = c->bound->header[c->bound->want.column[c->slot]];
			a->role[role][at++]->item = i;
		}
	a->columns[role] = at;
}

static uint32_t
count_slots(const struct cc_slots *slots, uint32_t items)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < items; i++)
		n += slots[i].n > 0 ? slots[i].n : 1;
	return n;
}

static void
type_role(struct cc_typed_batch *a, unsigned role)
{
	struct cc_cells *c = &a->cells;
	const struct cc_wide *w = c->bound->wide;
	const struct cc_slots *slots = c->bound->slots[role];
	bool items = c->t->run->items[role] != NULL;
	bool codes =
	    c->t->method->roles[role].kind == CC_CODES && !cc_role_is(c->t->method, role, CC_ROLE_APART);
	uint32_t n = items ? cc_role_items(c->t->run, role) : codes || slots->n == 0 ? 1 : slots->n;

	a->role[role] = CC_ARRAY(c->arena, struct cc_column *, items ? count_slots(slots, n) : n);
	a->columns[role] = n;
	for (uint32_t i = 0; i < n && !(c->t->run->idle >> role & 1); i++) {
		uint32_t item = items ? i : 0;

		if (a->split != NULL && role == cc_split_role(c->bound->binder)) {
			a->role[role][i] = a->split;
		} else if (w != NULL && (w->groups >> role & 1)) {
			a->role[role][i] = cc_repeat_group(a, role);
		} else if (w != NULL && w->slot[role][item] != NULL) {
			a->role[role][i] = type_wide(a, role, item);
		} else if (slots[item].n > 0) {
			c->slot = slots[item].slot[items ? 0 : i];
			a->role[role][i] = cc_repeat_column(a, cc_type_column(c, role, item));
			a->role[role][i]->name = c->bound->header[c->bound->want.column[c->slot]];
			a->role[role][i]->item = item;
			a->role[role][i]->said = slots->said != NULL ? &slots->said[i] : NULL;
		}
	}
	if (items && !(c->t->run->idle >> role & 1))
		type_further(a, role);
}

/* A label beside a number, as in "1．とても重要". */
static void
see_beside(struct cc_cells *c, struct cc_beside **beside, struct cc_span label, double number)
{
	const struct cc_scales *s = c->bound->binder->scales;

	if (*beside == NULL)
		*beside = cc_beside_new(s, c->t->kept);
	cc_beside_see(*beside, cc_cell_label(c->t, s, label, c->arena), number);
}

/* To see a cell again changes nothing, and the same few come again and again. */
enum { SEEN_LATELY = 32 };

/* Labels of one column, of the rows that stay.  False: one is still open. */
static bool
see_labels(struct cc_cells *c, unsigned role, uint32_t item, uint32_t slot)
{
	const struct cc_scales *s = c->bound->binder->scales;
	const struct cc_markers *missing = c->bound->binder->form[role][item].missing;
	const struct cc_turn *turn = c->bound->binder->form[role][item].turn;
	struct cc_labels **labels = &c->t->now.labels[role][item];
	unsigned how = cc_binder_numbers(c->bound->binder);
	bool open = false,
	     words = cc_role_is(c->t->method, role, CC_ROLE_WORDS) && c->t->run->lexicon != NULL;
	struct cc_cells cells = *c;
	struct cc_answers none = { 0 };
	struct cc_worded worded;
	double number;
	struct cc_span beside, seen[SEEN_LATELY] = { { NULL, 0 } };

	cells.form = &c->bound->binder->form[role][item];

	for (uint32_t i = 0; i < c->n; i++) {
		struct cc_span cell = c->rows->cell[(size_t)c->row[i] * c->rows->wanted + slot], *lately;
		uint32_t label;

		if (cc_num_digit(&number, cell))
			continue;
		lately = &seen[cc_cell_hash(cell) % SEEN_LATELY];
		if (cc_span_eq(*lately, cell) || cc_is_missing(missing, cell))
			continue;
		*lately = cell;
		if (cc_num_read_scale(&number, &beside, cell, how)) {
			if (beside.len > 0 && turn == NULL && !cc_is_missing_number(missing, number))
				see_beside(c, &c->t->now.beside[role][item], beside, number);
			continue;
		}
		label = cc_cell_label(c->t, s, cell, c->arena);
		if (label == CC_NO_LABEL || (words && cc_read_words(&worded, &cells, cell, none)))
			continue;
		if (*labels == NULL)
			*labels = cc_labels_new(s, c->t->kept);
		cc_labels_see(*labels, s, label);
	}
	for (uint32_t l = 0; *labels != NULL && l < s->labels && !open; l++)
		if ((*labels)->seen[l])
			cc_labels_number(&open, *labels, s, l);
	return !open;
}

/* Whether every label of these rows has a number that can be no other. */
static bool
are_labels_sure(struct cc_cells *c)
{
	const struct cc_binder *b = c->bound->binder;
	const struct cc_wide *w = c->bound->wide;
	bool sure = true;

	for (unsigned r = 0; r < b->roles && c->bound->scale == NULL; r++) {
		if (!cc_role_is(b->method, r, CC_ROLE_SCALE) || b->method->roles[r].kind != CC_NUMBER)
			continue;
		for (uint32_t i = 0; i < cc_role_items(b->run, r); i++) {
			const struct cc_slots *slots = &c->bound->slots[r][i];
			const uint32_t *wide = w != NULL ? w->slot[r][i] : NULL;

			if (b->form[r][i].scale != CC_NO_SCALE)
				continue;
			for (uint32_t k = 0; k < slots->n; k++)
				sure &= see_labels(c, r, i, slots->slot[k]);
			for (uint32_t o = 0; wide != NULL && o < w->n; o++)
				if (wide[o] != CC_NO_SLOT)
					sure &= see_labels(c, r, i, wide[o]);
		}
	}
	return sure;
}

static void
count_seen(struct cc_seen *seen, const struct cc_typed_batch *a, struct cc_typing *t)
{
	int64_t *last = &seen->last_day;

	seen->rows += a->seen.rows;
	seen->after_as_of += a->seen.after_as_of;
	seen->blank += a->seen.blank;
	seen->totals += a->seen.totals;
	seen->missing += a->seen.missing;
	seen->normalised += a->seen.normalised;
	if (t->date < t->roles && (t->now.bound->lenient >> t->date & 1))
		last = &t->now.last_day;
	if (a->seen.last_day > *last)
		*last = a->seen.last_day;
	t->now.rows += a->seen.rows;
	t->now.where_kept += a->where_kept;
	cc_tally_join(&t->now.ragged, &a->ragged);
	for (size_t i = 0; i < t->now.bound->binder->opts.n_where; i++)
		cc_tally_join(&t->now.unordered[i], &a->unordered[i]);
}

static struct cc_batch *
make_batch(struct cc_typed_batch *a)
{
	const struct cc_cells *c = &a->cells;
	struct cc_batch *batch = CC_NEW(c->arena, struct cc_batch);
	bool divided = a->at != NULL;
	uint32_t n = divided ? a->pairs : c->n;
	const uint32_t *row = divided ? a->pair_row : a->row;
	uint64_t *line = CC_ROOM(c->arena, uint64_t, n);

	for (uint32_t i = 0; i < n; i++)
		line[i] = c->rows->line[row[i]];
	*batch = (struct cc_batch){ .rows = n,
		.file = c->bound->file,
		.layout = c->bound->layout,
		.name = c->bound->place.file,
		.line = line,
		.observation = a->obs,
		.of = a->at,
		.chosen = a->chosen,
		.row = row,
		.role = (const void *)a->role,
		.columns = a->columns,
		.ids = c->t->state->ids };
	return batch;
}

struct cc_typing *
cc_typing_new(
    const struct cc_method *method, const struct cc_run *run, struct cc_state *state, struct cc_arena *kept)
{
	struct cc_typing *t = CC_NEW(kept, struct cc_typing);

	*t = (struct cc_typing){ .method = method, .run = run, .state = state, .kept = kept };
	while (method->roles[t->roles].name != NULL)
		t->roles++;
	t->date = cc_method_role(method, CC_ROLE_DATE);
	if (t->date == CC_NO_ROLE)
		t->date = t->roles;
	return t;
}

/* Quotes that are text, or an end of a cell that somebody's program wrote wrongly. */
static void
see_stray(struct cc_tally *stray, const struct cc_rows *rows)
{
	for (size_t i = 0; rows->stray != NULL && i < rows->n; i++)
		if (rows->stray[i])
			cc_tally_see(stray, rows->line[i]);
}

struct cc_batch *
cc_type(struct cc_typing *t, const struct cc_rows *rows, const struct cc_bound *b,
    struct cc_problems *problems, struct cc_seen *seen, struct cc_arena *arena)
{
	struct cc_typed_batch a = { .seen = { .rows = rows->n, .last_day = CC_NO_DAY } };
	struct cc_column *date;
	unsigned split;

	if (t->now.bound != b)
		new_file(t, b);
	a.row = CC_ROOM(arena, uint32_t, rows->n);
	a.unordered = CC_ARRAY(arena, struct cc_tally, b->binder->opts.n_where);
	a.role = CC_ARRAY(arena, struct cc_column **, t->roles);
	a.columns = CC_ARRAY(arena, uint32_t, t->roles);
	a.cells = (struct cc_cells){ .t = t,
		.rows = rows,
		.bound = b,
		.row = a.row,
		.problems = problems,
		.seen = &a.seen,
		.arena = arena };
	a.cells.n = cc_choose_rows(&a);
	a.cells.n = cc_where_rows(&a);
	a.where_kept = a.cells.n;
	if (!are_labels_sure(&a.cells))
		return NULL;
	see_stray(&t->now.stray, rows);
	date = drop_late_rows(&a);
	cc_see_unweighted(&a.cells);
	split = cc_split_role(b->binder);
	if (b->wide != NULL)
		cc_pair_up(&a);
	else if (split < t->roles && b->slots[split][0].n > 0)
		cc_split_up(&a, split);
	for (unsigned r = 0; r < t->roles; r++) {
		if (r != t->date || date == NULL) {
			type_role(&a, r);
			continue;
		}
		a.role[r] = CC_ARRAY(arena, struct cc_column *, 1);
		a.role[r][0] = cc_repeat_column(&a, date);
		a.columns[r] = 1;
	}
	count_seen(seen, &a, t);
	return make_batch(&a);
}
