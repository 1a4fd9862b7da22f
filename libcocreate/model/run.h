/* run.h -- one run of a command, as its method sees it.
 *
 * May be included by: model, figure, method, cli, tests.
 */
#ifndef CC_MODEL_RUN_H
#define CC_MODEL_RUN_H

#include "base/err.h"
#include "base/workers.h"
#include "model/lexicon.h"
#include "model/study.h"
#include "rec/batch.h"

/* Takes out of a quote what could lead to a person; returns in how many places. */
typedef size_t cc_masker(struct cc_span *out, struct cc_span text, struct cc_arena *arena);

/* An option whose value the study gave. */
struct cc_study_option {
	const char *name, *key;	    /* "as-of", "as_of" */
	const struct cc_node *node; /* its value */
};

struct cc_binder;
struct cc_openers;

struct cc_run {
	const void *opts;			    /* the command's own options */
	const struct cc_study_option *study_option; /* up to name == NULL; NULL: none */
	const struct cc_study *study;
	const struct cc_items *const *items; /* [n_roles]: a role's items, NULL without */
	uint64_t bound;			     /* bit r: role r bound in some file */
	double confidence;
	uint64_t seed;
	uint32_t draws;
	unsigned digits; /* behind the point, where people read a number in a sentence */
	const char *dup; /* "first", "last" of what was given twice; NULL: an error */
	bool has_as_of;
	int64_t as_of;	  /* --as-of; has_as_of false: the last date in the data, if any */
	int64_t last_day; /* CC_NO_DAY: no date in the data */
	enum cc_lang lang;
	bool has_scale;
	double scale[2];		  /* for CC_ROLE_SCALE */
	const struct cc_lexicon *lexicon; /* for CC_ROLE_WORDS */
	bool weighted;			  /* somebody asked for case weights, in whatever file they stand */
	bool invalid_missing;		  /* --invalid=missing */
	struct cc_span weight_column;	  /* the header of the case weights; at == NULL: none, or unknown */
	const char *const *file;	  /* names, by cc_batch.file */
	uint32_t files;
	bool named; /* the command line names files */
	bool alone; /* options say all there is, and nothing is read: cc_tool.alone, or check() sets it */
	bool parts; /* the state is printed, or was: --partial, --merge */
	const struct cc_openers *open; /* for check(), which may replace what load() made */
	const void *loaded;	       /* what the method's load() made of the options; NULL: it has none */
	uint64_t tables;	       /* bit t: table t will be shown */
	uint64_t idle;		       /* bit r: role r is not read, whatever is bound; check() may set it */
	uint64_t
	    every; /* bit r: of columns (CC_ROLE_COLUMNS) role r has all that no other has; check() may set it */
	const struct cc_workers *workers; /* for work in alike, independent pieces */
	bool evidence;			  /* --evidence: cc_evidence_put() has a column to fill */
	bool mask;			  /* --mask, and --min-cell: figure/privacy */
	cc_masker *masker;		  /* the method's */
	uint64_t min_cell;
	const struct cc_binder *binder[2]; /* of the files, and of the wave before; NULL: none */
	unsigned how;			   /* numbers in texts: of cc_num_read() */
	bool audit;			   /* -v: count missing cells and normalised numbers */
	void (*slow)(double minutes); /* tells who waits at a terminal what is ahead; NULL: nobody does */
};

/* A place as file and line, for problems and evidence. */
static inline struct cc_place
cc_run_place(const struct cc_run *run, uint64_t place)
{
	return (struct cc_place){ run->file[cc_place_file(place)], cc_place_line(place), 0 };
}

/* What a row is about, as groups of a pattern may say it: an id, or an entry of a list. */
struct cc_said_of {
	unsigned role;
	struct cc_span id; /* at NULL: entry */
	uint32_t entry;
};

/* What the file of a place calls the column of a role, or of that item of it: of a wide
 * sheet the column whose groups say the same.  {NULL, 0}: it has none, or a merge does
 * not know. */
struct cc_span cc_run_column(const struct cc_run *run, uint64_t place, unsigned role, uint32_t item,
    const struct cc_said_of *said, size_t n);

/* Whether table t will be shown. */
static inline bool
cc_run_wants(const struct cc_run *run, unsigned table)
{
	return run->tables >> table & 1;
}

/* A column that was left unbound, because its cells are no dates; {NULL, 0}: there is none. */
struct cc_span cc_run_undated(const struct cc_run *run);

/* The value of that option is refused, found and wanted being told by the format:
 * "--NAME: ...", CC_EXIT_USAGE, where the command line or a default gave it, else
 * "FILE:LINE:COLUMN: NAME: ...", CC_EXIT_STUDY. */
bool cc_fail_option(const struct cc_run *run, const char *name, struct cc_err *err, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* The same of one NAME=NUMBER of several: the place is that of this key. */
bool cc_fail_option_key(const struct cc_run *run, const char *name, struct cc_span key, struct cc_err *err,
    const char *format, ...) __attribute__((format(printf, 5, 6)));

#endif
