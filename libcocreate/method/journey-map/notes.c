/* notes.c -- leaks, peak and end, moments of truth; how far the figures carry. */
#include "method/journey-map/tables.h"

#include "base/arena.h"
#include "base/num.h"
#include "figure/names.h"

#include <inttypes.h>
#include <math.h>

/* For notes: people read the label. */
static struct cc_quoted
label_at(struct cc_report *report, uint32_t stage)
{
	return cc_quote(cc_table_cell(cc_report_at(report, T_STAGES), stage, STAGES_LABEL)->as.text);
}

static struct cc_said
rounded(double value)
{
	return cc_num_say(round(value * 100) / 100);
}

/* The stage after which most are lost: in people, or by the share that goes on.  Behind the
 * last stage where anybody was seen nobody knows. */
static uint32_t
leak(const struct journey *j, bool in_people)
{
	uint32_t worst = CC_NO_ITEM;
	double most = 0;

	for (uint32_t s = 0; s + 1 < j->stages; s++) {
		struct cc_weighted_share on = journey_conversion(j, &j->all, s);
		double lost = in_people ? (double)(on.all.n - on.has.n) : 1 - cc_weighted_share_value(&on);

		if (on.has.n == 0 || !(lost > most))
			continue;
		most = lost;
		worst = s;
	}
	return worst;
}

static void
note_leaks(struct cc_report *report, const struct journey *j)
{
	uint32_t people = leak(j, true), rate = leak(j, false);
	struct cc_weighted_share most, least;

	if (people == CC_NO_ITEM)
		return;
	most = journey_conversion(j, &j->all, people);
	least = journey_conversion(j, &j->all, rate);
	if (people == rate)
		cc_note(report, "leaks",
		    "the largest loss, in people and in rate, is after %s (%" PRIu64 " of %" PRIu64
		    " went no further)",
		    "人数でも率でも最も多い離脱は「%s」の後です（%" PRIu64 "人 / %" PRIu64 "人）",
		    label_at(report, people).text, most.all.n - most.has.n, most.all.n);
	else
		cc_note(report, "leaks",
		    "the largest loss in people is after %s (%" PRIu64 " of %" PRIu64
		    " went no further), in rate after %s (%s %% of %" PRIu64 " went on)",
		    "人数で最も多い離脱は「%s」の後（%" PRIu64 "人 / %" PRIu64
		    "人）、率では「%s」の後です（進んだのは%s％、%" PRIu64 "人中）",
		    label_at(report, people).text, most.all.n - most.has.n, most.all.n,
		    label_at(report, rate).text,
		    rounded(round(1000 * cc_weighted_share_value(&least)) / 10).text, least.all.n);
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

/* -1, 1: the curve of feelings has a low, a high point here, which is surely on that side of 0. */
static int
turn(const struct journey *j, uint32_t stage)
{
	struct cc_sample_mean own, other;
	bool beside = false;
	int side;

	if (cc_sample_mean(&own, &j->all.stage[stage].emotion, j->run->confidence) != CC_WHY_NONE)
		return 0;
	side = own.high < 0 ? -1 : own.low > 0;
	for (int way = -1; way <= 1 && side != 0; way += 2)
		for (uint32_t s = stage + (uint32_t)way; s < j->stages; s += (uint32_t)way) {
			cc_sample_mean(&other, &j->all.stage[s].emotion, j->run->confidence);
			if (other.n == 0)
				continue;
			beside = true;
			side = (own.mean - other.mean) * side > 0 ? side : 0;
			break;
		}
	return beside ? side : 0;
}

static void
note_truths(struct cc_report *report, const struct journey *j)
{
	uint32_t lost = leak(j, true);

	for (uint32_t s = 0; s < j->stages; s++) {
		int side = turn(j, s);
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
note_unstaged(struct cc_report *report, const struct journey *j)
{
	const struct cc_store *s = j->state->store[UNSTAGED];
	struct cc_names_list names = { 0 };
	uint64_t rows = 0, blank = 0;

	for (uint64_t i = 0; i < s->rows; i++) {
		const unsigned char *row = cc_store_row(s, i);
		uint32_t touchpoint = cc_row_id(s, row, U_TOUCHPOINT, 0);

		*(touchpoint == CC_NO_ID ? &blank : &rows) += cc_row_count(s, row, U_ROWS);
		if (touchpoint != CC_NO_ID)
			cc_names_data(&names, cc_state_text(j->state, TOUCHPOINT, touchpoint), j->arena);
	}
	cc_note_count(report, "no-stage", "%" PRIu64 " row has no stage and was left out",
	    "%" PRIu64 " rows have no stage and were left out", "段階のない行を除きました: %" PRIu64 " 行",
	    blank);
	cc_note_count(report, "unmatched",
	    "%" PRIu64 " row has a touchpoint that no stage matches, and was left out: %s",
	    "%" PRIu64 " rows have touchpoints that no stage matches, and were left out: %s",
	    "どの段階の match にも当たらない接点の行を除きました: %" PRIu64 " 行（%s）", rows,
	    names.text != NULL ? names.text : "");
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
		note_leaks(report, j);
		note_end(report, j);
		note_peak_end(report, j);
		note_truths(report, j);
	}
	note_people(report, j);
	note_unstaged(report, j);
}
