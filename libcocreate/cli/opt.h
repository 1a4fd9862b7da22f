/* opt.h -- options as data: one table drives parsing, the study's section,
 * --help and the man page check.
 *
 * May be included by: cli, cmd, tests.
 * Several tables are read as one: the tool's own and the shared one.  Where a
 * place is asked for, options are counted through all of them.
 * Errors: CC_EXIT_USAGE "--NAME: found; wanted ..." for the command line,
 * CC_EXIT_STUDY "FILE:LINE:COLUMN: NAME: found; wanted ..." for the study.
 */
#ifndef CC_CLI_OPT_H
#define CC_CLI_OPT_H

#include "base/err.h"
#include "model/value.h"

#include <stdint.h>

struct cc_arena;
struct cc_node;
struct cc_report;
struct cc_study_option;

enum cc_opt_kind {
	CC_OPT_FLAG,   /* bool */
	CC_OPT_NUMBER, /* struct cc_number */
	CC_OPT_TEXT,   /* const char * */
	CC_OPT_RANGE,  /* struct cc_range: 1..3, or [1, 3] in a study; low < high */
	CC_OPT_WORD,   /* const char *: one of `words` */
	CC_OPT_LIST,   /* struct cc_list: repeatable; with `named` of NAME=TEXT, in a study a mapping */
	CC_OPT_PAIRS,  /* struct cc_pairs: a=2,b=1, or a mapping in a study */
};

/* What a shell offers for the value, besides `words` (cli/offer.h). */
enum cc_offer {
	CC_OFFER_NONE,
	CC_OFFER_FILE,
	CC_OFFER_FORMAT, /* of the output */
	CC_OFFER_TABLE,
	CC_OFFER_COLUMN,  /* of the files on the line */
	CC_OFFER_BINDING, /* ROLE=COLUMN */
	CC_OFFER_ROWS,	  /* COLUMN=VALUE, and other operators */
	CC_OFFER_CELLS,	  /* TABLE.COLUMN */
	CC_OFFER_BOOK,	  /* a built-in codebook, or a file */
};

struct cc_opt {
	const char *name; /* long, without -- */
	char letter;	  /* 0: none */
	enum cc_opt_kind kind;
	void *value;
	const char *arg;	  /* placeholder in --help; NULL for flags */
	const char *help;	  /* N_(), one line */
	const char *const *words; /* up to NULL: of CC_OPT_WORD all, of `named` the names, else some */
	double min, max;	  /* of every number in it; both 0: any; max HUGE_VAL: no end */
	bool integer;		  /* CC_OPT_NUMBER: at most 2^53 either way */
	bool shared_only;	  /* not a key of the study's section */
	bool open;		  /* min and max themselves are out */
	bool named;		  /* CC_OPT_LIST */
	bool above;		  /* min itself is out, max is in */
	bool late;		  /* only finish() looks at it: parts may differ in it */
	bool dated;		  /* of dates: any other value is that of the next option of its name */
	const char *key;	  /* in a study, besides its own name */
	struct cc_words scaled;	  /* a number: what --scaffold says of it on another scale */
	double (*rescaled)(double low, double high, size_t items); /* and proposes there for so many items */
	const char *draft; /* what --scaffold gives it, in YAML, as nothing runs without it */
	enum cc_offer offer;
	const char *list; /* study key of the list whose entries it names: offered, too */
};

/* How many options the tables (up to NULL) hold: the size of `seen`. */
size_t cc_opt_count(const struct cc_opt *const *tables);
/* The option of that long name and its place, or NULL.  place may be NULL. */
const struct cc_opt *cc_opt_named(size_t *place, const struct cc_opt *const *tables, struct cc_span name);
/* As it is typed: a name, or the start of only one; a letter.  NULL: none. */
const struct cc_opt *cc_opt_typed(const struct cc_opt *const *tables, struct cc_span name);
const struct cc_opt *cc_opt_lettered(const struct cc_opt *const *tables, char letter);

/* What a word behind argv, which has room for it, would be: the value of the
 * option that is returned, else, where *ended, an operand in any case. */
const struct cc_opt *cc_opt_awaiting(
    bool *ended, const struct cc_opt *const *tables, int argc, char **argv, struct cc_arena *arena);

/* Reads argv as GNU does: options may stand after operands, -- ends them.
 * argv is permuted so that the operands come last, the first at
 * *first_operand.  seen[place]: the option was given.  Of several errors the
 * first is told, but all of argv is read, so that a --help behind an error
 * still sets its flag.  tool: its name, for the message. */
bool cc_opt_parse(int *first_operand, const struct cc_opt *const *tables, const char *tool, int argc,
    char **argv, bool *seen, struct cc_arena *arena, struct cc_err *err);

/* One option from its text on the command line; a list grows by it. */
bool cc_opt_set(const struct cc_opt *opt, struct cc_span text, struct cc_arena *arena, struct cc_err *err);
/* One option from the study; a list is replaced. */
bool cc_opt_from_node(const struct cc_opt *opt, const struct cc_node *node, const char *file,
    struct cc_arena *arena, struct cc_err *err);

/* A value as text; between: what stands between the items of a list. */
void cc_opt_print(struct cc_buf *out, const struct cc_opt *opt, const char *between);
/* A parameter of the report by the name of the option.  What was not given and
 * has no default is an empty one; a method may give the value that it uses. */
void cc_opt_parameter(struct cc_report *report, const struct cc_opt *opt);
/* The name as a key of the study: _ for -. */
const char *cc_opt_key(const char *name, struct cc_arena *arena);

/* The options of a study's section: cc_opt_study_key is a cc_study_key whose
 * ctx is a struct cc_opt_section.  A value that the command line gave is
 * checked all the same, and then left as it is. */
struct cc_opt_section {
	const struct cc_opt *const *tables;
	const bool *seen;
	struct cc_study_option *given; /* room for as many as there are options: those that were taken */
	size_t n_given;
	struct cc_arena *arena;
};

bool cc_opt_study_key(void *ctx, const struct cc_node *key, const struct cc_node *value, const char *file,
    bool *known, struct cc_err *err);
/* Their names as keys (_ for -), up to NULL. */
const char *const *cc_opt_study_names(const struct cc_opt *const *tables, struct cc_arena *arena);

#endif
