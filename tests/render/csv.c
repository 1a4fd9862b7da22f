/* csv.c -- csv and tsv, byte by byte and read back by rec/csv. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "render/sample.h"

#include "rec/csv.h"

#include <stdio.h>
#include <stdlib.h>

static const struct cc_table_spec one_spec[] = {
	{
	    "t",
	    CC_WORDS("T", NULL),
	    (const struct cc_column_spec[]){ { "a", CC_TYPE_TEXT, CC_PART_NONE, 0 }, { 0 } },
	},
	{ 0 },
};

static const struct cc_table_spec three_spec[] = {
	{
	    "t",
	    CC_WORDS("T", NULL),
	    (const struct cc_column_spec[]){
		{ "a", CC_TYPE_TEXT, CC_PART_NONE, 0 },
		{ "b", CC_TYPE_ID, CC_PART_NONE, 0 },
		{ "c", CC_TYPE_LABEL, CC_PART_NONE, 0 },
		{ 0 },
	    },
	},
	{ 0 },
};

static const struct cc_table_spec mixed_spec[] = {
	{
	    "t",
	    CC_WORDS("T", NULL),
	    (const struct cc_column_spec[]){
		{ "axis", CC_TYPE_REAL, CC_PART_NONE, 1 },
		{ "n", CC_TYPE_INT, CC_PART_NONE, 0 },
		{ "w", CC_TYPE_WORD, CC_PART_NONE, 0 },
		{ "l", CC_TYPE_LIST, CC_PART_NONE, 0 },
		{ 0 },
	    },
	},
	{ 0 },
};

static struct cc_report *
report_of(const struct cc_table_spec *specs, const char *const *cells, size_t n, struct cc_arena *arena)
{
	struct cc_report *r = cc_report_new(specs, NULL, NULL, CC_EN, arena);
	struct cc_table *t = &r->table[0];

	for (size_t i = 0; i < n; i++) {
		size_t row = i % t->n_columns == 0 ? cc_row_add(r, t) : t->rows - 1;

		if (cells[i])
			cc_put_text(t, row, (unsigned)(i % t->n_columns), cc_span(cells[i]));
	}
	return r;
}

static void
check(const struct cc_table_spec *specs, const char *const *cells, size_t n, const char *format, bool excel,
    const char *expected)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_of(specs, cells, n, arena);
	struct cc_buf out = sample_render(format, r, &(struct cc_render_opts){ .excel = excel });

	assert_string_equal(out.at, expected);
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
cells_are_quoted_only_where_they_must_be(void **state)
{
	static const char *const cells[] = { "plain", "a,b", "say \"hi\"", "two\nlines", "cr\rhere", " \"",
		" blank ", "日本、語", "tab\there" };

	(void)state;
	check(three_spec, cells, 9, "csv", false,
	    "a,b,c\n"
	    "plain,\"a,b\",\"say \"\"hi\"\"\"\n"
	    "\"two\nlines\",\"cr\rhere\",\" \"\"\"\n"
	    " blank ,日本、語,tab\there\n");
	check(three_spec, cells, 9, "tsv", false,
	    "a\tb\tc\n"
	    "plain\ta,b\t\"say \"\"hi\"\"\"\n"
	    "\"two\nlines\"\t\"cr\rhere\"\t\" \"\"\"\n"
	    " blank \t日本、語\t\"tab\there\"\n");
}

static void
an_empty_cell_alone_in_its_row_is_still_a_row(void **state)
{
	static const char *const cells[] = { NULL, "x", NULL };

	(void)state;
	check(one_spec, cells, 3, "csv", false, "a\n\"\"\nx\n\"\"\n");
	check(three_spec, cells, 3, "csv", false, "a,b,c\n,x,\n");
}

static void
a_byte_order_mark_that_is_data_is_not_dropped(void **state)
{
	static const char *const cells[] = { "\xef\xbb\xbf"
					     "a",
		"\xef\xbb\xbf"
		"b",
		NULL };

	(void)state;
	check(three_spec, cells, 3, "csv", false,
	    "a,b,c\n\"\xef\xbb\xbf"
	    "a\",\xef\xbb\xbf"
	    "b,\n");
}

static void
excel_gets_a_mark_crlf_and_no_formula(void **state)
{
	static const char *const cells[] = { "=1+1", "+81", "-", "@SUM(A1)", "＝1", "＋", "－", "＠x", "\tx",
		"\rx", "a=1", "'=1" };

	(void)state;
	check(three_spec, cells, 12, "csv", true,
	    "\xef\xbb\xbf"
	    "a,b,c\r\n"
	    "'=1+1,'+81,'-\r\n"
	    "'@SUM(A1),'＝1,'＋\r\n"
	    "'－,'＠x,'\tx\r\n"
	    "\"'\rx\",a=1,'=1\r\n");
}

static void
excel_never_touches_numbers_and_words(void **state)
{
	static const struct cc_span names[] = { { "=cmd", 4 } }, list[] = { { "-a", 2 }, { "=b", 2 } };
	static const struct cc_span *const items[] = { names };
	static const uint32_t n_items[] = { 1 };
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = cc_report_new(mixed_spec, items, n_items, CC_EN, arena);
	struct cc_buf out;

	(void)state;
	cc_row_add(r, &r->table[0]);
	cc_put_item(&r->table[0], 0, 0, 0, -0.5);
	cc_put_int(&r->table[0], 0, 1, -3);
	cc_put_word(&r->table[0], 0, 2, "-");
	cc_put_list(&r->table[0], 0, 3, list, 2);
	out = sample_render("csv", r, &(struct cc_render_opts){ .excel = true });
	assert_string_equal(out.at, "\xef\xbb\xbf'=cmd,n,w,l\r\n-0.5,-3,-,'-a;=b\r\n");
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

/* Up to five of the characters that mean something. */
static char *
random_cell(struct cc_arena *arena)
{
	static const char *const parts[] = { "a", " ", "\t", ",", "\"", "\r", "\n", ";", "\xef\xbb\xbf",
		"日" };
	struct cc_buf text = { 0 };
	char *kept;

	cc_buf_puts(&text, "");
	for (int left = rand() % 6; left > 0; left--)
		cc_buf_puts(&text, parts[rand() % 10]);
	kept = cc_strdup(arena, text.at);
	cc_buf_free(&text);
	return kept;
}

/* Cells of the rows that rec/csv finds in bytes, against those of the table. */
static void
check_rows(FILE *file, const struct cc_table *t, char delimiter, struct cc_arena *arena)
{
	static const uint32_t columns[] = { 0, 1, 2 };
	const struct cc_want want = { t->n_columns, columns };
	struct cc_source *source =
	    cc_source_new((struct cc_input){ "out", fileno(file) }, &(struct cc_source_opts){ 0 }, arena);
	struct cc_csv *csv = cc_csv_new(source, &(struct cc_csv_opts){ .delimiter = delimiter }, arena);
	struct cc_piece piece = { 0 };
	struct cc_rows rows;
	struct cc_span *header;
	struct cc_err err;
	uint64_t line;
	size_t n, row = 0;

	assert_true(cc_csv_header(&header, &n, &line, csv, arena, &err));
	assert_int_equal(n, t->n_columns);
	while (cc_csv_cut(&piece, csv, &err) == CC_GOT_SOME) {
		assert_true(cc_csv_split(&rows, &piece, &want, csv, arena, &err));
		assert_true(row + rows.n <= t->rows);
		for (size_t i = 0; i < rows.n * n; i++)
			assert_true(cc_span_eq(rows.cell[i], t->cell[row * n + i].as.text));
		row += rows.n;
	}
	assert_int_equal(row, t->rows);
	cc_buf_free(&piece.bytes);
	cc_csv_free(csv);
	cc_source_free(source);
}

static void
round_trip(const struct cc_table_spec *specs, const char *format, char delimiter)
{
	enum { CELLS = 30000 };
	struct cc_arena *arena = cc_arena_new();
	const char **cells = CC_ARRAY(arena, const char *, CELLS);
	FILE *file = tmpfile();
	struct cc_report *r;
	struct cc_buf out;

	for (size_t i = 0; i < CELLS; i++)
		cells[i] = random_cell(arena);
	r = report_of(specs, cells, CELLS, arena);
	out = sample_render(format, r, &(struct cc_render_opts){ 0 });
	assert_non_null(file);
	assert_int_equal(fwrite(out.at, 1, out.len, file), out.len);
	rewind(file);
	check_rows(file, &r->table[0], delimiter, arena);
	fclose(file);
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
whatever_is_written_reads_back_the_same(void **state)
{
	(void)state;
	srand(1);
	round_trip(one_spec, "csv", ',');
	round_trip(one_spec, "tsv", '\t');
	round_trip(three_spec, "csv", ',');
	round_trip(three_spec, "tsv", '\t');
}

static void
a_table_is_the_main_one_or_the_one_named(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = sample_full(arena, CC_JA);
	struct cc_buf out = sample_render("csv", r, &(struct cc_render_opts){ 0 });

	(void)state;
	assert_ptr_equal(strstr(out.at, "rank,idea,title,raters,customer_value,独自性,feasibility,"), out.at);
	cc_buf_free(&out);
	out = sample_render("csv", r, &(struct cc_render_opts){ .table = "raters" });
	assert_string_equal(out.at, "rater,mean\n田中,1.9\nSato,2.015\nｽｽﾞｷ,2.13\n");
	cc_buf_free(&out);
	out = sample_render("csv", r, &(struct cc_render_opts){ .table = "words" });
	assert_string_equal(out.at, "word\n");
	cc_buf_free(&out);
	out = sample_render("csv", r, &(struct cc_render_opts){ .table = "measures", .excel = true });
	assert_null(out.at);
	cc_report_free(r);
	cc_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_are_quoted_only_where_they_must_be),
		cmocka_unit_test(an_empty_cell_alone_in_its_row_is_still_a_row),
		cmocka_unit_test(a_byte_order_mark_that_is_data_is_not_dropped),
		cmocka_unit_test(excel_gets_a_mark_crlf_and_no_formula),
		cmocka_unit_test(excel_never_touches_numbers_and_words),
		cmocka_unit_test(whatever_is_written_reads_back_the_same),
		cmocka_unit_test(a_table_is_the_main_one_or_the_one_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
