/* fact_log.c -- reports and measures of other commands, kept among the rows of a method. */
#include "figure/fact_log.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/num.h"
#include "figure/twice.h"

enum { F_TOOL, F_LABEL, F_AS_OF, F_TABLE, F_ROW, F_ORDER, F_COLUMN, F_TYPE, F_NUMBER, F_TEXT, F_PLACE };
enum { M_TOOL, M_KPI, M_DAY, M_VALUE, M_N, M_LOW, M_HIGH, M_PLACE };

/* Of a report: the row and the place in it are whole numbers. */
static bool
is_count(double x)
{
	return x >= 0 && x <= CC_FACT_ROWS && x == (double)(uint32_t)x;
}

static bool
is_cell(const struct cc_batch *batch, uint32_t row, const struct cc_fact_log *log)
{
	bool table_alone = !cc_has(batch, log->first + CC_FACT_COLUMN, row);

	return cc_has(batch, log->first + CC_FACT_TOOL, row) &&
	       cc_has(batch, log->first + CC_FACT_TABLE, row) &&
	       (table_alone || is_count(cc_num_at(batch, log->first + CC_FACT_ROW, row))) &&
	       is_count(cc_num_at(batch, log->first + CC_FACT_ORDER, row));
}

static int64_t
day_at(const struct cc_batch *batch, unsigned role, uint32_t row)
{
	return cc_has(batch, role, row) ? batch->role[role][0]->when[row] : CC_NO_DAY;
}

static void
add_cell(struct cc_store *s, const struct cc_batch *batch, uint32_t row, const struct cc_fact_log *log)
{
	const unsigned first = log->first;
	unsigned char *record = cc_log_row(s, batch, row);
	double at = cc_num_at(batch, first + CC_FACT_ROW, row);

	cc_log_put_day(s, record, F_AS_OF, day_at(batch, first + CC_FACT_AS_OF, row));
	cc_log_put_id(s, record, F_ROW, isnan(at) ? 0 : (uint32_t)at);
	cc_log_put_id(s, record, F_ORDER, (uint32_t)cc_num_at(batch, first + CC_FACT_ORDER, row));
	cc_log_put_value(s, record, F_NUMBER, 0, cc_num_at(batch, first + CC_FACT_NUMBER, row));
	cc_log_put_text(s, record, F_TEXT, cc_text_at(batch, log->text, row));
}

void
cc_fact_log_report(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_fact_log *log,
    cc_fact_wanted *wanted, const void *ctx, struct cc_problems *problems)
{
	const unsigned tool = log->first + CC_FACT_TOOL, table = log->first + CC_FACT_TABLE;
	uint32_t last[2] = { CC_NO_ID, CC_NO_ID };
	bool keep = false;

	if (cc_column_at(batch, table, 0) == NULL)
		return;
	for (uint32_t row = 0; row < batch->rows; row++) {
		const uint32_t id[2] = { cc_id_at(batch, tool, row), cc_id_at(batch, table, row) };

		if (!is_cell(batch, row, log)) {
			cc_row_problem(problems, batch, row, CC_SPAN("table"),
			    N_("no cell of a report; wanted tool, table, row, column and order"));
			continue;
		}
		if (id[0] != last[0] || id[1] != last[1]) {
			struct cc_span name = cc_map_at(batch->ids[table], id[1]);

			keep = cc_span_eq(name, CC_SPAN("parameters")) || wanted == NULL ||
			       wanted(ctx, cc_map_at(batch->ids[tool], id[0]), name);
			memcpy(last, id, sizeof last);
		}
		if (keep)
			add_cell(store[log->facts], batch, row, log);
	}
}

void
cc_fact_log_measures(struct cc_store *const *store, const struct cc_batch *batch,
    const struct cc_fact_log *log, struct cc_problems *problems)
{
	struct cc_store *s = store[log->facts + 1];

	if (cc_column_at(batch, log->first + CC_FACT_KPI, 0) == NULL)
		return; /* of no kind: the library says so of the file */
	for (uint32_t row = 0; row < batch->rows; row++) {
		unsigned char *record;

		if (!cc_has(batch, log->first + CC_FACT_KPI, row)) {
			cc_row_problem(
			    problems, batch, row, CC_SPAN("kpi"), N_("no name; wanted that of the measure"));
			continue;
		}
		record = cc_log_row(s, batch, row);
		cc_log_put_day(s, record, M_DAY, day_at(batch, log->date, row));
		for (unsigned k = 0; k <= M_HIGH - M_VALUE; k++)
			cc_log_put_value(
			    s, record, M_VALUE + k, 0, cc_num_at(batch, log->first + CC_FACT_VALUE + k, row));
	}
}

int64_t
cc_fact_log_last(const struct cc_state *state, const struct cc_fact_log *log)
{
	int64_t last = CC_NO_DAY;

	for (unsigned k = 0; k < 2; k++) {
		const struct cc_store *s = state->store[log->facts + k];

		for (uint64_t i = 0; i < s->rows; i++) {
			int64_t day = cc_row_day(s, cc_store_row(s, i), k == 0 ? F_AS_OF : M_DAY);

			last = day > last ? day : last;
		}
	}
	return last;
}

/* What is read, and where it goes. */
struct reading {
	const struct cc_state *state;
	const struct cc_fact_log *log;
	const struct cc_run *run;
	struct cc_problems *problems;
	struct cc_arena *arena;
	struct cc_fact *fact;
	size_t n;
};

static struct cc_span
id_text(const struct reading *r, unsigned role, uint32_t id)
{
	return id == CC_NO_ID ? (struct cc_span){ NULL, 0 }
			      : cc_state_text(r->state, r->log->first + role, id);
}

static struct cc_span
day_text(const struct reading *r, int64_t day)
{
	char text[CC_DATE_TEXT];

	if (day == CC_NO_DAY)
		return (struct cc_span){ NULL, 0 };
	cc_date_print(text, day);
	return cc_span(cc_strdup(r->arena, text));
}

/* A number that a marker of missing answers took out stands in the text still. */
static double
number_of(struct cc_span text, struct cc_span type, double number)
{
	bool whole = cc_span_eq(type, CC_SPAN("integer")), real = cc_span_eq(type, CC_SPAN("real"));
	bool share = cc_span_eq(type, CC_SPAN("share")), p = cc_span_eq(type, CC_SPAN("p"));

	if (isnan(number) && text.at != NULL && (whole || real || share || p))
		cc_num_parse_plain(&number, text);
	return number;
}

static void
read_report(struct reading *r, uint64_t from, uint64_t end)
{
	const struct cc_store *s = r->state->store[r->log->facts];
	struct cc_span as_of = day_text(r, cc_row_day(s, cc_store_row(s, from), F_AS_OF));

	for (uint64_t i = from; i < end; i++) {
		const unsigned char *row = cc_store_row(s, i);
		struct cc_fact *f = &r->fact[r->n++];

		*f = (struct cc_fact){ id_text(r, CC_FACT_TOOL, cc_row_id(s, row, F_TOOL, 0)),
			id_text(r, CC_FACT_LABEL, cc_row_id(s, row, F_LABEL, 0)), as_of,
			id_text(r, CC_FACT_TABLE, cc_row_id(s, row, F_TABLE, 0)),
			id_text(r, CC_FACT_COLUMN, cc_row_id(s, row, F_COLUMN, 0)),
			id_text(r, CC_FACT_TYPE, cc_row_id(s, row, F_TYPE, 0)), cc_row_text(s, row, F_TEXT),
			cc_row_number(s, row, F_NUMBER, 0), cc_row_id(s, row, F_ROW, 0),
			cc_row_id(s, row, F_ORDER, 0) };
		if (f->type.at != NULL)
			f->number = number_of(f->text, f->type, f->number);
	}
}

/* Its rows are those of other files that are after each other by kpi and day. */
static void
read_measure(struct reading *r, uint64_t i, int64_t row, struct cc_span as_of)
{
	static const struct {
		const char *name, *type;
	} cell[] = { { "date", "date" }, { "kpi", "id" }, { "value", "real" }, { "n", "integer" },
		{ "low", "real" }, { "high", "real" } };
	const struct cc_store *s = r->state->store[r->log->facts + 1];
	const unsigned char *record = cc_store_row(s, i);
	struct cc_fact f = { .tool = id_text(r, CC_FACT_TOOL, cc_row_id(s, record, M_TOOL, 0)),
		.as_of = as_of,
		.table = CC_SPAN("measures"),
		.row = row };

	for (unsigned k = 0; k < sizeof cell / sizeof *cell; k++) {
		char number[CC_NUM_MAX];

		f.column = cc_span(cell[k].name);
		f.type = cc_span(cell[k].type);
		f.order = row * 8 + k;
		f.number = k < 2 ? (double)NAN : cc_row_number(s, record, M_VALUE + k - 2, 0);
		f.text = k == 0	  ? day_text(r, cc_row_day(s, record, M_DAY))
			 : k == 1 ? id_text(r, CC_FACT_KPI, cc_row_id(s, record, M_KPI, 0))
				  : (struct cc_span){ NULL, 0 };
		if (!isnan(f.number))
			f.text = cc_span(cc_strndup(r->arena, number, cc_num_print(number, f.number)));
		r->fact[r->n++] = f;
	}
}

/* Those of a tool, as one report. */
static void
read_measures(struct reading *r, uint64_t from, uint64_t end)
{
	const struct cc_store *s = r->state->store[r->log->facts + 1];
	int64_t last = CC_NO_DAY;
	struct cc_span as_of;

	for (uint64_t i = from; i < end; i++) {
		const unsigned char *row = cc_store_row(s, i);
		int64_t day = cc_row_day(s, row, M_DAY);

		last = day > last ? day : last;
		if (day == CC_NO_DAY)
			cc_place_problem(r->problems, r->run, cc_row_place(s, row, M_PLACE), CC_SPAN("date"),
			    N_("a measure without a day; wanted one"));
	}
	as_of = day_text(r, last);
	for (uint64_t i = from; i < end; i++)
		read_measure(r, i, (int64_t)(i - from), as_of);
}

/* The last place of the second one. */
static void
check_twice(const struct reading *r, const struct cc_facts *f)
{
	const struct cc_fact_report *twice = cc_facts_twice(f);
	const struct cc_store *s = r->state->store[r->log->facts];
	uint64_t place = 0;

	if (twice == NULL)
		return;
	for (uint64_t i = 0; i < s->rows; i++) {
		const unsigned char *row = cc_store_row(s, i);

		if (cc_span_eq(id_text(r, CC_FACT_TOOL, cc_row_id(s, row, F_TOOL, 0)), twice->tool) &&
		    cc_span_eq(id_text(r, CC_FACT_LABEL, cc_row_id(s, row, F_LABEL, 0)), twice->label) &&
		    cc_row_place(s, row, F_PLACE) > place)
			place = cc_row_place(s, row, F_PLACE);
	}
	cc_place_problem(r->problems, r->run, place, ((struct cc_span){ NULL, 0 }),
	    N_("a second report of %s called \"%s\" of the same day; wanted each report once, and files with "
	       "different names"),
	    cc_quote(twice->tool).text, cc_quote(twice->label).text);
}

struct cc_facts *
cc_fact_log_read(uint64_t *late, const struct cc_state *state, const struct cc_fact_log *log, int64_t as_of,
    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena)
{
	const struct cc_store *facts = state != NULL ? state->store[log->facts] : NULL;
	const struct cc_store *measures = state != NULL ? state->store[log->facts + 1] : NULL;
	struct reading r = { state, log, run, problems, arena, NULL, 0 };
	struct cc_facts *f;

	if (late != NULL)
		*late = 0;
	if (state == NULL)
		return cc_facts(NULL, 0, arena);
	r.fact = CC_ARRAY(arena, struct cc_fact, facts->rows + 6 * measures->rows);
	for (struct cc_group g = cc_groups(facts, 3); cc_group_next(&g);) {
		int64_t day = cc_row_day(facts, cc_store_row(facts, g.from), F_AS_OF);

		if (day != CC_NO_DAY && as_of != CC_NO_DAY && day > as_of)
			*late += 1;
		else
			read_report(&r, g.from, g.end);
	}
	for (struct cc_group g = cc_groups(measures, 1); cc_group_next(&g);)
		read_measures(&r, g.from, g.end);
	f = cc_facts(r.fact, r.n, arena);
	check_twice(&r, f);
	return f;
}
