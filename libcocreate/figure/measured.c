/* measured.c -- reading the tables of figure/measures.h back: a history of measures. */
#include "figure/measured.h"

#include "base/date.h"
#include "base/num.h"
#include "figure/twice.h"

#include <math.h>

enum { M_KPI, M_DAY, M_PLACE, M_VALUE, M_N, M_LOW, M_HIGH, M_TARGET };
enum { DAY_ZERO = 800000, DAY_END = 1 << 23 };

/* A value outside of its own limits, or a part of a person: the wrong column is bound. */
static bool
is_sound(const struct cc_batch *batch, uint32_t row, const struct cc_measured_roles *roles,
    struct cc_problems *problems)
{
	double value = cc_num_at(batch, roles->value, row), n = cc_num_at(batch, roles->n, row);

	if (!isnan(n) && (n < 0 || n != floor(n) || n > 1e15)) {
		cc_row_problem(problems, batch, row, CC_SPAN("n"),
		    N_("%s; wanted a whole number of people or rows"), cc_num_say(n).text);
		return false;
	}
	if (value < cc_num_at(batch, roles->low, row) || value > cc_num_at(batch, roles->high, row)) {
		cc_row_problem(problems, batch, row, CC_SPAN("value"),
		    N_("%s lies outside of its own interval; wanted low, value, high in rising order"),
		    cc_num_say(value).text);
		return false;
	}
	return true;
}

void
cc_measured_add(struct cc_store *log, const struct cc_batch *batch, uint32_t row,
    const struct cc_measured_roles *roles, struct cc_problems *problems)
{
	const unsigned role[] = { roles->value, roles->n, roles->low, roles->high, roles->target };
	unsigned char *record;

	if (!cc_has(batch, roles->kpi, row)) {
		cc_row_problem(
		    problems, batch, row, CC_SPAN("kpi"), N_("no name; wanted that of the measure"));
		return;
	}
	if (!is_sound(batch, row, roles, problems))
		return;
	record = cc_log_add(log);
	cc_log_put_id(log, record, M_KPI, cc_id_at(batch, roles->kpi, row));
	/* Without a day: cc_measured_check() says so, once the file is known to end well. */
	cc_log_put_id(log, record, M_DAY,
	    cc_has(batch, roles->date, row) ? (uint32_t)(batch->role[roles->date][0]->when[row] + DAY_ZERO)
					    : 0);
	cc_log_put_place(log, record, M_PLACE, cc_batch_place(batch, row));
	for (unsigned i = 0; i < sizeof role / sizeof *role; i++)
		cc_log_put_value(log, record, M_VALUE + i, 0, cc_num_at(batch, role[i], row));
}

struct cc_limit
cc_measured_limit(unsigned field)
{
	return field == M_DAY ? (struct cc_limit){ 0, DAY_END, true } : CC_NO_LIMIT;
}

struct cc_measured
cc_measured_at(const struct cc_store *log, uint64_t row)
{
	const unsigned char *record = cc_store_row(log, row);
	double n = cc_row_number(log, record, M_N, 0);

	return (struct cc_measured){ .kpi = cc_row_id(log, record, M_KPI, 0),
		.day = (int64_t)cc_row_id(log, record, M_DAY, 0) - DAY_ZERO,
		.place = cc_row_place(log, record, M_PLACE),
		.value = cc_row_number(log, record, M_VALUE, 0),
		.low = cc_row_number(log, record, M_LOW, 0),
		.high = cc_row_number(log, record, M_HIGH, 0),
		.target = cc_row_number(log, record, M_TARGET, 0),
		.n = n >= 0 && n <= 1e15 ? (int64_t)n : CC_NO_INT };
}

static void
check_twice(const struct cc_state *state, const struct cc_measured *a, const struct cc_measured *b,
    unsigned kpi, const struct cc_run *run, struct cc_problems *problems)
{
	struct cc_twice twice = cc_twice_at(run, a->place, b->place);
	char day[CC_DATE_TEXT];

	cc_date_print(day, b->day);
	cc_place_problem(problems, run, twice.later, CC_SPAN("kpi"),
	    N_("\"%s\" of %s already stands at %s; wanted one measure a kpi and day"),
	    cc_quote(cc_state_text(state, kpi, b->kpi)).text, day, twice.first);
}

void
cc_measured_check(const struct cc_state *state, unsigned store, unsigned kpi, const struct cc_run *run,
    struct cc_problems *problems)
{
	const struct cc_store *log = state->store[store];

	for (uint64_t i = 0; i < log->rows; i++) {
		struct cc_measured now = cc_measured_at(log, i),
				   before = cc_measured_at(log, i > 0 ? i - 1 : 0);

		if (now.day == -DAY_ZERO)
			cc_place_problem(problems, run, now.place, CC_SPAN("date"),
			    N_("none; wanted the day of the measure"));
		else if (i > 0 && now.kpi == before.kpi && now.day == before.day &&
			 now.kpi < cc_state_ids(state, kpi))
			check_twice(state, &before, &now, kpi, run, problems);
	}
}
