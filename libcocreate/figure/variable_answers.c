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

enum { GROUPS_MOST = 30 };

/* Where the study speaks of it, else where the command line does. */
static bool
fail_variable(const struct cc_variable *v, const struct cc_variable_reading *r, const char *format, size_t n)
{
	if (v->wish != NULL)
		return cc_node_fail(v->wish->node, r->wishes->file, r->err, format, cc_quote(v->id).text, n);
	return cc_fail(r->err, CC_EXIT_DATA, format, cc_quote(v->id).text, n);
}

static bool
all_numbers(const struct cc_variable_texts *t)
{
	bool any = false;

	for (uint32_t i = 0; i < t->n; i++) {
		if (!t->text[i].aside && isnan(t->text[i].number))
			return false;
		any |= cc_variable_is_number(&t->text[i]);
	}
	return any;
}

static void
bin_answers(struct cc_variable *v, struct cc_variable_texts *t, const struct cc_variable_reading *r)
{
	const struct cc_variable_wish *w = v->wish;

	v->answer = CC_ARRAY(r->arena, struct cc_variable_answer, w->bins + 1 + t->n);
	for (size_t i = 0; i <= w->bins; i++) {
		struct cc_span low = i > 0 ? cc_variable_number(w->bin[i - 1], r->arena) : CC_SPAN("");
		struct cc_span high = i < w->bins ? cc_variable_number(w->bin[i], r->arena) : CC_SPAN("");
		struct cc_variable_answer *a = cc_variable_add(v,
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
			cc_variable_text_is(&t->text[i], bin, r->arena);
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

		cc_variable_text_is(text, v->answers, r->arena);
		cc_variable_add(v, text->text, placed[i].number)->unlisted =
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
		cc_variable_text_is(&t->text[i], v->answers, r->arena);
		cc_variable_add(v, t->text[i].text, (double)NAN)->aside = true;
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
	if (w != NULL && !isnan(w->range[0])) {
		cc_variable_range(v, t, r);
		return true;
	}
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

		if (!ordered && !r->groups && !cc_variable_scale(&scale, v, t, r))
			return false;
		v->why = scale != CC_NO_SCALE ? "labels of a known scale" : NULL;
	}
	if (scale != CC_NO_SCALE) {
		cc_variable_labels(v, t, scale, r);
		return true;
	}
	if ((w == NULL || w->type != cc_variable_kinds[CC_VARIABLE_SINGLE]) && all_numbers(t)) {
		cc_variable_numbers(v, t, r);
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

	for (uint32_t i = 0; w != NULL && w->closed && i < t->n; i++) {
		t->text[i].unlisted = t->text[i].given &&
				      rank_in(&w->order, &t->text[i], r->arena) == w->order.n &&
				      rank_in(&w->options, &t->text[i], r->arena) == w->options.n;
		if (t->text[i].unlisted)
			t->text[i].n = 0; /* a problem, or missing */
	}
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
