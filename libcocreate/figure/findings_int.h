/* findings_int.h -- sentences that may be said, while they are collected.
 *
 * May be included by: figure/findings*.c.
 */
#ifndef CC_FIGURE_FINDINGS_INT_H
#define CC_FIGURE_FINDINGS_INT_H

#include "base/map.h"
#include "figure/findings.h"

enum { CC_FINDING_SLOTS = 12, CC_FINDING_NAME = 40 };

struct cc_finding {
	struct cc_findings *of;
	struct cc_finding *next;
	enum cc_finding_class class;
	double p, size;
	struct cc_span item; /* of a difference between groups */
	bool empty;	     /* a cell that it cites is */
	const char *form;    /* key of the wording */
	bool less;	     /* of a difference below 0 */
	uint64_t least;	     /* people that it takes */
	bool sample;	     /* of people, so that it is said where they are few */
	uint64_t n;	     /* the least of people that a cell rests on */
	uint64_t count;	     /* the first count: it decides between one and many */
	bool counted, about;
	unsigned slots, cells;
	struct {
		const char *name, *text;
	} slot[CC_FINDING_SLOTS];
	struct cc_span cell[CC_FINDING_SLOTS];
	struct cc_finding_row row;
};

struct cc_findings {
	struct cc_report *report;
	struct cc_arena *arena;
	const struct cc_node *wording;
	struct cc_finding *offers; /* newest first */
	size_t n;
	bool weighted; /* shares are, as a note says; counts of people are not */
	const struct cc_table *labels;
	unsigned key, label;
	struct cc_map *keys; /* of labels; NULL: none */
	size_t *row;	     /* of each key */
};

static inline bool
cc_finding_japanese(const struct cc_finding *o)
{
	return o->of->report->lang == CC_JA;
}

/* A slot's text. */
void cc_finding_put(struct cc_finding *o, const char *slot, const char *text);
/* Cited: in the list of cells, by how many people it rests on. */
void cc_finding_cite(struct cc_finding *o, const struct cc_table *t, size_t row, unsigned column);
/* The cell that the sentence is about is the first estimate that it cites. */
void cc_finding_about(
    struct cc_finding *o, const struct cc_table *t, size_t row, unsigned column, const double range[2]);
/* A number with its interval, where there is one. */
void cc_finding_estimate(struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row,
    unsigned column, bool share);

/* At most CC_FINDING_NAME columns, and nothing that a terminal would obey. */
const char *cc_finding_name_text(struct cc_span name, struct cc_arena *arena);
/* A fixed word; English ones are names of columns. */
const char *cc_finding_word_text(const char *column, struct cc_span word, const struct cc_findings *f);

/* A word that is no cell, in the report's language. */
void cc_finding_head(struct cc_finding *offer, const char *slot, const char *column);

/* row.sentence, by the wording of its code. */
bool cc_finding_word(
    struct cc_finding *offer, const struct cc_node *wording, const char *file, struct cc_err *err);

#endif
