/* int.h -- people, who of them may have a seat, and who has one.
 *
 * May be included by: the files of this folder.
 *   partner-select  roles, stores, options; rows into stores
 *   enter           who enters, with what score
 *   panel           who has a seat, and why
 *   tables, told    the tables; what is told to people
 *   notes, findings what was left out, what it costs; the answer in sentences
 */
#ifndef CC_METHOD_PARTNER_SELECT_INT_H
#define CC_METHOD_PARTNER_SELECT_INT_H

#include "method/partner-select.h"

#include "figure/levels.h"
#include "stat/lottery.h"

#include <math.h>

enum { PERSON, NAME, CONSENT, EXCLUDE, STATUS, LAST, HOUSEHOLD, CRITERIA, ATTRIBUTE, SEGMENT };
enum { PEOPLE, COLUMNS, VALUES, LEVELS };				     /* stores */
enum { P_PERSON, P_HOUSEHOLD, P_SEGMENT, P_FLAGS, P_PLACE, P_LAST, P_NAME }; /* fields */
enum { FLAG_IN = 1, FLAG_OUT = 2, FLAG_CONSENTS = 4, FLAG_EXCLUDED = 8, FLAGS_END = 16 };
enum {
	T_PANEL,
	T_FINDINGS,
	T_PEOPLE,
	T_EXPLAIN,
	T_RESERVES,
	T_ELIGIBILITY,
	T_BALANCE,
	T_TRADEOFF,
	T_LOTTERY,
	T_QUOTAS,
	T_SEGMENTS,
	T_MEASURES
};

/* Columns of the tables that findings cite. */
enum { PANEL_PERSON = 1, PANEL_NAME, PANEL_STABILITY = 7 };
enum { TRADEOFF_MIX_GAIN = 2 };
enum { ELIGIBILITY_PEOPLE = 1 };

struct partner_study {
	struct cc_criterion *criterion;
	struct cc_level_wishes wishes;
	uint32_t sizes, *size; /* falling */
	bool lot;
};

enum partner_why {
	WHY_NONE,
	WHY_DECLINED,
	WHY_NO_CONSENT,
	WHY_EXCLUDED,
	WHY_RESTING,
	WHY_MISSING,
	WHY_FLOOR,
	WHY_HOUSEHOLD,
	WHY_SHORTLIST,
	WHY_KEPT,
	WHY_SCORE,
	WHY_MIX,
	WHY_LOT,
	WHY_DISPLACED,
	WHY_NO_SEAT,
	WHY_OUTSCORED,
	WHYS
};

extern const char *const partner_whys[];

struct partner_person {
	uint32_t id, household, segment, flags;
	uint64_t place;
	struct cc_span name;
	double last, cut;     /* cut: the lowest score of the profile that got a seat */
	enum partner_why why; /* why out, then why with or without a seat */
	bool despite;	      /* is in, for all that speaks against it */
	bool reserve;
	uint32_t rank;
};

struct partner_data {
	const struct cc_run *run;
	const struct cc_state *state;
	const struct partner_study *study;
	const struct cc_partner_select_opts *opts;
	struct cc_arena *arena;
	uint32_t people;
	struct partner_person *person;
	struct cc_criteria criteria;
	struct cc_levels levels;
	double *lot, *chance, *stability;    /* [people] */
	bool *in, *entered, *member, *top;   /* [people] */
	int64_t as_of;			     /* CC_NO_DAY: not known */
	uint32_t eligible, pool, size, *who; /* who[pool] */
	uint32_t *seat, *wave;		     /* [size]: people; [people] */
	uint64_t *profile_seats;	     /* [profiles]: of those who were not in */
	struct cc_panel panel;
	struct cc_panel_pick pick, tradeoff[5];
	uint32_t changed[5];
	struct cc_lottery lottery;
	uint32_t ticket;
	bool waves_relaxed;
};

static inline struct cc_span
partner_id(const struct partner_data *d, uint32_t person)
{
	return cc_state_text(d->state, PERSON, d->person[person].id);
}

/* Their score, where there are criteria. */
static inline double
partner_score(const struct partner_data *d, uint32_t person)
{
	return d->criteria.used > 0 && d->entered[person] ? d->criteria.score[person] : (double)NAN;
}

/* A chance in percent with two decimals, never better than it is; a bound, never tighter. */
static inline double
partner_percent(double share, bool up)
{
	return (up ? ceil(1e4 * share - 1e-9) : floor(1e4 * share + 1e-9)) / 100;
}

static inline double
partner_hundredths(double value)
{
	return round(100 * value) / 100;
}

/* Rows of what is told to people, and of who may step in. */
struct partner_told {
	struct cc_span person;
	const char *status, *why;
	double score;
	int64_t rank;
	double chance, stability;
	struct cc_span profile;
	double cut, lacking;
	const char *statement;
};

struct partner_stand_in {
	struct cc_span person;
	int64_t order;
	struct cc_span reserve;
	double score, loss;
	const char *same_profile;
};

extern const struct cc_column_spec partner_told_columns[], partner_stand_in_columns[];

extern const struct cc_table_spec partner_tables[];
extern const struct cc_chart partner_charts[];
extern const struct cc_words partner_formulas[];

void partner_read(struct partner_data *d, struct cc_problems *problems);
bool partner_enter(struct partner_data *d, struct cc_err *err);
bool partner_choose(struct partner_data *d, struct cc_err *err);
/* Headers of attributes in the panel, but for those that the table has already. */
void partner_spread_attributes(struct cc_report *report, const struct partner_data *d);
void partner_put_tables(struct cc_report *report, struct partner_data *d);
void partner_put_told(struct cc_report *report, struct partner_data *d);
void partner_put_notes(struct cc_report *report, const struct partner_data *d);
void partner_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run);

#endif
