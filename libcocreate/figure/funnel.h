/* funnel.h -- people along ordered stages: who was seen at each, how many came so far, and
 * after which most are lost.
 *
 * May be included by: method, tests.
 * In:     of each person which stages they were seen at, up to the furthest.
 * Out:    touched (seen there), reached (there or at a later stage), conversion (of who
 *         reached a stage those who reached the next) with Wilson's interval; notes and
 *         sentences of the largest losses, read from the table that shows these columns.
 * Errors: none.  Where nobody can be followed from stage to stage only touched is known.
 * Cost:   O(stages) a person.
 */
#ifndef CC_FIGURE_FUNNEL_H
#define CC_FIGURE_FUNNEL_H

#include "figure/findings.h"
#include "stat/sample.h"

struct cc_funnel {
	uint32_t stages;
	bool weighted, followed;
	struct cc_weight_sums *touched, *reached; /* [stages] */
};

struct cc_funnel cc_funnel_new(uint32_t stages, bool weighted, bool followed, struct cc_arena *arena);
/* A person who came as far as this stage, at least. */
static inline void
cc_funnel_see(struct cc_funnel *f, uint32_t stage, bool touched, double weight)
{
	cc_weights_see(&f->reached[stage], f->weighted, weight);
	if (touched)
		cc_weights_see(&f->touched[stage], f->weighted, weight);
}

void cc_funnel_join(struct cc_funnel *f, const struct cc_funnel *more);

/* Nobody of nobody behind the last stage, and where nobody can be followed. */
struct cc_weighted_share cc_funnel_conversion(const struct cc_funnel *f, uint32_t stage);
static inline bool
cc_funnel_converts(const struct cc_funnel *f, uint32_t stage)
{
	return f->followed && stage + 1 < f->stages;
}

/* Of how many a stage's other shares are: who reached it, else who was there. */
static inline const struct cc_weight_sums *
cc_funnel_base(const struct cc_funnel *f, uint32_t stage)
{
	return f->followed ? &f->reached[stage] : &f->touched[stage];
}

/* Members of a row of a table, a row a stage. */
struct cc_funnel_row {
	uint64_t touched;
	int64_t reached, dropped; /* CC_NO_INT: none */
	double conversion, low, high, skip_share;
	const char *why;
};

struct cc_funnel_row cc_funnel_row(const struct cc_funnel *f, uint32_t stage, double confidence);

/* Where the table has them. */
struct cc_funnel_columns {
	unsigned stage, label, reached, conversion, low, high, dropped;
};

/* The stage after which most people are lost, and that from which the least share goes on;
 * behind the last stage where anybody was seen nobody knows.  How many there are to compare;
 * 0: nobody is lost. */
size_t cc_funnel_leaks(size_t leak[2], const struct cc_table *t, const struct cc_funnel_columns *c);
void cc_funnel_notes(struct cc_report *report, const struct cc_table *t, const struct cc_funnel_columns *c);
void cc_funnel_findings(struct cc_findings *f, const struct cc_table *t, const struct cc_funnel_columns *c);

#endif
