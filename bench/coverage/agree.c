/* agree.c -- Krippendorff's alpha: many axes of one jury, or many codes of a few coders, are as many studies.
 *
 * A rating is a latent normal of the idea and the rater, cut into steps.  The share of the ideas in its
 * variance is chosen so that the alpha of infinitely many ideas is the one of the cell.
 */
#include "agree.h"
#include "sim.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 50, STEPS = 5, GRID = 121 };
enum metric { ORDINAL, INTERVAL, NOMINAL };

struct jury {
	const char *name;
	int ideas, raters, steps;
	enum metric metric;
	double alpha, wanted;
	double missing, lenient, chaos, skew, rare;
};

/* Names say what the tables of the methods say; 10 % is the prevalence of a code. */
static const struct jury juries[] = {
	{ "4 ideas x 5 raters, ordinal, alpha .59", 4, 5, 5, ORDINAL, .alpha = .59, .wanted = .94 },
	{ "5 x 5, ordinal, .59", 5, 5, 5, ORDINAL, .alpha = .59, .wanted = .97 },
	{ "5 x 3, interval, .84", 5, 3, 5, INTERVAL, .alpha = .84, .wanted = .95 },
	{ "8 x 3, ordinal, .50", 8, 3, 3, ORDINAL, .alpha = .50, .wanted = .98 },
	{ "12 x 5, ordinal, .54", 12, 5, 3, ORDINAL, .alpha = .54, .wanted = .96 },
	{ "12 x 5, ordinal, .79", 12, 5, 5, ORDINAL, .alpha = .79, .wanted = .98 },
	{ "12 x 5, ordinal, .27", 12, 5, 3, ORDINAL, .alpha = .27, .wanted = .95 },
	{ "12 x 2, ordinal, .55", 12, 2, 5, ORDINAL, .alpha = .55, .wanted = .95 },
	{ "12 x 10, interval, .46", 12, 10, 5, INTERVAL, .alpha = .46, .wanted = .95 },
	{ "12 x 50, ordinal, .36", 12, 50, 3, ORDINAL, .alpha = .36, .wanted = .96 },
	{ "12 x 5, ordinal, .59, skewed ideas", 12, 5, 5, ORDINAL, .alpha = .59, .wanted = .95, .skew = .8 },
	{ "12 x 5, ordinal, .69, 40 % missing", 12, 5, 5, ORDINAL, .alpha = .69, .wanted = .95,
	    .missing = .4 },
	{ "20 x 5, ordinal, .68", 20, 5, 5, ORDINAL, .alpha = .68, .wanted = .97 },
	{ "20 x 3, interval, .75, 40 % missing", 20, 3, 5, INTERVAL, .alpha = .75, .wanted = .96,
	    .missing = .4 },
	{ "50 x 3, ordinal, .85", 50, 3, 5, ORDINAL, .alpha = .85, .wanted = .97 },
	{ "200 x 5, ordinal, .41", 200, 5, 3, ORDINAL, .alpha = .41, .wanted = .95 },
	{ "11 x 4, ordinal, .83, 10 % of ideas chaotic", 11, 4, 5, ORDINAL, .alpha = .83, .wanted = .94,
	    .chaos = .1 },
	{ "12 x 5, ordinal, raters differ in leniency", 12, 5, 5, ORDINAL, .alpha = .6, .wanted = .97,
	    .lenient = .4 },
	{ "12 x 3, ordinal, raters differ in leniency", 12, 3, 5, ORDINAL, .alpha = .6, .wanted = .99,
	    .lenient = .4 },
	{ "30 x 4, ordinal, raters differ in leniency", 30, 4, 5, ORDINAL, .alpha = .6, .wanted = .96,
	    .lenient = .4 },
	{ "50 answers x 2 coders, nominal, .49", 50, 2, 2, NOMINAL, .alpha = .49, .wanted = .97, .rare = .4 },
	{ "100 x 2, nominal, .65, 10 %", 100, 2, 2, NOMINAL, .alpha = .65, .wanted = .97, .rare = .1 },
	{ "20 x 5, nominal, .6, 10 %", 20, 5, 2, NOMINAL, .alpha = .6, .wanted = .89, .rare = .1 },
	{ "30 x 2, nominal, .6, 10 %", 30, 2, 2, NOMINAL, .alpha = .6, .wanted = .94, .rare = .1 },
	{ "40 x 3, nominal, .6, 10 %", 40, 3, 2, NOMINAL, .alpha = .6, .wanted = .88, .rare = .1 },
	{ "60 x 2, nominal, .6, 10 %", 60, 2, 2, NOMINAL, .alpha = .6, .wanted = .96, .rare = .1 },
};

/* The idea's part of the latent, standard normal or a lognormal with mean 0 and variance 1. */
static double
merit(const struct jury *j, double z)
{
	double s = j->skew;

	return s == 0 ? z : (exp(s * z) - exp(s * s / 2)) / sqrt((exp(s * s) - 1) * exp(s * s));
}

/* Where step c ends: steps of width .8 about the middle; of a code the rare share is above. */
static double
end_of(const struct jury *j, int c)
{
	return j->rare > 0 ? sim_cut(1 - j->rare) : (c + 1 - j->steps / 2.) * .8;
}

/* Raters are what they are: their leniencies are spread evenly, and are the same in all studies. */
static double
leniency(const struct jury *j, int r)
{
	return j->lenient * (2. * r / (j->raters - 1) - 1);
}

static void
chances(double *p, const struct jury *j, double share, double z, int r)
{
	double below = 0;

	for (int c = 0; c < j->steps; c++) {
		double e = (end_of(j, c) - sqrt(share) * merit(j, z) - leniency(j, r)) / sqrt(1 - share);
		double to = c == j->steps - 1 ? 1 : sim_below(e);

		p[c] = to - below;
		below = to;
	}
}

static double
distance(const struct jury *j, const double *all, int c, int k)
{
	double d = -(all[c] + all[k]) / 2;

	if (j->metric != ORDINAL)
		return j->metric == NOMINAL ? c != k : (c - k) * (c - k);
	for (int g = c < k ? c : k; g <= (c < k ? k : c); g++)
		d += all[g];
	return c == k ? 0 : d * d;
}

/* Adds, of ideas of merit z with the weight w, the chance of each step and of each pair of steps by two
 * raters. */
static void
add_pairs(
    double all[STEPS], double pair[STEPS][STEPS], const struct jury *j, double share, double z, double w)
{
	double p[MOST][STEPS], sum[STEPS] = { 0 };
	int n = j->raters;

	for (int r = 0; r < n; r++) {
		chances(p[r], j, share, z, r);
		for (int c = 0; c < j->steps; c++) {
			sum[c] += p[r][c];
			all[c] += w * p[r][c] / n;
		}
	}
	for (int c = 0; c < j->steps; c++)
		for (int k = 0; k < j->steps; k++) {
			double both = sum[c] * sum[k];

			for (int r = 0; r < n; r++)
				both -= p[r][c] * p[r][k];
			pair[c][k] += w * both / (n * (n - 1));
		}
}

/* The alpha of infinitely many ideas, by the trapezoid rule over their merit. */
static double
true_alpha(const struct jury *j, double share)
{
	double all[STEPS] = { 0 }, pair[STEPS][STEPS] = { { 0 } }, within = 0, total = 0, weight = 0;

	for (int i = 0; i < GRID; i++)
		weight += exp(-pow(12. * i / (GRID - 1) - 6, 2) / 2);
	for (int i = 0; i < GRID; i++) {
		double z = 12. * i / (GRID - 1) - 6;

		add_pairs(all, pair, j, share, z, exp(-z * z / 2) / weight);
	}
	for (int c = 0; c < j->steps; c++) {
		all[c] = (1 - j->chaos) * all[c] + j->chaos / j->steps;
		for (int k = 0; k < j->steps; k++)
			pair[c][k] = (1 - j->chaos) * pair[c][k] + j->chaos / j->steps / j->steps;
	}
	for (int c = 0; c < j->steps; c++)
		for (int k = 0; k < j->steps; k++) {
			within += pair[c][k] * distance(j, all, c, k);
			total += all[c] * all[k] * distance(j, all, c, k);
		}
	return 1 - within / total;
}

static double
share_for(const struct jury *j)
{
	double low = 0, high = .9999;

	for (int i = 0; i < 50; i++) {
		double middle = (low + high) / 2;

		*(true_alpha(j, middle) < j->alpha ? &low : &high) = middle;
	}
	return low;
}

/* The ratings of one idea, in one study; -1 where one is missing. */
static void
rate(int *out, const struct jury *j, double share)
{
	double u = merit(j, sim_normal());
	bool chaotic = sim_chance(j->chaos);

	for (int r = 0; r < j->raters; r++) {
		double latent = sqrt(share) * u + leniency(j, r) + sqrt(1 - share) * sim_normal();

		out[r] = 0;
		if (chaotic)
			out[r] = (int)(sim_unit() * j->steps);
		else
			while (out[r] < j->steps - 1 && latent > end_of(j, out[r]))
				out[r]++;
		if (sim_chance(j->missing))
			out[r] = -1;
	}
}

/* A row an idea and rater, a column a study. */
static void
write_scores(const struct jury *j, double share, int studies)
{
	FILE *to = sim_open("scores.csv");
	int *score = sim_new((size_t)studies * (size_t)j->raters, sizeof *score);

	fputs("idea,rater", to);
	for (int s = 0; s < studies; s++)
		fprintf(to, ",a%d", s);
	for (int i = 0; i < j->ideas; i++) {
		for (int s = 0; s < studies; s++)
			rate(score + s * j->raters, j, share);
		for (int r = 0; r < j->raters; r++) {
			fprintf(to, "\ni%d,r%d", i, r);
			for (int s = 0; s < studies; s++)
				if (score[s * j->raters + r] < 0)
					fputs(",", to);
				else
					fprintf(to, ",%d", score[s * j->raters + r] + 1);
		}
	}
	fputs("\n", to);
	sim_close(to);
	free(score);
}

static void
write_axes(const struct jury *j, int studies)
{
	FILE *to = sim_open("axes.yaml");

	fprintf(to, "idea_score:\n  scale: [1, %d]\n  axes:\n", j->steps);
	for (int s = 0; s < studies; s++)
		fprintf(to, "    - {id: a%d}\n", s);
	sim_close(to);
}

/* A row an answer, a column a coder, with the codes of all studies in a cell. */
static void
write_codes(const struct jury *j, double share, int studies)
{
	FILE *to = sim_open("codes.csv");
	int *code = sim_new((size_t)studies * (size_t)j->raters, sizeof *code);

	fputs("text,c0,c1,c2,c3,c4\n", to);
	for (int i = 0; i < j->ideas; i++) {
		for (int s = 0; s < studies; s++)
			rate(code + s * j->raters, j, share);
		fprintf(to, "answer %d", i);
		for (int r = 0; r < 5; r++) {
			fputs(r < j->raters ? ",all" : ",", to);
			for (int s = 0; r < j->raters && s < studies; s++)
				if (code[s * j->raters + r] == 1)
					fprintf(to, ";k%d", s);
		}
		fputs("\n", to);
	}
	sim_close(to);
	free(code);
}

static void
judge(struct sim_tally *tally, const struct jury *j, const char *command, const char *name)
{
	struct sim_answer answer;

	sim_run(&answer, command);
	for (size_t row = 1; row < answer.rows; row++) {
		const char *id = answer.cell[row * answer.columns];

		if (strcmp(id, "total") == 0 ? name[0] == 't' : id[0] == name[0] && strcmp(id, "all") != 0)
			sim_covers(tally, sim_value(&answer, row, "alpha_low"), j->alpha,
			    sim_value(&answer, row, "alpha_high"));
	}
	sim_forget(&answer);
}

/* Only the total is taken as an interval scale, of which a run has one. */
static void
interval_cell(struct sim_tally *tally, const struct jury *j, double share)
{
	write_axes(j, 1);
	for (int s = 0; s < 1000; s++) {
		write_scores(j, share, 1);
		judge(tally, j, "idea-score -q -T agreement --draws=100 -s axes.yaml scores.csv", "total");
	}
}

static void
cell(const struct jury *j)
{
	struct sim_tally tally = { 0 };
	double share = share_for(j);

	sim_seed(j->name);
	if (j->metric == INTERVAL)
		interval_cell(&tally, j, share);
	else
		for (int round = 0; round < 4; round++)
			if (j->metric == NOMINAL) {
				write_codes(j, share, 500);
				judge(&tally, j,
				    "voice-code -q -T agreement -c coder=c0 -c coder=c1 -c coder=c2"
				    " -c coder=c3 -c coder=c4 codes.csv",
				    "k");
			} else {
				write_axes(j, 500);
				write_scores(j, share, 500);
				judge(&tally, j,
				    "idea-score -q -T agreement --draws=100 -s axes.yaml scores.csv", "axis");
			}
	sim_line(j->name, SIM_COVERS, j->wanted, j->wanted, &tally);
}

void
agree_study(void)
{
	puts("\nKrippendorff's alpha: intervals that hold the true alpha");
	for (size_t i = 0; i < sizeof juries / sizeof *juries; i++)
		cell(&juries[i]);
}
