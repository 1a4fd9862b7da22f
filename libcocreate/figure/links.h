/* links.h -- what leads to what along chains: an implication matrix, by how many people.
 *
 * May be included by: figure, method, tests.
 * In:     chains of codes, one a step or none, of people (figure/holders.h).
 * Out:    for each two codes how many units link them directly, with no code between, and
 *         indirectly.
 * Errors: none.
 * Memory: as figure/holders.h, a link each.
 * Source: T. Reynolds and J. Gutman, Laddering theory, method, analysis, and interpretation,
 *         Journal of Advertising Research 28 (1988).
 */
#ifndef CC_FIGURE_LINKS_H
#define CC_FIGURE_LINKS_H

#include "figure/held_rows.h"

struct cc_links {
	struct cc_holders direct, indirect; /* keys: step, code, step, code */
};

void cc_links_begin(struct cc_links *l, struct cc_arena *arena);
void cc_links_end(struct cc_links *l);
/* code[steps]: CC_NO_ID where the chain has none. */
void cc_links_see(struct cc_links *l, const uint32_t *code, uint32_t steps, const struct cc_holder *who);

struct cc_link_row {
	struct cc_held_row r; /* by steps, then the larger; keys are to be named */
	const char *element[2];
	uint64_t direct, indirect;
};

/* Those of so many units, either way: *n.  mentions: of all; kept: of these. */
struct cc_link_row *cc_links_rows(size_t *n, uint64_t *mentions, uint64_t *kept, const struct cc_links *l,
    uint64_t least, struct cc_arena *arena);

#endif
