/* windows.h -- the first days of people: who is still there, and who stumbles.
 *
 * May be included by: method, tests.
 * In:     last days of the windows, rising: 3, 7, 30; of each person the days of what
 *         they did, counted from their start, and whether it went wrong.
 * Out:    table `onboarding`: windows 1 to 3, 4 to 7, 8 to 30 days, then from the first
 *         day on: 1 to 7, 1 to 30.  Only who has come to the end of a window counts in
 *         it: others may yet be active.  Shares with Wilson's interval.
 * Errors: the option: days that do not rise.
 * Source: brackets and their union as of range retention; methods.md 3.9.
 */
#ifndef CC_FIGURE_WINDOWS_H
#define CC_FIGURE_WINDOWS_H

#include "figure/people.h"
#include "model/value.h"
#include "stat/sample.h"

struct cc_window {
	int64_t from, to;
	struct cc_weight_sums eligible, active, stumbled;
	bool is_active, is_stumbled; /* the person at hand */
};

struct cc_windows {
	struct cc_window *window;
	size_t n;
	bool weighted;
	uint64_t people; /* who started */
};

#define CC_ONBOARDING_TABLE \
	{ \
		.name = "onboarding", .title = CC_WORDS("The first days", "使い始めの日々"), \
		.columns = cc_onboarding_columns, .row = sizeof(struct cc_window_row) \
	}

/* Its picture. */
#define CC_ONBOARDING_CHART \
	{ \
		CC_CHART_INTERVALS, "onboarding", \
		    .extra = true, \
		    .title = CC_WORDS("Who is there again in the first days", "最初の日々にまた現れた人"), \
		    .read = CC_WORDS( \
			"A mark is the share of those whose window is over that had a contact in it, " \
			"the bar its interval. Windows are days after the start.", \
			"印は、期間が終わった人のうち、その間に接触があった割合、横線はその区間。期間は開始" \
			"からの日数。"), \
		    .id = "window", .value = "active_share", .low = "low", .high = "high", .n = "eligible", \
		    .from = 0, .to = 1 \
	}

struct cc_window_row {
	struct cc_span window;
	int64_t from_day, to_day;
	uint64_t eligible, active;
	double active_share, low, high;
	uint64_t stumbled;
	double stumble_share;
};

enum { CC_ONBOARDING_TO_DAY = 2, CC_ONBOARDING_ELIGIBLE = 3, CC_ONBOARDING_ACTIVE_SHARE = 5 };

extern const struct cc_column_spec cc_onboarding_columns[];

/* The option --windows: "3,7,30", or a list in a study. */
bool cc_windows_read(struct cc_windows *out, const struct cc_list *days, const struct cc_run *run,
    struct cc_arena *arena, struct cc_err *err);
/* What a person did so many days after the start; then that this was all of somebody who
 * started so many days ago. */
void cc_windows_see(struct cc_windows *w, double days, bool stumbled);
void cc_windows_person(struct cc_windows *w, double ago, double weight);
/* The table needs dates, persons and a stage of the start: a note says so. */
void cc_windows_leave_out(struct cc_report *report, struct cc_table *t);
void cc_windows_put(
    struct cc_report *report, struct cc_table *t, const struct cc_windows *w, double confidence);

#endif
