/* literals.h -- many literals searched at once: Aho and Corasick's automaton.
 *
 * May be included by: everyone.
 * Over bytes; every place where a literal stands is found, overlaps included,
 * in order of their ends, the longer of two that end together first.
 * Read-only once made, so any number of threads may search with it.
 * Memory: 13 bytes a state, of which there are at most as many as the literals
 *         have bytes together, and rows that have an answer for every byte: for
 *         the 64 states nearest to the root, or, where it was prepared for much
 *         text, for 1 MiB of them, where nearly all of a search takes place.
 * Cost:   one look-up a byte in those, some few in the others.
 * Source: Aho and Corasick, Efficient string matching (1975).
 */
#ifndef CC_BASE_LITERALS_H
#define CC_BASE_LITERALS_H

#include "base/str.h"

#include <stdint.h>

struct cc_literals;

/* n literals, none empty; equal ones are one, numbered from 0 on by bytes.  They
 * are read while it is made only.  order: their indices, each once, sorted by bytes and equal ones by index,
 * as far as that is known: such runs are not sorted again; NULL: nothing is known. */
struct cc_literals *cc_literals_new(
    const struct cc_span *literal, const uint32_t *order, size_t n, struct cc_arena *arena);
/* That order: n indices. */
const uint32_t *cc_literals_order(const struct cc_literals *l);

/* For some 100 KiB of text and more: takes about a millisecond.  While no thread
 * searches. */
void cc_literals_prepare(struct cc_literals *l);

/* A search: { text } at first. */
struct cc_literals_at {
	struct cc_span text;
	size_t end; /* of the one that was found */
	uint32_t state, more;
};

/* The number of the next one, or CC_NO_LITERAL. */
#define CC_NO_LITERAL UINT32_MAX
uint32_t cc_literals_next(struct cc_literals_at *at, const struct cc_literals *l);
/* In bytes. */
size_t cc_literals_length(const struct cc_literals *l, uint32_t literal);
/* Which of the given ones it is: their indices, rising, at least one. */
uint32_t cc_literals_given(const uint32_t **index, const struct cc_literals *l, uint32_t literal);

/* Where an end of the literal at bytes [from, to) is a Latin letter or a digit,
 * a word ends there.  Japanese knows no such ends. */
bool cc_literal_stands(struct cc_span text, size_t from, size_t to);
/* Does it matter to that what stands beside the literal? */
bool cc_literal_latin(struct cc_span literal);

#endif
