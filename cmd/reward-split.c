/* reward-split -- what is each person's exact share under the rules agreed beforehand, and why? */
#include "cli/cli.h"
#include "method/reward-split.h"

static struct cc_reward_split_opts opts;

static const struct cc_opt options[] = {
	{ "rules", 0, CC_OPT_TEXT, &opts.rules, N_("FILE"),
	    .help = N_("the agreement (reward_split of the study)"), .late = true, .offer = CC_OFFER_FILE },
	{ "versus", 0, CC_OPT_TEXT, &opts.versus, N_("FILE"), .help = N_("other rules: what they would give"),
	    .late = true, .offer = CC_OFFER_FILE },
	{ "person", 0, CC_OPT_TEXT, &opts.person, N_("ID"), .help = N_("a statement of this person alone"),
	    .late = true },
	{ "total", 0, CC_OPT_TEXT, &opts.total, N_("AMOUNT"),
	    .help = N_("what finance booked: the audit compares"), .late = true },
	{ "close", 0, CC_OPT_FLAG, &opts.close, .help = N_("count the last period, and pay small balances"),
	    .late = true },
	{ "check", 0, CC_OPT_FLAG, &opts.check, .help = N_("exit 1 where a row of the audit is not ok"),
	    .late = true },
	{ 0 },
};

int
main(int argc, char **argv)
{
	static const struct cc_tool tool = {
		.name = "reward-split",
		.about = N_("share rewards to the last yen by rules agreed beforehand"),
		.method = &cc_reward_split,
		.options = options,
		.opts = &opts,
		.example = "reward-split --rules=rules.yaml contributions.csv sales.csv",
	};

	return cc_cli_main(&tool, argc, argv);
}
