/* name_set.c -- tests figure/name_set. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "yaml.h"
#include "figure/name_set.h"

static void
spellings_are_one_name_and_names_are_counted_once(void **state)
{
	static const bool has_ids[] = { true, true };
	static const uint32_t items[] = { 1, 1 };
	static const struct cc_store_spec none[] = { { 0 } };
	static const unsigned both[] = { 0, 1 };
	struct cc_state *ids = cc_state_new(2, has_ids, items, none);
	struct cc_spellings spellings = { NULL, 0 };
	struct cc_name_set set;
	uint32_t id[4];

	(void)state;
	assert_true(yaml_read(cc_spellings_read, &spellings, "{tanaka: [田中, tanaka_k]}", NULL, 0, arena));
	id[0] = cc_map_add(ids->ids[0], CC_SPAN("田中"));
	id[1] = cc_map_add(ids->ids[0], CC_SPAN("sato"));
	id[2] = cc_map_add(ids->ids[1], CC_SPAN("tanaka_k"));
	id[3] = cc_map_add(ids->ids[1], CC_SPAN("abe"));
	cc_state_seal(ids, &cc_workers_none);
	cc_name_set(&set, ids, both, 2, &spellings, arena);
	assert_int_equal(set.n, 3);
	assert_true(cc_span_eq(set.name[0], CC_SPAN("abe")));
	assert_true(cc_span_eq(set.name[2], CC_SPAN("tanaka")));
	assert_int_equal(cc_name_find(&set, CC_SPAN("田中")), 2);
	assert_int_equal(cc_name_find(&set, CC_SPAN("tanaka")), 2);
	assert_int_equal(cc_name_find(&set, CC_SPAN("ann")), CC_NO_ID);
	/* Of sealed ids: ranks by bytes. */
	assert_int_equal(cc_name_of(&set, 1, 1), 2);
	assert_int_equal(cc_name_of(&set, 0, 0), 1);
	assert_int_equal(cc_name_of(&set, 0, CC_NO_ID), CC_NO_ID);
	cc_name_set(&set, ids, both, 2, NULL, arena);
	assert_int_equal(set.n, 4);
	(void)id;
	cc_state_free(ids);
}

static void
a_spelling_of_two_people_is_refused(void **state)
{
	struct cc_spellings spellings = { NULL, 0 };

	(void)state;
	assert_refused(cc_spellings_read, &spellings, "{a: [x], b: [y, x]}", NULL,
	    "1:17: \"x\" is a spelling of two people; wanted one", arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    spellings_are_one_name_and_names_are_counted_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_spelling_of_two_people_is_refused, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
