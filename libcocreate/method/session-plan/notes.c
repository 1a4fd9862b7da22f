/* notes.c -- what was passed over, what a seating can not reach; the answer in sentences. */
#include "method/session-plan/int.h"

#include "base/arena.h"
#include "figure/findings.h"

#include <inttypes.h>
#include <math.h>

static void
note_seating(struct cc_report *report, const struct session *s)
{
	const struct cc_seating *seating = &s->seating;
	uint32_t size = session_free_size(s);

	if (seating->repeats > 0 && seating->repeats <= seating->bound)
		cc_note(report, "repeats-least",
		    "%" PRIu64 " repeated meetings: no seating at these tables can have fewer",
		    "再会 %" PRIu64 " 件は、このテーブルの組み方での最小です", seating->repeats);
	else if (seating->repeats > 0)
		cc_note(report, "repeats",
		    "%" PRIu64 " repeated meetings; no seating can have fewer than %" PRIu64,
		    "再会は %" PRIu64 " 件です（下限は %" PRIu64 " 件）", seating->repeats, seating->bound);
	if (seating->bound > 0 && s->in.tables < session_largest(s) && size > 0)
		cc_note(report, "smaller-tables",
		    "there are fewer tables than seats at one, so some have to meet again; with "
		    "--group-size=%" PRIu32 " nobody has to",
		    "テーブルの数が一卓の席数より少ないため再会が避けられません。--group-size=%" PRIu32
		    " なら避けられます",
		    size);
	if (seating->cut)
		cc_note(report, "search-cut",
		    "the search for a seating was cut short: there are many people and rounds",
		    "人数とラウンドが多いため、席割りの探索を途中で止めました");
}

void
session_put_notes(struct cc_report *report, struct session *s)
{
	cc_note_count(report, "unknown-people",
	    "%" PRIu64 " person of an earlier seating is not here, and was passed over",
	    "%" PRIu64 " people of an earlier seating are not here, and were passed over",
	    "前の席割りにいて今回いない人を除きました: %" PRIu64 "人", s->unknown);
	cc_note_count(report, "earlier", "%" PRIu64 " meeting of an earlier seating counts as one",
	    "%" PRIu64 " meetings of earlier seatings count as such",
	    "前の席割りでの顔合わせを数えています: %" PRIu64 "件", s->earlier);
	cc_note_count(report, "no-minute", "%" PRIu64 " block of a technique has no minute, and is left out",
	    "%" PRIu64 " blocks of techniques have no minute, and are left out",
	    "時間が足りず省いた区間: %" PRIu64 "件", s->agenda.too_short);
	if (s->in.tables < 2)
		return;
	note_seating(report, s);
	if (s->agenda.used < s->in.rounds)
		cc_note(report, "rounds-unused",
		    "the agenda uses %" PRIu32 " of %" PRIu32 " rounds of the seating",
		    "進行表で使うのは席割り %" PRIu32 " ラウンド分です（全 %" PRIu32 " ラウンド）",
		    s->agenda.used, s->in.rounds);
}

static void
say_meetings(struct cc_findings *f, const struct cc_table *t)
{
	struct cc_finding *o;
	bool again;

	if (t->left_out || t->rows == 0)
		return;
	again = cc_table_int(t, 0, CC_ROTATION_REPEATS) > 0;
	o = cc_finding_offer(f, again ? "meet-again" : "meet", CC_FINDING_ANSWER, (double)NAN, 2);
	cc_finding_cell(o, "met", t, 0, CC_ROTATION_MET);
	cc_finding_cell(o, "pairs", t, 0, CC_ROTATION_PAIRS);
	cc_finding_cell(o, "people", t, 0, CC_ROTATION_PEOPLE);
	cc_finding_cell(o, "tables", t, 0, CC_ROTATION_GROUPS);
	cc_finding_cell(o, "rounds", t, 0, CC_ROTATION_ROUNDS);
	if (again) {
		cc_finding_cell(o, "repeats", t, 0, CC_ROTATION_REPEATS);
		cc_finding_cell(o, "bound", t, 0, CC_ROTATION_BOUND);
	}
	cc_finding_least(o, 0);
}

void
session_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run)
{
	const struct session *s = report->left;
	const struct cc_table *agenda = cc_report_at(report, T_AGENDA);
	const struct cc_table *cadence = cc_report_at(report, T_CADENCE);
	char day[CC_DATE_TEXT];
	struct cc_finding *o;

	(void)run;
	if (s->problems[SESSION_ERROR] > 0) {
		o = cc_finding_offer(f, "plan-errors", CC_FINDING_BAR, (double)NAN, (double)NAN);
		cc_finding_number(o, "k", s->problems[SESSION_ERROR]);
		cc_finding_text(o, "message", cc_report_at(report, T_CHECKS), s->first_error, CHECKS_MESSAGE);
		cc_finding_least(o, 0);
	}
	o = cc_finding_offer(f, "agenda", CC_FINDING_ANSWER, (double)NAN, 3);
	cc_finding_number(o, "k", s->agenda.blocks - s->agenda.breaks);
	cc_finding_number(o, "b", s->agenda.breaks);
	cc_finding_cell(o, "start", agenda, 0, CC_AGENDA_START);
	cc_finding_cell(o, "end", agenda, s->agenda.blocks - 1, CC_AGENDA_END);
	cc_finding_least(o, 0);
	say_meetings(f, cc_report_at(report, T_ROTATION));
	if (cadence->left_out || cadence->rows == 0)
		return;
	o = cc_finding_offer(f, "next-date", CC_FINDING_ANSWER, (double)NAN, 1);
	cc_finding_number(o, "k", cadence->rows);
	cc_date_print(day, cc_table_int(cadence, 0, CC_CADENCE_DATE));
	cc_finding_label(o, "date", cadence, 0, CC_CADENCE_DATE, cc_span(cc_strdup(s->arena, day)));
	cc_finding_cell(o, "label", cadence, 0, CC_CADENCE_LABEL);
	cc_finding_least(o, 0);
}
