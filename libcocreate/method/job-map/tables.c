/* tables.c -- the tables, and those of outcomes, steps, jobs and measures. */
#include "method/job-map/tables.h"

#include "base/arena.h"
#include "figure/changes.h"
#include "figure/findings.h"
#include "figure/measures.h"

#include <math.h>

enum { RESOLVE = 8 };

static const struct cc_column_spec outcomes[] = {
	CC_CELL(struct job_outcome, "rank", rank, INT, NONE),
	CC_CELL(struct job_outcome, "outcome", id, ID, KEY),
	CC_CELL(struct job_outcome, "statement", statement, TEXT, NONE),
	CC_CELL(struct job_outcome, "step", word[LIST_STEP], WORD, NONE),
	CC_CELL(struct job_outcome, "job", word[LIST_JOB], WORD, NONE),
	CC_CELL(struct job_outcome, "n_importance", score.n_importance, INT, N),
	CC_CELL(struct job_outcome, "n_satisfaction", score.n_satisfaction, INT, NONE),
	CC_CELL(struct job_outcome, "n_both", score.n_both, INT, NONE),
	CC_CELL_WHY(struct job_outcome, "importance", score.importance, REAL, NONE, why),
	CC_CELL_WHY(struct job_outcome, "satisfaction", score.satisfaction, REAL, NONE, why),
	CC_CELL_WHY(struct job_outcome, "gap", score.gap, REAL, NONE, why),
	CC_CELL_WHY(struct job_outcome, "opportunity", score.opportunity, REAL, ESTIMATE, why),
	CC_CELL_WHY(struct job_outcome, "low", low, REAL, LOW, why),
	CC_CELL_WHY(struct job_outcome, "high", high, REAL, HIGH, why),
	CC_CELL_WHY(struct job_outcome, "band", band, WORD, NONE, why),
	CC_CELL_WHY(struct job_outcome, "prob_10", prob[0], SHARE, NONE, why),
	CC_CELL_WHY(struct job_outcome, "prob_12", prob[1], SHARE, NONE, why),
	CC_CELL_WHY(struct job_outcome, "prob_15", prob[2], SHARE, NONE, why),
	CC_CELL_WHY(struct job_outcome, "zone", zone, WORD, NONE, why),
	CC_CELL_WHY(struct job_outcome, "tier", tier, INT, NONE, why),
	{ 0 },
};

static const struct cc_column_spec steps[] = {
	CC_CELL(struct job_entry, "order", order, INT, NONE),
	CC_CELL(struct job_entry, "step", id, WORD, KEY),
	CC_CELL(struct job_entry, "label", label, LABEL, NONE),
	CC_CELL(struct job_entry, "outcomes", outcomes, INT, N),
	CC_CELL(struct job_entry, "importance", importance, REAL, NONE),
	CC_CELL(struct job_entry, "satisfaction", satisfaction, REAL, NONE),
	CC_CELL(struct job_entry, "opportunity", opportunity, REAL, ESTIMATE),
	CC_CELL(struct job_entry, "underserved", underserved, INT, NONE),
	CC_CELL(struct job_entry, "top_outcome", top, ID, NONE),
	{ 0 },
};

static const struct cc_column_spec jobs[] = {
	CC_CELL(struct job_entry, "job", id, WORD, KEY),
	CC_CELL(struct job_entry, "outcomes", outcomes, INT, N),
	CC_CELL(struct job_entry, "importance", importance, REAL, NONE),
	CC_CELL(struct job_entry, "satisfaction", satisfaction, REAL, NONE),
	CC_CELL(struct job_entry, "opportunity", opportunity, REAL, ESTIMATE),
	CC_CELL(struct job_entry, "underserved", underserved, INT, NONE),
	{ 0 },
};

static const struct cc_column_spec landscape[] = {
	CC_CELL(struct job_outcome, "outcome", id, ID, KEY),
	CC_CELL(struct job_outcome, "n_importance", score.n_importance, INT, N),
	CC_CELL_WHY(struct job_outcome, "importance", score.importance, REAL, ESTIMATE, why),
	CC_CELL_WHY(struct job_outcome, "importance_low", limits.importance[0], REAL, LOW, why),
	CC_CELL_WHY(struct job_outcome, "importance_high", limits.importance[1], REAL, HIGH, why),
	CC_CELL(struct job_outcome, "n_satisfaction", score.n_satisfaction, INT, NONE),
	CC_CELL_WHY(struct job_outcome, "satisfaction", score.satisfaction, REAL, NONE, why),
	CC_CELL_WHY(struct job_outcome, "satisfaction_low", limits.satisfaction[0], REAL, NONE, why),
	CC_CELL_WHY(struct job_outcome, "satisfaction_high", limits.satisfaction[1], REAL, NONE, why),
	{ 0 },
};

static const struct cc_column_spec segments[] = {
	CC_CELL(struct job_segment, "segment", segment_id, ID, KEY),
	CC_CELL(struct job_segment, "outcome", outcome_id, ID, KEY),
	CC_CELL(struct job_segment, "n", score.n, INT, N),
	CC_CELL(struct job_segment, "importance", score.importance, REAL, NONE),
	CC_CELL(struct job_segment, "satisfaction", score.satisfaction, REAL, NONE),
	CC_CELL(struct job_segment, "opportunity", score.opportunity, REAL, ESTIMATE),
	CC_CELL(struct job_segment, "low", low, REAL, LOW),
	CC_CELL(struct job_segment, "high", high, REAL, HIGH),
	CC_CELL(struct job_segment, "band", band, WORD, NONE),
	CC_CELL(struct job_segment, "difference", difference.value, REAL, NONE),
	CC_CELL(struct job_segment, "difference_low", difference.low, REAL, NONE),
	CC_CELL(struct job_segment, "difference_high", difference.high, REAL, NONE),
	CC_CELL(struct job_segment, "p", difference.p, P, NONE),
	CC_CELL(struct job_segment, "p_adjusted", p_adjusted, P, P),
	{ 0 },
};

static const struct cc_column_spec quality[] = {
	CC_CELL(struct job_flagged, "person", name, ID, KEY),
	CC_CELL(struct job_flagged, "check", word, WORD, NONE),
	CC_CELL(struct job_flagged, "detail", detail, LABEL, NONE),
	{ 0 },
};

static const struct cc_column_spec lint[] = {
	CC_CELL(struct job_breach, "outcome", outcome, ID, KEY),
	CC_CELL(struct job_breach, "code", code, WORD, NONE),
	CC_CELL(struct job_breach, "message", message, LABEL, NONE),
	{ 0 },
};

const struct cc_table_spec job_map_tables[] = {
	[T_OUTCOMES] = { "outcomes",
	    CC_WORDS("Outcomes, the most underserved first", "望ましい成果（機会の大きい順）"), outcomes,
	    .row = sizeof(struct job_outcome) },
	[T_FINDINGS] = CC_FINDINGS_TABLE,
	[T_STEPS] = { "steps", CC_WORDS("Along the job", "ジョブのステップごと"), steps,
	    .row = sizeof(struct job_entry) },
	[T_JOBS] = { "jobs", CC_WORDS("Kinds of jobs", "ジョブの種類ごと"), jobs,
	    .row = sizeof(struct job_entry) },
	[T_LANDSCAPE] = { "landscape", CC_WORDS("The opportunity landscape", "機会のランドスケープ"),
	    landscape, .row = sizeof(struct job_outcome) },
	[T_SEGMENTS] = { "segments",
	    CC_WORDS("Segments, each against everybody else", "区分ごと（それ以外との比較）"), segments,
	    CC_TABLE_BY, sizeof(struct job_segment) },
	[T_QUALITY] = { "quality", CC_WORDS("Answers that look careless", "不注意な回答の疑い"), quality,
	    CC_TABLE_EVIDENCE, sizeof(struct job_flagged) },
	[T_LINT] = { "lint", CC_WORDS("Statements to reword", "書き直したい成果文"), lint,
	    .row = sizeof(struct job_breach) },
	[T_CHANGES] = CC_CHANGES_TABLE,
	[T_MEASURES] = CC_MEASURES_TABLE,
	[T_WEIGHTS] = CC_WEIGHTS_TABLE,
	{ 0 },
};

static void
entry_add(struct job_entry *e, const struct job_outcome *o)
{
	e->outcomes++;
	if (o->rank == CC_NO_INT)
		return;
	e->rated++;
	e->underserved += job_underserved(&o->score);
	e->importance += o->score.importance;
	e->satisfaction += o->score.satisfaction;
	e->opportunity += o->score.opportunity;
	if (e->best == NULL || o->rank < e->best->rank)
		e->best = o;
}

/* Sums become means; of none they are no number. */
static void
entry_close(struct job_entry *e, const struct cc_item *item, enum cc_lang lang)
{
	e->id = item->id.at;
	e->label = cc_words_in(&item->label, lang);
	e->importance /= e->rated;
	e->satisfaction /= e->rated;
	e->opportunity /= e->rated;
	if (e->best != NULL)
		e->top = e->best->id;
}

/* Outcomes are added by id, so that sums do not depend on ranks. */
static void
put_entries(struct cc_report *report, unsigned table, enum job_list l, const struct job_survey *s)
{
	const struct cc_items *list = &s->list[l];
	struct job_entry *entry = CC_ARRAY(report->arena, struct job_entry, list->n);

	for (uint32_t i = 0; i < s->outcomes; i++)
		if (s->outcome[i].in[l] != CC_NO_ITEM)
			entry_add(&entry[s->outcome[i].in[l]], &s->outcome[i]);
	for (uint32_t i = 0; i < list->n; i++) {
		entry[i].order = i + 1;
		entry_close(&entry[i], &list->item[i], report->lang);
		if (l != LIST_STEP || i != RESOLVE || entry[i].outcomes > 0)
			cc_table_fill(report, cc_report_at(report, table), &entry[i], 1);
	}
}

static void
put_measures(struct cc_report *report, const struct job_survey *s)
{
	struct cc_table *t = cc_measures_begin(report, s->run);
	uint32_t underserved = 0;
	const struct job_outcome *top;

	if (s->rated == 0)
		return;
	top = &s->outcome[s->ranked[0]];
	for (uint32_t i = 0; i < s->rated; i++)
		underserved += job_underserved(&s->outcome[s->ranked[i]].score);
	cc_measure(report, t, s->run, "underserved_outcomes", underserved, s->rated, NAN, NAN);
	cc_measure(
	    report, t, s->run, "top_opportunity", top->score.opportunity, top->score.n, top->low, top->high);
	for (uint32_t i = 0; i < s->outcomes; i++) {
		const struct job_outcome *o = &s->outcome[i];

		cc_measure(report, t, s->run,
		    cc_format(report->arena, "opportunity_%.*s", (int)o->id.len, o->id.at),
		    o->score.opportunity, o->score.n, o->low, o->high);
	}
}

void
job_put_tables(struct cc_report *report, const struct job_survey *s)
{
	cc_parameter_real(report, "cut", s->mean ? (double)NAN : s->cut);
	for (uint32_t i = 0; i < s->outcomes; i++) {
		cc_table_fill(report, cc_report_at(report, T_OUTCOMES), &s->outcome[s->ranked[i]], 1);
		cc_table_fill(report, cc_report_at(report, T_LANDSCAPE), &s->outcome[s->ranked[i]], 1);
	}
	put_entries(report, T_STEPS, LIST_STEP, s);
	put_entries(report, T_JOBS, LIST_JOB, s);
	put_measures(report, s);
}
