/* shares.c -- shares and their differences by voice-code, totals by idea-score: a code, or an idea, is a
 * study. */
#include "shares.h"
#include "sim.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { GRID = 25, EACH = 40, ROUNDS = 25, IDEAS = 6000, AXES = 4 };

/* .02, .06 ... .98 */
static double
share_at(int g)
{
	return .02 + .04 * g;
}

/* Code kGGRRR: number RRR of those with the share GG. */
static void
write_book(void)
{
	FILE *to = sim_open("book.yaml");

	fputs("dimensions:\n  said:\n", to);
	for (int g = 0; g < GRID; g++)
		for (int r = 0; r < EACH; r++)
			fprintf(to, "    - code: k%02d%03d\n      any: [k%02d%03d]\n", g, r, g, r);
	sim_close(to);
}

static void
write_answers(const char *file, const char *segment, int people)
{
	FILE *to = sim_open(file);

	fputs("person,segment,text\n", to);
	for (int i = 0; i < people; i++) {
		fprintf(to, "%s%d,%s,said", segment, i, segment);
		for (int g = 0; g < GRID; g++)
			for (int r = 0; r < EACH; r++)
				if (sim_chance(share_at(g)))
					fprintf(to, " k%02d%03d", g, r);
		fputs("\n", to);
	}
	sim_close(to);
}

/* Of an id that ends in kGGRRR. */
static int
grid_of(const char *id)
{
	const char *k = strrchr(id, 'k');
	int g = k == NULL ? -1 : (k[1] - '0') * 10 + k[2] - '0';

	if (g < 0 || g >= GRID)
		exit(1);
	return g;
}

/* By share: intervals that hold it; differences whose interval excludes 0; p < .05. */
struct share_tally {
	struct sim_tally holds[GRID], excludes[GRID], rejects[GRID];
};

static void
one_round(struct share_tally *sum, int n)
{
	struct sim_answer answer;

	write_answers("now.csv", "A", n);
	write_answers("before.csv", "B", 100);
	sim_run(&answer, "voice-code -q -b book.yaml -T codes now.csv");
	for (size_t row = 1; row < answer.rows; row++) {
		int g = grid_of(sim_text(&answer, row, "code"));

		sim_covers(&sum->holds[g], sim_value(&answer, row, "low"), share_at(g),
		    sim_value(&answer, row, "high"));
	}
	sim_forget(&answer);
	sim_run(&answer, "voice-code -q -b book.yaml -T changes --against before.csv now.csv");
	for (size_t row = 1; row < answer.rows; row++) {
		if (strncmp(sim_text(&answer, row, "measure"), "share", 5) == 0) {
			struct sim_tally *at = &sum->excludes[grid_of(sim_text(&answer, row, "item"))];

			at->hits += sim_value(&answer, row, "low") > 0 || sim_value(&answer, row, "high") < 0;
			at->n++;
		}
	}
	sim_forget(&answer);
	sim_run(&answer, "voice-code -q -b book.yaml -T contrast -g segment now.csv before.csv");
	for (size_t row = 1; row < answer.rows; row++) {
		struct sim_tally *at = &sum->rejects[grid_of(sim_text(&answer, row, "code"))];

		if (strcmp(sim_text(&answer, row, "segment"), "A") == 0) {
			at->hits += sim_value(&answer, row, "p") < .05;
			at->n++;
		}
	}
	sim_forget(&answer);
}

static void
put_lines(const char *cell, const struct sim_tally *each, enum sim_want want, double wanted, double extreme)
{
	struct sim_tally all = { 0 };
	bool most = want == SIM_AT_MOST;
	int worst = 0;
	char name[96];

	for (int g = 0; g < GRID; g++) {
		all.n += each[g].n;
		all.hits += each[g].hits;
		all.blank += each[g].blank;
		if (most ? each[g].hits > each[worst].hits : each[g].hits < each[worst].hits)
			worst = g;
	}
	sim_line(cell, want, wanted, wanted, &all);
	snprintf(
	    name, sizeof name, "    the share with the %s: %.2f", most ? "most" : "least", share_at(worst));
	sim_line(name, most ? SIM_AT_MOST : SIM_AT_LEAST, extreme, extreme, &each[worst]);
}

void
shares_study(void)
{
	static const int size[] = { 5, 10, 20, 40 };
	static const double mean[] = { .955, .956, .953, .951 }, least[] = { .859, .914, .925, .928 };

	write_book();
	for (int i = 0; i < 4; i++) {
		struct share_tally sum = { 0 };
		char cell[96];

		snprintf(cell, sizeof cell, "\nShares of .02 to .98, %d people", size[i]);
		puts(cell);
		sim_seed(cell);
		for (int round = 0; round < ROUNDS; round++)
			one_round(&sum, size[i]);
		put_lines("intervals that hold the share", sum.holds, SIM_COVERS, mean[i], least[i]);
		put_lines("beside 100 alike: intervals of the change without 0", sum.excludes, SIM_AT_MOST,
		    .05, .055);
		put_lines("beside 100 alike: p < .05 in contrast", sum.rejects, SIM_AT_MOST, .05, .055);
	}
}

/* Chances of 1 and of 2, for ideas of little, middling and much merit. */
static const double chance[3][2] = { { .6, .3 }, { .3, .4 }, { .1, .3 } };

/* Idea iN has the merit N mod 3, on all axes. */
static void
write_scores(int raters)
{
	FILE *to = sim_open("scores.csv");

	fputs("idea,rater,customer_value,uniqueness,feasibility,marketability\n", to);
	for (int i = 0; i < IDEAS; i++)
		for (int r = 0; r < raters; r++) {
			fprintf(to, "i%d,r%d", i, r);
			for (int a = 0; a < AXES; a++) {
				double u = sim_unit();
				const double *c = chance[i % 3];

				fprintf(to, ",%d", u < c[0] ? 1 : u < c[0] + c[1] ? 2 : 3);
			}
			fputs("\n", to);
		}
	sim_close(to);
}

/* As in the table, raters who all agree, and so have no interval, count as one that misses. */
static void
total_cell(int raters, double from, double to)
{
	struct sim_tally tally[3] = { 0 };
	struct sim_answer answer;
	char cell[96];

	snprintf(cell, sizeof cell, "%d raters", raters);
	sim_seed(cell);
	write_scores(raters);
	sim_run(&answer, "idea-score -q scores.csv");
	for (size_t row = 1; row < answer.rows; row++) {
		int level = atoi(sim_text(&answer, row, "idea") + 1) % 3;

		sim_covers(&tally[level], sim_value(&answer, row, "low"),
		    AXES * (3 - 2 * chance[level][0] - chance[level][1]), sim_value(&answer, row, "high"));
	}
	sim_forget(&answer);
	for (int level = 0; level < 3; level++) {
		static const char *const merit[] = { "little", "middling", "much" };
		struct sim_tally given = { .n = IDEAS / 3, .hits = tally[level].n };
		struct sim_tally held = { .n = IDEAS / 3, .hits = tally[level].hits };

		snprintf(cell, sizeof cell, "%d raters, ideas of %s merit%s", raters, merit[level],
		    raters < 3 ? ": any interval" : "");
		sim_line(cell, raters < 3 ? SIM_AT_MOST : SIM_COVERS, from, to, raters < 3 ? &given : &held);
	}
}

void
totals_study(void)
{
	puts("\nTotals of 4 axes, 1..3: intervals that hold the true total");
	total_cell(2, 0, 0);
	total_cell(3, .91, .94);
	total_cell(4, .91, .96);
	total_cell(5, .93, .95);
	total_cell(7, .93, .95);
	total_cell(12, .94, .95);
}
