/* variable_answers.c -- what kind a variable is, and its answers in order. */
#include "figure/variable_int.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>

const char *const cc_variable_kinds[] = { [CC_VARIABLE_SINGLE] = "single",
	[CC_VARIABLE_SEVERAL] = "several",
	[CC_VARIABLE_SCALE] = "scale",
	[CC_VARIABLE_NUMBER] = "number",
	NULL };

enum { LEVELS_LEAST = 3, GROUPS_MOST = 30 };

/* Where the study speaks of it, else where the command line does. */
static bool
fail_variable(const struct cc_variable *v, const struct cc_variable_reading *r, const char *format, size_t n)
{
	if (v->wish != NULL)
		return cc_node_fail(v->wish->node, r->wishes->file, r->err, format, cc_quote(v->id).text, n);
	return cc_fail(r->err, CC_EXIT_DATA, format, cc_quote(v->id).text, n);
}

static bool
is_number(const struct cc_variable_text *t)
{
	return !t->aside && !isnan(t->number);
}

/* Distinct numbers, ascending; of texts alone that are answers. */
static double *
numbers_of(size_t *n, const struct cc_variable_texts *t, struct cc_arena *arena)
{
	double *number = CC_ARRAY(arena, double, t->n);
	size_t all = 0;

	for (uint32_t i = 0; i < t->n; i++)
		if (is_number(&t->text[i]))
			number[all++] = t->text[i].number;
	if (all > 0)
		qsort(number, all, sizeof *number, cc_by_double);
	*n = 0;
	for (size_t i = 0; i < all; i++)
		if (*n == 0 || number[i] != number[*n - 1])
			number[(*n)++] = number[i];
	return number;
}

static bool
all_numbers(const struct cc_variable_texts *t)
{
	bool any = false;

	for (uint32_t i = 0; i < t->n; i++) {
		if (!t->text[i].aside && isnan(t->text[i].number))
			return false;
		any |= is_number(&t->text[i]);
	}
	return any;
}

static struct cc_variable_answer *
add_answer(struct cc_variable *v, struct cc_span id, double value)
{
	struct cc_variable_answer *a = &v->answer[v->answers++];

	*a = (struct cc_variable_answer){ .id = id, .value = value };
	return a;
}

static void
text_is(struct cc_variable_text *t, uint32_t answer, struct cc_arena *arena)
{
	uint32_t *of = CC_NEW(arena, uint32_t);

	*of = answer;
	t->of = of;
	t->n = 1;
}

static struct cc_span
number_text(double number, struct cc_arena *arena)
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
	for (double x = low; x <= high; x++)
		level[(*n)++] = x;
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

/* A level goes by the first text that is it: "5" or "5 very good". */
static void
number_levels(struct cc_variable *v, struct cc_variable_texts *t, const double *level, size_t n,
    const struct cc_variable_reading *r)
{
	for (size_t i = 0; i < n; i++)
		add_answer(v, (struct cc_span){ NULL, 0 }, level[i]);
	for (uint32_t i = 0; i < t->n; i++) {
		struct cc_variable_text *text = &t->text[i];
		uint32_t at = is_number(text) ? level_at(v, text->number) : (uint32_t)n;

		if (text->aside)
			continue;
		if (at == n) {
			text->invalid = true;
			continue;
		}
		text_is(text, at, r->arena);
		if (v->answer[at].id.at == NULL || cc_span_cmp(text->text, v->answer[at].id) < 0)
			v->answer[at].id = text->text;
	}
	for (uint32_t i = 0; i < v->answers; i++)
		if (v->answer[i].id.at == NULL)
			v->answer[i].id = number_text(v->answer[i].value, r->arena);
}

static bool
range_levels(struct cc_variable *v, struct cc_variable_texts *t, const struct cc_variable_reading *r)
{
	size_t n;
	double *number = numbers_of(&n, t, r->arena);

	for (uint32_t i = 0; i < t->n; i++)
		if (is_number(&t->text[i]) &&
		    (t->text[i].number < v->wish->range[0] || t->text[i].number > v->wish->range[1]))
			t->text[i].number = (double)NAN;
	number = numbers_of(&n, t, r->arena);
	number = fill_levels(&n, number, v->wish->range, r->arena);
	v->answer = CC_ARRAY(r->arena, struct cc_variable_answer, n + t->n);
	v->kind = n > CC_VARIABLE_ANSWERS ? CC_VARIABLE_NUMBER : CC_VARIABLE_SCALE;
	number_levels(v, t, number, n, r);
	v->why = "the study's scale";
	return true;
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

static void
label_levels(
    struct cc_variable *v, struct cc_variable_texts *t, uint32_t scale, const struct cc_variable_reading *r)
{
	const struct cc_scale *s = &r->scales->scale[scale];
	const struct cc_node *node = scale_node(s, r);

	v->answer = CC_ARRAY(r->arena, struct cc_variable_answer, s->n + t->n);
	for (uint32_t k = 0; node != NULL && k < s->n; k++)
		add_answer(v, node->item[k]->text, (double)k + 1);
	for (uint32_t i = 0; i < t->n; i++) {
		uint32_t label = cc_scales_label(r->scales, t->text[i].text, r->arena);
		uint32_t place = label != CC_NO_LABEL ? s->place[label] : 0;

		if (place > 0) {
			text_is(&t->text[i], place - 1, r->arena);
			if (t->text[i].given)
				v->answer[place - 1].id = t->text[i].text;
		} else if (!t->text[i].aside) {
			t->text[i].invalid = true;
		}
	}
	v->kind = CC_VARIABLE_SCALE;
}

/* The scale that holds all labels; false: two do, and differ. */
static bool
find_scale(uint32_t *out, const struct cc_variable *v, const struct cc_variable_texts *t,
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

static void
bin_answers(struct cc_variable *v, struct cc_variable_texts *t, const struct cc_variable_reading *r)
{
	const struct cc_variable_wish *w = v->wish;

	v->answer = CC_ARRAY(r->arena, struct cc_variable_answer, w->bins + 1 + t->n);
	for (size_t i = 0; i <= w->bins; i++) {
		struct cc_span low = i > 0 ? number_text(w->bin[i - 1], r->arena) : CC_SPAN("");
		struct cc_span high = i < w->bins ? number_text(w->bin[i], r->arena) : CC_SPAN("");
		struct cc_variable_answer *a = add_answer(v,
		    cc_span(i == 0	  ? cc_format(r->arena, "<%s", high.at)
			    : i < w->bins ? cc_format(r->arena, "%s–<%s", low.at, high.at)
					  : cc_format(r->arena, "≥%s", low.at)),
		    (double)NAN);

		if (w->bin_label != NULL)
			a->label = cc_words_in(&w->bin_label[i], r->run->lang);
	}
	for (uint32_t i = 0; i < t->n; i++) {
		uint32_t bin = 0;

		if (t->text[i].aside)
			continue;
		t->text[i].invalid = isnan(t->text[i].number);
		while (bin < w->bins && t->text[i].number >= w->bin[bin])
			bin++;
		if (!t->text[i].invalid)
			text_is(&t->text[i], bin, r->arena);
	}
	v->why = "bins of the study";
}

/* A text in the study's order, then in that of its numbers or bytes. */
struct placed {
	uint32_t text, rank;
	double number;
	struct cc_span name;
};

static int
by_place(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;

	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	if (!isnan(x->number) && !isnan(y->number) && x->number != y->number)
		return x->number < y->number ? -1 : 1;
	return cc_span_cmp(x->name, y->name);
}

static size_t
rank_in(const struct cc_node_list *list, const struct cc_variable_text *t, struct cc_arena *scratch)
{
	size_t i = 0;

	while (i < list->n && !cc_span_eq(cc_utf8_fold(scratch, list->text[i]), t->folded))
		i++;
	return i;
}

static void
plain_answers(struct cc_variable *v, struct cc_variable_texts *t, const struct cc_variable_reading *r)
{
	const struct cc_variable_wish *w = v->wish;
	struct placed *placed = CC_ARRAY(r->arena, struct placed, t->n);
	bool numbers = all_numbers(t);
	uint32_t n = 0;

	v->answer = CC_ARRAY(r->arena, struct cc_variable_answer, t->n);
	for (uint32_t i = 0; i < t->n; i++) {
		size_t rank = 0;

		if (t->text[i].aside || (r->groups && !t->text[i].given && (w == NULL || !w->has_nets)))
			continue;
		if (w != NULL) {
			rank = rank_in(&w->order, &t->text[i], r->arena);
			if (rank == w->order.n)
				rank += rank_in(&w->options, &t->text[i], r->arena);
		}
		placed[n++] = (struct placed){ i, (uint32_t)rank, numbers ? t->text[i].number : (double)NAN,
			t->text[i].text };
	}
	if (n > 0)
		qsort(placed, n, sizeof *placed, by_place);
	for (uint32_t i = 0; i < n; i++) {
		struct cc_variable_text *text = &t->text[placed[i].text];

		text_is(text, v->answers, r->arena);
		add_answer(v, text->text, placed[i].number)->unlisted =
		    w != NULL && w->options.n > 0 && placed[i].rank == w->order.n + w->options.n;
	}
}

/* "Don't know" behind all others: an answer that is no level. */
static void
add_aside(struct cc_variable *v, struct cc_variable_texts *t, const struct cc_variable_reading *r)
{
	for (uint32_t i = 0; i < t->n; i++) {
		if (!t->text[i].aside || (!t->text[i].given && v->wish == NULL))
			continue;
		text_is(&t->text[i], v->answers, r->arena);
		add_answer(v, t->text[i].text, (double)NAN)->aside = true;
	}
}

static void
add_labels(struct cc_variable *v, const struct cc_variable_reading *r)
{
	const struct cc_variable_wish *w = v->wish;

	v->label = w != NULL ? cc_words_in(&w->label, r->run->lang) : NULL;
	for (size_t i = 0; w != NULL && i < w->labels; i++)
		for (uint32_t a = 0; a < v->answers; a++)
			if (cc_span_eq(cc_utf8_fold(r->arena, w->answer_label[i].answer),
				cc_utf8_fold(r->arena, v->answer[a].id)))
				v->answer[a].label = cc_words_in(&w->answer_label[i].label, r->run->lang);
}

/* Numbers without a scale: few are levels, many are amounts. */
static void
number_answers(struct cc_variable *v, struct cc_variable_texts *t, const struct cc_variable_reading *r)
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

static bool
decide(struct cc_variable *v, struct cc_variable_texts *t, const struct cc_variable_reading *r)
{
	const struct cc_variable_wish *w = v->wish;
	uint32_t scale = CC_NO_SCALE;

	if (v->kind == CC_VARIABLE_SEVERAL) {
		v->why = v->by_columns ? "a column for each answer" : "several answers in a cell";
		plain_answers(v, t, r);
		return true;
	}
	if (w != NULL && w->bins > 0) {
		bin_answers(v, t, r);
		return true;
	}
	if (w != NULL && !isnan(w->range[0]))
		return range_levels(v, t, r);
	if (w != NULL && w->scale.at != NULL) {
		scale = cc_scales_named(r->scales, w->scale);
		if (scale == CC_NO_SCALE)
			return cc_node_fail(w->node, r->wishes->file, r->err,
			    N_("\"%s\": no scale \"%s\"; wanted a name of scales:, of a known one, or "
			       "LOW..HIGH"),
			    cc_quote(v->id).text, cc_quote(w->scale).text);
		v->why = "the study's scale";
	} else if (w == NULL || w->type == NULL || w->type == cc_variable_kinds[CC_VARIABLE_SCALE]) {
		bool ordered = w != NULL && w->order.n > 0;

		if (!ordered && !r->groups && !find_scale(&scale, v, t, r))
			return false;
		v->why = scale != CC_NO_SCALE ? "labels of a known scale" : NULL;
	}
	if (scale != CC_NO_SCALE) {
		label_levels(v, t, scale, r);
		return true;
	}
	if ((w == NULL || w->type != cc_variable_kinds[CC_VARIABLE_SINGLE]) && all_numbers(t)) {
		number_answers(v, t, r);
		return true;
	}
	v->why = "one answer of a few";
	plain_answers(v, t, r);
	return true;
}

/* What the study says may be answered, where it says so for good. */
static void
close_answers(const struct cc_variable *v, struct cc_variable_texts *t, const struct cc_variable_reading *r)
{
	const struct cc_variable_wish *w = v->wish;

	for (uint32_t i = 0; w != NULL && w->closed && i < t->n; i++)
		t->text[i].unlisted = t->text[i].given &&
				      rank_in(&w->order, &t->text[i], r->arena) == w->order.n &&
				      rank_in(&w->options, &t->text[i], r->arena) == w->options.n;
}

bool
cc_variable_answers(struct cc_variable *v, struct cc_variable_texts *t, const struct cc_variable_reading *r)
{
	if (!decide(v, t, r))
		return false;
	close_answers(v, t, r);
	add_aside(v, t, r);
	add_labels(v, r);
	if (v->kind != CC_VARIABLE_NUMBER && v->answers > CC_VARIABLE_ANSWERS)
		return fail_variable(v, r,
		    N_("\"%s\" has %zu different answers; wanted at most 1000: voice-code sorts open "
		       "answers"),
		    v->answers);
	if (!cc_variable_nets(v, t, r))
		return false;
	if (r->groups && v->answers > GROUPS_MOST)
		return fail_variable(v, r,
		    N_("\"%s\" has %zu groups; wanted at most 30, as bins: or nets: of the study make them"),
		    v->answers);
	return true;
}
