/* pool.c -- pieces to workers, and back. */
#include "cli/pool.h"

#include "base/arena.h"
#include "cli/thread.h"

#include <pthread.h>

struct thread {
	struct cc_pool *pool;
	unsigned number;
	pthread_t id;
};

struct cc_pool {
	pthread_mutex_t lock;
	pthread_cond_t given, done;
	cc_pool_work *work;
	void *ctx;
	unsigned threads, running; /* running: threads that were started */
	struct thread *thread;
	size_t jobs;
	struct cc_job *job;
	struct cc_job **empty; /* a stack */
	size_t n_empty, taken; /* taken: by the reader, and not yet given */
	struct cc_job **queue; /* a ring of jobs to do */
	size_t head, n_queue;
	uint64_t number;
	bool closing;
};

static struct cc_job *
next_job(struct cc_pool *p)
{
	struct cc_job *job = p->queue[p->head];

	p->head = (p->head + 1) % p->jobs;
	p->n_queue--;
	return job;
}

static void *
thread_main(void *arg)
{
	struct thread *t = arg;
	struct cc_pool *p = t->pool;

	pthread_mutex_lock(&p->lock);
	for (;;) {
		struct cc_job *job;

		while (p->n_queue == 0 && !p->closing)
			pthread_cond_wait(&p->given, &p->lock);
		if (p->n_queue == 0)
			break;
		job = next_job(p);
		pthread_mutex_unlock(&p->lock);
		p->work(p->ctx, t->number, job);
		pthread_mutex_lock(&p->lock);
		p->empty[p->n_empty++] = job;
		pthread_cond_signal(&p->done);
	}
	pthread_mutex_unlock(&p->lock);
	return NULL;
}

/* Where a thread cannot be had the others do its work, and the reader does all
 * of it where there is none. */
static void
start_threads(struct cc_pool *p)
{
	while (p->running < p->threads) {
		struct thread *t = &p->thread[p->running];

		*t = (struct thread){ .pool = p, .number = p->running };
		if (!cc_thread_start(&t->id, thread_main, t))
			break;
		p->running++;
	}
}

static void
work_here(struct cc_pool *p)
{
	while (p->n_queue > 0) {
		struct cc_job *job = next_job(p);

		p->work(p->ctx, 0, job);
		p->empty[p->n_empty++] = job;
	}
}

struct cc_pool *
cc_pool_new(unsigned threads, cc_pool_work *work, void *ctx, struct cc_arena *arena)
{
	struct cc_pool *p = CC_NEW(arena, struct cc_pool);

	*p = (struct cc_pool){ .work = work, .ctx = ctx, .threads = threads };
	pthread_mutex_init(&p->lock, NULL);
	pthread_cond_init(&p->given, NULL);
	pthread_cond_init(&p->done, NULL);
	p->jobs = 2 * (size_t)threads + 1;
	p->thread = CC_ARRAY(arena, struct thread, threads);
	p->job = CC_ARRAY(arena, struct cc_job, p->jobs);
	p->empty = CC_ARRAY(arena, struct cc_job *, p->jobs);
	p->queue = CC_ARRAY(arena, struct cc_job *, p->jobs);
	for (size_t i = 0; i < p->jobs; i++)
		p->empty[p->n_empty++] = &p->job[i];
	return p;
}

struct cc_job *
cc_pool_take(struct cc_pool *p)
{
	struct cc_job *job;

	pthread_mutex_lock(&p->lock);
	while (p->n_empty == 0)
		pthread_cond_wait(&p->done, &p->lock);
	job = p->empty[--p->n_empty];
	p->taken++;
	pthread_mutex_unlock(&p->lock);
	return job;
}

void
cc_pool_give(struct cc_pool *p, struct cc_job *job)
{
	pthread_mutex_lock(&p->lock);
	job->number = p->number++;
	p->taken--;
	p->queue[(p->head + p->n_queue++) % p->jobs] = job;
	if (p->threads > 1 && p->n_queue > 1 && p->running == 0)
		start_threads(p);
	if (p->running == 0 && (p->threads == 1 || p->n_queue > 1))
		work_here(p);
	pthread_cond_signal(&p->given);
	pthread_mutex_unlock(&p->lock);
}

void
cc_pool_drop(struct cc_pool *p, struct cc_job *job)
{
	pthread_mutex_lock(&p->lock);
	p->empty[p->n_empty++] = job;
	p->taken--;
	pthread_mutex_unlock(&p->lock);
}

void
cc_pool_drain(struct cc_pool *p)
{
	pthread_mutex_lock(&p->lock);
	if (p->running == 0)
		work_here(p);
	while (p->n_empty + p->taken < p->jobs)
		pthread_cond_wait(&p->done, &p->lock);
	pthread_mutex_unlock(&p->lock);
}

void
cc_pool_free(struct cc_pool *p)
{
	pthread_mutex_lock(&p->lock);
	p->closing = true;
	pthread_cond_broadcast(&p->given);
	pthread_mutex_unlock(&p->lock);
	for (unsigned i = 0; i < p->running; i++)
		pthread_join(p->thread[i].id, NULL);
	for (size_t i = 0; i < p->jobs; i++)
		cc_piece_free(&p->job[i].piece);
	pthread_cond_destroy(&p->done);
	pthread_cond_destroy(&p->given);
	pthread_mutex_destroy(&p->lock);
}
