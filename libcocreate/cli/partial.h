/* partial.h -- --partial and --merge: a fold as lines of text, and back.
 *
 * May be included by: cli.
 * Inputs of a state are numbered in the order of their names, so that parts
 * merged in any order say the same as one run over all files in that order.
 * Errors: cc_loader's; CC_EXIT_MACHINE for what cannot be read.
 */
#ifndef CC_CLI_PARTIAL_H
#define CC_CLI_PARTIAL_H

#include "cli/opt.h"
#include "cli/run.h"
#include "rec/part.h"

struct cc_tool;

/* What states of this command and run have in common.  tables: the tool's own
 * options, then the shared ones; loaded: a digest of what the method has
 * loaded, or NULL. */
const struct cc_part_form *cc_partial_form(const struct cc_tool *tool, const struct cc_run *run,
    const struct cc_binder *binder, const struct cc_opt *const *tables, const char *loaded,
    struct cc_arena *arena);

/* The names of inputs in the order in which a part counts them. */
void cc_partial_order(const char **file, uint32_t n);

/* number: of this part, where --parts says one. */
void cc_partial_print(struct cc_buf *out, const struct cc_fold *fold, const struct cc_run *run,
    const struct cc_part_id *number, const struct cc_binder *binder, const struct cc_part_form *form,
    struct cc_arena *arena);

/* In place of cc_fold_run(): run->file names the states, which are read as one
 * part; its inputs are numbered from opts->first_file. */
bool cc_merge_run(struct cc_fold *out, const struct cc_run *run, struct cc_binder *binder,
    const struct cc_fold_opts *opts, const struct cc_part_form *form, struct cc_arena *arena,
    struct cc_err *err);

#endif
