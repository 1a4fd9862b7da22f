/* cite.h -- figures of reports in a sentence: {TOOL.TABLE[KEY].COLUMN|%|or "TEXT"}
 *
 * May be included by: figure, method, tests.
 * figure := "{" ref {"|" mod} "}"     ref: figure/ref.h
 * mod    := "%" | digit | "plain" | "n" | "low" | "high" | "since" | "or" '"' text '"'
 * "{{" stands for a brace.
 * In:     a sentence; the reports.
 * Out:    its pieces, one after the other; of a figure the cell, and what is to be shown of it.
 * Errors: what is wrong with a reference (figure/ref.h) or a mod; an empty cell without `or`,
 *         with the reason that its report gives.
 * Cost:   O(length); a reference is found as figure/ref.h has it.
 */
#ifndef CC_FIGURE_CITE_H
#define CC_FIGURE_CITE_H

#include "figure/ref.h"
#include "figure/shown.h"
#include "rec/columns.h"

/* A piece of a sentence: text, or a figure. */
struct cc_cite_walk {
	struct cc_span rest;
	struct cc_span text; /* of a piece of text; of a figure all between the braces */
	bool figure;
	size_t braces; /* "{" before this piece, as typed */
	size_t more;   /* those of the piece itself, for the next */
};

bool cc_cite_next(struct cc_cite_walk *w);

enum cc_cite_part { CC_CITE_ALL, CC_CITE_PLAIN, CC_CITE_N, CC_CITE_LOW, CC_CITE_HIGH };

struct cc_cite {
	struct cc_ref ref;
	struct cc_span reference; /* without its mods */
	struct cc_span same;	  /* without its label too: what it is called from month to month */
	enum cc_cite_part part;
	bool percent, since;
	int digits;		/* -1: not said */
	struct cc_span or_text; /* at NULL: not said */
};

/* body: what stands between the braces. */
bool cc_cite_read(
    struct cc_cite *out, struct cc_span body, enum cc_exit code, struct cc_arena *arena, struct cc_err *err);

struct cc_cited {
	struct cc_ref_found at;
	const struct cc_fact *cell;
	struct cc_fact_figure f; /* value NaN: a text */
	struct cc_shown how;
	bool empty; /* or_text stands for it */
};

bool cc_cite_find(struct cc_cited *out, const struct cc_cite *cite, const struct cc_facts *facts,
    enum cc_lang lang, unsigned digits, enum cc_exit code, struct cc_arena *arena, struct cc_err *err);
/* What the sentence has of it; not of a change since the last time. */
void cc_cite_put(struct cc_buf *out, const struct cc_cite *cite, const struct cc_cited *cited);

/* A figure as a row of a table, with CC_FIGURE_COLUMNS; id: the caller's. */
struct cc_figure_row {
	struct cc_span id, reference;
	const char *shown; /* NULL: an empty cell */
	double value, low, high;
	int64_t n; /* CC_NO_INT: none, or a text */
	struct cc_span tool, report, as_of;
};

#define CC_FIGURE_CELL(name, member, type, part) CC_CELL(struct cc_figure_row, name, member, type, part)
#define CC_FIGURE_COLUMNS \
	CC_FIGURE_CELL("id", id, ID, KEY), CC_FIGURE_CELL("reference", reference, LABEL, KEY), \
	    CC_FIGURE_CELL("shown", shown, LABEL, NONE), CC_FIGURE_CELL("value", value, REAL, ESTIMATE), \
	    CC_FIGURE_CELL("n", n, INT, N), CC_FIGURE_CELL("low", low, REAL, LOW), \
	    CC_FIGURE_CELL("high", high, REAL, HIGH), CC_FIGURE_CELL("tool", tool, ID, NONE), \
	    CC_FIGURE_CELL("report", report, ID, NONE), CC_FIGURE_CELL("as_of", as_of, PERIOD, NONE)

void cc_cite_row(struct cc_figure_row *out, const struct cc_cite *cite, const struct cc_cited *cited,
    struct cc_arena *arena);
/* A cell that a reference has found, without any mods. */
struct cc_cited cc_cited_at(const struct cc_ref_found *at, enum cc_lang lang, unsigned digits);

/* NaN is none. */
int64_t cc_fact_count(double n);
/* A cell of a row by its column: at NULL, NaN: there is none. */
struct cc_span cc_fact_text(const struct cc_fact_row *row, const char *column);
double cc_fact_number(const struct cc_fact_row *row, const char *column);

#endif
