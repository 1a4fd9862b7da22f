/* node_members.h -- a mapping of a study or of rules into a struct, a line for each of its keys.
 *
 * May be included by: figure, method, tests.
 * In:     keys in any order; they are read in the order of the list, so that one may rest on
 *         another.  A key that is absent, or none, leaves its member as it is.
 * Errors: CC_EXIT_STUDY with file, line and column: those of the readers; a key that no line
 *         has, where these are all the keys that there may be.
 */
#ifndef CC_FIGURE_NODE_MEMBERS_H
#define CC_FIGURE_NODE_MEMBERS_H

#include "figure/bands.h"

#include <stddef.h>

/* with: what the line says beside. */
typedef bool cc_node_reader(
    void *out, const struct cc_node *node, const void *with, const struct cc_node_reading *r);

struct cc_node_member {
	const char *key; /* NULL ends a list */
	cc_node_reader *read;
	size_t at;	  /* of the member */
	const void *with; /* or NULL */
};

/* CC_NODE_MEMBER("from", struct pool, from, cc_read_day, NULL) */
#define CC_NODE_MEMBER(key, type, member, read, with) \
	{ \
		key, read, offsetof(type, member), with \
	}

bool cc_node_members(
    void *out, const struct cc_node *map, const struct cc_node_member *list, const struct cc_node_reading *r);

cc_node_reader cc_read_amount; /* int64_t: 0 or more, of r->digits */
cc_node_reader cc_read_points; /* int64_t: 0 or more, in 10^-6 */
cc_node_reader cc_read_part;   /* int64_t: a part of 1 written with %, in 10^-9 */
cc_node_reader cc_read_day;    /* int64_t */
cc_node_reader cc_read_text;   /* struct cc_span */
cc_node_reader cc_read_word;   /* const char *, the one of `with`, which is a struct cc_node_words */
cc_node_reader cc_read_rates;  /* struct cc_bands: of amounts, percentages */

cc_node_reader cc_read_members; /* what the list says that is `with`, of no other key */

struct cc_node_words {
	const char *what;	 /* as the message calls it */
	const char *const *word; /* up to NULL */
};

/* Several texts. */
struct cc_node_list {
	const struct cc_span *text; /* [n] */
	size_t n;
};

cc_node_reader cc_read_texts; /* struct cc_node_list */

#endif
