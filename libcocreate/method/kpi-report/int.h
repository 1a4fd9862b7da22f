/* int.h -- the review: kpis and their periods, and by which file.
 *
 * May be included by: the files of this folder.
 *   kpi-report  roles, stores; rows into stores
 *   define      definitions out of the study or data/kpis.yaml
 *   read        stores -> the kpis and their periods: measures, figures of rows
 *   judge       status, limits, signals, trend
 *   tables      the tables
 *   notes       what was left out, and what limits do not fit
 *   findings    the answer in sentences
 *   charts      pictures, formulas
 */
#ifndef CC_METHOD_KPI_REPORT_INT_H
#define CC_METHOD_KPI_REPORT_INT_H

#include "method/kpi-report.h"

#include "figure/aggregate_rows.h"
#include "stat/series.h"

#include <math.h>

/* Roles, stores and fields behind those of aggregates; tables; lists of the study. */
enum { KPI = CC_OF_END, N, LOW, HIGH, TARGET, KPI_ROLES };
enum { MEASURES = CC_IN_END };
enum {
	T_KPIS,
	T_FINDINGS,
	T_SERIES,
	T_PERSPECTIVES,
	T_CATEGORIES,
	T_SEGMENTS,
	T_GAPS,
	T_DEFINITIONS,
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
	KPIS_TREND = 16,
	KPIS_TREND_P
};
enum { SERIES_PERIOD = 1, SERIES_VALUE, SERIES_CENTER = 8, SERIES_LOWER, SERIES_UPPER };
enum {
	SEGMENTS_SEGMENT,
	SEGMENTS_KPI,
	SEGMENTS_PERIOD,
	SEGMENTS_VALUE,
	SEGMENTS_N,
	SEGMENTS_DIFFERENCE = 7,
	SEGMENTS_P = 10
};

struct kpi_definition {
	struct cc_aggregate of;
	struct cc_words label;
	const char *category, *perspective;
	bool down, built_in;
	double target, amber; /* NaN: none */
};

struct kpi_study {
	struct cc_aggregates set;
	int64_t baseline[2]; /* periods; the last before the first: none */
	struct kpi_definition *definition;
	uint32_t definitions;
	struct cc_items items; /* of the definitions */
};

extern const struct cc_items_spec kpi_items[];
extern const char *const kpi_categories[], *const kpi_perspectives[];

bool kpi_load(struct cc_run *run, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err);

static inline const struct kpi_study *
kpi_study(const struct cc_run *run)
{
	return run->loaded;
}

/* One kpi in one period. */
struct kpi_point {
	double value, low, high, numerator, denominator, target; /* NaN: none */
	int64_t n;						 /* CC_NO_INT: not known */
	const char *why;
	bool measured;
	uint64_t place; /* of the measure */
};

enum kpi_status { KPI_UNJUDGED, KPI_GREEN, KPI_AMBER, KPI_RED, KPI_UNDETERMINED, KPI_NO_DATA, KPI_STATUSES };

struct kpi {
	const struct kpi_definition *definition;
	struct kpi_point *point; /* [periods] */
	bool any;		 /* has a value somewhere */
	bool share;		 /* a ratio of counts */
	bool percent;		 /* in every period a part of a whole */
	bool unfinished;	 /* the last point is not the whole of it */
	struct cc_series series;
	uint64_t repeated; /* answers of people beside their first in a period */
	enum kpi_status status;
};

struct kpi_review {
	struct cc_aggregate_rows rows;
	const struct kpi_study *study;
	uint32_t periods;
	uint64_t several; /* measures that a later one of the period replaces */
	struct kpi *kpi;
	uint32_t kpis;
};

bool kpi_read(struct kpi_review *v, const struct cc_state *state, const struct cc_run *run,
    struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err);
void kpi_judge(struct kpi_review *v);
void kpi_put_tables(struct cc_report *report, struct kpi_review *v);
void kpi_put_notes(struct cc_report *report, struct kpi_review *v);
void kpi_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run);

/* What people call it, else its id. */
static inline struct cc_span
kpi_label(const struct kpi_definition *d, enum cc_lang lang)
{
	const char *label = d->label.in[lang] != NULL ? d->label.in[lang] : d->label.in[CC_EN];

	return label != NULL ? cc_span(label) : d->of.id;
}

extern const struct cc_table_spec kpi_tables[];
extern const struct cc_chart kpi_charts[];
extern const struct cc_words kpi_formulas[];

#endif
