/* tiers.c -- job-map's first tier, and the adjusted p-values of a table by segment: a run of the command is
 * a study.
 *
 * A person's answers to all outcomes lean on one normal for importance and one for satisfaction, so that
 * they are correlated.
 */
#include "tiers.h"
#include "sim.h"

#include <math.h>
#include <string.h>

enum { OUTCOMES = 23, STUDIES = 500 };

/* Shares of outcome o in the top boxes: the first is the best by opportunity, each next one is `apart`
 * lower. */
struct field_of_outcomes {
	double important, satisfied, apart, lean;
};

static void
put_answer(FILE *to, double cut, double common, double lean)
{
	fprintf(to, ",%d", sqrt(lean) * common + sqrt(1 - lean) * sim_normal() > cut ? 5 : 3);
}

static void
write_survey(const struct field_of_outcomes *field, int people, int segments)
{
	FILE *to = sim_open("survey.csv");
	double important_from[OUTCOMES], satisfied_from[OUTCOMES];

	fputs("person,segment", to);
	for (int o = 0; o < OUTCOMES; o++) {
		important_from[o] = sim_cut(1 - field->important + o * field->apart);
		satisfied_from[o] = sim_cut(1 - field->satisfied - o * field->apart);
		fprintf(to, ",importance_o%d,satisfaction_o%d", o, o);
	}
	for (int i = 0; i < people; i++) {
		double important = sim_normal(), satisfied = sim_normal();

		fprintf(to, "\np%d,s%d", i, i % segments);
		for (int o = 0; o < OUTCOMES; o++) {
			put_answer(to, important_from[o], important, field->lean);
			put_answer(to, satisfied_from[o], satisfied, field->lean);
		}
	}
	fputs("\n", to);
	sim_close(to);
}

/* Outcome o0 is the best one, or as good as any. */
static bool
misses(const struct sim_answer *answer)
{
	for (size_t row = 1; row < answer->rows; row++)
		if (strcmp(sim_text(answer, row, "outcome"), "o0") == 0)
			return sim_value(answer, row, "tier") != 1;
	return true;
}

static void
tier_cell(const char *name, const struct field_of_outcomes *field, double wanted)
{
	struct sim_tally tally = { .n = STUDIES };

	sim_seed(name);
	for (int s = 0; s < STUDIES; s++) {
		struct sim_answer answer;

		write_survey(field, 177, 1);
		sim_run(&answer, "job-map -q survey.csv");
		tally.hits += misses(&answer);
		sim_forget(&answer);
	}
	sim_line(name, SIM_AT_MOST, wanted, wanted, &tally);
}

static void
family_cell(const char *name, int segments)
{
	static const struct field_of_outcomes field = { .6, .4, 0, .3 };
	struct sim_tally tally = { .n = STUDIES };

	sim_seed(name);
	for (int s = 0; s < STUDIES; s++) {
		struct sim_answer answer;
		bool found = false;

		write_survey(&field, segments * 45, segments);
		sim_run(&answer, "job-map -q -T segments -g segment survey.csv");
		for (size_t row = 1; row < answer.rows; row++)
			found = found || sim_value(&answer, row, "p_adjusted") < .05;
		tally.hits += found;
		sim_forget(&answer);
	}
	sim_line(name, SIM_AT_MOST, .05, .05, &tally);
}

void
tiers_study(void)
{
	static const struct field_of_outcomes close = { .8, .24, .005, .3 }, far = { .8, .24, .012, .3 },
					      equal = { .6, .4, 0, .3 }, alone = { .6, .4, 0, 0 };

	puts("\nTiers of 23 outcomes, 177 people: the best one is outside the first tier");
	tier_cell("outcomes .15 apart, answers correlate", &close, .02);
	tier_cell("outcomes .36 apart, answers correlate", &far, .02);
	tier_cell("all equal, answers correlate", &equal, .08);
	tier_cell("all equal, answers do not correlate", &alone, .08);
	puts("\nA table of 23 outcomes by segments of 45 that do not differ: any p_adjusted < .05");
	family_cell("two segments", 2);
	family_cell("four segments", 4);
}
