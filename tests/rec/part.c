/* part.c -- tests rec/part, rec/store_save and rec/store_load. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "base/date.h"
#include "base/num.h"
#include "base/rng.h"
#include "rec/batch.h"
#include "rec/store_add.h"
#include "rec/part.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { IDEA, RATER, AXES, ROLES };
enum { LOG, SUMS, STORES };
enum { L_IDEA, L_DAY, L_RATER, L_PLACE, L_SCORE, L_NOTE, L_TAGS };
enum { S_IDEA, S_LEVEL, S_COUNT, S_SUM, S_MIN, S_MAX, S_TITLE };
enum { FILES = 5 };

static const struct cc_store_spec specs[] = {
	[LOG] = { "log",
	    (const struct cc_field[]){
		[L_IDEA] = CC_KEY("idea", IDEA),
		[L_DAY] = CC_FIELD("day", DAY),
		[L_RATER] = CC_KEY("rater", RATER),
		[L_PLACE] = CC_FIELD("place", PLACE),
		[L_SCORE] = { "score", CC_FIELD_VALUE, 0, 1 + AXES, NULL },
		[L_NOTE] = CC_FIELD("note", TEXT),
		[L_TAGS] = CC_LISTED_IDS("tags", RATER),
		{ 0 },
	    },
	    true, "rows" },
	[SUMS] = { "sums",
	    (const struct cc_field[]){
		[S_IDEA] = CC_KEY("idea", IDEA),
		[S_LEVEL] = CC_KEY("level", -1),
		[S_COUNT] = { "count", CC_FIELD_COUNT, 0, 1 + AXES, NULL },
		[S_SUM] = CC_FIELD("sum", SUM),
		[S_MIN] = CC_FIELD("min", MIN),
		[S_MAX] = CC_FIELD("max", MAX),
		[S_TITLE] = CC_FIELD("title", FIRST),
		{ 0 },
	    },
	    false, "ideas" },
	{ 0 },
};

static const struct cc_part_pair parameters[] = { { "scale", "1..3" }, { "axes", "a\nb" } };
static const char *const count_names[] = { "repeated" };
static const char *const role_names[ROLES] = { "idea", "rater", "axes" };
static const bool has_ids[ROLES] = { true, true, false }, needed[ROLES] = { true, false, false };
static const uint32_t items[ROLES] = { 1, 1, 2 };

static struct cc_part_form form = { .command = "test",
	.version = "1",
	.n_parameters = 2,
	.n_counts = 1,
	.n_columns = 4,
	.n_roles = ROLES,
	.parameter = parameters,
	.count = count_names,
	.role = role_names,
	.has_ids = has_ids,
	.needed = needed,
	.items = items,
	.stores = specs };

/* A part without rows, its inputs named a, b, c ... from `first` on. */
static struct cc_part_state
part_new(uint32_t first, uint32_t files)
{
	struct cc_part_state part = { .n_inputs = files, .last_day = CC_NO_DAY };

	part.input = CC_ARRAY(arena, struct cc_part_input, files);
	for (uint32_t i = 0; i < files; i++)
		part.input[i] = (struct cc_part_input){ cc_format(arena, "%c.csv", (int)('a' + first + i)),
			"UTF-8", 0, false, { first + i, "99aa06d3014798d86001c324468d497f" } };
	part.n_parts = 1;
	part.id = CC_NEW(arena, struct cc_part_id);
	cc_part_identify(part.id, part.input, files, arena);
	part.count = CC_ARRAY(arena, uint64_t, 1);
	part.column = CC_ARRAY(arena, uint8_t, 4);
	part.state = cc_state_new(ROLES, has_ids, items, specs);
	return part;
}

static void
add_row(struct cc_part_state *part, uint32_t file, uint64_t line, const uint32_t *draw)
{
	static const char *const ideas[] = { "tea", "朝の一杯", "a \"b\"\n", "x\\" };
	static const char *const titles[] = { "one", "two", "three\x1b", "" };
	static const double scores[] = { 1, 2.5, -1e300, 0.1, 1e-310, 12345678901234567890.0 };
	struct cc_store *log = part->state->store[LOG], *sums = part->state->store[SUMS];
	uint64_t keys[2] = { cc_map_add(part->state->ids[IDEA], cc_span(ideas[draw[0] % 4])), draw[1] % 3 };
	double score = scores[draw[2] % 6];
	const char *title = titles[draw[3] % 4];
	unsigned char *record = cc_log_add(log);
	double *min, *max;

	*(uint32_t *)cc_field_at(log, record, L_IDEA) = (uint32_t)keys[0];
	if (draw[4] % 3 > 0)
		*(uint32_t *)cc_field_at(log, record, L_RATER) =
		    cc_map_add(part->state->ids[RATER], cc_span(draw[4] % 3 == 1 ? "r1" : "r2"));
	cc_log_put_day(log, record, L_DAY, (int64_t)(draw[5] % 5) - 2);
	*(uint64_t *)cc_field_at(log, record, L_PLACE) = cc_place_pack(file, line);
	((uint32_t *)cc_field_at(log, record, L_SCORE))[draw[6] % 2] = cc_store_value(log, score);
	if (draw[7] % 3 > 0)
		cc_log_put_text(log, record, L_NOTE, cc_span(title));
	if (draw[2] % 3 > 0) {
		const uint32_t tag[] = { cc_map_add(part->state->ids[RATER], CC_SPAN("t1")),
			cc_map_add(part->state->ids[RATER], CC_SPAN("t0")) };

		cc_log_put_list(log, record, L_TAGS, tag, draw[2] % 3);
	}
	record = cc_tally_at(sums, keys);
	((int64_t *)cc_field_at(sums, record, S_COUNT))[draw[6] % 2]++;
	cc_exact_add(cc_field_at(sums, record, S_SUM), score);
	min = cc_field_at(sums, record, S_MIN);
	max = cc_field_at(sums, record, S_MAX);
	if (draw[1] % 3 > 0) {
		*min = fmin(*min, score);
		*max = fmax(*max, score);
	}
	if (*title != '\0')
		cc_first_see(
		    sums, cc_field_at(sums, record, S_TITLE), cc_span(title), cc_place_pack(file, line));
	part->input[file].rows++;
	part->count[0] += draw[7] % 2;
	part->column[draw[7] % 4] = CC_COLUMN_BOUND;
	if ((int64_t)(draw[5] % 5) - 2 > part->last_day)
		part->last_day = (int64_t)(draw[5] % 5) - 2;
}

static void
add_random(struct cc_part_state *one, uint32_t file, struct cc_part_state *other, uint32_t other_file,
    uint64_t rows, struct cc_rng *rng)
{
	uint32_t draw[8];

	for (uint64_t line = 2; line < rows + 2; line++) {
		for (int i = 0; i < 8; i++)
			draw[i] = cc_rng_bits(rng) >> 4;
		add_row(one, file, line, draw);
		if (other != NULL)
			add_row(other, other_file, line, draw);
	}
}

static struct cc_span
saved(struct cc_part_state *part)
{
	struct cc_buf out = { 0 };
	struct cc_span text;

	if (part->state->order == NULL)
		cc_state_seal(part->state, &cc_workers_none);
	cc_part_save(&out, part, &form);
	text = cc_span_dup(arena, (struct cc_span){ out.at, out.len });
	cc_buf_free(&out);
	return text;
}

/* As the reader of a file does; a rest without a line end is a line, too. */
static bool
load(struct cc_loader *l, struct cc_span text, struct cc_err *err)
{
	struct cc_place place = { "state", 0, 0 };

	while (text.len > 0) {
		const char *end = memchr(text.at, '\n', text.len);
		size_t len = end != NULL ? (size_t)(end - text.at) : text.len;

		place.line++;
		if (!cc_loader_line(l, (struct cc_span){ text.at, len }, place, err))
			return false;
		text.at += len + (end != NULL);
		text.len -= len + (end != NULL);
	}
	return cc_loader_end(l, place, err);
}

/* Whether a text is a state; if so, it is one that can be joined and printed. */
static bool
reads(struct cc_span text, struct cc_err *err)
{
	struct cc_loader *l = cc_loader_new(&form, arena);
	struct cc_part_state part;
	bool good = load(l, text, err) && cc_loader_join(&part, l, 0, &cc_workers_none, err);

	if (good) {
		assert_true(saved(&part).len > 0);
		cc_state_free(part.state);
	}
	cc_loader_free(l);
	return good;
}

static struct cc_span
small_state(uint64_t rows)
{
	struct cc_rng *rng = cc_rng_new(7, "part", CC_SPAN("small"), arena);
	struct cc_part_state part = part_new(0, 2);
	struct cc_span text;

	add_random(&part, 0, NULL, 0, rows, rng);
	add_random(&part, 1, NULL, 0, 2, rng);
	text = saved(&part);
	cc_state_free(part.state);
	cc_rng_free(rng);
	return text;
}

static void
a_state_reads_back_to_the_same_bytes(void **state)
{
	struct cc_span text = small_state(5000);
	struct cc_loader *l = cc_loader_new(&form, arena);
	struct cc_part_state part;
	struct cc_err err = { 0 };

	(void)state;
	assert_true(load(l, text, &err));
	assert_true(cc_loader_join(&part, l, 0, &cc_workers_none, &err));
	assert_true(cc_span_eq(saved(&part), text));
	cc_state_free(part.state);
	cc_loader_free(l);
}

static void
shuffle(uint32_t *order, uint32_t n, struct cc_rng *rng)
{
	for (uint32_t i = 0; i < n; i++)
		order[i] = i;
	for (uint32_t i = n; i > 1; i--) {
		uint32_t j = cc_rng_below(rng, i), old = order[i - 1];

		order[i - 1] = order[j];
		order[j] = old;
	}
}

static void
parts_joined_in_any_order_are_the_whole(void **state)
{
	struct cc_rng *rng = cc_rng_new(1, "part", CC_SPAN("split"), arena);

	(void)state;
	for (int round = 0; round < 200; round++) {
		uint32_t files = 1 + cc_rng_below(rng, FILES), order[FILES];
		struct cc_part_state whole = part_new(0, files), merged;
		struct cc_loader *l = cc_loader_new(&form, arena);
		struct cc_span text[FILES], wanted;
		struct cc_err err = { 0 };

		for (uint32_t f = 0; f < files; f++) {
			struct cc_part_state part = part_new(f, 1);

			add_random(&whole, f, &part, 0, cc_rng_below(rng, 12), rng);
			text[f] = saved(&part);
			cc_state_free(part.state);
		}
		shuffle(order, files, rng);
		for (uint32_t f = 0; f < files; f++)
			assert_true(load(l, text[order[f]], &err));
		assert_true(cc_loader_join(&merged, l, 0, &cc_workers_none, &err));
		whole.n_parts = merged.n_parts;
		whole.id = merged.id;
		wanted = saved(&whole);
		assert_true(cc_span_eq(saved(&merged), wanted));
		cc_state_free(whole.state);
		cc_state_free(merged.state);
		cc_loader_free(l);
	}
	cc_rng_free(rng);
}

static void
a_state_cut_anywhere_is_refused(void **state)
{
	struct cc_span text = small_state(6);
	struct cc_err err;

	(void)state;
	assert_true(reads(text, &err));
	for (size_t len = 0; len + 1 < text.len; len++)
		assert_false(reads((struct cc_span){ text.at, len }, &err));
}

static void
no_changed_byte_does_harm(void **state)
{
	static const char with[] = "09-\"[]{},:nx\\.e\n\xff";
	struct cc_span text = small_state(6);
	char *bytes = cc_strndup(arena, text.at, text.len);
	struct cc_err err;
	size_t refused = 0, tried = 0;

	(void)state;
	for (size_t i = 0; i < text.len; i++) {
		for (size_t w = 0; w < sizeof with - 1; w++) {
			bytes[i] = with[w];
			refused += !reads((struct cc_span){ bytes, text.len }, &err);
			tried++;
		}
		bytes[i] = text.at[i];
	}
	assert_true(refused > tried / 2);
}

static void
check_refused(const char *line, const char *from, const char *to, const char *why)
{
	struct cc_span text = small_state(3);
	char *bytes = cc_strndup(arena, text.at, text.len), *at = strstr(bytes, from);
	struct cc_err err = { 0 };
	char *changed;

	assert_non_null(at);
	changed = cc_format(arena, "%.*s%s%s", (int)(at - bytes), bytes, to, at + strlen(from));
	assert_false(reads(cc_span(changed), &err));
	assert_int_equal(err.code, CC_EXIT_DATA);
	assert_non_null(strstr(err.text, why));
	assert_true(strncmp(err.text, line, strlen(line)) == 0);
}

static void
a_state_of_another_run_is_refused_with_its_line(void **state)
{
	(void)state;
	check_refused("state:1:", "\"test\"", "\"other\"", "a state of other 1; wanted one of test 1");
	check_refused("state:1:", "\"version\":\"1\"", "\"version\":\"2\"", "a state of test 2");
	check_refused("state:1:", "1..3", "1..5", "scale \"1..5\"; wanted \"1..3\"");
	check_refused("state:1:", "\"scale\":", "\"scala\":", "damaged at \"scale\"");
	check_refused("state:1:", "\"parameters\":{", "\"parameters\":{\"more\":\"1\",", "\"parameters\"");
}

static void
numbers_that_rows_could_not_make_are_refused(void **state)
{
	(void)state;
	check_refused("state:2:", "\"repeated\":", "\"repeated\":-", "\"repeated\"");
	check_refused("state:2:", "\"columns\":[", "\"columns\":[0,", "\"columns\"");
	check_refused("state:3:", "\"bytes\":", "\"bytes\":-1", "\"bytes\"");
	check_refused("state:3:", "\"hash\":\"99aa", "\"hash\":\"99AA", "\"hash\"");
	check_refused("state:5:", "\"text\":[", "\"text\":[\"tea\",", "\"text\"");
	check_refused("state:", "\"values\":[", "\"values\":[1,", "\"values\"");
	check_refused("state:", "\"rows\":[[0,", "\"rows\":[[null,", "\"rows\"");
	check_refused("state:", "\"rows\":[[0,", "\"rows\":[[99,", "\"rows\"");
	check_refused("state:", "\"rows\":[[0,", "\"rows\":[[0,0,", "\"rows\"");
	check_refused("state:", "\"rows\":[[0,", "\"rows\":1,\"more\":[[0,", "\"rows\"");
	check_refused("state:3:", "{\"input\":",
	    "{\"read\":{\"repeated\":0},\"last_day\":null,\"columns\":[0,0,0,0]}\n{\"input\":", "\"read\"");
}

/* Limits of one field, by store; of the others there are none. */
static bool
reads_with_limit(unsigned store, unsigned field, struct cc_limit limit, struct cc_err *err)
{
	struct cc_limit log[8], sums[8];
	const struct cc_limit *const limits[] = { [LOG] = log, [SUMS] = sums };
	bool good;

	for (unsigned f = 0; f < 8; f++)
		log[f] = sums[f] = CC_NO_LIMIT;
	(store == LOG ? log : sums)[field] = limit;
	form.limit = limits;
	good = reads(small_state(40), err);
	form.limit = NULL;
	return good;
}

/* A state of one row of that day. */
static bool
reads_day(int64_t day, bool limited, struct cc_err *err)
{
	static const struct cc_limit to = { -1000000, 99999999, true };
	struct cc_part_state part = part_new(0, 1);
	unsigned char *record = cc_log_add(part.state->store[LOG]);
	struct cc_limit log[8];
	const struct cc_limit *const limits[] = { [LOG] = log, [SUMS] = log };
	struct cc_buf text = { 0 };
	const char *was, *at;
	struct cc_span whole;
	bool good;

	*(uint32_t *)cc_field_at(part.state->store[LOG], record, L_IDEA) =
	    cc_map_add(part.state->ids[IDEA], cc_span("tea"));
	cc_log_put_day(part.state->store[LOG], record, L_DAY, 12345);
	for (unsigned f = 0; f < 8; f++)
		log[f] = limited && f == L_DAY ? to : CC_NO_LIMIT;
	whole = saved(&part);
	was = cc_strndup(arena, whole.at, whole.len);
	at = strstr(was, "12345");
	cc_buf_add(&text, was, (size_t)(at - was));
	cc_buf_int(&text, day);
	cc_buf_puts(&text, at + 5);
	form.limit = limits;
	good = reads((struct cc_span){ text.at, text.len }, err);
	form.limit = NULL;
	cc_buf_free(&text);
	cc_state_free(part.state);
	return good;
}

/* What a log keeps has 32 bits: nothing else may get there. */
static void
a_day_that_no_date_is_is_refused(void **state)
{
	static const int64_t none[] = { CC_DAY_FIRST - 1, CC_DAY_LAST + 1, INT64_C(1) << 31,
		(INT64_C(1) << 32) + 20000, INT64_MIN + 1, INT64_MAX };
	struct cc_err err = { 0 };

	(void)state;
	for (int limited = 0; limited < 2; limited++) {
		for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
			assert_false(reads_day(none[i], limited, &err));
			assert_int_equal(err.code, CC_EXIT_DATA);
			assert_non_null(strstr(err.text, "a number of \"day\" that no row can hold"));
		}
		assert_true(reads_day(CC_DAY_FIRST, limited, &err));
		assert_true(reads_day(CC_DAY_LAST, limited, &err));
		assert_int_equal(reads_day(CC_NO_DAY, limited, &err), !limited);
		assert_int_equal(reads_day(-1000000, limited, &err), limited);
	}
}

static void
numbers_beyond_a_fields_limits_are_refused_by_its_name(void **state)
{
	struct cc_err err = { 0 };

	(void)state;
	assert_true(
	    reads_with_limit(LOG, L_SCORE, (struct cc_limit){ -1e300, 12345678901234567890.0, false }, &err));
	assert_false(reads_with_limit(LOG, L_SCORE, (struct cc_limit){ -1e299, 1e300, false }, &err));
	assert_int_equal(err.code, CC_EXIT_DATA);
	assert_non_null(strstr(err.text, "a number of \"score\" that no row can hold"));
	assert_false(reads_with_limit(LOG, L_SCORE, (struct cc_limit){ -1e300, 1e300, true }, &err));
	assert_true(reads_with_limit(LOG, L_DAY, (struct cc_limit){ -1000000, CC_DAY_LAST, true }, &err));
	assert_true(reads_with_limit(SUMS, S_LEVEL, (struct cc_limit){ 0, 2, true }, &err));
	assert_false(reads_with_limit(SUMS, S_LEVEL, (struct cc_limit){ 0, 1, true }, &err));
	assert_non_null(strstr(err.text, "\"level\""));
	assert_false(reads_with_limit(SUMS, S_COUNT, (struct cc_limit){ 0, 0, true }, &err));
	assert_non_null(strstr(err.text, "\"count\""));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_state_reads_back_to_the_same_bytes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(parts_joined_in_any_order_are_the_whole, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_state_cut_anywhere_is_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(no_changed_byte_does_harm, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_state_of_another_run_is_refused_with_its_line, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    numbers_that_rows_could_not_make_are_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_day_that_no_date_is_is_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    numbers_beyond_a_fields_limits_are_refused_by_its_name, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
