/* run.c -- every input through reading, typing and a method's add(). */
#include "cli/run_int.h"

#include "base/arena.h"
#include "base/date.h"
#include "cli/data.h"
#include "rec/workbook.h"

enum { MUCH = 64 * 1024 }; /* bytes of a piece */

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
	uint64_t pieces;
};

static bool
bind_header(struct reading *r, struct cc_folding *f, struct cc_err *err)
{
	struct cc_place place = { r->name, 0, 0 };
	const struct cc_span *header = cc_records_header(&place.line, r->records, f->arena);

	r->width = cc_records_width(r->records);
	if (!cc_bind(&r->bound, r->binder, header, r->width, place, r->file, f->arena, err))
		return cc_records_hint(err, r->records);
	if (!cc_records_merged(r->records, cc_bound_want(r->bound), err))
		return false;
	cc_bound_dropped(r->bound, cc_records_dropped(r->records));
	return f->opts->pass == NULL || cc_pass_bind(&r->plan, f->opts->pass, r->records, r->bound, header,
					    (uint32_t)r->width, place, f->arena, err);
}

/* After the last piece of a header: no worker is at work.  What came before a
 * fault is judged all the same. */
static bool
close_bound(struct cc_folding *f, struct cc_bound *bound, bool good, struct cc_err *err)
{
	unsigned threads = f->run->workers->threads;
	struct cc_typing **typing = CC_ARRAY(f->arena, struct cc_typing *, threads);
	struct cc_err own = { 0 };

	cc_pool_drain(f->pool);
	good = good && !cc_folding_failed(f);
	for (unsigned w = 0; w < threads; w++)
		typing[w] = f->worker[w].typing;
	if (bound == NULL)
		return good;
	if (!cc_bound_settle(bound, typing, threads, f->arena, good ? err : &own))
		return false;
	cc_folding_do_held(f);
	return good && !cc_folding_failed(f) && cc_bound_close(bound, typing, threads, err);
}

/* Mappings have brought a key that is new: the rows from here on are those of
 * a longer header. */
static bool
rebind(struct reading *r, struct cc_folding *f, struct cc_err *err)
{
	return close_bound(f, r->bound, true, err) && bind_header(r, f, err);
}

/* No longer header of this file follows, and after the last file none at all. */
static bool
bind_last(const struct reading *r, struct cc_folding *f, struct cc_err *err)
{
	return (cc_bound_whole(r->bound, f->arena, err) && (!r->last || cc_binder_finish(r->binder, err))) ||
	       cc_records_hint(err, r->records);
}

/* Whether there is much input depends on it alone, and no thread is at work
 * before a second piece of a file is given. */
static void
prepare(struct cc_folding *f, const struct cc_piece *piece, bool first)
{
	if (f->prepared || f->method->prepare == NULL || (first && piece->bytes.len < MUCH))
		return;
	f->method->prepare(f->run);
	f->prepared = true;
}

/* The next piece with a record that has a value; those without are counted. */
static enum cc_got
next_piece(struct cc_job *job, struct reading *r, struct cc_folding *f, struct cc_err *err)
{
	enum cc_got got;
	uint64_t blank;

	while ((got = cc_records_cut(&job->piece, r->records, err)) == CC_GOT_SOME &&
	       cc_records_blank(&blank, &job->piece, r->records))
		f->blank += blank;
	return got;
}

static void
give(struct cc_job *job, struct cc_folding *f)
{
	if (job == NULL)
		return;
	prepare(f, &job->piece, job->first);
	cc_pool_give(f->pool, job);
}

/* A piece is given once it is known whether another follows: the last row of a file
 * may be one that sums up. */
static bool
read_pieces(struct reading *r, struct cc_folding *f, struct cc_err *err)
{
	struct cc_job *before = NULL;

	while (!cc_folding_failed(f)) {
		struct cc_job *job = cc_pool_take(f->pool);
		enum cc_got got = next_piece(job, r, f, err);
		bool first = r->pieces++ == 0, good = got == CC_GOT_SOME;

		if (before != NULL)
			before->last = got == CC_GOT_END;
		give(before, f);
		before = NULL;
		good = good && (cc_records_width(r->records) == r->width || rebind(r, f, err));
		if (!good) {
			cc_pool_drop(f->pool, job);
			return got == CC_GOT_END || (got == CC_GOT_SOME && cc_folding_failed(f));
		}
		job->records = r->records;
		job->bound = r->bound;
		job->plan = r->plan;
		job->first = first;
		job->last = false;
		before = job;
	}
	if (before != NULL)
		cc_pool_drop(f->pool, before);
	return true;
}

/* A header that cannot get longer is judged before the rows are read. */
static bool
read_records(struct cc_folding *f, struct cc_binder *binder, uint32_t file, struct cc_source *source,
    struct cc_err *err)
{
	struct cc_records_opts opts = { f->opts->form, f->opts->delimiter, f->opts->max_field, 0,
		f->opts->skip, f->opts->header };
	struct reading r = {
		.binder = binder, .file = file, .last = !f->opts->part && file + 1 == f->run->files
	};
	bool good, grows;

	good = cc_records_open(&r.records, source, &opts, f->arena, err);
	r.name = cc_source_name(source);
	if (good && f->opts->workbook != NULL && f->opts->workbook->sheet != NULL &&
	    cc_source_workbook(source) == NULL)
		good = cc_fail_at(err, CC_EXIT_USAGE, (struct cc_place){ r.name, 0, 0 },
		    N_("--sheet is for workbooks; this is none"));
	grows = good && cc_records_grow(r.records);
	good = good && bind_header(&r, f, err) && (grows || bind_last(&r, f, err)) &&
	       read_pieces(&r, f, err) && (!grows || cc_folding_failed(f) || bind_last(&r, f, err));
	good = close_bound(f, r.bound, good, err);
	cc_records_free(r.records);
	return good;
}

static void
see_workbook(struct cc_fold *out, const struct cc_workbook *book)
{
	uint64_t rows, columns;

	if (book == NULL)
		return;
	cc_workbook_hidden(&rows, &columns, book);
	out->hidden_rows += rows;
	out->hidden_columns += columns;
}

static bool
read_file(
    struct cc_fold *out, struct cc_folding *f, struct cc_binder *binder, uint32_t file, struct cc_err *err)
{
	const char *name = f->run->file[file];
	struct cc_input input;
	struct cc_source_opts opts = {
		.encoding = f->opts->encoding, .digest = f->opts->part, .workbook = f->opts->workbook
	};
	struct cc_seen before = cc_folding_seen(f), after;
	struct cc_source *source;
	bool good;

	if (!cc_input_open(&input, name, err))
		return false;
	source = cc_source_new(input, &opts, f->arena);
	good = read_records(f, binder, file, source, err);
	see_workbook(out, cc_source_workbook(source));
	out->input[file].encoding = cc_source_encoding(source);
	input.name = cc_source_name(source);
	out->guessed[file] = cc_source_guessed(source);
	if (f->opts->part)
		out->content[file] = cc_source_content(source);
	cc_source_free(source);
	cc_input_close(input);
	out->input[file].file = input.name;
	after = cc_folding_seen(f);
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

bool
cc_fold_run(struct cc_fold *out, const struct cc_method *method, const struct cc_run *run,
    struct cc_binder *binder, const struct cc_fold_opts *opts, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_folding f = {
		.method = method, .run = run, .opts = opts, .failed = UINT64_MAX, .arena = arena
	};
	bool good = true, found;
	int64_t last_day;

	out->input = CC_ARRAY(arena, struct cc_report_input, run->files);
	out->guessed = CC_ARRAY(arena, bool, run->files);
	out->content = CC_ARRAY(arena, struct cc_content, opts->part ? run->files : 0);
	out->inputs = run->files - opts->first_file;
	out->audit = CC_ARRAY(arena, struct cc_audit, run->files);
	cc_folding_begin(&f, arena);
	f.pool = cc_pool_new(run->workers->threads, cc_folding_work, &f, arena);
	for (uint32_t file = opts->first_file; good && file < run->files && !cc_folding_failed(&f); file++)
		good = read_file(out, &f, binder, file, err);
	cc_pool_free(f.pool);
	cc_folding_drop_held(&f);
	found = cc_folding_results(&out->problems, &f, err);
	cc_folding_join(out, &f);
	last_day = cc_binder_settle_dates(binder);
	if (last_day > out->last_day)
		out->last_day = last_day;
	out->bound = cc_binder_roles(binder);
	if (good && found && out->problems.count == 0)
		cc_state_seal(out->state, run->workers);
	return good && found;
}
