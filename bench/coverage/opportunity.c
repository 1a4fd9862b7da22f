/* opportunity.c -- job-map's interval of an opportunity, and its test of a segment against all others: an
 * outcome is a study.
 *
 * Importance and satisfaction of one person come from two correlated shares or, for `mean`, from two
 * correlated normals cut into 1..5; people and outcomes are independent.
 */
#include "opportunity.h"
#include "sim.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Shares in the top box and their correlation; for `mean` the middles of the two normals. */
struct setting {
	double p, q, phi;
};

static const struct setting boxes[] = { { .05, .05, 0 }, { .1, .5, 0 }, { .3, .3, .3 }, { .5, .5, 0 },
	{ .5, .5, .5 }, { .7, .4, .2 }, { .9, .3, 0 }, { .9, .9, .3 }, { .95, .1, 0 }, { .98, .9, 0 },
	{ .99, .1, 0 } };
static const struct setting normals[] = { { 0, 0, 0 }, { 1, -1, .3 }, { 1.5, 0, 0 }, { -1, 1, .3 },
	{ .5, .5, .6 }, { 2, -1.5, 0 } };

enum { BOXES = sizeof boxes / sizeof *boxes, NORMALS = sizeof normals / sizeof *normals };

struct kind {
	const char *name;
	const struct setting *pairs;
	int n;
	int each; /* outcomes per setting and size */
	bool normal;
	const char *option;
};

/* All settings together, and the one with the least, or the most, with the people beside its segment. */
struct setting_tally {
	struct sim_tally all, worst;
	const struct setting *which;
	int others;
};

static const struct kind top2 = { "top2, 11 settings", boxes, BOXES, 1000, false, "" };
static const struct kind mean = { "mean, 6 settings", normals, NORMALS, 1000, true, " --method=mean" };

/* 1..5 by normals that end at -1.5, -.5, .5, 1.5. */
static int
step(double latent)
{
	int value = (int)floor(latent + 3.5);

	return value < 1 ? 1 : value > 5 ? 5 : value;
}

/* The mean of step() in 0..1. */
static double
middle(double at)
{
	double sum = 0;

	for (int c = 1; c < 5; c++)
		sum += 1 - sim_below(c - 2.5 - at);
	return sum / 4;
}

static double
truth(const struct kind *kind, const struct setting *pair)
{
	double p = kind->normal ? middle(pair->p) : pair->p, q = kind->normal ? middle(pair->q) : pair->q;

	return 10 * fmax(p, 2 * p - q);
}

static void
put_pair(FILE *to, const struct kind *kind, const struct setting *s)
{
	if (kind->normal) {
		double x = sim_normal(), y = s->phi * x + sqrt(1 - s->phi * s->phi) * sim_normal();

		fprintf(to, ",%d,%d", step(s->p + x), step(s->q + y));
	} else {
		double both = s->p * s->q + s->phi * sqrt(s->p * (1 - s->p) * s->q * (1 - s->q));
		bool important = sim_chance(s->p);
		double of = important ? both / s->p : (s->q - both) / (1 - s->p);

		fprintf(to, ",%d,%d", important ? 5 : 2, sim_chance(of) ? 4 : 1);
	}
}

/* `n` people of segment A and `others` of B answer for the outcomes of one setting; oK is an outcome. */
static void
write_survey(const struct kind *kind, const struct setting *pair, int n, int others)
{
	FILE *to = sim_open("survey.csv");

	fputs("person,segment", to);
	for (int o = 0; o < kind->each; o++)
		fprintf(to, ",importance_o%d,satisfaction_o%d", o, o);
	for (int i = 0; i < n + others; i++) {
		fprintf(to, "\np%d,%s", i, i < n ? "A" : "B");
		for (int o = 0; o < kind->each; o++)
			put_pair(to, kind, pair);
	}
	fputs("\n", to);
	sim_close(to);
}

static double
rate(const struct sim_tally *tally)
{
	return tally->n == 0 ? 0 : (double)tally->hits / tally->n;
}

static void
join(struct setting_tally *sum, const struct sim_tally *one, const struct setting *which, int others)
{
	sum->all.n += one->n;
	sum->all.hits += one->hits;
	sum->all.blank += one->blank;
	if (sum->which == NULL ||
	    (others > 0 ? rate(one) > rate(&sum->worst) : rate(one) < rate(&sum->worst))) {
		sum->worst = *one;
		sum->which = which;
		sum->others = others;
	}
}

static void
cover(struct setting_tally *sum, const struct kind *kind, int n)
{
	char command[128];

	snprintf(command, sizeof command, "job-map -q%s survey.csv", kind->option);
	for (int s = 0; s < kind->n; s++) {
		struct sim_tally one = { 0 };
		struct sim_answer answer;

		write_survey(kind, &kind->pairs[s], n, 0);
		sim_run(&answer, command);
		for (size_t row = 1; row < answer.rows; row++)
			sim_covers(&one, sim_value(&answer, row, "low"), truth(kind, &kind->pairs[s]),
			    sim_value(&answer, row, "high"));
		sim_forget(&answer);
		join(sum, &one, &kind->pairs[s], 0);
	}
}

/* A p-value that is not given rejects nothing, but counts as a study. */
static void
reject(struct setting_tally *sum, const struct kind *kind, int n, int others)
{
	char command[128];

	snprintf(command, sizeof command, "job-map -q -T segments -g segment%s survey.csv", kind->option);
	for (int s = 0; s < kind->n; s++) {
		struct sim_tally one = { .n = (unsigned)kind->each };
		struct sim_answer answer;

		write_survey(kind, &kind->pairs[s], n, others);
		sim_run(&answer, command);
		for (size_t row = 1; row < answer.rows; row++)
			one.hits += strcmp(sim_text(&answer, row, "segment"), "A") == 0 &&
				    sim_value(&answer, row, "p") < .05;
		sim_forget(&answer);
		join(sum, &one, &kind->pairs[s], others);
	}
}

/* The extreme of many settings is one by chance as well: the one that it names is simulated again, four
 * times as often. */
static void
put_worst(const struct setting_tally *sum, const struct kind *kind, int n, double wanted)
{
	struct kind alone = *kind;
	struct setting_tally again = { 0 };
	char cell[96];

	alone.pairs = sum->which;
	alone.n = 1;
	alone.each *= 4;
	if (sum->others > 0) {
		snprintf(cell, sizeof cell, "    %g, %g, %g beside %d, which had the most", sum->which->p,
		    sum->which->q, sum->which->phi, sum->others);
		reject(&again, &alone, n, sum->others);
	} else {
		snprintf(cell, sizeof cell, "    %g, %g, %g, which had the least", sum->which->p,
		    sum->which->q, sum->which->phi);
		cover(&again, &alone, n);
	}
	sim_line(cell, sum->others > 0 ? SIM_AT_MOST : SIM_AT_LEAST, wanted, wanted, &again.all);
}

static void
covers(const struct kind *kind, int n, double wanted, double least)
{
	struct setting_tally sum = { 0 };
	char cell[96];

	snprintf(cell, sizeof cell, "%s, %d people", kind->name, n);
	sim_seed(cell);
	cover(&sum, kind, n);
	sim_line(cell, SIM_COVERS, wanted, wanted, &sum.all);
	put_worst(&sum, kind, n, least);
}

static void
rejects(const struct kind *kind, int n, double most)
{
	struct setting_tally sum = { 0 };
	char cell[96];

	snprintf(cell, sizeof cell, "%s, %d people beside 40 and 300", kind->name, n);
	sim_seed(cell);
	reject(&sum, kind, n, 40);
	reject(&sum, kind, n, 300);
	sim_line(cell, SIM_AT_MOST, .05, .05, &sum.all);
	put_worst(&sum, kind, n, most);
}

/* The table has no interval by `mean` alone: what it has for top2 is wanted of it too. */
void
opportunity_study(void)
{
	static const int size[] = { 2, 5, 10, 20, 40 }, segment[] = { 2, 3, 5, 10, 20, 40, 100 };
	static const double covered[] = { .97, .96, .95, .95, .95 }, least[] = { .89, .91, .91, .93, .94 };
	static const double most[] = { .073, .057, .062, .053, .052, .054, .052 };
	static const double most_mean[] = { .040, .045, .051, .054, .056, .053, .053 };

	puts("\nOpportunity: intervals that hold the true one");
	for (int i = 0; i < 5; i++)
		covers(&top2, size[i], covered[i], least[i]);
	for (int i = 0; i < 5; i++)
		covers(&mean, size[i], covered[i], least[i]);
	puts("\nOpportunity: p < .05 of a segment that does not differ");
	for (int i = 0; i < 7; i++)
		rejects(&top2, segment[i], most[i]);
	for (int i = 0; i < 7; i++)
		rejects(&mean, segment[i], most_mean[i]);
}
