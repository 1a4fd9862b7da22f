/* held_rows.h -- what people have, as rows of a table: shares, order, comparisons.
 *
 * May be included by: figure, method, tests.
 * In:     things and who has them (figure/holders.h).
 * Out:    shares with Wilson's interval, weighted where people have weights; segments,
 *         each against everybody else, and changes since another wave, by Newcombe and
 *         Holm; pairs of things: share, lift, and the p of Fisher's exact test.
 * Errors: none; what cannot be computed is an empty cell.
 * Cost:   O(n log n) of the rows, O(n) where keys have ranks; a comparison O(segments) of an item.
 */
#ifndef CC_FIGURE_HELD_ROWS_H
#define CC_FIGURE_HELD_ROWS_H

#include "figure/compared.h"
#include "figure/holders.h"
#include "stat/variety.h"

/* The first member of a row; sorts by major, the larger size, then keys by bytes. */
struct cc_held_row {
	double major, size; /* size: as many as have it, weighted */
	struct cc_span key[CC_HELD_KEYS];
	const struct cc_holding *held;
	uint64_t n, people, rows;
	double share, low, high;
};

/* One for each thing that so many people have or more: *n, of `size` bytes each. */
void *cc_held_rows(
    size_t *n, size_t size, const struct cc_holders *h, uint64_t least, struct cc_arena *arena);
/* The same of those with that first key alone. */
void *cc_held_rows_of(size_t *n, size_t size, const struct cc_holders *h, uint32_t first, uint64_t least,
    struct cc_arena *arena);
struct cc_held_row cc_held_row(const struct cc_holding *held);
void cc_held_sort(void *rows, size_t n, size_t size);
/* Those that so many people have or more, in the order of cc_held_sort(), but that keys compare by
 * rank[which of them][key], none in front: *n numbers for cc_holders_at(). */
uint32_t *cc_held_order(uint32_t *n, const struct cc_holders *h, uint64_t least, const uint32_t *const *rank,
    struct cc_arena *arena);
/* n units of `of`, who of them has it, the share. */
void cc_held_fill(
    struct cc_held_row *row, const struct cc_holding *has, const struct cc_holding *of, double confidence);

/* Parts, whose keys begin with that of a whole: sorted by whole, as these n rows stand, then as
 * all rows.  first[i] to first[i + 1] are those of whole i; in front those of none. */
size_t *cc_held_within(void *part, size_t parts, size_t size, const struct cc_holders *wholes,
    const void *whole, size_t n, size_t whole_size, struct cc_arena *arena);

/* How many units have each code, by the first key: seen[of it]. */
void cc_held_seen(struct cc_seen_kinds *seen, const struct cc_holders *h);

/* What segments and waves are compared by. */
struct cc_held_item {
	struct cc_span name;
	const struct cc_holding *held;
};

/* segment: who is in each; in: keys of a segment and of the item.  CC_NO_ID: in none. */
void cc_held_segments(struct cc_comparisons *segments, const struct cc_held_item *item, size_t n,
    const struct cc_holders *segment, const struct cc_holders *in, const struct cc_state *state,
    unsigned role);

struct cc_held_wave {
	struct cc_held_item *item; /* [n], in any order */
	uint32_t n;
	const struct cc_holding *all;
};

/* wave[2]: before, now; what so many people have in either. */
void cc_held_changes(struct cc_comparisons *changes, const struct cc_held_wave *wave, uint64_t least);

/* Who has the first, and the second too, against those who have not the first. */
struct cc_associated {
	struct cc_held_row r;
	double lift, p, p_adjusted; /* p NaN: there is nobody to compare with */
	const char *why;	    /* that there is no p */
};

/* Each of n first things with each of k second ones, both by keys of an element and its
 * code: row[n * k].  pairs: who has both codes.  apart: nobody has two of the first, so that
 * two of them which are everybody make one comparison.  weighted: by the pooled z of
 * effective numbers, as no exact test is of weights.  How many comparisons there are. */
struct cc_associating {
	const struct cc_held_row *first, *second;
	size_t n, k;
	const struct cc_holders *pairs;
	const struct cc_holding *all;
	bool apart, weighted;
	double confidence;
};

size_t cc_associate(struct cc_associated *row, const struct cc_associating *of, struct cc_arena *arena);

#endif
