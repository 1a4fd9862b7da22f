/* alternate-model.c -- tests of method/alternate-model: T-2.1, T-2.2, and counts by hand. */
#include "method/alternate-model.h"

#include "bench.h"

#include "base/rng.h"
#include "stat/compare.h"
#include "text/coded.h"

static struct cc_alternate_model_opts opts;

static const struct cc_openers openers = { read_data, read_book };

/* Without rows yet: an option may follow. */
static void
begin(struct bench *b)
{
	opts = (struct cc_alternate_model_opts){ .unit = "person", .min_support = { .value = 1 } };
	bench_begin(b, &cc_alternate_model, "alternate-model", &opts);
	b->run.tables = UINT64_MAX;
}

static bool
model(struct bench *b, const char *text)
{
	struct cc_list books = opts.codebooks;

	opts.codebooks = (struct cc_list){ 0 }; /* the bench opens no codebook */
	assert_true(bench_study(b, "alternate-model", NULL));
	opts.codebooks = books;
	assert_true(b->method->load(&b->run, &openers, b->arena, &b->err));
	return bench_files(b, &text, 1);
}

/* The cell of the first row whose first keys are these ids, joined by '|'. */
static const struct cc_cell *
cell(const struct bench *b, const char *table, const char *keys, const char *column)
{
	const struct cc_table *t = cc_report_table(b->report, table);
	size_t at = bench_column(t, column);

	for (size_t row = 0; row < t->rows; row++) {
		char found[512] = "";
		const char *between = "";

		for (size_t c = 0; c < t->n_columns; c++) {
			const struct cc_cell *key = &t->cell[row * t->n_columns + c];

			if (t->column[c].part != CC_PART_KEY)
				continue;
			strcat(found, between);
			between = "|";
			if (!key->empty)
				strncat(found, key->as.text.at, key->as.text.len);
		}
		if (strncmp(found, keys, strlen(keys)) == 0)
			return &t->cell[row * t->n_columns + at];
	}
	fail_msg("no row %s in the table %s", keys, table);
	return NULL;
}

static double
real(const struct bench *b, const char *table, const char *keys, const char *column)
{
	const struct cc_cell *c = cell(b, table, keys, column);

	return c->empty ? (double)NAN : c->as.real;
}

static int64_t
whole(const struct bench *b, const char *table, const char *keys, const char *column)
{
	return cell(b, table, keys, column)->as.integer;
}

static size_t
rows(const struct bench *b, const char *table)
{
	return cc_report_table(b->report, table)->rows;
}

/* methods.md T-2.1. */
static const char six[] = "trigger|desire|suppression|action\n"
			  "朝|D1|時間|インスタント\n"
			  "朝|D1|時間|インスタント\n"
			  "朝|D1|健康|デカフェ\n"
			  "朝|D1|飽き|コンビニ\n"
			  "朝|一日を始める|時間|コンビニ\n"
			  "昼職場|一息|価格|自販機\n";

static void
six_episodes_make_the_context_and_the_lift_of_t_2_1(void **state)
{
	struct bench b;

	(void)state;
	for (unsigned workers = 1; workers <= 3; workers += 2) {
		begin(&b);
		b.workers = workers;
		assert_true(model(&b, six));
		assert_int_equal(whole(&b, "contexts", "朝|d1", "people"), 4);
		assert_int_equal(whole(&b, "contexts", "朝|d1", "alternatives"), 3);
		assert_near(real(&b, "contexts", "朝|d1", "hhi"), .375, 1e-15);
		assert_near(real(&b, "contexts", "朝|d1", "effective"), 8. / 3, 1e-12);
		assert_near(real(&b, "contexts", "朝|d1", "entropy"), 1.5, 1e-12);
		assert_near(real(&b, "contexts", "朝|d1", "top_share"), .5, 1e-15);
		assert_near(real(&b, "contexts", "朝|d1", "top_low"), .1500, 1e-4);
		assert_near(real(&b, "contexts", "朝|d1", "top_high"), .8500, 1e-4);
		assert_near(real(&b, "alternatives", "朝|d1|デカフェ", "share"), .25, 1e-15);
		assert_near(real(&b, "suppressions", "時間|インスタント", "lift"), 2, 1e-12);
		assert_near(real(&b, "chains", "朝|d1|時間|インスタント", "lift"), 3, 1e-12);
		assert_int_equal(whole(&b, "chains", "朝|d1|時間|インスタント", "people"), 2);
		assert_int_equal(whole(&b, "chains", "朝|d1|時間|インスタント", "rank"), 1);
		assert_int_equal(whole(&b, "links", "trigger|朝|desire|d1", "direct"), 4);
		bench_end(&b);
	}
}

/* methods.md T-2.2: 30 codes, 12 seen once, 6 twice, 60 in all. */
static void
sixty_mentions_of_thirty_codes_make_the_saturation_of_t_2_2(void **state)
{
	struct cc_buf text = { 0 };
	struct bench b;

	(void)state;
	cc_buf_puts(&text, "trigger|action\n");
	for (int code = 0; code < 30; code++)
		for (int i = 0; i < (code < 12 ? 1 : code < 18 ? 2 : 3); i++)
			cc_buf_printf(&text, "t|a%d\n", code);
	cc_buf_putc(&text, '\0');
	begin(&b);
	assert_true(model(&b, text.at));
	assert_int_equal(whole(&b, "saturation", "action", "n"), 60);
	assert_int_equal(whole(&b, "saturation", "action", "codes"), 30);
	assert_int_equal(whole(&b, "saturation", "action", "seen_once"), 12);
	assert_near(real(&b, "saturation", "action", "coverage"), .8, 1e-15);
	assert_near(real(&b, "saturation", "action", "chao1"), 42, 1e-12);
	bench_end(&b);
	cc_buf_free(&text);
}

static void
facets_make_the_trigger(void **state)
{
	struct bench b;

	(void)state;
	begin(&b);
	assert_true(model(&b, "what|where|who|when|desire|action\nnews;mail|home|alone|morning|rest|tea\n"));
	assert_int_equal(rows(&b, "contexts"), 2);
	assert_int_equal(whole(&b, "contexts", "morning / home / alone / mail|rest", "people"), 1);
	assert_near(real(&b, "chains", "morning / home / alone / news|rest", "weight"), .5, 1e-15);
	assert_int_equal(whole(&b, "elements", "where|home", "people"), 1);
	bench_end(&b);
}

static double
sum(const struct bench *b, const char *table, const char *column)
{
	const struct cc_table *t = cc_report_table(b->report, table);
	double all = 0;

	for (size_t row = 0; row < t->rows; row++)
		all += t->cell[row * t->n_columns + bench_column(t, column)].as.real;
	return all;
}

static const char talkative[] = "person|trigger|desire|suppression|action|reward\n"
				"a|t;u|d|s;z|x;y|r\n"
				"a|t|e||x|\n"
				"a|v|e||z|r\n"
				"b|t|d|s|x|r\n";

static void
a_person_weighs_one_whatever_they_tell(void **state)
{
	struct bench b;

	(void)state;
	begin(&b);
	assert_true(model(&b, talkative));
	assert_near(sum(&b, "chains", "weight"), 2, 1e-12);
	assert_int_equal(whole(&b, "chains", "t|d|s|x|r", "people"), 2);
	assert_near(real(&b, "chains", "t|d|s|x|r", "weight"), 1 + 1. / 3 / 8, 1e-12);
	assert_near(real(&b, "chains", "t|d|s|x|r", "share"), 1, 1e-15);
	/* a has two actions in t and d: half of each, so x has 1.5 of 2 */
	assert_near(real(&b, "contexts", "t|d", "hhi"), .75 * .75 + .25 * .25, 1e-12);
	assert_string_equal(bench_note(&b, "repeated-people"), "1 person told several episodes");
	bench_end(&b);
}

static void
episodes_may_be_what_counts(void **state)
{
	struct bench b;

	(void)state;
	begin(&b);
	opts.unit = "episode";
	assert_true(model(&b, talkative));
	assert_near(sum(&b, "chains", "weight"), 4, 1e-12);
	assert_int_equal(whole(&b, "elements", "desire|e", "n"), 4);
	assert_int_equal(whole(&b, "elements", "desire|e", "people"), 1);
	assert_near(real(&b, "elements", "desire|e", "share"), .5, 1e-15);
	bench_end(&b);
}

static void
what_is_denied_holds_nobody_back(void **state)
{
	struct bench b;

	(void)state;
	begin(&b);
	assert_true(model(&b, "trigger|desire|suppression|action\n"
			      "t|rest:neg|time:neg|x\n"
			      "t||特になし|x\n"
			      "t||none|none\n"));
	assert_int_equal(rows(&b, "suppressions"), 0);
	assert_int_equal(whole(&b, "chains", "t|rest:neg||x", "people"), 1);
	assert_int_equal(whole(&b, "chains", "t|||x", "people"), 1);
	assert_int_equal(whole(&b, "chains", "t|||none", "people"), 1);
	bench_end(&b);
}

static void
a_codebook_codes_free_text_and_takes_codes_and_labels(void **state)
{
	static const char *item[] = { "suppression=own.yaml" };
	struct bench b;

	(void)state;
	begin(&b);
	opts.codebooks = (struct cc_list){ item, 1 };
	book_text = cc_span("dimensions:\n"
			    "  suppression:\n"
			    "    negate: drop\n"
			    "    codes:\n"
			    "      - {code: time, label: {en: No time}, any: [忙し]}\n"
			    "      - {code: far, any: [遠]}\n");
	assert_true(model(&b, "trigger|suppression|action\n"
			      "t|とても忙しい|x\n"
			      "t|time|x\n"
			      "t|no  TIME|x\n"
			      "t|遠くない|x\n"
			      "t|謎|x\n"
			      "t|time:neg|x\n"));
	assert_int_equal(rows(&b, "suppressions"), 1);
	assert_int_equal(whole(&b, "suppressions", "time|x", "people"), 3);
	assert_int_equal(whole(&b, "chains", "t|||x", "people"), 3);
	assert_int_equal(rows(&b, "uncoded"), 1);
	assert_string_equal(bench_text(&b, "uncoded", "one.csv:6", "text"), "謎");
	assert_int_equal(cell(&b, "elements", "suppression|time", "label")->as.text.len, strlen("No time"));
	bench_end(&b);
}

static void
gaps_and_loops_are_noted(void **state)
{
	struct bench b;

	(void)state;
	begin(&b);
	assert_true(model(&b, "person|date|trigger|desire|action|reward\n"
			      "a|2026-01-02|morning|calm|tea|awake\n"
			      "a|2026-01-03|awake|calm|walk|\n"
			      "b|2026-01-03|morning|calm|tea|\n"
			      "c|2026-01-03|awake|joy|tea|awake\n"));
	assert_string_equal(bench_note(&b, "loops"), "loop: a reward is a later trigger of 1 person: a");
	assert_string_equal(bench_note(&b, "reward-gap"),
	    "reward gap: 1 desire is not answered by a reward for some who have it: calm: 1/2");
	bench_end(&b);
	begin(&b);
	assert_true(
	    model(&b, "trigger|desire|action|reward\nt|calm|tea|calm\nt|calm|tea|joy\nt|joy|tea|joy\n"));
	assert_string_equal(bench_note(&b, "reward-gap"),
	    "reward gap: 1 desire is not answered by a reward for some who have it: calm: 1/2");
	assert_null(bench_note(&b, "loops"));
	bench_end(&b);
}

/* 6 x 6 x 6 x 6 chains are too many, 4 x 4 x 4 x 4 x 4 just not. */
static void
a_record_of_more_than_1024_chains_is_a_problem(void **state)
{
	struct bench b;

	(void)state;
	begin(&b);
	assert_true(model(&b, "trigger|desire|suppression|action|reward\n"
			      "1;2;3;4|1;2;3;4|1;2;3;4|1;2;3;4|1;2;3;4\n"
			      "1;2;3;4;4|1;2;3;4|1;2;3;4|1;2;3;4|1;2;3;4\n"));
	assert_int_equal(b.problems.count, 0);
	assert_int_equal(rows(&b, "chains"), 1024);
	bench_end(&b);
	begin(&b);
	assert_true(model(&b, "trigger|desire|suppression|action|reward\n"
			      "1;2;3;4|1;2;3;4|1;2;3;4|1;2;3;4|1;2;3;4;5\n"));
	assert_int_equal(b.problems.count, 1);
	bench_end(&b);
}

enum { PEOPLE = 60, CODES = 4 };

/* Whether a random person has a code; one episode each, of any number of codes. */
struct told {
	bool held[CODES], acts[CODES];
};

static void
tell(struct told *told, struct cc_buf *text, struct cc_rng *rng)
{
	cc_buf_puts(text, "t|");
	for (int c = 0; c < CODES; c++)
		if ((told->held[c] = cc_rng_below(rng, 3) == 0))
			cc_buf_printf(text, "s%d;", c);
	cc_buf_puts(text, "|");
	for (int c = 0; c < CODES; c++)
		if ((told->acts[c] = cc_rng_below(rng, 3) == 0 || (c == 0 && told->held[0])))
			cc_buf_printf(text, "a%d;", c);
	if (!told->acts[0])
		cc_buf_puts(text, "else");
	cc_buf_puts(text, "\n");
}

static void
pairs_are_tested_as_a_count_by_hand_has_them(void **state)
{
	struct cc_rng *rng = cc_rng_new(3, "pairs", cc_span("told"), arena);
	struct told told[PEOPLE];
	struct cc_buf text = { 0 };
	struct bench b;

	(void)state;
	cc_buf_puts(&text, "trigger|suppression|action\n");
	for (int i = 0; i < PEOPLE; i++)
		tell(&told[i], &text, rng);
	cc_buf_putc(&text, '\0');
	begin(&b);
	assert_true(model(&b, text.at));
	for (int s = 0; s < CODES; s++)
		for (int a = 0; a < CODES; a++) {
			struct cc_share own = { 0, 0 }, others = { 0, 0 };
			const char *key = cc_format(arena, "s%d|a%d", s, a);

			for (int i = 0; i < PEOPLE; i++) {
				struct cc_share *side = told[i].held[s] ? &own : &others;

				side->n++;
				side->x += told[i].acts[a];
			}
			assert_int_equal(whole(&b, "suppressions", key, "n"), (int64_t)own.n);
			assert_int_equal(whole(&b, "suppressions", key, "people"), (int64_t)own.x);
			assert_near(real(&b, "suppressions", key, "p"), cc_fisher(own, others), 1e-12);
			assert_near(real(&b, "suppressions", key, "lift"),
			    (double)own.x / (double)own.n / ((double)(own.x + others.x) / PEOPLE), 1e-12);
		}
	bench_end(&b);
	cc_buf_free(&text);
	cc_rng_free(rng);
}

/* 1,100 suppressions and as many actions, of two rows each. */
static char *
many(struct cc_buf *text, const char *person)
{
	cc_buf_puts(text, "person|trigger|suppression|action\n");
	for (int i = 0; i < 2200; i++)
		cc_buf_printf(text, "%s|t|s%d|a%d\n", person, i / 2, i / 2);
	cc_buf_putc(text, '\0');
	return text->at;
}

static void
pairs_by_the_million_are_not_made(void **state)
{
	struct cc_buf text = { 0 };
	struct bench b;

	(void)state;
	begin(&b);
	opts.min_support.value = 2;
	assert_true(model(&b, many(&text, "")));
	assert_int_equal(b.problems.count, 0);
	assert_true(cc_report_table(b.report, "suppressions")->left_out);
	assert_non_null(bench_note(&b, "too-many-pairs"));
	bench_end(&b);
	text.len = 0;
	begin(&b);
	assert_true(model(&b, many(&text, "p")));
	assert_int_equal(b.problems.count, 1);
	bench_end(&b);
	text.len = 0;
	begin(&b);
	opts.unit = "episode";
	assert_true(model(&b, many(&text, "p")));
	assert_int_equal(b.problems.count, 0);
	bench_end(&b);
	cc_buf_free(&text);
}

static void
rows_without_an_action_or_a_need_are_told(void **state)
{
	struct bench b;

	(void)state;
	begin(&b);
	assert_true(model(&b, "trigger|suppression|action\nt|s|x\nt|s|\n|s|x\n"));
	assert_int_equal(whole(&b, "elements", "action|x", "n"), 1);
	assert_string_equal(bench_note(&b, "without-action"), "1 row without an action is left out");
	assert_string_equal(
	    bench_note(&b, "without-need"), "1 row without a trigger and a desire is left out");
	bench_end(&b);
}

static void
the_job_story_says_what_is_there(void **state)
{
	struct bench b;

	(void)state;
	begin(&b);
	assert_true(model(
	    &b, "trigger|desire|suppression|action|reward\nT|D|S|A|R\n|D||A|\nT||S|A|\nT||||\nT|||A|R\n"));
	assert_string_equal(cell(&b, "chains", "t|d|s|a|r", "statement")->as.text.at,
	    "When “T”, I want “D”, but “S” holds me back, so I choose “A” and gain “R”");
	assert_string_equal(
	    cell(&b, "chains", "|d||a|", "statement")->as.text.at, "I want “D”, so I choose “A”");
	assert_string_equal(cell(&b, "chains", "t||s|a|", "statement")->as.text.at,
	    "When “T”, “S” holds me back, so I choose “A”");
	assert_string_equal(
	    cell(&b, "chains", "t|||a|r", "statement")->as.text.at, "When “T”, I choose “A” and gain “R”");
	bench_end(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, coded_set_up, coded_tear_down)
		TEST(six_episodes_make_the_context_and_the_lift_of_t_2_1),
		TEST(sixty_mentions_of_thirty_codes_make_the_saturation_of_t_2_2),
		TEST(facets_make_the_trigger),
		TEST(a_person_weighs_one_whatever_they_tell),
		TEST(episodes_may_be_what_counts),
		TEST(what_is_denied_holds_nobody_back),
		TEST(a_codebook_codes_free_text_and_takes_codes_and_labels),
		TEST(gaps_and_loops_are_noted),
		TEST(a_record_of_more_than_1024_chains_is_a_problem),
		TEST(pairs_are_tested_as_a_count_by_hand_has_them),
		TEST(pairs_by_the_million_are_not_made),
		TEST(rows_without_an_action_or_a_need_are_told),
		TEST(the_job_story_says_what_is_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
