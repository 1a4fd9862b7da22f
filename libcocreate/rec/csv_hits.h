/* csv_hits.h -- where in 64 bytes do delimiters, quotes and line ends stand?
 *
 * May be included by: rec/csv*.c and their tests.
 * Vectors where every compiler for the machine has them (SSE2), else machine
 * words; both find the same, and a test compares them.
 */
#ifndef CC_REC_CSV_HITS_H
#define CC_REC_CSV_HITS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* The top bit of every byte of word that is not c; the other bits are set. */
static inline uint64_t
cc_csv_misses(uint64_t word, char c)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), low = 0x7f * ones;
	uint64_t x = word ^ ((unsigned char)c * ones);

	return ((x & low) + low) | x | low;
}

/* Sixty-four bytes at a time: bit i tells that byte i is one of the four. */
static inline uint64_t
cc_csv_hits_words(const char *bytes, char a, char b, char c, char d)
{
	uint64_t hits = 0;

	for (unsigned i = 0; i < 64; i += 8) {
		uint64_t word, none;

		memcpy(&word, bytes + i, sizeof(word));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
		word = __builtin_bswap64(word);
#endif
		none = cc_csv_misses(word, a) & cc_csv_misses(word, b) & cc_csv_misses(word, c) &
		       cc_csv_misses(word, d);
		/* Gathers the eight top bits. */
		hits |= ((~none >> 7) * UINT64_C(0x0102040810204080) >> 56) << i;
	}
	return hits;
}

#ifdef __SSE2__
static inline uint64_t
cc_csv_hits_16(const char *bytes, __m128i a, __m128i b, __m128i c, __m128i d)
{
	__m128i v = _mm_loadu_si128((const __m128i *)(const void *)bytes);
	__m128i ab = _mm_or_si128(_mm_cmpeq_epi8(v, a), _mm_cmpeq_epi8(v, b));
	__m128i cd = _mm_or_si128(_mm_cmpeq_epi8(v, c), _mm_cmpeq_epi8(v, d));

	return (unsigned)_mm_movemask_epi8(_mm_or_si128(ab, cd));
}

static inline uint64_t
cc_csv_hits_vector(const char *bytes, char a, char b, char c, char d)
{
	const __m128i wa = _mm_set1_epi8(a), wb = _mm_set1_epi8(b), wc = _mm_set1_epi8(c),
		      wd = _mm_set1_epi8(d);

	return cc_csv_hits_16(bytes, wa, wb, wc, wd) | cc_csv_hits_16(bytes + 16, wa, wb, wc, wd) << 16 |
	       cc_csv_hits_16(bytes + 32, wa, wb, wc, wd) << 32 |
	       cc_csv_hits_16(bytes + 48, wa, wb, wc, wd) << 48;
}
#endif

/* The same where fewer than 64 bytes are left; none of the four is NUL. */
static inline uint64_t
cc_csv_hits(const char *bytes, size_t len, char a, char b, char c, char d)
{
	char last[64];

	if (len < sizeof(last)) {
		memset(last, 0, sizeof(last));
		memcpy(last, bytes, len);
		bytes = last;
	}
#ifdef __SSE2__
	return cc_csv_hits_vector(bytes, a, b, c, d);
#else
	return cc_csv_hits_words(bytes, a, b, c, d);
#endif
}

#endif
