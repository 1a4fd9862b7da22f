/* kpi-report -- is the programme working, and is the change a signal or noise? */
#include "cli/cli.h"
#include "method/kpi-report.h"

static struct cc_kpi_report_opts opts = {
	.fiscal_start = { .value = 1 },
	.last = { .value = 12 },
};

static const char *const periods[] = { "month", "week", "quarter", "year", NULL };

static const struct cc_opt options[] = {
	{ "period", 0, CC_OPT_WORD, &opts.period, N_("PERIOD"),
	    .help = N_("month, week, quarter or year (month)"), .words = periods },
	{ "fiscal-start", 0, CC_OPT_NUMBER, &opts.fiscal_start, N_("MONTH"),
	    .help = N_("month in which years and quarters begin (1)"), .min = 1, .max = 12, .integer = true },
	{ "last", 0, CC_OPT_NUMBER, &opts.last, N_("N"), .help = N_("how many periods the series shows (12)"),
	    .min = 1, .max = 4000, .integer = true, .late = true },
	{ "baseline", 0, CC_OPT_TEXT, &opts.baseline, N_("A..B"),
	    .help = N_("periods from which the limits are computed (all)"), .late = true },
	{ "check", 0, CC_OPT_FLAG, &opts.check, .help = N_("exit 1 on red, or on no data for a target"),
	    .late = true },
	{ 0 },
};

int
main(int argc, char **argv)
{
	static const struct cc_tool tool = {
		.name = "kpi-report",
		.about = N_("tell whether a programme works, and signals from noise"),
		.method = &cc_kpi_report,
		.options = options,
		.opts = &opts,
		.example = "kpi-report -s study.yaml --check events.csv",
	};

	return cc_cli_main(&tool, argc, argv);
}
