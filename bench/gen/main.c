/* main.c -- inputs to measure with, for every command and of any size: gen WHAT [ROWS [MORE]].
 *
 * The same bytes every time.  What MORE counts is said below; without WHAT the list is printed.
 */
#include "gen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *name, *what;
	unsigned long rows;
	void (*print)(unsigned long rows, unsigned long more);
} kinds[] = {
	{ "ideas", "ideas with Japanese texts, one in ten of which repeats another", 1000, gen_ideas },
	{ "ratings", "scores of ideas on four axes, by raters; MORE: ideas (1000)", 1000000, gen_ratings },
	{ "survey", "a form of outcomes in Japanese, wide; MORE: outcomes (60)", 100000, gen_survey },
	{ "answers", "short Japanese answers", 1000000, gen_answers },
	{ "contacts", "contacts along a journey; MORE: people (a fifth)", 1000000, gen_contacts },
	{ "episodes", "episodes of what people do instead; MORE: people (nine tenths)", 100000,
	    gen_episodes },
	{ "events", "the log of a programme over two years; MORE: people (a fifth)", 1000000, gen_events },
	{ "trial", "a trial, a person a row; MORE: arms (2)", 1000000, gen_trial },
	{ "candidates", "customers who may be asked", 100000, gen_candidates },
	{ "participants", "participants of a session", 1000, gen_participants },
	{ "contributions", "who gave what to which idea; MORE: people (a fiftieth)", 1000000,
	    gen_contributions },
	{ "sales", "sales of ideas; MORE: ideas (100)", 1000, gen_sales },
	{ "tables", "a survey to be crossed; MORE: questions (20)", 1000000, gen_tables },
	{ "log", "what a team did, by stage; MORE: people (a hundredth)", 1000000, gen_log },
};

uint32_t
gen_draw(uint32_t n)
{
	static uint64_t state = 88172645463325252u;

	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)(state >> 32) % n;
}

int
main(int argc, char **argv)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (argc < 2)
			printf("%-14s %8lu  %s\n", kinds[i].name, kinds[i].rows, kinds[i].what);
		else if (strcmp(argv[1], kinds[i].name) == 0) {
			kinds[i].print(argc > 2 ? strtoul(argv[2], NULL, 10) : kinds[i].rows,
			    argc > 3 ? strtoul(argv[3], NULL, 10) : 0);
			return fflush(stdout) != 0 || ferror(stdout);
		}
	}
	if (argc < 2)
		return 0;
	fprintf(stderr, "gen: \"%s\": wanted one of what gen prints without arguments\n", argv[1]);
	return 2;
}
