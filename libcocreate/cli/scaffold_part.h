/* scaffold_part.h -- what the files of a scaffold share.
 *
 * May be included by: cli/scaffold*.c.
 *   scaffold        the study file, section by section
 *   scaffold_match  columns -> roles and items
 *   scaffold_part   texts as YAML, what a wide header names
 */
#ifndef CC_CLI_SCAFFOLD_PART_H
#define CC_CLI_SCAFFOLD_PART_H

#include "cli/sample.h"

struct cc_tool;

/* What a column is used for, where it is no name of a role or list. */
extern const char cc_scaffold_by_pattern[];

struct cc_scaffold {
	const struct cc_tool *tool;
	const struct cc_run *run;
	struct cc_input_sample sample;
	const char **use;	      /* [columns]: whose it is; NULL: nobody's */
	struct cc_span *key;	      /* [columns]: what `columns:` calls it: its role or item */
	bool *guess;		      /* [columns]: by a part of its name */
	const struct cc_role *scored; /* the role whose items are scored columns */
	bool preset_found;	      /* one of its presets is a column */
	struct cc_span *item;	      /* [columns]: of a wide sheet, what the column is about */
	bool laid_out;		      /* so is a role that makes another layout */
	double low, high;	      /* of all score columns */
	struct cc_arena *arena;
};

/* From tool, run, sample and arena all the rest. */
void cc_scaffold_match(struct cc_scaffold *s);

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
