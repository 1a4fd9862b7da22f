/* privacy.c -- tests of figure/privacy and figure/evidence. */
#include "figure/privacy.h"
#include "text/mask.h"

#include "figure/evidence.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { SEGMENT, ITEM, N, VALUE, BAND };

struct total {
	struct cc_span item, quote;
	uint64_t n;
};

static const struct cc_table_spec tables[] = {
	{
	    "segments",
	    CC_WORDS("Segments", NULL),
	    (const struct cc_column_spec[]){
		[SEGMENT] = { "segment", CC_TYPE_ID, CC_PART_KEY, 0 },
		[ITEM] = { "item", CC_TYPE_ID, CC_PART_KEY, 0 },
		[N] = { "n", CC_TYPE_INT, CC_PART_N, 0 },
		[VALUE] = { "value", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 },
		[BAND] = { "band", CC_TYPE_WORD, CC_PART_NONE, 0 },
		{ 0 },
	    },
	    .flags = CC_TABLE_BY,
	},
	{
	    "totals",
	    CC_WORDS("Totals", NULL),
	    (const struct cc_column_spec[]){
		CC_CELL(struct total, "item", item, ID, KEY),
		CC_CELL(struct total, "n", n, INT, N),
		CC_QUOTE(struct total, "quote", quote, n),
		{ 0 },
	    },
	    .flags = CC_TABLE_EVIDENCE,
	    .row = sizeof(struct total),
	},
	{ 0 },
};

#include "report.h"

static void
add_segment(const char *name, int64_t n)
{
	struct cc_table *t = &report->table[0];
	size_t row = cc_row_add(report, t);

	cc_put_text(t, row, SEGMENT, cc_span(name));
	cc_put_text(t, row, ITEM, cc_span("cup"));
	cc_put_int(t, row, N, n);
	cc_put_real(t, row, VALUE, 1.5);
	cc_put_word(t, row, BAND, ">=15");
}

static void
small_cells_of_segments_keep_only_their_keys(void **state)
{
	const struct cc_run run = { .min_cell = 5 };
	const struct cc_table *t = &report->table[0];
	const struct total total = { .item = CC_SPAN("cup"), .n = 1 };

	(void)state;
	add_segment("home", 5);
	add_segment("travel", 4);
	cc_table_fill(report, &report->table[1], &total, 1);
	cc_privacy_apply(report, &run);
	for (size_t c = 0; c < t->n_columns; c++) {
		assert_false(t->cell[c].empty);
		assert_int_equal(t->cell[t->n_columns + c].empty, c != SEGMENT && c != ITEM);
	}
	assert_string_equal(t->cell[t->n_columns + VALUE].why, "min-cell");
	assert_false(report->table[1].cell[1].empty);
	assert_int_equal(report->n_notes, 1);
	assert_string_equal(report->note[0].code, "min-cell");
	assert_non_null(strstr(report->note[0].text, "1 rows"));
	assert_non_null(strstr(report->note[0].text, "subtraction"));
}

static void
nothing_is_blanked_or_said_unless_asked(void **state)
{
	const struct cc_run run = { 0 };

	(void)state;
	add_segment("travel", 0);
	cc_privacy_apply(report, &run);
	assert_false(report->table[0].cell[VALUE].empty);
	assert_int_equal(report->n_notes, 0);
}

/* What becomes of a quote of so many people; at == NULL: it is withheld. */
static struct cc_span
settled(const char *quote, uint64_t people, const struct cc_run *run)
{
	struct cc_table *t = &report->table[1];
	const struct total total = { CC_SPAN("cup"), cc_span(quote), people };
	const struct cc_cell *cell;

	t->rows = 0;
	t->room.len = 0;
	cc_table_fill(report, t, &total, 1);
	cc_privacy_apply(report, run);
	cell = &t->cell[2];
	if (!cell->empty)
		return cell->as.text;
	assert_string_equal(cell->why, "min-cell");
	return (struct cc_span){ NULL, 0 };
}

static void
quotes_are_masked_and_withheld(void **state)
{
	const struct cc_run plain = { 0 }, mask = { .mask = true, .masker = cc_mask },
			    both = { .mask = true, .masker = cc_mask, .min_cell = 3 };

	(void)state;
	assert_true(cc_span_eq(settled("a@example.com", 1, &plain), CC_SPAN("a@example.com")));
	assert_true(
	    cc_span_eq(settled("a@example.com or 03-1234-5678", 1, &mask), CC_SPAN("[email] or [tel]")));
	assert_true(cc_span_eq(settled("b@example.com", 3, &both), CC_SPAN("[email]")));
	assert_true(cc_span_eq(settled("none", UINT64_MAX, &both), CC_SPAN("none")));
	assert_null(settled("c@example.com", 2, &both).at);
	assert_int_equal(report->masked, 3);
	assert_int_equal(report->withheld, 1);
	assert_string_equal(report->note[0].text, "masked in quotes: 2"); /* of the second */
}

static void
evidence_is_the_first_ten_places_in_any_order(void **state)
{
	const char *const files[] = { "a.csv", "-" };
	const struct cc_run run = { .file = files, .files = 2 };
	struct cc_evidence e = { 0 };
	struct cc_table *t = &report->table[1];
	const struct cc_cell *cell;
	size_t row;

	(void)state;
	cc_report_evidence(report);
	assert_int_equal(t->n_columns, 4);
	assert_string_equal(t->column[3].name, "evidence");
	assert_int_equal(report->table[0].n_columns, 5);
	for (uint64_t line = 20; line >= 12; line--) {
		cc_evidence_see(&e, cc_place_pack(0, line));
		cc_evidence_see(&e, cc_place_pack(0, line));
	}
	cc_evidence_see(&e, cc_place_pack(1, 3));
	assert_int_equal(e.n, 10);
	row = cc_row_add(report, t);
	cc_evidence_put(t, row, &e, &run, arena);
	cell = &t->cell[row * t->n_columns + 3];
	assert_int_equal(cell->as.list.n, 10);
	assert_true(cc_span_eq(cell->as.list.item[0], CC_SPAN("a.csv:12")));
	assert_true(cc_span_eq(cell->as.list.item[9], CC_SPAN("stdin:3")));
	cc_evidence_see(&e, cc_place_pack(0, 2));
	cc_evidence_see(&e, cc_place_pack(1, 1));
	assert_int_equal(e.n, 10);
	assert_int_equal(e.place[0], cc_place_pack(0, 2));
	assert_int_equal(e.place[9], cc_place_pack(0, 20));
}

static void
evidence_is_put_nowhere_unless_asked(void **state)
{
	const char *const files[] = { "a.csv" };
	const struct cc_run run = { .file = files, .files = 1 };
	struct cc_evidence e = { 0 };
	struct cc_table *t = &report->table[1];
	size_t row = cc_row_add(report, t);

	(void)state;
	cc_evidence_see(&e, cc_place_pack(0, 2));
	cc_evidence_put(t, row, &e, &run, arena);
	assert_int_equal(t->n_columns, 3);
	assert_true(t->cell[0].empty);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    small_cells_of_segments_keep_only_their_keys, set_up, tear_down),
		cmocka_unit_test_setup_teardown(nothing_is_blanked_or_said_unless_asked, set_up, tear_down),
		cmocka_unit_test_setup_teardown(quotes_are_masked_and_withheld, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    evidence_is_the_first_ten_places_in_any_order, set_up, tear_down),
		cmocka_unit_test_setup_teardown(evidence_is_put_nowhere_unless_asked, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
