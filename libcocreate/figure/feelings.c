/* feelings.c -- how people feel along ordered stages. */
#include "figure/feelings.h"

#include "base/arena.h"
#include "base/num.h"
#include "stat/curve.h"

#include <inttypes.h>
#include <math.h>

struct cc_feelings
cc_feelings_new(uint32_t stages, bool weighted, struct cc_arena *arena)
{
	struct cc_feelings f = { stages, CC_ARRAY(arena, struct cc_sample, stages),
		cc_sample_new(weighted, arena) };

	for (uint32_t s = 0; s < stages; s++)
		f.stage[s] = cc_sample_new(weighted, arena);
	return f;
}

void
cc_feelings_add(struct cc_feelings *f, const double *felt, double weight)
{
	double peak_end = cc_curve_peak_end(felt, f->stages);

	for (uint32_t s = 0; s < f->stages; s++)
		if (!isnan(felt[s]))
			cc_sample_add(&f->stage[s], felt[s], weight);
	if (!isnan(peak_end))
		cc_sample_add(&f->peak_end, peak_end, weight);
}

void
cc_feelings_join(struct cc_feelings *f, const struct cc_feelings *more)
{
	for (uint32_t s = 0; s < f->stages; s++)
		cc_sample_join(&f->stage[s], &more->stage[s], 1);
	cc_sample_join(&f->peak_end, &more->peak_end, 1);
}

void
cc_feelings_note_middle(struct cc_report *report, const struct cc_run *run)
{
	if (cc_scale_middle(run) != 0)
		cc_note(report, "feelings-centred",
		    "feelings are shown as answers less %s, the middle of %s..%s",
		    "感情は、回答から尺度の中央 %s（%s..%s）を引いた値です",
		    cc_num_say(cc_scale_middle(run)).text, cc_num_say(run->scale[0]).text,
		    cc_num_say(run->scale[1]).text);
}

void
cc_feelings_note_few(struct cc_report *report, const struct cc_feelings *f, const struct cc_run *run)
{
	uint64_t few = 0;

	for (uint32_t s = 0; s < f->stages; s++) {
		struct cc_sample_mean m;
		enum cc_why why = cc_sample_mean(&m, &f->stage[s], run->confidence);

		few += why == CC_WHY_ONE || why == CC_WHY_FEW;
	}
	cc_note_count(report, "feelings-few",
	    "%" PRIu64 " stage has too few people with a feeling for an interval",
	    "%" PRIu64 " stages have too few people with a feeling for an interval",
	    "感情を答えた人が少なく、区間を出せない段階: %" PRIu64, few);
}

static struct cc_said
rounded(double value)
{
	return cc_num_say(round(value * 100) / 100);
}

static void
note_peak_end(struct cc_report *report, const struct cc_feelings *f, const struct cc_run *run)
{
	struct cc_sample_mean m;

	if (cc_sample_mean(&m, &f->peak_end, run->confidence) == CC_WHY_NONE)
		cc_note(report, "peak-end",
		    "peak-end feeling: %s (%s to %s, n=%" PRIu64
		    "): half of a person's strongest feeling along the stages and half of the last",
		    "ピーク・エンドの感情: %s（%s〜%s、n=%" PRIu64
		    "）。各人の最も強い感情と最後の感情の平均です",
		    rounded(m.mean).text, rounded(m.low).text, rounded(m.high).text, m.n);
}

void
cc_feelings_notes(struct cc_report *report, const struct cc_feelings *f, const struct cc_table *t,
    unsigned label, size_t lost, const struct cc_run *run)
{
	double *mean = CC_ARRAY(report->arena, double, 3 * (size_t)f->stages), *low = mean + f->stages,
	       *high = low + f->stages;

	note_peak_end(report, f, run);
	for (uint32_t s = 0; s < f->stages; s++) {
		struct cc_sample_mean m;

		cc_sample_mean(&m, &f->stage[s], run->confidence);
		mean[s] = m.mean;
		low[s] = m.low;
		high[s] = m.high;
	}
	for (uint32_t s = 0; s < f->stages; s++) {
		int side = cc_curve_turn(mean, low, high, f->stages, s);
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
		    "真実の瞬間: 「%s」（規則: %s%s%s）", cc_quote(cc_table_cell(t, s, label)->as.text).text,
		    side != 0 ? cc_words_in(curve, run->lang) : "", side != 0 && s == lost ? "; " : "",
		    s == lost ? cc_words_in(loss, run->lang) : "");
	}
}
