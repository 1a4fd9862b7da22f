/* robust.c -- would other weights or other raters choose the same? */
#include "method/idea-score/tables.h"

#include "base/arena.h"
#include "base/num.h"
#include "figure/names.h"
#include "stat/counter.h"
#include "stat/pareto.h"
#include "stat/simplex.h"

#include <inttypes.h>
#include <math.h>

/* Two of five steps of a scale from 1 to 3: what the literature calls .8 there. */
static const double wide = 0.4;

/* [axes][ideas] */
static double *
by_axis(const struct idea_scores *scores, uint32_t axes, struct cc_arena *scratch)
{
	double *mean = CC_ARRAY(scratch, double, (size_t)axes * scores->n);

	for (uint32_t id = 0; id < scores->n; id++)
		for (uint32_t a = 0; a < axes; a++)
			mean[(size_t)a * scores->n + id] = scores->mean[(size_t)id * axes + a];
	return mean;
}

void
idea_robust_weigh(struct idea_robust *robust, const struct idea_rules *rules,
    const struct idea_scores *scores, struct cc_arena *scratch)
{
	struct cc_scores in = { scores->n, rules->axes->n, by_axis(scores, rules->axes->n, scratch),
		rules->has_threshold ? rules->threshold : (double)NAN };
	struct cc_rng *rng = cc_rng_new(rules->run->seed, "robustness", CC_SPAN("weights"), scratch);
	double *first = CC_ARRAY(scratch, double, scores->n), *pass = CC_ARRAY(scratch, double, scores->n);

	cc_smaa(first, pass, &in, rules->run->draws, rng, scratch);
	cc_rng_free(rng);
	for (uint32_t id = 0; id < scores->n; id++) {
		robust[id].first = first[id];
		robust[id].pass = pass[id];
	}
}

/* The largest standard deviation over the axes; NaN where none has two scores. */
static double
spread_of(const struct cc_counted *counted, uint32_t axes, uint32_t idea)
{
	double most = (double)NAN;

	for (uint32_t a = 0; a < axes; a++)
		most = fmax(most, cc_counts_sd(&counted->counts[a], idea)); /* a NaN gives way */
	return most;
}

void
idea_robust_layers(struct idea_robust *robust, const struct idea_scores *scores,
    const struct cc_counted *counted, uint32_t axes, struct cc_arena *scratch)
{
	uint32_t *layer = CC_ARRAY(scratch, uint32_t, scores->n);
	bool layered = cc_pareto(layer, by_axis(scores, axes, scratch), scores->n, axes, scratch);

	for (uint32_t id = 0; id < scores->n; id++) {
		robust[id].layer = layer[id] > 0 ? layer[id] : CC_NO_INT;
		robust[id].no_layer = layer[id] > 0 ? NULL : layered ? "incomplete" : "pareto-bound";
		robust[id].spread = spread_of(counted, axes, id);
	}
}

/* Where raters differ that much, a talk tells more than a mean. */
static void
note_spread(struct cc_report *report, const struct idea_robust *row, uint32_t n, const double *scale,
    struct cc_arena *arena)
{
	double bar = wide * (scale[1] - scale[0]);
	struct cc_names_list names = { 0 };

	for (uint32_t i = 0; i < n; i++)
		if (idea_reaches(row[i].spread, bar))
			cc_names_data(&names, row[i].idea, arena);
	cc_note_count(report, "talk-about",
	    "%" PRIu64 " idea to talk about, because raters differ on an axis by a standard deviation of "
	    "%s or more: %s",
	    "%" PRIu64 " ideas to talk about, because raters differ on an axis by a standard deviation "
	    "of %s or more: %s",
	    "評価者の意見が分かれ、話し合うとよいアイデアが %" PRIu64
	    " 件あります（ある軸の標準偏差が %s 以上）: %s",
	    names.n, cc_num_say(bar).text, names.text);
}

static void
note_weights(struct cc_report *report, const struct idea_robust *row, const struct idea_rules *rules,
    const struct idea_scores *scores)
{
	uint64_t passing = 0, rarely = 0, unrated = 0, apart = 0;

	for (uint32_t i = 0; i < scores->n; i++) {
		double total = scores->idea[scores->order[i]].total;

		unrated += isnan(total);
		apart += isnan(row[i].first);
		if (!rules->has_threshold || !idea_reaches(total, rules->threshold))
			continue;
		passing++;
		rarely += row[i].pass < 0.5;
	}
	cc_note_count(report, "rests-on-weights",
	    "%" PRIu64 " idea passes, but in fewer than half of all weightings (%" PRIu64 " pass in all)",
	    "%" PRIu64 " ideas pass, but in fewer than half of all weightings (%" PRIu64 " pass in all)",
	    "%" PRIu64 " 件のアイデアは合格ですが、重みの取り方の半数未満でしか合格しません（合格 %" PRIu64
	    " 件中）",
	    rarely, passing);
	if (apart > unrated)
		cc_note_count(report, "robustness-incomplete",
		    "%" PRIu64 " idea lacks the mean of an axis and takes no part in weightings and layers",
		    "%" PRIu64 " ideas lack the mean of an axis and take no part in weightings and layers",
		    "%" PRIu64 " 件のアイデアは平均のない軸があり、重みとパレート層の計算に加わりません",
		    apart);
	if (scores->n > CC_PARETO_MOST)
		cc_note(report, "pareto-bound",
		    "no Pareto layers, because more than %d ideas would take too long",
		    "アイデアが %d 件を超えるため、パレート層は求めません", CC_PARETO_MOST);
}

void
idea_put_robust(struct cc_report *report, const struct idea_robust *robust, const struct idea_rules *rules,
    const struct idea_scores *scores, struct cc_arena *arena)
{
	struct idea_robust *row = CC_ARRAY(arena, struct idea_robust, scores->n);

	for (uint32_t i = 0; i < scores->n; i++) {
		row[i] = robust[scores->order[i]];
		row[i].idea = scores->idea[scores->order[i]].idea;
	}
	cc_table_fill(report, cc_report_at(report, T_ROBUSTNESS), row, scores->n);
	note_weights(report, row, rules, scores);
	note_spread(report, row, scores->n, rules->run->scale, arena);
}
