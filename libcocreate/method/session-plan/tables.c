/* tables.c -- the seating, the meetings of segments, and what is kept elsewhere. */
#include "method/session-plan/int.h"

#include "base/arena.h"
#include "figure/findings.h"
#include "figure/measures.h"
#include "figure/segments.h"

#include <math.h>

struct seat_row {
	int64_t round, group, seat;
	struct cc_span person, name;
	const char *host;
};

static const struct cc_column_spec seating_columns[] = {
	CC_CELL(struct seat_row, "round", round, INT, KEY),
	CC_CELL(struct seat_row, "group", group, INT, KEY),
	CC_CELL(struct seat_row, "seat", seat, INT, KEY),
	CC_CELL(struct seat_row, "person", person, ID, NONE),
	CC_CELL(struct seat_row, "name", name, ID, NONE),
	CC_CELL(struct seat_row, "host", host, WORD, NONE),
	{ 0 },
};

const struct cc_table_spec session_tables[] = {
	[T_AGENDA] = CC_AGENDA_TABLE,
	[T_FINDINGS] = CC_FINDINGS_TABLE,
	[T_SEATING] = { "seating", CC_WORDS("Seating", "席割り"), seating_columns,
	    .row = sizeof(struct seat_row), .id_column = "person" },
	[T_ROTATION] = CC_ROTATION_TABLE,
	[T_MEETINGS] = CC_MEETINGS_TABLE,
	[T_MIX] = CC_MIX_TABLE,
	[T_CUES] = CC_CUES_TABLE,
	[T_CADENCE] = CC_CADENCE_TABLE,
	[T_CHECKS] = { "checks", CC_WORDS("Checks", "点検"), session_check_columns,
	    .row = sizeof(struct session_check_row) },
	[T_SEGMENTS] = CC_SEGMENTS_TABLE,
	[T_MEASURES] = CC_MEASURES_TABLE,
	{ 0 },
};

static uint16_t
table_of(const struct session *s, uint32_t round, uint32_t person)
{
	return s->seating.table[(size_t)round * s->in.people + person];
}

/* The host has the first seat. */
static void
put_seating(struct cc_report *report, const struct session *s)
{
	struct cc_table *t = cc_report_at(report, T_SEATING);

	for (uint32_t r = 0; r < s->in.rounds; r++)
		for (uint32_t table = 0; table < s->in.tables; table++) {
			struct seat_row row = { .round = r + 1, .group = table + 1 };

			for (int hosts = 1; hosts >= 0; hosts--)
				for (uint32_t i = 0; i < s->in.people; i++) {
					const struct session_person *p = &s->person[i];

					if (table_of(s, r, i) != table || p->host != hosts)
						continue;
					row.seat++;
					row.person = p->id;
					row.name = p->name;
					row.host = hosts ? "yes" : NULL;
					cc_table_fill(report, t, &row, 1);
				}
		}
}

/* Of the meetings of a segment's people those with others: [0] of the segment, [1] of everybody
 * else with people of another segment than theirs.  Nothing is sampled: there is no interval. */
static void
put_segment(struct cc_comparisons *segments, const struct session *s, const struct session_person *of)
{
	uint64_t with[2] = { 0 }, all[2] = { 0 };
	struct cc_compared *row = cc_comparisons_add(segments);

	for (uint32_t i = 0; i < s->in.people; i++) {
		bool other = s->person[i].segment_id != of->segment_id;

		row->n[other]++;
		for (uint32_t k = 0; k < s->in.people; k++) {
			uint16_t times = s->seating.met[(size_t)i * s->in.people + k];

			all[other] += times;
			with[other] += s->person[i].segment_id != s->person[k].segment_id ? times : 0;
		}
	}
	row->key[0] = of->segment;
	row->key[1] = CC_SPAN("meetings");
	row->measure = "outside";
	row->as = CC_READ_SHARE;
	for (int i = 0; i < 2; i++)
		row->value[i] = (double)with[i] / (double)all[i]; /* nobody: none */
	row->difference.value = row->value[0] - row->value[1];
}

/* By the first person of each; cc_comparisons_end() puts them in order. */
static void
put_segments(struct cc_report *report, const struct session *s)
{
	struct cc_comparisons *segments = cc_comparisons_begin(report, CC_TABLE_BY, s->run, s->arena);

	for (uint32_t i = 0; segments != NULL && i < s->in.people; i++) {
		bool seen = s->person[i].segment_id == CC_NO_ID;

		for (uint32_t k = 0; k < i; k++)
			seen |= s->person[k].segment_id == s->person[i].segment_id;
		if (!seen)
			put_segment(segments, s, &s->person[i]);
	}
	if (segments != NULL)
		cc_note(report, "nothing-sampled",
		    "segments have no intervals: these are all meetings, not a sample of them",
		    "区分の値に区間はありません（標本ではなく、すべての顔合わせです）");
	cc_comparisons_end(segments);
}

static void
leave_out_seating(struct cc_report *report, const struct session *s)
{
	static const unsigned tables[] = { T_SEATING, T_ROTATION, T_MEETINGS, T_MIX };

	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		if (s->in.people == 0)
			cc_table_leave_out(report, cc_report_at(report, tables[i]), "nobody",
			    "no seating: there is nobody to be seated",
			    "参加者がいないため席割りはありません");
		else
			cc_table_leave_out(report, cc_report_at(report, tables[i]), "one-table",
			    "no seating: all sit at one table", "テーブルが一つのため席割りはありません");
}

static void
put_meetings(struct cc_report *report, const struct session *s, struct cc_table *measures)
{
	struct cc_span *id = CC_ARRAY(s->arena, struct cc_span, s->in.people);
	const struct cc_rotation r = { &s->in, &s->seating, id, s->attribute };
	const struct cc_table *t = cc_report_at(report, T_ROTATION);
	double none = (double)NAN;

	for (uint32_t i = 0; i < s->in.people; i++)
		id[i] = s->person[i].id;
	cc_rotation_put(report, cc_report_at(report, T_ROTATION), &r);
	cc_meetings_put(report, cc_report_at(report, T_MEETINGS), &r);
	if (s->in.attributes > 0)
		cc_mix_put(report, cc_report_at(report, T_MIX), &r);
	else
		cc_table_unasked(cc_report_at(report, T_MIX), "-c mix=COLUMN");
	cc_measure_rate(report, measures, s->run, "pairs_met_share",
	    (double)cc_table_int(t, 0, CC_ROTATION_MET) / (double)cc_table_int(t, 0, CC_ROTATION_PAIRS),
	    s->in.people, none, none);
	cc_measure(report, measures, s->run, "repeats", (double)s->seating.repeats, s->in.people, none, none);
}

static void
put_cadence(struct cc_report *report, const struct session *s, struct cc_table *measures)
{
	struct cc_table *t = cc_report_at(report, T_CADENCE);

	if (s->study->cadence.from == CC_NO_DAY && !cc_run_wants(s->run, T_CADENCE)) {
		cc_table_unasked(t, "--from=DATE");
		return;
	}
	if (s->study->cadence.from == CC_NO_DAY) {
		cc_table_leave_out(report, t, "no-range",
		    "no calendar: nobody said from when; give the first day with --from=YYYY-MM-DD",
		    "始まりの日がないため日程（cadence）は出しません。--from=YYYY-MM-DD で指定してください");
		return;
	}
	cc_cadence_put(report, t, &s->study->cadence, s->run);
	cc_measure(report, measures, s->run, "sessions_planned", (double)t->rows, s->in.people, (double)NAN,
	    (double)NAN);
}

void
session_put_tables(struct cc_report *report, struct session *s)
{
	struct cc_table *measures = cc_measures_begin(report, s->run);
	const struct cc_agenda_clock clock = { s->study->day, s->study->start, s->study->cadence.offset,
		s->in.tables > 1 ? s->in.tables : CC_NO_INT };

	cc_agenda_put(report, cc_report_at(report, T_AGENDA), &s->agenda, &clock, s->run);
	cc_cues_put(report, cc_report_at(report, T_CUES), &s->agenda, s->study->start);
	if (s->in.tables < 2) {
		leave_out_seating(report, s);
	} else {
		put_seating(report, s);
		put_meetings(report, s, measures);
		put_segments(report, s);
	}
	put_cadence(report, s, measures);
}
