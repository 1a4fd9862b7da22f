/* tables.c -- columns, rows, measures, notes. */
#include "method/review-memo/int.h"

#include "base/arena.h"
#include "base/date.h"
#include "figure/defined.h"
#include "figure/measures.h"
#include "figure/names.h"

#include <math.h>

struct memo_row {
	const char *section, *text, *source;
	int64_t order, due;
	struct cc_span id, owner, measure, expect;
	struct cc_spans because;
};

#define ROW(name, member, type, part)	  CC_CELL(struct memo_row, name, member, type, part)
#define CHANGE(name, member, type, part)  CC_CELL(struct cc_since, name, member, type, part)
#define UNKNOWN(name, member, type, part) CC_CELL(struct memo_unknown, name, member, type, part)
#define CHECK(name, member, type, part)	  CC_CELL(struct memo_check, name, member, type, part)

const struct cc_table_spec memo_tables[] = {
	[T_MEMO] = { "memo", CC_WORDS("The memo", "メモ"),
	    CC_COLUMNS(struct memo_row, ROW("section", section, WORD, KEY), ROW("order", order, INT, NONE),
		ROW("id", id, ID, KEY), ROW("text", text, TEXT, NONE), ROW("owner", owner, ID, NONE),
		ROW("due", due, DATE, NONE), ROW("because", because, LIST, NONE),
		ROW("source", source, PLACE, NONE), ROW("measured", measure, LABEL, NONE),
		ROW("expect", expect, LABEL, NONE)),
	    .id_column = "id" },
	[T_FIGURES] = { "figures", CC_WORDS("Figures that are cited", "引用した数字"),
	    CC_COLUMNS(struct cc_figure_row, CC_FIGURE_COLUMNS), .id_column = "id" },
	[T_CHANGES] = { "changes", CC_WORDS("Changes since the last memo", "前回のメモからの変化"),
	    CC_COLUMNS(struct cc_since, CHANGE("id", id, ID, KEY), CHANGE("reference", reference, LABEL, KEY),
		CHANGE("before", before, REAL, NONE), CHANGE("after", after, REAL, NONE),
		CHANGE("difference", moved.difference, REAL, ESTIMATE), CHANGE("low", moved.low, REAL, LOW),
		CHANGE("high", moved.high, REAL, HIGH), CHANGE("n_before", n_before, INT, N),
		CHANGE("n_after", n_after, INT, N), CHANGE("p", moved.p, P, P),
		CHANGE("p_adjusted", p_adjusted, P, P), CHANGE("verdict", verdict, WORD, NONE),
		CHANGE("reason", reason, WORD, NONE)),
	    .id_column = "id" },
	[T_UNKNOWN] = { "unknown", CC_WORDS("What is not known", "わからないこと"),
	    CC_COLUMNS(struct memo_unknown, UNKNOWN("kind", kind, WORD, KEY), UNKNOWN("id", id, ID, KEY),
		UNKNOWN("text", text, TEXT, NONE), UNKNOWN("source", source, PLACE, NONE)),
	    .id_column = "id" },
	[T_CHECKS] = { "checks", CC_WORDS("Checks", "確認"),
	    CC_COLUMNS(struct memo_check, CHECK("check", check, WORD, KEY), CHECK("id", id, ID, KEY),
		CHECK("expected", expected, LABEL, NONE), CHECK("found", found, TEXT, NONE),
		CHECK("ok", ok, WORD, NONE), CHECK("source", source, PLACE, NONE)),
	    .id_column = "check" },
	[T_PROMISES] = { "promises", CC_WORDS("What earlier memos promised", "前回までの約束"),
	    CC_COLUMNS(struct cc_kept_promise, CC_PROMISE_COLUMNS), .id_column = "id",
	    .flags = CC_TABLE_AGAINST },
	[T_LEDGER] = { "ledger", CC_WORDS("Every promise, and what became of it", "約束の台帳"),
	    CC_COLUMNS(struct cc_kept_promise, CC_PROMISE_COLUMNS), .id_column = "id" },
	[T_DEFINITIONS] = { "definitions", CC_WORDS("How cited figures are counted", "引用した数字の定義"),
	    CC_COLUMNS(struct cc_defined, CC_DEFINED_COLUMNS), .id_column = "reference" },
	[T_MEASURES] = CC_MEASURES_TABLE,
	{ 0 },
};

const struct cc_words memo_formulas[] = {
	CC_WORDS("Since last time: the difference, with its interval made of the intervals on both sides "
		 "(MOVER), Holm over all of them; the waves are taken as independent.",
	    "前回との差: 両方の区間から作った区間（MOVER）。p 値は全部まとめて Holm "
	    "で調整。二回の回答者は独立とみなす。"),
	CC_WORDS(
	    "A promise with a figure: kept where the whole interval is as expected, missed where none of "
	    "it is.",
	    "数字のある約束: 区間の全部が目安を満たせば達成、どこも満たさなければ届かず。"),
	CC_WORDS(NULL, NULL),
};

static void
put_memo(struct review *r)
{
	struct memo_row *row = CC_ARRAY(r->arena, struct memo_row, r->memo->n);

	for (size_t i = 0; i < r->memo->n; i++) {
		const struct memo_entry *e = &r->memo->entry[i];

		row[i] = (struct memo_row){ memo_section_words[e->section], e->shown, memo_source(r, e->node),
			e->order, e->due, e->id, e->owner, e->measure, e->expect,
			e->because.n > 0 ? e->because : (struct cc_spans){ NULL, 0 } };
	}
	cc_table_fill(r->report, cc_report_at(r->report, T_MEMO), row, r->memo->n);
}

static void
put_measures(struct review *r)
{
	struct cc_promise_counts p = cc_promises_count(r->promise, r->promises);
	uint64_t asked = 0, open = 0;
	struct cc_run run = *r->run;
	struct cc_table *t;

	run.has_as_of = r->as_of != CC_NO_DAY;
	run.as_of = r->as_of;
	t = cc_measures_begin(r->report, &run);
	for (size_t i = 0; i < r->memo->n; i++)
		asked += r->memo->entry[i].section == MEMO_ASKED;
	for (size_t i = 0; i < r->unknowns; i++)
		open += strcmp(r->unknown[i].kind, "unanswered") == 0;
	cc_measure_share(r->report, t, &run, "promises_kept", p.kept, p.judged);
	cc_measure(r->report, t, &run, "promises_late", (double)p.late, r->promises, NAN, NAN);
	cc_measure_share(r->report, t, &run, "hypotheses_closed", p.closed, p.tested);
	cc_measure_share(r->report, t, &run, "questions_answered", asked - open, asked);
	cc_measure(r->report, t, &run, "figures_cited", (double)r->figures, r->figures, NAN, NAN);
}

/* Each once, where its report says how it is counted. */
static void
put_definitions(struct review *r)
{
	for (size_t i = 0; i < r->figures; i++) {
		const struct memo_figure *f = &r->figure[i];
		struct cc_defined defined = cc_defined_of(&f->cite, &f->cited);
		size_t k = 0;

		while (!cc_span_eq(r->figure[k].cite.reference, f->cite.reference))
			k++;
		if (k == i && defined.fingerprint.at != NULL)
			cc_table_fill(r->report, cc_report_at(r->report, T_DEFINITIONS), &defined, 1);
	}
}

void
memo_put_tables(struct review *r)
{
	struct cc_report *report = r->report;
	size_t n;
	struct cc_kept_promise *ledger = memo_ledger(&n, r);

	for (size_t i = 0; i < r->figures; i++)
		cc_table_fill(report, cc_report_at(report, T_FIGURES), &r->figure[i].row, 1);
	cc_table_fill(report, cc_report_at(report, T_CHANGES), r->change, r->changes);
	cc_table_fill(report, cc_report_at(report, T_UNKNOWN), r->unknown, r->unknowns);
	cc_table_fill(report, cc_report_at(report, T_CHECKS), r->check, r->checks);
	cc_table_fill(report, cc_report_at(report, T_PROMISES), r->promise, r->promises);
	cc_table_fill(report, cc_report_at(report, T_LEDGER), ledger, n);
	put_definitions(r);
	if (r->memo != NULL) {
		put_memo(r);
		put_measures(r);
	}
}

static const struct {
	const char *code;
	struct cc_words words;
} said[] = {
	{ "typed_number", CC_WORDS("numbers typed by hand: %s", "手で打った数字: %s") },
	{ "unsupported_change", CC_WORDS("a change is told without |since or from: %s",
				    "|since も from もなく変化を述べています: %s") },
	{ "no_figure", CC_WORDS("found, without a figure: %s", "数字のない「わかったこと」: %s") },
	{ "stale", CC_WORDS("reports older than the last memo: %s", "前回のメモより古い報告: %s") },
	{ "unanswered", CC_WORDS("questions without an answer: %s", "答えのない問い: %s") },
	{ "no_owner", CC_WORDS("no owner: %s", "担当者がいません: %s") },
	{ "no_due", CC_WORDS("no date: %s", "期日がありません: %s") },
	{ "untestable", CC_WORDS("next, without a measure: %s", "測る数字のない「次に試すこと」: %s") },
	{ "late", CC_WORDS("promises that are late: %s", "期日を過ぎた約束: %s") },
	{ "assumption", CC_WORDS("rests on nothing found: %s", "わかったことに基づいていません: %s") },
};

static void
put_check_notes(struct review *r)
{
	const struct cc_review_memo_opts *opts = r->run->opts;

	for (size_t c = 0; c < sizeof said / sizeof *said; c++) {
		struct cc_names_list names = { 0 };

		for (size_t i = 0; i < r->checks; i++)
			if (strcmp(r->check[i].check, said[c].code) == 0 && strcmp(r->check[i].ok, "no") == 0)
				cc_names_data(&names, r->check[i].id, r->arena);
		if (names.n == 0)
			continue;
		cc_note_of(r->report, said[c].code, &said[c].words, names.text);
		if (opts->check)
			cc_report_miss(
			    r->report, cc_format(r->arena, "check %s: %s", said[c].code, names.text));
	}
}

void
memo_put_notes(struct review *r)
{
	bool compared = false, by_value = false;
	struct cc_names_list anew = { 0 };

	for (size_t i = 0; i < r->changes; i++) {
		compared |= !r->change[i].own && isfinite(r->change[i].moved.p);
		if (r->change[i].reason != NULL && strcmp(r->change[i].reason, "definition") == 0)
			cc_names_data(&anew, r->change[i].reference, r->arena);
	}
	for (size_t i = 0; i < r->promises; i++)
		by_value |= isfinite(r->promise[i].now) && !isfinite(r->promise[i].low) &&
			    r->promise[i].expect.at != NULL;
	if (compared)
		cc_note(r->report, "independent",
		    "changes since the last memo take the people of both as independent",
		    "前回との差は、二回の回答者が独立であるとみなしています");
	if (anew.n > 0)
		cc_note(r->report, "definition",
		    "counted otherwise than in the last memo, so that nothing is said of their change: %s",
		    "前回のメモから定義が変わったため、変化を判定していません: %s", anew.text);
	if (by_value)
		cc_note(r->report, "no_interval", "promises were judged by a value without an interval",
		    "区間のない値で判定した約束があります");
	if (r->promises > 0 && r->as_of == CC_NO_DAY)
		cc_note(r->report, "no_day", "nothing is late, as no day is known; --as-of gives one",
		    "日付がわからないため、期日を過ぎたかどうかを判定していません（--as-of で指定できます）");
	put_check_notes(r);
}
