/* workers.h -- threads for independent tasks.
 *
 * May be included by: cli.
 */
#ifndef CC_CLI_WORKERS_H
#define CC_CLI_WORKERS_H

#include "base/workers.h"

/* For struct cc_workers: at most workers->threads threads, the caller's among them. */
void cc_workers_each(const struct cc_workers *workers, cc_task *task, void *ctx, uint32_t n);

#endif
