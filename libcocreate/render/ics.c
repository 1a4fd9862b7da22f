/* ics.c -- the rows of one table as events of a calendar: iCalendar, RFC 5545.
 *
 * Times are written in UTC: no VTIMEZONE is needed, and no reader takes them for its own.
 * Each row is an event of its own, without RRULE.  DTSTAMP is the day that the report
 * speaks of, so that a run has the same bytes whenever it is made.
 * Lines end in CR LF and hold at most 75 bytes; a longer one goes on behind a line end and
 * a blank, never within a character (3.1).
 */
#include "render/formats.h"

#include "base/date.h"
#include "rec/events.h"

#include <inttypes.h>

enum { LINE_MOST = 75, DAY_MINUTES = 24 * 60 };

static bool
within_character(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

static void
put_line(struct cc_buf *out, struct cc_span line)
{
	size_t room = LINE_MOST;

	while (line.len > room) {
		size_t cut = room;

		while (cut > 1 && within_character(line.at[cut]))
			cut--;
		cc_buf_add(out, line.at, cut);
		cc_buf_puts(out, "\r\n ");
		line.at += cut;
		line.len -= cut;
		room = LINE_MOST - 1;
	}
	cc_buf_span(out, line);
	cc_buf_puts(out, "\r\n");
}

/* A text as a value (3.3.11).  Of control characters a TAB may stand there; a line end of
 * any kind is \n. */
static void
put_text(struct cc_buf *line, struct cc_span text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];
		bool pair = c == '\r' && i + 1 < text.len && text.at[i + 1] == '\n';

		if (pair)
			continue;
		if (c == '\n' || c == '\r') {
			cc_buf_puts(line, "\\n");
		} else if ((unsigned char)c >= ' ' || c == '\t') {
			if (c == '\\' || c == ';' || c == ',')
				cc_buf_putc(line, '\\');
			if (c != 0x7f)
				cc_buf_putc(line, c);
		}
	}
}

static void
put_property(struct cc_buf *out, const char *name, struct cc_span text, struct cc_buf *line)
{
	line->len = 0;
	cc_buf_puts(line, name);
	cc_buf_putc(line, ':');
	put_text(line, text);
	put_line(out, (struct cc_span){ line->at, line->len });
}

static void
put_day(struct cc_buf *out, int64_t day)
{
	int y, m, d;

	cc_date_split(&y, &m, &d, day);
	cc_buf_printf(out, "%04d%02d%02d", y, m, d);
}

/* Minutes since the start of the day, which may be less than none, or another day's. */
static void
put_time(struct cc_buf *out, int64_t day, int64_t minute)
{
	int64_t days = minute / DAY_MINUTES - (minute % DAY_MINUTES < 0);

	minute -= days * DAY_MINUTES;
	put_day(out, day + days);
	cc_buf_printf(out, "T%02d%02d00Z", (int)(minute / 60), (int)(minute % 60));
}

static void
put_span(struct cc_buf *out, const struct cc_event *e, int64_t offset)
{
	bool whole = e->minute == CC_NO_INT;

	for (int end = 0; end < 2; end++) {
		cc_buf_puts(out, end ? "DTEND" : "DTSTART");
		if (whole) {
			cc_buf_puts(out, ";VALUE=DATE:");
			put_day(out, e->day + end); /* the end is the day after it */
		} else {
			cc_buf_putc(out, ':');
			put_time(out, e->day, e->minute - offset + (end ? e->minutes : 0));
		}
		cc_buf_puts(out, "\r\n");
	}
}

static void
put_event(struct cc_buf *out, const struct cc_events *all, const struct cc_event *e, struct cc_buf *line)
{
	cc_buf_puts(out, "BEGIN:VEVENT\r\n");
	put_property(out, "UID", e->uid, line);
	cc_buf_puts(out, "DTSTAMP:");
	put_day(out, all->stamp);
	cc_buf_printf(out, "T000000Z\r\nSEQUENCE:%" PRId64 "\r\n", all->sequence);
	put_span(out, e, all->offset);
	put_property(out, "SUMMARY", e->summary, line);
	if (e->description.at != NULL)
		put_property(out, "DESCRIPTION", e->description, line);
	cc_buf_puts(out, "END:VEVENT\r\n");
}

/* The one that is named, else that of the calendar; NULL: its rows are no events. */
static const struct cc_table *
events_table(const struct cc_report *report, const char *name)
{
	for (size_t i = 0; name == NULL && i < report->n_tables; i++)
		if (report->table[i].spec->flags & CC_TABLE_CALENDAR)
			name = report->table[i].spec->name;
	return name != NULL ? cc_render_table(report, name) : NULL;
}

bool
cc_render_ics(struct cc_buf *out, const struct cc_report *report, const struct cc_render_opts *opts)
{
	const struct cc_table *table = events_table(report, opts->table);
	struct cc_buf line = { 0 };

	if (table == NULL || table->events == NULL || table->events->lacks != NULL)
		return false;
	cc_buf_puts(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
	cc_buf_printf(
	    &line, "PRODID:-//cocreate-tools//%s//%s", report->tool, report->lang == CC_JA ? "JA" : "EN");
	put_line(out, (struct cc_span){ line.at, line.len });
	cc_buf_puts(out, "METHOD:PUBLISH\r\n");
	put_property(
	    out, "X-WR-CALNAME", cc_span(report->study != NULL ? report->study : report->tool), &line);
	for (size_t i = 0; i < table->events->n; i++)
		put_event(out, table->events, &table->events->event[i], &line);
	cc_buf_puts(out, "END:VCALENDAR\r\n");
	cc_buf_free(&line);
	return true;
}
