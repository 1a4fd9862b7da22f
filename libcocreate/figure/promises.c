/* promises.c -- what was promised in earlier reports, read back from them, and judged. */
#include "figure/promises.h"

#include "base/arena.h"
#include "base/date.h"
#include "figure/defined.h"

#include <math.h>
#include <stdlib.h>

struct cc_span
cc_promises_memo(const struct cc_fact_report *report)
{
	const struct cc_fact_table *parameters = cc_fact_table(report, CC_SPAN("parameters"));

	if (!cc_span_eq(report->tool, CC_SPAN("review-memo")) || parameters == NULL || parameters->n == 0)
		return (struct cc_span){ NULL, 0 };
	return cc_fact_text(&parameters->row[0], "memo");
}

static int64_t
day_at(const struct cc_fact_row *row, const char *column)
{
	struct cc_span text = cc_fact_text(row, column);
	int64_t day;

	return text.at != NULL && cc_date_parse_iso(&day, text) ? day : CC_NO_DAY;
}

static int64_t
count_at(const struct cc_fact_row *row, const char *column)
{
	return cc_fact_count(cc_fact_number(row, column));
}

/* The figure by which a memo measured its own entry, as the base of later changes. */
static void
read_base(struct cc_kept_promise *p, const struct cc_fact_report *memo)
{
	const struct cc_fact_table *t = cc_fact_table(memo, CC_SPAN("figures"));

	for (size_t i = 0; t != NULL && p->measure.at != NULL && i < t->n; i++) {
		struct cc_span id = cc_fact_text(&t->row[i], "id"),
			       reference = cc_fact_text(&t->row[i], "reference");

		if (id.at == NULL || reference.at == NULL || !cc_span_eq(id, p->id) ||
		    !cc_span_eq(reference, p->measure))
			continue;
		p->base = cc_fact_number(&t->row[i], "value");
		p->base_low = cc_fact_number(&t->row[i], "low");
		p->base_high = cc_fact_number(&t->row[i], "high");
		p->base_definition = cc_defined_in(memo, reference).fingerprint;
	}
}

static struct cc_kept_promise
no_promise(void)
{
	return (struct cc_kept_promise){ .first_due = CC_NO_DAY,
		.due = CC_NO_DAY,
		.late_days = CC_NO_INT,
		.now = NAN,
		.low = NAN,
		.high = NAN,
		.base = NAN,
		.base_low = NAN,
		.base_high = NAN,
		.n = CC_NO_INT,
		.verdict = CC_PROMISE_OPEN };
}

/* A row of a memo that promises something. */
static bool
is_promise(const struct cc_fact_row *row)
{
	struct cc_span section = cc_fact_text(row, "section");

	return section.at != NULL && cc_fact_text(row, "id").at != NULL &&
	       (cc_span_eq(section, CC_SPAN("next")) ||
		   (cc_span_eq(section, CC_SPAN("decided")) && day_at(row, "due") != CC_NO_DAY));
}

/* What every row of a promise says, new or carried over. */
static void
read_promise(struct cc_kept_promise *p, const struct cc_fact_row *row)
{
	*p = no_promise();
	p->id = cc_fact_text(row, "id");
	p->text = cc_fact_text(row, "text");
	p->owner = cc_fact_text(row, "owner");
	p->measure = cc_fact_text(row, "measured");
	p->expect = cc_fact_text(row, "expect");
	p->due = day_at(row, "due");
}

static void
read_new(struct cc_kept_promise *p, const struct cc_fact_report *memo, const struct cc_fact_row *row)
{
	read_promise(p, row);
	p->memo = cc_promises_memo(memo);
	p->first_due = p->due;
	read_base(p, memo);
}

static enum cc_promise_verdict
verdict_at(const struct cc_fact_row *row)
{
	struct cc_span word = cc_fact_text(row, "verdict");
	size_t v = 0;

	while (word.at != NULL && cc_promise_verdict_words[v] != NULL &&
	       !cc_span_eq(word, cc_span(cc_promise_verdict_words[v])))
		v++;
	return word.at != NULL && v < CC_PROMISE_VERDICTS ? (enum cc_promise_verdict)v : CC_PROMISE_OPEN;
}

static void
read_carried(struct cc_kept_promise *p, const struct cc_fact_row *row)
{
	read_promise(p, row);
	p->memo = cc_fact_text(row, "memo");
	p->first_due = day_at(row, "first_due");
	p->moves = count_at(row, "moves") > 0 ? count_at(row, "moves") : 0;
	p->base = cc_fact_number(row, "base");
	p->base_low = cc_fact_number(row, "base_low");
	p->base_high = cc_fact_number(row, "base_high");
	p->base_definition = cc_fact_text(row, "base_definition");
	p->now = cc_fact_number(row, "now");
	p->low = cc_fact_number(row, "low");
	p->high = cc_fact_number(row, "high");
	p->n = count_at(row, "n");
	p->late_days = count_at(row, "late_days");
	p->verdict = verdict_at(row);
}

size_t
cc_promises_read(struct cc_kept_promise *out, const struct cc_fact_report *memo, bool all)
{
	const struct cc_fact_table *t = cc_fact_table(memo, CC_SPAN("promises"));
	size_t n = 0;

	for (size_t i = 0; t != NULL && i < t->n; i++) {
		if (cc_fact_text(&t->row[i], "memo").at == NULL ||
		    cc_fact_text(&t->row[i], "id").at == NULL ||
		    (!all && !cc_promise_goes_on(verdict_at(&t->row[i]))))
			continue;
		read_carried(&out[n++], &t->row[i]);
	}
	t = cc_fact_table(memo, CC_SPAN("memo"));
	for (size_t i = 0; t != NULL && i < t->n; i++)
		if (is_promise(&t->row[i]))
			read_new(&out[n++], memo, &t->row[i]);
	return n;
}

size_t
cc_promises_most(const struct cc_fact_report *memo)
{
	const struct cc_fact_table *a = cc_fact_table(memo, CC_SPAN("promises"));
	const struct cc_fact_table *b = cc_fact_table(memo, CC_SPAN("memo"));

	return (a != NULL ? a->n : 0) + (b != NULL ? b->n : 0);
}

struct cc_kept_promise
cc_promise_new(struct cc_span memo, struct cc_span id, const char *text, int64_t due)
{
	struct cc_kept_promise p = no_promise();

	p.memo = memo;
	p.id = id;
	p.text = cc_span(text);
	p.first_due = p.due = due;
	return p;
}

/* Its figure as it is now, and whether it is counted otherwise than when it was promised; a report that is not
 * there leaves it without. */
static bool
measure(
    struct cc_kept_promise *p, bool *anew, const struct cc_promise_times *t, const struct cc_expect *expect)
{
	struct cc_cite cite;
	struct cc_cited cited;
	struct cc_err ignored;

	if (p->measure.at == NULL || !cc_cite_read(&cite, p->measure, CC_EXIT_STUDY, t->arena, &ignored) ||
	    !cc_cite_find(&cited, &cite, t->facts, t->lang, t->digits, CC_EXIT_STUDY, t->arena, &ignored) ||
	    !isfinite(cited.f.value))
		return false;
	p->now = cited.f.value;
	p->low = cited.f.low;
	p->high = cited.f.high;
	p->n = cc_fact_count(cited.f.n);
	p->how = cited.how;
	p->report = cited.at.report;
	*anew = cc_defined_anew(cc_defined_of(&cite, &cited).fingerprint, p->base_definition);
	p->how.percent |= expect != NULL && expect->percent;
	return true;
}

static enum cc_met
met(const struct cc_kept_promise *p, bool anew, const struct cc_promise_times *t,
    const struct cc_expect *expect)
{
	const struct cc_between now = { p->now, p->low, p->high },
				base = { p->base, p->base_low, p->base_high };
	struct cc_mover moved;

	if (!cc_expect_of_change(expect))
		return cc_expect_judge(expect, &now);
	if (anew)
		return CC_NOT_CLEAR;
	cc_mover(&moved, &now, &base, t->confidence);
	return cc_expect_judge(expect, &(struct cc_between){ moved.difference, moved.low, moved.high });
}

static enum cc_said_of_it
said_of(struct cc_kept_promise *p, const struct cc_promise_said *said)
{
	for (size_t i = 0; said->is.at != NULL && cc_said_words[i] != NULL; i++)
		if (cc_span_eq(said->is, cc_span(cc_said_words[i]))) {
			p->said = cc_said_words[i];
			return (enum cc_said_of_it)(i + 1);
		}
	return CC_SAID_NOTHING;
}

void
cc_promise_judge_now(
    struct cc_kept_promise *p, const struct cc_promise_said *said, const struct cc_promise_times *t)
{
	struct cc_expect expect;
	bool anew = false, expected = p->expect.at != NULL && cc_expect_read(&expect, p->expect);
	struct cc_promised is = { .said = said_of(p, said) };

	p->now = p->low = p->high = NAN;
	p->n = p->late_days = CC_NO_INT;
	is.figure = measure(p, &anew, t, expected ? &expect : NULL) && expected;
	if (is.figure)
		is.met = met(p, anew, t, &expect);
	if (is.said == CC_SAID_MOVED) {
		p->due = said->due;
		p->moves++;
	}
	is.due = p->due;
	p->verdict = cc_promise_judge(&is, t->as_of);
	if (p->verdict == CC_PROMISE_LATE)
		p->late_days = t->as_of - p->due;
}

static int
by_day(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* By verdict, then the day it was first due (none is last), then its name. */
static int
by_verdict(const void *a, const void *b)
{
	const struct cc_kept_promise *x = a, *y = b;
	int order = (int)x->verdict - (int)y->verdict;

	if (order == 0)
		order = (x->first_due == CC_NO_DAY) - (y->first_due == CC_NO_DAY);
	if (order == 0)
		order = by_day(x->first_due, y->first_due);
	if (order == 0)
		order = cc_span_cmp(x->memo, y->memo);
	return order != 0 ? order : cc_span_cmp(x->id, y->id);
}

void
cc_promises_sort(struct cc_kept_promise *promise, size_t n)
{
	for (size_t i = 0; i < n; i++)
		promise[i].verdict_word = cc_promise_verdict_words[promise[i].verdict];
	if (n > 0)
		qsort(promise, n, sizeof *promise, by_verdict);
}

/* A later memo says more of a promise. */
static void
merge(struct cc_kept_promise *all, size_t *n, const struct cc_kept_promise *p)
{
	for (size_t i = 0; i < *n; i++)
		if (cc_span_eq(all[i].memo, p->memo) && cc_span_eq(all[i].id, p->id)) {
			all[i] = *p;
			return;
		}
	all[(*n)++] = *p;
}

static int
by_memo(const void *a, const void *b)
{
	const struct cc_fact_report *const *x = a, *const *y = b;

	return cc_span_cmp(cc_promises_memo(*x), cc_promises_memo(*y));
}

/* All that keep promises, the oldest first. */
static size_t
all_memos(const struct cc_fact_report ***out, const struct cc_facts *const *facts, size_t sets,
    struct cc_arena *arena)
{
	const struct cc_fact_report **memo;
	size_t n = 0;

	for (size_t s = 0; s < sets; s++)
		n += facts[s]->n;
	memo = CC_ARRAY(arena, const struct cc_fact_report *, n);
	n = 0;
	for (size_t s = 0; s < sets; s++)
		for (size_t i = 0; i < facts[s]->n; i++)
			if (cc_promises_memo(&facts[s]->report[i]).at != NULL)
				memo[n++] = &facts[s]->report[i];
	if (n > 0)
		qsort(memo, n, sizeof *memo, by_memo);
	*out = memo;
	return n;
}

struct cc_kept_promise *
cc_promises_ledger(size_t *n, const struct cc_facts *const *facts, size_t sets,
    const struct cc_kept_promise *more, size_t k, struct cc_arena *arena)
{
	const struct cc_fact_report **memo;
	size_t memos = all_memos(&memo, facts, sets, arena), most = k + 1;
	struct cc_kept_promise *all, *some;

	for (size_t i = 0; i < memos; i++)
		most += cc_promises_most(memo[i]);
	all = CC_ARRAY(arena, struct cc_kept_promise, most);
	some = CC_ARRAY(arena, struct cc_kept_promise, most);
	*n = 0;
	for (size_t i = 0; i < memos; i++)
		for (size_t p = 0, read = cc_promises_read(some, memo[i], true); p < read; p++)
			merge(all, n, &some[p]);
	for (size_t i = 0; i < k; i++)
		merge(all, n, &more[i]);
	cc_promises_sort(all, *n);
	return all;
}

struct cc_promise_counts
cc_promises_count(const struct cc_kept_promise *promise, size_t n)
{
	struct cc_promise_counts c = { 0 };

	for (size_t i = 0; i < n; i++) {
		enum cc_promise_verdict v = promise[i].verdict;
		bool tested = promise[i].expect.at != NULL;

		c.judged += cc_promise_judged(v);
		c.kept += v == CC_PROMISE_KEPT || v == CC_PROMISE_DONE;
		c.late += v == CC_PROMISE_LATE;
		c.tested += tested;
		c.closed += tested && (v == CC_PROMISE_KEPT || v == CC_PROMISE_MISSED);
	}
	return c;
}

const char *
cc_promise_name(const struct cc_kept_promise *p, struct cc_arena *arena)
{
	return cc_format(arena, "%.*s/%.*s", (int)p->memo.len, p->memo.at, (int)p->id.len, p->id.at);
}
