/* rng.c -- random numbers that belong to a figure, not to a run. */
#include "base/rng.h"

#include "base/arena.h"

#include <gsl/gsl_rng.h>

struct cc_rng {
	gsl_rng *gsl;
};

/* FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo), 64 bits. */
static uint64_t
fnv(uint64_t hash, const void *bytes, size_t len)
{
	const unsigned char *p = bytes;

	for (size_t i = 0; i < len; i++)
		hash = (hash ^ p[i]) * UINT64_C(0x100000001b3);
	return hash;
}

/* FNV leaves its last bytes in few bits: spread them, by the finalizer of
 * MurmurHash3 (A. Appleby). */
static uint32_t
mix(uint64_t hash)
{
	hash = (hash ^ hash >> 33) * UINT64_C(0xff51afd7ed558ccd);
	hash = (hash ^ hash >> 33) * UINT64_C(0xc4ceb9fe1a85ec53);
	return (uint32_t)(hash >> 32);
}

static uint32_t
seed_of(uint64_t seed, const char *table, struct cc_span key)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);
	unsigned char bytes[8];

	for (int i = 0; i < 8; i++)
		bytes[i] = (unsigned char)(seed >> (8 * i));
	hash = fnv(hash, bytes, sizeof(bytes));
	hash = fnv(hash, table, strlen(table) + 1); /* its end keeps table and key apart */
	return mix(fnv(hash, key.at, key.len));
}

static gsl_rng *
gsl_new(uint32_t seed)
{
	gsl_rng *gsl = gsl_rng_alloc(gsl_rng_mt19937);

	if (gsl == NULL)
		cc_oom();
	gsl_rng_set(gsl, seed);
	return gsl;
}

struct cc_rng *
cc_rng_new(uint64_t seed, const char *table, struct cc_span key, struct cc_arena *arena)
{
	struct cc_rng *rng = CC_NEW(arena, struct cc_rng);

	rng->gsl = gsl_new(seed_of(seed, table, key));
	return rng;
}

/* The first of mt19937's numbers needs three words of its state, which follow from the seed one after the other:
 * M. Matsumoto, T. Nishimura, ACM TOMACS 8 (1998), seeded as their version of 2002 does; GSL takes 4357 for 0. */
static uint32_t
first_bits(uint32_t seed)
{
	enum { APART = 397 };
	uint32_t first = seed != 0 ? seed : 4357, second = 0, far = first, y;

	for (uint32_t i = 1; i <= APART; i++) {
		far = UINT32_C(1812433253) * (far ^ far >> 30) + i;
		second = i == 1 ? far : second;
	}
	y = (first & UINT32_C(0x80000000)) | (second & UINT32_C(0x7fffffff));
	y = far ^ y >> 1 ^ (y & 1 ? UINT32_C(0x9908b0df) : 0);
	y ^= y >> 11;
	y ^= y << 7 & UINT32_C(0x9d2c5680);
	y ^= y << 15 & UINT32_C(0xefc60000);
	return y ^ y >> 18;
}

double
cc_rng_once(uint64_t seed, const char *table, struct cc_span key)
{
	uint32_t from = seed_of(seed, table, key), bits = first_bits(from);
	double unit = bits / 4294967296.0;

	if (bits == 0) { /* is drawn again */
		gsl_rng *gsl = gsl_new(from);

		unit = gsl_rng_uniform_pos(gsl);
		gsl_rng_free(gsl);
	}
	return unit;
}

void
cc_rng_free(struct cc_rng *rng)
{
	if (rng)
		gsl_rng_free(rng->gsl);
}

uint32_t
cc_rng_bits(struct cc_rng *rng)
{
	return (uint32_t)gsl_rng_get(rng->gsl);
}

/* D. Lemire, Fast random integer generation in an interval (2019): the upper
 * half of a product; the few lower halves that would favour some are drawn
 * again. */
uint32_t
cc_rng_below(struct cc_rng *rng, uint32_t n)
{
	uint64_t product = (uint64_t)cc_rng_bits(rng) * n;

	if ((uint32_t)product < n) {
		uint32_t favoured = (UINT32_MAX - n + 1) % n;

		while ((uint32_t)product < favoured)
			product = (uint64_t)cc_rng_bits(rng) * n;
	}
	return (uint32_t)(product >> 32);
}

double
cc_rng_unit(struct cc_rng *rng)
{
	return gsl_rng_uniform_pos(rng->gsl);
}
