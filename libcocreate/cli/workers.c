/* workers.c -- threads for independent tasks. */
#include "cli/workers.h"

#include "cli/thread.h"

#include <stdatomic.h>

enum { MOST = 256 };

struct tasks {
	cc_task *task;
	void *ctx;
	uint32_t n;
	atomic_uint next;
};

static void *
do_tasks(void *arg)
{
	struct tasks *t = arg;
	struct cc_arena *scratch = cc_arena_new();
	uint32_t i;

	while ((i = atomic_fetch_add(&t->next, 1)) < t->n) {
		t->task(t->ctx, i, scratch);
		cc_arena_reset(scratch);
	}
	cc_arena_free(scratch);
	return NULL;
}

void
cc_workers_each(const struct cc_workers *workers, cc_task *task, void *ctx, uint32_t n)
{
	struct tasks tasks = { .task = task, .ctx = ctx, .n = n };
	unsigned wanted = workers->threads < n ? workers->threads : n, started = 0;
	pthread_t thread[MOST];

	while (started + 1 < wanted && started < MOST && cc_thread_start(&thread[started], do_tasks, &tasks))
		started++;
	do_tasks(&tasks);
	while (started > 0)
		pthread_join(thread[--started], NULL);
}
