/* study.c -- the study file: shared keys, the command's own section.
 *
 * Other commands' sections are passed over unread, so that one file serves a
 * whole study; their names are known, so that a misspelt one is an error.
 */
#include "model/study.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "model/tick.h"
#include "rec/slip.h"
#include "rec/yaml.h"

struct load {
	struct cc_study *study;
	const struct cc_study_spec *spec;
	const char *file;
	struct cc_arena *arena;
	struct cc_err *err;
};

static const char *const sections[] = { "idea_score", "job_map", "voice_code", "alternate_model",
	"journey_map", "kpi_report", "partner_select", "session_plan", "trial_test", "cycle_check",
	"reward_split", "review_memo", "cross_tab", NULL };

const char *const cc_study_said_keys[] = { "columns", "missing", "decimal", "date", "scales", "words", "nets",
	NULL };

static bool
load_name(const struct cc_node *value, struct load *l)
{
	struct cc_span name;

	if (!cc_node_text(&name, value, l->file, l->err))
		return false;
	l->study->name = name.at;
	return true;
}

static bool
load_lang(const struct cc_node *value, struct load *l)
{
	struct cc_span word;

	if (!cc_node_text(&word, value, l->file, l->err))
		return false;
	if (!cc_span_eq(word, CC_SPAN("en")) && !cc_span_eq(word, CC_SPAN("ja")))
		return cc_node_fail(
		    value, l->file, l->err, N_("language \"%s\"; wanted en or ja"), cc_quote(word).text);
	l->study->has_lang = true;
	l->study->lang = cc_span_eq(word, CC_SPAN("ja")) ? CC_JA : CC_EN;
	return true;
}

static bool
load_missing(const struct cc_node *value, struct load *l)
{
	l->study->has_missing = true;
	return cc_node_texts(&l->study->missing, &l->study->n_missing, value, l->file, l->arena, l->err);
}

static bool
load_decimal(const struct cc_node *value, struct load *l)
{
	struct cc_span mark;

	if (!cc_node_text(&mark, value, l->file, l->err))
		return false;
	if (!cc_span_eq(mark, CC_SPAN(".")) && !cc_span_eq(mark, CC_SPAN(",")))
		return cc_node_fail(value, l->file, l->err, N_("decimal mark \"%s\"; wanted \".\" or \",\""),
		    cc_quote(mark).text);
	l->study->decimal = mark.at[0];
	return true;
}

static bool
load_dates(const struct cc_node *value, struct load *l)
{
	struct cc_span order;

	if (!cc_node_text(&order, value, l->file, l->err))
		return false;
	l->study->dates = cc_date_order_named(order);
	return l->study->dates != CC_DATES_AUTO || cc_span_eq(order, CC_SPAN("auto")) ||
	       cc_node_fail(value, l->file, l->err, N_("dates \"%s\"; wanted auto, ymd, dmy, mdy or excel"),
		   cc_quote(order).text);
}

/* A label that stood twice would have two places on its scale. */
static bool
check_labels(
    const struct cc_node *scale, const struct cc_span *label, struct cc_map *seen, const struct load *l)
{
	for (uint32_t i = 0; i < scale->n; i++) {
		struct cc_span folded = cc_utf8_fold(l->arena, label[i]);

		if (folded.len == 0)
			return cc_node_fail(
			    scale->item[i], l->file, l->err, N_("an empty label; wanted text"));
		if (cc_map_add(seen, folded) < i)
			return cc_node_fail(scale->item[i], l->file, l->err,
			    N_("label \"%s\" stands twice in the scale; wanted each once"),
			    cc_quote(label[i]).text);
	}
	return true;
}

static bool
check_scale(const struct cc_node *scale, const struct load *l)
{
	const struct cc_span *label;
	struct cc_map *seen;
	size_t n;
	bool ok;

	if (!cc_node_texts(&label, &n, scale, l->file, l->arena, l->err))
		return false;
	if (n < 2)
		return cc_node_fail(scale, l->file, l->err,
		    N_("a scale of fewer than two labels; wanted them all, low to high"));
	seen = cc_map_new();
	ok = check_labels(scale, label, seen, l);
	cc_map_free(seen);
	return ok;
}

static bool
load_scales(const struct cc_node *value, struct load *l)
{
	if (!cc_node_map(value, l->file, l->err))
		return false;
	for (size_t i = 0; i < value->n; i++)
		if (!check_scale(value->item[i], l))
			return false;
	l->study->scales = value;
	return true;
}

/* The keys of the mapping form besides `column`; model/column reads them. */
static bool
check_form(const struct cc_node *form, const struct load *l)
{
	static const char *const keys[] = { "column", "split", "options", "scale", "missing", NULL };
	const struct cc_names ticks = { cc_tick_keys, NULL }, known = { keys, &ticks };
	const struct cc_span *texts;
	struct cc_span text;
	size_t n;

	for (size_t i = 0; i < form->n; i++) {
		const struct cc_node *key = form->key[i], *value = form->item[i];
		struct cc_span name = key->text;
		bool ok = true;

		if (!cc_names_have(&known, name))
			return cc_node_unknown(key, &known, l->file, l->arena, l->err);
		if (cc_span_eq(name, CC_SPAN("split")) ||
		    (cc_span_eq(name, CC_SPAN("scale")) && value->kind == CC_NODE_SCALAR))
			ok = cc_node_text(&text, value, l->file, l->err);
		else if (cc_span_eq(name, CC_SPAN("options")) ||
			 ((cc_span_eq(name, CC_SPAN("missing")) || cc_names_have(&ticks, name)) &&
			     value->kind != CC_NODE_SCALAR))
			ok = cc_node_texts(&texts, &n, value, l->file, l->arena, l->err);
		if (!ok)
			return false;
	}
	if (form->n > 0)
		return true;
	return cc_node_fail(form, l->file, l->err,
	    N_("a role without anything said of it; wanted \"column: NAME\" or another of its keys"));
}

static bool
bind_column(struct cc_span role, const struct cc_node *column, const struct cc_node *form, bool own,
    const struct load *l)
{
	struct cc_span name = CC_SPAN("");

	if (column == NULL)
		name.at = NULL;
	else if (!cc_node_null(column) && !cc_node_text(&name, column, l->file, l->err))
		return false;
	l->study->binding[l->study->n_bindings++] = (struct cc_binding){ role, name,
		cc_node_place(column != NULL ? column : form, l->file), own, form };
	return true;
}

static bool
bind_role(struct cc_span role, const struct cc_node *value, bool own, const struct load *l)
{
	const struct cc_node *form = NULL;

	if (value->kind == CC_NODE_MAP) {
		form = value;
		if (!check_form(form, l))
			return false;
		value = cc_node_get(form, "column");
	}
	if (value == NULL || value->kind != CC_NODE_LIST)
		return bind_column(role, value, form, own, l);
	if (value->n == 0)
		return cc_node_fail(value, l->file, l->err, N_("an empty list; wanted names of columns"));
	for (size_t i = 0; i < value->n; i++)
		if (!bind_column(role, value->item[i], form, own, l))
			return false;
	return true;
}

static size_t
count_bindings(const struct cc_node *columns)
{
	size_t n = 0;

	if (columns == NULL || columns->kind != CC_NODE_MAP)
		return 0;
	for (size_t i = 0; i < columns->n; i++) {
		const struct cc_node *value = columns->item[i], *inner = cc_node_get(value, "column");

		if (inner != NULL)
			value = inner;
		n += value->kind == CC_NODE_LIST ? value->n : 1;
	}
	return n;
}

static bool
load_columns(const struct cc_node *columns, bool own, const struct load *l)
{
	if (columns == NULL || cc_node_null(columns))
		return true;
	if (!cc_node_map(columns, l->file, l->err))
		return false;
	for (size_t i = 0; i < columns->n; i++) {
		const struct cc_node *role = columns->key[i];

		/* Roles of other commands are passed over; a slip must not pass for one. */
		if (!role->quoted &&
		    !cc_slip_check(role->text, cc_node_place(role, l->file), CC_EXIT_STUDY, l->err))
			return false;
		if (!bind_role(role->text, columns->item[i], own, l))
			return false;
	}
	return true;
}

/* Which of the command's item lists this key is, or n_items. */
static size_t
list_named(struct cc_span key, const struct load *l)
{
	size_t i = 0;

	while (i < l->study->n_items && !cc_span_eq(key, cc_span(l->spec->items[i].key)))
		i++;
	return i;
}

static bool
unknown_in_section(const struct cc_node *key, const struct load *l)
{
	static const char *const columns[] = { "columns", NULL };
	const char **lists = CC_ARRAY(l->arena, const char *, l->study->n_items + 1);
	const struct cc_names own = { l->spec->own, NULL }, options = { l->spec->options, &own };
	const struct cc_names items = { lists, &options };
	const struct cc_names known = { columns, &items };

	for (size_t i = 0; i < l->study->n_items; i++)
		lists[i] = l->spec->items[i].key;
	return cc_node_unknown(key, &known, l->file, l->arena, l->err);
}

static bool
load_section_key(const struct cc_node *key, const struct cc_node *value, const struct load *l)
{
	const struct cc_names own = { l->spec->own, NULL };
	size_t list = list_named(key->text, l);
	bool known = true;

	if (cc_span_eq(key->text, CC_SPAN("columns")) || cc_names_have(&own, key->text))
		return true;
	if (list < l->study->n_items)
		return cc_items_load(
		    &l->study->items[list], value, &l->spec->items[list], l->file, l->arena, l->err);
	if (l->spec->key == NULL)
		return unknown_in_section(key, l);
	if (l->spec->key(l->spec->ctx, key, value, l->file, &known, l->err))
		return true;
	return known ? false : unknown_in_section(key, l);
}

static bool
load_section(const struct cc_node *section, struct load *l)
{
	if (section == NULL || cc_node_null(section))
		return true;
	if (!cc_node_map(section, l->file, l->err))
		return false;
	l->study->section = section;
	for (size_t i = 0; i < section->n; i++)
		if (!load_section_key(section->key[i], section->item[i], l))
			return false;
	return true;
}

/* Their codes are known to figure/findings. */
static bool
load_findings(const struct cc_node *value, struct load *l)
{
	l->study->findings = value;
	return true;
}

static const struct shared {
	const char *key;
	bool (*load)(const struct cc_node *value, struct load *l);
} shared[] = {
	{ "study", load_name },
	{ "lang", load_lang },
	{ "missing", load_missing },
	{ "decimal", load_decimal },
	{ "date", load_dates },
	{ "scales", load_scales },
	{ "findings", load_findings },
};

static bool
load_top_key(const struct cc_node *key, const struct cc_node *value, struct load *l)
{
	static const char *const keys[] = { "study", "lang", "columns", "missing", "decimal", "date",
		"scales", "findings", "words", "nets", NULL };
	const struct cc_names more = { sections, NULL }, known = { keys, &more };

	for (size_t i = 0; i < sizeof shared / sizeof *shared; i++)
		if (cc_span_eq(key->text, cc_span(shared[i].key)))
			return shared[i].load(value, l);
	return cc_names_have(&known, key->text) || cc_node_unknown(key, &known, l->file, l->arena, l->err);
}

static bool
load_root(const struct cc_node *root, struct load *l)
{
	const struct cc_node *section, *columns, *own;

	if (!cc_node_map(root, l->file, l->err))
		return false;
	l->study->root = root;
	for (size_t i = 0; i < root->n; i++)
		if (!load_top_key(root->key[i], root->item[i], l))
			return false;
	section = cc_node_get(root, l->spec->section);
	columns = cc_node_get(root, "columns");
	own = cc_node_get(section, "columns");
	l->study->binding =
	    CC_ARRAY(l->arena, struct cc_binding, count_bindings(own) + count_bindings(columns));
	return load_section(section, l) && load_columns(own, true, l) && load_columns(columns, false, l);
}

bool
cc_study_load(struct cc_study **out, struct cc_span text, const char *file, const struct cc_study_spec *spec,
    struct cc_arena *arena, struct cc_err *err)
{
	struct cc_study *study = CC_NEW(arena, struct cc_study);
	struct load l = { study, spec, NULL, arena, err };
	struct cc_node *root;

	*out = study;
	while (spec->items != NULL && spec->items[study->n_items].key != NULL)
		study->n_items++;
	study->items = CC_ARRAY(arena, struct cc_items, study->n_items);
	for (size_t i = 0; i < study->n_items; i++)
		cc_items_load(&study->items[i], NULL, &spec->items[i], NULL, arena, err);
	if (text.at == NULL)
		return true;
	study->file = l.file = cc_strdup(arena, file);
	if (!cc_yaml_load(&root, text, l.file, CC_EXIT_STUDY, arena, err))
		return false;
	return root == NULL || cc_node_null(root) || load_root(root, &l);
}
