/* opener.h -- how model reads files without opening any: cli's functions.
 *
 * May be included by: model, cli, tests.
 */
#ifndef CC_REC_OPENER_H
#define CC_REC_OPENER_H

#include "rec/node.h"

/* Reads a whole file by its name. */
typedef bool cc_opener(struct cc_span *out, const char *name, struct cc_arena *arena, struct cc_err *err);

struct cc_openers {
	cc_opener *data;   /* of data/; true with out->at == NULL: there is no such file */
	cc_opener *file;   /* the user's; at most a little more than CC_YAML_MAX of it */
	cc_opener *digest; /* "BYTES HASH" of a file of any size (base/digest.h); NULL: nobody compares */
};

/* The node of a file of data/ whose text was read: what lies packed beside it, where that is of this text,
 * else what YAML says.  *out is NULL for a text without a document.  more->at != NULL: the text is that which
 * was installed, and so known to be sound, and this stands packed behind its node; more may be NULL. */
bool cc_data_node(struct cc_node **out, struct cc_span *more, struct cc_span text, const char *name,
    cc_opener *data, struct cc_arena *arena, struct cc_err *err);

/* A YAML file of data/ that must be there and hold something: CC_EXIT_STUDY. */
bool cc_data_yaml(struct cc_node **out, const char *name, const struct cc_openers *open,
    struct cc_arena *arena, struct cc_err *err);

#endif
