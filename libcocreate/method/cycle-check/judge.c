/* judge.c -- rules, states, areas, patterns: what people say beside what the data say. */
#include "method/cycle-check/int.h"

#include "base/arena.h"

#include <math.h>
#include <stdlib.h>

const char *const cycle_states[] = { "contradicted", "open", "partly", "unknown", "met", "na", NULL };

static enum cycle_state
state_of(enum cc_claim claim, enum cc_verdict computed)
{
	if (claim == CC_CLAIM_NA)
		return STATE_NA;
	if (computed == CC_VERDICT_YES)
		return STATE_MET;
	if (computed == CC_VERDICT_NO)
		return claim == CC_CLAIM_YES ? STATE_CONTRADICTED : STATE_OPEN;
	return claim == CC_CLAIM_YES	  ? STATE_MET
	       : claim == CC_CLAIM_PARTLY ? STATE_PARTLY
	       : claim == CC_CLAIM_NO	  ? STATE_OPEN
					  : STATE_UNKNOWN;
}

static const char *
words(const struct cycle_check *c, const struct cc_words *w)
{
	return cc_words_in(w, c->lang);
}

/* What decides: the first rule that says so, or what people say. */
static const char *
reason_of(const struct cycle_check *c, const struct cycle_item *item)
{
	for (size_t k = 0; k < item->of->rules; k++) {
		const struct cc_verified *v = &item->found[k];

		if (v->verdict != item->computed || item->computed == CC_VERDICT_YES)
			continue;
		if (v->reason != NULL)
			return v->reason;
		return cc_format(c->arena,
		    words(c, CC_SAY("found %s, wanted %s (%s)", "%s（求めるのは %s、%s）")),
		    v->found != NULL ? v->found : "-", v->wanted != NULL ? v->wanted : "-",
		    item->of->rule[k].text);
	}
	if (item->computed == CC_VERDICT_YES)
		return words(c, CC_SAY("the data bear it out", "データで裏づけられる"));
	return item->said->n > 0 || item->said->na > 0
		   ? words(c, CC_SAY("by what people say alone", "回答だけによる"))
		   : words(c,
			 CC_SAY("nobody answered, and no rule can tell", "回答がなく、確かめる規則もない"));
}

/* By data alone it begins with the first answer, else with the programme. */
static int64_t
since_of(const struct cycle_check *c, const struct cycle_item *item)
{
	if (!cycle_lacks(item->state))
		return CC_NO_INT;
	if (item->said->claim == CC_CLAIM_NO || item->said->claim == CC_CLAIM_PARTLY)
		return item->said->since != CC_NO_DAY ? item->said->since : CC_NO_INT;
	if (item->said->first != CC_NO_DAY)
		return item->said->first;
	return c->study->start != CC_NO_DAY ? c->study->start : CC_NO_INT;
}

static int64_t
days_since(const struct cycle_check *c, int64_t day)
{
	return day == CC_NO_INT || c->as_of == CC_NO_DAY || day > c->as_of ? CC_NO_INT : c->as_of - day;
}

static void
judge_item(struct cycle_check *c, struct cycle_item *item)
{
	item->computed = CC_VERDICT_NONE;
	item->found = CC_ARRAY(c->arena, struct cc_verified, item->of->rules);
	for (size_t k = 0; k < item->of->rules; k++) {
		item->found[k] = cc_verify(&item->of->rule[k], &c->data);
		if (item->found[k].verdict < item->computed)
			item->computed = item->found[k].verdict;
	}
	item->state = state_of(item->said->claim, item->computed);
	item->since = since_of(c, item);
	item->age = days_since(c, item->since);
	item->overdue = CC_NO_INT;
	if (cycle_lacks(item->state) && item->said->due != CC_NO_DAY && item->said->due < c->as_of)
		item->overdue = c->as_of - item->said->due;
	item->reason = reason_of(c, item);
}

/* The best that can be said of it; gates where it has some. */
static const char *
level_of(const struct cycle_check *c, uint32_t area, const struct cycle_area *a)
{
	bool gates = true, proven = true;

	if (a->items == a->n[STATE_NA])
		return NULL;
	if (a->n[STATE_MET] + a->n[STATE_PARTLY] == 0)
		return "absent";
	for (uint32_t i = 0; i < cycle_list(c)->items.n; i++) {
		const struct cycle_item *item = &c->item[i];

		if (item->of->area != area || item->state == STATE_NA)
			continue;
		gates &= !item->of->gate || item->state == STATE_MET;
		proven &= item->state == STATE_MET &&
			  (item->computed == CC_VERDICT_NONE || item->computed == CC_VERDICT_YES);
	}
	return proven ? "proven" : gates && a->low >= 0.5 ? "working" : "started";
}

static int
weaker(const struct cycle_item *a, const struct cycle_item *b)
{
	if (a->state != b->state)
		return a->state < b->state ? -1 : 1;
	return cc_span_cmp(a->of->item->id, b->of->item->id);
}

/* Worst and best case over what is not known: no sampling. */
static void
judge_area(struct cycle_check *c, uint32_t area)
{
	struct cycle_area *a = &c->area[area];
	double credit = 0, known = 0, all = 0;

	a->weakest = CC_NO_ITEM;
	for (uint32_t i = 0; i < cycle_list(c)->items.n; i++) {
		const struct cycle_item *item = &c->item[i];
		double weight = item->of->weight;

		if (item->of->area != area)
			continue;
		a->items++;
		a->n[item->state]++;
		if (item->state == STATE_NA)
			continue;
		all += weight;
		known += item->state != STATE_UNKNOWN ? weight : 0;
		credit += item->state == STATE_MET ? weight : item->state == STATE_PARTLY ? weight / 2 : 0;
		if (item->state != STATE_MET &&
		    (a->weakest == CC_NO_ITEM || weaker(item, &c->item[a->weakest]) < 0))
			a->weakest = i;
	}
	a->known = a->items - a->n[STATE_NA] - a->n[STATE_UNKNOWN];
	a->score = known > 0 ? credit / known : (double)NAN;
	a->low = all > 0 ? credit / all : (double)NAN;
	a->high = all > 0 ? (credit + all - known) / all : (double)NAN;
	a->level = level_of(c, area, a);
}

static void
judge_pattern(struct cycle_check *c, uint32_t pattern)
{
	const struct cc_check_pattern *p = &cycle_list(c)->pattern[pattern];
	struct cycle_pattern *out = &c->pattern[pattern];

	for (size_t k = 0; k < p->n; k++) {
		enum cycle_state state = c->item[p->of[k]].state;

		out->present += state == STATE_OPEN || state == STATE_CONTRADICTED;
		out->unknown += state == STATE_UNKNOWN;
	}
	out->status = out->present >= p->needed			 ? "fires"
		      : out->present + out->unknown >= p->needed ? "unknown"
								 : "quiet";
}

/* Gates first, then what is worst, then the oldest. */
static int
by_pressure(const void *a, const void *b)
{
	const struct cycle_item *x = *(const struct cycle_item *const *)a,
				*y = *(const struct cycle_item *const *)b;

	if (x->of->gate != y->of->gate)
		return x->of->gate ? -1 : 1;
	if (x->state != y->state)
		return x->state < y->state ? -1 : 1;
	if (x->age != y->age)
		return x->age > y->age ? -1 : 1;
	return cc_span_cmp(x->of->item->id, y->of->item->id);
}

static void
rank_open(struct cycle_check *c)
{
	uint32_t n = cycle_list(c)->items.n;
	const struct cycle_item **open = CC_ARRAY(c->arena, const struct cycle_item *, n);

	for (uint32_t i = 0; i < n; i++)
		if (c->item[i].state <= STATE_UNKNOWN)
			open[c->open++] = &c->item[i];
	if (c->open > 0)
		qsort(open, c->open, sizeof *open, by_pressure);
	c->rank = CC_ARRAY(c->arena, uint32_t, n);
	for (size_t i = 0; i < c->open; i++)
		c->rank[i] = (uint32_t)(open[i] - c->item);
}

void
cycle_judge(struct cycle_check *c)
{
	const struct cc_checklist *list = cycle_list(c);

	c->item = CC_ARRAY(c->arena, struct cycle_item, list->items.n);
	c->area = CC_ARRAY(c->arena, struct cycle_area, list->areas.n);
	c->pattern = CC_ARRAY(c->arena, struct cycle_pattern, list->patterns.n);
	for (uint32_t i = 0; i < list->items.n; i++) {
		c->item[i].of = &list->item[i];
		c->item[i].said = &c->now.said[i];
		judge_item(c, &c->item[i]);
	}
	for (uint32_t i = 0; i < list->areas.n; i++)
		judge_area(c, i);
	for (uint32_t i = 0; i < list->patterns.n; i++)
		judge_pattern(c, i);
	rank_open(c);
}
