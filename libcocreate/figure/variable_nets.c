/* variable_nets.c -- answers taken together: nets of the study, the ends of a scale. */
#include "figure/variable_int.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <math.h>

static uint32_t
find_answer(const struct cc_variable *v, const struct cc_variable_texts *t, struct cc_span name,
    struct cc_arena *scratch)
{
	struct cc_span folded = cc_utf8_fold(scratch, name);

	for (uint32_t i = 0; i < t->n; i++)
		if (t->text[i].n == 1 && cc_span_eq(t->text[i].folded, folded))
			return t->text[i].of[0];
	for (uint32_t a = 0; a < v->answers; a++)
		if (cc_span_eq(cc_utf8_fold(scratch, v->answer[a].id), folded) ||
		    (v->answer[a].label != NULL &&
			cc_span_eq(cc_utf8_fold(scratch, cc_span(v->answer[a].label)), folded)))
			return a;
	return CC_NO_ID;
}

static bool
fail_unknown(const struct cc_variable *v, const struct cc_variable_net *net, struct cc_span name,
    const struct cc_variable_reading *r)
{
	struct cc_span *known = CC_ARRAY(r->arena, struct cc_span, v->answers);
	struct cc_names_list list = { 0 };
	size_t near;

	for (uint32_t a = 0; a < v->answers; a++) {
		known[a] = v->answer[a].id;
		cc_names_data(&list, known[a], r->arena);
	}
	near = cc_utf8_nearest(name, known, v->answers, r->arena);
	if (near != CC_NO_NEAR)
		return cc_node_fail(net->node, r->wishes->file, r->err,
		    N_("net \"%s\": nobody answered \"%s\"; did you mean \"%s\"? (options: lists answers "
		       "that may be "
		       "missing)"),
		    cc_quote(net->id).text, cc_quote(name).text, cc_quote(known[near]).text);
	return cc_node_fail(net->node, r->wishes->file, r->err,
	    N_("net \"%s\": nobody answered \"%s\"; wanted answers of \"%s\": %s (options: lists those that "
	       "may be "
	       "missing)"),
	    cc_quote(net->id).text, cc_quote(name).text, cc_quote(v->id).text,
	    list.text != NULL ? list.text : "");
}

/* What the ends of a scale are called. */
static const struct {
	const char *id;
	struct cc_words label;
} ends[] = { { "top2", CC_WORDS("Top two", "上位2つ") }, { "bottom2", CC_WORDS("Bottom two", "下位2つ") } };

/* Answers ascending, each once; nobody counts who does not know. */
static bool
read_cover(struct cc_variable_cover *out, const struct cc_variable *v, const struct cc_variable_net *net,
    const struct cc_variable_texts *t, const struct cc_variable_reading *r)
{
	bool *has = CC_ARRAY(r->arena, bool, v->answers);
	uint32_t *of = CC_ARRAY(r->arena, uint32_t, v->answers);

	*out = (struct cc_variable_cover){ .id = net->id, .label = cc_words_in(&net->label, r->run->lang) };
	for (size_t i = 0; out->label == NULL && i < sizeof ends / sizeof *ends; i++)
		if (cc_span_eq(net->id, cc_span(ends[i].id)))
			out->label = cc_words_in(&ends[i].label, r->run->lang);
	for (size_t i = 0; i < net->of.n; i++) {
		uint32_t a = find_answer(v, t, net->of.item[i], r->arena);

		if (a == CC_NO_ID)
			return fail_unknown(v, net, net->of.item[i], r);
		has[a] = true;
	}
	for (uint32_t a = 0; a < v->answers; a++)
		if (has[a])
			of[out->n++] = a;
	out->of = of;
	return true;
}

/* The two highest, the two lowest of five or seven levels. */
static void
add_ends(struct cc_variable *v, const struct cc_variable_reading *r)
{
	uint32_t levels = 0, *of = CC_ARRAY(r->arena, uint32_t, 4);

	for (uint32_t a = 0; a < v->answers; a++)
		levels += !isnan(v->answer[a].value);
	if (levels != 5 && levels != 7)
		return;
	of[0] = levels - 2;
	of[1] = levels - 1;
	of[2] = 0;
	of[3] = 1;
	v->net = CC_ARRAY(r->arena, struct cc_variable_cover, 2);
	for (size_t i = 0; i < 2; i++)
		v->net[v->nets++] = (struct cc_variable_cover){ cc_span(ends[i].id),
			cc_words_in(&ends[i].label, r->run->lang), 2, of + 2 * i };
}

/* Of a banner nets are the groups; answers that are in none stand in no group. */
static void
nets_to_groups(struct cc_variable *v, struct cc_variable_texts *t, const struct cc_variable_reading *r)
{
	struct cc_variable_answer *group = CC_ARRAY(r->arena, struct cc_variable_answer, v->nets);
	bool overlap = false;

	for (uint32_t k = 0; k < v->nets; k++)
		group[k] = (struct cc_variable_answer){
			.id = v->net[k].id, .label = v->net[k].label, .value = (double)NAN
		};
	for (uint32_t i = 0; i < t->n; i++) {
		uint32_t *of = CC_ARRAY(r->arena, uint32_t, v->nets), n = 0;

		for (uint32_t k = 0; t->text[i].n == 1 && k < v->nets; k++)
			for (uint32_t a = 0; a < v->net[k].n; a++)
				if (v->net[k].of[a] == t->text[i].of[0])
					of[n++] = k;
		t->text[i].of = of;
		t->text[i].n = n;
		overlap |= n > 1;
	}
	v->answer = group;
	v->answers = v->nets;
	v->nets = 0;
	if (v->kind != CC_VARIABLE_SEVERAL)
		v->kind = overlap ? CC_VARIABLE_SEVERAL : CC_VARIABLE_SINGLE;
	v->why = "nets of the study";
}

/* Groups in the order that the study gives their nets. */
static bool
order_groups(struct cc_variable_net *net, size_t n, const struct cc_node_list *order, struct cc_arena *arena)
{
	struct cc_variable_net *sorted = CC_ARRAY(arena, struct cc_variable_net, n);
	bool *taken = CC_ARRAY(arena, bool, n);
	size_t at = 0;

	for (size_t i = 0; i < order->n; i++)
		for (size_t k = 0; k < n; k++)
			if (!taken[k] && cc_span_eq(net[k].id, order->text[i])) {
				taken[k] = true;
				sorted[at++] = net[k];
			}
	for (size_t k = 0; k < n; k++)
		if (!taken[k])
			sorted[at++] = net[k];
	if (n > 0)
		memcpy(net, sorted, n * sizeof *net);
	return at > 0;
}

bool
cc_variable_nets(struct cc_variable *v, struct cc_variable_texts *t, const struct cc_variable_reading *r)
{
	const struct cc_variable_wish *w = v->wish;

	if (w != NULL && w->has_nets && (r->nets || r->groups)) {
		v->net = CC_ARRAY(r->arena, struct cc_variable_cover, w->nets);
		if (r->groups)
			order_groups(w->net, w->nets, &w->order, r->arena);
		for (; v->nets < w->nets; v->nets++)
			if (!read_cover(&v->net[v->nets], v, &w->net[v->nets], t, r))
				return false;
		if (r->groups)
			nets_to_groups(v, t, r);
	} else if (r->nets && v->kind == CC_VARIABLE_SCALE && (w == NULL || !w->has_nets)) {
		add_ends(v, r);
	}
	return true;
}
