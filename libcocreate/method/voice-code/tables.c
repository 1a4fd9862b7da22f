/* tables.c -- shares, pairs, rules, measures, changes and notes. */
#include "method/voice-code/rows.h"

#include "base/arena.h"
#include "figure/changes.h"
#include "figure/characteristic.h"
#include "figure/findings.h"
#include "figure/measures.h"
#include "figure/names.h"
#include "figure/word_network.h"
#include "figure/word_tables.h"

#include <inttypes.h>
#include <stdlib.h>

const struct cc_table_spec voice_table_specs[] = {
	[ROWS] = { "rows", CC_WORDS("The rows, coded", "コードを付けた行"),
	    (const struct cc_column_spec[]){ { 0 } }, .flags = CC_TABLE_ROWS },
	[CODES] = { "codes", CC_WORDS("What is said, and by how many", "コードごとの人数と割合"),
	    (const struct cc_column_spec[]){
		CC_CELL(struct voice_code_row, "dimension", dimension, ID, NONE),
		CC_CELL(struct voice_code_row, "code", code, ID, KEY),
		CC_CELL(struct voice_code_row, "label", label, LABEL, NONE),
		CC_CELL(struct voice_code_row, "n", n, INT, N),
		CC_CELL(struct voice_code_row, "people", people, INT, NONE),
		CC_CELL(struct voice_code_row, "share", share, SHARE, ESTIMATE),
		CC_CELL(struct voice_code_row, "low", low, SHARE, LOW),
		CC_CELL(struct voice_code_row, "high", high, SHARE, HIGH),
		{ 0 },
	    },
	    .row = sizeof(struct voice_code_row), .flags = CC_TABLE_EVIDENCE },
	[NETS] = { "nets", CC_WORDS("Nets of codes", "コードをまとめた割合"),
	    (const struct cc_column_spec[]){
		CC_CELL(struct voice_net_row, "dimension", dimension, ID, NONE),
		CC_CELL(struct voice_net_row, "net", net, ID, KEY),
		CC_CELL(struct voice_net_row, "label", label, LABEL, NONE),
		CC_CELL(struct voice_net_row, "codes", codes, LIST, NONE),
		CC_CELL(struct voice_net_row, "n", n, INT, N),
		CC_CELL(struct voice_net_row, "people", people, INT, NONE),
		CC_CELL(struct voice_net_row, "share", share, SHARE, ESTIMATE),
		CC_CELL(struct voice_net_row, "low", low, SHARE, LOW),
		CC_CELL(struct voice_net_row, "high", high, SHARE, HIGH),
		{ 0 },
	    },
	    .row = sizeof(struct voice_net_row) },
	[FINDINGS] = CC_FINDINGS_TABLE,
	[PAIRS] = { "pairs", CC_WORDS("What is said together", "一緒に出るコード"),
	    (const struct cc_column_spec[]){
		CC_CELL(struct voice_pair_row, "code", code, ID, KEY),
		CC_CELL(struct voice_pair_row, "other", other, ID, KEY),
		CC_CELL(struct voice_pair_row, "both", both, INT, N),
		CC_CELL(struct voice_pair_row, "jaccard", jaccard, REAL, ESTIMATE),
		{ 0 },
	    },
	    .row = sizeof(struct voice_pair_row) },
	[CONTRAST] = { "contrast",
	    CC_WORDS("Segments, each against everybody else", "区分ごと（それ以外との比較）"),
	    (const struct cc_column_spec[]){
		CC_CELL(struct voice_contrast_row, "segment", segment, ID, KEY),
		CC_CELL(struct voice_contrast_row, "code", code, ID, KEY),
		CC_CELL(struct voice_contrast_row, "people", of.own.x, INT, NONE),
		CC_CELL(struct voice_contrast_row, "n", of.own.n, INT, N),
		CC_CELL(struct voice_contrast_row, "share", of.share, SHARE, ESTIMATE),
		CC_CELL(struct voice_contrast_row, "low", of.low, SHARE, LOW),
		CC_CELL(struct voice_contrast_row, "high", of.high, SHARE, HIGH),
		CC_CELL_WHY(struct voice_contrast_row, "expected", of.cell.expected, REAL, NONE, of.why),
		CC_CELL_WHY(
		    struct voice_contrast_row, "adjusted_residual", of.cell.adjusted, REAL, NONE, of.why),
		CC_CELL_WHY(struct voice_contrast_row, "p", of.p, P, NONE, of.why),
		CC_CELL_WHY(struct voice_contrast_row, "p_adjusted", p_adjusted, P, P, of.why),
		CC_CELL_WHY(struct voice_contrast_row, "keyness", of.key.g2, REAL, NONE, of.why),
		CC_CELL_WHY(struct voice_contrast_row, "log_ratio", of.key.log_ratio, REAL, NONE, of.why),
		{ 0 },
	    },
	    .row = sizeof(struct voice_contrast_row), .flags = CC_TABLE_BY },
	[KWIC] = { "kwic", CC_WORDS("Where it is said", "コードの出た箇所（前後の文）"),
	    (const struct cc_column_spec[]){
		CC_CELL(struct voice_kwic_row, "source", source, PLACE, KEY),
		CC_CELL_WHY(struct voice_kwic_row, "left", left, BEFORE, NONE, why),
		CC_CELL_WHY(struct voice_kwic_row, "match", match, ID, NONE, why),
		CC_CELL_WHY(struct voice_kwic_row, "right", right, TEXT, NONE, why),
		CC_CELL(struct voice_kwic_row, "code", code, ID, NONE),
		{ 0 },
	    },
	    .row = sizeof(struct voice_kwic_row) },
	[UNCODED] = { "uncoded", CC_WORDS("Texts without a code", "コードの付かない文"),
	    (const struct cc_column_spec[]){
		CC_CELL(struct voice_uncoded_row, "source", source, PLACE, KEY),
		CC_QUOTE(struct voice_uncoded_row, "text", text, people),
		{ 0 },
	    },
	    .row = sizeof(struct voice_uncoded_row) },
	[RULES] = { "rules", CC_WORDS("What each pattern found", "パターンごとの件数"),
	    (const struct cc_column_spec[]){
		CC_CELL(struct voice_rule_row, "code", code, ID, KEY),
		CC_CELL(struct voice_rule_row, "pattern", pattern, TEXT, KEY),
		CC_CELL(struct voice_rule_row, "hits", hits, INT, NONE),
		CC_CELL(struct voice_rule_row, "denied", denied, INT, NONE),
		{ 0 },
	    },
	    .row = sizeof(struct voice_rule_row), .id_column = "pattern" },
	[WORDS] = CC_WORDS_TABLE,
	[CHARACTERISTIC] = CC_CHARACTERISTIC_TABLE,
	[NETWORK] = CC_NETWORK_TABLE,
	[AGREEMENT] = { "agreement", CC_WORDS("Do the coders agree?", "コーダーの一致度"),
	    (const struct cc_column_spec[]){
		CC_CELL(struct voice_agreement_row, "code", code, ID, KEY),
		CC_CELL(struct voice_agreement_row, "units", units, INT, N),
		CC_CELL(struct voice_agreement_row, "prevalence", prevalence, SHARE, NONE),
		CC_CELL(struct voice_agreement_row, "alpha", alpha.alpha, REAL, ESTIMATE),
		CC_CELL(struct voice_agreement_row, "alpha_low", alpha.low, REAL, LOW),
		CC_CELL(struct voice_agreement_row, "alpha_high", alpha.high, REAL, HIGH),
		{ 0 },
	    },
	    .row = sizeof(struct voice_agreement_row) },
	[DISAGREEMENTS] = { "disagreements", CC_WORDS("Where the coders differ", "コーダーの食い違い"),
	    (const struct cc_column_spec[]){
		CC_CELL(struct voice_disagreement_row, "source", source, PLACE, KEY),
		CC_QUOTE(struct voice_disagreement_row, "text", text, people),
		CC_CELL(struct voice_disagreement_row, "coder1", coder[0], TEXT, NONE),
		CC_CELL(struct voice_disagreement_row, "coder2", coder[1], TEXT, NONE),
		[DISAGREEMENTS_MORE] =
		    CC_CELLS(struct voice_disagreement_row, "coder", more, TEXT, NONE, CODER),
		{ 0 },
	    },
	    .row = sizeof(struct voice_disagreement_row) },
	[CHANGES] = CC_CHANGES_TABLE,
	[MEASURES] = CC_MEASURES_TABLE,
	[CASE_WEIGHTS] = CC_WEIGHTS_TABLE,
	{ 0 },
};

static const char *
label_of(const struct voice_counts *c, uint32_t mark, struct cc_arena *arena)
{
	enum cc_lang lang = c->run->lang;
	const char *label;

	if (mark == voice_mark(c->book, NOTHING))
		return cc_words_in(CC_SAY("Nothing to say", "特になし"), lang);
	label = cc_words_in(&c->book->code[mark / 2].label, lang);
	if (label == NULL || mark % 2 == 0)
		return label;
	return cc_format(arena, cc_words_in(CC_SAY("Not: %s", "%s（否定）"), lang), label);
}

static void
put_code(struct cc_report *report, const struct voice_counts *c, const struct cc_dimension *dimension,
    uint32_t mark, struct cc_arena *arena)
{
	struct voice_code_row row = { dimension->id, voice_mark_id(c->book, mark, false, arena),
		label_of(c, mark, arena), c->n, c->people[mark], 0, 0, 0 };
	struct cc_weighted_share share = voice_share(c, mark);
	size_t at;

	if (!voice_mark_shown(c->book, mark, row.people))
		return;
	row.share = cc_weighted_share_value(&share);
	cc_weighted_share_interval(&row.low, &row.high, &share, c->run->confidence);
	at = cc_table_fill(report, cc_report_at(report, CODES), &row, 1);
	if (c->evidence != NULL)
		cc_evidence_put(cc_report_at(report, CODES), at, &c->evidence[mark], c->run, arena);
}

static void
put_codes(struct cc_report *report, const struct voice_counts *c, struct cc_arena *arena)
{
	for (uint32_t d = 0; d < c->book->n_dimensions; d++) {
		const struct cc_dimension *dimension = &c->book->dimension[d];

		for (uint32_t m = 2 * dimension->first; m < 2 * (dimension->first + dimension->n); m++)
			put_code(report, c, dimension, m, arena);
		put_code(report, c, dimension, voice_mark(c->book, NOTHING), arena);
	}
}

static void
put_nets(struct cc_report *report, const struct voice_counts *c)
{
	const struct cc_nets *nets = voice_nets(c->run);

	if (nets->n == 0)
		cc_table_unasked(cc_report_at(report, NETS), "nets");
	for (uint32_t i = 0; i < nets->n; i++) {
		const struct cc_net *net = &nets->net[i];
		uint32_t mark = voice_mark(c->book, NETS_FROM + i);
		struct cc_weighted_share share = voice_share(c, mark);
		struct voice_net_row row = { c->book->dimension[net->dimension].id, net->id,
			cc_words_in(&net->label, c->run->lang), net->ids, c->n, c->people[mark],
			cc_weighted_share_value(&share), 0, 0 };

		cc_weighted_share_interval(&row.low, &row.high, &share, c->run->confidence);
		cc_table_fill(report, cc_report_at(report, NETS), &row, 1);
	}
}

/* NET, or DIMENSION/NET where two dimensions have one of that id. */
static const char *
net_name(const struct voice_counts *c, uint32_t at, struct cc_arena *arena)
{
	const struct cc_nets *nets = voice_nets(c->run);
	const struct cc_net *net = &nets->net[at];
	struct cc_span before = c->book->dimension[net->dimension].id;
	bool twofold = false;

	for (uint32_t i = 0; i < nets->n; i++)
		twofold |= i != at && cc_span_eq(nets->net[i].id, net->id);
	return cc_format(arena, "share_net_%.*s%s%.*s", twofold ? (int)before.len : 0, before.at,
	    twofold ? "/" : "", (int)net->id.len, net->id.at);
}

static int
by_jaccard(const void *a, const void *b)
{
	const struct voice_pair_row *x = a, *y = b;

	if (x->jaccard < y->jaccard || x->jaccard > y->jaccard)
		return x->jaccard < y->jaccard ? 1 : -1;
	if (x->mark[0] != y->mark[0])
		return x->mark[0] < y->mark[0] ? -1 : 1;
	return x->mark[1] < y->mark[1] ? -1 : x->mark[1] > y->mark[1];
}

static void
put_pairs(struct cc_report *report, const struct voice_counts *c, struct cc_arena *arena)
{
	uint32_t marks = voice_marks(c->run);
	struct voice_pair_row *pair = CC_ARRAY(arena, struct voice_pair_row, (size_t)marks * marks / 2);
	size_t n = 0;

	for (uint32_t m = 0; m < marks; m++)
		for (uint32_t o = m + 1; o < marks; o++) {
			uint64_t both = c->both[(size_t)m * marks + o];

			if (both > 0)
				pair[n++] =
				    (struct voice_pair_row){ { m, o }, voice_mark_name(c->book, m, arena),
					    voice_mark_name(c->book, o, arena), both,
					    cc_jaccard(both, c->people[m], c->people[o]) };
		}
	qsort(pair, n, sizeof *pair, by_jaccard);
	cc_table_fill(report, cc_report_at(report, PAIRS), pair, n);
}

/* Patterns that speak against their code are never hits. */
static void
put_rules(struct cc_report *report, const struct voice_counts *c, struct cc_arena *arena)
{
	for (uint32_t r = 0; r < c->book->n_rules; r++) {
		const struct cc_code_rule *rule = &c->book->rule[r];
		struct voice_rule_row row = {
			.pattern = rule->text, .hits = c->hits[r], .denied = c->denied[r]
		};

		if (rule->against)
			continue;
		row.code = voice_mark_name(c->book, 2 * rule->code, arena);
		cc_table_fill(report, cc_report_at(report, RULES), &row, 1);
	}
}

static void
put_measures(struct cc_report *report, const struct voice_counts *c, struct cc_arena *arena)
{
	struct cc_table *t = cc_measures_begin(report, c->run);
	struct cc_weighted_share share = voice_share(c, voice_mark(c->book, CODED));

	cc_measure_weighted(report, t, c->run, "coded_share", &share);
	for (uint32_t m = 0; m < voice_mark(c->book, NOTHING); m += 2) {
		struct cc_span name = voice_mark_name(c->book, m, arena);

		share = voice_share(c, m);
		cc_measure_weighted(
		    report, t, c->run, cc_format(arena, "share_%.*s", (int)name.len, name.at), &share);
	}
	for (uint32_t i = 0; i < voice_nets(c->run)->n; i++) {
		share = voice_share(c, voice_mark(c->book, NETS_FROM + i));
		cc_measure_weighted(report, t, c->run, net_name(c, i, arena), &share);
	}
}

/* Only a code with a value says which way is better. */
static enum cc_better
better_of(const struct cc_codebook *book, uint32_t mark)
{
	const struct cc_code *code = &book->code[mark / 2];

	if (mark >= voice_mark(book, NOTHING) || mark % 2 != 0 || !code->has_value)
		return CC_BETTER_NEITHER;
	return code->value > 0 ? CC_BETTER_UP : code->value < 0 ? CC_BETTER_DOWN : CC_BETTER_NEITHER;
}

static void
put_changes(struct cc_report *report, const struct voice_counts *now, const struct voice_counts *before,
    struct cc_arena *arena)
{
	struct cc_comparisons *changes = cc_comparisons_begin(report, CC_TABLE_AGAINST, now->run, arena);
	bool open = false;

	for (uint32_t m = 0; m <= voice_mark(now->book, NOTHING); m++) {
		enum cc_better better = better_of(now->book, m);
		struct cc_weighted_share was = voice_share(before, m), is = voice_share(now, m);

		if (!voice_mark_shown(now->book, m, now->people[m] + before->people[m]))
			continue;
		open |= better == CC_BETTER_NEITHER;
		cc_change_weighted(changes, voice_mark_name(now->book, m, arena), "share", &was, &is, better);
	}
	cc_comparisons_end(changes);
	if (open)
		cc_note(report, "no-direction",
		    "codes without a value are neither better nor worse when they change: see p_adjusted",
		    "値（value）のないコードの増減には良し悪しの判定を付けません。p_adjusted "
		    "を見てください");
}

static void
note_answers(struct cc_report *report, const struct voice_counts *c)
{
	const uint64_t *answers = &c->answers[voice_mark(c->book, NOTHING)];
	uint64_t n = answers[ANSWERED], coded = answers[CODED] - answers[NOTHING];

	cc_note(report, "coded",
	    "answers with a code: %" PRIu64 " of %" PRIu64 " (%.1f%%); that say nothing: %" PRIu64
	    "; without a code: %" PRIu64,
	    "コードの付いた回答: %" PRIu64 " / %" PRIu64 " 件（%.1f%%）、特になし: %" PRIu64
	    " 件、コードなし: %" PRIu64 " 件",
	    coded, n, 100 * (double)coded / (double)n, answers[NOTHING], n - answers[CODED]);
}

/* A pattern of the user's own that finds nothing may hold a slip. */
static void
note_rules(struct cc_report *report, const struct voice_counts *c, struct cc_arena *arena)
{
	struct cc_names_list none = { 0 };
	uint32_t all = 0;

	for (uint32_t r = 0; r < c->book->n_rules; r++) {
		const struct cc_code_rule *rule = &c->book->rule[r];

		if (rule->against || c->book->dimension[c->book->code[rule->code].dimension].preset)
			continue;
		all++;
		if (c->hits[r] == 0)
			cc_names_text(&none, cc_format(arena, "\"%s\"", cc_quote(rule->text).text), arena);
	}
	cc_note_count(report, "rules-without-hits",
	    "%" PRIu64 " of %" PRIu32 " patterns found nothing (%s); the table rules lists it",
	    "%" PRIu64 " of %" PRIu32 " patterns found nothing (%s); the table rules lists them",
	    "何も見つけなかったパターン: %" PRIu64 " / %" PRIu32 " 個（%s）。一覧は表 rules", none.n, all,
	    none.text);
}

/* Of a code that is more than a fifth denied. */
static void
see_denied(struct cc_names_list *list, const struct voice_counts *c, uint32_t code, uint64_t hits,
    uint64_t denied, struct cc_arena *arena)
{
	struct cc_span name = voice_mark_name(c->book, 2 * code, arena);

	if (5 * denied > hits)
		cc_names_text(list,
		    cc_format(arena, "%s: %" PRIu64 "/%" PRIu64, cc_quote(name).text, denied, hits), arena);
}

/* 味がしない speaks of taste all the same. */
static void
note_denied(struct cc_report *report, const struct voice_counts *c, struct cc_arena *arena)
{
	struct cc_names_list list = { 0 };

	for (uint32_t r = 0, code = 0; r < c->book->n_rules; code++) {
		uint64_t hits = 0, denied = 0;

		for (; r < c->book->n_rules && c->book->rule[r].code == code; r++) {
			hits += c->hits[r];
			denied += c->denied[r];
		}
		if (!c->book->dimension[c->book->code[code].dimension].preset)
			see_denied(&list, c, code, hits, denied, arena);
	}
	cc_note_names(report, "often-denied",
	    "%" PRIu64 " code is denied in more than a fifth of its hits (%s); where it is a topic, write "
	    "negate: ignore",
	    "%" PRIu64
	    " codes are denied in more than a fifth of their hits (%s); where they are topics, write negate: "
	    "ignore",
	    "ヒットの5分の1を超えて否定されているコード: %" PRIu64
	    " 個（%s）。話題を表すコードなら negate: ignore としてください",
	    &list);
}

static void
put_notes(struct cc_report *report, const struct voice_counts *c, struct cc_arena *arena)
{
	if (c->answers[voice_mark(c->book, ANSWERED)] == 0) {
		cc_note(report, "no-text", "no row has a text", "本文のある行がありません");
		return;
	}
	note_answers(report, c);
	note_rules(report, c, arena);
	note_denied(report, c, arena);
	if (c->run->idle >> PERSON & 1) /* people are not looked at */
		return;
	if (!(c->run->bound >> PERSON & 1))
		cc_note(report, "no-person", "no person column: every row counts as a person of its own",
		    "回答者の列がないため、各行を別々の人とみなします");
	cc_note_count(report, "dup-answers",
	    "%" PRIu64 " row of a person who answered again was left out (--dup=%s)",
	    "%" PRIu64 " rows of people who answered again were left out (--dup=%s)",
	    "重複して回答した人の %" PRIu64 " 行を除きました（--dup=%s）", c->dropped, c->run->dup);
	cc_note_count(report, "repeated-people", "%" PRIu64 " person gave several answers, and counts once",
	    "%" PRIu64 " people gave several answers, and count once each",
	    "複数回答した人は1人として数えます: %" PRIu64 " 人", c->repeated);
}

void
voice_tables(struct cc_report *report, const struct voice_counts *now, const struct voice_counts *before,
    struct cc_arena *arena)
{
	const struct cc_run *run = now->run;

	if (voice_wants(run, CODES))
		put_codes(report, now, arena);
	put_nets(report, now);
	if (voice_wants(run, PAIRS))
		put_pairs(report, now, arena);
	if (voice_wants(run, RULES))
		put_rules(report, now, arena);
	if (before != NULL)
		put_changes(report, now, before, arena);
	if (voice_wants(run, MEASURES))
		put_measures(report, now, arena);
	put_notes(report, now, arena);
}
