/* library.c -- tests of base/library.c: a library that is loaded, and one that cannot be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/library.h"

#include <expat.h>

#define CALLS(call) call(XML_ExpatVersion) call(XML_ErrorString)

static struct {
	CALLS(CC_LIBRARY_POINTER)
} expat;

static struct cc_err err;

static void
functions_are_found_in_the_order_of_their_names(void **state)
{
	static const char *const names[] = { CALLS(CC_LIBRARY_NAME) NULL };

	(void)state;
	assert_true(cc_library_load(&expat, CC_EXPAT_SONAME, names, &err));
	assert_memory_equal(expat.XML_ExpatVersion(), "expat_", 6);
	assert_string_equal(expat.XML_ErrorString(XML_ERROR_NO_MEMORY), "out of memory");
}

static void
a_library_that_is_not_installed_is_the_fault_of_the_machine(void **state)
{
	static const char *const names[] = { CALLS(CC_LIBRARY_NAME) NULL };

	(void)state;
	assert_false(cc_library_load(&expat, "libnone-of-ours.so.7", names, &err));
	assert_int_equal(err.code, CC_EXIT_MACHINE);
	assert_non_null(strstr(err.text, "libnone-of-ours.so.7"));
}

static void
a_library_without_a_function_that_is_called_is_refused(void **state)
{
	static const char *const names[] = { "XML_ExpatVersion", "XML_NoneOfTheirs", NULL };

	(void)state;
	assert_false(cc_library_load(&expat, CC_EXPAT_SONAME, names, &err));
	assert_int_equal(err.code, CC_EXIT_MACHINE);
	assert_non_null(strstr(err.text, "XML_NoneOfTheirs"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(functions_are_found_in_the_order_of_their_names),
		cmocka_unit_test(a_library_that_is_not_installed_is_the_fault_of_the_machine),
		cmocka_unit_test(a_library_without_a_function_that_is_called_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
