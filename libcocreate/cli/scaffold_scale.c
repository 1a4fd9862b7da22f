/* scaffold_scale.c -- values -> scale, codes for no answer, labels. */
#include "cli/scaffold_part.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "model/scale.h"

#include <math.h>
#include <stdlib.h>

/* Scores: whole numbers up to here, codes aside. */
#define SCORE_MAX 10.0

/* Numbers that surveys use for "does not apply", "do not know", "no answer". */
static bool
is_usual_code(double v)
{
	static const double usual[] = { -1, -2, -7, -8, -9, -77, -88, -97, -98, -99, -999, 77, 88, 96, 97, 98,
		99, 888, 997, 998, 999, 9999 };

	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		if (v == usual[i])
			return true;
	return false;
}

bool
cc_scaffold_is_vote(const struct cc_sample_column *c)
{
	return c->values > 0 && c->numbers == c->values && c->wholes == c->values && c->low >= -1 &&
	       c->high <= 1 && !c->unnamed;
}

/* Whether some scale holds all labels: n_distinct labels, none left out. */
static bool
is_labels(const struct cc_scaffold *s, const struct cc_sample_column *c)
{
	struct cc_labels *l;
	uint32_t scale[2];

	if (c->numbers > 0 || c->more || c->n_distinct < 2 || s->scales->labels == 0)
		return false;
	l = cc_labels_new(s->scales, s->arena);
	for (size_t i = 0; i < c->n_distinct; i++) {
		uint32_t label = cc_scales_label(s->scales, c->distinct[i], s->arena);

		if (label == CC_NO_LABEL)
			return false;
		cc_labels_see(l, s->scales, label);
	}
	return cc_labels_choose(scale, l, s->scales) != CC_CHOSEN_NONE;
}

bool
cc_scaffold_is_score(const struct cc_scaffold *s, const struct cc_sample_column *c)
{
	if (c->values == 0 || c->unnamed)
		return false;
	if (c->numbers == 0)
		return is_labels(s, c);
	if (c->numbers < c->values || c->wholes < c->values || c->more_numbers)
		return false;
	for (size_t i = 0; i < c->n_number; i++)
		if ((c->number[i].value < 0 || c->number[i].value > SCORE_MAX) &&
		    !is_usual_code(c->number[i].value) && c->number[i].value != SCORE_MAX + 1)
			return false;
	return true;
}

struct cc_reading *
cc_scaffold_reading(struct cc_scaffold *s, const struct cc_role *role, struct cc_span key, const bool *column)
{
	struct cc_reading *r;

	if (s->n_readings == CC_SCAFFOLD_READINGS_MAX)
		return NULL;
	r = &s->reading[s->n_readings++];
	*r = (struct cc_reading){ .role = role, .key = key, .column = column };
	for (size_t c = s->sample.n; c-- > 0;)
		if (column[c]) {
			r->n++;
			r->first = c;
		}
	return r;
}

/* All numbers of a role with a scale, with how often they come. */
struct pool {
	struct cc_sample_number number[64];
	size_t n;
	uint64_t times;
};

static void
pool_add(struct pool *p, const struct cc_sample_number *v)
{
	size_t i = 0;

	while (i < p->n && !(p->number[i].value == v->value))
		i++;
	if (i == sizeof p->number / sizeof *p->number)
		return;
	if (i == p->n)
		p->number[p->n++] = (struct cc_sample_number){ v->value, 0 };
	p->number[i].times += v->times;
	p->times += v->times;
}

static void
pool_reading(struct pool *p, const struct cc_scaffold *s, const struct cc_reading *r)
{
	for (size_t c = 0; c < s->sample.n; c++)
		for (size_t i = 0; r->column[c] && i < s->sample.column[c].n_number; i++)
			pool_add(p, &s->sample.column[c].number[i]);
}

static bool
pool_has(const struct pool *p, double value)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->number[i].value == value)
			return true;
	return false;
}

/* Whether what lies outside of a scale looks like no answer.  One past its end
 * is such a code where 0 is one too, or where it is rare; two past it are a
 * longer scale. */
static bool
is_scale(const struct pool *p, double low, double high)
{
	uint64_t inside = 0, past = 0;
	bool zero = pool_has(p, low - 1);
	unsigned different = 0;

	for (size_t i = 0; i < p->n; i++) {
		double v = p->number[i].value;

		if (v >= low && v <= high) {
			inside += p->number[i].times;
			different++;
		} else if (v == high + 1) {
			past = p->number[i].times;
		} else if (v != low - 1 && !is_usual_code(v) && v != 9 && v != 8) {
			return false;
		}
	}
	if (pool_has(p, high + 1) && (pool_has(p, high + 2) || pool_has(p, high + 3)))
		return false;
	if ((zero || past > 0) && !pool_has(p, high))
		return false;
	if (past > 0 && !zero && past * 20 > p->times && high + 1 < 9)
		return false;
	return different >= 2 && inside * 4 >= p->times;
}

static const struct cc_range *
usual_scale(const struct cc_tool *tool)
{
	const struct cc_opt *o = tool->options;

	while (o->name != NULL && o->kind != CC_OPT_RANGE)
		o++;
	return o->name != NULL ? o->value : NULL;
}

/* The command's own scale, else the shortest of the common ones that holds all
 * but codes and whose end was seen, else what was seen. */
static void
judge_scale(struct cc_scaffold *s, const struct pool *p)
{
	static const double common[][2] = { { 1, 3 }, { 1, 5 }, { 1, 6 }, { 1, 7 }, { 0, 10 }, { 1, 10 },
		{ 0, 4 }, { 0, 5 }, { 0, 6 } };
	const struct cc_range *usual = usual_scale(s->tool);

	s->low = INFINITY;
	s->high = -INFINITY;
	for (size_t i = 0; i < p->n; i++) {
		s->low = fmin(s->low, p->number[i].value);
		s->high = fmax(s->high, p->number[i].value);
	}
	s->least = INFINITY;
	s->most = -INFINITY;
	if (usual != NULL && is_scale(p, usual->low, usual->high)) {
		s->low = usual->low;
		s->high = usual->high;
		return;
	}
	for (size_t i = 0; i < sizeof common / sizeof *common; i++) {
		double low = common[i][0], high = common[i][1];

		if (!is_scale(p, low, high) || (!pool_has(p, high) && !(high == 5 && pool_has(p, 4))) ||
		    (low == 0 && !pool_has(p, 0)))
			continue;
		s->low = low;
		s->high = high;
		return;
	}
}

static void
judge_codes(struct cc_reading *r, const struct cc_scaffold *s)
{
	struct pool p = { .n = 0 };

	pool_reading(&p, s, r);
	for (size_t i = 0; i < p.n; i++)
		if ((p.number[i].value < s->low || p.number[i].value > s->high) &&
		    r->n_codes < CC_SCAFFOLD_CODES)
			r->code[r->n_codes++] = p.number[i].value;
	qsort(r->code, r->n_codes, sizeof *r->code, cc_by_double);
}

/* Ranks: as many columns as values, 1..n, each about as often as the others, as a
 * person gives each once; or their name says so. */
static bool
is_ranks(const struct cc_scaffold *s, const struct cc_reading *r)
{
	struct pool p = { .n = 0 };
	uint64_t least = UINT64_MAX, most = 0;
	struct cc_span name = s->sample.column[r->first].folded;

	pool_reading(&p, s, r);
	if (r->n < 3 || r->n != p.n || !(r->role->flags & CC_ROLE_SCALE))
		return false;
	for (size_t i = 0; i < p.n; i++) {
		if (p.number[i].value < 1 || p.number[i].value > (double)r->n)
			return false;
		least = p.number[i].times < least ? p.number[i].times : least;
		most = p.number[i].times > most ? p.number[i].times : most;
	}
	return cc_scaffold_find_word(name, CC_SPAN("rank")) != NULL ||
	       cc_scaffold_find_word(name, CC_SPAN("順位")) != NULL ||
	       (least >= 4 && (most - least) * 50 <= most);
}

static void
add_label(struct cc_reading *r, struct cc_span label, struct cc_arena *arena)
{
	struct cc_span folded = cc_utf8_fold(arena, label);

	for (size_t i = 0; i < r->n_labels; i++)
		if (cc_span_eq(cc_utf8_fold(arena, r->label[i]), folded))
			return;
	if (r->n_labels <= CC_SCAFFOLD_LABELS)
		r->label[r->n_labels++] = label;
}

static void
judge_labels(struct cc_reading *r, struct cc_scaffold *s)
{
	struct cc_labels *l = cc_labels_new(s->scales, s->arena);
	uint32_t scale[2];
	bool known = true;

	for (size_t c = 0; c < s->sample.n; c++)
		for (size_t i = 0;
		     r->column[c] && s->sample.column[c].numbers == 0 && i < s->sample.column[c].n_distinct;
		     i++)
			add_label(r, s->sample.column[c].distinct[i], s->arena);
	for (size_t i = 0; i < r->n_labels; i++) {
		uint32_t label = cc_scales_label(s->scales, r->label[i], s->arena);

		known &= label != CC_NO_LABEL;
		if (label != CC_NO_LABEL)
			cc_labels_see(l, s->scales, label);
	}
	if (r->n_labels == 0 || r->n_labels > CC_SCAFFOLD_LABELS) {
		r->n_labels = 0;
		return;
	}
	if (known) {
		enum cc_chosen chosen = cc_labels_choose(scale, l, s->scales);

		if (chosen != CC_CHOSEN_NONE)
			r->scale = s->scales->scale[scale[0]].name;
		if (chosen == CC_CHOSEN_TWO)
			r->other_scale = s->scales->scale[scale[1]].name;
	}
	if (r->scale.at == NULL)
		r->ordered = cc_scaffold_order(r->label, r->n_labels, s->arena);
}

void
cc_scaffold_judge(struct cc_scaffold *s)
{
	struct pool all = { .n = 0 };

	for (size_t i = 0; i < s->n_readings; i++)
		if (s->reading[i].role->flags & CC_ROLE_SCALE) {
			pool_reading(&all, s, &s->reading[i]);
			judge_labels(&s->reading[i], s);
		}
	s->least = 1; /* above most: none was seen */
	if (all.n > 0)
		judge_scale(s, &all);
	for (size_t i = 0; i < all.n; i++)
		if (all.number[i].value >= s->low && all.number[i].value <= s->high) {
			s->least = fmin(s->least, all.number[i].value);
			s->most = fmax(s->most, all.number[i].value);
		}
	for (size_t i = 0; i < s->n_readings; i++) {
		struct cc_reading *r = &s->reading[i];

		if (!(r->role->flags & CC_ROLE_SCALE))
			continue;
		r->ranks = is_ranks(s, r);
		if (r->ranks) {
			s->low = 1;
			s->high = (double)r->n;
		}
		judge_codes(r, s);
		/* labels of the command's own number are read on it */
		if (r->n_labels > 0 && all.n == 0) {
			s->low = 1;
			s->high = fmax(s->high, r->scale.at != NULL ? 5 : (double)r->n_labels);
		}
	}
}
