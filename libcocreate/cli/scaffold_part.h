/* scaffold_part.h -- parts of a scaffold: texts as YAML, what a wide header names.
 *
 * May be included by: cli, tests.
 */
#ifndef CC_CLI_SCAFFOLD_PART_H
#define CC_CLI_SCAFFOLD_PART_H

#include "cli/sample.h"

static inline bool
cc_is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* [columns]: what group 1 says of each; at == NULL: no pattern matches it. */
struct cc_span *cc_scaffold_items(
    const struct cc_input_sample *sample, const struct cc_role *role, struct cc_arena *arena);

/* As an entry each, "    - id: NAME". */
void cc_scaffold_list(struct cc_buf *out, const struct cc_span *item, size_t n, struct cc_arena *arena);

/* Plain where YAML takes it for the same text, else in double quotes. */
void cc_scaffold_scalar(struct cc_buf *out, struct cc_span text);

#endif
