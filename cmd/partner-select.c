/* partner-select -- whom to ask, in what mix, and can each of them be told why? */
#include "cli/cli.h"
#include "method/partner-select.h"

#include <math.h>

static const char *size[] = { "10" };

static struct cc_partner_select_opts opts = {
	.size = { size, 1 },
	.diversity = { .value = 0.5 },
	.rest = { .value = (double)NAN },
	.floor = { .value = (double)NAN },
	.shortlist = { .value = (double)NAN },
	.reserves = { .value = 1 },
	.tickets = { .value = 1000 },
	.ticket = { .value = (double)NAN },
};

static const struct cc_opt options[] = {
	{ "size", 'k', CC_OPT_LIST, &opts.size, N_("N,..."),
	    .help = N_("how many; then how many of these first (10)"), .late = true },
	{ "method", 0, CC_OPT_WORD, &opts.method, N_("HOW"),
	    .help = N_("best: by score and mix; lot: at random (best)"), .words = cc_partner_methods,
	    .late = true },
	{ "diversity", 0, CC_OPT_NUMBER, &opts.diversity, N_("SHARE"),
	    .help = N_("0: score alone, 1: mix alone (0.5)"), .max = 1, .late = true },
	{ "quota", 0, CC_OPT_LIST, &opts.quota, N_("COLUMN=VALUE:LOW..HIGH"),
	    .help = N_("how many seats they get"), .late = true },
	{ "weights", 0, CC_OPT_PAIRS, &opts.weights, N_("CRITERION=N,..."),
	    .help = N_("weights of criteria (1 each)"), .max = 1e9, .late = true, .list = "criteria" },
	{ "standing", 0, CC_OPT_WORD, &opts.standing, N_("HOW"),
	    .help = N_("percentile, range, log or given (percentile)"), .words = cc_standing_words,
	    .late = true },
	{ "rest", 0, CC_OPT_NUMBER, &opts.rest, N_("DAYS"), .help = N_("who took part so recently sits out"),
	    .max = 36500, .integer = true, .late = true },
	{ "floor", 0, CC_OPT_NUMBER, &opts.floor, N_("SCORE"), .help = N_("a lower score does not enter"),
	    .max = 100, .late = true },
	{ "shortlist", 0, CC_OPT_NUMBER, &opts.shortlist, N_("N"), .help = N_("only the N best enter"),
	    .min = 1, .max = 1e9, .integer = true, .late = true },
	{ "reserves", 0, CC_OPT_NUMBER, &opts.reserves, N_("N"),
	    .help = N_("how many may step in for a member (1)"), .max = 1000, .integer = true, .late = true },
	{ "tickets", 0, CC_OPT_NUMBER, &opts.tickets, N_("N"),
	    .help = N_("equally likely panels of a lottery (1000)"), .min = 1, .max = 100000, .integer = true,
	    .late = true },
	{ "ticket", 0, CC_OPT_NUMBER, &opts.ticket, N_("N"),
	    .help = N_("one that was drawn in public, in place of --seed"), .min = 1, .max = 100000,
	    .integer = true, .late = true },
	{ "relax", 0, CC_OPT_FLAG, &opts.relax, .help = N_("go on with the closest quotas that can be kept"),
	    .late = true },
	{ 0 },
};

int
main(int argc, char **argv)
{
	static const struct cc_tool tool = {
		.name = "partner-select",
		.about = N_("choose whom to ask, by score and mix or by lot, and say why"),
		.method = &cc_partner_select,
		.options = options,
		.opts = &opts,
		.example = "partner-select -k 12 -s study.yaml customers.csv",
	};

	return cc_cli_main(&tool, argc, argv);
}
