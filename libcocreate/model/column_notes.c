/* column_notes.c -- what reading left out or forgave, as notes of the report. */
#include "model/column_type.h"
#include "model/column_where.h"

#include "base/arena.h"

#include <inttypes.h>

/* So many columns have a note each; of more the first are named in one. */
enum { COLUMNS_NAMED = 5 };

static void
note_file(struct cc_report *report, const struct cc_bound *b)
{
	struct cc_quoted file = cc_quote(cc_span(b->place.file));

	if (b->unanswered.count > 0)
		cc_note(report, "unanswered", "%s: rows that name no %s, left out: %ju (lines %s)",
		    "%s: %s の回答がない行を除きました: %ju 行（%s 行目）", file.text,
		    b->binder->method->roles[cc_split_role(b->binder)].name, (uintmax_t)b->unanswered.count,
		    cc_tally_lines(&b->unanswered, report->arena));
	if (b->stray.count > 0)
		cc_note(report, "stray-quotes",
		    "%s: rows with a quote inside a cell that does not begin with one: %ju (lines %s); the "
		    "quote is text there and keeps no delimiter within the cell",
		    "%s: 引用符で始まらないセルの途中に引用符がある行: %ju 行（%s "
		    "行目）。その引用符は文字として読み、後に続く区切り文字で列が分かれます",
		    file.text, (uintmax_t)b->stray.count, cc_tally_lines(&b->stray, report->arena));
	if (b->ragged.count > 0)
		cc_note(report, "ragged",
		    "%s: rows of another width than the header's, padded or cut: %ju (lines %s)",
		    "%s: 見出しと列数の違う行を補うか切り詰めました: %ju 行（%s 行目）", file.text,
		    (uintmax_t)b->ragged.count, cc_tally_lines(&b->ragged, report->arena));
	cc_note_undated(report, b);
	cc_note_unordered(report, b);
}

/* Lines that are no answers. */
static void
note_lines(struct cc_report *report, const struct cc_bound *b)
{
	struct cc_quoted file = cc_quote(cc_span(b->place.file));

	if (b->dropped > 0)
		cc_note(report, "import-ids",
		    "%s: a header of Qualtrics: its questions and ImportIds were passed over, in %ju lines",
		    "%s: Qualtrics の見出しです。設問文と ImportId の行を読み飛ばしました: %ju 行", file.text,
		    (uintmax_t)b->dropped);
	if (b->sum.line > 0)
		cc_note(report, "totals",
		    "%s:%ju: the last row, \"%s\", sums up and was left out; --totals=keep keeps it",
		    "%s:%ju: 最後の行「%s」は集計とみなして除きました（--totals=keep で残せます）", file.text,
		    (uintmax_t)b->sum.line, cc_quote((struct cc_span){ b->sum.text, b->sum.len }).text);
	if (b->unnamed_line > 0)
		cc_note(report, "first-row",
		    "%s:%ju: the first row names no person, and others do; if it belongs to the header, "
		    "--header=2",
		    "%s:%ju: 最初の行だけ回答者がありません。見出しの続きなら --header=2 を指定してください",
		    file.text, (uintmax_t)b->unnamed_line);
}

/* One column's values that --invalid=missing forgave. */
static void
note_invalid(struct cc_report *report, const struct cc_bound *b, size_t k)
{
	cc_note(report, "invalid",
	    "%s: column \"%s\": invalid values, counted as missing: %ju of %ju (lines %s)",
	    "%s: 列「%s」の読めない値を無回答として扱いました: %ju / %ju 件（%s 行目）",
	    cc_quote(cc_span(b->place.file)).text, cc_quote(b->header[b->want.column[k]]).text,
	    (uintmax_t)b->invalid[k].count, (uintmax_t)(b->values[k] + b->invalid[k].count),
	    cc_tally_lines(&b->invalid[k], report->arena));
}

/* Many columns, as one sentence that names the first. */
static void
sum_up_invalid(struct cc_report *report, const struct cc_binder *binder, unsigned columns)
{
	const char *list = "";
	uintmax_t invalid = 0, all = 0;
	unsigned named = 0;

	for (const struct cc_bound *b = binder->first; b != NULL; b = b->next)
		for (size_t k = 0; k < b->want.n; k++) {
			if (b->invalid[k].count == 0)
				continue;
			invalid += b->invalid[k].count;
			all += b->values[k] + b->invalid[k].count;
			if (named++ < COLUMNS_NAMED)
				list = cc_format(report->arena, "%s%s\"%s\" (%ju)", list,
				    named > 1 ? ", " : "", cc_quote(b->header[b->want.column[k]]).text,
				    (uintmax_t)b->invalid[k].count);
		}
	cc_note(report, "invalid", "invalid values, counted as missing: %ju of %ju, in %u columns: %s, ...",
	    "読めない値を無回答として扱いました: %ju / %ju 件、%u 列: %s ほか", invalid, all, columns, list);
}

static void
note_all_invalid(struct cc_report *report, const struct cc_binder *binder)
{
	unsigned columns = 0;

	for (const struct cc_bound *b = binder->first; b != NULL; b = b->next)
		for (size_t k = 0; k < b->want.n; k++)
			columns += b->invalid[k].count > 0;
	if (columns > COLUMNS_NAMED) {
		sum_up_invalid(report, binder, columns);
		return;
	}
	for (const struct cc_bound *b = binder->first; b != NULL; b = b->next)
		for (size_t k = 0; k < b->want.n; k++)
			if (b->invalid[k].count > 0)
				note_invalid(report, b, k);
}

static void
note_where(struct cc_report *report, const struct cc_binder *b)
{
	uint64_t rows = 0, kept = 0;

	for (const struct cc_bound *file = b->first; file != NULL; file = file->next) {
		rows += file->rows;
		kept += file->where_kept;
	}
	if (b->opts.n_where > 0 && b->first != NULL)
		cc_note(report, "where", "rows that --where kept: %ju of %ju",
		    "--where の条件に合う行だけを使いました: %ju / %ju 行", (uintmax_t)kept, (uintmax_t)rows);
}

void
cc_binder_notes(struct cc_report *report, const struct cc_binder *b)
{
	note_where(report, b);
	for (const struct cc_bound *file = b->first; file != NULL; file = file->next) {
		note_file(report, file);
		note_lines(report, file);
	}
	cc_note_unweighted(report, b);
	note_all_invalid(report, b);
	for (size_t i = 0; i < b->n_targets; i++) {
		const struct cc_target *t = &b->target[i];

		if (!t->found && t->binding.column.len > 0)
			cc_note(report, "column-absent", "the study's column \"%s\" for %s is in no file",
			    "調査ファイルの列「%s」（%s）は、どの入力にもありません",
			    cc_quote(t->binding.column).text, cc_quote(t->binding.role).text);
	}
}
