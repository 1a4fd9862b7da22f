/* one-more.c -- tests of method/one-more. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "method/one-more.h"

static void
the_item_is_the_first_role(void **state)
{
	(void)state;
	assert_string_equal(cc_one_more.roles[0].name, "item");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_item_is_the_first_role),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
