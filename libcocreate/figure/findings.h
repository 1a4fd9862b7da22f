/* findings.h -- the answer first: at most five sentences, each made of printed cells.
 *
 * May be included by: figure, method, cli, tests.
 * In:     a filled report, and the sentences that its method offers: a code, a
 *         class, and for each slot of the sentence a cell or a name.  The
 *         wording of a code is data (data/findings.LANG.yaml): "{item} is {c}".
 * Out:    table `findings`: by class, then the smaller p, then the larger
 *         size, then by bytes; at most CC_FINDINGS_MOST, two of one code, one
 *         caution; where nothing else may be said, the first of the last class.
 *         A cell prints as: a count whole; a share in whole percent, with one
 *         decimal where its interval is narrower than 2 points; any other number
 *         with one decimal, two where its interval is narrower than .2; with the
 *         interval that its row has.  So a sentence depends on cells alone.
 * Errors: CC_EXIT_STUDY where the wording lacks a code or names a slot that was
 *         not given (data/ is broken).
 *         An offer that rests on an empty cell, or on fewer than CC_FINDINGS_N
 *         people, is dropped, unless its class forbids reading.
 * Cost:   O(offers log offers).
 */
#ifndef CC_FIGURE_FINDINGS_H
#define CC_FIGURE_FINDINGS_H

#include "model/fold.h"

enum { CC_FINDINGS_MOST = 5, CC_FINDINGS_N = 10, CC_FINDINGS_FEW = 30, CC_FINDINGS_NAMES = 3 };

/* In the order in which they are said. */
enum cc_finding_class {
	CC_FINDING_FORBIDS, /* what forbids reading */
	CC_FINDING_ANSWER,  /* the answer to the command's question */
	CC_FINDING_BAR,	    /* a target or threshold met or missed */
	CC_FINDING_GROUP,   /* a difference between groups */
	CC_FINDING_CHANGE,  /* since the previous wave */
	CC_FINDING_CAUTION,
	CC_FINDING_ELSE, /* only where there is nothing else */
};

/* For the tables of a method, behind its main one. */
#define CC_FINDINGS_TABLE \
	{ \
		.name = "findings", .title = CC_WORDS("Findings", "要点"), .columns = cc_findings_columns, \
		.row = sizeof(struct cc_finding_row), .flags = CC_TABLE_FINDINGS \
	}

struct cc_finding_row {
	int64_t rank;
	const char *code, *sentence;
	struct cc_span table, key, column; /* the cell that the sentence is about */
	double value, low, high;
	int64_t n;
	struct cc_spans cells; /* all that it cites, TABLE[KEY].COLUMN */
	enum cc_read_as as;
};

extern const struct cc_column_spec cc_findings_columns[];

struct cc_finding;

/* One sentence that may be said; valid until the next offer.  p, size: for its
 * place within the class; NaN: last. */
struct cc_finding *cc_finding_offer(
    struct cc_findings *f, const char *code, enum cc_finding_class class, double p, double size);
/* The wording is that of another key: a variant of the code. */
void cc_finding_form(struct cc_finding *offer, const char *key);
/* The same of a difference below 0: of one between two segments that are everybody the
 * other side is said. */
void cc_finding_less(struct cc_finding *offer, const char *key);
/* Its n counts raters, ideas or texts, which are no sample of people: as few as
 * these may be spoken of, and that there are few is not said. */
void cc_finding_least(struct cc_finding *offer, uint64_t least);
/* What stands in {slot}: a cell of the report, by the column's number in the
 * spec.  The first estimate is what the sentence is about; one without an
 * interval, where its table has one, is not said. */
void cc_finding_cell(
    struct cc_finding *offer, const char *slot, const struct cc_table *t, size_t row, unsigned column);
/* A difference without its sign: points, where it is one of shares. */
void cc_finding_gap(struct cc_finding *offer, const char *slot, const struct cc_table *t, size_t row,
    unsigned column, bool share);
/* The same with its interval, which stands in two columns behind it. */
void cc_finding_gap_between(struct cc_finding *offer, const char *slot, const struct cc_table *t, size_t row,
    unsigned column, bool share);
/* A share that stands in a column of mixed numbers. */
void cc_finding_share(
    struct cc_finding *offer, const char *slot, const struct cc_table *t, size_t row, unsigned column);

/* A count of mentions, of texts: nobody weighs them, and few of them are not few people. */
void cc_finding_units(
    struct cc_finding *offer, const char *slot, const struct cc_table *t, size_t row, unsigned column);
/* A count of people in a column that the row's figures rest on beside its n. */
void cc_finding_people(
    struct cc_finding *offer, const char *slot, const struct cc_table *t, size_t row, unsigned column);
/* A count or a sum of all there is, which has no interval; a limit, a target. */
void cc_finding_whole(
    struct cc_finding *offer, const char *slot, const struct cc_table *t, size_t row, unsigned column);
/* By how much a period, without its sign, in two digits that count; of shares in points. */
void cc_finding_rate(struct cc_finding *offer, const char *slot, const struct cc_table *t, size_t row,
    unsigned column, bool share);
/* A name: of two columns the first that has one in this row. */
void cc_finding_name(struct cc_finding *offer, const char *slot, const struct cc_table *t, size_t row,
    unsigned column, unsigned other);
/* A sentence that stands in a column, whole. */
void cc_finding_text(
    struct cc_finding *offer, const char *slot, const struct cc_table *t, size_t row, unsigned column);
/* A cell by what people call it: data. */
void cc_finding_label(struct cc_finding *offer, const char *slot, const struct cc_table *t, size_t row,
    unsigned column, struct cc_span label);
/* An item of segments or changes, by its label (cc_findings_labels). */
void cc_finding_item(
    struct cc_finding *offer, const char *slot, const struct cc_table *t, size_t row, unsigned column);
/* At most CC_FINDINGS_NAMES of these rows by name: "A, B and C". */
void cc_finding_names(struct cc_finding *offer, const char *slot, const struct cc_table *t,
    const size_t *rows, size_t n, unsigned column, unsigned other);
/* The same by what people call them: name[n]. */
void cc_finding_called(struct cc_finding *offer, const char *slot, const struct cc_table *t,
    const size_t *rows, size_t n, unsigned column, const struct cc_span *name);
/* No cell: how many rows of a table are so; a bound, a maximum, a level of confidence. */
void cc_finding_number(struct cc_finding *offer, const char *slot, uint64_t n);
void cc_finding_real(struct cc_finding *offer, const char *slot, double value);
/* A word of ours, in the report's language. */
void cc_finding_word_slot(struct cc_finding *offer, const char *slot, const char *word);
void cc_finding_percent(struct cc_finding *offer, const char *slot, double share);

/* Items of segments and changes go by the label that the row of this table with
 * that key has, where it has one. */
void cc_findings_labels(struct cc_findings *f, const struct cc_table *t, unsigned key, unsigned label);

/* Shares are weighted by case weights: people of n is another share. */
bool cc_findings_weighted(const struct cc_findings *f);

/* Columns of a table of segments of one measure, which is no share. */
struct cc_finding_columns {
	unsigned segment, item, n, value, difference, p_adjusted;
	const char *measure;
};

void cc_findings_groups(struct cc_findings *f, const struct cc_table *t,
    const struct cc_finding_columns *columns, const struct cc_run *run);
/* Whether the cell holds a p below 1 - confidence. */
bool cc_finding_sure(const struct cc_table *t, size_t row, unsigned p, const struct cc_run *run);

/* Offers what segments and changes say for sure; shares: the measures that are
 * shares, up to NULL. */
void cc_findings_compared(
    struct cc_findings *f, struct cc_report *report, const char *const *shares, const struct cc_run *run);

/* What the study says under `findings`: codes that are not said, at most how many are. */
struct cc_findings_wanted {
	const struct cc_span *off;
	size_t n_off;
	unsigned most;
};

bool cc_findings_study(struct cc_findings_wanted *out, const struct cc_study *study,
    const struct cc_node *wording, struct cc_arena *arena, struct cc_err *err);

/* After finish: asks the method, chooses, and fills the table.  Does nothing
 * where the method has no such table.  wording: of the report's language. */
bool cc_findings_apply(struct cc_report *report, const struct cc_method *method, const struct cc_run *run,
    const struct cc_node *wording, const char *file, struct cc_err *err);

#endif
