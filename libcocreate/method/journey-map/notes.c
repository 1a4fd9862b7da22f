/* notes.c -- how far the figures carry, and what was left out. */
#include "method/journey-map/tables.h"

#include <inttypes.h>

static void
note_people(struct cc_report *report, const struct journey *j)
{
	cc_note_count(report, "unsettled",
	    "%" PRIu64 " person first seen in the last days was left out (--settle)",
	    "%" PRIu64 " people first seen in the last days were left out (--settle)",
	    "最近初めて現れた人を除きました（--settle）: %" PRIu64 "人", j->unsettled);
	cc_note_count(report, "repeated-people",
	    "%" PRIu64 " person stands in several rows of the sheet, which count together (--dup takes one)",
	    "%" PRIu64 " people stand in several rows of the sheet, which count together (--dup takes one)",
	    "複数の行に現れる人は、まとめて数えています（--dup で一行だけ使えます）: %" PRIu64 "人",
	    j->twice);
	cc_note_count(report, "dup", "%" PRIu64 " contact of people in several rows was left out (--dup)",
	    "%" PRIu64 " contacts of people in several rows were left out (--dup)",
	    "同じ人のほかの行の接触を除きました（--dup）: %" PRIu64 " 件", j->dropped);
}

void
journey_put_notes(struct cc_report *report, const struct journey *j)
{
	const struct cc_table *t = cc_report_at(report, T_STAGES);
	size_t leak[2];

	if (!j->reach)
		cc_note(report, "no-person",
		    "the contacts do not say whose they are: reach, conversion and losses stay empty, and "
		    "all "
		    "other figures count contacts",
		    "人を表す列がないため、到達・転換・離脱は空欄です。ほかの数値は接触の件数で数えています");
	cc_feelings_note_middle(report, j->run);
	if (cc_run_wants(j->run, T_STAGES) || cc_run_wants(j->run, T_FINDINGS)) {
		cc_funnel_notes(report, t, &journey_funnel);
		if (cc_funnel_leaks(leak, t, &journey_funnel) == 0)
			leak[0] = SIZE_MAX;
		cc_feelings_notes(report, &j->all.feelings, t, STAGES_LABEL, leak[0], j->run);
	}
	cc_feelings_note_few(report, &j->all.feelings, j->run);
	note_people(report, j);
	cc_unstaged_note(report, j->state, j->state->store[UNSTAGED], TOUCHPOINT);
}
