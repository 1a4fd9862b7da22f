/* verify_report.c -- rules of verify.h that look into reports. */
#include "figure/verify.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/num.h"
#include "rec/columns.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

struct cc_verified
cc_verify_lacks(
    enum cc_verdict verdict, const struct cc_words *why, const char *of, const struct cc_verify_data *data)
{
	const char *format = cc_words_in(why, data->lang), *hole = strstr(format, "%s");
	const char *reason = format;

	if (hole != NULL)
		reason = cc_format(
		    data->arena, "%.*s%s%s", (int)(hole - format), format, of != NULL ? of : "", hole + 2);
	return (struct cc_verified){ .verdict = verdict, .n = CC_NO_INT, .reason = reason };
}

static const char *
call(const struct cc_ref *ref, const struct cc_verify_data *data)
{
	const char *tool = cc_strdup(data->arena, cc_quote(ref->tool).text);

	return ref->label.at == NULL ? tool
				     : cc_format(data->arena, "%s@%s", tool, cc_quote(ref->label).text);
}

/* Of the tool, and of that label; without one it is none that rules name by theirs. */
static bool
is_meant(const struct cc_fact_report *r, const struct cc_ref *ref, const struct cc_verify_data *data)
{
	if (!cc_span_eq(r->tool, ref->tool))
		return false;
	if (ref->label.at != NULL)
		return cc_span_eq(r->label, ref->label);
	for (size_t i = 0; i < data->labels; i++)
		if (cc_span_eq(data->label[i]->tool, r->tool) && cc_span_eq(data->label[i]->label, r->label))
			return false;
	return true;
}

/* The newest that is meant, and has the table; *other: one of that day besides, NULL: none. */
static const struct cc_fact_report *
find_report(const struct cc_fact_report **other, const struct cc_ref *ref, bool table,
    const struct cc_verify_data *data)
{
	const struct cc_fact_report *found = NULL;

	*other = NULL;
	for (size_t i = 0; i < data->facts->n; i++) {
		const struct cc_fact_report *r = &data->facts->report[i];

		if (!is_meant(r, ref, data) || (table && cc_fact_table(r, ref->table) == NULL))
			continue;
		*other = found != NULL && found->label.at != NULL && cc_span_eq(found->as_of, r->as_of)
			     ? found
			     : NULL;
		found = r;
	}
	return found;
}

static struct cc_verified
with_report(struct cc_verified v, const struct cc_ref *ref, const struct cc_fact_report *r)
{
	v.tool = ref->tool;
	if (r != NULL) {
		v.label = r->label;
		v.as_of = r->as_of;
	}
	return v;
}

static struct cc_verified
lacks_report(const struct cc_ref *ref, const struct cc_verify_data *data)
{
	return with_report(
	    cc_verify_lacks(CC_VERDICT_UNKNOWN,
		CC_SAY("no report of %s was given", "%s の報告が渡されていない"), call(ref, data), data),
	    ref, NULL);
}

static bool
fits(const struct cc_fact_row *row, const struct cc_verify *rule, struct cc_arena *arena)
{
	for (size_t i = 0; i < rule->wheres; i++) {
		const struct cc_verify_where *w = &rule->where[i];
		size_t cell = cc_fact_column(row, w->column);
		bool any = false;

		for (size_t k = 0; k < w->n && cell != SIZE_MAX && !any; k++)
			any = cc_ref_is(&row->cell[cell], w->value[k], arena);
		if (!any)
			return false;
	}
	return true;
}

/* Whether the cell holds; unknown: it has no interval to go by. */
static enum cc_verdict
holds(const struct cc_fact_row *row, size_t cell, const struct cc_verify *rule, struct cc_arena *arena)
{
	const struct cc_fact *c = &row->cell[cell];
	double x = c->number;
	bool bar = !isnan(rule->at_least) || !isnan(rule->at_most);

	if (c->text.at == NULL)
		return CC_VERDICT_NO;
	if (rule->by != 0) {
		struct cc_fact_figure f = cc_fact_figure(row, cell);

		x = rule->by < 0 ? f.low : f.high;
		if (bar && isnan(x))
			return CC_VERDICT_UNKNOWN;
	}
	return (isnan(rule->at_least) || x >= rule->at_least) &&
		       (isnan(rule->at_most) || x <= rule->at_most) &&
		       (rule->is.at == NULL || cc_ref_is(c, rule->is, arena))
		   ? CC_VERDICT_YES
		   : CC_VERDICT_NO;
}

static const char *
bar_of(const struct cc_verify *rule, const struct cc_verify_data *data)
{
	const char *text = "";

	if (!isnan(rule->at_least))
		text = cc_format(data->arena, ">= %s", cc_num_say(rule->at_least).text);
	if (!isnan(rule->at_most))
		text = cc_format(data->arena, "%s%s<= %s", text, text[0] != '\0' ? ", " : "",
		    cc_num_say(rule->at_most).text);
	if (rule->is.at != NULL)
		text = cc_format(
		    data->arena, "%s%s= %s", text, text[0] != '\0' ? ", " : "", cc_quote(rule->is).text);
	return text[0] != '\0' ? text : NULL;
}

/* Rows that fit, those whose cell holds, and those that cannot tell. */
struct tally {
	uint64_t n, yes, unknown, cells;
};

static struct tally
count_rows(const struct cc_fact_table *t, const struct cc_verify *rule, struct cc_arena *arena)
{
	struct tally k = { 0 };

	for (size_t i = 0; i < t->n; i++) {
		size_t cell = cc_fact_column(&t->row[i], rule->ref.column);
		enum cc_verdict v = CC_VERDICT_NO;

		if (!fits(&t->row[i], rule, arena))
			continue;
		k.n++;
		if (cell != SIZE_MAX)
			v = holds(&t->row[i], cell, rule, arena);
		k.cells += cell != SIZE_MAX;
		k.yes += v == CC_VERDICT_YES;
		k.unknown += v == CC_VERDICT_UNKNOWN;
	}
	return k;
}

static enum cc_verdict
judge(const struct tally *k, enum cc_verify_kind kind)
{
	switch (kind) {
	case CC_VERIFY_EVERY:
		return k->yes == k->n		     ? CC_VERDICT_YES
		       : k->yes + k->unknown == k->n ? CC_VERDICT_UNKNOWN
						     : CC_VERDICT_NO;
	case CC_VERIFY_SOME:
		return k->yes > 0 ? CC_VERDICT_YES : k->unknown > 0 ? CC_VERDICT_UNKNOWN : CC_VERDICT_NO;
	default: return k->yes > 0 ? CC_VERDICT_NO : k->unknown > 0 ? CC_VERDICT_UNKNOWN : CC_VERDICT_YES;
	}
}

static struct cc_verified
verify_cells(const struct cc_fact_table *t, const struct cc_verify *rule, const struct cc_verify_data *data)
{
	struct tally k = count_rows(t, rule, data->arena);
	struct cc_verified v;

	if (k.n == 0)
		v = cc_verify_lacks(
		    CC_VERDICT_NO, CC_SAY("no row of the table fits", "表に当てはまる行がない"), NULL, data);
	else if (k.cells == 0)
		v = cc_verify_lacks(CC_VERDICT_UNKNOWN,
		    CC_SAY("the table has no column %s", "表に列 %s がない"), cc_quote(rule->ref.column).text,
		    data);
	else {
		enum cc_verdict verdict = judge(&k, rule->kind);

		v = (struct cc_verified){ .verdict = verdict };
		if (verdict == CC_VERDICT_UNKNOWN)
			v = cc_verify_lacks(verdict,
			    CC_SAY("%s has no interval there", "%s にはその行の区間がない"),
			    cc_quote(rule->ref.column).text, data);
		v.found = cc_format(data->arena, "%" PRIu64 "/%" PRIu64, k.yes, k.n);
	}
	v.wanted = bar_of(rule, data);
	v.n = (int64_t)k.n;
	return v;
}

static struct cc_verified
verify_count(const struct cc_fact_table *t, const struct cc_verify *rule, const struct cc_verify_data *data)
{
	uint64_t n = 0;

	for (size_t i = 0; i < t->n; i++)
		n += fits(&t->row[i], rule, data->arena);
	return (struct cc_verified){ n > 0 && (double)n >= rule->at_least ? CC_VERDICT_YES : CC_VERDICT_NO,
		cc_format(data->arena, "%" PRIu64, n), bar_of(rule, data), (int64_t)n, .reason = NULL };
}

static struct cc_verified
verify_table(const struct cc_verify *rule, const struct cc_verify_data *data)
{
	const struct cc_fact_report *other, *any = find_report(&other, &rule->ref, false, data);
	const struct cc_fact_report *r = find_report(&other, &rule->ref, true, data);
	const struct cc_fact_table *t;

	if (any == NULL)
		return lacks_report(&rule->ref, data);
	if (r == NULL)
		return with_report(cc_verify_lacks(CC_VERDICT_UNKNOWN,
				       CC_SAY("the report has no table %s", "報告に表 %s がない"),
				       cc_quote(rule->ref.table).text, data),
		    &rule->ref, any);
	if (other != NULL)
		return with_report(
		    cc_verify_lacks(CC_VERDICT_UNKNOWN,
			CC_SAY("two reports of one day; name one, as in %s",
			    "同じ日の報告が二つある。%s のように一つを指す"),
			cc_format(data->arena, "%s@%s", call(&rule->ref, data), cc_quote(other->label).text),
			data),
		    &rule->ref, NULL);
	t = cc_fact_table(r, rule->ref.table);
	return with_report(
	    rule->kind == CC_VERIFY_COUNT ? verify_count(t, rule, data) : verify_cells(t, rule, data),
	    &rule->ref, r);
}

static bool
day_of(int64_t *day, struct cc_span text)
{
	return text.at != NULL && cc_date_parse_iso(day, text);
}

static struct cc_verified
verify_age(const struct cc_verify *rule, const struct cc_verify_data *data)
{
	const struct cc_fact_report *other, *r = find_report(&other, &rule->ref, false, data);
	struct cc_verified v;
	int64_t day;

	if (r == NULL)
		return lacks_report(&rule->ref, data);
	if (!day_of(&day, r->as_of) || data->as_of == CC_NO_DAY)
		return with_report(
		    cc_verify_lacks(CC_VERDICT_UNKNOWN,
			CC_SAY("the day of the report is not known", "報告の日付がわからない"), NULL, data),
		    &rule->ref, r);
	v = (struct cc_verified){ (double)(data->as_of - day) <= rule->at_most ? CC_VERDICT_YES
									       : CC_VERDICT_NO,
		cc_format(data->arena, "%" PRId64, data->as_of - day), bar_of(rule, data), CC_NO_INT,
		.reason = NULL };
	return with_report(v, &rule->ref, r);
}

static int
by_day(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* The days of the measures of all its reports. */
static struct cc_verified
verify_waves(const struct cc_verify *rule, const struct cc_verify_data *data)
{
	const struct cc_fact_report *other, *r = find_report(&other, &rule->ref, true, data);
	struct cc_buf days = { 0 };
	size_t n = 0, waves = 0;
	int64_t *day, found;

	if (r == NULL)
		return lacks_report(&rule->ref, data);
	for (size_t i = 0; i < data->facts->n; i++) {
		const struct cc_fact_report *one = &data->facts->report[i];
		const struct cc_fact_table *t =
		    is_meant(one, &rule->ref, data) ? cc_fact_table(one, rule->ref.table) : NULL;

		for (size_t k = 0; t != NULL && k < t->n; k++) {
			size_t cell = cc_fact_column(&t->row[k], CC_SPAN("date"));

			if (cell == SIZE_MAX || !day_of(&found, t->row[k].cell[cell].text) ||
			    found > data->as_of ||
			    (!isnan(rule->within) && (double)(data->as_of - found) > rule->within))
				continue;
			cc_buf_add(&days, (const char *)&found, sizeof found);
			n++;
		}
	}
	day = CC_ARRAY(data->arena, int64_t, n);
	if (n > 0) {
		memcpy(day, days.at, n * sizeof *day);
		qsort(day, n, sizeof *day, by_day);
	}
	cc_buf_free(&days);
	for (size_t i = 0; i < n; i++)
		waves += i == 0 || day[i] != day[i - 1];
	return with_report(
	    (struct cc_verified){ (double)waves >= rule->at_least ? CC_VERDICT_YES : CC_VERDICT_NO,
		cc_format(data->arena, "%zu", waves), bar_of(rule, data), (int64_t)waves, .reason = NULL },
	    &rule->ref, r);
}

struct cc_verified
cc_verify_report(const struct cc_verify *rule, const struct cc_verify_data *data)
{
	return rule->kind == CC_VERIFY_AGE     ? verify_age(rule, data)
	       : rule->kind == CC_VERIFY_WAVES ? verify_waves(rule, data)
					       : verify_table(rule, data);
}

struct cc_verified
cc_verify(const struct cc_verify *rule, const struct cc_verify_data *data)
{
	return rule->kind <= CC_VERIFY_WAVES ? cc_verify_report(rule, data) : cc_verify_log(rule, data);
}
