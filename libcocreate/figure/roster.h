/* roster.h -- who is there in which role, and what an event log says of them.
 *
 * May be included by: method, tests.
 * In:     rows of a roster: role, and where they are there person, since, concern, interest; rows
 *         of an event log: event, date, and person, stage.
 * Out:    what rules look into (figure/verify.h), and the table `coverage`: a row for each role
 *         that the checklist needs or knows and the roster has, then for others as written.
 * Errors: problems of an event without a name or a day.
 * Memory: 72 bytes a row of the roster, 64 an event of a person, stage and day.
 */
#ifndef CC_FIGURE_ROSTER_H
#define CC_FIGURE_ROSTER_H

#include "figure/checklist.h"
#include "figure/names.h"
#include "model/fold.h"

struct cc_roster_roles {
	unsigned store; /* the roster's; that of events is the next */
	unsigned role, person, since, concern, interest, event, date, stage;
};

#define CC_ROSTER_STORES(role, person, event, stage) \
	{ "roster", \
		CC_FIELDS(CC_KEY("role", role), CC_KEY("person", person), CC_FIELD("since", DAY), \
		    CC_FIELD("concern", TEXT), CC_FIELD("interest", TEXT), CC_FIELD("place", PLACE)), \
		true, "people of the roster" }, \
	{ \
		"events", \
		    CC_FIELDS(CC_KEY("event", event), CC_KEY("person", person), CC_KEY("stage", stage), \
			CC_FIELD("day", DAY), CC_FIELD("n", COUNT), CC_FIELD("undated", FIRST)), \
		    false, "events, people, stages and days" \
	}

void cc_roster_post(struct cc_store *const *store, const struct cc_batch *batch, uint32_t row,
    const struct cc_roster_roles *roles);
void cc_roster_event(struct cc_store *const *store, const struct cc_batch *batch, uint32_t row,
    const struct cc_roster_roles *roles, struct cc_problems *problems);

/* Posts and events into data, whose arena is set.  Problems: events without a day. */
void cc_roster_read(struct cc_verify_data *data, const struct cc_state *state,
    const struct cc_checklist *list, const struct cc_roster_roles *roles, const struct cc_run *run,
    struct cc_problems *problems);

#define CC_COVERAGE_TABLE \
	{ \
		.name = "coverage", .title = CC_WORDS("Who is there", "誰が加わっているか"), \
		.columns = cc_coverage_columns, .row = sizeof(struct cc_coverage_row) \
	}

struct cc_coverage_row {
	const char *kind;
	struct cc_span role;
	const char *label;
	uint64_t people;
	int64_t since;
	const char *before_start;
	struct cc_span text[2]; /* concern, interest */
	uint64_t behind[2];	/* people behind them */
	uint64_t events;
	struct cc_spans stages;
	int64_t last_seen, days_since;
};

extern const struct cc_column_spec cc_coverage_columns[];

/* start: CC_NO_DAY: the first time anybody attended.  strangers: roles that no set knows. */
void cc_coverage_put(struct cc_report *report, struct cc_table *t, struct cc_names_list *strangers,
    const struct cc_verify_data *data, int64_t start, const struct cc_state *state,
    const struct cc_checklist *list, const struct cc_roster_roles *roles);

#endif
