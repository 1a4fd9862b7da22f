/* each.h -- independent tasks of a method, on as many threads as there are.
 *
 * May be included by: cli.
 */
#ifndef CC_CLI_EACH_H
#define CC_CLI_EACH_H

#include "model/fold.h"

/* For struct cc_run's each; uses at most run->threads threads, the caller's
 * among them. */
void cc_each(const struct cc_run *run, void (*task)(void *ctx, uint32_t i, struct cc_arena *scratch),
    void *ctx, uint32_t n);

#endif
