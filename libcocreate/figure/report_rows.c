/* report_rows.c -- reports of other commands as input: their rows into a store, and out as facts. */
#include "figure/report_rows.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/num.h"

#include <math.h>

#define BIT(role) (UINT64_C(1) << (role))

/* Names as the rows of a report have them: nobody types these columns. */
#define ID_ROLE(name) \
	{ \
		name, NULL, CC_ID, CC_ROLE_FOLDED, \
		{ \
			0 \
		} \
	}
#define NUMBER_ROLE(name) \
	{ \
		name, NULL, CC_NUMBER, 0, \
		{ \
			0 \
		} \
	}

const struct cc_role cc_report_roles[CC_REPORT_ROLES_END + 1] = {
	[CC_REPORT_TOOL] = ID_ROLE("tool"),
	[CC_REPORT_LABEL] = ID_ROLE("label"),
	[CC_REPORT_AS_OF] = ID_ROLE("as_of"),
	[CC_REPORT_TABLE] = ID_ROLE("table"),
	[CC_REPORT_ROW] = NUMBER_ROLE("row"),
	[CC_REPORT_COLUMN] = ID_ROLE("column"),
	[CC_REPORT_TYPE] = ID_ROLE("type"),
	[CC_REPORT_TEXT] = { "text", NULL, CC_TEXT, 0, { 0 } },
	[CC_REPORT_NUMBER] = NUMBER_ROLE("number"),
	[CC_REPORT_ORDER] = NUMBER_ROLE("order"),
	[CC_REPORT_KPI] = { "kpi", NULL, CC_ID, CC_ROLE_FOLDED, { "指標", "指標名" } },
	[CC_REPORT_DATE] = CC_DATE_ROLE,
	[CC_REPORT_VALUE] = { "value", NULL, CC_NUMBER, 0, { "値", "数値" } },
	[CC_REPORT_N] = NUMBER_ROLE("n"),
	[CC_REPORT_LOW] = NUMBER_ROLE("low"),
	[CC_REPORT_HIGH] = NUMBER_ROLE("high"),
	{ 0 },
};

enum { REPORTS, MEASURES };

const struct cc_layout cc_report_layouts[] = {
	[REPORTS] = { "reports", 0, BIT(CC_REPORT_TABLE) | BIT(CC_REPORT_ROW) | BIT(CC_REPORT_COLUMN) },
	[MEASURES] = { "measures", 0, BIT(CC_REPORT_KPI) | BIT(CC_REPORT_DATE) | BIT(CC_REPORT_VALUE) },
	{ 0 },
};

enum { F_TOOL, F_LABEL, F_AS_OF, F_TABLE, F_COLUMN, F_TYPE, F_ROW, F_ORDER, F_NUMBER, F_TEXT };
enum { M_TOOL, M_KPI, M_DAY, M_PLACE, M_VALUE, M_N, M_LOW, M_HIGH };

const struct cc_store_spec cc_report_stores[] = {
	[REPORTS] = { "facts",
	    CC_FIELDS(CC_KEY("tool", CC_REPORT_TOOL), CC_KEY("label", CC_REPORT_LABEL),
		CC_KEY("as_of", CC_REPORT_AS_OF), CC_KEY("table", CC_REPORT_TABLE),
		CC_KEY("column", CC_REPORT_COLUMN), CC_KEY("type", CC_REPORT_TYPE), CC_FIELD("row", VALUE),
		CC_FIELD("order", VALUE), CC_FIELD("number", VALUE), CC_FIELD("text", TEXT)),
	    true, "cells" },
	[MEASURES] = { "measures",
	    CC_FIELDS(CC_KEY("tool", CC_REPORT_TOOL), CC_KEY("kpi", CC_REPORT_KPI), CC_FIELD("day", DAY),
		CC_FIELD("place", PLACE), CC_FIELD("value", VALUE), CC_FIELD("n", VALUE),
		CC_FIELD("low", VALUE), CC_FIELD("high", VALUE)),
	    true, "measures" },
	{ 0 },
};

/* Of a cell whose text is kept: a blank one is empty in a report, too. */
static void
add_fact(struct cc_store *log, const struct cc_batch *batch, uint32_t row)
{
	unsigned char *record = cc_log_add(log);

	cc_log_put_id(log, record, F_TOOL, cc_id_at(batch, CC_REPORT_TOOL, row));
	cc_log_put_id(log, record, F_LABEL, cc_id_at(batch, CC_REPORT_LABEL, row));
	cc_log_put_id(log, record, F_AS_OF, cc_id_at(batch, CC_REPORT_AS_OF, row));
	cc_log_put_id(log, record, F_TABLE, cc_id_at(batch, CC_REPORT_TABLE, row));
	cc_log_put_id(log, record, F_COLUMN, cc_id_at(batch, CC_REPORT_COLUMN, row));
	cc_log_put_id(log, record, F_TYPE, cc_id_at(batch, CC_REPORT_TYPE, row));
	cc_log_put_value(log, record, F_ROW, 0, cc_num_at(batch, CC_REPORT_ROW, row));
	cc_log_put_value(log, record, F_ORDER, 0, cc_num_at(batch, CC_REPORT_ORDER, row));
	cc_log_put_value(log, record, F_NUMBER, 0, cc_num_at(batch, CC_REPORT_NUMBER, row));
	cc_log_put_text(log, record, F_TEXT, cc_text_at(batch, CC_REPORT_TEXT, row));
}

static void
add_measure(struct cc_store *log, const struct cc_batch *batch, uint32_t row)
{
	const struct cc_column *date = cc_column_at(batch, CC_REPORT_DATE, 0);
	unsigned char *record;

	if (date == NULL || date->missing[row] || !cc_has(batch, CC_REPORT_KPI, row) ||
	    !cc_has(batch, CC_REPORT_TOOL, row) || !cc_has(batch, CC_REPORT_VALUE, row))
		return;
	record = cc_log_add(log);
	cc_log_put_id(log, record, M_TOOL, cc_id_at(batch, CC_REPORT_TOOL, row));
	cc_log_put_id(log, record, M_KPI, cc_id_at(batch, CC_REPORT_KPI, row));
	cc_log_put_day(log, record, M_DAY, date->when[row]);
	cc_log_put_place(log, record, M_PLACE, cc_batch_place(batch, row));
	cc_log_put_value(log, record, M_VALUE, 0, cc_num_at(batch, CC_REPORT_VALUE, row));
	cc_log_put_value(log, record, M_N, 0, cc_num_at(batch, CC_REPORT_N, row));
	cc_log_put_value(log, record, M_LOW, 0, cc_num_at(batch, CC_REPORT_LOW, row));
	cc_log_put_value(log, record, M_HIGH, 0, cc_num_at(batch, CC_REPORT_HIGH, row));
}

void
cc_report_rows_add(struct cc_store *const *stores, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems)
{
	(void)run;
	(void)problems;
	for (uint32_t row = 0; row < batch->rows; row++) {
		if (batch->layout == REPORTS && cc_has(batch, CC_REPORT_TOOL, row) &&
		    cc_has(batch, CC_REPORT_TABLE, row))
			add_fact(stores[REPORTS], batch, row);
		else if (batch->layout == MEASURES)
			add_measure(stores[MEASURES], batch, row);
	}
}

static struct cc_span
name_of(const struct cc_state *state, unsigned role, const unsigned char *record, unsigned field)
{
	uint32_t id = cc_row_id(state->store[REPORTS], record, field, 0);

	return id == CC_NO_ID ? (struct cc_span){ NULL, 0 } : cc_state_text(state, role, id);
}

/* A merged or edited state may hold any number. */
static int64_t
whole(double value)
{
	return value >= 0 && value <= 1e15 ? (int64_t)value : 0;
}

static void
read_fact(struct cc_fact *f, const struct cc_state *state, const unsigned char *record)
{
	const struct cc_store *log = state->store[REPORTS];

	*f = (struct cc_fact){ .tool = name_of(state, CC_REPORT_TOOL, record, F_TOOL),
		.label = name_of(state, CC_REPORT_LABEL, record, F_LABEL),
		.as_of = name_of(state, CC_REPORT_AS_OF, record, F_AS_OF),
		.table = name_of(state, CC_REPORT_TABLE, record, F_TABLE),
		.column = name_of(state, CC_REPORT_COLUMN, record, F_COLUMN),
		.type = name_of(state, CC_REPORT_TYPE, record, F_TYPE),
		.text = cc_row_text(log, record, F_TEXT),
		.number = cc_row_number(log, record, F_NUMBER, 0),
		.row = whole(cc_row_number(log, record, F_ROW, 0)),
		.order = whole(cc_row_number(log, record, F_ORDER, 0)) };
	if (f->text.len == 0)
		f->text.at = NULL;
}

/* Of the measures that one tool has: the newest of each kpi, as rows of a table. */
struct measured {
	struct cc_fact *fact;
	size_t n;
	const struct cc_state *state;
	struct cc_arena *arena;
	struct cc_span tool, as_of;
	int64_t row;
};

static void
put_cell(struct measured *m, const char *column, const char *type, struct cc_span text, double number)
{
	char digits[CC_NUM_MAX];

	if (text.at == NULL && isfinite(number))
		text = cc_span_dup(m->arena, (struct cc_span){ digits, cc_num_print(digits, number) });
	m->fact[m->n] = (struct cc_fact){ m->tool, CC_SPAN("measures"), m->as_of, CC_SPAN("measures"),
		cc_span(column), cc_span(type), text, number, m->row, (int64_t)m->n };
	m->n++;
}

static struct cc_span
day_text(int64_t day, struct cc_arena *arena)
{
	char text[CC_DATE_TEXT];

	return cc_span_dup(arena, (struct cc_span){ text, cc_date_print(text, day) });
}

static void
put_measure(struct measured *m, const unsigned char *record, uint32_t kpi)
{
	const struct cc_store *log = m->state->store[MEASURES];
	static const struct {
		const char *column, *type;
		unsigned field;
	} numbers[] = { { "value", "real", M_VALUE }, { "n", "integer", M_N }, { "low", "real", M_LOW },
		{ "high", "real", M_HIGH } };

	put_cell(m, "kpi", "id", cc_state_text(m->state, CC_REPORT_KPI, kpi), (double)NAN);
	put_cell(m, "date", "date", day_text(cc_row_day(log, record, M_DAY), m->arena), (double)NAN);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		put_cell(m, numbers[i].column, numbers[i].type, (struct cc_span){ NULL, 0 },
		    cc_row_number(log, record, numbers[i].field, 0));
	m->row++;
}

static int64_t
last_day(const struct cc_store *log, uint64_t from, uint64_t end, uint64_t *at)
{
	int64_t last = INT64_MIN;

	for (uint64_t i = from; i < end; i++) {
		int64_t day = cc_row_day(log, cc_store_row(log, i), M_DAY);

		if (day >= last) {
			last = day;
			*at = i;
		}
	}
	return last;
}

/* Rows are sorted by tool, then kpi. */
static void
put_measures(struct measured *m)
{
	const struct cc_store *log = m->state->store[MEASURES];
	uint32_t before = CC_NO_ID;

	for (struct cc_group g = cc_groups(log, 2); cc_group_next(&g);) {
		const unsigned char *first = cc_store_row(log, g.from);
		uint32_t tool = cc_row_id(log, first, M_TOOL, 0), kpi = cc_row_id(log, first, M_KPI, 0);
		uint64_t newest = g.from;

		if (tool == CC_NO_ID || kpi == CC_NO_ID)
			continue;
		if (tool != before) {
			uint64_t end = g.from, ignored;

			while (end < log->rows && cc_row_id(log, cc_store_row(log, end), M_TOOL, 0) == tool)
				end++;
			m->tool = cc_state_text(m->state, CC_REPORT_TOOL, tool);
			m->as_of = day_text(last_day(log, g.from, end, &ignored), m->arena);
			m->row = 0;
			before = tool;
		}
		last_day(log, g.from, g.end, &newest);
		put_measure(m, cc_store_row(log, newest), kpi);
	}
}

bool
cc_report_rows_facts(
    struct cc_facts **out, const struct cc_state *state, struct cc_arena *arena, struct cc_err *err)
{
	uint64_t cells = state != NULL ? state->store[REPORTS]->rows : 0;
	uint64_t measures = state != NULL ? state->store[MEASURES]->rows : 0;
	struct measured m = { CC_ARRAY(arena, struct cc_fact, cells + 6 * measures), cells, state, arena,
		{ NULL, 0 }, { NULL, 0 }, 0 };
	const struct cc_fact_report *twice;

	for (uint64_t i = 0; i < cells; i++)
		read_fact(&m.fact[i], state, cc_store_row(state->store[REPORTS], i));
	if (state != NULL)
		put_measures(&m);
	*out = cc_facts(m.fact, m.n, arena);
	twice = cc_facts_twice(*out);
	if (twice == NULL)
		return true;
	return cc_fail(err, CC_EXIT_DATA,
	    N_("two reports of %s are called \"%s\" and speak of the same day; wanted one of them"),
	    cc_strdup(arena, cc_quote(twice->tool).text),
	    cc_quote(twice->label.at != NULL ? twice->label : CC_SPAN("")).text);
}
