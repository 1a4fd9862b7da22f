/* tables.c -- the survey's figures as tables. */
#include "method/job-map/int.h"

#include "base/arena.h"
#include "base/num.h"
#include "figure/changes.h"
#include "figure/measures.h"

#include <math.h>

enum {
	T_RANK,
	T_OUTCOME,
	T_STATEMENT,
	T_STEP,
	T_JOB,
	T_N_IMPORTANCE,
	T_N_SATISFACTION,
	T_N_BOTH,
	T_IMPORTANCE,
	T_SATISFACTION,
	T_GAP,
	T_OPPORTUNITY,
	T_LOW,
	T_HIGH,
	T_BAND,
	T_PROB,
	T_ZONE = T_PROB + 3,
	T_TIER
};
enum {
	M_ORDER,
	M_STEP,
	M_LABEL,
	M_OUTCOMES,
	M_IMPORTANCE,
	M_SATISFACTION,
	M_OPPORTUNITY,
	M_UNDERSERVED,
	M_TOP
};
enum { J_JOB, J_OUTCOMES, J_IMPORTANCE, J_SATISFACTION, J_OPPORTUNITY, J_UNDERSERVED };

const struct cc_table_spec job_map_tables[] = {
	{
	    "outcomes",
	    CC_WORDS("Outcomes, the most underserved first", "望ましい成果（機会の大きい順）"),
	    (const struct cc_column_spec[]){
		[T_RANK] = { "rank", CC_TYPE_INT, CC_PART_NONE, 0 },
		[T_OUTCOME] = { "outcome", CC_TYPE_ID, CC_PART_KEY, 0 },
		[T_STATEMENT] = { "statement", CC_TYPE_TEXT, CC_PART_NONE, 0 },
		[T_STEP] = { "step", CC_TYPE_WORD, CC_PART_NONE, 0 },
		[T_JOB] = { "job", CC_TYPE_WORD, CC_PART_NONE, 0 },
		[T_N_IMPORTANCE] = { "n_importance", CC_TYPE_INT, CC_PART_N, 0 },
		[T_N_SATISFACTION] = { "n_satisfaction", CC_TYPE_INT, CC_PART_NONE, 0 },
		[T_N_BOTH] = { "n_both", CC_TYPE_INT, CC_PART_NONE, 0 },
		[T_IMPORTANCE] = { "importance", CC_TYPE_REAL, CC_PART_NONE, 0 },
		[T_SATISFACTION] = { "satisfaction", CC_TYPE_REAL, CC_PART_NONE, 0 },
		[T_GAP] = { "gap", CC_TYPE_REAL, CC_PART_NONE, 0 },
		[T_OPPORTUNITY] = { "opportunity", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 },
		[T_LOW] = { "low", CC_TYPE_REAL, CC_PART_LOW, 0 },
		[T_HIGH] = { "high", CC_TYPE_REAL, CC_PART_HIGH, 0 },
		[T_BAND] = { "band", CC_TYPE_WORD, CC_PART_NONE, 0 },
		[T_PROB] = { "prob_10", CC_TYPE_SHARE, CC_PART_NONE, 0 },
		[T_PROB + 1] = { "prob_12", CC_TYPE_SHARE, CC_PART_NONE, 0 },
		[T_PROB + 2] = { "prob_15", CC_TYPE_SHARE, CC_PART_NONE, 0 },
		[T_ZONE] = { "zone", CC_TYPE_WORD, CC_PART_NONE, 0 },
		[T_TIER] = { "tier", CC_TYPE_INT, CC_PART_NONE, 0 },
		{ 0 },
	    },
	},
	{
	    "steps",
	    CC_WORDS("Along the job", "ジョブのステップごと"),
	    (const struct cc_column_spec[]){
		[M_ORDER] = { "order", CC_TYPE_INT, CC_PART_NONE, 0 },
		[M_STEP] = { "step", CC_TYPE_WORD, CC_PART_KEY, 0 },
		[M_LABEL] = { "label", CC_TYPE_LABEL, CC_PART_NONE, 0 },
		[M_OUTCOMES] = { "outcomes", CC_TYPE_INT, CC_PART_N, 0 },
		[M_IMPORTANCE] = { "importance", CC_TYPE_REAL, CC_PART_NONE, 0 },
		[M_SATISFACTION] = { "satisfaction", CC_TYPE_REAL, CC_PART_NONE, 0 },
		[M_OPPORTUNITY] = { "opportunity", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 },
		[M_UNDERSERVED] = { "underserved", CC_TYPE_INT, CC_PART_NONE, 0 },
		[M_TOP] = { "top_outcome", CC_TYPE_ID, CC_PART_NONE, 0 },
		{ 0 },
	    },
	},
	{
	    "jobs",
	    CC_WORDS("Kinds of jobs", "ジョブの種類ごと"),
	    (const struct cc_column_spec[]){
		[J_JOB] = { "job", CC_TYPE_WORD, CC_PART_KEY, 0 },
		[J_OUTCOMES] = { "outcomes", CC_TYPE_INT, CC_PART_N, 0 },
		[J_IMPORTANCE] = { "importance", CC_TYPE_REAL, CC_PART_NONE, 0 },
		[J_SATISFACTION] = { "satisfaction", CC_TYPE_REAL, CC_PART_NONE, 0 },
		[J_OPPORTUNITY] = { "opportunity", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 },
		[J_UNDERSERVED] = { "underserved", CC_TYPE_INT, CC_PART_NONE, 0 },
		{ 0 },
	    },
	},
	{
	    "segments",
	    CC_WORDS("Segments, each against everybody else", "区分ごと（それ以外との比較）"),
	    job_map_segments,
	    .flags = CC_TABLE_BY,
	},
	{
	    "quality",
	    CC_WORDS("Answers that look careless", "不注意な回答の疑い"),
	    (const struct cc_column_spec[]){
		{ "person", CC_TYPE_ID, CC_PART_KEY, 0 },
		{ "check", CC_TYPE_WORD, CC_PART_NONE, 0 },
		{ "detail", CC_TYPE_LABEL, CC_PART_NONE, 0 },
		{ 0 },
	    },
	    .flags = CC_TABLE_EVIDENCE,
	},
	{
	    "lint",
	    CC_WORDS("Statements to reword", "書き直したい成果文"),
	    (const struct cc_column_spec[]){
		{ "outcome", CC_TYPE_ID, CC_PART_KEY, 0 },
		{ "code", CC_TYPE_WORD, CC_PART_NONE, 0 },
		{ "message", CC_TYPE_LABEL, CC_PART_NONE, 0 },
		{ 0 },
	    },
	},
	CC_CHANGES_TABLE,
	CC_MEASURES_TABLE,
	{ 0 },
};

static void
put_outcome(struct cc_table *t, size_t row, const struct survey *s, const struct outcome *o)
{
	if (o->rank > 0)
		cc_put_int(t, row, T_RANK, o->rank);
	cc_put_text(t, row, T_OUTCOME, o->id);
	cc_put_text(t, row, T_STATEMENT, o->statement);
	if (o->step != NONE)
		cc_put_word(t, row, T_STEP, s->step.item[o->step].id.at);
	if (o->job != NONE)
		cc_put_word(t, row, T_JOB, s->job.item[o->job].id.at);
	cc_put_int(t, row, T_N_IMPORTANCE, (int64_t)o->score.n_importance);
	cc_put_int(t, row, T_N_SATISFACTION, (int64_t)o->score.n_satisfaction);
	cc_put_int(t, row, T_N_BOTH, (int64_t)o->score.n_both);
	cc_put_real(t, row, T_IMPORTANCE, o->score.importance);
	cc_put_real(t, row, T_SATISFACTION, o->score.satisfaction);
	cc_put_real(t, row, T_GAP, o->score.gap);
	cc_put_real(t, row, T_OPPORTUNITY, o->score.opportunity);
	cc_put_real(t, row, T_LOW, o->low);
	cc_put_real(t, row, T_HIGH, o->high);
	cc_put_word(t, row, T_BAND, o->band);
	for (unsigned b = 0; b < 3; b++)
		cc_put_real(t, row, T_PROB + b, o->prob[b]);
	cc_put_word(t, row, T_ZONE, o->zone);
	if (o->tier > 0)
		cc_put_int(t, row, T_TIER, o->tier);
	for (unsigned c = T_IMPORTANCE; o->rank == 0 && c <= T_TIER; c++)
		cc_cell_why(t, row, c, "unrated");
}

static void
put_outcomes(struct cc_report *report, const struct survey *s)
{
	struct cc_table *t = cc_report_table(report, "outcomes");

	for (uint32_t i = 0; i < s->outcomes; i++)
		put_outcome(t, cc_row_add(report, t), s, &s->outcome[s->ranked[i]]);
}

/* Outcomes of one step, or of one kind of job. */
struct group {
	uint32_t outcomes, rated, underserved, top;   /* NONE */
	double importance, satisfaction, opportunity; /* sums over the rated */
};

/* by id, so that sums do not depend on ranks */
static struct group *
group_by(const struct survey *s, uint32_t groups, bool steps, struct cc_arena *arena)
{
	struct group *group = CC_ARRAY(arena, struct group, groups);

	for (uint32_t g = 0; g < groups; g++)
		group[g].top = NONE;
	for (uint32_t i = 0; i < s->outcomes; i++) {
		const struct outcome *o = &s->outcome[i];
		uint32_t at = steps ? o->step : o->job;
		struct group *g = &group[at < groups ? at : 0];

		if (at >= groups)
			continue;
		g->outcomes++;
		if (o->rank == 0)
			continue;
		g->rated++;
		g->underserved += strcmp(o->zone, "underserved") == 0;
		g->importance += o->score.importance;
		g->satisfaction += o->score.satisfaction;
		g->opportunity += o->score.opportunity;
		if (g->top == NONE || o->rank < s->outcome[g->top].rank)
			g->top = i;
	}
	return group;
}

static void
put_steps(struct cc_report *report, const struct survey *s, struct cc_arena *arena)
{
	struct cc_table *t = cc_report_table(report, "steps");
	const struct group *group = group_by(s, STEPS, true, arena);

	for (uint32_t i = 0; i < STEPS; i++) {
		const struct group *g = &group[i];
		const struct cc_item *step = &s->step.item[i];
		size_t row;

		if (i == RESOLVE && g->outcomes == 0)
			continue;
		row = cc_row_add(report, t);
		cc_put_int(t, row, M_ORDER, i + 1);
		cc_put_word(t, row, M_STEP, step->id.at);
		cc_put_text(t, row, M_LABEL, cc_span(cc_words_in(&step->label, report->lang)));
		cc_put_int(t, row, M_OUTCOMES, g->outcomes);
		cc_put_real(t, row, M_IMPORTANCE, g->importance / g->rated);
		cc_put_real(t, row, M_SATISFACTION, g->satisfaction / g->rated);
		cc_put_real(t, row, M_OPPORTUNITY, g->opportunity / g->rated);
		cc_put_int(t, row, M_UNDERSERVED, g->underserved);
		if (g->top != NONE)
			cc_put_text(t, row, M_TOP, s->outcome[g->top].id);
	}
}

static void
put_jobs(struct cc_report *report, const struct survey *s, struct cc_arena *arena)
{
	struct cc_table *t = cc_report_table(report, "jobs");
	const struct group *group = group_by(s, JOBS, false, arena);

	for (uint32_t i = 0; i < JOBS; i++) {
		const struct group *g = &group[i];
		size_t row = cc_row_add(report, t);

		cc_put_word(t, row, J_JOB, s->job.item[i].id.at);
		cc_put_int(t, row, J_OUTCOMES, g->outcomes);
		cc_put_real(t, row, J_IMPORTANCE, g->importance / g->rated);
		cc_put_real(t, row, J_SATISFACTION, g->satisfaction / g->rated);
		cc_put_real(t, row, J_OPPORTUNITY, g->opportunity / g->rated);
		cc_put_int(t, row, J_UNDERSERVED, g->underserved);
	}
}

/* Both counts stand behind a score: the lesser says how much it is worth. */
uint64_t
people_of(const struct cc_opportunity *score)
{
	return score->n_importance < score->n_satisfaction ? score->n_importance : score->n_satisfaction;
}

static void
put_measures(struct cc_report *report, const struct survey *s, struct cc_arena *arena)
{
	struct cc_table *t = cc_measures_begin(report, s->run);
	uint32_t underserved = 0, rated = s->outcomes - s->unrated;
	const struct outcome *top = rated > 0 ? &s->outcome[s->ranked[0]] : NULL;

	for (uint32_t i = 0; i < rated; i++)
		underserved += strcmp(s->outcome[s->ranked[i]].zone, "underserved") == 0;
	if (top == NULL)
		return;
	cc_measure(report, t, s->run, "underserved_outcomes", underserved, rated, NAN, NAN);
	cc_measure(report, t, s->run, "top_opportunity", top->score.opportunity, people_of(&top->score),
	    top->low, top->high);
	for (uint32_t i = 0; i < s->outcomes; i++) {
		const struct outcome *o = &s->outcome[i];

		cc_measure(report, t, s->run, cc_format(arena, "opportunity_%.*s", (int)o->id.len, o->id.at),
		    o->score.opportunity, people_of(&o->score), o->low, o->high);
	}
}

static void
put_parameters(struct cc_report *report, const struct survey *s)
{
	cc_parameter_real(report, "scale_low", s->run->scale[0]);
	cc_parameter_real(report, "scale_high", s->run->scale[1]);
	cc_parameter_text(report, "method", s->opts->method);
	if (!s->mean)
		cc_parameter_real(report, "cut", s->cut);
	cc_parameter_text(report, "paired", s->opts->paired ? "yes" : "no");
}

void
survey_tables(struct cc_report *report, struct survey *s, struct cc_arena *arena)
{
	put_parameters(report, s);
	put_outcomes(report, s);
	put_steps(report, s, arena);
	put_jobs(report, s, arena);
	put_measures(report, s, arena);
}
