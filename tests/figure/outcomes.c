/* outcomes.c -- tests figure/outcomes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "base/arena.h"
#include "figure/outcomes.h"
#include "rec/yaml.h"

#include <string.h>

struct bench {
	struct cc_arena *arena;
	struct cc_run run;
	struct cc_problems problems;
	struct cc_err err;
	struct cc_outcomes_said said;
	struct cc_outcome outcome;
	const char *file;
};

static bool
begin(struct bench *b, const char *study)
{
	struct cc_node *node;

	memset(b, 0, sizeof *b);
	b->arena = cc_arena_new();
	b->file = "in.csv";
	b->run = (struct cc_run){ .file = &b->file, .files = 1 };
	assert_true(cc_yaml_load(&node, cc_span(study), "study.yaml", CC_EXIT_STUDY, b->arena, &b->err));
	if (!cc_outcomes_load(&b->said, node, "study.yaml", b->arena, &b->err))
		return false;
	b->outcome = (struct cc_outcome){ .name = CC_SPAN("Taste"),
		.said = cc_outcome_said(&b->said, CC_SPAN("Taste"), b->arena) };
	return true;
}

static void
answer(struct bench *b, uint32_t person, uint32_t key, double value, bool mark, const char *dup)
{
	const struct cc_outcome_answer a = { person, key, CC_NO_ID, mark, value,
		cc_place_pack(0, b->outcome.n + b->outcome.dropped + b->outcome.values + 2) };
	const struct cc_outcome_answer *was =
	    cc_outcome_add(&b->outcome, &a, dup, &b->run, &b->problems, b->arena);

	if (was != NULL)
		cc_outcome_twice(0, CC_SPAN("p"), a.place, was->place, &b->run, &b->problems);
}

static void
settle(struct bench *b)
{
	cc_outcome_end(&b->outcome, b->arena);
	cc_outcome_settle(&b->outcome, &b->run, &b->problems);
}

static void
the_study_says_type_scale_and_direction(void **state)
{
	struct bench b;

	(void)state;
	assert_true(begin(&b, "taste: {type: scale, scale: [1, 5], direction: down}\n"));
	assert_non_null(b.outcome.said);
	assert_true(b.outcome.said->down);
	assert_near(b.outcome.said->scale[1], 5, 0);
	answer(&b, 0, 0, 6, false, NULL);
	assert_int_equal(b.problems.count, 1);
	assert_non_null(strstr(b.problems.first[0].text, "\"6\"; wanted a number from 1 to 5"));
	cc_arena_free(b.arena);
}

static void
what_the_study_cannot_mean_is_an_error(void **state)
{
	static const char *const bad[] = { "taste: {type: often}\n", "taste: {scale: [5, 1]}\n",
		"taste: {scale: 5}\n", "taste: {kind: scale}\n", "taste: yes\n",
		"taste: {type: yes_no, scale: [0, 1]}\n", "taste: {direction: left}\n" };

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct bench b;

		assert_false(begin(&b, bad[i]));
		assert_int_equal(b.err.code, CC_EXIT_STUDY);
		assert_int_equal(strncmp(b.err.text, "study.yaml:1:", 13), 0);
		cc_arena_free(b.arena);
	}
}

static void
marks_zeros_and_ones_are_yes_or_no(void **state)
{
	struct bench b;

	(void)state;
	begin(&b, "other: {type: number}\n");
	answer(&b, 0, 0, 1, true, NULL);
	answer(&b, 1, 1, 0, false, NULL);
	settle(&b);
	assert_true(b.outcome.yes_no);
	assert_false(b.outcome.guessed);
	cc_arena_free(b.arena);
	begin(&b, "other: {type: number}\n");
	answer(&b, 0, 0, 1, false, NULL);
	answer(&b, 1, 1, 1, false, NULL);
	settle(&b);
	assert_false(b.outcome.yes_no); /* all 1 may be the end of a scale */
	cc_arena_free(b.arena);
}

static void
a_number_among_marks_is_a_problem_or_missing(void **state)
{
	struct bench b;

	(void)state;
	for (int forgiven = 0; forgiven < 2; forgiven++) {
		begin(&b, "other: {type: number}\n");
		b.run.invalid_missing = forgiven;
		b.outcome.whole = true;
		answer(&b, 0, 0, 1, true, NULL);
		answer(&b, 1, 1, 3, false, NULL);
		settle(&b);
		assert_int_equal(b.outcome.n, 1);
		assert_int_equal(b.problems.count, !forgiven);
		assert_int_equal(b.outcome.invalid, 1);
		cc_arena_free(b.arena);
	}
}

/* Where it is known only of answers that are kept. */
static void
numbers_among_marks_want_all_answers_again(void **state)
{
	struct bench b;

	(void)state;
	begin(&b, "other: {type: number}\n");
	answer(&b, 0, 0, 1, true, NULL);
	assert_false(cc_outcome_is_mixed(&b.outcome));
	answer(&b, 1, 1, 3, false, NULL);
	assert_true(cc_outcome_is_mixed(&b.outcome));
	cc_arena_free(b.arena);
	begin(&b, "taste: {type: number}\n");
	answer(&b, 0, 0, 1, true, NULL);
	answer(&b, 1, 1, 3, false, NULL);
	assert_int_equal(b.problems.count, 1); /* a mark is no number */
	assert_false(cc_outcome_is_mixed(&b.outcome));
	cc_arena_free(b.arena);
}

static void
a_second_answer_is_a_problem_or_counts_as_asked(void **state)
{
	static const double kept[] = { 2, 4, 3 };
	struct bench b;

	(void)state;
	begin(&b, "other: {type: number}\n");
	answer(&b, 0, 7, 2, false, NULL);
	answer(&b, 0, 7, 4, false, NULL);
	assert_int_equal(b.problems.count, 1);
	cc_arena_free(b.arena);
	for (unsigned dup = 0; dup < 3; dup++) {
		begin(&b, "other: {type: number}\n");
		answer(&b, 0, 7, 2, false, cc_outcome_dups[dup]);
		answer(&b, 0, 7, 4, false, cc_outcome_dups[dup]);
		answer(&b, 1, 7, 5, false, cc_outcome_dups[dup]);
		assert_int_equal(b.outcome.n, 2);
		assert_int_equal(b.outcome.alone.used, 1);
		for (uint32_t i = 0; i < b.outcome.alone.slots; i++)
			if (b.outcome.alone.slot[i].n > 0)
				assert_near(b.outcome.alone.slot[i].value, kept[dup], 1e-15);
		assert_int_equal(b.problems.count, 0);
		cc_arena_free(b.arena);
	}
}

static void
yes_and_no_have_no_mean(void **state)
{
	struct bench b;

	(void)state;
	begin(&b, "other: {type: number}\n");
	answer(&b, 0, 7, 1, true, cc_outcome_dups[2]);
	answer(&b, 0, 7, 0, true, cc_outcome_dups[2]);
	settle(&b);
	assert_int_equal(b.problems.count, 1);
	cc_arena_free(b.arena);
}

static void
those_who_come_later_join_behind(void **state)
{
	struct cc_outcome first;
	struct bench b;

	(void)state;
	begin(&b, "other: {type: number}\n");
	answer(&b, 0, 7, 0, true, cc_outcome_dups[0]);
	answer(&b, 0, 7, 1, true, cc_outcome_dups[0]);
	cc_outcome_end(&b.outcome, b.arena);
	first = b.outcome;
	b.outcome = (struct cc_outcome){ 0 };
	answer(&b, 1, 7, 1, false, cc_outcome_dups[2]);
	answer(&b, 2, 7, 3, false, cc_outcome_dups[2]);
	answer(&b, 2, 7, 5, false, cc_outcome_dups[2]);
	answer(&b, 2, 8, 1, false, cc_outcome_dups[2]);
	cc_outcome_end(&b.outcome, b.arena);
	cc_outcome_join(&first, &b.outcome, b.arena);
	assert_int_equal(first.n, 4);
	assert_int_equal(first.alone.used, 2);
	assert_int_equal(first.kept.first->n, 2);
	assert_int_equal(first.kept.first->at[0].person, 2);
	assert_near(first.kept.first->at[0].value, 4, 0);
	assert_int_equal(first.dropped, 1);
	assert_true(first.marks && first.none && first.others);
	assert_int_equal(first.averaged, b.outcome.averaged);
	cc_outcome_join(&first, &(const struct cc_outcome){ .n = 0 }, b.arena);
	assert_int_equal(first.n, 4);
	assert_true(first.averaged > 0);
	cc_arena_free(b.arena);
}

static void
figures_and_pairs_are_those_of_the_keys(void **state)
{
	struct cc_two_arms pair;
	struct bench b;

	(void)state;
	begin(&b, "other: {type: number}\n");
	answer(&b, 0, 1, 4, false, NULL);
	answer(&b, 0, 2, 2, false, NULL);
	answer(&b, 1, 1, 1, false, NULL);
	answer(&b, 2, 1, 0, false, NULL);
	settle(&b);
	cc_outcome_count(&b.outcome, b.arena);
	assert_int_equal(cc_outcome_share(&b.outcome, 1).n, 3);
	assert_int_equal(cc_outcome_share(&b.outcome, 1).x, 2);
	assert_near(cc_outcome_median(&b.outcome, 1), 1, 0);
	assert_int_equal(cc_outcome_mean(&b.outcome, 1).n, 3);
	assert_near(cc_outcome_mean(&b.outcome, 1).mean, 5. / 3, 1e-15);
	assert_int_equal(cc_outcome_mean(&b.outcome, 9).n, 0);
	assert_nan(cc_outcome_median(&b.outcome, 9));
	cc_outcome_pair(&pair, &b.outcome, 1, 2, CC_OUTCOME_ALL, false, b.arena);
	assert_int_equal(pair.either, 3);
	assert_int_equal(pair.both, 1);
	assert_int_equal(pair.prefer[0], 1);
	cc_arena_free(b.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_study_says_type_scale_and_direction),
		cmocka_unit_test(what_the_study_cannot_mean_is_an_error),
		cmocka_unit_test(marks_zeros_and_ones_are_yes_or_no),
		cmocka_unit_test(a_number_among_marks_is_a_problem_or_missing),
		cmocka_unit_test(numbers_among_marks_want_all_answers_again),
		cmocka_unit_test(a_second_answer_is_a_problem_or_counts_as_asked),
		cmocka_unit_test(yes_and_no_have_no_mean),
		cmocka_unit_test(those_who_come_later_join_behind),
		cmocka_unit_test(figures_and_pairs_are_those_of_the_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
