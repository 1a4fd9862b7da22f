/* int.h -- the journey: what the stores hold, what is made of them, and by which file.
 *
 * May be included by: the files of this folder.
 *   journey-map  roles, stores; contacts into stores
 *   study        what the study says of stages, signals, feelings and moves
 *   contacts     a person's contacts, and what they make of each stage
 *   groups       everybody's figures of stages, and segments'
 *   pains        touchpoints of stages where people are hurt
 *   tables       the tables, and those of stages, plan, first days, measures and weights
 *   compare      segments and waves
 *   notes        how far the figures carry, and what was left out
 *   findings     the answer in sentences
 *   charts       the pictures, and how the figures are made
 */
#ifndef CC_METHOD_JOURNEY_MAP_INT_H
#define CC_METHOD_JOURNEY_MAP_INT_H

#include "method/journey-map.h"

#include "figure/feelings.h"
#include "figure/funnel.h"
#include "figure/pains.h"
#include "figure/people.h"
#include "figure/plan.h"
#include "figure/staged.h"
#include "figure/worded.h"

/* Roles; stores; their fields; tables; lists of the study; entries of its signals. */
enum { STAGE, PERSON, TOUCHPOINT, EMOTION, SIGNAL, SEVERITY, REACHED, TEXT, SEGMENT, DATE, WEIGHT };
enum { CONTACTS, WORDS, QUOTES, UNSTAGED, WEIGHTS };
enum { C_PERSON, C_TOUCHPOINT, C_SEGMENT, C_WHAT, C_PLACE, C_EMOTION, C_SEVERITY, C_DAY, C_WEIGHT };
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
enum { INQUIRY, COMPLAINT, DROPOUT, JOURNEY_SIGNS };

/* What a contact is: its stage, and its signs: 1 + its signal, or 0; in a column of a
 * wide sheet.  A value, not a key: nothing is sorted by it. */
enum { JOURNEY_SIGNAL = 3, JOURNEY_SHEET = 4, JOURNEY_SIGNS_END = 8 };

/* What the study says, read once. */
struct journey_study {
	struct cc_lexicon lexicon;
	uint32_t stages;
	struct cc_staged staged;
	struct cc_planned *plan;      /* [stages][2]: touchpoints, feelings; NULL: none says so */
	const struct cc_words **move; /* [stages]; NULL: nothing is known to try */
};

extern const struct cc_items_spec journey_items[];
extern const char *const journey_keys[];

bool journey_load(
    struct cc_run *run, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err);
uint32_t journey_start(const struct cc_run *run, struct cc_arena *scratch); /* of --start; CC_NO_ITEM */

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

/* What everybody, or a segment, did at a stage. */
struct journey_figures {
	struct cc_weight_sums affected;
	struct cc_sample severity; /* of the affected: the worst of each */
	uint64_t signals[JOURNEY_SIGNS];
};

struct journey_group {
	struct cc_weight_sums people, affected; /* anywhere */
	struct cc_funnel funnel;
	struct cc_feelings feelings;   /* of a person's contacts at a stage: their mean */
	struct journey_figures *stage; /* [stages] */
};

struct journey {
	const struct cc_run *run;
	const struct journey_study *study;
	const struct cc_state *state;
	struct cc_arena *arena;
	uint32_t stages, segments, touchpoints;
	struct cc_people people;
	double middle, today;		    /* of the scale; the last day, NaN: no dates */
	bool whole;			    /* of this wave */
	bool reach;			    /* contacts of one person are known to be theirs */
	uint64_t unsettled, twice, dropped; /* people left out by --settle, several times in a sheet; rows */
	struct journey_group all;
	struct journey_group *segment;	 /* [segments + 1], the last of who is in none; NULL: not wanted */
	struct cc_pains pains;		 /* touchpoints of stages; none where they are not wanted */
	struct journey_contact *contact; /* [the most of one person]: scratch */
	struct journey_visit *visit;	 /* [stages]: scratch */
	double *felt;			 /* [stages]: scratch; the mean of a person's contacts; NaN: none */
	uint32_t *in;			 /* [the most of one person + 1]: scratch; segments */
};

/* One contact, and one person at one stage. */
struct journey_contact {
	uint32_t stage, touchpoint, segment, signs;
	double emotion, severity, day; /* less the middle; 1 where nobody said it; NaN: none */
	uint64_t place;
	bool affected;
};

struct journey_visit {
	bool touched, affected;
	uint32_t feelings; /* contacts with one */
	double severity;   /* the worst */
	uint64_t signals[JOURNEY_SIGNS];
};

/* A person's, by stage and touchpoint, valid until the next; how many. */
uint32_t journey_contacts(const struct journey *j, const struct cc_person *person);
/* Into j->visit and j->felt, of the contacts of a segment, or CC_NO_ID: all; the furthest stage, or
 * CC_NO_ITEM. */
uint32_t journey_visits(const struct journey *j, uint32_t contacts, uint32_t segment);

bool journey_read(struct journey *j, const struct cc_state *state, const struct cc_run *run, bool whole,
    struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err);

/* Who is affected at a stage. */
struct cc_weighted_share journey_affected(const struct journey_group *g, uint32_t stage);

extern const struct cc_table_spec journey_tables[];
extern const struct cc_chart journey_charts[];
extern const struct cc_words journey_formulas[];
bool journey_put_tables(struct cc_report *report, const struct journey *j, struct cc_err *err);
void journey_put_pains(struct cc_report *report, struct journey *j);
void journey_put_segments(struct cc_report *report, const struct journey *j);
void journey_put_changes(struct cc_report *report, const struct journey *now, const struct journey *past);
void journey_put_notes(struct cc_report *report, const struct journey *j);
void journey_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run);

#endif
