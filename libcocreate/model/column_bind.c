/* column_bind.c -- headers -> roles. */
#include "model/column_int.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "rec/part.h"

static const struct cc_span missing_default[] = {
	{ "", 0 },
	{ "NA", 2 },
	{ "N/A", 3 },
	{ "-", 1 },
	{ "―", 3 },
	{ "無回答", 9 },
	{ "未回答", 9 },
};

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
	return cc_list_names(*names, n, arena);
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
		    cc_quote(binding->role).text, b->opts.tool, cc_quote(names[near]).text, all);
	return cc_fail_at(err, code, place, N_("\"%s\" is not a role of %s; the roles are %s"),
	    cc_quote(binding->role).text, b->opts.tool, all);
}

/* Of several levels the highest speaks; it may speak twice of a multi role. */
static bool
add_target(struct cc_binder *b, const struct cc_target *t, struct cc_err *err)
{
	size_t n = 0;
	bool multi = cc_role_is(b->method, t->role, CC_ROLE_MULTI) && b->run->items[t->role] == NULL;

	for (size_t i = 0; i < b->n_targets; i++) {
		const struct cc_target *old = &b->target[i];
		bool same = old->role == t->role && old->item == t->item;

		if (same && old->level == t->level && (!multi || old->groups != 0 || t->groups != 0))
			return cc_fail_at(err, t->level == CC_LEVEL_LINE ? CC_EXIT_USAGE : CC_EXIT_STUDY,
			    t->binding.place, N_("\"%s\" and \"%s\" for %s; wanted one column"),
			    cc_quote(old->binding.column).text, cc_quote(t->binding.column).text,
			    cc_quote(t->binding.role).text);
		if (!same || old->level == t->level)
			b->target[n++] = *old;
	}
	b->target[n++] = *t;
	b->n_targets = n;
	return true;
}

static bool
add_binding(struct cc_binder *b, const struct cc_binding *binding, enum cc_level level,
    struct cc_arena *arena, struct cc_err *err)
{
	bool line = level == CC_LEVEL_LINE;
	struct cc_target t = { .level = level, .binding = *binding };
	struct cc_form *form;

	if (!find_role(&t.role, &t.item, binding->role, b, arena))
		return level < CC_LEVEL_OWN || fail_role(b, binding, line, arena, err);
	form = &b->form[t.role][t.item];
	if (line)
		t.binding.place.file = "-c";
	else
		*form = (struct cc_form){ .several = cc_role_is(b->method, t.role, CC_ROLE_MULTI),
			.scale = CC_NO_SCALE,
			.missing = b->missing };
	if (binding->node != NULL &&
	    !cc_form_read(form, binding->node, &b->method->roles[t.role], b, arena, err))
		return false;
	return binding->column.at == NULL || (cc_target_compile(&t, b, arena, err) && add_target(b, &t, err));
}

static bool
add_presets(struct cc_binder *b, struct cc_arena *arena, struct cc_err *err)
{
	const size_t most = sizeof b->method->roles->alias / sizeof *b->method->roles->alias;

	b->preset = CC_ARRAY(arena, struct cc_target, b->roles * most);
	for (unsigned r = 0; r < b->roles; r++)
		for (size_t i = 0; i < most && b->method->roles[r].alias[i] != NULL; i++) {
			struct cc_target *t = &b->preset[b->n_presets];

			*t = (struct cc_target){ .role = r, .level = CC_LEVEL_PRESET };
			t->binding.column = cc_span(b->method->roles[r].alias[i]);
			if (!cc_target_compile(t, b, arena, err))
				return false;
			b->n_presets += t->groups != 0;
		}
	return true;
}

/* The study's, or the default ones; --missing in place of them or besides. */
static void
set_missing(struct cc_binder *b, struct cc_arena *arena)
{
	const struct cc_study *study = b->run->study;
	const struct cc_bind_opts *o = &b->opts;
	const struct cc_span *base = study->has_missing ? study->missing : missing_default;
	size_t n = study->has_missing ? study->n_missing : sizeof missing_default / sizeof *missing_default;
	struct cc_span *marker;

	if (o->has_missing && !o->more_missing)
		n = 0;
	marker = CC_ARRAY(arena, struct cc_span, n + o->n_missing);
	for (size_t i = 0; i < n; i++)
		marker[i] = cc_cell_trim(base[i]);
	for (size_t i = 0; i < o->n_missing; i++)
		marker[n + i] = cc_cell_trim(o->missing[i]);
	b->missing = CC_NEW(arena, struct cc_markers);
	b->missing->marker = marker;
	b->missing->n = n + o->n_missing;
	cc_markers_make(b->missing);
}

static bool
load_scales(struct cc_binder *b, struct cc_arena *arena, struct cc_err *err)
{
	static const char name[] = "scales.yaml";
	struct cc_span known = { NULL, 0 };
	bool numbers = false;

	for (unsigned r = 0; r < b->roles; r++)
		numbers |= b->method->roles[r].kind == CC_NUMBER;
	if (numbers && b->opts.data != NULL && !b->opts.data(&known, name, arena, err))
		return false;
	b->scales_absent = known.at == NULL;
	return cc_scales_load(&b->scales, b->run->study, known, name, arena, err);
}

static void
begin_roles(struct cc_binder *b, struct cc_arena *arena)
{
	b->bound = CC_ARRAY(arena, uint8_t *, b->roles);
	b->form = CC_ARRAY(arena, struct cc_form *, b->roles);
	for (unsigned r = 0; r < b->roles; r++) {
		uint32_t items = cc_role_items(b->run, r);

		b->bound[r] = CC_ARRAY(arena, uint8_t, items);
		b->form[r] = CC_ARRAY(arena, struct cc_form, items);
		for (uint32_t i = 0; i < items; i++)
			b->form[r][i] = (struct cc_form){ .several = cc_role_is(b->method, r, CC_ROLE_MULTI),
				.scale = CC_NO_SCALE,
				.missing = b->missing };
	}
}

bool
cc_binder_new(struct cc_binder **out, const struct cc_method *method, const struct cc_run *run,
    const struct cc_bind_opts *opts, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_study *study = run->study;
	struct cc_binder *b = CC_NEW(arena, struct cc_binder);

	*b = (struct cc_binder){ .method = method, .run = run, .opts = *opts };
	b->last = &b->first;
	while (method->roles[b->roles].name != NULL)
		b->roles++;
	b->target = CC_ARRAY(arena, struct cc_target, study->n_bindings + opts->n_bindings);
	b->where_found = CC_ARRAY(arena, uint8_t, opts->n_where);
	set_missing(b, arena);
	begin_roles(b, arena);
	if (!load_scales(b, arena, err) || !add_presets(b, arena, err))
		return false;
	for (int own = 0; own < 2; own++)
		for (size_t i = 0; i < study->n_bindings; i++)
			if (study->binding[i].own == own &&
			    !add_binding(
				b, &study->binding[i], own ? CC_LEVEL_OWN : CC_LEVEL_SHARED, arena, err))
				return false;
	for (size_t i = 0; i < opts->n_bindings; i++)
		if (!add_binding(b, &opts->binding[i], CC_LEVEL_LINE, arena, err))
			return false;
	*out = b;
	return true;
}

/* "no column X": with the nearest and all; of parts there is no header. */
static bool
fail_missing(const struct cc_header *h, struct cc_span wanted, const char *role, struct cc_err *err)
{
	char *all = cc_list_names(h->name, h->n, h->arena);
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
	char *all = cc_list_names(h->name, h->n, h->arena);
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
check_targets(const struct cc_header *h, const struct cc_binder *b, struct cc_err *err)
{
	for (size_t i = 0; i < b->n_targets; i++) {
		const struct cc_target *t = &b->target[i];
		bool needed = b->method->roles[t->role].flags & CC_ROLE_NEEDED;

		if (!t->found && t->binding.column.len > 0 && (t->binding.own || needed))
			return fail_missing(
			    h, t->binding.column, item_name(b, t->role, t->item, h->arena), err);
	}
	return true;
}

static bool
fail_item(
    const struct cc_header *h, const struct cc_binder *b, unsigned role, uint32_t item, struct cc_err *err)
{
	const struct cc_target *t = cc_target_of(b, role, item);
	const char *name = item_name(b, role, item, h->arena);

	if (t == NULL || t->binding.column.len == 0)
		return fail_unasked(h, name, t != NULL, err);
	return fail_missing(h, t->binding.column, name, err);
}

/* One axis of four without a column is a slip, not a score on fewer axes. */
static bool
check_items(const struct cc_header *h, const struct cc_binder *b, struct cc_err *err)
{
	uint64_t bound = cc_binder_roles(b);

	for (unsigned r = 0; r < b->roles; r++)
		for (uint32_t i = 0; b->run->items[r] != NULL && (bound >> r & 1) && i < b->run->items[r]->n;
		     i++)
			if (!b->bound[r][i])
				return fail_item(h, b, r, i, err);
	return true;
}

/* The one column that a method cannot do without. */
static bool
only_role(unsigned *role, const struct cc_binder *b)
{
	uint64_t needs = b->method->layouts[0].needs;

	*role = 0;
	while (*role < b->roles && !(needs >> *role & 1))
		++*role;
	return needs == UINT64_C(1) << *role && b->run->items[*role] == NULL;
}

/* "a", "b"; "c" */
static void
put_needs(
    struct cc_buf *out, const struct cc_binder *b, const struct cc_layout *layout, struct cc_arena *arena)
{
	const char *comma = out->len > 0 ? "; " : "";

	for (unsigned r = 0; r < b->roles; r++)
		for (uint32_t i = 0; (layout->needs >> r & 1) && i < cc_role_items(b->run, r); i++) {
			cc_buf_printf(out, "%s\"%s\"", comma, item_name(b, r, i, arena));
			comma = ", ";
		}
}

static bool
check_layouts(const struct cc_header *h, const struct cc_binder *b, struct cc_err *err)
{
	uint64_t bound = cc_binder_roles(b);
	unsigned role;
	struct cc_buf wants = { 0 };

	for (const struct cc_layout *l = b->method->layouts; l->name != NULL; l++)
		if ((bound & l->needs) != 0 || l->needs == 0)
			return true;
	if (b->method->layouts[1].name == NULL && only_role(&role, b))
		return fail_item(h, b, role, 0, err);
	for (const struct cc_layout *l = b->method->layouts; l->name != NULL; l++)
		put_needs(&wants, b, l, h->arena);
	if (h->n == 0)
		cc_fail_at(
		    err, CC_EXIT_DATA, h->place, N_("no part has a column to work on; wanted %s"), wants.at);
	else
		cc_fail_at(err, CC_EXIT_DATA, h->place, N_("no column to work on; wanted %s (columns: %s)"),
		    wants.at, cc_list_names(h->name, h->n, h->arena));
	cc_buf_free(&wants);
	return false;
}

/* Half a layout: its other half is in no file. */
static bool
check_needed(const struct cc_header *h, const struct cc_binder *b, struct cc_err *err)
{
	uint64_t bound = cc_binder_roles(b);

	for (unsigned r = 0; r < b->roles; r++)
		if (cc_role_is(b->method, r, CC_ROLE_NEEDED) && !(bound >> r & 1))
			return fail_item(h, b, r, 0, err);
	return true;
}

/* The layout whose needs this file binds; two at once would be two readings. */
static bool
choose_layout(struct cc_bound *out, const uint64_t bound, const struct cc_header *h,
    const struct cc_binder *b, struct cc_err *err)
{
	const struct cc_layout *layouts = b->method->layouts;
	unsigned role[2] = { 0, 0 }, n = 0;

	out->layout = CC_NO_LAYOUT;
	for (uint32_t l = 0; layouts[l].name != NULL; l++) {
		uint64_t met = layouts[l].needs & bound;

		if (layouts[l].needs == 0 && out->layout == CC_NO_LAYOUT)
			out->layout = l;
		if (met == 0)
			continue;
		if (n == 0)
			out->layout = l;
		while (!(met >> role[n] & 1))
			role[n]++;
		if (++n == 2)
			return cc_fail_at(err, CC_EXIT_DATA, h->place,
			    N_("columns for %s and for %s are two layouts in one file; leave one of them out "
			       "with -c %s="),
			    b->method->roles[role[0]].name, b->method->roles[role[1]].name,
			    b->method->roles[role[1]].name);
	}
	return true;
}

/* The columns of one role or item, as somebody named them, else unasked. */
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
		if (found != CC_FIND_NONE)
			out->slot[out->n++] = (uint32_t)found;
	}
	b->bound[role][item] |= out->n > 0;
	return true;
}

static bool
bind_role(struct cc_bound *out, struct cc_binder *b, const struct cc_header *h, unsigned role,
    uint64_t *bound, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_wide *w = out->wide;
	uint32_t items = cc_role_items(b->run, role);
	bool any = w != NULL && (w->groups >> role & 1);

	out->slots[role] = CC_ARRAY(arena, struct cc_slots, items);
	for (uint32_t i = 0; i < items && !any; i++)
		if ((w == NULL || w->slot[role][i] == NULL) &&
		    !find_columns(&out->slots[role][i], h, b, role, i, arena, err))
			return false;
	for (uint32_t i = 0; i < items; i++)
		any |= out->slots[role][i].n > 0 || (w != NULL && w->slot[role][i] != NULL);
	*bound |= (uint64_t)any << role;
	if (!any && cc_role_is(b->method, role, CC_ROLE_KEY))
		return fail_item(h, b, role, 0, err);
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
		for (uint32_t k = 0; k < out->where[i].n; k++)
			visit(&out->where[i].slot[k], place);
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
	struct cc_header h = { header, folded, (uint32_t)n, place, arena };
	struct cc_bound *bound = CC_NEW(arena, struct cc_bound);
	uint64_t bits = 0;

	for (size_t c = 0; c < n; c++)
		folded[c] = cc_utf8_fold(arena, header[c]);
	*bound = (struct cc_bound){
		.binder = b, .file = file, .place = place, .width = (uint32_t)n, .header = header
	};
	bound->slots = CC_ARRAY(arena, struct cc_slots *, b->roles);
	if (!cc_bind_wide(bound, b, &h, arena, err))
		return false;
	for (unsigned r = 0; r < b->roles; r++)
		if (!bind_role(bound, b, &h, r, &bits, arena, err))
			return false;
	if (!choose_layout(bound, bits, &h, b, err) || !cc_bind_where(bound, b, &h, arena, err))
		return false;
	set_want(bound, b, arena);
	*b->last = bound;
	b->last = &bound->next;
	*out = bound;
	b->header = h;
	return true;
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

const struct cc_want *
cc_bound_want(const struct cc_bound *b)
{
	return &b->want;
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
			struct cc_target *t = cc_target_of(b, r, i);

			b->bound[r][i] = *in == CC_COLUMN_BOUND;
			if (t != NULL)
				t->found |= b->bound[r][i];
			if (*in == CC_COLUMN_MISSED)
				return fail_missing(
				    &h, cc_span(item_name(b, r, i, arena)), b->method->roles[r].name, err);
		}
	return check_targets(&h, b, err) && check_layouts(&h, b, err) && check_needed(&h, b, err) &&
	       check_items(&h, b, err);
}
