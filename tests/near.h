/* near.h -- doubles in tests.
 *
 * cmocka's assert_float_equal() casts to float (1.1.5).  Include after
 * cmocka.h.
 */
#ifndef CC_TESTS_NEAR_H
#define CC_TESTS_NEAR_H

#include <math.h>

/* a and b differ by at most tolerance, or by that part of the larger one, or
 * both are NaN. */
#define assert_near(a, b, tolerance) near_check((a), (b), (tolerance), #a, #b, __FILE__, __LINE__)
#define assert_nan(a)		     near_check_nan((a), #a, __FILE__, __LINE__)

static inline void
near_check(
    double a, double b, double tolerance, const char *a_text, const char *b_text, const char *file, int line)
{
	double size = fmax(fabs(a), fabs(b));

	/* Infinities have no difference; NaN is near NaN alone. */
	if (a == b || (isnan(a) && isnan(b)) || (isfinite(size) && fabs(a - b) <= tolerance * fmax(size, 1)))
		return;
	print_error(
	    "%s is %.17g, %s is %.17g: %.3g apart, %.3g allowed\n", a_text, a, b_text, b, a - b, tolerance);
	_fail(file, line);
}

static inline void
near_check_nan(double a, const char *text, const char *file, int line)
{
	if (isnan(a))
		return;
	print_error("%s is %.17g, not NaN\n", text, a);
	_fail(file, line);
}

#endif
