/* read.c -- the stores as kpis and their periods: measures, coverage, cohorts, figures. */
#include "method/kpi-report/int.h"

#include "base/arena.h"
#include "base/date.h"
#include "figure/twice.h"

#include <math.h>

/* Weights are asked for once a person: of those whose rows a definition looks at. */
double
kpi_weight(struct kpi_review *v, uint32_t person)
{
	if (v->weight == NULL || person >= cc_state_ids(v->state, PERSON))
		return 1;
	if (v->weight[person] < 0) {
		double weight = cc_case_weight(&v->cases, v->state, person, PERSON, v->run, v->problems);

		v->weight[person] = weight > 0 ? weight : 0;
	}
	return v->weight[person];
}

static void
read_weights(struct kpi_review *v)
{
	uint32_t people = cc_state_ids(v->state, PERSON);

	cc_case_weights(
	    &v->cases, v->state, v->state->store[WEIGHTS], PERSON, WEIGHT, v->run, v->problems, v->arena);
	if (!v->cases.bound)
		return;
	v->weight = CC_ARRAY(v->arena, double, (size_t)people + 1);
	for (uint32_t i = 0; i < people; i++)
		v->weight[i] = -1;
}

static int64_t
period_of(const struct kpi_review *v, uint32_t day)
{
	return cc_period_of((int64_t)day - KPI_DAY_ZERO, v->study->calendar);
}

/* From the first row or measure to the day of the report. */
static bool
read_periods(struct kpi_review *v, struct cc_err *err)
{
	const struct cc_store *cover = v->state->store[COVER], *measures = v->state->store[MEASURES];
	int64_t last = cc_period_of(v->as_of, v->study->calendar), first = last;
	char from[CC_PERIOD_TEXT], to[CC_PERIOD_TEXT];

	for (uint64_t i = 0; i < cover->rows; i++) {
		uint32_t key = cc_row_id(cover, cc_store_row(cover, i), V_PERIOD, 0);

		if (key == 0)
			v->undated = cc_row_count(cover, cc_store_row(cover, i), V_ROWS);
		else if ((int64_t)key - KPI_PERIOD_ZERO < first)
			first = (int64_t)key - KPI_PERIOD_ZERO;
	}
	for (uint64_t i = 0; i < measures->rows; i++) {
		int64_t period = period_of(v, cc_row_id(measures, cc_store_row(measures, i), M_DAY, 0));

		first = period < first ? period : first;
	}
	if (last - first >= CC_TREND_MOST) {
		cc_period_print(from, first, v->study->calendar);
		cc_period_print(to, last, v->study->calendar);
		return cc_fail(err, CC_EXIT_DATA,
		    N_("periods from %s to %s; wanted at most %d of them: is a date wrong, or --period too "
		       "short?"),
		    from, to, CC_TREND_MOST);
	}
	v->first = first;
	v->periods = (uint32_t)(last - first) + 1;
	v->unfinished = cc_period_last(last, v->study->calendar) > v->as_of;
	v->covered = CC_ARRAY(v->arena, bool, v->periods);
	for (uint64_t i = 0; i < cover->rows; i++) {
		int64_t at =
		    (int64_t)cc_row_id(cover, cc_store_row(cover, i), V_PERIOD, 0) - KPI_PERIOD_ZERO - first;

		if (at >= 0 && at < v->periods)
			v->covered[at] = true;
	}
	return true;
}

/* The days of one unit at one moment, ascending. */
struct stay {
	const struct cc_store *s;
	struct cc_group group;
	bool there;
};

static bool
stay_next(struct stay *d, uint32_t slot)
{
	do
		d->there = cc_group_next(&d->group);
	while (d->there && cc_row_id(d->s, cc_store_row(d->s, d->group.from), D_SLOT, 0) < slot);
	d->there = d->there && cc_row_id(d->s, cc_store_row(d->s, d->group.from), D_SLOT, 0) == slot;
	return d->there;
}

static int
compare_stays(const struct stay *a, const struct stay *b)
{
	for (unsigned k = D_PERSON; k <= D_COLUMN; k++) {
		uint32_t x = cc_row_id(a->s, cc_store_row(a->s, a->group.from), k, 0);
		uint32_t y = cc_row_id(b->s, cc_store_row(b->s, b->group.from), k, 0);

		if (x != y)
			return x < y ? -1 : 1;
	}
	return 0;
}

/* Whether a day of the unit lies there, which is no day before. */
static bool
stayed(const struct stay *d, int64_t from, int64_t to)
{
	for (uint64_t i = d->group.from; i < d->group.end; i++) {
		int64_t day = cc_row_id(d->s, cc_store_row(d->s, i), D_DAY, 0);

		if (day >= from && day <= to)
			return true;
	}
	return false;
}

static bool
came_back(const struct kpi_definition *d, const struct stay *to, int64_t first)
{
	if (d->kind == KPI_COHORT)
		return stayed(to, first, first + d->days);
	switch (d->kept) {
	case KPI_CLASSIC: return stayed(to, first + d->days, first + d->days);
	case KPI_RANGE: return stayed(to, first + 1, first + d->days);
	default: return stayed(to, first + d->days, KPI_KEY_END);
	}
}

/* Whether all periods from one day to the other have rows. */
static bool
followed(const struct kpi_review *v, int64_t from, int64_t to)
{
	int64_t last = period_of(v, (uint32_t)to) - v->first;

	for (int64_t p = period_of(v, (uint32_t)from) - v->first; p <= last; p++)
		if (p < 0 || p >= v->periods || !v->covered[p])
			return false;
	return true;
}

/* A unit counts in the period in which it is so many days old: nobody's outcome is
 * looked at before, and of none whose outcome may lie where rows are missing. */
static void
add_to_cohort(struct kpi_cohort *cohort, struct kpi_review *v, const struct kpi_definition *d,
    const struct stay *from, const struct stay *to)
{
	const unsigned char *row = cc_store_row(from->s, from->group.from);
	int64_t first = cc_row_id(from->s, row, D_DAY, 0), ripe = first + d->days;
	int64_t at = period_of(v, (uint32_t)ripe) - v->first;
	uint32_t person = cc_row_id(from->s, row, D_PERSON, 0);
	double weight = person != CC_NO_ID ? kpi_weight(v, person) : 1;

	if (ripe - KPI_DAY_ZERO > v->as_of || at < 0 || at >= v->periods || !(weight > 0))
		return;
	if (!followed(v, first, ripe)) {
		cohort[at].lost++;
		return;
	}
	cc_weights_see(&cohort[at].share.all, v->weight != NULL, weight);
	if (to != NULL && came_back(d, to, first))
		cc_weights_see(&cohort[at].share.has, v->weight != NULL, weight);
}

static struct kpi_cohort *
read_cohort(struct kpi_review *v, const struct kpi_definition *d)
{
	struct kpi_cohort *cohort = CC_ARRAY(v->arena, struct kpi_cohort, v->periods);
	const struct cc_store *s = v->state->store[DAYS];
	uint32_t from_slot = d->part[0].slot, to_slot = d->part[d->kind == KPI_COHORT].slot;
	struct stay from = { s, cc_groups(s, D_DAY), false }, to = from;

	stay_next(&to, to_slot);
	while (stay_next(&from, from_slot)) {
		while (to.there && compare_stays(&to, &from) < 0)
			stay_next(&to, to_slot);
		add_to_cohort(cohort, v, d, &from, to.there && compare_stays(&to, &from) == 0 ? &to : NULL);
	}
	return cohort;
}

static bool
names(const struct kpi_review *v, uint32_t definition, struct cc_span name)
{
	const struct kpi_definition *d = &v->study->definition[definition];

	if (d->given.at != NULL)
		return cc_span_eq(d->given, name);
	return cc_items_find(&v->study->items, name, v->arena) == definition;
}

/* A measure's row at its period; the last of several days stands. */
static void
put_measure(struct kpi_review *v, struct kpi *kpi, const unsigned char *row)
{
	const struct cc_store *s = v->state->store[MEASURES];
	int64_t at = period_of(v, cc_row_id(s, row, M_DAY, 0)) - v->first;
	double n = cc_row_number(s, row, M_N, 0), value = cc_row_number(s, row, M_VALUE, 0), whole;
	struct kpi_point *p;

	if (at < 0 || at >= v->periods)
		return;
	p = &kpi->point[at];
	if (isnan(value) && p->measured)
		return;
	v->several += p->measured;
	*p = kpi_no_point();
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

/* Ratios of counts have p limits, and numerators that can be told from the value. */
static bool
counts_out(const struct kpi_definition *d)
{
	if (d->kind == KPI_RATIO)
		return d->part[0].kind != KPI_SUM && d->part[1].kind != KPI_SUM;
	return d->kind == KPI_TOP_BOX || d->kind == KPI_RETENTION || d->kind == KPI_COHORT;
}

static struct kpi *
add_kpi(struct kpi_review *v, const struct kpi_definition *d)
{
	struct kpi *kpi = &v->kpi[v->kpis++];

	kpi->definition = d;
	kpi->share = counts_out(d);
	kpi->point = CC_ARRAY(v->arena, struct kpi_point, v->periods);
	for (uint32_t p = 0; p < v->periods; p++)
		kpi->point[p] = kpi_no_point();
	return kpi;
}

/* The same kpi and day twice is once too often. */
static void
check_twice(const struct kpi_review *v, uint64_t row)
{
	const struct cc_store *s = v->state->store[MEASURES];
	const unsigned char *a = cc_store_row(s, row - 1), *b = cc_store_row(s, row);
	struct cc_twice twice;
	char day[CC_DATE_TEXT];

	if (cc_row_id(s, a, M_KPI, 0) != cc_row_id(s, b, M_KPI, 0) ||
	    cc_row_id(s, a, M_DAY, 0) != cc_row_id(s, b, M_DAY, 0))
		return;
	twice = cc_twice_at(v->run, cc_row_place(s, a, M_PLACE), cc_row_place(s, b, M_PLACE));
	cc_date_print(day, (int64_t)cc_row_id(s, b, M_DAY, 0) - KPI_DAY_ZERO);
	cc_place_problem(v->problems, v->run, twice.later, CC_SPAN("kpi"),
	    N_("\"%s\" of %s already stands at %s; wanted one measure a kpi and day"),
	    cc_quote(cc_state_text(v->state, KPI, cc_row_id(s, b, M_KPI, 0))).text, day, twice.first);
}

/* All measures of one name, into every definition that takes it, or into one of their own. */
static void
read_measures(struct kpi_review *v, const struct cc_group *g)
{
	const struct cc_store *s = v->state->store[MEASURES];
	uint32_t id = cc_row_id(s, cc_store_row(s, g->from), M_KPI, 0), defined = v->study->definitions;
	struct cc_span name = cc_state_text(v->state, KPI, id);
	bool known = false;

	for (uint32_t k = 0; k < defined; k++) {
		if (!names(v, k, name))
			continue;
		known = true;
		for (uint64_t i = g->from; i < g->end; i++)
			put_measure(v, &v->kpi[k], cc_store_row(s, i));
	}
	if (!known) {
		struct kpi_definition *d = CC_NEW(v->arena, struct kpi_definition);
		struct kpi *kpi;

		*d = (struct kpi_definition){
			.id = name, .kind = KPI_GIVEN, .target = (double)NAN, .amber = (double)NAN
		};
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
		struct kpi_figure f;
		char name[CC_PERIOD_TEXT];

		kpi_figure(&f, v, kpi->definition, p, (struct kpi_whom){ KPI_ALL, 0 });
		if (!at->measured) {
			at->value = f.value;
			at->low = f.low;
			at->high = f.high;
			at->numerator = f.numerator;
			at->denominator = f.denominator;
			at->n = f.why == NULL ? (int64_t)f.n : CC_NO_INT;
			at->why = f.why;
			continue;
		}
		if (f.why != NULL || f.n == 0)
			continue;
		cc_period_print(name, v->first + p, v->study->calendar);
		cc_place_problem(v->problems, v->run, at->place, CC_SPAN("kpi"),
		    N_("\"%s\" of %s is a measure, and rows give it too; wanted one of both"),
		    cc_quote(kpi->definition->id).text, name);
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

	*v = (struct kpi_review){
		.run = run, .study = study, .state = state, .problems = problems, .arena = arena
	};
	v->as_of = run->has_as_of ? run->as_of : run->last_day;
	if (v->as_of == CC_NO_DAY)
		return true;
	if (!read_periods(v, err))
		return false;
	read_weights(v);
	v->cohort = CC_ARRAY(arena, struct kpi_cohort *, (size_t)study->definitions + 1);
	v->kpi = CC_ARRAY(arena, struct kpi, (size_t)study->definitions + cc_state_ids(state, KPI) + 1);
	for (uint32_t i = 0; i < study->definitions; i++) {
		const struct kpi_definition *d = &study->definition[i];

		if (d->kind == KPI_RETENTION || d->kind == KPI_COHORT)
			v->cohort[i] = read_cohort(v, d);
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
