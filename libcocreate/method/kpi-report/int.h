/* int.h -- the review: what definitions ask of rows, what stores hold, and by which file.
 *
 * May be included by: the files of this folder.
 *   kpi-report  roles, stores; rows into stores
 *   define      definitions out of the study or data/kpis.yaml
 *   aggregate   what a definition counts in each row
 *   read        stores -> the kpis and their periods: measures, coverage, cohorts
 *   figure      one kpi in one period, of everybody or of a segment
 *   judge       status, limits, signals, trend
 *   tables      the tables
 *   notes       what was left out, and what limits do not fit
 *   findings    the answer in sentences
 */
#ifndef CC_METHOD_KPI_REPORT_INT_H
#define CC_METHOD_KPI_REPORT_INT_H

#include "method/kpi-report.h"

#include "base/period.h"
#include "figure/weights.h"
#include "stat/chart.h"
#include "stat/nps.h"
#include "stat/trend.h"

#include <math.h>

/* Roles; stores; their fields; tables; lists of the study. */
enum {
	DATE,
	EVENT,
	PERSON,
	SESSION,
	IDEA,
	VALUE,
	KPI,
	N,
	LOW,
	HIGH,
	TARGET,
	SEGMENT,
	WEIGHT,
	COLUMN,
	NUMBER
};
enum { COVER, ROWS, PEOPLE, UNITS, SUMS, ANSWERS, DAYS, MEASURES, WEIGHTS };
enum { V_PERIOD, V_ROWS };
enum { R_SLOT, R_PERIOD, R_SEGMENT, R_ROWS, R_WEIGHT };
enum { P_SLOT, P_PERIOD, P_PERSON, P_SEGMENT, P_ROWS };
enum { U_SLOT, U_PERIOD, U_SESSION, U_IDEA, U_COLUMN, U_SEGMENT, U_ROWS };
enum { S_SLOT, S_PERIOD, S_SEGMENT, S_ROWS, S_SUM };
enum { A_SLOT, A_PERIOD, A_PERSON, A_SEGMENT, A_PLACE, A_VALUE, A_WEIGHT };
enum { D_SLOT, D_PERSON, D_SESSION, D_IDEA, D_COLUMN, D_DAY, D_ROWS };
enum { M_KPI, M_DAY, M_PLACE, M_VALUE, M_N, M_LOW, M_HIGH, M_TARGET };
enum {
	T_KPIS,
	T_FINDINGS,
	T_SERIES,
	T_PERSPECTIVES,
	T_CATEGORIES,
	T_SEGMENTS,
	T_GAPS,
	T_MEASURES,
	T_WEIGHTS
};
enum { KPI_DEFINITIONS };

/* Columns of the tables that findings cite. */
enum {
	KPIS_KPI,
	KPIS_LABEL,
	KPIS_PERIOD = 4,
	KPIS_VALUE,
	KPIS_N,
	KPIS_LOW = 9,
	KPIS_TARGET = 11,
	KPIS_STATUS,
	KPIS_TREND = 16,
	KPIS_TREND_P,
	KPIS_SIGNAL
};
enum { SERIES_KPI, SERIES_PERIOD, SERIES_VALUE, SERIES_CENTER = 8, SERIES_LOWER, SERIES_UPPER };
enum {
	SEGMENTS_SEGMENT,
	SEGMENTS_KPI,
	SEGMENTS_PERIOD,
	SEGMENTS_VALUE,
	SEGMENTS_N,
	SEGMENTS_DIFFERENCE = 7,
	SEGMENTS_P = 10
};

/* Periods and days are keys that are no less than 0; 0 is none. */
enum { KPI_PERIOD_ZERO = 1 << 20, KPI_DAY_ZERO = 800000, KPI_KEY_END = 1 << 23 };

#define KPI_NONE UINT32_MAX

/* A column that definitions name: a role, or a header of the input. */
struct kpi_column {
	struct cc_span name;
	const struct cc_node *node; /* where it is named first */
	const char *file;
	bool number;   /* its cells are read as numbers */
	unsigned role; /* COLUMN and NUMBER: of that item */
	uint32_t item;
};

/* A cell is one of these. */
struct kpi_condition {
	uint32_t column;
	const struct cc_span *value;
	const double *number; /* of a column of numbers */
	size_t n;
};

/* What stores keep of the rows of a slot. */
enum { KPI_ROWS = 1, KPI_PEOPLE = 2, KPI_UNITS = 4, KPI_SUMS = 8, KPI_ANSWERS = 16, KPI_DAYS = 32 };
enum { KPI_CONDITIONS = 8 };

/* Rows that meet all conditions, and the column that is looked at. */
struct kpi_slot {
	uint32_t condition[KPI_CONDITIONS], conditions;
	uint32_t column;  /* KPI_NONE: the row itself */
	bool scaled;	  /* numbers lie */
	double low, high; /* from here to there */
	unsigned keeps;
};

enum kpi_kind {
	KPI_COUNT,
	KPI_DISTINCT,
	KPI_SUM,
	KPI_MEAN,
	KPI_RATIO,
	KPI_TOP_BOX,
	KPI_NPS,
	KPI_NPS_COUNTS, /* promoters, detractors, n */
	KPI_RETENTION,
	KPI_COHORT, /* from, to */
	KPI_GIVEN
};
enum kpi_return { KPI_CLASSIC, KPI_RANGE, KPI_ROLLING };

struct kpi_part {
	enum kpi_kind kind; /* KPI_COUNT, KPI_DISTINCT, KPI_SUM */
	uint32_t slot;
};

struct kpi_definition {
	struct cc_span id;
	struct cc_words label;
	const char *category, *perspective;
	bool down, built_in;
	double target, amber; /* NaN: none */
	uint64_t min_n;
	enum kpi_kind kind;
	struct kpi_part part[3];
	double cut;
	int64_t days;
	enum kpi_return kept;
	struct cc_span given; /* the measure's name; at NULL: its own */
};

struct kpi_study {
	struct cc_calendar calendar;
	int64_t baseline[2]; /* periods; CC_NO_PERIOD: none */
	struct kpi_definition *definition;
	uint32_t definitions;
	struct kpi_column *column;
	uint32_t columns;
	struct kpi_condition *condition;
	uint32_t conditions;
	struct kpi_slot *slot;
	uint32_t slots;
	struct cc_items items; /* of the definitions */
};

extern const struct cc_items_spec kpi_items[];
extern const char *const kpi_categories[], *const kpi_perspectives[];

bool kpi_load(struct cc_run *run, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err);

/* A reading of definitions: of each key its own, else that of the built-in one of its id. */
struct kpi_reading {
	struct kpi_study *study;
	const struct cc_node *own, *preset;
	const char *own_file, *preset_file;
	struct cc_arena *arena;
	struct cc_err *err;
};

/* What the definition counts: exactly one of the aggregates, with `where`. */
bool kpi_aggregate(struct kpi_definition *d, struct kpi_reading *r);
/* Once all are read: which columns are roles, ids or numbers. */
bool kpi_columns(struct cc_run *run, struct kpi_reading *r);

static inline const struct kpi_study *
kpi_study(const struct cc_run *run)
{
	return run->loaded;
}

/* One kpi in one period. */
enum kpi_shape { KPI_PLAIN, KPI_SHARE, KPI_SAMPLE, KPI_SCORE, KPI_LINEAR };

struct kpi_figure {
	double value, low, high, numerator, denominator; /* NaN: none */
	uint64_t n;
	const char *why; /* NULL: there is a value */
	enum kpi_shape shape;
	struct cc_weighted_share share;
	struct cc_sample sample;
	struct cc_nps score;
	struct cc_weighted_mean ratio;
};

/* Of whom: everybody; a segment; everybody but it. */
struct kpi_whom {
	enum { KPI_ALL, KPI_ONLY, KPI_OTHERS } which;
	uint32_t segment;
};

struct kpi_point {
	double value, low, high, numerator, denominator, target;
	int64_t n; /* CC_NO_INT: not known */
	const char *why;
	bool measured;
	uint64_t place; /* of the measure */
	double lower, upper;
	enum cc_signal signal;
};

/* Who got old enough in a period; of whom rows are missing on the way. */
struct kpi_cohort {
	struct cc_weighted_share share;
	uint64_t lost;
};

enum kpi_status { KPI_UNJUDGED, KPI_GREEN, KPI_AMBER, KPI_RED, KPI_UNDETERMINED, KPI_NO_DATA };

struct kpi {
	const struct kpi_definition *definition;
	struct kpi_point *point; /* [periods] */
	bool any;		 /* has a value somewhere */
	bool share;		 /* p limits: a ratio of counts */
	bool unfinished;	 /* the last point is not the whole of it */
	bool misfit, seasonal;
	double center;
	enum cc_why limits;
	struct cc_trend trend;
	enum kpi_status status;
};

struct kpi_review {
	const struct cc_run *run;
	const struct kpi_study *study;
	const struct cc_state *state;
	struct cc_problems *problems;
	struct cc_arena *arena;
	int64_t as_of, first; /* the day; the first period */
	uint32_t periods;
	bool *covered; /* [periods]: some row lies there */
	bool unfinished;
	uint64_t undated, several, uncounted; /* rows; measures that a later one of the period replaces */
	struct cc_case_weights cases;
	double *weight; /* [people]: -1 not asked for yet, 0 counts nowhere; NULL: nobody has one */
	struct kpi_cohort **cohort; /* [definitions][periods]; NULL: no cohort */
	struct kpi *kpi;
	uint32_t kpis;
};

/* Nothing known yet of a period. */
static inline struct kpi_point
kpi_no_point(void)
{
	const double none = (double)NAN;

	return (struct kpi_point){ none, none, none, none, none, none, CC_NO_INT, "no-measure", false, 0,
		none, none, CC_SIGNAL_NONE };
}

bool kpi_read(struct kpi_review *v, const struct cc_state *state, const struct cc_run *run,
    struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err);
/* 1 where nobody has a weight; 0: counts nowhere. */
double kpi_weight(struct kpi_review *v, uint32_t person);
void kpi_figure(struct kpi_figure *out, struct kpi_review *v, const struct kpi_definition *d, uint32_t period,
    struct kpi_whom whom);
void kpi_judge(struct kpi_review *v);
/* Counts and sums, of which there is no more than there is. */
bool kpi_grows(const struct kpi *kpi);

void kpi_put_tables(struct cc_report *report, struct kpi_review *v);
void kpi_put_segments(struct cc_report *report, struct kpi_review *v);
void kpi_put_notes(struct cc_report *report, struct kpi_review *v);
void kpi_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run);
const char *kpi_status_word(enum kpi_status status);

/* What people call it; its id. */
static inline const char *
kpi_label(const struct kpi_definition *d, enum cc_lang lang, struct cc_arena *arena)
{
	const char *label = d->label.in[lang] != NULL ? d->label.in[lang] : d->label.in[CC_EN];

	return label != NULL ? label : cc_format(arena, "%.*s", (int)d->id.len, d->id.at);
}

extern const struct cc_table_spec kpi_tables[];

#endif
