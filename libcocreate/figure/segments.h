/* segments.h -- the table that every command has with --by: each segment
 * against everybody else.
 *
 * May be included by: method, cli, tests.
 * In:     per segment, item and measure the mean or share of the segment and
 *         that of everybody else (who is in no segment, too), in any order;
 *         the texts live as long as the report.
 * Out:    `segments`: value with its interval (t, or Wilson), the difference
 *         to everybody else with its interval (Welch, or Newcombe), p, and p
 *         adjusted as figure/compared.h has it; rows by segment, then item, by bytes, then as given.
 * Errors: none; what cannot be computed is an empty cell.
 */
#ifndef CC_FIGURE_SEGMENTS_H
#define CC_FIGURE_SEGMENTS_H

#include "figure/compared.h"
#include "stat/sample.h"
#include "stat/superiority.h"

/* For the tables of a method whose segments are the common ones. */
#define CC_SEGMENTS_TABLE \
	{ \
		.name = "segments", \
		.title = CC_WORDS("Segments, each against everybody else", "区分ごと（それ以外との比較）"), \
		.columns = cc_segments_columns, .row = sizeof(struct cc_compared), .flags = CC_TABLE_BY \
	}

/* Its picture; of items that a table has labels of, by its columns for key and label. */
#define CC_SEGMENTS_CHART CC_SEGMENTS_CHART_OF(NULL, NULL, NULL)
#define CC_SEGMENTS_CHART_OF(table_, key_, label_) \
	{ \
		CC_CHART_INTERVALS, "segments", \
		    .extra = true, \
		    .title = CC_WORDS("Segments against everybody else", "区分と、それ以外の人との差"), \
		    .read = CC_WORDS( \
			"A mark is the difference between the segment and everybody else, the bar its " \
			"interval: where it crosses 0, no difference is shown.", \
			"印は区分とそれ以外の人との差、横線はその区間。0をまたげば、差は示されない。"), \
		    .id = "item", .group = "segment", .group_then = "measure", .gather = true, \
		    .apart = true, .value = "difference", .low = "difference_low", \
		    .high = "difference_high", .n = "n", .names = { \
			    .table = (table_), \
			    .key = (key_), \
			    .label = (label_) \
		    } \
	}

/* How its figures are made. */
#define CC_SEGMENTS_FORMULA \
	CC_WORDS("segments: each against everybody else, shares with Newcombe's interval, means with " \
		 "Welch's; p adjusted by Holm over the comparisons of the measure.", \
	    "区分: それぞれを他の全員と比べる。割合の差はNewcombe、平均の差はWelchの区間。" \
	    "pは指標ごとの全比較でHolmの補正。")

enum {
	CC_SEGMENTS_SEGMENT,
	CC_SEGMENTS_ITEM,
	CC_SEGMENTS_MEASURE,
	CC_SEGMENTS_N,
	CC_SEGMENTS_VALUE,
	CC_SEGMENTS_LOW,
	CC_SEGMENTS_HIGH,
	CC_SEGMENTS_DIFFERENCE,
	CC_SEGMENTS_DIFFERENCE_LOW,
	CC_SEGMENTS_DIFFERENCE_HIGH,
	CC_SEGMENTS_P,
	CC_SEGMENTS_P_ADJUSTED,
};

extern const struct cc_column_spec cc_segments_columns[]; /* by these numbers */

/* All may be called with segments NULL: the table is left out. */
void cc_segment_mean(struct cc_comparisons *segments, struct cc_span segment, struct cc_span item,
    const char *measure, struct cc_mean own, struct cc_mean others);
void cc_segment_share(struct cc_comparisons *segments, struct cc_span segment, struct cc_span item,
    const char *measure, struct cc_share own, struct cc_share others);
/* Amounts of people, NaN: they have none; segment[n]: ids of the role, CC_NO_ID: in none.  A row for
 * each segment with an amount. */
void cc_segment_amounts(struct cc_comparisons *segments, const struct cc_state *state, unsigned role,
    struct cc_span item, const char *measure, const uint32_t *segment, const double *amount, uint32_t n,
    struct cc_arena *arena);

/* Shares of all there is, of which nothing was sampled: no interval, no test. */
void cc_segment_whole(struct cc_comparisons *segments, struct cc_span segment, struct cc_span item,
    const char *measure, struct cc_share own, struct cc_share others);

/* The same of people who may carry weights. */
void cc_segment_sample(struct cc_comparisons *segments, struct cc_span segment, struct cc_span item,
    const char *measure, const struct cc_sample *own, const struct cc_sample *others);
void cc_segment_weighted(struct cc_comparisons *segments, struct cc_span segment, struct cc_span item,
    const char *measure, const struct cc_weighted_share *own, const struct cc_weighted_share *others);

/* Whether the same of two is superior there; n: who can tell, of the segment and of the others. */
void cc_segment_superior(struct cc_comparisons *segments, struct cc_span segment, struct cc_span item,
    const uint64_t n[2], const struct cc_superior *own, const struct cc_superior *others);

/* How many comparisons p_adjusted allows for; for tables of another shape. */
void cc_note_segments(struct cc_report *report, uint64_t comparisons);

#endif
