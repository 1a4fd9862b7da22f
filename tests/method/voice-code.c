/* voice-code.c -- tests method/voice-code: people by code, against a count by hand.
 *
 * Random answers of people with and without a name are dealt over workers; what
 * finish prints is held against loops over the answers themselves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/rng.h"
#include "method/voice-code.h"
#include "text/coded.h"
#include "near.h"

enum { TEXT, PERSON, SEGMENT, DATE, CODER, WEIGHT, WORD, ROLES };
enum { CODES = 4, ANSWERS = 400, PEOPLE = 60, SEGMENTS = 3, WORKERS = 3, CODERS = 3 };

static const char *const code[CODES] = { "anger", "joy", "price", "taste" };
static const char *const word[CODES] = { "怒った", "嬉しい", "値段", "味" };
static const char *const kanji[CODES] = { "怒", "嬉", "値段", "味" }; /* the words of these */
static const char our_book[] = "dimensions:\n"
			       "  emotion:\n"
			       "    - {code: anger, any: [怒った]}\n"
			       "    - {code: joy, any: [嬉しい], value: 2}\n"
			       "  topic:\n"
			       "    - {code: price, any: [値段]}\n"
			       "    - {code: taste, any: [味]}\n";

/* person and segment from 1; 0: none. */
struct answer {
	uint32_t person, segment;
	bool missing, nothing, has[CODES];
	char text[128];
	const char *coder[CODERS]; /* NULL: missing */
};

static struct answer answer[ANSWERS];
static struct cc_report *report;

static int
set_up(void **state)
{
	coded_set_up(state);
	book(our_book);
	return 0;
}

static int
tear_down(void **state)
{
	cc_report_free(report);
	report = NULL;
	coded_tear_down(state);
	return 0;
}

static void
draw_answers(const char *key)
{
	static const char *const given[] = { NULL, "none", "price", "price;joy", "joy" };
	struct cc_rng *rng = cc_rng_new(7, "voices", cc_span(key), arena);

	for (uint32_t i = 0; i < ANSWERS; i++) {
		struct answer *a = &answer[i];

		*a = (struct answer){ .person = cc_rng_below(rng, PEOPLE),
			.segment = cc_rng_below(rng, SEGMENTS + 1),
			.missing = cc_rng_below(rng, 12) == 0,
			.nothing = cc_rng_below(rng, 10) == 0 };
		if (cc_rng_below(rng, 3) == 0)
			a->person = 0;
		snprintf(a->text, sizeof a->text, "%s", a->nothing ? "特になし" : "答え");
		for (int c = 0; !a->nothing && c < CODES; c++)
			if ((a->has[c] = cc_rng_below(rng, 4) == 0)) {
				strcat(a->text, "、");
				strcat(a->text, word[c]);
			}
		for (int k = 0; k < CODERS; k++)
			a->coder[k] = given[cc_rng_below(rng, 5)];
	}
	cc_rng_free(rng);
}

static uint32_t
id_of(struct cc_state *state, unsigned role, char letter, uint32_t n)
{
	return cc_map_add(state->ids[role], cc_span(cc_format(arena, "%c%u", letter, n)));
}

/* The codes of one coder for one answer. */
static const struct cc_column *
given_by(struct cc_state *state, const char *cell)
{
	struct cc_column *column = CC_NEW(arena, struct cc_column);
	uint8_t *missing = CC_ARRAY(arena, uint8_t, 1);
	uint32_t *id = CC_ARRAY(arena, uint32_t, 4), *first = CC_ARRAY(arena, uint32_t, 2);

	missing[0] = cell == NULL;
	for (; cell != NULL && *cell != '\0'; cell += cell[0] == ';') {
		size_t len = strcspn(cell, ";");

		id[first[1]++] = cc_map_add(state->ids[CODER], (struct cc_span){ cell, len });
		cell += len;
	}
	*column = (struct cc_column){ .missing = missing, .id = id, .first = first };
	return column;
}

static void
add_answer(struct cc_state *state, void *worker, const struct answer *a, uint64_t number,
    const struct cc_run *run, struct cc_problems *problems)
{
	static const uint8_t yes = 1, no = 0;
	struct cc_span text = cc_span(a->text);
	uint32_t person = a->person > 0 ? id_of(state, PERSON, 'p', a->person) : 0;
	uint32_t segment = a->segment > 0 ? id_of(state, SEGMENT, 's', a->segment) : 0;
	const struct cc_column texts = { .missing = a->missing ? &yes : &no, .text = &text };
	const struct cc_column people = { .missing = a->person > 0 ? &no : &yes, .id = &person };
	const struct cc_column segments = { .missing = a->segment > 0 ? &no : &yes, .id = &segment };
	const struct cc_column *text_of[] = { &texts }, *person_of[] = { &people },
			       *segment_of[] = { &segments };
	const struct cc_column *none[] = { NULL };
	const struct cc_column *coders[] = { given_by(state, a->coder[0]), given_by(state, a->coder[1]),
		given_by(state, a->coder[2]) };
	const struct cc_column *const *const role[ROLES] = { text_of, person_of, segment_of, none, coders,
		none, none };
	const uint32_t columns[ROLES] = { 1, 1, 1, 1, CODERS, 1, 0 }, row = 0;
	const struct cc_batch batch = { .rows = 1,
		.line = &number,
		.row = &row,
		.role = role,
		.columns = columns,
		.ids = state->ids,
		.worker = worker };

	cc_voice_code.add(state->store, &batch, run, problems);
}

/* The report on all answers, dealt over workers. */
static void
make_report(void)
{
	static const bool has_ids[ROLES] = { false, true, true, false, true, false, true };
	static const uint32_t items[ROLES] = { 1, 1, 1, 1, 1, 1, 1 };
	static const char *const file[] = { "answers.csv" };
	static const char *books[] = { "ours.yaml" };
	static const struct cc_voice_code_opts opts = { .codebooks = { books, 1 },
		.pick = "all",
		.blank = "missing",
		.columns = "codes",
		.words = "runs",
		.min_people = { 1, true } };
	static const struct cc_openers open = { read_data, read_book };
	static const struct cc_study study;
	static struct cc_problems problems;
	const struct cc_span *names[ROLES] = { 0 };
	uint32_t n_names[ROLES] = { 0 };
	struct cc_state *state[WORKERS];
	void *worker[WORKERS];
	struct cc_run run = { .opts = &opts,
		.study = &study,
		.open = &open,
		.tables = ~UINT64_C(0),
		.bound = 1 << TEXT | 1 << PERSON | 1 << SEGMENT | 1 << CODER,
		.confidence = .95,
		.seed = 1,
		.draws = 200,
		.has_as_of = true,
		.file = file,
		.files = 1,
		.workers = &cc_workers_none };

	assert_true(cc_voice_code.load(&run, &open, arena, &err));
	assert_true(cc_voice_code.check(&run, arena, &err));
	for (int w = 0; w < WORKERS; w++) {
		state[w] = cc_state_new(ROLES, has_ids, items, cc_voice_code.stores);
		worker[w] = cc_voice_code.worker_begin(&run);
	}
	for (uint32_t i = 0; i < ANSWERS; i++)
		add_answer(state[i % WORKERS], worker[i % WORKERS], &answer[i], i + 2, &run, &problems);
	for (int w = 0; w < WORKERS; w++)
		cc_voice_code.worker_end(worker[w]);
	for (int w = 1; w < WORKERS; w++) {
		cc_state_join(state[0], state[w], &cc_workers_none);
		cc_state_free(state[w]);
	}
	cc_state_seal(state[0], &cc_workers_none);
	report = cc_report_new(cc_voice_code.tables, names, n_names, CC_EN, arena);
	report->tool = "voice-code";
	assert_true(cc_voice_code.finish(report, state[0], NULL, &run, &problems, arena, &err));
	assert_int_equal(problems.count, 0);
	/* texts of the report are the state's: it lives as long as the arena asks */
	for (size_t t = 0; t < report->n_tables; t++)
		for (size_t i = 0; i < report->table[t].rows * report->table[t].n_columns; i++) {
			struct cc_cell *cell = &report->table[t].cell[i];

			if (!cell->empty &&
			    report->table[t].column[i % report->table[t].n_columns].type <= CC_TYPE_WORD)
				cell->as.text = cc_span_dup(arena, cell->as.text);
		}
	cc_state_free(state[0]);
}

static const struct cc_cell *
cell_of(const struct cc_table *t, size_t row, const char *column)
{
	size_t c = 0;

	while (strcmp(t->column[c].name, column) != 0)
		c++;
	return &t->cell[row * t->n_columns + c];
}

/* The row whose first columns say so; names[] up to NULL. */
static size_t
row_of(const struct cc_table *t, const char *const *columns, const char *const *texts)
{
	for (size_t row = 0; row < t->rows; row++) {
		size_t k = 0;

		while (
		    columns[k] != NULL && cc_span_eq(cell_of(t, row, columns[k])->as.text, cc_span(texts[k])))
			k++;
		if (columns[k] == NULL)
			return row;
	}
	return SIZE_MAX;
}

/* Is answer k the first of its person (in the segment) that a test holds for?
 * An answer without a name is always the first. */
static bool
first_such(uint32_t k, bool within_segment, bool (*test)(const struct answer *, int, int), int x, int y)
{
	if (answer[k].missing || !test(&answer[k], x, y))
		return false;
	for (uint32_t i = 0; answer[k].person > 0 && i < k; i++)
		if (answer[i].person == answer[k].person && !answer[i].missing &&
		    (!within_segment || answer[i].segment == answer[k].segment) && test(&answer[i], x, y))
			return false;
	return true;
}

static bool
any_answer(const struct answer *a, int x, int y)
{
	(void)a;
	(void)x;
	(void)y;
	return true;
}

static bool
has_code(const struct answer *a, int x, int y)
{
	(void)y;
	return a->has[x];
}

static bool
says_nothing(const struct answer *a, int x, int y)
{
	(void)x;
	(void)y;
	return a->nothing;
}

static int64_t
people_with(bool (*test)(const struct answer *, int, int), int x)
{
	int64_t n = 0;

	for (uint32_t i = 0; i < ANSWERS; i++)
		n += first_such(i, false, test, x, 0);
	return n;
}

/* Has the person of answer k a code, in any of their answers? */
static bool
person_has(uint32_t k, int c)
{
	for (uint32_t i = 0; i < ANSWERS; i++)
		if ((i == k || (answer[k].person > 0 && answer[i].person == answer[k].person)) &&
		    !answer[i].missing && answer[i].has[c])
			return true;
	return false;
}

static void
shares_count_people_once(void **state)
{
	static const char *const by[] = { "code", NULL };
	const struct cc_table *t;
	int64_t n;

	(void)state;
	draw_answers("shares");
	make_report();
	t = cc_report_table(report, "codes");
	n = people_with(any_answer, 0);
	assert_true(n > PEOPLE && n < ANSWERS);
	for (int c = 0; c < CODES; c++) {
		size_t row = row_of(t, by, (const char *const[]){ code[c], NULL });
		int64_t people = people_with(has_code, c);

		assert_int_equal(cell_of(t, row, "n")->as.integer, n);
		assert_int_equal(cell_of(t, row, "people")->as.integer, people);
		assert_near(cell_of(t, row, "share")->as.real, (double)people / (double)n, 1e-15);
		assert_true(cell_of(t, row, "low")->as.real < cell_of(t, row, "share")->as.real);
		assert_true(cell_of(t, row, "high")->as.real > cell_of(t, row, "share")->as.real);
	}
	assert_int_equal(
	    cell_of(t, row_of(t, by, (const char *const[]){ "none", NULL }), "people")->as.integer,
	    people_with(says_nothing, 0));
}

static void
pairs_are_of_people_not_of_answers(void **state)
{
	static const char *const by[] = { "code", "other", NULL };
	const struct cc_table *t;

	(void)state;
	draw_answers("pairs");
	make_report();
	t = cc_report_table(report, "pairs");
	assert_int_equal(t->rows, CODES * (CODES - 1) / 2);
	for (int x = 0; x < CODES; x++)
		for (int y = x + 1; y < CODES; y++) {
			size_t row = row_of(t, by, (const char *const[]){ code[x], code[y], NULL });
			int64_t both = 0, either = 0;

			for (uint32_t i = 0; i < ANSWERS; i++) {
				bool first = first_such(i, false, any_answer, 0, 0);

				both += first && person_has(i, x) && person_has(i, y);
				either += first && (person_has(i, x) || person_has(i, y));
			}
			assert_int_equal(cell_of(t, row, "both")->as.integer, both);
			assert_near(
			    cell_of(t, row, "jaccard")->as.real, (double)both / (double)either, 1e-15);
		}
}

static void
segments_are_held_against_everybody_else(void **state)
{
	static const char *const by[] = { "segment", "code", NULL };
	const struct cc_table *t;

	(void)state;
	draw_answers("segments");
	make_report();
	t = cc_report_table(report, "contrast");
	for (uint32_t s = 1; s <= SEGMENTS; s++)
		for (int c = 0; c < CODES; c++) {
			const char *name = cc_format(arena, "s%u", s);
			size_t row = row_of(t, by, (const char *const[]){ name, code[c], NULL });
			double own = 0, own_n = 0, all = 0, all_n = 0, expected;

			for (uint32_t i = 0; i < ANSWERS; i++) {
				bool counts = first_such(i, true, any_answer, 0, 0);
				bool has = first_such(i, true, has_code, c, 0);

				all_n += counts;
				all += has;
				own_n += counts && answer[i].segment == s;
				own += has && answer[i].segment == s;
			}
			expected = own_n * all / all_n;
			assert_int_equal(cell_of(t, row, "people")->as.integer, (int64_t)own);
			assert_near(cell_of(t, row, "share")->as.real, own / own_n, 1e-12);
			assert_near(cell_of(t, row, "expected")->as.real, expected, 1e-12);
			assert_near(cell_of(t, row, "adjusted_residual")->as.real,
			    (own - expected) / sqrt(expected * (1 - all / all_n) * (1 - own_n / all_n)),
			    1e-9);
			assert_near(cell_of(t, row, "log_ratio")->as.real,
			    log2((own + .5) / (own_n + .5) / ((all - own + .5) / (all_n - own_n + .5))),
			    1e-9);
			assert_true((cell_of(t, row, "keyness")->as.real < 0) == (own < expected));
		}
}

/* By the formula, over pairs of judgements of one answer, and of all answers. */
static double
alpha_of(const char *id)
{
	double pairs = 0, n = 0, yes = 0;

	for (uint32_t i = 0; i < ANSWERS; i++) {
		double of = 0, own = 0;

		for (int k = 0; k < CODERS; k++) {
			of += answer[i].coder[k] != NULL;
			own += answer[i].coder[k] != NULL && strstr(answer[i].coder[k], id) != NULL;
		}
		if (of < 2)
			continue;
		n += of;
		yes += own;
		pairs += own * (of - own) / (of - 1);
	}
	return 1 - (n - 1) * pairs / (yes * (n - yes));
}

static void
coders_are_compared_on_what_two_or_more_have_coded(void **state)
{
	static const char *const by[] = { "code", NULL }, *const ids[] = { "joy", "none", "price" };
	const struct cc_table *t, *d;
	int64_t units = 0, differ = 0;

	(void)state;
	draw_answers("coders");
	make_report();
	for (uint32_t i = 0; i < ANSWERS; i++) {
		const char *first = NULL;
		bool other = false;
		int of = 0;

		for (int k = 0; k < CODERS; k++) {
			const char *given = answer[i].coder[k];

			of += given != NULL;
			other |= given != NULL && first != NULL && strcmp(given, first) != 0;
			first = first != NULL ? first : given;
		}
		units += of >= 2;
		differ += other;
	}
	t = cc_report_table(report, "agreement");
	assert_int_equal(t->rows, 3);
	for (int c = 0; c < 3; c++) {
		size_t row = row_of(t, by, (const char *const[]){ ids[c], NULL });

		assert_int_equal(cell_of(t, row, "units")->as.integer, units);
		assert_near(cell_of(t, row, "alpha")->as.real, alpha_of(ids[c]), 1e-12);
		/* drawn without any agreement: alpha is near 0, and its interval holds it */
		assert_true(cell_of(t, row, "alpha_low")->as.real < cell_of(t, row, "alpha")->as.real);
		assert_true(cell_of(t, row, "alpha_high")->as.real > cell_of(t, row, "alpha")->as.real);
	}
	d = cc_report_table(report, "disagreements");
	assert_int_equal(d->rows, differ);
	assert_string_equal(d->column[d->n_columns - 1].name, "coder3");
}

static void
every_text_is_coded_or_uncoded(void **state)
{
	size_t uncoded = 0;

	(void)state;
	draw_answers("uncoded");
	make_report();
	for (uint32_t i = 0; i < ANSWERS; i++) {
		bool any = answer[i].nothing;

		for (int c = 0; c < CODES; c++)
			any |= answer[i].has[c];
		uncoded += !answer[i].missing && !any;
	}
	assert_int_equal(cc_report_table(report, "uncoded")->rows, uncoded);
	assert_true(uncoded > 0);
}

/* Each of our codes is one word, so their figures are the same. */
static void
words_are_counted_as_the_codes_that_they_are(void **state)
{
	static const char *const by[] = { "word", NULL };
	const struct cc_table *t;

	(void)state;
	draw_answers("words");
	make_report();
	t = cc_report_table(report, "words");
	for (int c = 0; c < CODES; c++) {
		size_t row = row_of(t, by, (const char *const[]){ kanji[c], NULL });
		int64_t times = 0;

		for (uint32_t i = 0; i < ANSWERS; i++)
			times += !answer[i].missing && answer[i].has[c];
		assert_int_equal(cell_of(t, row, "people")->as.integer, people_with(has_code, c));
		assert_int_equal(cell_of(t, row, "n")->as.integer, people_with(any_answer, 0));
		assert_int_equal(cell_of(t, row, "times")->as.integer, times);
		assert_true(cell_of(t, row, "rank")->as.integer == (int64_t)row + 1);
	}
	/* what everybody says who says anything, and codes above */
	assert_int_equal(t->rows, CODES + 1);
}

static void
characteristic_words_are_compared_as_codes_are(void **state)
{
	static const char *const by_word[] = { "segment", "word", NULL }, *const by[] = { "segment", "code",
		NULL };
	static const char *const real[] = { "share", "low", "high", "keyness", "log_ratio",
		"adjusted_residual", "p" };
	const struct cc_table *words, *codes;
	size_t found = 0;

	(void)state;
	draw_answers("characteristic");
	make_report();
	words = cc_report_table(report, "characteristic");
	codes = cc_report_table(report, "contrast");
	for (uint32_t s = 1; s <= SEGMENTS; s++)
		for (int c = 0; c < CODES; c++) {
			const char *name = cc_format(arena, "s%u", s);
			size_t code_row = row_of(codes, by, (const char *const[]){ name, code[c], NULL });
			size_t row = row_of(words, by_word, (const char *const[]){ name, kanji[c], NULL });
			bool more = cell_of(codes, code_row, "adjusted_residual")->as.real > 0;

			assert_int_equal(row != SIZE_MAX, more);
			if (!more)
				continue;
			found++;
			assert_int_equal(cell_of(words, row, "people")->as.integer,
			    cell_of(codes, code_row, "people")->as.integer);
			for (size_t k = 0; k < sizeof real / sizeof *real; k++)
				assert_near(cell_of(words, row, real[k])->as.real,
				    cell_of(codes, code_row, real[k])->as.real, 1e-15);
		}
	assert_true(found >= SEGMENTS);
}

static void
pairs_of_words_are_those_of_their_codes(void **state)
{
	static const char *const by[] = { "code", "other", NULL }, *const by_word[] = { "word", "other",
		NULL };
	const struct cc_table *pairs, *network;

	(void)state;
	draw_answers("network");
	make_report();
	pairs = cc_report_table(report, "pairs");
	network = cc_report_table(report, "network");
	for (int x = 0; x < CODES; x++)
		for (int y = x + 1; y < CODES; y++) {
			size_t pair = row_of(pairs, by, (const char *const[]){ code[x], code[y], NULL });
			size_t row =
			    row_of(network, by_word, (const char *const[]){ kanji[x], kanji[y], NULL });

			if (row == SIZE_MAX)
				row = row_of(
				    network, by_word, (const char *const[]){ kanji[y], kanji[x], NULL });
			assert_int_equal(cell_of(network, row, "both")->as.integer,
			    cell_of(pairs, pair, "both")->as.integer);
			assert_near(cell_of(network, row, "jaccard")->as.real,
			    cell_of(pairs, pair, "jaccard")->as.real, 1e-15);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(shares_count_people_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(pairs_are_of_people_not_of_answers, set_up, tear_down),
		cmocka_unit_test_setup_teardown(segments_are_held_against_everybody_else, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    coders_are_compared_on_what_two_or_more_have_coded, set_up, tear_down),
		cmocka_unit_test_setup_teardown(every_text_is_coded_or_uncoded, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    words_are_counted_as_the_codes_that_they_are, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    characteristic_words_are_compared_as_codes_are, set_up, tear_down),
		cmocka_unit_test_setup_teardown(pairs_of_words_are_those_of_their_codes, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
