/* notes.c -- how the survey's figures were made, and how far they carry. */
#include "method/job-map/int.h"

#include "base/arena.h"
#include "base/num.h"
#include "figure/names.h"
#include "stat/interval.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

/* Below this bands say little. */
enum { FEW = 30 };

static void
note_formula(struct cc_report *report, const struct job_survey *s)
{
	struct cc_said low = cc_num_say(s->run->scale[0]), high = cc_num_say(s->run->scale[1]);

	if (s->mean) {
		cc_note(report, "formula",
		    "opportunity = importance + max(importance - satisfaction, 0), each the mean answer "
		    "on %s..%s brought to 0..10",
		    "機会スコア = 重要度 + max(重要度 - 満足度, 0)。重要度と満足度は尺度 %s..%s "
		    "の平均を 0..10 に直した値です",
		    low.text, high.text);
		return;
	}
	cc_note(report, "formula",
	    "opportunity = importance + max(importance - satisfaction, 0), each 10 x the share of "
	    "answers of %s or more on %s..%s",
	    "機会スコア = 重要度 + max(重要度 - 満足度, 0)。重要度と満足度は %s 以上（尺度 "
	    "%s..%s）の回答の割合 x 10 です",
	    cc_num_say(s->cut).text, low.text, high.text);
}

/* Bands are two points wide and more: so many respondents bring the half-width of an
 * interval to one, as its standard error is sd / sqrt(n).  Of all outcomes the median. */
static void
note_people(struct cc_report *report, const struct job_survey *s)
{
	double *need = CC_ARRAY(report->arena, double, s->outcomes);
	double *have = CC_ARRAY(report->arena, double, s->outcomes);
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
	qsort(need, n, sizeof *need, cc_by_double);
	qsort(have, n, sizeof *have, cc_by_double);
	cc_note(report, "people-needed",
	    "±1 point of opportunity needs about %.0f respondents per outcome (at most %.0f); "
	    "you have %.0f (at least %.0f)",
	    "機会スコアの誤差を ±1 点に収めるには、成果ごとに約 %.0f 人（最大 %.0f 人）の回答者が必要です。"
	    "実際は %.0f 人（最小 %.0f 人）です",
	    need[n / 2], need[n - 1], have[n / 2], have[0]);
}

/* Outcomes whose figures carry less than others'. */
struct job_doubts {
	struct cc_names_list unrated, few, alone, unequal, stepless;
};

static void
find_doubts(struct job_doubts *d, const struct job_outcome *o, struct cc_arena *arena)
{
	const struct cc_opportunity *score = &o->score;

	if (o->in[LIST_STEP] == CC_NO_ITEM)
		cc_names_data(&d->stepless, o->id, arena);
	if (isnan(score->opportunity)) {
		cc_names_data(&d->unrated, o->id, arena);
		return;
	}
	if (score->n < FEW)
		cc_names_data(&d->few, o->id, arena);
	if (isnan(o->low))
		cc_names_data(&d->alone, o->id, arena);
	if (score->n_both < score->n_importance || score->n_both < score->n_satisfaction)
		cc_names_data(&d->unequal, o->id, arena);
}

static void
note_doubts(struct cc_report *report, const struct job_survey *s)
{
	struct job_doubts d = { 0 };

	for (uint32_t i = 0; i < s->outcomes; i++)
		find_doubts(&d, &s->outcome[i], report->arena);
	cc_note_names(report, "unrated",
	    "%" PRIu64 " outcome has no score, as importance or satisfaction has no answer (%s)",
	    "%" PRIu64 " outcomes have no score, as importance or satisfaction has no answer (%s)",
	    "重要度か満足度の回答がないためスコアのない成果: %" PRIu64 " 件（%s）", &d.unrated);
	cc_note_names(report, "few-people",
	    "%" PRIu64 " outcome has fewer than 30 respondents (%s); read its interval, not its rank",
	    "%" PRIu64 " outcomes have fewer than 30 respondents (%s); read the intervals, not the ranks",
	    "回答者が30人未満の成果: %" PRIu64 " 件（%s）。順位ではなく区間をお読みください", &d.few);
	cc_note_names(report, "no-interval",
	    "%" PRIu64 " outcome has no interval, because fewer than two respondents rated it (%s)",
	    "%" PRIu64 " outcomes have no interval, because fewer than two respondents rated them (%s)",
	    "回答者が2人未満のため区間のない成果: %" PRIu64 " 件（%s）", &d.alone);
	cc_note_names(report, "not-both",
	    "%" PRIu64 " outcome has ratings of importance or satisfaction alone (%s); each counts where it "
	    "was given, --paired counts only respondents who rated both",
	    "%" PRIu64 " outcomes have ratings of importance or satisfaction alone (%s); each counts where "
	    "it was given, --paired counts only respondents who rated both",
	    "重要度か満足度の片方だけの回答がある成果: %" PRIu64
	    " 件（%s）。回答はそれぞれ数えます（--paired は両方の回答者だけを数えます）",
	    &d.unequal);
	if (d.stepless.n < s->outcomes) /* where steps are known at all */
		cc_note_names(report, "no-step", "%" PRIu64 " outcome has no step (%s)",
		    "%" PRIu64 " outcomes have no step (%s)", "ステップのない成果: %" PRIu64 " 件（%s）",
		    &d.stepless);
}

void
job_put_notes(struct cc_report *report, const struct job_survey *s)
{
	note_formula(report, s);
	if (!(s->run->bound >> PERSON & 1))
		cc_note(report, "no-person", "no person column: each row counts as one respondent",
		    "回答者の列がないため、各行を別々の回答者とみなします");
	note_people(report, s);
	cc_note_count(report, "dup-ratings", "%" PRIu64 " rating given again was left out (--dup=%s)",
	    "%" PRIu64 " ratings given again were left out (--dup=%s)",
	    "重複した評定 %" PRIu64 " 件を除きました（--dup=%s）", s->dropped, s->run->dup);
	note_doubts(report, s);
	if (s->rated > 1)
		cc_note(report, "tiers",
		    "outcomes of tier 1 cannot be told from the best (90 %%, all comparisons together)",
		    "段（tier）1 "
		    "の成果は、最も機会の大きい成果と区別できません（信頼度 90 %%、すべての比較をあわせて）");
	if (s->rated > 1 && s->uncorrelated)
		cc_note(report, "tiers-independent",
		    "tiers take the answers to two outcomes as independent of each other",
		    "段（tier）は、成果ごとの回答を互いに独立とみなして分けています");
}
