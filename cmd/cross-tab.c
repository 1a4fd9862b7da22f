/* cross-tab -- which answers differ between which groups? */
#include "cli/cli.h"
#include "method/cross-tab.h"

static struct cc_cross_tab_opts opts = { .low_base = { .value = 30 } };

static const struct cc_opt options[] = {
	{ "all", 'a', CC_OPT_FLAG, &opts.all, .help = N_("every column that can be a question is one") },
	{ "compare", 0, CC_OPT_WORD, &opts.compare, N_("HOW"),
	    .help = N_("each group with the rest, pairs, both, none (rest)"), .words = cc_cross_compare,
	    .late = true },
	{ "low-base", 0, CC_OPT_NUMBER, &opts.low_base, N_("N"),
	    .help = N_("groups of fewer people are marked (30)"), .max = 1e9, .integer = true, .late = true },
	{ "layout", 0, CC_OPT_WORD, &opts.layout, N_("HOW"),
	    .help = N_("groups in columns, or in rows (rows in Japanese)"), .words = cc_cross_layouts,
	    .late = true },
	{ "nets", 0, CC_OPT_WORD, &opts.nets, N_("HOW"),
	    .help = N_("on, or off: no answers taken together (on)"), .words = cc_cross_nets, .late = true },
	{ "sort", 0, CC_OPT_WORD, &opts.sort, N_("HOW"), .help = N_("answers as given, or by share (given)"),
	    .words = cc_cross_sorts, .late = true },
	{ 0 },
};

int
main(int argc, char **argv)
{
	static const struct cc_tool tool = {
		.name = "cross-tab",
		.about = N_("count answers by groups, and say where groups differ"),
		.method = &cc_cross_tab,
		.options = options,
		.opts = &opts,
		.example = "cross-tab -c question=satisfaction -g gender answers.csv",
	};

	return cc_cli_main(&tool, argc, argv);
}
