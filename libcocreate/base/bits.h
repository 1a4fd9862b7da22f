/* bits.h -- how many bits of a word are set.
 *
 * May be included by: everyone.
 * Cost:   a dozen steps, without a call and without an instruction that not every processor has.
 * Source: D. E. Knuth, TAOCP 4A, 7.1.3: sums of bits side by side.
 */
#ifndef CC_BASE_BITS_H
#define CC_BASE_BITS_H

#include <stdint.h>

static inline int
cc_bits(uint64_t word)
{
	word -= word >> 1 & UINT64_C(0x5555555555555555);
	word = (word & UINT64_C(0x3333333333333333)) + (word >> 2 & UINT64_C(0x3333333333333333));
	word = (word + (word >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
	return (int)(word * UINT64_C(0x0101010101010101) >> 56);
}

#endif
