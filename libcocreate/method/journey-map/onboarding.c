/* onboarding.c -- who is still there some days after the start, and who stumbles.
 *
 * Windows are 1 to 3 days, 4 to 7, 8 to 30, then from the first day on: 1 to 7, 1 to 30.
 * Only who has come to the end of a window can have been active all of it. */
#include "method/journey-map/tables.h"

#include "base/arena.h"

#include <inttypes.h>
#include <math.h>

struct window {
	int64_t from, to;
	struct cc_weight_sums eligible, active, stumbled;
};

/* The day of the first contact at the stage; NaN: there is none with a date. */
static double
started(const struct journey *j, const struct cc_person *person, uint32_t stage)
{
	double first = (double)NAN;

	for (uint32_t k = 0; k < person->n; k++) {
		const unsigned char *row = cc_person_row(&j->people, person, k);

		if (journey_contact(j, row).stage == stage)
			first = fmin(first, cc_row_number(j->people.log, row, C_DAY, 0));
	}
	return first;
}

static void
see_window(
    struct window *w, const struct journey *j, const struct cc_person *person, double start, double today)
{
	bool active = false, stumbled = false;

	if (start + (double)w->to > today)
		return;
	for (uint32_t k = 0; k < person->n; k++) {
		const unsigned char *row = cc_person_row(&j->people, person, k);
		double day = cc_row_number(j->people.log, row, C_DAY, 0) - start;

		if (!(day >= (double)w->from && day <= (double)w->to))
			continue;
		active = true;
		stumbled |= journey_contact(j, row).affected;
	}
	cc_weights_see(&w->eligible, j->people.weighted, person->weight);
	if (active)
		cc_weights_see(&w->active, j->people.weighted, person->weight);
	if (stumbled)
		cc_weights_see(&w->stumbled, j->people.weighted, person->weight);
}

static void
put_window(struct cc_report *report, const struct journey *j, const struct window *w)
{
	struct cc_weighted_share active = { w->active, w->eligible }, stumbled = { w->stumbled, w->eligible };
	struct journey_window_row row = { .window = cc_span(
					      cc_format(j->arena, "%" PRId64 "-%" PRId64, w->from, w->to)),
		.from_day = w->from,
		.to_day = w->to,
		.eligible = w->eligible.n,
		.active = w->active.n,
		.active_share = cc_weighted_share_value(&active),
		.stumbled = w->stumbled.n,
		.stumble_share = cc_weighted_share_value(&stumbled) };

	cc_weighted_share_interval(&row.low, &row.high, &active, j->run->confidence);
	cc_table_fill(report, cc_report_at(report, T_ONBOARDING), &row, 1);
}

static bool
leave_out(struct cc_report *report, const struct journey *j)
{
	struct cc_table *t = cc_report_at(report, T_ONBOARDING);

	if (!j->dated)
		cc_table_leave_out(report, t, "onboarding-undated",
		    "no windows after the start: the contacts have no dates",
		    "日付がないため、使い始めの表（onboarding）は出しません");
	else if (!(j->run->bound >> PERSON & 1))
		cc_table_leave_out(report, t, "onboarding-no-person",
		    "no windows after the start: the contacts do not say whose they are",
		    "人を表す列がないため、使い始めの表（onboarding）は出しません");
	else if (journey_start(j->run, j->arena) == CC_NO_ITEM)
		cc_table_leave_out(report, t, "onboarding-no-start",
		    "no windows after the start: there is no stage \"purchase\"; --start names another",
		    "段階 purchase がないため、使い始めの表（onboarding）は出しません。--start "
		    "で指定できます");
	return t->left_out;
}

bool
journey_put_onboarding(struct cc_report *report, const struct journey *j, struct cc_err *err)
{
	double today = (double)(j->run->has_as_of ? j->run->as_of : j->run->last_day);
	uint32_t stage = journey_start(j->run, j->arena);
	struct window *window;
	uint64_t started_people = 0;
	int64_t *day;
	size_t n, windows;

	if (!(j->run->tables >> T_ONBOARDING & 1 || j->run->tables >> T_FINDINGS & 1) || leave_out(report, j))
		return true;
	if (!journey_windows(&day, &n, j->run, j->arena, err))
		return false;
	windows = n > 0 ? 2 * n - 1 : 0;
	window = CC_ARRAY(j->arena, struct window, windows);
	for (size_t i = 0; i < n; i++) {
		window[i] = (struct window){ .from = i == 0 ? 1 : day[i - 1] + 1, .to = day[i] };
		if (i > 0)
			window[n + i - 1] = (struct window){ .from = 1, .to = day[i] };
	}
	for (uint32_t i = 0; i < j->people.n; i++) {
		double start = started(j, &j->people.person[i], stage);

		if (isnan(start))
			continue;
		started_people++;
		for (size_t k = 0; k < windows; k++)
			see_window(&window[k], j, &j->people.person[i], start, today);
	}
	for (size_t k = 0; k < windows; k++)
		put_window(report, j, &window[k]);
	if (windows > 0 && window[windows - 1].eligible.n < started_people)
		cc_note(report, "onboarding-censored",
		    "onboarding: of %" PRIu64 " people who started, %" PRIu64
		    " have come to the end of the last window; the others do not count there",
		    "onboarding: 開始した%" PRIu64 "人のうち、最後の期間が終わっているのは%" PRIu64
		    "人です。ほかの人はその期間に含みません",
		    started_people, window[windows - 1].eligible.n);
	return true;
}
