/* rows.c -- typed rows into stores: scores, votes, counts, and what
 * an idea is told by. */
#include "method/idea-score/int.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/num.h"

#include <inttypes.h>
#include <math.h>

/* One batch on its way into the stores. */
struct rows {
	struct cc_store *const *store;
	const struct cc_batch *batch;
	const struct cc_run *run;
	struct cc_problems *problems;
	/* Scores of one row of a wide sheet for one idea by one rater are one record:
	 * what tells them apart, interned in the order of the records. */
	struct cc_map *judgements;
	uint64_t first; /* record of the first of them */
	struct cc_buf joined;
};

/* The one column of a role that is not multi. */
static const struct cc_column *
column_of(const struct rows *r, unsigned role)
{
	return r->batch->role[role][0];
}

static bool
has(const struct cc_column *column, uint32_t row)
{
	return column != NULL && !column->missing[row];
}

static uint32_t
id_of(const struct cc_column *column, uint32_t row)
{
	return has(column, row) ? column->id[row] : CC_NO_ID;
}

static uint64_t
place_of(const struct rows *r, uint32_t row)
{
	return cc_place_pack(r->batch->file, r->batch->line[row]);
}

/* A problem of a row, in the column of a role or an axis. */
#define ROW_PROBLEM(r, i, column, ...) \
	cc_problem_late((r)->problems, (r)->batch->file, \
	    (struct cc_place){ (r)->batch->name, (r)->batch->line[i], 0 }, column, __VA_ARGS__)

/* The fields that every log begins with. */
static unsigned char *
new_record(const struct rows *r, struct cc_store *log, uint32_t row)
{
	unsigned char *record = cc_log_add(log);

	*(uint32_t *)cc_field_at(log, record, R_IDEA) = id_of(column_of(r, IDEA), row);
	*(uint32_t *)cc_field_at(log, record, R_RATER) = id_of(column_of(r, RATER), row);
	*(uint32_t *)cc_field_at(log, record, R_SEGMENT) = id_of(column_of(r, SEGMENT), row);
	*(uint64_t *)cc_field_at(log, record, R_PLACE) = place_of(r, row);
	return record;
}

static void
keep_axes(struct rows *r, uint32_t row)
{
	struct cc_store *log = r->store[RATINGS];
	uint32_t axes = r->run->items[AXES]->n;
	unsigned char *record = NULL;

	for (uint32_t a = 0; a < axes; a++) {
		const struct cc_column *axis = r->batch->role[AXES][a];

		if (!has(axis, row))
			continue;
		if (record == NULL)
			record = new_record(r, log, row);
		((uint32_t *)cc_field_at(log, record, R_SCORE))[a] = cc_store_value(log, axis->num[row]);
	}
}

/* Where the score of one axis goes. */
static unsigned char *
record_of(struct rows *r, struct cc_store *log, uint32_t row)
{
	uint32_t key[3], known, id;

	if (r->batch->of == NULL)
		return new_record(r, log, row);
	if (r->judgements == NULL) {
		r->judgements = cc_map_new();
		r->first = log->rows;
	}
	key[0] = r->batch->of[row];
	key[1] = id_of(column_of(r, IDEA), row);
	key[2] = id_of(column_of(r, RATER), row);
	known = cc_map_count(r->judgements);
	id = cc_map_add(r->judgements, (struct cc_span){ (const char *)key, sizeof key });
	return id == known ? new_record(r, log, row) : cc_store_record(log, r->first + id);
}

static void
keep_score(struct rows *r, uint32_t row)
{
	const struct cc_column *score = column_of(r, SCORE), *axis = column_of(r, AXIS);
	struct cc_store *log = r->store[axis == NULL ? SCORES : RATINGS];
	unsigned char *record;
	uint32_t *value;

	if (!has(score, row))
		return;
	if (axis != NULL && axis->missing[row]) {
		if (axis->id[row] != CC_FORGIVEN)
			ROW_PROBLEM(
			    r, row, CC_SPAN("axis"), N_("a score without an axis; wanted the axis it is on"));
		return;
	}
	record = axis == NULL ? new_record(r, log, row) : record_of(r, log, row);
	value = (uint32_t *)cc_field_at(log, record, R_SCORE) + (axis == NULL ? 0 : axis->id[row]);
	if (*value != CC_NO_ID)
		ROW_PROBLEM(r, row, r->run->items[AXES]->item[axis->id[row]].id,
		    N_("two columns of this row score the same idea; wanted one score"));
	else
		*value = cc_store_value(log, score->num[row]);
}

static void
keep_vote(struct rows *r, uint32_t row)
{
	const struct cc_column *vote = column_of(r, VOTE);
	struct cc_store *log = r->store[BALLOTS];
	unsigned char *record;

	if (!has(vote, row))
		return;
	record = new_record(r, log, row);
	*(uint32_t *)cc_field_at(log, record, R_SCORE) =
	    cc_store_value(log, (vote->num[row] > 0) - (vote->num[row] < 0));
}

/* A count of people; false: it is none, which was said. */
static bool
is_count(struct rows *r, uint32_t row, double n, const char *name)
{
	char text[CC_NUM_MAX], most[CC_NUM_MAX];

	if (n >= 0 && n <= COUNT_MOST && n == floor(n))
		return true;
	cc_num_print(text, n);
	cc_num_print(most, COUNT_MOST);
	ROW_PROBLEM(r, row, cc_span(name), N_("\"%s\"; wanted a whole number from 0 to %s"), text, most);
	return false;
}

static void
keep_counts(struct rows *r, uint32_t row)
{
	static const struct {
		unsigned role;
		const char *name;
	} counted[COUNTS_OF] = { { VOTES, "votes" }, { AGAINST, "votes_against" }, { SEEN, "seen" } };
	struct cc_store *log = r->store[COUNTS];
	double n[COUNTS_OF] = { 0 };
	unsigned char *record;
	unsigned given = 0;

	for (unsigned i = 0; i < COUNTS_OF; i++) {
		const struct cc_column *column = column_of(r, counted[i].role);

		if (!has(column, row))
			continue;
		if (!is_count(r, row, column->num[row], counted[i].name))
			return;
		n[i] = column->num[row];
		given |= 1U << i;
	}
	if (given == 0)
		return;
	if ((given & 4) && n[0] + n[1] > n[2]) {
		char votes[CC_NUM_MAX], seen[CC_NUM_MAX];

		cc_num_print(votes, n[0] + n[1]);
		cc_num_print(seen, n[2]);
		ROW_PROBLEM(r, row, CC_SPAN("seen"),
		    N_("\"%s\"; wanted at least the %s votes for and against"), seen, votes);
		return;
	}
	record = new_record(r, log, row);
	for (unsigned i = 0; i < COUNTS_OF; i++)
		if (given >> i & 1)
			*(uint32_t *)cc_field_at(log, record, R_SCORE + i) = cc_store_value(log, n[i]);
}

/* What an idea is told by, in rows with scores or without. */
static const struct attribute {
	unsigned role, field;
	const char *name;
} attributes[] = { { TITLE, I_TITLE, "title" }, { TEXT, I_TEXT, "text" } };

enum { ATTRIBUTES = sizeof attributes / sizeof *attributes };

/* Of several columns all that say something, a line each. */
static struct cc_span
attribute_text(struct cc_buf *joined, const struct cc_batch *batch, unsigned role, uint32_t row)
{
	struct cc_span text = { 0 };
	uint32_t found = 0;

	joined->len = 0;
	for (uint32_t k = 0; k < batch->columns[role]; k++) {
		const struct cc_column *column = batch->role[role][k];

		if (column == NULL || column->missing[row])
			continue;
		if (found++ == 0) {
			text = column->text[row];
			continue;
		}
		if (found == 2)
			cc_buf_span(joined, text);
		cc_buf_add(joined, "\n", 1);
		cc_buf_span(joined, column->text[row]);
	}
	return found > 1 ? (struct cc_span){ joined->at, joined->len } : text;
}

static void
keep_attributes(struct rows *r, uint32_t row)
{
	struct cc_store *ideas = r->store[IDEAS];
	const struct cc_batch *batch = r->batch;
	uint64_t idea = column_of(r, IDEA)->id[row];

	for (unsigned i = 0; i < ATTRIBUTES; i++) {
		struct cc_span text = attribute_text(&r->joined, batch, attributes[i].role, row);

		if (text.at != NULL)
			cc_first_see(ideas,
			    cc_field_at(ideas, cc_tally_at(ideas, &idea), attributes[i].field), text,
			    place_of(r, row));
	}
}

/* The next observation of the same row says nothing else of the same idea. */
static bool
is_told(const struct rows *r, uint32_t row)
{
	const uint32_t *of = r->batch->of, *idea = column_of(r, IDEA)->id;

	return of != NULL && row > 0 && of[row] == of[row - 1] && idea[row] == idea[row - 1];
}

void
rows_add(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems)
{
	static void (*const keep[])(struct rows *, uint32_t) = {
		[WIDE] = keep_axes, [LONG] = keep_score, [VOTED] = keep_vote, [COUNTED] = keep_counts
	};
	struct rows r = { .store = store, .batch = batch, .run = run, .problems = problems };

	for (uint32_t row = 0; row < batch->rows; row++) {
		if (column_of(&r, IDEA)->missing[row])
			continue;
		if (batch->layout != CC_NO_LAYOUT)
			keep[batch->layout](&r, row);
		if (!is_told(&r, row))
			keep_attributes(&r, row);
	}
	cc_map_free(r.judgements);
	cc_buf_free(&r.joined);
}

static void
check_attribute(const struct jury *j, const struct attribute *attribute, struct cc_problems *problems)
{
	const struct cc_store *ideas = j->now->store[IDEAS];

	for (uint64_t i = 0; i < ideas->rows; i++) {
		const unsigned char *row = cc_store_row(ideas, i);
		const struct cc_first *first = cc_row_field(ideas, row, attribute->field);
		struct cc_place before;

		if (first->other.at == NULL)
			continue;
		before = cc_run_place(j->run, first->place);
		cc_problem_late(problems, cc_place_file(first->other_place),
		    cc_run_place(j->run, first->other_place), cc_span(attribute->name),
		    N_("\"%s\"; wanted \"%s\", the %s of idea \"%s\" at %s:%" PRIu64),
		    cc_quote(first->other).text, cc_quote(first->text).text, attribute->name,
		    cc_quote(cc_state_text(j->now, IDEA, cc_row_id(ideas, row, I_IDEA, 0))).text, before.file,
		    before.line);
	}
}

void
rows_check(const struct jury *j, struct cc_problems *problems)
{
	for (unsigned i = 0; i < ATTRIBUTES; i++)
		check_attribute(j, &attributes[i], problems);
}
