/* int.h -- the journey: what the stores hold, what is made of them, and by which file.
 *
 * May be included by: the files of this folder.
 *   journey-map  roles, stores; contacts into stores
 *   study        stages, their patterns and plan, feelings, moves
 *   groups       the contacts of each person into figures of stages, everybody's and segments'
 *   pains        places where people are hurt, and which cannot be told apart
 *   tables       the tables, and those of stages, feelings, plan and measures
 *   onboarding   windows of days after the start
 *   compare      segments and waves
 *   notes        leaks, peak and end, moments of truth, what was left out
 *   findings     the answer in sentences
 */
#ifndef CC_METHOD_JOURNEY_MAP_INT_H
#define CC_METHOD_JOURNEY_MAP_INT_H

#include "method/journey-map.h"

#include "base/pattern.h"
#include "figure/evidence.h"
#include "figure/people.h"
#include "stat/sample.h"

/* Roles; stores; their fields; tables; lists of the study. */
enum { STAGE, PERSON, TOUCHPOINT, EMOTION, SIGNAL, SEVERITY, REACHED, TEXT, SEGMENT, DATE, WEIGHT };
enum { CONTACTS, WORDS, QUOTES, UNSTAGED, WEIGHTS };
enum { C_PERSON, C_TOUCHPOINT, C_SEGMENT, C_WHAT, C_PLACE, C_EMOTION, C_SEVERITY, C_DAY, C_WEIGHT };
enum { W_PERSON, W_STAGE, W_WORD, W_PLACE };
enum { Q_STAGE, Q_TOUCHPOINT, Q_PERSON, Q_PLACE, Q_TEXT };
enum { U_TOUCHPOINT, U_ROWS };
enum {
	T_STAGES,
	T_FINDINGS,
	T_FEELINGS,
	T_PAINS,
	T_QUOTES,
	T_PLAN,
	T_ONBOARDING,
	T_SEGMENTS,
	T_CHANGES,
	T_MEASURES,
	T_WEIGHTS
};
enum { JOURNEY_STAGES, JOURNEY_SIGNALS };

/* Entries of the list of signals. */
enum { INQUIRY, COMPLAINT, DROPOUT, JOURNEY_SIGNS };

/* What a contact is: its stage, and its signs: 1 + its signal, or 0; in a column of a
 * wide sheet.  A value, not a key: nothing is sorted by it. */
enum { JOURNEY_SIGNAL = 3, JOURNEY_SHEET = 4, JOURNEY_SIGNS_END = 8 };

/* What a planned map says of a stage. */
struct journey_plan {
	const struct cc_span *touchpoint, *feeling;
	size_t touchpoints, feelings;
};

/* What the study says, read once. */
struct journey_study {
	struct cc_lexicon lexicon;
	uint32_t stages;
	struct journey_match {
		struct cc_pattern **pattern;
		size_t n;
	} * match;		      /* [stages] */
	bool matches;		      /* some stage has patterns */
	struct journey_plan *plan;    /* [stages]; NULL: none says so */
	const struct cc_words **move; /* [stages]; NULL: the built-in one */
};

extern const struct cc_items_spec journey_items[];
extern const char *const journey_keys[];

bool journey_load(
    struct cc_run *run, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err);
/* What to try at a stage, in the report's language; NULL: nothing is known of it. */
const char *journey_move(const struct cc_run *run, uint32_t stage);
/* The last days of the windows, ascending. */
bool journey_windows(
    int64_t **day, size_t *n, const struct cc_run *run, struct cc_arena *arena, struct cc_err *err);
/* The stage where they begin. */
uint32_t journey_start(const struct cc_run *run, struct cc_arena *scratch);

static inline const struct journey_study *
journey_study(const struct cc_run *run)
{
	return run->loaded;
}

static inline const struct cc_item *
journey_stage(const struct cc_run *run, uint32_t stage)
{
	return &run->study->items[JOURNEY_STAGES].item[stage];
}

/* What everybody, or a segment, did at a stage.  Counts of people lie in the sums. */
struct journey_figures {
	struct cc_weight_sums touched, reached, affected;
	struct cc_sample emotion;  /* a person's mean of their contacts, less the middle of the scale */
	struct cc_sample severity; /* of the affected: the worst of each */
	uint64_t signals[JOURNEY_SIGNS];
};

struct journey_group {
	struct cc_weight_sums people, affected; /* anywhere */
	struct journey_figures *stage;		/* [stages] */
};

/* A place: a touchpoint of a stage. */
struct journey_place {
	uint32_t stage, touchpoint; /* CC_NO_ID: contacts without one */
	struct cc_weight_sums affected;
	struct cc_sample severity;
	uint64_t negative, signals[JOURNEY_SIGNS];
	struct cc_sample impact;	   /* over all who reached the stage, once all are known */
	struct cc_sample_mean mean, worst; /* of impact; of severity */
	struct cc_evidence evidence;
	bool tied;
};

struct journey {
	const struct cc_run *run;
	const struct journey_study *study;
	const struct cc_state *state;
	struct cc_arena *arena;
	uint32_t stages;
	struct cc_people people;
	bool wants_places, wants_segments;
	bool reach; /* contacts of one person are known to be theirs */
	bool dated;
	double middle;
	uint64_t unsettled; /* people that --settle left out */
	struct journey_group all;
	uint32_t segments;
	struct journey_group *segment; /* [segments]; NULL: there are none */
	uint64_t *segment_people;
	struct journey_place *place; /* as people came to them */
	uint32_t places;
	uint32_t *place_of;		 /* [stages][touchpoints + 1]: 1 + a place */
	struct cc_sample peak_end;	 /* of people with feelings */
	struct journey_contact *contact; /* [the most of one person]: scratch */
};

/* One person at one stage. */
struct journey_visit {
	bool touched, affected;
	uint32_t feelings; /* contacts with one */
	double sum;	   /* of these; the mean, once all are read */
	double severity;   /* the worst */
	uint64_t signals[JOURNEY_SIGNS];
};

/* Of one contact. */
struct journey_contact {
	uint32_t stage, touchpoint, segment, signs;
	double emotion, severity; /* less the middle; NaN: none */
	bool affected;
	uint32_t row; /* of the person */
};

struct journey_contact journey_contact(const struct journey *j, const unsigned char *row);
/* Of a person, by stage and touchpoint, valid until the next; there are person->n. */
const struct journey_contact *journey_contacts(const struct journey *j, const struct cc_person *person);
/* [stages], of the contacts of a segment, or CC_NO_ID: all; the furthest stage, or CC_NO_ITEM: none. */
uint32_t journey_visits(struct journey_visit *visit, const struct journey *j,
    const struct journey_contact *contact, uint32_t n, uint32_t segment);

bool journey_read(struct journey *j, const struct cc_state *state, const struct cc_run *run, bool whole,
    struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err);

/* Who went on from a stage among those who reached it. */
struct cc_weighted_share journey_conversion(
    const struct journey *j, const struct journey_group *g, uint32_t stage);
struct cc_weighted_share journey_affected(
    const struct journey *j, const struct journey_group *g, uint32_t stage);
/* People of a stage: who reached it, or where nobody can be followed, who was there. */
const struct cc_weight_sums *journey_base(
    const struct journey *j, const struct journey_group *g, uint32_t stage);
/* Severity of the affected, and 0 for the others of so many. */
struct cc_sample journey_impact(const struct journey *j, const struct cc_sample *severity,
    const struct cc_weight_sums *affected, const struct cc_weight_sums *all);

/* Contacts and people with a word of the lexicon at a stage, and behind the last with any:
 * [stages][words + 1]. */
struct journey_worded {
	struct cc_weight_sums people;
	uint64_t contacts;
};

struct journey_worded *journey_words(const struct journey *j);

void journey_put_stages(struct cc_report *report, const struct journey *j);
void journey_put_pains(struct cc_report *report, struct journey *j);
void journey_put_plan(struct cc_report *report, const struct journey *j, const struct journey_worded *worded);
bool journey_put_onboarding(struct cc_report *report, const struct journey *j, struct cc_err *err);
void journey_put_segments(struct cc_report *report, const struct journey *j);
void journey_put_changes(struct cc_report *report, const struct journey *now, const struct journey *past);
void journey_put_notes(struct cc_report *report, const struct journey *j);
void journey_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run);

extern const struct cc_table_spec journey_tables[];

#endif
