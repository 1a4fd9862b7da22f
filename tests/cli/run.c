/* run.c -- tests of the way from files to sealed stores: any number of threads, the order of what is said. */
#include "cli/run.h"

#include "base/arena.h"
#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char folder[64];
static struct cc_arena *arena;
static struct cc_err err;

/* A method that keeps every row. */
enum { WHO, POINTS, WEIGHT };

static const struct cc_role roles[] = {
	[WHO] = { "who", NULL, CC_ID, CC_ROLE_KEY | CC_ROLE_NEEDED, { 0 } },
	[POINTS] = { "points", NULL, CC_NUMBER, CC_ROLE_SCALE, { 0 } },
	[WEIGHT] = { "weight", NULL, CC_NUMBER, 0, { 0 } },
	{ 0 },
};
static const struct cc_layout layouts[] = { { "rows", 0 }, { 0 } };
static const struct cc_store_spec stores[] = {
	{ "rows",
	    (const struct cc_field[]){
		CC_KEY("who", WHO), CC_FIELD("place", PLACE), CC_FIELD("points", VALUE), { 0 } },
	    true, "rows" },
	{ 0 },
};

static void
add(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems)
{
	(void)run;
	(void)problems;
	for (uint32_t row = 0; row < batch->rows; row++) {
		const struct cc_column *who = batch->role[WHO][0], *points = batch->role[POINTS][0];
		unsigned char *record = cc_log_add(store[0]);

		if (!who->missing[row])
			*(uint32_t *)cc_field_at(store[0], record, 0) = who->id[row];
		*(uint64_t *)cc_field_at(store[0], record, 1) = cc_place_pack(batch->file, batch->line[row]);
		if (points != NULL && !points->missing[row])
			*(uint32_t *)cc_field_at(store[0], record, 2) =
			    cc_store_value(store[0], points->num[row]);
	}
}

static const struct cc_method keeps_rows = {
	.roles = roles, .layouts = layouts, .stores = stores, .add = add
};

/* The same with what a worker keeps: how many rows it has added. */
static uint64_t begun, ended, added, prepared;

static void
prepare(const struct cc_run *run)
{
	(void)run;
	prepared++;
}

static void *
worker_begin(const struct cc_run *run)
{
	(void)run;
	begun++;
	return CC_NEW(arena, uint64_t);
}

static void
worker_end(void *worker)
{
	ended++;
	added += *(uint64_t *)worker;
}

static void
add_and_count(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems)
{
	*(uint64_t *)batch->worker += batch->rows;
	add(store, batch, run, problems);
}

static const struct cc_method counts_rows = { .roles = roles,
	.layouts = layouts,
	.stores = stores,
	.prepare = prepare,
	.worker_begin = worker_begin,
	.worker_end = worker_end,
	.add = add_and_count };

/* The same of weighted points alone. */
static const struct cc_layout weighted[] = {
	{ "weighted", .all = UINT64_C(1) << POINTS | UINT64_C(1) << WEIGHT },
	{ 0 },
};

static const struct cc_method weighs_rows = {
	.roles = roles, .layouts = weighted, .stores = stores, .add = add
};

static const struct cc_method *method;
static enum cc_form form;

static int
set_up(void **state)
{
	(void)state;
	snprintf(
	    folder, sizeof folder, "%s/cocreate-run.XXXXXX", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
	assert_non_null(mkdtemp(folder));
	arena = cc_arena_new();
	err = (struct cc_err){ 0 };
	method = &keeps_rows;
	form = CC_FORM_AUTO;
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	for (int i = 0; i < 3; i++)
		unlink(cc_format(arena, "%s/%d.csv", folder, i));
	rmdir(folder);
	cc_arena_free(arena);
	return 0;
}

/* The file of that number, its name. */
static const char *
file_of(int number, const struct cc_buf *text)
{
	const char *name = cc_format(arena, "%s/%d.csv", folder, number);
	int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	assert_true(fd >= 0);
	for (size_t at = 0; at < text->len;) {
		ssize_t n = write(fd, text->at + at, text->len - at);

		assert_true(n > 0);
		at += (size_t)n;
	}
	close(fd);
	return name;
}

static bool
fold(struct cc_fold *out, const char *const *file, uint32_t files, unsigned threads)
{
	static const struct cc_items *const none[3];
	static struct cc_study study;
	struct cc_workers workers = { threads, cc_workers_none.each };
	struct cc_run *run = CC_NEW(arena, struct cc_run);
	struct cc_fold_opts opts = { .form = form, .max_field = CC_CSV_MAX_FIELD };
	struct cc_bind_opts bind = { "test", NULL, 0 };
	struct cc_binder *binder;

	*run = (struct cc_run){ .study = &study,
		.items = none,
		.has_scale = true,
		.scale = { 0, 99 },
		.last_day = CC_NO_DAY,
		.file = file,
		.files = files,
		.workers = &workers };
	*out = (struct cc_fold){ 0 };
	assert_true(cc_binder_new(&binder, method, run, &bind, arena, &err));
	return cc_fold_run(out, method, run, binder, &opts, arena, &err);
}

/* About 1.9 MB: eight pieces. */
enum { ROWS = 100000 };

static void
add_rows(struct cc_buf *text, uint32_t seed)
{
	cc_buf_puts(text, "who,note,points\n");
	for (uint32_t i = 0; i < ROWS; i++)
		cc_buf_printf(text, "w%u,%s,%u\n", (i * 7919 + seed) % 1009,
		    i % 50 == 0 ? "\"a, quoted\"" : "a plain note", i % 97);
}

static void
check_rows(const struct cc_state *state, uint32_t seed)
{
	const struct cc_store *log = state->store[0];

	assert_int_equal(log->rows, ROWS);
	for (uint64_t i = 0; i < log->rows; i++) {
		const unsigned char *row = cc_store_row(log, i);
		uint64_t place = cc_row_word(log, row, 1);
		uint32_t number = (uint32_t)cc_place_line(place) - 2;
		struct cc_span who = cc_state_text(state, WHO, cc_row_id(log, row, 0, 0));
		char wanted[16];

		snprintf(wanted, sizeof wanted, "w%u", (number * 7919 + seed) % 1009);
		assert_true(cc_span_eq(who, cc_span(wanted)));
		assert_int_equal(log->value[cc_row_id(log, row, 2, 0)], number % 97);
	}
}

static void
every_row_arrives_once_with_any_number_of_threads(void **state)
{
	static const unsigned threads[] = { 1, 2, 7 };
	struct cc_buf text = { 0 };
	const char *file;

	(void)state;
	add_rows(&text, 3);
	assert_true(text.len > 1024 * 1024);
	file = file_of(0, &text);
	cc_buf_free(&text);
	for (int i = 0; i < 3; i++) {
		struct cc_fold out;

		assert_true(fold(&out, &file, 1, threads[i]));
		assert_int_equal(out.problems.count, 0);
		assert_int_equal(out.input[0].rows, ROWS);
		check_rows(out.state, 3);
		cc_state_free(out.state);
	}
}

/* Eleven rows out of scale, in all pieces. */
static void
add_bad_rows(struct cc_buf *text)
{
	cc_buf_puts(text, "who,note,points\n");
	for (uint32_t i = 0; i < ROWS; i++)
		cc_buf_printf(text, "w%u,a plain note,%u\n", i % 1009, i % 9000 == 8999 ? 100 + i / 9000 : 5);
}

static void
problems_come_in_the_order_of_the_file(void **state)
{
	static const unsigned threads[] = { 1, 2, 7 };
	struct cc_buf text = { 0 };
	const char *file;

	(void)state;
	add_bad_rows(&text);
	file = file_of(0, &text);
	cc_buf_free(&text);
	for (int i = 0; i < 3; i++) {
		struct cc_fold out;

		assert_true(fold(&out, &file, 1, threads[i]));
		assert_int_equal(out.problems.count, 11);
		assert_int_equal(out.problems.kept, 10);
		for (unsigned p = 0; p < 10; p++) {
			uint64_t line = 9001 + UINT64_C(9000) * p;
			const char *wanted = cc_format(arena,
			    "%s:%" PRIu64 ": column \"points\": \"%u\"; wanted a number from 0 to 99", file,
			    line, 100 + p);

			assert_int_equal(out.problems.first[p].line, line);
			assert_string_equal(out.problems.first[p].text, wanted);
		}
		cc_state_free(out.state);
	}
}

static void
a_broken_quote_comes_after_the_problems_before_it_and_ends_reading(void **state)
{
	static const unsigned threads[] = { 1, 2, 7 };
	struct cc_buf text = { 0 };
	const char *file[2];

	(void)state;
	add_bad_rows(&text);
	cc_buf_puts(&text, "x,\"a\"b,777\ny,n,888\n");
	file[0] = file_of(0, &text);
	text.len = 0;
	cc_buf_puts(&text, "who,points\nz,999\n");
	file[1] = file_of(1, &text);
	cc_buf_free(&text);
	for (int i = 0; i < 3; i++) {
		struct cc_fold out;

		assert_false(fold(&out, file, 2, threads[i]));
		assert_int_equal(err.code, CC_EXIT_DATA);
		assert_non_null(strstr(err.text, "0.csv:100002:6: text after the closing quote"));
		assert_int_equal(out.problems.count, 11);
		assert_int_equal(out.problems.first[9].line, 90001);
		cc_state_free(out.state);
	}
}

static void
a_cell_too_long_hides_no_problem_before_it(void **state)
{
	static const unsigned threads[] = { 1, 2, 7 };
	struct cc_buf text = { 0 };
	const char *file;

	(void)state;
	cc_buf_puts(&text, "who,note,points\n");
	for (uint32_t i = 0; i < ROWS; i++) {
		cc_buf_printf(&text, "w%u,", i % 1009);
		if (i == ROWS / 2)
			cc_buf_repeat(&text, 'x', CC_CSV_MAX_FIELD + 1);
		cc_buf_printf(&text, ",%u\n", i == 10 || i == ROWS - 1 ? 100 : 5);
	}
	file = file_of(0, &text);
	cc_buf_free(&text);
	for (int i = 0; i < 3; i++) {
		struct cc_fold out;

		assert_false(fold(&out, &file, 1, threads[i]));
		assert_non_null(strstr(err.text, cc_format(arena, "0.csv:%d:", ROWS / 2 + 2)));
		assert_int_equal(out.problems.count, 1);
		assert_int_equal(out.problems.first[0].line, 12);
		cc_state_free(out.state);
	}
}

static void
files_are_one_input_and_keep_their_own_places(void **state)
{
	struct cc_buf text = { 0 };
	const char *file[3];
	struct cc_fold out;

	(void)state;
	cc_buf_puts(&text, "who,points\na,1\n\nb,2\nwho,points\n");
	file[0] = file_of(0, &text);
	text.len = 0;
	cc_buf_puts(&text, "points,other,who\n3,?,a\n100,?,c\n");
	file[1] = file_of(1, &text);
	text.len = 0;
	cc_buf_puts(&text, "who\nd\n");
	file[2] = file_of(2, &text);
	cc_buf_free(&text);
	assert_true(fold(&out, file, 3, 2));
	assert_int_equal(out.problems.count, 1);
	assert_int_equal(out.problems.first[0].file, 1);
	assert_int_equal(out.problems.first[0].line, 3);
	assert_int_equal(out.input[0].rows, 2);
	assert_int_equal(out.input[1].rows, 2);
	assert_int_equal(out.input[2].rows, 1);
	assert_int_equal(out.repeated, 1);
	cc_state_free(out.state);
}

static void
a_file_that_is_not_there_is_named(void **state)
{
	const char *file = "/no/such/file.csv";
	struct cc_fold out;

	(void)state;
	assert_false(fold(&out, &file, 1, 1));
	assert_int_equal(err.code, CC_EXIT_MACHINE);
	assert_string_equal(err.text, "/no/such/file.csv: No such file or directory");
	cc_state_free(out.state);
}

static void
each_worker_has_its_own_scratch_and_much_input_is_prepared_for_once(void **state)
{
	static const unsigned threads[] = { 1, 2, 7 };
	struct cc_buf text = { 0 };
	const char *file[2];
	struct cc_fold out;

	(void)state;
	method = &counts_rows;
	add_rows(&text, 3);
	file[0] = file[1] = file_of(0, &text);
	for (int i = 0; i < 3; i++) {
		begun = ended = added = prepared = 0;
		assert_true(fold(&out, file, 2, threads[i]));
		assert_int_equal(begun, threads[i]);
		assert_int_equal(ended, threads[i]);
		assert_int_equal(added, 2 * ROWS);
		assert_int_equal(prepared, 1);
		cc_state_free(out.state);
	}
	text.len = 0;
	cc_buf_puts(&text, "who,points\na,1\n");
	file[0] = file_of(0, &text);
	cc_buf_free(&text);
	prepared = 0;
	assert_true(fold(&out, file, 1, 2));
	assert_int_equal(prepared, 0);
	cc_state_free(out.state);
}

static const char *
file_with(int number, const char *line, uint32_t times, const char *last)
{
	struct cc_buf text = { 0 };
	const char *name;

	for (uint32_t i = 0; i < times; i++)
		cc_buf_puts(&text, line);
	cc_buf_puts(&text, last);
	name = file_of(number, &text);
	cc_buf_free(&text);
	return name;
}

static void
a_part_of_a_layout_ends_reading_whichever_file_has_it(void **state)
{
	const char *file[2];
	struct cc_fold out;

	(void)state;
	method = &weighs_rows;
	file[0] = file_with(0, "who,points\n", 1, "b,3\n");
	file[1] = file_with(1, "who,points,weight\n", 1, "a,1,2\n");
	assert_false(fold(&out, file, 2, 2));
	assert_int_equal(err.code, CC_EXIT_DATA);
	assert_non_null(strstr(err.text, "0.csv:1: columns for \"points\", which need one for \"weight\""));
	cc_state_free(out.state);
}

/* The key that is missing comes in a later piece. */
static void
a_layout_of_mappings_is_judged_when_all_keys_are_known(void **state)
{
	const char *file =
	    file_with(0, "{\"who\": \"c\", \"points\": 1}\n", ROWS, "{\"who\": \"d\", \"weight\": 2}\n");
	struct cc_fold out;

	(void)state;
	method = &weighs_rows;
	form = CC_FORM_JSONL;
	assert_true(fold(&out, &file, 1, 2));
	assert_int_equal(out.state->store[0]->rows, ROWS + 1);
	cc_state_free(out.state);
	file = file_with(0, "{\"who\": \"c\", \"points\": 1}\n", ROWS, "");
	assert_false(fold(&out, &file, 1, 2));
	assert_non_null(strstr(err.text, "columns for \"points\", which need one for \"weight\""));
	cc_state_free(out.state);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_row_arrives_once_with_any_number_of_threads),
		TEST(problems_come_in_the_order_of_the_file),
		TEST(a_broken_quote_comes_after_the_problems_before_it_and_ends_reading),
		TEST(a_cell_too_long_hides_no_problem_before_it),
		TEST(files_are_one_input_and_keep_their_own_places),
		TEST(a_file_that_is_not_there_is_named),
		TEST(a_part_of_a_layout_ends_reading_whichever_file_has_it),
		TEST(a_layout_of_mappings_is_judged_when_all_keys_are_known),
		TEST(each_worker_has_its_own_scratch_and_much_input_is_prepared_for_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
