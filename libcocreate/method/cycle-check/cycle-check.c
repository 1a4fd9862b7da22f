/* cycle-check.c -- is co-creation really going round, and where do we only say so? */
#include "method/cycle-check/int.h"

#include "base/arena.h"
#include "base/date.h"
#include "text/mask.h"

static const struct cc_role roles[] = {
	[ITEM] = { "item", NULL, CC_ID, CC_ROLE_ITEM | CC_ROLE_FOLDED, { "項目", "項目ID", "設問" } },
	[ANSWER] = { "answer", NULL, CC_ID, CC_ROLE_FOLDED, { "回答" } },
	[PERSON] = { "person", NULL, CC_ID, 0,
	    { "respondent", "respondent_id", "回答者", "回答者ID", "参加者", "参加者ID", "participant",
		"氏名", "user_id", "会員ID" } },
	[ROLE] = { "role", NULL, CC_ID, CC_ROLE_FOLDED, { "役割", "部門" } },
	[DATE] = CC_DATE_ROLE,
	[OWNER] = { "owner", NULL, CC_ID, 0, { "担当", "担当者" } },
	[DUE] = { "due", NULL, CC_DATE, 0, { "期限", "期日" } },
	[EVIDENCE] = { "evidence", NULL, CC_TEXT, 0, { "証拠", "リンク", "link" } },
	[TEXT] = { "text", NULL, CC_TEXT, 0, { "備考", "remark", "remarks" } },
	[SINCE] = { "since", NULL, CC_DATE, 0, { "着任", "着任日", "開始", "開始日" } },
	[CONCERN] = { "concern", NULL, CC_TEXT, 0, { "懸念", "心配" } },
	[INTEREST] = { "interest", NULL, CC_TEXT, 0, { "関心", "期待" } },
	[EVENT] = { "event", NULL, CC_ID, CC_ROLE_FOLDED, { "イベント", "行動", "出来事" } },
	[STAGE] = { "stage", NULL, CC_ID, CC_ROLE_FOLDED, { "段階", "ステージ" } },
	[SEGMENT] = CC_SEGMENT_ROLE,
	CC_FACT_ROLES_FROM(FACT),
	{ 0 },
};

#define BIT(role) (UINT64_C(1) << (role))

enum { L_ANSWERS, L_ROSTER, L_EVENTS, L_MEASURES, L_REPORTS };

/* People and days are in files of several kinds: what tells them apart is the rest.  A kind stands before one
 * that has less of its columns. */
static const struct cc_layout layouts[] = {
	[L_ANSWERS] = { "answers", BIT(ITEM) | BIT(ROLE), BIT(ITEM) | BIT(ANSWER) },
	[L_ROSTER] = { "roster", 0, BIT(ROLE) },
	[L_EVENTS] = { "events", 0, BIT(EVENT) },
	[L_MEASURES] = CC_FACT_MEASURES_FROM(FACT),
	[L_REPORTS] = CC_FACT_REPORTS_FROM(FACT),
	{ 0 },
};

static const struct cc_store_spec stores[] = {
	[S_ANSWERS] = CC_CLAIMS_STORE(ITEM, ANSWER, PERSON, ROLE, OWNER, SEGMENT),
	CC_ROSTER_STORES(ROLE, PERSON, EVENT, STAGE),
	CC_FACT_STORES_FROM(FACT),
	{ 0 },
};

static const struct cc_fact_log fact_log = { FACT, TEXT, DATE, S_FACTS };

static const struct cc_claims_roles claims_roles = { S_ANSWERS, ITEM, ANSWER, PERSON, ROLE, DATE, OWNER, DUE,
	EVIDENCE };
static const struct cc_roster_roles roster_roles = { S_ROSTER, ROLE, PERSON, SINCE, CONCERN, INTEREST, EVENT,
	DATE, STAGE };

static bool
wanted(const void *ctx, struct cc_span tool, struct cc_span table)
{
	const struct cc_checklist *list = ctx;

	for (uint32_t i = 0; i < list->items.n; i++)
		for (size_t k = 0; k < list->item[i].rules; k++)
			if (cc_verify_wants(&list->item[i].rule[k], tool, table))
				return true;
	return false;
}

static void
add(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems)
{
	const struct cycle_study *study = run->loaded;

	if (batch->layout == L_REPORTS)
		cc_fact_log_report(store, batch, &fact_log, wanted, &study->list, problems);
	if (batch->layout == L_MEASURES)
		cc_fact_log_measures(store, batch, &fact_log, problems);
	for (uint32_t row = 0; row < batch->rows; row++)
		switch (batch->layout) {
		case L_ANSWERS: cc_claims_add(store[S_ANSWERS], batch, row, &claims_roles, problems); break;
		case L_ROSTER: cc_roster_post(store, batch, row, &roster_roles); break;
		case L_EVENTS: cc_roster_event(store, batch, row, &roster_roles, problems); break;
		default: break;
		}
}

static void
find_labels(struct cycle_study *study, struct cc_arena *arena)
{
	const struct cc_checklist *list = &study->list;
	const struct cc_ref **label;
	size_t n = 0;

	for (uint32_t i = 0; i < list->items.n; i++)
		n += list->item[i].rules;
	study->label = label = CC_ARRAY(arena, const struct cc_ref *, n);
	for (uint32_t i = 0; i < list->items.n; i++)
		for (size_t k = 0; k < list->item[i].rules; k++)
			if (list->item[i].rule[k].ref.label.at != NULL)
				label[study->labels++] = &list->item[i].rule[k].ref;
}

static bool
load(struct cc_run *run, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err)
{
	static const char *usual[] = { "cocreation" };
	const struct cc_cycle_check_opts *opts = run->opts;
	const struct cc_list set = opts->set.n > 0 ? opts->set : (struct cc_list){ usual, 1 };
	struct cycle_study *study = CC_NEW(arena, struct cycle_study);
	struct cc_span *name, *area, *gate;
	struct cc_checklist_wish wish = { .section = run->study->section, .file = run->study->file };
	const char *fault;
	struct cc_err why;

	wish.names = cc_list_split(&name, &set, arena);
	wish.areas = cc_list_split(&area, &opts->area, arena);
	wish.gates = cc_list_split(&gate, &opts->gate, arena);
	wish.name = name;
	wish.area = area;
	wish.gate = gate;
	run->loaded = study;
	study->start = CC_NO_DAY;
	if (opts->start != NULL && !cc_date_parse_iso(&study->start, cc_span(opts->start)))
		return cc_fail_option(run, "start", err, N_("\"%s\"; wanted a date such as 2026-01-31"),
		    cc_quote(cc_span(opts->start)).text);
	if (!cc_checklist_load(&study->list, &wish, &fault, open, arena, &why)) {
		if (fault != NULL)
			return cc_fail_option(run, fault, err, "%s", why.text);
		*err = why;
		return false;
	}
	find_labels(study, arena);
	return true;
}

static void
read_claims(struct cc_claims *c, const struct cc_state *state, const struct cc_run *run,
    struct cc_problems *problems, struct cc_arena *arena)
{
	const struct cycle_study *study = run->loaded;

	*c = (struct cc_claims){ state, run, &study->list, &claims_roles, arena, .answers = 0 };
	cc_claims_read(c, problems);
}

static void
begin(struct cycle_check *c, const struct cc_report *report, const struct cc_state *now,
    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena)
{
	int64_t last = cc_fact_log_last(now, &fact_log);

	c->run = run;
	c->study = run->loaded;
	c->arena = arena;
	c->lang = report->lang;
	c->as_of = run->has_as_of ? run->as_of : run->last_day > last ? run->last_day : last;
	c->data = (struct cc_verify_data){ .label = c->study->label,
		.labels = c->study->labels,
		.as_of = c->as_of,
		.lang = c->lang,
		.arena = arena };
	c->data.facts = cc_fact_log_read(&c->late, now, &fact_log, c->as_of, run, problems, arena);
	cc_roster_read(&c->data, now, &c->study->list, &roster_roles, run, problems);
	read_claims(&c->now, now, run, problems, arena);
}

static bool
finish(struct cc_report *report, const struct cc_state *now, const struct cc_state *before,
    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	struct cycle_check *c = CC_NEW(arena, struct cycle_check);
	struct cc_claims *past = before != NULL ? CC_NEW(arena, struct cc_claims) : NULL;

	(void)err;
	begin(c, report, now, run, problems, arena);
	if (past != NULL)
		read_claims(past, before, run, problems, arena);
	if (problems->count > 0)
		return true;
	c->before = past;
	cycle_judge(c);
	cycle_put_tables(report, c);
	cc_coverage_put(report, cc_report_at(report, T_COVERAGE), &c->strangers, &c->data, c->study->start,
	    now, cycle_list(c), &roster_roles);
	cycle_put_who(report, c);
	cycle_put_comparisons(report, c);
	cycle_put_notes(report, c);
	cycle_check_gates(report, c);
	report->left = c;
	return true;
}

const struct cc_method cc_cycle_check = {
	.roles = roles,
	.layouts = layouts,
	.tables = cycle_tables,
	.stores = stores,
	.charts = cycle_charts,
	.formulas = cycle_formulas,
	.keys = cc_checklist_keys,
	.loads = "checklist",
	.load = load,
	.mask = cc_mask,
	.unweighted = N_("a team is asked whole: nobody stands for others"),
	.add = add,
	.finish = finish,
	.findings = cycle_findings,
};
