/* review-memo -- what was asked, found and decided, and were the last promises kept, on one page? */
#include "cli/cli.h"
#include "method/review-memo.h"

static struct cc_review_memo_opts opts;

static const struct cc_opt options[] = {
	{ "page", 0, CC_OPT_TEXT, &opts.page, N_("LINESxCOLUMNS"),
	    .help = N_("size of the page; 0: no limit of lines (54x80)"), .late = true },
	{ "find", 0, CC_OPT_TEXT, &opts.find, N_("WORD"),
	    .help = N_("list what of the reports may be cited, and stop"), .late = true,
	    .shared_only = true },
	{ "scaffold", 0, CC_OPT_FLAG, &opts.scaffold, .help = N_("draft the next memo from the last one"),
	    .late = true, .shared_only = true },
	{ "check", 0, CC_OPT_FLAG, &opts.check, .help = N_("exit 1 where a row of checks is not ok"),
	    .late = true },
	{ 0 },
};

int
main(int argc, char **argv)
{
	static const struct cc_tool tool = {
		.name = "review-memo",
		.about = N_("one page of what was asked, found, decided and promised"),
		.method = &cc_review_memo,
		.options = options,
		.opts = &opts,
		.example = "review-memo --against=05.json memos/06.yaml june/*.json",
	};

	return cc_cli_main(&tool, argc, argv);
}
