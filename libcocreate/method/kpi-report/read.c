/* read.c -- the stores as kpis and their periods: measures, and figures of rows. */
#include "method/kpi-report/int.h"

#include "base/arena.h"
#include "base/date.h"
#include "figure/twice.h"

#include <math.h>

static int64_t
period_of(const struct kpi_study *study, uint32_t day)
{
	return cc_period_of((int64_t)day - CC_AGGREGATE_DAY_ZERO, study->set.calendar);
}

/* That of the first measure; without any the last of all. */
static int64_t
first_period(const struct cc_store *measures, const struct kpi_study *study)
{
	int64_t first = INT64_MAX;

	for (uint64_t i = 0; i < measures->rows; i++) {
		int64_t period = period_of(study, cc_row_id(measures, cc_store_row(measures, i), M_DAY, 0));

		first = period < first ? period : first;
	}
	return first;
}

/* Nothing known yet of a period. */
static struct kpi_point
no_point(void)
{
	const double none = (double)NAN;

	return (struct kpi_point){ none, none, none, none, none, none, CC_NO_INT, "no-measure", false, 0 };
}

static bool
names(const struct kpi_review *v, uint32_t definition, struct cc_span name)
{
	const struct kpi_definition *d = &v->study->definition[definition];

	if (d->of.given.at != NULL)
		return cc_span_eq(d->of.given, name);
	return cc_items_find(&v->study->items, name, v->rows.arena) == definition;
}

/* A measure's row at its period; the last of several days stands. */
static void
put_measure(struct kpi_review *v, struct kpi *kpi, const unsigned char *row)
{
	const struct cc_store *s = v->rows.state->store[MEASURES];
	int64_t at = period_of(v->study, cc_row_id(s, row, M_DAY, 0)) - v->rows.first;
	double n = cc_row_number(s, row, M_N, 0), value = cc_row_number(s, row, M_VALUE, 0), whole;
	struct kpi_point *p;

	if (at < 0 || at >= v->periods)
		return;
	p = &kpi->point[at];
	if (isnan(value) && p->measured)
		return;
	v->several += p->measured;
	*p = no_point();
	p->value = value;
	p->low = cc_row_number(s, row, M_LOW, 0);
	p->high = cc_row_number(s, row, M_HIGH, 0);
	p->target = cc_row_number(s, row, M_TARGET, 0);
	p->n = n >= 0 && n < 1e18 ? (int64_t)n : CC_NO_INT;
	p->why = isnan(value) ? "no-value" : NULL;
	p->measured = !isnan(value);
	p->place = cc_row_place(s, row, M_PLACE);
	whole = round(value * n);
	if (kpi->share && n > 0 && fabs(value * n - whole) < 1e-6) {
		p->numerator = whole;
		p->denominator = n;
	}
}

static struct kpi *
add_kpi(struct kpi_review *v, const struct kpi_definition *d)
{
	struct kpi *kpi = &v->kpi[v->kpis++];

	kpi->definition = d;
	kpi->share = cc_aggregate_counts(&d->of);
	kpi->point = CC_ARRAY(v->rows.arena, struct kpi_point, v->periods);
	for (uint32_t p = 0; p < v->periods; p++)
		kpi->point[p] = no_point();
	return kpi;
}

/* The same kpi and day twice is once too often. */
static void
check_twice(const struct kpi_review *v, uint64_t row)
{
	const struct cc_store *s = v->rows.state->store[MEASURES];
	const unsigned char *a = cc_store_row(s, row - 1), *b = cc_store_row(s, row);
	struct cc_twice twice;
	char day[CC_DATE_TEXT];

	if (cc_row_id(s, a, M_KPI, 0) != cc_row_id(s, b, M_KPI, 0) ||
	    cc_row_id(s, a, M_DAY, 0) != cc_row_id(s, b, M_DAY, 0))
		return;
	twice = cc_twice_at(v->rows.run, cc_row_place(s, a, M_PLACE), cc_row_place(s, b, M_PLACE));
	cc_date_print(day, (int64_t)cc_row_id(s, b, M_DAY, 0) - CC_AGGREGATE_DAY_ZERO);
	cc_place_problem(v->rows.problems, v->rows.run, twice.later, CC_SPAN("kpi"),
	    N_("\"%s\" of %s already stands at %s; wanted one measure a kpi and day"),
	    cc_quote(cc_state_text(v->rows.state, KPI, cc_row_id(s, b, M_KPI, 0))).text, day, twice.first);
}

/* What add() could not say without knowing that the file ends well. */
static void
check_dates(const struct cc_store *measures, const struct cc_run *run, struct cc_problems *problems)
{
	for (uint64_t i = 0; i < measures->rows; i++) {
		const unsigned char *row = cc_store_row(measures, i);

		if (cc_row_id(measures, row, M_DAY, 0) == 0)
			cc_place_problem(problems, run, cc_row_place(measures, row, M_PLACE), CC_SPAN("date"),
			    N_("none; wanted the day of the measure"));
	}
}

/* All measures of one name, into every definition that takes it, or into one of their own. */
static void
read_measures(struct kpi_review *v, const struct cc_group *g)
{
	const struct cc_store *s = v->rows.state->store[MEASURES];
	uint32_t id = cc_row_id(s, cc_store_row(s, g->from), M_KPI, 0), defined = v->study->definitions;
	struct cc_span name = cc_state_text(v->rows.state, KPI, id);
	bool known = false;

	for (uint32_t k = 0; k < defined; k++) {
		if (!names(v, k, name))
			continue;
		known = true;
		for (uint64_t i = g->from; i < g->end; i++)
			put_measure(v, &v->kpi[k], cc_store_row(s, i));
	}
	if (!known) {
		struct kpi_definition *d = CC_NEW(v->rows.arena, struct kpi_definition);
		struct kpi *kpi;

		*d = (struct kpi_definition){ .of = { .id = name, .kind = CC_AGGREGATE_GIVEN },
			.target = (double)NAN,
			.amber = (double)NAN };
		kpi = add_kpi(v, d);
		for (uint64_t i = g->from; i < g->end; i++)
			put_measure(v, kpi, cc_store_row(s, i));
	}
}

/* What rows say of a kpi, where no measure does; both is an error. */
static void
read_figures(struct kpi_review *v, struct kpi *kpi)
{
	for (uint32_t p = 0; p < v->periods; p++) {
		struct kpi_point *at = &kpi->point[p];
		struct cc_aggregate_figure f;
		char name[CC_PERIOD_TEXT];

		cc_aggregate_figure(
		    &f, &v->rows, &kpi->definition->of, p, (struct cc_aggregate_whom){ CC_AGGREGATE_ALL, 0 });
		if (!at->measured) {
			kpi->repeated += f.repeated;
			at->value = f.value;
			at->low = f.low;
			at->high = f.high;
			at->numerator = f.numerator;
			at->denominator = f.denominator;
			at->n = f.why == NULL ? (int64_t)f.n : CC_NO_INT;
			at->why = f.why != NULL && at->place > 0 ? "no-value" : f.why;
			continue;
		}
		if (f.why != NULL || f.n == 0)
			continue;
		cc_period_print(name, v->rows.first + p, v->study->set.calendar);
		cc_place_problem(v->rows.problems, v->rows.run, at->place, CC_SPAN("kpi"),
		    N_("\"%s\" of %s is a measure, and rows give it too; wanted one of both"),
		    cc_quote(kpi->definition->of.id).text, name);
	}
}

/* A built-in kpi that nothing is known of is not shown. */
static void
drop_unknown(struct kpi_review *v)
{
	uint32_t kept = 0;

	for (uint32_t k = 0; k < v->kpis; k++) {
		struct kpi *kpi = &v->kpi[k];

		for (uint32_t p = 0; p < v->periods; p++)
			kpi->any |=
			    !isnan(kpi->point[p].value) && (kpi->point[p].measured || kpi->point[p].n > 0);
		if (kpi->any || !kpi->definition->built_in)
			v->kpi[kept++] = *kpi;
	}
	v->kpis = kept;
}

bool
kpi_read(struct kpi_review *v, const struct cc_state *state, const struct cc_run *run,
    struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	const struct kpi_study *study = kpi_study(run);
	const struct cc_store *measures = state->store[MEASURES];

	int64_t as_of = run->has_as_of ? run->as_of : run->last_day;

	*v = (struct kpi_review){ .rows = { .run = run, .set = &study->set, .state = state, .arena = arena },
		.study = study };
	check_dates(measures, run, problems);
	if (as_of == CC_NO_DAY || problems->count > 0)
		return true;
	if (!cc_aggregate_rows(&v->rows, &study->set, study->definitions, as_of,
		first_period(measures, study), state, run, problems, arena, err))
		return false;
	v->periods = v->rows.periods;
	v->kpi = CC_ARRAY(arena, struct kpi, (size_t)study->definitions + cc_state_ids(state, KPI) + 1);
	for (uint32_t i = 0; i < study->definitions; i++) {
		const struct kpi_definition *d = &study->definition[i];

		if (d->of.kind == CC_AGGREGATE_RETENTION || d->of.kind == CC_AGGREGATE_COHORT)
			cc_aggregate_cohort(&v->rows, &d->of);
		add_kpi(v, d);
	}
	for (uint64_t i = 1; i < measures->rows; i++)
		check_twice(v, i);
	for (struct cc_group g = cc_groups(measures, 1); cc_group_next(&g);)
		if (cc_row_id(measures, cc_store_row(measures, g.from), M_KPI, 0) < cc_state_ids(state, KPI))
			read_measures(v, &g);
	for (uint32_t k = 0; k < study->definitions; k++)
		read_figures(v, &v->kpi[k]);
	drop_unknown(v);
	return true;
}
