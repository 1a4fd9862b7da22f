/* robust.c -- would other weights or other raters choose the same? */
#include "method/idea-score/int.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/rng.h"
#include "stat/pareto.h"
#include "stat/simplex.h"

#include <inttypes.h>
#include <math.h>

enum { B_IDEA, B_LAYER, B_FIRST, B_PASS, B_SPREAD };

/* NAMED ideas at most stand in a note. */
enum { NAMED = 5 };

/* Two of five steps of a scale from 1 to 3: what the literature calls .8 there. */
static const double wide = 0.4;

const struct cc_column_spec idea_score_robustness[] = {
	[B_IDEA] = { "idea", CC_TYPE_ID, CC_PART_KEY, 0 },
	[B_LAYER] = { "pareto_layer", CC_TYPE_INT, CC_PART_NONE, 0 },
	[B_FIRST] = { "first_share", CC_TYPE_SHARE, CC_PART_NONE, 0 },
	[B_PASS] = { "pass_share", CC_TYPE_SHARE, CC_PART_NONE, 0 },
	[B_SPREAD] = { "spread", CC_TYPE_REAL, CC_PART_NONE, 0 },
	{ 0 },
};

void
jury_robust_begin(struct jury_robust *r, const struct jury *j, struct cc_arena *arena)
{
	double *score = CC_ARRAY(arena, double, (size_t)j->ideas * j->axes);

	*r = (struct jury_robust){ .score = score,
		.first = CC_ARRAY(arena, double, j->ideas),
		.pass = CC_ARRAY(arena, double, j->ideas),
		.spread = CC_ARRAY(arena, double, j->ideas),
		.layer = CC_ARRAY(arena, uint32_t, j->ideas) };
	for (uint32_t i = 0; i < j->ideas; i++)
		for (uint32_t a = 0; a < j->axes; a++)
			score[(size_t)a * j->ideas + i] = jury_cell(j, i, a)->mean;
}

void
jury_robust_weigh(struct jury_robust *r, const struct jury *j, struct cc_arena *scratch)
{
	struct cc_scores scores = { j->ideas, j->axes, r->score,
		j->has_threshold ? j->threshold : (double)NAN };
	struct cc_rng *rng = cc_rng_new(j->run->seed, "robustness", CC_SPAN("weights"), scratch);

	cc_smaa(r->first, r->pass, &scores, j->run->draws, rng, scratch);
	cc_rng_free(rng);
}

/* Of scores that were counted in ascending order: from the least one on, so that
 * nothing is rounded before the quotient while they are whole. */
static double
sd_of(const struct jury *j, const struct tally *t, uint32_t idea)
{
	double n = 0, sum = 0, square = 0, least = 0;

	for (size_t e = t->first[idea]; e < t->first[idea + 1]; e++) {
		double x = j->log->value[t->value[e]], d;

		if (e == t->first[idea])
			least = x;
		d = x - least;
		n += t->count[e];
		sum += t->count[e] * d;
		square += t->count[e] * d * d;
	}
	return n < 2 ? (double)NAN : sqrt(fmax(n * square - sum * sum, 0) / (n * (n - 1)));
}

/* The largest over the axes; NaN where none has two scores. */
static double
spread_of(const struct jury *j, uint32_t idea)
{
	double most = (double)NAN;

	for (uint32_t a = 0; a < j->axes; a++)
		most = fmax(most, sd_of(j, &j->tally[a], idea)); /* a NaN gives way */
	return most;
}

void
jury_robust_layers(struct jury_robust *r, const struct jury *j, struct cc_arena *scratch)
{
	r->layered = cc_pareto(r->layer, r->score, j->ideas, j->axes, scratch);
	for (uint32_t i = 0; i < j->ideas; i++)
		r->spread[i] = spread_of(j, i);
}

/* Where raters differ that much, a talk tells more than a mean. */
static void
note_spread(
    struct cc_report *report, const struct jury *j, const struct jury_robust *r, struct cc_arena *arena)
{
	double bar = wide * (j->run->scale[1] - j->run->scale[0]);
	const char *names = "";
	char number[CC_NUM_MAX];
	uint32_t n = 0;

	for (uint32_t i = 0; i < j->ideas; i++) {
		uint32_t id = j->idea[i].id;

		if (isnan(r->spread[id]) || !reaches(r->spread[id], bar))
			continue;
		if (n++ < NAMED)
			names = cc_format(arena, "%s%s%s", names, n > 1 ? ", " : "",
			    cc_quote(cc_state_text(j->now, IDEA, id)).text);
	}
	if (n == 0)
		return;
	cc_num_print(number, bar);
	cc_note(report, "talk-about",
	    "ideas to talk about, because raters differ on an axis by a standard deviation of %s or "
	    "more: %" PRIu32 " (%s%s)",
	    "評価者の意見が分かれ、話し合うとよいアイデア（ある軸の標準偏差が %s 以上）: %" PRIu32
	    " 件（%s%s）",
	    number, n, names, n > NAMED ? ", ..." : "");
}

static void
note_weights(struct cc_report *report, const struct jury *j, const struct jury_robust *r)
{
	uint32_t passing = 0, rarely = 0, apart = 0;

	for (uint32_t i = 0; i < j->ideas; i++) {
		const struct idea *idea = &j->idea[i];

		apart += isnan(r->first[idea->id]);
		if (!j->has_threshold || isnan(idea->total) || !reaches(idea->total, j->threshold))
			continue;
		passing++;
		rarely += r->pass[idea->id] < 0.5;
	}
	if (rarely > 0)
		cc_note(report, "rests-on-weights",
		    "ideas that pass, but in fewer than half of all weightings: %" PRIu32 " of %" PRIu32,
		    "合格だが、重みの取り方の半数未満でしか合格しないアイデア: %" PRIu32 " 件（合格 %" PRIu32
		    " 件中）",
		    rarely, passing);
	if (apart > j->unrated)
		cc_note(report, "robustness-incomplete",
		    "ideas without a mean on every axis, which take no part in weightings and layers: "
		    "%" PRIu32,
		    "平均のない軸があり、重みとパレート層の計算に加わらないアイデア: %" PRIu32 " 件", apart);
	if (!r->layered)
		cc_note(report, "pareto-bound",
		    "no Pareto layers, because more than %d ideas would take too long",
		    "アイデアが %d 件を超えるため、パレート層は求めません", CC_PARETO_MOST);
}

void
jury_put_robust(
    struct cc_report *report, const struct jury *j, const struct jury_robust *r, struct cc_arena *arena)
{
	struct cc_table *t = cc_report_table(report, "robustness");

	for (uint32_t i = 0; i < j->ideas; i++) {
		uint32_t id = j->idea[i].id;
		size_t row = cc_row_add(report, t);

		cc_put_text(t, row, B_IDEA, cc_state_text(j->now, IDEA, id));
		if (r->layered && r->layer[id] > 0)
			cc_put_int(t, row, B_LAYER, r->layer[id]);
		else
			cc_cell_why(t, row, B_LAYER, r->layered ? "incomplete" : "pareto-bound");
		cc_put_real(t, row, B_FIRST, r->first[id]);
		cc_put_real(t, row, B_PASS, r->pass[id]);
		cc_put_real(t, row, B_SPREAD, r->spread[id]);
	}
	note_weights(report, j, r);
	note_spread(report, j, r, arena);
}
