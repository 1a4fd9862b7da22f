/* alternate-model.c -- when do people act, what holds them back, what do they hire instead?
 *
 * A row is an episode.  What it says of each element is kept as it stands: it is coded
 * in finish, each answer once however often it was given, so that the figures of a person
 * are made when all their episodes are known. */
#include "method/alternate-model/int.h"

#include "base/arena.h"
#include "figure/findings.h"
#include "text/mask.h"

enum { ELEMENT_FLAGS = CC_ROLE_MULTI | CC_ROLE_FOLDED };

static const struct cc_role roles[] = {
	[TRIGGER] = { "trigger", NULL, CC_CODES, ELEMENT_FLAGS, { "きっかけ", "トリガー", "契機" } },
	[DESIRE] = { "desire", NULL, CC_CODES, ELEMENT_FLAGS, { "欲求", "欲求テキスト" } },
	[SUPPRESSION] = { "suppression", NULL, CC_CODES, ELEMENT_FLAGS, { "抑圧", "障壁", "barrier" } },
	[ACTION] = { "action", NULL, CC_CODES, ELEMENT_FLAGS | CC_ROLE_NEEDED,
	    { "行動", "代替行動", "behavior", "behaviour" } },
	[REWARD] = { "reward", NULL, CC_CODES, ELEMENT_FLAGS, { "報酬", "得たもの" } },
	[WHAT] = { "what", NULL, CC_CODES, ELEMENT_FLAGS, { "何を", "何をしているとき" } },
	[WHERE] = { "where", NULL, CC_CODES, ELEMENT_FLAGS, { "どこで", "場所" } },
	[WHO] = { "who", NULL, CC_CODES, ELEMENT_FLAGS, { "誰と", "だれと" } },
	[WHEN] = { "when", NULL, CC_CODES, ELEMENT_FLAGS, { "いつ", "どんな時に", "どんなときに" } },
	[PERSON] = { "person", NULL, CC_ID, 0, { "respondent", "respondent_id", "回答者", "回答者ID" } },
	[BRAND] = { "brand", NULL, CC_FLAG, 0, { "brand_used", "自社", "自社ブランド" } },
	[QUOTE] = { "text", NULL, CC_TEXT, 0, { "quote", "発言", "コメント" } },
	[SEGMENT] = CC_SEGMENT_ROLE,
	[DATE] = CC_DATE_ROLE,
	[WEIGHT] = CC_WEIGHT_ROLE,
	{ 0 },
};

#define ROLE(r) (UINT64_C(1) << (r))

static const struct cc_layout layouts[] = {
	{ "episodes", ROLE(TRIGGER) | ROLE(DESIRE) | ROLE(WHAT) | ROLE(WHERE) | ROLE(WHO) | ROLE(WHEN) },
	{ 0 },
};

static const struct cc_store_spec stores[] = {
	[EPISODES] = { "episodes",
	    CC_FIELDS(CC_KEY("person", PERSON), CC_KEY("segment", SEGMENT), CC_FIELD("day", DAY),
		CC_SMALL("brand", 1), CC_FIELD("place", PLACE), CC_CASE_WEIGHT_FIELD,
		CC_FIELD("answers", TEXT), CC_FIELD("quote", TEXT)),
	    true, "episodes and their answers" },
	[WEIGHTS] = CC_WEIGHTS_STORE(PERSON),
	{ 0 },
};

const char *
alt_element(unsigned element)
{
	return roles[element].name;
}

static bool
load_book(struct alt_books *books, const char *given, const struct cc_run *run, const struct cc_openers *open,
    struct cc_arena *arena, struct cc_err *err)
{
	size_t len = strcspn(given, "=");
	struct cc_span of = cc_span_trim((struct cc_span){ given, len });
	struct cc_span name = cc_span_trim(cc_span(given + len + (given[len] == '=')));
	struct cc_codebook *book;
	unsigned element = 0;

	while (element < ELEMENTS && !cc_span_eq(of, cc_span(roles[element].name)))
		element++;
	if (element == ELEMENTS || given[len] == '\0' || name.len == 0)
		return cc_fail_option(run, "codebook", err,
		    N_("\"%s\"; wanted ELEMENT=BOOK, as in desire=desire; elements are trigger, desire, "
		       "suppression, action, reward, what, where, who and when"),
		    cc_quote(cc_span(given)).text);
	if (books->of[element] != NULL)
		return cc_fail_option(run, "codebook", err,
		    N_("\"%s\": a second codebook for one element; wanted one"),
		    cc_quote(cc_span(given)).text);
	if (!cc_codebook_load(&book, &name, 1, books->latest, open, arena, err))
		return false;
	books->of[element] = books->latest = book;
	books->dimension[element] = cc_codebook_dimension(book, cc_span(roles[element].name));
	return books->dimension[element] != NULL ||
	       cc_fail_option(run, "codebook", err,
		   N_("\"%s\": the codebook has %ju dimensions, none of them \"%s\"; wanted one"),
		   cc_quote(cc_span(given)).text, (uintmax_t)book->n_dimensions, roles[element].name);
}

static bool
load(struct cc_run *run, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_alternate_model_opts *opts = run->opts;
	struct alt_books *books = CC_NEW(arena, struct alt_books);
	struct cc_codebook *plain;

	if (!cc_codebook_load(&plain, NULL, 0, NULL, open, arena, err))
		return false;
	books->plain = books->latest = plain;
	for (size_t i = 0; i < opts->codebooks.n; i++)
		if (!load_book(books, opts->codebooks.item[i], run, open, arena, err))
			return false;
	run->loaded = books;
	return true;
}

/* Patterns are worth machine code where there is much to search. */
static void
prepare(const struct cc_run *run)
{
	const struct alt_books *books = run->loaded;

	for (unsigned e = 0; e < ELEMENTS; e++)
		if (books->of[e] != NULL)
			cc_codebook_prepare(books->of[e]);
}

/* The answers of a row, element by element; false: there are none. */
static bool
put_answers(struct cc_buf *out, const struct cc_batch *batch, uint32_t row)
{
	bool any = false;

	out->len = 0;
	for (unsigned e = 0; e < ELEMENTS; e++) {
		struct cc_ids ids = cc_item_codes_at(batch, e, 0, row);

		for (uint32_t i = 0; i < ids.n; i++)
			cc_answers_put(out, cc_map_at(batch->ids[e], ids.id[i]));
		any |= ids.n > 0;
		cc_answers_end(out);
	}
	return any;
}

static void
add_episode(
    struct cc_store *log, const struct cc_batch *batch, uint32_t row, struct cc_span answers, bool quoted)
{
	const struct cc_column *date = cc_column_at(batch, DATE, 0);
	unsigned char *record = cc_log_row(log, batch, row);

	cc_log_put_day(log, record, E_DAY, date != NULL && !date->missing[row] ? date->when[row] : 0);
	cc_log_put_id(log, record, E_BRAND, cc_num_at(batch, BRAND, row) > 0);
	if (!cc_has(batch, PERSON, row))
		cc_log_put_value(log, record, E_WEIGHT, 0, cc_num_at(batch, WEIGHT, row));
	cc_log_put_text(log, record, E_ANSWERS, answers);
	if (quoted)
		cc_log_put_text(log, record, E_QUOTE, cc_text_at(batch, QUOTE, row));
}

static void
add(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems)
{
	struct cc_buf answers = { 0 };

	(void)problems;
	for (uint32_t row = 0; row < batch->rows; row++) {
		cc_weights_log(store[WEIGHTS], batch, row, PERSON, WEIGHT);
		if (put_answers(&answers, batch, row))
			add_episode(store[EPISODES], batch, row, (struct cc_span){ answers.at, answers.len },
			    cc_run_wants(run, T_QUOTES));
	}
	cc_buf_free(&answers);
}

static bool
finish(struct cc_report *report, const struct cc_state *now, const struct cc_state *before,
    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	struct alt_model m, past;

	(void)err;
	alt_read(&m, &(struct alt_reading){ now, run, NULL, before != NULL, problems, arena });
	if (before != NULL)
		alt_read(&past, &(struct alt_reading){ before, run, "--against", true, problems, arena });
	if (problems->count == 0) {
		alt_tables(report, &m);
		if (before != NULL)
			alt_changes(report, &m, &past);
		alt_notes(report, &m);
	}
	alt_close(&m);
	if (before != NULL)
		alt_close(&past);
	return true;
}

const struct cc_method cc_alternate_model = {
	.roles = roles,
	.layouts = layouts,
	.tables = alt_table_specs,
	.charts = alt_charts,
	.formulas = alt_formulas,
	.stores = stores,
	.loads = "codebook",
	.load = load,
	.prepare = prepare,
	.mask = cc_mask,
	.add = add,
	.finish = finish,
	.findings = alt_findings,
};
