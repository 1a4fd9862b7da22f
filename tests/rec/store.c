/* store.c -- tests rec/store: adding, joining, sealing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "base/rng.h"
#include "rec/batch.h"
#include "rec/store_add.h"
#include "rec/store_read.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { IDEA, RATER, AXES, ROLES };
enum { LOG, SUMS, PAIRS };
enum { L_IDEA, L_DAY, L_PLACE, L_RATER, L_SCORE, L_NOTE, L_TAGS };
enum { S_IDEA, S_COUNT, S_SUM, S_MIN, S_MAX, S_TITLE };
enum { P_DAY, P_LEVEL, P_RATER, P_COUNT };

static const struct cc_field log_fields[] = {
	CC_KEY("idea", IDEA),
	CC_FIELD("day", DAY),
	CC_FIELD("place", PLACE),
	CC_KEY("rater", RATER),
	{ "score", CC_FIELD_VALUE, 0, 1 + AXES, NULL },
	CC_FIELD("note", TEXT),
	CC_LISTED_IDS("tags", RATER),
	{ 0 },
};

static const struct cc_field sum_fields[] = {
	CC_KEY("idea", IDEA),
	CC_FIELD("count", COUNT),
	{ "sum", CC_FIELD_SUM, 0, 1 + AXES, NULL },
	CC_FIELD("min", MIN),
	CC_FIELD("max", MAX),
	CC_FIELD("title", FIRST),
	{ 0 },
};

static const struct cc_field pair_fields[] = {
	CC_FIELD("day", DAY),
	CC_KEY("level", -1),
	CC_KEY("rater", RATER),
	CC_FIELD("count", COUNT),
	{ 0 },
};

static const struct cc_store_spec specs[] = {
	[LOG] = { "log", log_fields, true, "rows" },
	[SUMS] = { "sums", sum_fields, false, "ideas" },
	[PAIRS] = { "pairs", pair_fields, false, "pairs" },
	{ 0 },
};

struct row {
	char idea[16], rater[16], title[16]; /* "": missing */
	int64_t day;
	uint64_t place;
	double score[2]; /* NaN: missing */
};

static struct cc_state *
fresh(void)
{
	static const bool has_ids[ROLES] = { true, true, false };
	static const uint32_t items[ROLES] = { 0, 0, 2 };

	return cc_state_new(ROLES, has_ids, items, specs);
}

static uint32_t
id_of(struct cc_state *s, unsigned role, const char *text)
{
	return *text == '\0' ? CC_NO_ID : cc_map_add(s->ids[role], cc_span(text));
}

static void
add_log(struct cc_state *s, const struct row *row)
{
	struct cc_store *log = s->store[LOG];
	unsigned char *record = cc_log_add(log);

	cc_log_put_id(log, record, L_IDEA, id_of(s, IDEA, row->idea));
	cc_log_put_id(log, record, L_RATER, id_of(s, RATER, row->rater));
	cc_log_put_day(log, record, L_DAY, row->day);
	cc_log_put_place(log, record, L_PLACE, row->place);
	for (uint32_t a = 0; a < 2; a++)
		cc_log_put_value(log, record, L_SCORE, a, row->score[a]);
	if (row->day % 3 != 0) {
		const uint32_t tag[] = { id_of(s, RATER, row->idea[0] != '\0' ? row->idea : "none"),
			id_of(s, RATER, "all"), id_of(s, RATER, "all") };

		cc_log_put_list(log, record, L_TAGS, tag, 1 + (uint64_t)row->place % 3);
	}
	if (*row->title != '\0') {
		char *note = strdup(row->title); /* dies at once, as a batch does */

		cc_log_put_text(log, record, L_NOTE, cc_span(note));
		free(note);
	}
}

static void
add_row(struct cc_state *s, const struct row *row)
{
	uint64_t key = id_of(s, IDEA, row->idea);
	uint64_t pair[3] = { (uint64_t)row->day, row->place % 5, id_of(s, RATER, row->rater) };
	struct cc_store *sums = s->store[SUMS], *pairs = s->store[PAIRS];
	unsigned char *record;
	char *title;

	add_log(s, row);
	record = cc_tally_at(sums, &key);
	cc_tally_add(sums, record, S_COUNT, 1);
	for (uint32_t a = 0; a < 2; a++) {
		double *min = cc_field_at(sums, record, S_MIN), *max = cc_field_at(sums, record, S_MAX);

		if (isnan(row->score[a]))
			continue;
		cc_tally_sum(sums, record, S_SUM, a, row->score[a]);
		*min = fmin(*min, row->score[a]);
		*max = fmax(*max, row->score[a]);
	}
	if (*row->title != '\0') {
		title = strdup(row->title); /* dies at once, as a batch does */
		cc_tally_first(sums, record, S_TITLE, cc_span(title), row->place);
		free(title);
	}
	record = cc_tally_at(pairs, pair);
	cc_tally_add(pairs, record, P_COUNT, 1);
}

static void
print_id(struct cc_buf *out, const struct cc_state *s, int role, uint32_t rank)
{
	if (rank == CC_NO_ID)
		cc_buf_puts(out, "-");
	else if (role < 0)
		cc_buf_printf(out, "%" PRIu32, rank);
	else
		cc_buf_span(out, cc_state_text(s, (unsigned)role, rank));
	cc_buf_putc(out, ' ');
}

static void
print_field(struct cc_buf *out, const struct cc_state *s, const struct cc_store *store,
    const unsigned char *row, unsigned f, uint32_t i)
{
	const void *at = cc_row_field(store, row, f);
	const struct cc_first *first;
	const struct cc_span *text = at;
	uint32_t value;

	switch (store->spec->fields[f].kind) {
	case CC_FIELD_KEY: print_id(out, s, store->spec->fields[f].role, cc_row_id(store, row, f, 0)); break;
	case CC_FIELD_VALUE:
		value = cc_row_id(store, row, f, i);
		cc_buf_printf(out, "%a ", value == CC_NO_ID ? (double)NAN : store->value[value]);
		break;
	case CC_FIELD_SUM: cc_buf_printf(out, "%a ", cc_exact_value((const struct cc_exact *)at + i)); break;
	case CC_FIELD_MIN:
	case CC_FIELD_MAX: cc_buf_printf(out, "%a ", ((const double *)at)[i]); break;
	case CC_FIELD_FIRST:
		first = cc_row_first(store, row, f);
		cc_buf_printf(out, "%.*s@%" PRIu64 " %.*s@%" PRIu64, (int)first->text.len,
		    first->text.at == NULL ? "" : first->text.at, first->place, (int)first->other.len,
		    first->other.at == NULL ? "" : first->other.at, first->other_place);
		break;
	case CC_FIELD_LIST: {
		struct cc_store_list ids = cc_row_list(store, row, f);

		for (uint64_t k = 0; k < ids.n; k++)
			print_id(out, s, store->spec->fields[f].role, ids.id[k]);
		break;
	}
	case CC_FIELD_TEXT:
		cc_buf_printf(out, "%.*s ", (int)text->len, text->at == NULL ? "" : text->at);
		break;
	default: cc_buf_printf(out, "%" PRId64 " ", (int64_t)cc_row_word(store, row, f)); break;
	}
}

/* All that a sealed state says. */
static struct cc_buf
content(const struct cc_state *s)
{
	struct cc_buf out = { 0 };

	for (size_t i = 0; i < s->n_stores; i++) {
		const struct cc_store *store = s->store[i];

		cc_buf_printf(&out, "%s: %" PRIu64 " rows, %" PRIu32 " values\n", store->spec->name,
		    store->rows, store->n_values);
		for (uint64_t row = 0; row < store->rows; row++) {
			for (unsigned f = 0; f < store->n_fields; f++) {
				for (uint32_t k = 0; k < store->repeat[f]; k++)
					print_field(&out, s, store, cc_store_row(store, row), f, k);
			}
			cc_buf_putc(&out, '\n');
		}
	}
	return out;
}

static struct row
random_row(struct cc_rng *rng, uint64_t place)
{
	static const double scores[] = { 1, 2, 3, 0, -0.0, 0.1, -7.25, 1e9, 1e-300, 2048 };
	struct row row = { .place = place, .day = (int64_t)cc_rng_below(rng, 900) - 450 };

	if (cc_rng_below(rng, 20) > 0)
		snprintf(row.idea, sizeof row.idea, "i%" PRIu32, cc_rng_below(rng, 60));
	if (cc_rng_below(rng, 20) > 0)
		snprintf(row.rater, sizeof row.rater, "%" PRIu32, cc_rng_below(rng, 3000));
	if (cc_rng_below(rng, 3) == 0)
		snprintf(row.title, sizeof row.title, "t%" PRIu32, cc_rng_below(rng, 4));
	for (int a = 0; a < 2; a++)
		row.score[a] = cc_rng_below(rng, 9) == 0 ? (double)NAN : scores[cc_rng_below(rng, 10)];
	return row;
}

static struct cc_buf
sealed_in_parts(const struct row *row, uint32_t rows, uint32_t parts, struct cc_rng *rng)
{
	struct cc_state *part[7];
	struct cc_buf out;

	for (uint32_t i = 0; i < parts; i++)
		part[i] = fresh();
	for (uint32_t i = 0; i < rows; i++)
		add_row(part[cc_rng_below(rng, parts)], &row[i]);
	while (parts > 1) {
		uint32_t to = cc_rng_below(rng, parts), from = cc_rng_below(rng, parts - 1);

		from += from >= to;
		cc_state_join(part[to], part[from], &cc_workers_none);
		cc_state_free(part[from]);
		part[from] = part[--parts];
	}
	cc_state_seal(part[0], &cc_workers_none);
	out = content(part[0]);
	cc_state_free(part[0]);
	return out;
}

static void
shuffle(struct row *row, uint32_t rows, struct cc_rng *rng)
{
	for (uint32_t i = rows; i > 1; i--) {
		uint32_t k = cc_rng_below(rng, i);
		struct row swap = row[i - 1];

		row[i - 1] = row[k];
		row[k] = swap;
	}
}

static void
check_splits(uint32_t rows, int trials, const char *key)
{
	struct cc_rng *rng = cc_rng_new(1, "store", cc_span(key), arena);
	struct row *row = calloc(rows + 1, sizeof *row);
	struct cc_buf whole, split;

	for (uint32_t i = 0; i < rows; i++)
		row[i] = random_row(rng, cc_place_pack(i % 3, 2 + i));
	whole = sealed_in_parts(row, rows, 1, rng);
	for (int t = 0; t < trials; t++) {
		if (t % 2 == 1)
			shuffle(row, rows, rng);
		split = sealed_in_parts(row, rows, 1 + (uint32_t)t % 7, rng);
		assert_string_equal(split.at, whole.at);
		cc_buf_free(&split);
	}
	cc_buf_free(&whole);
	free(row);
	cc_rng_free(rng);
}

static void
any_split_joined_in_any_order_seals_to_the_same(void **state)
{
	(void)state;
	check_splits(400, 140, "small");
	check_splits(0, 7, "none");
}

static void
splits_over_several_blocks_seal_to_the_same(void **state)
{
	(void)state;
	check_splits(5 * CC_STORE_BLOCK, 7, "large");
}

static void
log_rows_stand_by_keys_then_place(void **state)
{
	struct row row[] = {
		{ "b", "2", "", -3, 10, { 1, 1 } },
		{ "a", "2", "", 5, 9, { 1, 1 } },
		{ "", "1", "", 0, 8, { 1, 1 } },
		{ "a", "2", "", 5, 7, { 1, 1 } },
		{ "a", "10", "", 5, 6, { 1, 1 } },
		{ "a", "", "", 5, 5, { 1, 1 } },
		{ "b", "2", "", -4, 4, { 1, 1 } },
	};
	static const uint64_t wanted[] = { 6, 7, 9, 5, 4, 10, 8 };
	struct cc_state *s = fresh();

	(void)state;
	for (size_t i = 0; i < 7; i++)
		add_row(s, &row[i]);
	cc_state_seal(s, &cc_workers_none);
	for (size_t i = 0; i < 7; i++)
		assert_int_equal(
		    cc_row_word(s->store[LOG], cc_store_row(s->store[LOG], i), L_PLACE), wanted[i]);
	cc_state_free(s);
}

/* Rows of a log that stands by some keys, or by place alone, and their order by all keys. */
static void
assert_stands_by(uint32_t by, const int64_t *days)
{
	const struct cc_store_spec some[] = {
		{ "log", log_fields, true, "rows", by }, [SUMS] = { "sums", sum_fields, false, "ideas" },
		[PAIRS] = { "pairs", pair_fields, false, "pairs" }, { 0 }
	};
	static const bool has_ids[ROLES] = { true, true, false };
	static const uint32_t items[ROLES] = { 0, 0, 2 };
	static const struct row row[] = {
		{ "b", "2", "", 1, 5, { 1, 1 } }, { "c", "1", "", 5, 9, { 1, 1 } },
		{ "a", "2", "", 2, 7, { 1, 1 } }, { "b", "2", "", 4, 6, { 1, 1 } },
		{ "b", "1", "", 3, 9, { 1, 1 } }, /* of one row of a wide sheet with the second */
	};
	static const uint64_t all[] = { 2, 0, 4, 3, 1 };
	struct cc_state *s = cc_state_new(ROLES, has_ids, items, some);
	struct cc_arena *scratch = cc_arena_new();
	const uint32_t *order;

	for (size_t i = 0; i < 5; i++)
		add_log(s, &row[i]);
	cc_state_seal(s, &cc_workers_none);
	order = cc_store_key_order(s->store[LOG], s, scratch);
	for (size_t i = 0; i < 5; i++) {
		assert_int_equal(cc_row_day(s->store[LOG], cc_store_row(s->store[LOG], i), L_DAY), days[i]);
		assert_int_equal(order[i], all[i]);
	}
	cc_arena_free(scratch);
	cc_state_free(s);
}

/* A row of a wide sheet gives as many rows as it has columns. */
static void
many_rows_of_one_place_stand_by_all_keys(void **state)
{
	enum { N = 1000 };
	static const struct cc_store_spec some[] = { { "log", log_fields, true, "rows", 1 << L_RATER },
		[SUMS] = { "sums", sum_fields, false, "ideas" },
		[PAIRS] = { "pairs", pair_fields, false, "pairs" }, { 0 } };
	static const bool has_ids[ROLES] = { true, true, false };
	static const uint32_t items[ROLES] = { 0, 0, 2 };
	struct cc_state *s = cc_state_new(ROLES, has_ids, items, some);

	(void)state;
	for (size_t i = 0; i < N; i++) {
		struct row row = { "", "1", "", 0, 7, { 1, 1 } };

		snprintf(row.idea, sizeof row.idea, "%03zu", i * 7 % N);
		add_log(s, &row);
	}
	cc_state_seal(s, &cc_workers_none);
	for (size_t i = 0; i < N; i++)
		assert_int_equal(cc_row_id(s->store[LOG], cc_store_row(s->store[LOG], i), L_IDEA, 0), i);
	cc_state_free(s);
}

/* Sheets in the order of their first key, but perhaps for the last, whose columns are in none. */
static void
columns_of_a_wide_sheet_stand_by_all_keys(void **state)
{
	enum { SHEETS = 25000, COLUMNS = 3 };
	static const char *const rater[COLUMNS] = { "3", "1", "2" };

	(void)state;
	for (unsigned last = 0; last < 2; last++) {
		struct cc_state *s = fresh();
		const struct cc_store *log = s->store[LOG];
		uint64_t before = 0;

		for (uint64_t i = 0; i < (uint64_t)SHEETS * COLUMNS; i++) {
			struct row row = { .place = i / COLUMNS + 1, .score = { 1, 1 } };
			uint64_t idea = last == 1 && row.place == SHEETS ? 0 : row.place;

			snprintf(row.idea, sizeof row.idea, "%05" PRIu64, idea);
			snprintf(row.rater, sizeof row.rater, "%s", rater[i % COLUMNS]);
			add_log(s, &row);
		}
		cc_state_seal(s, &cc_workers_none);
		for (uint64_t i = 0; i < log->rows; i++) {
			const unsigned char *row = cc_store_row(log, i);
			uint64_t at =
			    (uint64_t)cc_row_id(log, row, L_IDEA, 0) << 32 | cc_row_id(log, row, L_RATER, 0);

			assert_true(i == 0 || before < at);
			before = at;
		}
		assert_int_equal(cc_row_place(log, cc_store_row(log, 0), L_PLACE), last == 1 ? SHEETS : 1);
		cc_state_free(s);
	}
}

static void
a_log_may_stand_by_some_keys_and_is_known_by_all(void **state)
{
	(void)state;
	assert_stands_by(1 << L_RATER, (const int64_t[]){ 3, 5, 1, 4, 2 });
	assert_stands_by(CC_BY_PLACE, (const int64_t[]){ 1, 4, 2, 3, 5 });
}

static void
ids_become_ranks_by_bytes(void **state)
{
	static const char *const name[] = { "b", "a10", "a9", "\xe3\x81\x82", "a" };
	static const char *const wanted[] = { "a", "a10", "a9", "b", "\xe3\x81\x82" };
	struct cc_state *s = fresh();

	(void)state;
	for (int i = 0; i < 5; i++) {
		struct row row = { .place = (uint64_t)i };

		snprintf(row.idea, sizeof row.idea, "%s", name[i]);
		add_row(s, &row);
	}
	cc_state_seal(s, &cc_workers_none);
	assert_int_equal(cc_state_ids(s, IDEA), 5);
	for (uint32_t i = 0; i < 5; i++) {
		const unsigned char *row = cc_store_row(s->store[LOG], i);

		assert_int_equal(cc_row_id(s->store[LOG], row, L_IDEA, 0), i);
		assert_true(cc_span_eq(cc_state_text(s, IDEA, i), cc_span(wanted[i])));
	}
	cc_state_free(s);
}

static void
values_become_ranks_by_number(void **state)
{
	static const double number[] = { 3, -1.5, 1e9, 0, 0.25, -2, 3 };
	static const double sorted[] = { -2, -1.5, 0, 0.25, 3, 1e9 };
	struct cc_state *s = fresh();
	const struct cc_store *log = s->store[LOG];

	(void)state;
	for (int i = 0; i < 7; i++) {
		struct row row = { .place = (uint64_t)i, .score = { number[i], (double)NAN } };

		add_log(s, &row);
	}
	cc_state_seal(s, &cc_workers_none);
	assert_int_equal(log->n_values, 6);
	assert_memory_equal(log->value, sorted, sizeof sorted);
	for (uint64_t i = 0; i < 7; i++) {
		assert_true(log->value[cc_row_id(log, cc_store_row(log, i), L_SCORE, 0)] == number[i]);
		assert_int_equal(cc_row_id(log, cc_store_row(log, i), L_SCORE, 1), CC_NO_ID);
	}
	cc_state_free(s);
}

static void
minus_zero_is_zero(void **state)
{
	struct cc_state *s = fresh();

	(void)state;
	assert_int_equal(cc_store_value(s->store[LOG], -0.0), cc_store_value(s->store[LOG], 0));
	cc_state_seal(s, &cc_workers_none);
	assert_int_equal(s->store[LOG]->n_values, 1);
	assert_false(signbit(s->store[LOG]->value[0]));
	cc_state_free(s);
}

static void
two_keys_a_place_and_four_values_take_32_bytes(void **state)
{
	static const struct cc_field fields[] = {
		CC_KEY("idea", IDEA),
		CC_FIELD("place", PLACE),
		CC_KEY("rater", RATER),
		{ "score", CC_FIELD_VALUE, 0, 1 + AXES, NULL },
		{ 0 },
	};
	static const struct cc_store_spec one[] = { { "ratings", fields, true, "ratings" }, { 0 } };
	static const bool has_ids[ROLES] = { true, true, false };
	static const uint32_t items[ROLES] = { 0, 0, 4 };
	struct cc_state *s = cc_state_new(ROLES, has_ids, items, one);

	(void)state;
	assert_int_equal(s->store[0]->width, 32);
	cc_state_free(s);
}

static void
an_unsettled_minimum_is_infinite(void **state)
{
	struct cc_state *s = fresh();
	struct row row = { .idea = "a", .score = { (double)NAN, (double)NAN } };
	const unsigned char *sums;

	(void)state;
	add_row(s, &row);
	cc_state_seal(s, &cc_workers_none);
	sums = cc_store_row(s->store[SUMS], 0);
	assert_true(*(const double *)cc_row_field(s->store[SUMS], sums, S_MIN) == (double)INFINITY);
	assert_true(*(const double *)cc_row_field(s->store[SUMS], sums, S_MAX) == -(double)INFINITY);
	cc_state_free(s);
}

static void
check_first(const char *const *text, const uint64_t *place, size_t n, const char *wanted)
{
	struct cc_state *s = fresh();
	struct cc_first *first = NULL;
	char *got;

	for (size_t i = 0; i < n; i++)
		cc_first_see(s->store[SUMS], &first, cc_span(text[i]), place[i]);
	got = cc_format(arena, "%.*s@%" PRIu64 " %.*s@%" PRIu64, (int)first->text.len, first->text.at,
	    first->place, (int)first->other.len, first->other.len ? first->other.at : "", first->other_place);
	assert_string_equal(got, wanted);
	cc_state_free(s);
}

static void
first_keeps_the_least_place_and_the_least_that_differs(void **state)
{
	(void)state;
	check_first((const char *const[]){ "A" }, (const uint64_t[]){ 5 }, 1, "A@5 @0");
	check_first((const char *const[]){ "A", "A" }, (const uint64_t[]){ 5, 3 }, 2, "A@3 @0");
	check_first((const char *const[]){ "A", "B", "B" }, (const uint64_t[]){ 5, 9, 7 }, 3, "A@5 B@7");
	check_first((const char *const[]){ "A", "B" }, (const uint64_t[]){ 5, 3 }, 2, "B@3 A@5");
	check_first((const char *const[]){ "A", "B", "C" }, (const uint64_t[]){ 5, 7, 3 }, 3, "C@3 A@5");
	check_first((const char *const[]){ "A", "C", "B" }, (const uint64_t[]){ 1, 9, 7 }, 3, "A@1 B@7");
	check_first((const char *const[]){ "B", "A" }, (const uint64_t[]){ 5, 5 }, 2, "A@5 B@5");
	check_first((const char *const[]){ "A", "B", "B" }, (const uint64_t[]){ 5, 7, 3 }, 3, "B@3 A@5");
}

static void
an_emptied_state_can_be_filled_and_joined_again(void **state)
{
	struct cc_state *to = fresh(), *from = fresh(), *whole = fresh();
	struct cc_rng *rng = cc_rng_new(1, "store", CC_SPAN("again"), arena);
	struct cc_buf joined, wanted;

	(void)state;
	for (uint64_t i = 0; i < 900; i++) {
		struct row row = random_row(rng, i);

		add_row(from, &row);
		add_row(whole, &row);
		if (i % 300 == 299) {
			cc_state_join(to, from, &cc_workers_none);
			assert_int_equal(from->store[LOG]->rows, 0);
			assert_int_equal(from->store[SUMS]->rows, 0);
		}
	}
	cc_state_seal(to, &cc_workers_none);
	cc_state_seal(whole, &cc_workers_none);
	joined = content(to);
	wanted = content(whole);
	assert_string_equal(joined.at, wanted.at);
	cc_buf_free(&joined);
	cc_buf_free(&wanted);
	cc_state_free(to);
	cc_state_free(from);
	cc_state_free(whole);
	cc_rng_free(rng);
}

/* A sheet's row may give several records that differ in their values alone. */
static void
records_of_one_place_keep_their_order_through_joins(void **state)
{
	struct cc_state *to = fresh(), *from = fresh();
	const struct cc_store *log = to->store[LOG];
	uint64_t rows[2] = { CC_STORE_BLOCK - 5, 2 * CC_STORE_BLOCK + 11 };

	(void)state;
	for (uint64_t p = 0; p < 2; p++) {
		for (uint64_t i = 0; i < rows[p]; i++) {
			struct row row = { .place = p, .score = { (double)i, 0 } };

			add_log(p == 0 ? to : from, &row);
		}
	}
	cc_state_join(to, from, &cc_workers_none);
	cc_state_seal(to, &cc_workers_none);
	for (uint64_t i = 0; i < log->rows; i++) {
		uint64_t wanted = i < rows[0] ? i : i - rows[0];

		assert_true(log->value[cc_row_id(log, cc_store_row(log, i), L_SCORE, 0)] == (double)wanted);
	}
	cc_state_free(to);
	cc_state_free(from);
}

/* So many that records are moved to where they are read. */
static void
a_large_log_keeps_every_record_whole(void **state)
{
	enum { N = 70000 };
	struct cc_state *s = fresh();
	const struct cc_store *log = s->store[LOG];
	static bool seen[N];
	char before[16] = "";

	(void)state;
	for (uint64_t i = 0; i < N; i++) {
		struct row row = { .place = i, .day = (int64_t)(i % 97), .score = { (double)(i % 1000), 0 } };

		snprintf(row.idea, sizeof row.idea, "%05" PRIu64, i * 7919 % 30011);
		add_log(s, &row);
	}
	cc_state_seal(s, &cc_workers_none);
	assert_int_equal(log->rows, N);
	for (uint64_t i = 0; i < log->rows; i++) {
		const unsigned char *row = cc_store_row(log, i);
		struct cc_span idea = cc_state_text(s, IDEA, cc_row_id(log, row, L_IDEA, 0));
		uint64_t place = cc_row_place(log, row, L_PLACE);
		char wanted[16];

		snprintf(wanted, sizeof wanted, "%05" PRIu64, place * 7919 % 30011);
		assert_true(cc_span_eq(idea, cc_span(wanted)) && strcmp(before, wanted) <= 0 && !seen[place]);
		assert_int_equal(cc_row_day(log, row, L_DAY), place % 97);
		assert_true(cc_row_number(log, row, L_SCORE, 0) == (double)(place % 1000));
		seen[place] = true;
		memcpy(before, wanted, sizeof before);
	}
	cc_state_free(s);
}

/* By columns of some rows each, beyond where blocks end. */
static void
whole_numbers_of_several_records_are_where_they_belong(void **state)
{
	enum { N = 40000, SOME = 300 };
	struct cc_state *s = fresh();
	struct cc_store *log = s->store[LOG];
	const uint32_t id[] = { cc_map_add(s->ids[IDEA], cc_span("b")),
		cc_map_add(s->ids[IDEA], cc_span("a")) };
	static bool seen[N];

	(void)state;
	for (int64_t i = 0; i < N; i += SOME) {
		int64_t idea[SOME], day[SOME], place[SOME], score[SOME];
		uint32_t n = N - i < SOME ? (uint32_t)(N - i) : SOME;
		uint64_t first = cc_log_more(log, n);

		assert_int_equal(first, i);
		for (uint32_t k = 0; k < n; k++) {
			place[k] = i + k;
			idea[k] = id[place[k] % 2];
			day[k] = place[k] % 5 == 0 ? CC_NO_DAY : place[k] - 20000;
			score[k] = place[k] % 2000;
		}
		cc_log_put_whole(log, first, L_IDEA, idea, n);
		cc_log_put_whole(log, first, L_DAY, day, n);
		cc_log_put_whole(log, first, L_PLACE, place, n);
		cc_log_put_whole(log, first, L_SCORE, score, n);
	}
	cc_state_seal(s, &cc_workers_none);
	assert_int_equal(log->rows, N);
	for (uint64_t i = 0; i < log->rows; i++) {
		const unsigned char *row = cc_store_row(log, i);
		int64_t place = (int64_t)cc_row_place(log, row, L_PLACE);

		assert_int_equal(cc_row_id(log, row, L_IDEA, 0), place % 2 == 0);
		assert_true(cc_row_day(log, row, L_DAY) == (place % 5 == 0 ? CC_NO_DAY : place - 20000));
		assert_true(cc_row_number(log, row, L_SCORE, 0) == (double)(place % 2000) && !seen[place]);
		seen[place] = true;
	}
	cc_state_free(s);
}

/* Two of three rows, more than a block takes, and some cells missing. */
static void
rows_of_a_batch_are_what_they_are_one_by_one(void **state)
{
	enum { N = 30000, CHOSEN = N / 3 * 2, SOME = 400 };
	static uint32_t id[N], row[CHOSEN], of[ROLES] = { [IDEA] = 1, [AXES] = 1 };
	static uint64_t line[N];
	static uint8_t missing[N];
	static double num[N];
	const struct cc_column ideas = { .missing = missing, .id = id },
			       scores = { .missing = missing, .num = num };
	const struct cc_column *const idea[] = { &ideas }, *const axis[] = { &scores };
	const struct cc_column *const *const roles[ROLES] = { [IDEA] = idea, [AXES] = axis };
	struct cc_batch batch = { .rows = N, .file = 3, .line = line, .role = roles, .columns = of };
	struct cc_state *one = fresh(), *some = fresh();
	struct cc_store *a = one->store[LOG], *b = some->store[LOG];

	(void)state;
	for (uint32_t i = 0; i < N; i++) {
		id[i] = i % 7;
		line[i] = i + 2;
		missing[i] = i % 11 == 0;
		num[i] = i % 5 == 0 ? (double)NAN : (double)(i % 4) / 2;
	}
	for (uint32_t i = 0; i < CHOSEN; i++) {
		unsigned char *record;

		row[i] = i / 2 * 3 + i % 2;
		record = cc_log_row(a, &batch, row[i]);
		if (!missing[row[i]])
			cc_log_put_value(a, record, L_SCORE, 1, num[row[i]]);
	}
	for (uint32_t i = 0; i < CHOSEN; i += SOME) {
		uint64_t first = cc_log_rows(b, &batch, row + i, SOME);

		assert_int_equal(first, i);
		cc_log_put_values(b, first, L_SCORE, 0, NULL, row + i, SOME);
		cc_log_put_values(b, first, L_SCORE, 1, &scores, row + i, SOME);
	}
	assert_int_equal(a->rows, b->rows);
	for (uint64_t i = 0; i < a->rows; i++)
		assert_memory_equal(cc_store_record(a, i), cc_store_record(b, i), a->width);
	cc_state_free(one);
	cc_state_free(some);
}

static void
a_tally_finds_each_of_many_keys_again(void **state)
{
	struct cc_state *s = fresh();
	struct cc_store *pairs = s->store[PAIRS];

	(void)state;
	for (int round = 0; round < 2; round++) {
		for (uint64_t i = 0; i < 100000; i++) {
			uint64_t key[3] = { (uint64_t) - (int64_t)(i % 317), i / 317, CC_NO_ID };

			cc_tally_add(pairs, cc_tally_at(pairs, key), P_COUNT, 1);
		}
	}
	assert_int_equal(pairs->rows, 100000);
	cc_state_seal(s, &cc_workers_none);
	for (uint64_t i = 0; i < pairs->rows; i++) {
		assert_int_equal(cc_row_count(pairs, cc_store_row(pairs, i), P_COUNT), 2);
		if (i > 0) {
			const unsigned char *a = cc_store_row(pairs, i - 1), *b = cc_store_row(pairs, i);
			int64_t before = cc_row_day(pairs, a, P_DAY);
			int64_t day = cc_row_day(pairs, b, P_DAY);

			assert_true(before <= day);
			assert_true(before < day ||
				    cc_row_id(pairs, a, P_LEVEL, 0) < cc_row_id(pairs, b, P_LEVEL, 0));
		}
	}
	cc_state_free(s);
}

/* Days -1, -1, 0 and 7; on each its levels. */
static struct cc_state *
four_pairs(void)
{
	static const struct {
		int64_t day;
		uint32_t level;
	} pair[] = { { 0, 3 }, { -1, 2 }, { 7, 1 }, { -1, 1 } };
	struct cc_state *s = fresh();

	for (size_t i = 0; i < 4; i++) {
		uint64_t key[] = { (uint64_t)pair[i].day, pair[i].level, CC_NO_ID };

		cc_tally_add(s->store[PAIRS], cc_tally_at(s->store[PAIRS], key), P_COUNT, (int64_t)i - 1);
	}
	cc_state_seal(s, &cc_workers_none);
	return s;
}

/* Rows of ids a, b, b and of none, with levels. */
static void
rows_of_keys_are_found_by_bisection(void **state)
{
	static const struct cc_field fields[] = { CC_FIELD("day", PLACE), CC_KEY("idea", IDEA),
		CC_KEY("level", -1), { 0 } };
	static const struct cc_store_spec spec[] = { { "log", fields, true, "rows" }, { 0 } };
	static const bool has_ids[ROLES] = { true, true, false };
	static const uint32_t items[ROLES] = { 0, 0, 2 };
	static const struct {
		const char *idea;
		uint32_t level;
	} row[] = { { "", 2 }, { "b", 7 }, { "a", 5 }, { "", 2 }, { "b", 3 } };
	static const struct {
		uint64_t idea, level, of_idea, of_both;
	} wanted[] = { { 0, 0, 0, 0 }, { 0, 5, 0, 0 }, { 0, 6, 0, 1 }, { 1, 0, 1, 1 }, { 1, 4, 1, 2 },
		{ 1, 7, 1, 2 }, { 1, 8, 1, 3 }, { 2, 0, 3, 3 }, { CC_NO_ID, 2, 3, 3 }, { CC_NO_ID, 3, 3, 5 },
		{ (uint64_t)CC_NO_ID + 1, 0, 5, 5 } };
	struct cc_state *s = cc_state_new(ROLES, has_ids, items, spec);
	struct cc_store *log = s->store[0];

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		unsigned char *record = cc_log_add(log);

		cc_log_put_id(log, record, 1, id_of(s, IDEA, row[i].idea));
		cc_log_put_id(log, record, 2, row[i].level);
	}
	cc_state_seal(s, &cc_workers_none);
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		const uint64_t key[] = { wanted[i].idea, wanted[i].level };

		assert_int_equal(cc_store_from(log, key, 1), wanted[i].of_idea);
		assert_int_equal(cc_store_from(log, key, 2), wanted[i].of_both);
	}
	cc_state_free(s);
}

static void
groups_are_runs_of_equal_keys(void **state)
{
	static const uint64_t wanted[3][5] = { { 0, 4 }, { 0, 2, 3, 4 }, { 0, 1, 2, 3, 4 } };
	struct cc_state *s = four_pairs();

	(void)state;
	for (unsigned keys = 0; keys <= 3; keys++) {
		const uint64_t *at = wanted[keys > 2 ? 2 : keys];

		for (struct cc_group g = cc_groups(s->store[PAIRS], keys); cc_group_next(&g); at++) {
			assert_int_equal(g.from, at[0]);
			assert_int_equal(g.end, at[1]);
		}
		assert_int_equal(*at, 4);
	}
	cc_state_free(s);
	s = fresh();
	cc_state_seal(s, &cc_workers_none);
	assert_false(cc_group_next(&(struct cc_group){ s->store[PAIRS], 1, 0, 0 }));
	cc_state_free(s);
}

static void
a_count_below_nought_counts_nobody(void **state)
{
	struct cc_state *s = four_pairs();
	const struct cc_store *pairs = s->store[PAIRS];

	(void)state;
	assert_int_equal(cc_row_count(pairs, cc_store_row(pairs, 2), P_COUNT), 0); /* -1 */
	assert_int_equal(cc_row_count(pairs, cc_store_row(pairs, 0), P_COUNT), 2);
	cc_state_free(s);
}

static void
what_is_none_is_not_kept(void **state)
{
	struct cc_state *s = fresh();
	struct cc_store *log = s->store[LOG], *sums = s->store[SUMS];
	unsigned char *record = cc_log_add(log);
	uint64_t key = id_of(s, IDEA, "a");

	(void)state;
	cc_log_put_value(log, record, L_SCORE, 0, NAN);
	cc_log_put_value(log, record, L_SCORE, 1, 2.5);
	cc_log_put_text(log, record, L_NOTE, CC_SPAN(""));
	record = cc_tally_at(sums, &key);
	cc_tally_sum(sums, record, S_SUM, 1, NAN);
	cc_tally_sum(sums, record, S_SUM, 1, 0.25);
	cc_tally_first(sums, record, S_TITLE, CC_SPAN(""), 1);
	cc_state_seal(s, &cc_workers_none);
	assert_true(isnan(cc_row_number(log, cc_store_row(log, 0), L_SCORE, 0)));
	assert_true(cc_row_number(log, cc_store_row(log, 0), L_SCORE, 1) == 2.5);
	assert_null(cc_row_text(log, cc_store_row(log, 0), L_NOTE).at);
	assert_true(cc_row_sum(sums, cc_store_row(sums, 0), S_SUM, 0) == 0);
	assert_true(cc_row_sum(sums, cc_store_row(sums, 0), S_SUM, 1) == 0.25);
	assert_null(cc_row_first(sums, cc_store_row(sums, 0), S_TITLE)->text.at);
	cc_state_free(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_of_keys_are_found_by_bisection),
		cmocka_unit_test(groups_are_runs_of_equal_keys),
		cmocka_unit_test(a_count_below_nought_counts_nobody),
		cmocka_unit_test(what_is_none_is_not_kept),
		cmocka_unit_test_setup_teardown(
		    any_split_joined_in_any_order_seals_to_the_same, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    splits_over_several_blocks_seal_to_the_same, set_up, tear_down),
		cmocka_unit_test(log_rows_stand_by_keys_then_place),
		cmocka_unit_test(a_log_may_stand_by_some_keys_and_is_known_by_all),
		cmocka_unit_test(columns_of_a_wide_sheet_stand_by_all_keys),
		cmocka_unit_test(many_rows_of_one_place_stand_by_all_keys),
		cmocka_unit_test(ids_become_ranks_by_bytes),
		cmocka_unit_test(values_become_ranks_by_number),
		cmocka_unit_test(minus_zero_is_zero),
		cmocka_unit_test(two_keys_a_place_and_four_values_take_32_bytes),
		cmocka_unit_test(an_unsettled_minimum_is_infinite),
		cmocka_unit_test_setup_teardown(
		    first_keeps_the_least_place_and_the_least_that_differs, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    an_emptied_state_can_be_filled_and_joined_again, set_up, tear_down),
		cmocka_unit_test(records_of_one_place_keep_their_order_through_joins),
		cmocka_unit_test(a_large_log_keeps_every_record_whole),
		cmocka_unit_test(whole_numbers_of_several_records_are_where_they_belong),
		cmocka_unit_test(rows_of_a_batch_are_what_they_are_one_by_one),
		cmocka_unit_test(a_tally_finds_each_of_many_keys_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
