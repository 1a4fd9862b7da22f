/* map.h -- interning: bytes -> small ids, in order of first sight.
 *
 * May be included by: rec, model, stat, method, tests.
 * Append-only; a worker has one per role.  The hash is keyed per process, so
 * that nobody can craft collisions; ids never depend on the hash.
 * Cost: O(length) an add; 32 to 48 bytes an entry, and its text where that is long.  Ranking reads
 * each text about once, eight bytes at a time.
 */
#ifndef CC_BASE_MAP_H
#define CC_BASE_MAP_H

#include "base/str.h"

#include <stdint.h>

#define CC_NO_ID UINT32_MAX

struct cc_map;

struct cc_map *cc_map_new(void);
void cc_map_free(struct cc_map *map); /* NULL is fine */
uint32_t cc_map_add(struct cc_map *map, struct cc_span bytes);
/* The same of n texts, in this order: faster where they come in none. */
void cc_map_add_all(struct cc_map *map, uint32_t *id, const struct cc_span *bytes, uint32_t n);
uint32_t cc_map_find(const struct cc_map *map, struct cc_span bytes); /* CC_NO_ID */
uint32_t cc_map_count(const struct cc_map *map);
struct cc_span cc_map_at(const struct cc_map *map, uint32_t id); /* stays valid while the map does */

/* ids[from's id] = to's id, every string of from being in to afterwards. */
void cc_map_join(struct cc_map *to, const struct cc_map *from, uint32_t *ids);
/* rank[id] = its place in the order of bytes; order is the inverse; NULL: not wanted. */
void cc_map_rank(const struct cc_map *map, uint32_t *rank, uint32_t *order);

/* The hash, for tables of another shape. */
uint32_t cc_map_hash(struct cc_span bytes);

/* The 128-bit key of the hash; cli sets it once, before any map, from getrandom(2). */
void cc_map_key(const uint64_t key[2]);

#endif
