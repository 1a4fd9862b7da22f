/* read.c -- the stores as kpis and their periods: measures, and figures of rows. */
#include "method/kpi-report/int.h"

#include "base/arena.h"
#include "figure/measured.h"
#include "figure/twice.h"

#include <math.h>

/* That of the first measure; without any the last of all. */
static int64_t
first_period(const struct cc_store *measures, const struct kpi_study *study)
{
	int64_t first = INT64_MAX;

	for (uint64_t i = 0; i < measures->rows; i++) {
		int64_t period = cc_period_of(cc_measured_at(measures, i).day, study->set.calendar);

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

/* A measure at its period; the last of several days stands. */
static void
put_measure(struct kpi_review *v, struct kpi *kpi, const struct cc_measured *m)
{
	int64_t at = cc_period_of(m->day, v->study->set.calendar) - v->rows.first;
	struct kpi_point *p;
	double whole;

	if (at < 0 || at >= v->periods || (isnan(m->value) && kpi->point[at].measured))
		return;
	p = &kpi->point[at];
	v->several += p->measured;
	*p = no_point();
	p->value = m->value;
	p->low = m->low;
	p->high = m->high;
	p->target = m->target;
	p->n = m->n;
	p->why = isnan(m->value) ? "no-value" : NULL;
	p->measured = !isnan(m->value);
	p->place = m->place;
	whole = round(m->value * (double)m->n);
	if (kpi->share && m->n > 0 && fabs(m->value * (double)m->n - whole) < 1e-6) {
		p->numerator = whole;
		p->denominator = (double)m->n;
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

/* A definition for measures of a name that none takes. */
static struct kpi *
add_undefined(struct kpi_review *v, struct cc_span name)
{
	struct kpi_definition *d = CC_NEW(v->rows.arena, struct kpi_definition);

	*d = (struct kpi_definition){
		.of = { .id = name, .kind = CC_AGGREGATE_GIVEN }, .target = (double)NAN, .amber = (double)NAN
	};
	return add_kpi(v, d);
}

/* All measures of one name, into every definition that takes it, or into one of their own. */
static void
read_measures(struct kpi_review *v, const struct cc_group *g)
{
	const struct cc_store *log = v->rows.state->store[MEASURES];
	uint32_t kpi = cc_measured_at(log, g->from).kpi, defined = v->study->definitions;
	struct cc_span name = cc_state_text(v->rows.state, KPI, kpi);
	struct kpi **to = CC_ARRAY(v->rows.arena, struct kpi *, (size_t)defined + 1);
	uint32_t n = 0;

	for (uint32_t k = 0; k < defined; k++)
		if (names(v, k, name))
			to[n++] = &v->kpi[k];
	if (n == 0)
		to[n++] = add_undefined(v, name);
	for (uint64_t i = g->from; i < g->end; i++) {
		struct cc_measured m = cc_measured_at(log, i);

		for (uint32_t k = 0; k < n; k++)
			put_measure(v, to[k], &m);
	}
}

/* What rows say of a kpi in one period. */
struct said {
	double value, low, high, numerator, denominator;
	uint64_t n, repeated;
	const char *why;
};

/* What rows say of all that is defined. */
struct figures {
	const struct kpi_review *v;
	struct said *said;    /* [definitions][periods] */
	uint64_t *unfollowed; /* [definitions] */
};

/* All periods of one definition. */
static void
find_figures(struct said *said, struct cc_aggregate_rows *rows, const struct cc_aggregate *of)
{
	for (uint32_t p = 0; p < rows->periods; p++) {
		struct cc_aggregate_figure f;

		cc_aggregate_figure(&f, rows, of, p, (struct cc_aggregate_whom){ CC_AGGREGATE_ALL, 0 });
		said[p] = (struct said){ f.value, f.low, f.high, f.numerator, f.denominator, f.n, f.repeated,
			f.why };
	}
}

static void
find_apart(void *ctx, uint32_t i, struct cc_arena *scratch)
{
	const struct figures *f = ctx;
	struct cc_aggregate_rows rows = f->v->rows;
	const struct cc_aggregate *of = &f->v->study->definition[i].of;

	rows.arena = scratch;
	rows.unfollowed = 0;
	if (rows.cohort[of->number] != NULL)
		cc_aggregate_cohort(&rows, of);
	find_figures(f->said + (size_t)i * rows.periods, &rows, of);
	f->unfollowed[i] = rows.unfollowed;
}

/* Weights are asked for one after the other, as who has none is told in that order: cohorts first. */
static const struct said *
find_all(struct kpi_review *v)
{
	uint32_t n = v->study->definitions;
	struct figures f = { .v = v,
		.said = CC_ARRAY(v->rows.arena, struct said, (size_t)n * v->periods),
		.unfollowed = CC_ARRAY(v->rows.arena, uint64_t, n) };

	if (cc_aggregate_apart(&v->rows))
		cc_each(v->rows.run->workers, find_apart, &f, n);
	else
		for (uint32_t i = 0; i < n; i++)
			find_figures(f.said + (size_t)i * v->periods, &v->rows, &v->study->definition[i].of);
	for (uint32_t i = 0; i < n; i++)
		v->rows.unfollowed += f.unfollowed[i];
	return f.said;
}

/* What rows say of a kpi, where no measure does; both is an error. */
static void
take_figures(struct kpi_review *v, struct kpi *kpi, const struct said *said)
{
	for (uint32_t p = 0; p < v->periods; p++) {
		struct kpi_point *at = &kpi->point[p];
		const struct said *f = &said[p];
		char name[CC_PERIOD_TEXT];

		if (!at->measured) {
			kpi->repeated += f->repeated;
			at->value = f->value;
			at->low = f->low;
			at->high = f->high;
			at->numerator = f->numerator;
			at->denominator = f->denominator;
			at->n = f->why == NULL ? (int64_t)f->n : CC_NO_INT;
			at->why = f->why != NULL && at->place > 0 ? "no-value" : f->why;
			continue;
		}
		if (f->why != NULL || f->n == 0)
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
	const struct said *said;
	int64_t as_of = run->has_as_of ? run->as_of : run->last_day;

	*v = (struct kpi_review){ .rows = { .run = run, .set = &study->set, .state = state, .arena = arena },
		.study = study };
	cc_measured_check(state, MEASURES, KPI, run, problems);
	if (as_of == CC_NO_DAY || problems->count > 0)
		return true;
	if (!cc_aggregate_rows(&v->rows, &study->set, study->definitions, as_of,
		first_period(measures, study), state, run, problems, arena, err))
		return false;
	v->periods = v->rows.periods;
	v->kpi = CC_ARRAY(arena, struct kpi, (size_t)study->definitions + cc_state_ids(state, KPI) + 1);
	for (uint32_t i = 0; i < study->definitions; i++) {
		const struct kpi_definition *d = &study->definition[i];

		if (d->of.kind == CC_AGGREGATE_RETENTION || d->of.kind == CC_AGGREGATE_COHORT) {
			cc_aggregate_cohort_room(&v->rows, &d->of);
			if (!cc_aggregate_apart(&v->rows))
				cc_aggregate_cohort(&v->rows, &d->of);
		}
		add_kpi(v, d);
	}
	for (struct cc_group g = cc_groups(measures, 1); cc_group_next(&g);)
		if (cc_measured_at(measures, g.from).kpi < cc_state_ids(state, KPI))
			read_measures(v, &g);
	said = find_all(v);
	for (uint32_t k = 0; k < study->definitions; k++)
		take_figures(v, &v->kpi[k], said + (size_t)k * v->periods);
	drop_unknown(v);
	return true;
}
