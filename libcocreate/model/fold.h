/* fold.h -- what a method declares of itself, and what it is given.
 *
 * May be included by: model, figure, method, cli, cmd, tests.
 * A method is a fold without state of its own: it names its roles, tables and
 * stores; add() writes typed rows to stores, finish() reads sealed stores and
 * fills the report.  Reading, threads, merging, sorting and printing are the
 * library's.
 */
#ifndef CC_MODEL_FOLD_H
#define CC_MODEL_FOLD_H

#include "model/role.h"
#include "model/run.h"
#include "rec/batch_at.h"
#include "rec/opener.h"
#include "rec/report.h"
#include "rec/store_add.h"
#include "rec/store_read.h"

struct cc_findings;

struct cc_method {
	const struct cc_role *roles;	    /* up to name == NULL */
	const struct cc_layout *layouts;    /* up to name == NULL */
	const struct cc_items_spec *items;  /* up to key == NULL; NULL: none */
	const struct cc_table_spec *tables; /* up to name == NULL; the first is the main one */
	const struct cc_store_spec *stores; /* up to name == NULL */
	const struct cc_chart *charts;	    /* up to table == NULL; NULL: no pictures */
	const struct cc_words *formulas;    /* how its figures are made, a line each; as in a report */
	const char *const
	    *keys;	    /* of its section in the study that check() or load() read, up to NULL; or NULL */
	const char *spread; /* what finish() may call the spread columns with cc_table_spread(), or NULL */

	/* All functions but add and finish may be NULL. */

	/* What the options name besides the input, into run->loaded.  All that is
	 * read comes through `open`; parts of a --merge must agree in it, and call it
	 * by the name `loads`. */
	const char *loads;
	bool (*load)(
	    struct cc_run *run, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err);
	/* Options against study and items, before any row: may set run's scale. */
	bool (*check)(struct cc_run *run, struct cc_arena *arena, struct cc_err *err);
	/* There is much input, before its second piece: preparing is worth the time. */
	void (*prepare)(const struct cc_run *run);
	/* A worker's own scratch, as batch->worker. */
	void *(*worker_begin)(const struct cc_run *run);
	void (*worker_end)(void *worker);
	/* Names of the columns that add() fills in rows that are passed on; their number. */
	uint32_t (*adds)(struct cc_span **name, const struct cc_run *run, struct cc_arena *arena);
	const char *unweighted; /* why nothing is to be weighted by people's case weights: the error of
				 * -c weight=; NULL: there is such a role, or none yet */
	const char
	    *whole;	 /* why it does not go by parts: the error of --partial and --merge; NULL: it does */
	bool dup_early;	 /* add() looks at --dup: parts of a --merge must agree in it */
	cc_masker *mask; /* NULL: it quotes nothing */
	void (*add)(struct cc_store *const *stores, const struct cc_batch *batch, const struct cc_run *run,
	    struct cc_problems *problems);
	/* before: the same fold of the previous wave (--against), else NULL.  A state
	 * may have been merged from parts that anybody made: its ids, values, places
	 * and keys are in range, but any value or key that is optional may be none. */
	bool (*finish)(struct cc_report *report, const struct cc_state *now, const struct cc_state *before,
	    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena,
	    struct cc_err *err);
	/* What a number in a field of a store can be; NULL: anything.  A state of
	 * --merge that holds another is refused, as add() refuses such a row. */
	struct cc_limit (*limit)(const struct cc_run *run, unsigned store, unsigned field);
	/* Offers the sentences of table CC_TABLE_FINDINGS (figure/findings.h), once
	 * the others are filled; NULL: none. */
	void (*findings)(struct cc_findings *f, struct cc_report *report, const struct cc_run *run);
};

/* No id of the study's lists is the name of a role (but for those that make a
 * layout of their own: there the item has the name, and the role goes by its
 * aliases), or of another column where
 * each item is a column of its own. */
bool cc_method_check_items(
    const struct cc_method *method, const struct cc_run *run, struct cc_arena *scratch, struct cc_err *err);

bool cc_method_check(
    const struct cc_method *method, struct cc_run *run, struct cc_arena *arena, struct cc_err *err);

enum { CC_SEGMENTS_MOST = 5000 }; /* in a table that compares them; more are an error */

/* finish(), with those tables left out that need --by or --against where nobody
 * gave them. */
bool cc_method_finish(struct cc_report *report, const struct cc_method *method, const struct cc_state *now,
    const struct cc_state *before, const struct cc_run *run, struct cc_problems *problems,
    struct cc_arena *arena, struct cc_err *err);

/* The first role with this flag, or CC_NO_ROLE. */
#define CC_NO_ROLE UINT32_MAX
unsigned cc_method_role(const struct cc_method *method, unsigned flag);

/* Whether some layout names the role. */
bool cc_method_lays_out(const struct cc_method *method, unsigned role);
/* "needed"; "one-of": some layout names it; "optional". */
const char *cc_method_need(const struct cc_method *method, unsigned role);

/* The list whose entries the cells of a CC_ENTRY role name. */
const struct cc_items *cc_method_list(
    const struct cc_method *method, const struct cc_run *run, const struct cc_role *role);

#endif
