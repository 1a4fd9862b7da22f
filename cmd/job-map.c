/* job-map -- where along the job are people underserved, and how sure are we? */
#include "cli/cli.h"
#include "method/job-map.h"

#include <math.h>

static struct cc_job_map_opts opts = {
	.scale = { .low = 1, .high = 5 },
	.cut = { .value = (double)NAN },
	.method = "top2",
};

/* The two highest: 4 on 1..5, 6 on 1..7. */
static double
two_highest(double low, double high, size_t items)
{
	(void)low;
	(void)items;
	return high - 1;
}

static const struct cc_opt options[] = {
	{ "scale", 0, CC_OPT_RANGE, &opts.scale, N_("LOW..HIGH"), .help = N_("range of the ratings (1..5)") },
	{ "method", 0, CC_OPT_WORD, &opts.method, "top2|mean",
	    .help = N_("top-box shares or mean ratings (top2)"),
	    .words = (const char *const[]){ "top2", "mean", NULL }, .late = true },
	{ "cut", 0, CC_OPT_NUMBER, &opts.cut, N_("N"),
	    .help = N_("lowest rating of the top box (4 on 1..5, 6 on 1..7)"), .late = true,
	    .scaled = CC_WORDS("where the top box starts: here the two highest; correct it",
		"上位の回答とみなす最小の値。ここでは上から 2 つ。確かめてください"),
	    .rescaled = two_highest },
	{ "paired", 0, CC_OPT_FLAG, &opts.paired, NULL, .help = N_("only respondents who rated both"),
	    .late = true },
	{ 0 },
};

int
main(int argc, char **argv)
{
	static const struct cc_tool tool = {
		.name = "job-map",
		.about = N_("find underserved outcomes in a survey of importance and satisfaction"),
		.method = &cc_job_map,
		.options = options,
		.opts = &opts,
		.example = "job-map -T steps outcomes.csv",
	};

	return cc_cli_main(&tool, argc, argv);
}
