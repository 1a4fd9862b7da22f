/* agenda.h -- the minutes of a session: phases, the blocks of their techniques, breaks.
 *
 * May be included by: method, tests.
 * In:     techniques of data/techniques.yaml; phases with their shares and techniques; minutes
 *         of work, breaks, people, rounds.
 * Out:    blocks one behind the other: the minutes of work are shared among the phases, and
 *         those of a phase among its blocks, in whole minutes (stat/apportion.h); breaks stand
 *         as stat/breaks.h has them.  A block that gets no minute is left out and counted.
 *         People change tables at each round of a technique that has rounds; where none has,
 *         at each phase that sits in groups, as long as there are rounds.
 * Errors: CC_EXIT_STUDY where the techniques cannot be read.
 */
#ifndef CC_FIGURE_AGENDA_H
#define CC_FIGURE_AGENDA_H

#include "model/fold.h"

enum cc_seated { CC_SEATED_PLENARY, CC_SEATED_GROUPS, CC_SEATED_PAIRS, CC_SEATED_SOLO, CC_SEATED_BREAK };
extern const char *const cc_seated_words[]; /* by these, up to NULL */

struct cc_technique_part {
	struct cc_words label, purpose;
	int64_t weight;
	enum cc_seated layout;
	bool rounds; /* once a round */
};

struct cc_technique {
	const char *id;
	struct cc_technique_part *part;
	size_t parts;
};

struct cc_techniques {
	struct cc_technique *technique;
	const char *const *id; /* of each, up to NULL */
	size_t n;
};

bool cc_techniques_load(
    struct cc_techniques *out, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err);
/* NULL: there is none of that name. */
const struct cc_technique *cc_technique_named(const struct cc_techniques *t, struct cc_span name);

struct cc_agenda_phase {
	const char *id, *arc;
	int64_t share; /* of the minutes, as a weight */
	const struct cc_technique *technique;
};

struct cc_agenda_block {
	const struct cc_agenda_phase *phase; /* NULL: a break */
	const struct cc_technique_part *part;
	int64_t at, minutes; /* at: from the start of the session */
	uint32_t round;	     /* 0: nobody sits in groups */
};

struct cc_agenda {
	const struct cc_agenda_phase *phase; /* [phases] */
	size_t phases;
	int64_t work, break_minutes;
	unsigned breaks;
	uint32_t rounds;
	/* made by cc_agenda_make() */
	struct cc_agenda_block *block; /* [blocks] */
	size_t blocks;
	uint64_t too_short; /* blocks without a minute */
	uint32_t used;	    /* rounds */
};

/* The minutes of each phase. */
void cc_agenda_share(int64_t *part, const struct cc_agenda *a, struct cc_arena *arena);
/* False: there are more breaks than places between the blocks. */
bool cc_agenda_make(struct cc_agenda *a, struct cc_arena *arena);
/* label of a round with its number, "Break" of a break. */
const char *cc_agenda_label(const struct cc_agenda_block *b, enum cc_lang lang, struct cc_arena *arena);

/* When it is, and at how many tables: for the tables below. */
struct cc_agenda_clock {
	int64_t day, start; /* CC_NO_DAY: not said; minutes since midnight */
	int64_t offset;	    /* minutes ahead of UTC; CC_NO_INT: not said */
	int64_t tables;	    /* CC_NO_INT: nobody sits at tables */
};

struct cc_agenda_row {
	int64_t order, minutes, round, groups;
	const char *start, *end, *phase, *arc, *label, *technique, *layout, *purpose;
};

struct cc_cue_row {
	const char *at, *cue, *label;
	int64_t minute;
};

enum { CC_AGENDA_START = 1, CC_AGENDA_END };

extern const struct cc_column_spec cc_agenda_columns[], cc_cues_columns[];

#define CC_AGENDA_TABLE \
	{ \
		"agenda", CC_WORDS("Agenda", "進行表"), cc_agenda_columns, CC_TABLE_EVENTS, \
		    sizeof(struct cc_agenda_row) \
	}
#define CC_CUES_TABLE \
	{ \
		.name = "cues", .title = CC_WORDS("Cues", "合図"), .columns = cc_cues_columns, \
		.row = sizeof(struct cc_cue_row) \
	}

/* Rows, and the events of a calendar (rec/events.h). */
void cc_agenda_put(struct cc_report *report, struct cc_table *t, const struct cc_agenda *a,
    const struct cc_agenda_clock *clock, const struct cc_run *run);
/* start; half from 10 minutes on; five left from 15; one left from 3; end. */
void cc_cues_put(struct cc_report *report, struct cc_table *t, const struct cc_agenda *a, int64_t start);

#endif
