/* session-plan.h -- how do the minutes run, who sits with whom, and when is the next meeting?
 *
 * May be included by: cmd, tests.
 * In:     participants: person, name, host, mix and apart (several columns each), segment, date;
 *         earlier seatings: round, group, person, a file each; or --people, and nothing.
 *         Of the study: why, owner, phases, cadence, challenge; data/techniques.yaml and
 *         data/cadence.yaml; --holidays.
 * Out:    agenda: blocks with start, end, minutes.  seating, rotation, meetings, mix: tables in
 *         rounds (stat/seating.h) with their quality and the bound.  cues: minutes for a timer.
 *         cadence: the dates of a year, moved for holidays (stat/recur.h).  checks.  segments:
 *         share of meetings with other segments.  agenda and cadence are events (rec/events.h).
 * Errors: a phase of less than a minute; more breaks than places for them; more hosts than
 *         tables; an apart value more frequent than tables; a person twice (--dup); over 500
 *         people; rules, days and holidays that cannot be read (CC_EXIT_STUDY, CC_EXIT_DATA).
 * Cost:   that of the seating: seconds at most for 500 people.
 * Memory: 60 bytes a participant and 50 a cell of mix or apart; 24 a seat of an earlier seating.
 * Source: Balinski and Young (largest remainders); Dotu and Van Hentenryck (2005); RFC 5545.
 */
#ifndef CC_METHOD_SESSION_PLAN_H
#define CC_METHOD_SESSION_PLAN_H

#include "model/fold.h"
#include "model/value.h"

struct cc_session_plan_opts {
	struct cc_number people, minutes, group_size, groups, rounds;
	const char *mode, *prefer;				 /* words */
	struct cc_list technique;				 /* PHASE=NAME */
	const char *day, *start, *from, *to, *holidays, *offset; /* NULL: not given */
	bool check;
};

extern const struct cc_method cc_session_plan;

#endif
