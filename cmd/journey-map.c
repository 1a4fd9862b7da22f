/* journey-map -- where along the journey are people lost, or hurt? */
#include "cli/cli.h"
#include "method/journey-map.h"

#include <math.h>

static const char *windows[] = { "3", "7", "30" };

static struct cc_journey_map_opts opts = {
	.scale = { .low = -2, .high = 2 },
	.top = { .value = 3 },
	.settle = { .value = (double)NAN },
	.windows = { windows, 3 },
	.start = "purchase",
};

static const struct cc_opt options[] = {
	{ "scale", 0, CC_OPT_RANGE, &opts.scale, N_("LOW..HIGH"),
	    .help = N_("range of the feelings (-2..2)") },
	{ "top", 0, CC_OPT_NUMBER, &opts.top, N_("N"),
	    .help = N_("how many pains are shown, and their equals (3)"), .min = 1, .max = 1000,
	    .integer = true, .late = true },
	{ "windows", 0, CC_OPT_LIST, &opts.windows, N_("DAYS,..."),
	    .help = N_("last days of the windows after the start (3,7,30)"), .late = true },
	{ "start", 0, CC_OPT_TEXT, &opts.start, N_("STAGE"), .help = N_("where the windows begin (purchase)"),
	    .late = true, .list = "stages" },
	{ "settle", 0, CC_OPT_NUMBER, &opts.settle, N_("DAYS"),
	    .help = N_("leave out people first seen in the last days"), .max = 36500, .integer = true,
	    .late = true },
	{ 0 },
};

int
main(int argc, char **argv)
{
	static const struct cc_tool tool = {
		.name = "journey-map",
		.about = N_("find where along the journey people are lost or hurt"),
		.method = &cc_journey_map,
		.options = options,
		.opts = &opts,
		.example = "voice-code -b emotion contacts.csv | journey-map -T pains",
	};

	return cc_cli_main(&tool, argc, argv);
}
