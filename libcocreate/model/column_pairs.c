/* column_pairs.c -- the observations of a wide sheet: which of them a row has, and what
 * they share with it. */
#include "model/column_type.h"

#include "base/arena.h"

/* A date that a group gives is one for all rows. */
static bool
is_late(struct cc_typed_batch *a, uint32_t o)
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
				v->of[v->n++].missing = b->method->roles[r].kind == CC_FLAG ||
								cc_role_is(b->method, r, CC_ROLE_VOTE)
							    ? NULL
							    : b->form[r][i].missing;
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
		if (v->of[i].missing == NULL || !cc_is_missing_cell(v->of[i].missing, cell[slot]))
			return true;
	}
	return false;
}

static void
add_pair(struct cc_typed_batch *a, uint32_t i, uint32_t o)
{
	a->at[a->pairs] = i;
	a->obs[a->pairs] = o;
	a->pair_row[a->pairs++] = a->cells.row[i];
}

/* Observations that have a value, in the order of rows, then of columns. */
void
cc_pair_up(struct cc_typed_batch *a)
{
	const struct cc_cells *c = &a->cells;
	const struct cc_bound *b = c->bound;
	const struct values *v = wide_values(c);
	bool dated = c->t->date < c->t->roles;
	size_t most = (size_t)c->n * (b->wide->n + 1);

	a->at = CC_ROOM(c->arena, uint32_t, most);
	a->obs = CC_ROOM(c->arena, uint32_t, most);
	a->pair_row = CC_ROOM(c->arena, uint32_t, most);
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
struct cc_column *
cc_repeat_group(const struct cc_typed_batch *a, unsigned role)
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
	*out = (struct cc_column){ missing, id, first, num, when, text, NULL };
	return out;
}

/* A row's value, for every observation of it; NULL: rows have none. */
#define REPEAT(type, a, of) \
	type *repeated = (of) == NULL ? NULL : CC_ROOM((a)->cells.arena, type, (a)->pairs); \
\
	for (uint32_t k = 0; repeated != NULL && k < (a)->pairs; k++) \
		repeated[k] = (of)[(a)->at[k]]; \
	return repeated

static uint8_t *
repeat_bytes(const struct cc_typed_batch *a, const uint8_t *of)
{
	REPEAT(uint8_t, a, of);
}

static uint32_t *
repeat_ids(const struct cc_typed_batch *a, const uint32_t *of)
{
	REPEAT(uint32_t, a, of);
}

static double *
repeat_numbers(const struct cc_typed_batch *a, const double *of)
{
	REPEAT(double, a, of);
}

static int64_t *
repeat_days(const struct cc_typed_batch *a, const int64_t *of)
{
	REPEAT(int64_t, a, of);
}

static struct cc_span *
repeat_texts(const struct cc_typed_batch *a, const struct cc_span *of)
{
	REPEAT(struct cc_span, a, of);
}

static struct cc_column *
repeat_rows(const struct cc_typed_batch *a, const struct cc_column *of)
{
	struct cc_column *out = CC_NEW(a->cells.arena, struct cc_column);

	*out = (struct cc_column){ .missing = repeat_bytes(a, of->missing),
		.id = of->first == NULL ? repeat_ids(a, of->id) : NULL,
		.num = repeat_numbers(a, of->num),
		.when = repeat_days(a, of->when),
		.text = repeat_texts(a, of->text),
		.mark = repeat_bytes(a, of->mark) };
	return out;
}

/* The same of several answers in a cell. */
static struct cc_column *
repeat_codes(const struct cc_typed_batch *a, const struct cc_column *of)
{
	struct cc_arena *arena = a->cells.arena;
	struct cc_column *out = CC_NEW(arena, struct cc_column);
	uint8_t *missing = CC_ARRAY(arena, uint8_t, a->pairs);
	uint32_t *first = CC_ARRAY(arena, uint32_t, (size_t)a->pairs + 1), *id, n = 0;
	double *num = of->num != NULL ? CC_ARRAY(arena, double, a->pairs) : NULL;

	for (uint32_t k = 0; k < a->pairs; k++)
		first[k + 1] = first[k] + of->first[a->at[k] + 1] - of->first[a->at[k]];
	id = CC_ARRAY(arena, uint32_t, first[a->pairs]);
	for (uint32_t k = 0; k < a->pairs; k++) {
		missing[k] = of->missing[a->at[k]];
		if (num != NULL)
			num[k] = of->num[a->at[k]];
		for (uint32_t j = of->first[a->at[k]]; j < of->first[a->at[k] + 1]; j++)
			id[n++] = of->id[j];
	}
	*out = (struct cc_column){ .missing = missing, .id = id, .first = first, .num = num };
	return out;
}

struct cc_column *
cc_repeat_column(const struct cc_typed_batch *a, struct cc_column *of)
{
	if (a->at == NULL || of == NULL)
		return of;
	return of->first != NULL ? repeat_codes(a, of) : repeat_rows(a, of);
}
