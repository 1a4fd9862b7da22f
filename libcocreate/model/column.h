/* column.h -- headers -> roles, raw rows -> typed columns.
 *
 * May be included by: model, cli, tests.
 * Binding is per file: -c beats the command's section, which beats the shared
 * columns of the study, which beat role names and aliases.  Names match by
 * cc_utf8_fold().  What is asked for and missing is an error with the nearest
 * name and all of them; a name that two columns have is an error when it is
 * asked for.
 * Typing never guesses: a cell is a value, missing, or a problem.
 */
#ifndef CC_MODEL_COLUMN_H
#define CC_MODEL_COLUMN_H

#include "model/fold.h"
#include "rec/rows.h"

struct cc_binder; /* what all files have in common */
struct cc_bound;  /* one file's columns, read-only once made */
struct cc_typist; /* a worker's scratch: the batch it fills */

struct cc_bind_opts {
	const char *tool;		  /* for messages: "... is not a role of TOOL" */
	const struct cc_binding *binding; /* -c, in order */
	size_t n_bindings;
};

/* Whether every -c and every binding of the own section names a role. */
bool cc_binder_new(struct cc_binder **out, const struct cc_method *method, const struct cc_run *run,
    const struct cc_bind_opts *opts, struct cc_arena *arena, struct cc_err *err);

/* One file's header; once more where a file's header has got longer.  The
 * header and the arena must live as long as the binder. */
bool cc_bind(struct cc_bound **out, struct cc_binder *binder, const struct cc_span *header, size_t n,
    struct cc_place place, uint32_t file, struct cc_arena *arena, struct cc_err *err);

/* No header follows: what none of them had is missing.  Only here is an error
 * about several files raised, with the place of the last. */
bool cc_binder_finish(struct cc_binder *binder, struct cc_err *err);

uint64_t cc_binder_roles(const struct cc_binder *b); /* bit r: bound in some file so far */
const struct cc_want *cc_bound_want(const struct cc_bound *b);
/* Notes on shared columns that no file had. */
void cc_binder_notes(struct cc_report *report, const struct cc_binder *b);

struct cc_typist *cc_typist_new(
    const struct cc_method *method, const struct cc_run *run, struct cc_state *state, struct cc_arena *arena);

/* What a batch says besides its rows; sums over batches are exact. */
struct cc_seen {
	uint64_t rows, after_as_of;
	int64_t last_day;
};

/* arena is the worker's, reset after add.  Rows after --as-of are left out. */
const struct cc_batch *cc_type(struct cc_typist *t, const struct cc_rows *rows, const struct cc_bound *b,
    struct cc_problems *problems, struct cc_seen *seen, struct cc_arena *arena);

#endif
