/* word_people.c -- tests figure/word_people and figure/word_log: how many people say which word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "figure/said.h"
#include "near.h"

static void
a_person_counts_once_for_a_word_and_words_stand_by_people_times_and_bytes(void **state)
{
	(void)state;
	say("ann", "", (double)NAN, "tea tea cup");
	say("ann", "", (double)NAN, "tea milk");
	say("bob", "", (double)NAN, "tea cup cup");
	say("", "", (double)NAN, "milk");
	say("", "", (double)NAN, "milk bean");
	say_alone("", "bean milk bean", 2);
	said_count(6, NULL);
	assert_string_equal(said_list(), "milk 5/5, bean 3/5, tea 2/4, cup 2/3");
	assert_int_equal(people.words, 4);
}

static void
words_of_too_few_people_are_counted_but_not_kept(void **state)
{
	(void)state;
	say("ann", "", (double)NAN, "tea cup");
	say("bob", "", (double)NAN, "tea");
	counting.least = 2;
	said_count(2, NULL);
	assert_string_equal(said_list(), "tea 2/2");
	assert_int_equal(people.words, 2);
	assert_int_equal(people.number[0], CC_NO_ID);
}

static void
of_forms_that_were_sent_twice_one_row_counts(void **state)
{
	(void)state;
	say("ann", "", (double)NAN, "tea");
	say("ann", "", (double)NAN, "cup cup");
	say("", "", (double)NAN, "cup");
	counting.dup = "last";
	said_count(2, NULL);
	assert_string_equal(said_list(), "cup 2/3");
}

static void
a_person_in_two_segments_counts_in_both(void **state)
{
	const uint64_t in[] = { 2, 1, 2 };
	struct cc_weighted_share share;

	(void)state;
	say("ann", "home", (double)NAN, "tea");
	say("ann", "home", (double)NAN, "tea");
	say("ann", "work", (double)NAN, "tea");
	say("bob", "home", (double)NAN, "cup");
	say_alone("", "tea", 2);
	said_count(4, in);
	assert_string_equal(said_list(), "tea 3/5, cup 1/1");
	share = cc_word_segment_share(&people, 0, 0);
	assert_int_equal(share.has.n, 1);
	assert_int_equal(share.all.n, 2);
	assert_int_equal(cc_word_segment_share(&people, 1, 0).has.n, 1);
	assert_int_equal(cc_word_segment_share(&people, 2, 0).has.n, 2);
	assert_int_equal(cc_word_segment_share(&people, 1, 1).has.n, 0);
}

static void
people_count_by_their_weight_and_without_one_nowhere(void **state)
{
	static const double of[] = { 2, 0, (double)NAN };
	const uint64_t in[] = { 2, 1 };
	struct cc_weighted_share share;

	(void)state;
	say("ann", "home", (double)NAN, "tea");
	say("bob", "home", (double)NAN, "tea");
	say("cid", "home", (double)NAN, "tea");
	say("", "home", .5, "tea tea");
	say("", "home", (double)NAN, "tea");
	say_alone("home", "tea", 3);
	cases = (struct cc_case_weights){ .bound = true, .people = 3, .of = of };
	said_count(2, in);
	assert_string_equal(said_list(), "tea 2/3");
	assert_near(cc_weights_sum(&people.said[0].weight), 2.5, 1e-15);
	share = cc_word_segment_share(&people, 0, 0);
	assert_near(cc_weights_sum(&share.has), 2.5, 1e-15);
}

static void
a_state_that_says_more_people_than_there_are_is_cut(void **state)
{
	const uint64_t in[] = { 1, 0 };

	(void)state;
	say_alone("home", "tea", 9);
	said_count(2, in);
	assert_string_equal(said_list(), "tea 2/9");
	assert_int_equal(cc_word_segment_share(&people, 0, 0).has.n, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    a_person_counts_once_for_a_word_and_words_stand_by_people_times_and_bytes, said_set_up,
		    said_tear_down),
		cmocka_unit_test_setup_teardown(
		    words_of_too_few_people_are_counted_but_not_kept, said_set_up, said_tear_down),
		cmocka_unit_test_setup_teardown(
		    of_forms_that_were_sent_twice_one_row_counts, said_set_up, said_tear_down),
		cmocka_unit_test_setup_teardown(
		    a_person_in_two_segments_counts_in_both, said_set_up, said_tear_down),
		cmocka_unit_test_setup_teardown(
		    people_count_by_their_weight_and_without_one_nowhere, said_set_up, said_tear_down),
		cmocka_unit_test_setup_teardown(
		    a_state_that_says_more_people_than_there_are_is_cut, said_set_up, said_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
