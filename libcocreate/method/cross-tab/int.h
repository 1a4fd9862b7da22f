/* int.h -- what the files of cross-tab share.
 *
 * May be included by: method/cross-tab.
 *   cross-tab  roles, options, rows of the input
 *   figures    shares, means and their comparisons, question by question
 *   judged     which groups differ
 *   tables     what stands in the tables
 *   sheet      the banner table, as one and as people read it
 *   told       measures, changes and findings
 *   notes      what is to be known beside
 */
#ifndef CC_METHOD_CROSS_TAB_INT_H
#define CC_METHOD_CROSS_TAB_INT_H

#include "method/cross-tab.h"

#include "figure/changes.h"
#include "figure/crossing.h"
#include "figure/findings.h"
#include "figure/measures.h"
#include "stat/sample.h"

enum { QUESTION, SEGMENT, PERSON, WEIGHT, DATE };
enum { ROWS, COLUMNS, WEIGHTS };
enum { R_PERSON, R_PLACE, R_WEIGHT, R_QUESTIONS, R_GROUPS };
enum {
	T_CELLS,
	T_FINDINGS,
	T_MEANS,
	T_TESTS,
	T_SHEET,
	T_COLUMNS,
	T_QUESTIONS,
	T_CHANGES,
	T_MEASURES,
	T_WEIGHTS
};

enum { CROSS_LEAST = 5 }; /* people of a group that is tested */

struct cross_study {
	struct cc_variable_wishes questions, banners;
	const struct cc_scales *scales;
	const struct cc_node *known; /* data/scales.yaml */
};

/* A share or a mean of a group, and what it differs by from everybody else. */
struct cross_figure {
	double value, low, high, n_eff;
	uint64_t n, people;
	struct cc_difference rest; /* NaN where there are no others, or nobody asked */
	double p_adjusted;
	const char *mark;  /* "higher", "lower", or NULL */
	const char *above; /* letters of groups of its banner that it exceeds; NULL: none */
	double sd;	   /* of a mean */
};

/* One question: items are its answers, then its nets; then, where there is one, the mean. */
struct cross_question {
	const struct cc_variable *variable;
	uint32_t row;	/* of its base in the crossing */
	uint32_t items; /* 0: numbers, which have a mean alone */
	bool mean, nps;
	uint32_t *order;	      /* [answers], as they are shown */
	struct cross_figure **figure; /* [items][cols], then the mean, then the net promoter score */
	struct cc_sample *sample;     /* [cols]; NULL: no mean */
};

/* A column of the sheet: everybody, then each group. */
struct cross_column {
	uint32_t banner; /* CC_NO_ID: everybody */
	uint32_t group;
	const char *letter; /* "" of everybody */
	const char *name;   /* "all", "BANNER=GROUP" */
	bool low;	    /* so few that it is marked */
};

/* Everything of one wave. */
struct cross_data {
	const struct cc_run *run;
	const struct cross_study *study;
	const struct cc_cross_tab_opts *opts;
	const struct cc_state *state;
	struct cc_people people;
	struct cc_variables questions, banners;
	struct cc_crossing crossing;
	struct cross_question *question; /* [questions.n] */
	struct cross_column *column;	 /* [crossing.cols] */
	uint64_t comparisons, families;
	struct cc_arena *arena;
};

extern const struct cc_table_spec cross_tables[];
extern const struct cc_chart cross_charts[];
extern const struct cc_words cross_formulas[];

static inline bool
cross_compares(const struct cross_data *d, const char *how)
{
	const char *compare = d->opts->compare != NULL ? d->opts->compare : "rest";

	return strcmp(compare, how) == 0 || strcmp(compare, "both") == 0;
}

static inline struct cross_figure *
cross_figure(const struct cross_question *q, uint32_t item, uint32_t col)
{
	return &q->figure[item][col];
}

/* Items that one family compares: answers, nets, the mean; a net promoter score, too. */
static inline uint32_t
cross_compared(const struct cross_question *q)
{
	return q->items + q->mean + q->nps;
}

/* The row of an item in the crossing: answers stand as they are shown. */
static inline uint32_t
cross_row(const struct cross_question *q, uint32_t item)
{
	return q->row + 1 + (item < q->variable->answers ? q->order[item] : item);
}

struct cc_span cross_item_id(const struct cross_question *q, uint32_t item);
struct cc_span cross_item_label(const struct cross_question *q, uint32_t item);
struct cc_span cross_nps_id(const struct cross_question *q, struct cc_arena *arena);
struct cc_span cross_banner_id(const struct cross_data *d, uint32_t col);
struct cc_span cross_group_id(const struct cross_data *d, uint32_t col);
struct cc_span cross_group_label(const struct cross_data *d, uint32_t col);

bool cross_load(struct cross_data *d, const struct cc_state *state, const struct cc_run *run,
    struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err);
void cross_figures(struct cross_data *d);
struct cc_weighted_share cross_share(
    const struct cross_data *d, const struct cross_question *q, uint32_t item, uint32_t col);
/* Whether a group has the people for a test. */
bool cross_enough(const struct cross_data *d, const struct cross_question *q, uint32_t col);
void cross_judge_rest(struct cross_data *d, struct cross_question *q, uint32_t banner);
void cross_judge_pairs(struct cross_data *d, struct cross_question *q, uint32_t banner);

void cross_put_tables(struct cc_report *report, const struct cross_data *d);
void cross_put_sheet(struct cc_report *report, const struct cross_data *d);
void cross_put_measures(struct cc_report *report, const struct cross_data *d);
void cross_put_changes(
    struct cc_report *report, const struct cross_data *before, const struct cross_data *now);
void cross_notes(struct cc_report *report, const struct cross_data *d);
void cross_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run);

#endif
