/* verify_log.c -- rules of verify.h that look into the event log and the roster. */
#include "figure/verify.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/num.h"
#include "rec/columns.h"

#include <inttypes.h>
#include <math.h>

static bool
is_among(struct cc_span name, const struct cc_span *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (cc_span_eq(name, list[i]))
			return true;
	return false;
}

/* Which names are in the list: [names.n]. */
static const bool *
mark(struct cc_spans names, const struct cc_span *list, size_t n, const struct cc_verify_data *data)
{
	bool *is = CC_ARRAY(data->arena, bool, names.n);

	for (size_t i = 0; i < names.n; i++)
		is[i] = is_among(names.item[i], list, n);
	return is;
}

/* CC_NO_DAY: none of these ever was. */
static int64_t
first_day(const bool *is, const struct cc_verify_data *data)
{
	int64_t first = CC_NO_DAY;

	for (size_t k = 0; k < data->event_name.n; k++)
		if (is[k] && data->event[k].n > 0 && (first == CC_NO_DAY || data->event[k].first < first))
			first = data->event[k].first;
	return first;
}

static int64_t
first_of(struct cc_span event, const struct cc_verify_data *data)
{
	return first_day(mark(data->event_name, &event, 1, data), data);
}

static const char *
say_day(int64_t day, const struct cc_verify_data *data)
{
	char text[CC_DATE_TEXT];

	cc_date_print(text, day);
	return cc_strdup(data->arena, text);
}

static const char *
at_least(double bar, const struct cc_verify_data *data)
{
	return cc_format(data->arena, ">= %s", cc_num_say(bar).text);
}

static struct cc_verified
counted(uint64_t n, const struct cc_verify *rule, const struct cc_verify_data *data)
{
	return (struct cc_verified){ (double)n >= rule->at_least ? CC_VERDICT_YES : CC_VERDICT_NO,
		cc_format(data->arena, "%" PRIu64, n), at_least(rule->at_least, data), (int64_t)n,
		.reason = NULL };
}

static bool
is_stage(const struct cc_verify_where *w)
{
	return cc_span_eq(w->column, CC_SPAN("stage"));
}

/* What a rule counts of the events that it names: on the days and of the stages and people that it wants. */
struct wanted {
	const bool *const *where;
	int64_t as_of;
};

static bool
fits(const struct cc_logged *e, const struct cc_verify *rule, const struct wanted *w)
{
	if (!isnan(rule->within) && (double)(w->as_of - e->day) > rule->within)
		return false;
	for (size_t i = 0; i < rule->wheres; i++) {
		uint32_t name = is_stage(&rule->where[i]) ? e->stage : e->person;

		if (name == CC_NO_ID || !w->where[i][name])
			return false;
	}
	return true;
}

static struct cc_verified
verify_events(const struct cc_verify *rule, const bool *is, const struct cc_verify_data *data)
{
	const bool **where = CC_ARRAY(data->arena, const bool *, rule->wheres);
	const struct wanted wanted = { where, data->as_of };
	uint64_t n = 0;

	for (size_t i = 0; i < rule->wheres; i++) {
		const struct cc_verify_where *w = &rule->where[i];

		where[i] = mark(is_stage(w) ? data->stage_name : data->person_name, w->value, w->n, data);
	}
	for (size_t k = 0; k < data->event_name.n; k++)
		for (size_t i = 0; is[k] && i < data->event[k].n; i++) {
			const struct cc_logged *e = &data->event[k].row[i];

			n += fits(e, rule, &wanted) ? e->n : 0;
		}
	return counted(n, rule, data);
}

/* The last periods that are over. */
static struct cc_verified
verify_each(const struct cc_verify *rule, const bool *is, const struct cc_verify_data *data)
{
	const struct cc_calendar calendar = { rule->period, 1 };
	int64_t last = cc_period_of(data->as_of, calendar), all = 0;
	uint64_t *n = CC_ARRAY(data->arena, uint64_t, rule->last);
	enum cc_verdict verdict = CC_VERDICT_YES;
	const char *found = "";

	last -= cc_period_last(last, calendar) > data->as_of;
	for (size_t k = 0; k < data->event_name.n; k++)
		for (size_t i = 0; is[k] && i < data->event[k].n; i++) {
			const struct cc_logged *e = &data->event[k].row[i];
			int64_t back = last - cc_period_of(e->day, calendar);

			if (back >= 0 && back < (int64_t)rule->last)
				n[back] += e->n;
		}
	for (unsigned k = rule->last; k-- > 0;) {
		found = cc_format(data->arena, "%s%s%" PRIu64, found, found[0] != '\0' ? " " : "", n[k]);
		all += (int64_t)n[k];
		if ((double)n[k] < rule->at_least)
			verdict = CC_VERDICT_NO;
	}
	return (struct cc_verified){ verdict, found, at_least(rule->at_least, data), all, .reason = NULL };
}

/* Of a person the first day that is met, and whether another was. */
struct days {
	int64_t first; /* CC_NO_DAY: none so far */
	bool twice;
};

static struct cc_verified
verify_again(const struct cc_verify *rule, const bool *is, const struct cc_verify_data *data)
{
	struct days *days = CC_ARRAY(data->arena, struct days, data->person_name.n);
	uint64_t n = 0;

	for (size_t p = 0; p < data->person_name.n; p++)
		days[p].first = CC_NO_DAY;
	for (size_t k = 0; k < data->event_name.n; k++)
		for (size_t i = 0; is[k] && i < data->event[k].n; i++) {
			const struct cc_logged *e = &data->event[k].row[i];
			struct days *d = e->person != CC_NO_ID ? &days[e->person] : NULL;

			if (d == NULL || d->twice)
				continue;
			if (d->first == CC_NO_DAY)
				d->first = e->day;
			d->twice = e->day != d->first;
			n += d->twice;
		}
	return counted(n, rule, data);
}

/* Who has an event: [person_name.n]. */
static const bool *
who_has(const bool *is, const struct cc_verify_data *data)
{
	bool *has = CC_ARRAY(data->arena, bool, data->person_name.n);

	for (size_t k = 0; k < data->event_name.n; k++)
		for (size_t i = 0; is[k] && i < data->event[k].n; i++)
			if (data->event[k].row[i].person != CC_NO_ID)
				has[data->event[k].row[i].person] = true;
	return has;
}

static struct cc_verified
verify_covers(const struct cc_verify *rule, const bool *is, const struct cc_verify_data *data)
{
	const bool *has = who_has(is, data),
		   *had = who_has(mark(data->event_name, &rule->other, 1, data), data);
	uint64_t of = 0, both = 0;

	for (size_t p = 0; p < data->person_name.n; p++) {
		of += had[p];
		both += had[p] && has[p];
	}
	if (of == 0)
		return cc_verify_lacks(CC_VERDICT_UNKNOWN,
		    CC_SAY("no person with the event %s was ever logged", "出来事 %s のある人の記録がない"),
		    cc_quote(rule->other).text, data);
	return (
	    struct cc_verified){ (double)both >= rule->at_least * (double)of ? CC_VERDICT_YES : CC_VERDICT_NO,
		cc_format(data->arena, "%" PRIu64 "/%" PRIu64, both, of), at_least(rule->at_least, data),
		(int64_t)of, .reason = NULL };
}

static const char *
until(int64_t day, const struct cc_verify_data *data)
{
	return cc_format(data->arena, "<= %s", say_day(day, data));
}

static struct cc_verified
verify_first(const struct cc_verify *rule, const struct cc_verify_data *data)
{
	int64_t own = first_of(rule->name[0], data), other = first_of(rule->other, data);

	return (struct cc_verified){ other == CC_NO_DAY || own <= other ? CC_VERDICT_YES : CC_VERDICT_NO,
		say_day(own, data), other != CC_NO_DAY ? until(other, data) : NULL, CC_NO_INT,
		.reason = NULL };
}

/* Who is there, and since when the first of them. */
static struct cc_verified
verify_role(const struct cc_verify *rule, const struct cc_verify_data *data)
{
	int64_t n = 0, since = CC_NO_DAY, bar;

	if (!data->roster)
		return cc_verify_lacks(CC_VERDICT_UNKNOWN,
		    CC_SAY("no roster was given", "役割の名簿が渡されていない"), NULL, data);
	for (size_t i = 0; i < data->posts; i++) {
		const struct cc_posted *p = &data->post[i];

		if (!cc_span_eq(p->role, rule->name[0]) || p->person.at == NULL)
			continue;
		n++;
		if (p->since != CC_NO_DAY && (since == CC_NO_DAY || p->since < since))
			since = p->since;
	}
	bar = rule->other.at != NULL ? first_of(rule->other, data) : CC_NO_DAY;
	if (n > 0 && rule->other.at != NULL && !data->logged)
		return cc_verify_lacks(CC_VERDICT_UNKNOWN,
		    CC_SAY("no event log was given", "出来事の記録が渡されていない"), NULL, data);
	if (n > 0 && bar != CC_NO_DAY)
		return (struct cc_verified){
			since != CC_NO_DAY && since <= bar ? CC_VERDICT_YES : CC_VERDICT_NO,
			since != CC_NO_DAY ? say_day(since, data) : NULL, until(bar, data), n, .reason = NULL
		};
	return (struct cc_verified){ n > 0 ? CC_VERDICT_YES : CC_VERDICT_NO,
		cc_format(data->arena, "%" PRId64, n), ">= 1", n, .reason = NULL };
}

/* None of its events is in the log: that proves nothing. */
static bool
never_logged(
    struct cc_verified *out, const struct cc_verify *rule, const bool *is, const struct cc_verify_data *data)
{
	if (!data->logged) {
		*out = cc_verify_lacks(CC_VERDICT_UNKNOWN,
		    CC_SAY("no event log was given", "出来事の記録が渡されていない"), NULL, data);
		return true;
	}
	for (size_t k = 0; k < data->event_name.n; k++)
		if (is[k] && data->event[k].n > 0)
			return false;
	*out = cc_verify_lacks(CC_VERDICT_UNKNOWN,
	    CC_SAY("the log never names the event %s", "記録に出来事 %s が一度も出てこない"),
	    cc_quote(rule->name[0]).text, data);
	return true;
}

struct cc_verified
cc_verify_log(const struct cc_verify *rule, const struct cc_verify_data *data)
{
	struct cc_verified out;
	const bool *is;

	if (rule->kind == CC_VERIFY_ROLE)
		return verify_role(rule, data);
	is = mark(data->event_name, rule->name, rule->names, data);
	if (never_logged(&out, rule, is, data))
		return out;
	switch (rule->kind) {
	case CC_VERIFY_EVENTS: return verify_events(rule, is, data);
	case CC_VERIFY_EACH: return verify_each(rule, is, data);
	case CC_VERIFY_AGAIN: return verify_again(rule, is, data);
	case CC_VERIFY_COVERS: return verify_covers(rule, is, data);
	default: return verify_first(rule, data);
	}
}
