/* digest.h -- what bytes are, in a few: how many, and a hash of 128 bits.
 *
 * May be included by: everyone.
 * Content that differs has the same hash by chance once in 2^64 contents: good
 * enough to see that a file came twice, not to keep out who wants to deceive.
 * The hash is XXH3 with 128 bits and seed 0, as xxhsum -H2 prints it; its bytes
 * do not depend on the machine.
 * Cost: some 10 GB/s, measured beside reading in cocreate-scale(7).
 * Source: https://github.com/Cyan4973/xxHash, doc/xxhash_spec.md.
 */
#ifndef CC_BASE_DIGEST_H
#define CC_BASE_DIGEST_H

#include "base/str.h"

#include <stdint.h>

struct cc_arena;

/* 32 hexadecimal digits, lower case. */
enum { CC_HASH_TEXT = 33 };

struct cc_content {
	uint64_t bytes;
	char hash[CC_HASH_TEXT];
};

struct cc_digest;

struct cc_digest *cc_digest_new(struct cc_arena *arena);
/* In any number of calls. */
void cc_digest_add(struct cc_digest *digest, struct cc_span bytes);
/* Of all bytes so far; more may follow. */
struct cc_content cc_digest_content(const struct cc_digest *digest);

/* By size, then hash. */
int cc_content_cmp(const struct cc_content *a, const struct cc_content *b);
/* Whether it is the text of a hash. */
bool cc_hash_read(char hash[CC_HASH_TEXT], struct cc_span text);

#endif
