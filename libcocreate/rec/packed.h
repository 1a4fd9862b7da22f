/* packed.h -- a node as bytes: what a YAML file of data/ comes to, read back without reading YAML.
 *
 * May be included by: rec, data/pack.c, tests.
 * In:     a node and the text that it was read from.
 * Out:    bytes that hold the node and tell which text it is of, by length and hash; the same on every
 *         machine.
 * Errors: bytes of another text, or that are not whole, are no node: the text is to be read then.
 * Cost:   O(bytes); about a twentieth of reading the text.  Texts of nodes point into the bytes, which must
 *         live as long.
 */
#ifndef CC_REC_PACKED_H
#define CC_REC_PACKED_H

#include "rec/node.h"

struct cc_arena;

void cc_pack(struct cc_buf *out, const struct cc_node *root, struct cc_span text);
bool cc_unpack(struct cc_node **out, struct cc_span packed, struct cc_span text, struct cc_arena *arena);

#endif
