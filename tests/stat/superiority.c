/* superiority.c -- tests stat/superiority.  The vectors are T-9.5 to T-9.9 of the methods page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "near.h"
#include "stat/superiority.h"

#include <math.h>

static void
limits_are_those_of_newcombe_and_wilson(void **state)
{
	const struct cc_superior shares =
	    cc_superior_shares((struct cc_share){ 9, 12 }, (struct cc_share){ 3, 13 });
	const struct cc_superior ranks = cc_superior_ranks(.801282051282051, 12, 13);
	const struct cc_superior preferences = cc_superior_preferences(8, 1);
	double low, high;

	(void)state;
	assert_int_equal(cc_superior_limits(&low, &high, &shares, .95), CC_WHY_NONE);
	assert_near(shares.value, .5 + .519230769231 / 2, 1e-12);
	assert_near(low, .5 + .127352512674 / 2, 1e-12);
	assert_near(high, .5 + .738623162095 / 2, 1e-12);
	cc_superior_limits(&low, &high, &ranks, .95);
	assert_near(low, .573276042388, 1e-11);
	assert_near(high, .918122941489, 1e-11);
	cc_superior_limits(&low, &high, &preferences, .95);
	assert_near(preferences.value, 8. / 9, 1e-15);
	assert_near(low, .565000294423, 1e-12);
	assert_near(high, .980109112361, 1e-12);
}

static void
nobody_is_superior_to_nobody(void **state)
{
	const struct cc_superior none = cc_superior_preferences(0, 0), some = cc_superior_preferences(3, 1);
	struct cc_difference d;
	double low, high;

	(void)state;
	assert_int_equal(cc_superior_limits(&low, &high, &none, .95), CC_WHY_NO_DATA);
	assert_nan(low);
	assert_int_equal(cc_superior_difference(&d, &some, &none, .95), CC_WHY_NO_DATA);
	assert_nan(d.p);
}

/* p is below 1 - confidence exactly where the limits exclude 0, whatever the kind. */
static void
p_and_limits_of_a_difference_agree(void **state)
{
	static const double levels[] = { .5, .8, .9, .95, .99 };
	const struct cc_superior one[] = {
		cc_superior_shares((struct cc_share){ 9, 10 }, (struct cc_share){ 3, 10 }),
		cc_superior_ranks(.8, 12, 9),
		cc_superior_preferences(12, 3),
	};
	const struct cc_superior other[] = {
		cc_superior_shares((struct cc_share){ 5, 11 }, (struct cc_share){ 6, 10 }),
		cc_superior_ranks(.5, 8, 7),
		cc_superior_preferences(5, 6),
	};

	(void)state;
	for (unsigned i = 0; i < 3; i++)
		for (unsigned k = 0; k < 5; k++) {
			struct cc_difference d, back;

			cc_superior_difference(&d, &one[i], &other[i], levels[k]);
			cc_superior_difference(&back, &other[i], &one[i], levels[k]);
			assert_int_equal(d.low > 0, d.p < 1 - levels[k]);
			assert_near(back.p, d.p, 1e-12);
			assert_near(back.high, -d.low, 1e-12);
		}
}

static void
no_difference_is_no_surprise(void **state)
{
	const struct cc_superior one = cc_superior_preferences(4, 4);
	struct cc_difference d;

	(void)state;
	cc_superior_difference(&d, &one, &one, .95);
	assert_near(d.p, 1, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(limits_are_those_of_newcombe_and_wilson),
		cmocka_unit_test(nobody_is_superior_to_nobody),
		cmocka_unit_test(p_and_limits_of_a_difference_agree),
		cmocka_unit_test(no_difference_is_no_surprise),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
