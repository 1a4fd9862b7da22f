/* define.c -- definitions of kpis: those of the study, or of data/kpis.yaml. */
#include "method/kpi-report/int.h"

#include "base/arena.h"
#include "base/num.h"
#include "rec/node_read.h"

#include <math.h>

static const char *const keys[] = { "category", "perspective", "direction", "target", "amber", "unit",
	"min_n", "where", "count", "count_distinct", "sum", "mean", "ratio", "top_box", "nps", "retention",
	"cohort_rate", "given", NULL };

const struct cc_items_spec kpi_items[] = {
	[KPI_DEFINITIONS] = { "definitions", NULL, keys, NULL },
	{ 0 },
};

const char *const kpi_categories[] = { "participation", "creativity", "relationship", "outcome", "learning",
	NULL };
const char *const kpi_perspectives[] = { "financial", "customer", "process", "growth", NULL };

/* The perspective of a category, where a definition names none (Kaplan and Norton). */
static const char *
perspective_of(const char *category)
{
	static const char *const of[] = { "process", "process", "customer", "financial", "growth" };

	for (unsigned i = 0; category != NULL && kpi_categories[i] != NULL; i++)
		if (category == kpi_categories[i])
			return of[i];
	return NULL;
}

/* Of a key: its own node, else that of the preset; NULL: neither. */
static const struct cc_node *
key_of(const char **file, const struct cc_aggregate_reading *r, const char *key)
{
	const struct cc_node *own = r->own != NULL ? cc_node_get(r->own, key) : NULL;

	*file = own != NULL ? r->own_file : r->preset_file;
	return own != NULL || r->preset == NULL ? own : cc_node_get(r->preset, key);
}

static bool
read_word(const char **out, const char *key, const char *const *words, const struct cc_aggregate_reading *r)
{
	const char *file;
	const struct cc_node *node = key_of(&file, r, key);

	*out = NULL;
	return node == NULL || cc_node_word(out, node, key, words, file, r->arena, r->err);
}

static bool
read_number(double *out, const char *key, const struct cc_aggregate_reading *r)
{
	const char *file;
	const struct cc_node *node = key_of(&file, r, key);

	*out = (double)NAN;
	return node == NULL || cc_node_number(out, node, file, r->err);
}

/* Amber lies on the bad side of the target. */
static bool
read_bars(struct kpi_definition *d, const struct cc_aggregate_reading *r)
{
	static const char *const ways[] = { "up", "down", NULL };
	const char *file, *way;
	const struct cc_node *node;
	double least;

	if (!read_word(&way, "direction", ways, r) || !read_number(&d->target, "target", r) ||
	    !read_number(&d->amber, "amber", r) || !read_number(&least, "min_n", r))
		return false;
	d->down = way == ways[1];
	d->of.min_n = 0;
	if (!isnan(least)) {
		node = key_of(&file, r, "min_n");
		if (!(least >= 0 && least <= 1e9 && least == floor(least)))
			return cc_node_fail(
			    node, file, r->err, N_("min_n; wanted a whole number of people or rows"));
		d->of.min_n = (uint64_t)least;
	}
	if (isnan(d->amber))
		return true;
	node = key_of(&file, r, "amber");
	if (isnan(d->target) || (d->down ? d->amber < d->target : d->amber > d->target))
		return cc_node_fail(
		    node, file, r->err, N_("amber; wanted a number on the bad side of a target"));
	return true;
}

static bool
read_definition(struct kpi_definition *d, const struct cc_item *item, struct cc_aggregate_reading *r)
{
	d->of.id = item->id;
	d->label = item->label;
	if (!read_word(&d->category, "category", kpi_categories, r) ||
	    !read_word(&d->perspective, "perspective", kpi_perspectives, r) || !read_bars(d, r) ||
	    !cc_aggregate_read(&d->of, r))
		return false;
	if (d->perspective == NULL)
		d->perspective = perspective_of(d->category);
	return true;
}

/* The built-in ones; file: what messages call them. */
static bool
load_presets(struct cc_items *out, const struct cc_openers *open, const char *file, struct cc_arena *arena,
    struct cc_err *err)
{
	struct cc_node *root;
	const struct cc_node *list;

	if (!cc_data_yaml(&root, file, open, arena, err))
		return false;
	list = cc_node_get(root, "definitions");
	return cc_items_load(out, list != NULL ? list : root, &kpi_items[KPI_DEFINITIONS], file, arena, err);
}

static const struct cc_item *
preset_of(const struct cc_items *presets, struct cc_span id)
{
	for (uint32_t i = 0; i < presets->n; i++)
		if (cc_span_eq(presets->item[i].id, id))
			return &presets->item[i];
	return NULL;
}

/* A definition of the study that has a built-in id takes over what it does not say. */
static bool
read_all(struct kpi_study *study, struct cc_aggregate_reading *r, const struct cc_items *own,
    const struct cc_items *presets)
{
	bool built_in = own->n == 0;

	study->items = built_in ? *presets : *own;
	study->definitions = study->items.n;
	study->definition = CC_ARRAY(r->arena, struct kpi_definition, study->definitions);
	for (uint32_t i = 0; i < study->definitions; i++) {
		struct cc_item *item = &study->items.item[i];
		const struct cc_item *preset = built_in ? NULL : preset_of(presets, item->id);
		bool map = item->node->kind == CC_NODE_MAP;

		r->own = map ? item->node : NULL;
		r->own_file = built_in ? r->preset_file : r->own_file;
		r->preset = preset != NULL ? preset->node : NULL;
		for (int lang = 0; preset != NULL && lang < CC_LANGS; lang++)
			if (item->label.in[lang] == NULL)
				item->label.in[lang] = preset->label.in[lang];
		if (r->own == NULL && r->preset == NULL)
			return cc_node_fail(item->node, r->own_file, r->err,
			    N_("\"%s\" is no built-in kpi; wanted a definition, such as {id: %s, count: {}}"),
			    cc_quote(item->id).text, cc_quote(item->id).text);
		study->definition[i].of.number = i;
		if (!read_definition(&study->definition[i], item, r))
			return false;
		study->definition[i].built_in = built_in;
	}
	return true;
}

/* What options say of periods. */
static bool
read_calendar(struct kpi_study *study, const struct cc_run *run, struct cc_err *err)
{
	const struct cc_kpi_report_opts *opts = run->opts;

	study->set.calendar =
	    (struct cc_calendar){ cc_period_kind_named(opts->period), (int)opts->fiscal_start.value };
	study->baseline[1] = -1; /* before the first: there is none */
	return opts->baseline == NULL ||
	       cc_period_parse_range(study->baseline, cc_span(opts->baseline), study->set.calendar) ||
	       cc_fail_option(run, "baseline", err,
		   N_("\"%s\"; wanted two periods, the earlier first, as in 2025-01..2025-12"),
		   cc_quote(cc_span(opts->baseline)).text);
}

bool
kpi_load(struct cc_run *run, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err)
{
	struct kpi_study *study = CC_NEW(arena, struct kpi_study);
	struct cc_aggregate_reading r = { .set = &study->set,
		.own_file = run->study->file,
		.preset_file = "kpis.yaml",
		.arena = arena,
		.err = err };
	struct cc_items presets;

	if (!read_calendar(study, run, err) || !load_presets(&presets, open, r.preset_file, arena, err) ||
	    !read_all(study, &r, &run->study->items[KPI_DEFINITIONS], &presets) ||
	    !cc_aggregates_bind(run, KPI_ROLES, &r))
		return false;
	run->loaded = study;
	return true;
}
