/* fold.h -- what a method declares of itself, and what it is given.
 *
 * May be included by: model, method, cli, cmd, tests.
 * A method is a fold without state of its own: it names its roles, tables and
 * stores; add() writes typed rows to stores, finish() reads sealed stores and
 * fills the report.  Reading, threads, merging, sorting and printing are the
 * library's.
 */
#ifndef CC_MODEL_FOLD_H
#define CC_MODEL_FOLD_H

#include "base/err.h"
#include "base/workers.h"
#include "text/codebook.h"
#include "model/study.h"
#include "rec/batch.h"
#include "rec/report.h"
#include "rec/store_add.h"
#include "rec/store_read.h"

#include <stdint.h>

enum {
	CC_ROLE_NEEDED = 1,    /* in every layout that has it, in at least one file */
	CC_ROLE_MULTI = 2,     /* several columns, or several answers in a cell */
	CC_ROLE_SCALE = 4,     /* numbers on the run's scale: out of it is invalid */
	CC_ROLE_KEY = 8,       /* needed in every file; a row without it is a problem */
	CC_ROLE_APART = 32,    /* a multi role of codes whose columns are not joined */
	CC_ROLE_DATE = 64,     /* --as-of leaves out later rows; measures have the last day */
	CC_ROLE_SEGMENT = 128, /* what --by binds */
	CC_ROLE_ITEM = 16,     /* what an unnamed group 1 of a /REGEX/ is the value of */
};

struct cc_role {
	const char *name;
	const char *items; /* study key of the list that names this role's columns ("axes"), or NULL */
	enum cc_kind kind;
	unsigned flags;
	const char *alias[8]; /* header names, and /REGEX/es with groups, that bind it unasked */
	const char *list;     /* CC_ENTRY: study key of the list whose entries its cells name */
};

/* The roles that every command has. */
#define CC_SEGMENT_ROLE \
	{ \
		"segment", NULL, CC_ID, CC_ROLE_SEGMENT, \
		{ \
			"セグメント", "区分" \
		} \
	}
#define CC_DATE_ROLE \
	{ \
		"date", NULL, CC_DATE, CC_ROLE_DATE, \
		{ \
			"日付", "回答日", "回答日時" \
		} \
	}

/* A way in which a file may be laid out.  A file has the layout that it binds
 * needs of; binding needs of two is an error.  What binds none has the one that
 * needs nothing, else CC_NO_LAYOUT: its rows carry attributes. */
#define CC_NO_LAYOUT UINT32_MAX
struct cc_layout {
	const char *name;
	uint64_t needs;	   /* bits of roles, one of which at least must be bound; 0: none */
	const char *wants; /* for the message where no layout fits: "the axes customer_value, ..." */
};

struct cc_run {
	const void *opts; /* the command's own options */
	const struct cc_study *study;
	const struct cc_items *const *items; /* [n_roles]: a role's items, NULL without */
	uint64_t bound;			     /* bit r: role r bound in some file */
	double confidence;
	uint64_t seed;
	uint32_t draws;
	bool has_as_of;
	int64_t as_of;	  /* --as-of; has_as_of false: the last date in the data, if any */
	int64_t last_day; /* CC_NO_DAY: no date in the data */
	enum cc_lang lang;
	bool has_scale;
	double scale[2];	 /* for CC_ROLE_SCALE */
	const char *const *file; /* names, by cc_batch.file */
	uint32_t files;
	const struct cc_codebook *codebook; /* NULL: the command has none */
	uint64_t tables;		    /* bit t: somebody will look at table t */
	uint64_t idle; /* bit r: role r is not read, whatever is bound; check() may set it */
	const struct cc_workers *workers; /* for work in alike, independent pieces */
	bool evidence;			  /* --evidence: cc_evidence_put() has a column to fill */
	bool mask;			  /* --mask, and --min-cell: what cc_put_quote() heeds */
	uint64_t min_cell;
	bool audit; /* -v: count missing cells and normalised numbers */
};

/* A place as file and line, for problems and evidence. */
static inline struct cc_place
cc_run_place(const struct cc_run *run, uint64_t place)
{
	return (struct cc_place){ run->file[cc_place_file(place)], cc_place_line(place), 0 };
}

struct cc_findings;

struct cc_method {
	const struct cc_role *roles;	    /* up to name == NULL */
	const struct cc_layout *layouts;    /* up to name == NULL */
	const struct cc_items_spec *items;  /* up to key == NULL; NULL: none */
	const struct cc_table_spec *tables; /* up to name == NULL; the first is the main one */
	const struct cc_store_spec *stores; /* up to name == NULL */
	const char *spread; /* what finish() may call the spread columns with cc_table_spread(), or NULL */
	/* Options against study and items, before any row: may set run's scale. */
	bool (*check)(struct cc_run *run, struct cc_arena *arena, struct cc_err *err);
	void (*add)(struct cc_store *const *stores, const struct cc_batch *batch, const struct cc_run *run,
	    struct cc_problems *problems);
	/* before: the same fold of the previous wave (--against), else NULL.  A state
	 * may have been merged from parts that anybody made: its ids, values, places
	 * and keys are in range, but any value or key that is optional may be none. */
	bool (*finish)(struct cc_report *report, const struct cc_state *now, const struct cc_state *before,
	    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena,
	    struct cc_err *err);
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

/* finish(), with those tables left out that need --by or --against where nobody
 * gave them. */
bool cc_method_finish(struct cc_report *report, const struct cc_method *method, const struct cc_state *now,
    const struct cc_state *before, const struct cc_run *run, struct cc_problems *problems,
    struct cc_arena *arena, struct cc_err *err);

/* The first role with this flag, or CC_NO_ROLE. */
#define CC_NO_ROLE UINT32_MAX
unsigned cc_method_role(const struct cc_method *method, unsigned flag);

/* Whether some layout needs the role. */
bool cc_method_lays_out(const struct cc_method *method, unsigned role);

/* The list whose entries the cells of a CC_ENTRY role name. */
const struct cc_items *cc_method_list(
    const struct cc_method *method, const struct cc_run *run, const struct cc_role *role);

#endif
