/* nets.h -- codes of a dimension that count as one: a net.
 *
 * May be included by: text, method, tests.
 * In:     mappings of a codebook or a study,
 *         DIMENSION: {NET: {label: ..., of: [CODE, CODE]}}.
 * Out:    nets by dimension, then as they stand.  A dimension that no codebook has is passed
 *         over in a study, where it may belong to another run.
 * Errors: CC_EXIT_STUDY with file, line and column: a code that is not there, a name that stands
 *         twice.
 */
#ifndef CC_TEXT_NETS_H
#define CC_TEXT_NETS_H

#include "text/codebook.h"

struct cc_net {
	struct cc_span id;
	struct cc_words label; /* {NULL, NULL}: none */
	uint32_t dimension;
	const uint32_t *code; /* [n] */
	struct cc_spans ids;  /* of the codes */
	uint32_t n;
};

struct cc_nets {
	const struct cc_net *net;
	uint32_t n;
};

/* Those of the book, then those of the study, whose section may be {NULL}. */
bool cc_nets_load(struct cc_nets *out, const struct cc_codebook *book, struct cc_node_of study,
    struct cc_arena *arena, struct cc_err *err);

#endif
