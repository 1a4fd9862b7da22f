/* column_bind.c -- headers -> roles. */
#include "model/column_int.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"
#include "rec/part.h"

#include <stdlib.h>

/* A role's column as somebody named it. */
struct target {
	unsigned role;
	uint32_t item;
	struct cc_binding binding;
	bool line; /* by -c */
	bool found;
};

struct cc_binder {
	const struct cc_method *method;
	const struct cc_run *run;
	const char *tool;
	unsigned roles;
	size_t n_targets;
	struct target *target;
	uint8_t **bound; /* [roles][items]: 1 where some file had it */
};

/* One file's header, while it is searched; n 0: the parts of a merge. */
struct header {
	const struct cc_span *name, *folded;
	uint32_t n;
	struct cc_place place;
	struct cc_arena *arena;
};

enum { NONE = -1, TWICE = -2, FAILED = -3 };

static char *
list_names(const struct cc_span *names, size_t n, struct cc_arena *arena)
{
	struct cc_buf buf = { 0 };
	char *text;

	for (size_t i = 0; i < n; i++)
		cc_buf_printf(&buf, "%s\"%s\"", i > 0 ? ", " : "", cc_quote(names[i]).text);
	text = cc_strndup(arena, buf.at != NULL ? buf.at : "", buf.len);
	cc_buf_free(&buf);
	return text;
}

static bool
find_role(
    unsigned *role, uint32_t *item, struct cc_span name, const struct cc_binder *b, struct cc_arena *scratch)
{
	for (unsigned r = 0; r < b->roles; r++) {
		const struct cc_items *items = b->run->items[r];

		*role = r;
		*item = 0;
		if (items == NULL && cc_span_eq(name, cc_span(b->method->roles[r].name)))
			return true;
		if (items != NULL && (*item = cc_items_find(items, name, scratch)) != CC_NO_ITEM)
			return true;
	}
	return false;
}

static char *
list_roles(const struct cc_binder *b, struct cc_span wrong, size_t *near, struct cc_span **names,
    struct cc_arena *arena)
{
	size_t n = 0, most = 0;

	for (unsigned r = 0; r < b->roles; r++)
		most += cc_role_items(b->run, r);
	*names = CC_ARRAY(arena, struct cc_span, most);
	for (unsigned r = 0; r < b->roles; r++)
		for (uint32_t i = 0; i < cc_role_items(b->run, r); i++)
			(*names)[n++] = b->run->items[r] != NULL ? b->run->items[r]->item[i].id
								 : cc_span(b->method->roles[r].name);
	*near = cc_utf8_nearest(wrong, *names, n, arena);
	return list_names(*names, n, arena);
}

static bool
fail_role(const struct cc_binder *b, const struct cc_binding *binding, bool line, struct cc_arena *arena,
    struct cc_err *err)
{
	enum cc_exit code = line ? CC_EXIT_USAGE : CC_EXIT_STUDY;
	struct cc_place place = line ? (struct cc_place){ "-c", 0, 0 } : binding->place;
	struct cc_span *names;
	size_t near;
	char *all = list_roles(b, binding->role, &near, &names, arena);

	if (near != CC_NO_NEAR)
		return cc_fail_at(err, code, place,
		    N_("\"%s\" is not a role of %s; did you mean \"%s\"? (roles: %s)"),
		    cc_quote(binding->role).text, b->tool, cc_quote(names[near]).text, all);
	return cc_fail_at(err, code, place, N_("\"%s\" is not a role of %s; the roles are %s"),
	    cc_quote(binding->role).text, b->tool, all);
}

/* Two columns of the same standing for a role that has one. */
static bool
fail_several(const struct cc_binding *one, const struct cc_binding *other, bool line, struct cc_err *err)
{
	return cc_fail_at(err, line ? CC_EXIT_USAGE : CC_EXIT_STUDY,
	    line ? (struct cc_place){ "-c", 0, 0 } : other->place,
	    N_("\"%s\" and \"%s\" for %s; wanted one column"), cc_quote(one->column).text,
	    cc_quote(other->column).text, cc_quote(other->role).text);
}

/* A binding of higher standing replaces all lower ones of its role and item. */
static bool
add_target(struct cc_binder *b, const struct cc_binding *binding, bool line, struct cc_arena *arena,
    struct cc_err *err)
{
	struct target t = { .binding = *binding, .line = line };

	if (!find_role(&t.role, &t.item, binding->role, b, arena))
		return !binding->own || fail_role(b, binding, line, arena, err);
	for (size_t i = 0; i < b->n_targets; i++)
		if (b->target[i].role == t.role && b->target[i].item == t.item) {
			const struct target *lower = &b->target[i];

			if (lower->line == line && lower->binding.own == binding->own)
				return fail_several(&lower->binding, binding, line, err);
			b->target[i] = t;
			return true;
		}
	b->target[b->n_targets++] = t;
	return true;
}

bool
cc_binder_new(struct cc_binder **out, const struct cc_method *method, const struct cc_run *run,
    const struct cc_bind_opts *opts, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_study *study = run->study;
	struct cc_binder *b = CC_NEW(arena, struct cc_binder);

	*b = (struct cc_binder){ .method = method, .run = run, .tool = opts->tool };
	while (method->roles[b->roles].name != NULL)
		b->roles++;
	b->target = CC_ARRAY(arena, struct target, study->n_bindings + opts->n_bindings);
	b->bound = CC_ARRAY(arena, uint8_t *, b->roles);
	for (unsigned r = 0; r < b->roles; r++)
		b->bound[r] = CC_ARRAY(arena, uint8_t, cc_role_items(run, r));
	for (int own = 0; own < 2; own++)
		for (size_t i = 0; i < study->n_bindings; i++)
			if (study->binding[i].own == own &&
			    !add_target(b, &study->binding[i], false, arena, err))
				return false;
	for (size_t i = 0; i < opts->n_bindings; i++)
		if (!add_target(b, &opts->binding[i], true, arena, err))
			return false;
	*out = b;
	return true;
}

static int
find_name(const struct header *h, struct cc_span name)
{
	struct cc_span folded = cc_utf8_fold(h->arena, name);
	int found = NONE;

	for (uint32_t c = 0; c < h->n; c++)
		if (cc_span_eq(h->folded[c], folded)) {
			if (found != NONE)
				return TWICE;
			found = (int)c;
		}
	return found;
}

static bool
fail_twice(const struct header *h, struct cc_span name, struct cc_err *err)
{
	return cc_fail_at(err, CC_EXIT_DATA, h->place,
	    N_("two columns are named \"%s\"; say which by position, as in -c ROLE=#3"), cc_quote(name).text);
}

static int
find_target(const struct header *h, const struct target *t, struct cc_err *err)
{
	struct cc_span column = t->binding.column;
	int64_t position;
	int found = find_name(h, column);

	if (found == NONE && column.at[0] == '#' &&
	    cc_int_parse(&position, (struct cc_span){ column.at + 1, column.len - 1 })) {
		if (position >= 1 && position <= h->n)
			return (int)position - 1;
		cc_fail_at(err, CC_EXIT_DATA, h->place, N_("no column %s; the header has %u"),
		    cc_quote(column).text, h->n);
		return FAILED;
	}
	if (found == TWICE) {
		fail_twice(h, column, err);
		return FAILED;
	}
	return found;
}

/* Unasked: the role's name, then its aliases; an item's id, labels, aliases. */
static int
find_unasked(
    const struct header *h, const struct cc_binder *b, unsigned role, uint32_t item, struct cc_err *err)
{
	const struct cc_role *r = &b->method->roles[role];
	const struct cc_item *it = b->run->items[role] != NULL ? &b->run->items[role]->item[item] : NULL;
	size_t n = 0, aliases = it != NULL ? it->n_aliases : sizeof r->alias / sizeof *r->alias;
	struct cc_span *name = CC_ARRAY(h->arena, struct cc_span, aliases + 1 + CC_LANGS);

	name[n++] = it != NULL ? it->id : cc_span(r->name);
	for (int lang = 0; it != NULL && lang < CC_LANGS; lang++)
		if (it->label.in[lang] != NULL)
			name[n++] = cc_span(it->label.in[lang]);
	for (size_t i = 0; i < aliases && (it != NULL || r->alias[i] != NULL); i++)
		name[n++] = it != NULL ? it->alias[i] : cc_span(r->alias[i]);
	for (size_t i = 0; i < n; i++) {
		int found = find_name(h, name[i]);

		if (found == TWICE) {
			fail_twice(h, name[i], err);
			return FAILED;
		}
		if (found != NONE)
			return found;
	}
	return NONE;
}

static struct target *
target_of(const struct cc_binder *b, unsigned role, uint32_t item)
{
	for (size_t i = 0; i < b->n_targets; i++)
		if (b->target[i].role == role && b->target[i].item == item)
			return &b->target[i];
	return NULL;
}

static int
find_column(const struct header *h, struct cc_binder *b, unsigned role, uint32_t item, struct cc_err *err)
{
	struct target *t = target_of(b, role, item);
	int found;

	if (t == NULL)
		return find_unasked(h, b, role, item, err);
	if (t->binding.column.len == 0)
		return NONE;
	found = find_target(h, t, err);
	if (found >= 0)
		t->found = true;
	return found;
}

/* "no column X": with the nearest and all. */
static bool
fail_missing(const struct header *h, struct cc_span wanted, const char *role, struct cc_err *err)
{
	char *all = list_names(h->name, h->n, h->arena);
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
fail_unasked(const struct header *h, const char *role, bool unbound, struct cc_err *err)
{
	char *all = list_names(h->name, h->n, h->arena);
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

static const char *
item_name(const struct cc_binder *b, unsigned role, uint32_t item, struct cc_arena *arena)
{
	const struct cc_items *items = b->run->items[role];

	return items == NULL ? b->method->roles[role].name
			     : cc_strdup(arena, cc_quote(items->item[item].id).text);
}

/* After the last header: what was asked for must have been somewhere. */
static bool
check_targets(const struct header *h, const struct cc_binder *b, struct cc_err *err)
{
	for (size_t i = 0; i < b->n_targets; i++) {
		const struct target *t = &b->target[i];
		bool needed = b->method->roles[t->role].flags & CC_ROLE_NEEDED;

		if (!t->found && t->binding.column.len > 0 && (t->binding.own || needed))
			return fail_missing(
			    h, t->binding.column, item_name(b, t->role, t->item, h->arena), err);
	}
	return true;
}

static bool
fail_item(const struct header *h, struct cc_binder *b, unsigned role, uint32_t item, struct cc_err *err)
{
	const struct target *t = target_of(b, role, item);
	const char *name = item_name(b, role, item, h->arena);

	if (t == NULL || t->binding.column.len == 0)
		return fail_unasked(h, name, t != NULL, err);
	return fail_missing(h, t->binding.column, name, err);
}

/* One axis of four without a column is a slip, not a smaller jury. */
static bool
check_items(const struct header *h, struct cc_binder *b, struct cc_err *err)
{
	uint64_t bound = cc_binder_roles(b);

	for (unsigned r = 0; r < b->roles; r++)
		for (uint32_t i = 0; b->run->items[r] != NULL && (bound >> r & 1) && i < b->run->items[r]->n;
		     i++)
			if (!b->bound[r][i])
				return fail_item(h, b, r, i, err);
	return true;
}

static bool
check_layouts(const struct header *h, const struct cc_binder *b, struct cc_err *err)
{
	uint64_t bound = cc_binder_roles(b);
	struct cc_buf wants = { 0 };

	for (const struct cc_layout *l = b->method->layouts; l->name != NULL; l++)
		if ((bound & l->needs) != 0 || l->needs == 0)
			return true;
	for (unsigned r = 0; r < b->roles; r++)
		for (uint32_t i = 0; (b->method->layouts[0].needs >> r & 1) && i < cc_role_items(b->run, r);
		     i++)
			cc_buf_printf(
			    &wants, "%s\"%s\"", wants.len > 0 ? ", " : "", item_name(b, r, i, h->arena));
	if (h->n == 0)
		cc_fail_at(
		    err, CC_EXIT_DATA, h->place, N_("no part has a column to work on; wanted %s"), wants.at);
	else
		cc_fail_at(err, CC_EXIT_DATA, h->place, N_("no column to work on; wanted %s (columns: %s)"),
		    wants.at, list_names(h->name, h->n, h->arena));
	cc_buf_free(&wants);
	return false;
}

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* The wanted columns, ascending and once each; slots then point among them. */
static void
set_want(struct cc_bound *out, const struct cc_binder *b, struct cc_arena *arena)
{
	uint32_t *column = CC_ARRAY(arena, uint32_t, out->want.n);
	size_t n = 0, kept = 0;

	for (unsigned r = 0; r < b->roles; r++)
		for (uint32_t i = 0; i < cc_role_items(b->run, r); i++)
			if (out->slot[r][i] != CC_NO_SLOT)
				column[n++] = out->slot[r][i];
	qsort(column, n, sizeof *column, by_number);
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || column[i] != column[kept - 1])
			column[kept++] = column[i];
	for (unsigned r = 0; r < b->roles; r++)
		for (uint32_t i = 0; i < cc_role_items(b->run, r); i++)
			for (uint32_t k = 0; k < kept && out->slot[r][i] != CC_NO_SLOT; k++)
				if (column[k] == out->slot[r][i]) {
					out->slot[r][i] = k;
					break;
				}
	out->want = (struct cc_want){ kept, column };
}

static bool
bind_roles(struct cc_bound *out, struct cc_binder *b, const struct header *h, struct cc_arena *arena,
    struct cc_err *err)
{
	for (unsigned r = 0; r < b->roles; r++) {
		uint32_t items = cc_role_items(b->run, r);
		bool any = false;

		out->slot[r] = CC_ARRAY(arena, uint32_t, items);
		out->missing[r] = CC_ARRAY(arena, const struct cc_markers *, items);
		for (uint32_t i = 0; i < items; i++) {
			const struct target *t = target_of(b, r, i);
			int found = find_column(h, b, r, i, err);

			if (found == FAILED)
				return false;
			if (t != NULL &&
			    !cc_markers_own(&out->missing[r][i], &t->binding, b->run->study, arena, err))
				return false;
			out->slot[r][i] = found == NONE ? CC_NO_SLOT : (uint32_t)found;
			b->bound[r][i] |= found != NONE;
			out->want.n += found != NONE;
			any |= found != NONE;
		}
		if (!any && (b->method->roles[r].flags & CC_ROLE_KEY))
			return fail_item(h, b, r, 0, err);
	}
	return true;
}

bool
cc_bind(struct cc_bound **out, struct cc_binder *b, const struct cc_span *header, size_t n,
    struct cc_place place, uint32_t file, bool last, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_span *folded = CC_ARRAY(arena, struct cc_span, n);
	struct header h = { header, folded, (uint32_t)n, place, arena };
	struct cc_bound *bound = CC_NEW(arena, struct cc_bound);

	for (size_t c = 0; c < n; c++)
		folded[c] = cc_utf8_fold(arena, header[c]);
	*bound =
	    (struct cc_bound){ .file = file, .name = place.file, .width = (uint32_t)n, .header = header };
	bound->slot = CC_ARRAY(arena, uint32_t *, b->roles);
	bound->missing = CC_ARRAY(arena, const struct cc_markers **, b->roles);
	if (!bind_roles(bound, b, &h, arena, err))
		return false;
	set_want(bound, b, arena);
	*out = bound;
	return !last || (check_targets(&h, b, err) && check_layouts(&h, b, err) && check_items(&h, b, err));
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

const struct cc_want *
cc_bound_want(const struct cc_bound *b)
{
	return &b->want;
}

void
cc_binder_notes(struct cc_report *report, const struct cc_binder *b)
{
	for (size_t i = 0; i < b->n_targets; i++) {
		const struct target *t = &b->target[i];

		if (!t->found && t->binding.column.len > 0)
			cc_note(report, "column-absent",
			    CC_SAY("the study's column \"%s\" for %s is in no file",
				"調査ファイルの列「%s」（%s）は、どの入力にもありません"),
			    cc_quote(t->binding.column).text, cc_quote(t->binding.role).text);
	}
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
			const struct target *t = target_of(b, r, i);
			bool asked = t != NULL && t->binding.own && t->binding.column.len > 0;

			*out++ = b->bound[r][i] ? CC_COLUMN_BOUND : asked ? CC_COLUMN_MISSED : CC_COLUMN_NONE;
		}
}

bool
cc_binder_load(
    struct cc_binder *b, const uint8_t *in, const char *file, struct cc_arena *arena, struct cc_err *err)
{
	struct header h = { .place = { file, 0, 0 }, .arena = arena };

	for (unsigned r = 0; r < b->roles; r++)
		for (uint32_t i = 0; i < cc_role_items(b->run, r); i++, in++) {
			struct target *t = target_of(b, r, i);

			b->bound[r][i] = *in == CC_COLUMN_BOUND;
			if (t != NULL)
				t->found |= b->bound[r][i];
			if (*in == CC_COLUMN_MISSED)
				return fail_missing(
				    &h, cc_span(item_name(b, r, i, arena)), b->method->roles[r].name, err);
		}
	return check_targets(&h, b, err) && check_layouts(&h, b, err) && check_items(&h, b, err);
}
