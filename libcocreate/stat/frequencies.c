/* frequencies.c -- how often each value occurs: a hash of values, half of it free. */
#include "stat/frequencies.h"

#include "base/arena.h"
#include "stat/order.h"

#include <math.h>
#include <string.h>

enum { FIRST = 16, FIRST_SHIFT = 60 }; /* slots; 64 less their bits */

/* Where a value stands, or would: by the highest bits of a product with 2^64 / phi, of bits that differ. */
static struct cc_frequency *
slot_of(const struct cc_frequencies *f, double value)
{
	uint64_t bits;
	uint32_t at;

	memcpy(&bits, &value, sizeof bits);
	at = (uint32_t)(((bits ^ bits >> 32) * UINT64_C(0x9e3779b97f4a7c15)) >> f->shift);
	while (f->slot[at].n > 0 && f->slot[at].value != value)
		at = (at + 1) & (f->slots - 1);
	return &f->slot[at];
}

static void
grow(struct cc_frequencies *f, struct cc_arena *arena)
{
	const struct cc_frequencies was = *f;

	f->slots = was.slots > 0 ? 2 * was.slots : FIRST;
	f->shift = was.slots > 0 ? was.shift - 1 : FIRST_SHIFT;
	f->slot = CC_ARRAY(arena, struct cc_frequency, f->slots);
	for (uint32_t i = 0; i < was.slots; i++)
		if (was.slot[i].n > 0)
			*slot_of(f, was.slot[i].value) = was.slot[i];
}

void
cc_frequency_add_times(struct cc_frequencies *f, double value, uint64_t n, struct cc_arena *arena)
{
	struct cc_frequency *slot;

	value += 0.; /* -0 is 0 */
	if (2 * f->values >= f->slots)
		grow(f, arena);
	slot = slot_of(f, value);
	f->values += slot->n == 0;
	f->n += n;
	slot->value = value;
	slot->n += n;
}

void
cc_frequency_add(struct cc_frequencies *f, double value, struct cc_arena *arena)
{
	cc_frequency_add_times(f, value, 1, arena);
}

struct cc_frequency *
cc_frequencies_sorted(const struct cc_frequencies *f, struct cc_arena *arena)
{
	struct cc_frequency *sorted = CC_ARRAY(arena, struct cc_frequency, f->values);
	struct cc_arena *scratch = cc_arena_new();
	uint32_t *order = CC_ARRAY(scratch, uint32_t, f->values),
		 *at = CC_ARRAY(scratch, uint32_t, f->values);
	double *value = CC_ARRAY(scratch, double, f->values);
	uint32_t n = 0;

	for (uint32_t i = 0; i < f->slots; i++)
		if (f->slot[i].n > 0) {
			at[n] = i;
			value[n++] = f->slot[i].value;
		}
	cc_sorted(order, value, n, scratch);
	for (uint32_t i = 0; i < n; i++)
		sorted[i] = f->slot[at[order[i]]];
	cc_arena_free(scratch);
	return sorted;
}

double
cc_frequencies_median(const struct cc_frequencies *f, struct cc_arena *scratch)
{
	const struct cc_frequency *sorted = cc_frequencies_sorted(f, scratch);
	uint64_t seen = 0;

	for (uint32_t v = 0; v < f->values; v++) {
		seen += sorted[v].n;
		if (seen == f->n / 2 && f->n % 2 == 0)
			return sorted[v].value + (sorted[v + 1].value - sorted[v].value) / 2;
		if (seen > (f->n - 1) / 2)
			return sorted[v].value;
	}
	return (double)NAN;
}

void
cc_frequencies_moments(struct cc_moments *out, const struct cc_frequencies *f)
{
	*out = (struct cc_moments){ 0 };
	for (uint32_t i = 0; i < f->slots; i++)
		if (f->slot[i].n > 0)
			cc_moments_add_times(out, f->slot[i].value, f->slot[i].n);
}
