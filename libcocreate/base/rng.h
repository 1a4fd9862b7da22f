/* rng.h -- random numbers that belong to a figure, not to a run.
 *
 * May be included by: stat, method, tests.
 * One stream per (seed, table, key): a figure's draws do not move when another
 * table, idea or thread is added.  GSL's mt19937.
 */
#ifndef CC_BASE_RNG_H
#define CC_BASE_RNG_H

#include "base/str.h"

#include <stdint.h>

struct cc_arena;
struct cc_rng;

struct cc_rng *cc_rng_new(uint64_t seed, const char *table, struct cc_span key, struct cc_arena *arena);
void cc_rng_free(struct cc_rng *rng);		       /* the generator's state is GSL's; NULL is fine */
uint32_t cc_rng_bits(struct cc_rng *rng);	       /* 32 random bits */
uint32_t cc_rng_below(struct cc_rng *rng, uint32_t n); /* uniform on 0..n-1, n > 0 */
double cc_rng_unit(struct cc_rng *rng);		       /* uniform on (0, 1) */
/* The first cc_rng_unit() of each of n streams of which nobody wants more: a fifth of a microsecond each. */
void cc_rng_once(double *unit, uint64_t seed, const char *table, const struct cc_span *key, size_t n);

#endif
