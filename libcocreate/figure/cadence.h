/* cadence.h -- the dates of meetings that come again: rules, holidays, days of a challenge.
 *
 * May be included by: method, tests.
 * In:     rules as entries of a list of the study, else those of data/cadence.yaml: id, label,
 *         every (week, month, quarter, year), month, on ("3 wed", "last fri", "15"; of a week
 *         "wed"), at, minutes, purpose, on_holiday, themes (one a period, in turn).
 *         Holidays: any file that is read as data, dates in its first column, names in the
 *         second; cells that are no dates are passed over.
 * Out:    table `cadence`: the dates from..to, in order, moved for holidays (stat/recur.h);
 *         its events; notes of what was moved, left out, or is no day.
 * Errors: CC_EXIT_STUDY: a rule that is none; CC_EXIT_DATA: holidays without a date, or whose
 *         day and month cannot be told.
 */
#ifndef CC_FIGURE_CADENCE_H
#define CC_FIGURE_CADENCE_H

#include "model/fold.h"
#include "rec/events.h"
#include "stat/recur.h"

extern const char *const cc_cadence_keys[];

/* For the lists of a method. */
#define CC_CADENCE_ITEMS \
	{ \
		"cadence", NULL, cc_cadence_keys, NULL \
	}

struct cc_cadence_rule {
	struct cc_span id;
	struct cc_words label, purpose;
	struct cc_recur recur;
	int64_t minute, minutes; /* minute CC_NO_INT: the whole day */
	const struct cc_words *theme;
	size_t themes;
};

struct cc_cadence_step {
	int64_t day; /* of a challenge, from 0 */
	struct cc_words label, purpose;
};

struct cc_cadence {
	const struct cc_cadence_rule *rule;
	size_t rules;
	const struct cc_cadence_step *step;
	size_t steps;
	int64_t challenge;	/* its first day; CC_NO_DAY: there is none */
	const int64_t *holiday; /* in order, each once */
	const struct cc_span *holiday_name;
	size_t holidays;
	int64_t from, to;
	int64_t offset; /* minutes ahead of UTC; CC_NO_INT: not given */
};

/* What loading reads with. */
struct cc_cadence_reading {
	const struct cc_run *run;
	const struct cc_openers *open;
	struct cc_arena *arena;
	struct cc_err *err;
};

/* own: the list of the study, which it has; NULL: those of data/. */
bool cc_cadence_load(struct cc_cadence *out, const struct cc_items *own, const struct cc_cadence_reading *r);
bool cc_holidays_load(struct cc_cadence *out, const char *file, const struct cc_cadence_reading *r);

#define CC_CADENCE_TABLE \
	{ \
		"cadence", CC_WORDS("Calendar", "日程"), cc_cadence_columns, \
		    CC_TABLE_EVENTS | CC_TABLE_CALENDAR, sizeof(struct cc_cadence_row) \
	}

enum { CC_CADENCE_DATE, CC_CADENCE_LABEL = 5 };

struct cc_cadence_row {
	int64_t date, minutes, moved_from;
	const char *weekday, *start;
	struct cc_span series, uid;
	const char *label, *purpose;
	int64_t minute; /* of the day; CC_NO_INT: all of it */
	size_t number;
};

extern const struct cc_column_spec cc_cadence_columns[];

void cc_cadence_put(
    struct cc_report *report, struct cc_table *t, const struct cc_cadence *cadence, const struct cc_run *run);

/* Events of a table, for a method to fill; first: the day of which they speak without --as-of. */
struct cc_event *cc_events_put(struct cc_report *report, struct cc_table *t, size_t n, int64_t first,
    int64_t offset, const char *lacks, const struct cc_run *run);
/* STUDY.SERIES.PERIOD, whose date may move. */
struct cc_span cc_event_uid(
    const struct cc_run *run, struct cc_span series, const char *period, struct cc_arena *arena);

#endif
