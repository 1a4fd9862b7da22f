/* digest.c -- XXH3, by the header of libxxhash.
 *
 * Its code is compiled in here, so that a state of it can lie in an arena and no
 * command has one more library to load. */
#include "base/digest.h"

#include "base/arena.h"

#include <inttypes.h>
#include <stdio.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

enum { ALIGNED = 64 }; /* as XXH3 wants its state */

struct cc_digest {
	XXH3_state_t *state; /* behind */
	uint64_t bytes;
};

struct cc_digest *
cc_digest_new(struct cc_arena *arena)
{
	struct cc_digest *digest = CC_NEW(arena, struct cc_digest);
	char *room = cc_alloc(arena, sizeof *digest->state + ALIGNED);

	room += ALIGNED - (uintptr_t)room % ALIGNED;
	digest->state = (XXH3_state_t *)(void *)room;
	XXH3_128bits_reset(digest->state);
	return digest;
}

void
cc_digest_add(struct cc_digest *digest, struct cc_span bytes)
{
	if (bytes.len == 0)
		return;
	XXH3_128bits_update(digest->state, bytes.at, bytes.len);
	digest->bytes += bytes.len;
}

struct cc_content
cc_digest_content(const struct cc_digest *digest)
{
	XXH128_hash_t hash = XXH3_128bits_digest(digest->state);
	struct cc_content content = { .bytes = digest->bytes };

	snprintf(content.hash, sizeof content.hash, "%016" PRIx64 "%016" PRIx64, (uint64_t)hash.high64,
	    (uint64_t)hash.low64);
	return content;
}

int
cc_content_cmp(const struct cc_content *a, const struct cc_content *b)
{
	if (a->bytes != b->bytes)
		return a->bytes < b->bytes ? -1 : 1;
	return strcmp(a->hash, b->hash);
}

bool
cc_hash_read(char hash[CC_HASH_TEXT], struct cc_span text)
{
	if (text.len != CC_HASH_TEXT - 1)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (!cc_byte_in(text.at[i], "0123456789abcdef"))
			return false;
		hash[i] = text.at[i];
	}
	hash[text.len] = '\0';
	return true;
}
