/* trial-test -- which copy, prototype or flow is better, or is it too early to say? */
#include "cli/cli.h"
#include "method/trial-test.h"

#include <math.h>

static struct cc_trial_test_opts opts = {
	.looks = { .value = 1 },
	.matter = { .value = (double)NAN },
	.baseline = { .value = (double)NAN },
	.power = { .value = 0.8 },
};

static const struct cc_opt options[] = {
	{ "control", 0, CC_OPT_TEXT, &opts.control, N_("ARM"),
	    .help = N_("compare with this arm alone (all pairs)"), .late = true },
	{ "design", 0, CC_OPT_WORD, &opts.design, N_("DESIGN"),
	    .help = N_("auto, between people or within them (auto)"), .words = cc_trial_designs,
	    .late = true },
	{ "looks", 0, CC_OPT_NUMBER, &opts.looks, N_("N"),
	    .help = N_("how often the trial is looked at in all (1)"), .min = 1, .max = 1000, .integer = true,
	    .late = true },
	{ "matter", 0, CC_OPT_NUMBER, &opts.matter, N_("D"),
	    .help = N_("a difference this small does not matter"), .max = HUGE_VAL, .above = true,
	    .late = true },
	{ "arms", 0, CC_OPT_LIST, &opts.arms, N_("A,B"),
	    .help = N_("these arms, compared or assigned to (all)"), .late = true, .shared_only = true },
	{ "plan", 0, CC_OPT_FLAG, &opts.plan,
	    .help = N_("read nothing, print what so many people would show"), .late = true,
	    .shared_only = true },
	{ "baseline", 0, CC_OPT_NUMBER, &opts.baseline, N_("P"),
	    .help = N_("share that the plan starts from (that of the data)"), .max = 1, .late = true },
	{ "power", 0, CC_OPT_NUMBER, &opts.power, N_("P"),
	    .help = N_("how often a difference is to be shown (0.8)"), .max = 1, .open = true, .late = true },
	{ "dup", 0, CC_OPT_WORD, &opts.dup, N_("WHICH"),
	    .help = N_("of two answers: first, last, or their mean (error)"), .words = cc_outcome_dups,
	    .late = true },
	{ 0 },
};

int
main(int argc, char **argv)
{
	static const struct cc_alone alone = { &opts.plan, "plan", "plan" };
	static const struct cc_tool tool = {
		.name = "trial-test",
		.about = N_("tell which arm of a small trial is better, or that it is too early"),
		.method = &cc_trial_test,
		.options = options,
		.opts = &opts,
		.example = "trial-test -s study.yaml --control=A -c outcome=easy trial.csv",
		.alone = &alone,
	};

	return cc_cli_main(&tool, argc, argv);
}
