/* help.h -- --help and --version, made from the option tables.
 *
 * May be included by: cli, tests.
 * Out: text in the language of the locale, at most CC_HELP_LINES lines.
 */
#ifndef CC_CLI_HELP_H
#define CC_CLI_HELP_H

#include "base/str.h"

struct cc_opt;
struct cc_tool;

enum { CC_HELP_LINES = 40, CC_HELP_COLUMNS = 80 };

extern const char cc_package_version[]; /* "0.1.0" */

/* The tool's own options, a line each; then as many of the shared ones as
 * leave the whole on one screen, and the names of the others. */
void cc_help_usage(struct cc_buf *out, const struct cc_tool *tool, const struct cc_opt *shared);
void cc_help_version(struct cc_buf *out, const struct cc_tool *tool);

#endif
