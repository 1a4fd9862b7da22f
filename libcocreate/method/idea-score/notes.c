/* notes.c -- what a run was told, and what a reader of the ideas has to know. */
#include "method/idea-score/tables.h"

#include "base/arena.h"
#include "base/num.h"
#include "stat/sums.h"

#include <inttypes.h>
#include <math.h>

void
idea_put_parameters(struct cc_report *report, const struct idea_rules *rules, struct cc_arena *arena)
{
	const char *weights = NULL;

	cc_parameter_real(report, "threshold", rules->has_threshold ? rules->threshold : (double)NAN);
	for (uint32_t a = 0; a < rules->axes->n && rules->has_scores; a++) {
		struct cc_span id = rules->axes->item[a].id;
		char weight[CC_NUM_MAX];

		cc_num_print(weight, rules->weight[a]);
		weights = cc_format(
		    arena, "%s%s%.*s=%s", a > 0 ? weights : "", a > 0 ? "," : "", (int)id.len, id.at, weight);
	}
	cc_parameter_text(report, "weights", weights);
}

/* What a bar is worth: how many patterns of scores would reach it. */
static void
note_threshold(struct cc_report *report, const struct idea_rules *rules, struct cc_arena *arena)
{
	const double *scale = rules->run->scale;
	bool whole = scale[0] == floor(scale[0]) && scale[1] == floor(scale[1]) && scale[1] - scale[0] < 64;
	uint32_t axes = rules->axes->n;

	if (!rules->has_threshold) {
		cc_note(report, "no-threshold",
		    "axes or scale are not the default ones: no threshold is applied; give --threshold",
		    "軸または尺度が既定と異なるため、基準点は使いません。--threshold "
		    "で指定してください");
		return;
	}
	if (!whole || axes > 16 || rules->weights != axes)
		return;
	for (uint32_t a = 0; a < axes; a++)
		if (rules->weight[a] != 1)
			return;
	cc_note(report, "threshold-chance", "a threshold of %s of %s lets %.1f%% of all score patterns pass",
	    "基準 %s / %s 点は、あらゆる得点の組合せの %.1f%% が通る水準です",
	    cc_num_say(rules->threshold).text, cc_num_say(scale[1] * axes).text,
	    100 * cc_sums_reaching(rules->threshold, (int64_t)scale[0], (int64_t)scale[1], axes, arena));
}

/* Ideas whose figures are not what others' are. */
struct exceptions {
	uint64_t unrated, huge, few, unvaried, prorated;
};

static struct exceptions
exceptions_of(
    const struct idea_rules *rules, const struct cc_counted *counted, const struct idea_scores *scores)
{
	struct exceptions e = { 0 };
	uint32_t axes = rules->axes->n;

	for (uint32_t id = 0; id < scores->n; id++) {
		uint32_t scored = 0, huge = 0;

		for (uint32_t a = 0; a < axes && rules->has_scores; a++) {
			scored += counted->rated[(size_t)id * axes + a].n > 0;
			huge +=
			    counted->rated[(size_t)id * axes + a].n > 0 && isnan(scores->idea[id].mean[a]);
		}
		e.huge += huge > 0;
		if (isnan(scores->idea[id].total)) {
			e.unrated += huge == 0;
			continue;
		}
		e.prorated += scored < axes;
		e.few += counted->total[id].n < IDEA_LEAST_RATERS;
		e.unvaried += counted->total[id].n >= IDEA_LEAST_RATERS && counted->total[id].variance == 0;
	}
	if (rules->median)
		e.few = e.unvaried = 0; /* there are no intervals at all */
	if (!rules->has_scores)
		e.unrated = 0;
	return e;
}

void
idea_put_notes(struct cc_report *report, const struct idea_rules *rules, const struct cc_state *state,
    const struct idea_ratings *ratings, const struct cc_counted *counted, const struct idea_scores *scores,
    struct cc_arena *arena)
{
	struct exceptions e = exceptions_of(rules, counted, scores);

	if (rules->has_scores)
		note_threshold(report, rules, arena);
	if (!(rules->run->bound >> RATER & 1) && (rules->has_scores || state->store[BALLOTS]->rows > 0))
		cc_note(report, "no-rater", "no rater column: every row counts as a rater of its own",
		    "評価者の列がないため、各行を別々の評価者とみなします");
	cc_note_count(report, "incomplete",
	    "%" PRIu64 " idea has no total, because nobody scored it on some axis",
	    "%" PRIu64 " ideas have no total, because nobody scored them on some axis",
	    "%" PRIu64 " 件のアイデアは、誰も採点していない軸があるため合計がありません", e.unrated);
	cc_note_count(report, "huge",
	    "%" PRIu64 " idea has no total, because a score on an axis is too large to compute with",
	    "%" PRIu64 " ideas have no total, because a score on an axis is too large to compute with",
	    "%" PRIu64 " 件のアイデアは、計算できないほど大きな得点があるため合計がありません", e.huge);
	cc_note_count(report, "prorated",
	    "%" PRIu64 " idea was scored on fewer axes, and its total scaled up to all (--prorate)",
	    "%" PRIu64 " ideas were scored on fewer axes, and their totals scaled up to all (--prorate)",
	    "%" PRIu64 " 件のアイデアの合計は、採点のない軸を除き、全軸に換算したものです（--prorate）",
	    e.prorated);
	if (rules->has_scores && rules->median)
		cc_note(report, "median",
		    "totals are of medians: they have no interval and no pass confidence",
		    "合計は中央値によるため、区間と合格の確からしさを出しません");
	cc_note_count(report, "dup-scores", "%" PRIu64 " score given again was left out (--dup=%s)",
	    "%" PRIu64 " scores given again were left out (--dup=%s)",
	    "重複した採点 %" PRIu64 " 件を除きました（--dup=%s）", ratings->dropped, rules->run->dup);
	cc_note_count(report, "few-raters",
	    "%" PRIu64 " idea has no interval, because fewer than three raters scored it on every axis",
	    "%" PRIu64 " ideas have no interval, because fewer than three raters scored them on every axis",
	    "%" PRIu64 " 件のアイデアは、全軸を採点した評価者が3人未満のため区間がありません", e.few);
	cc_note_count(report, "no-spread",
	    "%" PRIu64 " idea has no interval, because all its raters agree on the total",
	    "%" PRIu64 " ideas have no interval, because all their raters agree on the total",
	    "%" PRIu64 " 件のアイデアは、全評価者の合計が同じため区間がありません", e.unvaried);
}
