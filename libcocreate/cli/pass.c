/* pass.c -- rows that a command passes on: pieces in, bytes out. */
#include "cli/pass_int.h"

#include "base/arena.h"
#include "cli/out.h"

#include <stdatomic.h>
#include <unistd.h>

/* Pieces that were done before their turn may take so much; then their
 * workers wait. */
enum { AHEAD = 4 * 1024 * 1024 };

/* A piece that is done before its turn. */
struct ahead {
	struct ahead *next;
	uint64_t number;
	struct cc_buf bytes;
};

struct cc_pass *
cc_pass_new(const struct cc_pass_opts *opts, struct cc_arena *arena)
{
	struct cc_pass *p = CC_NEW(arena, struct cc_pass);

	*p = (struct cc_pass){ .opts = *opts, .arena = arena, .stop = UINT64_MAX };
	pthread_mutex_init(&p->lock, NULL);
	pthread_cond_init(&p->turn, NULL);
	p->kept = cc_arena_new();
	p->own = CC_ARRAY(arena, struct cc_pass_worker, opts->threads);
	cc_pass_columns_begin(p, arena);
	return p;
}

void
cc_pass_free(struct cc_pass *p)
{
	if (p == NULL)
		return;
	for (unsigned f = 0; f < p->formats; f++)
		cc_spool_free(p->spool[f]);
	for (unsigned w = 0; w < p->opts.threads; w++) {
		cc_buf_free(&p->own[w].out);
		cc_buf_free(&p->own[w].gaps);
		cc_buf_free(&p->own[w].text);
	}
	while (p->ahead != NULL) {
		cc_buf_free(&p->ahead->bytes);
		p->ahead = p->ahead->next;
	}
	cc_arena_free(p->kept);
	cc_pass_columns_free(p);
	pthread_cond_destroy(&p->turn);
	pthread_mutex_destroy(&p->lock);
}

void
cc_pass_want(struct cc_pass *p, enum cc_rows_format format)
{
	for (unsigned f = 0; f < p->formats; f++)
		if (p->format[f] == format)
			return;
	p->format[p->formats] = format;
	if (!p->opts.stream)
		p->spool[p->formats] = cc_spool_new(CC_PASS_ROOM / CC_PASS_FORMATS, p->arena);
	p->formats++;
}

static struct cc_rows_writer
writer_of(const struct cc_pass *p, unsigned f, struct cc_buf text)
{
	return (struct cc_rows_writer){ p->format[f], p->opts.excel, text };
}

static void
put_head(struct cc_buf *out, const struct cc_pass *p, unsigned f)
{
	struct cc_rows_writer w = writer_of(p, f, (struct cc_buf){ 0 });

	cc_rows_head(out, &w, p->name, p->n, p->opts.added, p->tail, p->n_tail);
	cc_buf_free(&w.text);
}

/* The header of a stream goes out with the first file's. */
bool
cc_pass_stream_head(struct cc_pass *p, struct cc_err *err)
{
	struct cc_buf head = { 0 };
	bool good;

	if (!p->opts.stream || p->begun)
		return true;
	p->begun = true;
	put_head(&head, p, 0);
	good = cc_out_write((struct cc_span){ head.at, head.len }, err);
	cc_buf_free(&head);
	return good;
}

struct cc_added *
cc_pass_begin(struct cc_pass *p, const struct cc_batch *batch, struct cc_arena *arena)
{
	struct cc_added *added = CC_NEW(arena, struct cc_added);

	added->n = p->opts.n_added;
	added->cell = CC_ARRAY(arena, struct cc_span, (size_t)batch->rows * added->n);
	added->arena = arena;
	return added;
}

void
cc_pass_check(const struct cc_rows_plan *plan, const struct cc_rows *rows, const struct cc_batch *batch,
    struct cc_problems *problems)
{
	for (uint32_t i = 0; rows->answers != NULL && i < batch->rows; i++)
		for (size_t c = 0; c < rows->wanted; c++)
			if (rows->answers[(size_t)batch->row[i] * rows->wanted + c].nested)
				cc_problem_late(problems, batch->file,
				    (struct cc_place){ plan->file, batch->line[i], 0 }, plan->header[c],
				    N_("a mapping or a list within it; wanted values, for a row to be passed "
				       "on"));
}

static void
render(struct cc_pass *p, unsigned f, struct cc_pass_worker *own, const struct cc_rows_plan *plan,
    const struct cc_rows *rows, const struct cc_batch *batch)
{
	struct cc_rows_writer w = writer_of(p, f, own->text);
	bool gaps = cc_rows_is_csv(w.format) && (p->opts.grows || plan->delimiter == '\0');
	size_t n = batch->added->n, gap;

	own->out.len = own->gaps.len = 0;
	for (uint32_t i = 0; i < batch->rows; i++) {
		uint32_t at;

		cc_rows_put(&own->out, &gap, &w, plan, rows, batch->row[i], &batch->added->cell[i * n]);
		at = (uint32_t)gap;
		if (gaps)
			cc_buf_add(&own->gaps, (const char *)&at, sizeof at);
	}
	own->text = w.text;
}

static bool
spool(struct cc_pass *p, unsigned f, struct cc_pass_worker *own, uint64_t number,
    const struct cc_rows_plan *plan, struct cc_err *err)
{
	struct cc_chunk chunk = { number, plan, { own->out.at, own->out.len },
		(const uint32_t *)(const void *)own->gaps.at, own->gaps.len / sizeof(uint32_t) };

	return cc_spool_put(p->spool[f], &chunk, err);
}

/* JSON: the comma before the first row of all. */
static struct cc_span
without_comma(struct cc_pass *p, struct cc_span bytes, enum cc_rows_format format)
{
	bool first = !p->any && bytes.len > 0 && format == CC_ROWS_JSON;

	p->any |= bytes.len > 0;
	return first ? (struct cc_span){ bytes.at + 1, bytes.len - 1 } : bytes;
}

static bool
print_next(struct cc_pass *p, struct cc_span bytes, struct cc_err *err)
{
	p->next++;
	return cc_out_write(without_comma(p, bytes, p->format[0]), err);
}

/* Those whose turn has come now; the list ascends. */
static bool
print_ahead(struct cc_pass *p, struct cc_err *err)
{
	bool good = true;

	while (good && p->ahead != NULL && p->ahead->number == p->next) {
		struct ahead *a = p->ahead;

		good = print_next(p, (struct cc_span){ a->bytes.at, a->bytes.len }, err);
		p->waiting -= a->bytes.len;
		p->ahead = a->next;
		cc_buf_free(&a->bytes);
		a->next = p->spare;
		p->spare = a;
	}
	return good;
}

static void
keep_ahead(struct cc_pass *p, struct cc_pass_worker *own, uint64_t number)
{
	struct ahead **at = &p->ahead, *a = p->spare;

	if (a != NULL)
		p->spare = a->next;
	else
		a = CC_NEW(p->kept, struct ahead);
	while (*at != NULL && (*at)->number < number)
		at = &(*at)->next;
	*a = (struct ahead){ *at, number, own->out };
	*at = a;
	p->waiting += a->bytes.len;
	own->out = (struct cc_buf){ 0 };
}

/* Jobs are begun in order, so the one whose turn it is never waits. */
static bool
stream(struct cc_pass *p, struct cc_pass_worker *own, uint64_t number, struct cc_err *err)
{
	bool good = true;

	pthread_mutex_lock(&p->lock);
	while (number > p->next && number < p->stop && p->waiting > AHEAD)
		pthread_cond_wait(&p->turn, &p->lock);
	if (number < p->stop && number > p->next)
		keep_ahead(p, own, number);
	else if (number < p->stop)
		good =
		    print_next(p, (struct cc_span){ own->out.at, own->out.len }, err) && print_ahead(p, err);
	pthread_cond_broadcast(&p->turn);
	pthread_mutex_unlock(&p->lock);
	return good;
}

bool
cc_pass_rows(struct cc_pass *p, unsigned worker, uint64_t number, const struct cc_rows_plan *plan,
    const struct cc_rows *rows, const struct cc_batch *batch, struct cc_err *err)
{
	struct cc_pass_worker *own = &p->own[worker];
	bool good = true;

	for (unsigned f = 0; good && f < p->formats; f++) {
		render(p, f, own, plan, rows, batch);
		good = p->opts.stream ? stream(p, own, number, err) : spool(p, f, own, number, plan, err);
	}
	return good;
}

void
cc_pass_stop(struct cc_pass *p, uint64_t number)
{
	pthread_mutex_lock(&p->lock);
	if (number < p->stop)
		p->stop = number;
	pthread_cond_broadcast(&p->turn);
	pthread_mutex_unlock(&p->lock);
}

static bool
write_to(int fd, struct cc_span bytes, struct cc_err *err)
{
	return fd == STDOUT_FILENO ? cc_out_write(bytes, err)
				   : cc_out_all(fd, bytes) || cc_fail_errno(err, errno, "-o");
}

/* Rows of a file that had fewer columns than there are: an empty cell for each. */
static struct cc_span
fill_gaps(struct cc_buf *room, const struct cc_pass *p, unsigned f, const struct cc_chunk *chunk)
{
	struct cc_rows_writer w = writer_of(p, f, (struct cc_buf){ 0 });
	const struct cc_rows_plan *plan = chunk->of;
	size_t from = 0;

	room->len = 0;
	for (size_t i = 0; i < chunk->n_places; i++) {
		cc_buf_add(room, chunk->bytes.at + from, chunk->place[i] - from);
		cc_rows_fill(room, &w, p->n - plan->n);
		from = chunk->place[i];
	}
	cc_buf_add(room, chunk->bytes.at + from, chunk->bytes.len - from);
	return (struct cc_span){ room->at, room->len };
}

static bool
print_spool(struct cc_pass *p, unsigned f, int fd, struct cc_err *err)
{
	size_t n = cc_spool_sort(p->spool[f]);
	struct cc_buf room = { 0 };
	bool good = true;

	p->any = false;
	for (size_t i = 0; good && i < n; i++) {
		struct cc_chunk chunk;

		good = cc_spool_read(&chunk, p->spool[f], i, err);
		if (good && chunk.n_places > 0 && ((const struct cc_rows_plan *)chunk.of)->n < p->n)
			chunk.bytes = fill_gaps(&room, p, f, &chunk);
		good = good && write_to(fd, without_comma(p, chunk.bytes, p->format[f]), err);
	}
	cc_buf_free(&room);
	return good;
}

bool
cc_pass_print(struct cc_pass *p, enum cc_rows_format format, int fd, struct cc_err *err)
{
	struct cc_rows_writer w = { .format = format };
	struct cc_buf ends = { 0 };
	unsigned f = 0;
	bool good = true;

	while (p->format[f] != format)
		f++;
	if (!p->opts.stream) {
		put_head(&ends, p, f);
		good = write_to(fd, (struct cc_span){ ends.at, ends.len }, err) && print_spool(p, f, fd, err);
	}
	ends.len = 0;
	cc_rows_foot(&ends, &w, p->any);
	good = good && write_to(fd, (struct cc_span){ ends.at, ends.len }, err);
	cc_buf_free(&ends);
	return good;
}

/* A quote that never closes and a NUL: no CSV, no JSON and no YAML, whatever
 * is put behind it. */
bool
cc_pass_break(struct cc_pass *p, const char *reason, struct cc_err *err)
{
	struct cc_buf line = { 0 };
	bool good;

	if (!p->opts.stream)
		return true;
	if (p->any && p->format[0] == CC_ROWS_JSON)
		cc_buf_putc(&line, '\n');
	cc_buf_printf(&line, "\"%s stopped: ", p->opts.tool);
	for (; *reason != '\0'; reason++)
		cc_buf_putc(&line, *reason == '"' ? '\'' : *reason);
	cc_buf_add(&line, "\0\n", 2);
	good = cc_out_write((struct cc_span){ line.at, line.len }, err);
	cc_buf_free(&line);
	return good;
}
