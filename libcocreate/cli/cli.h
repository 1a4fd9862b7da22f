/* cli.h -- the one call of a command's main().
 *
 * May be included by: cmd, cli, tests.
 */
#ifndef CC_CLI_CLI_H
#define CC_CLI_CLI_H

#include "cli/opt.h"

struct cc_method;

/* Rows are passed on, with the columns that the method adds. */
struct cc_passing {
	const bool *replace, *stream;
};

/* An option by which nothing is read; what is printed then, where nobody names a table. */
struct cc_alone {
	const bool *asked;
	const char *option, *table; /* table NULL: the main one */
};

struct cc_tool {
	const char *(*with)(void); /* the version of MeCab, empty without; NULL: --version does not say */
	const char *name;	   /* "idea-score" */
	const char *about;	   /* N_(), what it does, one line */
	const struct cc_method *method;
	const struct cc_opt
	    *options;	     /* its own, up to name == NULL; one replaces the shared one of its name */
	const void *opts;    /* what method gets as run->opts */
	const char *example; /* one pipeline for --help */
	const struct cc_passing *passing; /* NULL: no rows are passed on */
	const struct cc_alone *alone;	  /* NULL: it always reads */
};

int cc_cli_main(const struct cc_tool *tool, int argc, char **argv);

#endif
