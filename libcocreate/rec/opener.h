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
	cc_opener *data; /* of data/; true with out->at == NULL: there is no such file */
	cc_opener *file; /* the user's; at most a little more than CC_YAML_MAX of it */
};

/* A YAML file of data/ that must be there and hold something: CC_EXIT_STUDY. */
bool cc_data_yaml(struct cc_node **out, const char *name, const struct cc_openers *open,
    struct cc_arena *arena, struct cc_err *err);

#endif
