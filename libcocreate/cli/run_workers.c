/* run_workers.c -- pieces -> rows of stores: what each worker does, and what becomes of
 * it when all are done. */
#include "cli/run_int.h"

#include "base/arena.h"
#include "base/date.h"

#include <stdlib.h>

static void
keep_result(struct cc_worker *w, uint64_t number, const struct cc_err *err, bool failed)
{
	struct cc_piece_result *f;

	if (!failed && w->problems->count == 0)
		return;
	f = CC_NEW(w->kept, struct cc_piece_result);
	f->number = number;
	f->failed = failed;
	f->err = *err;
	f->problems = *w->problems;
	f->next = w->results;
	w->results = f;
}

static void
fail_from(struct cc_folding *f, uint64_t number)
{
	uint64_t first = atomic_load(&f->failed);

	if (f->opts->pass != NULL)
		cc_pass_stop(f->opts->pass, number);
	while (number < first && !atomic_compare_exchange_weak(&f->failed, &first, number))
		continue;
}

bool
cc_folding_failed(struct cc_folding *f)
{
	return atomic_load(&f->failed) != UINT64_MAX;
}

/* The worker keeps the bytes; the job goes back without them. */
static void
hold(struct cc_worker *w, struct cc_job *job)
{
	struct cc_held *held = CC_NEW(w->kept, struct cc_held);

	held->job = *job;
	held->next = w->held;
	w->held = held;
	job->piece = (struct cc_piece){ 0 };
}

/* add, and the rows with what it adds to them.  Rows from the first problem on
 * are nobody's: the run will fail. */
static bool
add(struct cc_folding *f, struct cc_worker *w, unsigned number, const struct cc_job *job,
    const struct cc_rows *rows, struct cc_batch *batch, struct cc_err *err)
{
	struct cc_pass *pass = f->opts->pass;

	batch->worker = w->scratch;
	if (pass != NULL)
		batch->added = cc_pass_begin(pass, batch, w->arena);
	f->method->add(w->state->store, batch, f->run, w->problems);
	if (pass == NULL)
		return true;
	if (w->problems->count == 0)
		cc_pass_check(job->plan, rows, batch, w->problems);
	if (w->problems->count > 0) {
		cc_pass_stop(pass, job->number);
		return true;
	}
	return cc_pass_rows(pass, number, job->number, job->plan, rows, batch, err);
}

void
cc_folding_work(void *ctx, unsigned number, struct cc_job *job)
{
	struct cc_folding *f = ctx;
	struct cc_worker *w = &f->worker[number];
	struct cc_err err = { 0 };
	struct cc_batch *batch;
	struct cc_rows rows;
	bool good;

	if (job->number > atomic_load(&f->failed))
		return;
	w->problems->count = 0;
	w->problems->kept = 0;
	w->problems->stop = false;
	good = cc_records_split(&rows, &job->piece, cc_bound_want(job->bound), job->records, w->arena, &err);
	rows.first = job->first;
	rows.last = job->last;
	batch = cc_type(w->typing, &rows, job->bound, w->problems, &w->seen, w->arena);
	if (batch == NULL) {
		hold(w, job);
		cc_arena_reset(w->arena);
		return;
	}
	w->repeated += rows.repeated;
	good = add(f, w, number, job, &rows, batch, &err) && good && !w->problems->stop;
	cc_arena_reset(w->arena);
	if (!good)
		fail_from(f, job->number);
	keep_result(w, job->number, &err, !good);
}

void
cc_folding_do_held(struct cc_folding *f)
{
	for (unsigned w = 0; w < f->run->workers->threads; w++) {
		struct cc_held *held = f->worker[w].held;

		f->worker[w].held = NULL;
		for (; held != NULL; held = held->next) {
			cc_folding_work(f, w, &held->job);
			cc_piece_free(&held->job.piece);
		}
	}
}

void
cc_folding_drop_held(struct cc_folding *f)
{
	for (unsigned w = 0; w < f->run->workers->threads; w++)
		for (struct cc_held *held = f->worker[w].held; held != NULL; held = held->next)
			cc_piece_free(&held->job.piece);
}

/* What all workers have seen so far. */
struct cc_seen
cc_folding_seen(const struct cc_folding *f)
{
	struct cc_seen all = { 0 };

	for (unsigned w = 0; w < f->run->workers->threads; w++) {
		all.rows += f->worker[w].seen.rows;
		all.blank += f->worker[w].seen.blank;
		all.totals += f->worker[w].seen.totals;
		all.missing += f->worker[w].seen.missing;
		all.normalised += f->worker[w].seen.normalised;
	}
	return all;
}

void
cc_folding_begin(struct cc_folding *f, struct cc_arena *arena)
{
	const struct cc_role *roles = f->method->roles;
	size_t n = 0;
	bool *has_ids;
	uint32_t *items;

	while (roles[n].name != NULL)
		n++;
	has_ids = CC_ARRAY(arena, bool, n);
	items = CC_ARRAY(arena, uint32_t, n);
	cc_fold_roles(has_ids, items, f->method, f->run);
	f->worker = CC_ARRAY(arena, struct cc_worker, f->run->workers->threads);
	for (unsigned w = 0; w < f->run->workers->threads; w++) {
		struct cc_worker *worker = &f->worker[w];

		worker->kept = cc_arena_new();
		worker->state = cc_state_new(n, has_ids, items, f->method->stores);
		worker->typing = cc_typing_new(f->method, f->run, worker->state, worker->kept);
		worker->arena = cc_arena_new();
		if (f->method->worker_begin != NULL)
			worker->scratch = f->method->worker_begin(f->run);
		worker->problems = CC_NEW(arena, struct cc_problems);
		worker->seen.last_day = CC_NO_DAY;
	}
}

static int
by_number(const void *a, const void *b)
{
	uint64_t x = (*(struct cc_piece_result *const *)a)->number,
		 y = (*(struct cc_piece_result *const *)b)->number;

	return (x > y) - (x < y);
}

/* In the order of the pieces, up to the first that failed. */
bool
cc_folding_results(struct cc_problems *problems, struct cc_folding *f, struct cc_err *err)
{
	struct cc_piece_result **all;
	size_t n = 0, i = 0;
	bool stopped = false;

	for (unsigned w = 0; w < f->run->workers->threads; w++)
		for (struct cc_piece_result *p = f->worker[w].results; p != NULL; p = p->next)
			n++;
	all = CC_ARRAY(f->arena, struct cc_piece_result *, n);
	for (unsigned w = 0; w < f->run->workers->threads; w++)
		for (struct cc_piece_result *p = f->worker[w].results; p != NULL; p = p->next)
			all[i++] = p;
	qsort(all, n, sizeof(struct cc_piece_result *), by_number);
	for (i = 0; i < n; i++) {
		if (!stopped) {
			cc_problems_join(problems, &all[i]->problems);
			stopped = all[i]->failed;
			if (stopped)
				*err = all[i]->err;
		}
	}
	return !stopped;
}

void
cc_folding_join(struct cc_fold *out, struct cc_folding *f)
{
	out->state = f->worker[0].state;
	out->last_day = CC_NO_DAY;
	out->blank = f->blank;
	for (unsigned w = 0; w < f->run->workers->threads; w++) {
		struct cc_worker *worker = &f->worker[w];

		if (w > 0) {
			cc_state_join(out->state, worker->state, f->run->workers);
			cc_state_free(worker->state);
		}
		out->repeated += worker->repeated;
		out->after_as_of += worker->seen.after_as_of;
		out->blank += worker->seen.blank;
		out->totals += worker->seen.totals;
		if (worker->seen.last_day > out->last_day)
			out->last_day = worker->seen.last_day;
		if (f->method->worker_end != NULL)
			f->method->worker_end(worker->scratch);
		cc_arena_free(worker->arena);
		cc_arena_free(worker->kept);
	}
}
