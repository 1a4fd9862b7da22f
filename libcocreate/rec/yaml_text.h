/* yaml_text.h -- texts and nodes as YAML.
 *
 * May be included by: figure, cli, tests.
 * Out:  what rec/yaml reads as the same text, on one line; a line end within a text is a blank.
 * Cost: O(length); of a mapping of n keys O(n log n).
 */
#ifndef CC_REC_YAML_TEXT_H
#define CC_REC_YAML_TEXT_H

#include "rec/node.h"

struct cc_arena;

/* In double quotes. */
void cc_yaml_quoted(struct cc_buf *out, struct cc_span text);
/* Plain where YAML takes it for the same text, else in double quotes. */
void cc_yaml_scalar(struct cc_buf *out, struct cc_span text);
/* A node as {KEY: VALUE, KEY: [VALUE, VALUE]}: keys by their bytes, so that what says the same has
 * the same line; what is no value is {}. */
struct cc_span cc_yaml_line(const struct cc_node *node, struct cc_arena *arena);

#endif
