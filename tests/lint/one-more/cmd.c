/* one-more -- how often does each item stand in the data? */
#include "cli/cli.h"
#include "method/one-more.h"

static const struct cc_opt options[] = {
	{ 0 },
};

int
main(int argc, char **argv)
{
	static const struct cc_tool tool = {
		.name = "one-more",
		.about = N_("count the rows of each item"),
		.method = &cc_one_more,
		.options = options,
		.example = "one-more items.csv",
	};

	return cc_cli_main(&tool, argc, argv);
}
