/* node_place.h -- where a character of a scalar stands in its file.
 *
 * May be included by: rec, figure, method, tests.
 * Cost:   O(length of the file up to there).
 */
#ifndef CC_REC_NODE_PLACE_H
#define CC_REC_NODE_PLACE_H

#include "rec/node.h"

/* The place of the character c that has so many of its kind before it in the node's text,
 * counted in the file: quotes, escapes and folded lines stand between, but no other c.
 * source: the file's bytes, with which the node was made. */
struct cc_place cc_node_char(
    const struct cc_node *node, const char *file, struct cc_span source, char c, size_t before);

#endif
