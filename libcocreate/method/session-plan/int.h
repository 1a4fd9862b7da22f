/* int.h -- a session: its minutes, its tables, its calendar, and by which file.
 *
 * May be included by: the files of this folder.
 *   session-plan  roles, stores; rows into stores; tables declared
 *   study         options, phases and techniques of study and data/
 *   people        stores -> participants, whom they met, the seating
 *   checks        what is wrong with the plan
 *   tables        the tables
 *   notes         notes and findings
 */
#ifndef CC_METHOD_SESSION_PLAN_INT_H
#define CC_METHOD_SESSION_PLAN_INT_H

#include "method/session-plan.h"

#include "figure/agenda.h"
#include "figure/cadence.h"
#include "figure/rotation.h"

enum { PERSON, MIX, APART, HOST, NAME, ROUND, GROUP, SEGMENT, DATE };
enum { PEOPLE, CELLS, EARLIER };
enum { P_PERSON, P_SEGMENT, P_HOST, P_PLACE, P_NAME };
enum { C_PERSON, C_APART, C_COLUMN, C_PLACE, C_HEADER, C_VALUE };
enum { E_ROUND, E_GROUP, E_PERSON, E_PLACE };
enum {
	T_AGENDA,
	T_FINDINGS,
	T_SEATING,
	T_ROTATION,
	T_MEETINGS,
	T_MIX,
	T_CUES,
	T_CADENCE,
	T_CHECKS,
	T_SEGMENTS,
	T_MEASURES
};

enum { SESSION_PHASES = 5, SESSION_IDEATION = 2, SESSION_COLUMNS_MOST = 64 };

enum { CHECKS_MESSAGE = 3 };
enum session_level { SESSION_ERROR, SESSION_WARNING, SESSION_INFO };

struct session_study {
	struct cc_techniques techniques;
	struct cc_agenda_phase phase[SESSION_PHASES]; /* technique NULL: by the number of people */
	struct cc_agenda agenda;		      /* not yet made */
	struct cc_cadence cadence;
	bool online, why, owner;
	int64_t day, start; /* CC_NO_DAY: not given; minutes since midnight */
};

static inline const struct session_study *
session_study(const struct cc_run *run)
{
	return run->loaded;
}

bool session_load(
    struct cc_run *run, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err);
bool session_check(struct cc_run *run, struct cc_arena *arena, struct cc_err *err);

struct session_person {
	struct cc_span id, name, segment; /* name, segment at NULL: none */
	uint32_t segment_id;		  /* CC_NO_ID: none */
	bool host;
	uint64_t place;
};

struct session {
	const struct cc_run *run;
	const struct session_study *study;
	struct cc_arena *arena;
	enum cc_lang lang;
	struct session_person *person;		 /* [in.people] by id */
	struct cc_rotation_attribute *attribute; /* [in.attributes] */
	struct cc_seating_in in;		 /* tables below 2: nobody is seated */
	struct cc_seating seating;
	uint64_t unknown; /* people of earlier seatings who are not here */
	uint64_t earlier; /* meetings of those who are */
	struct cc_agenda agenda;
	struct cc_agenda_phase phase[SESSION_PHASES];
	uint64_t problems[3]; /* by level */
	size_t first_error;   /* its row of checks */
};

bool session_people(
    struct session *s, const struct cc_state *state, struct cc_problems *problems, struct cc_err *err);
/* The most seats at a table that let nobody meet twice, by the bound; 0: none does. */
uint32_t session_free_size(const struct session *s);
void session_put_checks(struct cc_report *report, struct session *s);
void session_put_tables(struct cc_report *report, struct session *s);
void session_put_notes(struct cc_report *report, struct session *s);
void session_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run);

/* People at the largest table. */
static inline uint32_t
session_largest(const struct session *s)
{
	return cc_seating_size(&s->in, 0);
}

struct session_check_row {
	const char *code, *level, *where, *message;
};

extern const struct cc_column_spec session_check_columns[];
extern const struct cc_table_spec session_tables[];
extern const struct cc_chart session_charts[];
extern const struct cc_words session_formulas[];

#endif
