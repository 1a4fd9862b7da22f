/* who.c -- who differs from whom, agreement of an area. */
#include "method/cycle-check/int.h"

#include "base/arena.h"
#include "base/num.h"
#include "method/cycle-check/rows.h"

#include <math.h>
#include <stdlib.h>

static int
by_bytes(const void *a, const void *b)
{
	return cc_span_cmp(*(const struct cc_span *)a, *(const struct cc_span *)b);
}

static const char *
said_as(const struct cycle_check *c, const struct cc_claim_answer *a)
{
	const struct cc_check_item *item = &cycle_list(c)->item[a->item];
	struct cc_span said = cc_state_text(c->now.state, ANSWER, a->said);
	double share = (double)a->worth / CC_CREDIT_ONE;

	if (item->scaled)
		return cc_strdup(
		    c->arena, cc_num_say(item->scale[0] + share * (item->scale[1] - item->scale[0])).text);
	if (item->answers > 0)
		return cc_strndup(c->arena, said.at, said.len);
	return a->worth == 0 ? "no" : a->worth == CC_CREDIT_ONE ? "yes" : "partly";
}

/* By bytes, each once. */
static struct cc_spans
once(struct cc_span *name, size_t n)
{
	size_t kept = 0;

	if (n > 0)
		qsort(name, n, sizeof *name, by_bytes);
	for (size_t i = 0; i < n; i++)
		if (i == 0 || !cc_span_eq(name[i], name[i - 1]))
			name[kept++] = name[i];
	return (struct cc_spans){ kept > 0 ? name : NULL, kept };
}

/* Who says so: roles, or people where they have none; too few of them are withheld. */
static struct cc_spans
said_by(
    const char **text, const char **why, struct cycle_check *c, const struct cc_claim_said *s, int64_t worth)
{
	struct cc_span *by = CC_ARRAY(c->arena, struct cc_span, s->people);
	size_t n = 0;
	uint64_t people = 0;

	for (size_t i = 0; i < s->people; i++) {
		const struct cc_claim_answer *a = s->latest[i];
		struct cc_span who = a->role;

		if (a->na || a->worth != worth)
			continue;
		if (people++ == 0)
			*text = said_as(c, a);
		if (who.at == NULL && a->person < c->now.named)
			who = cc_state_text(c->now.state, PERSON, a->person);
		if (who.at != NULL)
			by[n++] = who;
	}
	if (people < c->run->min_cell) {
		c->withheld++;
		*why = "withheld";
		return (struct cc_spans){ NULL, 0 };
	}
	return once(by, n);
}

static int
by_consensus(const void *a, const void *b)
{
	const struct cycle_gap_row *x = a, *y = b;

	if (x->consensus != y->consensus)
		return x->consensus < y->consensus ? -1 : 1;
	return cc_span_cmp(x->item, y->item);
}

static void
put_disagreements(struct cc_report *report, struct cycle_check *c)
{
	const struct cc_checklist *list = cycle_list(c);
	struct cc_table *t = cc_report_at(report, T_DISAGREEMENTS);
	struct cycle_gap_row *row = CC_ARRAY(c->arena, struct cycle_gap_row, list->items.n);
	size_t n = 0;

	for (uint32_t i = 0; i < list->items.n; i++) {
		const struct cc_claim_said *s = &c->now.said[i];
		struct cycle_gap_row *r = &row[n];

		if (s->n < 2 || s->least == s->most)
			continue;
		n++;
		r->item = list->items.item[i].id;
		r->label = cc_check_label(&list->items.item[i], c->lang);
		r->n = s->n;
		r->words = !list->item[i].scaled && list->item[i].answers == 0;
		r->consensus = s->consensus;
		r->lowest_by = said_by(&r->lowest, &r->no_lowest, c, s, s->least);
		r->highest_by = said_by(&r->highest, &r->no_highest, c, s, s->most);
	}
	if (n > 0)
		qsort(row, n, sizeof *row, by_consensus);
	for (size_t i = 0; i < n; i++)
		row[i].rank =
		    i > 0 && row[i].consensus == row[i - 1].consensus ? row[i - 1].rank : (int64_t)i + 1;
	cc_table_fill(report, t, row, n);
	for (size_t i = 0; i < n; i++)
		if (row[i].words)
			t->cell[i * t->n_columns + t->first[DISAGREEMENTS_LOWEST]].as_type =
			    t->cell[i * t->n_columns + t->first[DISAGREEMENTS_HIGHEST]].as_type =
				1 + CC_TYPE_WORD;
}

static const char *
reading_of(double alpha)
{
	return isnan(alpha)		     ? NULL
	       : alpha >= CC_ALPHA_RELIABLE  ? "reliable"
	       : alpha >= CC_ALPHA_TENTATIVE ? "tentative"
					     : "unreliable";
}

static void
put_agreement(struct cc_report *report, struct cycle_check *c)
{
	const struct cc_checklist *list = cycle_list(c);

	for (uint32_t area = 0; area < list->areas.n; area++) {
		struct cc_claims_agreement a;
		struct cycle_agreement_row row = { .area = list->areas.item[area].id, .why = "no-alpha" };

		cc_claims_agree(&a, &c->now, area);
		if (a.people < 2)
			continue;
		row.items = a.items;
		row.people = a.people;
		row.alpha = a.alpha.alpha;
		row.low = a.alpha.low;
		row.high = a.alpha.high;
		row.reading = reading_of(row.alpha);
		c->no_alpha += isnan(row.alpha) || isnan(row.low);
		cc_table_fill(report, cc_report_at(report, T_AGREEMENT), &row, 1);
	}
}

void
cycle_put_who(struct cc_report *report, struct cycle_check *c)
{
	put_disagreements(report, c);
	put_agreement(report, c);
}
