/* column_bind.c -- a file's header -> slots: which columns its rows are to have. */
#include "model/column_where.h"

#include "base/arena.h"
#include "base/utf8.h"

/* Somebody named the column for another role, texts and segments aside: then it is not
 * this one's by its name alone. */
bool
cc_is_named_for_another(const struct cc_binder *b, const struct cc_header *h, uint32_t column, unsigned role)
{
	struct cc_err ignored;

	for (size_t i = 0; i < b->n_targets; i++) {
		const struct cc_target *t = &b->target[i];

		if (t->role != role && t->groups == 0 && t->binding.column.len > 0 &&
		    b->method->roles[t->role].kind != CC_TEXT &&
		    !cc_role_is(b->method, t->role, CC_ROLE_SEGMENT) &&
		    cc_find_target(h, t, &ignored) == (int)column)
			return true;
	}
	return false;
}

/* The columns of one role or item, as the user named them, else unasked. */
static bool
find_columns(struct cc_slots *out, const struct cc_header *h, struct cc_binder *b, unsigned role,
    uint32_t item, struct cc_arena *arena, struct cc_err *err)
{
	bool asked = false;

	out->slot = CC_ARRAY(arena, uint32_t, b->n_targets + 1);
	for (size_t i = 0; i < b->n_targets; i++) {
		struct cc_target *t = &b->target[i];
		int found = CC_FIND_NONE;

		if (t->role != role || t->item != item)
			continue;
		asked = true;
		if (t->binding.column.len > 0 && t->groups == 0)
			found = cc_find_target(h, t, err);
		if (found == CC_FIND_FAILED)
			return false;
		if (found == CC_FIND_NONE)
			continue;
		t->found = true;
		out->slot[out->n++] = (uint32_t)found;
	}
	if (!asked) {
		int found = cc_find_unasked(h, b, role, item, err);

		if (found == CC_FIND_FAILED)
			return false;
		if (found != CC_FIND_NONE && (b->method->roles[role].kind == CC_TEXT ||
						 !cc_is_named_for_another(b, h, (uint32_t)found, role)))
			out->slot[out->n++] = (uint32_t)found;
	}
	b->bound[role][item] |= out->n > 0;
	return true;
}

/* A key is needed in every file: where one lacks the column that was named, and another has it,
 * its own column of the role will do.  That some file has it is checked behind the last. */
static bool
find_own_key(
    struct cc_bound *out, const struct cc_header *h, struct cc_binder *b, unsigned role, struct cc_err *err)
{
	struct cc_slots *slots = &out->slots[role][0];
	int found;

	if (!cc_role_is(b->method, role, CC_ROLE_KEY) || slots->n > 0 || slots->slot == NULL)
		return true;
	found = cc_find_unasked(h, b, role, 0, err);
	if (found >= 0 && !cc_is_named_for_another(b, h, (uint32_t)found, role))
		slots->slot[slots->n++] = (uint32_t)found;
	return found != CC_FIND_FAILED;
}

static bool
bind_role(struct cc_bound *out, struct cc_binder *b, const struct cc_header *h, unsigned role,
    uint64_t *bound, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_wide *w = out->wide;
	uint32_t items = cc_role_items(b->run, role);
	bool any = w != NULL && (w->groups >> role & 1);

	out->slots[role] = CC_ARRAY(arena, struct cc_slots, items);
	if (cc_role_is(b->method, role, CC_ROLE_COLUMNS))
		return cc_find_things(&out->slots[role][0], h, b, role, arena, err) &&
		       (*bound |= (uint64_t)(out->slots[role][0].n > 0) << role, true);
	for (uint32_t i = 0; i < items && !any; i++)
		if ((w == NULL || w->slot[role][i] == NULL) &&
		    !find_columns(&out->slots[role][i], h, b, role, i, arena, err))
			return false;
	if (!any && !find_own_key(out, h, b, role, err))
		return false;
	for (uint32_t i = 0; i < items; i++)
		any |= out->slots[role][i].n > 0 || (w != NULL && w->slot[role][i] != NULL);
	*bound |= (uint64_t)any << role;
	if (!any && cc_role_is(b->method, role, CC_ROLE_KEY))
		return cc_fail_item(h, b, role, 0, err);
	return true;
}

/* Every place where a bound file keeps the number of a column. */
static void
each_slot(struct cc_bound *out, const struct cc_binder *b, void (*visit)(uint32_t *column, uint32_t *place),
    uint32_t *place)
{
	for (unsigned r = 0; r < b->roles; r++)
		for (uint32_t i = 0; i < cc_role_items(b->run, r); i++) {
			uint32_t *wide = out->wide != NULL ? out->wide->slot[r][i] : NULL;

			for (uint32_t k = 0; k < out->slots[r][i].n; k++)
				visit(&out->slots[r][i].slot[k], place);
			for (uint32_t o = 0; wide != NULL && o < out->wide->n; o++)
				visit(&wide[o], place);
		}
	for (size_t i = 0; i < b->opts.n_where; i++)
		visit(&out->where[i].slot, place);
	for (uint32_t k = 0; k < out->unweighted.n; k++)
		visit(&out->unweighted.slot[k], place);
}

static void
want_column(uint32_t *column, uint32_t *place)
{
	if (*column != CC_NO_SLOT)
		place[*column] = 1;
}

static void
place_column(uint32_t *column, uint32_t *place)
{
	if (*column != CC_NO_SLOT)
		*column = place[*column];
}

static void
make_tallies(struct cc_bound *out, struct cc_arena *arena)
{
	out->values = CC_ARRAY(arena, uint64_t, out->want.n);
	out->invalid = CC_ARRAY(arena, struct cc_tally, out->want.n);
}

/* Numbers of mappings that are not in quotes are written as machines do, whatever
 * is said of decimal marks. */
static bool
needs_types(const struct cc_binder *b)
{
	bool counts = false;

	for (unsigned r = 0; r < b->roles; r++)
		counts |= cc_role_is(b->method, r, CC_ROLE_COUNT);
	return b->opts.decimal == ',' || (b->opts.decimal == 0 && counts);
}

/* Whose values each column has, while one is looked for that two roles have. */
struct owners {
	struct owner {
		bool taken;
		unsigned role;
		uint32_t item;
	} * column;
	const struct cc_header *h;
	const struct cc_binder *b;
};

static bool
own_column(struct owners *all, uint32_t column, unsigned role, uint32_t item, struct cc_err *err)
{
	struct owner *o = &all->column[column];
	const char *one, *other;

	if (!o->taken || (o->role == role && o->item == item)) {
		*o = (struct owner){ true, role, item };
		return true;
	}
	one = cc_item_name(all->b, o->role, o->item, all->h->arena);
	other = cc_item_name(all->b, role, item, all->h->arena);
	return cc_fail_at(err, CC_EXIT_DATA, all->h->place,
	    N_("column \"%s\" would be both %s and %s; wanted a column for each: -c %s=COLUMN, or -c %s= for "
	       "none"),
	    cc_quote(all->h->name[column]).text, one, other, other, other);
}

/* A column that two roles have is a slip; texts may be anything besides, and segments are
 * compared by any column. */
static bool
check_owners(
    const struct cc_bound *out, const struct cc_binder *b, const struct cc_header *h, struct cc_err *err)
{
	struct owners all = { CC_ARRAY(h->arena, struct owner, h->n), h, b };

	for (unsigned r = 0; r < b->roles; r++) {
		if (b->method->roles[r].kind == CC_TEXT || cc_role_is(b->method, r, CC_ROLE_SEGMENT))
			continue;
		for (uint32_t i = 0; i < cc_role_items(b->run, r); i++) {
			const uint32_t *wide = out->wide != NULL ? out->wide->slot[r][i] : NULL;

			for (uint32_t k = 0; k < out->slots[r][i].n; k++)
				if (!own_column(&all, out->slots[r][i].slot[k], r, i, err))
					return false;
			for (uint32_t o = 0; wide != NULL && o < out->wide->n; o++)
				if (wide[o] != CC_NO_SLOT && !own_column(&all, wide[o], r, i, err))
					return false;
		}
	}
	return true;
}

/* The wanted columns, ascending and once each; slots then point among them. */
static void
set_want(struct cc_bound *out, const struct cc_binder *b, struct cc_arena *arena)
{
	uint32_t *place = CC_ARRAY(arena, uint32_t, out->width);
	uint32_t *column = CC_ARRAY(arena, uint32_t, out->width);

	each_slot(out, b, want_column, place);
	for (uint32_t c = 0; c < out->width; c++)
		if (place[c]) {
			place[c] = (uint32_t)out->want.n;
			column[out->want.n++] = c;
		}
	out->want.column = column;
	out->want.as_written = needs_types(b);
	each_slot(out, b, place_column, place);
	make_tallies(out, arena);
}

void
cc_bound_keep_all(struct cc_bound *b, struct cc_arena *arena)
{
	uint32_t *all = CC_ARRAY(arena, uint32_t, b->width), *place = CC_ARRAY(arena, uint32_t, b->want.n);

	for (size_t w = 0; w < b->want.n; w++)
		place[w] = b->want.column[w];
	for (uint32_t c = 0; c < b->width; c++)
		all[c] = c;
	each_slot(b, b->binder, place_column, place);
	b->want = (struct cc_want){ b->width, all, true };
	make_tallies(b, arena);
}

bool
cc_bound_wide(const struct cc_bound *b)
{
	return b->wide != NULL;
}

bool
cc_bind(struct cc_bound **out, struct cc_binder *b, const struct cc_span *header, size_t n,
    struct cc_place place, uint32_t file, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_span *folded = CC_ARRAY(arena, struct cc_span, n);
	struct cc_header h = { header, folded, (uint32_t)n, place, arena, b->opts.positions };
	struct cc_bound *bound = CC_NEW(arena, struct cc_bound);
	uint64_t bits = 0;
	uint32_t named = 0;

	for (size_t c = 0; c < n; c++) {
		folded[c] = cc_utf8_fold(arena, header[c]);
		if (folded[c].len > 0)
			named = (uint32_t)c + 1;
	}
	*bound = (struct cc_bound){ .binder = b,
		.file = file,
		.place = place,
		.width = (uint32_t)n,
		.named = named,
		.header = header };
	bound->last_day = CC_NO_DAY;
	bound->slots = CC_ARRAY(arena, struct cc_slots *, b->roles);
	if (!cc_bind_wide(bound, b, &h, arena, err))
		return false;
	for (unsigned r = 0; r < b->roles; r++)
		if (!bind_role(bound, b, &h, r, &bits, arena, err))
			return false;
	if (!check_owners(bound, b, &h, err) || !cc_check_split(bound, err) ||
	    !cc_choose_layout(bound, bits, &h, b, err) || !cc_bind_where(bound, b, &h, arena, err))
		return false;
	cc_find_lenient(bound, b);
	cc_find_unweighted(bound, b, &h, arena);
	set_want(bound, b, arena);
	*b->last = bound;
	b->last = &bound->next;
	*out = bound;
	b->header = h;
	return true;
}

const struct cc_want *
cc_bound_want(const struct cc_bound *b)
{
	return &b->want;
}

struct cc_span
cc_binder_column(const struct cc_binder *b, unsigned role)
{
	for (const struct cc_bound *f = b->first; f != NULL; f = f->next)
		if (b->run->items[role] == NULL && f->slots[role][0].n > 0)
			return f->header[f->want.column[f->slots[role][0].slot[0]]];
	return (struct cc_span){ NULL, 0 };
}

bool
cc_binder_asks(const struct cc_binder *b, unsigned role)
{
	const struct cc_target *t = role != CC_NO_ROLE ? cc_target_of(b, role, 0) : NULL;

	return t != NULL && t->binding.column.len > 0;
}
