/* trial-test.c -- which copy, prototype or flow is better, or is it too early to say?
 *
 * What each person did with each arm is kept, as which of them count is known only when all rows are there. */
#include "method/trial-test/int.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <math.h>

const char *const cc_trial_designs[] = { "auto", "between", "within", NULL };

static const struct cc_items_spec items[] = { { "arms", NULL, cc_arm_keys, NULL }, { 0 } };
static const char *const keys[] = { "outcomes", "none", NULL };
static const double positions[] = { 1, 1e6 };

static const struct cc_role roles[] = {
	[ARM] = { "arm", NULL, CC_ID, CC_ROLE_KEEPS, { "案", "パターン", "群", "variant" } },
	[OUTCOME] = { "outcome", NULL, CC_NUMBER, CC_ROLE_MULTI | CC_ROLE_SCALE | CC_ROLE_TICKS,
	    { "結果", "評価" } },
	[QUESTION] = { "question", NULL, CC_ID, CC_ROLE_ITEM, { "設問", "指標" } },
	[CHOICE] = { "choice", NULL, CC_ID, 0, { "選択", "どれ" } },
	[PEOPLE] = { "n", NULL, CC_NUMBER, CC_ROLE_COUNT, { "表示数", "人数" } },
	[SUCCESSES] = { "successes", NULL, CC_NUMBER, CC_ROLE_COUNT, { "成果数", "申込数" } },
	[PERSON] = { "person", NULL, CC_ID, 0,
	    { "respondent", "respondent_id", "回答者", "回答者ID", "参加者", "user_id", "会員ID" } },
	[BLOCK] = { "block", NULL, CC_ID, 0, { "層", "ブロック" } },
	[POSITION] = { "position", NULL, CC_NUMBER, 0, { "順番", "提示順" }, .range = positions },
	[SEGMENT] = CC_SEGMENT_ROLE,
	[DATE] = CC_DATE_ROLE,
	{ 0 },
};

#define PEOPLE_MOST 1e12
#define BIT(role)   (UINT64_C(1) << (role))

/* A person may stand in each of them: what makes up the others is needed.  People who stand in arms are not
 * to be dealt anew: their outcome was not found. */
static const struct cc_layout layouts[] = {
	[FROM_COUNTS] = { "counts", BIT(PEOPLE) | BIT(PERSON), BIT(ARM) | BIT(PEOPLE) | BIT(SUCCESSES) },
	[FROM_CHOICES] = { "choices", BIT(CHOICE) | BIT(PERSON), BIT(CHOICE) },
	[FROM_ROWS] = { "rows", BIT(OUTCOME) | BIT(PERSON), BIT(ARM) | BIT(OUTCOME) },
	[FROM_PEOPLE] = { "people", 0, BIT(PERSON), .heeds = BIT(ARM) },
	{ 0 },
};

static const struct cc_store_spec stores[] = {
	[ROWS] = { "rows",
	    CC_FIELDS(CC_KEY("person", PERSON), CC_SMALL("from", FROM_PEOPLE), CC_KEY("question", QUESTION),
		CC_KEY("arm", ARM), CC_KEY("choice", CHOICE), CC_KEY("block", BLOCK),
		CC_KEY("segment", SEGMENT), CC_FIELD("place", PLACE), CC_FIELD("value", VALUE),
		CC_WITHIN("mark", VALUE, 0, 1, true), CC_WITHIN("position", VALUE, 1, 1e6, false)),
	    true, "rows" },
	[COUNTS] = { "counts",
	    CC_FIELDS(CC_KEY("question", QUESTION), CC_KEY("arm", ARM), CC_KEY("segment", SEGMENT),
		CC_FIELD("rows", COUNT), CC_FIELD("missing", COUNT), CC_FIELD("n", COUNT),
		CC_FIELD("successes", COUNT)),
	    false, "arms" },
	[NAMES] = { "names", CC_FIELDS(CC_SMALL("from", FROM_PEOPLE), CC_FIELD("name", FIRST)), false,
	    "files" },
	{ 0 },
};

/* What the outcome of a file is called where no group and no column says so. */
static void
add_name(struct cc_store *names, const struct cc_batch *batch, unsigned role)
{
	const struct cc_column *column = cc_column_at(batch, role, 0);
	const uint64_t key[] = { batch->layout };

	if (column != NULL && column->name.at != NULL && batch->rows > 0)
		cc_tally_first(names, cc_tally_at(names, key), N_NAME, cc_utf8_trim(column->name),
		    cc_batch_place(batch, 0));
}

static void
add_some(struct cc_store *log, const struct cc_batch *batch, const uint32_t *row, uint32_t n)
{
	const struct cc_column *outcome = cc_column_at(batch, OUTCOME, 0);
	uint64_t first = cc_log_rows(log, batch, row, n);

	cc_log_put_values(log, first, R_VALUE, 0, outcome, row, n);
	cc_log_put_values(log, first, R_POSITION, 0, cc_column_at(batch, POSITION, 0), row, n);
	for (uint32_t i = 0; i < n; i++) {
		unsigned char *record = cc_store_record(log, first + i);

		cc_log_put_id(log, record, R_FROM, batch->layout);
		if (outcome != NULL && !outcome->missing[row[i]])
			cc_log_put_value(log, record, R_MARK, 0, outcome->mark[row[i]]);
	}
}

enum { SOME_ROWS = 512 }; /* so many records stay in the cache */

static void
add_rows(struct cc_store *log, const struct cc_batch *batch)
{
	for (uint32_t next = 0; next < batch->rows;) {
		uint32_t some[SOME_ROWS], n = 0;

		for (; next < batch->rows && n < SOME_ROWS; next++)
			if (batch->layout != FROM_PEOPLE || cc_has(batch, PERSON, next))
				some[n++] = next;
		add_some(log, batch, some, n);
	}
}

static void
add_count(struct cc_store *tally, const struct cc_batch *batch, uint32_t row, struct cc_problems *problems)
{
	const uint64_t key[] = { cc_id_at(batch, QUESTION, row), cc_id_at(batch, ARM, row),
		cc_id_at(batch, SEGMENT, row) };
	double n = cc_num_at(batch, PEOPLE, row), x = cc_num_at(batch, SUCCESSES, row);
	bool missing = isnan(n) || isnan(x), people = n >= 0 && n <= PEOPLE_MOST && n == floor(n);
	unsigned char *record;

	if (!missing && !(people && x >= 0 && x == floor(x))) {
		cc_row_problem(problems, batch, row,
		    cc_column_at(batch, people ? SUCCESSES : PEOPLE, 0)->name,
		    N_("no whole number of people, 0 to 1000000000000"));
	} else if (!missing && x > n) {
		cc_row_problem(problems, batch, row, cc_column_at(batch, SUCCESSES, 0)->name,
		    N_("more successes than people: %.0f of %.0f"), x, n);
	} else {
		record = cc_tally_at(tally, key);
		cc_tally_add(tally, record, C_ROWS, 1);
		cc_tally_add(tally, record, C_MISSING, missing);
		cc_tally_add(tally, record, C_N, missing ? 0 : (int64_t)n);
		cc_tally_add(tally, record, C_SUCCESSES, missing ? 0 : (int64_t)x);
	}
}

static void
add(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems)
{
	(void)run;
	if (batch->layout == CC_NO_LAYOUT)
		return;
	add_name(store[NAMES], batch,
	    batch->layout == FROM_ROWS	    ? OUTCOME
	    : batch->layout == FROM_CHOICES ? CHOICE
					    : SUCCESSES);
	if (batch->layout != FROM_COUNTS)
		add_rows(store[ROWS], batch);
	for (uint32_t row = 0; batch->layout == FROM_COUNTS && row < batch->rows; row++)
		add_count(store[COUNTS], batch, row, problems);
}

/* Whether some row has the arm: of those that are dealt, or chosen. */
static bool
has_rows(const struct trial *t, uint32_t arm)
{
	static const unsigned roles_of[] = { ARM, CHOICE };

	for (unsigned k = 0; k < 2; k++)
		for (uint32_t id = 0; id < cc_state_ids(t->state, roles_of[k]); id++)
			if (t->arm_of[k][id] == arm)
				return true;
	return false;
}

/* A name of --arms that no row has, while rows have others, is a slip of the pen; a study may plan ahead. */
static bool
arms_are_there(const struct trial *t, struct cc_err *err)
{
	bool told = t->study->arms.asked && t->run->study->items[0].n == 0 && t->unasked > 0;

	for (uint32_t arm = 0; told && arm < t->arms; arm++)
		if (!has_rows(t, arm))
			return cc_fail_option(t->run, "arms", err,
			    N_("\"%s\"; no row has that arm, and some have arms that are not named"),
			    cc_quote(t->arm[arm].is.id).text);
	return true;
}

static bool
report_trial(struct cc_report *report, struct trial *t, const struct trial *past, struct cc_err *err)
{
	struct trial_comparisons c = { 0 };

	if (t->opts->control != NULL && t->control == CC_NO_ARM && t->outcomes > 0)
		return cc_fail_option(t->run, "control", err, N_("\"%s\"; no arm has that name"),
		    cc_quote(cc_span(t->opts->control)).text);
	if (!arms_are_there(t, err) || !trial_compare(&c, t, err))
		return false;
	trial_put_tables(report, t, &c);
	trial_put_plan(report, t, &c);
	trial_put_segments(report, t, &c);
	if (past != NULL)
		trial_put_changes(report, t, past);
	trial_notes(report, t, &c);
	return trial_assign(report, t, err);
}

static bool
finish(struct cc_report *report, const struct cc_state *now, const struct cc_state *before,
    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	struct trial *t = CC_NEW(arena, struct trial),
		     *past = before != NULL ? CC_NEW(arena, struct trial) : NULL;

	if (run->alone) { /* --plan */
		trial_plan_alone(report, run);
		return true;
	}
	trial_read(t, now, run, problems, arena);
	if (past != NULL)
		trial_read(past, before, run, problems, arena);
	return problems->count > 0 || report_trial(report, t, past, err);
}

static bool
load(struct cc_run *run, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err)
{
	struct trial_study *study = CC_NEW(arena, struct trial_study);
	const struct cc_trial_test_opts *opts = run->opts;
	const struct cc_node *section = run->study->section, *none = cc_node_said(section, "none");
	const char *file = run->study->file;

	(void)open;
	run->loaded = study;
	if (!cc_outcomes_load(&study->outcomes, cc_node_said(section, "outcomes"), file, arena, err) ||
	    !cc_arms_load(&study->arms, &run->study->items[0], &opts->arms, "arms", run, arena, err) ||
	    (none != NULL && !cc_node_texts(&study->none, &study->nones, none, file, arena, err)))
		return false;
	return opts->control == NULL || study->arms.list.n == 0 ||
	       cc_items_find(&study->arms.list, cc_span(opts->control), arena) != CC_NO_ITEM ||
	       cc_fail_option(run, "control", err, N_("\"%s\"; wanted one of the arms %s"),
		   cc_quote(cc_span(opts->control)).text, cc_items_list(&study->arms.list, arena));
}

const struct cc_method cc_trial_test = {
	.roles = roles,
	.layouts = layouts,
	.items = items,
	.keys = keys,
	.tables = trial_tables,
	.charts = trial_charts,
	.formulas = trial_formulas,
	.stores = stores,
	.loads = "trial",
	.load = load,
	.unweighted = N_("a trial is judged by who was dealt to which arm; case weights do not go with that"),
	.add = add,
	.finish = finish,
	.findings = trial_findings,
};
