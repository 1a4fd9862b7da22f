/* name_set.h -- the names of several roles as one set; one person under several spellings.
 *
 * May be included by: figure, method, tests.
 * In:     ids of a sealed state; spellings as rules say them: {tanaka: [田中, tanaka_k]}.
 * Out:    names by bytes, each once, a spelling as the name it stands for; a name's number is
 *         its place among them.
 * Errors: CC_EXIT_STUDY: a spelling of two names.
 * Cost:   O(names log names + names spellings); O(log names) to find one by its text, O(roles) by its id.
 * Memory: 20 bytes a name.
 */
#ifndef CC_FIGURE_NAME_SET_H
#define CC_FIGURE_NAME_SET_H

#include "figure/node_members.h"
#include "rec/store_read.h"

struct cc_spellings {
	struct cc_spelling {
		struct cc_span text, of;
	} * spelling;
	size_t n;
};

/* A cc_node_reader of a struct cc_spellings. */
bool cc_spellings_read(
    void *out, const struct cc_node *node, const void *with, const struct cc_node_reading *r);

struct cc_name_set {
	const struct cc_spellings *spellings; /* NULL: none */
	struct cc_span *name;		      /* [n] */
	uint32_t n;
	const unsigned *role; /* [roles] */
	size_t roles;
	uint32_t **number; /* [roles][ids]: of each id's name */
};

/* Of roles[n], which stay where they are; spellings NULL: none. */
void cc_name_set(struct cc_name_set *out, const struct cc_state *state, const unsigned *roles, size_t n,
    const struct cc_spellings *spellings, struct cc_arena *arena);
/* CC_NO_ID: it is none of them. */
uint32_t cc_name_find(const struct cc_name_set *set, struct cc_span text);
/* Of an id of one of the roles; CC_NO_ID: none. */
uint32_t cc_name_of(const struct cc_name_set *set, unsigned role, uint32_t id);

#endif
