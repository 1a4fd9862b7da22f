/* consensus.h -- how far answers on a scale are of one mind.
 *
 * May be included by: figure, method, tests.
 * In:     positions on a scale, low < high, each with how many chose it.
 * Out:    1 + sum p log2(1 - |x - mean| / (high - low)): 1 where all chose one position, 0 of two
 *         camps of one size at the ends.
 * Errors: NaN where nobody answered.
 * Cost:   O(positions).
 * Source: W. J. Tastle and M. J. Wierman, Consensus and dissention: a measure of ordinal
 *         dispersion, Int. J. Approximate Reasoning 45 (2007).
 */
#ifndef CC_STAT_CONSENSUS_H
#define CC_STAT_CONSENSUS_H

#include <stddef.h>
#include <stdint.h>

double cc_consensus(const double *position, const uint64_t *count, size_t n, double low, double high);

#endif
