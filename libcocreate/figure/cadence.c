/* cadence.c -- the dates of rules and of a challenge, and their events. */
#include "figure/cadence.h"

#include "base/arena.h"
#include "base/clock.h"
#include "figure/names.h"

#include <inttypes.h>
#include <stdlib.h>

const struct cc_column_spec cc_cadence_columns[] = {
	CC_CELL(struct cc_cadence_row, "date", date, DATE, KEY),
	CC_CELL(struct cc_cadence_row, "weekday", weekday, WORD, NONE),
	CC_CELL(struct cc_cadence_row, "start", start, PERIOD, NONE),
	CC_CELL(struct cc_cadence_row, "minutes", minutes, INT, NONE),
	CC_CELL(struct cc_cadence_row, "series", series, ID, KEY),
	CC_CELL(struct cc_cadence_row, "label", label, LABEL, NONE),
	CC_CELL(struct cc_cadence_row, "purpose", purpose, LABEL, NONE),
	CC_CELL(struct cc_cadence_row, "moved_from", moved_from, DATE, NONE),
	CC_CELL(struct cc_cadence_row, "uid", uid, ID, NONE),
	{ 0 },
};

/* So many days may lie between two holidays, and no list be too short. */
enum { HOLIDAY_GAP = 92 };

struct making {
	const struct cc_cadence *c;
	const struct cc_run *run;
	struct cc_arena *arena;
	enum cc_lang lang;
	struct cc_buf rows;
	struct cc_names_list moved, skipped, absent;
};

struct cc_span
cc_event_uid(const struct cc_run *run, struct cc_span series, const char *period, struct cc_arena *arena)
{
	return cc_span(cc_format(arena, "%s.%.*s.%s@cocreate-tools",
	    run->study->name != NULL ? run->study->name : "study", (int)series.len, series.at, period));
}

static const char *
period_name(int64_t period, enum cc_period_kind every, struct cc_arena *arena)
{
	char text[CC_PERIOD_TEXT];

	cc_period_print(text, period, (struct cc_calendar){ every, 1 });
	return cc_strdup(arena, every == CC_PERIOD_YEAR ? text + strlen("FY") : text);
}

static void
add_row(struct making *m, struct cc_cadence_row row)
{
	static const char *const weekdays[] = { "sun", "mon", "tue", "wed", "thu", "fri", "sat" };

	if (row.date < m->c->from || row.date > m->c->to)
		return;
	row.weekday = weekdays[cc_weekday(row.date)];
	row.start = row.minute != CC_NO_INT ? cc_clock_print(row.minute, m->arena) : NULL;
	row.number = m->rows.len / sizeof row;
	cc_buf_add(&m->rows, (const char *)&row, sizeof row);
}

/* In whatever language there are words; NULL: in none. */
static const char *
words_or_null(const struct cc_words *w, enum cc_lang lang)
{
	const char *text = cc_words_in(w, lang);

	return text != NULL ? text : w->in[CC_JA];
}

static const char *
purpose_of(const struct cc_cadence_rule *rule, int64_t period, const struct making *m)
{
	const char *purpose = words_or_null(&rule->purpose, m->lang), *theme;

	if (rule->themes == 0)
		return purpose;
	theme = words_or_null(&rule->theme[(uint64_t)period % rule->themes], m->lang);
	return purpose == NULL || theme == NULL ? theme : cc_format(m->arena, "%s: %s", purpose, theme);
}

/* "meeting 2026-05-04 (みどりの日)" */
static void
name_day(struct cc_names_list *list, const struct cc_cadence_rule *rule, int64_t day, const struct making *m)
{
	size_t at = cc_holiday_at(m->c->holiday, m->c->holidays, day);
	struct cc_span name = at < m->c->holidays ? m->c->holiday_name[at] : CC_SPAN("");
	char text[CC_DATE_TEXT];

	cc_date_print(text, day);
	cc_names_text(list,
	    cc_format(m->arena, name.len > 0 ? "%s %s (%s)" : "%s %s", cc_quote(rule->id).text, text,
		cc_quote(name).text),
	    m->arena);
}

static void
add_period(struct making *m, const struct cc_cadence_rule *rule, int64_t period)
{
	const char *name = period_name(period, rule->recur.every, m->arena);
	struct cc_recur_day day;
	enum cc_recur_found found = cc_recur_at(&day, &rule->recur, period, m->c->holiday, m->c->holidays);
	struct cc_calendar calendar = { rule->recur.every, 1 };
	bool within = day.day >= m->c->from && day.day <= m->c->to;

	if (found == CC_RECUR_NONE && cc_period_last(period, calendar) >= m->c->from &&
	    cc_period_first(period, calendar) <= m->c->to)
		cc_names_text(
		    &m->absent, cc_format(m->arena, "%s %s", cc_quote(rule->id).text, name), m->arena);
	if (found == CC_RECUR_HOLIDAY && day.rule >= m->c->from && day.rule <= m->c->to)
		name_day(&m->skipped, rule, day.rule, m);
	if (found != CC_RECUR_FOUND)
		return;
	if (within && day.day != day.rule)
		name_day(&m->moved, rule, day.rule, m);
	add_row(
	    m, (struct cc_cadence_row){ .date = day.day,
		   .minutes = rule->minute != CC_NO_INT ? rule->minutes : CC_NO_INT,
		   .moved_from = day.day != day.rule ? day.rule : CC_NO_INT,
		   .series = rule->id,
		   .uid = cc_event_uid(m->run, rule->id, name, m->arena),
		   .label = words_or_null(&rule->label, m->lang) != NULL ? cc_words_in(&rule->label, m->lang)
									 : cc_span_dup(m->arena, rule->id).at,
		   .purpose = purpose_of(rule, period, m),
		   .minute = rule->minute });
}

/* Periods whose day may be moved into the range, too. */
static void
add_rule(struct making *m, const struct cc_cadence_rule *rule)
{
	struct cc_calendar calendar = { rule->recur.every, 1 };
	int64_t last = cc_period_of(m->c->to + CC_RECUR_REACH, calendar);

	for (int64_t p = cc_period_of(m->c->from - CC_RECUR_REACH, calendar); p <= last; p++)
		add_period(m, rule, p);
}

static void
add_challenge(struct making *m)
{
	char text[CC_DATE_TEXT];

	for (size_t i = 0; m->c->challenge != CC_NO_DAY && i < m->c->steps; i++) {
		const struct cc_cadence_step *step = &m->c->step[i];
		int64_t day = m->c->challenge + step->day;

		cc_date_print(text, day);
		add_row(m, (struct cc_cadence_row){ .date = day,
			       .minutes = CC_NO_INT,
			       .moved_from = CC_NO_INT,
			       .series = CC_SPAN("challenge"),
			       .uid = cc_event_uid(m->run, CC_SPAN("challenge"), text, m->arena),
			       .label = cc_words_in(&step->label, m->lang),
			       .purpose = words_or_null(&step->purpose, m->lang),
			       .minute = CC_NO_INT });
	}
}

static int
by_time(const void *a, const void *b)
{
	const struct cc_cadence_row *x = a, *y = b;

	if (x->date != y->date)
		return x->date < y->date ? -1 : 1;
	if (x->minute != y->minute) /* CC_NO_INT is the least */
		return x->minute < y->minute ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

static struct cc_span
span_or_none(const char *text)
{
	return text != NULL ? cc_span(text) : (struct cc_span){ NULL, 0 };
}

struct cc_event *
cc_events_put(struct cc_report *report, struct cc_table *t, size_t n, int64_t first, int64_t offset,
    const char *lacks, const struct cc_run *run)
{
	struct cc_events *events = CC_NEW(report->arena, struct cc_events);
	struct cc_event *event = CC_ARRAY(report->arena, struct cc_event, n);

	*events = (struct cc_events){ event, n, run->has_as_of ? run->as_of : first,
		run->has_as_of ? run->as_of : 0, offset != CC_NO_INT ? offset : 0, lacks };
	t->events = events;
	return event;
}

/* Only times need to know how far they are from UTC. */
static void
put_events(struct cc_report *report, struct cc_table *t, const struct making *m,
    const struct cc_cadence_row *row, size_t n)
{
	struct cc_event *e;
	bool timed = false;

	for (size_t i = 0; i < n; i++)
		timed |= row[i].minute != CC_NO_INT;
	e = cc_events_put(report, t, n, m->c->from, m->c->offset,
	    timed && m->c->offset == CC_NO_INT ? "--offset=+HH:MM" : NULL, m->run);
	for (size_t i = 0; i < n; i++)
		e[i] = (struct cc_event){ row[i].date, row[i].minute, row[i].minutes, row[i].uid,
			cc_span(row[i].label), span_or_none(row[i].purpose) };
}

static void
put_notes(struct cc_report *report, const struct making *m)
{
	char day[CC_DATE_TEXT];

	cc_note_names(report, "moved", "%" PRIu64 " date is moved for a holiday: %s",
	    "%" PRIu64 " dates are moved for holidays: %s", "祝日のため移した日程: %" PRIu64 "件（%s）",
	    &m->moved);
	cc_note_names(report, "skipped", "%" PRIu64 " date is left out for a holiday: %s",
	    "%" PRIu64 " dates are left out for holidays: %s", "祝日のため外した日程: %" PRIu64 "件（%s）",
	    &m->skipped);
	cc_note_names(report, "no-such-day", "%" PRIu64 " period has no such day: %s",
	    "%" PRIu64 " periods have no such day: %s", "該当する日のない期間: %" PRIu64 "件（%s）",
	    &m->absent);
	if (m->c->holidays == 0 || m->c->holiday[m->c->holidays - 1] + HOLIDAY_GAP >= m->c->to)
		return;
	cc_date_print(day, m->c->holiday[m->c->holidays - 1]);
	cc_note(report, "holidays-end", "the last holiday known is %s, and the calendar goes on behind it",
	    "わかっている最後の祝日は %s で、日程はその後も続きます", day);
}

void
cc_cadence_put(
    struct cc_report *report, struct cc_table *t, const struct cc_cadence *cadence, const struct cc_run *run)
{
	struct making m = { .c = cadence, .run = run, .arena = report->arena, .lang = report->lang };
	struct cc_cadence_row *row;
	size_t n;

	for (size_t i = 0; i < cadence->rules; i++)
		add_rule(&m, &cadence->rule[i]);
	add_challenge(&m);
	row = (struct cc_cadence_row *)(void *)m.rows.at;
	n = m.rows.len / sizeof *row;
	if (n > 0)
		qsort(row, n, sizeof *row, by_time);
	cc_table_fill(report, t, row, n);
	put_events(report, t, &m, row, n);
	cc_buf_free(&m.rows);
	put_notes(report, &m);
}
