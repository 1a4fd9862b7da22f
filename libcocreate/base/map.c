/* map.c -- interning: bytes -> small ids, in order of first sight.
 *
 * Open addressing over slots of (32 bits of the hash, id), at most half full:
 * a look-up touches one line of slots and, where the bits agree, one text.
 * Texts lie in linked blocks that never move.
 * The hash is SipHash-1-3 (J.-P. Aumasson, D. J. Bernstein, SipHash: a fast
 * short-input PRF, 2012; one and three rounds as in the tables of Rust and
 * Ruby).
 */
#include "base/map.h"

#include "base/arena.h"

#include <stdlib.h>

enum { FIRST_SLOTS = 64, FIRST_TEXT = 4096, LAST_TEXT = 1024 * 1024 };

struct slot {
	uint32_t hash;
	uint32_t id; /* CC_NO_ID: free */
};

struct text_block {
	struct text_block *next;
	size_t size, used;
	char bytes[];
};

struct cc_map {
	struct slot *slot;
	uint32_t mask; /* slots - 1, a power of two */
	uint32_t count, cap;
	struct cc_span *entry; /* [cap], by id */
	struct text_block *text;
	uint32_t last; /* the id of the last look-up */
	bool in_order; /* it was the one after that before it */
};

static uint64_t hash_key[2] = { UINT64_C(0x636f2d6372656174), UINT64_C(0x696f6e2d746f6f6c) };

void
cc_map_key(const uint64_t key[2])
{
	hash_key[0] = key[0];
	hash_key[1] = key[1];
}

static uint64_t
rotl(uint64_t x, int n)
{
	return x << n | x >> (64 - n);
}

static inline void
sip_round(uint64_t v[4])
{
	v[0] += v[1];
	v[2] += v[3];
	v[1] = rotl(v[1], 13) ^ v[0];
	v[3] = rotl(v[3], 16) ^ v[2];
	v[0] = rotl(v[0], 32) + v[3];
	v[2] += v[1];
	v[1] = rotl(v[1], 17) ^ v[2];
	v[3] = rotl(v[3], 21) ^ v[0];
	v[2] = rotl(v[2], 32);
}

/* Spelled so that compilers make one load of it. */
static inline uint64_t
load32(const unsigned char *p)
{
	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24;
}

static inline uint64_t
load64(const unsigned char *p)
{
	return load32(p) | load32(p + 4) << 32;
}

/* The last n < 8 bytes, little end first; loads that overlap agree where they do. */
static inline uint64_t
load_tail(const unsigned char *p, size_t n)
{
	if (n >= 4)
		return load32(p) | load32(p + n - 4) << (8 * (n - 4));
	if (n == 0)
		return 0;
	return (uint64_t)p[0] | (uint64_t)p[n / 2] << (8 * (n / 2)) | (uint64_t)p[n - 1] << (8 * (n - 1));
}

uint32_t
cc_map_hash(struct cc_span s)
{
	const unsigned char *p = (const unsigned char *)s.at;
	uint64_t v[4] = { hash_key[0] ^ UINT64_C(0x736f6d6570736575),
		hash_key[1] ^ UINT64_C(0x646f72616e646f6d), hash_key[0] ^ UINT64_C(0x6c7967656e657261),
		hash_key[1] ^ UINT64_C(0x7465646279746573) };
	uint64_t word;
	size_t left;

	for (left = s.len; left >= 8; left -= 8, p += 8) {
		word = load64(p);
		v[3] ^= word;
		sip_round(v);
		v[0] ^= word;
	}
	word = load_tail(p, left) | (uint64_t)s.len << 56;
	v[3] ^= word;
	sip_round(v);
	v[0] ^= word;
	v[2] ^= 0xff;
	sip_round(v);
	sip_round(v);
	sip_round(v);
	word = v[0] ^ v[1] ^ v[2] ^ v[3];
	return (uint32_t)(word ^ word >> 32);
}

/* Texts of up to 16 bytes, as most ids are, in two words: those of one text may overlap. */
static inline bool
same(struct cc_span a, struct cc_span b)
{
	const unsigned char *x = (const unsigned char *)a.at, *y = (const unsigned char *)b.at;

	if (a.len != b.len || a.len < 4 || a.len > 16)
		return cc_span_eq(a, b);
	if (a.len < 8)
		return load32(x) == load32(y) && load32(x + a.len - 4) == load32(y + a.len - 4);
	return load64(x) == load64(y) && load64(x + a.len - 8) == load64(y + a.len - 8);
}

static struct slot *
slots_new(size_t n)
{
	struct slot *slot = cc_malloc(n * sizeof(*slot));

	memset(slot, 0xff, n * sizeof(*slot)); /* every id CC_NO_ID */
	return slot;
}

/* The slot that holds bytes, or the free one where they belong. */
static struct slot *
slot_of(const struct cc_map *map, uint32_t hash, struct cc_span bytes)
{
	uint32_t at = hash & map->mask;

	for (;; at = (at + 1) & map->mask) {
		struct slot *s = &map->slot[at];

		if (s->id == CC_NO_ID || (s->hash == hash && same(map->entry[s->id], bytes)))
			return s;
	}
}

static void
grow(struct cc_map *map)
{
	size_t old = (size_t)map->mask + 1, n = 2 * old;
	struct slot *slot;

	if (n > UINT32_MAX)
		cc_oom();
	slot = slots_new(n);
	map->mask = (uint32_t)(n - 1);
	for (size_t i = 0; i < old; i++) {
		uint32_t at = map->slot[i].hash & map->mask;

		if (map->slot[i].id == CC_NO_ID)
			continue;
		while (slot[at].id != CC_NO_ID)
			at = (at + 1) & map->mask;
		slot[at] = map->slot[i];
	}
	free(map->slot);
	map->slot = slot;
	map->cap = (uint32_t)(n / 2);
	map->entry = cc_realloc(map->entry, map->cap * sizeof(*map->entry));
}

static struct cc_span
keep(struct cc_map *map, struct cc_span bytes)
{
	struct text_block *b = map->text;
	char *at;

	if (!b || bytes.len > b->size - b->used) {
		size_t size = b && b->size < LAST_TEXT ? 2 * b->size : b ? LAST_TEXT : FIRST_TEXT;

		if (size < bytes.len)
			size = bytes.len;
		b = cc_malloc(sizeof(*b) + size);
		*b = (struct text_block){ map->text, size, 0 };
		map->text = b;
	}
	at = b->bytes + b->used;
	if (bytes.len)
		memcpy(at, bytes.at, bytes.len);
	b->used += bytes.len;
	return (struct cc_span){ at, bytes.len };
}

struct cc_map *
cc_map_new(void)
{
	struct cc_map *map = cc_malloc(sizeof(*map));

	*map = (struct cc_map){
		.slot = slots_new(FIRST_SLOTS), .mask = FIRST_SLOTS - 1, .cap = FIRST_SLOTS / 2
	};
	map->entry = cc_malloc(map->cap * sizeof(*map->entry));
	return map;
}

void
cc_map_free(struct cc_map *map)
{
	if (!map)
		return;
	while (map->text) {
		struct text_block *next = map->text->next;

		free(map->text);
		map->text = next;
	}
	free(map->slot);
	free(map->entry);
	free(map);
}

static uint32_t
add_by_hash(struct cc_map *map, uint32_t hash, struct cc_span bytes)
{
	struct slot *s = slot_of(map, hash, bytes);

	if (s->id != CC_NO_ID)
		return s->id;
	if (map->count == map->cap) {
		grow(map);
		s = slot_of(map, hash, bytes);
	}
	*s = (struct slot){ hash, map->count };
	map->entry[map->count] = keep(map, bytes);
	return map->count++;
}

/* Sheets often have the same texts in the same order again and again, the
 * raters of each idea, say: then the next one needs no hash. */
uint32_t
cc_map_add(struct cc_map *map, struct cc_span bytes)
{
	uint32_t next = map->last + 1 < map->count ? map->last + 1 : 0;

	if (!map->in_order || !same(map->entry[next], bytes)) {
		uint32_t id = add_by_hash(map, cc_map_hash(bytes), bytes);

		map->in_order = id == next;
		next = id;
	}
	map->last = next;
	return next;
}

enum { BESIDE = 16 };

/* The slot, the entry and the text of one look-up lie anywhere in memory: those of
 * several are fetched side by side. */
static void
fetch(const struct cc_map *map, const uint32_t *hash, uint32_t n)
{
	for (uint32_t k = 0; k < n; k++)
		__builtin_prefetch(&map->slot[hash[k] & map->mask]);
	for (int text = 0; text < 2; text++)
		for (uint32_t k = 0; k < n; k++) {
			const struct slot *s = &map->slot[hash[k] & map->mask];

			if (s->id != CC_NO_ID && s->hash == hash[k])
				__builtin_prefetch(text ? (const void *)map->entry[s->id].at
							: (const void *)&map->entry[s->id]);
		}
}

void
cc_map_add_all(struct cc_map *map, uint32_t *id, const struct cc_span *bytes, uint32_t n)
{
	uint32_t hash[BESIDE], m;

	for (uint32_t i = 0; i < n; i += m) {
		uint32_t next = map->last + 1 < map->count ? map->last + 1 : 0;

		m = 1;
		if (map->in_order && same(map->entry[next], bytes[i])) {
			id[i] = map->last = next;
			continue;
		}
		m = n - i < BESIDE ? n - i : BESIDE;
		for (uint32_t k = 0; k < m; k++)
			hash[k] = cc_map_hash(bytes[i + k]);
		fetch(map, hash, m);
		for (uint32_t k = 0; k < m; k++) {
			next = map->last + 1 < map->count ? map->last + 1 : 0;
			id[i + k] = add_by_hash(map, hash[k], bytes[i + k]);
			map->in_order = id[i + k] == next;
			map->last = id[i + k];
		}
	}
}

uint32_t
cc_map_find(const struct cc_map *map, struct cc_span bytes)
{
	return slot_of(map, cc_map_hash(bytes), bytes)->id;
}

uint32_t
cc_map_count(const struct cc_map *map)
{
	return map->count;
}

struct cc_span
cc_map_at(const struct cc_map *map, uint32_t id)
{
	return map->entry[id];
}

/* The hash of each text is known already. */
void
cc_map_join(struct cc_map *to, const struct cc_map *from, uint32_t *ids)
{
	uint32_t *hash = cc_malloc(((size_t)from->count + 1) * sizeof *hash), m;

	for (size_t at = 0; at <= from->mask; at++)
		if (from->slot[at].id != CC_NO_ID)
			hash[from->slot[at].id] = from->slot[at].hash;
	for (uint32_t i = 0; i < from->count; i += m) {
		m = from->count - i < BESIDE ? from->count - i : BESIDE;
		fetch(to, hash + i, m);
		for (uint32_t k = i; k < i + m; k++)
			ids[k] = add_by_hash(to, hash[k], from->entry[k]);
	}
	free(hash);
}
