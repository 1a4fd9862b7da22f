/* changes.h -- the table that every command has with --against: this wave and the one before.
 *
 * May be included by: method, cli, tests.
 * In:     per item and measure the mean or share before and now, and which
 *         way is better; the texts live as long as the report.
 * Out:    `changes`: now less before with its interval (Welch, or Newcombe)
 *         and p, Holm within the table; better or worse where the adjusted p
 *         is below 1 - confidence and which is better is known, else unclear;
 *         rows by item, by bytes, then as given.
 * Errors: none; what cannot be computed is an empty cell, and unclear.
 */
#ifndef CC_MODEL_CHANGES_H
#define CC_MODEL_CHANGES_H

#include "model/fold.h"
#include "stat/compare.h"

#define CC_CHANGES_TABLE \
	{ \
		"changes", CC_WORDS("Changes since the previous wave", "前回からの変化"), \
		    cc_changes_columns, "item" \
	}

extern const struct cc_column_spec cc_changes_columns[];

enum cc_better { CC_BETTER_UP, CC_BETTER_DOWN, CC_BETTER_NEITHER };

struct cc_changes;

/* NULL, and the table left out, where before is NULL. */
struct cc_changes *cc_changes_begin(struct cc_report *report, const struct cc_run *run,
    const struct cc_state *before, struct cc_arena *arena);

/* changes NULL is fine. */
void cc_change_mean(struct cc_changes *changes, struct cc_span item, const char *measure,
    struct cc_mean before, struct cc_mean now, enum cc_better better);
void cc_change_share(struct cc_changes *changes, struct cc_span item, const char *measure,
    struct cc_share before, struct cc_share now, enum cc_better better);

/* A figure of another kind, before and now, with the difference that its method
 * made: now less before. */
void cc_change_given(struct cc_changes *changes, struct cc_span item, const char *measure,
    const uint64_t n[2], const double value[2], struct cc_difference difference, enum cc_better better);

/* Fills the table. */
void cc_changes_end(struct cc_changes *changes);

#endif
