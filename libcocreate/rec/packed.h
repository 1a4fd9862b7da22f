/* packed.h -- a node as bytes: what a YAML file of data/ comes to, read back without reading YAML.
 *
 * May be included by: rec, data/pack.c, tests.
 * In:     a node and the text that it was read from.
 * Out:    bytes that hold the node and tell which text it is of, by length and hash; the same on every
 *         machine.  What was worked out of the node may stand behind it, as numbers and texts.
 * Errors: bytes of another text, that are not whole, or not those that were packed, are no node: the text is to
 *         be read then.
 * Cost:   O(bytes); about a twentieth of reading the text.  Texts of nodes point into the bytes, which must
 *         live as long.
 */
#ifndef CC_REC_PACKED_H
#define CC_REC_PACKED_H

#include "rec/node.h"

struct cc_arena;

/* Into an empty buffer; then what is to stand behind the node; then the end. */
void cc_pack(struct cc_buf *out, const struct cc_node *root, struct cc_span text);
void cc_pack_end(struct cc_buf *out);
/* more: what stands behind the node; NULL: nothing may. */
bool cc_unpack(struct cc_node **out, struct cc_span *more, struct cc_span packed, struct cc_span text,
    struct cc_arena *arena);

void cc_pack_number(struct cc_buf *out, uint64_t number);
void cc_pack_text(struct cc_buf *out, struct cc_span text);
/* From the beginning of *from, which is then what follows; false: no such thing stands there. */
bool cc_unpack_number(uint64_t *out, struct cc_span *from);
bool cc_unpack_text(struct cc_span *out, struct cc_span *from);

#endif
