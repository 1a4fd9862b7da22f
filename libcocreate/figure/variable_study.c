/* variable_study.c -- questions and banners, as a study describes them. */
#include "figure/variable.h"

#include "base/arena.h"
#include "base/num.h"

#include <math.h>

static bool
read_flag(void *out, const struct cc_node *node, const void *with, const struct cc_node_reading *r)
{
	return cc_node_flag(out, node, with, r->file, r->arena, r->err);
}

static bool
read_words(void *out, const struct cc_node *node, const void *with, const struct cc_node_reading *r)
{
	(void)with;
	return cc_node_words(out, node, r->file, r->arena, r->err);
}

/* {positive: [A, B], negative: {label: ..., of: [C]}} */
static bool
read_nets(void *out, const struct cc_node *map, const void *with, const struct cc_node_reading *r)
{
	static const char *const keys[] = { "label", "of", NULL };
	struct cc_variable_wish *w = out;

	(void)with;
	if (!cc_node_map(map, r->file, r->err))
		return false;
	w->has_nets = true;
	w->net = CC_ARRAY(r->arena, struct cc_variable_net, map->n);
	for (; w->nets < map->n; w->nets++) {
		struct cc_variable_net *net = &w->net[w->nets];
		const struct cc_node *of = map->item[w->nets], *label = NULL;

		if (of->kind == CC_NODE_MAP) {
			if (!cc_node_keys(of, keys, r))
				return false;
			label = cc_node_said(of, "label");
			of = cc_node_said(of, "of");
		}
		*net = (struct cc_variable_net){ .id = map->key[w->nets]->text, .node = map->key[w->nets] };
		if (of == NULL)
			return cc_node_fail(map->key[w->nets], r->file, r->err,
			    N_("net \"%s\" without answers; wanted a list of them"), cc_quote(net->id).text);
		if (!cc_node_some_texts(&net->of, of, r->file, r->arena, r->err) ||
		    (label != NULL && !read_words(&net->label, label, NULL, r)))
			return false;
	}
	return true;
}

static bool
read_order(void *out, const struct cc_node *node, const void *with, const struct cc_node_reading *r)
{
	struct cc_variable_wish *w = out;

	if (node->kind != CC_NODE_SCALAR)
		return cc_read_texts(&w->order, node, with, r);
	w->by_share = cc_span_eq(node->text, CC_SPAN("share"));
	return w->by_share ||
	       cc_node_fail(node, r->file, r->err, N_("order \"%s\"; wanted share, or a list of answers"),
		   cc_quote(node->text).text);
}

static bool
read_bins(void *out, const struct cc_node *node, const void *with, const struct cc_node_reading *r)
{
	struct cc_variable_wish *w = out;
	bool rising = node->kind == CC_NODE_LIST && node->n > 0;
	double *bin = CC_ARRAY(r->arena, double, node->n);

	(void)with;
	for (size_t i = 0; rising && i < node->n; i++) {
		if (!cc_node_number(&bin[i], node->item[i], r->file, r->err))
			return false;
		rising = i == 0 || bin[i] > bin[i - 1];
	}
	w->bin = bin;
	w->bins = node->n;
	return rising || cc_node_fail(node, r->file, r->err, N_("bins; wanted numbers that rise, [20, 40]"));
}

static bool
read_bin_labels(struct cc_variable_wish *w, enum cc_lang lang, bool both, const struct cc_node *node,
    const struct cc_node_reading *r)
{
	const struct cc_span *text;
	size_t n;

	if (!cc_node_texts(&text, &n, node, r->file, r->arena, r->err))
		return false;
	if (n != w->bins + 1)
		return cc_node_fail(node, r->file, r->err,
		    N_("%zu labels of %zu bins; wanted one for each: below the first number, and from each "
		       "on"),
		    n, w->bins + 1);
	if (w->bin_label == NULL)
		w->bin_label = CC_ARRAY(r->arena, struct cc_words, n);
	for (size_t i = 0; i < n; i++)
		for (int l = 0; l < CC_LANGS; l++)
			if (both || l == (int)lang)
				w->bin_label[i].in[l] = text[i].at;
	return true;
}

static bool
is_by_language(const struct cc_node *map)
{
	for (size_t i = 0; i < map->n; i++)
		if (map->item[i]->kind != CC_NODE_LIST)
			return false;
	return map->n > 0;
}

/* Of bins a list, or one for each language; of answers a mapping. */
static bool
read_labels(void *out, const struct cc_node *node, const void *with, const struct cc_node_reading *r)
{
	static const char *const langs[] = { "en", "ja", NULL };
	struct cc_variable_wish *w = out;

	(void)with;
	if (node->kind == CC_NODE_LIST)
		return read_bin_labels(w, CC_EN, true, node, r);
	if (!cc_node_map(node, r->file, r->err))
		return false;
	if (w->bins > 0 && is_by_language(node)) {
		if (!cc_node_keys(node, langs, r))
			return false;
		for (size_t i = 0; i < node->n; i++)
			if (!read_bin_labels(w, cc_span_eq(node->key[i]->text, CC_SPAN("ja")) ? CC_JA : CC_EN,
				false, node->item[i], r))
				return false;
		return true;
	}
	w->answer_label = CC_ARRAY(r->arena, struct cc_variable_label, node->n);
	for (; w->labels < node->n; w->labels++) {
		struct cc_variable_label *label = &w->answer_label[w->labels];

		label->answer = node->key[w->labels]->text;
		if (!read_words(&label->label, node->item[w->labels], NULL, r))
			return false;
	}
	return true;
}

/* A name, or 1..5, or [1, 5]. */
static bool
read_scale(void *out, const struct cc_node *node, const void *with, const struct cc_node_reading *r)
{
	struct cc_variable_wish *w = out;
	struct cc_span text = node->text;
	size_t dots = 0;
	bool good;

	(void)with;
	if (node->kind == CC_NODE_SCALAR) {
		while (dots + 2 < text.len && memcmp(text.at + dots, "..", 2) != 0)
			dots++;
		good = dots > 0 && dots + 2 < text.len &&
		       cc_num_parse_plain(&w->range[0], (struct cc_span){ text.at, dots }) &&
		       cc_num_parse_plain(
			   &w->range[1], (struct cc_span){ text.at + dots + 2, text.len - dots - 2 });
		if (!good)
			return cc_node_text(&w->scale, node, r->file, r->err);
	} else {
		good = node->kind == CC_NODE_LIST && node->n == 2;
		for (size_t i = 0; good && i < 2; i++)
			if (!cc_node_number(&w->range[i], node->item[i], r->file, r->err))
				return false;
	}
	return (good && w->range[0] < w->range[1]) ||
	       cc_node_fail(node, r->file, r->err, N_("a scale; wanted its name, or LOW..HIGH"));
}

static const struct cc_node_words types = { "type", cc_variable_kinds };

/* Bins before their labels. */
static const struct cc_node_member members[] = {
	CC_NODE_MEMBER("id", struct cc_variable_wish, id, cc_read_text, NULL),
	CC_NODE_MEMBER("column", struct cc_variable_wish, column, cc_read_text, NULL),
	CC_NODE_MEMBER("label", struct cc_variable_wish, label, read_words, NULL),
	CC_NODE_MEMBER("type", struct cc_variable_wish, type, cc_read_word, &types),
	{ "scale", read_scale, 0, NULL },
	CC_NODE_MEMBER("split", struct cc_variable_wish, split, cc_read_text, NULL),
	CC_NODE_MEMBER("missing", struct cc_variable_wish, missing, cc_read_texts, NULL),
	CC_NODE_MEMBER("options", struct cc_variable_wish, options, cc_read_texts, NULL),
	CC_NODE_MEMBER("closed", struct cc_variable_wish, closed, read_flag, "closed"),
	CC_NODE_MEMBER("measure", struct cc_variable_wish, measure, read_flag, "measure"),
	CC_NODE_MEMBER("nps", struct cc_variable_wish, nps, read_flag, "nps"),
	{ "order", read_order, 0, NULL },
	{ "nets", read_nets, 0, NULL },
	{ "bins", read_bins, 0, NULL },
	{ "labels", read_labels, 0, NULL },
	{ 0 },
};

static bool
read_wish(struct cc_variable_wish *w, const struct cc_node *node, const struct cc_node_reading *r)
{
	*w = (struct cc_variable_wish){ .node = node, .range = { (double)NAN, (double)NAN } };
	if (node->kind == CC_NODE_SCALAR) {
		if (!cc_node_text(&w->id, node, r->file, r->err))
			return false;
		w->column = w->id;
		return true;
	}
	if (!cc_node_map(node, r->file, r->err) || !cc_read_members(w, node, members, r))
		return false;
	if (w->id.at == NULL && w->column.at == NULL)
		return cc_node_fail(
		    node, r->file, r->err, N_("an entry without id and column; wanted id: ID"));
	if (w->id.at == NULL)
		w->id = w->column;
	if (w->column.at == NULL)
		w->column = w->id;
	return true;
}

bool
cc_variable_wishes(
    struct cc_variable_wishes *out, const struct cc_node *list, const struct cc_node_reading *r)
{
	*out = (struct cc_variable_wishes){ .file = r->file };
	if (list == NULL)
		return true;
	if (list->kind != CC_NODE_LIST)
		return cc_node_fail(
		    list, r->file, r->err, N_("no list; wanted [{id: ID, column: COLUMN}, ...]"));
	out->wish = CC_ARRAY(r->arena, struct cc_variable_wish, list->n);
	for (; out->n < list->n; out->n++) {
		if (!read_wish(&out->wish[out->n], list->item[out->n], r))
			return false;
		for (size_t i = 0; i < out->n; i++)
			if (cc_span_eq(out->wish[i].id, out->wish[out->n].id))
				return cc_node_fail(list->item[out->n], r->file, r->err,
				    N_("\"%s\" stands twice; wanted an id for each"),
				    cc_quote(out->wish[i].id).text);
	}
	return true;
}

void
cc_variables_bind(
    const struct cc_variable_wishes *w, const char *role, struct cc_run *run, struct cc_arena *arena)
{
	struct cc_study *study = CC_NEW(arena, struct cc_study);
	struct cc_binding *binding;

	*study = *run->study;
	for (size_t i = 0; i < study->n_bindings; i++)
		if (study->binding[i].own && cc_span_eq(study->binding[i].role, cc_span(role)))
			return;
	binding = CC_ARRAY(arena, struct cc_binding, study->n_bindings + w->n);
	for (size_t i = 0; i < w->n; i++)
		binding[i] = (struct cc_binding){ .role = cc_span(role),
			.column = w->wish[i].column,
			.place = cc_node_place(w->wish[i].node, study->file),
			.own = true,
			.number = (uint32_t)i + 1 };
	if (study->n_bindings > 0)
		memcpy(binding + w->n, study->binding, study->n_bindings * sizeof *binding);
	study->n_bindings += w->n;
	study->binding = binding;
	run->study = study;
}
