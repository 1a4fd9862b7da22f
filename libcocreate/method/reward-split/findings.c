/* findings.c -- who has how much, what does not add up, what is not shared. */
#include "method/reward-split/int.h"

#include "base/arena.h"
#include "figure/findings.h"
#include "figure/segments.h"

#include <math.h>

struct saying {
	struct cc_findings *f;
	struct cc_report *report;
	const struct reward_view *v;
	const struct cc_table *people, *pools, *audit, *held;
};

/* The row with most of an amount; SIZE_MAX: nobody has any. */
static size_t
most_of(const struct cc_table *t, unsigned column)
{
	size_t most = SIZE_MAX;

	for (size_t row = 0; row < t->rows; row++)
		if (cc_table_int(t, row, column) > 0 &&
		    (most == SIZE_MAX || cc_table_int(t, row, column) > cc_table_int(t, most, column)))
			most = row;
	return most;
}

static void
say_audit(const struct saying *s)
{
	struct cc_finding *o;

	for (size_t row = 0; row < s->audit->rows; row++) {
		if (!cc_span_eq(cc_table_cell(s->audit, row, AUDIT_OK)->as.text, CC_SPAN("no")))
			continue;
		o = cc_finding_offer(s->f, "audit", CC_FINDING_FORBIDS, (double)NAN, (double)NAN);
		cc_finding_cell(o, "check", s->audit, row, AUDIT_CHECK);
		cc_finding_number(o, "k", s->v->audit.failed);
		cc_finding_number(o, "all", s->v->audit.n);
		cc_finding_least(o, 0);
		return;
	}
}

static void
say_most(const struct saying *s)
{
	struct cc_finding *o;

	if (s->people->rows == 0 || s->v->s->earned == 0)
		return;
	o = cc_finding_offer(s->f, "most", CC_FINDING_ANSWER, (double)NAN, 1);
	cc_finding_cell(o, "person", s->people, 0, PEOPLE_PERSON);
	cc_finding_cell(o, "c", s->people, 0, PEOPLE_EARNED);
	cc_finding_cell(o, "share", s->people, 0, PEOPLE_SHARE);
	cc_finding_number(o, "k", s->v->receiving);
	cc_finding_word_slot(o, "currency", s->v->s->d.rules->currency);
	if (s->v->only != CC_NO_ID)
		cc_finding_form(o, "statement");
	cc_finding_least(o, 0);
}

static void
say_due(const struct saying *s)
{
	size_t first = most_of(s->people, PEOPLE_PAYABLE);
	struct cc_finding *o;
	uint64_t n = 0;

	if (first == SIZE_MAX)
		return;
	for (size_t row = 0; row < s->people->rows; row++)
		n += cc_table_int(s->people, row, PEOPLE_PAYABLE) > 0;
	o = cc_finding_offer(s->f, "payable", CC_FINDING_BAR, (double)NAN, 1);
	cc_finding_number(o, "k", n);
	cc_finding_cell(o, "person", s->people, first, PEOPLE_PERSON);
	cc_finding_cell(o, "c", s->people, first, PEOPLE_PAYABLE);
	cc_finding_cell(o, "net", s->people, first, PEOPLE_NET);
	cc_finding_word_slot(o, "currency", s->v->s->d.rules->currency);
	cc_finding_least(o, 0);
}

static void
say_half(const struct saying *s)
{
	struct cc_finding *o;

	if (s->held->rows == 0 || s->v->only != CC_NO_ID ||
	    cc_table_cell(s->held, 0, CC_CONCENTRATION_HALF_BY)->empty)
		return;
	o = cc_finding_offer(s->f, "half", CC_FINDING_GROUP, (double)NAN, 0);
	cc_finding_form(o, cc_table_int(s->held, 0, CC_CONCENTRATION_HALF_BY) == 1 ? "half-one" : "half");
	cc_finding_cell(o, "half", s->held, 0, CC_CONCENTRATION_HALF_BY);
	cc_finding_cell(o, "people", s->held, 0, CC_CONCENTRATION_PEOPLE);
	cc_finding_whole(o, "c", s->held, 0, CC_CONCENTRATION_GINI);
	cc_finding_least(o, 0);
}

/* The pot of which most is not shared. */
static void
say_unshared(const struct saying *s)
{
	size_t most = most_of(s->pools, POOLS_UNSHARED);
	struct cc_finding *o;

	if (most == SIZE_MAX)
		return;
	o = cc_finding_offer(s->f, "unshared", CC_FINDING_CAUTION, (double)NAN, 1);
	cc_finding_cell(o, "c", s->pools, most, POOLS_UNSHARED);
	cc_finding_cell(o, "pool", s->pools, most, POOLS_POOL);
	cc_finding_cell(o, "period", s->pools, most, POOLS_PERIOD);
	cc_finding_cell(o, "reason", s->pools, most, POOLS_REASON);
	cc_finding_least(o, 0);
}

void
reward_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run)
{
	const struct saying s = { f, report, report->left, cc_report_at(report, T_PEOPLE),
		cc_report_at(report, T_POOLS), cc_report_at(report, T_AUDIT),
		cc_report_at(report, T_CONCENTRATION) };

	if (s.v == NULL)
		return;
	say_audit(&s);
	say_most(&s);
	say_due(&s);
	say_half(&s);
	say_unshared(&s);
	cc_findings_compared(f, report, (const char *const[]){ NULL }, run);
}
