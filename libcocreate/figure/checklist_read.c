/* checklist_read.c -- the entries of sets, read as items, patterns and roles; what of them is asked for. */
#include "figure/checklist_int.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"

#include <math.h>

static struct cc_items
items_of(const struct cc_checklist_entries *e, struct cc_arena *arena)
{
	struct cc_items items = { .n = e->n, .item = e->item };

	cc_items_index(&items, arena);
	return items;
}

/* The entry of a list that text names, or an error at node, or without one. */
static uint32_t
find(const struct cc_items *items, struct cc_span text, const char *what, const struct cc_node *node,
    const char *file, struct cc_checklist_loading *l)
{
	uint32_t at = cc_items_find(items, text, l->arena);
	struct cc_place place = node != NULL ? cc_node_place(node, file) : (struct cc_place){ NULL, 0, 0 };
	struct cc_span near;

	if (at != CC_NO_ITEM)
		return at;
	near = cc_items_nearest(items, text, l->arena);
	what = cc_say_word(what);
	if (node == NULL)
		cc_fail(l->err, CC_EXIT_USAGE, N_("no %s \"%s\""), what, cc_quote(text).text);
	else
		cc_fail_at(l->err, CC_EXIT_STUDY, place, N_("no %s \"%s\""), what, cc_quote(text).text);
	if (near.len > 0)
		cc_fail_more(l->err, N_("; did you mean \"%s\"?"), cc_quote(near).text);
	else
		cc_fail_more(l->err, N_("; wanted one of %s"), cc_items_list(items, l->arena));
	return CC_NO_ITEM;
}

static const struct cc_node *
said(const struct cc_item *item, const char *key)
{
	return item->node->kind == CC_NODE_MAP ? cc_node_said(item->node, key) : NULL;
}

static bool
read_flag(
    bool *out, const struct cc_item *item, const char *key, const char *file, struct cc_checklist_loading *l)
{
	const struct cc_node *node = said(item, key);

	*out = false;
	return node == NULL || cc_node_flag(out, node, key, file, l->arena, l->err);
}

static bool
read_scale(struct cc_check_item *item, struct cc_checklist_loading *l)
{
	const struct cc_node *scale = said(item->item, "scale"), *ends = said(item->item, "ends");
	static const char *const keys[] = { "low", "high", NULL };
	static const struct cc_names known = { keys, NULL };

	item->scaled = scale != NULL;
	for (size_t i = 0; scale != NULL && i < 2; i++)
		if (scale->kind != CC_NODE_LIST || scale->n != 2 ||
		    !cc_node_number(&item->scale[i], scale->item[i], item->file, l->err))
			return cc_node_fail(
			    scale, item->file, l->err, N_("scale; wanted two numbers, such as [1, 5]"));
	if (scale != NULL && !(fabs(item->scale[1] - item->scale[0]) > 0))
		return cc_node_fail(
		    scale, item->file, l->err, N_("scale; wanted two numbers, such as [1, 5]"));
	if (ends == NULL)
		return true;
	if (!cc_node_map(ends, item->file, l->err))
		return false;
	for (size_t i = 0; i < ends->n; i++)
		if (!cc_names_have(&known, ends->key[i]->text))
			return cc_node_unknown(ends->key[i], &known, item->file, l->arena, l->err);
	for (size_t i = 0; i < 2; i++) {
		const struct cc_node *node = cc_node_said(ends, keys[i]);

		if (node != NULL && !cc_node_words(&item->ends[i], node, item->file, l->arena, l->err))
			return false;
	}
	return true;
}

static bool
read_answers(struct cc_check_item *item, struct cc_checklist_loading *l)
{
	const struct cc_node *map = said(item->item, "answers");
	struct cc_answer_worth *answer;

	if (map == NULL)
		return true;
	if (!cc_node_map(map, item->file, l->err))
		return false;
	if (item->scaled || map->n == 0)
		return cc_node_fail(map, item->file, l->err, N_("answers; wanted either these or a scale"));
	answer = CC_ARRAY(l->arena, struct cc_answer_worth, map->n);
	for (size_t i = 0; i < map->n; i++) {
		double worth;

		if (!cc_node_number(&worth, map->item[i], item->file, l->err))
			return false;
		if (!(worth >= 0 && worth <= 1))
			return cc_node_fail(map->item[i], item->file, l->err,
			    N_("an answer is worth %s; wanted a number from 0 to 1"), cc_num_say(worth).text);
		answer[i] = (struct cc_answer_worth){ map->key[i]->text,
			cc_utf8_fold(l->arena, map->key[i]->text), llround(worth * CC_CREDIT_ONE) };
	}
	item->answer = answer;
	item->answers = map->n;
	return true;
}

static bool
read_item(struct cc_check_item *item, struct cc_checklist_loading *l)
{
	const struct cc_node *area = said(item->item, "area"), *weight = said(item->item, "weight"),
			     *verify = said(item->item, "verify");
	struct cc_verify *rule = NULL;
	struct cc_span name;

	if (area == NULL)
		return cc_node_fail(item->item->node, item->file, l->err, N_("\"%s\" without an area"),
		    cc_quote(item->item->id).text);
	if (!cc_node_text(&name, area, item->file, l->err))
		return false;
	item->area = find(&l->out->areas, name, N_("area"), area, item->file, l);
	item->weight = 1;
	if (item->area == CC_NO_ITEM || !read_flag(&item->gate, item->item, "gate", item->file, l) ||
	    (weight != NULL && !cc_node_number(&item->weight, weight, item->file, l->err)))
		return false;
	if (!(item->weight > 0 && item->weight <= 1e6))
		return cc_node_fail(weight, item->file, l->err, N_("weight; wanted a number above 0"));
	if (!read_scale(item, l) || !read_answers(item, l) ||
	    (verify != NULL && !cc_verify_read(&rule, &item->rules, verify, item->file, l->arena, l->err)))
		return false;
	item->rule = rule;
	return true;
}

/* Items stand by area, then as they were read. */
static bool
read_items(struct cc_checklist_loading *l)
{
	const struct cc_checklist_entries *e = &l->list[CC_LIST_ITEMS];
	struct cc_check_item *read = CC_ARRAY(l->arena, struct cc_check_item, e->n);
	struct cc_checklist *c = l->out;

	c->item = CC_ARRAY(l->arena, struct cc_check_item, e->n);
	c->items.item = CC_ARRAY(l->arena, struct cc_item, e->n);
	for (uint32_t i = 0; i < e->n; i++) {
		read[i].item = &e->item[i];
		read[i].file = e->file[i];
		if (!read_item(&read[i], l))
			return false;
	}
	for (uint32_t area = 0; area < c->areas.n; area++)
		for (uint32_t i = 0; i < e->n; i++)
			if (read[i].area == area) {
				c->items.item[c->items.n] = *read[i].item;
				c->item[c->items.n] = read[i];
				c->item[c->items.n].item = &c->items.item[c->items.n];
				c->items.n++;
			}
	cc_items_index(&c->items, l->arena);
	return true;
}

static bool
read_pattern(struct cc_check_pattern *p, struct cc_checklist_loading *l)
{
	const struct cc_node *items = said(p->item, "items"), *needed = said(p->item, "needed"),
			     *remedy = said(p->item, "remedy");
	const struct cc_span *name;
	double number = 1;
	uint32_t *of;

	if (items == NULL)
		return cc_node_fail(
		    p->item->node, p->file, l->err, N_("\"%s\" without items"), cc_quote(p->item->id).text);
	if (!cc_node_texts(&name, &p->n, items, p->file, l->arena, l->err) ||
	    (needed != NULL && !cc_node_number(&number, needed, p->file, l->err)) ||
	    (remedy != NULL && !cc_node_words(&p->remedy, remedy, p->file, l->arena, l->err)))
		return false;
	p->of = of = CC_ARRAY(l->arena, uint32_t, p->n);
	for (size_t i = 0; i < p->n; i++)
		if ((of[i] = find(&l->out->items, name[i], N_("item"), items->item[i], p->file, l)) ==
		    CC_NO_ITEM)
			return false;
	if (!(number >= 1 && number <= (double)p->n && number == floor(number)))
		return cc_node_fail(needed != NULL ? needed : items, p->file, l->err,
		    N_("needed; wanted a whole number from 1 to the number of its items"));
	p->needed = (uint64_t)number;
	return true;
}

static bool
read_patterns(struct cc_checklist_loading *l)
{
	const struct cc_checklist_entries *e = &l->list[CC_LIST_PATTERNS];

	l->out->patterns = items_of(e, l->arena);
	l->out->pattern = CC_ARRAY(l->arena, struct cc_check_pattern, e->n);
	for (uint32_t i = 0; i < e->n; i++) {
		struct cc_check_pattern *p = &l->out->pattern[i];

		p->item = &e->item[i];
		p->file = e->file[i];
		if (!read_pattern(p, l))
			return false;
	}
	return true;
}

static bool
read_roles(struct cc_checklist_loading *l)
{
	static const char *const kinds[] = { "team", "stakeholder", NULL };
	const struct cc_checklist_entries *e = &l->list[CC_LIST_ROLES];

	l->out->roles = items_of(e, l->arena);
	l->out->role = CC_ARRAY(l->arena, struct cc_check_role, e->n);
	for (uint32_t i = 0; i < e->n; i++) {
		struct cc_check_role *role = &l->out->role[i];
		const struct cc_node *kind = said(&e->item[i], "kind");

		role->item = &l->out->roles.item[i];
		if ((kind != NULL &&
			!cc_node_word(&role->kind, kind, "kind", kinds, e->file[i], l->arena, l->err)) ||
		    !read_flag(&role->needed, &e->item[i], "needed", e->file[i], l))
			return false;
	}
	return true;
}

/* Which areas are asked for. */
static bool
read_chosen(bool *in, struct cc_checklist_loading *l)
{
	for (size_t i = 0; i < l->wish->areas; i++) {
		uint32_t at = find(&l->out->areas, l->wish->area[i], N_("area"), NULL, NULL, l);

		*l->fault = "area";
		if (at == CC_NO_ITEM)
			return false;
		in[at] = true;
	}
	return true;
}

/* to[item]: its new number, CC_NO_ITEM: it is not asked for. */
static void
choose_items(uint32_t *to, const bool *in, struct cc_checklist_loading *l)
{
	struct cc_checklist *c = l->out;
	uint32_t *area = CC_ARRAY(l->arena, uint32_t, c->areas.n), n = 0, all = c->items.n;

	for (uint32_t i = 0; i < c->areas.n; i++) {
		area[i] = n;
		if (in[i])
			c->areas.item[n++] = c->areas.item[i];
	}
	c->areas.n = n;
	c->others.item = CC_ARRAY(l->arena, struct cc_item, all);
	c->items.n = c->items.names = 0;
	for (uint32_t i = 0; i < all; i++) {
		struct cc_check_item item = c->item[i];

		to[i] = in[item.area] ? c->items.n : CC_NO_ITEM;
		if (!in[item.area]) {
			c->others.item[c->others.n++] = c->items.item[i];
			continue;
		}
		n = c->items.n++;
		c->items.item[n] = c->items.item[i];
		item.item = &c->items.item[n];
		item.area = area[item.area];
		c->item[n] = item;
	}
	cc_items_index(&c->items, l->arena);
	cc_items_index(&c->others, l->arena);
}

/* Only items of those areas; patterns that reach outside go, too. */
static bool
choose_areas(struct cc_checklist_loading *l)
{
	struct cc_checklist *c = l->out;
	bool *in = CC_ARRAY(l->arena, bool, c->areas.n);
	uint32_t *item = CC_ARRAY(l->arena, uint32_t, c->items.n), n = 0;
	struct cc_span *outside = CC_ARRAY(l->arena, struct cc_span, c->patterns.n);

	if (!read_chosen(in, l))
		return false;
	choose_items(item, in, l);
	for (uint32_t i = 0; i < c->patterns.n; i++) {
		struct cc_check_pattern p = c->pattern[i];
		uint32_t *of = CC_ARRAY(l->arena, uint32_t, p.n);
		bool whole = true;

		for (size_t k = 0; k < p.n; k++)
			whole &= (of[k] = item[p.of[k]]) != CC_NO_ITEM;
		p.of = of;
		if (whole)
			c->pattern[n++] = p;
		else
			outside[c->outside.n++] = p.item->id;
	}
	c->patterns.n = n;
	c->outside.item = outside;
	return true;
}

static bool
choose_gates(struct cc_checklist_loading *l)
{
	for (size_t i = 0; i < l->wish->gates; i++) {
		uint32_t at = find(&l->out->items, l->wish->gate[i], N_("item"), NULL, NULL, l);

		*l->fault = "gate";
		if (at == CC_NO_ITEM)
			return false;
		l->out->item[at].gate = true;
	}
	return true;
}

bool
cc_checklist_entries(struct cc_checklist_loading *l)
{
	l->out->areas = items_of(&l->list[CC_LIST_AREAS], l->arena);
	return read_items(l) && read_patterns(l) && read_roles(l) && choose_gates(l) &&
	       (l->wish->areas == 0 || choose_areas(l));
}
