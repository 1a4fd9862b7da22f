/* hands.h -- threads for independent tasks.
 *
 * May be included by: cli.
 */
#ifndef CC_CLI_HANDS_H
#define CC_CLI_HANDS_H

#include "base/hands.h"

/* For struct cc_hands: at most hands->threads threads, the caller's among them. */
void cc_hands_each(const struct cc_hands *hands, cc_task *task, void *ctx, uint32_t n);

#endif
