/* map.h -- interning: bytes -> small ids, in order of first sight.
 *
 * May be included by: rec, model, stat, method, tests.
 * Append-only; a worker has one per role.  The hash is keyed per process, so
 * that nobody can craft collisions; ids never depend on the hash.
 * Cost: O(length) an add; 32 to 48 bytes an entry, 16 where texts come in ascending order, and its text
 * where that is long.  Ranking reads each text about once, eight bytes at a time.
 */
#ifndef CC_BASE_MAP_H
#define CC_BASE_MAP_H

#include "base/str.h"

#include <stdint.h>

#define CC_NO_ID UINT32_MAX

struct cc_map;
struct cc_workers;

struct cc_map *cc_map_new(void);
void cc_map_free(struct cc_map *map); /* NULL is fine */
uint32_t cc_map_add(struct cc_map *map, struct cc_span bytes);
/* The same of n texts, in this order: faster where they come in none. */
void cc_map_add_all(struct cc_map *map, uint32_t *id, const struct cc_span *bytes, uint32_t n);
uint32_t cc_map_find(const struct cc_map *map, struct cc_span bytes); /* CC_NO_ID */
uint32_t cc_map_count(const struct cc_map *map);		      /* all ids are below it */
struct cc_span cc_map_at(const struct cc_map *map, uint32_t id);      /* stays valid while the map does */

/* ids[from's id] = to's id, every string of from being in to afterwards. */
void cc_map_join(struct cc_map *to, const struct cc_map *from, uint32_t *ids);
/* The same without looking any of them up: from is emptied, and its ids are greater by what is returned; ids between
 * are nobody's.  A string of both has several ids, and nothing is added to `to` or found there any more. */
uint32_t cc_map_take(struct cc_map *to, struct cc_map *from);
/* rank[id] = its place in the order of bytes; order is the inverse; NULL: not wanted.  Of a map that has taken none. */
void cc_map_rank(const struct cc_map *map, uint32_t *rank, uint32_t *order);
/* The same of any map: the order of its n strings, the caller's to free, and rank[count]; ids of one string have one
 * rank, and the order names one of them. */
uint32_t *cc_map_rank_all(
    uint32_t *n, uint32_t *rank, const struct cc_map *map, const struct cc_workers *workers);

/* What a map that has taken others consists of: ids, and whether their strings ascend. */
struct cc_map_part {
	uint32_t from, end;
	bool ascends;
};

uint32_t cc_map_parts(const struct cc_map *map);
struct cc_map_part cc_map_part(const struct cc_map *map, uint32_t part);
/* order[end - from]: the ids of a part by their bytes. */
void cc_map_order_part(uint32_t *order, const struct cc_map *map, struct cc_map_part part);
/* Two ids by their bytes: below, at or above 0. */
int cc_map_cmp(const struct cc_map *map, uint32_t a, uint32_t b);

/* The hash, for tables of another shape. */
uint32_t cc_map_hash(struct cc_span bytes);

/* The 128-bit key of the hash; cli sets it once, before any map, from getrandom(2). */
void cc_map_key(const uint64_t key[2]);

#endif
