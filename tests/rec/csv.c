/* csv.c -- tests of rec/csv.c, csv_state.c and csv_split.c: records, cells, places.
 *
 * The dialect itself is tried out in csv_exhaustive.c; here are the messages,
 * limits, headers that come again, and what short inputs cannot show.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "rec/csv_hits.h"
#include "rec/csv_int.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* How to read: everything has a default. */
struct how {
	struct cc_csv_opts csv;
	struct cc_source_opts source;
	int fd;		     /* 0: bytes */
	struct cc_want want; /* n = 0: the first twelve columns */
	bool none;	     /* want no column */
};

/* A reading as text, one record a line: "LINE/WIDTH: [cell][cell]", a missing
 * cell as -, what is repeated as "(N repeated)", and the error. */
static void
put_row(struct cc_buf *out, uint64_t line, size_t width, const struct cc_span *cell, size_t n)
{
	cc_buf_printf(out, "%" PRIu64 "/%zu:", line, width);
	for (size_t i = 0; i < n; i++) {
		if (cell[i].at)
			cc_buf_printf(out, "[%.*s]", (int)cell[i].len, cell[i].at);
		else
			cc_buf_puts(out, "-");
	}
	cc_buf_putc(out, '\n');
}

static bool
put_rows(struct cc_buf *out, uint64_t *repeated, struct cc_csv *csv, const struct cc_want *want,
    struct cc_err *err)
{
	struct cc_arena *batch = cc_arena_new();
	struct cc_piece piece = { 0 };
	enum cc_got got = CC_GOT_SOME;
	bool good = true;

	while (good && (got = cc_csv_cut(&piece, csv, err)) == CC_GOT_SOME) {
		struct cc_rows rows;

		assert_true(piece.bytes.len > 0);
		good = cc_csv_split(&rows, &piece, want, csv, batch, err);
		assert_true(rows.n <= piece.lines + 1);
		assert_int_equal(rows.wanted, want->n);
		for (size_t i = 0; i < rows.n; i++) {
			size_t n = want->n < rows.width[i] || want->column[0] ? want->n : rows.width[i];

			put_row(out, rows.line[i], rows.width[i], rows.cell + i * want->n, n);
		}
		*repeated += rows.repeated;
		cc_arena_reset(batch);
	}
	cc_buf_free(&piece.bytes);
	cc_arena_free(batch);
	return good && got == CC_GOT_END;
}

static struct cc_buf
reading(struct cc_span bytes, struct how how)
{
	static const uint32_t twelve[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 };
	struct cc_input input = { "in.csv", how.fd ? how.fd : -1 };
	struct cc_source *source;
	struct cc_csv *csv;
	struct cc_span *header;
	struct cc_buf out = { 0 };
	struct cc_err err;
	uint64_t line, repeated = 0;
	size_t n;
	bool good;

	if (!how.csv.delimiter)
		how.csv.delimiter = ',';
	if (!how.want.n)
		how.want = (struct cc_want){ how.none ? 0 : 12, twelve };
	how.source.bytes = bytes;
	source = cc_source_new(input, &how.source, arena);
	csv = cc_csv_new(source, &how.csv, arena);
	good = cc_csv_header(&header, &n, &line, csv, arena, &err);
	if (good) {
		put_row(&out, line, n, header, n);
		good = put_rows(&out, &repeated, csv, &how.want, &err);
	}
	if (repeated)
		cc_buf_printf(&out, "(%" PRIu64 " repeated)\n", repeated);
	if (!good) {
		assert_int_equal(err.code, CC_EXIT_DATA);
		cc_buf_puts(&out, err.text);
	}
	cc_csv_free(csv);
	cc_source_free(source);
	cc_arena_reset(arena);
	return out;
}

/* The same in every block and chunk from 1 to 16 bytes, and in one piece. */
static void
expect_how(struct cc_span bytes, struct how how, const char *text)
{
	for (size_t block = 0; block <= 16; block++) {
		struct cc_buf got;

		how.csv.block = how.source.chunk = block;
		got = reading(bytes, how);
		cc_buf_reserve(&got, 0);
		assert_string_equal(got.at, text);
		cc_buf_free(&got);
	}
}

static void
expect(struct cc_span bytes, const char *text)
{
	expect_how(bytes, (struct how){ 0 }, text);
}

static void
a_record_is_cells_with_their_line(void **state)
{
	(void)state;
	expect(CC_SPAN("id,text\n1,a b\r\n2, c \r3,\n"),
	    "1/2:[id][text]\n2/2:[1][a b]\n3/2:[2][ c ]\n4/2:[3][]\n");
	expect(CC_SPAN("a\tb c\n\"1\"\t 2"),
	    "1/1:[a\tb c]\nin.csv:2:4: text after the closing quote; wanted a delimiter "
	    "or the end of the line, and a quote within quotes doubled");
	expect_how(CC_SPAN("a\tb c\n\"1\"\t 2"), (struct how){ .csv.delimiter = '\t' },
	    "1/2:[a][b c]\n2/2:[1][ 2]\n");
}

static void
lines_within_quotes_count(void **state)
{
	(void)state;
	expect(CC_SPAN("a,b\n1,\"x\r\ny\rz\n\"\n2,\"\"\"\"\n3,4\n"),
	    "1/2:[a][b]\n2/2:[1][x\r\ny\rz\n]\n6/2:[2][\"]\n7/2:[3][4]\n");
}

static void
ragged_rows_tell_their_width(void **state)
{
	(void)state;
	expect(CC_SPAN("a,b\n1\n1,2,3\n,\n"), "1/2:[a][b]\n2/1:[1]\n3/3:[1][2][3]\n4/2:[][]\n");
}

static void
only_wanted_columns_are_kept(void **state)
{
	static const uint32_t columns[] = { 1, 3 };
	struct how how = { .want = { 2, columns } };

	(void)state;
	expect_how(CC_SPAN("a,b,c,d\n1,2,3,4\n1,2,3\n1\n\"1\",\"2\",3,\"4\",5\n,,,\n"), how,
	    "1/4:[a][b][c][d]\n2/4:[2][4]\n3/3:[2]-\n4/1:--\n5/5:[2][4]\n6/4:[][]\n");
	how = (struct how){ .none = true };
	expect_how(CC_SPAN("a,b\n1,2\n\"1\",\"2\",3\n"), how, "1/2:[a][b]\n2/2:\n3/3:\n");
}

static void
raw_is_the_record_as_it_stands(void **state)
{
	struct cc_source_opts source_opts = { .bytes = CC_SPAN("a,b\n1,\"x\r\"\"y\"\r\n\n 2 ,3\r") };
	struct cc_csv_opts opts = { .delimiter = ',' };
	struct cc_source *source = cc_source_new((struct cc_input){ "in", -1 }, &source_opts, arena);
	struct cc_csv *csv = cc_csv_new(source, &opts, arena);
	struct cc_want want = { 0 };
	struct cc_piece piece = { 0 };
	struct cc_span *header;
	struct cc_rows rows;
	struct cc_err err;
	uint64_t line;
	size_t n;

	(void)state;
	assert_true(cc_csv_header(&header, &n, &line, csv, arena, &err));
	assert_int_equal(cc_csv_cut(&piece, csv, &err), CC_GOT_SOME);
	assert_true(piece.quotes);
	assert_int_equal(piece.line, 2);
	assert_int_equal(piece.lines, 4);
	assert_true(cc_csv_split(&rows, &piece, &want, csv, arena, &err));
	assert_int_equal(rows.n, 2);
	assert_true(cc_span_eq(rows.raw[0], CC_SPAN("1,\"x\r\"\"y\"")));
	assert_true(cc_span_eq(rows.raw[1], CC_SPAN(" 2 ,3")));
	assert_int_equal(rows.line[1], 5);
	assert_int_equal(cc_csv_cut(&piece, csv, &err), CC_GOT_END);
	cc_buf_free(&piece.bytes);
	cc_csv_free(csv);
	cc_source_free(source);
}

/* Which rows hold a quote within a cell that does not begin with one: "-x-"; "": none does. */
static const char *
strays(const char *text)
{
	struct cc_source_opts source_opts = { .bytes = cc_span(text) };
	struct cc_csv_opts opts = { .delimiter = ',' };
	struct cc_source *source = cc_source_new((struct cc_input){ "in", -1 }, &source_opts, arena);
	struct cc_csv *csv = cc_csv_new(source, &opts, arena);
	struct cc_want want = { 0 };
	struct cc_piece piece = { 0 };
	struct cc_span *header;
	struct cc_rows rows;
	struct cc_err err;
	const char *list = "";
	uint64_t line;
	size_t n;

	assert_true(cc_csv_header(&header, &n, &line, csv, arena, &err));
	assert_int_equal(cc_csv_cut(&piece, csv, &err), CC_GOT_SOME);
	assert_true(cc_csv_split(&rows, &piece, &want, csv, arena, &err));
	for (size_t i = 0; rows.stray != NULL && i < rows.n; i++)
		list = cc_format(arena, "%s%c", list, rows.stray[i] ? 'x' : '-');
	cc_buf_free(&piece.bytes);
	cc_csv_free(csv);
	cc_source_free(source);
	return list;
}

static void
a_quote_inside_a_plain_cell_marks_its_row(void **state)
{
	(void)state;
	assert_string_equal(strays("a,b\n1,2\n\"1\",\"2 \"\"x\"\"\"\n"), "");
	assert_string_equal(strays("a,b\n$78.07\"All,2\n1,2\n\"1\",5\"\"\n\"1\n\",2\n"), "x-x-");
	assert_string_equal(strays("a,b\n\"1\",2\n1,\"2\"\n1,2\"\r\n1,2"), "--x-");
	/* the header again is no row */
	assert_string_equal(strays("a\",b\na\",b\n1,2\n1,2\"\n"), "-x");
}

static void
a_blank_line_is_a_row_of_a_one_column_file_alone(void **state)
{
	(void)state;
	expect(CC_SPAN("a\n\n1\r\n\r\n\r\"\"\n"), "1/1:[a]\n2/1:-\n3/1:[1]\n4/1:-\n5/1:-\n6/1:[]\n");
	expect(CC_SPAN("\r\n\na,b\n\n1,2\n\r\r\n \n"), "3/2:[a][b]\n5/2:[1][2]\n8/1:[ ]\n");
}

static void
errors_of_quotes_come_with_their_place_in_characters(void **state)
{
	(void)state;
	expect(CC_SPAN("a,b\n1,2\n\xe6\x97\xa5\xe6\x9c\xac, \"x\"\n"),
	    "1/2:[a][b]\n2/2:[1][2]\n"
	    "in.csv:3:5: a blank stands before the quote; wanted the quote right after the delimiter");
	expect(CC_SPAN("a,b\n\"\xe6\x97\xa5\r\n\xe6\x9c\xac\"x,1\n2,3\n"),
	    "1/2:[a][b]\nin.csv:3:3: text after the closing quote; wanted a delimiter or the end of the "
	    "line, "
	    "and a quote within quotes doubled");
	expect(CC_SPAN("a,b\r1,2\r\xe6\x97\xa5,\"x\n3,4\n"),
	    "1/2:[a][b]\n2/2:[1][2]\n"
	    "in.csv:3:3: this quote never closes; wanted a closing quote before the end of the file");
	expect(CC_SPAN("\n\"a,b\n1,2\n"),
	    "in.csv:2:1: this quote never closes; wanted a closing quote before the end of the file");
	expect(CC_SPAN("a, \"b\"\n1,2\n"),
	    "in.csv:1:4: a blank stands before the quote; wanted the quote right after the delimiter");
}

static void
faults_of_bytes_come_with_their_place_after_the_rows_before(void **state)
{
	(void)state;
	expect(CC_SPAN("a,b\n1,2\n\xe6\x97\xa5,\xff\n3,4\n"),
	    "1/2:[a][b]\n2/2:[1][2]\n"
	    "in.csv:3:3: byte 0xFF is not UTF-8, CP932 or EUC-JP; name the encoding with --encoding");
	expect(CC_SPAN("a,b\n1,\"x\ny\0\"\n"), "1/2:[a][b]\nin.csv:3:2: a NUL byte; wanted text");
	expect(CC_SPAN("a,\0"), "in.csv:1:3: a NUL byte; wanted text");
	expect(CC_SPAN("a,b\n1,2\n\0"), "1/2:[a][b]\n2/2:[1][2]\nin.csv:3:1: a NUL byte; wanted text");
	expect(CC_SPAN("PK\x03\x04"),
	    "in.csv:1:1: this is a workbook (.xlsx) or another zip file; save the sheet as CSV UTF-8");
	/* In CP932, what is shown as one character counts as one. */
	expect(CC_SPAN("a,b\n\x93\xfa\x96\x7b,\xff\n"), "1/2:[a][b]\nin.csv:2:4: byte 0xFF is not UTF-8, "
							"CP932 or EUC-JP; name the encoding with --encoding");
}

static void
a_file_without_a_header_is_an_error(void **state)
{
	(void)state;
	expect(CC_SPAN(""), "in.csv: empty file");
	expect(CC_SPAN("\xef\xbb\xbf"), "in.csv: empty file");
	expect(CC_SPAN("\r\n\n"), "in.csv: only blank lines; wanted a header");
	expect(CC_SPAN("a,b"), "1/2:[a][b]\n");
	expect(CC_SPAN("\xef\xbb\xbf\"a\",b\r\n"), "1/2:[a][b]\n");
}

static void
lines_are_skipped_whatever_they_hold(void **state)
{
	struct how how = { .csv.skip = 3 };

	(void)state;
	expect_how(CC_SPAN("a \"title\r\n\n\"\ra,b\n1,2\n"), how, "4/2:[a][b]\n5/2:[1][2]\n");
	expect_how(CC_SPAN("\r\r\r\na,b"), how, "4/2:[a][b]\n");
	expect_how(CC_SPAN("1\n2\n"), how,
	    "in.csv: it has 2 lines; wanted a header after the 3 that --skip passes over");
	expect_how(CC_SPAN("1\n2\n3"), how,
	    "in.csv: it has 3 lines; wanted a header after the 3 that --skip passes over");
	expect_how(CC_SPAN("1\n2\n3\n"), how, "in.csv: only blank lines; wanted a header");
	expect_how(CC_SPAN("1\n\x01\xff"), how,
	    "in.csv:2:2: byte 0xFF is not UTF-8, CP932 or EUC-JP; name the encoding with --encoding");
}

static void
a_header_that_comes_again_is_counted_and_skipped(void **state)
{
	(void)state;
	expect(CC_SPAN("a,b\n1,2\na,b\n\"a\",b\r\n3,4\na,b"),
	    "1/2:[a][b]\n2/2:[1][2]\n5/2:[3][4]\n(3 repeated)\n");
	expect(CC_SPAN("a,b\n1,2\n\xef\xbb\xbf"
		       "a,b\n3,4\n"),
	    "1/2:[a][b]\n2/2:[1][2]\n4/2:[3][4]\n(1 repeated)\n");
	/* A row that was skipped leaves nothing in the next, shorter one. */
	expect(CC_SPAN("a,b\na,b\n1\n"), "1/2:[a][b]\n3/1:[1]\n(1 repeated)\n");
	expect(CC_SPAN("a,b\na,b,c\na\na,\n"), "1/2:[a][b]\n2/3:[a][b][c]\n3/1:[a]\n4/2:[a][]\n");
	expect(CC_SPAN("a,a\na,a\n"), "1/2:[a][a]\n(1 repeated)\n");
	expect(CC_SPAN("a\na\n"), "1/1:[a]\n2/1:[a]\n");
}

static void
a_second_files_mark_does_not_hide_its_quoted_header(void **state)
{
	(void)state;
	expect(CC_SPAN("\xef\xbb\xbf\"a\n,\",\"b\"\n1,2\n\xef\xbb\xbf\"a\n,\",\"b\"\r\n3,\"4\"\n"),
	    "1/2:[a\n,][b]\n3/2:[1][2]\n6/2:[3][4]\n(1 repeated)\n");
	expect(CC_SPAN("\"a\",b\n1,2\n\xef\xbb\xbf\"a\",b"), "1/2:[a][b]\n2/2:[1][2]\n(1 repeated)\n");
	/* Where it is not the header, the mark and the quotes are data. */
	expect(CC_SPAN("\"a\",b\n\xef\xbb\xbf\"a\",c\n\xef\xbb\xbf\"a\",bc\n\xef\xbb\xbf\n"),
	    "1/2:[a][b]\n2/2:[\xef\xbb\xbf\"a\"][c]\n3/2:[\xef\xbb\xbf\"a\"][bc]\n4/1:[\xef\xbb\xbf]\n");
}

static void
a_header_in_another_order_is_an_error(void **state)
{
	static const uint32_t last[] = { 2 };
	struct how how = { .want = { 1, last } };
	const char *text =
	    "1/3:[a][b][c]\n2/3:[1][2][3]\nin.csv:3: the header again with its columns in another "
	    "order; wanted the order of line 1";

	(void)state;
	expect(CC_SPAN("a,b,c\n1,2,3\nb,\"a\",c\n4,5,6\n"), text);
	expect(CC_SPAN("a,b,c\n1,2,3\n\xef\xbb\xbf"
		       "c,b,a\n"),
	    text);
	expect_how(CC_SPAN("a,b,c\n1,2,3\nc,a,b\n"), how,
	    "1/3:[a][b][c]\n2/3:[3]\nin.csv:3: the header again with its columns in another order; wanted "
	    "the "
	    "order of line 1");
	expect(CC_SPAN("a,a,b\na,b,b\n"), "1/3:[a][a][b]\n2/3:[a][b][b]\n");
}

static void
without_a_wanted_column_bytes_tell_the_header_again(void **state)
{
	struct how how = { .none = true };

	(void)state;
	expect_how(CC_SPAN("a,b\n1,2\na,b\nb,a\n"), how, "1/2:[a][b]\n2/2:\n4/2:\n(1 repeated)\n");
}

static void
cells_keep_their_limit(void **state)
{
	struct how how = { .csv.max_field = 4 };
	const char *never =
	    "1/2:[a][b]\n2/2:[1][1234]\nin.csv:3:3: this quote never closes: its cell passes 4 bytes; "
	    "wanted a closing quote, or a higher --max-field";

	(void)state;
	expect_how(CC_SPAN("a,b\n1,1234\n2,\"1234\"\n\"\"\"\"\"\"\"\"\"\",1\n"), how,
	    "1/2:[a][b]\n2/2:[1][1234]\n3/2:[2][1234]\n4/2:[\"\"\"\"][1]\n");
	expect_how(CC_SPAN("a,b\n1,1234\n2,12345\n"), how,
	    "1/2:[a][b]\n2/2:[1][1234]\nin.csv:3: cell 2 holds 5 bytes; wanted at most 4, or a higher "
	    "--max-field");
	expect_how(CC_SPAN("a,b\n1,1234\n\"2\",12345,x"), how,
	    "1/2:[a][b]\n2/2:[1][1234]\nin.csv:3: cell 2 holds 5 bytes; wanted at most 4, or a higher "
	    "--max-field");
	expect_how(CC_SPAN("a,b\n1,1234\n2,\"12345\"\n"), how, never);
	expect_how(CC_SPAN("a,b\n1,1234\n2,\"\"\"\"\"\"\"\"\"\"\"\""), how, never);
	expect_how(CC_SPAN("a,bcdef\n"), how,
	    "in.csv:1: cell 2 holds 5 bytes; wanted at most 4, or a higher --max-field");
}

static void
a_quote_that_never_closes_stops_at_a_mebibyte(void **state)
{
	struct cc_buf in = { 0 }, got;

	(void)state;
	cc_buf_puts(&in, "a,b\n1,2\n3,\"");
	for (int i = 0; i < 300 * 1024; i++)
		cc_buf_puts(&in, "x,y\n5,6\n");
	got = reading((struct cc_span){ in.at, in.len }, (struct how){ 0 });
	assert_string_equal(got.at,
	    "1/2:[a][b]\n2/2:[1][2]\nin.csv:3:3: this quote never closes: its cell passes "
	    "1048576 bytes; wanted a closing quote, or a higher --max-field");
	cc_buf_free(&got);
	cc_buf_free(&in);
}

static void
records_keep_their_limits(void **state)
{
	struct how how = { .none = true };
	struct cc_buf in = { 0 }, got;

	(void)state;
	cc_buf_puts(&in, "a,b\n");
	cc_buf_repeat(&in, ',', 65534);
	cc_buf_puts(&in, "\n");
	cc_buf_repeat(&in, ',', 65535);
	got = reading((struct cc_span){ in.at, in.len }, how);
	assert_string_equal(
	    got.at, "1/2:[a][b]\n2/65535:\nin.csv:3: a record of 65536 cells; wanted at most 65535");
	cc_buf_free(&got);
	in.len = 0;
	cc_buf_puts(&in, "a,b\n1,2\n");
	cc_buf_repeat(&in, ',', CC_CSV_MAX_RECORD + 1);
	for (how.csv.block = 256 * 1024; how.csv.block <= 128 * 1024 * 1024; how.csv.block *= 512) {
		got = reading((struct cc_span){ in.at, in.len }, how);
		assert_string_equal(
		    got.at, "1/2:[a][b]\n2/2:\nin.csv:3: a record of more than 64 MiB; wanted a shorter one");
		cc_buf_free(&got);
	}
	how.csv.block = 0;
	got = reading((struct cc_span){ in.at + 8, in.len - 8 }, how);
	assert_string_equal(got.at, "in.csv:1: a record of more than 64 MiB; wanted a shorter one");
	cc_buf_free(&got);
	cc_buf_free(&in);
}

static void
a_record_without_end_is_not_read_to_the_end(void **state)
{
	struct cc_csv_opts opts = { .delimiter = ',' };
	struct cc_source_opts source_opts = { 0 };
	struct cc_source *source;
	struct cc_piece piece = { 0 };
	struct cc_buf in = { 0 };
	struct cc_csv *csv;
	struct cc_span *header;
	struct cc_err err;
	uint64_t line;
	size_t n;

	(void)state;
	cc_buf_puts(&in, "a\n");
	cc_buf_repeat(&in, 'x', CC_CSV_MAX_RECORD + 1024 * 1024);
	source_opts.bytes = (struct cc_span){ in.at, in.len };
	source = cc_source_new((struct cc_input){ "in", -1 }, &source_opts, arena);
	csv = cc_csv_new(source, &opts, arena);
	assert_true(cc_csv_header(&header, &n, &line, csv, arena, &err));
	assert_int_equal(cc_csv_cut(&piece, csv, &err), CC_GOT_FAULT);
	assert_string_equal(err.text, "in:2: a record of more than 64 MiB; wanted a shorter one");
	assert_int_equal(cc_source_read(&n, in.at, 16, source, &err), CC_GOT_SOME);
	cc_buf_free(&piece.bytes);
	cc_buf_free(&in);
	cc_csv_free(csv);
	cc_source_free(source);
}

static void
a_header_may_be_longer_than_a_block(void **state)
{
	struct cc_buf in = { 0 }, got;
	struct how how = { .none = true };

	(void)state;
	for (int i = 0; i < 60000; i++)
		cc_buf_printf(&in, "\"column\n%d\",", i);
	cc_buf_puts(&in, "\n1,2\n");
	got = reading((struct cc_span){ in.at, in.len }, how);
	assert_non_null(strstr(got.at, "[column\n59999][]\n60002/2:\n"));
	cc_buf_free(&got);
	cc_buf_free(&in);
}

/* Everything that is special, and characters of one to four bytes. */
static const char nasty[] =
    "\xef\xbb\xbfid,\"te\"\"xt\",\xe6\xae\xb5\r\n1,\"a\r\nb\",\xf0\x9f\x98\x80\r2,\"\",\n\n"
    "3, x ,\"\"\"\"\"\"\n\r\n\xc3\xa9,\"\n\",\"\r\"\rid,\"te\"\"xt\",\xe6\xae\xb5\n,,\n4,5\n\"6\"";

static void
cut_anywhere_an_input_reads_the_same_in_every_block(void **state)
{
	(void)state;
	for (size_t len = 0; len < sizeof(nasty); len++) {
		/* Of its own size, so that a sanitizer sees a byte too far. */
		char *bytes = memcpy(malloc(len + !len), nasty, len);
		struct cc_buf whole = reading((struct cc_span){ bytes, len }, (struct how){ 0 });

		expect((struct cc_span){ bytes, len }, whole.at);
		cc_buf_free(&whole);
		free(bytes);
	}
	expect((struct cc_span){ nasty, sizeof(nasty) - 1 },
	    "1/3:[id][te\"xt][\xe6\xae\xb5]\n2/3:[1][a\r\nb][\xf0\x9f\x98\x80]\n4/3:[2][][]\n6/3:[3][ x "
	    "][\"\"]\n"
	    "8/3:[\xc3\xa9][\n][\r]\n12/3:[][][]\n13/2:[4][5]\n14/1:[6]\n(1 repeated)\n");
}

/* Cells and records that end at every byte of a word, in both lanes. */
static void
records_of_every_length_are_split_alike(void **state)
{
	const char *const ends[] = { "\n", "\r\n", "\r" };

	(void)state;
	for (int lane = 0; lane < 2; lane++) {
		struct cc_buf in = { 0 }, want = { 0 };

		cc_buf_puts(&in, "a,b,c\n");
		cc_buf_puts(&want, "1/3:[a][b][c]\n");
		for (int i = 0; i < 140; i++) {
			const char *quote = lane && i % 7 == 3 ? "\"" : "";

			cc_buf_printf(&in, "x,%s", quote);
			cc_buf_repeat(&in, 'y', (size_t)i);
			cc_buf_printf(&in, "%s,z%s", quote, ends[i % 3]);
			cc_buf_printf(&want, "%d/3:[x][", i + 2);
			cc_buf_repeat(&want, 'y', (size_t)i);
			cc_buf_puts(&want, "][z]\n");
		}
		expect((struct cc_span){ in.at, in.len }, want.at);
		cc_buf_free(&want);
		cc_buf_free(&in);
	}
}

/* A plain generator: the same bytes in every run. */
static uint32_t
next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 16;
}

/* Small pieces are known to be right from csv_exhaustive.c. */
static void
long_pieces_read_as_short_ones(void **state)
{
	static const char *const tokens[] = { "a", "bcd", "\xe6\xae\xb5", ",", ",", ",", "\n", "\r\n", "\r",
		",\"x,\"\"y\",", "\"\r\n\n\"\n", "\n\"\"\n", " ", "e\"f", ",a long cell of plain words, " };
	const size_t n = sizeof(tokens) / sizeof(tokens[0]);
	uint32_t seed = 3;

	(void)state;
	for (int round = 0; round < 300; round++) {
		struct cc_buf in = { 0 }, whole;

		cc_buf_puts(&in, round % 3 ? "a,bcd\n" : "h\n");
		for (int i = 0; i < 120; i++)
			cc_buf_puts(&in, tokens[next_random(&seed) % n]);
		whole = reading((struct cc_span){ in.at, in.len }, (struct how){ 0 });
		expect((struct cc_span){ in.at, in.len }, whole.at);
		cc_buf_free(&whole);
		cc_buf_free(&in);
	}
}

static void
words_and_vectors_find_what_bytes_find(void **state)
{
	static const char letters[] = ",\"\r\n\t;a\x7f\x80\xac\xff\x8d\x8a ";
	uint32_t seed = 1;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		char bytes[64];
		uint64_t want = 0;

		for (unsigned i = 0; i < 64; i++) {
			bytes[i] = letters[next_random(&seed) % (sizeof(letters) - 1)];
			if (bytes[i] == ',' || bytes[i] == '\r' || bytes[i] == '\n' || bytes[i] == '"')
				want |= UINT64_C(1) << i;
		}
		assert_true(cc_csv_hits_words(bytes, ',', '\r', '\n', '"') == want);
#ifdef __SSE2__
		assert_true(cc_csv_hits_vector(bytes, ',', '\r', '\n', '"') == want);
#endif
		for (size_t len = 0; len < 64; len++)
			assert_true(cc_csv_hits(bytes, len, ',', '\r', '\n', '"') ==
				    (want & ((UINT64_C(1) << len) - 1)));
	}
}

static void
line_ends_are_counted_across_words(void **state)
{
	uint32_t seed = 2;

	(void)state;
	for (size_t len = 0; len < 300; len++) {
		char *bytes = malloc(len + !len);
		uint64_t want = 0;

		for (size_t i = 0; i < len; i++) {
			bytes[i] = "\r\nx"[next_random(&seed) % 3];
			want += bytes[i] == '\r' || (bytes[i] == '\n' && !(i && bytes[i - 1] == '\r'));
		}
		assert_int_equal(cc_csv_lines((struct cc_span){ bytes, len }), want);
		free(bytes);
	}
}

/* A survey's cells as text, line ends within cells as LF; NULL: not there. */
static char *
survey(const char *name)
{
	const char *data = getenv("COCREATE_DATA"), *top = getenv("TOPDIR");
	struct cc_buf got, out = { 0 };
	char path[4096];
	int fd;

	if (data)
		snprintf(path, sizeof(path), "%s/%s", data, name);
	else
		snprintf(path, sizeof(path), "%s/../shared/data/%s", top ? top : ".", name);
	fd = open(path, O_RDONLY);
	if (fd < 0)
		return NULL;
	got = reading((struct cc_span){ 0 }, (struct how){ .fd = fd });
	close(fd);
	for (size_t i = 0; i < got.len; i++)
		if (got.at[i] != '\r' || got.at[i + 1] != '\n')
			cc_buf_putc(&out, got.at[i]);
	cc_buf_free(&got);
	return out.at;
}

static void
the_cp932_survey_equals_its_utf8_twin(void **state)
{
	char *utf8 = survey("surveys/fukui_202304.csv"), *cp932 = survey("bad-inputs/fukui_202304_cp932.csv");

	(void)state;
	if (!utf8 || !cp932) {
		printf("SKIP: no surveys; set COCREATE_DATA to the folder that holds them\n");
		free(utf8);
		free(cp932);
		skip();
	}
	assert_non_null(strstr(utf8, "\xe4\xbc\x9a\xe5\x93\xa1ID"));
	/* Their cells differ in nothing but LF for CR LF, which is data. */
	assert_string_equal(utf8, cp932);
	free(utf8);
	free(cp932);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_record_is_cells_with_their_line),
		cmocka_unit_test(lines_within_quotes_count),
		cmocka_unit_test(ragged_rows_tell_their_width),
		cmocka_unit_test(a_quote_inside_a_plain_cell_marks_its_row),
		cmocka_unit_test(only_wanted_columns_are_kept),
		cmocka_unit_test(raw_is_the_record_as_it_stands),
		cmocka_unit_test(a_blank_line_is_a_row_of_a_one_column_file_alone),
		cmocka_unit_test(errors_of_quotes_come_with_their_place_in_characters),
		cmocka_unit_test(faults_of_bytes_come_with_their_place_after_the_rows_before),
		cmocka_unit_test(a_file_without_a_header_is_an_error),
		cmocka_unit_test(lines_are_skipped_whatever_they_hold),
		cmocka_unit_test(a_header_that_comes_again_is_counted_and_skipped),
		cmocka_unit_test(a_second_files_mark_does_not_hide_its_quoted_header),
		cmocka_unit_test(a_header_in_another_order_is_an_error),
		cmocka_unit_test(without_a_wanted_column_bytes_tell_the_header_again),
		cmocka_unit_test(cells_keep_their_limit),
		cmocka_unit_test(a_quote_that_never_closes_stops_at_a_mebibyte),
		cmocka_unit_test(records_keep_their_limits),
		cmocka_unit_test(a_record_without_end_is_not_read_to_the_end),
		cmocka_unit_test(a_header_may_be_longer_than_a_block),
		cmocka_unit_test(cut_anywhere_an_input_reads_the_same_in_every_block),
		cmocka_unit_test(records_of_every_length_are_split_alike),
		cmocka_unit_test(long_pieces_read_as_short_ones),
		cmocka_unit_test(words_and_vectors_find_what_bytes_find),
		cmocka_unit_test(line_ends_are_counted_across_words),
		cmocka_unit_test(the_cp932_survey_equals_its_utf8_twin),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
