/* shared.c -- the options that every command has.
 *
 * Their order is that of --help: what does not fit on its screen is named
 * there without a line of its own, so the most used come first.
 */
#include "cli/shared.h"

#include "base/arena.h"
#include "base/date.h"
#include "figure/twice.h"
#include "rec/batch.h"
#include "rec/records.h"

#include <math.h>

/* No record may be longer, so no cell either (the CSV dialect, F7). */
#define RECORD_MAX (64.0 * 1024 * 1024)
/* Tails beyond are lost where 1 is added to them. */
#define CONFIDENCE_MAX 0.999999999
/* Integers up to here are doubles: 2^53. */
#define EXACT_MAX 9007199254740992.0

struct cc_shared cc_shared = {
	.from = "auto",
	.header = { .value = 1 },
	.max_field = { .value = 1048576 },
	.confidence = { .value = 0.95 },
	.seed = { .value = 1 },
	.draws = { .value = 2000 },
	.digits = { .value = 2 },
	.color = "auto",
	.invalid = "fail",
	.ragged = "fail",
	.totals = "drop",
	.merged = "fail",
	.hidden = "read",
};

static const char *const lang_words[] = { "en", "ja", NULL };
static const char *const list_words[] = { "tables", "roles", "columns", "sheets", "completions", NULL };
/* The usual ones: what else there is iconv -l lists. */
static const char *const encoding_words[] = { "UTF-8", "CP932", "EUC-JP", "UTF-16", NULL };
static const char *const delimiter_words[] = { ",", ";", "tab", "|", NULL };
static const char *const color_words[] = { "auto", "always", "never", NULL };

static const char *const invalid_words[] = { "fail", "missing", NULL };
static const char *const ragged_words[] = { "fail", "pad", NULL };
static const char *const decimal_words[] = { ".", ",", NULL };
static const char *const hidden_words[] = { "read", "skip", NULL };
static const char *const totals_words[] = { "drop", "keep", NULL };

const struct cc_opt cc_shared_options[] = {
	{ "from", 'f', CC_OPT_WORD, &cc_shared.from, N_("FORMAT"),
	    N_("format: csv, tsv, yaml, json, jsonl, xlsx (auto)"), .words = cc_form_words,
	    .shared_only = true },
	{ "to", 't', CC_OPT_TEXT, &cc_shared.to, N_("FORMAT"),
	    N_("output format (text on a terminal, else csv)"), .shared_only = true,
	    .offer = CC_OFFER_FORMAT },
	{ "output", 'o', CC_OPT_LIST, &cc_shared.output, N_("FILE"),
	    N_("output file, by extension; DIR/: all tables as csv"), .shared_only = true,
	    .offer = CC_OFFER_FILE },
	{ "table", 'T', CC_OPT_TEXT, &cc_shared.table, N_("NAME"), N_("table to print (the main one)"),
	    .shared_only = true, .offer = CC_OFFER_TABLE },
	{ "study", 's', CC_OPT_TEXT, &cc_shared.study, N_("FILE"), N_("study file"), .shared_only = true,
	    .offer = CC_OFFER_FILE },
	{ "column", 'c', CC_OPT_LIST, &cc_shared.column, N_("ROLE=COLUMN"),
	    N_("column of a role: header, #3 or /REGEX/"), .shared_only = true, .offer = CC_OFFER_BINDING },
	{ "by", 'g', CC_OPT_LIST, &cc_shared.by, N_("COLUMN"),
	    N_("segment column; adds a comparison of segments"), .shared_only = true,
	    .offer = CC_OFFER_COLUMN },
	{ "where", 'w', CC_OPT_LIST, &cc_shared.where, N_("COLUMN=VALUE"),
	    N_("only rows with this value (also != < <= > >=)"), .shared_only = true,
	    .offer = CC_OFFER_ROWS },
	{ "encoding", 'e', CC_OPT_TEXT, &cc_shared.encoding, N_("NAME"),
	    N_("character encoding of the input (detected)"), .words = encoding_words, .shared_only = true },
	{ "delimiter", 'd', CC_OPT_TEXT, &cc_shared.delimiter_text, N_("C"),
	    N_("delimiter of csv; tab for a TAB (detected)"), .words = delimiter_words, .shared_only = true },
	{ "lang", 0, CC_OPT_WORD, &cc_shared.lang, N_("LANG"),
	    N_("labels and notes: en or ja (the study's, else en)"), .words = lang_words,
	    .shared_only = true },
	{ "as-of", 0, CC_OPT_TEXT, &cc_shared.as_of_text, N_("DATE"),
	    N_("reporting date (the last date in the data)"), .shared_only = true },
	{ "confidence", 0, CC_OPT_NUMBER, &cc_shared.confidence, N_("LEVEL"), N_("confidence level (0.95)"),
	    .max = CONFIDENCE_MAX, .open = true, .shared_only = true },
	{ "digits", 0, CC_OPT_NUMBER, &cc_shared.digits, N_("N"), N_("decimal places in text and md (2)"),
	    .max = 12, .integer = true, .shared_only = true },
	{ "fail-if", 0, CC_OPT_LIST, &cc_shared.fail_if, N_("COND"),
	    N_("exit 1 if TABLE.COLUMN OP VALUE holds for a row"), .shared_only = true,
	    .offer = CC_OFFER_CELLS },
	{ "list", 0, CC_OPT_WORD, &cc_shared.list, N_("WHAT"),
	    N_("list tables, roles, columns or sheets, and exit"), .words = list_words, .shared_only = true },
	{ "scaffold", 0, CC_OPT_FLAG, &cc_shared.scaffold, NULL,
	    N_("draft a study file from the input, and exit"), .shared_only = true },
	{ "invalid", 0, CC_OPT_WORD, &cc_shared.invalid, N_("HOW"),
	    N_("unreadable values: fail or missing (fail)"), .words = invalid_words, .shared_only = true },
	{ "missing", 0, CC_OPT_TEXT, &cc_shared.missing_text, N_("LIST"),
	    N_("codes for missing answers; +LIST adds to them"), .shared_only = true },
	{ "ragged", 0, CC_OPT_WORD, &cc_shared.ragged, N_("HOW"),
	    N_("rows of another length: fail or pad (fail)"), .words = ragged_words, .shared_only = true },
	{ "dup", 0, CC_OPT_WORD, &cc_shared.dup, N_("WHICH"),
	    N_("which of two answers counts: first, last (error)"), .words = cc_dup_words },
	{ "decimal", 0, CC_OPT_WORD, &cc_shared.decimal, N_("MARK"),
	    N_("decimal mark of the input: . or , (.)"), .words = decimal_words, .shared_only = true },
	{ "date", 0, CC_OPT_WORD, &cc_shared.date, N_("ORDER"),
	    N_("dates of the input: ymd, dmy, mdy or excel (auto)"), .words = cc_date_orders,
	    .shared_only = true },
	{ "totals", 0, CC_OPT_WORD, &cc_shared.totals, N_("HOW"),
	    N_("a last row that sums up: drop or keep (drop)"), .words = totals_words, .shared_only = true },
	{ "sheet", 0, CC_OPT_TEXT, &cc_shared.sheet, N_("NAME"),
	    N_("sheet of a workbook, name or number (the only one)"), .shared_only = true },
	{ "merged", 0, CC_OPT_WORD, &cc_shared.merged, N_("HOW"),
	    N_("merged cells of a workbook: fail, fill or blank (fail)"), .words = cc_merged_words,
	    .shared_only = true },
	{ "hidden", 0, CC_OPT_WORD, &cc_shared.hidden, N_("HOW"),
	    N_("hidden rows and columns of a workbook: read or skip (read)"), .words = hidden_words,
	    .shared_only = true },
	{ "quiet", 'q', CC_OPT_FLAG, &cc_shared.quiet, NULL, N_("no notes on standard error"),
	    .shared_only = true },
	{ "help", 'h', CC_OPT_FLAG, &cc_shared.help, NULL, N_("print this help"), .shared_only = true },
	{ "version", 'V', CC_OPT_FLAG, &cc_shared.version, NULL, N_("print the version"),
	    .shared_only = true },
	{ "verbose", 'v', CC_OPT_FLAG, &cc_shared.verbose, NULL, N_("report how each file was read"),
	    .shared_only = true },
	{ "excel", 0, CC_OPT_FLAG, &cc_shared.excel, NULL, N_("csv for spreadsheets, formulas disabled"),
	    .shared_only = true },
	{ "evidence", 0, CC_OPT_FLAG, &cc_shared.evidence, NULL,
	    N_("add the input rows that figures are based on"), .shared_only = true },
	{ "mask", 0, CC_OPT_FLAG, &cc_shared.mask, NULL, N_("mask e-mail, telephone, addresses in quotes"),
	    .shared_only = true },
	{ "min-cell", 0, CC_OPT_NUMBER, &cc_shared.min_cell, N_("N"), N_("minimum base of a segment (0)"),
	    .max = EXACT_MAX, .integer = true, .shared_only = true },
	{ "skip", 0, CC_OPT_NUMBER, &cc_shared.skip, N_("N"), N_("lines to skip before the header (0)"),
	    .max = HUGE_VAL, .integer = true, .shared_only = true },
	{ "header", 0, CC_OPT_NUMBER, &cc_shared.header, N_("N"), N_("lines of the header (1)"), .min = 1,
	    .max = 100, .integer = true, .shared_only = true },
	{ "draws", 0, CC_OPT_NUMBER, &cc_shared.draws, N_("N"), N_("number of random draws (2000)"),
	    .min = 100, .max = 1000000, .integer = true, .shared_only = true },
	{ "seed", 0, CC_OPT_NUMBER, &cc_shared.seed, N_("N"), N_("seed of the random numbers (1)"),
	    .max = EXACT_MAX, .integer = true, .shared_only = true },
	{ "threads", 0, CC_OPT_NUMBER, &cc_shared.threads, N_("N"), N_("number of threads (one per core)"),
	    .min = 1, .max = 256, .integer = true, .shared_only = true },
	{ "against", 0, CC_OPT_TEXT, &cc_shared.against, N_("FILE"),
	    N_("data of the previous wave; adds the table changes"), .shared_only = true,
	    .offer = CC_OFFER_FILE },
	{ "partial", 0, CC_OPT_FLAG, &cc_shared.partial, NULL, N_("print the state of the run, for --merge"),
	    .shared_only = true },
	{ "merge", 0, CC_OPT_FLAG, &cc_shared.merge, NULL, N_("read states printed by --partial"),
	    .shared_only = true },
	{ "parts", 0, CC_OPT_TEXT, &cc_shared.parts_text, N_("[K/]N"),
	    N_("number of parts to merge; with --partial, part K of N"), .shared_only = true },
	{ "max-field", 0, CC_OPT_NUMBER, &cc_shared.max_field, N_("BYTES"),
	    N_("maximum length of a cell (1048576)"), .min = 1, .max = RECORD_MAX, .integer = true,
	    .shared_only = true },
	{ "color", 0, CC_OPT_WORD, &cc_shared.color, N_("WHEN"),
	    N_("coloured text: auto, always or never (auto)"), .words = color_words, .shared_only = true },
	{ 0 },
};

const struct cc_opt *
cc_shared_beside(const struct cc_opt *own, struct cc_arena *arena)
{
	const struct cc_opt *const shared[] = { cc_shared_options, NULL }, *const owns[] = { own, NULL };
	struct cc_opt *others = CC_ARRAY(arena, struct cc_opt, cc_opt_count(shared) + 1);
	size_t n = 0;

	for (const struct cc_opt *opt = cc_shared_options; opt->name != NULL; opt++) {
		const struct cc_opt *same = cc_opt_named(NULL, owns, cc_span(opt->name));

		if (same == NULL || same->dated) /* two options: days, and what is none */
			others[n++] = *opt;
	}
	return others;
}

/* One ASCII byte that can divide cells, or the word for a TAB; 0: neither. */
static char
delimiter_read(const char *text)
{
	if (strcmp(text, "tab") == 0 || strcmp(text, "\\t") == 0)
		return '\t';
	if (text[0] == '\0' || text[1] != '\0' || (unsigned char)text[0] >= 0x80 ||
	    strchr("\" \r\n", text[0]) != NULL)
		return 0;
	return text[0];
}

/* Commas divide; nothing between two of them is an empty cell. */
static void
read_missing(struct cc_shared *values, struct cc_arena *arena)
{
	const char *text = values->missing_text, *comma;

	values->n_missing = 0;
	values->more_missing = text[0] == '+';
	text += values->more_missing;
	values->missing = CC_ARRAY(arena, struct cc_span, strlen(text) + 1);
	while ((comma = strchr(text, ',')) != NULL) {
		values->missing[values->n_missing++] = (struct cc_span){ text, (size_t)(comma - text) };
		text = comma + 1;
	}
	values->missing[values->n_missing++] = cc_span(text);
}

/* A number of parts, from 1; 0: it is none. */
static uint32_t
count_read(struct cc_span text)
{
	uint32_t number = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] < '0' || text.at[i] > '9' || number > CC_PLACE_FILES)
			return 0;
		number = 10 * number + (uint32_t)(text.at[i] - '0');
	}
	return number <= CC_PLACE_FILES ? number : 0;
}

/* K/N where rows are read, N where states are. */
static bool
read_parts(struct cc_shared *values, struct cc_err *err)
{
	const char *text = values->parts_text, *slash;
	bool numbered = values->partial && !values->merge;

	if (text == NULL)
		return true;
	if (!values->partial && !values->merge)
		return cc_fail(err, CC_EXIT_USAGE, N_("--parts goes with --partial or --merge"));
	slash = strchr(text, '/');
	if (numbered && slash != NULL)
		values->part = count_read((struct cc_span){ text, (size_t)(slash - text) });
	values->parts = count_read(cc_span(numbered && slash != NULL ? slash + 1 : text));
	if (values->parts > 0 &&
	    (numbered ? values->part > 0 && values->part <= values->parts : slash == NULL))
		return true;
	if (numbered)
		return cc_fail(err, CC_EXIT_USAGE,
		    N_("--parts: \"%s\"; wanted K/N with --partial, such as 3/8: part 3 of 8"),
		    cc_quote(cc_span(text)).text);
	return cc_fail(err, CC_EXIT_USAGE,
	    N_("--parts: \"%s\"; wanted a number of parts with --merge, such as 8"),
	    cc_quote(cc_span(text)).text);
}

bool
cc_shared_settle(struct cc_shared *values, struct cc_arena *arena, struct cc_err *err)
{
	const char *text = values->delimiter_text;

	if (text != NULL && (values->delimiter = delimiter_read(text)) == 0)
		return cc_fail(err, CC_EXIT_USAGE,
		    N_("--delimiter: \"%s\"; wanted one ASCII character, not a space, a quote or a line end; "
		       "tab for a TAB"),
		    cc_quote(cc_span(text)).text);
	if (text != NULL && cc_form_named(values->from) > CC_FORM_TSV)
		return cc_fail(err, CC_EXIT_USAGE, N_("--delimiter is for csv and tsv, not for %s"),
		    cc_quote(cc_span(values->from)).text);
	if (values->missing_text != NULL)
		read_missing(values, arena);
	if (!read_parts(values, err))
		return false;
	text = values->as_of_text;
	values->has_as_of = text != NULL;
	if (text != NULL && !cc_date_parse_iso(&values->as_of, cc_span(text)))
		return cc_fail(err, CC_EXIT_USAGE, N_("--as-of: \"%s\"; wanted a date such as 2026-01-31"),
		    cc_quote(cc_span(text)).text);
	return true;
}
