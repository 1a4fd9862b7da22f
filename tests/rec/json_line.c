/* json_line.c -- tests libcocreate/rec/json_line.c beside jansson: the same values of the same lines, none of others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "random.h"
#include "rec/json_line.h"

#include <jansson.h>
#include <math.h>

enum { LONGEST = 400 };

static bool same(const struct cc_json_value *value, const json_t *wanted);

static bool
same_map(const struct cc_json_value *value, const json_t *wanted)
{
	if (value->n != 2 * json_object_size(wanted))
		return false;
	for (size_t i = 0; i < value->n; i += 2) {
		struct cc_span key = cc_json_span(&value->as.item[i]);
		char name[LONGEST + 1] = "";
		const json_t *item;

		memcpy(name, key.at, key.len);
		item = json_object_get(wanted, name);
		if (item == NULL || !same(&value->as.item[i + 1], item))
			return false;
	}
	return true;
}

static bool
same(const struct cc_json_value *value, const json_t *wanted)
{
	switch (value->kind) {
	case CC_JSON_NULL: return json_is_null(wanted);
	case CC_JSON_FALSE: return json_is_false(wanted);
	case CC_JSON_TRUE: return json_is_true(wanted);
	case CC_JSON_INTEGER:
		return json_is_integer(wanted) && json_integer_value(wanted) == value->as.integer;
	case CC_JSON_REAL:
		return json_is_real(wanted) && !(json_real_value(wanted) < value->as.real) &&
		       !(json_real_value(wanted) > value->as.real) &&
		       !signbit(json_real_value(wanted)) == !signbit(value->as.real);
	case CC_JSON_TEXT:
		return json_is_string(wanted) &&
		       cc_span_eq(cc_json_span(value),
			   (struct cc_span){ json_string_value(wanted), json_string_length(wanted) });
	case CC_JSON_LIST:
		if (!json_is_array(wanted) || json_array_size(wanted) != cc_json_size(value))
			return false;
		for (size_t i = 0; i < value->n; i++)
			if (!same(cc_json_at(value, i), json_array_get(wanted, i)))
				return false;
		return true;
	case CC_JSON_MAP: return json_is_object(wanted) && same_map(value, wanted);
	}
	return false;
}

static void
assert_as_jansson(struct cc_json_lines *lines, struct cc_span line)
{
	json_t *wanted = json_loadb(line.at, line.len, JSON_REJECT_DUPLICATES, NULL);
	const struct cc_json_value *found = cc_json_line(lines, line);

	if ((found == NULL) != (wanted == NULL) || (found != NULL && !same(found, wanted)))
		fail_msg("%.*s", (int)line.len, line.at);
	json_decref(wanted);
}

static const char *const lines_of_states[] = {
	"{\"command\":\"idea-score\",\"version\":\"0.9\",\"parameters\":{\"axes\":\"a\\nb\",\"study\":"
	"\"00ff\"},"
	"\"parts\":[{\"hash\":\"00ff\",\"part\":1,\"of\":2}]}",
	"{\"read\":{\"repeated\":0,\"blank\":12},\"last_day\":null,\"columns\":[2,2,0,1]}",
	"{\"input\":\"送料.csv\",\"rows\":1000000,\"encoding\":\"UTF-8\",\"guessed\":false,\"bytes\":9,"
	"\"hash\":\"f\"}",
	"{\"ids\":\"idea\",\"text\":[\"tea\",\"茶\",\"\xf0\x9f\x8d\xb5\",\"\",\"a b\",\"q\\\"q\"]}",
	"{\"store\":\"ratings\",\"values\":[1.0,-2.5,0.1,1e300,3.0000000000000004,-0.0,0.0,5e-324]}",
	"{\"store\":\"ratings\",\"rows\":[[0,1,null,-7],[12,3,4,\"1 "
	"-5\"],[999999999999999999,1,[\"x\",0,2],-0]]}",
	"{\"lines\":7}",
	"{\"deep\":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]],\"big\":[9223372036854775807,-9223372036854775808]}",
	"{}",
	"{\"a\":[],\"b\":{},\"c\":true}",
};

enum { LINES = sizeof lines_of_states / sizeof *lines_of_states };

static void
lines_are_as_jansson_reads_them(void **state)
{
	static const char *const others[] = { "", "[]", "1", "\"a\"", "null", " {\"a\" : 1 }", "{\"a\":1} ",
		"{\"a\":1}x", "{\"a\":1", "{\"a\":}", "{\"a\":1,}", "{,}", "{\"a\":[1,]}", "{\"a\":[,1]}",
		"{\"a\":01}", "{\"a\":-}", "{\"a\":1.}", "{\"a\":.5}", "{\"a\":1e5}", "{\"a\":1.5e5}",
		"{\"a\":1.5e999}", "{\"a\":9223372036854775808}", "{\"a\":1,\"a\":2}", "{\"a\":\"\\u0000\"}",
		"{\"a\":\"\\ud800\"}", "{\"a\":\"\xff\"}", "{\"a\":\"\xe3\x81\"}", "{\"a\":\"\t\"}",
		"{\"a\":nul}", "{\"a\":truefalse}", "{\"a\":{\"b\":1,\"b\":1}}", "{\"a\":[1}", "{\"a\":1]",
		"{\"a\" 1}", "{a:1}", "{\"\":\"\"}" };
	struct cc_json_lines *lines = cc_json_lines_new(arena);

	(void)state;
	for (size_t i = 0; i < LINES; i++)
		assert_as_jansson(lines, cc_span(lines_of_states[i]));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		assert_as_jansson(lines, cc_span(others[i]));
	cc_json_lines_free(lines);
}

/* Bytes are changed, taken out, doubled. */
static void
changed_lines_are_as_jansson_reads_them(void **state)
{
	static const char bytes[] = "0123456789-+.eE,:[]{}\"\\ntfu \t\n\x7f\x80\xe3\xff";
	struct cc_json_lines *lines = cc_json_lines_new(arena);
	uint64_t seed = 1;

	(void)state;
	for (int round = 0; round < 200000; round++) {
		struct cc_span from = cc_span(lines_of_states[random_below(&seed, LINES)]);
		char line[LONGEST];
		size_t n = from.len;

		memcpy(line, from.at, n);
		for (int64_t times = 1 + random_below(&seed, 3); times > 0 && n > 0; times--) {
			size_t at = (size_t)random_below(&seed, n);

			switch (random_below(&seed, 3)) {
			case 0: line[at] = bytes[random_below(&seed, sizeof bytes - 1)]; break;
			case 1: memmove(line + at, line + at + 1, --n - at); break;
			default: memmove(line + at + 1, line + at, n - at); n++;
			}
		}
		assert_as_jansson(lines, (struct cc_span){ line, n });
	}
	cc_json_lines_free(lines);
}

static void
values_are_looked_up_by_key_and_place(void **state)
{
	struct cc_json_lines *lines = cc_json_lines_new(arena);
	const struct cc_json_value *line =
	    cc_json_line(lines, CC_SPAN("{\"a\":[7,\"x\"],\"b\":null,\"c\":\"\\u3042\"}"));

	(void)state;
	assert_int_equal(cc_json_size(cc_json_get(line, "a")), 2);
	assert_int_equal(cc_json_at(cc_json_get(line, "a"), 0)->as.integer, 7);
	assert_true(cc_span_eq(cc_json_span(cc_json_at(cc_json_get(line, "a"), 1)), CC_SPAN("x")));
	assert_null(cc_json_at(cc_json_get(line, "a"), 2));
	assert_true(cc_json_is(cc_json_get(line, "b"), CC_JSON_NULL));
	assert_true(cc_span_eq(cc_json_span(cc_json_get(line, "c")), CC_SPAN("あ")));
	assert_null(cc_json_get(line, "d"));
	assert_null(cc_json_get(cc_json_get(line, "a"), "a"));
	assert_int_equal(cc_json_size(line), 0);
	assert_null(cc_json_span(line).at);
	cc_json_lines_free(lines);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(lines_are_as_jansson_reads_them),
		TEST(changed_lines_are_as_jansson_reads_them),
		TEST(values_are_looked_up_by_key_and_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
