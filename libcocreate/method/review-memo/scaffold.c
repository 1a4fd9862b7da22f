/* scaffold.c -- the next memo, and what may be cited (--scaffold, --find). */
#include "method/review-memo/int.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/json.h"
#include "base/num.h"
#include "figure/ref_list.h"

struct drafting {
	struct review *r;
	struct cc_buf text;
	const struct cc_fact_report
	    *last; /* the memo of --against, else the newest of the files; NULL: none */
	struct cc_span last_id;
};

static void
find_last(struct drafting *d)
{
	const struct review *r = d->r;

	d->last = r->last;
	d->last_id = r->last_id;
	for (size_t i = 0; r->last == NULL && i < r->now->n; i++) {
		struct cc_span id = cc_promises_memo(&r->now->report[i]);

		if (id.at != NULL && (d->last == NULL || cc_span_cmp(id, d->last_id) > 0)) {
			d->last = &r->now->report[i];
			d->last_id = id;
		}
	}
}

/* A text in double quotes is written alike in JSON and in YAML. */
static void
put_text(struct drafting *d, struct cc_span text)
{
	cc_json_text(&d->text, text.at != NULL ? text : CC_SPAN(""));
}

/* 2026-07 behind 2026-06; of another name nothing is known. */
static void
put_id(struct drafting *d)
{
	struct cc_span id = d->last_id;
	int64_t year, month;

	cc_buf_puts(&d->text, "memo: ");
	if (id.at != NULL && id.len == 7 && id.at[4] == '-' &&
	    cc_int_parse(&year, (struct cc_span){ id.at, 4 }) &&
	    cc_int_parse(&month, (struct cc_span){ id.at + 5, 2 }) && month >= 1 && month <= 12)
		cc_buf_printf(&d->text, "%04d-%02d\n", (int)(year + month / 12), (int)(month % 12 + 1));
	else
		cc_buf_puts(&d->text, "YYYY-MM\n");
}

/* What a promise is measured by stays with the promise. */
static bool
was_promised(const struct drafting *d, struct cc_span id)
{
	const struct cc_fact_table *t = cc_fact_table(d->last, CC_SPAN("memo"));

	for (size_t i = 0; t != NULL && i < t->n; i++)
		if (cc_span_eq(cc_fact_text(&t->row[i], "id"), id) &&
		    cc_span_eq(cc_fact_text(&t->row[i], "section"), CC_SPAN("next")))
			return true;
	return false;
}

/* References of the last memo, each entry with those that it had. */
static void
put_figures(struct drafting *d)
{
	const struct cc_fact_table *t = d->last != NULL ? cc_fact_table(d->last, CC_SPAN("figures")) : NULL;
	struct cc_span before = { NULL, 0 };

	for (size_t i = 0; t != NULL && i < t->n; i++) {
		struct cc_span id = cc_fact_text(&t->row[i], "id"),
			       ref = cc_fact_text(&t->row[i], "reference");

		if (id.at == NULL || ref.at == NULL || memchr(ref.at, '|', ref.len) != NULL ||
		    was_promised(d, id))
			continue;
		if (before.at == NULL || !cc_span_eq(before, id)) {
			cc_buf_puts(&d->text, before.at != NULL ? "'}\n" : "");
			cc_buf_puts(&d->text, before.at == NULL ? "found:\n" : "");
			cc_buf_printf(&d->text, "  - {id: %.*s, text: '", (int)id.len, id.at);
			before = id;
		} else {
			cc_buf_putc(&d->text, ' ');
		}
		cc_buf_putc(&d->text, '{');
		for (size_t k = 0; k < ref.len; k++) /* a quote is two in single quotes */
			cc_buf_add(
			    &d->text, ref.at[k] == '\'' ? "''" : &ref.at[k], ref.at[k] == '\'' ? 2 : 1);
		cc_buf_putc(&d->text, '}');
	}
	cc_buf_puts(&d->text, before.at != NULL ? "'}\n" : "found: []\n");
}

static void
put_promises(struct drafting *d)
{
	struct review *r = d->r;
	size_t n;
	const struct cc_kept_promise *p = memo_ledger(&n, r);
	bool any = false;

	for (size_t i = 0; i < n; i++) {
		char day[CC_DATE_TEXT] = "";

		if (!cc_promise_goes_on(p[i].verdict))
			continue;
		if (p[i].due != CC_NO_DAY)
			cc_date_print(day, p[i].due);
		cc_buf_puts(&d->text, any ? "" : "kept:\n");
		cc_buf_printf(&d->text, "  # - {id: %.*s/%.*s, is: done, text: ", (int)p[i].memo.len,
		    p[i].memo.at, (int)p[i].id.len, p[i].id.at);
		put_text(d, p[i].text);
		cc_buf_printf(&d->text, "}  # %.*s %s\n", (int)p[i].owner.len,
		    p[i].owner.at != NULL ? p[i].owner.at : "", day);
		any = true;
	}
	if (any)
		cc_buf_puts(&d->text,
		    memo_say(r, "  # take away the # of those that are done, dropped or moved (with due:)\n",
			"  # done（済み）、dropped（取りやめ）、moved（延期、due: 付き）のものは # "
			"を外す\n"));
}

void
memo_scaffold(struct review *r)
{
	struct drafting d = { .r = r };

	find_last(&d);
	put_id(&d);
	cc_buf_puts(&d.text, "title: \"\"\nby: []\n");
	cc_buf_puts(&d.text, "asked: []\n");
	put_figures(&d);
	cc_buf_puts(&d.text,
	    "# who: {text: \"\", rests_on: []}\n# what: {text: \"\", rests_on: []}\n# how: {text: "
	    "\"\", rests_on: []}\n");
	put_promises(&d);
	cc_buf_puts(&d.text, "# decided:\n#   - {id: d1, text: \"\", because: [], owner: , due: }\n"
			     "# next:\n#   - {id: t1, hypothesis: \"\", try: \"\", measure: \"\", expect: "
			     "\"\", owner: , due: }\n"
			     "# unknown:\n#   - {id: u1, text: \"\"}\n");
	r->report->page = cc_page_of_lines((struct cc_span){ d.text.at, d.text.len }, r->lang, r->arena);
	cc_buf_free(&d.text);
}

void
memo_find_word(struct review *r, const char *word)
{
	struct cc_ref_list list = { .facts = r->now, .word = cc_span(word), .arena = r->arena };
	struct cc_table *figures = cc_report_at(r->report, T_FIGURES);
	struct cc_ref_listed one;

	r->report->shown = "figures";
	while (cc_ref_list_next(&one, &list)) {
		struct cc_cited cited = cc_cited_at(&one.at, r->lang, r->run->digits);
		struct cc_figure_row row;

		cc_cite_row(&row, &(struct cc_cite){ .reference = one.reference }, &cited, r->arena);
		cc_table_fill(r->report, figures, &row, 1);
	}
	if (figures->rows == 0)
		cc_note(r->report, "not-found", "no reference and no cell holds \"%s\"",
		    "「%s」を含む参照もセルもありません", cc_quote(cc_span(word)).text);
}
