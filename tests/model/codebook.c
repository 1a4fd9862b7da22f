/* codebook.c -- tests model/codebook: what a codebook may say, and what it may not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "model/coded.h"

#include <stdlib.h>

static int
set_up(void **state)
{
	(void)state;
	coded_set_up();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	coded_tear_down();
	return 0;
}

static void
any_pattern_of_a_code_hits(void **state)
{
	(void)state;
	book("dimensions: {feeling: [{code: fear, any: [不安, 're:こわ(い|く)']}, {code: joy, any: "
	     "[うれし]}]}");
	assert_codes("不安です", "fear");
	assert_codes("こわくてうれしい", "fear;joy");
	assert_codes("普通", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(any_pattern_of_a_code_hits, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
