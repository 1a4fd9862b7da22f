/* journey-map.c -- where along the journey are people lost, or hurt?
 *
 * Every contact of a person is kept: how far people came, what they felt and where
 * they were hurt is known only when all of theirs are there. */
#include "method/journey-map/int.h"

#include "figure/quotes.h"
#include "text/mask.h"

#include <math.h>

/* reached_awareness, 感情 [認知]: a column for each stage. */
#define WIDE(words) "/(?i)^\\s*(?:" words ")\\s*(?|_(.+?)|[\\[［](.+?)[\\]］])\\s*$/"

static const double severities[] = { 1, 5 };

static const struct cc_role roles[] = {
	[STAGE] = { "stage", NULL, CC_ENTRY, CC_ROLE_ITEM, { "段階", "ステージ" }, .list = "stages" },
	[PERSON] = { "person", NULL, CC_ID, 0,
	    { "respondent", "respondent_id", "回答者", "回答者ID", "customer", "customer_id", "顧客",
		"顧客ID", "user_id", "会員ID" } },
	[TOUCHPOINT] = { "touchpoint", NULL, CC_ID, 0,
	    { "接点", "タッチポイント", "チャネル", "channel", "event", "イベント" } },
	[EMOTION] = { "emotion", NULL, CC_NUMBER, CC_ROLE_SCALE | CC_ROLE_WORDS,
	    { "感情", "気持ち", "feeling", WIDE("emotion|feeling|感情|気持ち") } },
	[SIGNAL] = { "signal", NULL, CC_ENTRY, 0, { "シグナル", "反応", WIDE("signal|シグナル|反応") },
	    .list = "signals" },
	[SEVERITY] = { "severity", NULL, CC_NUMBER, 0, { "深刻度", "重大度", WIDE("severity|深刻度|重大度") },
	    .range = severities },
	[REACHED] = { "reached", NULL, CC_FLAG, 0, { "到達", WIDE("reached|到達") } },
	[TEXT] = { "text", NULL, CC_TEXT, CC_ROLE_MULTI,
	    { "自由記述", "自由回答", "コメント", "本文", "comment" } },
	[SEGMENT] = CC_SEGMENT_ROLE,
	[DATE] = CC_DATE_ROLE,
	[WEIGHT] = CC_WEIGHT_ROLE,
	{ 0 },
};

static const struct cc_layout layouts[] = {
	{ "contacts", UINT64_C(1) << STAGE | UINT64_C(1) << TOUCHPOINT },
	{ 0 },
};

static const struct cc_store_spec stores[] = {
	[CONTACTS] = { "contacts",
	    CC_FIELDS(CC_KEY("person", PERSON), CC_KEY("touchpoint", TOUCHPOINT), CC_KEY("segment", SEGMENT),
		CC_FIELD("what", VALUE), CC_FIELD("place", PLACE), CC_FIELD("emotion", VALUE),
		CC_FIELD("severity", VALUE), CC_WITHIN("day", VALUE, -4e6, 4e6, true), CC_CASE_WEIGHT_FIELD),
	    true, "contacts" },
	[WORDS] = CC_WORDED_STORE(PERSON),
	[QUOTES] = CC_QUOTES_STORE(-1, TOUCHPOINT, PERSON), /* by stage; of contacts that went wrong */
	[UNSTAGED] = CC_UNSTAGED_STORE(TOUCHPOINT),
	[WEIGHTS] = CC_WEIGHTS_STORE(PERSON),
	{ 0 },
};

static void *
worker_begin(const struct cc_run *run)
{
	return cc_matching_begin(journey_study(run)->staged.matches);
}

static void
worker_end(void *worker)
{
	cc_matching_end(worker);
}

/* What adding a batch takes. */
struct adding {
	struct cc_store *const *store;
	const struct cc_batch *batch;
	const struct cc_run *run;
	double middle;
	bool quotes, words;
};

/* A flag that is off says that somebody was not there, unless more is said of it; a sheet
 * of feelings alone has no flags. */
static bool
is_contact(const struct cc_batch *batch, uint32_t row)
{
	if (cc_has(batch, EMOTION, row) || cc_has(batch, SIGNAL, row) || cc_is_worded(batch, EMOTION, row))
		return true;
	if (cc_column_at(batch, REACHED, 0) != NULL)
		return cc_num_at(batch, REACHED, row) > 0;
	return batch->observation == NULL;
}

static void
log_contact(const struct adding *a, uint32_t row, uint32_t stage)
{
	const struct cc_batch *batch = a->batch;
	struct cc_store *log = a->store[CONTACTS];
	unsigned char *record = cc_log_row(log, batch, row);
	bool signal = cc_has(batch, SIGNAL, row), hurt = signal || cc_num_at(batch, EMOTION, row) < a->middle;
	uint32_t signs = (batch->observation != NULL ? JOURNEY_SHEET : 0) +
			 (signal ? 1 + batch->role[SIGNAL][0]->id[row] : 0);

	cc_log_put_value(log, record, C_WHAT, 0, stage * JOURNEY_SIGNS_END + signs);
	cc_log_put_value(log, record, C_EMOTION, 0, cc_num_at(batch, EMOTION, row));
	cc_log_put_value(log, record, C_SEVERITY, 0, cc_num_at(batch, SEVERITY, row));
	if (cc_has(batch, DATE, row))
		cc_log_put_value(log, record, C_DAY, 0, (double)batch->role[DATE][0]->when[row]);
	if (!cc_has(batch, PERSON, row))
		cc_log_put_value(log, record, C_WEIGHT, 0, cc_num_at(batch, WEIGHT, row));
	if (a->words)
		cc_worded_log(a->store[WORDS], batch, row, stage, PERSON, EMOTION, a->run);
	if (a->quotes && hurt)
		cc_quotes_log(a->store[QUOTES], batch, row,
		    (const uint32_t[]){ stage, cc_id_at(batch, TOUCHPOINT, row) }, PERSON, TEXT);
}

static void
add(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems)
{
	struct adding a = { store, batch, run, cc_scale_middle(run), cc_run_wants(run, T_QUOTES),
		cc_run_wants(run, T_FEELINGS) || cc_run_wants(run, T_PLAN) };
	uint32_t stage;

	if (cc_stages_mixed(batch, roles, 1 << EMOTION | 1 << SIGNAL | 1 << SEVERITY, problems))
		return;
	for (uint32_t row = 0; row < batch->rows; row++) {
		cc_weights_log(store[WEIGHTS], batch, row, PERSON, WEIGHT);
		if (batch->layout == CC_NO_LAYOUT || !is_contact(batch, row))
			continue;
		stage = cc_stage_at(store[UNSTAGED], batch, row, &journey_study(run)->staged, problems);
		if (stage != CC_NO_ITEM)
			log_contact(&a, row, stage);
	}
}

static bool
finish(struct cc_report *report, const struct cc_state *now, const struct cc_state *before,
    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	struct journey j, past;

	if (!journey_read(&j, now, run, true, problems, arena, err) ||
	    (before != NULL && !journey_read(&past, before, run, false, problems, arena, err)))
		return false;
	if (problems->count > 0)
		return true;
	if (!journey_put_tables(report, &j, err))
		return false;
	journey_put_pains(report, &j);
	journey_put_segments(report, &j);
	if (before != NULL)
		journey_put_changes(report, &j, &past);
	journey_put_notes(report, &j);
	return true;
}

static struct cc_limit
limit(const struct cc_run *run, unsigned store, unsigned field)
{
	const struct journey_study *study = journey_study(run);

	switch (store) {
	case CONTACTS:
		switch (field) {
		case C_WHAT:
			return (struct cc_limit){ 0, study->stages * (double)JOURNEY_SIGNS_END - 1, true };
		case C_EMOTION: return (struct cc_limit){ run->scale[0], run->scale[1], false };
		case C_SEVERITY: return (struct cc_limit){ severities[0], severities[1], false };
		default: return CC_NO_LIMIT;
		}
	case WORDS: return cc_worded_limit(field, study->stages, run);
	case QUOTES:
		return field == CC_QUOTES_FIRST ? (struct cc_limit){ 0, study->stages - 1., true }
						: CC_NO_LIMIT;
	default: return CC_NO_LIMIT;
	}
}

const struct cc_method cc_journey_map = {
	.roles = roles,
	.layouts = layouts,
	.items = journey_items,
	.keys = journey_keys,
	.tables = journey_tables,
	.stores = stores,
	.charts = journey_charts,
	.formulas = journey_formulas,
	.loads = "feelings",
	.load = journey_load,
	.worker_begin = worker_begin,
	.worker_end = worker_end,
	.mask = cc_mask,
	.add = add,
	.finish = finish,
	.findings = journey_findings,
	.limit = limit,
};
