/* codebook_names.h -- what the codes of a built-in codebook are called and worth, without its patterns.
 *
 * May be included by: method, tests.
 * Errors: CC_EXIT_STUDY: the codebook is not there, or broken.
 * Cost:   one reading of its YAML.
 */
#ifndef CC_TEXT_CODEBOOK_NAMES_H
#define CC_TEXT_CODEBOOK_NAMES_H

#include "text/codebook.h"

/* Codes of all its dimensions, in their order: id, label and value. */
bool cc_codebook_names(struct cc_code **out, uint32_t *n, const char *name, const struct cc_openers *open,
    struct cc_arena *arena, struct cc_err *err);

#endif
