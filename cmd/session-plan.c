/* session-plan -- how do the minutes run, who sits with whom, and when is the next meeting? */
#include "cli/cli.h"
#include "method/session-plan.h"

#include <math.h>

static struct cc_session_plan_opts opts = {
	.people = { .value = (double)NAN },
	.minutes = { .value = 120 },
	.group_size = { .value = 4 },
	.groups = { .value = (double)NAN },
	.rounds = { .value = 3 },
	.mode = "onsite",
	.prefer = "new",
};

static const char *const modes[] = { "onsite", "online", NULL };
static const char *const phases[] = { "ice_break", "current_state", "ideation", "evaluation", "next_step",
	NULL };
static const char *const prefers[] = { "new", "mix", NULL };

static const struct cc_opt options[] = {
	{ "people", 0, CC_OPT_NUMBER, &opts.people, N_("N"),
	    .help = N_("unnamed people; no input is read (0: no seating)"), .max = 500, .integer = true,
	    .late = true },
	{ "minutes", 0, CC_OPT_NUMBER, &opts.minutes, N_("N"),
	    .help = N_("minutes of the session, with its breaks (120)"), .min = 1, .max = 720,
	    .integer = true, .late = true },
	{ "mode", 0, CC_OPT_WORD, &opts.mode, N_("MODE"), .help = N_("onsite or online (onsite)"),
	    .words = modes, .late = true },
	{ "technique", 0, CC_OPT_LIST, &opts.technique, N_("PHASE=NAME"),
	    .help = N_("technique of a phase, as in ideation=six_hats"), .named = true, .late = true,
	    .words = phases },
	{ "group-size", 0, CC_OPT_NUMBER, &opts.group_size, N_("N"), .help = N_("people at a table (4)"),
	    .min = 2, .max = 500, .integer = true, .late = true },
	{ "groups", 0, CC_OPT_NUMBER, &opts.groups, N_("N"), .help = N_("tables, in place of --group-size"),
	    .min = 1, .max = 250, .integer = true, .late = true },
	{ "rounds", 0, CC_OPT_NUMBER, &opts.rounds, N_("N"), .help = N_("rounds of the seating (3)"),
	    .min = 1, .max = 20, .integer = true, .late = true },
	{ "prefer", 0, CC_OPT_WORD, &opts.prefer, N_("WHAT"),
	    .help = N_("comes first: new (no second meetings), mix (new)"), .words = prefers, .late = true },
	{ "day", 0, CC_OPT_TEXT, &opts.day, N_("DATE"),
	    .help = N_("day of the session, for -t ics -T agenda"), .late = true },
	{ "start", 0, CC_OPT_TEXT, &opts.start, N_("HH:MM"), .help = N_("when the session starts (0:00)"),
	    .late = true },
	{ "from", 0, CC_OPT_TEXT, &opts.from, N_("DATE"), .help = N_("first day of the calendar (--as-of)"),
	    .late = true, .dated = true },
	{ "to", 0, CC_OPT_TEXT, &opts.to, N_("DATE"), .help = N_("last day of the calendar (a year later)"),
	    .late = true, .dated = true },
	{ "holidays", 0, CC_OPT_TEXT, &opts.holidays, N_("FILE"),
	    .help = N_("holidays: a file with dates in its first column"), .late = true,
	    .offer = CC_OFFER_FILE },
	{ "offset", 0, CC_OPT_TEXT, &opts.offset, N_("+HH:MM"),
	    .help = N_("how far local time is ahead of UTC, for ics"), .late = true },
	{ "check", 0, CC_OPT_FLAG, &opts.check, .help = N_("exit 1 if the table checks has an error"),
	    .late = true },
	{ 0 },
};

int
main(int argc, char **argv)
{
	static const struct cc_tool tool = {
		.name = "session-plan",
		.about = N_("plan the minutes, the tables and the dates of sessions"),
		.method = &cc_session_plan,
		.options = options,
		.opts = &opts,
		.example = "session-plan -s study.yaml -c mix=usage participants.csv",
	};

	return cc_cli_main(&tool, argc, argv);
}
