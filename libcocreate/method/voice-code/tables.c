/* tables.c -- shares, pairs, rules, measures, changes and notes. */
#include "method/voice-code/int.h"

#include "base/arena.h"
#include "figure/measures.h"
#include "stat/interval.h"
#include "stat/table.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

enum { C_DIMENSION, C_CODE, C_LABEL, C_N, C_PEOPLE, C_SHARE, C_LOW, C_HIGH };
enum { P_CODE, P_OTHER, P_BOTH, P_JACCARD };
enum { R_CODE, R_PATTERN, R_HITS };

const struct cc_table_spec voice_code_tables[] = {
	[ROWS] = { "rows", CC_WORDS("The rows, coded", "コードを付けた行"),
	    (const struct cc_column_spec[]){ { 0 } }, .flags = CC_TABLE_ROWS },
	[CODES] = { "codes", CC_WORDS("What is said, and by how many", "コードごとの人数と割合"),
	    (const struct cc_column_spec[]){
		[C_DIMENSION] = { "dimension", CC_TYPE_ID, CC_PART_NONE, 0 },
		[C_CODE] = { "code", CC_TYPE_ID, CC_PART_KEY, 0 },
		[C_LABEL] = { "label", CC_TYPE_LABEL, CC_PART_NONE, 0 },
		[C_N] = { "n", CC_TYPE_INT, CC_PART_N, 0 },
		[C_PEOPLE] = { "people", CC_TYPE_INT, CC_PART_NONE, 0 },
		[C_SHARE] = { "share", CC_TYPE_SHARE, CC_PART_ESTIMATE, 0 },
		[C_LOW] = { "low", CC_TYPE_SHARE, CC_PART_LOW, 0 },
		[C_HIGH] = { "high", CC_TYPE_SHARE, CC_PART_HIGH, 0 },
		{ 0 },
	    },
	    .flags = CC_TABLE_EVIDENCE },
	[PAIRS_TABLE] = { "pairs", CC_WORDS("What is said together", "一緒に出るコード"),
	    (const struct cc_column_spec[]){
		[P_CODE] = { "code", CC_TYPE_ID, CC_PART_KEY, 0 },
		[P_OTHER] = { "other", CC_TYPE_ID, CC_PART_KEY, 0 },
		[P_BOTH] = { "both", CC_TYPE_INT, CC_PART_N, 0 },
		[P_JACCARD] = { "jaccard", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 },
		{ 0 },
	    } },
	[CONTRAST] = { "contrast",
	    CC_WORDS("Segments, each against everybody else", "区分ごと（それ以外との比較）"),
	    (const struct cc_column_spec[]){
		{ "segment", CC_TYPE_ID, CC_PART_KEY, 0 },
		{ "code", CC_TYPE_ID, CC_PART_KEY, 0 },
		{ "people", CC_TYPE_INT, CC_PART_N, 0 },
		{ "share", CC_TYPE_SHARE, CC_PART_ESTIMATE, 0 },
		{ "expected", CC_TYPE_REAL, CC_PART_NONE, 0 },
		{ "adjusted_residual", CC_TYPE_REAL, CC_PART_NONE, 0 },
		{ "p_adjusted", CC_TYPE_P, CC_PART_P, 0 },
		{ "keyness", CC_TYPE_REAL, CC_PART_NONE, 0 },
		{ "log_ratio", CC_TYPE_REAL, CC_PART_NONE, 0 },
		{ 0 },
	    },
	    .flags = CC_TABLE_BY },
	[KWIC] = { "kwic", CC_WORDS("Where it is said", "コードの出た箇所（前後の文）"),
	    (const struct cc_column_spec[]){
		{ "source", CC_TYPE_ID, CC_PART_KEY, 0 },
		{ "left", CC_TYPE_TEXT, CC_PART_NONE, 0 },
		{ "match", CC_TYPE_TEXT, CC_PART_NONE, 0 },
		{ "right", CC_TYPE_TEXT, CC_PART_NONE, 0 },
		{ "code", CC_TYPE_ID, CC_PART_NONE, 0 },
		{ 0 },
	    } },
	[UNCODED] = { "uncoded", CC_WORDS("Texts without a code", "コードの付かない文"),
	    (const struct cc_column_spec[]){
		{ "source", CC_TYPE_ID, CC_PART_KEY, 0 },
		{ "text", CC_TYPE_TEXT, CC_PART_NONE, 0 },
		{ 0 },
	    } },
	[RULES_TABLE] = { "rules", CC_WORDS("What each pattern found", "パターンごとの件数"),
	    (const struct cc_column_spec[]){
		[R_CODE] = { "code", CC_TYPE_ID, CC_PART_KEY, 0 },
		[R_PATTERN] = { "pattern", CC_TYPE_TEXT, CC_PART_KEY, 0 },
		[R_HITS] = { "hits", CC_TYPE_INT, CC_PART_NONE, 0 },
		{ 0 },
	    },
	    .id_column = "pattern" },
	[AGREEMENT] = { "agreement", CC_WORDS("Do the coders agree?", "コーダーの一致度"),
	    (const struct cc_column_spec[]){
		{ "code", CC_TYPE_ID, CC_PART_KEY, 0 },
		{ "units", CC_TYPE_INT, CC_PART_N, 0 },
		{ "prevalence", CC_TYPE_SHARE, CC_PART_NONE, 0 },
		{ "alpha", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 },
		{ "alpha_low", CC_TYPE_REAL, CC_PART_LOW, 0 },
		{ "alpha_high", CC_TYPE_REAL, CC_PART_HIGH, 0 },
		{ 0 },
	    } },
	[DISAGREEMENTS] = { "disagreements", CC_WORDS("Where the coders differ", "コーダーの食い違い"),
	    (const struct cc_column_spec[]){
		{ "source", CC_TYPE_ID, CC_PART_KEY, 0 },
		{ "text", CC_TYPE_TEXT, CC_PART_NONE, 0 },
		{ "coder1", CC_TYPE_TEXT, CC_PART_NONE, 0 },
		{ "coder2", CC_TYPE_TEXT, CC_PART_NONE, 0 },
		{ 0 },
	    } },
	[CHANGES] = CC_CHANGES_TABLE,
	[MEASURES] = CC_MEASURES_TABLE,
	{ 0 },
};

static struct cc_span
plain_id(const struct cc_codebook *book, uint32_t mark, struct cc_arena *arena)
{
	struct cc_span id;

	if (mark == mark_none(book))
		return CC_SPAN("none");
	id = book->code[mark / 2].id;
	return mark % 2 == 0 ? id : cc_span(cc_format(arena, "%.*s:neg", (int)id.len, id.at));
}

static const char *
label_of(const struct counts *c, uint32_t mark, struct cc_arena *arena)
{
	enum cc_lang lang = c->run->lang;
	const char *label;

	if (mark == mark_none(c->book))
		return cc_words_in(CC_SAY("Nothing to say", "特になし"), lang);
	label = cc_words_in(&c->book->code[mark / 2].label, lang);
	if (label == NULL || mark % 2 == 0)
		return label;
	return cc_format(arena, cc_words_in(CC_SAY("Not: %s", "%s（否定）"), lang), label);
}

static void
put_code(struct cc_report *report, const struct counts *c, uint32_t dimension, uint32_t mark,
    const struct cc_evidence *evidence, struct cc_arena *arena)
{
	struct cc_table *t = cc_report_table(report, "codes");
	const char *label = label_of(c, mark, arena);
	double low, high;
	size_t row;

	if (!mark_shown(c->book, mark, c->people[mark]))
		return;
	row = cc_row_add(report, t);
	cc_wilson(&low, &high, (double)c->people[mark], (double)c->n, c->run->confidence);
	cc_put_text(t, row, C_DIMENSION, c->book->dimension[dimension].id);
	cc_put_text(t, row, C_CODE, plain_id(c->book, mark, arena));
	if (label != NULL)
		cc_put_text(t, row, C_LABEL, cc_span(label));
	cc_put_int(t, row, C_N, (int64_t)c->n);
	cc_put_int(t, row, C_PEOPLE, (int64_t)c->people[mark]);
	cc_put_real(t, row, C_SHARE, (double)c->people[mark] / (double)c->n);
	cc_put_real(t, row, C_LOW, low);
	cc_put_real(t, row, C_HIGH, high);
	if (evidence != NULL)
		cc_evidence_put(t, row, &evidence[mark], c->run, arena);
}

static void
put_codes(struct cc_report *report, const struct counts *c, const struct cc_evidence *evidence,
    struct cc_arena *arena)
{
	for (uint32_t d = 0; d < c->book->n_dimensions; d++) {
		const struct cc_dimension *dimension = &c->book->dimension[d];

		for (uint32_t m = 2 * dimension->first; m < 2 * (dimension->first + dimension->n); m++)
			put_code(report, c, d, m, evidence, arena);
		put_code(report, c, d, mark_none(c->book), evidence, arena);
	}
}

struct pair {
	uint32_t mark, other;
	uint64_t both;
	double jaccard;
};

static int
by_jaccard(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	if (x->jaccard < y->jaccard || x->jaccard > y->jaccard)
		return x->jaccard < y->jaccard ? 1 : -1;
	if (x->mark != y->mark)
		return x->mark < y->mark ? -1 : 1;
	return x->other < y->other ? -1 : x->other > y->other;
}

static void
put_pairs(struct cc_report *report, const struct counts *c, struct cc_arena *arena)
{
	struct cc_table *t = cc_report_table(report, "pairs");
	uint32_t marks = marks_of(c->book);
	struct pair *pair = CC_ARRAY(arena, struct pair, (size_t)marks * marks);
	size_t n = 0;

	for (uint32_t m = 0; m < marks; m++)
		for (uint32_t o = m + 1; o < marks; o++) {
			uint64_t both = c->both[(size_t)m * marks + o];

			if (both > 0)
				pair[n++] =
				    (struct pair){ m, o, both, cc_jaccard(both, c->people[m], c->people[o]) };
		}
	qsort(pair, n, sizeof *pair, by_jaccard);
	for (size_t i = 0; i < n; i++) {
		size_t row = cc_row_add(report, t);

		cc_put_text(t, row, P_CODE, mark_name(c->book, pair[i].mark, arena));
		cc_put_text(t, row, P_OTHER, mark_name(c->book, pair[i].other, arena));
		cc_put_int(t, row, P_BOTH, (int64_t)pair[i].both);
		cc_put_real(t, row, P_JACCARD, pair[i].jaccard);
	}
}

/* Patterns that speak against their code are never hits. */
static void
put_rules(struct cc_report *report, const struct counts *c, struct cc_arena *arena)
{
	struct cc_table *t = cc_report_table(report, "rules");

	for (uint32_t r = 0; r < c->book->n_rules; r++) {
		const struct cc_code_rule *rule = &c->book->rule[r];
		size_t row;

		if (rule->against)
			continue;
		row = cc_row_add(report, t);
		cc_put_text(t, row, R_CODE, mark_name(c->book, 2 * rule->code, arena));
		cc_put_text(t, row, R_PATTERN, rule->text);
		cc_put_int(t, row, R_HITS, (int64_t)c->hits[r]);
	}
}

static void
measure_share(
    struct cc_report *report, struct cc_table *t, const struct counts *c, const char *kpi, uint64_t people)
{
	double low, high;

	cc_wilson(&low, &high, (double)people, (double)c->n, c->run->confidence);
	cc_measure(report, t, c->run, kpi, (double)people / (double)c->n, c->n, low, high);
}

static void
put_measures(struct cc_report *report, const struct counts *c, struct cc_arena *arena)
{
	struct cc_table *t = cc_measures_begin(report, c->run);

	measure_share(report, t, c, "coded_share", c->people[mark_any(c->book)]);
	for (uint32_t i = 0; i < c->book->n_codes; i++) {
		struct cc_span name = mark_name(c->book, 2 * i, arena);

		measure_share(
		    report, t, c, cc_format(arena, "share_%.*s", (int)name.len, name.at), c->people[2 * i]);
	}
}

/* Only a code with a value says which way is better. */
static enum cc_better
better_of(const struct cc_codebook *book, uint32_t mark)
{
	const struct cc_code *code = &book->code[mark / 2];

	if (mark >= mark_none(book) || mark % 2 != 0 || !code->has_value)
		return CC_BETTER_NEITHER;
	return code->value > 0 ? CC_BETTER_UP : code->value < 0 ? CC_BETTER_DOWN : CC_BETTER_NEITHER;
}

static void
put_changes(
    struct cc_report *report, const struct counts *now, const struct counts *before, struct cc_arena *arena)
{
	struct cc_comparisons *changes = cc_comparisons_begin(report, CC_TABLE_AGAINST, now->run, arena);
	bool open = false;

	if (before == NULL)
		return;
	for (uint32_t m = 0; m <= mark_none(now->book); m++) {
		enum cc_better better = better_of(now->book, m);

		if (!mark_shown(now->book, m, now->people[m] + before->people[m]))
			continue;
		open |= better == CC_BETTER_NEITHER;
		cc_change_share(changes, mark_name(now->book, m, arena), "share",
		    (struct cc_share){ before->people[m], before->n },
		    (struct cc_share){ now->people[m], now->n }, better);
	}
	cc_comparisons_end(changes);
	if (open)
		cc_note(report, "no-direction",

		    "codes without a value are neither better nor worse when they change: see p_adjusted",
		    "値（value）のないコードの増減には良し悪しの判定を付けません。p_adjusted "
		    "を見てください");
}

static void
note_answers(struct cc_report *report, const struct counts *c)
{
	uint64_t n = c->answers[KIND_ANY];

	if (n == 0) {
		cc_note(report, "no-text", "no row has a text", "本文のある行がありません");
		return;
	}
	cc_note(report, "coded",
	    "answers with a code: %" PRIu64 " of %" PRIu64 " (%.1f%%); that say nothing: %" PRIu64
	    "; without a code: %" PRIu64,
	    "コードの付いた回答: %" PRIu64 " / %" PRIu64 " 件（%.1f%%）、特になし: %" PRIu64
	    " 件、コードなし: %" PRIu64 " 件",
	    c->answers[KIND_CODED], n, 100 * (double)c->answers[KIND_CODED] / (double)n,
	    c->answers[KIND_NOTHING], n - c->answers[KIND_CODED] - c->answers[KIND_NOTHING]);
}

/* "a", "b", "c" ...  A pattern of one's own that finds nothing may hold a slip. */
static void
note_rules(struct cc_report *report, const struct counts *c, struct cc_arena *arena)
{
	const char *list = "";
	uint32_t none = 0, all = 0;

	for (uint32_t r = 0; r < c->book->n_rules; r++) {
		const struct cc_code_rule *rule = &c->book->rule[r];

		if (rule->against || c->book->dimension[c->book->code[rule->code].dimension].preset)
			continue;
		all++;
		if (c->hits[r] > 0)
			continue;
		if (none < 3)
			list = cc_format(
			    arena, "%s%s\"%s\"", list, none > 0 ? ", " : "", cc_quote(rule->text).text);
		none++;
	}
	if (none > 0)
		cc_note(report, "rules-without-hits",
		    "patterns that found nothing: %" PRIu32 " of %" PRIu32
		    " (%s%s); the table rules lists them",
		    "何も見つけなかったパターン: %" PRIu32 " / %" PRIu32 " 個（%s%s）。一覧は表 rules", none,
		    all, list, none > 3 ? " ..." : "");
}

static void
put_notes(struct cc_report *report, const struct counts *c, struct cc_arena *arena)
{
	note_answers(report, c);
	if (c->answers[KIND_ANY] == 0)
		return;
	note_rules(report, c, arena);
	if (!counts_people(c->run))
		return;
	if (!(c->run->bound >> PERSON & 1))
		cc_note(report, "no-person", "no person column: every row counts as a person of its own",
		    "回答者の列がないため、各行を別々の人とみなします");
	if (c->repeated > 0)
		cc_note(report, "repeated-people", "people with several answers, counted once: %" PRIu64,
		    "複数回答した人は1人として数えます: %" PRIu64 " 人", c->repeated);
}

static void
put_parameters(struct cc_report *report, const struct counts *c, struct cc_arena *arena)
{
	const struct cc_voice_code_opts *opts = c->run->opts;
	const char *books = "";

	for (size_t i = 0; i < opts->codebooks.n; i++)
		books = cc_format(arena, "%s%s%s", books, i > 0 ? "," : "", opts->codebooks.item[i]);
	cc_parameter_text(report, "codebook", books);
	cc_parameter_text(report, "pick", opts->pick);
}

void
voice_tables(struct cc_report *report, const struct counts *now, const struct counts *before,
    struct cc_evidence *evidence, struct cc_arena *arena)
{
	const struct cc_run *run = now->run;

	put_parameters(report, now, arena);
	if (is_wanted(run, CODES))
		put_codes(report, now, evidence, arena);
	if (is_wanted(run, PAIRS_TABLE))
		put_pairs(report, now, arena);
	if (is_wanted(run, RULES_TABLE))
		put_rules(report, now, arena);
	put_changes(report, now, before, arena);
	if (is_wanted(run, MEASURES))
		put_measures(report, now, arena);
	put_notes(report, now, arena);
}
