/* levels_study.c -- attributes, as the study describes them. */
#include "figure/levels.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"

#define SHARE_MOST 1e9

static const char *const spreads[] = { "pool", "even", NULL };

struct reading {
	const char *file;
	struct cc_arena *arena;
	struct cc_err *err;
};

static bool
is_count(const struct cc_node *node)
{
	int64_t n;

	return cc_node_null(node) || (node->kind == CC_NODE_SCALAR && cc_int_parse(&n, node->text) && n >= 0);
}

/* Each [LOW] or [LOW, HIGH]; ~ for an end that is open. */
static bool
check_quotas(const struct cc_node *map, const struct reading *r)
{
	if (map == NULL)
		return true;
	if (!cc_node_map(map, r->file, r->err))
		return false;
	for (size_t i = 0; i < map->n; i++) {
		const struct cc_node *list = map->item[i];
		bool good = list->kind == CC_NODE_LIST && list->n >= 1 && list->n <= 2;

		for (size_t side = 0; good && side < list->n; side++)
			good = is_count(list->item[side]);
		if (!good)
			return cc_node_fail(list, r->file, r->err,
			    N_("a quota; wanted whole numbers of people, [LOW] or [LOW, HIGH]"));
	}
	return true;
}

static bool
check_shares(const struct cc_node *map, const struct reading *r)
{
	double share;

	if (map == NULL)
		return true;
	if (!cc_node_map(map, r->file, r->err))
		return false;
	for (size_t i = 0; i < map->n; i++) {
		if (!cc_node_number(&share, map->item[i], r->file, r->err))
			return false;
		if (!(share >= 0 && share <= SHARE_MOST))
			return cc_node_fail(map->item[i], r->file, r->err,
			    N_("a share of %s; wanted 0 or more"), cc_num_say(share).text);
	}
	return true;
}

static bool
read_cuts(struct cc_level_wish *w, const struct cc_node *list, const struct reading *r)
{
	bool rising = list == NULL || (list->kind == CC_NODE_LIST && list->n > 0);

	w->cut = CC_ARRAY(r->arena, double, list != NULL ? list->n : 0);
	for (; list != NULL && rising && w->cuts < list->n; w->cuts++) {
		if (!cc_node_number(&w->cut[w->cuts], list->item[w->cuts], r->file, r->err))
			return false;
		rising = w->cuts == 0 || w->cut[w->cuts] > w->cut[w->cuts - 1];
	}
	return rising || cc_node_fail(list, r->file, r->err, N_("cuts; wanted numbers that rise, [30, 50]"));
}

static bool
read_spread(struct cc_level_wish *w, const struct cc_node *node, const struct reading *r)
{
	const char *word;

	w->spread = w->shares != NULL ? CC_PANEL_GIVEN : CC_PANEL_POOL;
	if (node == NULL)
		return true;
	if (w->shares != NULL)
		return cc_node_fail(
		    w->shares, r->file, r->err, N_("shares beside spread; wanted one of them"));
	if (!cc_node_word(&word, node, "spread", spreads, r->file, r->arena, r->err))
		return false;
	if (strcmp(word, "even") == 0)
		w->spread = CC_PANEL_EVEN;
	return true;
}

static bool
read_wish(
    struct cc_level_wish *w, const struct cc_node *key, const struct cc_node *value, const struct reading *r)
{
	static const char *const keys[] = { "spread", "shares", "quotas", "cuts", NULL };
	const struct cc_names known = { keys, NULL };

	*w = (struct cc_level_wish){
		.name = key->text, .folded = cc_utf8_fold(r->arena, key->text), .node = key
	};
	if (cc_node_null(value))
		return true;
	if (!cc_node_map(value, r->file, r->err))
		return false;
	for (size_t i = 0; i < value->n; i++)
		if (!cc_names_have(&known, value->key[i]->text))
			return cc_node_unknown(value->key[i], &known, r->file, r->arena, r->err);
	w->shares = cc_node_said(value, "shares");
	w->quotas = cc_node_said(value, "quotas");
	return read_spread(w, cc_node_said(value, "spread"), r) && check_shares(w->shares, r) &&
	       check_quotas(w->quotas, r) && read_cuts(w, cc_node_said(value, "cuts"), r);
}

static void
bind(const struct cc_level_wishes *w, const char *role, struct cc_run *run, struct cc_arena *arena)
{
	struct cc_study *study = CC_NEW(arena, struct cc_study);
	struct cc_binding *binding;

	*study = *run->study;
	for (size_t i = 0; i < study->n_bindings; i++)
		if (cc_span_eq(study->binding[i].role, cc_span(role)))
			return;
	binding = CC_ARRAY(arena, struct cc_binding, study->n_bindings + w->n);
	for (uint32_t i = 0; i < w->n; i++)
		binding[i] = (struct cc_binding){ cc_span(role), w->wish[i].name,
			cc_node_place(w->wish[i].node, study->file), true, NULL };
	for (size_t i = 0; i < study->n_bindings; i++)
		binding[w->n + i] = study->binding[i];
	study->n_bindings += w->n;
	study->binding = binding;
	run->study = study;
}

bool
cc_level_wishes(struct cc_level_wishes *out, const char *role, struct cc_run *run, struct cc_arena *arena,
    struct cc_err *err)
{
	const struct cc_node *map = cc_node_said(run->study->section, "attributes");
	const struct reading r = { run->study->file, arena, err };

	*out = (struct cc_level_wishes){ 0 };
	if (map == NULL)
		return true;
	if (!cc_node_map(map, r.file, err))
		return false;
	out->wish = CC_ARRAY(arena, struct cc_level_wish, map->n);
	for (; out->n < map->n; out->n++)
		if (!read_wish(&out->wish[out->n], map->key[out->n], map->item[out->n], &r))
			return false;
	bind(out, role, run, arena);
	return true;
}
