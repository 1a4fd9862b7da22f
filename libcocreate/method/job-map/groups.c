/* groups.c -- two groups of people: a segment and everybody else, this wave and the one before. */
#include "method/job-map/int.h"

#include "base/arena.h"
#include "base/num.h"
#include "figure/changes.h"
#include "stat/adjust.h"
#include "stat/interval.h"
#include "stat/resample.h"

#include <inttypes.h>
#include <math.h>

enum {
	G_SEGMENT,
	G_OUTCOME,
	G_N,
	G_IMPORTANCE,
	G_SATISFACTION,
	G_OPPORTUNITY,
	G_LOW,
	G_HIGH,
	G_BAND,
	G_DIFFERENCE,
	G_DIFFERENCE_LOW,
	G_DIFFERENCE_HIGH,
	G_P
};

const struct cc_column_spec job_map_segments[] = {
	[G_SEGMENT] = { "segment", CC_TYPE_ID, CC_PART_KEY, 0 },
	[G_OUTCOME] = { "outcome", CC_TYPE_ID, CC_PART_KEY, 0 },
	[G_N] = { "n", CC_TYPE_INT, CC_PART_N, 0 },
	[G_IMPORTANCE] = { "importance", CC_TYPE_REAL, CC_PART_NONE, 0 },
	[G_SATISFACTION] = { "satisfaction", CC_TYPE_REAL, CC_PART_NONE, 0 },
	[G_OPPORTUNITY] = { "opportunity", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 },
	[G_LOW] = { "low", CC_TYPE_REAL, CC_PART_LOW, 0 },
	[G_HIGH] = { "high", CC_TYPE_REAL, CC_PART_HIGH, 0 },
	[G_BAND] = { "band", CC_TYPE_WORD, CC_PART_NONE, 0 },
	[G_DIFFERENCE] = { "difference", CC_TYPE_REAL, CC_PART_NONE, 0 },
	[G_DIFFERENCE_LOW] = { "difference_low", CC_TYPE_REAL, CC_PART_NONE, 0 },
	[G_DIFFERENCE_HIGH] = { "difference_high", CC_TYPE_REAL, CC_PART_NONE, 0 },
	[G_P] = { "p_adjusted", CC_TYPE_P, CC_PART_P, 0 },
	{ 0 },
};

/* One group's people and their resamples, as they come. */
struct group {
	struct cc_opportunity score;
	double *draw;
	size_t n;
};

static void
group_draw(struct group *g, const struct cc_opp_cells *cells, const char *table, struct cc_span key,
    const struct cc_run *run, struct cc_arena *scratch)
{
	struct cc_rng *rng = cc_rng_new(run->seed, table, key, scratch);

	cc_opportunity(&g->score, cells);
	g->draw = CC_ARRAY(scratch, double, run->draws);
	g->n = cc_opportunity_draw(g->draw, cells, run->draws, rng, scratch);
	cc_rng_free(rng);
}

/* first less second: percentiles of the draws' differences, and p from the
 * difference over their standard deviation. */
static void
group_difference(struct cc_difference *out, const struct group *first, const struct group *second,
    double confidence, struct cc_arena *scratch)
{
	size_t n = first->n < second->n ? first->n : second->n;
	double *draw = CC_ARRAY(scratch, double, n), mean = 0, squares = 0;

	*out = (struct cc_difference){ first->score.opportunity - second->score.opportunity, (double)NAN,
		(double)NAN, (double)NAN };
	for (size_t i = 0; i < n; i++) {
		draw[i] = first->draw[i] - second->draw[i];
		mean += draw[i] / (double)n;
	}
	for (size_t i = 0; i < n; i++)
		squares += (draw[i] - mean) * (draw[i] - mean);
	if (squares > 0)
		out->p = 2 * cc_normal_cdf(-fabs(out->value) / sqrt(squares / (double)(n - 1)));
	cc_percentile_interval(&out->low, &out->high, draw, n, confidence);
}

/* A row of the table. */
struct line {
	const struct survey *s;
	uint32_t segment, outcome;
	struct cc_opportunity score;
	double low, high;
	struct cc_difference difference;
};

static void
compare(void *ctx, uint32_t number, struct cc_arena *scratch)
{
	struct line *l = &((struct line *)ctx)[number];
	const struct survey *s = l->s;
	struct cc_span segment = cc_state_text(s->now, SEGMENT, l->segment), id = s->outcome[l->outcome].id;
	const char *key =
	    cc_format(scratch, "%.*s%c%.*s", (int)segment.len, segment.at, '\n', (int)id.len, id.at);
	struct cc_opp_cells own = survey_cells(s, l->outcome, OF_SEGMENT, l->segment, scratch);
	struct cc_opp_cells others = survey_cells(s, l->outcome, BUT_SEGMENT, l->segment, scratch);
	struct group first, second;

	group_draw(&first, &own, "segments", cc_span(key), s->run, scratch);
	group_draw(&second, &others, "segments: others", cc_span(key), s->run, scratch);
	l->score = first.score;
	group_difference(&l->difference, &first, &second, s->run->confidence, scratch);
	cc_percentile_interval(&l->low, &l->high, first.draw, first.n, s->run->confidence);
}

static void
put_line(struct cc_report *report, struct cc_table *t, const struct line *l, double p)
{
	size_t row;

	if (l->score.n_importance + l->score.n_satisfaction == 0)
		return;
	row = cc_row_add(report, t);
	cc_put_text(t, row, G_SEGMENT, cc_state_text(l->s->now, SEGMENT, l->segment));
	cc_put_text(t, row, G_OUTCOME, l->s->outcome[l->outcome].id);
	cc_put_int(t, row, G_N, (int64_t)people_of(&l->score));
	cc_put_real(t, row, G_IMPORTANCE, l->score.importance);
	cc_put_real(t, row, G_SATISFACTION, l->score.satisfaction);
	cc_put_real(t, row, G_OPPORTUNITY, l->score.opportunity);
	cc_put_real(t, row, G_LOW, l->low);
	cc_put_real(t, row, G_HIGH, l->high);
	cc_put_word(t, row, G_BAND, band_of(l->score.opportunity));
	cc_put_real(t, row, G_DIFFERENCE, l->difference.value);
	cc_put_real(t, row, G_DIFFERENCE_LOW, l->difference.low);
	cc_put_real(t, row, G_DIFFERENCE_HIGH, l->difference.high);
	cc_put_real(t, row, G_P, p);
}

enum { NAMED = 5 };

/* What the whole does not show: an outcome that is underserved in a segment alone. */
static void
note_hidden(struct cc_report *report, const struct line *line, const double *p, size_t n,
    const struct survey *s, struct cc_arena *arena)
{
	const char *names = "";
	uint32_t hidden = 0, sure = 0;

	for (size_t i = 0; i < n; i++) {
		const struct outcome *o = &s->outcome[line[i].outcome];
		const char *zone = zone_of(&line[i].score);
		bool small = people_of(&line[i].score) < s->run->min_cell;
		char all[CC_NUM_MAX], own[CC_NUM_MAX];

		if (small || zone == NULL || strcmp(zone, "underserved") != 0 ||
		    strcmp(o->zone, "underserved") == 0)
			continue;
		sure += p[i] < 1 - s->run->confidence;
		if (hidden++ >= NAMED)
			continue;
		cc_num_fixed(own, line[i].score.opportunity, 2);
		cc_num_fixed(all, o->score.opportunity, 2);
		names = cc_format(arena, "%s%s%s: %s (%s; %s)", names, hidden > 1 ? ", " : "",
		    cc_quote(cc_state_text(s->now, SEGMENT, line[i].segment)).text, cc_quote(o->id).text, own,
		    all);
	}
	if (hidden > 0)
		cc_note(report, "segments-hidden",
		    "underserved in a segment and not in all, times: %" PRIu32
		    ", of which the difference to everybody else holds (p_adjusted below %g): %" PRIu32
		    "; opportunity there and in all: %s%s",
		    "全体では隠れているが区分では満たされていない成果: %" PRIu32
		    " 件（うち、それ以外との差が確か（p_adjusted が %g 未満）: %" PRIu32
		    " 件）。機会スコア（区分; 全体）: %s%s",
		    hidden, 1 - s->run->confidence, sure, names, hidden > NAMED ? ", ..." : "");
}

static size_t
make_lines(struct line *line, const struct survey *s)
{
	uint32_t segments = cc_state_ids(s->now, SEGMENT);
	size_t n = 0;

	for (uint32_t g = 0; g < segments; g++)
		for (uint32_t o = 0; o < s->outcomes; o++)
			line[n++] = (struct line){ .s = s, .segment = g, .outcome = o };
	return n;
}

void
survey_segments(struct cc_report *report, const struct survey *s, struct cc_arena *arena)
{
	struct cc_table *t = cc_report_table(report, "segments");
	struct line *line;
	double *p;
	size_t n;

	if (!(s->run->bound >> SEGMENT & 1)) {
		return;
	}
	line = CC_ARRAY(arena, struct line, (size_t)cc_state_ids(s->now, SEGMENT) * s->outcomes);
	n = make_lines(line, s);
	p = CC_ARRAY(arena, double, n);
	cc_each(s->run->workers, compare, line, (uint32_t)n);
	for (size_t i = 0; i < n; i++)
		p[i] = line[i].difference.p;
	cc_adjust_holm(p, p, n, arena);
	for (size_t i = 0; i < n; i++)
		put_line(report, t, &line[i], p[i]);
	note_hidden(report, line, p, n, s, arena);
}

/* An outcome in both waves. */
struct pair {
	const struct survey *now, *past;
	uint32_t after, before; /* NONE: not there */
	struct cc_opportunity score[2];
	struct cc_difference difference;
};

static void
compare_waves(void *ctx, uint32_t number, struct cc_arena *scratch)
{
	struct pair *pair = &((struct pair *)ctx)[number];
	const struct survey *wave[] = { pair->past, pair->now };
	uint32_t outcome[] = { pair->before, pair->after };
	struct group group[2];

	for (int w = 0; w < 2; w++) {
		struct cc_opp_cells cells = { .most = 1 };
		struct cc_span id = { 0 };

		if (outcome[w] != NONE) {
			cells = survey_cells(wave[w], outcome[w], ALL, CC_NO_ID, scratch);
			id = wave[w]->outcome[outcome[w]].id;
		}
		group_draw(&group[w], &cells, w == 0 ? "changes" : "outcomes", id, pair->now->run, scratch);
		pair->score[w] = group[w].score;
	}
	group_difference(&pair->difference, &group[1], &group[0], pair->now->run->confidence, scratch);
}

/* Outcomes stand in the order of bytes in both waves: one walk over both. */
static size_t
make_pairs(struct pair *pair, const struct survey *now, const struct survey *past)
{
	uint32_t a = 0, b = 0;
	size_t n = 0;

	while (a < now->outcomes || b < past->outcomes) {
		int order = a == now->outcomes	  ? 1
			    : b == past->outcomes ? -1
						  : cc_span_cmp(now->outcome[a].id, past->outcome[b].id);

		pair[n++] = (struct pair){ .now = now,
			.past = past,
			.after = order <= 0 ? a : NONE,
			.before = order >= 0 ? b : NONE };
		a += order <= 0;
		b += order >= 0;
	}
	return n;
}

void
survey_changes(
    struct cc_report *report, const struct survey *now, const struct survey *past, struct cc_arena *arena)
{
	struct cc_comparisons *changes = cc_comparisons_begin(report, CC_TABLE_AGAINST, now->run, arena);
	struct pair *pair;
	size_t n;

	if (past == NULL)
		return;
	pair = CC_ARRAY(arena, struct pair, (size_t)now->outcomes + past->outcomes);
	n = make_pairs(pair, now, past);
	cc_each(now->run->workers, compare_waves, pair, (uint32_t)n);
	for (size_t i = 0; i < n; i++) {
		const struct pair *p = &pair[i];
		const struct outcome *o =
		    p->after != NONE ? &now->outcome[p->after] : &past->outcome[p->before];
		uint64_t people[] = { people_of(&p->score[0]), people_of(&p->score[1]) };
		double value[] = { p->score[0].opportunity, p->score[1].opportunity };

		cc_change_given(changes, o->id, "opportunity", people, value, p->difference, CC_BETTER_DOWN);
	}
	cc_comparisons_end(changes);
}
