/* map.c -- interning: bytes -> small ids, in order of first sight.
 *
 * Open addressing over slots of (32 bits of the hash, id), at most half full:
 * a look-up touches one line of slots and, where the bits agree, one entry,
 * which holds the text itself where it is short, as most ids are.  Entries, and
 * linked blocks of longer texts, never move.
 * The hash is SipHash-1-3 (J.-P. Aumasson, D. J. Bernstein, SipHash: a fast
 * short-input PRF, 2012; one and three rounds as in the tables of Rust and
 * Ruby).
 */
#include "base/map.h"

#include "base/arena.h"

#include <assert.h>
#include <stddef.h>
#include <stdlib.h>

enum {
	FIRST_SLOTS = 64,
	FIRST_TEXT = 4096,
	LAST_TEXT = 1024 * 1024,
	CHUNK_SHIFT = 8,
	CHUNK = 1 << CHUNK_SHIFT
};

struct slot {
	uint32_t hash;
	uint32_t id; /* CC_NO_ID: free */
};

enum { SHORT = 15, LONG = 0xff };

/* A text of up to SHORT bytes with zeros behind it, or where a longer one is; both end in how long it is, LONG
 * being elsewhere. */
union entry {
	struct {
		char bytes[SHORT];
		uint8_t len;
	} is;
	struct {
		union {
			const char *at;
			uint64_t room; /* so that mark is where len is, however wide a pointer is */
		};
		uint32_t len;
		uint8_t none[3], mark;
	} text;
};

static_assert(
    offsetof(union entry, text.mark) == offsetof(union entry, is.len), "both end in how long it is");

struct text_block {
	struct text_block *next;
	size_t size, used;
	char bytes[];
};

struct cc_map {
	struct slot *slot;
	uint32_t mask; /* slots - 1, a power of two */
	uint32_t count, cap;
	union entry **chunk; /* of CHUNK entries, by id */
	uint32_t chunks;
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

static inline union entry *
entry_at(const struct cc_map *map, uint32_t id)
{
	return &map->chunk[id >> CHUNK_SHIFT][id & (CHUNK - 1)];
}

/* Of a short text the length and up to seven bytes are one word, and what stands before them another. */
static inline bool
same(const union entry *e, struct cc_span text)
{
	const unsigned char *x = (const unsigned char *)e, *p = (const unsigned char *)text.at;

	if (text.len > SHORT)
		return e->is.len == LONG && e->text.len == text.len && memcmp(e->text.at, p, text.len) == 0;
	if (e->is.len != text.len)
		return false;
	if (text.len < 8)
		return load64(x) == load_tail(p, text.len);
	return load64(x) == load64(p) && load64(x + text.len - 8) == load64(p + text.len - 8);
}

static struct slot *
slots_new(size_t n)
{
	struct slot *slot = cc_malloc(n * sizeof(*slot));

	memset(slot, 0xff, n * sizeof(*slot)); /* every id CC_NO_ID */
	return slot;
}

/* The slot that holds bytes, or the free one where they belong. */
static inline struct slot *
slot_of(const struct cc_map *map, uint32_t hash, struct cc_span bytes)
{
	uint32_t at = hash & map->mask;

	for (;; at = (at + 1) & map->mask) {
		struct slot *s = &map->slot[at];

		if (s->id == CC_NO_ID || (s->hash == hash && same(entry_at(map, s->id), bytes)))
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
}

static const char *
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
	memcpy(at, bytes.at, bytes.len);
	b->used += bytes.len;
	return at;
}

static union entry
entry_of(struct cc_map *map, struct cc_span bytes)
{
	union entry e = { .is = { .len = (uint8_t)bytes.len } };

	if (bytes.len > UINT32_MAX)
		cc_oom();
	if (bytes.len > SHORT) {
		e.text.at = keep(map, bytes);
		e.text.len = (uint32_t)bytes.len;
		e.text.mark = LONG;
	} else if (bytes.len > 0) {
		memcpy(e.is.bytes, bytes.at, bytes.len);
	}
	return e;
}

static void
entry_add(struct cc_map *map, struct cc_span bytes)
{
	if (map->count >> CHUNK_SHIFT == map->chunks) {
		if ((map->chunks & (map->chunks - 1)) == 0) /* 0, 1, 2, 4 ...: as many again */
			map->chunk =
			    cc_realloc(map->chunk, (2 * (size_t)map->chunks + 1) * sizeof(*map->chunk));
		map->chunk[map->chunks++] = cc_malloc(CHUNK * sizeof(**map->chunk));
	}
	*entry_at(map, map->count++) = entry_of(map, bytes);
}

struct cc_map *
cc_map_new(void)
{
	struct cc_map *map = cc_malloc(sizeof(*map));

	*map = (struct cc_map){
		.slot = slots_new(FIRST_SLOTS), .mask = FIRST_SLOTS - 1, .cap = FIRST_SLOTS / 2
	};
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
	while (map->chunks > 0)
		free(map->chunk[--map->chunks]);
	free(map->chunk);
	free(map);
}

static inline uint32_t
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
	entry_add(map, bytes);
	return map->count - 1;
}

/* Sheets often have the same texts in the same order again and again, the
 * raters of each idea, say: then the next one needs no hash. */
uint32_t
cc_map_add(struct cc_map *map, struct cc_span bytes)
{
	uint32_t next = map->last + 1 < map->count ? map->last + 1 : 0;

	if (!map->in_order || !same(entry_at(map, next), bytes)) {
		uint32_t id = add_by_hash(map, cc_map_hash(bytes), bytes);

		map->in_order = id == next;
		next = id;
	}
	map->last = next;
	return next;
}

enum { BESIDE = 16 };

/* The slot and the entry of one look-up lie anywhere in memory: those of several are
 * fetched side by side. */
static void
fetch(const struct cc_map *map, const uint32_t *hash, uint32_t n)
{
	for (uint32_t k = 0; k < n; k++)
		__builtin_prefetch(&map->slot[hash[k] & map->mask]);
	for (uint32_t k = 0; k < n; k++) {
		const struct slot *s = &map->slot[hash[k] & map->mask];

		if (s->id != CC_NO_ID && s->hash == hash[k])
			__builtin_prefetch(entry_at(map, s->id));
	}
}

void
cc_map_add_all(struct cc_map *map, uint32_t *id, const struct cc_span *bytes, uint32_t n)
{
	uint32_t hash[BESIDE], m;

	for (uint32_t i = 0; i < n; i += m) {
		uint32_t next = map->last + 1 < map->count ? map->last + 1 : 0;

		m = 1;
		if (map->in_order && same(entry_at(map, next), bytes[i])) {
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
	const union entry *e = entry_at(map, id);

	return e->is.len == LONG ? (struct cc_span){ e->text.at, e->text.len }
				 : (struct cc_span){ e->is.bytes, e->is.len };
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
			ids[k] = add_by_hash(to, hash[k], cc_map_at(from, k));
	}
	free(hash);
}
