/* notes.c -- leaks, peak and end, moments of truth; how far the figures carry. */
#include "method/journey-map/tables.h"

#include "base/arena.h"
#include "base/num.h"
#include "stat/curve.h"

#include <inttypes.h>
#include <math.h>

/* For notes: people read the label. */
static struct cc_quoted
label_at(struct cc_report *report, size_t stage)
{
	return cc_quote(cc_table_cell(cc_report_at(report, T_STAGES), stage, STAGES_LABEL)->as.text);
}

static struct cc_said
rounded(double value)
{
	return cc_num_say(round(value * 100) / 100);
}

static void
note_leaks(struct cc_report *report)
{
	const struct cc_table *stages = cc_report_at(report, T_STAGES);
	size_t leak[2];
	uint64_t of, on, lost;

	if (journey_leaks(leak, stages) == 0)
		return;
	of = (uint64_t)journey_int_at(stages, leak[0], STAGES_REACHED);
	on = (uint64_t)journey_int_at(stages, leak[1], STAGES_REACHED);
	lost = (uint64_t)journey_int_at(stages, leak[0], STAGES_DROPPED);
	if (leak[0] == leak[1])
		cc_note(report, "leaks",
		    "the largest loss, in people and in rate, is after %s (%" PRIu64 " of %" PRIu64
		    " went no further)",
		    "人数でも率でも最も多い離脱は「%s」の後です（%" PRIu64 "人 / %" PRIu64 "人）",
		    label_at(report, leak[0]).text, lost, of);
	else
		cc_note(report, "leaks",
		    "the largest loss in people is after %s (%" PRIu64 " of %" PRIu64
		    " went no further), in rate after %s (%s %% of %" PRIu64 " went on)",
		    "人数で最も多い離脱は「%s」の後（%" PRIu64 "人 / %" PRIu64
		    "人）、率では「%s」の後です（進んだのは%s％、%" PRIu64 "人中）",
		    label_at(report, leak[0]).text, lost, of, label_at(report, leak[1]).text,
		    rounded(round(1000 * cc_table_real(stages, leak[1], STAGES_CONVERSION)) / 10).text, on);
}

/* Later stages may not be in the data at all. */
static void
note_end(struct cc_report *report, const struct journey *j)
{
	for (uint32_t s = 0; j->reach && s + 1 < j->stages; s++)
		if (j->all.stage[s].reached.n > 0 && j->all.stage[s + 1].reached.n == 0)
			cc_note(report, "ends-early",
			    "nobody is seen after %s: where later stages are not in the data, leave them out "
			    "of the "
			    "study's stages",
			    "「%s」より後の接触はありません。データが後の段階を含まないなら、調査ファイルの "
			    "stages "
			    "から外してください",
			    label_at(report, s).text);
}

static void
note_peak_end(struct cc_report *report, const struct journey *j)
{
	struct cc_sample_mean m;

	if (cc_sample_mean(&m, &j->peak_end, j->run->confidence) == CC_WHY_NONE)
		cc_note(report, "peak-end",
		    "peak-end feeling: %s (%s to %s, n=%" PRIu64
		    "): half of a person's strongest feeling along the stages and half of the last",
		    "ピーク・エンドの感情: %s（%s〜%s、n=%" PRIu64
		    "）。各人の最も強い感情と最後の感情の平均です",
		    rounded(m.mean).text, rounded(m.low).text, rounded(m.high).text, m.n);
}

static void
note_truths(struct cc_report *report, const struct journey *j)
{
	const struct cc_table *t = cc_report_at(report, T_STAGES);
	double *mean = CC_ARRAY(j->arena, double, j->stages), *low = CC_ARRAY(j->arena, double, j->stages),
	       *high = CC_ARRAY(j->arena, double, j->stages);
	size_t leak[2], lost = journey_leaks(leak, t) > 0 ? leak[0] : SIZE_MAX;

	for (uint32_t s = 0; s < j->stages; s++) {
		mean[s] = cc_table_real(t, s, STAGES_EMOTION);
		low[s] = cc_table_real(t, s, STAGES_EMOTION_LOW);
		high[s] = cc_table_real(t, s, STAGES_EMOTION_HIGH);
	}
	for (uint32_t s = 0; s < j->stages; s++) {
		int side = cc_curve_turn(mean, low, high, j->stages, s);
		const struct cc_words *curve =
		    side < 0 ? CC_SAY("a low point of the curve of feelings, surely below 0",
				   "感情曲線の谷で、区間全体が0未満")
			     : CC_SAY("a high point of the curve of feelings, surely above 0",
				   "感情曲線の山で、区間全体が0より上");
		const struct cc_words *loss =
		    CC_SAY("most people are lost after it", "この段階の後に最も多くの人が離脱");

		if (side == 0 && s != lost)
			continue;
		cc_note(report, "moment-of-truth", "moment of truth: %s (rule: %s%s%s)",
		    "真実の瞬間: 「%s」（規則: %s%s%s）", label_at(report, s).text,
		    side != 0 ? cc_words_in(curve, j->run->lang) : "", side != 0 && s == lost ? "; " : "",
		    s == lost ? cc_words_in(loss, j->run->lang) : "");
	}
}

static void
note_people(struct cc_report *report, const struct journey *j)
{
	uint64_t few = 0;

	for (uint32_t s = 0; s < j->stages; s++) {
		struct cc_sample_mean m;
		enum cc_why why = cc_sample_mean(&m, &j->all.stage[s].emotion, j->run->confidence);

		few += why == CC_WHY_ONE || why == CC_WHY_FEW;
	}
	cc_note_count(report, "feelings-few",
	    "%" PRIu64 " stage has too few people with a feeling for an interval",
	    "%" PRIu64 " stages have too few people with a feeling for an interval",
	    "感情を答えた人が少なく、区間を出せない段階: %" PRIu64, few);
	cc_note_count(report, "unsettled",
	    "%" PRIu64 " person first seen in the last days was left out (--settle)",
	    "%" PRIu64 " people first seen in the last days were left out (--settle)",
	    "最近初めて現れた人を除きました（--settle）: %" PRIu64 "人", j->unsettled);
	cc_note_count(report, "repeated-people",
	    "%" PRIu64 " person stands in several rows of the sheet, which count together (--dup takes one)",
	    "%" PRIu64 " people stand in several rows of the sheet, which count together (--dup takes one)",
	    "複数の行に現れる人は、まとめて数えています（--dup で一行だけ使えます）: %" PRIu64 "人",
	    j->twice);
	cc_note_count(report, "dup", "%" PRIu64 " contact of people in several rows was left out (--dup)",
	    "%" PRIu64 " contacts of people in several rows were left out (--dup)",
	    "同じ人のほかの行の接触を除きました（--dup）: %" PRIu64 " 件", j->dropped);
}

void
journey_put_notes(struct cc_report *report, const struct journey *j)
{
	if (!j->reach)
		cc_note(report, "no-person",
		    "the contacts do not say whose they are: reach, conversion and losses stay empty, and "
		    "all "
		    "other figures count contacts",
		    "人を表す列がないため、到達・転換・離脱は空欄です。ほかの数値は接触の件数で数えています");
	if (j->middle != 0)
		cc_note(report, "feelings-centred",
		    "feelings are shown as answers less %s, the middle of %s..%s",
		    "感情は、回答から尺度の中央 %s（%s..%s）を引いた値です", cc_num_say(j->middle).text,
		    cc_num_say(j->run->scale[0]).text, cc_num_say(j->run->scale[1]).text);
	if (journey_wants(j->run, T_STAGES) || journey_wants(j->run, T_FINDINGS)) {
		note_leaks(report);
		note_end(report, j);
		note_peak_end(report, j);
		note_truths(report, j);
	}
	note_people(report, j);
	cc_unstaged_note(report, j->state, j->state->store[UNSTAGED], TOUCHPOINT);
}
