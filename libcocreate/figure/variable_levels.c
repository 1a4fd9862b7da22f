/* variable_levels.c -- scales of numbers and of labels: the levels of a variable. */
#include "figure/variable_int.h"

#include "base/arena.h"
#include "base/num.h"

#include <stdlib.h>

enum { LEVELS_LEAST = 3 };

/* Distinct numbers, ascending; of texts alone that are answers. */
static double *
numbers_of(size_t *n, const struct cc_variable_texts *t, struct cc_arena *arena)
{
	double *number = CC_ARRAY(arena, double, t->n);
	size_t all = 0;

	for (uint32_t i = 0; i < t->n; i++)
		if (cc_variable_is_number(&t->text[i]))
			number[all++] = t->text[i].number;
	if (all > 0)
		qsort(number, all, sizeof *number, cc_by_double);
	*n = 0;
	for (size_t i = 0; i < all; i++)
		if (*n == 0 || number[i] != number[*n - 1])
			number[(*n)++] = number[i];
	return number;
}

struct cc_variable_answer *
cc_variable_add(struct cc_variable *v, struct cc_span id, double value)
{
	struct cc_variable_answer *a = &v->answer[v->answers++];

	*a = (struct cc_variable_answer){ .id = id, .value = value };
	return a;
}

void
cc_variable_text_is(struct cc_variable_text *t, uint32_t answer, struct cc_arena *arena)
{
	uint32_t *of = CC_NEW(arena, uint32_t);

	*of = answer;
	t->of = of;
	t->n = 1;
}

struct cc_span
cc_variable_number(double number, struct cc_arena *arena)
{
	char text[CC_NUM_MAX];
	size_t len = cc_num_print(text, number);

	return cc_span_dup(arena, (struct cc_span){ text, len });
}

/* Levels that lie between those that were given, where all are whole and few. */
static double *
fill_levels(size_t *n, double *number, const double *range, struct cc_arena *arena)
{
	double low = range != NULL ? range[0] : *n > 0 ? number[0] : 0;
	double high = range != NULL ? range[1] : *n > 0 ? number[*n - 1] : -1, *level;
	bool whole = high - low < CC_VARIABLE_LEVELS;

	for (size_t i = 0; i < *n; i++)
		whole &= number[i] == floor(number[i]);
	if (!whole || low != floor(low) || high != floor(high))
		return number;
	*n = 0;
	level = CC_ARRAY(arena, double, CC_VARIABLE_LEVELS + 1);
	for (int i = 0; low + i <= high; i++)
		level[(*n)++] = low + i;
	return level;
}

static uint32_t
level_at(const struct cc_variable *v, double number)
{
	uint32_t i = 0;

	while (i < v->answers && v->answer[i].value != number)
		i++;
	return i;
}

/* A level goes by the first text that is it: "5" or "5 very good"; "05" and "5.0" are "5". */
static void
number_levels(struct cc_variable *v, struct cc_variable_texts *t, const double *level, size_t n,
    const struct cc_variable_reading *r)
{
	for (size_t i = 0; i < n; i++)
		cc_variable_add(v, (struct cc_span){ NULL, 0 }, level[i]);
	for (uint32_t i = 0; i < t->n; i++) {
		struct cc_variable_text *text = &t->text[i];
		uint32_t at = cc_variable_is_number(text) ? level_at(v, text->number) : (uint32_t)n;
		struct cc_span id;

		if (text->aside)
			continue;
		if (at == n) {
			text->invalid = true;
			continue;
		}
		cc_variable_text_is(text, at, r->arena);
		id = text->bare ? cc_variable_number(text->number, r->arena) : text->text;
		if (v->answer[at].id.at == NULL || cc_span_cmp(id, v->answer[at].id) < 0)
			v->answer[at].id = id;
	}
	for (uint32_t i = 0; i < v->answers; i++)
		if (v->answer[i].id.at == NULL)
			v->answer[i].id = cc_variable_number(v->answer[i].value, r->arena);
}

void
cc_variable_range(struct cc_variable *v, struct cc_variable_texts *t, const struct cc_variable_reading *r)
{
	size_t n;
	double *number;

	for (uint32_t i = 0; i < t->n; i++)
		if (cc_variable_is_number(&t->text[i]) &&
		    (t->text[i].number < v->wish->range[0] || t->text[i].number > v->wish->range[1]))
			t->text[i].number = (double)NAN;
	number = numbers_of(&n, t, r->arena);
	number = fill_levels(&n, number, v->wish->range, r->arena);
	v->answer = CC_ARRAY(r->arena, struct cc_variable_answer, n + t->n);
	v->kind = n > CC_VARIABLE_ANSWERS ? CC_VARIABLE_NUMBER : CC_VARIABLE_SCALE;
	number_levels(v, t, number, n, r);
	v->why = "the study's scale";
}

/* The labels of a scale as they stand in the study, else in data/. */
static const struct cc_node *
scale_node(const struct cc_scale *scale, const struct cc_variable_reading *r)
{
	const struct cc_node *all = scale->own ? r->run->study->scales : r->known;

	for (size_t i = 0; all != NULL && i < all->n; i++)
		if (cc_span_eq(all->key[i]->text, scale->name))
			return all->item[i];
	return NULL;
}

void
cc_variable_labels(
    struct cc_variable *v, struct cc_variable_texts *t, uint32_t scale, const struct cc_variable_reading *r)
{
	const struct cc_scale *s = &r->scales->scale[scale];
	const struct cc_node *node = scale_node(s, r);

	v->answer = CC_ARRAY(r->arena, struct cc_variable_answer, s->n + t->n);
	for (uint32_t k = 0; node != NULL && k < s->n; k++)
		cc_variable_add(v, node->item[k]->text, (double)k + 1);
	for (uint32_t i = 0; i < t->n; i++) {
		uint32_t label = cc_scales_label(r->scales, t->text[i].text, r->arena);
		uint32_t place = label != CC_NO_LABEL ? s->place[label] : 0;

		if (place > 0) {
			cc_variable_text_is(&t->text[i], place - 1, r->arena);
			if (t->text[i].given)
				v->answer[place - 1].id = t->text[i].text;
		} else if (!t->text[i].aside) {
			t->text[i].invalid = true;
		}
	}
	v->kind = CC_VARIABLE_SCALE;
}

/* The scale that holds all labels; false: two do, and differ. */
bool
cc_variable_scale(uint32_t *out, const struct cc_variable *v, const struct cc_variable_texts *t,
    const struct cc_variable_reading *r)
{
	struct cc_labels *labels = cc_labels_new(r->scales, r->arena);
	uint32_t scale[2], n = 0;

	*out = CC_NO_SCALE;
	for (uint32_t i = 0; i < t->n; i++) {
		uint32_t label;

		if (t->text[i].aside)
			continue;
		label = cc_scales_label(r->scales, t->text[i].text, r->arena);
		if (label == CC_NO_LABEL)
			return true;
		cc_labels_see(labels, r->scales, label);
		n++;
	}
	if (n < 2)
		return true;
	switch (cc_labels_choose(scale, labels, r->scales)) {
	case CC_CHOSEN_ONE: *out = scale[0]; return true;
	case CC_CHOSEN_NONE: return true;
	case CC_CHOSEN_TWO: break;
	}
	return cc_fail(r->err, CC_EXIT_DATA,
	    N_("\"%s\": the scales %s and %s both hold its labels, and differ; wanted in the study "
	       "cross_tab: "
	       "{%s: [{id: \"%s\", scale: %s}]}"),
	    cc_quote(v->id).text, cc_quote(r->scales->scale[scale[0]].name).text,
	    cc_quote(r->scales->scale[scale[1]].name).text, r->key, cc_quote(v->id).text,
	    cc_quote(r->scales->scale[scale[0]].name).text);
}

/* Numbers without a scale: few are levels, many are amounts. */
void
cc_variable_numbers(struct cc_variable *v, struct cc_variable_texts *t, const struct cc_variable_reading *r)
{
	size_t n;
	double *number = numbers_of(&n, t, r->arena);

	v->kind = CC_VARIABLE_SINGLE;
	v->why = "few numbers";
	if (n > CC_VARIABLE_LEVELS && !r->groups) {
		v->kind = CC_VARIABLE_NUMBER;
		v->why = "more than 15 numbers";
	} else if (!r->groups) {
		number = fill_levels(&n, number, NULL, r->arena);
		if (n >= LEVELS_LEAST) {
			v->kind = CC_VARIABLE_SCALE;
			v->why = "a few numbers in a row";
		}
	}
	v->answer = CC_ARRAY(r->arena, struct cc_variable_answer, n + t->n);
	number_levels(v, t, number, n, r);
}
