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

#endif
