/* map.c -- interning: bytes -> small ids, in order of first sight.
 *
 * Open addressing over slots of (32 bits of the hash, id), at most half full:
 * a look-up touches one line of slots and, where the bits agree, one entry,
 * which holds the text itself where it is short, as most ids are.  There are no
 * slots as long as each text comes behind all that are there, as in sorted
 * exports: then it is new, or the last one again.  Entries, and linked blocks
 * of longer texts, never move.  A map that has taken another has parts, each of
 * ids that follow each other, from the first of a chunk on.
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
	/* NULL: all texts ascend so far; or it has parts, and nothing is looked up any more */
	struct slot *slot;
	uint32_t mask; /* slots - 1, a power of two */
	uint32_t count, cap;
	union entry **chunk; /* of CHUNK entries, by id */
	uint32_t chunks;
	struct text_block *text;
	uint32_t last;		   /* the id of the last look-up */
	bool in_order;		   /* it was the one after that before it */
	bool falls;		   /* some text of the last part comes before that of the id before it */
	struct cc_map_part *part;  /* [parts]: all but the last */
	uint32_t parts, last_part; /* where that begins */
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

/* Likewise. */
static inline void
store64(unsigned char *p, uint64_t word)
{
	p[0] = (unsigned char)word;
	p[1] = (unsigned char)(word >> 8);
	p[2] = (unsigned char)(word >> 16);
	p[3] = (unsigned char)(word >> 24);
	p[4] = (unsigned char)(word >> 32);
	p[5] = (unsigned char)(word >> 40);
	p[6] = (unsigned char)(word >> 48);
	p[7] = (unsigned char)(word >> 56);
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

/* As numbers their bytes, the first one highest, and how many there are behind them. */
static inline int
compare_short(const union entry *a, const union entry *b)
{
	const unsigned char *x = (const unsigned char *)a, *y = (const unsigned char *)b;
	uint64_t one = __builtin_bswap64(load64(x)), other = __builtin_bswap64(load64(y));

	if (one == other) {
		one = __builtin_bswap64(load64(x + 8));
		other = __builtin_bswap64(load64(y + 8));
	}
	return (one > other) - (one < other);
}

static inline int
compare(const struct cc_map *map, uint32_t a, uint32_t b)
{
	const union entry *x = entry_at(map, a), *y = entry_at(map, b);

	if (x->is.len != LONG && y->is.len != LONG)
		return compare_short(x, y);
	return cc_span_cmp(cc_map_at(map, a), cc_map_at(map, b));
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

/* Of a text that has none yet. */
static void
put_slot(const struct cc_map *map, struct slot slot)
{
	uint32_t at = slot.hash & map->mask;

	while (map->slot[at].id != CC_NO_ID)
		at = (at + 1) & map->mask;
	map->slot[at] = slot;
}

static void
set_slots(struct cc_map *map, size_t n)
{
	if (n > UINT32_MAX)
		cc_oom();
	map->slot = slots_new(n);
	map->mask = (uint32_t)(n - 1);
	map->cap = (uint32_t)(n / 2);
}

static void
grow(struct cc_map *map)
{
	size_t old = (size_t)map->mask + 1;
	struct slot *was = map->slot;

	set_slots(map, 2 * old);
	for (size_t i = 0; i < old; i++)
		if (was[i].id != CC_NO_ID)
			put_slot(map, was[i]);
	free(was);
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

/* In two words, which is faster than so few bytes. */
static inline union entry
short_entry(struct cc_span bytes)
{
	const unsigned char *p = (const unsigned char *)bytes.at;
	uint64_t word[2] = { 0, (uint64_t)bytes.len << 56 };
	union entry e;

	if (bytes.len < 8) {
		word[0] = load_tail(p, bytes.len);
	} else {
		word[0] = load64(p);
		word[1] |= load_tail(p + 8, bytes.len - 8);
	}
	store64((unsigned char *)&e, word[0]);
	store64((unsigned char *)&e + 8, word[1]);
	return e;
}

static union entry
entry_of(struct cc_map *map, struct cc_span bytes)
{
	union entry e = { .is = { .len = 0 } };

	if (bytes.len > UINT32_MAX)
		cc_oom();
	if (bytes.len <= SHORT)
		return short_entry(bytes);
	e.text.at = keep(map, bytes);
	e.text.len = (uint32_t)bytes.len;
	e.text.mark = LONG;
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

	*map = (struct cc_map){ .slot = NULL };
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
	free(map->part);
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
	if (!map->falls && map->count > 1)
		map->falls = compare(map, map->count - 2, map->count - 1) > 0;
	return map->count - 1;
}

enum { BESIDE = 16 };

/* The slots of several look-ups lie anywhere in memory: they are fetched side by side. */
static void
fetch_slots(const struct cc_map *map, const uint32_t *hash, uint32_t n)
{
	for (uint32_t k = 0; k < n; k++)
		__builtin_prefetch(&map->slot[hash[k] & map->mask]);
}

/* And so do their entries. */
static void
fetch(const struct cc_map *map, const uint32_t *hash, uint32_t n)
{
	fetch_slots(map, hash, n);
	for (uint32_t k = 0; k < n; k++) {
		const struct slot *s = &map->slot[hash[k] & map->mask];

		if (s->id != CC_NO_ID && s->hash == hash[k])
			__builtin_prefetch(entry_at(map, s->id));
	}
}

/* Texts do not ascend any more. */
static void
begin_slots(struct cc_map *map)
{
	size_t n = FIRST_SLOTS;
	uint32_t hash[BESIDE], m;

	assert(map->parts == 0);
	while (n < 2 * (size_t)map->count)
		n *= 2;
	set_slots(map, n);
	for (uint32_t i = 0; i < map->count; i += m) {
		m = map->count - i < BESIDE ? map->count - i : BESIDE;
		for (uint32_t k = 0; k < m; k++)
			hash[k] = cc_map_hash(cc_map_at(map, i + k));
		fetch_slots(map, hash, m);
		for (uint32_t k = 0; k < m; k++)
			put_slot(map, (struct slot){ hash[k], i + k });
	}
}

/* An entry against a text. */
static int
compare_text(const struct cc_map *map, uint32_t id, struct cc_span text)
{
	const union entry *e = entry_at(map, id);
	union entry other;

	if (e->is.len == LONG || text.len > SHORT)
		return cc_span_cmp(cc_map_at(map, id), text);
	other = short_entry(text);
	return compare_short(e, &other);
}

/* Behind the last one, or that itself; false: neither, and from now on there are slots. */
static bool
add_behind(struct cc_map *map, struct cc_span bytes)
{
	int order = map->count > 0 ? compare_text(map, map->count - 1, bytes) : -1;

	if (order < 0)
		entry_add(map, bytes);
	else if (order > 0)
		begin_slots(map);
	return order <= 0;
}

static uint32_t
add(struct cc_map *map, struct cc_span bytes)
{
	if (map->slot == NULL && add_behind(map, bytes))
		return map->count - 1;
	return add_by_hash(map, cc_map_hash(bytes), bytes);
}

/* Sheets often have the same texts in the same order again and again, the
 * raters of each idea, say: then the next one needs no hash. */
uint32_t
cc_map_add(struct cc_map *map, struct cc_span bytes)
{
	uint32_t next = map->last + 1 < map->count ? map->last + 1 : 0;

	if (!map->in_order || !same(entry_at(map, next), bytes)) {
		uint32_t id = add(map, bytes);

		map->in_order = id == next;
		next = id;
	}
	map->last = next;
	return next;
}

void
cc_map_add_all(struct cc_map *map, uint32_t *id, const struct cc_span *bytes, uint32_t n)
{
	uint32_t hash[BESIDE], m;

	for (uint32_t i = 0; i < n; i += m) {
		uint32_t next = map->last + 1 < map->count ? map->last + 1 : 0;

		m = 1;
		if (map->slot == NULL || (map->in_order && same(entry_at(map, next), bytes[i]))) {
			id[i] = cc_map_add(map, bytes[i]);
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

static uint32_t
find_ascending(const struct cc_map *map, struct cc_span bytes)
{
	uint32_t low = 0, high = map->count;

	assert(map->parts == 0);
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		int order = compare_text(map, middle, bytes);

		if (order == 0)
			return middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return CC_NO_ID;
}

uint32_t
cc_map_find(const struct cc_map *map, struct cc_span bytes)
{
	return map->slot == NULL ? find_ascending(map, bytes) : slot_of(map, cc_map_hash(bytes), bytes)->id;
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
static void
join_hashed(struct cc_map *to, const struct cc_map *from, uint32_t *ids)
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

void
cc_map_join(struct cc_map *to, const struct cc_map *from, uint32_t *ids)
{
	if (to->slot != NULL && from->slot != NULL) {
		join_hashed(to, from, ids);
		return;
	}
	for (uint32_t i = 0; i < from->count; i++)
		ids[i] = add(to, cc_map_at(from, i));
}

int
cc_map_cmp(const struct cc_map *map, uint32_t a, uint32_t b)
{
	return compare(map, a, b);
}

/* The last part begins where the others end. */
static void
end_part(struct cc_map *map)
{
	map->part = cc_realloc(map->part, (map->parts + (size_t)1) * sizeof *map->part);
	map->part[map->parts++] = (struct cc_map_part){ map->last_part, map->count, !map->falls };
}

static void
take_chunks(struct cc_map *to, struct cc_map *from)
{
	if (from->chunks == 0)
		return;
	to->chunk = cc_realloc(to->chunk, ((size_t)to->chunks + from->chunks) * sizeof *to->chunk);
	memcpy(to->chunk + to->chunks, from->chunk, from->chunks * sizeof *to->chunk);
	to->chunks += from->chunks;
	from->chunks = 0;
	free(from->chunk);
	from->chunk = NULL;
}

static void
take_texts(struct cc_map *to, struct cc_map *from)
{
	struct text_block **end = &to->text;

	while (*end != NULL)
		end = &(*end)->next;
	*end = from->text;
	from->text = NULL;
}

/* All parts of from, the last one too. */
static void
take_parts(struct cc_map *to, struct cc_map *from, uint32_t first)
{
	end_part(to);
	to->part = cc_realloc(to->part, (to->parts + (size_t)from->parts + 1) * sizeof *to->part);
	for (uint32_t p = 0; p < from->parts; p++)
		to->part[to->parts++] = (struct cc_map_part){ first + from->part[p].from,
			first + from->part[p].end, from->part[p].ascends };
	to->last_part = first + from->last_part;
	to->falls = from->falls;
	free(from->part);
}

uint32_t
cc_map_take(struct cc_map *to, struct cc_map *from)
{
	uint64_t behind = (uint64_t)to->chunks << CHUNK_SHIFT;
	uint32_t first = (uint32_t)behind;

	if (behind + from->count >= CC_NO_ID)
		cc_oom();
	free(to->slot);
	to->slot = NULL;
	take_parts(to, from, first);
	take_chunks(to, from);
	take_texts(to, from);
	to->count = first + from->count;
	free(from->slot);
	*from = (struct cc_map){ .slot = NULL };
	return first;
}

struct cc_map_part
cc_map_part(const struct cc_map *map, uint32_t part)
{
	return part < map->parts ? map->part[part]
				 : (struct cc_map_part){ map->last_part, map->count, !map->falls };
}

uint32_t
cc_map_parts(const struct cc_map *map)
{
	return map->parts + 1;
}
