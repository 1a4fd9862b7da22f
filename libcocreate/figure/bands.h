/* bands.h -- amounts, rates, and rates by bands, as a study or a file of rules says them.
 *
 * May be included by: figure, method, tests.
 * Numbers are whole: amounts in minor units, units and points in 10^-6, rates and shares in
 * 10^-9 (base/decimal.h).
 * In:     1%, or [{to: 1000000, rate: 1%}, {rate: 2%}], the last without an end.
 * Errors: CC_EXIT_STUDY with file, line and column.
 */
#ifndef CC_FIGURE_BANDS_H
#define CC_FIGURE_BANDS_H

#include "base/decimal.h"
#include "base/int128.h"
#include "rec/node_read.h"

/* Decimals of units and points, and of rates and shares. */
enum { CC_MICRO = 6, CC_NANO = 9 };
#define CC_ONE_MICRO INT64_C(1000000)
#define CC_ONE_NANO  INT64_C(1000000000)

#define CC_NO_END INT64_MIN

struct cc_bands {
	struct cc_band {
		int64_t to, rate; /* to CC_NO_END: without an end */
	} * band;
	size_t n; /* 0: none were said */
};

/* Where nodes are read from. */
struct cc_node_reading {
	const char *file;
	struct cc_arena *arena;
	struct cc_err *err;
	unsigned digits; /* of amounts, where one is asked for by figure/node_members.h */
};

/* A mapping of these keys alone. */
bool cc_node_keys(const struct cc_node *node, const char *const *keys, const struct cc_node_reading *r);
/* 0 or more; percent as in cc_decimal_read(). */
bool cc_node_decimal(int64_t *out, bool *percent, const struct cc_node *node, unsigned digits,
    const struct cc_node_reading *r);
/* A part of 1, which is written with %, so that 1 is never taken for 1 %. */
bool cc_node_rate(int64_t *out, const struct cc_node *node, const struct cc_node_reading *r);
bool cc_node_day(int64_t *out, const struct cc_node *node, const struct cc_node_reading *r);
/* digits: of `to`; rates: percentages, else numbers to 10^-6. */
bool cc_bands_read(struct cc_bands *out, const struct cc_node *node, unsigned digits, bool rates,
    const struct cc_node_reading *r);

/* What so much is worth: the integral of the bands; 0 of what is below 0. */
struct cc_int128 cc_bands_worth(const struct cc_bands *bands, int64_t much);

/* JPY, or {code: PTS, digits: 0}: the minor digits are those of ISO 4217, else as said. */
bool cc_currency_read(
    const char **code, unsigned *digits, const struct cc_node *node, const struct cc_node_reading *r);

#endif
