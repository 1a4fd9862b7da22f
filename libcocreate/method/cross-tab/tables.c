/* tables.c -- what stands in the tables of cross-tab. */
#include "method/cross-tab/int.h"

#include "base/arena.h"
#include "stat/adjust.h"
#include "stat/rao_scott.h"
#include "stat/table.h"

#include <math.h>

struct cell_line {
	struct cc_span question, answer, label, banner, group;
	const char *kind, *letter;
	struct cross_figure f;
};

static const struct cc_column_spec cell_columns[] = {
	CC_CELL(struct cell_line, "question", question, ID, KEY),
	CC_CELL(struct cell_line, "answer", answer, ID, KEY),
	CC_CELL(struct cell_line, "label", label, LABEL, NONE),
	CC_CELL(struct cell_line, "kind", kind, WORD, NONE),
	CC_CELL(struct cell_line, "banner", banner, ID, KEY),
	CC_CELL(struct cell_line, "group", group, ID, KEY),
	CC_CELL(struct cell_line, "letter", letter, LABEL, NONE),
	CC_CELL(struct cell_line, "n", f.n, INT, N),
	CC_CELL(struct cell_line, "n_eff", f.n_eff, REAL, NONE),
	CC_CELL(struct cell_line, "people", f.people, INT, NONE),
	CC_CELL(struct cell_line, "share", f.value, SHARE, ESTIMATE),
	CC_CELL(struct cell_line, "low", f.low, SHARE, LOW),
	CC_CELL(struct cell_line, "high", f.high, SHARE, HIGH),
	CC_CELL(struct cell_line, "difference", f.rest.value, SHARE, NONE),
	CC_CELL(struct cell_line, "difference_low", f.rest.low, SHARE, NONE),
	CC_CELL(struct cell_line, "difference_high", f.rest.high, SHARE, NONE),
	CC_CELL(struct cell_line, "p", f.rest.p, P, NONE),
	CC_CELL(struct cell_line, "p_adjusted", f.p_adjusted, P, P),
	CC_CELL(struct cell_line, "mark", f.mark, WORD, NONE),
	CC_CELL(struct cell_line, "above", f.above, LABEL, NONE),
	{ 0 },
};

static const struct cc_column_spec mean_columns[] = {
	CC_CELL(struct cell_line, "question", question, ID, KEY),
	CC_CELL(struct cell_line, "label", label, LABEL, NONE),
	CC_CELL(struct cell_line, "banner", banner, ID, KEY),
	CC_CELL(struct cell_line, "group", group, ID, KEY),
	CC_CELL(struct cell_line, "letter", letter, LABEL, NONE),
	CC_CELL(struct cell_line, "n", f.n, INT, N),
	CC_CELL(struct cell_line, "n_eff", f.n_eff, REAL, NONE),
	CC_CELL(struct cell_line, "mean", f.value, REAL, ESTIMATE),
	CC_CELL(struct cell_line, "low", f.low, REAL, LOW),
	CC_CELL(struct cell_line, "high", f.high, REAL, HIGH),
	CC_CELL(struct cell_line, "sd", f.sd, REAL, NONE),
	CC_CELL(struct cell_line, "difference", f.rest.value, REAL, NONE),
	CC_CELL(struct cell_line, "difference_low", f.rest.low, REAL, NONE),
	CC_CELL(struct cell_line, "difference_high", f.rest.high, REAL, NONE),
	CC_CELL(struct cell_line, "p", f.rest.p, P, NONE),
	CC_CELL(struct cell_line, "p_adjusted", f.p_adjusted, P, P),
	CC_CELL(struct cell_line, "mark", f.mark, WORD, NONE),
	CC_CELL(struct cell_line, "above", f.above, LABEL, NONE),
	{ 0 },
};

struct test_line {
	struct cc_span question, banner;
	uint64_t n, groups, answers;
	double chi2, f, df, df2, p, p_adjusted, v;
};

static const struct cc_column_spec test_columns[] = {
	CC_CELL(struct test_line, "question", question, ID, KEY),
	CC_CELL(struct test_line, "banner", banner, ID, KEY),
	CC_CELL(struct test_line, "n", n, INT, N),
	CC_CELL(struct test_line, "groups", groups, INT, NONE),
	CC_CELL(struct test_line, "answers", answers, INT, NONE),
	CC_CELL(struct test_line, "chi2", chi2, REAL, NONE),
	CC_CELL(struct test_line, "f", f, REAL, NONE),
	CC_CELL(struct test_line, "df", df, REAL, NONE),
	CC_CELL(struct test_line, "df2", df2, REAL, NONE),
	CC_CELL(struct test_line, "p", p, P, NONE),
	CC_CELL(struct test_line, "p_adjusted", p_adjusted, P, P),
	CC_CELL(struct test_line, "v", v, REAL, NONE),
	{ 0 },
};

struct sheet_line {
	struct cc_span question, row, label;
	const char *kind;
};

static const struct cc_column_spec sheet_columns[] = {
	CC_CELL(struct sheet_line, "question", question, ID, KEY),
	CC_CELL(struct sheet_line, "row", row, ID, KEY),
	CC_CELL(struct sheet_line, "label", label, LABEL, NONE),
	CC_CELL(struct sheet_line, "kind", kind, WORD, NONE),
	{ "group", CC_TYPE_REAL, CC_PART_NONE, 1 + SEGMENT, CC_MEMBER_NONE, 0, 0, 0 },
	{ 0 },
};

struct column_line {
	struct cc_span banner, group, label;
	const char *letter;
	uint64_t n;
	double n_eff, sum;
};

static const struct cc_column_spec column_columns[] = {
	CC_CELL(struct column_line, "letter", letter, LABEL, NONE),
	CC_CELL(struct column_line, "banner", banner, ID, KEY),
	CC_CELL(struct column_line, "group", group, ID, KEY),
	CC_CELL(struct column_line, "label", label, LABEL, NONE),
	CC_CELL(struct column_line, "n", n, INT, N),
	CC_CELL(struct column_line, "n_eff", n_eff, REAL, NONE),
	CC_CELL(struct column_line, "sum", sum, REAL, NONE),
	{ 0 },
};

struct question_line {
	struct cc_span question, label;
	const char *type, *why;
	uint64_t base, answers, missing;
};

static const struct cc_column_spec question_columns[] = {
	CC_CELL(struct question_line, "question", question, ID, KEY),
	CC_CELL(struct question_line, "label", label, LABEL, NONE),
	CC_CELL(struct question_line, "type", type, WORD, NONE),
	CC_CELL(struct question_line, "base", base, INT, N),
	CC_CELL(struct question_line, "answers", answers, INT, NONE),
	CC_CELL(struct question_line, "missing", missing, INT, NONE),
	CC_CELL(struct question_line, "why", why, WORD, NONE),
	{ 0 },
};

const struct cc_table_spec cross_tables[] = {
	[T_CELLS] = { "cells", CC_WORDS("Answers by group", "回答×グループ"), cell_columns, CC_TABLE_CELLS,
	    sizeof(struct cell_line) },
	[T_FINDINGS] = CC_FINDINGS_TABLE,
	[T_MEANS] = { "means", CC_WORDS("Means by group", "グループ別の平均"), mean_columns, CC_TABLE_CELLS,
	    sizeof(struct cell_line) },
	[T_TESTS] = { "tests", CC_WORDS("Questions by banners, as a whole", "設問×分析軸の検定"),
	    test_columns, 0, sizeof(struct test_line) },
	[T_SHEET] = { "sheet", CC_WORDS("Cross tabulation", "クロス集計"), sheet_columns, 0,
	    sizeof(struct sheet_line) },
	[T_COLUMNS] = { "columns", CC_WORDS("Columns", "列"), column_columns, CC_TABLE_CELLS,
	    sizeof(struct column_line) },
	[T_QUESTIONS] = { "questions", CC_WORDS("Questions, as they were understood", "設問の読み取り"),
	    question_columns, 0, sizeof(struct question_line) },
	[T_CHANGES] = CC_CHANGES_TABLE,
	[T_MEASURES] = CC_MEASURES_TABLE,
	[T_WEIGHTS] = CC_WEIGHTS_TABLE,
	{ 0 },
};

const struct cc_words cross_formulas[] = {
	CC_WORDS(
	    "share: of those who answered the question; Wilson's interval, with weights of as many people as "
	    "tell as much (n_eff).",
	    "share: その設問に答えた人に占める割合。Wilsonの区間（ウェイト付きでは有効人数 n_eff による）。"),
	CC_WORDS("mark: a group against everybody else, pooled z or Fisher's exact test; difference with "
		 "Newcombe's "
		 "interval, of means Welch's.",
	    "mark: グループとそれ以外の全員との比較。併合したz検定、期待度数5未満ではFisherの正確検定。"
	    "差の区間はNewcombe、平均はWelch。"),
	CC_WORDS(
	    "p_adjusted: Holm over one question by one banner.", "p_adjusted: 設問×分析軸ごとにHolmの補正。"),
	CC_WORDS(NULL, NULL),
};

static struct cell_line
line_of(const struct cross_data *d, const struct cross_question *q, uint32_t item, uint32_t col)
{
	return (struct cell_line){ .question = q->variable->id,
		.banner = cross_banner_id(d, col),
		.group = cross_group_id(d, col),
		.letter = col > 0 ? d->column[col].letter : NULL,
		.f = *cross_figure(q, item, col) };
}

static void
put_cells(struct cc_report *report, const struct cross_data *d)
{
	for (uint32_t i = 0; i < d->questions.n; i++) {
		const struct cross_question *q = &d->question[i];
		size_t n = 0;
		struct cell_line *line =
		    CC_ARRAY(d->arena, struct cell_line, (size_t)q->items * d->crossing.cols);

		for (uint32_t item = 0; item < q->items; item++)
			for (uint32_t col = 0; col < d->crossing.cols; col++) {
				line[n] = line_of(d, q, item, col);
				line[n].answer = cross_item_id(q, item);
				line[n].label = cross_item_label(q, item);
				line[n++].kind = item < q->variable->answers ? "answer" : "net";
			}
		cc_table_fill(report, cc_report_at(report, T_CELLS), line, n);
	}
}

static void
put_means(struct cc_report *report, const struct cross_data *d)
{
	for (uint32_t i = 0; i < d->questions.n; i++) {
		const struct cross_question *q = &d->question[i];
		struct cell_line *line = CC_ARRAY(d->arena, struct cell_line, d->crossing.cols);

		for (uint32_t item = q->items; item < cross_compared(q); item++) {
			for (uint32_t col = 0; col < d->crossing.cols; col++) {
				line[col] = line_of(d, q, item, col);
				line[col].label = cc_variable_label(q->variable);
				if (item > q->items)
					line[col].question = cross_nps_id(q, d->arena);
			}
			cc_table_fill(report, cc_report_at(report, T_MEANS), line, d->crossing.cols);
		}
	}
}

/* Answers that somebody gave and groups that somebody stands in: what a test is of. */
static uint32_t
gather_counted(
    uint32_t *out, const struct cross_data *d, const struct cross_question *q, uint32_t banner, bool groups)
{
	const struct cc_crossing *c = &d->crossing;
	uint32_t n = 0, most = groups ? d->banners.variable[banner].answers : q->variable->answers;

	for (uint32_t i = 0; i < most; i++) {
		uint64_t people = 0;

		for (uint32_t g = 0; g < d->banners.variable[banner].answers; g++)
			for (uint32_t a = 0; a < q->variable->answers; a++)
				if ((groups ? g : a) == i)
					people += cc_crossing_n(c, q->row + 1 + a, c->col[banner] + g);
		if (people > 0)
			out[n++] = i;
	}
	return n;
}

static void
test_block(struct test_line *t, const struct cross_data *d, const struct cross_question *q, uint32_t banner)
{
	const struct cc_crossing *c = &d->crossing;
	uint32_t *answer = CC_ARRAY(d->arena, uint32_t, q->variable->answers);
	uint32_t *group = CC_ARRAY(d->arena, uint32_t, d->banners.variable[banner].answers);
	uint32_t answers = gather_counted(answer, d, q, banner, false);
	uint32_t groups = gather_counted(group, d, q, banner, true);
	size_t cells = (size_t)answers * groups;
	uint64_t *count = CC_ARRAY(d->arena, uint64_t, cells);
	struct cc_weight_sums *sum = CC_ARRAY(d->arena, struct cc_weight_sums, c->weighted ? cells : 0);
	struct cc_table_test pearson = { .chi2 = (double)NAN, .p = (double)NAN, .v = (double)NAN };
	struct cc_weight_sums all = { 0 };
	struct cc_rao_scott weighted;
	double none = (double)NAN;

	*t = (struct test_line){ q->variable->id, d->banners.variable[banner].id, 0, groups, answers, none,
		none, none, none, none, none, none };
	for (size_t i = 0; i < cells; i++) {
		uint32_t row = q->row + 1 + answer[i / groups], col = c->col[banner] + group[i % groups];

		count[i] = cc_crossing_n(c, row, col);
		t->n += count[i];
		if (c->weighted) {
			sum[i] = cc_crossing_sums(c, row, col);
			cc_weights_join(&all, &sum[i]);
		}
	}
	if (answers < 2 || groups < 2)
		return;
	if (!c->weighted || cc_weights_alike(&all)) {
		cc_crossed(
		    &pearson, CC_ARRAY(d->arena, struct cc_crossed, cells), count, answers, groups, d->arena);
		t->chi2 = pearson.chi2;
		t->df = (double)pearson.df;
		t->p = pearson.p;
		t->v = pearson.v;
		return;
	}
	if (cc_rao_scott(&weighted, sum, answers, groups, d->arena) != CC_WHY_NONE)
		return;
	t->chi2 = weighted.chi2;
	t->f = weighted.f;
	t->df = weighted.df;
	t->df2 = weighted.df2;
	t->p = weighted.p;
	t->v = sqrt(weighted.chi2 / ((double)weighted.n * fmin(answers - 1, groups - 1)));
}

/* Of one answer each, by groups that share nobody. */
static bool
is_tested(const struct cross_question *q, const struct cc_variable *banner)
{
	return (q->variable->kind == CC_VARIABLE_SINGLE || q->variable->kind == CC_VARIABLE_SCALE) &&
	       banner->kind != CC_VARIABLE_SEVERAL;
}

static void
put_tests(struct cc_report *report, const struct cross_data *d)
{
	size_t n = 0, most = (size_t)d->questions.n * d->banners.n;
	struct test_line *line = CC_ARRAY(d->arena, struct test_line, most);
	double *p = CC_ARRAY(d->arena, double, most);

	for (uint32_t i = 0; i < d->questions.n; i++)
		for (uint32_t b = 0; b < d->banners.n; b++)
			if (is_tested(&d->question[i], &d->banners.variable[b])) {
				test_block(&line[n], d, &d->question[i], b);
				p[n] = line[n].p;
				n++;
			}
	cc_adjust_holm(p, p, n, d->arena);
	for (size_t i = 0; i < n; i++)
		line[i].p_adjusted = p[i];
	cc_table_fill(report, cc_report_at(report, T_TESTS), line, n);
}

static void
put_columns(struct cc_report *report, const struct cross_data *d)
{
	const struct cc_crossing *c = &d->crossing;
	struct column_line *line = CC_ARRAY(d->arena, struct column_line, c->cols);
	struct cc_weight_group *group = CC_ARRAY(d->arena, struct cc_weight_group, c->cols);

	for (uint32_t col = 0; col < c->cols; col++) {
		struct cc_weight_sums sums = cc_crossing_sums(c, cc_crossing_people(c), col);

		line[col] = (struct column_line){ .banner = cross_banner_id(d, col),
			.group = cross_group_id(d, col),
			.label = cross_group_label(d, col),
			.letter = d->column[col].letter,
			.n = sums.n,
			.n_eff = c->weighted ? cc_weights_effective(&sums) : (double)NAN,
			.sum = c->weighted ? cc_weights_sum(&sums) : (double)NAN };
		group[col] =
		    (struct cc_weight_group){ .group = cc_span(d->column[col].name), .weights = sums };
	}
	group[0].zero = d->people.zero;
	group[0].weights = d->people.weights;
	cc_table_fill(report, cc_report_at(report, T_COLUMNS), line, c->cols);
	cc_weights_report(report, &d->people.cases, group, c->weighted ? c->cols : 1, d->run);
}

static void
put_questions(struct cc_report *report, const struct cross_data *d)
{
	struct question_line *line = CC_ARRAY(d->arena, struct question_line, d->questions.n);

	for (uint32_t i = 0; i < d->questions.n; i++) {
		const struct cross_question *q = &d->question[i];
		uint64_t base = cc_crossing_n(&d->crossing, q->row, 0);

		line[i] = (struct question_line){ q->variable->id, cc_variable_label(q->variable),
			cc_variable_kinds[q->variable->kind], q->variable->why, base, q->variable->answers,
			d->people.n - base };
	}
	cc_table_fill(report, cc_report_at(report, T_QUESTIONS), line, d->questions.n);
}

void
cross_put_tables(struct cc_report *report, const struct cross_data *d)
{
	if (d->banners.n == 0)
		cc_table_unasked(cc_report_at(report, T_TESTS), "--by");
	put_cells(report, d);
	put_means(report, d);
	put_tests(report, d);
	put_columns(report, d);
	put_questions(report, d);
}
