/* column_target.c -- who said where a role is: options, study, names and patterns
 * of the command's own. */
#include "model/column_hits.h"
#include "model/column_where.h"

#include "base/arena.h"
#include "base/utf8.h"

static const struct cc_span missing_default[] = {
	{ "", 0 },
	{ "NA", 2 },
	{ "N/A", 3 },
	{ "-", 1 },
	{ "―", 3 },
	{ "無回答", 9 },
	{ "未回答", 9 },
};

static enum cc_exit
code_of(enum cc_binding_level level)
{
	return level == CC_LEVEL_LINE ? CC_EXIT_USAGE : CC_EXIT_STUDY;
}

static bool
fail_group(const struct cc_target *t, struct cc_span group, const struct cc_binder *b, struct cc_arena *arena,
    struct cc_err *err)
{
	struct cc_span *name = CC_ARRAY(arena, struct cc_span, b->roles);
	size_t n = 0;

	if (group.at == NULL)
		return cc_fail_at(err, code_of(t->level), t->binding.place,
		    N_("\"%s\" has a group without a name; wanted (?<ROLE>...), or (?:...) for no group"),
		    cc_quote(t->binding.column).text);
	for (unsigned r = 0; r < b->roles; r++)
		if (b->run->items[r] == NULL && r != t->role)
			name[n++] = cc_span(b->method->roles[r].name);
	if (cc_span_eq(group, cc_span(b->method->roles[t->role].name)))
		return cc_fail_at(err, code_of(t->level), t->binding.place,
		    N_("group \"%s\" of \"%s\" is the role that the cells are of; wanted another role, which "
		       "the "
		       "names of the columns say: %s"),
		    cc_quote(group).text, cc_quote(t->binding.column).text, cc_list_names(name, n, arena));
	return cc_fail_at(err, code_of(t->level), t->binding.place,
	    N_("group \"%s\" of \"%s\" is not a role of %s; the roles are %s"), cc_quote(group).text,
	    cc_quote(t->binding.column).text, b->opts.tool, cc_list_names(name, n, arena));
}

static bool
fail_said(const struct cc_target *t, struct cc_span group, struct cc_arena *arena, struct cc_err *err)
{
	const char *found = group.at != NULL ? cc_quote(group).text : NULL;

	return cc_fail_at(err, code_of(t->level), t->binding.place,
	    N_("\"%s\" has a group %s; wanted (?<question>...), (?<answer>...), or (?:...) for no group"),
	    cc_quote(t->binding.column).text,
	    found != NULL ? cc_format(arena, "\"%s\"", found) : cc_say_word(N_("without a name")));
}

/* The role whose value a group is, or b->roles. */
static unsigned
role_of_group(const struct cc_target *t, unsigned group, const struct cc_binder *b)
{
	struct cc_span name = cc_pattern_name(t->pattern, group);
	unsigned r = 0;

	for (; r < b->roles; r++) {
		if (b->run->items[r] != NULL || r == t->role)
			continue;
		if (name.at != NULL ? cc_span_eq(name, cc_span(b->method->roles[r].name))
				    : group == 1 && cc_role_is(b->method, r, CC_ROLE_ITEM))
			break;
	}
	return r;
}

static bool
compile(struct cc_target *t, const struct cc_binder *b, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_span text = t->binding.column;
	struct cc_pattern_fault fault;
	unsigned groups;

	if (text.len < 2 || text.at[0] != '/' || text.at[text.len - 1] != '/')
		return true;
	if (!cc_pattern_new(&t->pattern, (struct cc_span){ text.at + 1, text.len - 2 }, arena, &fault))
		return cc_fail_at(err, code_of(t->level), t->binding.place,
		    N_("\"%s\" is no pattern: %s (at character %zu)"), cc_quote(text).text, fault.text,
		    fault.character + 1);
	groups = cc_pattern_groups(t->pattern);
	t->group = CC_ARRAY(arena, unsigned, (size_t)groups + 1);
	for (unsigned g = 1; g <= groups && cc_role_is(b->method, t->role, CC_ROLE_COLUMNS); g++)
		if (cc_said_group(cc_pattern_name(t->pattern, g)) == CC_SAID)
			return fail_said(t, cc_pattern_name(t->pattern, g), arena, err);
	for (unsigned g = 1; g <= groups && !cc_role_is(b->method, t->role, CC_ROLE_COLUMNS); g++) {
		unsigned r = role_of_group(t, g, b);

		if (r == b->roles)
			return fail_group(t, cc_pattern_name(t->pattern, g), b, arena, err);
		if (t->groups >> r & 1)
			return cc_fail_at(err, code_of(t->level), t->binding.place,
			    N_("two groups of \"%s\" are %s; wanted one"), cc_quote(text).text,
			    b->method->roles[r].name);
		t->group[g] = r;
		t->groups |= UINT64_C(1) << r;
	}
	return true;
}

struct cc_target *
cc_target_of(const struct cc_binder *b, unsigned role, uint32_t item)
{
	for (size_t i = 0; i < b->n_targets; i++)
		if (b->target[i].role == role && b->target[i].item == item)
			return &b->target[i];
	return NULL;
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
	return cc_list_names(*names, n, arena);
}

static bool
fail_role(const struct cc_binder *b, const struct cc_binding *binding, enum cc_binding_level level,
    struct cc_arena *arena, struct cc_err *err)
{
	enum cc_exit code = code_of(level);
	struct cc_place place = level == CC_LEVEL_LINE ? (struct cc_place){ "-c", 0, 0 } : binding->place;
	struct cc_span *names;
	size_t near;
	char *all = list_roles(b, binding->role, &near, &names, arena);

	if (b->method->unweighted != NULL && cc_span_eq(binding->role, CC_SPAN("weight")))
		return cc_fail_at(err, CC_EXIT_USAGE, place, "%s", cc_say_word(b->method->unweighted));
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
	bool listable = cc_is_listable(b, t->role);
	bool multi = cc_role_is(b->method, t->role, CC_ROLE_MULTI);

	for (size_t i = 0; i < b->n_targets; i++) {
		const struct cc_target *old = &b->target[i];
		bool same = old->role == t->role && old->item == t->item;

		if (same && old->level == t->level && !(multi && old->groups == 0 && t->groups == 0) &&
		    !(listable && (old->groups == 0 || t->groups == 0)))
			return cc_fail_at(err, code_of(t->level), t->binding.place,
			    N_("\"%s\" and \"%s\" for %s; wanted one column"),
			    cc_quote(old->binding.column).text, cc_quote(t->binding.column).text,
			    cc_quote(t->binding.role).text);
		if (!same || old->level == t->level)
			b->target[n++] = *old;
	}
	b->target[n++] = *t;
	b->n_targets = n;
	return true;
}

/* How a role's cells are read where nobody says more. */
static struct cc_cell_form
plain_form(const struct cc_binder *b, unsigned role)
{
	enum cc_kind kind = b->method->roles[role].kind;
	bool numbers = kind == CC_NUMBER || kind == CC_FLAG;

	return (struct cc_cell_form){ .several = cc_role_is(b->method, role, CC_ROLE_MULTI),
		.scale = CC_NO_SCALE,
		.missing = &b->missing[numbers ? CC_MARK_NUMBERS : CC_MARK_WORDS] };
}

static bool
add_binding(struct cc_binder *b, const struct cc_binding *binding, enum cc_binding_level level,
    struct cc_arena *arena, struct cc_err *err)
{
	bool line = level == CC_LEVEL_LINE;
	struct cc_target t = { .level = level, .binding = *binding };
	struct cc_cell_form *form;

	if (!find_role(&t.role, &t.item, binding->role, b, arena))
		return level < CC_LEVEL_OWN || fail_role(b, binding, level, arena, err);
	form = &b->form[t.role][t.item];
	if (line)
		t.binding.place.file = "-c";
	else
		*form = plain_form(b, t.role);
	if (binding->node != NULL &&
	    !cc_form_read(form, binding->node, &b->method->roles[t.role], b, arena, err))
		return false;
	return binding->column.at == NULL || (compile(&t, b, arena, err) && add_target(b, &t, err));
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
			if (!compile(t, b, arena, err))
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
		marker[i] = base[i];
	for (size_t i = 0; i < o->n_missing; i++)
		marker[n + i] = o->missing[i];
	for (int how = CC_MARK_NUMBERS; how <= CC_MARK_WORDS; how++)
		cc_markers_make(
		    &b->missing[how], marker, n + o->n_missing, (enum cc_marking)how, NULL, arena);
}

/* Labels stand for numbers, but for case weights. */
static bool
load_scales(struct cc_binder *b, struct cc_arena *arena, struct cc_err *err)
{
	static const char name[] = "scales.yaml";
	struct cc_span text = { NULL, 0 };
	struct cc_node *known = NULL;
	bool numbers = false;

	for (unsigned r = 0; r < b->roles; r++)
		numbers |=
		    b->method->roles[r].kind == CC_NUMBER && !(b->method->roles[r].flags & CC_ROLE_WEIGHT);
	if (numbers && b->opts.data != NULL && !b->opts.data(&text, name, arena, err))
		return false;
	b->scales_absent = numbers && text.at == NULL;
	return (text.at == NULL || cc_data_node(&known, NULL, text, name, b->opts.data, arena, err)) &&
	       cc_scales_load(&b->scales, b->run->study, known, name, arena, err);
}

static void
begin_roles(struct cc_binder *b, struct cc_arena *arena)
{
	b->bound = CC_ARRAY(arena, uint8_t *, b->roles);
	b->form = CC_ARRAY(arena, struct cc_cell_form *, b->roles);
	for (unsigned r = 0; r < b->roles; r++) {
		uint32_t items = cc_role_items(b->run, r);

		b->bound[r] = CC_ARRAY(arena, uint8_t, items);
		b->form[r] = CC_ARRAY(arena, struct cc_cell_form, items);
		for (uint32_t i = 0; i < items; i++)
			b->form[r][i] = plain_form(b, r);
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
	b->lacks = CC_NEW(arena, bool);
	if (b->opts.positions == NULL)
		b->opts.positions = CC_NEW(arena, struct cc_position *);
	while (method->roles[b->roles].name != NULL)
		b->roles++;
	b->target = CC_ARRAY(arena, struct cc_target, study->n_bindings + opts->n_bindings);
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
	return cc_where_read(b, arena, err);
}

bool
cc_binder_lacks(const struct cc_binder *b)
{
	return *b->lacks;
}

bool
cc_binder_missing(const struct cc_binder *b, struct cc_span cell)
{
	return cc_is_missing_cell(&b->missing[CC_MARK_NUMBERS], cell);
}

const struct cc_scales *
cc_binder_scales(const struct cc_binder *b)
{
	return b->scales;
}

unsigned
cc_binder_decimal(const struct cc_binder *b)
{
	return cc_binder_numbers(b);
}

enum cc_date_order
cc_binder_dates(const struct cc_binder *b)
{
	return b->opts.dates;
}
