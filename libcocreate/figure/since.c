/* since.c -- what became of a figure since an earlier report that cited it. */
#include "figure/since.h"

#include "base/arena.h"
#include "figure/defined.h"
#include "rec/node_read.h"
#include "rec/report.h"
#include "stat/adjust.h"

#include <math.h>

/* The figure of the earlier report that is called the same; NULL: none. */
static const struct cc_fact_row *
figure_before(const struct cc_fact_report *before, struct cc_span same, struct cc_arena *arena)
{
	const struct cc_fact_table *t = before != NULL ? cc_fact_table(before, CC_SPAN("figures")) : NULL;

	for (size_t i = 0; t != NULL && i < t->n; i++) {
		struct cc_span text = cc_fact_text(&t->row[i], "reference");
		struct cc_cite was;
		struct cc_err ignored;

		if (text.at != NULL && cc_cite_read(&was, text, CC_EXIT_STUDY, arena, &ignored) &&
		    !was.since && cc_span_eq(was.same, same) && isfinite(cc_fact_number(&t->row[i], "value")))
			return &t->row[i];
	}
	return NULL;
}

/* Of what a report was made with; at NULL, NaN: not known. */
static const struct cc_fact_row *
parameters(const struct cc_fact_report *report)
{
	static const struct cc_fact_row none = { NULL, 0 };
	const struct cc_fact_table *t = cc_fact_table(report, CC_SPAN("parameters"));

	return t != NULL && t->n > 0 ? &t->row[0] : &none;
}

/* What is not of one kind is not compared; NULL: it may be. */
static const char *
reason_against(const struct cc_fact_report *now, const struct cc_fact_report *before,
    const struct cc_between *after, const struct cc_between *was, bool anew, double confidence)
{
	double level[2] = { cc_fact_number(parameters(now), "confidence"),
		cc_fact_number(parameters(before), "confidence") };
	struct cc_span study[2] = { cc_fact_text(parameters(now), "study"),
		cc_fact_text(parameters(before), "study") };

	if (anew)
		return "definition";
	if (!isfinite(after->low) || !isfinite(after->high) || !isfinite(was->low) || !isfinite(was->high))
		return "no_interval";
	for (size_t i = 0; i < 2; i++)
		if (isfinite(level[i]) && level[i] != confidence)
			return "confidence";
	return study[0].at != NULL && study[1].at != NULL && !cc_span_eq(study[0], study[1]) ? "study" : NULL;
}

bool
cc_since_find(struct cc_since *out, const struct cc_cite *cite, const struct cc_cited *now,
    const struct cc_fact_report *before, double confidence, struct cc_arena *arena)
{
	const struct cc_fact_row *row = figure_before(before, cite->same, arena);
	struct cc_between after = { now->f.value, now->f.low, now->f.high }, was;
	bool anew;

	if (row == NULL || !isfinite(after.value))
		return false;
	anew = cc_defined_anew(cc_defined_of(cite, now).fingerprint,
	    cc_defined_in(before, cc_fact_text(row, "reference")).fingerprint);
	was = (struct cc_between){ cc_fact_number(row, "value"), cc_fact_number(row, "low"),
		cc_fact_number(row, "high") };
	*out = (struct cc_since){ .reference = cite->reference,
		.before = was.value,
		.after = after.value,
		.moved = { after.value - was.value, NAN, NAN, NAN },
		.n_before = cc_fact_count(cc_fact_number(row, "n")),
		.n_after = cc_fact_count(now->f.n),
		.p_adjusted = NAN,
		.verdict = "unclear",
		.reason = reason_against(now->at.report, before, &after, &was, anew, confidence),
		.ref = cite->ref };
	if (out->reason == NULL)
		cc_mover(&out->moved, &after, &was, confidence);
	return true;
}

void
cc_since_told(struct cc_since *out, const struct cc_fact_row *row, struct cc_span table, const char *verdict,
    struct cc_arena *arena)
{
	struct cc_span item = cc_fact_text(row, "item"), measure = cc_fact_text(row, "measure");

	*out = (struct cc_since){ .reference = cc_span(cc_format(arena, "%.*s[item=%.*s,measure=%.*s]",
				      (int)table.len, table.at, (int)item.len, item.at != NULL ? item.at : "",
				      (int)measure.len, measure.at != NULL ? measure.at : "")),
		.before = cc_fact_number(row, "before"),
		.after = cc_fact_number(row, "after"),
		.moved = { cc_fact_number(row, "difference"), cc_fact_number(row, "low"),
		    cc_fact_number(row, "high"), cc_fact_number(row, "p") },
		.n_before = cc_fact_count(cc_fact_number(row, "n_before")),
		.n_after = cc_fact_count(cc_fact_number(row, "n_after")),
		.p_adjusted = cc_fact_number(row, "p_adjusted"),
		.verdict = verdict != NULL ? verdict : "unclear",
		.own = true };
}

/* "up", "down", or not said. */
static struct cc_span
good_direction(const struct cc_node *good, const struct cc_ref *ref, struct cc_arena *arena)
{
	for (size_t i = 0; good != NULL && i < good->n; i++) {
		struct cc_ref of;
		struct cc_span rest;
		struct cc_err ignored;

		if (cc_ref_read(&of, &rest, good->key[i]->text, CC_EXIT_STUDY, arena, &ignored) &&
		    cc_span_eq(of.tool, ref->tool) && cc_span_eq(of.table, ref->table) &&
		    cc_span_eq(of.column, ref->column))
			return good->item[i]->text;
	}
	return (struct cc_span){ NULL, 0 };
}

void
cc_since_judge(
    struct cc_since *since, size_t n, const struct cc_node *good, double confidence, struct cc_arena *arena)
{
	double *p = CC_ARRAY(arena, double, n + 1);

	for (size_t i = 0; i < n; i++)
		p[i] = since[i].own ? (double)NAN : since[i].moved.p;
	cc_adjust_holm(p, p, n, arena);
	for (size_t i = 0; i < n; i++) {
		struct cc_since *s = &since[i];
		struct cc_span direction = good_direction(good, &s->ref, arena);
		bool up = s->moved.difference > 0;

		if (s->own)
			continue;
		s->p_adjusted = p[i];
		if (!(p[i] < 1 - confidence))
			s->verdict = "unclear";
		else if (direction.at == NULL)
			s->verdict = up ? "up" : "down";
		else
			s->verdict = up == cc_span_eq(direction, CC_SPAN("up")) ? "better" : "worse";
	}
}

bool
cc_since_good_check(const struct cc_node *good, const char *file, struct cc_arena *arena, struct cc_err *err)
{
	static const char *const words[] = { "up", "down", NULL };
	const char *word;

	if (good == NULL)
		return true;
	if (!cc_node_map(good, file, err))
		return false;
	for (size_t i = 0; i < good->n; i++) {
		struct cc_ref ref;
		struct cc_span rest;

		if (!cc_node_word(&word, good->item[i], "good", words, file, arena, err))
			return false;
		if (!cc_ref_read(&ref, &rest, good->key[i]->text, CC_EXIT_STUDY, arena, err) ||
		    rest.len > 0 || ref.n > 0 || ref.column.at == NULL)
			return cc_node_fail(good->key[i], file, err, N_("\"%s\"; wanted TOOL.TABLE.COLUMN"),
			    cc_quote(good->key[i]->text).text);
	}
	return true;
}
