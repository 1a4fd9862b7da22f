/* pass.h -- rows that a command passes on, with columns added.
 *
 * May be included by: cli.
 * Workers render the rows of their pieces (render/rows.h); the pieces wait in a
 * spool for each format until all input was found good, or with `stream` go
 * to standard output in the order of the input as soon as their turn has come.
 * Columns of all files are one list, by name; a column that is met later stands
 * behind those before it, and earlier rows get an empty cell.
 * Errors: CC_EXIT_DATA for a column that has an added one's name, a new column
 * behind a header that was printed, two equal keys of JSON, a row that is
 * several observations, a nested value; CC_EXIT_MACHINE for what cannot be
 * written or kept.
 * Memory: CC_PASS_ROOM for all formats; a piece a thread.
 */
#ifndef CC_CLI_PASS_H
#define CC_CLI_PASS_H

#include "model/column.h"
#include "rec/records.h"
#include "render/rows.h"

enum { CC_PASS_FORMATS = 4, CC_PASS_ROOM = 8 * 1024 * 1024 };

struct cc_pass_opts {
	const char *tool;
	const struct cc_span *added; /* names of the columns */
	uint32_t n_added;
	bool replace, stream, excel;
	bool ragged; /* rows of another width are padded or cut */
	unsigned threads;
	bool grows; /* there are several files */
};

struct cc_pass;

struct cc_pass *cc_pass_new(const struct cc_pass_opts *opts, struct cc_arena *arena);
void cc_pass_free(struct cc_pass *pass); /* NULL is fine */
/* Before the first header: once a format is enough.  stream: one, in all. */
void cc_pass_want(struct cc_pass *pass, enum cc_rows_format format);

/* The reader: where the columns of a header that was just bound go. */
bool cc_pass_bind(const struct cc_rows_plan **out, struct cc_pass *pass, const struct cc_records *records,
    struct cc_bound *bound, const struct cc_span *header, uint32_t n, struct cc_place place,
    struct cc_arena *arena, struct cc_err *err);

/* A worker: room for what is added to its batch; what cannot be passed on; then
 * a piece's rows, of each piece once. */
struct cc_added *cc_pass_begin(struct cc_pass *pass, const struct cc_batch *batch, struct cc_arena *arena);
void cc_pass_check(const struct cc_rows_plan *plan, const struct cc_rows *rows, const struct cc_batch *batch,
    struct cc_problems *problems);
bool cc_pass_rows(struct cc_pass *pass, unsigned worker, uint64_t number, const struct cc_rows_plan *plan,
    const struct cc_rows *rows, const struct cc_batch *batch, struct cc_err *err);
/* Rows from that piece on do not matter any more. */
void cc_pass_stop(struct cc_pass *pass, uint64_t number);

/* All is well: everything, or with stream what stands behind the rows. */
bool cc_pass_print(struct cc_pass *pass, enum cc_rows_format format, int fd, struct cc_err *err);
/* With stream all was not well: a line that no format can hold, so that what
 * reads on cannot take the half for the whole. */
bool cc_pass_break(struct cc_pass *pass, const char *reason, struct cc_err *err);

#endif
