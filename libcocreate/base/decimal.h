/* decimal.h -- decimal numbers as whole ones: amounts, units, rates, read from their digits.
 *
 * May be included by: everyone.
 * A number is kept as so many units of 10^-digits and never passes through a double.
 * In:     what cc_num_read() takes, of at most CC_DECIMAL_MOST units either way.
 * Errors: one of enum cc_decimal; nothing is rounded.
 */
#ifndef CC_BASE_DECIMAL_H
#define CC_BASE_DECIMAL_H

#include "base/str.h"

#include <stdint.h>

/* So many units are one double each, so that tables and stores keep them as they are. */
#define CC_DECIMAL_MOST INT64_C(9007199254740991)

enum { CC_DECIMAL_DIGITS = 9, CC_DECIMAL_TEXT = 40 };

enum cc_decimal {
	CC_DECIMAL_OK,
	CC_DECIMAL_BAD,	  /* no number */
	CC_DECIMAL_FINE,  /* more decimals than there are units for */
	CC_DECIMAL_LARGE, /* more than CC_DECIMAL_MOST units */
};

/* how: as of cc_num_read().  *percent: it was written with %, and is a hundredth of that;
 * NULL: then it is CC_DECIMAL_BAD. */
enum cc_decimal cc_decimal_read(
    int64_t *units, bool *percent, struct cc_span text, unsigned digits, unsigned how);

/* With exactly so many digits behind the point; the length. */
size_t cc_decimal_print(char out[CC_DECIMAL_TEXT], int64_t units, unsigned digits);
/* The nearest double. */
double cc_decimal_real(int64_t units, unsigned digits);

#endif
