/* cycle-check -- is co-creation really going round, and where do we only say so? */
#include "cli/cli.h"
#include "method/cycle-check.h"

static struct cc_cycle_check_opts opts;

static const char *const sets[] = { "cocreation", NULL };

static const struct cc_opt options[] = {
	{ "set", 0, CC_OPT_LIST, &opts.set, N_("NAME|FILE"),
	    .help = N_("set of items: cocreation, or a file (cocreation)"), .words = sets,
	    .offer = CC_OFFER_FILE },
	{ "area", 0, CC_OPT_LIST, &opts.area, N_("AREA,..."), .help = N_("only these areas") },
	{ "start", 0, CC_OPT_TEXT, &opts.start, N_("DATE"), .help = N_("when the programme began") },
	{ "gate", 0, CC_OPT_LIST, &opts.gate, N_("ITEM,..."),
	    .help = N_("further items that --check wants met") },
	{ "check", 0, CC_OPT_FLAG, &opts.check,
	    .help = N_("exit 1 on gates not met, patterns, contradictions"), .late = true },
	{ 0 },
};

int
main(int argc, char **argv)
{
	static const struct cc_tool tool = {
		.name = "cycle-check",
		.about = N_("check a programme: what people say beside what the data say"),
		.method = &cc_cycle_check,
		.options = options,
		.opts = &opts,
		.example = "cycle-check --check answers.csv roster.csv events.csv journey-map.json",
	};

	return cc_cli_main(&tool, argc, argv);
}
