/* findings.c -- which outcomes are underserved, and which cannot be told apart? */
#include "method/job-map/tables.h"

#include "base/arena.h"
#include "base/num.h"
#include "figure/findings.h"
#include "stat/interval.h"

#include <math.h>
#include <stdlib.h>

/* From here on an outcome is underserved; where bands begin. */
static const double bars[] = { 10, 12, 15 };

struct saying {
	struct cc_findings *f;
	struct cc_arena *arena;
	const struct cc_run *run;
	const struct cc_table *t; /* outcomes */
	size_t rated;		  /* the first rows */
};

static double
real_at(const struct saying *s, size_t row, unsigned column)
{
	return cc_table_real(s->t, row, column);
}

static int64_t
int_at(const struct saying *s, size_t row, unsigned column)
{
	return cc_table_int(s->t, row, column);
}

/* The count of the two that the score rests on which is less. */
static unsigned
people_column(const struct saying *s, size_t row)
{
	return int_at(s, row, OUTCOMES_N_SATISFACTION) < int_at(s, row, OUTCOMES_N_IMPORTANCE)
		   ? OUTCOMES_N_SATISFACTION
		   : OUTCOMES_N_IMPORTANCE;
}

static int64_t
people(const struct saying *s, size_t row)
{
	return int_at(s, row, people_column(s, row));
}

/* The outcome that most people rated. */
static size_t
most_rated(const struct saying *s)
{
	size_t most = 0;

	for (size_t row = 1; row < s->rated; row++)
		if (people(s, row) > people(s, most))
			most = row;
	return most;
}

static void
put_outcome(struct cc_finding *o, const char *slot, const struct saying *s, size_t row)
{
	cc_finding_name(o, slot, s->t, row, OUTCOMES_STATEMENT, OUTCOMES_OUTCOME);
	cc_finding_cell(o, "c", s->t, row, OUTCOMES_OPPORTUNITY);
	cc_finding_people(o, "n", s->t, row, people_column(s, row));
}

/* Whose whole interval is above the bar of the underserved. */
static bool
say_underserved(const struct saying *s)
{
	struct cc_finding *o;
	size_t first = SIZE_MAX;
	uint64_t sure = 0;

	for (size_t row = 0; row < s->rated; row++) {
		if (!(real_at(s, row, OUTCOMES_LOW) >= bars[0]) || !(real_at(s, row, OUTCOMES_GAP) > 0) ||
		    people(s, row) < CC_FINDINGS_N)
			continue;
		first = first == SIZE_MAX ? row : first;
		sure++;
	}
	if (sure == 0)
		return false;
	o = cc_finding_offer(s->f, "underserved", CC_FINDING_ANSWER, (double)NAN, 3);
	cc_finding_number(o, "k", sure);
	cc_finding_number(o, "m", s->rated);
	cc_finding_percent(o, "conf", s->run->confidence);
	put_outcome(o, "statement", s, first);
	return true;
}

/* Tier 1 has several outcomes, or one, which may have been named. */
static void
say_top(const struct saying *s, bool named)
{
	size_t *row = CC_ARRAY(s->arena, size_t, s->rated), n = 0;
	struct cc_finding *o;

	while (n < s->rated && int_at(s, n, OUTCOMES_TIER) == 1) {
		row[n] = n;
		n++;
	}
	if (n == s->rated || n == 0 || (n == 1 && named))
		return;
	o = cc_finding_offer(s->f, n == 1 ? "top" : "top-tier", CC_FINDING_ANSWER, (double)NAN, 2);
	cc_finding_number(o, "k", n);
	if (n == 1) {
		put_outcome(o, "statement", s, 0);
		return;
	}
	cc_finding_names(o, "three", s->t, row, n, OUTCOMES_STATEMENT, OUTCOMES_OUTCOME);
	cc_finding_cell(o, "tier", s->t, 0, OUTCOMES_TIER);
	cc_finding_people(o, "n", s->t, 0, people_column(s, 0));
}

/* More are satisfied than find it important: not even their intervals meet. */
static bool
is_overserved(const struct saying *s, size_t row)
{
	double high, low, most;

	if (!(real_at(s, row, OUTCOMES_HIGH) < bars[0]))
		return false;
	cc_wilson(&most, &high,
	    real_at(s, row, OUTCOMES_IMPORTANCE) / 10 * (double)int_at(s, row, OUTCOMES_N_IMPORTANCE),
	    (double)int_at(s, row, OUTCOMES_N_IMPORTANCE), s->run->confidence);
	cc_wilson(&low, &most,
	    real_at(s, row, OUTCOMES_SATISFACTION) / 10 * (double)int_at(s, row, OUTCOMES_N_SATISFACTION),
	    (double)int_at(s, row, OUTCOMES_N_SATISFACTION), s->run->confidence);
	return high < low;
}

/* A mean has no interval of its own here: only shares are compared. */
static void
say_overserved(const struct saying *s)
{
	const struct cc_job_map_opts *opts = s->run->opts;

	for (size_t row = 0; row < s->rated && strcmp(opts->method, "mean") != 0; row++) {
		struct cc_finding *o;

		if (!is_overserved(s, row))
			continue;
		o = cc_finding_offer(s->f, "overserved", CC_FINDING_ANSWER, (double)NAN,
		    fabs(real_at(s, row, OUTCOMES_GAP)) / 10);
		put_outcome(o, "statement", s, row);
		cc_finding_gap(o, "g", s->t, row, OUTCOMES_GAP, false);
	}
}

/* To two digits. */
static uint64_t
about(double n)
{
	double unit = pow(10, floor(log10(fmax(n, 1))) - 1);

	return (uint64_t)(unit > 1 ? round(n / unit) * unit : ceil(n));
}

/* Every interval reaches over the beginning of a band.  One of +-1 takes people by the
 * square of its half width. */
static void
say_blur(const struct saying *s)
{
	double *need = CC_ARRAY(s->arena, double, s->rated);
	size_t blurred = 0, most = most_rated(s);
	struct cc_finding *o;

	for (size_t row = 0; row < s->rated; row++) {
		double low = real_at(s, row, OUTCOMES_LOW), high = real_at(s, row, OUTCOMES_HIGH);
		bool crosses = false;

		for (size_t b = 0; b < sizeof bars / sizeof *bars; b++)
			crosses |= low < bars[b] && high >= bars[b];
		need[row] = (double)people(s, row) * (high - low) * (high - low) / 4;
		blurred += crosses;
	}
	if (blurred < s->rated)
		return;
	qsort(need, s->rated, sizeof *need, cc_by_double);
	o = cc_finding_offer(s->f, "bands-blur", CC_FINDING_CAUTION, (double)NAN, (double)NAN);
	cc_finding_people(o, "n", s->t, most, people_column(s, most));
	cc_finding_number(o, "need", about(need[s->rated / 2]));
	cc_finding_cell(o, "c", s->t, 0, OUTCOMES_OPPORTUNITY);
}

static void
say_nothing_clear(const struct saying *s)
{
	struct cc_finding *o =
	    cc_finding_offer(s->f, "nothing-clear", CC_FINDING_ELSE, (double)NAN, (double)NAN);

	put_outcome(o, "item", s, 0);
}

void
job_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run)
{
	static const struct cc_finding_columns columns = { SEGMENTS_SEGMENT, SEGMENTS_OUTCOME, SEGMENTS_N,
		SEGMENTS_OPPORTUNITY, SEGMENTS_DIFFERENCE, SEGMENTS_P_ADJUSTED, "opportunity" };
	struct saying s = { f, report->arena, run, cc_report_at(report, T_OUTCOMES), 0 };

	while (s.rated < s.t->rows && !cc_table_cell(s.t, s.rated, OUTCOMES_RANK)->empty)
		s.rated++;
	if (s.rated == 0)
		return;
	if (people(&s, most_rated(&s)) < CC_FINDINGS_N) {
		cc_finding_people(
		    cc_finding_offer(f, "too-few", CC_FINDING_FORBIDS, (double)NAN, (double)NAN), "n", s.t,
		    most_rated(&s), people_column(&s, most_rated(&s)));
		return;
	}
	say_top(&s, say_underserved(&s));
	say_overserved(&s);
	say_blur(&s);
	say_nothing_clear(&s);
	cc_findings_labels(f, s.t, OUTCOMES_OUTCOME, OUTCOMES_STATEMENT);
	cc_findings_groups(f, cc_report_at(report, T_SEGMENTS), &columns, run);
	cc_findings_compared(f, report, (const char *const[]){ NULL }, run);
}
