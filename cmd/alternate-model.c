/* alternate-model -- when do people act, what holds them back, what do they hire instead? */
#include "cli/cli.h"
#include "method/alternate-model.h"

#include <math.h>

static struct cc_alternate_model_opts opts = { .unit = "person", .min_support = { .value = 2 } };

static const char *const unit_words[] = { "person", "episode", NULL };

static const char *const elements[] = { "trigger", "desire", "suppression", "action", "reward", "what",
	"where", "who", "when", NULL };

static const struct cc_opt options[] = {
	{ "codebook", 'b', CC_OPT_LIST, &opts.codebooks, N_("ELEMENT=BOOK"),
	    .help = N_("code an element's free text, as in desire=desire"), .late = true, .key = "codebooks",
	    .named = true, .words = elements, .offer = CC_OFFER_BOOK },
	{ "unit", 0, CC_OPT_WORD, &opts.unit, N_("UNIT"),
	    .help = N_("what shares count: person, or episode (person)"), .words = unit_words, .late = true },
	{ "min-support", 0, CC_OPT_NUMBER, &opts.min_support, N_("N"),
	    .help = N_("list chains and contexts of so many people (2)"), .min = 1, .max = HUGE_VAL,
	    .integer = true, .late = true },
	{ 0 },
};

int
main(int argc, char **argv)
{
	static const struct cc_tool tool = {
		.name = "alternate-model",
		.about = N_("find when people act, what holds them back, what they hire"),
		.method = &cc_alternate_model,
		.options = options,
		.opts = &opts,
		.example = "alternate-model -b desire=desire interviews.yaml",
	};

	return cc_cli_main(&tool, argc, argv);
}
