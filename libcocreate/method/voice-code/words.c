/* words.c -- the words of texts: their rules, what is kept of them, their tables. */
#include "method/voice-code/int.h"

#include "base/arena.h"
#include "figure/characteristic.h"
#include "figure/names.h"
#include "figure/word_network.h"
#include "figure/word_tables.h"

#include <inttypes.h>
#include <math.h>

/* Those of the codebooks, then that of the study. */
static bool
load_rules(struct cc_run *run, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_voice_code_opts *opts = run->opts;
	struct voice_loaded *loaded = CC_NEW(arena, struct voice_loaded);
	const struct cc_codebook *book = voice_book(run);
	struct cc_node_of *section = CC_ARRAY(arena, struct cc_node_of, (size_t)book->n_words + 1);
	bool mecab = opts->words != NULL && strcmp(opts->words, "mecab") == 0;
	struct cc_word_options options = { mecab ? CC_WORDS_MECAB : CC_WORDS_RUNS, opts->dictionary };
	struct cc_word_rules *rules;

	for (uint32_t i = 0; i < book->n_words; i++)
		section[i] = book->words[i];
	section[book->n_words] =
	    (struct cc_node_of){ cc_node_get(run->study->root, "words"), run->study->file };
	if (!cc_word_rules_load(&rules, &options, section, (size_t)book->n_words + 1, run->open, arena, err))
		return false;
	*loaded = (struct voice_loaded){ book, *voice_nets(run), rules };
	run->loaded = loaded;
	return true;
}

static bool
is_none(const struct cc_run *run)
{
	const struct cc_voice_code_opts *opts = run->opts;

	return opts->words != NULL && strcmp(opts->words, "none") == 0;
}

/* A report and a state have them where the codebook, the study or an option speaks of words; where there
 * are parts the rules are read for every table, as these must agree in them. */
bool
voice_words_check(struct cc_run *run, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_voice_code_opts *opts = run->opts;
	bool said = voice_book(run)->n_words > 0 || cc_node_said(run->study->root, "words") != NULL;
	bool whole = cc_run_wants(run, MEASURES) && cc_run_wants(run, PAIRS) && cc_run_wants(run, CODES);
	bool asked = run->tables & VOICE_WORD_TABLES;
	bool meant = !is_none(run) && (said || opts->words != NULL);

	if (asked && is_none(run))
		return cc_fail_option(
		    run, "words", err, N_("none, where a table of words is asked for; wanted runs or mecab"));
	if (run->parts && asked && !meant)
		return cc_fail(err, CC_EXIT_USAGE,
		    N_("states hold words only where they are asked for; wanted --words=runs, with --partial "
		       "too"));
	if (whole && meant)
		run->tables |= VOICE_WORD_TABLES;
	return (!said && !asked && !(meant && (run->parts || whole))) || load_rules(run, arena, err);
}

static void
count_hits(struct cc_store *tally, const struct cc_words_read *read)
{
	for (size_t i = 0; i < read->hits; i++)
		cc_tally_add(tally, cc_tally_at(tally, (const uint64_t[]){ read->rule[i] }), H_HITS, 1);
}

void
voice_words_add(
    struct cc_store *const *store, const struct cc_batch *batch, uint32_t row, const struct cc_run *run)
{
	struct voice_worker *w = voice_worker(batch);
	struct cc_word_row_key key = { cc_id_at(batch, PERSON, row), cc_id_at(batch, SEGMENT, row),
		cc_batch_place(batch, row), cc_num_at(batch, WEIGHT, row) };
	bool named = key.person != CC_NO_ID;

	if (!(run->tables & VOICE_WORD_TABLES))
		return;
	if (w->reader == NULL)
		w->reader = cc_word_reader_new(voice_word_rules(run), batch->ids[WORD]);
	w->words.len = 0;
	for (uint32_t k = 0; k < batch->columns[TEXT]; k++) {
		struct cc_span text = cc_item_text_at(batch, TEXT, k, row);
		struct cc_words_read read;

		if (text.at == NULL)
			continue;
		cc_words_of(&read, w->reader, text);
		cc_buf_add(&w->words, (const char *)read.id, read.n * sizeof *read.id);
		count_hits(store[WORD_HITS], &read);
	}
	if (named)
		key.weight = (double)NAN;
	if (named || !isnan(key.weight) || cc_run_wants(run, NETWORK))
		cc_word_log_add(
		    store[WORD_LOG], &key, (const void *)w->words.at, w->words.len / sizeof(uint32_t));
	else if (cc_column_at(batch, WEIGHT, 0) == NULL)
		cc_word_rows_add(
		    store[WORD_ROWS], key.segment, (void *)w->words.at, w->words.len / sizeof(uint32_t));
}

/* Phrases of force, and others of same, that nobody says may hold a slip. */
static void
note_rules(struct cc_report *report, const struct voice_counts *c, struct cc_arena *arena)
{
	const struct cc_word_rules *rules = voice_word_rules(c->run);
	const struct cc_store *s = c->state->store[WORD_HITS];
	uint64_t *hits = CC_ARRAY(arena, uint64_t, rules->n_rules), met[2] = { 0 };
	struct cc_names_list none = { 0 };

	for (uint64_t i = 0; i < s->rows; i++) {
		uint32_t rule = cc_row_id(s, cc_store_row(s, i), H_RULE, 0);

		if (rule < rules->n_rules)
			hits[rule] = cc_row_count(s, cc_store_row(s, i), H_HITS);
	}
	for (uint32_t r = 0; r < rules->n_rules; r++) {
		met[rules->rule[r].forced] += hits[r];
		if (hits[r] == 0)
			cc_names_data(&none, rules->rule[r].text, arena);
	}
	if (rules->n_rules > 0)
		cc_note(report, "words-rules",
		    "phrases of force were met %" PRIu64 " times, words of same %" PRIu64 " times",
		    "force の句の出現: %" PRIu64 " 回、same の語の出現: %" PRIu64 " 回", met[1], met[0]);
	cc_note_names(report, "words-rules-without-hits",
	    "%" PRIu64 " word of force or same was never met (%s)",
	    "%" PRIu64 " words of force or same were never met (%s)",
	    "一度も出なかった force・same の語: %" PRIu64 " 個（%s）", &none);
}

/* The fallback says that it is one; a dictionary, which one. */
static void
note_way(struct cc_report *report, const struct cc_word_rules *rules)
{
	if (rules->options.way == CC_WORDS_MECAB)
		cc_note(report, "words-by",
		    "words by MeCab %s and the dictionary %s (%" PRIu64
		    " entries, %s); other dictionaries make other words",
		    "語の切り分け: MeCab %s、辞書 %s（%" PRIu64 " 語、%s）。辞書が違えば語も違います",
		    rules->source.version, cc_quote(cc_span(rules->options.dictionary)).text,
		    rules->source.entries, cc_quote(cc_span(rules->source.charset)).text);
	else
		cc_note(report, "words-by",
		    "words are runs of kanji, katakana or Latin letters as they are written, without their "
		    "endings; --words=mecab takes them from a dictionary",
		    "語は漢字・カタカナ・英字の連なりをそのまま切り出したもので、活用語尾を含みません。"
		    "--words=mecab は辞書で切り分けます");
}

/* Options of tables that were not made. */
static void
forget_parameters(struct cc_report *report)
{
	static const char *const names[] = { "min_people", "edges", "top" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		cc_parameter_real(report, names[i], (double)NAN);
	cc_parameter_text(report, "words", NULL);
	cc_parameter_text(report, "dictionary", NULL);
}

/* Among whom words are counted. */
static struct cc_word_counting
counting_of(const struct voice_counts *c, struct cc_arena *arena)
{
	const struct cc_voice_code_opts *opts = c->run->opts;
	uint32_t answered = voice_mark(c->book, ANSWERED);
	struct cc_weight_sums *segment = NULL;
	uint64_t least = (uint64_t)opts->min_people.value;

	if (c->segment != NULL && cc_run_wants(c->run, CHARACTERISTIC))
		segment = CC_ARRAY(arena, struct cc_weight_sums, (size_t)c->segments + 1);
	for (uint32_t s = 0; segment != NULL && s <= c->segments; s++)
		segment[s] = voice_segment_share(c, s, answered).all;
	return (struct cc_word_counting){ .state = c->state,
		.log = c->state->store[WORD_LOG],
		.rows = c->state->store[WORD_ROWS],
		.cases = &c->cases,
		.role = WORD,
		.dup = c->run->dup,
		.least = least < c->run->min_cell ? c->run->min_cell : least,
		.all = voice_share(c, answered).all,
		.segment = segment,
		.segments = c->segments };
}

static bool
put_tables(struct cc_report *report, const struct voice_counts *c, const struct cc_word_people *people,
    struct cc_err *err)
{
	const struct cc_voice_code_opts *opts = c->run->opts;

	if (cc_run_wants(c->run, WORDS))
		cc_word_table(report, cc_report_at(report, WORDS), people, c->run);
	if (people->of->segment != NULL &&
	    !cc_characteristic(report, cc_report_at(report, CHARACTERISTIC), people, SEGMENT,
		(uint64_t)opts->top.value, voice_one_segment(c), c->run, err))
		return false;
	if (cc_run_wants(c->run, NETWORK))
		cc_word_network(report, cc_report_at(report, NETWORK), people, (uint64_t)opts->edges.value);
	return true;
}

bool
voice_words(
    struct cc_report *report, const struct voice_counts *c, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_word_counting of = counting_of(c, arena);
	struct cc_word_people people;
	bool good;

	if (!(c->run->tables & VOICE_WORD_TABLES)) {
		forget_parameters(report);
		return true;
	}
	cc_parameter_text(
	    report, "words", voice_word_rules(c->run)->options.way == CC_WORDS_MECAB ? "mecab" : "runs");
	if (voice_word_rules(c->run)->options.way != CC_WORDS_MECAB)
		cc_parameter_text(report, "dictionary", NULL);
	note_way(report, voice_word_rules(c->run));
	cc_word_people(&people, &of, arena);
	good = put_tables(report, c, &people, err);
	cc_word_notes(report, &people, arena);
	note_rules(report, c, arena);
	cc_word_people_end(&people);
	return good;
}
