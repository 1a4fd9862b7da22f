/* yaml.h -- YAML text -> a node, by libyaml's events and checks of our own.
 *
 * May be included by: rec, model, cli, tests.  yaml.c alone meets libyaml.
 * Errors (code given by the caller): file:line:column of bad UTF-8, a control
 * character, a tab, a full-width colon, an alias, a tag, a duplicate key, a
 * key that is no text, depth over 64, a second document, more than 4 MiB; the
 * text says what to type instead.  An anchor that nobody refers to is harmless
 * and passes.  A BOM at the start is dropped.
 * Cost: O(length); stops at once at depth 65, so nesting bombs cost nothing.
 */
#ifndef CC_REC_YAML_H
#define CC_REC_YAML_H

#include "rec/node.h"

struct cc_arena;

enum { CC_YAML_MAX = 4 * 1024 * 1024, CC_YAML_DEPTH = 64 };

/* *out is NULL for a text without a document.  Nothing in it points into text. */
bool cc_yaml_load(struct cc_node **out, struct cc_span text, const char *file, enum cc_exit code,
    struct cc_arena *arena, struct cc_err *err);

/* What the first character says that is no comment, blank or mark of a document: a list begins. */
bool cc_yaml_is_list(struct cc_span text);

#endif
