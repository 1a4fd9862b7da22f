/* findings.c -- what is said most, and by which segment more than by others? */
#include "method/voice-code/rows.h"

#include "base/arena.h"
#include "figure/findings.h"

#include <math.h>

/* Above this share of answers without a code the codebook is too narrow. */
static const double uncoded_most = 0.2;

struct saying {
	struct cc_findings *f;
	struct cc_arena *arena;
	const struct cc_run *run;
	const struct voice_counts *counts;
	const struct cc_table *t; /* codes */
};

static struct cc_span
text_at(const struct cc_table *t, size_t row, unsigned column)
{
	return cc_table_cell(t, row, column)->as.text;
}

/* Not a code: that there is nothing to say. */
static bool
is_nothing(const struct cc_table *t, size_t row, unsigned column)
{
	return cc_span_eq(text_at(t, row, column), CC_SPAN("none"));
}

/* Codes of one dimension, but for answers that say nothing. */
struct dimension {
	size_t *row;	/* the most said first, then as in the table */
	size_t n, near; /* near: how many of them cannot be told from the first */
	size_t said;	/* and how many of those anybody says */
};

/* Moves the most said to the front, and behind it those whose interval reaches into its. */
static void
order_rows(struct dimension *d, const struct cc_table *t)
{
	for (size_t i = 1; i < d->n; i++)
		for (size_t j = i; j > 0 && cc_table_real(t, d->row[j], CODES_SHARE) >
						cc_table_real(t, d->row[j - 1], CODES_SHARE);
		     j--) {
			size_t row = d->row[j];

			d->row[j] = d->row[j - 1];
			d->row[j - 1] = row;
		}
	/* without an interval, as of few weighted people, nothing can be told apart */
	while (d->near < d->n &&
	       !(cc_table_real(t, d->row[d->near], CODES_HIGH) < cc_table_real(t, d->row[0], CODES_LOW)))
		d->said += cc_table_real(t, d->row[d->near++], CODES_SHARE) > 0;
}

/* Up to three with their shares, {a} {ca}, {b} {cb}, {d} {cd}. */
static void
put_codes(struct cc_finding *o, const struct saying *s, const struct dimension *d)
{
	static const char *const slot[][2] = { { "a", "ca" }, { "b", "cb" }, { "d", "cd" } };

	for (size_t i = 0; i < d->said && i < CC_FINDINGS_NAMES; i++) {
		cc_finding_name(o, slot[i][0], s->t, d->row[i], CODES_LABEL, CODES_CODE);
		cc_finding_cell(o, slot[i][1], s->t, d->row[i], CODES_SHARE);
	}
	cc_finding_cell(o, "n", s->t, d->row[0], CODES_N);
	cc_finding_number(o, "k", d->near);
	cc_finding_cell(o, "dimension", s->t, d->row[0], CODES_DIMENSION);
}

static void
say_dimension(const struct saying *s, struct dimension *d, bool alone)
{
	static const char *const tied[][2] = { { "said-most-two-in", "said-most-two" },
		{ "said-most-in", "said-most" }, { "said-most-many-in", "said-most-many" } };
	/* weighted, the share is not that of so many people */
	static const char *const one[][2] = { { "most-said-in", "most-said-in-weighted" },
		{ "most-said", "most-said-weighted" }, { "said", "said-weighted" } };
	bool weighted = cc_findings_weighted(s->f);
	double share;
	struct cc_finding *o;

	if (d->n == 0)
		return;
	order_rows(d, s->t);
	share = cc_table_real(s->t, d->row[0], CODES_SHARE);
	if (!(share > 0))
		return;
	o = cc_finding_offer(
	    s->f, d->near == 1 ? "most-said" : "said-most", CC_FINDING_ANSWER, (double)NAN, share);
	if (d->near == 1) {
		cc_finding_form(o, one[d->n == 1 ? 2 : alone][weighted]);
		cc_finding_cell(o, "people", s->t, d->row[0], CODES_PEOPLE);
	} else {
		cc_finding_form(o, tied[d->said == 2 ? 0 : d->said == 3 ? 1 : 2][alone]);
	}
	put_codes(o, s, d);
}

static bool
is_new_dimension(const struct saying *s, size_t row)
{
	return row == 0 ||
	       !cc_span_eq(text_at(s->t, row, CODES_DIMENSION), text_at(s->t, row - 1, CODES_DIMENSION));
}

static void
say_codes(const struct saying *s)
{
	struct dimension d = { CC_ARRAY(s->arena, size_t, s->t->rows), 0, 0, 0 };
	uint32_t dimensions = s->counts->book->n_dimensions;

	for (size_t row = 0; row < s->t->rows; row++) {
		if (is_new_dimension(s, row)) {
			say_dimension(s, &d, dimensions == 1);
			d.n = d.near = d.said = 0;
		}
		if (!is_nothing(s->t, row, CODES_CODE))
			d.row[d.n++] = row;
	}
	say_dimension(s, &d, dimensions == 1);
}

/* Of answers, as the note on coded ones has it. */
static void
say_uncoded(const struct saying *s)
{
	const struct voice_counts *c = s->counts;
	const uint64_t *answers = &c->answers[voice_mark(c->book, NOTHING)];
	uint64_t uncoded = answers[ANSWERED] - answers[CODED];
	struct cc_finding *o;

	if (!((double)uncoded > uncoded_most * (double)answers[ANSWERED]))
		return;
	o = cc_finding_offer(s->f, "uncoded", CC_FINDING_CAUTION, (double)NAN, 1);
	cc_finding_number(o, "k", uncoded);
	cc_finding_number(o, "n", answers[ANSWERED]);
	cc_finding_cell(o, "people", s->t, 0, CODES_N);
}

/* Of segments that say it more often, or less often, than everybody else for sure. */
static void
say_contrast(const struct saying *s, const struct cc_table *t)
{
	for (size_t row = 0; row < t->rows; row++) {
		struct cc_finding *o;

		if (!cc_finding_sure(t, row, CONTRAST_P_ADJUSTED, s->run))
			continue;
		o = cc_finding_offer(s->f, "group", CC_FINDING_GROUP,
		    cc_table_real(t, row, CONTRAST_P_ADJUSTED),
		    fabs(cc_table_real(t, row, CONTRAST_ADJUSTED)));
		cc_finding_form(o, "group-said");
		if (cc_table_real(t, row, CONTRAST_ADJUSTED) < 0)
			cc_finding_less(o, "group-said-less");
		cc_finding_item(o, "item", t, row, CONTRAST_CODE);
		cc_finding_cell(o, "segment", t, row, CONTRAST_SEGMENT);
		cc_finding_cell(o, "c", t, row, CONTRAST_SHARE);
		cc_finding_cell(o, "n", t, row, CONTRAST_N);
	}
}

/* Where the whole interval of alpha lies below the bar. */
static void
say_coders(struct cc_findings *f, const struct cc_table *t)
{
	for (size_t row = 0; row < t->rows; row++) {
		struct cc_finding *o;

		if (is_nothing(t, row, AGREEMENT_CODE) ||
		    !(cc_table_real(t, row, AGREEMENT_HIGH) < CC_ALPHA_TENTATIVE))
			continue;
		o = cc_finding_offer(
		    f, "coders", CC_FINDING_CAUTION, (double)NAN, 2 - cc_table_real(t, row, AGREEMENT_ALPHA));
		cc_finding_least(o, CC_FINDINGS_N);
		cc_finding_item(o, "code", t, row, AGREEMENT_CODE);
		cc_finding_cell(o, "c", t, row, AGREEMENT_ALPHA);
		cc_finding_units(o, "n", t, row, AGREEMENT_UNITS);
	}
}

void
voice_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run)
{
	struct saying s = { f, report->arena, run, report->left, cc_report_at(report, CODES) };

	cc_findings_labels(f, s.t, CODES_CODE, CODES_LABEL);
	say_coders(f, cc_report_at(report, AGREEMENT));
	if (s.counts == NULL || s.t->rows == 0 || s.counts->n == 0)
		return;
	if (s.counts->n < CC_FINDINGS_N) {
		cc_finding_cell(cc_finding_offer(f, "too-few", CC_FINDING_FORBIDS, (double)NAN, (double)NAN),
		    "n", s.t, 0, CODES_N);
		return;
	}
	say_codes(&s);
	say_uncoded(&s);
	say_contrast(&s, cc_report_at(report, CONTRAST));
	cc_findings_compared(f, report, (const char *const[]){ "share", NULL }, run);
}
