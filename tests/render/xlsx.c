/* xlsx.c -- tests of render/xlsx.c: what is larger than a sheet of a workbook is refused, and what is as large is not.
 * tests/same/workbooks reads what is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "render/sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST_ROWS = 1048575, MOST_COLUMNS = 16384, MOST_CHARACTERS = 32767 };

static const struct cc_table_spec specs[] = {
	{
	    "t",
	    CC_WORDS("T", NULL),
	    (const struct cc_column_spec[]){ { "a", CC_TYPE_TEXT, CC_PART_NONE, 0 }, { 0 } },
	},
	{ 0 },
};

static const struct cc_table_spec wide[] = {
	{
	    "t",
	    CC_WORDS("T", NULL),
	    (const struct cc_column_spec[]){ { "a", CC_TYPE_REAL, CC_PART_NONE, 1 }, { 0 } },
	},
	{ 0 },
};

/* NULL: it is written; else what is said, with the exit status in front. */
static const char *
said_of(const struct cc_report *r, struct cc_arena *arena)
{
	const char *folder = getenv("TMPDIR");
	char *path = cc_format(arena, "%s/xlsx-XXXXXX", folder != NULL ? folder : "/tmp");
	struct cc_render_opts opts = { .table = "t" };
	struct cc_err *err = CC_NEW(arena, struct cc_err);
	int fd = mkstemp(path);
	off_t size;
	bool good;

	assert_true(fd >= 0);
	good = cc_format_named("xlsx")->file(path, r, &opts, err);
	size = lseek(fd, 0, SEEK_END);
	close(fd);
	unlink(path);
	assert_int_equal(good, size > 0);
	return good ? NULL : cc_format(arena, "%d %s", (int)err->code, err->text);
}

/* Of so many rows without a value. */
static const char *
said_of_rows(size_t rows, struct cc_arena *arena)
{
	struct cc_report *r = cc_report_new(specs, NULL, NULL, CC_EN, arena);
	struct cc_cell *cell = calloc(rows, sizeof *cell);
	const char *said;

	assert_non_null(cell);
	r->tool = "t";
	r->version = "0";
	for (size_t i = 0; i < rows; i++)
		cell[i].empty = true;
	r->table[0].rows = rows;
	r->table[0].cell = cell;
	said = said_of(r, arena);
	r->table[0].rows = 0;
	r->table[0].cell = NULL;
	cc_report_free(r);
	free(cell);
	return said;
}

static const char *
said_of_cell(const char *character, size_t times, struct cc_arena *arena)
{
	struct cc_report *r = cc_report_new(specs, NULL, NULL, CC_EN, arena);
	struct cc_buf text = { 0 };
	const char *said;

	r->tool = "t";
	r->version = "0";
	for (size_t i = 0; i < times; i++)
		cc_buf_puts(&text, character);
	cc_put_text(&r->table[0], cc_row_add(r, &r->table[0]), 0, (struct cc_span){ text.at, text.len });
	said = said_of(r, arena);
	cc_report_free(r);
	cc_buf_free(&text);
	return said;
}

static void
a_table_of_more_rows_than_a_sheet_is_refused(void **state)
{
	struct cc_arena *arena = cc_arena_new();

	(void)state;
	assert_null(said_of_rows(MOST_ROWS, arena));
	assert_string_equal(said_of_rows(MOST_ROWS + 1, arena),
	    "2 table t has 1048576 rows; a workbook holds 1048575 below its header: write csv");
	cc_arena_free(arena);
}

static void
a_table_of_more_columns_than_a_sheet_is_refused(void **state)
{
	struct cc_arena *arena = cc_arena_new();

	(void)state;
	for (uint32_t more = 0; more < 2; more++) {
		const uint32_t n = MOST_COLUMNS + more;
		struct cc_span *name = CC_ARRAY(arena, struct cc_span, n);
		const struct cc_span *const names[] = { name };
		const uint32_t n_names[] = { n };
		const char *said;
		struct cc_report *r;

		for (uint32_t i = 0; i < n; i++)
			name[i] = cc_span(cc_format(arena, "axis%u", (unsigned)i));
		r = cc_report_new(wide, names, n_names, CC_EN, arena);
		r->tool = "t";
		r->version = "0";
		said = said_of(r, arena);
		if (more)
			assert_string_equal(
			    said, "2 table t has 16385 columns; a workbook holds 16384: write csv");
		else
			assert_null(said);
		cc_report_free(r);
	}
	cc_arena_free(arena);
}

static void
a_longer_text_than_a_cell_holds_is_refused(void **state)
{
	struct cc_arena *arena = cc_arena_new();

	(void)state;
	assert_null(said_of_cell("x", MOST_CHARACTERS, arena));
	assert_string_equal(said_of_cell("x", MOST_CHARACTERS + 1, arena),
	    "2 table t has a cell of 32768 characters; a workbook holds 32767: write csv");
	assert_null(said_of_cell("東", MOST_CHARACTERS, arena));
	cc_arena_free(arena);
}

static void
characters_beyond_the_first_plane_count_twice(void **state)
{
	struct cc_arena *arena = cc_arena_new();

	(void)state;
	assert_null(said_of_cell("😀", MOST_CHARACTERS / 2, arena));
	assert_string_equal(said_of_cell("😀", MOST_CHARACTERS / 2 + 1, arena),
	    "2 table t has a cell of 32768 characters; a workbook holds 32767: write csv");
	cc_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_table_of_more_rows_than_a_sheet_is_refused),
		cmocka_unit_test(a_table_of_more_columns_than_a_sheet_is_refused),
		cmocka_unit_test(a_longer_text_than_a_cell_holds_is_refused),
		cmocka_unit_test(characters_beyond_the_first_plane_count_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
