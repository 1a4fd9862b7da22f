/* thread.c -- starting a thread that no signal disturbs. */
#include "cli/thread.h"

#include <signal.h>

bool
cc_thread_start(pthread_t *id, void *(*body)(void *), void *arg)
{
	sigset_t all, old;
	bool started;

	sigfillset(&all);
	sigdelset(&all, SIGPIPE);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	started = pthread_create(id, NULL, body, arg) == 0;
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	return started;
}
