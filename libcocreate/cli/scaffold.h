/* scaffold.h -- --scaffold: a commented study file for an input.
 *
 * May be included by: cli, tests.
 * What is printed runs as it stands, and with every line whose comment begins
 * with one # uncommented.  Remarks begin with two.
 */
#ifndef CC_CLI_SCAFFOLD_H
#define CC_CLI_SCAFFOLD_H

#include "cli/run.h"

struct cc_tool;

bool cc_scaffold(struct cc_buf *out, const struct cc_tool *tool, const struct cc_run *run,
    const struct cc_binder *binder, const struct cc_fold_opts *opts, struct cc_arena *arena,
    struct cc_err *err);

/* Adds to the message that no column was found: the command line, words being what was
 * typed behind the command, that would find them.  False. */
bool cc_scaffold_suggest(struct cc_err *err, const struct cc_tool *tool, const struct cc_run *run,
    const struct cc_binder *binder, const struct cc_fold_opts *opts, char *const *words,
    struct cc_arena *arena);

#endif
