/* windows.c -- the first days of people. */
#include "figure/windows.h"

#include "base/arena.h"
#include "base/num.h"

#include <inttypes.h>

enum { DAYS_MOST = 36500 };

const struct cc_column_spec cc_onboarding_columns[] = {
	CC_CELL(struct cc_window_row, "window", window, ID, KEY),
	CC_CELL(struct cc_window_row, "from_day", from_day, INT, NONE),
	CC_CELL(struct cc_window_row, "to_day", to_day, INT, NONE),
	CC_CELL(struct cc_window_row, "eligible", eligible, INT, N),
	CC_CELL(struct cc_window_row, "active", active, INT, NONE),
	CC_CELL(struct cc_window_row, "active_share", active_share, SHARE, ESTIMATE),
	CC_CELL(struct cc_window_row, "low", low, SHARE, LOW),
	CC_CELL(struct cc_window_row, "high", high, SHARE, HIGH),
	CC_CELL(struct cc_window_row, "stumbled", stumbled, INT, NONE),
	CC_CELL(struct cc_window_row, "stumble_share", stumble_share, SHARE, NONE),
	{ 0 },
};

static bool
read_days(int64_t *day, size_t *n, const char *text, const struct cc_run *run, struct cc_err *err)
{
	for (const char *at = text; at != NULL; ++*n) {
		size_t len = strcspn(at, ",");
		int64_t last = *n > 0 ? day[*n - 1] : 0;

		if (!cc_int_parse(&day[*n], cc_span_trim((struct cc_span){ at, len })) || day[*n] <= last ||
		    day[*n] > DAYS_MOST)
			return cc_fail_option(run, "windows", err,
			    N_("\"%s\"; wanted days in rising order, as in 3,7,30"),
			    cc_quote(cc_span(text)).text);
		at = at[len] == ',' ? at + len + 1 : NULL;
	}
	return true;
}

bool
cc_windows_read(struct cc_windows *out, const struct cc_list *days, const struct cc_run *run,
    struct cc_arena *arena, struct cc_err *err)
{
	size_t most = 0, n = 0;
	int64_t *day;

	for (size_t i = 0; i < days->n; i++)
		most += strlen(days->item[i]) + 1;
	day = CC_ARRAY(arena, int64_t, most);
	for (size_t i = 0; i < days->n; i++)
		if (!read_days(day, &n, days->item[i], run, err))
			return false;
	*out = (struct cc_windows){ .window = CC_ARRAY(arena, struct cc_window, 2 * n + 1),
		.n = n > 0 ? 2 * n - 1 : 0 };
	for (size_t i = 0; i < n; i++) {
		out->window[i] = (struct cc_window){ .from = i == 0 ? 1 : day[i - 1] + 1, .to = day[i] };
		if (i > 0)
			out->window[n + i - 1] = (struct cc_window){ .from = 1, .to = day[i] };
	}
	return true;
}

void
cc_windows_see(struct cc_windows *w, double days, bool stumbled)
{
	for (size_t i = 0; i < w->n; i++) {
		bool inside = days >= (double)w->window[i].from && days <= (double)w->window[i].to;

		w->window[i].is_active |= inside;
		w->window[i].is_stumbled |= inside && stumbled;
	}
}

void
cc_windows_person(struct cc_windows *w, double ago, double weight)
{
	w->people++;
	for (size_t i = 0; i < w->n; i++) {
		struct cc_window *at = &w->window[i];

		if (ago >= (double)at->to) {
			cc_weights_see(&at->eligible, w->weighted, weight);
			if (at->is_active)
				cc_weights_see(&at->active, w->weighted, weight);
			if (at->is_stumbled)
				cc_weights_see(&at->stumbled, w->weighted, weight);
		}
		at->is_active = at->is_stumbled = false;
	}
}

void
cc_windows_leave_out(struct cc_report *report, struct cc_table *t)
{
	cc_table_leave_out(report, t, "no-onboarding",
	    "no windows after the start: they need dates, persons and the stage where they begin "
	    "(--start)",
	    "使い始めの表（onboarding）には、日付、人、起点の段階（--start）が要るため、出しません");
}

void
cc_windows_put(struct cc_report *report, struct cc_table *t, const struct cc_windows *w, double confidence)
{
	for (size_t i = 0; i < w->n; i++) {
		const struct cc_window *at = &w->window[i];
		struct cc_weighted_share active = { at->active, at->eligible },
					 stumbled = { at->stumbled, at->eligible };
		struct cc_window_row row = { { NULL, 0 }, at->from, at->to, at->eligible.n, at->active.n,
			cc_weighted_share_value(&active), 0, 0, at->stumbled.n,
			cc_weighted_share_value(&stumbled) };

		row.window = cc_span(at->from < at->to
					 ? cc_format(report->arena, "%" PRId64 "-%" PRId64, at->from, at->to)
					 : cc_format(report->arena, "%" PRId64, at->to));
		cc_weighted_share_interval(&row.low, &row.high, &active, confidence);
		cc_table_fill(report, t, &row, 1);
	}
	if (w->n > 0 && w->window[w->n - 1].eligible.n < w->people)
		cc_note(report, "onboarding-censored",
		    "onboarding: of %" PRIu64 " people who started, %" PRIu64
		    " have come to the end of the last window; the others do not count there",
		    "onboarding: 開始した%" PRIu64 "人のうち、最後の期間が終わっているのは%" PRIu64
		    "人です。ほかの人はその期間に含みません",
		    w->people, w->window[w->n - 1].eligible.n);
}
