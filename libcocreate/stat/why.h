/* why.h -- why a figure cannot be computed.
 *
 * May be included by: stat, method, tests.
 * A function that may have no answer returns one of these and leaves NaN in
 * its results; the caller makes an empty cell and a note of it.
 */
#ifndef CC_STAT_WHY_H
#define CC_STAT_WHY_H

enum cc_why {
	CC_WHY_NONE,	  /* it was computed */
	CC_WHY_NO_DATA,	  /* nothing to compute from */
	CC_WHY_ONE,	  /* one value, or one unit, where two are the least */
	CC_WHY_NO_PAIR,	  /* no unit with two ratings */
	CC_WHY_ONE_VALUE, /* only one value was ever used: no variation */
	CC_WHY_FEW,	  /* fewer units than a method needs */
	CC_WHY_RARE,	  /* too few units hold the rarer of two values */
	CC_WHY_ALIKE,	  /* the units do not differ from each other */
	CC_WHY_RANGE,	  /* numbers too large for the arithmetic, or a mean of opposite signs */
};

#endif
