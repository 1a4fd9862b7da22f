/* checks.c -- what the figures do not bear, and what is not known. */
#include "method/review-memo/int.h"

#include "base/arena.h"
#include "base/date.h"
#include "rec/heads.h"

#include <math.h>

static void
add_check(struct review *r, const char *check, struct cc_span id, const char *expected, struct cc_span found,
    const char *source)
{
	r->check[r->checks++] = (struct memo_check){ check, expected, "no", source, id, found };
}

/* Sections whose sentences rest on figures. */
static bool
claims(const struct memo_entry *e)
{
	return e->section == MEMO_FOUND || e->section == MEMO_WHO || e->section == MEMO_WHAT ||
	       e->section == MEMO_HOW;
}

static void
check_text(struct review *r, const struct memo_entry *e)
{
	const char *bare = e->text[MEMO_TEXT].bare;
	struct cc_span found;

	if (bare == NULL || !claims(e))
		return;
	found = cc_typed_number(cc_span(bare));
	if (found.at != NULL)
		add_check(r, "typed_number", memo_id(e), "{TOOL.TABLE[KEY].COLUMN}", found,
		    memo_source(r, e->text[MEMO_TEXT].node));
	if (e->section != MEMO_FOUND)
		return;
	found = cc_change_word(&r->study->words, cc_span(bare));
	if (found.at != NULL && !e->since)
		add_check(r, "unsupported_change", memo_id(e), "|since", found,
		    memo_source(r, e->text[MEMO_TEXT].node));
	if (e->figures == 0 && e->from.at == NULL)
		add_check(r, "no_figure", memo_id(e), "{TOOL.TABLE[KEY].COLUMN}", CC_SPAN(""),
		    memo_source(r, e->node));
}

static bool
is_answered(const struct review *r, const struct memo_entry *asked)
{
	for (size_t i = 0; i < r->memo->n; i++)
		if (r->memo->entry[i].answers.at != NULL && cc_span_eq(r->memo->entry[i].answers, asked->id))
			return true;
	return false;
}

static void
check_entry(struct review *r, const struct memo_entry *e)
{
	const char *source = memo_source(r, e->node);
	bool to_do = e->section == MEMO_DECIDED || e->section == MEMO_NEXT;
	bool rests = e->section == MEMO_WHO || e->section == MEMO_WHAT || e->section == MEMO_HOW;

	check_text(r, e);
	if (e->section == MEMO_ASKED && !is_answered(r, e))
		add_check(r, "unanswered", e->id, "answers", CC_SPAN(""), source);
	if (to_do && e->owner.at == NULL)
		add_check(r, "no_owner", e->id, "owner", CC_SPAN(""), source);
	if (to_do && e->due == CC_NO_DAY)
		add_check(r, "no_due", e->id, "due", CC_SPAN(""), source);
	if (e->section == MEMO_NEXT && e->measure.at == NULL)
		add_check(r, "untestable", e->id, "measure", CC_SPAN(""), source);
	if (rests && e->because.n == 0)
		add_check(r, "assumption", memo_id(e), "rests_on", CC_SPAN(""), source);
}

static void
check_reports(struct review *r)
{
	for (size_t i = 0; r->last != NULL && r->last->as_of.at != NULL && i < r->now->n; i++) {
		const struct cc_fact_report *report = &r->now->report[i];

		if (cc_promises_memo(report).at != NULL || report->as_of.at == NULL ||
		    cc_span_cmp(report->as_of, r->last->as_of) >= 0)
			continue;
		add_check(r, "stale", report->tool,
		    cc_format(r->arena, ">= %.*s", (int)r->last->as_of.len, r->last->as_of.at), report->as_of,
		    NULL);
	}
}

static void
check_promises(struct review *r)
{
	for (size_t i = 0; i < r->promises; i++)
		if (r->promise[i].verdict == CC_PROMISE_LATE)
			add_check(r, "late", cc_span(cc_promise_name(&r->promise[i], r->arena)),
			    cc_date_text(r->arena, r->promise[i].due), CC_SPAN(""), NULL);
}

/* A check that found nothing says so. */
static void
add_passed(struct review *r)
{
	static const char *const checks[] = { "typed_number", "unsupported_change", "no_figure", "stale",
		"unanswered", "no_owner", "no_due", "untestable", "late", "assumption" };
	size_t found = r->checks;

	for (size_t c = 0; c < sizeof checks / sizeof *checks; c++) {
		bool any = false;

		for (size_t i = 0; i < found; i++)
			any |= strcmp(r->check[i].check, checks[c]) == 0;
		if (!any)
			r->check[r->checks++] = (struct memo_check){ .check = checks[c], .ok = "yes" };
	}
}

static struct memo_unknown *
add_unknown(struct review *r, const char *kind, struct cc_span id, const char *text)
{
	struct memo_unknown *u = &r->unknown[r->unknowns++];

	*u = (struct memo_unknown){ .kind = kind, .id = id, .text = text, .line = text };
	return u;
}

static const char *
sentence(struct review *r, struct cc_span id, const char *en, const char *ja)
{
	return cc_format(r->arena, "%.*s%s", (int)id.len, id.at, memo_say(r, en, ja));
}

/* The page has the column alone. */
static void
add_withheld(struct review *r, const struct memo_figure *f)
{
	struct cc_span column =
	    cc_head_in(f->cite.ref.column.at != NULL ? f->cite.ref.column : CC_SPAN("sentence"), r->lang);
	struct cc_span name[] = { f->cite.reference, column };
	const char *line[2];

	for (size_t i = 0; i < 2; i++)
		line[i] = cc_format(r->arena, "%.*s%s%.*s%s", (int)f->row.id.len, f->row.id.at,
		    memo_say(r, ": no figure for ", " の "), (int)name[i].len, name[i].at,
		    memo_say(r, "", " は数字がない"));
	add_unknown(r, "withheld", f->row.id, line[0])->line = line[1];
}

static void
find_unknown_figures(struct review *r)
{
	for (size_t i = 0; i < r->figures; i++) {
		const struct memo_figure *f = &r->figure[i];
		const struct cc_since *c = f->change != SIZE_MAX ? &r->change[f->change] : NULL;

		if (!f->cite.since || c == NULL || strcmp(c->verdict, "unclear") != 0)
			continue;
		if (c->reason != NULL && strcmp(c->reason, "definition") == 0)
			add_unknown(r, "unclear", f->row.id,
			    sentence(r, f->row.id, ": counted otherwise than last time",
				" は前回と定義が違い、比べられない"));
		else
			add_unknown(r, "unclear", f->row.id,
			    sentence(r, f->row.id, ": the change since last time is unclear",
				" の前回との差は不明"));
	}
	for (size_t i = 0; i < r->figures; i++) {
		const struct memo_figure *f = &r->figure[i];

		if (f->cited.empty || (f->cite.since && f->change == SIZE_MAX))
			add_withheld(r, f);
	}
}

static void
find_unknown(struct review *r)
{
	for (size_t i = 0; i < r->memo->n; i++)
		if (r->memo->entry[i].section == MEMO_UNKNOWN)
			add_unknown(r, "given", r->memo->entry[i].id, r->memo->entry[i].shown)->source =
			    memo_source(r, r->memo->entry[i].node);
	for (size_t i = 0; i < r->memo->n; i++) {
		const struct memo_entry *e = &r->memo->entry[i];

		if (e->section == MEMO_ASKED && !is_answered(r, e))
			add_unknown(
			    r, "unanswered", e->id, sentence(r, e->id, " has no answer", " に答えがない"))
			    ->source = memo_source(r, e->node);
	}
	find_unknown_figures(r);
	for (size_t i = 0; i < r->memo->n; i++) {
		const struct memo_entry *e = &r->memo->entry[i];

		if (e->section == MEMO_NEXT && e->measure.at == NULL)
			add_unknown(
			    r, "untested", e->id, sentence(r, e->id, " has no measure", " に測る数字がない"))
			    ->source = memo_source(r, e->node);
	}
}

void
memo_make_checks(struct review *r)
{
	r->check = CC_ARRAY(r->arena, struct memo_check, 4 * r->memo->n + r->now->n + r->promises + 16);
	r->unknown = CC_ARRAY(r->arena, struct memo_unknown, 3 * r->memo->n + 2 * r->figures + 1);
	for (size_t i = 0; i < r->memo->n; i++)
		check_entry(r, &r->memo->entry[i]);
	check_reports(r);
	check_promises(r);
	add_passed(r);
	find_unknown(r);
}
