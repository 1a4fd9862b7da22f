/* aggregate_stores.h -- the roles and stores of aggregates, which are the first ones of their method.
 *
 * May be included by: figure, method, tests.
 */
#ifndef CC_FIGURE_AGGREGATE_STORES_H
#define CC_FIGURE_AGGREGATE_STORES_H

#include "figure/weights.h"

enum cc_aggregate_role {
	CC_OF_DATE,
	CC_OF_EVENT,
	CC_OF_PERSON,
	CC_OF_SESSION,
	CC_OF_IDEA,
	CC_OF_VALUE,
	CC_OF_SEGMENT,
	CC_OF_WEIGHT,
	CC_OF_COLUMN, /* of ids: an item for each other header that is named */
	CC_OF_NUMBER, /* the same of numbers */
	CC_OF_END
};
enum {
	CC_IN_COVER,
	CC_IN_ROWS,
	CC_IN_PEOPLE,
	CC_IN_UNITS,
	CC_IN_SUMS,
	CC_IN_ANSWERS,
	CC_IN_DAYS,
	CC_IN_WEIGHTS,
	CC_IN_END
};

#define CC_AGGREGATE_STORES \
	[CC_IN_COVER] = { "cover", \
		CC_FIELDS(CC_FIELD("period", KEY), CC_FIELD("rows", COUNT), CC_FIELD("off_scale", COUNT), \
		    CC_FIELD("unweighted", COUNT)), \
		false, "periods" }, \
	[CC_IN_ROWS] = { "rows", \
		CC_FIELDS(CC_FIELD("slot", KEY), CC_FIELD("period", KEY), CC_KEY("segment", CC_OF_SEGMENT), \
		    CC_FIELD("rows", COUNT), CC_WEIGHT_FIELDS), \
		false, "periods and segments" }, \
	[CC_IN_PEOPLE] = { "people", \
		CC_FIELDS(CC_FIELD("slot", KEY), CC_FIELD("period", KEY), CC_KEY("person", CC_OF_PERSON), \
		    CC_KEY("segment", CC_OF_SEGMENT)), \
		true, "rows of people" }, \
	[CC_IN_UNITS] = { "units", \
		CC_FIELDS(CC_FIELD("slot", KEY), CC_FIELD("period", KEY), CC_KEY("session", CC_OF_SESSION), \
		    CC_KEY("idea", CC_OF_IDEA), CC_KEY("column", CC_OF_COLUMN), \
		    CC_KEY("segment", CC_OF_SEGMENT)), \
		true, "rows of what is counted" }, \
	[CC_IN_SUMS] = { "sums", \
		CC_FIELDS(CC_FIELD("slot", KEY), CC_FIELD("period", KEY), CC_KEY("segment", CC_OF_SEGMENT), \
		    CC_FIELD("rows", COUNT), CC_FIELD("sum", SUM)), \
		false, "periods and segments" }, \
	[CC_IN_ANSWERS] = { "answers", \
		CC_FIELDS(CC_FIELD("slot", KEY), CC_FIELD("period", KEY), CC_KEY("person", CC_OF_PERSON), \
		    CC_KEY("segment", CC_OF_SEGMENT), CC_FIELD("place", PLACE), CC_FIELD("value", VALUE), \
		    CC_CASE_WEIGHT_FIELD), \
		true, "answers" }, \
	[CC_IN_DAYS] = { "days", \
		CC_FIELDS(CC_FIELD("slot", KEY), CC_KEY("person", CC_OF_PERSON), \
		    CC_KEY("session", CC_OF_SESSION), CC_KEY("idea", CC_OF_IDEA), \
		    CC_KEY("column", CC_OF_COLUMN), CC_FIELD("day", KEY)), \
		true, "rows of cohorts" }, \
	[CC_IN_WEIGHTS] = CC_WEIGHTS_STORE(CC_OF_PERSON)

/* Periods and days are keys that are no less than 0; 0 is none. */
enum { CC_AGGREGATE_PERIOD_ZERO = 1 << 20, CC_AGGREGATE_DAY_ZERO = 800000, CC_AGGREGATE_KEY_END = 1 << 23 };
#define CC_AGGREGATE_NONE UINT32_MAX

#endif
