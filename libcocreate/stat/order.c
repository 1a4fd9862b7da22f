/* order.c -- what comes first, and what cannot be told from it: ranks with ties, tiers. */
#include "stat/order.h"

#include "base/arena.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

/* Its order as a number is that of the value. */
struct keyed {
	uint64_t key;
	uint32_t unit;
};

enum { FEW = 48, BYTES = sizeof(uint64_t), BINS = 256 };

static uint64_t
key_of(double value)
{
	uint64_t bits;

	value += 0.; /* -0 is 0 */
	memcpy(&bits, &value, sizeof bits);
	return bits >> 63 ? ~bits : bits | UINT64_C(1) << 63;
}

static void
sort_few(struct keyed *unit, uint32_t n)
{
	for (uint32_t i = 1; i < n; i++) {
		struct keyed one = unit[i];
		uint32_t at = i;

		for (; at > 0 && unit[at - 1].key > one.key; at--)
			unit[at] = unit[at - 1];
		unit[at] = one;
	}
}

/* By one byte after the other, the lowest first; those that all have in common are passed over.
 * Returns unit or room, wherever the end of it lies. */
static struct keyed *
sort_many(struct keyed *unit, struct keyed *room, uint32_t n)
{
	uint32_t count[BYTES][BINS] = { 0 };

	for (uint32_t i = 0; i < n; i++)
		for (unsigned b = 0; b < BYTES; b++)
			count[b][unit[i].key >> 8 * b & 0xff]++;
	for (unsigned b = 0; b < BYTES; b++) {
		struct keyed *swap = unit;
		uint32_t at = 0;

		if (count[b][unit[0].key >> 8 * b & 0xff] == n)
			continue;
		for (unsigned bin = 0; bin < BINS; bin++) {
			uint32_t size = count[b][bin];

			count[b][bin] = at;
			at += size;
		}
		for (uint32_t i = 0; i < n; i++)
			room[count[b][unit[i].key >> 8 * b & 0xff]++] = unit[i];
		unit = room;
		room = swap;
	}
	return unit;
}

static bool
is_sorted(const struct keyed *unit, uint32_t n)
{
	for (uint32_t i = 1; i < n; i++)
		if (unit[i - 1].key > unit[i].key)
			return false;
	return true;
}

static void
sort_keyed(uint32_t *order, struct keyed *unit, uint32_t n, struct cc_arena *scratch)
{
	if (n <= FEW)
		sort_few(unit, n);
	else if (!is_sorted(unit, n))
		unit = sort_many(unit, CC_ARRAY(scratch, struct keyed, n), n);
	for (uint32_t i = 0; i < n; i++)
		order[i] = unit[i].unit;
}

uint32_t
cc_rank(
    uint32_t *order, uint32_t *rank, const double *value, uint32_t n, double same, struct cc_arena *scratch)
{
	struct keyed *unit = CC_ARRAY(scratch, struct keyed, n);
	uint32_t valued = 0;

	for (uint32_t i = 0; i < n; i++)
		unit[i] = (struct keyed){ isnan(value[i]) ? UINT64_MAX : ~key_of(value[i]), i };
	sort_keyed(order, unit, n, scratch);
	for (uint32_t i = 0; i < n; i++) {
		bool none = isnan(value[order[i]]);
		bool tied = i > 0 && value[order[i - 1]] - value[order[i]] <= same;

		rank[order[i]] = none ? 0 : tied ? rank[order[i - 1]] : i + 1;
		valued += !none;
	}
	return valued;
}

void
cc_sorted(uint32_t *order, const double *value, uint32_t n, struct cc_arena *scratch)
{
	struct keyed *unit = CC_ARRAY(scratch, struct keyed, n);

	for (uint32_t i = 0; i < n; i++)
		unit[i] = (struct keyed){ key_of(value[i]), i };
	sort_keyed(order, unit, n, scratch);
}

void
cc_sort_by(uint32_t *order, const uint64_t *key, uint32_t n, struct cc_arena *scratch)
{
	struct keyed *unit = CC_ARRAY(scratch, struct keyed, n);

	for (uint32_t i = 0; i < n; i++)
		unit[i] = (struct keyed){ key[order[i]], order[i] };
	sort_keyed(order, unit, n, scratch);
}

void
cc_sort_by_bytes(uint32_t *order, const uint8_t *bytes, uint32_t width, uint32_t n, struct cc_arena *scratch)
{
	struct keyed *unit = CC_ARRAY(scratch, struct keyed, n);

	for (uint32_t end = width, from; end > 0; end = from) {
		from = end > BYTES ? end - BYTES : 0;
		for (uint32_t i = 0; i < n; i++) {
			uint64_t key = 0;

			for (uint32_t b = from; b < end; b++)
				key = key << 8 | bytes[(size_t)order[i] * width + b];
			unit[i] = (struct keyed){ key, order[i] };
		}
		sort_keyed(order, unit, n, scratch);
	}
}
