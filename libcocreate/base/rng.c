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

static uint64_t
before_key(uint64_t seed, const char *table)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);
	unsigned char bytes[8];

	for (int i = 0; i < 8; i++)
		bytes[i] = (unsigned char)(seed >> (8 * i));
	hash = fnv(hash, bytes, sizeof(bytes));
	return fnv(hash, table, strlen(table) + 1); /* its end keeps table and key apart */
}

static uint32_t
with_key(uint64_t hash, struct cc_span key)
{
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

	rng->gsl = gsl_new(with_key(before_key(seed, table), key));
	return rng;
}

enum { ABREAST = 8 };

static uint32_t
tempered(uint32_t y)
{
	y ^= y >> 11;
	y ^= y << 7 & UINT32_C(0x9d2c5680);
	y ^= y << 15 & UINT32_C(0xefc60000);
	return y ^ y >> 18;
}

/* The first of mt19937's numbers needs three words of its state, which follow from the seed one after the other:
 * M. Matsumoto, T. Nishimura, ACM TOMACS 8 (1998), seeded as their version of 2002 does; GSL takes 4357 for 0.
 * A word has to wait for the one before it: streams go abreast. */
static void
first_bits(uint32_t bits[ABREAST], const uint32_t seed[ABREAST])
{
	enum { APART = 397 };
	uint32_t first[ABREAST], second[ABREAST], far[ABREAST];

	for (unsigned k = 0; k < ABREAST; k++) {
		first[k] = seed[k] != 0 ? seed[k] : 4357;
		far[k] = second[k] = UINT32_C(1812433253) * (first[k] ^ first[k] >> 30) + 1;
	}
	for (uint32_t i = 2; i <= APART; i++)
		for (unsigned k = 0; k < ABREAST; k++)
			far[k] = UINT32_C(1812433253) * (far[k] ^ far[k] >> 30) + i;
	for (unsigned k = 0; k < ABREAST; k++) {
		uint32_t y = (first[k] & UINT32_C(0x80000000)) | (second[k] & UINT32_C(0x7fffffff));

		bits[k] = tempered(far[k] ^ y >> 1 ^ (y & 1 ? UINT32_C(0x9908b0df) : 0));
	}
}

/* 0 is drawn again. */
static double
unit_of(uint32_t bits, uint32_t seed)
{
	double unit = bits / 4294967296.0;

	if (bits == 0) {
		gsl_rng *gsl = gsl_new(seed);

		unit = gsl_rng_uniform_pos(gsl);
		gsl_rng_free(gsl);
	}
	return unit;
}

void
cc_rng_once(double *unit, uint64_t seed, const char *table, const struct cc_span *key, size_t n)
{
	const uint64_t before = before_key(seed, table);

	for (size_t at = 0; at < n; at += ABREAST) {
		uint32_t from[ABREAST] = { 0 }, bits[ABREAST];
		size_t some = n - at < ABREAST ? n - at : ABREAST;

		for (size_t k = 0; k < some; k++)
			from[k] = with_key(before, key[at + k]);
		first_bits(bits, from);
		for (size_t k = 0; k < some; k++)
			unit[at + k] = unit_of(bits[k], from[k]);
	}
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
