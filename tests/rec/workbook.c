/* workbook.c -- tests of rec/workbook*.c and rec/zip.c: sheets as records, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "rec/read.h"
#include "rec/zip.h"
#include "rec/zipped.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* What was read: "LINE:cell|cell" a record, after the header; else what was said. */
struct reading {
	struct cc_buf text;
	struct cc_err err;
	bool header;
};

static void
give(void *ctx, uint64_t line, const struct cc_span *header, size_t n, const json_t *cells)
{
	struct reading *r = ctx;

	if (!r->header)
		for (size_t i = 0; i < n; i++)
			cc_buf_printf(&r->text, "%s%.*s", i > 0 ? "|" : "", (int)header[i].len, header[i].at);
	r->header = true;
	cc_buf_printf(&r->text, "\n%ju:", (uintmax_t)line);
	for (size_t i = 0; i < json_array_size(cells); i++) {
		const char *text = json_string_value(json_array_get(cells, i));

		cc_buf_printf(&r->text, "%s%s", i > 0 ? "|" : "", text != NULL ? text : "~");
	}
}

static void
read_zip(struct reading *out, struct cc_span zip, const struct cc_workbook_opts *book, uint64_t skip)
{
	struct cc_source_opts opts = { .bytes = zip, .workbook = book };
	struct cc_records_opts how = { .skip = skip };
	struct cc_arena *arena = cc_arena_new();
	struct cc_source *source = cc_source_new((struct cc_input){ "f.xlsx", -1 }, &opts, arena);
	struct cc_records *r = NULL;

	*out = (struct reading){ 0 };
	cc_buf_reserve(&out->text, 1);
	if (!read_input(&r, source, &how, give, out, arena, &out->err))
		cc_buf_printf(
		    &out->text, "%s%d %s", out->text.len > 0 ? "\n" : "", (int)out->err.code, out->err.text);
	cc_records_free(r);
	cc_source_free(source);
	cc_arena_free(arena);
}

static void
check_opts(const struct zipped_book *book, struct cc_workbook_opts opts, uint64_t skip, const char *wanted)
{
	struct cc_buf zip = { 0 };
	struct reading r;

	zip_book(&zip, book);
	read_zip(&r, (struct cc_span){ zip.at, zip.len }, &opts, skip);
	assert_string_equal(r.text.at, wanted);
	cc_buf_free(&r.text);
	cc_buf_free(&zip);
}

static void
check(const struct zipped_book *book, const char *wanted)
{
	check_opts(book, (struct cc_workbook_opts){ 0 }, 0, wanted);
}

/* A sheet with the header a, b. */
#define HEAD ZIPPED_ROW("1", ZIPPED_TEXT("A1", "a") ZIPPED_TEXT("B1", "b"))

static void
a_line_is_a_row_and_a_row_without_a_value_is_none(void **state)
{
	struct zipped_book book = { .sheet = ZIPPED_SHEET(
					HEAD ZIPPED_ROW("2", ZIPPED_VALUE("A2", "1") ZIPPED_VALUE("B2", "2"))
					    ZIPPED_ROW("5", ZIPPED_VALUE("B5", "3")) ZIPPED_ROW("6",
						"<c r=\"A6\"/>") ZIPPED_ROW("9", ZIPPED_TEXT("A9", "x"))) };

	(void)state;
	check(&book, "a|b\n2:1|2\n5:|3\n9:x|");
}

static void
rows_and_cells_may_go_without_their_names(void **state)
{
	struct zipped_book book = { .sheet =
					ZIPPED_SHEET("<row><c t=\"inlineStr\"><is><t>a</t></is></c><c "
						     "t=\"inlineStr\"><is><t>b</t></is></c></row>"
						     "<row><c><v>1</v></c><c r=\"B2\"><v>2</v></c></row>") };

	(void)state;
	check(&book, "a|b\n2:1|2");
}

static void
a_column_beyond_the_header_has_no_name_and_is_no_fault(void **state)
{
	struct zipped_book book = { .sheet = ZIPPED_SHEET(
					HEAD ZIPPED_ROW("2", ZIPPED_VALUE("A2", "1") ZIPPED_VALUE("B2", "2")
								 ZIPPED_TEXT("D2", "note"))) };

	(void)state;
	check(&book, "a|b||\n2:1|2||note");
}

static void
texts_are_read_without_how_they_are_read_out(void **state)
{
	struct zipped_book book = {
		.sheet = ZIPPED_SHEET(HEAD ZIPPED_ROW(
		    "2", "<c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"s\"><v>1</v></c>") ZIPPED_ROW("3",
		    "<c r=\"A3\" t=\"inlineStr\"><is><r><t>東</t></r><r><t>京</t></r><rPh sb=\"0\" eb=\"2\">"
		    "<t>トウキョウ</t></rPh></is></c><c r=\"B3\" t=\"s\"><v>2</v></c>")),
		.strings =
		    "<sst xmlns=\"" ZIPPED_MAIN
		    "\"><si><t>課</t><phoneticPr fontId=\"1\"/><rPh sb=\"0\" eb=\"1\"><t>カ</t></rPh></si>"
		    "<si><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r></si><si/></sst>"
	};

	(void)state;
	check(&book, "a|b\n2:課|rich text\n3:東京|");
}

static void
line_ends_and_quotes_within_cells_stay(void **state)
{
	struct zipped_book book = {
		.sheet = ZIPPED_SHEET(
		    ZIPPED_ROW("1", ZIPPED_TEXT("A1", "満足\n度") ZIPPED_TEXT("B1", "b")) ZIPPED_ROW(
			"2", ZIPPED_TEXT("A2", "one\ntwo, \"three\"") ZIPPED_TEXT("B2", "x_x000D_\ny"))
			ZIPPED_ROW("3", ZIPPED_TEXT("A3", " \"") ZIPPED_TEXT("B3", "=1+1")))
	};

	(void)state;
	check(&book, "満足\n度|b\n2:one\ntwo, \"three\"|x\r\ny\n3: \"|=1+1");
}

static void
kinds_of_cells_become_what_excel_shows(void **state)
{
	struct zipped_book book = {
		.sheet = ZIPPED_SHEET(HEAD ZIPPED_ROW(
		    "2", "<c r=\"A2\" t=\"b\"><v>1</v></c><c r=\"B2\" t=\"b\"><v>0</v></c>") ZIPPED_ROW("3",
		    "<c r=\"A3\" t=\"e\"><v>#N/A</v></c><c r=\"B3\" t=\"e\"><v>#DIV/0!</v></c>")
			ZIPPED_ROW(
			    "4", "<c r=\"A4\" s=\"1\"><v>46049</v></c><c r=\"B4\" s=\"2\"><v>0.125</v></c>")
			    ZIPPED_ROW(
				"5", "<c r=\"A5\" s=\"3\"><v>7</v></c><c r=\"B5\" s=\"99\"><v>7</v></c>")
				ZIPPED_ROW("6", "<c r=\"A6\" t=\"str\"><f>\"a\"</f><v>saved</v></c><c "
						"r=\"B6\" t=\"str\"><f>\"\"</f><v/></c>") ZIPPED_ROW("7",
				    "<c r=\"A7\" t=\"d\" s=\"1\"><v>2026-01-27T00:00:00</v></c>")),
		.styles = "<styleSheet xmlns=\"" ZIPPED_MAIN
			  "\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"00000\"/></numFmts>"
			  "<cellStyleXfs><xf numFmtId=\"22\"/></cellStyleXfs><cellXfs><xf/><xf "
			  "numFmtId=\"14\"/><xf numFmtId=\"10\"/><xf "
			  "numFmtId=\"164\"/></cellXfs></styleSheet>"
	};

	(void)state;
	check(&book, "a|b\n2:TRUE|FALSE\n3:|#DIV/0!\n4:2026-01-27|0.125\n5:00007|7\n6:saved|\n7:2026-01-27|");
}

static void
the_year_1904_begins_where_the_workbook_says(void **state)
{
	struct zipped_book book = { .workbook = ZIPPED_SHEETS(
					"<workbookPr date1904=\"1\"/>", "<sheet name=\"s\" r:id=\"r1\"/>"),
		.sheet = ZIPPED_SHEET(HEAD ZIPPED_ROW("2", "<c r=\"A2\" s=\"1\"><v>0</v></c>")),
		.styles = "<styleSheet xmlns=\"" ZIPPED_MAIN
			  "\"><cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs></styleSheet>" };

	(void)state;
	check(&book, "a|b\n2:1904-01-01|");
}

static void
a_formula_without_a_result_is_refused_where_it_matters(void **state)
{
	struct zipped_book book = {
		.sheet = ZIPPED_SHEET(HEAD ZIPPED_ROW("2", ZIPPED_VALUE("A2", "1") ZIPPED_VALUE("B2", "2"))
			ZIPPED_ROW("3", "<c r=\"A3\"><v>1</v></c><c r=\"B3\"><f>A3+1</f><v></v></c>"))
	};

	(void)state;
	check(&book,
	    "a|b\n2:1|2\n4 f.xlsx:3: B3 has a formula but no saved result: open and save it in Excel once");
	book.sheet = ZIPPED_SHEET(HEAD ZIPPED_ROW("2", "<c r=\"A2\"><f>1+1</f></c><c r=\"B2\"><v>2</v></c>"));
	check(&book, "4 f.xlsx:2: A2 has a formula but no saved result: open and save it in Excel once");
}

static void
prefixes_paths_and_capitals_do_not_matter(void **state)
{
	struct zipped_book book = {
		.workbook = "<x:workbook xmlns:x=\"" ZIPPED_MAIN "\" xmlns:q=\"" ZIPPED_LINKS
			    "\"><x:sheets><x:sheet name=\"s\" q:id=\"r1\"/></x:sheets></x:workbook>",
		.links = ZIPPED_RELS ZIPPED_REL(
		    "r1", "worksheet", "/XL/./other/../Worksheets/Sheet1.xml") "</Relationships>",
		.sheet = "<x:worksheet xmlns:x=\"" ZIPPED_MAIN
			 "\" xmlns:y=\"urn:other\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\" "
			 "t=\"inlineStr\"><x:is><x:t>a</x:t></x:is></x:c></x:row><x:row r=\"2\"><x:c "
			 "r=\"A2\"><y:v>9</y:v><x:v>1</x:v>"
			 "</x:c></x:row></x:sheetData></x:worksheet>"
	};

	(void)state;
	check(&book, "a\n2:1");
}

static void
the_only_visible_sheet_with_values_is_read(void **state)
{
	struct zipped_book book = {
		.workbook = ZIPPED_SHEETS("",
		    "<sheet name=\"隠\" state=\"hidden\" r:id=\"r1\"/><sheet name=\"ｺｰﾄﾞ表\" r:id=\"r2\"/>"),
		.sheet = ZIPPED_SHEET(HEAD),
		.sheet2 = ZIPPED_SHEET(
		    ZIPPED_ROW("1", ZIPPED_TEXT("A1", "c")) ZIPPED_ROW("2", ZIPPED_VALUE("A2", "1")))
	};

	(void)state;
	check(&book, "c\n2:1");
	check_opts(&book, (struct cc_workbook_opts){ .sheet = "コード表" }, 0, "c\n2:1");
	check_opts(&book, (struct cc_workbook_opts){ .sheet = "2" }, 0, "c\n2:1");
	check_opts(&book, (struct cc_workbook_opts){ .sheet = "3" }, 0,
	    "2 f.xlsx: no sheet \"3\"; wanted its number, or one of \"隠\", \"ｺｰﾄﾞ表\"");
	book.workbook = ZIPPED_SHEETS("", "<sheet name=\"一\" r:id=\"r1\"/><sheet name=\"二\" r:id=\"r2\"/>");
	check(&book, "2 f.xlsx: several sheets have values; say which with --sheet: \"一\" (rows 1, columns "
		     "2), \"二\" (rows 2, columns 1)");
	book.sheet2 = ZIPPED_SHEET("");
	book.workbook = ZIPPED_SHEETS("", "<sheet name=\"二\" r:id=\"r2\"/>");
	check(&book, "4 f.xlsx: no visible sheet of this workbook has a value");
}

/* As many names as a message bears. */
static void
of_many_sheets_the_first_are_named(void **state)
{
	enum { SHEETS = 21 };
	struct zipped_book book = { .sheet = ZIPPED_SHEET(HEAD) };
	struct cc_buf sheets = { 0 }, wanted = { 0 };

	(void)state;
	cc_buf_puts(&sheets, "<workbook xmlns=\"" ZIPPED_MAIN "\" xmlns:r=\"" ZIPPED_LINKS "\"><sheets>");
	cc_buf_puts(&wanted, "2 f.xlsx: no sheet \"x\"; wanted its number, or one of ");
	for (int i = 1; i <= SHEETS; i++) {
		cc_buf_printf(&sheets, "<sheet name=\"s%d\" r:id=\"r1\"/>", i);
		if (i < SHEETS)
			cc_buf_printf(&wanted, "%s\"s%d\"", i > 1 ? ", " : "", i);
	}
	cc_buf_puts(&sheets, "</sheets></workbook>");
	cc_buf_puts(&wanted, ", ...");
	book.workbook = sheets.at;
	check_opts(&book, (struct cc_workbook_opts){ .sheet = "x" }, 0, wanted.at);
	cc_buf_free(&wanted);
	cc_buf_free(&sheets);
}

/* Who keeps no copy of it cannot go back in it. */
static void
a_pipe_is_refused_where_it_is_not_kept(void **state)
{
	static const struct cc_workbook_opts book = { 0 };
	struct zipped_book parts = { .sheet = ZIPPED_SHEET(HEAD) };
	struct cc_source_opts opts = { .workbook = &book };
	struct cc_records_opts how = { 0 };
	struct cc_arena *arena = cc_arena_new();
	struct cc_source *source;
	struct cc_records *r = NULL;
	struct cc_buf zip = { 0 };
	struct cc_err err;
	int end[2];

	(void)state;
	zip_book(&zip, &parts);
	assert_int_equal(pipe(end), 0);
	assert_int_equal(write(end[1], zip.at, zip.len), zip.len);
	close(end[1]);
	source = cc_source_new((struct cc_input){ "-", end[0] }, &opts, arena);
	assert_false(cc_records_open(&r, source, &how, arena, &err));
	assert_int_equal(err.code, CC_EXIT_DATA);
	assert_string_equal(err.text, "-: a workbook from a pipe; wanted a file");
	cc_records_free(r);
	cc_source_free(source);
	close(end[0]);
	cc_arena_free(arena);
	cc_buf_free(&zip);
}

/* Merged: the header's first row, and two cells below each other. */
#define MERGED(ranges) \
	ZIPPED_SHEET_AND("", \
	    HEAD ZIPPED_ROW("2", ZIPPED_VALUE("A2", "1") ZIPPED_VALUE("B2", "2")) \
		ZIPPED_ROW("4", ZIPPED_VALUE("B4", "3")), \
	    "<mergeCells>" ranges "</mergeCells>")

static void
merged_cells_are_filled_or_left_blank(void **state)
{
	struct zipped_book book = { .sheet = MERGED("<mergeCell ref=\"A2:A9\"/>") };

	(void)state;
	check(&book, "a|b\n2:1|2\n4:|3");
	check_opts(
	    &book, (struct cc_workbook_opts){ .merged = CC_MERGED_FILL }, 0, "a|b\n2:1|2\n3:1|\n4:1|3");
	check_opts(&book, (struct cc_workbook_opts){ .merged = CC_MERGED_BLANK }, 0, "a|b\n2:1|2\n4:|3");
}

static void
merged_cells_across_the_header_are_refused(void **state)
{
	struct zipped_book book = { .sheet = MERGED("<mergeCell ref=\"A1:B1\"/>") };

	(void)state;
	check(&book, "4 f.xlsx:1: A1:B1 is merged across the header; --skip=1 passes over a title above it, "
		     "--merged=fill or --merged=blank says what its cells hold");
	check_opts(&book, (struct cc_workbook_opts){ 0 }, 1, "1|2\n4:|3");
	book.sheet = MERGED("<mergeCell ref=\"B2:A1\"/>");
	check(&book, "4 f.xlsx: merged cells \"B2:A1\"; wanted a range such as A2:A4");
}

static void
merged_cells_are_told_of_where_a_column_in_use_has_them(void **state)
{
	struct zipped_book book = { .sheet = MERGED("<mergeCell ref=\"A2:A9\"/>") };
	struct cc_workbook_opts opts = { 0 };
	struct cc_arena *arena = cc_arena_new();
	struct cc_records_opts how = { 0 };
	struct cc_buf zip = { 0 };
	struct cc_source_opts from = { .workbook = &opts };
	struct cc_records *r = NULL;
	struct cc_source *source;
	uint32_t column = 0;
	struct cc_want want = { 1, &column };
	struct cc_err err;

	(void)state;
	zip_book(&zip, &book);
	from.bytes = (struct cc_span){ zip.at, zip.len };
	source = cc_source_new((struct cc_input){ "f.xlsx", -1 }, &from, arena);
	assert_true(cc_records_open(&r, source, &how, arena, &err));
	assert_false(cc_records_merged(r, &want, &err));
	assert_string_equal(err.text,
	    "f.xlsx:2: A2:A9 is merged, in a column in use; --merged=fill repeats its value, "
	    "--merged=blank keeps it in the first cell");
	column = 1;
	assert_true(cc_records_merged(r, &want, &err));
	cc_records_free(r);
	cc_source_free(source);
	cc_buf_free(&zip);
	cc_arena_free(arena);
}

static void
hidden_rows_and_columns_are_left_out_where_asked(void **state)
{
	struct zipped_book book = {
		.sheet = ZIPPED_SHEET_AND("<cols><col min=\"1\" max=\"1\" hidden=\"1\"/></cols>",
		    HEAD ZIPPED_ROW("2",
			ZIPPED_VALUE("A2", "1") ZIPPED_VALUE("B2",
			    "2")) "<row r=\"3\" hidden=\"1\"><c r=\"B3\"><v>3</v></c></row>" ZIPPED_ROW("4",
			ZIPPED_VALUE("B4", "4")),
		    "")
	};

	(void)state;
	check(&book, "a|b\n2:1|2\n3:|3\n4:|4");
	check_opts(&book, (struct cc_workbook_opts){ .skip_hidden = true }, 0, "b|\n2:2|\n4:4|");
}

static void
xml_that_is_none_is_refused(void **state)
{
	struct zipped_book book = { .sheet = "<worksheet xmlns=\"" ZIPPED_MAIN "\"><sheetData>\n<row>" };
	struct cc_buf deep = { 0 };

	(void)state;
	check(&book, "4 f.xlsx: a part of the workbook is no XML: no element found (line 2 of its XML)");
	book.sheet = "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet xmlns=\"" ZIPPED_MAIN "\"/>";
	check(&book, "4 f.xlsx: a DOCTYPE; a workbook has none (line 1 of its XML)");
	for (int i = 0; i < 65; i++)
		cc_buf_puts(&deep, "<a>");
	book.sheet = deep.at;
	check(&book, "4 f.xlsx: elements are nested deeper than 64; wanted a workbook (line 1 of its XML)");
	cc_buf_free(&deep);
	book.sheet = ZIPPED_SHEET(HEAD ZIPPED_ROW("2", "<c r=\"A2\" t=\"s\"><v>7</v></c>"));
	check(&book, "4 f.xlsx:2: A2 is text \"7\" of the workbook's, which is not there");
	book.sheet = ZIPPED_SHEET(HEAD ZIPPED_ROW("2", ZIPPED_VALUE("A2", "1e")));
	check(&book, "4 f.xlsx:2: A2 holds \"1e\"; wanted a number");
	book.sheet = ZIPPED_SHEET(HEAD ZIPPED_ROW("0", ""));
	check(&book, "4 f.xlsx:1: row \"0\" follows; wanted one from 1 to 1048576");
	book.sheet = ZIPPED_SHEET(HEAD ZIPPED_ROW("1048577", ""));
	check(&book, "4 f.xlsx:1: row \"1048577\" follows; wanted one from 1 to 1048576");
	book.sheet = ZIPPED_SHEET(HEAD ZIPPED_ROW("2", ZIPPED_VALUE("A3", "1")));
	check(&book, "4 f.xlsx:2: cell \"A3\" in row 2; wanted one of that row");
	book.sheet = ZIPPED_SHEET(HEAD ZIPPED_ROW("2", ZIPPED_VALUE("XFE2", "1")));
	check(&book, "4 f.xlsx:2: cell \"XFE2\" in row 2; wanted one of that row");
	book.sheet = ZIPPED_SHEET(HEAD ZIPPED_ROW("1", ""));
	check(&book, "4 f.xlsx:1: row 1 follows; wanted rows in order: open and save it in Excel once");
	book.sheet = ZIPPED_SHEET(ZIPPED_ROW("1", ZIPPED_VALUE("B1", "1") ZIPPED_VALUE("A1", "1")));
	check(&book, "4 f.xlsx:1: cell A1 follows one that is right of it; wanted cells in order: open and "
		     "save it in Excel once");
}

static void
other_zip_files_are_named(void **state)
{
	static const struct {
		const char *part, *says;
	} row[] = {
		{ "content.xml", "4 f.xlsx: this is a document of LibreOffice (.ods); save it as .xlsx" },
		{ "xl/workbook.bin", "4 f.xlsx: this is an .xlsb workbook; save it as .xlsx" },
		{ "Index/Document.iwa",
		    "4 f.xlsx: this is a document of Numbers; export it as Excel (.xlsx)" },
		{ "survey.csv", "4 f.xlsx: this is a zip file without a workbook; wanted an .xlsx, or the "
				"file that is packed in it" },
	};
	static const struct cc_workbook_opts opts = { 0 };

	(void)state;
	check(&(struct zipped_book){ .workbook = ZIPPED_SHEETS("", "") },
	    "4 f.xlsx: this is a zip file without a workbook; wanted an .xlsx, or the file that is packed in "
	    "it");
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct zipped_part part = { row[i].part, CC_SPAN("x"), 0 };
		struct cc_buf zip = { 0 };
		struct reading r;

		zip_parts(&zip, &part, 1, 6);
		read_zip(&r, (struct cc_span){ zip.at, zip.len }, &opts, 0);
		assert_string_equal(r.text.at, row[i].says);
		cc_buf_free(&r.text);
		cc_buf_free(&zip);
	}
}

static void
workbooks_of_old_and_with_a_password_are_named(void **state)
{
	static const struct cc_workbook_opts opts = { 0 };
	struct reading r;

	(void)state;
	read_zip(&r, CC_SPAN("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), &opts, 0);
	assert_string_equal(r.text.at, "4 f.xlsx:1:1: this is a workbook of old (.xls), or one with a "
				       "password; save it as .xlsx without one");
	cc_buf_free(&r.text);
}

static void
a_workbook_is_no_text_where_none_is_wanted(void **state)
{
	struct zipped_book book = { .sheet = ZIPPED_SHEET(HEAD) };
	struct cc_buf zip = { 0 };
	struct reading r;

	(void)state;
	zip_book(&zip, &book);
	read_zip(&r, (struct cc_span){ zip.at, zip.len }, NULL, 0);
	assert_string_equal(r.text.at,
	    "4 f.xlsx:1:1: this is a workbook (.xlsx) or another zip file; save the sheet as CSV UTF-8");
	cc_buf_free(&r.text);
	cc_buf_free(&zip);
}

static void
two_parts_of_one_name_are_refused(void **state)
{
	struct zipped_book book = { .sheet = ZIPPED_SHEET(HEAD) };
	static const struct cc_workbook_opts opts = { 0 };
	struct zipped_part part[9];
	struct cc_buf zip = { 0 };
	struct reading r;
	size_t n = zipped_book_parts(part, &book);

	(void)state;
	part[n++] = (struct zipped_part){ "XL/Worksheets/sheet1.xml", CC_SPAN("<a/>"), 0 };
	zip_parts(&zip, part, n, 6);
	read_zip(&r, (struct cc_span){ zip.at, zip.len }, &opts, 0);
	assert_string_equal(r.text.at, "4 f.xlsx: part \"XL/Worksheets/sheet1.xml\" stands twice in the "
				       "workbook; wanted each part once");
	cc_buf_free(&r.text);
	cc_buf_free(&zip);
}

/* Whatever ends early is refused, and never read in part. */
static void
a_workbook_that_is_cut_anywhere_is_refused(void **state)
{
	struct zipped_book book = { .sheet = ZIPPED_SHEET(HEAD ZIPPED_ROW("2", ZIPPED_VALUE("A2", "1"))) };
	static const struct cc_workbook_opts opts = { 0 };
	struct cc_buf zip = { 0 };

	(void)state;
	zip_book(&zip, &book);
	for (size_t n = 4; n < zip.len; n++) {
		char *exact = malloc(n); /* so that a read behind the end is seen */
		struct reading r;

		memcpy(exact, zip.at, n);
		read_zip(&r, (struct cc_span){ exact, n }, &opts, 0);
		if (r.err.code != CC_EXIT_DATA)
			fail_msg("cut at %zu of %zu: %s", n, zip.len, r.text.at);
		cc_buf_free(&r.text);
		free(exact);
	}
	cc_buf_free(&zip);
}

/* Any one byte that is another, packed or stored: the workbook is refused, or says what it said.  Check sums cover
 * what cells hold; what they do not cover, as days and versions of parts, nobody reads. */
static void
a_byte_that_is_another_changes_no_answer(void **state)
{
	struct zipped_book book = { .sheet = ZIPPED_SHEET(HEAD ZIPPED_ROW("2", ZIPPED_VALUE("A2", "1"))) };
	static const struct cc_workbook_opts opts = { 0 };
	static const char by[] = { 1, 2, 8, 32, -128, -1 };
	unsigned refused = 0;

	(void)state;
	for (int level = 0; level <= 6; level += 6) {
		struct cc_buf zip = { 0 };
		struct zipped_part part[8];

		zip_parts(&zip, part, zipped_book_parts(part, &book), level);
		for (size_t i = 4; i < zip.len; i++)
			for (size_t k = 0; k < sizeof by; k++) {
				struct reading r;

				zip.at[i] = (char)(zip.at[i] ^ by[k]);
				read_zip(&r, (struct cc_span){ zip.at, zip.len }, &opts, 0);
				if (r.err.code != CC_EXIT_DATA && strcmp(r.text.at, "a|b\n2:1|") != 0)
					fail_msg("byte %zu by %d: %s", i, by[k], r.text.at);
				refused += r.err.code == CC_EXIT_DATA;
				zip.at[i] = (char)(zip.at[i] ^ by[k]);
				cc_buf_free(&r.text);
			}
		cc_buf_free(&zip);
	}
	assert_true(refused > 1000);
}

/* Bit 0 of the flags, in both headers of each part. */
static void
parts_with_a_password_are_named(void **state)
{
	struct zipped_book book = { .sheet = ZIPPED_SHEET(HEAD) };
	static const struct cc_workbook_opts opts = { 0 };
	struct cc_buf zip = { 0 };
	struct reading r;

	(void)state;
	zip_book(&zip, &book);
	for (size_t i = 0; i + 10 < zip.len; i++) {
		if (memcmp(zip.at + i, "PK\3\4", 4) == 0)
			zip.at[i + 6] |= 1;
		if (memcmp(zip.at + i, "PK\1\2", 4) == 0)
			zip.at[i + 8] |= 1;
	}
	read_zip(&r, (struct cc_span){ zip.at, zip.len }, &opts, 0);
	assert_string_equal(
	    r.text.at, "4 f.xlsx: part \"_rels/.rels\" has a password; save the workbook without one");
	cc_buf_free(&r.text);
	cc_buf_free(&zip);
}

/* A bit of the sheet, or of its check sum, is another. */
static void
a_wrong_check_sum_is_told(void **state)
{
	struct zipped_book book = { .sheet = ZIPPED_SHEET(HEAD ZIPPED_ROW("2", ZIPPED_VALUE("A2", "1234"))) };
	static const struct cc_workbook_opts opts = { 0 };
	struct zipped_part part[8];
	struct cc_buf zip = { 0 };
	struct reading r;

	(void)state;
	zip_parts(&zip, part, zipped_book_parts(part, &book), 0);
	for (size_t i = 0; i + 4 <= zip.len; i++)
		if (memcmp(zip.at + i, "1234", 4) == 0)
			zip.at[i + 3] = '5';
	read_zip(&r, (struct cc_span){ zip.at, zip.len }, &opts, 0);
	assert_string_equal(r.text.at,
	    "4 f.xlsx: part \"xl/worksheets/sheet1.xml\" of the workbook is damaged; wanted all of "
	    "it, as it was saved");
	cc_buf_free(&r.text);
	cc_buf_free(&zip);
}

/* 2.1 GiB of blanks are 2 MB when packed. */
static void
parts_that_unpack_to_more_than_2_gib_are_refused(void **state)
{
	static const struct cc_zip_input none = { 0 };
	struct zipped_part part = { "xl/worksheets/sheet1.xml", { NULL, 0 }, 8 << 20 };
	struct cc_arena *arena = cc_arena_new();
	struct cc_zip_input input = none;
	struct cc_buf zip = { 0 };
	struct cc_zip *z;
	struct cc_err err = { 0 };
	enum cc_got got;
	char block[65536];
	size_t n;
	uint64_t all = 0;

	(void)state;
	zip_parts(&zip, &part, 1, 9);
	input = (struct cc_zip_input){ .name = "f.xlsx", .fd = -1, .bytes = { zip.at, zip.len } };
	assert_true(cc_zip_open(&z, input, 4 << 20, arena, &err));
	assert_true(cc_zip_begin(z, 0, &err));
	while ((got = cc_zip_read(&n, block, sizeof block, z, &err)) == CC_GOT_SOME)
		all += n;
	assert_int_equal(got, CC_GOT_FAULT);
	assert_true(all <= 4 << 20);
	assert_string_equal(
	    err.text, "f.xlsx: the parts of this workbook hold more than 2 GiB; save the sheet as CSV UTF-8");
	cc_zip_close(z);
	cc_buf_free(&zip);
	cc_arena_free(arena);
}

static void
an_element_without_an_end_is_refused_before_memory_ends(void **state)
{
	struct zipped_book book = { .sheet = "" };
	static const struct cc_workbook_opts opts = { 0 };
	struct zipped_part part[8];
	struct cc_buf sheet = { 0 }, zip = { 0 };
	struct reading r;
	size_t n;

	(void)state;
	cc_buf_puts(&sheet, "<worksheet xmlns=\"" ZIPPED_MAIN "\"><sheetData><row r=\"");
	cc_buf_repeat(&sheet, '1', 20 << 20);
	book.sheet = sheet.at;
	n = zipped_book_parts(part, &book);
	zip_parts(&zip, part, n, 1);
	read_zip(&r, (struct cc_span){ zip.at, zip.len }, &opts, 0);
	assert_string_equal(
	    r.text.at, "4 f.xlsx: an element of more than 16 MiB; wanted a workbook (line 1 of its XML)");
	cc_buf_free(&r.text);
	cc_buf_free(&zip);
	cc_buf_free(&sheet);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_is_a_row_and_a_row_without_a_value_is_none),
		cmocka_unit_test(rows_and_cells_may_go_without_their_names),
		cmocka_unit_test(a_column_beyond_the_header_has_no_name_and_is_no_fault),
		cmocka_unit_test(texts_are_read_without_how_they_are_read_out),
		cmocka_unit_test(line_ends_and_quotes_within_cells_stay),
		cmocka_unit_test(kinds_of_cells_become_what_excel_shows),
		cmocka_unit_test(the_year_1904_begins_where_the_workbook_says),
		cmocka_unit_test(a_formula_without_a_result_is_refused_where_it_matters),
		cmocka_unit_test(prefixes_paths_and_capitals_do_not_matter),
		cmocka_unit_test(the_only_visible_sheet_with_values_is_read),
		cmocka_unit_test(of_many_sheets_the_first_are_named),
		cmocka_unit_test(a_pipe_is_refused_where_it_is_not_kept),
		cmocka_unit_test(merged_cells_are_filled_or_left_blank),
		cmocka_unit_test(merged_cells_across_the_header_are_refused),
		cmocka_unit_test(merged_cells_are_told_of_where_a_column_in_use_has_them),
		cmocka_unit_test(hidden_rows_and_columns_are_left_out_where_asked),
		cmocka_unit_test(xml_that_is_none_is_refused),
		cmocka_unit_test(other_zip_files_are_named),
		cmocka_unit_test(workbooks_of_old_and_with_a_password_are_named),
		cmocka_unit_test(a_workbook_is_no_text_where_none_is_wanted),
		cmocka_unit_test(two_parts_of_one_name_are_refused),
		cmocka_unit_test(a_workbook_that_is_cut_anywhere_is_refused),
		cmocka_unit_test(a_byte_that_is_another_changes_no_answer),
		cmocka_unit_test(parts_with_a_password_are_named),
		cmocka_unit_test(a_wrong_check_sum_is_told),
		cmocka_unit_test(parts_that_unpack_to_more_than_2_gib_are_refused),
		cmocka_unit_test(an_element_without_an_end_is_refused_before_memory_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
