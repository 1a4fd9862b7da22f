/* kpi-report.c -- is the programme working, and is the change a signal or noise?
 *
 * A row is looked at by every slot of the definitions, and only what a slot asks for is
 * kept, by period: counts, sums, people, answers. */
#include "method/kpi-report/int.h"

#include "base/arena.h"
#include "base/num.h"

#include <math.h>
#include <stdlib.h>

static const struct cc_role roles[] = {
	[DATE] = { "date", NULL, CC_DATE, CC_ROLE_DATE | CC_ROLE_NEEDED,
	    { CC_DATE_NAMES, "ts", "month", "period" } },
	[EVENT] = { "event", NULL, CC_ID, 0, { "イベント", "行動", "出来事" } },
	[PERSON] = { "person", NULL, CC_ID, 0,
	    { "respondent", "respondent_id", "回答者", "回答者ID", "participant", "参加者", "参加者ID",
		"user_id", "会員ID", "顧客ID" } },
	[SESSION] = { "session", NULL, CC_ID, 0, { "セッション", "開催回" } },
	[IDEA] = { "idea", NULL, CC_ID, 0, { "アイデア", "アイデアID" } },
	[VALUE] = { "value", NULL, CC_NUMBER, 0, { "値", "金額" } },
	[KPI] = { "kpi", NULL, CC_ID, CC_ROLE_ITEM, { "指標" } },
	[N] = { "n", NULL, CC_NUMBER, 0, { "人数" } },
	[LOW] = { "low", NULL, CC_NUMBER, 0, { "下限" } },
	[HIGH] = { "high", NULL, CC_NUMBER, 0, { "上限" } },
	[TARGET] = { "target", NULL, CC_NUMBER, 0, { "目標" } },
	[SEGMENT] = CC_SEGMENT_ROLE,
	[WEIGHT] = CC_WEIGHT_ROLE,
	/* whatever definitions name: items that kpi_columns() makes */
	[COLUMN] = { "column", NULL, CC_ID, 0, { 0 } },
	[NUMBER] = { "number", NULL, CC_NUMBER, CC_ROLE_SCALE, { 0 } },
	{ 0 },
};

enum { L_MEASURES, L_ROWS };

static const struct cc_layout layouts[] = {
	[L_MEASURES] = { "measures", 0, UINT64_C(1) << KPI },
	[L_ROWS] = { "rows", 0, 0 },
	{ 0 },
};

static const struct cc_store_spec stores[] = {
	[COVER] = { "cover", CC_FIELDS(CC_FIELD("period", KEY), CC_FIELD("rows", COUNT)), false, "periods" },
	[ROWS] = { "rows",
	    CC_FIELDS(CC_FIELD("slot", KEY), CC_FIELD("period", KEY), CC_KEY("segment", SEGMENT),
		CC_FIELD("rows", COUNT), CC_WEIGHT_FIELDS),
	    false, "periods and segments" },
	[PEOPLE] = { "people",
	    CC_FIELDS(CC_FIELD("slot", KEY), CC_FIELD("period", KEY), CC_KEY("person", PERSON),
		CC_KEY("segment", SEGMENT), CC_FIELD("rows", COUNT)),
	    false, "people and periods" },
	[UNITS] = { "units",
	    CC_FIELDS(CC_FIELD("slot", KEY), CC_FIELD("period", KEY), CC_KEY("session", SESSION),
		CC_KEY("idea", IDEA), CC_KEY("column", COLUMN), CC_KEY("segment", SEGMENT),
		CC_FIELD("rows", COUNT)),
	    false, "what is counted, and periods" },
	[SUMS] = { "sums",
	    CC_FIELDS(CC_FIELD("slot", KEY), CC_FIELD("period", KEY), CC_KEY("segment", SEGMENT),
		CC_FIELD("rows", COUNT), CC_FIELD("sum", SUM)),
	    false, "periods and segments" },
	[ANSWERS] = { "answers",
	    CC_FIELDS(CC_FIELD("slot", KEY), CC_FIELD("period", KEY), CC_KEY("person", PERSON),
		CC_KEY("segment", SEGMENT), CC_FIELD("place", PLACE), CC_FIELD("value", VALUE),
		CC_FIELD("weight", VALUE)),
	    true, "answers" },
	[DAYS] = { "days",
	    CC_FIELDS(CC_FIELD("slot", KEY), CC_KEY("person", PERSON), CC_KEY("session", SESSION),
		CC_KEY("idea", IDEA), CC_KEY("column", COLUMN), CC_FIELD("day", KEY),
		CC_FIELD("rows", COUNT)),
	    false, "people and days" },
	[MEASURES] = { "measures",
	    CC_FIELDS(CC_KEY("kpi", KPI), CC_FIELD("day", KEY), CC_FIELD("place", PLACE),
		CC_FIELD("value", VALUE), CC_FIELD("n", VALUE), CC_FIELD("low", VALUE),
		CC_FIELD("high", VALUE), CC_FIELD("target", VALUE)),
	    true, "measures" },
	[WEIGHTS] = CC_WEIGHTS_STORE(PERSON),
	{ 0 },
};

/* What a worker knows of ids: whether they meet a condition. */
struct kpi_worker {
	struct cc_buf *met; /* [conditions], of uint8_t by id: 0 not looked at yet, 1 no, 2 yes */
	bool *now;	    /* [conditions]: of the row at hand */
};

static void *
worker_begin(const struct cc_run *run)
{
	uint32_t n = kpi_study(run)->conditions;
	struct kpi_worker *w = cc_malloc(sizeof *w);

	w->met = cc_malloc(((size_t)n + 1) * sizeof *w->met);
	memset(w->met, 0, ((size_t)n + 1) * sizeof *w->met);
	w->now = cc_malloc((size_t)n + 1);
	return w;
}

static void
worker_end(void *worker)
{
	struct kpi_worker *w = worker;

	for (struct cc_buf *met = w->met; met->at != NULL; met++)
		cc_buf_free(met);
	free(w->met);
	free(w->now);
	free(w);
}

/* What adding a batch takes. */
struct adding {
	struct cc_store *const *store;
	const struct cc_batch *batch;
	const struct cc_run *run;
	const struct kpi_study *study;
	struct cc_problems *problems;
	struct kpi_worker *worker;
	uint32_t row, period;
	int64_t day;
};

static uint32_t
id_of(const struct adding *a, const struct kpi_column *c)
{
	return cc_item_has(a->batch, c->role, c->item, a->row) ? a->batch->role[c->role][c->item]->id[a->row]
							       : CC_NO_ID;
}

static double
number_of(const struct adding *a, const struct kpi_column *c)
{
	return cc_item_num_at(a->batch, c->role, c->item, a->row);
}

static bool
one_of(const struct kpi_condition *c, struct cc_span text)
{
	for (size_t i = 0; i < c->n; i++)
		if (cc_span_eq(c->value[i], text))
			return true;
	return false;
}

static bool
meets(const struct adding *a, uint32_t condition)
{
	const struct kpi_condition *c = &a->study->condition[condition];
	const struct kpi_column *column = &a->study->column[c->column];
	struct cc_buf *met = &a->worker->met[condition];
	uint32_t id;

	if (column->number) {
		double number = number_of(a, column);

		for (size_t i = 0; i < c->n; i++)
			if (number == c->number[i])
				return true;
		return false;
	}
	id = id_of(a, column);
	if (id == CC_NO_ID)
		return false;
	if (met->len <= id) {
		size_t len = met->len, need = (size_t)id + 256;

		cc_buf_reserve(met, need - len);
		memset(met->at + len, 0, need - len);
		met->len = need;
	}
	if (met->at[id] == 0)
		met->at[id] = one_of(c, cc_map_at(a->batch->ids[column->role], id)) ? 2 : 1;
	return met->at[id] == 2;
}

static void
add_unit(const struct adding *a, uint32_t slot, const struct kpi_column *column, unsigned keeps)
{
	const uint32_t id = id_of(a, column);
	const uint64_t unit[] = { column->role == SESSION ? id : CC_NO_ID,
		column->role == IDEA ? id : CC_NO_ID,
		column->role != SESSION && column->role != IDEA && column->role != PERSON ? id : CC_NO_ID };

	if (id == CC_NO_ID)
		return;
	if (keeps & KPI_UNITS) {
		const uint64_t key[] = { slot, a->period, unit[0], unit[1], unit[2],
			cc_id_at(a->batch, SEGMENT, a->row) };

		cc_tally_add(a->store[UNITS], cc_tally_at(a->store[UNITS], key), U_ROWS, 1);
	}
	if (keeps & KPI_DAYS) {
		const uint64_t key[] = { slot, column->role == PERSON ? id : CC_NO_ID, unit[0], unit[1],
			unit[2], (uint64_t)(a->day + KPI_DAY_ZERO) };

		cc_tally_add(a->store[DAYS], cc_tally_at(a->store[DAYS], key), D_ROWS, 1);
	}
}

/* A number off its scale is a problem; with --invalid=missing it is none. */
static double
answer_of(const struct adding *a, const struct kpi_slot *slot)
{
	const struct kpi_column *column = &a->study->column[slot->column];
	double answer = number_of(a, column);

	if (isnan(answer) || !slot->scaled || (answer >= slot->low && answer <= slot->high))
		return answer;
	if (!a->run->invalid_missing)
		cc_row_problem(a->problems, a->batch, a->row, column->name,
		    N_("%s; wanted a number from %s to %s, or --missing=+%s where it stands for no answer"),
		    cc_num_say(answer).text, cc_num_say(slot->low).text, cc_num_say(slot->high).text,
		    cc_num_say(answer).text);
	return (double)NAN;
}

static void
add_answer(const struct adding *a, uint32_t number, const struct kpi_slot *slot)
{
	double answer = answer_of(a, slot);
	struct cc_store *log = a->store[ANSWERS];
	unsigned char *record;

	if (isnan(answer))
		return;
	record = cc_log_add(log);
	cc_log_put_id(log, record, A_SLOT, number);
	cc_log_put_id(log, record, A_PERIOD, a->period);
	cc_log_put_id(log, record, A_PERSON, cc_id_at(a->batch, PERSON, a->row));
	cc_log_put_id(log, record, A_SEGMENT, cc_id_at(a->batch, SEGMENT, a->row));
	cc_log_put_place(log, record, A_PLACE, cc_batch_place(a->batch, a->row));
	cc_log_put_value(log, record, A_VALUE, 0, answer);
	if (!cc_has(a->batch, PERSON, a->row))
		cc_log_put_value(log, record, A_WEIGHT, 0, cc_num_at(a->batch, WEIGHT, a->row));
}

static void
add_sum(const struct adding *a, uint32_t number, const struct kpi_slot *slot)
{
	const uint64_t key[] = { number, a->period, cc_id_at(a->batch, SEGMENT, a->row) };
	double value = answer_of(a, slot);
	unsigned char *record;

	if (isnan(value))
		return;
	record = cc_tally_at(a->store[SUMS], key);
	cc_tally_add(a->store[SUMS], record, S_ROWS, 1);
	cc_tally_sum(a->store[SUMS], record, S_SUM, 0, value);
}

/* Rows, and the weights of those that nobody's name stands in. */
static void
add_row(const struct adding *a, uint32_t number)
{
	const uint64_t key[] = { number, a->period, cc_id_at(a->batch, SEGMENT, a->row) };
	struct cc_store *tally = a->store[ROWS];
	unsigned char *record = cc_tally_at(tally, key);
	double weight = cc_num_at(a->batch, WEIGHT, a->row);

	cc_tally_add(tally, record, R_ROWS, 1);
	if (!cc_has(a->batch, PERSON, a->row) && !isnan(weight)) {
		struct cc_weight_sums one = { 0 };

		if (weight > 0)
			cc_weights_add(&one, weight);
		cc_tally_weight(tally, record, R_WEIGHT, &one);
	}
}

static void
add_slot(const struct adding *a, uint32_t number)
{
	const struct kpi_slot *slot = &a->study->slot[number];
	uint32_t person = cc_id_at(a->batch, PERSON, a->row);

	if (slot->keeps & KPI_ROWS)
		add_row(a, number);
	if (slot->keeps & KPI_PEOPLE && person != CC_NO_ID) {
		const uint64_t key[] = { number, a->period, person, cc_id_at(a->batch, SEGMENT, a->row) };

		cc_tally_add(a->store[PEOPLE], cc_tally_at(a->store[PEOPLE], key), P_ROWS, 1);
	}
	if (slot->keeps & (KPI_UNITS | KPI_DAYS))
		add_unit(a, number, &a->study->column[slot->column], slot->keeps);
	if (slot->keeps & KPI_SUMS)
		add_sum(a, number, slot);
	if (slot->keeps & KPI_ANSWERS)
		add_answer(a, number, slot);
}

static void
add_event(const struct adding *a)
{
	for (uint32_t i = 0; i < a->study->conditions; i++)
		a->worker->now[i] = meets(a, i);
	for (uint32_t s = 0; s < a->study->slots; s++) {
		const struct kpi_slot *slot = &a->study->slot[s];
		bool met = true;

		for (uint32_t i = 0; met && i < slot->conditions; i++)
			met = a->worker->now[slot->condition[i]];
		if (met)
			add_slot(a, s);
	}
}

static void
add_measure(const struct adding *a)
{
	static const unsigned role[] = { VALUE, N, LOW, HIGH, TARGET };
	struct cc_store *log = a->store[MEASURES];
	unsigned char *record;

	if (cc_column_at(a->batch, VALUE, 0) == NULL && a->batch->observation == NULL) {
		cc_row_problem(a->problems, a->batch, a->row, CC_SPAN("kpi"),
		    N_("measures without a column of values; wanted a column \"value\", or -c value=COLUMN"));
		return;
	}
	if (!cc_has(a->batch, DATE, a->row)) {
		cc_row_problem(a->problems, a->batch, a->row, CC_SPAN("date"),
		    N_("no date; wanted the day of the measure"));
		return;
	}
	if (!cc_has(a->batch, KPI, a->row)) {
		cc_row_problem(
		    a->problems, a->batch, a->row, CC_SPAN("kpi"), N_("no name; wanted that of the kpi"));
		return;
	}
	record = cc_log_add(log);
	cc_log_put_id(log, record, M_KPI, cc_id_at(a->batch, KPI, a->row));
	cc_log_put_id(log, record, M_DAY, (uint32_t)(a->day + KPI_DAY_ZERO));
	cc_log_put_place(log, record, M_PLACE, cc_batch_place(a->batch, a->row));
	for (unsigned i = 0; i < sizeof role / sizeof *role; i++)
		cc_log_put_value(log, record, M_VALUE + i, 0, cc_num_at(a->batch, role[i], a->row));
}

static void
add(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems)
{
	struct adding a = { store, batch, run, kpi_study(run), problems, batch->worker, 0, 0, 0 };

	for (; a.row < batch->rows; a.row++) {
		bool dated = cc_has(batch, DATE, a.row);
		uint64_t key[1];

		cc_weights_log(store[WEIGHTS], batch, a.row, PERSON, WEIGHT);
		if (dated) {
			a.day = batch->role[DATE][0]->when[a.row];
			a.period = (uint32_t)(cc_period_of(a.day, a.study->calendar) + KPI_PERIOD_ZERO);
		}
		if (batch->layout == L_MEASURES) {
			add_measure(&a);
			continue;
		}
		if (cc_column_at(batch, DATE, 0) == NULL)
			continue;
		key[0] = dated ? a.period : 0;
		cc_tally_add(store[COVER], cc_tally_at(store[COVER], key), V_ROWS, 1);
		if (dated)
			add_event(&a);
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
	kpi_put_segments(report, v);
	kpi_put_notes(report, v);
	report->left = v;
	return true;
}

static struct cc_limit
limit(const struct cc_run *run, unsigned store, unsigned field)
{
	const struct cc_limit slots = { 0, kpi_study(run)->slots - 1., true };
	const struct cc_limit keys = { 0, KPI_KEY_END, true }, weights = { 0, 1e6, false };

	if (store == COVER || store == MEASURES)
		return field == V_PERIOD || (store == MEASURES && field == M_DAY) ? keys : CC_NO_LIMIT;
	if (store == WEIGHTS)
		return field == CC_WEIGHTS_WEIGHT ? weights : CC_NO_LIMIT;
	if (field == R_SLOT)
		return slots;
	if (store == ANSWERS && field == A_WEIGHT)
		return weights;
	return field == (store == DAYS ? (unsigned)D_DAY : (unsigned)R_PERIOD) ? keys : CC_NO_LIMIT;
}

const struct cc_method cc_kpi_report = {
	.roles = roles,
	.layouts = layouts,
	.items = kpi_items,
	.tables = kpi_tables,
	.stores = stores,
	.loads = "definitions",
	.load = kpi_load,
	.worker_begin = worker_begin,
	.worker_end = worker_end,
	.add = add,
	.finish = finish,
	.findings = kpi_findings,
	.limit = limit,
};
