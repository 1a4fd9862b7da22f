/* agenda_tables.c -- an agenda as a table, as events, and as cues for a timer. */
#include "figure/agenda.h"

#include "base/arena.h"
#include "base/clock.h"
#include "figure/cadence.h"

const struct cc_column_spec cc_agenda_columns[] = {
	CC_CELL(struct cc_agenda_row, "order", order, INT, KEY),
	CC_CELL(struct cc_agenda_row, "start", start, PERIOD, NONE),
	CC_CELL(struct cc_agenda_row, "end", end, PERIOD, NONE),
	CC_CELL(struct cc_agenda_row, "minutes", minutes, INT, NONE),
	CC_CELL(struct cc_agenda_row, "phase", phase, WORD, NONE),
	CC_CELL(struct cc_agenda_row, "arc", arc, WORD, NONE),
	CC_CELL(struct cc_agenda_row, "label", label, LABEL, NONE),
	CC_CELL(struct cc_agenda_row, "technique", technique, WORD, NONE),
	CC_CELL(struct cc_agenda_row, "layout", layout, WORD, NONE),
	CC_CELL(struct cc_agenda_row, "round", round, INT, NONE),
	CC_CELL(struct cc_agenda_row, "groups", groups, INT, NONE),
	CC_CELL(struct cc_agenda_row, "purpose", purpose, LABEL, NONE),
	{ 0 },
};

const struct cc_column_spec cc_cues_columns[] = {
	CC_CELL(struct cc_cue_row, "at", at, PERIOD, KEY),
	CC_CELL(struct cc_cue_row, "minute", minute, INT, NONE),
	CC_CELL(struct cc_cue_row, "cue", cue, WORD, NONE),
	CC_CELL(struct cc_cue_row, "label", label, LABEL, NONE),
	{ 0 },
};

static struct cc_agenda_row
agenda_row(const struct cc_agenda *a, size_t i, const struct cc_agenda_clock *clock, enum cc_lang lang,
    struct cc_arena *arena)
{
	const struct cc_agenda_block *b = &a->block[i];
	bool groups = b->round > 0 && clock->tables != CC_NO_INT;
	struct cc_agenda_row row = { .order = (int64_t)i + 1,
		.minutes = b->minutes,
		.round = groups ? b->round : CC_NO_INT,
		.groups = groups ? clock->tables : CC_NO_INT,
		.start = cc_clock_print(clock->start + b->at, arena),
		.end = cc_clock_print(clock->start + b->at + b->minutes, arena),
		.label = cc_agenda_label(b, lang, arena),
		.layout = cc_seated_words[CC_SEATED_BREAK] };

	if (b->phase != NULL) {
		row.phase = b->phase->id;
		row.arc = b->phase->arc;
		row.technique = b->phase->technique->id;
		row.layout = cc_seated_words[b->part->layout];
		row.purpose = cc_words_in(&b->part->purpose, lang);
	}
	return row;
}

/* Without a day its rows are no events of any calendar. */
void
cc_agenda_put(struct cc_report *report, struct cc_table *t, const struct cc_agenda *a,
    const struct cc_agenda_clock *clock, const struct cc_run *run)
{
	bool dated = clock->day != CC_NO_DAY;
	int64_t day = dated ? clock->day : 0;
	struct cc_event *e = cc_events_put(report, t, a->blocks, day, clock->offset,
	    !dated			 ? "--day=DATE"
	    : clock->offset == CC_NO_INT ? "--offset=+HH:MM"
					 : NULL,
	    run);
	char text[CC_DATE_TEXT];

	cc_date_print(text, day);
	for (size_t i = 0; i < a->blocks; i++) {
		struct cc_agenda_row row = agenda_row(a, i, clock, report->lang, report->arena);

		e[i] = (struct cc_event){ day, clock->start + a->block[i].at, row.minutes,
			cc_event_uid(
			    run, cc_span(text), cc_format(report->arena, "%zu", i + 1), report->arena),
			cc_span(row.label),
			row.purpose != NULL ? cc_span(row.purpose) : (struct cc_span){ NULL, 0 } };
		cc_table_fill(report, t, &row, 1);
	}
}

/* Of one minute the end of a block comes before the start of the next. */
void
cc_cues_put(struct cc_report *report, struct cc_table *t, const struct cc_agenda *a, int64_t start)
{
	for (size_t i = 0; i < a->blocks; i++) {
		const struct cc_agenda_block *b = &a->block[i];
		const struct {
			const char *cue;
			int64_t at, from; /* in blocks of so many minutes and more */
		} cues[] = { { "start", 0, 0 }, { "half", b->minutes / 2, 10 },
			{ "five_left", b->minutes - 5, 15 }, { "one_left", b->minutes - 1, 3 },
			{ "end", b->minutes, 0 } };

		for (size_t k = 0; k < sizeof cues / sizeof *cues; k++) {
			struct cc_cue_row row = { cc_clock_print(start + b->at + cues[k].at, report->arena),
				cues[k].cue, cc_agenda_label(b, report->lang, report->arena),
				b->at + cues[k].at };

			if (b->minutes >= cues[k].from)
				cc_table_fill(report, t, &row, 1);
		}
	}
}
