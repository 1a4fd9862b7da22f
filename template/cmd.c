/* template -- how often does each item stand in the data? */
#include "cli/cli.h"
#include "method/template.h"

static const struct cc_opt options[] = { { 0 } };

int
main(int argc, char **argv)
{
	static const struct cc_tool tool = {
		.name = "template",
		.about = N_("count the rows of each item"),
		.method = &cc_template,
		.options = options,
		.example = "template items.csv",
	};

	return cc_cli_main(&tool, argc, argv);
}
