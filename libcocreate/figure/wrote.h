/* wrote.h -- what people wrote, kept until it is known what is shown, by place.
 *
 * May be included by: figure, method, tests.
 * A group is what the texts stand for, such as a chain, or the element of an answer.
 * Memory: 32 bytes a text, which is not copied.
 */
#ifndef CC_FIGURE_WROTE_H
#define CC_FIGURE_WROTE_H

#include "model/fold.h"

struct cc_wrote {
	uint32_t group, person; /* CC_NO_ID: nobody is named */
	uint64_t place;
	struct cc_span text;
};

struct cc_wrote_list {
	struct cc_buf list; /* of struct cc_wrote */
};

void cc_wrote_add(struct cc_wrote_list *q, struct cc_wrote quoted);
/* By group, then place, then bytes; once, after the last. */
void cc_wrote_sort(struct cc_wrote_list *q);
/* Those of a group, *n of them; of none NULL. */
const struct cc_wrote *cc_wrote_of(size_t *n, const struct cc_wrote_list *q, uint32_t group);

/* A row of the table `quotes`, and of others that quote. */
struct cc_wrote_row {
	int64_t rank;
	const char *of; /* a word for the group */
	struct cc_span source, person, text;
	uint64_t people;
};

#define CC_WROTE_TABLE(en, ja) \
	{ \
		.name = "quotes", .title = CC_WORDS(en, ja), .columns = cc_wrote_columns, \
		.row = sizeof(struct cc_wrote_row) \
	}

extern const struct cc_column_spec cc_wrote_columns[];

/* A row for each of n texts; row: what all of them say.  role: of persons. */
void cc_wrote_put_rows(struct cc_report *report, struct cc_table *t, struct cc_wrote_row row,
    const struct cc_wrote *wrote, size_t n, const struct cc_state *state, unsigned role,
    const struct cc_run *run);
/* Those of the group, up to `most`. */
void cc_wrote_put(struct cc_report *report, struct cc_table *t, struct cc_wrote_row row,
    const struct cc_wrote_list *q, uint32_t group, size_t most, const struct cc_state *state, unsigned role,
    const struct cc_run *run);

#endif
