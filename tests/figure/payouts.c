/* payouts.c -- tests figure/payouts. */
#include "logs.h"
#include "figure/payouts.h"

enum { PERSON, ACCOUNT };

static const struct cc_store_spec stores[] = {
	{ "payments", CC_FIELDS(CC_KEY("person", PERSON), CC_FIELD("paid", VALUE), CC_FIELD("place", PLACE)),
	    true, "payments" },
	{ "payees", CC_FIELDS(CC_KEY("person", PERSON), CC_FIELD("known", KEY), CC_FIELD("place", PLACE)),
	    true, "payees" },
	{ 0 },
};
static const struct cc_payouts_spec spec = { 0, 1, PERSON, ACCOUNT, 0, 1, 2, 0, 1 };

static void
payments_add_up_and_accounts_are_known_where_payees_are_given(void **state)
{
	static const unsigned roles[] = { PERSON };
	struct cc_name_set people;
	struct cc_payouts out;
	struct logs l;

	(void)state;
	logs_begin(&l, stores);
	logs_row(&l, 0, "ann|500");
	logs_row(&l, 0, "ben|7");
	logs_row(&l, 0, "ann|-120");
	logs_row(&l, 0, "|9"); /* of an edited state */
	logs_row(&l, 1, "ben|1");
	logs_row(&l, 1, "cat|0");
	logs_seal(&l);
	cc_name_set(&people, l.state, roles, 1, NULL, l.arena);
	l.run.bound = 1 << ACCOUNT;
	cc_payouts_read(&out, &people, &spec, &l.s);
	assert_int_equal(out.n, 3);
	assert_int_equal(out.paid[0], 380);
	assert_int_equal(out.paid[1], 7);
	assert_int_equal(out.paid[2], 0);
	assert_false(out.known[0]);
	assert_true(out.known[1]);
	assert_false(out.known[2]);
	l.run.bound = 0;
	cc_payouts_read(&out, &people, &spec, &l.s);
	assert_true(out.known[0] && out.known[2]);
	logs_end(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(payments_add_up_and_accounts_are_known_where_payees_are_given),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
