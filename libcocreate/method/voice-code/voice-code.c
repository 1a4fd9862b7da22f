/* voice-code.c -- what is being said, and by how many?
 *
 * A row is coded once: its codes go to the rows that are passed on, and to
 * tallies of people.  A row without a person is one of its own and is counted
 * at once; a person with a name is counted in finish, when all their rows are
 * known. */
#include "method/voice-code/int.h"

#include "base/arena.h"
#include "figure/word_log.h"
#include "text/mask.h"

#include <math.h>

static const struct cc_role roles[] = {
	[TEXT] = { "text", NULL, CC_TEXT, CC_ROLE_MULTI | CC_ROLE_NEEDED,
	    { "自由記述", "自由回答", "コメント", "本文" } },
	[PERSON] = { "person", NULL, CC_ID, 0, { "回答者", "回答者ID", "respondent" } },
	[SEGMENT] = CC_SEGMENT_ROLE,
	[DATE] = CC_DATE_ROLE,
	[CODER] = { "coder", NULL, CC_CODES, CC_ROLE_MULTI | CC_ROLE_APART, { 0 } },
	[WEIGHT] = CC_WEIGHT_ROLE,
	[WORD] = { "word", "", CC_ID, 0, { 0 } }, /* add() makes its ids */
	{ 0 },
};

static const struct cc_layout layouts[] = {
	{ "texts", UINT64_C(1) << TEXT },
	{ 0 },
};

/* Fields in the order of their numbers. */
static const struct cc_store_spec stores[] = {
	[MENTIONS] = { "mentions",
	    CC_FIELDS(CC_KEY("person", PERSON), CC_KEY("segment", SEGMENT), CC_FIELD("mark", KEY),
		CC_FIELD("answers", COUNT)),
	    false, "people and their codes" },
	/* with --dup, in place of mentions of people with a name */
	[ANSWERS] = { "answers",
	    CC_FIELDS(CC_KEY("person", PERSON), CC_KEY("segment", SEGMENT), CC_FIELD("mark", KEY),
		CC_FIELD("place", PLACE)),
	    true, "people and their codes, by row" },
	[PAIR_COUNTS] = { "pairs",
	    CC_FIELDS(CC_FIELD("mark", KEY), CC_FIELD("other", KEY), CC_FIELD("answers", COUNT)), false,
	    "pairs of codes" },
	[RULE_HITS] = { "rules",
	    CC_FIELDS(CC_FIELD("rule", KEY), CC_FIELD("hits", COUNT), CC_FIELD("denied", COUNT)), false,
	    "rules" },
	[TEXTS] = { "texts",
	    CC_FIELDS(CC_FIELD("coded", KEY), CC_FIELD("place", PLACE), CC_FIELD("text", TEXT)), true,
	    "texts that are shown" },
	[GIVEN] = { "given",
	    CC_FIELDS(
		CC_KEY("code", CODER), CC_FIELD("of", KEY), CC_FIELD("yes", KEY), CC_FIELD("units", COUNT)),
	    false, "codes of the coders" },
	[CODER_IDS] = { "ids", CC_FIELDS(CC_KEY("code", CODER), CC_FIELD("column", FIRST)), false,
	    "codes of the coders" },
	[DIFFERENCES] = { "differences",
	    CC_FIELDS(CC_FIELD("coder", KEY), CC_FIELD("place", PLACE), CC_FIELD("text", TEXT)), true,
	    "texts that people coded otherwise" },
	[WEIGHTS] = CC_WEIGHTS_STORE(PERSON),
	/* rows without a person that have a weight, in place of mentions */
	[WEIGHTED] = { "weighted",
	    CC_FIELDS(CC_KEY("segment", SEGMENT), CC_FIELD("mark", KEY), CC_WEIGHT_FIELDS), false,
	    "segments and codes" },
	[WORD_LOG] = CC_WORD_LOG_STORE(PERSON, SEGMENT, WORD),
	[WORD_ROWS] = CC_WORD_ROWS_STORE(WORD, SEGMENT),
	[WORD_HITS] = { "word-rules", CC_FIELDS(CC_FIELD("rule", KEY), CC_FIELD("hits", COUNT)), false,
	    "rules for words" },
	{ 0 },
};

static bool
load(struct cc_run *run, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_voice_code_opts *opts = run->opts;
	struct cc_span *name = CC_ARRAY(arena, struct cc_span, opts->codebooks.n);
	struct voice_loaded *loaded = CC_NEW(arena, struct voice_loaded);
	struct cc_codebook *book;

	for (size_t i = 0; i < opts->codebooks.n; i++)
		name[i] = cc_span(opts->codebooks.item[i]);
	if (!cc_codebook_load(&book, name, opts->codebooks.n, NULL, open, arena, err))
		return false;
	loaded->book = book;
	if (!cc_nets_load(&loaded->nets, book,
		(struct cc_node_of){ cc_node_get(run->study->root, "nets"), run->study->file }, arena, err))
		return false;
	run->loaded = loaded;
	return true;
}

/* Patterns are worth machine code where there is much to search. */
static void
prepare(const struct cc_run *run)
{
	cc_codebook_prepare(voice_book(run));
}

static void *
worker_begin(const struct cc_run *run)
{
	struct cc_arena *arena = cc_arena_new();
	struct voice_worker *w = CC_NEW(arena, struct voice_worker);

	*w = (struct voice_worker){ .arena = arena, .coder = cc_coder_new(voice_book(run)) };
	return w;
}

static void
worker_end(void *worker)
{
	struct voice_worker *w = worker;

	cc_coder_free(w->coder);
	cc_word_reader_free(w->reader);
	cc_buf_free(&w->words);
	cc_arena_free(w->arena);
}

/* A batch while it is coded. */
struct coding {
	struct cc_store *const *store;
	const struct cc_batch *batch;
	const struct cc_run *run;
	struct voice_answer answer;
	struct cc_buf cell;
};

/* Tables that look at coders alone, those that count people, and the rest. */
static const uint64_t of_coders =
    UINT64_C(1) << AGREEMENT | UINT64_C(1) << DISAGREEMENTS | UINT64_C(1) << FINDINGS;
static const uint64_t of_people = UINT64_C(1) << CODES | UINT64_C(1) << NETS | UINT64_C(1) << FINDINGS |
				  UINT64_C(1) << PAIRS | UINT64_C(1) << CONTRAST | UINT64_C(1) << CHANGES |
				  UINT64_C(1) << MEASURES | UINT64_C(1) << CASE_WEIGHTS | VOICE_WORD_TABLES;
static const uint64_t of_rules =
    UINT64_C(1) << ROWS | UINT64_C(1) << KWIC | UINT64_C(1) << UNCODED | UINT64_C(1) << RULES;

static bool
fail_no_codebook(struct cc_err *err)
{
	return cc_fail(err, CC_EXIT_USAGE,
	    N_("no codebook; wanted -b NAME or -b FILE (built in: %s), or -T agreement and columns of "
	       "coders"),
	    CC_CODEBOOKS);
}

/* What no table needs is not read: rows alone do without people, agreement alone
 * without a codebook. */
static bool
check(struct cc_run *run, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_voice_code_opts *opts = run->opts;
	uint64_t tables = run->tables & ~(UINT64_C(1) << ROWS);

	if (!voice_words_check(run, arena, err))
		return false;
	tables |= run->tables & VOICE_WORD_TABLES;
	if (opts->codebooks.n == 0 &&
	    (cc_run_wants(run, ROWS) || !(tables & (of_coders | VOICE_WORD_TABLES))))
		return fail_no_codebook(err);
	if ((tables & of_people) == 0 && (run->min_cell == 0 || tables == 0))
		run->idle |= UINT64_C(1) << PERSON | UINT64_C(1) << SEGMENT | UINT64_C(1) << WEIGHT;
	if (!voice_wants(run, AGREEMENT) && !voice_wants(run, DISAGREEMENTS))
		run->idle |= UINT64_C(1) << CODER;
	return true;
}

static void
count_hits(struct cc_store *tally, const struct cc_coded *coded)
{
	for (size_t h = 0; h < coded->n; h++) {
		unsigned char *row = cc_tally_at(tally, (const uint64_t[]){ coded->hit[h].rule });

		cc_tally_add(tally, row, U_HITS, 1);
		cc_tally_add(tally, row, U_DENIED, coded->hit[h].denied);
	}
}

/* False: a pattern gave up. */
static bool
code_row(struct coding *c, uint32_t row)
{
	voice_answer_begin(&c->answer);
	for (uint32_t k = 0; k < c->batch->columns[TEXT]; k++) {
		struct cc_span text = cc_item_text_at(c->batch, TEXT, k, row);
		struct cc_coded coded;

		if (text.at == NULL)
			continue;
		if (!voice_answer_add(&coded, &c->answer, text, cc_batch_place(c->batch, row)))
			return false;
		count_hits(c->store[RULE_HITS], &coded);
	}
	voice_answer_end(&c->answer);
	return true;
}

static void
count_pairs(struct coding *c)
{
	struct cc_store *tally = c->store[PAIR_COUNTS];
	uint32_t n = voice_mark(voice_book(c->run), NOTHING);

	for (uint32_t m = 0; m < n; m++)
		for (uint32_t o = m + 1; voice_answer_has(&c->answer, m) && o < n; o++)
			if (voice_answer_has(&c->answer, o))
				cc_tally_add(
				    tally, cc_tally_at(tally, (const uint64_t[]){ m, o }), X_ANSWERS, 1);
}

/* Without a weight, where its file has them, and with 0 a row counts nowhere. */
static bool
counts_itself(const struct coding *c, double weight)
{
	return isnan(weight) ? cc_column_at(c->batch, WEIGHT, 0) == NULL : weight > 0;
}

static void
log_mark(struct cc_store *log, const uint64_t key[3], uint64_t place)
{
	unsigned char *record = cc_log_add(log);

	cc_log_put_id(log, record, A_PERSON, (uint32_t)key[0]);
	cc_log_put_id(log, record, A_SEGMENT, (uint32_t)key[1]);
	cc_log_put_id(log, record, A_MARK, (uint32_t)key[2]);
	cc_log_put_place(log, record, A_PLACE, place);
}

/* A row without a person: it is one of its own, with its own weight, if it has one. */
static void
count_own(struct coding *c, const uint64_t key[3], double weight, const struct cc_weight_sums *one)
{
	struct cc_store *tally = c->store[isnan(weight) ? MENTIONS : WEIGHTED];

	if (isnan(weight))
		cc_tally_add(tally, cc_tally_at(tally, key), M_ANSWERS, 1);
	else
		cc_tally_weight(tally, cc_tally_at(tally, key + 1), W_WEIGHT, one);
}

static void
count_marks(struct coding *c, uint32_t row)
{
	uint64_t key[] = { cc_id_at(c->batch, PERSON, row), cc_id_at(c->batch, SEGMENT, row), 0 };
	double weight = cc_num_at(c->batch, WEIGHT, row);
	struct cc_weight_sums one = { 0 };
	uint32_t marks = voice_marks(c->run);
	struct cc_store *tally = c->store[MENTIONS];

	if (weight > 0)
		cc_weights_add(&one, weight);
	for (uint32_t m = c->answer.any ? 0 : voice_mark(voice_book(c->run), NOTHING); m < marks; m++) {
		key[2] = m;
		if (!voice_answer_has(&c->answer, m))
			continue;
		if (c->run->dup != NULL && key[0] != CC_NO_ID)
			log_mark(c->store[ANSWERS], key, cc_batch_place(c->batch, row));
		else if (key[0] == CC_NO_ID)
			count_own(c, key, weight, &one);
		else
			cc_tally_add(tally, cc_tally_at(tally, key), M_ANSWERS, 1);
	}
	if (key[0] == CC_NO_ID && c->answer.any && voice_wants(c->run, PAIRS) && counts_itself(c, weight))
		count_pairs(c);
}

/* Texts that kwic, uncoded or the evidence will show. */
static void
keep_texts(struct coding *c, uint32_t row)
{
	bool coded = c->answer.any || c->answer.nothing;
	struct cc_store *log = c->store[TEXTS];

	if (coded ? !voice_wants(c->run, KWIC) && !c->run->evidence : !voice_wants(c->run, UNCODED))
		return;
	for (uint32_t k = 0; k < c->batch->columns[TEXT]; k++) {
		struct cc_span text = cc_item_text_at(c->batch, TEXT, k, row);
		unsigned char *record;

		if (text.at == NULL)
			continue;
		record = cc_log_add(log);
		cc_log_put_id(log, record, T_CODED, coded);
		cc_log_put_place(log, record, T_PLACE, cc_batch_place(c->batch, row));
		cc_log_put_text(log, record, T_TEXT, text);
	}
}

static void
add(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems)
{
	struct coding c = { store, batch, run, { run, voice_worker(batch)->coder, problems }, { 0 } };

	for (uint32_t row = 0; row < batch->rows && !problems->stop && code_row(&c, row); row++) {
		voice_add_cells(&c.answer, batch, row, &c.cell);
		cc_weights_log(store[WEIGHTS], batch, row, PERSON, WEIGHT);
		if (c.answer.texts > 0) {
			count_marks(&c, row);
			keep_texts(&c, row);
			voice_words_add(store, batch, row, run);
		}
		voice_coders_add(store, batch, row, run, &c.cell);
	}
	cc_buf_free(&c.answer.code);
	cc_buf_free(&c.cell);
}

static bool
finish(struct cc_report *report, const struct cc_state *now, const struct cc_state *before,
    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	struct voice_counts c, past, *left;

	cc_parameter_text(report, "columns", NULL); /* of rows, not of figures */
	voice_count(&c, now, run, true, problems, arena);
	if (c.book->n_dimensions == 0) {
		if (!(run->bound >> CODER & 1) && !(run->tables & VOICE_WORD_TABLES))
			return fail_no_codebook(err);
		for (unsigned t = 0; t < report->n_tables; t++)
			if (((of_people | of_rules) & ~of_coders & ~VOICE_WORD_TABLES) >> t & 1)
				cc_table_unasked(cc_report_at(report, t), "-b");
		return voice_words(report, &c, arena, err) &&
		       voice_coders(report, now, run, problems, arena, err);
	}
	if (before != NULL)
		voice_count(&past, before, run, false, problems, arena);
	left = CC_NEW(arena, struct voice_counts);
	*left = c;
	report->left = left;
	voice_quotes(report, &c, problems, arena);
	voice_tables(report, &c, before != NULL ? &past : NULL, arena);
	voice_contrast(report, &c, arena);
	voice_weights(report, &c, arena);
	if (cc_run_wants(run, ROWS))
		voice_columns_note(report, run, arena);
	return voice_words(report, &c, arena, err) && voice_coders(report, now, run, problems, arena, err);
}

static struct cc_limit
limit(const struct cc_run *run, unsigned store, unsigned field)
{
	const struct cc_codebook *book = voice_book(run);
	const struct cc_limit marks = { 0, voice_marks(run) - 1, true };

	switch (store) {
	case ANSWERS: return field == A_MARK ? marks : CC_NO_LIMIT;
	case MENTIONS: return field == M_MARK ? marks : CC_NO_LIMIT;
	case WEIGHTS: return field == CC_WEIGHTS_WEIGHT ? (struct cc_limit){ 0, 1e6, false } : CC_NO_LIMIT;
	case WEIGHTED: return field == W_MARK ? marks : CC_NO_LIMIT;
	case PAIR_COUNTS: return field == X_MARK || field == X_OTHER ? marks : CC_NO_LIMIT;
	case RULE_HITS:
		return field == U_RULE && book != NULL ? (struct cc_limit){ 0, book->n_rules - 1., true }
						       : CC_NO_LIMIT;
	case WORD_LOG: return field == CC_WORD_LOG_WEIGHT ? (struct cc_limit){ 0, 1e6, false } : CC_NO_LIMIT;
	case WORD_HITS:
		return field == H_RULE && voice_word_rules(run) != NULL
			   ? (struct cc_limit){ 0, voice_word_rules(run)->n_rules - 1., true }
			   : CC_NO_LIMIT;
	case TEXTS: return field == T_CODED ? (struct cc_limit){ 0, 1, true } : CC_NO_LIMIT;
	case GIVEN:
		return field == G_OF || field == G_YES ? (struct cc_limit){ 0, VOICE_CODERS_MOST, true }
						       : CC_NO_LIMIT;
	case DIFFERENCES:
		return field == D_CODER ? (struct cc_limit){ 0, VOICE_CODERS_MOST, true } : CC_NO_LIMIT;
	default: return CC_NO_LIMIT;
	}
}

const struct cc_method cc_voice_code = {
	.roles = roles,
	.layouts = layouts,
	.tables = voice_table_specs,
	.charts = voice_charts,
	.formulas = voice_formulas,
	.stores = stores,
	.loads = "codebook",
	.load = load,
	.check = check,
	.prepare = prepare,
	.worker_begin = worker_begin,
	.worker_end = worker_end,
	.adds = voice_adds,
	.spread = "coder3",
	.mask = cc_mask,
	.add = add,
	.finish = finish,
	.findings = voice_findings,
	.limit = limit,
	.dup_early = true,
};

const char *
cc_voice_code_with(void)
{
	const char *version = cc_words_mecab();

	return version != NULL ? version : "";
}
