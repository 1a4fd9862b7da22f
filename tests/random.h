/* random.h -- words of 64 random bits for tests that try many cases: the same on every machine.
 *
 * May be included by: tests.
 * Source: S. Vigna, splitmix64 (public domain).
 */
#ifndef CC_TESTS_RANDOM_H
#define CC_TESTS_RANDOM_H

#include <stdint.h>

static inline uint64_t
random_word(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

/* 0 to n - 1 */
static inline int64_t
random_below(uint64_t *state, uint64_t n)
{
	return (int64_t)(random_word(state) % n);
}

#endif
