/* trials.c -- trials of equal arms, by trial-test: a trial is a study, and a verdict better or worse is wrong. */
#include "trials.h"
#include "sim.h"

#include <math.h>
#include <string.h>

enum { EACH = 2000, SIZES = 3 };

static const int size[SIZES] = { 5, 10, 30 };
static const double shares[] = { .1, .3, .5, .8 };

/* An answer of 1 to 5, around `middle`. */
static int
rating(double middle)
{
	return 1 + (int)fmax(0, fmin(4, floor(middle + 2.5 + sim_normal())));
}

static void
yes_no(FILE *to, int n, int study)
{
	fputs("arm,outcome\n", to);
	for (int i = 0; i < 2 * n; i++)
		fprintf(to, "%c,%s\n", "ab"[i % 2], sim_chance(shares[study % 4]) ? "yes" : "no");
}

static void
ordered(FILE *to, int n, int study)
{
	fputs("arm,outcome\n", to);
	for (int i = 0; i < 2 * n; i++)
		fprintf(to, "%c,%d\n", "ab"[i % 2], rating(study % 3 - 1));
}

/* The answers of one person go together. */
static void
within(FILE *to, int n, int study)
{
	fputs("person,arm,outcome\n", to);
	for (int i = 0; i < n; i++) {
		double middle = study % 3 - 1 + sim_normal();

		for (int k = 0; k < 2; k++)
			fprintf(to, "%d,%c,%d\n", i, "ab"[k], rating(middle));
	}
}

static void
choices(FILE *to, int n, int study)
{
	(void)study;
	fputs("choice\n", to);
	for (int i = 0; i < n; i++)
		fprintf(to, "%c\n", "abc"[(int)(3 * sim_unit())]);
}

/* Three arms with the same share: three comparisons, any of which may be wrong. */
static void
three_arms(FILE *to, int n, int study)
{
	fputs("arm,outcome\n", to);
	for (int i = 0; i < 3 * n; i++)
		fprintf(to, "%c,%s\n", "abc"[i % 3], sim_chance(shares[study % 4]) ? "yes" : "no");
}

static const struct kind {
	const char *name;
	void (*write)(FILE *to, int n, int study);
	const char *arms; /* all that there are, also those that nobody chooses */
} kinds[] = {
	{ "Yes or no, %d people in each of two arms", yes_no, "a,b" },
	{ "Ratings of 1 to 5, %d people in each of two arms", ordered, "a,b" },
	{ "Ratings of 1 to 5, %d people with both arms", within, "a,b" },
	{ "Choices among three, %d people", choices, "a,b,c" },
	{ "Yes or no, %d people in each of three arms", three_arms, "a,b,c" },
};

/* Whether any comparison is called better or worse. */
static bool
is_wrong(const struct kind *kind, int n, int study)
{
	struct sim_answer answer;
	FILE *to = sim_open("trial.csv");
	bool wrong = false;
	char command[64];

	snprintf(command, sizeof command, "trial-test -q --arms=%s trial.csv", kind->arms);
	kind->write(to, n, study);
	sim_close(to);
	sim_run(&answer, command);
	for (size_t row = 1; row < answer.rows; row++) {
		const char *verdict = sim_text(&answer, row, "verdict");

		wrong |= strcmp(verdict, "better") == 0 || strcmp(verdict, "worse") == 0;
	}
	sim_forget(&answer);
	return wrong;
}

void
trials_study(void)
{
	char cell[96];

	puts("\nTrials of equal arms, called better or worse");
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
		for (int i = 0; i < SIZES; i++) {
			struct sim_tally tally = { 0 };

			snprintf(cell, sizeof cell, kinds[k].name, size[i]);
			sim_seed(cell);
			for (int study = 0; study < EACH; study++) {
				tally.hits += is_wrong(&kinds[k], size[i], study);
				tally.n++;
			}
			sim_line(cell, SIM_AT_MOST, .05, .05, &tally);
		}
}
