/* findings.c -- which idea goes first, which reach the threshold, and would others agree?
 *
 * Raters are judges, not a sample: an interval is said from IDEA_LEAST_RATERS on. */
#include "method/idea-score/tables.h"

#include "base/arena.h"
#include "figure/findings.h"

#include <math.h>

/* What the sentences are made of. */
struct saying {
	struct cc_findings *f;
	const struct cc_run *run;
	const struct idea_rules *rules;
	const struct cc_table *ideas, *robustness, *agreement, *votes;
};

static bool
has(const struct cc_table *t, size_t row, unsigned column)
{
	return !cc_table_cell(t, row, column)->empty;
}

static struct cc_finding *
offer(const struct saying *s, const char *code, enum cc_finding_class class, double size)
{
	struct cc_finding *o = cc_finding_offer(s->f, code, class, (double)NAN, size);

	cc_finding_least(o, IDEA_LEAST_RATERS);
	return o;
}

/* All the points that there are. */
static void
put_most(struct cc_finding *o, const struct saying *s)
{
	cc_finding_real(o, "max", s->run->scale[1] * s->rules->axes->n);
}

static void
put_total(struct cc_finding *o, const struct saying *s, size_t row)
{
	cc_finding_name(o, "title", s->ideas, row, IDEAS_TITLE, IDEAS_IDEA);
	cc_finding_cell(o, "c", s->ideas, row, IDEAS_TOTAL);
	cc_finding_cell(o, "n", s->ideas, row, IDEAS_RATERS);
	put_most(o, s);
}

/* The best total is first in most weightings: for sure above the threshold, or not;
 * or nobody knows how far it is to be trusted. */
static void
say_first(const struct saying *s)
{
	struct cc_finding *o = offer(s, "first", CC_FINDING_ANSWER, 4);

	if (has(s->ideas, 0, IDEAS_LOW)) {
		put_total(o, s, 0);
	} else {
		cc_finding_form(o, "first-untold");
		cc_finding_name(o, "title", s->ideas, 0, IDEAS_TITLE, IDEAS_IDEA);
		cc_finding_cell(o, "n", s->ideas, 0, IDEAS_RATERS);
	}
	cc_finding_cell(o, "s", s->robustness, 0, ROBUSTNESS_FIRST);
	if (!has(s->ideas, 0, IDEAS_PASS) || cc_table_real(s->ideas, 0, IDEAS_PASS) >= s->run->confidence)
		return;
	cc_finding_form(o, "first-unsure");
	cc_finding_cell(o, "conf", s->ideas, 0, IDEAS_PASS);
	cc_finding_real(o, "t", s->rules->threshold);
}

/* Another idea's interval reaches into that of the first. */
static void
say_close(const struct saying *s)
{
	struct cc_finding *o;

	if (s->ideas->rows < 2 ||
	    !(cc_table_real(s->ideas, 1, IDEAS_HIGH) >= cc_table_real(s->ideas, 0, IDEAS_LOW)))
		return;
	o = offer(s, "close", CC_FINDING_ANSWER, 3);
	put_total(o, s, 1);
}

/* Two have the best total. */
static bool
is_tied(const struct cc_table *ideas)
{
	return ideas->rows > 1 && has(ideas, 1, IDEAS_RANK) &&
	       cc_table_cell(ideas, 1, IDEAS_RANK)->as.integer == 1;
}

/* The idea with the most raters; SIZE_MAX: none has any. */
static size_t
most_rated(const struct cc_table *ideas)
{
	size_t most = SIZE_MAX;

	for (size_t row = 0; row < ideas->rows; row++)
		if (has(ideas, row, IDEAS_RATERS) &&
		    (most == SIZE_MAX || cc_table_cell(ideas, row, IDEAS_RATERS)->as.integer >
					     cc_table_cell(ideas, most, IDEAS_RATERS)->as.integer))
			most = row;
	return most;
}

static void
say_no_first(const struct saying *s, size_t most, uint64_t leading)
{
	const struct cc_table *t = s->robustness;
	struct cc_finding *o = offer(s, "no-first", CC_FINDING_ANSWER, 4);

	cc_finding_number(o, "k", leading);
	cc_finding_name(o, "title", s->ideas, most, IDEAS_TITLE, IDEAS_IDEA);
	cc_finding_cell(o, "s", t, most, ROBUSTNESS_FIRST);
	cc_finding_cell(o, "n", s->ideas, most_rated(s->ideas), IDEAS_RATERS);
}

/* The best total is that of so few raters that it does not tell. */
static void
say_few_for_first(const struct saying *s)
{
	struct cc_finding *o = offer(s, "no-first", CC_FINDING_ANSWER, 4);

	cc_finding_form(o, "no-first-few");
	cc_finding_least(o, 0);
	cc_finding_name(o, "title", s->ideas, 0, IDEAS_TITLE, IDEAS_IDEA);
	cc_finding_cell(o, "n", s->ideas, 0, IDEAS_RATERS);
}

/* Rows of robustness are those of ideas. */
static void
say_order(const struct saying *s)
{
	const struct cc_table *t = s->robustness;
	uint64_t leading = 0;
	size_t most = 0;

	for (size_t row = 0; row < t->rows; row++) {
		double share = cc_table_real(t, row, ROBUSTNESS_FIRST);

		leading += share > 0;
		if (share > cc_table_real(t, most, ROBUSTNESS_FIRST))
			most = row;
	}
	if (leading == 0)
		return;
	if (cc_table_cell(s->ideas, 0, IDEAS_RATERS)->as.integer < IDEA_LEAST_RATERS) {
		say_few_for_first(s);
	} else if (cc_table_real(t, 0, ROBUSTNESS_FIRST) >= .5 && !is_tied(s->ideas)) {
		say_first(s);
		say_close(s);
	} else {
		say_no_first(s, most, leading);
	}
}

/* How many totals reach the threshold, and how many of them for sure. */
static void
say_pass(const struct saying *s)
{
	uint64_t judged = 0, sure = 0, unsure = 0;
	struct cc_finding *o;

	for (size_t row = 0; row < s->ideas->rows; row++) {
		double total = cc_table_real(s->ideas, row, IDEAS_TOTAL);

		if (isnan(total))
			continue;
		judged++;
		if (!idea_reaches(total, s->rules->threshold))
			continue;
		if (cc_table_real(s->ideas, row, IDEAS_PASS) >= s->run->confidence)
			sure++;
		else
			unsure++;
	}
	if (!s->rules->has_threshold || judged == 0)
		return;
	o = offer(s, "pass", CC_FINDING_BAR, (double)NAN);
	if (sure == 0)
		cc_finding_form(o, unsure > 0 ? "pass-unsure" : "pass-none");
	else if (unsure == 0)
		cc_finding_form(o, "pass-sure");
	cc_finding_number(o, "k", sure > 0 ? sure : unsure);
	cc_finding_number(o, "j", unsure);
	cc_finding_number(o, "m", judged);
	cc_finding_real(o, "t", s->rules->threshold);
	cc_finding_percent(o, "conf", s->run->confidence);
	cc_finding_cell(o, "n", s->ideas, most_rated(s->ideas), IDEAS_RATERS);
}

static struct cc_span
axis_label(const struct saying *s, struct cc_span id)
{
	const struct cc_items *axes = s->rules->axes;

	for (uint32_t a = 0; a < axes->n; a++) {
		const char *label = cc_words_in(&axes->item[a].label, s->run->lang);

		if (cc_span_eq(axes->item[a].id, id))
			return label != NULL ? cc_span(label) : id;
	}
	return cc_span(cc_words_in(CC_SAY("the total", "合計"), s->run->lang));
}

/* Where the whole interval of alpha lies below the bar. */
static void
say_disagreement(const struct saying *s)
{
	const struct cc_table *t = s->agreement;

	for (size_t row = 0; row < t->rows; row++) {
		double high = cc_table_real(t, row, AGREEMENT_HIGH);
		struct cc_finding *o;

		if (!(high < CC_ALPHA_TENTATIVE))
			continue;
		o = offer(s, "disagree", CC_FINDING_CAUTION, -cc_table_real(t, row, AGREEMENT_ALPHA));
		cc_finding_least(o, CC_FINDINGS_N);
		cc_finding_label(o, "axis", t, row, AGREEMENT_AXIS,
		    axis_label(s, cc_table_cell(t, row, AGREEMENT_AXIS)->as.text));
		cc_finding_cell(o, "c", t, row, AGREEMENT_ALPHA);
		cc_finding_cell(o, "n", t, row, AGREEMENT_IDEAS);
	}
}

/* Fewer raters than an interval takes. */
static bool
say_few_raters(const struct saying *s)
{
	size_t most = most_rated(s->ideas);
	struct cc_finding *o;

	if (most == SIZE_MAX || cc_table_cell(s->ideas, most, IDEAS_RATERS)->as.integer >= IDEA_LEAST_RATERS)
		return false;
	o = offer(s, "too-few", CC_FINDING_FORBIDS, (double)NAN);
	cc_finding_form(o, "too-few-raters");
	cc_finding_cell(o, "n", s->ideas, most, IDEAS_RATERS);
	return true;
}

/* Votes for alone make every share whole: they tell no support. */
static bool
tells_support(const struct cc_table *t)
{
	size_t row = 0;

	while (row < t->rows && !(cc_table_real(t, row, VOTES_SHARE) < 1))
		row++;
	return row < t->rows && has(t, 0, VOTES_LOW);
}

static void
say_votes(const struct saying *s)
{
	const struct cc_table *t = s->votes;
	struct cc_finding *o;
	size_t n = 0;

	if (!tells_support(t) || t->rows < 2)
		return;
	for (size_t row = 0; row < t->rows; row++)
		n += cc_table_real(t, row, VOTES_HIGH) >= cc_table_real(t, 0, VOTES_LOW);
	o = n == t->rows ? cc_finding_offer(s->f, "nothing-clear", CC_FINDING_ELSE, (double)NAN, (double)NAN)
			 : cc_finding_offer(s->f, n == 1 ? "votes-first" : "votes-close", CC_FINDING_ANSWER,
			       (double)NAN, 2);
	cc_finding_number(o, "k", n - 1);
	cc_finding_name(o, n == t->rows ? "item" : "title", t, 0, VOTES_TITLE, VOTES_IDEA);
	cc_finding_cell(o, "c", t, 0, VOTES_SHARE);
	cc_finding_cell(o, "n", t, 0, VOTES_SEEN);
}

/* Fewer voters than a share takes. */
static bool
say_few_voters(const struct saying *s)
{
	const struct cc_table *t = s->votes;
	struct cc_finding *o;

	if (!tells_support(t))
		return false;
	for (size_t row = 0; row < t->rows; row++)
		if (cc_table_cell(t, row, VOTES_SEEN)->as.integer >= CC_FINDINGS_N)
			return false;
	o = cc_finding_offer(s->f, "too-few", CC_FINDING_FORBIDS, (double)NAN, (double)NAN);
	cc_finding_cell(o, "n", t, 0, VOTES_SEEN);
	return true;
}

void
idea_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run)
{
	struct saying s = { f, run, report->left, cc_report_at(report, T_IDEAS),
		cc_report_at(report, T_ROBUSTNESS), cc_report_at(report, T_AGREEMENT),
		cc_report_at(report, T_VOTES) };

	if (s.rules->has_scores && !say_few_raters(&s)) {
		say_order(&s);
		say_pass(&s);
		say_disagreement(&s);
	}
	if (s.rules->has_votes && (s.rules->has_scores || !say_few_voters(&s)))
		say_votes(&s);
	cc_findings_labels(f, s.ideas, IDEAS_IDEA, IDEAS_TITLE);
	cc_findings_compared(f, report, (const char *const[]){ "vote_share", NULL }, run);
}
