/* run.c -- every input through reading, typing and a method's add(). */
#include "cli/run.h"

#include "base/arena.h"
#include "base/date.h"
#include "cli/pool.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

/* What one piece had to say besides its rows; most have nothing. */
struct finding {
	struct finding *next;
	uint64_t number;
	bool failed;
	struct cc_err err;
	struct cc_problems problems;
};

struct worker {
	struct cc_state *state;
	struct cc_typing *typing;
	struct cc_arena *arena; /* of one batch */
	struct cc_arena *kept;	/* of findings: no other thread's */
	struct cc_problems *problems;
	struct cc_seen seen;
	uint64_t repeated;
	struct finding *found; /* newest first */
	struct held *held;
	void *scratch; /* the method's */
};

/* A piece whose labels are open until the file's end. */
struct held {
	struct held *next;
	struct cc_job job;
};

enum { MUCH = 64 * 1024 }; /* bytes of a piece */

struct fold {
	const struct cc_method *method;
	const struct cc_run *run;
	const struct cc_fold_opts *opts;
	struct worker *worker;
	struct cc_pool *pool;
	bool prepared;
	_Atomic uint64_t failed; /* the first piece that was found wanting; UINT64_MAX: none */
	struct cc_arena *arena;
};

static void
keep_finding(struct worker *w, uint64_t number, const struct cc_err *err, bool failed)
{
	struct finding *f;

	if (!failed && w->problems->count == 0)
		return;
	f = CC_NEW(w->kept, struct finding);
	f->number = number;
	f->failed = failed;
	f->err = *err;
	f->problems = *w->problems;
	f->next = w->found;
	w->found = f;
}

static void
fail_from(struct fold *f, uint64_t number)
{
	uint64_t first = atomic_load(&f->failed);

	if (f->opts->pass != NULL)
		cc_pass_stop(f->opts->pass, number);
	while (number < first && !atomic_compare_exchange_weak(&f->failed, &first, number))
		continue;
}

static bool
failed(struct fold *f)
{
	return atomic_load(&f->failed) != UINT64_MAX;
}

/* The worker keeps the bytes; the job goes back without them. */
static void
hold(struct worker *w, struct cc_job *job)
{
	struct held *held = CC_NEW(w->kept, struct held);

	held->job = *job;
	held->next = w->held;
	w->held = held;
	job->piece = (struct cc_piece){ 0 };
}

/* add, and the rows with what it adds to them.  Rows from the first problem on
 * are nobody's: the run will fail. */
static bool
add(struct fold *f, struct worker *w, unsigned number, const struct cc_job *job, const struct cc_rows *rows,
    struct cc_batch *batch, struct cc_err *err)
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

static void
work(void *ctx, unsigned number, struct cc_job *job)
{
	struct fold *f = ctx;
	struct worker *w = &f->worker[number];
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
	keep_finding(w, job->number, &err, !good);
}

/* One file while it is read. */
struct reading {
	struct cc_records *records;
	const char *name;
	struct cc_binder *binder;
	struct cc_bound *bound;
	const struct cc_rows_plan *plan;
	size_t width; /* of the header that was bound */
	uint32_t file;
	bool last; /* of the inputs */
};

static bool
bind_header(struct reading *r, struct fold *f, struct cc_err *err)
{
	struct cc_place place = { r->name, 0, 0 };
	const struct cc_span *header = cc_records_header(&place.line, r->records, f->arena);

	r->width = cc_records_width(r->records);
	if (!cc_bind(&r->bound, r->binder, header, r->width, place, r->file, f->arena, err))
		return cc_records_hint(err, r->records);
	return f->opts->pass == NULL || cc_pass_bind(&r->plan, f->opts->pass, r->records, r->bound, header,
					    (uint32_t)r->width, place, f->arena, err);
}

static void
do_held(struct fold *f)
{
	for (unsigned w = 0; w < f->run->workers->threads; w++) {
		struct held *held = f->worker[w].held;

		f->worker[w].held = NULL;
		for (; held != NULL; held = held->next) {
			work(f, w, &held->job);
			cc_piece_free(&held->job.piece);
		}
	}
}

static void
drop_held(struct fold *f)
{
	for (unsigned w = 0; w < f->run->workers->threads; w++)
		for (struct held *held = f->worker[w].held; held != NULL; held = held->next)
			cc_piece_free(&held->job.piece);
}

/* After the last piece of a header: no worker is at work.  What came before a
 * fault is judged all the same. */
static bool
close_bound(struct fold *f, struct cc_bound *bound, bool good, struct cc_err *err)
{
	unsigned threads = f->run->workers->threads;
	struct cc_typing **typing = CC_ARRAY(f->arena, struct cc_typing *, threads);
	struct cc_err own = { 0 };

	cc_pool_drain(f->pool);
	good = good && !failed(f);
	for (unsigned w = 0; w < threads; w++)
		typing[w] = f->worker[w].typing;
	if (bound == NULL)
		return good;
	if (!cc_bound_settle(bound, typing, threads, f->arena, good ? err : &own))
		return false;
	do_held(f);
	return good && !failed(f) && cc_bound_close(bound, typing, threads, err);
}

/* Mappings have brought a key that is new: the rows from here on are those of
 * a longer header. */
static bool
rebind(struct reading *r, struct fold *f, struct cc_err *err)
{
	return close_bound(f, r->bound, true, err) && bind_header(r, f, err);
}

/* No longer header of this file follows, and after the last file none at all. */
static bool
bind_last(const struct reading *r, struct fold *f, struct cc_err *err)
{
	return (cc_bound_whole(r->bound, f->arena, err) && (!r->last || cc_binder_finish(r->binder, err))) ||
	       cc_records_hint(err, r->records);
}

/* Whether there is much input depends on it alone, and no thread is at work
 * before a second piece of a file is given. */
static void
prepare(struct fold *f, const struct cc_piece *piece, bool first)
{
	if (f->prepared || f->method->prepare == NULL || (first && piece->bytes.len < MUCH))
		return;
	f->method->prepare(f->run);
	f->prepared = true;
}

static bool
read_pieces(struct reading *r, struct fold *f, struct cc_err *err)
{
	for (bool first = true; !failed(f); first = false) {
		struct cc_job *job = cc_pool_take(f->pool);
		enum cc_got got = cc_records_cut(&job->piece, r->records, err);
		bool good =
		    got == CC_GOT_SOME && (cc_records_width(r->records) == r->width || rebind(r, f, err));

		if (!good) {
			cc_pool_drop(f->pool, job);
			return got == CC_GOT_END || (got == CC_GOT_SOME && failed(f));
		}
		job->records = r->records;
		job->bound = r->bound;
		job->plan = r->plan;
		prepare(f, &job->piece, first);
		cc_pool_give(f->pool, job);
	}
	return true;
}

/* A header that cannot get longer is judged before the rows are read. */
static bool
read_records(
    struct fold *f, struct cc_binder *binder, uint32_t file, struct cc_source *source, struct cc_err *err)
{
	struct cc_records_opts opts = { f->opts->form, f->opts->delimiter, f->opts->max_field, 0,
		f->opts->skip };
	struct reading r = { .name = cc_source_name(source),
		.binder = binder,
		.file = file,
		.last = !f->opts->part && file + 1 == f->run->files };
	bool good, grows;

	good = cc_records_open(&r.records, source, &opts, f->arena, err);
	grows = good && cc_records_grow(r.records);
	good = good && bind_header(&r, f, err) && (grows || bind_last(&r, f, err)) &&
	       read_pieces(&r, f, err) && (!grows || failed(f) || bind_last(&r, f, err));
	good = close_bound(f, r.bound, good, err);
	cc_records_free(r.records);
	return good;
}

/* What all workers have seen so far. */
static struct cc_seen
seen_by_all(const struct fold *f)
{
	struct cc_seen all = { 0 };

	for (unsigned w = 0; w < f->run->workers->threads; w++) {
		all.rows += f->worker[w].seen.rows;
		all.missing += f->worker[w].seen.missing;
		all.normalised += f->worker[w].seen.normalised;
	}
	return all;
}

static bool
read_file(struct cc_fold *out, struct fold *f, struct cc_binder *binder, uint32_t file, struct cc_err *err)
{
	const char *name = f->run->file[file];
	bool standard = strcmp(name, "-") == 0;
	struct cc_input input = { standard ? "stdin" : name, STDIN_FILENO };
	struct cc_source_opts opts = { .encoding = f->opts->encoding };
	struct cc_seen before = seen_by_all(f), after;
	struct cc_source *source;
	bool good;

	if (!standard && (input.fd = open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY)) < 0)
		return cc_fail_errno(err, errno, name);
	source = cc_source_new(input, &opts, f->arena);
	good = read_records(f, binder, file, source, err);
	out->input[file].encoding = cc_source_encoding(source);
	out->guessed[file] = cc_source_guessed(source);
	cc_source_free(source);
	if (!standard)
		close(input.fd);
	out->input[file].file = input.name;
	after = seen_by_all(f);
	out->input[file].rows = after.rows - before.rows;
	out->audit[file].missing = after.missing - before.missing;
	out->audit[file].normalised = after.normalised - before.normalised;
	return good;
}

void
cc_fold_roles(bool *has_ids, uint32_t *items, const struct cc_method *method, const struct cc_run *run)
{
	for (size_t r = 0; method->roles[r].name != NULL; r++) {
		enum cc_kind kind = method->roles[r].kind;

		has_ids[r] = kind == CC_ID || kind == CC_CODES;
		items[r] = run->items[r] != NULL ? run->items[r]->n : 1;
	}
}

static void
start_workers(struct fold *f, struct cc_arena *arena)
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
	f->worker = CC_ARRAY(arena, struct worker, f->run->workers->threads);
	for (unsigned w = 0; w < f->run->workers->threads; w++) {
		struct worker *worker = &f->worker[w];

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
	uint64_t x = (*(struct finding *const *)a)->number, y = (*(struct finding *const *)b)->number;

	return (x > y) - (x < y);
}

/* In the order of the pieces, up to the first that failed. */
static bool
join_findings(struct cc_problems *problems, struct fold *f, struct cc_err *err)
{
	struct finding **all;
	size_t n = 0, i = 0;
	bool stopped = false;

	for (unsigned w = 0; w < f->run->workers->threads; w++)
		for (struct finding *p = f->worker[w].found; p != NULL; p = p->next)
			n++;
	all = CC_ARRAY(f->arena, struct finding *, n);
	for (unsigned w = 0; w < f->run->workers->threads; w++)
		for (struct finding *p = f->worker[w].found; p != NULL; p = p->next)
			all[i++] = p;
	qsort(all, n, sizeof(struct finding *), by_number);
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

static void
join_workers(struct cc_fold *out, struct fold *f)
{
	out->state = f->worker[0].state;
	out->last_day = CC_NO_DAY;
	for (unsigned w = 0; w < f->run->workers->threads; w++) {
		struct worker *worker = &f->worker[w];

		if (w > 0) {
			cc_state_join(out->state, worker->state);
			cc_state_free(worker->state);
		}
		out->repeated += worker->repeated;
		out->after_as_of += worker->seen.after_as_of;
		if (worker->seen.last_day > out->last_day)
			out->last_day = worker->seen.last_day;
		if (f->method->worker_end != NULL)
			f->method->worker_end(worker->scratch);
		cc_arena_free(worker->arena);
		cc_arena_free(worker->kept);
	}
}

bool
cc_fold_run(struct cc_fold *out, const struct cc_method *method, const struct cc_run *run,
    struct cc_binder *binder, const struct cc_fold_opts *opts, struct cc_arena *arena, struct cc_err *err)
{
	struct fold f = { .method = method, .run = run, .opts = opts, .failed = UINT64_MAX, .arena = arena };
	bool good = true, found;

	out->input = CC_ARRAY(arena, struct cc_report_input, run->files);
	out->guessed = CC_ARRAY(arena, bool, run->files);
	out->inputs = run->files - opts->first_file;
	out->audit = CC_ARRAY(arena, struct cc_audit, run->files);
	start_workers(&f, arena);
	f.pool = cc_pool_new(run->workers->threads, work, &f, arena);
	for (uint32_t file = opts->first_file; good && file < run->files && !failed(&f); file++)
		good = read_file(out, &f, binder, file, err);
	cc_pool_free(f.pool);
	drop_held(&f);
	found = join_findings(&out->problems, &f, err);
	join_workers(out, &f);
	out->bound = cc_binder_roles(binder);
	if (good && found && out->problems.count == 0)
		cc_state_seal(out->state, run->workers);
	return good && found;
}
