/* column_check.c -- layouts, and what is in no file: the errors of a whole input,
 * whether its headers were read or are told by parts. */
#include "model/column_where.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "rec/part.h"

/* "no column X": with the nearest and all; of parts there is no header. */
static bool
fail_missing(const struct cc_header *h, struct cc_span wanted, const char *role, struct cc_err *err)
{
	char *all = cc_list_columns_of(h->name, h->n, h->arena);
	size_t near = cc_utf8_nearest(wanted, h->name, h->n, h->arena);

	if (h->n == 0)
		return cc_fail_at(err, CC_EXIT_DATA, h->place, N_("no part has a column for %s"), role);
	if (near != CC_NO_NEAR)
		return cc_fail_at(err, CC_EXIT_DATA, h->place,
		    N_("no column \"%s\" for %s; did you mean \"%s\"? (columns: %s)"), cc_quote(wanted).text,
		    role, cc_quote(h->name[near]).text, all);
	return cc_fail_at(err, CC_EXIT_DATA, h->place,
	    N_("no column \"%s\" for %s; name it with -c %s=COLUMN (columns: %s)"), cc_quote(wanted).text,
	    role, role, all);
}

/* A role that goes by its own name, or was unbound, and is needed. */
static bool
fail_unasked(const struct cc_header *h, const char *role, bool unbound, struct cc_err *err)
{
	char *all = cc_list_columns_of(h->name, h->n, h->arena);
	size_t near = unbound ? CC_NO_NEAR : cc_utf8_nearest(cc_span(role), h->name, h->n, h->arena);

	if (h->n == 0)
		return cc_fail_at(err, CC_EXIT_DATA, h->place, N_("no part has a column for %s"), role);
	if (near != CC_NO_NEAR)
		return cc_fail_at(err, CC_EXIT_DATA, h->place,
		    N_("no column for %s; did you mean \"%s\"? (columns: %s)"), role,
		    cc_quote(h->name[near]).text, all);
	return cc_fail_at(err, CC_EXIT_DATA, h->place,
	    N_("no column for %s; name it with -c %s=COLUMN (columns: %s)"), role, role, all);
}

const char *
cc_item_name(const struct cc_binder *b, unsigned role, uint32_t item, struct cc_arena *arena)
{
	const struct cc_items *items = b->run->items[role];

	return items == NULL ? b->method->roles[role].name
			     : cc_strdup(arena, cc_quote(items->item[item].id).text);
}

/* A role that layouts name is needed where one of them is there, or none at all. */
static bool
is_needed(const struct cc_binder *b, unsigned role, uint64_t bound)
{
	bool laid_out = false, any = false;

	if (!cc_role_is(b->method, role, CC_ROLE_NEEDED) || !cc_method_lays_out(b->method, role))
		return cc_role_is(b->method, role, CC_ROLE_NEEDED);
	for (const struct cc_layout *l = b->method->layouts; l->name != NULL; l++) {
		if (cc_layout_roles(l) == 0 || !cc_layout_met(l, bound))
			continue;
		any = true;
		laid_out |= cc_layout_roles(l) >> role & 1;
	}
	return laid_out || !any;
}

/* After the last header: what was asked for must have been somewhere. */
static bool
check_targets(const struct cc_header *h, const struct cc_binder *b, struct cc_err *err)
{
	uint64_t bound = cc_binder_roles(b);

	for (size_t i = 0; i < b->n_targets; i++) {
		const struct cc_target *t = &b->target[i];
		bool needed = is_needed(b, t->role, bound);

		if (!t->found && t->binding.column.len > 0 && (t->binding.own || needed))
			return fail_missing(
			    h, t->binding.column, cc_item_name(b, t->role, t->item, h->arena), err);
	}
	return true;
}

bool
cc_fail_item(
    const struct cc_header *h, const struct cc_binder *b, unsigned role, uint32_t item, struct cc_err *err)
{
	const struct cc_target *t = cc_target_of(b, role, item);
	const char *name = cc_item_name(b, role, item, h->arena);

	*b->lacks = t == NULL;
	if (t == NULL || t->binding.column.len == 0)
		return fail_unasked(h, name, t != NULL, err);
	return fail_missing(h, t->binding.column, name, err);
}

/* Of a multi role the presets are names that a file may use, not what it must have. */
static bool
may_lack(const struct cc_binder *b, unsigned role, uint32_t item)
{
	return cc_role_is(b->method, role, CC_ROLE_MULTI) && b->run->items[role]->item[item].node == NULL;
}

/* One axis of four without a column is a slip, not a score on fewer axes. */
static bool
check_items(const struct cc_header *h, const struct cc_binder *b, struct cc_err *err)
{
	uint64_t bound = cc_binder_roles(b);

	for (unsigned r = 0; r < b->roles; r++)
		for (uint32_t i = 0; b->run->items[r] != NULL && (bound >> r & 1) && i < b->run->items[r]->n;
		     i++)
			if (!b->bound[r][i] && !may_lack(b, r, i))
				return cc_fail_item(h, b, r, i, err);
	return true;
}

/* The one column that a method cannot do without. */
static bool
only_role(unsigned *role, const struct cc_binder *b)
{
	uint64_t roles = cc_layout_roles(&b->method->layouts[0]);

	*role = 0;
	while (*role < b->roles && !(roles >> *role & 1))
		++*role;
	return roles == UINT64_C(1) << *role && b->run->items[*role] == NULL;
}

/* "a", "b"; "c" */
static void
put_roles(struct cc_buf *out, const struct cc_binder *b, uint64_t roles, struct cc_arena *arena)
{
	const char *comma = out->len > 0 ? "; " : "";

	for (unsigned r = 0; r < b->roles; r++)
		for (uint32_t i = 0; (roles >> r & 1) && i < cc_role_items(b->run, r); i++) {
			cc_buf_printf(out, "%s\"%s\"", comma, cc_item_name(b, r, i, arena));
			comma = ", ";
		}
}

/* The role that a study may divide; NULL: none that is bound. */
static const char *
divisible_role(const struct cc_binder *b)
{
	for (unsigned r = 0; r < b->roles; r++)
		if (cc_role_is(b->method, r, CC_ROLE_SPLIT) && b->bound[r][0])
			return b->method->roles[r].name;
	return NULL;
}

static bool
check_layouts(const struct cc_header *h, const struct cc_binder *b, struct cc_err *err)
{
	uint64_t bound = cc_binder_roles(b);
	const char *divided;
	unsigned role;
	struct cc_buf wants = { 0 };

	for (const struct cc_layout *l = b->method->layouts; l->name != NULL; l++)
		if (cc_layout_met(l, bound))
			return true;
	role = cc_split_role(b); /* each of several answers is one */
	if (role < b->roles && b->bound[role][0])
		return true;
	if (b->method->layouts[1].name == NULL && only_role(&role, b))
		return cc_fail_item(h, b, role, 0, err);
	*b->lacks = h->n > 0;
	for (const struct cc_layout *l = b->method->layouts; l->name != NULL; l++)
		put_roles(&wants, b, cc_layout_roles(l), h->arena);
	if (h->n == 0)
		cc_fail_at(
		    err, CC_EXIT_DATA, h->place, N_("no part has a column to work on; wanted %s"), wants.at);
	else if ((divided = divisible_role(b)) != NULL)
		cc_fail_at(err, CC_EXIT_DATA, h->place,
		    N_("no column to work on; wanted %s; or %s: {column: COLUMN, split: \", \"} in the "
		       "study, where "
		       "each of several in a cell is a vote (columns: %s)"),
		    wants.at, divided, cc_list_columns_of(h->name, h->n, h->arena));
	else
		cc_fail_at(err, CC_EXIT_DATA, h->place, N_("no column to work on; wanted %s (columns: %s)"),
		    wants.at, cc_list_columns_of(h->name, h->n, h->arena));
	cc_buf_free(&wants);
	return false;
}

/* What a layout that is there cannot do without is in no file. */
static bool
check_needed(const struct cc_header *h, const struct cc_binder *b, struct cc_err *err)
{
	uint64_t bound = cc_binder_roles(b);

	for (unsigned r = 0; r < b->roles; r++)
		if (!(bound >> r & 1) && is_needed(b, r, bound))
			return cc_fail_item(h, b, r, 0, err);
	return true;
}

static unsigned
first_role(uint64_t roles)
{
	unsigned r = 0;

	while (!(roles >> r & 1))
		r++;
	return r;
}

static bool
fail_layouts(
    const struct cc_header *h, const struct cc_binder *b, uint64_t one, uint64_t other, struct cc_err *err)
{
	const struct cc_role *roles = b->method->roles;
	const char *name = roles[first_role(other & ~one)].name;

	return cc_fail_at(err, CC_EXIT_DATA, h->place,
	    N_("columns for %s and for %s are two layouts in one file; leave one of them out with -c %s="),
	    roles[first_role(one & ~other)].name, name, name);
}

/* Whether nobody asked for any of these roles: columns happen to have their names. */
static bool
is_unasked(const struct cc_binder *b, uint64_t roles)
{
	for (unsigned r = 0; r < b->roles; r++)
		for (uint32_t i = 0; (roles >> r & 1) && i < cc_role_items(b->run, r); i++)
			if (cc_target_of(b, r, i) != NULL)
				return false;
	return true;
}

/* Takes these roles off their columns. */
static void
release(struct cc_bound *out, struct cc_binder *b, uint64_t roles)
{
	uint64_t before = 0;

	for (const struct cc_bound *file = b->first; file != NULL; file = file->next)
		before |= file->bits;
	out->bits &= ~roles;
	for (unsigned r = 0; r < b->roles; r++)
		for (uint32_t i = 0; (roles >> r & 1) && i < cc_role_items(b->run, r); i++) {
			out->slots[r][i].n = 0;
			b->bound[r][i] = b->bound[r][i] && (before >> r & 1);
		}
}

/* A column that has the name of a role of another layout, by itself half of it, is
 * any column where a whole layout is there. */
static void
release_halves(struct cc_bound *out, struct cc_binder *b)
{
	const struct cc_layout *layouts = b->method->layouts;
	uint64_t whole = 0, half = 0, heeded = 0;

	for (const struct cc_layout *l = layouts; l->name != NULL; l++) {
		if (cc_layout_roles(l) != 0 && cc_layout_met(l, out->bits)) {
			whole |= cc_layout_roles(l);
			heeded |= l->heeds;
		} else
			half |= cc_layout_roles(l) & out->bits;
	}
	half &= ~(whole | heeded);
	if (whole != 0 && half != 0 && is_unasked(b, half))
		release(out, b, half);
}

/* The layout that names most of what this file binds; where two name what the
 * other does not, the file could be read in two ways. */
bool
cc_choose_layout(
    struct cc_bound *out, uint64_t bound, const struct cc_header *h, struct cc_binder *b, struct cc_err *err)
{
	const struct cc_layout *layouts = b->method->layouts;
	uint64_t most = 0;

	out->layout = CC_NO_LAYOUT;
	out->bits = bound;
	release_halves(out, b);
	bound = out->bits;
	for (uint32_t l = 0; layouts[l].name != NULL; l++) {
		uint64_t own = cc_layout_roles(&layouts[l]) & bound;

		if (own == 0 && cc_layout_roles(&layouts[l]) != 0)
			continue;
		if ((own & ~most) != 0 && (most & ~own) != 0)
			return fail_layouts(h, b, most, own, err);
		if (out->layout == CC_NO_LAYOUT || (own & ~most) != 0 ||
		    (own == most && !cc_layout_met(&layouts[out->layout], bound))) {
			out->layout = l;
			most = own;
		}
	}
	return true;
}

/* A column that was named for one of the roles, and is not in this file. */
static bool
check_named(const struct cc_bound *bound, uint64_t roles, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_binder *b = bound->binder;
	struct cc_header header = {
		.name = bound->header, .n = bound->width, .arena = arena, .place = bound->place
	};

	for (size_t i = 0; i < b->n_targets; i++) {
		const struct cc_target *t = &b->target[i];

		if ((roles >> t->role & 1) && !t->found && t->binding.column.len > 0)
			return fail_missing(
			    &header, t->binding.column, cc_item_name(b, t->role, t->item, arena), err);
	}
	return true;
}

bool
cc_bound_whole(const struct cc_bound *bound, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_binder *b = bound->binder;
	struct cc_buf has = { 0 }, lacks = { 0 };
	const struct cc_layout *l;
	uint64_t open;

	if (bound->layout == CC_NO_LAYOUT)
		return true;
	l = &b->method->layouts[bound->layout];
	if (cc_layout_met(l, bound->bits))
		return true;
	open = l->all & ~bound->bits;
	if (!check_named(bound, open != 0 ? open : l->needs, arena, err))
		return false;
	*b->lacks = true;
	put_roles(&has, b, cc_layout_roles(l) & bound->bits, arena);
	put_roles(&lacks, b, open != 0 ? open : l->needs, arena);
	cc_fail_at(err, CC_EXIT_DATA, bound->place,
	    N_("columns for %s, which need one for %s beside them; name it with -c ROLE=COLUMN (columns: "
	       "%s)"),
	    has.at, lacks.at, cc_list_columns_of(bound->header, bound->width, arena));
	cc_buf_free(&has);
	cc_buf_free(&lacks);
	return false;
}

bool
cc_binder_finish(struct cc_binder *b, struct cc_err *err)
{
	const struct cc_header *h = &b->header;

	return check_targets(h, b, err) && check_layouts(h, b, err) && check_needed(h, b, err) &&
	       check_items(h, b, err) && cc_check_where(h, b, err);
}

uint64_t
cc_binder_roles(const struct cc_binder *b)
{
	uint64_t bits = 0;

	for (unsigned r = 0; r < b->roles; r++)
		for (uint32_t i = 0; i < cc_role_items(b->run, r); i++)
			bits |= (uint64_t)b->bound[r][i] << r;
	return bits;
}

size_t
cc_binder_slots(const struct cc_binder *b)
{
	size_t n = 0;

	for (unsigned r = 0; r < b->roles; r++)
		n += cc_role_items(b->run, r);
	return n;
}

void
cc_binder_save(uint8_t *out, const struct cc_binder *b)
{
	for (unsigned r = 0; r < b->roles; r++)
		for (uint32_t i = 0; i < cc_role_items(b->run, r); i++) {
			const struct cc_target *t = cc_target_of(b, r, i);
			bool asked = t != NULL && t->binding.own && t->binding.column.len > 0;

			*out++ = b->bound[r][i] ? CC_COLUMN_BOUND : asked ? CC_COLUMN_MISSED : CC_COLUMN_NONE;
		}
}

bool
cc_binder_load(
    struct cc_binder *b, const uint8_t *in, const char *file, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_header h = { .place = { file, 0, 0 }, .arena = arena };

	for (unsigned r = 0; r < b->roles; r++)
		for (uint32_t i = 0; i < cc_role_items(b->run, r); i++, in++) {
			b->bound[r][i] = *in == CC_COLUMN_BOUND;
			for (size_t k = 0; k < b->n_targets; k++)
				if (b->target[k].role == r && b->target[k].item == i)
					b->target[k].found |= b->bound[r][i];
			if (*in == CC_COLUMN_MISSED)
				return fail_missing(
				    &h, cc_span(cc_item_name(b, r, i, arena)), b->method->roles[r].name, err);
		}
	return check_targets(&h, b, err) && check_layouts(&h, b, err) && check_needed(&h, b, err) &&
	       check_items(&h, b, err);
}
