/* tables.c -- areas, items, what is open, evidence, patterns, questions. */
#include "method/cycle-check/int.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/num.h"
#include "method/cycle-check/rows.h"

#include <math.h>

static const char *
yes_no(bool yes)
{
	return yes ? "yes" : "no";
}

static double
share(int64_t worth, bool known)
{
	return known ? (double)worth / CC_CREDIT_ONE : (double)NAN;
}

static int64_t
day_or_none(int64_t day)
{
	return day == CC_NO_DAY ? CC_NO_INT : day;
}

static void
put_areas(struct cc_report *report, const struct cycle_check *c)
{
	const struct cc_checklist *list = cycle_list(c);
	struct cycle_area_row *row = CC_ARRAY(c->arena, struct cycle_area_row, list->areas.n);

	for (uint32_t i = 0; i < list->areas.n; i++) {
		const struct cycle_area *a = &c->area[i];

		row[i] = (struct cycle_area_row){ list->areas.item[i].id,
			cc_check_label(&list->areas.item[i], c->lang), a->items, a->n[STATE_MET],
			a->n[STATE_PARTLY], a->n[STATE_OPEN], a->n[STATE_CONTRADICTED], a->n[STATE_UNKNOWN],
			a->n[STATE_NA], a->known, a->score, a->low, a->high, a->level, { NULL, 0 } };
		if (a->weakest != CC_NO_ITEM)
			row[i].weakest = list->items.item[a->weakest].id;
	}
	cc_table_fill(report, cc_report_at(report, T_AREAS), row, list->areas.n);
}

static struct cycle_item_row
item_row(const struct cycle_check *c, uint32_t i)
{
	const struct cycle_item *item = &c->item[i];
	const struct cc_claim_said *s = item->said;

	return (struct cycle_item_row){ .item = item->of->item->id,
		.area = cycle_list(c)->areas.item[item->of->area].id,
		.label = cc_check_label(item->of->item, c->lang),
		.n = s->n,
		.score = share(s->sum, s->n > 0) / (s->n > 0 ? (double)s->n : 1),
		.lowest = share(s->least, s->n > 0),
		.highest = share(s->most, s->n > 0),
		.consensus = s->consensus,
		.claimed = cc_claim_words[s->claim],
		.computed = item->computed != CC_VERDICT_NONE ? cc_verdict_words[item->computed] : NULL,
		.state = cycle_states[item->state],
		.gate = yes_no(item->of->gate),
		.owner = s->owner,
		.due = day_or_none(s->due),
		.since = item->since,
		.age = item->age,
		.overdue = item->overdue,
		.reason = item->reason };
}

static void
put_items(struct cc_report *report, const struct cycle_check *c)
{
	uint32_t n = cycle_list(c)->items.n;
	struct cycle_item_row *row = CC_ARRAY(c->arena, struct cycle_item_row, n);

	for (uint32_t i = 0; i < n; i++)
		row[i] = item_row(c, i);
	cc_table_fill(report, cc_report_at(report, T_ITEMS), row, n);
	for (size_t i = 0; i < c->open; i++) {
		row[i] = item_row(c, c->rank[i]);
		row[i].rank = (int64_t)i + 1;
	}
	cc_table_fill(report, cc_report_at(report, T_OPEN), row, c->open);
}

static void
put_rule(struct cc_report *report, const struct cycle_item *item, size_t k)
{
	const struct cc_verified *v = &item->found[k];
	struct cycle_evidence_row row = { item->of->item->id, item->of->rule[k].text,
		v->found != NULL ? cc_span(v->found) : (struct cc_span){ NULL, 0 }, v->wanted,
		cc_verdict_words[v->verdict], v->n, v->tool, v->label, CC_NO_INT, v->reason };
	int64_t day;

	if (v->as_of.at != NULL && cc_date_parse_iso(&day, v->as_of))
		row.as_of = day;
	cc_table_fill(report, cc_report_at(report, T_EVIDENCE), &row, 1);
}

/* Links that people gave stand behind the rules: nobody read them. */
static void
put_evidence(struct cc_report *report, const struct cycle_check *c)
{
	for (uint32_t i = 0; i < cycle_list(c)->items.n; i++) {
		const struct cycle_item *item = &c->item[i];

		for (size_t k = 0; k < item->of->rules; k++)
			put_rule(report, item, k);
		for (size_t k = 0; k < item->said->links; k++) {
			struct cycle_evidence_row row = { .item = item->of->item->id,
				.rule = "link",
				.found = item->said->link[k],
				.n = CC_NO_INT,
				.as_of = CC_NO_INT,
				.reason = cc_words_in(CC_SAY("given with an answer; not read",
							  "回答に添えられたもの。中は見ていない"),
				    c->lang) };

			cc_table_fill(report, cc_report_at(report, T_EVIDENCE), &row, 1);
		}
	}
}

/* Those that lack, then those that nobody knows, with ?. */
static struct cc_spans
lacking(const struct cycle_check *c, const struct cc_check_pattern *p)
{
	struct cc_span *item = CC_ARRAY(c->arena, struct cc_span, p->n);
	size_t n = 0;

	for (size_t k = 0; k < p->n; k++)
		if (c->item[p->of[k]].state <= STATE_OPEN)
			item[n++] = c->item[p->of[k]].of->item->id;
	for (size_t k = 0; k < p->n; k++) {
		struct cc_span id = c->item[p->of[k]].of->item->id;

		if (c->item[p->of[k]].state == STATE_UNKNOWN)
			item[n++] = cc_span(cc_format(c->arena, "%.*s?", (int)id.len, id.at));
	}
	return (struct cc_spans){ item, n };
}

static void
put_patterns(struct cc_report *report, const struct cycle_check *c)
{
	const struct cc_checklist *list = cycle_list(c);

	for (uint32_t i = 0; i < list->patterns.n; i++) {
		const struct cc_check_pattern *p = &list->pattern[i];
		struct cc_span *items = CC_ARRAY(c->arena, struct cc_span, p->n);
		struct cycle_pattern_row row = { p->item->id, cc_check_label(p->item, c->lang),
			c->pattern[i].present, p->needed, c->pattern[i].unknown, { items, p->n },
			c->pattern[i].status, lacking(c, p), NULL };

		for (size_t k = 0; k < p->n; k++)
			items[k] = list->items.item[p->of[k]].id;
		if (p->remedy.in[CC_EN] != NULL || p->remedy.in[c->lang] != NULL)
			row.remedy =
			    p->remedy.in[c->lang] != NULL ? p->remedy.in[c->lang] : p->remedy.in[CC_EN];
		cc_table_fill(report, cc_report_at(report, T_PATTERNS), &row, 1);
	}
}

/* The answers at both ends, as they may be given. */
static const char *
end_of(const struct cycle_check *c, const struct cc_check_item *item, size_t end)
{
	const char *words =
	    item->ends[end].in[c->lang] != NULL ? item->ends[end].in[c->lang] : item->ends[end].in[CC_EN];
	const struct cc_answer_worth *most = item->answer;

	if (item->scaled && words != NULL)
		return cc_format(c->arena, "%s = %s", cc_num_say(item->scale[end]).text, words);
	if (item->scaled)
		return cc_strdup(c->arena, cc_num_say(item->scale[end]).text);
	if (words != NULL)
		return words;
	for (size_t k = 1; k < item->answers; k++)
		if (end == 0 ? item->answer[k].worth < most->worth : item->answer[k].worth > most->worth)
			most = &item->answer[k];
	if (item->answers > 0)
		return cc_strndup(c->arena, most->text.at, most->text.len);
	return cc_words_in(end == 0 ? CC_SAY("no", "いいえ") : CC_SAY("yes", "はい"), c->lang);
}

static void
put_questions(struct cc_report *report, const struct cycle_check *c)
{
	const struct cc_checklist *list = cycle_list(c);

	for (uint32_t i = 0; i < list->items.n; i++) {
		const struct cc_check_item *item = &list->item[i];
		struct cycle_question_row row = { item->item->id, list->areas.item[item->area].id,
			cc_check_label(item->item, c->lang), end_of(c, item, 0), end_of(c, item, 1), NULL };

		cc_table_fill(report, cc_report_at(report, T_QUESTIONS), &row, 1);
	}
}

void
cycle_put_tables(struct cc_report *report, struct cycle_check *c)
{
	put_areas(report, c);
	put_items(report, c);
	put_evidence(report, c);
	put_patterns(report, c);
	put_questions(report, c);
}

static void
miss(struct cc_report *report, const struct cycle_check *c, const char *table, struct cc_span key,
    const char *column, const char *found)
{
	cc_report_miss(report,
	    cc_format(c->arena, "--check: %s[%s].%s is %s", table, cc_quote(key).text, column, found));
}

/* A gate that does not apply, though the data say no, is missed, too. */
void
cycle_check_gates(struct cc_report *report, const struct cycle_check *c)
{
	const struct cc_cycle_check_opts *opts = c->run->opts;
	const struct cc_checklist *list = cycle_list(c);

	for (uint32_t i = 0; opts->check && i < list->items.n; i++) {
		const struct cycle_item *item = &c->item[i];

		if ((item->of->gate && item->state <= STATE_UNKNOWN) || item->state == STATE_CONTRADICTED)
			miss(report, c, "items", item->of->item->id, "state", cycle_states[item->state]);
		else if (item->of->gate && item->state == STATE_NA && item->computed == CC_VERDICT_NO)
			miss(report, c, "items", item->of->item->id, "computed", "no");
	}
	for (uint32_t i = 0; opts->check && i < list->patterns.n; i++)
		if (strcmp(c->pattern[i].status, "fires") == 0)
			miss(report, c, "patterns", list->pattern[i].item->id, "status", "fires");
}
