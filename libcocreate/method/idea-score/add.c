/* add.c -- typed rows into stores: scores, votes, counts, and what an idea is told by. */
#include "method/idea-score/int.h"

#include "base/map.h"
#include "base/num.h"
#include "figure/attributes.h"
#include "figure/twice.h"

/* One batch on its way into the stores. */
struct adding {
	struct cc_store *const *store;
	const struct cc_batch *batch;
	const struct cc_run *run;
	struct cc_problems *problems;
	/* Scores of one row of a wide sheet for one idea by one rater are one record:
	 * what tells them apart, interned in the order of the records. */
	struct cc_map *ratings;
	uint64_t first; /* record of the first of them */
	bool numbers;	/* some votes of the batch are numbers, so that blanks are none */
};

static const struct cc_attribute attributes[] = {
	{ TITLE, I_TITLE, "title" },
	{ TEXT, I_TEXT, "text" },
	{ 0 },
};

/* So many rows at a time, whose records lie in the nearest cache until they are whole. */
enum { SOME_ROWS = 256 };

static bool
is_of_idea(const struct cc_batch *batch, uint32_t row)
{
	return cc_has(batch, IDEA, row) && (batch->chosen == NULL || batch->chosen[row]);
}

static bool
has_scores(const struct adding *a, uint32_t row)
{
	uint32_t axis = 0, axes = a->run->items[AXES]->n;

	while (axis < axes && !cc_item_has(a->batch, AXES, axis, row))
		axis++;
	return axis < axes;
}

/* Rows of scores on all axes, column by column. */
static void
add_wide(struct adding *a)
{
	struct cc_store *log = a->store[RATINGS];
	uint32_t some[SOME_ROWS], next = 0;

	while (next < a->batch->rows) {
		uint32_t n = 0;
		uint64_t first;

		for (; next < a->batch->rows && n < SOME_ROWS; next++) {
			some[n] = next;
			n += is_of_idea(a->batch, next) && has_scores(a, next);
		}
		first = cc_log_rows(log, a->batch, some, n);
		for (uint32_t axis = 0; axis < a->run->items[AXES]->n; axis++)
			cc_log_put_values(
			    log, first, R_SCORE, axis, cc_column_at(a->batch, AXES, axis), some, n);
	}
}

/* Where the score of one axis goes. */
static unsigned char *
record_of(struct adding *a, struct cc_store *log, uint32_t row)
{
	uint32_t key[3], known, id;

	if (a->batch->of == NULL)
		return cc_log_row(log, a->batch, row);
	if (a->ratings == NULL) {
		a->ratings = cc_map_new();
		a->first = log->rows;
	}
	key[0] = a->batch->of[row];
	key[1] = cc_id_at(a->batch, IDEA, row);
	key[2] = cc_id_at(a->batch, RATER, row);
	known = cc_map_count(a->ratings);
	id = cc_map_add(a->ratings, (struct cc_span){ (const char *)key, sizeof key });
	return id == known ? cc_log_row(log, a->batch, row) : cc_store_record(log, a->first + id);
}

static void
add_score(struct adding *a, uint32_t row)
{
	const struct cc_column *axes = cc_column_at(a->batch, AXIS, 0);
	struct cc_store *log = a->store[axes == NULL ? SCORES : RATINGS];
	unsigned char *record;
	uint32_t axis = 0;

	if (!cc_has(a->batch, SCORE, row))
		return;
	if (axes != NULL && axes->missing[row]) {
		if (axes->id[row] != CC_FORGIVEN)
			cc_row_problem(a->problems, a->batch, row, axes->name,
			    N_("a score without an axis; wanted the axis it is on"));
		return;
	}
	if (axes != NULL)
		axis = axes->id[row];
	record = axes == NULL ? cc_log_row(log, a->batch, row) : record_of(a, log, row);
	if (cc_row_id(log, record, R_SCORE, axis) != CC_NO_ID)
		cc_row_problem(a->problems, a->batch, row, a->run->items[AXES]->item[axis].id,
		    N_("two columns of this row score the same idea; wanted one score"));
	else
		cc_log_put_value(log, record, R_SCORE, axis, cc_num_at(a->batch, SCORE, row));
}

/* The file then has numbers for votes: none of its blanks is one. */
static bool
has_numbers(const struct cc_batch *batch)
{
	const struct cc_column *votes = cc_column_at(batch, VOTE, 0);
	uint32_t row = 0;

	while (row < batch->rows && (votes->missing[row] || votes->mark[row]))
		row++;
	return row < batch->rows;
}

/* A blank of a voter is a vote of neither; without a voter, where others have one, the
 * row only tells of its idea. */
static bool
is_left_blank(const struct adding *a, uint32_t row)
{
	return cc_column_at(a->batch, VOTE, 0)->missing[row] == CC_BLANK && !a->numbers &&
	       (cc_column_at(a->batch, RATER, 0) == NULL || cc_has(a->batch, RATER, row));
}

static void
add_vote(struct adding *a, uint32_t row)
{
	const struct cc_column *votes = cc_column_at(a->batch, VOTE, 0);
	struct cc_store *log = a->store[BALLOTS];
	double vote = (double)NAN;

	if (is_left_blank(a, row))
		vote = BALLOT_BLANK;
	else if (!votes->missing[row])
		vote = (votes->num[row] > 0) - (votes->num[row] < 0) + (votes->mark[row] ? BALLOT_MARK : 0);
	if (!isnan(vote))
		cc_log_put_value(log, cc_log_row(log, a->batch, row), R_SCORE, 0, vote);
}

/* Several ideas in a cell are votes for them, and for none of the others that were offered. */
static void
add_choices(struct adding *a)
{
	struct cc_store *log = a->store[BALLOTS];

	for (uint32_t row = 0; a->batch->chosen != NULL && row < a->batch->rows; row++)
		cc_log_put_value(log, cc_log_row(log, a->batch, row), R_SCORE, 0,
		    BALLOT_MARK + (a->batch->chosen[row] != 0));
}

/* More votes than people who have seen the idea. */
static void
refuse_seen(struct cc_problems *problems, const struct cc_run *run, uint64_t place, double seen, double cast)
{
	cc_place_problem(problems, run, place, CC_SPAN("seen"),
	    N_("\"%s\"; wanted at least the %s votes for and against"), cc_num_say(seen).text,
	    cc_num_say(cast).text);
}

/* A merged state may hold such rows. */
static void
check_seen(struct cc_problems *problems, const struct cc_state *state, const struct cc_run *run)
{
	const struct cc_store *log = state->store[COUNTS];

	for (uint64_t i = 0; i < log->rows; i++) {
		const unsigned char *row = cc_store_row(log, i);
		double n[COUNTS_OF], cast;

		for (unsigned k = 0; k < COUNTS_OF; k++)
			n[k] = cc_row_number(log, row, R_SCORE + k, 0);
		cast = (isnan(n[0]) ? 0 : n[0]) + (isnan(n[1]) ? 0 : n[1]);
		if (cast > n[2])
			refuse_seen(problems, run, cc_row_place(log, row, R_PLACE), n[2], cast);
	}
}

/* A count of people, or none; else the problem was said. */
static bool
is_count(struct adding *a, uint32_t row, double n, const char *name)
{
	if (isnan(n) || (n >= 0 && n <= COUNT_MOST && n == floor(n)))
		return true;
	cc_row_problem(a->problems, a->batch, row, cc_span(name),
	    N_("\"%s\"; wanted a whole number from 0 to %s"), cc_num_say(n).text,
	    cc_num_say(COUNT_MOST).text);
	return false;
}

static void
add_counts(struct adding *a, uint32_t row)
{
	static const struct {
		unsigned role;
		const char *name;
	} counted[COUNTS_OF] = { { VOTES, "votes" }, { AGAINST, "votes_against" }, { SEEN, "seen" } };
	struct cc_store *log = a->store[COUNTS];
	double n[COUNTS_OF], cast;
	unsigned char *record;

	for (unsigned i = 0; i < COUNTS_OF; i++) {
		n[i] = cc_num_at(a->batch, counted[i].role, row);
		if (!is_count(a, row, n[i], counted[i].name))
			return;
	}
	if (isnan(n[0]) && isnan(n[1]) && isnan(n[2]))
		return;
	cast = (isnan(n[0]) ? 0 : n[0]) + (isnan(n[1]) ? 0 : n[1]);
	if (cast > n[2]) {
		refuse_seen(a->problems, a->run, cc_batch_place(a->batch, row), n[2], cast);
		return;
	}
	record = cc_log_row(log, a->batch, row);
	for (unsigned i = 0; i < COUNTS_OF; i++)
		cc_log_put_value(log, record, R_SCORE + i, 0, n[i]);
}

static void
add_rows(struct adding *a)
{
	static void (*const add[])(
	    struct adding *, uint32_t) = { [LONG] = add_score, [VOTED] = add_vote, [COUNTED] = add_counts };

	for (uint32_t row = 0; row < a->batch->rows; row++)
		if (is_of_idea(a->batch, row))
			add[a->batch->layout](a, row);
}

void
idea_add(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems)
{
	struct adding a = { .store = store, .batch = batch, .run = run, .problems = problems };

	a.numbers = batch->layout == VOTED && has_numbers(batch);
	if (batch->layout == CC_NO_LAYOUT)
		add_choices(&a);
	else if (batch->layout == WIDE)
		add_wide(&a);
	else
		add_rows(&a);
	cc_map_free(a.ratings);
	if (batch->chosen == NULL) /* else a title or a text is that of a row, not of an idea */
		cc_attributes_add(store[IDEAS], IDEA, attributes, batch);
}

void
idea_check_rows(struct cc_problems *problems, const struct cc_state *state, const struct idea_rules *rules)
{
	const struct cc_store *scores = state->store[SCORES];
	uint64_t first = UINT64_MAX;

	check_seen(problems, state, rules->run);
	cc_attributes_check(problems, state, IDEAS, IDEA, N_("idea"), attributes, rules->run);
	for (uint64_t i = 0; i < scores->rows && !rules->plain; i++) {
		uint64_t place = cc_row_place(scores, cc_store_row(scores, i), R_PLACE);

		first = place < first ? place : first;
	}
	/* axes in one file and none in another: what stood for what is not known */
	if (first != UINT64_MAX)
		cc_place_problem(problems, rules->run, first, CC_SPAN("score"),
		    N_("a score without an axis, where other rows have axes; wanted a column for axis"));
}
