/* aggregate_rows.c -- the stores of aggregates: periods, weights, cohorts. */
#include "figure/aggregate_int.h"

#include "base/arena.h"
#include "stat/trend.h"

/* Weights are asked for once a person: of those whose rows a definition looks at. */
double
cc_aggregate_weight(struct cc_aggregate_rows *v, uint32_t person)
{
	if (v->weight == NULL || person >= cc_state_ids(v->state, CC_OF_PERSON))
		return 1;
	if (v->weight[person] < 0) {
		double weight =
		    cc_case_weight(&v->cases, v->state, person, CC_OF_PERSON, v->run, v->problems);

		v->weight[person] = weight > 0 ? weight : 0;
	}
	return v->weight[person];
}

static void
read_weights(struct cc_aggregate_rows *v)
{
	const struct cc_store *cover = v->state->store[CC_IN_COVER];
	uint32_t people = cc_state_ids(v->state, CC_OF_PERSON);
	uint64_t unweighted = 0;

	cc_case_weights(&v->cases, v->state, v->state->store[CC_IN_WEIGHTS], CC_OF_PERSON, CC_OF_WEIGHT,
	    v->run, v->problems, v->arena);
	if (!v->cases.bound)
		return;
	v->weight = CC_ARRAY(v->arena, double, (size_t)people + 1);
	for (uint32_t i = 0; i < people; i++)
		v->weight[i] = -1;
	for (uint64_t i = 0; i < cover->rows; i++)
		unweighted += cc_row_count(cover, cc_store_row(cover, i), CC_V_UNWEIGHTED);
	cc_case_unweighted(&v->cases, unweighted, v->run, v->problems);
}

static int64_t
period_of(const struct cc_aggregate_rows *v, uint32_t day)
{
	return cc_period_of((int64_t)day - CC_AGGREGATE_DAY_ZERO, v->set->calendar);
}

/* From the first row, or what is known before, to the day of the report. */
static bool
read_periods(struct cc_aggregate_rows *v, int64_t first, struct cc_err *err)
{
	const struct cc_store *cover = v->state->store[CC_IN_COVER];
	int64_t last = cc_period_of(v->as_of, v->set->calendar);
	char from[CC_PERIOD_TEXT], to[CC_PERIOD_TEXT];

	for (uint64_t i = 0; i < cover->rows; i++) {
		uint32_t key = cc_row_id(cover, cc_store_row(cover, i), CC_V_PERIOD, 0);

		v->off_scale += cc_row_count(cover, cc_store_row(cover, i), CC_V_OFF_SCALE);
		if (key == 0)
			v->undated = cc_row_count(cover, cc_store_row(cover, i), CC_V_ROWS);
		else if ((int64_t)key - CC_AGGREGATE_PERIOD_ZERO < first)
			first = (int64_t)key - CC_AGGREGATE_PERIOD_ZERO;
	}
	first = first < last ? first : last;
	if (last - first >= CC_TREND_MOST) {
		cc_period_print(from, first, v->set->calendar);
		cc_period_print(to, last, v->set->calendar);
		return cc_fail(err, CC_EXIT_DATA,
		    N_("periods from %s to %s; wanted at most %d of them: is a date wrong, or the period too "
		       "short?"),
		    from, to, CC_TREND_MOST);
	}
	v->first = first;
	v->periods = (uint32_t)(last - first) + 1;
	v->unfinished = cc_period_last(last, v->set->calendar) > v->as_of;
	v->covered = CC_ARRAY(v->arena, bool, v->periods);
	for (uint64_t i = 0; i < cover->rows; i++) {
		int64_t at = (int64_t)cc_row_id(cover, cc_store_row(cover, i), CC_V_PERIOD, 0) -
			     CC_AGGREGATE_PERIOD_ZERO - first;

		if (at >= 0 && at < v->periods)
			v->covered[at] = true;
	}
	return true;
}

/* The days of one unit at one moment, ascending. */
struct stay {
	const struct cc_store *s;
	struct cc_group group;
	uint64_t end; /* of the rows of the slot */
	bool there;
};

/* Before the first of them. */
static struct stay
stays(const struct cc_store *s, uint32_t slot)
{
	struct stay d = { .s = s, .group = cc_groups(s, CC_D_DAY) };

	d.group.end = cc_store_from(s, (const uint64_t[]){ slot }, 1);
	d.end = cc_store_from(s, (const uint64_t[]){ slot + UINT64_C(1) }, 1);
	return d;
}

static bool
stay_next(struct stay *d)
{
	d->there = d->group.end < d->end && cc_group_next(&d->group);
	return d->there;
}

static int
compare_stays(const struct stay *a, const struct stay *b)
{
	for (unsigned k = CC_D_PERSON; k <= CC_D_COLUMN; k++) {
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
		int64_t day = cc_row_id(d->s, cc_store_row(d->s, i), CC_D_DAY, 0);

		if (day >= from && day <= to)
			return true;
	}
	return false;
}

static bool
came_back(const struct cc_aggregate *d, const struct stay *to, int64_t first)
{
	if (d->kind == CC_AGGREGATE_COHORT)
		return stayed(to, first, first + d->days);
	switch (d->kept) {
	case CC_AGGREGATE_CLASSIC: return stayed(to, first + d->days, first + d->days);
	case CC_AGGREGATE_RANGE: return stayed(to, first + 1, first + d->days);
	default: return stayed(to, first + d->days, CC_AGGREGATE_KEY_END);
	}
}

/* Whether all periods from one day to the other have rows. */
static bool
followed(const struct cc_aggregate_rows *v, int64_t from, int64_t to)
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
add_to_cohort(struct cc_aggregate_cohort *cohort, struct cc_aggregate_rows *v, const struct cc_aggregate *d,
    const struct stay *from, const struct stay *to)
{
	const unsigned char *row = cc_store_row(from->s, from->group.from);
	int64_t first = cc_row_id(from->s, row, CC_D_DAY, 0), ripe = first + d->days;
	int64_t at = period_of(v, (uint32_t)ripe) - v->first;
	uint32_t person = cc_row_id(from->s, row, CC_D_PERSON, 0);
	double weight = person != CC_NO_ID ? cc_aggregate_weight(v, person) : 1;

	if (ripe - CC_AGGREGATE_DAY_ZERO > v->as_of || at < 0 || at >= v->periods || !(weight > 0))
		return;
	if (!followed(v, first, ripe)) {
		cohort[at].lost++;
		v->unfollowed++;
		return;
	}
	cc_weights_see(&cohort[at].share.all, v->weight != NULL, weight);
	if (to != NULL && came_back(d, to, first))
		cc_weights_see(&cohort[at].share.has, v->weight != NULL, weight);
}

void
cc_aggregate_cohort(struct cc_aggregate_rows *v, const struct cc_aggregate *d)
{
	const struct cc_store *s = v->state->store[CC_IN_DAYS];
	struct stay from = stays(s, d->part[0].slot),
		    to = stays(s, d->part[d->kind == CC_AGGREGATE_COHORT].slot);

	stay_next(&to);
	while (stay_next(&from)) {
		int order = to.there ? compare_stays(&to, &from) : 1;

		while (order < 0)
			order = stay_next(&to) ? compare_stays(&to, &from) : 1;
		add_to_cohort(v->cohort[d->number], v, d, &from, order == 0 ? &to : NULL);
	}
}

void
cc_aggregate_cohort_room(struct cc_aggregate_rows *v, const struct cc_aggregate *d)
{
	v->cohort[d->number] = CC_ARRAY(v->arena, struct cc_aggregate_cohort, v->periods);
}

bool
cc_aggregate_rows(struct cc_aggregate_rows *out, const struct cc_aggregates *set, uint32_t aggregates,
    int64_t as_of, int64_t first, const struct cc_state *state, const struct cc_run *run,
    struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	*out = (struct cc_aggregate_rows){
		.run = run, .set = set, .state = state, .problems = problems, .arena = arena, .as_of = as_of
	};
	if (!read_periods(out, first, err))
		return false;
	read_weights(out);
	out->cohort = CC_ARRAY(arena, struct cc_aggregate_cohort *, (size_t)aggregates + 1);
	return true;
}
