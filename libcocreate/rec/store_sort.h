/* store_sort.h -- the rows of a store by their keys, then their places.
 *
 * May be included by: rec/store_s*.c, rec/store_keys.c.
 * In:     a store whose ids are ranks already, of a state that is being sealed.
 * Out:    s->order.
 * Errors: none.
 * Cost:   O(rows) for every 32 bits that all keys take together (base/radix.h), and nothing but a
 *         look where rows are in order, but perhaps for those that share a place.
 */
#ifndef CC_REC_STORE_SORT_H
#define CC_REC_STORE_SORT_H

#include "base/workers.h"
#include "rec/store.h"

void cc_store_sort(struct cc_store *s, const struct cc_state *state, const struct cc_workers *workers);

/* Where one field's words are, and how they compare as unsigned numbers. */
struct cc_store_words {
	unsigned char *const *block;
	size_t width, offset;
	bool wide;	 /* a place; else 32 bits */
	uint32_t flip;	 /* of a day: the sign */
	uint32_t absent; /* what CC_NO_ID sorts as: just behind the last id */
};

struct cc_store_words cc_store_words(const struct cc_store *s, unsigned field, const struct cc_state *state);
/* order[rows] by key[keys], rows that are equal as they stand. */
void cc_store_sort_keys(uint32_t *order, const struct cc_store *s, const struct cc_store_words *key,
    unsigned keys, const struct cc_workers *workers);
/* Records, too, about to where they will be read; order names their new places. */
void cc_store_sort_moving(uint32_t *order, struct cc_store *s, const struct cc_store_words *key,
    unsigned keys, const struct cc_workers *workers);

/* Spelled out so that loops keep it in registers. */
static inline uint64_t
cc_store_word(struct cc_store_words w, uint32_t row)
{
	const unsigned char *at =
	    w.block[row >> CC_STORE_SHIFT] + (size_t)(row & (CC_STORE_BLOCK - 1)) * w.width + w.offset;
	uint64_t word;
	uint32_t id;

	if (w.wide) {
		memcpy(&word, at, sizeof word);
		return word;
	}
	memcpy(&id, at, sizeof id);
	return w.flip != 0 ? id ^ w.flip : id == CC_NO_ID ? w.absent : id;
}

#endif
