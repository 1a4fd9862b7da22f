/* page.c -- the page: title, seven parts, one line of sources. */
#include "method/review-memo/int.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/utf8.h"
#include "rec/heads.h"

#include <math.h>

enum { UNKNOWN_LINES = 3 };

struct paging {
	struct review *r;
	struct cc_page_making making;
};

static const struct cc_span no_name = { NULL, 0 };

static const char *
bracketed(const struct review *r, const char *inner)
{
	return cc_say_bracketed(inner, r->lang, r->arena);
}

static const char *
listed(const struct review *r, const char *list, const char *one)
{
	return cc_say_listed(list, one, r->lang, r->arena);
}

static const char *
owner_and_day(const struct review *r, struct cc_span owner, int64_t due)
{
	return listed(r, cc_span_text(r->arena, owner), cc_date_text(r->arena, due));
}

static bool
is_unanswered(const struct review *r, const struct memo_entry *e)
{
	for (size_t i = 0; i < r->unknowns; i++)
		if (strcmp(r->unknown[i].kind, "unanswered") == 0 && cc_span_eq(r->unknown[i].id, e->id))
			return true;
	return false;
}

static void
put_asked(struct paging *p, const struct memo_entry *e)
{
	struct review *r = p->r;

	cc_page_add(&p->making, CC_PAGE_ENTRY, e->id,
	    cc_format(r->arena, "%s%s%s", e->shown, bracketed(r, cc_span_text(r->arena, e->owner)),
		is_unanswered(r, e) ? memo_say(r, " – no answer", " — 答えなし") : ""));
}

static void
put_claim(struct paging *p, const struct memo_entry *e)
{
	static const struct cc_words names[] = { CC_WORDS("Who: ", "誰に："), CC_WORDS("What: ", "何を："),
		CC_WORDS("How: ", "どう：") };
	struct review *r = p->r;

	cc_page_add(&p->making, CC_PAGE_ENTRY, no_name,
	    cc_format(r->arena, "%s%s%s", cc_words_in(&names[e->section - MEMO_WHO], r->lang), e->shown,
		bracketed(
		    r, e->because.n > 0 ? memo_join(r, &e->because) : memo_say(r, "assumption", "仮置き"))));
}

static void
put_decided(struct paging *p, const struct memo_entry *e)
{
	struct review *r = p->r;
	const char *why = e->because.n > 0 ? cc_format(r->arena, "%s%s", memo_say(r, "because of ", "根拠 "),
						 memo_join(r, &e->because))
					   : "";

	cc_page_add(&p->making, CC_PAGE_ENTRY, e->id,
	    cc_format(r->arena, "%s%s", e->shown,
		bracketed(r, listed(r, owner_and_day(r, e->owner, e->due), why))));
}

static void
put_next(struct paging *p, const struct memo_entry *e)
{
	struct review *r = p->r;
	const struct memo_figure *f = e->measured != SIZE_MAX ? &r->figure[e->measured] : NULL;
	const char *text =
	    cc_format(r->arena, "%s%s", e->shown, bracketed(r, owner_and_day(r, e->owner, e->due)));

	if (f != NULL)
		text = cc_format(r->arena, "%s%s%s%s%s%s", text, memo_say(r, ". ", "。"),
		    e->expect.at != NULL ? memo_say(r, "Expected: ", "目安 ") : "",
		    e->expect.at != NULL ? cc_expect_say(e->measure, &e->expected, &f->cited.how, r->arena)
					 : "",
		    e->expect.at != NULL ? memo_say(r, ", now ", "、いま ") : memo_say(r, "Now ", "いま "),
		    f->row.shown);
	cc_page_add(&p->making, CC_PAGE_ENTRY, e->id, text);
}

static void
put_found(struct paging *p, const struct memo_entry *e)
{
	cc_page_add(&p->making, CC_PAGE_ENTRY, e->id, e->shown);
}

/* Those between two sections, under one heading; without any nothing. */
static void
put_part(struct paging *p, const struct cc_words *heading, enum memo_section from, enum memo_section to,
    void (*put)(struct paging *, const struct memo_entry *))
{
	bool any = false;

	for (size_t i = 0; i < p->r->memo->n; i++) {
		const struct memo_entry *e = &p->r->memo->entry[i];

		if (e->section < from || e->section > to)
			continue;
		if (!any)
			cc_page_add(&p->making, CC_PAGE_HEADING, no_name, cc_words_in(heading, p->r->lang));
		any = true;
		put(p, e);
	}
}

static void
put_promises(struct paging *p)
{
	struct review *r = p->r;

	if (r->promises > 0)
		cc_page_add(&p->making, CC_PAGE_HEADING, no_name, memo_say(r, "Since last time", "前回から"));
	for (size_t i = 0; i < r->promises; i++) {
		const struct memo_entry *kept = memo_kept(r, &r->promise[i]);

		cc_page_add(&p->making, CC_PAGE_ENTRY, no_name,
		    cc_promise_say(&r->promise[i], kept != NULL ? kept->shown : "", r->lang, r->arena));
	}
}

/* Those besides what the memo gives. */
static const char *
join_unknown(const struct paging *p, size_t first)
{
	const struct review *r = p->r;
	const char **line = CC_ARRAY(r->arena, const char *, r->unknowns);

	for (size_t i = first; i < r->unknowns; i++)
		line[i - first] = r->unknown[i].line;
	return cc_page_sentences(
	    line, r->unknowns - first, UNKNOWN_LINES, &p->making.page, "-T unknown", r->arena);
}

static void
put_unknown(struct paging *p)
{
	const struct review *r = p->r;
	size_t given = 0;

	cc_page_add(
	    &p->making, CC_PAGE_HEADING, no_name, memo_say(r, "What we do not know", "まだわからないこと"));
	for (; given < r->unknowns && strcmp(r->unknown[given].kind, "given") == 0; given++)
		cc_page_add(&p->making, CC_PAGE_ENTRY, r->unknown[given].id, r->unknown[given].text);
	if (given < r->unknowns)
		cc_page_add(&p->making, CC_PAGE_ENTRY, no_name, join_unknown(p, given));
	else if (given == 0)
		cc_page_add(&p->making, CC_PAGE_ENTRY, no_name,
		    memo_say(r, "Nothing that was written down.", "書き留めたものはない。"));
}

static const char *
listed_source(const struct review *r, const char *all, const struct cc_fact_report *report)
{
	const char *one = cc_format(r->arena, "%s %s", cc_span_text(r->arena, report->tool),
	    report->as_of.at != NULL ? cc_span_text(r->arena, report->as_of)
				     : memo_say(r, "undated", "日付なし"));

	return strstr(all, one) != NULL ? all : listed(r, all, one);
}

/* The reports that are cited, in the order of the page, and the last memo. */
static const char *
sources(const struct review *r)
{
	const char *all = "";

	for (size_t i = 0; i < r->figures; i++)
		all = listed_source(r, all, r->figure[i].cited.at.report);
	for (size_t i = 0; i < r->promises; i++)
		if (r->promise[i].report != NULL)
			all = listed_source(r, all, r->promise[i].report);
	if (r->last != NULL)
		all = listed(r, all,
		    cc_format(r->arena, "%s%s", memo_say(r, "last memo ", "前回 "),
			cc_span_text(r->arena, r->last_id)));
	if (r->study->lines == 0)
		all = listed(r, all, memo_say(r, "no limit of lines", "行数の制限なし"));
	return *all == '\0' ? memo_say(r, "none", "なし") : all;
}

static const struct cc_words headings[] = { CC_WORDS("What we asked", "たずねたこと"),
	CC_WORDS("What we found", "わかったこと"), CC_WORDS("Who, what, how", "誰に・何を・どうやって"),
	CC_WORDS("What we decided", "決めたこと"), CC_WORDS("What we try next", "次に試すこと") };

static void
put_parts(struct paging *p)
{
	const struct review *r = p->r;
	const struct memo *m = r->memo;

	cc_page_add(&p->making, CC_PAGE_TITLE, no_name,
	    cc_format(r->arena, "%s  %s%s", cc_span_text(r->arena, m->id), cc_span_text(r->arena, m->title),
		m->by.n > 0 ? cc_format(r->arena, "%s%s%s", memo_say(r, "  (", "  （"), memo_join(r, &m->by),
				  memo_say(r, ")", "）"))
			    : ""));
	put_part(p, &headings[0], MEMO_ASKED, MEMO_ASKED, put_asked);
	put_part(p, &headings[1], MEMO_FOUND, MEMO_FOUND, put_found);
	put_part(p, &headings[2], MEMO_WHO, MEMO_HOW, put_claim);
	put_promises(p);
	put_part(p, &headings[3], MEMO_DECIDED, MEMO_DECIDED, put_decided);
	put_part(p, &headings[4], MEMO_NEXT, MEMO_NEXT, put_next);
	put_unknown(p);
	cc_page_add(&p->making, CC_PAGE_FOOT, no_name,
	    cc_format(r->arena, "%s%s", memo_say(r, "Sources: ", "出どころ："), sources(r)));
}

bool
memo_make_page(struct review *r, struct cc_err *err)
{
	struct paging p = { r,
		{ .page = { .width = r->study->columns, .lang = r->lang }, .arena = r->arena } };
	const struct cc_page *page;
	size_t lines;

	put_parts(&p);
	r->report->page = page = cc_page_end(&p.making);
	lines = cc_page_lines(page);
	if (r->study->lines == 0 || lines <= r->study->lines)
		return true;
	return cc_fail_at(err, CC_EXIT_STUDY, (struct cc_place){ r->memo->file, 0, 0 },
	    N_("the page has %zu lines (%s; longest: %s); wanted at most %zu, as --page says"), lines,
	    cc_page_weights(page, r->arena), cc_page_longest(page, r->arena), r->study->lines);
}
