/* alike.c -- tests figure/alike: ids that only look different. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "figure/alike.h"

#include <stdio.h>

static const struct cc_role alike_roles[] = { { .name = "score", .kind = CC_NUMBER },
	{ .name = "idea", .kind = CC_ID }, { 0 } };
static const struct cc_table_spec no_tables[] = { { 0 } };
static const struct cc_store_spec no_stores[] = { { 0 } };
static const struct cc_method alike_method = { .roles = alike_roles, .tables = no_tables };

/* The note about ids of two workers, dealt in turn; NULL: there is none. */
static const char *
note_of(const char *const *id, size_t n, uint64_t bound)
{
	const uint32_t items[] = { 1, 1 };
	struct cc_state *state[2];
	struct cc_run run = { .bound = bound, .workers = &cc_workers_none };
	struct cc_report *report =
	    cc_report_new(no_tables, (const struct cc_span *[2]){ 0 }, (uint32_t[2]){ 0 }, CC_EN, arena);
	const char *text = NULL;

	for (unsigned w = 0; w < 2; w++)
		state[w] = cc_state_new(2, (const bool[]){ false, true }, items, no_stores);
	for (size_t i = 0; i < n; i++)
		cc_map_add(state[i % 2]->ids[1], cc_span(id[i]));
	cc_state_join(state[0], state[1], &cc_workers_none);
	cc_state_seal(state[0], &cc_workers_none);
	cc_alike_notes(report, &alike_method, state[0], &run);
	if (report->n_notes > 0) {
		assert_string_equal(report->note[0].code, "alike-ids");
		text = cc_strdup(arena, report->note[0].text);
	}
	assert_true(report->n_notes <= 1);
	cc_state_free(state[0]);
	cc_state_free(state[1]);
	cc_report_free(report);
	return text;
}

#define NOTE_OF(...) \
	note_of((const char *const[]){ __VA_ARGS__ }, \
	    sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *), 2)

static const char begins[] =
    "idea: pairs that differ in width, case, blanks or Unicode form alone, counted apart: ";

static void
ids_that_differ_otherwise_are_not_spoken_of(void **state)
{
	(void)state;
	assert_null(NOTE_OF("a", "b", "1", "01", "R1", "R2", "茶", "チヤ", "チャ", "ab", "a b", "tea", "Tee",
	    "abcdefgh", "abcdefgi", "R-0123456789", "r-0123456788"));
	assert_null(note_of((const char *const[]){ "a", "A" }, 2, 1)); /* the role is not bound */
}

static void
a_pair_may_differ_in_case_width_blanks_or_form(void **state)
{
	static const char *const pair[][2] = { { "TEA", "tea" }, { "R1", "ｒ１" }, { "カナ", "ｶﾅ" },
		{ "が", "か\u3099" }, { "a b", "a  b" }, { "ß", "ss" }, { "a b", "a\u00a0b" },
		{ "abcdefgh-Z", "abcdefgh-z" }, { "A2345678", "a2345678" }, { "r0000001 ", "r0000001" },
		{ "r 000000000001", "r  000000000001" }, { "r000０001", "r0000001" } };

	(void)state;
	for (size_t i = 0; i < sizeof pair / sizeof *pair; i++) {
		const char *one = NOTE_OF(pair[i][0], pair[i][1], "other"),
			   *two = NOTE_OF(pair[i][1], pair[i][0]);

		assert_non_null(one);
		assert_string_equal(one, two);
		assert_memory_equal(one, begins, sizeof begins - 1);
	}
}

static void
of_many_pairs_the_first_five_are_named(void **state)
{
	const char *text =
	    NOTE_OF("g", "f", "e", "d", "c", "b", "a", "G", "F", "E", "D", "C", "B", "A", "Ａ", "x");

	(void)state;
	assert_string_equal(text + sizeof begins - 1,
	    "8 (\"A\" / \"a\", \"A\" / \"Ａ\", \"B\" / \"b\", \"C\" / \"c\", \"D\" / \"d\", ...)");
}

static void
many_ids_find_their_pairs(void **state)
{
	enum { N = 3000 };
	static char text[N][16];
	static const char *id[N];

	(void)state;
	for (size_t i = 0; i < N; i++) {
		snprintf(text[i], sizeof text[i], i < N / 2 ? "R%04zu" : "r%04zu", i % (N / 2));
		id[i] = text[i];
	}
	assert_memory_equal(note_of(id, N, 2) + sizeof begins - 1, "1500 (\"R0000\" / \"r0000\", ", 25);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    ids_that_differ_otherwise_are_not_spoken_of, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_pair_may_differ_in_case_width_blanks_or_form, set_up, tear_down),
		cmocka_unit_test_setup_teardown(of_many_pairs_the_first_five_are_named, set_up, tear_down),
		cmocka_unit_test_setup_teardown(many_ids_find_their_pairs, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
