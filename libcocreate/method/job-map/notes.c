/* notes.c -- how the survey's figures were made, and how far they carry. */
#include "method/job-map/int.h"

#include "base/arena.h"
#include "base/num.h"
#include "figure/names.h"
#include "stat/interval.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

/* Below this a percentile of resamples is rough, and bands say little. */
enum { FEW = 30 };

static void
note_formula(struct cc_report *report, const struct job_survey *s)
{
	char low[CC_NUM_MAX], high[CC_NUM_MAX], cut[CC_NUM_MAX];

	cc_num_print(low, s->run->scale[0]);
	cc_num_print(high, s->run->scale[1]);
	if (s->mean) {
		cc_note(report, "formula",
		    "opportunity = importance + max(importance - satisfaction, 0), each the mean "
		    "answer on "
		    "%s..%s brought to 0..10",
		    "機会スコア = 重要度 + max(重要度 - 満足度, 0)。重要度と満足度は尺度 %s..%s "
		    "の平均を 0..10 に直した値です",
		    low, high);
		return;
	}
	cc_num_print(cut, s->cut);
	cc_note(report, "formula",
	    "opportunity = importance + max(importance - satisfaction, 0), each 10 x the share of "
	    "answers "
	    "of %s or more on %s..%s",
	    "機会スコア = 重要度 + max(重要度 - 満足度, 0)。重要度と満足度は %s 以上（尺度 "
	    "%s..%s）の回答の割合 x 10 です",
	    cut, low, high);
}

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Bands are two points wide and more: so many people bring the half-width of an
 * interval to one, as its standard error is sd / sqrt(n). */
static void
note_people(struct cc_report *report, const struct job_survey *s, struct cc_arena *arena)
{
	double *need = CC_ARRAY(arena, double, s->outcomes), *have = CC_ARRAY(arena, double, s->outcomes);
	double z = cc_normal_quantile((1 + s->run->confidence) / 2);
	uint32_t n = 0;

	for (uint32_t i = 0; i < s->outcomes; i++) {
		const struct cc_opportunity *score = &s->outcome[i].score;

		if (isnan(score->opportunity) || !(score->sd > 0))
			continue;
		need[n] = ceil(z * z * score->sd * score->sd);
		have[n++] = (double)score->n;
	}
	if (n == 0)
		return;
	qsort(need, n, sizeof *need, by_value);
	qsort(have, n, sizeof *have, by_value);
	cc_note(report, "people-needed",
	    "to tell bands apart (an opportunity to within 1 point either way), the outcomes here "
	    "need %.0f people "
	    "in the median and %.0f at most; they have %.0f in the median and %.0f at least",
	    "帯を見分ける（機会スコアの誤差を前後1点に収める）には、ここの成果では中央値で %.0f 人、"
	    "最大で %.0f 人が必要です。実際は中央値で %.0f 人、最小で %.0f 人です",
	    need[n / 2], need[n - 1], have[n / 2], have[0]);
}

static void
note_counts(struct cc_report *report, const struct job_survey *s, struct cc_arena *arena)
{
	struct cc_names_list few = { 0 }, flat = { 0 }, unequal = { 0 }, unrated = { 0 }, stepless = { 0 };
	bool steps = false;

	for (uint32_t i = 0; i < s->outcomes; i++) {
		const struct job_outcome *o = &s->outcome[i];
		const struct cc_opportunity *score = &o->score;

		steps |= o->in[LIST_STEP] != CC_NO_ITEM;
		if (o->in[LIST_STEP] == CC_NO_ITEM)
			cc_names_data(&stepless, o->id, arena);
		if (isnan(score->opportunity)) {
			cc_names_data(&unrated, o->id, arena);
			continue;
		}
		if (score->n < FEW)
			cc_names_data(&few, o->id, arena);
		if (o->low == o->high)
			cc_names_data(&flat, o->id, arena);
		if (score->n_both < score->n_importance || score->n_both < score->n_satisfaction)
			cc_names_data(&unequal, o->id, arena);
	}
	if (unrated.n > 0)
		cc_note(report, "unrated",
		    "outcomes without a score, because nobody rated their importance or nobody their "
		    "satisfaction: %" PRIu64 " (%s)",
		    "重要度か満足度の回答がないためスコアのない成果: %" PRIu64 " 件（%s）", unrated.n,
		    unrated.text);
	if (few.n > 0)
		cc_note(report, "few-people",
		    "outcomes rated by fewer than 30 people: %" PRIu64
		    " (%s); read the intervals, not the ranks",
		    "回答者が30人未満の成果: %" PRIu64 " 件（%s）。順位ではなく区間をお読みください", few.n,
		    few.text);
	if (flat.n > 0)
		cc_note(report, "no-spread",

		    "outcomes whose resamples are all the same, so that their interval has no width and "
		    "says nothing: %" PRIu64 " (%s)",
		    "再標本がすべて同じで、区間に幅がなく意味を持たない成果: %" PRIu64 " 件（%s）", flat.n,
		    flat.text);
	if (unequal.n > 0)
		cc_note(report, "not-both",
		    "outcomes of which some rated importance or satisfaction alone: %" PRIu64
		    " (%s); each counts where it was given, --paired counts those who rated both",
		    "重要度か満足度の片方だけの回答がある成果: %" PRIu64
		    " 件（%s）。回答はそれぞれ数えます（--paired は両方の回答者だけを数えます）",
		    unequal.n, unequal.text);
	if (steps && stepless.n > 0)
		cc_note(report, "no-step", "outcomes without a step: %" PRIu64 " (%s)",
		    "ステップのない成果: %" PRIu64 " 件（%s）", stepless.n, stepless.text);
}

void
job_put_notes(struct cc_report *report, const struct job_survey *s, struct cc_arena *arena)
{
	note_formula(report, s);
	if (!(s->run->bound >> PERSON & 1))
		cc_note(report, "no-person", "no person column: every row counts as a person of its own",
		    "回答者の列がないため、各行を別々の人とみなします");
	note_people(report, s, arena);
	note_counts(report, s, arena);
	if (s->rated > 1)
		cc_note(report, "tiers-independent",
		    "tiers take the answers to two outcomes as independent of each other",
		    "段（tier）は、成果ごとの回答を互いに独立とみなして分けています");
}
