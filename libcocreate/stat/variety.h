/* variety.h -- how varied a choice is, and how much of a list has been seen.
 *
 * May be included by: method, tests.
 * In:     parts > 0 of a whole, in any unit; how many kinds were seen, in how many
 *         sightings, and how many of them once and twice.
 * Out:    the Herfindahl-Hirschman index, in (0, 1]; as many kinds of equal share have the
 *         same one; entropy in bits.  Coverage, Good and Turing's share of sightings to come
 *         whose kind is known, in [0, 1]; Chao's lower bound of kinds in all.
 * Errors: NaN where nothing was seen.
 * Cost:   O(n).
 * Source: I. J. Good, Biometrika 40 (1953), 237-264; A. Chao, Scandinavian Journal of
 *         Statistics 11 (1984), 265-270, with f1 (f1 - 1) / 2 where none was seen twice.
 */
#ifndef CC_STAT_VARIETY_H
#define CC_STAT_VARIETY_H

#include <stddef.h>
#include <stdint.h>

struct cc_variety {
	double hhi, effective, entropy;
};

struct cc_variety cc_variety_of(const double *part, size_t n);

struct cc_seen_kinds {
	uint64_t kinds, sightings, once, twice;
};

double cc_good_turing(const struct cc_seen_kinds *s);
double cc_chao1(const struct cc_seen_kinds *s);

#endif
