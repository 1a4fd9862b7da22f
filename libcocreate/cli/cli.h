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

struct cc_tool {
	const char *name;  /* "idea-score" */
	const char *about; /* N_(), what it does, one line */
	const struct cc_method *method;
	const struct cc_opt *options;	  /* its own, up to name == NULL */
	const void *opts;		  /* what method gets as run->opts */
	const char *example;		  /* one pipeline for --help */
	const struct cc_passing *passing; /* NULL: no rows are passed on */
};

int cc_cli_main(const struct cc_tool *tool, int argc, char **argv);

#endif
