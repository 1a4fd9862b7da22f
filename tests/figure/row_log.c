/* row_log.c -- tests figure/row_log. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "figure/row_log.h"
#include "figure/sealed.h"

#include <string.h>

enum { PERSON, IDEAS, UNITS, DATE, ACCOUNT, ROLES };
enum { F_PERSON, F_IDEA, F_IDEAS, F_DAY, F_UNITS, F_PERCENT, F_KNOWN, F_PLACE };

static const struct cc_role roles[] = {
	[PERSON] = { "person", NULL, CC_ID, 0, { NULL } },
	[IDEAS] = { "idea", NULL, CC_CODES, 0, { NULL } },
	[UNITS] = { "units", NULL, CC_TEXT, 0, { NULL } },
	[DATE] = { "date", NULL, CC_DATE, 0, { NULL } },
	[ACCOUNT] = { "account", NULL, CC_TEXT, 0, { NULL } },
	{ 0 },
};
static const struct cc_store_spec stores[] = {
	{ "rows",
	    CC_FIELDS(CC_KEY("person", PERSON), CC_KEY("idea", IDEAS), CC_FIELD("ideas", TEXT),
		CC_FIELD("day", DAY), CC_FIELD("units", VALUE), CC_FIELD("percent", KEY),
		CC_FIELD("known", KEY), CC_FIELD("place", PLACE)),
	    true, "rows" },
	{ 0 },
};
static const struct cc_row_log logs[] = { CC_ROW_LOG({ F_PERSON, CC_ROW_ID, PERSON, .needed = true },
    { F_IDEA, CC_ROW_CODE, IDEAS, .needed = true }, { F_IDEAS, CC_ROW_CODES, IDEAS },
    { F_DAY, CC_ROW_DAY, DATE, .needed = true },
    { F_UNITS, CC_ROW_NUMBER, UNITS, .digits = 2, .least = -100, .most = 10000, .none = 7 },
    { F_PERCENT, CC_ROW_PERCENT, UNITS }, { F_KNOWN, CC_ROW_THERE, ACCOUNT }, { F_PLACE, CC_ROW_PLACE }) };

/* One row: cells NULL: missing; ideas: how many it names. */
struct row {
	const char *person;
	uint32_t ideas;
	const char *units, *account;
	int64_t day; /* 0: none */
};

struct bench {
	struct cc_state *state;
	struct cc_problems problems;
};

static void
begin(struct bench *b)
{
	static const bool has_ids[ROLES] = { true, true };
	static const uint32_t items[ROLES] = { 1, 1, 1, 1, 1 };

	memset(b, 0, sizeof *b);
	b->state = cc_state_new(ROLES, has_ids, items, stores);
	(void)cc_map_add(b->state->ids[IDEAS], CC_SPAN("tea"));
	(void)cc_map_add(b->state->ids[IDEAS], CC_SPAN("cup"));
}

static void
add(struct bench *b, const struct row *row, bool dated)
{
	static const uint32_t code[] = { 0, 1 };
	const uint8_t missing[] = { row->person == NULL, row->ideas == 0, row->units == NULL, row->day == 0,
		row->account == NULL };
	const uint32_t first[] = { 0, row->ideas }, one[] = { 1, 1, 1, 1, 1 };
	const uint32_t id[] = {
		row->person == NULL ? 0 : cc_map_add(b->state->ids[PERSON], cc_span(row->person))
	};
	const struct cc_span units[] = { cc_span(row->units != NULL ? row->units : "") };
	struct cc_column column[ROLES];
	const struct cc_column *at[ROLES][1];
	const struct cc_column *const *by_role[ROLES];
	const uint64_t line[] = { 5 };
	struct cc_batch batch = {
		.rows = 1, .name = "in.csv", .line = line, .role = by_role, .columns = one
	};
	const struct cc_run run = { 0 };

	for (size_t r = 0; r < ROLES; r++) {
		column[r] = (struct cc_column){ .missing = &missing[r], .name = cc_span(roles[r].name) };
		at[r][0] = &column[r];
		by_role[r] = at[r];
	}
	column[PERSON].id = id;
	column[IDEAS].id = code;
	column[IDEAS].first = first;
	column[UNITS].text = column[ACCOUNT].text = units;
	column[DATE].when = &row->day;
	batch.ids = b->state->ids;
	cc_row_log_add(b->state->store, logs, 0, dated, roles, &batch, &run, &b->problems);
}

static void
a_row_is_kept_as_its_fields_are_listed(void **state)
{
	struct cc_store *s;
	const unsigned char *row;
	struct cc_span text, rest;
	struct bench b;

	(void)state;
	begin(&b);
	add(&b, &(struct row){ "ann", 1, "12%", "x", 20000 }, true);
	add(&b, &(struct row){ "ben", 1, NULL, NULL, 0 }, false);
	cc_state_seal(b.state, &cc_workers_none);
	assert_int_equal(b.problems.count, 0);
	s = b.state->store[0];
	assert_int_equal(s->rows, 2);
	row = cc_store_row(s, 0);
	assert_int_equal(cc_row_id(s, row, F_PERSON, 0), 0);
	assert_int_equal(cc_row_day(s, row, F_DAY), 20000);
	assert_int_equal(cc_row_whole(s, row, F_UNITS), 12);
	assert_int_equal(cc_row_id(s, row, F_PERCENT, 0), 1);
	assert_int_equal(cc_row_id(s, row, F_KNOWN, 0), 1);
	assert_int_equal(cc_place_line(cc_row_place(s, row, F_PLACE)), 5);
	rest = cc_row_text(s, row, F_IDEAS);
	assert_true(cc_row_log_next(&text, &rest));
	assert_true(cc_span_eq(text, CC_SPAN("tea")));
	assert_false(cc_row_log_next(&text, &rest));
	row = cc_store_row(s, 1);
	assert_int_equal(cc_row_day(s, row, F_DAY), CC_SEALED_NO_DAY);
	assert_int_equal(cc_row_whole(s, row, F_UNITS), 7);
	assert_int_equal(cc_row_id(s, row, F_PERCENT, 0), 0);
	assert_int_equal(cc_row_id(s, row, F_KNOWN, 0), 0);
	cc_state_free(b.state);
}

static void
the_first_fault_of_a_row_is_told_and_the_row_is_not_kept(void **state)
{
	static const struct {
		struct row row;
		const char *wanted;
	} cases[] = {
		{ { NULL, 0, "x", NULL, 1 }, "in.csv:5: column \"person\": no person; wanted one" },
		{ { "ann", 0, "x", NULL, 1 }, "column \"idea\": no idea; wanted one" },
		{ { "ann", 2, "x", NULL, 1 }, "column \"idea\": 2 ideas; wanted one" },
		{ { "ann", 1, "x", NULL, 0 },
		    "column \"date\": no date; wanted one, as the rules have periods" },
		{ { "ann", 1, "x", NULL, 1 }, "column \"units\": \"x\"; wanted a number" },
		{ { "ann", 1, "0.001", NULL, 1 }, "\"0.001\"; wanted at most 2 decimals" },
		{ { "ann", 1, "90071992547409.92", NULL, 1 },
		    "\"90071992547409.92\"; wanted at most 9007199254740991 units of 2 decimals" },
		{ { "ann", 1, "-1.01", NULL, 1 }, "\"-1.01\"; wanted a number of -1.00 or more" },
		{ { "ann", 1, "100.01", NULL, 1 }, "\"100.01\"; wanted at most 100.00" },
	};
	struct bench b;

	(void)state;
	begin(&b);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		b.problems.count = b.problems.kept = 0;
		add(&b, &cases[i].row, true);
		assert_int_equal(b.problems.count, 1);
		if (strstr(b.problems.first[0].text, cases[i].wanted) == NULL)
			fail_msg("found \"%s\", wanted \"%s\"", b.problems.first[0].text, cases[i].wanted);
	}
	assert_int_equal(b.state->store[0]->rows, 0);
	cc_state_free(b.state);
}

static void
the_edges_of_a_range_are_in_it_and_merged_states_know_it(void **state)
{
	struct cc_limit limit = cc_row_log_limit(logs, F_UNITS);
	struct bench b;

	(void)state;
	begin(&b);
	add(&b, &(struct row){ "ann", 1, "-1", NULL, 1 }, true);
	add(&b, &(struct row){ "ann", 1, "100", NULL, 1 }, true);
	assert_int_equal(b.problems.count, 0);
	cc_state_free(b.state);
	assert_true(limit.low == -100 && limit.high == 10000 && limit.whole);
	limit = cc_row_log_limit(logs, F_PERCENT);
	assert_true(limit.low == 0 && limit.high == 1 && limit.whole);
	limit = cc_row_log_limit(logs, F_PERSON);
	assert_true(limit.low > limit.high);
}

static void
codes_are_taken_apart_at_line_ends(void **state)
{
	struct cc_span code, rest = CC_SPAN("tea\ncup\n");

	(void)state;
	assert_true(cc_row_log_next(&code, &rest));
	assert_true(cc_span_eq(code, CC_SPAN("tea")));
	assert_true(cc_row_log_next(&code, &rest));
	assert_true(cc_span_eq(code, CC_SPAN("cup")));
	assert_false(cc_row_log_next(&code, &rest));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_row_is_kept_as_its_fields_are_listed),
		cmocka_unit_test(the_first_fault_of_a_row_is_told_and_the_row_is_not_kept),
		cmocka_unit_test(the_edges_of_a_range_are_in_it_and_merged_states_know_it),
		cmocka_unit_test(codes_are_taken_apart_at_line_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
