/* job-map.c -- where along the job are people underserved, and how sure are we?
 *
 * Every figure comes from counts: how many people of a segment gave an outcome
 * this importance and that satisfaction.  Counts are integers, so neither the
 * order of rows nor threads can move a digit, and they do not grow with people. */
#include "method/job-map/pairs.h"
#include "method/job-map/tables.h"

#include "base/arena.h"
#include "base/num.h"

#include <math.h>

/* 重要度 [...] is a grid question of a form service, imp_1 an analyst's sheet. */
#define WIDE(words) "/(?i)^\\s*(?:" words ")\\s*(?|_(.+?)|[\\[［](.+?)[\\]］])\\s*$/"

static const struct cc_role roles[] = {
	[OUTCOME] = { "outcome", NULL, CC_ID, CC_ROLE_NEEDED | CC_ROLE_ITEM,
	    { "成果", "アウトカム", "望ましい成果", "outcome_id" } },
	[IMPORTANCE] = { "importance", NULL, CC_NUMBER, CC_ROLE_NEEDED | CC_ROLE_SCALE,
	    { "imp", "重要度", WIDE("importance|imp|重要度") } },
	[SATISFACTION] = { "satisfaction", NULL, CC_NUMBER, CC_ROLE_NEEDED | CC_ROLE_SCALE,
	    { "sat", "満足度", WIDE("satisfaction|sat|満足度") } },
	[QUESTION] = { "question", NULL, CC_ENTRY, 0, { "設問" }, .list = "questions" },
	[RATING] = { "rating", NULL, CC_NUMBER, CC_ROLE_SCALE, { "評定" } },
	[PERSON] = { "person", NULL, CC_ID, 0, { "respondent", "respondent_id", "回答者", "回答者ID" } },
	[STEP] = { "step", NULL, CC_TEXT, 0, { "ステップ", "段階" } },
	[JOB] = { "job", NULL, CC_TEXT, 0, { "ジョブ" } },
	[STATEMENT] = { "statement", NULL, CC_TEXT, 0, { "成果文", "文" } },
	[SEGMENT] = CC_SEGMENT_ROLE,
	[DATE] = CC_DATE_ROLE,
	[WEIGHT] = CC_WEIGHT_ROLE,
	{ 0 },
};

static const struct cc_layout layouts[] = {
	[RATED] = { "ratings", UINT64_C(1) << IMPORTANCE | UINT64_C(1) << SATISFACTION },
	[ASKED] = { "questions", 0, UINT64_C(1) << QUESTION | UINT64_C(1) << RATING },
	{ 0 },
};

/* Of importance (i) or satisfaction (s) of the first outcome, and of the second. */
#define PAIR_SUMS(of) \
	CC_FIELD(of "_people", COUNT), CC_FIELD(of "_products", COUNT), CC_FIELD(of "_first", COUNT), \
	    CC_FIELD(of "_second", COUNT)

static const struct cc_store_spec stores[] = {
	[CELLS] = {
	    "cells",
	    (const struct cc_field[]){
		[C_SEGMENT] = CC_KEY("segment", SEGMENT),
		[C_OUTCOME] = CC_KEY("outcome", OUTCOME),
		[C_IMPORTANCE] = CC_KEY("importance", -1),
		[C_SATISFACTION] = CC_KEY("satisfaction", -1),
		[C_PEOPLE] = CC_FIELD("people", COUNT),
		{ 0 },
	    },
	    false, "pairs of answers",
	},
	/* which outcome an observation of a wide file is: its number stands for the line */
	[SHEETS] = {
	    "sheets",
	    (const struct cc_field[]){
		[S_OUTCOME] = CC_KEY("outcome", OUTCOME),
		[S_PLACE] = CC_FIELD("place", PLACE),
		{ 0 },
	    },
	    true, "columns",
	},
	/* which observations a row of a wide file answered */
	[PEOPLE] = {
	    "people",
	    (const struct cc_field[]){
		[P_PERSON] = CC_KEY("person", PERSON),
		[P_BLOCK] = CC_KEY("block", -1),
		[P_PLACE] = CC_FIELD("place", PLACE),
		[P_ANSWERED] = CC_WITHIN("answered", VALUE, 0, (UINT64_C(1) << BLOCK_BITS) - 1, true),
		{ 0 },
	    },
	    true, "people",
	},
	[FLAGS] = {
	    "flags",
	    (const struct cc_field[]){
		[F_PERSON] = CC_KEY("person", PERSON),
		[F_CHECK] = CC_SMALL("check", CC_CARELESS - 1),
		[F_PLACE] = CC_FIELD("place", PLACE),
		[F_ANSWER] = CC_FIELD("answer", VALUE),
		[F_RUN] = CC_WITHIN("run", VALUE, 0, UINT32_MAX, true),
		[F_ANSWERS] = CC_WITHIN("answers", VALUE, 0, UINT32_MAX, true),
		{ 0 },
	    },
	    true, "people flagged",
	},
	[ANSWERS] = {
	    "answers",
	    (const struct cc_field[]){
		[A_PERSON] = CC_KEY("person", PERSON),
		[A_OUTCOME] = CC_KEY("outcome", OUTCOME),
		[A_PLACE] = CC_FIELD("place", PLACE),
		[A_IMPORTANCE] = CC_FIELD("importance", VALUE),
		[A_SATISFACTION] = CC_FIELD("satisfaction", VALUE),
		{ 0 },
	    },
	    true, "rows",
	},
	/* rows that are counted once all of a person's are known */
	[RATINGS] = {
	    "ratings",
	    (const struct cc_field[]){
		[R_PERSON] = CC_KEY("person", PERSON),
		[R_OUTCOME] = CC_KEY("outcome", OUTCOME),
		[R_SEGMENT] = CC_KEY("segment", SEGMENT),
		[R_IMPORTANCE] = CC_KEY("importance", -1),
		[R_SATISFACTION] = CC_KEY("satisfaction", -1),
		[R_SHEET] = CC_SMALL("sheet", 1),
		[R_PLACE] = CC_FIELD("place", PLACE),
		[R_WEIGHT] = CC_CASE_WEIGHT_FIELD, /* of a row without a person */
		{ 0 },
	    },
	    true, "ratings that wait for others of their person",
	},
	/* what rows of wide files answered to two outcomes */
	[PAIRS] = {
	    "pairs",
	    (const struct cc_field[]){
		[Q_FIRST] = CC_KEY("first", OUTCOME),
		[Q_SECOND] = CC_KEY("second", OUTCOME),
		[Q_SUMS] = PAIR_SUMS("ii"), PAIR_SUMS("is"), PAIR_SUMS("si"), PAIR_SUMS("ss"),
		{ 0 },
	    },
	    false, "pairs of outcomes",
	},
	[OUTCOMES] = {
	    "outcomes",
	    (const struct cc_field[]){
		[O_OUTCOME] = CC_KEY("outcome", OUTCOME),
		[O_STATEMENT] = { "statement", CC_FIELD_FIRST, STATEMENT, 0 },
		[O_STEP] = { "step", CC_FIELD_FIRST, STEP, 0 },
		[O_JOB] = { "job", CC_FIELD_FIRST, JOB, 0 },
		{ 0 },
	    },
	    false, "outcomes",
	},
	[WEIGHTS] = CC_WEIGHTS_STORE(PERSON),
	{ 0 },
};

const struct cc_attribute job_attributes[] = {
	{ STATEMENT, O_STATEMENT, "statement" },
	{ STEP, O_STEP, "step" },
	{ JOB, O_JOB, "job" },
	{ 0 },
};

double
job_fine(const double scale[2])
{
	double fine = 1000;

	while (fine >= 1 && (scale[1] - scale[0]) * fine >= INT32_MAX)
		fine /= 10;
	return fine >= 1 ? fine : 0;
}

double
job_cut(const struct cc_run *run)
{
	const struct cc_job_map_opts *opts = run->opts;

	if (opts->cut.set)
		return opts->cut.value;
	if (run->scale[0] == 1 && run->scale[1] == 5)
		return 4;
	return run->scale[0] == 1 && run->scale[1] == 7 ? 6 : (double)NAN;
}

static bool
check(struct cc_run *run, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_job_map_opts *opts = run->opts;
	bool mean = strcmp(opts->method, "mean") == 0;
	struct cc_said low, high;
	double cut;

	run->has_scale = true;
	run->scale[0] = opts->scale.low;
	run->scale[1] = opts->scale.high;
	cut = job_cut(run);
	low = cc_num_say(run->scale[0]);
	high = cc_num_say(run->scale[1]);
	if (job_fine(run->scale) == 0)
		return cc_fail_option(run, "scale", err,
		    N_("%s..%s; wanted less than 2147483647 between the ends"), low.text, high.text);
	if (!mean && isnan(cut))
		return cc_fail(err, CC_EXIT_USAGE,
		    N_("--cut is needed on the scale %s..%s: where its top box starts is known of 1..5 (4) "
		       "and "
		       "1..7 (6); or take --method=mean"),
		    low.text, high.text);
	if (!mean && !(cut > run->scale[0] && cut <= run->scale[1]))
		return cc_fail_option(run, "cut", err,
		    N_("%s; wanted a number above %s and at most %s, on the scale"), cc_num_say(cut).text,
		    low.text, high.text);
	return job_check_questions(run, err) && job_check_names(run, arena, err);
}

/* Counts that were looked up lately: a sheet asks for the same few all the time.
 * Records of a tally stay where they are while rows are added. */
enum { RECENT_BITS = 13 };

struct job_recent {
	uint64_t of, answers;  /* the four keys, two by two */
	unsigned char *record; /* NULL: none yet */
};

/* What adding a batch takes. */
struct job_adding {
	struct cc_store *const *store;
	const struct cc_batch *batch;
	const struct cc_run *run;
	struct cc_problems *problems;
	double low, fine;
	struct job_recent recent[1 << RECENT_BITS];
};

static void
refuse_fine(const struct job_adding *a, uint32_t row, unsigned role)
{
	char text[CC_NUM_MAX]; /* as it stands, to the last digit */

	cc_num_print(text, cc_num_at(a->batch, role, row));
	cc_row_problem(a->problems, a->batch, row, cc_span(roles[role].name),
	    N_("%s; wanted a multiple of %s"), text, cc_num_say(1 / a->fine).text);
}

/* The steps of a rating above the scale's low, as a key. */
static inline uint64_t
steps_of(const struct job_adding *a, uint32_t row, unsigned role)
{
	double exact, steps;

	if (!cc_has(a->batch, role, row))
		return CC_NO_ID;
	exact = (cc_num_at(a->batch, role, row) - a->low) * a->fine;
	steps = (double)(int64_t)(exact + 0.5);
	if (fabs(exact - steps) <= 1e-6)
		return (uint64_t)steps;
	refuse_fine(a, row, role);
	return CC_NO_ID;
}

/* Whole ratings of a sheet on a short scale all have a place of their own. */
static void
count_answers(struct job_adding *a, const uint64_t key[4])
{
	uint64_t of = key[0] << 32 | key[1], answers = key[2] << 32 | key[3];
	uint64_t place = (key[1] * 11 + key[2] % 11) * 11 + key[3] % 11 + key[0] * 1021;
	struct job_recent *r = &a->recent[place & ((1 << RECENT_BITS) - 1)];

	if (r->record == NULL || r->of != of || r->answers != answers)
		*r = (struct job_recent){ of, answers, cc_tally_at(a->store[CELLS], key) };
	cc_tally_add(a->store[CELLS], r->record, C_PEOPLE, 1);
}

/* Of a row of its own: what a person said of one outcome. */
static void
log_answer(struct cc_store *log, const struct cc_batch *batch, uint32_t row)
{
	unsigned char *record = cc_log_row(log, batch, row);

	cc_log_put_value(log, record, A_IMPORTANCE, 0, cc_num_at(batch, IMPORTANCE, row));
	cc_log_put_value(log, record, A_SATISFACTION, 0, cc_num_at(batch, SATISFACTION, row));
}

/* Of a row that is counted later. */
static void
log_late(struct cc_store *log, const struct cc_batch *batch, uint32_t row, const uint64_t key[4])
{
	unsigned char *record = cc_log_add(log);

	cc_log_put_id(log, record, R_PERSON, cc_id_at(batch, PERSON, row));
	cc_log_put_id(log, record, R_OUTCOME, (uint32_t)key[C_OUTCOME]);
	cc_log_put_id(log, record, R_SEGMENT, (uint32_t)key[C_SEGMENT]);
	cc_log_put_id(log, record, R_IMPORTANCE, (uint32_t)key[C_IMPORTANCE]);
	cc_log_put_id(log, record, R_SATISFACTION, (uint32_t)key[C_SATISFACTION]);
	cc_log_put_id(log, record, R_SHEET, batch->observation != NULL);
	cc_log_put_place(log, record, R_PLACE, cc_batch_place(batch, row));
	if (!cc_has(batch, PERSON, row))
		cc_log_put_value(log, record, R_WEIGHT, 0, cc_num_at(batch, WEIGHT, row));
}

/* The rating of a row is that of importance or of satisfaction. */
static void
read_question(uint64_t key[4], const struct job_adding *a, uint32_t row)
{
	const struct cc_column *question = cc_column_at(a->batch, QUESTION, 0);
	const struct cc_items *list = &a->run->study->items[JOB_QUESTIONS];

	/* A mapping may lack the key; that no row had it is known at the end. */
	if (question == NULL || !cc_has(a->batch, RATING, row))
		return;
	if (!question->missing[row]) {
		bool satisfaction =
		    cc_span_eq(list->item[question->id[row]].id, cc_span(roles[SATISFACTION].name));

		key[satisfaction ? C_SATISFACTION : C_IMPORTANCE] = steps_of(a, row, RATING);
	} else if (question->id[row] != CC_FORGIVEN) {
		cc_row_problem(a->problems, a->batch, row, question->name,
		    N_("a rating without a question; wanted importance or satisfaction"));
	}
}

static inline int32_t
steps_in(uint64_t key)
{
	return key == CC_NO_ID ? CC_OPP_NONE : (int32_t)key;
}

static void
add_row(struct job_adding *a, uint32_t row)
{
	const struct cc_batch *batch = a->batch;
	uint64_t key[] = { cc_id_at(batch, SEGMENT, row), cc_id_at(batch, OUTCOME, row), CC_NO_ID, CC_NO_ID };

	if (batch->layout == ASKED)
		read_question(key, a, row);
	else
		for (unsigned k = 0; k < 2; k++)
			key[C_IMPORTANCE + k] = steps_of(a, row, k == 0 ? IMPORTANCE : SATISFACTION);
	if (key[C_IMPORTANCE] == CC_NO_ID && key[C_SATISFACTION] == CC_NO_ID)
		return;
	if (key[C_OUTCOME] == CC_NO_ID) {
		cc_row_problem(a->problems, batch, row, CC_SPAN("outcome"),
		    N_("a rating without an outcome; wanted the outcome that was rated"));
		return;
	}
	if (job_is_late(batch, a->run, row)) {
		log_late(a->store[RATINGS], batch, row, key);
		return;
	}
	count_answers(a, key);
	if (batch->observation != NULL)
		job_pairs_add(batch->worker, (uint32_t)key[C_OUTCOME], steps_in(key[C_IMPORTANCE]),
		    steps_in(key[C_SATISFACTION]));
	else if (cc_has(batch, PERSON, row))
		log_answer(a->store[ANSWERS], batch, row);
}

static void
add(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems)
{
	struct job_adding a = { .store = store,
		.batch = batch,
		.run = run,
		.problems = problems,
		.low = run->scale[0],
		.fine = job_fine(run->scale) };

	for (uint32_t row = 0; row < batch->rows; row++) {
		add_row(&a, row);
		if (batch->observation != NULL && !job_goes_on(batch, row + 1))
			job_pairs_next(batch->worker, store);
		if (batch->of == NULL || row == 0 || batch->of[row] != batch->of[row - 1])
			cc_weights_log(store[WEIGHTS], batch, row, PERSON, WEIGHT);
	}
	cc_attributes_add(store[OUTCOMES], OUTCOME, job_attributes, batch);
	if (batch->observation == NULL)
		return;
	job_add_sheet(store, batch, run);
	job_pairs_put(batch->worker, store);
}

static bool
finish(struct cc_report *report, const struct cc_state *now, const struct cc_state *before,
    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	struct job_survey s, past;

	if (!job_load(&s, now, run, problems, arena, err) ||
	    (before != NULL && !job_load(&past, before, run, problems, arena, err)))
		return false;
	if (problems->count > 0)
		return true;
	job_score(&s, arena);
	job_put_tables(report, &s);
	job_put_segments(report, &s);
	job_put_weights(report, &s);
	job_put_lint(report, &s);
	if (before != NULL)
		job_put_changes(report, &s, &past);
	job_put_notes(report, &s);
	job_put_quality(report, &s);
	return true;
}

static struct cc_limit
limit(const struct cc_run *run, unsigned store, unsigned field)
{
	const struct cc_limit steps = { 0, (run->scale[1] - run->scale[0]) * job_fine(run->scale), true };
	const struct cc_limit scale = { run->scale[0], run->scale[1], false };

	switch (store) {
	case CELLS: return field == C_IMPORTANCE || field == C_SATISFACTION ? steps : CC_NO_LIMIT;
	case RATINGS: return field == R_IMPORTANCE || field == R_SATISFACTION ? steps : CC_NO_LIMIT;
	case ANSWERS: return field >= A_IMPORTANCE ? scale : CC_NO_LIMIT;
	case FLAGS: return field == F_ANSWER ? scale : CC_NO_LIMIT;
	default: return CC_NO_LIMIT;
	}
}

const struct cc_method cc_job_map = {
	.roles = roles,
	.layouts = layouts,
	.items = job_items,
	.tables = job_map_tables,
	.charts = job_charts,
	.formulas = job_formulas,
	.stores = stores,
	.check = check,
	.dup_early = true,
	.limit = limit,
	.worker_begin = job_pairs_begin,
	.worker_end = job_pairs_end,
	.add = add,
	.finish = finish,
	.findings = job_findings,
};
