/* help.c -- --help and --version, made from the option tables.
 *
 * The screen has CC_HELP_LINES lines whatever options are added: usage is
 * written with fewer and fewer shared options explained until it fits.
 */
#ifdef HAVE_CONFIG_H
#include <config.h>
#endif

#include "cli/help.h"

#include "base/err.h"
#include "base/utf8.h"
#include "cli/cli.h"

#include <libintl.h>

/* What configure says; these stand in where one file is compiled by hand. */
#ifndef PACKAGE_NAME
#define PACKAGE_NAME	  "cocreate-tools"
#define PACKAGE_VERSION	  "0.1.0"
#define PACKAGE_BUGREPORT ""
#define PACKAGE_URL	  ""
#endif

enum { HELP_AT = 28 }; /* the column where explanations begin */

const char cc_package_version[] = PACKAGE_VERSION;

/* "  -o, --output=FILE", the same place for those without a letter. */
static void
put_option(struct cc_buf *out, const struct cc_opt *opt)
{
	size_t start = out->len, width;

	if (opt->letter != 0)
		cc_buf_printf(out, "  -%c, --%s", opt->letter, opt->name);
	else
		cc_buf_printf(out, "      --%s", opt->name);
	if (opt->arg != NULL)
		cc_buf_printf(out, "=%s", gettext(opt->arg));
	width = cc_utf8_width((struct cc_span){ out->at + start, out->len - start });
	cc_buf_repeat(out, ' ', width + 2 > HELP_AT ? 2 : HELP_AT - width);
	cc_buf_printf(out, "%s\n", gettext(opt->help));
}

/* The others in one paragraph: "Also: --skip=N, --draws=N, ...". */
static void
put_names(struct cc_buf *out, const struct cc_opt *opt)
{
	const char *lead = gettext("Also");
	size_t column = cc_utf8_width(cc_span(lead)) + 1;

	if (opt->name == NULL)
		return;
	cc_buf_printf(out, "%s:", lead);
	for (; opt->name != NULL; opt++) {
		struct cc_buf word = { 0 };
		size_t width;

		cc_buf_printf(&word, "--%s", opt->name);
		if (opt->arg != NULL)
			cc_buf_printf(&word, "=%s", gettext(opt->arg));
		cc_buf_puts(&word, opt[1].name == NULL ? "" : ",");
		width = cc_utf8_width((struct cc_span){ word.at, word.len });
		if (column + 1 + width > CC_HELP_COLUMNS - 1) {
			cc_buf_putc(out, '\n');
			column = 0;
		}
		cc_buf_printf(out, " %s", word.at);
		column += 1 + width;
		cc_buf_free(&word);
	}
	cc_buf_putc(out, '\n');
}

static void
put_end(struct cc_buf *out, const struct cc_tool *tool)
{
	cc_buf_puts(
	    out, gettext("\n"
			 "Exit status: 0 success, 1 a condition of --fail-if was met, 2 command line,\n"
			 "3 study file or codebook, 4 input data, 5 files or memory.\n"));
	if (tool->example != NULL)
		cc_buf_printf(out, "\n%s %s\n", gettext("Example:"), tool->example);
	if (PACKAGE_BUGREPORT[0] != '\0')
		cc_buf_printf(out, gettext("Report bugs to: %s\n"), PACKAGE_BUGREPORT);
	if (PACKAGE_URL[0] != '\0')
		cc_buf_printf(out, gettext("Home page: %s\n"), PACKAGE_URL);
}

/* explained: how many of the shared options have a line of their own. */
static void
put_usage(struct cc_buf *out, const struct cc_tool *tool, const struct cc_opt *shared, size_t explained)
{
	cc_buf_printf(out, gettext("Usage: %s [OPTION]... [FILE]...\n"), tool->name);
	cc_buf_printf(out, "%s - %s\n", tool->name, gettext(tool->about));
	cc_buf_puts(out, gettext("Without FILE, or where it is -, standard input is read.\n"));
	cc_buf_putc(out, '\n');
	for (const struct cc_opt *opt = tool->options; opt->name != NULL; opt++)
		put_option(out, opt);
	if (tool->options->name != NULL)
		cc_buf_putc(out, '\n');
	for (size_t i = 0; i < explained; i++)
		put_option(out, &shared[i]);
	put_names(out, shared + explained);
	put_end(out, tool);
}

static size_t
count_lines(const struct cc_buf *text)
{
	size_t n = 0;

	for (size_t i = 0; i < text->len; i++)
		n += text->at[i] == '\n';
	return n;
}

void
cc_help_usage(struct cc_buf *out, const struct cc_tool *tool, const struct cc_opt *shared)
{
	struct cc_buf page = { 0 };
	size_t explained = 0;

	while (shared[explained].name != NULL)
		explained++;
	put_usage(&page, tool, shared, explained);
	while (explained > 0 && count_lines(&page) > CC_HELP_LINES) {
		page.len = 0;
		put_usage(&page, tool, shared, --explained);
	}
	cc_buf_add(out, page.at, page.len);
	cc_buf_free(&page);
}

void
cc_help_version(struct cc_buf *out, const struct cc_tool *tool)
{
	cc_buf_printf(out, "%s (%s) %s\n", tool->name, PACKAGE_NAME, cc_package_version);
	if (tool->with != NULL && tool->with()[0] != '\0')
		cc_buf_printf(out, gettext("With MeCab %s\n"), tool->with());
	else if (tool->with != NULL)
		cc_buf_puts(out, gettext("Without MeCab\n"));
	cc_buf_puts(
	    out, gettext("Copyright (C) 2026 the authors of cocreate-tools\n"
			 "License GPLv3+: GNU GPL version 3 or later <https://gnu.org/licenses/gpl.html>\n"
			 "This is free software: you are free to change and redistribute it.\n"
			 "There is NO WARRANTY, to the extent permitted by law.\n"));
}
