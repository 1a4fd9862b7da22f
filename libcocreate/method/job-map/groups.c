/* groups.c -- two groups of respondents: a segment and everybody else, this wave and the one before. */
#include "method/job-map/tables.h"

#include "base/arena.h"
#include "base/num.h"
#include "figure/changes.h"
#include "figure/names.h"
#include "figure/waves.h"
#include "stat/adjust.h"
#include "stat/resample.h"

#include <inttypes.h>
#include <math.h>

/* What one group says of an outcome, and how that comes out in resamples. */
struct job_group {
	struct cc_opportunity score;
	struct cc_draws draws;
};

static struct job_group
group_draw(const struct cc_opp_cells *cells, const char *table, struct cc_span key, const struct cc_run *run,
    struct cc_arena *scratch)
{
	struct cc_rng *rng = cc_rng_new(run->seed, table, key, scratch);
	struct job_group g = { .draws.draw = CC_ARRAY(scratch, double, run->draws) };

	cc_opportunity(&g.score, cells);
	g.draws.n = cc_opportunity_draw(g.draws.draw, cells, run->draws, rng, scratch);
	cc_rng_free(rng);
	return g;
}

/* The first group less the second. */
static void
group_difference(struct cc_difference *out, const struct job_group *first, const struct job_group *second,
    const struct cc_run *run, struct cc_arena *scratch)
{
	cc_draws_difference(out, first->score.opportunity - second->score.opportunity, first->draws,
	    second->draws, run->confidence, scratch);
}

static void
compare_segment(void *ctx, uint32_t number, struct cc_arena *scratch)
{
	struct job_segment *row = &((struct job_segment *)ctx)[number];
	const struct job_survey *s = row->s;
	struct cc_span segment = row->segment_id, id = row->outcome_id;
	struct cc_span key =
	    cc_span(cc_format(scratch, "%.*s\n%.*s", (int)segment.len, segment.at, (int)id.len, id.at));
	struct cc_opp_cells own = job_segment_cells(s, row->outcome, row->segment, scratch);
	struct cc_opp_cells rest = cc_opp_cells_less(*row->all, own, scratch);
	struct job_group first = group_draw(&own, "segments", key, s->run, scratch);
	struct job_group second = group_draw(&rest, "segments: others", key, s->run, scratch);

	row->score = first.score;
	row->band = job_band(row->score.opportunity);
	group_difference(&row->difference, &first, &second, s->run, scratch);
	cc_percentile_interval(&row->low, &row->high, first.draws.draw, first.draws.n, s->run->confidence);
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
		sure += row[i].p < 1 - s->run->confidence;
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

static size_t
make_segments(struct job_segment *row, const struct job_survey *s, struct cc_arena *arena)
{
	struct cc_opp_cells *all = CC_ARRAY(arena, struct cc_opp_cells, s->outcomes);
	size_t n = 0;

	for (uint32_t o = 0; o < s->outcomes; o++)
		all[o] = job_cells(s, o, arena);

	for (uint32_t g = 0; g < cc_state_ids(s->now, SEGMENT); g++)
		for (uint32_t o = 0; o < s->outcomes; o++)
			row[n++] = (struct job_segment){ .s = s,
				.segment = g,
				.outcome = o,
				.all = &all[o],
				.segment_id = cc_state_text(s->now, SEGMENT, g),
				.outcome_id = s->outcome[o].id };
	return n;
}

void
job_put_segments(struct cc_report *report, const struct job_survey *s)
{
	struct cc_table *t = cc_report_at(report, T_SEGMENTS);
	struct job_segment *row;
	double *p;
	size_t n;

	if (t->left_out)
		return;
	row =
	    CC_ARRAY(report->arena, struct job_segment, (size_t)cc_state_ids(s->now, SEGMENT) * s->outcomes);
	n = make_segments(row, s, report->arena);
	p = CC_ARRAY(report->arena, double, n);
	cc_each(s->run->workers, compare_segment, row, (uint32_t)n);
	for (size_t i = 0; i < n; i++)
		p[i] = row[i].difference.p;
	cc_adjust_holm(p, p, n, report->arena);
	for (size_t i = 0; i < n; i++) {
		row[i].p = p[i];
		if (row[i].score.n_importance + row[i].score.n_satisfaction > 0)
			cc_table_fill(report, t, &row[i], 1);
	}
	note_hidden(report, row, n, s);
}

/* An outcome before and now. */
struct job_change {
	const struct job_survey *wave[2];
	uint32_t outcome[2]; /* CC_NO_ID: not there */
	struct cc_span id;
	struct cc_opportunity score[2];
	struct cc_difference difference;
};

static void
compare_waves(void *ctx, uint32_t number, struct cc_arena *scratch)
{
	static const char *const table[] = { "changes", "outcomes" };
	struct job_change *c = &((struct job_change *)ctx)[number];
	const struct cc_run *run = c->wave[1]->run;
	struct job_group group[2];

	for (int w = 0; w < 2; w++) {
		struct cc_opp_cells cells = { .most = 1 };

		if (c->outcome[w] != CC_NO_ID)
			cells = job_cells(c->wave[w], c->outcome[w], scratch);
		group[w] = group_draw(&cells, table[w], c->id, run, scratch);
		c->score[w] = group[w].score;
	}
	group_difference(&c->difference, &group[1], &group[0], run, scratch);
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
	struct job_change *change =
	    CC_ARRAY(report->arena, struct job_change, (size_t)now->outcomes + past->outcomes);
	const void *const wave[] = { past, now };
	const uint32_t n[] = { past->outcomes, now->outcomes };
	uint32_t all = 0;

	for (struct cc_waves w = cc_waves(wave, n, outcome_name); cc_waves_next(&w);)
		change[all++] =
		    (struct job_change){ .wave = { past, now }, .outcome = { w.at[0], w.at[1] }, .id = w.id };
	cc_each(now->run->workers, compare_waves, change, all);
	for (uint32_t i = 0; i < all; i++) {
		const struct cc_opportunity *score = change[i].score;

		cc_change_given(changes, change[i].id, "opportunity", (uint64_t[]){ score[0].n, score[1].n },
		    (double[]){ score[0].opportunity, score[1].opportunity }, change[i].difference,
		    CC_BETTER_DOWN);
	}
	cc_comparisons_end(changes);
}
