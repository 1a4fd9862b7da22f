/* column.h -- headers -> roles, raw rows -> typed columns.
 *
 * May be included by: model, cli, tests.
 * Binding is per file: -c beats the command's section, which beats the shared
 * columns of the study, which beat role names and aliases.  Names match by
 * cc_utf8_fold().  What is asked for and missing is an error with the nearest
 * name and all of them; a name that two columns have is an error when it is
 * asked for.
 * A /REGEX/ is searched in the headers.  Without a group it is the one column
 * it matches; with named groups (or group 1 unnamed, the command's item) each
 * column it matches makes an observation of every row: the groups are the
 * values of their roles, and columns whose groups say the same are one
 * observation.  Observations without any value are none, but a row that has a
 * key of its own and no other observation comes once, without groups and
 * values; keys that groups name are ids even where no row has a value of them.
 * A batch has observations in the order of rows, then of columns.
 * Typing never guesses: a cell is a value, missing, or a problem.
 * Cost: O(cells).
 */
#ifndef CC_MODEL_COLUMN_H
#define CC_MODEL_COLUMN_H

#include "base/date.h"
#include "model/fold.h"
#include "rec/opener.h"
#include "rec/rows.h"

struct cc_binder; /* what all files have in common */
struct cc_position;
struct cc_bound; /* one file's columns, read-only once made */
struct cc_scales;
struct cc_typing; /* a worker's scratch: the batch it fills */

struct cc_bind_opts {
	const char *tool;		  /* for messages: "... is not a role of TOOL" */
	const struct cc_binding *binding; /* -c, in order */
	size_t n_bindings;
	const char *const *where; /* --where, as typed: all must hold */
	size_t n_where;
	const struct cc_span *missing; /* --missing: in place of the study's, or besides them */
	size_t n_missing;
	bool has_missing, more_missing;
	bool invalid_missing;		/* --invalid=missing */
	bool ragged_pad;		/* --ragged=pad */
	char decimal;			/* --decimal, the study's: , or . as said; 0: nobody said */
	enum cc_date_order dates;	/* --date, the study's */
	bool keep_totals;		/* --totals=keep */
	cc_opener *data;		/* NULL: none */
	struct cc_position **positions; /* what #3 was called, of several binders; NULL: of this one */
};

/* Whether a column of this name, folded, may hold case weights, which are bound by who asks for them alone. */
bool cc_looks_like_weights(struct cc_span folded);

/* Whether every -c and every binding of the own section names a role. */
bool cc_binder_new(struct cc_binder **out, const struct cc_method *method, const struct cc_run *run,
    const struct cc_bind_opts *opts, struct cc_arena *arena, struct cc_err *err);

/* After a failure: it was for a column that nobody has named and no file had. */
bool cc_binder_lacks(const struct cc_binder *b);

/* For --scaffold: whether a number's cell is a missing answer; the label scales. */
bool cc_binder_missing(const struct cc_binder *b, struct cc_span cell);
const struct cc_scales *cc_binder_scales(const struct cc_binder *b);
unsigned cc_binder_decimal(const struct cc_binder *b); /* how of cc_num_read() */
enum cc_date_order cc_binder_dates(const struct cc_binder *b);

/* One file's header; once more where a file's header has got longer.  The
 * header and the arena must live as long as the binder. */
bool cc_bind(struct cc_bound **out, struct cc_binder *binder, const struct cc_span *header, size_t n,
    struct cc_place place, uint32_t file, struct cc_arena *arena, struct cc_err *err);

/* Whether the command line or the study names a column for this role. */
bool cc_binder_asks(const struct cc_binder *b, unsigned role);
/* The header of a role's column in the first file that has one; at == NULL: none. */
struct cc_span cc_binder_column(const struct cc_binder *b, unsigned role);

/* This file's header gets no longer: a part of a layout is an error. */
bool cc_bound_whole(const struct cc_bound *b, struct cc_arena *arena, struct cc_err *err);

/* No header follows: what none of them had is missing.  Only here is an error
 * about several files raised, with the place of the last. */
bool cc_binder_finish(struct cc_binder *binder, struct cc_err *err);

/* So many lines of the header name nothing: a note says so. */
void cc_bound_dropped(struct cc_bound *b, uint64_t lines);

/* The rows of this file are to have all their cells, not only those of roles.
 * Before the first row. */
void cc_bound_keep_all(struct cc_bound *b, struct cc_arena *arena);
/* A row is several observations. */
bool cc_bound_wide(const struct cc_bound *b);

/* Once all files are read: columns of dates that nobody asked for, and that hold what
 * is no date, are unbound.  The last day of those that stay; CC_NO_DAY: none. */
int64_t cc_binder_settle_dates(struct cc_binder *b);
uint64_t cc_binder_roles(const struct cc_binder *b); /* bit r: bound in some file so far */
const struct cc_want *cc_bound_want(const struct cc_bound *b);
/* What parts say of columns, for --partial and --merge: for each item of each
 * role whether it was bound, or asked for and missed (enum cc_part_column).
 * Loading checks what cc_bind() does with the last file. */
size_t cc_binder_slots(const struct cc_binder *b);
void cc_binder_save(uint8_t *out, const struct cc_binder *b);
bool cc_binder_load(
    struct cc_binder *b, const uint8_t *in, const char *file, struct cc_arena *arena, struct cc_err *err);
/* What was left out and why, and shared columns that no file had. */
void cc_binder_notes(struct cc_report *report, const struct cc_binder *b);

struct cc_typing *cc_typing_new(
    const struct cc_method *method, const struct cc_run *run, struct cc_state *state, struct cc_arena *kept);

/* What a batch says besides its rows; sums over batches are exact. */
struct cc_seen {
	uint64_t rows, after_as_of;
	int64_t last_day;
	uint64_t blank, totals;	      /* rows without any value; last rows that sum up, left out */
	uint64_t missing, normalised; /* cells, under run->audit: numbers that were not plain */
};

/* kept holds what the typing learns of a file: the worker's, until cc_bound_close().
 * arena is the worker's, reset after add.  Rows after --as-of are left out.
 * NULL: the number of a label is still open (model/scale.h); nothing was done:
 * the same rows are to be given again after cc_bound_settle(). */
struct cc_batch *cc_type(struct cc_typing *t, const struct cc_rows *rows, const struct cc_bound *b,
    struct cc_problems *problems, struct cc_seen *seen, struct cc_arena *arena);

/* After a file's last row, while no worker types: chooses the scales of its
 * columns of labels.  Then, after the rows that had waited: what all of them
 * counted.  False: no scale fits, or two do and differ; more than half of a
 * column's values are invalid. */
bool cc_bound_settle(struct cc_bound *b, struct cc_typing *const *typing, unsigned n, struct cc_arena *arena,
    struct cc_err *err);
bool cc_bound_close(struct cc_bound *b, struct cc_typing *const *typing, unsigned n, struct cc_err *err);

#endif
