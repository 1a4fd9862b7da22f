/* changes.h -- the table that every command has with --against: this wave and the one before.
 *
 * May be included by: method, cli, tests.
 * In:     per item and measure the mean or share before and now, and which
 *         way is better; the texts live as long as the report.
 * Out:    `changes`: now less before with its interval (Welch, or Newcombe),
 *         p, and p adjusted as figure/compared.h has it; where that is below
 *         1 - confidence better or worse, or up or down where no way is
 *         better, else unclear; rows by item, by bytes, then as given.
 * Errors: none; what cannot be computed is an empty cell, and unclear.
 */
#ifndef CC_FIGURE_CHANGES_H
#define CC_FIGURE_CHANGES_H

#include "figure/compared.h"
#include "stat/sample.h"

#define CC_CHANGES_TABLE \
	{ \
		.name = "changes", .title = CC_WORDS("Changes since the previous wave", "前回からの変化"), \
		.columns = cc_changes_columns, .row = sizeof(struct cc_compared), .flags = CC_TABLE_AGAINST \
	}

/* Its picture; of items that a table has labels of, by its columns for key and label. */
#define CC_CHANGES_CHART CC_CHANGES_CHART_OF(NULL, NULL, NULL)
#define CC_CHANGES_CHART_OF(table_, key_, label_) \
	{ \
		CC_CHART_INTERVALS, "changes", \
		    .extra = true, .title = CC_WORDS("Changes since the previous wave", "前回からの変化"), \
		    .read = CC_WORDS( \
			"A mark is this wave less the previous one, the bar its interval; the word says " \
			"what a test makes of it, adjusted for all rows of the measure.", \
			"印は今回と前回の差、横線はその区間。右の語は、指標ごとに補正した検定の結果。"), \
		    .id = "item", .group = "measure", .gather = true, .apart = true, .value = "difference", \
		    .low = "low", .high = "high", \
		    .names = { .table = (table_), .key = (key_), .label = (label_) }, .n = "n_after", \
		    .word = "verdict", .marks = { \
			    "better", \
			    "unclear", \
			    "worse" \
		    } \
	}

/* How its figures are made. */
#define CC_CHANGES_FORMULA \
	CC_WORDS( \
	    "changes: this wave less the previous one; intervals and p as in segments, p over all rows of " \
	    "the measure.", \
	    "変化: 今回と前回の差。区間とpは区分と同じ。pは指標ごとの全行で補正。")

enum {
	CC_CHANGES_ITEM,
	CC_CHANGES_MEASURE,
	CC_CHANGES_N_BEFORE,
	CC_CHANGES_N_AFTER,
	CC_CHANGES_BEFORE,
	CC_CHANGES_AFTER,
	CC_CHANGES_DIFFERENCE,
	CC_CHANGES_LOW,
	CC_CHANGES_HIGH,
	CC_CHANGES_P,
	CC_CHANGES_P_ADJUSTED,
	CC_CHANGES_VERDICT,
};

extern const struct cc_column_spec cc_changes_columns[]; /* by these numbers */

/* All may be called with changes NULL: the table is left out. */
void cc_change_mean(struct cc_comparisons *changes, struct cc_span item, const char *measure,
    struct cc_mean before, struct cc_mean now, enum cc_better better);
void cc_change_share(struct cc_comparisons *changes, struct cc_span item, const char *measure,
    struct cc_share before, struct cc_share now, enum cc_better better);

void cc_change_weighted(struct cc_comparisons *changes, struct cc_span item, const char *measure,
    const struct cc_weighted_share *before, const struct cc_weighted_share *now, enum cc_better better);

void cc_change_sample(struct cc_comparisons *changes, struct cc_span item, const char *measure,
    const struct cc_sample *before, const struct cc_sample *now, enum cc_better better);

/* A figure of another kind, before and now, with the difference that its method
 * made: now less before. */
void cc_change_given(struct cc_comparisons *changes, struct cc_span item, const char *measure,
    const uint64_t n[2], const double value[2], struct cc_difference difference, enum cc_better better,
    enum cc_read_as as);

#endif
