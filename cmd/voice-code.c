/* voice-code -- what is being said, and by how many? */
#include "cli/cli.h"
#include "method/voice-code.h"

static struct cc_voice_code_opts opts = {
	.pick = "all",
	.blank = "missing",
	.columns = "codes",
	.dictionary = "/var/lib/mecab/dic/debian",
	.min_people = { 3, true },
	.edges = { 60, true },
	.top = { 10, true },
};

static const char *const pick_words[] = { "all", "first", NULL };

static const char *const blank_words[] = { "missing", "none", NULL };

static const char *const columns_words[] = { "codes", "indicator", NULL };

static const char *const words_words[] = { "runs", "mecab", "none", NULL };

static const struct cc_opt options[] = {
	{ "codebook", 'b', CC_OPT_LIST, &opts.codebooks, N_("BOOK"),
	    .help = N_("emotion, voice, desire, suppression, stage or FILE"), .late = true,
	    .key = "codebooks", .draft = "[emotion]", .offer = CC_OFFER_BOOK },
	{ "pick", 0, CC_OPT_WORD, &opts.pick, N_("WHICH"),
	    .help = N_("all codes, or the first per dimension (all)"), .words = pick_words },
	{ "blank", 0, CC_OPT_WORD, &opts.blank, N_("WHAT"),
	    .help = N_("a coder's blank: missing, or none of the codes"), .words = blank_words },
	{ "columns", 0, CC_OPT_WORD, &opts.columns, N_("WHICH"),
	    .help = N_("added columns: codes, or indicator, 0/1 (codes)"), .words = columns_words,
	    .late = true },
	{ "words", 0, CC_OPT_WORD, &opts.words, N_("HOW"),
	    .help = N_("words by runs of a script, by mecab, or none (runs)"), .words = words_words },
	{ "dictionary", 0, CC_OPT_TEXT, &opts.dictionary, N_("DIR"),
	    .help = N_("dictionary of mecab (/var/lib/mecab/dic/debian)"), .late = true,
	    .offer = CC_OFFER_FILE },
	{ "min-people", 0, CC_OPT_NUMBER, &opts.min_people, "N",
	    .help = N_("words that so many people say (3)"), .min = 1, .max = 1e9, .integer = true,
	    .late = true },
	{ "top", 0, CC_OPT_NUMBER, &opts.top, "N",
	    .help = N_("characteristic words of each segment; 0: all (10)"), .max = 1e9, .integer = true,
	    .late = true },
	{ "edges", 0, CC_OPT_NUMBER, &opts.edges, "N",
	    .help = N_("pairs of words in the network; 0: all (60)"), .max = 1e9, .integer = true,
	    .late = true },
	{ "replace", 0, CC_OPT_FLAG, &opts.replace, NULL,
	    .help = N_("overwrite columns named like a dimension"), .late = true },
	{ "stream", 0, CC_OPT_FLAG, &opts.stream, NULL, .help = N_("print rows as they are read"),
	    .late = true, .shared_only = true },
	{ 0 },
};

int
main(int argc, char **argv)
{
	static const struct cc_passing passing = { &opts.replace, &opts.stream };
	static const struct cc_tool tool = {
		.name = "voice-code",
		.about = N_("code open-ended answers with a codebook"),
		.method = &cc_voice_code,
		.options = options,
		.opts = &opts,
		.example = "voice-code -b emotion contacts.csv | journey-map -s study.yaml",
		.passing = &passing,
		.with = cc_voice_code_with,
	};

	return cc_cli_main(&tool, argc, argv);
}
