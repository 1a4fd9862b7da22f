/* idea-score -- which ideas go first, and would other raters agree? */
#include "cli/cli.h"
#include "method/idea-score.h"

#include <math.h>

static struct cc_idea_score_opts opts = {
	.threshold = { .value = 8 },
	.veto = { .value = (double)NAN },
	.scale = { .low = 1, .high = 3 },
	.similar = { .value = 0.6 },
};

static const char *const aggregates[] = { "mean", "median", NULL };

/* 8 of 12 is the middle of the scale on each axis. */
static double
middle_total(double low, double high, size_t axes)
{
	return (low + high) / 2 * (double)axes;
}

static const struct cc_opt options[] = {
	{ "scale", 0, CC_OPT_RANGE, &opts.scale, N_("LOW..HIGH"), .help = N_("range of the scores (1..3)") },
	{ "threshold", 0, CC_OPT_NUMBER, &opts.threshold, N_("POINTS"),
	    .help = N_("minimum total for priority (8)"), .late = true,
	    .scaled = CC_WORDS("none is applied to other axes or scales unless it is given",
		"既定と異なる軸や尺度では、指定しない限り基準点は使いません"),
	    .rescaled = middle_total },
	{ "veto", 0, CC_OPT_NUMBER, &opts.veto, N_("POINTS"),
	    .help = N_("priority is conditional with an axis mean this low"), .late = true },
	{ "aggregate", 0, CC_OPT_WORD, &opts.aggregate, N_("HOW"),
	    .help = N_("of the scores on an axis: mean or median (mean)"), .words = aggregates,
	    .late = true },
	{ "prorate", 0, CC_OPT_FLAG, &opts.prorate,
	    .help = N_("rescale the total of ideas that lack an axis"), .late = true },
	{ "similar", 0, CC_OPT_NUMBER, &opts.similar, N_("SHARE"),
	    .help = N_("minimum similarity of duplicate ideas (0.6)"), .max = 1, .above = true,
	    .late = true },
	{ "weights", 0, CC_OPT_PAIRS, &opts.weights, N_("AXIS=N,..."), N_("axis weights (1 each)"),
	    .max = HUGE_VAL, .late = true, .list = "axes" },
	{ 0 },
};

int
main(int argc, char **argv)
{
	static const struct cc_tool tool = {
		.name = "idea-score",
		.about = N_("rank ideas by raters' scores or votes, with confidence intervals"),
		.method = &cc_idea_score,
		.options = options,
		.opts = &opts,
		.example = "idea-score ideas.csv scores.csv | head -4",
	};

	return cc_cli_main(&tool, argc, argv);
}
