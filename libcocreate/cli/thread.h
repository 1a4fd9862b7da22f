/* thread.h -- starting a thread that no signal disturbs.
 *
 * May be included by: cli.
 */
#ifndef CC_CLI_THREAD_H
#define CC_CLI_THREAD_H

#include <pthread.h>
#include <stdbool.h>

/* Signals are the main thread's: its handlers unlink temporary files.  But
 * SIGPIPE is whose write it was.  False: no thread was to be had. */
bool cc_thread_start(pthread_t *id, void *(*body)(void *), void *arg);

#endif
