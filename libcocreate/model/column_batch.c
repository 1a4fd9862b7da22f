/* column_batch.c -- raw rows -> rows or observations of typed columns.
 *
 * Rows that stay are chosen first (width, --where), then labels are looked at
 * for numbers that are still open, then dates for --as-of; after that nothing
 * is left out but observations without any value.  A role's own column is
 * typed once a row and then repeated for the row's observations. */
#include "model/column_int.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/num.h"

#include <inttypes.h>

struct batch {
	struct cc_cells cells; /* of rows */
	struct cc_seen seen;   /* added to the caller's once all is well */
	uint64_t where_kept;
	uint32_t *row; /* rows that stay */
	uint32_t *at;  /* [pairs]: which of them */
	uint32_t *obs;
	uint32_t *pair_row;
	uint32_t pairs;
	struct cc_column ***role; /* [roles][columns] */
	uint32_t *columns;
};

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
	t->now = (struct cc_learned){ .bound = b };
	t->now.labels = CC_ARRAY(t->kept, struct cc_labels **, t->roles);
	for (unsigned r = 0; r < t->roles; r++)
		t->now.labels[r] = CC_ARRAY(t->kept, struct cc_labels *, cc_role_items(t->run, r));
	t->now.invalid = CC_ARRAY(t->kept, struct cc_tally, b->want.n);
	t->now.values = CC_ARRAY(t->kept, uint64_t, b->want.n);
	if (b->wide != NULL)
		name_keys(t, b);
}

/* Rows of another width than the header's are problems, not rows, unless they
 * are padded or cut. */
static uint32_t
keep_whole_rows(struct batch *a, struct cc_tally *ragged)
{
	const struct cc_cells *c = &a->cells;
	bool pad = c->bound->binder->opts.ragged_pad;
	uint32_t n = 0;

	for (uint32_t r = 0; r < c->rows->n; r++) {
		if (c->rows->width[r] == c->bound->width || pad)
			a->row[n++] = r;
		if (c->rows->width[r] == c->bound->width)
			continue;
		if (pad)
			cc_tally_see(ragged, c->rows->line[r]);
		else
			cc_problem_late(c->problems, c->bound->file,
			    (struct cc_place){ c->bound->place.file, c->rows->line[r], 0 },
			    (struct cc_span){ 0 },
			    N_("%" PRIu32 " cells; wanted %" PRIu32 ", as in the header"), c->rows->width[r],
			    c->bound->width);
	}
	return n;
}

/* The dates come first: rows after --as-of are nobody's business. */
static struct cc_column *
drop_late_rows(struct batch *a)
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
	missing = CC_ARRAY(c->arena, uint8_t, c->n);
	when = CC_ARRAY(c->arena, int64_t, c->n);
	for (uint32_t i = 0; i < c->n; i++) {
		if (!date->missing[i] && run->has_as_of && date->when[i] > run->as_of) {
			a->seen.after_as_of++;
			continue;
		}
		if (!date->missing[i] && date->when[i] > a->seen.last_day)
			a->seen.last_day = date->when[i];
		missing[n] = date->missing[i];
		when[n] = date->when[i];
		a->row[n++] = a->row[i];
	}
	c->n = n;
	date->missing = missing;
	date->when = when;
	return date;
}

/* A date that a group gives is one for all rows. */
static bool
is_late(struct batch *a, uint32_t o)
{
	const struct cc_cells *c = &a->cells;
	const struct cc_wide *w = c->bound->wide;
	const struct cc_run *run = c->t->run;

	if (!(w->groups >> c->t->date & 1) || w->text[c->t->date][o].at == NULL)
		return false;
	if (run->has_as_of && w->when[c->t->date][o] > run->as_of) {
		a->seen.after_as_of++;
		return true;
	}
	if (w->when[c->t->date][o] > a->seen.last_day)
		a->seen.last_day = w->when[c->t->date][o];
	return false;
}

/* The columns that patterns found, with the markers of their roles. */
struct values {
	unsigned n;
	struct {
		const uint32_t *slot;
		const struct cc_markers *missing; /* NULL: never missing */
	} of[];
};

static struct values *
wide_values(const struct cc_cells *c)
{
	const struct cc_wide *w = c->bound->wide;
	const struct cc_binder *b = c->bound->binder;
	struct values *v;
	size_t n = 0;

	for (unsigned r = 0; r < b->roles; r++)
		n += cc_role_items(b->run, r);
	v = cc_alloc(c->arena, sizeof *v + n * sizeof v->of[0]);
	for (unsigned r = 0; r < b->roles; r++)
		for (uint32_t i = 0; i < cc_role_items(b->run, r); i++)
			if (w->slot[r][i] != NULL) {
				v->of[v->n].slot = w->slot[r][i];
				v->of[v->n++].missing =
				    b->method->roles[r].kind == CC_FLAG ? NULL : b->form[r][i].missing;
			}
	return v;
}

static bool
has_value(const struct values *v, const struct cc_span *cell, uint32_t o)
{
	for (unsigned i = 0; i < v->n; i++) {
		uint32_t slot = v->of[i].slot[o];

		if (slot == CC_NO_SLOT)
			continue;
		if (v->of[i].missing == NULL || !cc_is_missing(v->of[i].missing, cell[slot]))
			return true;
	}
	return false;
}

static void
add_pair(struct batch *a, uint32_t i, uint32_t o)
{
	a->at[a->pairs] = i;
	a->obs[a->pairs] = o;
	a->pair_row[a->pairs++] = a->cells.row[i];
}

/* Observations that have a value, in the order of rows, then of columns. */
static void
pair_up(struct batch *a)
{
	const struct cc_cells *c = &a->cells;
	const struct cc_bound *b = c->bound;
	const struct values *v = wide_values(c);
	bool dated = c->t->date < c->t->roles;
	size_t most = (size_t)c->n * (b->wide->n + 1);

	a->at = CC_ARRAY(c->arena, uint32_t, most);
	a->obs = CC_ARRAY(c->arena, uint32_t, most);
	a->pair_row = CC_ARRAY(c->arena, uint32_t, most);
	for (uint32_t i = 0; i < c->n; i++) {
		const struct cc_span *cell = c->rows->cell + (size_t)c->row[i] * c->rows->wanted;
		bool empty = true;

		for (uint32_t o = 0; o < b->wide->n; o++) {
			if (!has_value(v, cell, o))
				continue;
			empty = false;
			if ((b->where_drops == NULL || !b->where_drops[o]) && !(dated && is_late(a, o)))
				add_pair(a, i, o);
		}
		if (empty && b->wide->keeps_rows && b->where_drops == NULL)
			add_pair(a, i, b->wide->n);
	}
}

/* What a group says, for every observation. */
static struct cc_column *
repeat_group(const struct batch *a, unsigned role)
{
	const struct cc_cells *c = &a->cells;
	const struct cc_wide *w = c->bound->wide;
	enum cc_kind kind = c->t->method->roles[role].kind;
	struct cc_column *out = CC_NEW(c->arena, struct cc_column);
	uint8_t *missing = CC_ARRAY(c->arena, uint8_t, a->pairs);
	uint32_t *id = CC_ARRAY(c->arena, uint32_t, a->pairs), *first = NULL;
	uint32_t *known = CC_ARRAY(c->arena, uint32_t, w->n + 1); /* 1 + id */
	double *num = kind == CC_NUMBER || kind == CC_FLAG ? CC_ARRAY(c->arena, double, a->pairs) : NULL;
	int64_t *when = kind == CC_DATE ? CC_ARRAY(c->arena, int64_t, a->pairs) : NULL;
	struct cc_span *text = kind == CC_TEXT ? CC_ARRAY(c->arena, struct cc_span, a->pairs) : NULL;
	uint32_t answers = 0;

	if (kind == CC_CODES)
		first = CC_ARRAY(c->arena, uint32_t, (size_t)a->pairs + 1);
	for (uint32_t k = 0; k < a->pairs; k++) {
		uint32_t o = a->obs[k];

		missing[k] = w->text[role][o].at == NULL;
		if (!missing[k] && (kind == CC_ID || kind == CC_CODES)) {
			if (known[o] == 0)
				known[o] = 1 + cc_map_add(c->t->state->ids[role], w->text[role][o]);
			id[kind == CC_CODES ? answers++ : k] = known[o] - 1;
		}
		if (kind == CC_ENTRY)
			id[k] = w->entry[role][o];
		if (num != NULL)
			num[k] = w->num[role][o];
		if (when != NULL)
			when[k] = w->when[role][o];
		if (text != NULL)
			text[k] = w->text[role][o];
		if (first != NULL)
			first[k + 1] = answers;
	}
	*out = (struct cc_column){ missing, id, first, num, when, text };
	return out;
}

/* A row's value, for every observation of it. */
static struct cc_column *
repeat_rows(const struct batch *a, const struct cc_column *of)
{
	struct cc_arena *arena = a->cells.arena;
	struct cc_column *out = CC_NEW(arena, struct cc_column);
	uint8_t *missing = CC_ARRAY(arena, uint8_t, a->pairs);
	uint32_t *id = of->id != NULL && of->first == NULL ? CC_ARRAY(arena, uint32_t, a->pairs) : NULL;
	double *num = of->num != NULL ? CC_ARRAY(arena, double, a->pairs) : NULL;
	int64_t *when = of->when != NULL ? CC_ARRAY(arena, int64_t, a->pairs) : NULL;
	struct cc_span *text = of->text != NULL ? CC_ARRAY(arena, struct cc_span, a->pairs) : NULL;

	for (uint32_t k = 0; k < a->pairs; k++) {
		uint32_t i = a->at[k];

		missing[k] = of->missing[i];
		if (id != NULL)
			id[k] = of->id[i];
		if (num != NULL)
			num[k] = of->num[i];
		if (when != NULL)
			when[k] = of->when[i];
		if (text != NULL)
			text[k] = of->text[i];
	}
	*out = (struct cc_column){ missing, id, NULL, num, when, text };
	return out;
}

/* The same of several answers in a cell. */
static struct cc_column *
repeat_codes(const struct batch *a, const struct cc_column *of)
{
	struct cc_arena *arena = a->cells.arena;
	struct cc_column *out = CC_NEW(arena, struct cc_column);
	uint8_t *missing = CC_ARRAY(arena, uint8_t, a->pairs);
	uint32_t *first = CC_ARRAY(arena, uint32_t, (size_t)a->pairs + 1), *id, n = 0;

	for (uint32_t k = 0; k < a->pairs; k++)
		first[k + 1] = first[k] + of->first[a->at[k] + 1] - of->first[a->at[k]];
	id = CC_ARRAY(arena, uint32_t, first[a->pairs]);
	for (uint32_t k = 0; k < a->pairs; k++) {
		missing[k] = of->missing[a->at[k]];
		for (uint32_t j = of->first[a->at[k]]; j < of->first[a->at[k] + 1]; j++)
			id[n++] = of->id[j];
	}
	*out = (struct cc_column){ .missing = missing, .id = id, .first = first };
	return out;
}

static struct cc_column *
repeat_column(const struct batch *a, struct cc_column *of)
{
	if (a->cells.bound->wide == NULL || of == NULL)
		return of;
	return of->first != NULL ? repeat_codes(a, of) : repeat_rows(a, of);
}

static struct cc_column *
type_wide(const struct batch *a, unsigned role, uint32_t item)
{
	struct cc_cells c = a->cells;

	c.row = a->pair_row;
	c.obs = a->obs;
	c.n = a->pairs;
	c.slots = c.bound->wide->slot[role][item];
	return cc_type_column(&c, role, item);
}

static void
type_role(struct batch *a, unsigned role)
{
	struct cc_cells *c = &a->cells;
	const struct cc_wide *w = c->bound->wide;
	const struct cc_slots *slots = c->bound->slots[role];
	bool items = c->t->run->items[role] != NULL;
	bool codes =
	    c->t->method->roles[role].kind == CC_CODES && !cc_role_is(c->t->method, role, CC_ROLE_APART);
	uint32_t n = items ? cc_role_items(c->t->run, role) : codes || slots->n == 0 ? 1 : slots->n;

	a->role[role] = CC_ARRAY(c->arena, struct cc_column *, n);
	a->columns[role] = n;
	for (uint32_t i = 0; i < n && !(c->t->run->idle >> role & 1); i++) {
		uint32_t item = items ? i : 0;

		if (w != NULL && (w->groups >> role & 1)) {
			a->role[role][i] = repeat_group(a, role);
		} else if (w != NULL && w->slot[role][item] != NULL) {
			a->role[role][i] = type_wide(a, role, item);
		} else if (slots[item].n > 0) {
			c->slot = slots[item].slot[items ? 0 : i];
			a->role[role][i] = repeat_column(a, cc_type_column(c, role, item));
		}
	}
}

/* Labels of one column, of the rows that stay.  False: one is still open. */
static bool
see_labels(struct cc_cells *c, unsigned role, uint32_t item, uint32_t slot)
{
	const struct cc_scales *s = c->bound->binder->scales;
	const struct cc_markers *missing = c->bound->binder->form[role][item].missing;
	struct cc_labels **labels = &c->t->now.labels[role][item];
	bool open = false;
	double number;

	for (uint32_t i = 0; i < c->n; i++) {
		struct cc_span cell = c->rows->cell[(size_t)c->row[i] * c->rows->wanted + slot];
		uint32_t label;

		if (cc_num_digit(&number, cell) || cc_is_missing(missing, cell) ||
		    cc_num_parse_scale(&number, cell))
			continue;
		label = cc_cell_label(c->t, s, cell, c->arena);
		if (label == CC_NO_LABEL)
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
count_seen(struct cc_seen *seen, const struct batch *a, struct cc_typing *t)
{
	seen->rows += a->seen.rows;
	seen->after_as_of += a->seen.after_as_of;
	seen->missing += a->seen.missing;
	seen->normalised += a->seen.normalised;
	if (a->seen.last_day > seen->last_day)
		seen->last_day = a->seen.last_day;
	t->now.rows += a->seen.rows;
	t->now.where_kept += a->where_kept;
}

static struct cc_batch *
make_batch(struct batch *a)
{
	const struct cc_cells *c = &a->cells;
	struct cc_batch *batch = CC_NEW(c->arena, struct cc_batch);
	bool wide = c->bound->wide != NULL;
	uint32_t n = wide ? a->pairs : c->n;
	const uint32_t *row = wide ? a->pair_row : a->row;
	uint64_t *line = CC_ARRAY(c->arena, uint64_t, n);

	for (uint32_t i = 0; i < n; i++)
		line[i] = c->rows->line[row[i]];
	*batch = (struct cc_batch){ .rows = n,
		.file = c->bound->file,
		.layout = c->bound->layout,
		.name = c->bound->place.file,
		.line = line,
		.observation = wide ? a->obs : NULL,
		.of = wide ? a->at : NULL,
		.row = row,
		.role = (const void *)a->role,
		.columns = a->columns,
		.ids = (const void *)c->t->state->ids };
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

struct cc_batch *
cc_type(struct cc_typing *t, const struct cc_rows *rows, const struct cc_bound *b,
    struct cc_problems *problems, struct cc_seen *seen, struct cc_arena *arena)
{
	struct batch a = { .seen = { .rows = rows->n, .last_day = CC_NO_DAY } };
	struct cc_tally ragged = { 0 };
	struct cc_column *date;

	if (t->now.bound != b)
		new_file(t, b);
	a.row = CC_ARRAY(arena, uint32_t, rows->n);
	a.role = CC_ARRAY(arena, struct cc_column **, t->roles);
	a.columns = CC_ARRAY(arena, uint32_t, t->roles);
	a.cells = (struct cc_cells){ .t = t,
		.rows = rows,
		.bound = b,
		.row = a.row,
		.problems = problems,
		.seen = &a.seen,
		.arena = arena };
	a.cells.n = keep_whole_rows(&a, &ragged);
	a.cells.n = cc_where_rows(a.row, rows, b, a.cells.n);
	a.where_kept = a.cells.n;
	if (!are_labels_sure(&a.cells))
		return NULL;
	cc_tally_join(&t->now.ragged, &ragged);
	date = drop_late_rows(&a);
	if (b->wide != NULL)
		pair_up(&a);
	for (unsigned r = 0; r < t->roles; r++) {
		if (r != t->date || date == NULL) {
			type_role(&a, r);
			continue;
		}
		a.role[r] = CC_ARRAY(arena, struct cc_column *, 1);
		a.role[r][0] = repeat_column(&a, date);
		a.columns[r] = 1;
	}
	count_seen(seen, &a, t);
	return make_batch(&a);
}
