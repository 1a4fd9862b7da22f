/* workbook-make.c -- makes the workbooks that tests and bench/run read.
 *
 * Usage: workbook-make kinds OUT.xlsx        every kind of cell, hidden rows and sheets, merged cells
 *        workbook-make csv IN.csv OUT.xlsx   a CSV file as Excel would hold it: numbers, dates, texts
 *        workbook-make rows N OUT.xlsx       N ratings of ten columns, as bench/lines.py wants them
 */
#include "base/arena.h"
#include "base/date.h"
#include "base/num.h"
#include "rec/records.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum { SERIAL_1970 = 25569, LONGEST = 32767 };

static lxw_format *
format_of(lxw_workbook *book, const char *code)
{
	lxw_format *format = workbook_add_format(book);

	format_set_num_format(format, code);
	return format;
}

static void
put_head(lxw_worksheet *sheet, const char *const *head)
{
	for (lxw_col_t c = 0; head[c] != NULL; c++)
		worksheet_write_string(sheet, 0, c, head[c], NULL);
}

/* Row r of the kinds; tests/same/workbooks has the CSV that this comes to. */
static void
put_kinds(lxw_workbook *book, lxw_worksheet *sheet)
{
	static const char *const head[] = { "回答者", "満足\n度", "日付", "割合", "番号", "メモ", NULL };
	static const struct {
		const char *code;
		double value;
	} date[] = {
		{ "yyyy\"年\"m\"月\"d\"日\"", 46049 },
		{ "[$-411]ggge\"年\"m\"月\"d\"日\";@", 46049 },
		{ "yyyy-mm-dd hh:mm:ss", 46049.377210648147 },
		{ "h:mm:ss", 0.377210648147 },
		{ "[h]:mm", 1.0625 },
		{ "\"day\" 0", 7 },
	};
	lxw_format *percent = format_of(book, "0.0%"), *zeros = format_of(book, "00000");
	lxw_row_col_options hidden = { .hidden = 1 };
	char *longest = malloc(LONGEST + 1);

	put_head(sheet, head);
	for (lxw_row_t r = 1; r <= sizeof date / sizeof *date; r++) {
		char name[16];

		snprintf(name, sizeof name, "回答者%d", (int)r);
		worksheet_write_string(sheet, r, 0, name, NULL);
		worksheet_write_number(sheet, r, 1, r % 2 ? 4.6 : 5, NULL);
		worksheet_write_number(sheet, r, 2, date[r - 1].value, format_of(book, date[r - 1].code));
		worksheet_write_number(sheet, r, 3, 0.125, percent);
		worksheet_write_number(sheet, r, 4, r, zeros);
	}
	memset(longest, 'x', LONGEST);
	longest[LONGEST] = '\0';
	worksheet_write_string(sheet, 1, 5, "=1+1", NULL);
	worksheet_write_boolean(sheet, 2, 5, 1, NULL);
	worksheet_write_formula_num(sheet, 3, 5, "=B2+B3", NULL, 9.6);
	worksheet_write_formula_str(sheet, 4, 5, "=\"a\"&\"b\"", NULL, "ab");
	worksheet_write_string(sheet, 5, 5, "😀 \"quoted\", a\tb\nnext", NULL);
	worksheet_write_string(sheet, 6, 5, longest, NULL);
	worksheet_set_row_opt(sheet, 4, LXW_DEF_ROW_HEIGHT, NULL, &hidden);
	worksheet_merge_range(sheet, 8, 0, 9, 0, "二行", NULL);
	worksheet_write_number(sheet, 8, 1, 1, NULL);
	worksheet_write_number(sheet, 9, 1, 2, NULL);
	free(longest);
}

static int
make_kinds(const char *out)
{
	lxw_workbook *book = workbook_new(out);
	lxw_worksheet *sheet = workbook_add_worksheet(book, "回答"),
		      *other = workbook_add_worksheet(book, "ｺｰﾄﾞ表");

	put_kinds(book, sheet);
	worksheet_write_string(other, 0, 0, "code", NULL);
	worksheet_hide(other);
	return workbook_close(book) != LXW_NO_ERROR;
}

static void
put_cell(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, struct cc_span cell, lxw_format *day,
    struct cc_arena *arena)
{
	int64_t date;
	double number;

	if (cell.len == 0)
		return;
	if (row > 0 && cc_num_parse_plain(&number, cell))
		worksheet_write_number(sheet, row, column, number, NULL);
	else if (row > 0 && cc_date_parse_iso(&date, cell))
		worksheet_write_number(sheet, row, column, (double)(date + SERIAL_1970), day);
	else
		worksheet_write_string(sheet, row, column, cc_strndup(arena, cell.at, cell.len), NULL);
}

static bool
put_records(lxw_worksheet *sheet, struct cc_source *source, lxw_format *day, struct cc_arena *arena,
    struct cc_err *err)
{
	struct cc_records_opts opts = { .form = CC_FORM_CSV };
	struct cc_piece piece = { 0 };
	struct cc_records *r;
	uint64_t line;
	bool good = cc_records_open(&r, source, &opts, arena, err);
	size_t n = good ? cc_records_width(r) : 0;
	uint32_t *column = CC_ARRAY(arena, uint32_t, n);
	struct cc_want want = { n, column };

	for (size_t c = 0; c < n; c++) {
		column[c] = (uint32_t)c;
		put_cell(sheet, 0, (lxw_col_t)c, cc_records_header(&line, r, arena)[c], day, arena);
	}
	while (good && cc_records_cut(&piece, r, err) == CC_GOT_SOME) {
		struct cc_rows rows;

		good = cc_records_split(&rows, &piece, &want, r, arena, err);
		for (size_t i = 0; i < rows.n * n; i++)
			put_cell(sheet, (lxw_row_t)rows.line[i / n] - 1, (lxw_col_t)(i % n), rows.cell[i],
			    day, arena);
	}
	cc_piece_free(&piece);
	cc_records_free(r);
	return good;
}

static int
make_csv(const char *in, const char *out)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_source_opts opts = { 0 };
	struct cc_input input = { in, open(in, O_RDONLY) };
	struct cc_source *source = cc_source_new(input, &opts, arena);
	lxw_workbook *book = workbook_new(out);
	lxw_format *day = format_of(book, "yyyy/m/d");
	static struct cc_err err;
	bool good = put_records(workbook_add_worksheet(book, NULL), source, day, arena, &err);

	if (!good)
		fprintf(stderr, "workbook-make: %s\n", err.text);
	cc_source_free(source);
	close(input.fd);
	cc_arena_free(arena);
	return workbook_close(book) != LXW_NO_ERROR || !good;
}

/* Ratings of 2,000 ideas on the axes of idea-score, with a comment of its own each, and ids and dates. */
static int
make_rows(unsigned long n, const char *out)
{
	static const char *const head[] = { "rater", "idea", "feasibility", "customer_value", "uniqueness",
		"marketability", "date", "share", "code", "comment", NULL };
	lxw_workbook_options how = { .constant_memory = 1 };
	lxw_workbook *book = workbook_new_opt(out, &how);
	lxw_worksheet *sheet = workbook_add_worksheet(book, "ratings");
	lxw_format *day = format_of(book, "yyyy-mm-dd"), *share = format_of(book, "0.0%"),
		   *code = format_of(book, "000000");
	uint32_t random = 1;

	put_head(sheet, head);
	for (lxw_row_t r = 1; r <= n; r++) {
		char text[64];

		snprintf(text, sizeof text, "r%d", (int)(r / 2000));
		worksheet_write_string(sheet, r, 0, text, NULL);
		snprintf(text, sizeof text, "アイデア %d", (int)(r % 2000));
		worksheet_write_string(sheet, r, 1, text, NULL);
		for (lxw_col_t c = 2; c < 6; c++) {
			random = random * 1664525 + 1013904223;
			worksheet_write_number(sheet, r, c, 1 + (random >> 16) % 3, NULL);
		}
		worksheet_write_number(sheet, r, 6, 45000 + r % 1000, day);
		worksheet_write_number(sheet, r, 7, (random >> 8) / 16777216., share);
		worksheet_write_number(sheet, r, 8, r, code);
		snprintf(text, sizeof text, "コメント %d, \"引用\"", (int)r);
		worksheet_write_string(sheet, r, 9, text, NULL);
	}
	return workbook_close(book) != LXW_NO_ERROR;
}

int
main(int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[1], "kinds") == 0)
		return make_kinds(argv[2]);
	if (argc == 4 && strcmp(argv[1], "csv") == 0)
		return make_csv(argv[2], argv[3]);
	if (argc == 4 && strcmp(argv[1], "rows") == 0)
		return make_rows(strtoul(argv[2], NULL, 10), argv[3]);
	fprintf(stderr, "usage: workbook-make kinds OUT | csv IN OUT | rows N OUT\n");
	return 2;
}
