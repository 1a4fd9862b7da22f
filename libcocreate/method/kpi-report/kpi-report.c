/* kpi-report.c -- is the programme working, and is the change a signal or noise?
 */
#include "method/kpi-report/int.h"

#include "base/arena.h"
#include "figure/measured.h"

static const struct cc_role roles[] = {
	[CC_OF_DATE] = { "date", NULL, CC_DATE, CC_ROLE_DATE | CC_ROLE_NEEDED,
	    { CC_DATE_NAMES, "ts", "month", "period" } },
	[CC_OF_EVENT] = { "event", NULL, CC_ID, 0, { "イベント", "行動", "出来事" } },
	[CC_OF_PERSON] = { "person", NULL, CC_ID, 0,
	    { "respondent", "respondent_id", "回答者", "回答者ID", "participant", "参加者", "参加者ID",
		"user_id", "会員ID", "顧客ID" } },
	[CC_OF_SESSION] = { "session", NULL, CC_ID, 0, { "セッション", "開催回" } },
	[CC_OF_IDEA] = { "idea", NULL, CC_ID, 0, { "アイデア", "アイデアID" } },
	[CC_OF_VALUE] = { "value", NULL, CC_NUMBER, 0, { "値", "金額" } },
	[CC_OF_SEGMENT] = CC_SEGMENT_ROLE,
	[CC_OF_WEIGHT] = CC_WEIGHT_ROLE,
	/* whatever definitions name: items of cc_aggregates_bind() */
	[CC_OF_COLUMN] = { "column", "", CC_ID, 0, { 0 } },
	[CC_OF_NUMBER] = { "number", "", CC_NUMBER, CC_ROLE_SCALE, { 0 } },
	[KPI] = { "kpi", NULL, CC_ID, CC_ROLE_ITEM, { "指標" } },
	[N] = { "n", NULL, CC_NUMBER, 0, { "人数" } },
	[LOW] = { "low", NULL, CC_NUMBER, 0, { "下限" } },
	[HIGH] = { "high", NULL, CC_NUMBER, 0, { "上限" } },
	[TARGET] = { "target", NULL, CC_NUMBER, 0, { "目標" } },
	{ 0 },
};

#define BIT(role) (UINT64_C(1) << (role))

enum { L_MEASURES, L_ROWS, L_DAYS };

static const struct cc_layout layouts[] = {
	[L_MEASURES] = { "measures", 0, BIT(KPI) | BIT(CC_OF_VALUE) },
	[L_ROWS] = { "rows", BIT(CC_OF_EVENT) | BIT(CC_OF_PERSON) | BIT(CC_OF_SESSION) | BIT(CC_OF_IDEA) |
				 BIT(CC_OF_VALUE) | BIT(CC_OF_COLUMN) | BIT(CC_OF_NUMBER) },
	[L_DAYS] = { "days", 0 }, /* rows of which nothing but the day is known */
	{ 0 },
};

static const struct cc_store_spec stores[] = {
	CC_AGGREGATE_STORES,
	[MEASURES] = CC_MEASURED_STORE(KPI),
	{ 0 },
};

static void *
worker_begin(const struct cc_run *run)
{
	return cc_aggregates_worker(&kpi_study(run)->set);
}

static void
add(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems)
{
	static const struct cc_measured_roles measured = { CC_OF_DATE, KPI, CC_OF_VALUE, N, LOW, HIGH,
		TARGET };

	for (uint32_t row = 0; row < batch->rows; row++) {
		cc_weights_log(store[CC_IN_WEIGHTS], batch, row, CC_OF_PERSON, CC_OF_WEIGHT);
		if (batch->layout == L_MEASURES)
			cc_measured_add(store[MEASURES], batch, row, &measured, problems);
		else
			cc_aggregates_add(store, batch, row, &kpi_study(run)->set, run, problems);
	}
}

static bool
finish(struct cc_report *report, const struct cc_state *now, const struct cc_state *before,
    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	struct kpi_review *v = CC_NEW(arena, struct kpi_review);

	(void)before;
	if (!kpi_read(v, now, run, problems, arena, err))
		return false;
	if (problems->count > 0)
		return true;
	kpi_judge(v);
	kpi_put_tables(report, v);
	kpi_put_notes(report, v);
	report->left = v;
	return true;
}

static struct cc_limit
limit(const struct cc_run *run, unsigned store, unsigned field)
{
	return store == MEASURES ? cc_measured_limit(field)
				 : cc_aggregates_limit(&kpi_study(run)->set, store, field);
}

const struct cc_method cc_kpi_report = {
	.roles = roles,
	.layouts = layouts,
	.items = kpi_items,
	.tables = kpi_tables,
	.charts = kpi_charts,
	.formulas = kpi_formulas,
	.stores = stores,
	.loads = "definitions",
	.load = kpi_load,
	.worker_begin = worker_begin,
	.worker_end = cc_aggregates_worker_end,
	.add = add,
	.finish = finish,
	.findings = kpi_findings,
	.limit = limit,
};
