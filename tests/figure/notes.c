/* notes.c -- tests figure/waves, figure/names and figure/twice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "figure/names.h"
#include "figure/twice.h"
#include "figure/waves.h"

static struct cc_span
name_of(const void *list, uint32_t i)
{
	return cc_span(((const char *const *)list)[i]);
}

static void
each_id_of_two_waves_is_met_once_in_order(void **state)
{
	static const char *const before[] = { "a", "c", "d" }, *const now[] = { "b", "c", "e", "f" };
	static const struct {
		const char *id;
		uint32_t at[2];
	} wanted[] = { { "a", { 0, CC_NO_ID } }, { "b", { CC_NO_ID, 0 } }, { "c", { 1, 1 } },
		{ "d", { 2, CC_NO_ID } }, { "e", { CC_NO_ID, 2 } }, { "f", { CC_NO_ID, 3 } } };
	struct cc_waves w =
	    cc_waves((const void *const[]){ before, now }, (const uint32_t[]){ 3, 4 }, name_of);

	(void)state;
	for (size_t i = 0; i < 6; i++) {
		assert_true(cc_waves_next(&w));
		assert_true(cc_span_eq(w.id, cc_span(wanted[i].id)));
		assert_int_equal(w.at[0], wanted[i].at[0]);
		assert_int_equal(w.at[1], wanted[i].at[1]);
	}
	assert_false(cc_waves_next(&w));
}

static void
a_wave_may_be_empty(void **state)
{
	static const char *const one[] = { "a" };
	struct cc_waves w = cc_waves((const void *const[]){ one, NULL }, (const uint32_t[]){ 1, 0 }, name_of);

	(void)state;
	assert_true(cc_waves_next(&w));
	assert_int_equal(w.at[0], 0);
	assert_int_equal(w.at[1], CC_NO_ID);
	assert_false(cc_waves_next(&w));
}

static void
of_many_names_the_first_five_are_said(void **state)
{
	static const char *const wanted[] = { "a", "a, b", "a, b, c", "a, b, c, d", "a, b, c, d, e\\x1b",
		"a, b, c, d, e\\x1b, ...", "a, b, c, d, e\\x1b, ..." };
	static const char *const names[] = { "a", "b", "c", "d", "e\033", "f", "g" };
	struct cc_names_list list = { 0 };

	(void)state;
	assert_null(list.text);
	for (size_t i = 0; i < 7; i++) {
		cc_names_data(&list, cc_span(names[i]), arena);
		assert_string_equal(list.text, wanted[i]);
		assert_int_equal(list.n, i + 1);
	}
}

static void
dup_chooses_by_place_and_within_a_line_by_what_is_said(void **state)
{
	static const struct {
		const char *dup;
		uint64_t place, was;
		bool less, wanted;
	} cases[] = { { NULL, 1, 2, true, false }, { NULL, 2, 2, true, true }, { "first", 1, 2, false, true },
		{ "first", 2, 1, true, false }, { "last", 1, 2, true, false }, { "last", 2, 1, false, true },
		{ "last", 2, 2, false, false } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(cc_dup_prefers(cases[i].dup, cases[i].place, cases[i].was, cases[i].less),
		    cases[i].wanted);
}

static void
of_two_places_the_later_one_is_the_problem(void **state)
{
	static const char *const files[] = { "a.csv", "b.csv" };
	const struct cc_run run = { .file = files, .files = 2 };
	uint64_t early = cc_place_pack(0, 12), late = cc_place_pack(1, 3);

	(void)state;
	assert_true(cc_twice_at(&run, early, late).later == late);
	assert_true(cc_twice_at(&run, late, early).later == late);
	assert_string_equal(cc_twice_at(&run, late, early).first, "a.csv:12");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_id_of_two_waves_is_met_once_in_order),
		cmocka_unit_test(a_wave_may_be_empty),
		cmocka_unit_test_setup_teardown(of_many_names_the_first_five_are_said, set_up, tear_down),
		cmocka_unit_test(dup_chooses_by_place_and_within_a_line_by_what_is_said),
		cmocka_unit_test(of_two_places_the_later_one_is_the_problem),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
