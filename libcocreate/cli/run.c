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
	struct cc_typist *typist;
	struct cc_arena *arena; /* of one batch */
	struct cc_arena *kept;	/* of findings: no other thread's */
	struct cc_problems *problems;
	struct cc_seen seen;
	uint64_t repeated;
	struct finding *found; /* newest first */
};

struct fold {
	const struct cc_method *method;
	const struct cc_run *run;
	const struct cc_fold_opts *opts;
	struct worker *worker;
	struct cc_pool *pool;
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

	while (number < first && !atomic_compare_exchange_weak(&f->failed, &first, number))
		continue;
}

static bool
failed(struct fold *f)
{
	return atomic_load(&f->failed) != UINT64_MAX;
}

static void
work(void *ctx, unsigned number, const struct cc_job *job)
{
	struct fold *f = ctx;
	struct worker *w = &f->worker[number];
	struct cc_err err = { 0 };
	struct cc_rows rows;
	bool good;

	if (job->number > atomic_load(&f->failed))
		return;
	w->problems->count = 0;
	w->problems->kept = 0;
	good = cc_csv_split(&rows, &job->piece, cc_bound_want(job->bound), job->csv, w->arena, &err);
	w->repeated += rows.repeated;
	f->method->add(w->state->store,
	    cc_type(w->typist, &rows, job->bound, w->problems, &w->seen, w->arena), f->run, w->problems);
	cc_arena_reset(w->arena);
	if (!good)
		fail_from(f, job->number);
	keep_finding(w, job->number, &err, !good);
}

static char
delimiter_of(const struct cc_fold_opts *opts, const char *file)
{
	size_t len = strlen(file);

	if (opts->delimiter != 0)
		return opts->delimiter;
	return opts->tsv || (len > 4 && strcmp(file + len - 4, ".tsv") == 0) ? '\t' : ',';
}

static bool
read_pieces(struct fold *f, struct cc_csv *csv, const struct cc_bound *bound, struct cc_err *err)
{
	while (!failed(f)) {
		struct cc_job *job = cc_pool_take(f->pool);
		enum cc_got got = cc_csv_cut(&job->piece, csv, err);

		if (got != CC_GOT_SOME) {
			cc_pool_drop(f->pool, job);
			return got == CC_GOT_END;
		}
		job->csv = csv;
		job->bound = bound;
		cc_pool_give(f->pool, job);
	}
	return true;
}

static bool
read_csv(struct cc_fold *out, struct fold *f, struct cc_binder *binder, uint32_t file,
    struct cc_source *source, struct cc_err *err)
{
	struct cc_csv_opts csv_opts = { delimiter_of(f->opts, f->run->file[file]), f->opts->max_field, 0,
		f->opts->skip };
	struct cc_csv *csv = cc_csv_new(source, &csv_opts, f->arena);
	struct cc_place place = { cc_source_name(source), 0, 0 };
	struct cc_bound *bound;
	struct cc_span *header;
	size_t n;
	bool good;

	good = cc_csv_header(&header, &n, &place.line, csv, f->arena, err) &&
	       cc_bind(&bound, binder, header, n, place, file, !f->opts->part && file + 1 == f->run->files,
		   f->arena, err) &&
	       read_pieces(f, csv, bound, err);
	cc_pool_drain(f->pool);
	cc_csv_free(csv);
	out->input[file].encoding = cc_source_encoding(source);
	out->guessed[file] = cc_source_guessed(source);
	return good;
}

static uint64_t
rows_seen(const struct fold *f)
{
	uint64_t rows = 0;

	for (unsigned w = 0; w < f->run->hands->threads; w++)
		rows += f->worker[w].seen.rows;
	return rows;
}

static bool
read_file(struct cc_fold *out, struct fold *f, struct cc_binder *binder, uint32_t file, struct cc_err *err)
{
	const char *name = f->run->file[file];
	bool standard = strcmp(name, "-") == 0;
	struct cc_input input = { standard ? "stdin" : name, STDIN_FILENO };
	struct cc_source_opts opts = { .encoding = f->opts->encoding };
	uint64_t before = rows_seen(f);
	struct cc_source *source;
	bool good;

	if (!standard && (input.fd = open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY)) < 0)
		return cc_fail_errno(err, errno, name);
	source = cc_source_new(input, &opts, f->arena);
	good = read_csv(out, f, binder, file, source, err);
	cc_source_free(source);
	if (!standard)
		close(input.fd);
	out->input[file].file = input.name;
	out->input[file].rows = rows_seen(f) - before;
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
	f->worker = CC_ARRAY(arena, struct worker, f->run->hands->threads);
	for (unsigned w = 0; w < f->run->hands->threads; w++) {
		struct worker *worker = &f->worker[w];

		worker->state = cc_state_new(n, has_ids, items, f->method->stores);
		worker->typist = cc_typist_new(f->method, f->run, worker->state, arena);
		worker->arena = cc_arena_new();
		worker->kept = cc_arena_new();
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

	for (unsigned w = 0; w < f->run->hands->threads; w++)
		for (struct finding *p = f->worker[w].found; p != NULL; p = p->next)
			n++;
	all = CC_ARRAY(f->arena, struct finding *, n);
	for (unsigned w = 0; w < f->run->hands->threads; w++)
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
	for (unsigned w = 0; w < f->run->hands->threads; w++) {
		struct worker *worker = &f->worker[w];

		if (w > 0) {
			cc_state_join(out->state, worker->state);
			cc_state_free(worker->state);
		}
		out->repeated += worker->repeated;
		out->after_as_of += worker->seen.after_as_of;
		if (worker->seen.last_day > out->last_day)
			out->last_day = worker->seen.last_day;
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
	start_workers(&f, arena);
	f.pool = cc_pool_new(run->hands->threads, work, &f, arena);
	for (uint32_t file = opts->first_file; good && file < run->files && !failed(&f); file++)
		good = read_file(out, &f, binder, file, err);
	cc_pool_free(f.pool);
	found = join_findings(&out->problems, &f, err);
	join_workers(out, &f);
	out->bound = cc_binder_roles(binder);
	if (good && found && out->problems.count == 0)
		cc_state_seal(out->state, run->hands);
	return good && found;
}
