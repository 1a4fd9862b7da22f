/* rotation.h -- how good a seating is: who meets, who meets again, and the mix of the tables.
 *
 * May be included by: method, tests.
 * In:     a seating of stat/seating.h, names of its people, attributes and levels.
 * Out:    rotation: one row, its cost and the bound; meetings: a row a person, whom they have
 *         met, earlier meetings too, and how often again; mix: a row a level, the fewest and
 *         the most of it at any table, and the seats outside the even share.
 * Errors: none.
 */
#ifndef CC_FIGURE_ROTATION_H
#define CC_FIGURE_ROTATION_H

#include "model/fold.h"
#include "stat/seating.h"

struct cc_rotation_attribute {
	struct cc_span name;
	const struct cc_span *level; /* names of its levels */
};

struct cc_rotation {
	const struct cc_seating_in *in;
	const struct cc_seating *seating;
	const struct cc_span *person;		       /* [people] */
	const struct cc_rotation_attribute *attribute; /* [attributes] */
};

struct cc_rotation_row {
	int64_t people, rounds, groups, smallest, largest, met, pairs, repeats, bound, outside, broken;
};

struct cc_meetings_row {
	struct cc_span person;
	int64_t met, others, repeats;
};

struct cc_mix_row {
	struct cc_span attribute, level;
	int64_t people, least, most, outside;
};

enum {
	CC_ROTATION_PEOPLE,
	CC_ROTATION_ROUNDS,
	CC_ROTATION_GROUPS,
	CC_ROTATION_MET = 5,
	CC_ROTATION_PAIRS,
	CC_ROTATION_REPEATS,
	CC_ROTATION_BOUND,
	CC_ROTATION_OUTSIDE
};

extern const struct cc_column_spec cc_rotation_columns[], cc_meetings_columns[], cc_mix_columns[];

/* For the tables of a method. */
#define CC_ROTATION_TABLE \
	{ \
		.name = "rotation", .title = CC_WORDS("Who meets", "顔合わせ"), \
		.columns = cc_rotation_columns, .row = sizeof(struct cc_rotation_row) \
	}
#define CC_MEETINGS_TABLE \
	{ \
		.name = "meetings", .title = CC_WORDS("Meetings of each person", "人ごとの顔合わせ"), \
		.columns = cc_meetings_columns, .row = sizeof(struct cc_meetings_row) \
	}
#define CC_MIX_TABLE \
	{ \
		.name = "mix", .title = CC_WORDS("Mix of the tables", "テーブルの混ざり具合"), \
		.columns = cc_mix_columns, .row = sizeof(struct cc_mix_row) \
	}

void cc_rotation_put(struct cc_report *report, struct cc_table *t, const struct cc_rotation *r);
void cc_meetings_put(struct cc_report *report, struct cc_table *t, const struct cc_rotation *r);
void cc_mix_put(struct cc_report *report, struct cc_table *t, const struct cc_rotation *r);

#endif
