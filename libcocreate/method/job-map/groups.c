/* groups.c -- two groups of respondents: a segment and everybody else, this wave and the one before. */
#include "method/job-map/tables.h"

#include "base/arena.h"
#include "base/num.h"
#include "figure/changes.h"
#include "figure/names.h"
#include "figure/segments.h"
#include "figure/waves.h"
#include "stat/adjust.h"

#include <inttypes.h>
#include <math.h>

static void
compare_segment(void *ctx, uint32_t number, struct cc_arena *scratch)
{
	struct job_segment *row = &((struct job_segment *)ctx)[number];
	struct job_sums others = *row->all;

	(void)scratch;
	job_sums_leave(&others, row->own);
	row->others = (uint64_t)(others.plain.importance.n + others.plain.satisfaction.n);
	job_sums_score(&row->score, row->own);
	row->band = job_band(row->score.opportunity);
	job_sums_interval(&row->low, &row->high, row->own, row->confidence);
	job_sums_difference(&row->difference, row->own, &others, row->confidence);
}

/* What the whole does not show: an outcome that is underserved in a segment alone. */
static void
note_hidden(struct cc_report *report, const struct job_segment *row, size_t n, const struct job_survey *s)
{
	struct cc_names_list hidden = { 0 };
	uint64_t sure = 0;

	for (size_t i = 0; i < n; i++) {
		const struct cc_opportunity *own = &row[i].score, *all = &s->outcome[row[i].outcome].score;
		char text[2][CC_NUM_MAX];

		if (own->n < s->run->min_cell || !job_underserved(own) || job_underserved(all))
			continue;
		sure += row[i].p_adjusted < 1 - s->run->confidence;
		cc_num_fixed(text[0], own->opportunity, 2);
		cc_num_fixed(text[1], all->opportunity, 2);
		cc_names_text(&hidden,
		    cc_format(report->arena, "%s: %s (%s; %s)", cc_quote(row[i].segment_id).text,
			cc_quote(row[i].outcome_id).text, text[0], text[1]),
		    report->arena);
	}
	cc_note_count(report, "segments-hidden",
	    "%" PRIu64 " outcome of a segment is underserved there but not overall; significant differences "
	    "to everybody else (p_adjusted below %g): %" PRIu64 "; opportunity there and overall: %s",
	    "%" PRIu64 " outcomes of segments are underserved there but not overall; significant differences "
	    "to everybody else (p_adjusted below %g): %" PRIu64 "; opportunity there and overall: %s",
	    "全体では隠れているが区分では満たされていない成果: %" PRIu64
	    " 件（うち、それ以外との差が有意（p_adjusted が %g 未満）: %" PRIu64
	    " 件）。機会スコア（区分; 全体）: %s",
	    hidden.n, 1 - s->run->confidence, sure, hidden.text);
}

static struct job_segment *
make_segments(const struct job_survey *s, uint32_t segments, struct cc_arena *arena)
{
	struct job_segment *row = CC_ARRAY(arena, struct job_segment, (size_t)segments * s->outcomes);
	struct job_sums *sums = job_segment_sums(s, segments, arena);
	size_t n = 0;

	for (uint32_t g = 0; g < segments; g++)
		for (uint32_t o = 0; o < s->outcomes; o++, n++)
			row[n] = (struct job_segment){ .segment = g,
				.outcome = o,
				.own = &sums[n],
				.all = &s->outcome[o].sums,
				.confidence = s->run->confidence,
				.segment_id = cc_state_text(s->now, SEGMENT, g),
				.outcome_id = s->outcome[o].id };
	return row;
}

/* What --min-cell blanks is not tested. */
static void
adjust_segments(
    struct cc_report *report, struct job_segment *row, size_t n, uint64_t min_cell, struct cc_arena *arena)
{
	struct cc_tested *tested = CC_ARRAY(arena, struct cc_tested, n);
	double *adjusted = CC_ARRAY(arena, double, n);

	for (size_t i = 0; i < n; i++) {
		const struct cc_opportunity *score = &row[i].score;

		if (score->n < min_cell)
			row[i].difference.p = (double)NAN;
		tested[i] = (struct cc_tested){ .item = row[i].outcome,
			.own = score->n_importance + score->n_satisfaction,
			.others = row[i].others,
			.p = row[i].difference.p };
	}
	cc_note_segments(report, cc_adjust_groups(adjusted, tested, n, arena));
	for (size_t i = 0; i < n; i++)
		row[i].p_adjusted = adjusted[i];
}

void
job_put_segments(struct cc_report *report, const struct job_survey *s)
{
	struct cc_table *t = cc_report_at(report, T_SEGMENTS);
	uint32_t segments = cc_state_ids(s->now, SEGMENT);
	size_t n = (size_t)segments * s->outcomes;
	struct job_segment *row;

	if (t->left_out)
		return;
	row = make_segments(s, segments, report->arena);
	cc_each(s->run->workers, compare_segment, row, (uint32_t)n);
	adjust_segments(report, row, n, s->run->min_cell, report->arena);
	for (size_t i = 0; i < n; i++)
		if (row[i].score.n_importance + row[i].score.n_satisfaction > 0)
			cc_table_fill(report, t, &row[i], 1);
	note_hidden(report, row, n, s);
}

/* An outcome before and now. */
static void
add_change(struct cc_comparisons *changes, const struct job_survey *const wave[2], const struct cc_waves *w)
{
	struct job_sums none = { .plain = { .most = 1, .unit = 1 }, .weighted = { .most = 1, .unit = 1 } };
	struct job_sums sums[2] = { none, none };
	struct cc_opportunity score[2];
	struct cc_difference difference;

	for (int i = 0; i < 2; i++) {
		if (w->at[i] != CC_NO_ID)
			sums[i] = wave[i]->outcome[w->at[i]].sums;
		job_sums_score(&score[i], &sums[i]);
	}
	job_sums_difference(&difference, &sums[1], &sums[0], wave[1]->run->confidence);
	cc_change_given(changes, w->id, "opportunity", (uint64_t[]){ score[0].n, score[1].n },
	    (double[]){ score[0].opportunity, score[1].opportunity }, difference, CC_BETTER_DOWN,
	    CC_READ_REAL);
}

static struct cc_span
outcome_name(const void *survey, uint32_t i)
{
	return ((const struct job_survey *)survey)->outcome[i].id;
}

void
job_put_changes(struct cc_report *report, const struct job_survey *now, const struct job_survey *past)
{
	struct cc_comparisons *changes =
	    cc_comparisons_begin(report, CC_TABLE_AGAINST, now->run, report->arena);
	const struct job_survey *const survey[] = { past, now };
	const void *const wave[] = { past, now };
	const uint32_t n[] = { past->outcomes, now->outcomes };

	for (struct cc_waves w = cc_waves(wave, n, outcome_name); cc_waves_next(&w);)
		add_change(changes, survey, &w);
	cc_comparisons_end(changes);
}
