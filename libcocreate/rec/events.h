/* events.h -- rows of a table as a calendar holds them.
 *
 * May be included by: rec, method, render, tests.
 * A method that fills a table of flag CC_TABLE_EVENTS sets its `events`; texts are not
 * copied.  Days and minutes are local time, `offset` minutes ahead of UTC.
 */
#ifndef CC_REC_EVENTS_H
#define CC_REC_EVENTS_H

#include "rec/columns.h"

struct cc_event {
	int64_t day;
	int64_t minute;				  /* of the day; CC_NO_INT: it takes the whole day */
	int64_t minutes;			  /* how long */
	struct cc_span uid, summary, description; /* description at NULL: none */
};

struct cc_events {
	const struct cc_event *event;
	size_t n;
	int64_t stamp;	   /* the day of which all is said */
	int64_t sequence;  /* grows from one run to the next */
	int64_t offset;	   /* minutes */
	const char *lacks; /* an option without which it is no calendar; NULL: none */
};

#endif
