/* segments.h -- the table that every command has with --by: each segment
 * against everybody else.
 *
 * May be included by: method, cli, tests.
 * In:     per segment, item and measure the mean or share of the segment and
 *         that of everybody else (who is in no segment, too), in any order;
 *         the texts live as long as the report.
 * Out:    `segments`: value with its interval (t, or Wilson), the difference
 *         to everybody else with its interval (Welch, or Newcombe) and p, Holm
 *         within the table; rows by segment, then item, by bytes, then as given.
 * Errors: none; what cannot be computed is an empty cell.
 */
#ifndef CC_MODEL_SEGMENTS_H
#define CC_MODEL_SEGMENTS_H

#include "model/fold.h"
#include "stat/compare.h"

/* For the tables of a method whose `segments` are the common ones. */
#define CC_SEGMENTS_TABLE \
	{ \
		"segments", \
		    CC_WORDS("Segments, each against everybody else", "区分ごと（それ以外との比較）"), \
		    cc_segments_columns, "segment" \
	}

extern const struct cc_column_spec cc_segments_columns[];

struct cc_segments;

/* NULL, and the table left out, where role `segment` is not bound. */
struct cc_segments *cc_segments_begin(
    struct cc_report *report, const struct cc_run *run, unsigned role, struct cc_arena *arena);

/* segments NULL is fine. */
void cc_segment_mean(struct cc_segments *segments, struct cc_span segment, struct cc_span item,
    const char *measure, struct cc_mean own, struct cc_mean others);
void cc_segment_share(struct cc_segments *segments, struct cc_span segment, struct cc_span item,
    const char *measure, struct cc_share own, struct cc_share others);

/* Fills the table. */
void cc_segments_end(struct cc_segments *segments);

#endif
