/* voice-code.c -- what is being said, and by how many?
 *
 * A row is coded once: its codes go to the rows that are passed on, and to
 * tallies of people.  A row without a person is one of its own and is counted
 * at once; whoever has a name is counted in finish, when all of their rows are
 * known. */
#include "method/voice-code/int.h"

#include "base/arena.h"
#include "figure/measures.h"
#include "text/mask.h"

#include <inttypes.h>

static const struct cc_role roles[] = {
	[TEXT] = { "text", NULL, CC_TEXT, CC_ROLE_MULTI | CC_ROLE_NEEDED,
	    { "自由記述", "自由回答", "コメント", "本文" } },
	[PERSON] = { "person", NULL, CC_ID, 0, { "回答者", "回答者ID", "respondent" } },
	[SEGMENT] = CC_SEGMENT_ROLE,
	[DATE] = CC_DATE_ROLE,
	[CODER] = { "coder", NULL, CC_CODES, CC_ROLE_MULTI | CC_ROLE_APART, { 0 } },
	{ 0 },
};

static const struct cc_layout layouts[] = {
	{ "texts", UINT64_C(1) << TEXT },
	{ 0 },
};

static const struct cc_store_spec stores[] = {
	[PEOPLE] = { "people",
	    (const struct cc_field[]){
		[E_PERSON] = { "person", CC_FIELD_KEY, PERSON, 0 },
		[E_SEGMENT] = { "segment", CC_FIELD_KEY, SEGMENT, 0 },
		[E_ANSWERS] = { "answers", CC_FIELD_COUNT, -1, 0 },
		{ 0 },
	    },
	    false, "people" },
	[MENTIONS] = { "mentions",
	    (const struct cc_field[]){
		[M_PERSON] = { "person", CC_FIELD_KEY, PERSON, 0 },
		[M_SEGMENT] = { "segment", CC_FIELD_KEY, SEGMENT, 0 },
		[M_MARK] = { "mark", CC_FIELD_KEY, -1, 0 },
		[M_ANSWERS] = { "answers", CC_FIELD_COUNT, -1, 0 },
		{ 0 },
	    },
	    false, "people and their codes" },
	[PAIRS] = { "pairs",
	    (const struct cc_field[]){
		[X_MARK] = { "mark", CC_FIELD_KEY, -1, 0 },
		[X_OTHER] = { "other", CC_FIELD_KEY, -1, 0 },
		[X_ANSWERS] = { "answers", CC_FIELD_COUNT, -1, 0 },
		{ 0 },
	    },
	    false, "pairs of codes" },
	[RULES] = { "rules",
	    (const struct cc_field[]){
		[U_RULE] = { "rule", CC_FIELD_KEY, -1, 0 },
		[U_HITS] = { "hits", CC_FIELD_COUNT, -1, 0 },
		{ 0 },
	    },
	    false, "rules" },
	[ANSWERS] = { "answers",
	    (const struct cc_field[]){
		[A_KIND] = { "kind", CC_FIELD_KEY, -1, 0 },
		[A_ROWS] = { "rows", CC_FIELD_COUNT, -1, 0 },
		{ 0 },
	    },
	    false, "kinds" },
	[TEXTS] = { "texts",
	    (const struct cc_field[]){
		[T_CODED] = { "coded", CC_FIELD_KEY, -1, 0 },
		[T_PLACE] = { "place", CC_FIELD_PLACE, -1, 0 },
		[T_TEXT] = { "text", CC_FIELD_TEXT, -1, 0 },
		{ 0 },
	    },
	    true, "texts that are shown" },
	[JUDGED] = { "judged",
	    (const struct cc_field[]){
		[J_CODE] = { "code", CC_FIELD_KEY, CODER, 0 },
		[J_BOTH] = { "both", CC_FIELD_COUNT, -1, 0 },
		[J_ONE] = { "one", CC_FIELD_COUNT, -1, 0 },
		{ 0 },
	    },
	    false, "codes of the coders" },
	[DISPUTES] = { "disputes",
	    (const struct cc_field[]){
		[D_PLACE] = { "place", CC_FIELD_PLACE, -1, 0 },
		[D_TEXT] = { "text", CC_FIELD_TEXT, -1, 0 },
		[D_FIRST] = { "coder1", CC_FIELD_TEXT, -1, 0 },
		[D_SECOND] = { "coder2", CC_FIELD_TEXT, -1, 0 },
		{ 0 },
	    },
	    true, "texts that two people coded otherwise" },
	{ 0 },
};

static bool
load(struct cc_run *run, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_voice_code_opts *opts = run->opts;
	struct cc_span *name = CC_ARRAY(arena, struct cc_span, opts->codebooks.n);
	struct cc_codebook *book;

	if (opts->codebooks.n == 0)
		return cc_fail(err, CC_EXIT_USAGE,
		    N_("no codebook; wanted -b NAME or -b FILE (built in: emotion, voice, desire, "
		       "suppression, stage)"));
	for (size_t i = 0; i < opts->codebooks.n; i++)
		name[i] = cc_span(opts->codebooks.item[i]);
	if (!cc_codebook_load(&book, name, opts->codebooks.n, open, arena, err))
		return false;
	run->loaded = book;
	return true;
}

/* Patterns are worth machine code where there is much to search. */
static void
prepare(const struct cc_run *run)
{
	cc_codebook_jit(voice_book(run));
}

static void *
worker_begin(const struct cc_run *run)
{
	return cc_coder_new(voice_book(run));
}

static void
worker_end(void *coder)
{
	cc_coder_free(coder);
}

/* A column for each dimension of the codebook. */
static uint32_t
adds(struct cc_span **name, const struct cc_run *run, struct cc_arena *arena)
{
	const struct cc_codebook *book = voice_book(run);

	*name = CC_ARRAY(arena, struct cc_span, book->n_dimensions);
	for (uint32_t d = 0; d < book->n_dimensions; d++)
		(*name)[d] = book->dimension[d].id;
	return book->n_dimensions;
}

/* What nobody will look at is not read. */
static bool
check(struct cc_run *run, struct cc_arena *arena, struct cc_err *err)
{
	(void)arena;
	(void)err;
	if (!counts_people(run))
		run->idle |= UINT64_C(1) << PERSON | UINT64_C(1) << SEGMENT;
	if (!is_wanted(run, AGREEMENT) && !is_wanted(run, DISAGREEMENTS))
		run->idle |= UINT64_C(1) << CODER;
	return true;
}

/* False: a pattern gave up. */
static bool
code_row(struct coding *c, uint32_t row)
{
	const struct cc_batch *batch = c->batch;

	answer_begin(&c->answer, voice_book(c->run));
	for (uint32_t k = 0; k < batch->columns[TEXT]; k++) {
		const struct cc_column *text = batch->role[TEXT][k];
		struct cc_coded coded;
		uint32_t rule = 0;

		if (text == NULL || text->missing[row])
			continue;
		if (!answer_see(
			&c->answer, &coded, batch->worker, text->text[row], voice_book(c->run), &rule)) {
			answer_limit(c->problems, batch->file,
			    cc_run_place(c->run, cc_place_pack(batch->file, batch->line[row])), rule,
			    voice_book(c->run));
			return false;
		}
		for (size_t h = 0; h < coded.n; h++)
			coding_count(c->store[RULES], coded.hit[h].rule, U_HITS, 1);
	}
	answer_end(&c->answer, c->run);
	return true;
}

void
coding_add_code(struct cc_buf *out, struct cc_span id, const char *suffix)
{
	if (out->len > 0)
		cc_buf_putc(out, ';');
	cc_buf_span(out, id);
	cc_buf_puts(out, suffix);
}

/* The codes of one dimension, as they stand in a cell; at NULL: none. */
static struct cc_span
cell_of(struct coding *c, const struct cc_dimension *dimension)
{
	const struct cc_codebook *book = voice_book(c->run);
	const uint8_t *code = answer_codes(&c->answer);

	if (c->answer.nothing)
		return CC_SPAN("none");
	c->cell.len = 0;
	for (uint32_t i = dimension->first; i < dimension->first + dimension->n; i++) {
		if (code[i] & CC_CODED)
			coding_add_code(&c->cell, book->code[i].id, "");
		if (code[i] & CC_CODED_NEG)
			coding_add_code(&c->cell, book->code[i].id, ":neg");
	}
	if (c->cell.len == 0)
		return (struct cc_span){ NULL, 0 };
	return cc_span_dup(c->batch->added->arena, (struct cc_span){ c->cell.at, c->cell.len });
}

static void
add_cells(struct coding *c, uint32_t row)
{
	struct cc_added *added = c->batch->added;

	if (added == NULL || (!c->answer.any && !c->answer.nothing))
		return;
	for (size_t d = 0; d < added->n; d++)
		added->cell[row * added->n + d] = cell_of(c, &voice_book(c->run)->dimension[d]);
}

static void
count_kinds(struct coding *c)
{
	if (c->answer.texts == 0)
		return;
	coding_count(c->store[ANSWERS], KIND_ANY, A_ROWS, 1);
	if (c->answer.any)
		coding_count(c->store[ANSWERS], KIND_CODED, A_ROWS, 1);
	if (c->answer.nothing)
		coding_count(c->store[ANSWERS], KIND_NOTHING, A_ROWS, 1);
}

static uint64_t
id_at(const struct cc_batch *batch, unsigned role, uint32_t row)
{
	const struct cc_column *column = batch->role[role][0];

	return column == NULL || column->missing[row] ? CC_NO_ID : column->id[row];
}

static bool
is_marked(const struct answer *a, uint32_t mark)
{
	return answer_codes(a)[mark / 2] & (mark % 2 == 0 ? CC_CODED : CC_CODED_NEG);
}

static void
count_pairs(struct coding *c)
{
	uint32_t n = mark_none(voice_book(c->run));

	for (uint32_t m = 0; m < n; m++)
		for (uint32_t o = m + 1; is_marked(&c->answer, m) && o < n; o++)
			if (is_marked(&c->answer, o)) {
				const uint64_t key[] = { m, o };

				++*(int64_t *)cc_field_at(
				    c->store[PAIRS], cc_tally_at(c->store[PAIRS], key), X_ANSWERS);
			}
}

static void
count_row(struct coding *c, uint32_t row)
{
	const struct cc_codebook *book = voice_book(c->run);
	uint64_t key[] = { id_at(c->batch, PERSON, row), id_at(c->batch, SEGMENT, row), 0 };
	struct cc_store *people = c->store[PEOPLE], *mentions = c->store[MENTIONS];

	if (c->answer.texts == 0)
		return;
	++*(int64_t *)cc_field_at(people, cc_tally_at(people, key), E_ANSWERS);
	for (uint32_t m = 0; m < marks_of(book); m++) {
		bool has = m == mark_none(book)	 ? c->answer.nothing
			   : m == mark_any(book) ? c->answer.any || c->answer.nothing
						 : c->answer.any && is_marked(&c->answer, m);

		key[2] = m;
		if (has)
			++*(int64_t *)cc_field_at(mentions, cc_tally_at(mentions, key), M_ANSWERS);
	}
	if (key[0] == CC_NO_ID && c->answer.any)
		count_pairs(c);
}

/* Texts that kwic, uncoded or the evidence will show. */
static void
keep_texts(struct coding *c, uint32_t row)
{
	bool coded = c->answer.any || c->answer.nothing;
	struct cc_store *log = c->store[TEXTS];

	if (coded ? !is_wanted(c->run, KWIC) && !c->run->evidence : !is_wanted(c->run, UNCODED))
		return;
	for (uint32_t k = 0; k < c->batch->columns[TEXT]; k++) {
		const struct cc_column *text = c->batch->role[TEXT][k];
		unsigned char *record;

		if (text == NULL || text->missing[row])
			continue;
		record = cc_log_add(log);
		*(uint32_t *)cc_field_at(log, record, T_CODED) = coded;
		*(uint64_t *)cc_field_at(log, record, T_PLACE) =
		    cc_place_pack(c->batch->file, c->batch->line[row]);
		cc_log_put_text(log, record, T_TEXT, text->text[row]);
	}
}

static void
add(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems)
{
	struct coding c = { .store = store, .batch = batch, .run = run, .problems = problems };
	bool coders = coding_has_coders(batch, run, problems), people = counts_people(run);

	for (uint32_t row = 0; row < batch->rows && !problems->stop; row++) {
		if (!code_row(&c, row))
			break;
		add_cells(&c, row);
		count_kinds(&c);
		if (people)
			count_row(&c, row);
		if (c.answer.texts > 0)
			keep_texts(&c, row);
		if (coders)
			coding_judge(&c, row);
	}
	answer_free(&c.answer);
	cc_buf_free(&c.cell);
}

static bool
finish(struct cc_report *report, const struct cc_state *now, const struct cc_state *before,
    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	struct counts c, past;
	struct cc_evidence *evidence = NULL;

	(void)err;
	counts_make(&c, now, run, is_wanted(run, PAIRS_TABLE), is_wanted(run, CONTRAST), arena);
	if (before != NULL)
		counts_make(&past, before, run, false, false, arena);
	if (run->evidence && is_wanted(run, CODES))
		evidence = CC_ARRAY(arena, struct cc_evidence, marks_of(voice_book(run)));
	voice_quotes(report, &c, evidence, problems, arena);
	voice_tables(report, &c, before != NULL ? &past : NULL, evidence, arena);
	voice_contrast(report, &c, arena);
	voice_coders(report, now, run, arena);
	return true;
}

const struct cc_method cc_voice_code = {
	.roles = roles,
	.layouts = layouts,
	.tables = voice_code_tables,
	.stores = stores,
	.loads = "codebook",
	.load = load,
	.check = check,
	.prepare = prepare,
	.worker_begin = worker_begin,
	.worker_end = worker_end,
	.adds = adds,
	.mask = cc_mask,
	.add = add,
	.finish = finish,
};
