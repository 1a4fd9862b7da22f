/* facts.c -- what other commands found: the cells of their reports, to be looked up. */
#include "figure/facts.h"

#include "base/arena.h"
#include "base/date.h"

#include <math.h>
#include <stdlib.h>

static int
by_text(struct cc_span a, struct cc_span b)
{
	if (a.at == NULL || b.at == NULL)
		return (a.at != NULL) - (b.at != NULL);
	return cc_span_cmp(a, b);
}

static int
by_number(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
by_report(const struct cc_fact *a, const struct cc_fact *b)
{
	int order = by_text(a->tool, b->tool);

	order = order != 0 ? order : by_text(a->as_of, b->as_of);
	return order != 0 ? order : by_text(a->label, b->label);
}

static int
by_place(const void *a, const void *b)
{
	const struct cc_fact *x = a, *y = b;
	int order = by_report(x, y);

	order = order != 0 ? order : by_text(x->table, y->table);
	order = order != 0 ? order : by_number(x->row, y->row);
	order = order != 0 ? order : by_number(x->order, y->order);
	return order != 0 ? order : by_text(x->column, y->column);
}

static bool
same_table(const struct cc_fact *a, const struct cc_fact *b)
{
	return by_report(a, b) == 0 && cc_span_eq(a->table, b->table);
}

static size_t
count(const struct cc_fact *fact, size_t n, bool (*same)(const struct cc_fact *, const struct cc_fact *))
{
	size_t groups = n > 0;

	for (size_t i = 1; i < n; i++)
		groups += !same(&fact[i - 1], &fact[i]);
	return groups;
}

static bool
same_report(const struct cc_fact *a, const struct cc_fact *b)
{
	return by_report(a, b) == 0;
}

static bool
same_row(const struct cc_fact *a, const struct cc_fact *b)
{
	return same_table(a, b) && a->row == b->row;
}

static size_t
until(const struct cc_fact *fact, size_t from, size_t n,
    bool (*same)(const struct cc_fact *, const struct cc_fact *))
{
	size_t to = from + 1;

	while (to < n && same(&fact[from], &fact[to]))
		to++;
	return to;
}

/* A table without rows has one fact, without a column. */
static struct cc_fact_table
table_of(const struct cc_fact *fact, size_t n, struct cc_arena *arena)
{
	struct cc_fact_row *row = CC_ARRAY(arena, struct cc_fact_row, count(fact, n, same_row));
	struct cc_fact_table table = { fact->table, row, 0 };

	for (size_t i = 0, to; i < n; i = to) {
		to = until(fact, i, n, same_row);
		if (fact[i].column.at != NULL)
			row[table.n++] = (struct cc_fact_row){ &fact[i], to - i };
	}
	return table;
}

static struct cc_fact_report
report_of(const struct cc_fact *fact, size_t n, struct cc_arena *arena)
{
	struct cc_fact_table *table = CC_ARRAY(arena, struct cc_fact_table, count(fact, n, same_table));
	struct cc_fact_report report = { fact->tool, fact->label, fact->as_of, table, 0 };

	for (size_t i = 0, to; i < n; i = to) {
		to = until(fact, i, n, same_table);
		table[report.n++] = table_of(&fact[i], to - i, arena);
	}
	return report;
}

struct cc_facts *
cc_facts(struct cc_fact *fact, size_t n, struct cc_arena *arena)
{
	struct cc_facts *f = CC_NEW(arena, struct cc_facts);
	struct cc_fact_report *report;

	if (n > 0)
		qsort(fact, n, sizeof *fact, by_place);
	report = CC_ARRAY(arena, struct cc_fact_report, count(fact, n, same_report));
	for (size_t i = 0, to; i < n; i = to) {
		to = until(fact, i, n, same_report);
		report[f->n++] = report_of(&fact[i], to - i, arena);
	}
	f->report = report;
	return f;
}

static bool
row_twice(const struct cc_fact_row *row)
{
	for (size_t i = 1; i < row->n; i++)
		if (cc_fact_column(row, row->cell[i].column) < i)
			return true;
	return false;
}

const struct cc_fact_report *
cc_facts_twice(const struct cc_facts *f)
{
	for (size_t r = 0; r < f->n; r++)
		for (size_t t = 0; t < f->report[r].n; t++)
			for (size_t i = 0; i < f->report[r].table[t].n; i++)
				if (row_twice(&f->report[r].table[t].row[i]))
					return &f->report[r];
	return NULL;
}

int64_t
cc_facts_last_day(const struct cc_facts *f, struct cc_span but)
{
	int64_t last = CC_NO_DAY, day;

	for (size_t i = 0; i < f->n; i++)
		if (f->report[i].as_of.at != NULL && !cc_span_eq(f->report[i].tool, but) &&
		    cc_date_parse_iso(&day, f->report[i].as_of) && day > last)
			last = day;
	return last;
}

const struct cc_fact_table *
cc_fact_table(const struct cc_fact_report *r, struct cc_span name)
{
	for (size_t i = 0; i < r->n; i++)
		if (cc_span_eq(r->table[i].name, name))
			return &r->table[i];
	return NULL;
}

size_t
cc_fact_column(const struct cc_fact_row *row, struct cc_span name)
{
	for (size_t i = 0; i < row->n; i++)
		if (cc_span_eq(row->cell[i].column, name))
			return i;
	return SIZE_MAX;
}

static const char *const bases[] = { "n", "people", "raters", "reached", "eligible", "seen", "denominator",
	"n_importance" };
static const char *const counts[] = { "numerator", "touched", "units", "votes", "votes_against", "episodes" };

static bool
among(struct cc_span name, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (cc_span_eq(name, cc_span(list[i])))
			return true;
	return false;
}

static bool
is_count(struct cc_span name)
{
	return among(name, bases, sizeof bases / sizeof *bases) ||
	       among(name, counts, sizeof counts / sizeof *counts) ||
	       (name.len > 2 && memcmp(name.at, "n_", 2) == 0);
}

/* PREFIX and then the text, or the text and then what stands behind it. */
static size_t
column_joined(const struct cc_fact_row *row, struct cc_span a, struct cc_span b)
{
	for (size_t i = 0; i < row->n; i++) {
		struct cc_span name = row->cell[i].column;

		if (name.len == a.len + b.len && memcmp(name.at, a.at, a.len) == 0 &&
		    memcmp(name.at + a.len, b.at, b.len) == 0)
			return i;
	}
	return SIZE_MAX;
}

static double
number_at(const struct cc_fact_row *row, size_t cell)
{
	return cell == SIZE_MAX ? (double)NAN : row->cell[cell].number;
}

/* Both ends, under that prefix. */
static bool
ends(struct cc_fact_figure *f, const struct cc_fact_row *row, struct cc_span prefix)
{
	size_t low = column_joined(row, prefix, CC_SPAN("_low"));
	size_t high = column_joined(row, prefix, CC_SPAN("_high"));

	if (low == SIZE_MAX || high == SIZE_MAX)
		return false;
	f->low = number_at(row, low);
	f->high = number_at(row, high);
	return true;
}

static bool
is_number(const struct cc_fact *cell)
{
	static const char *const types[] = { "integer", "real", "share", "p" };

	return cell->type.at != NULL ? among(cell->type, types, sizeof types / sizeof *types)
				     : isfinite(cell->number);
}

/* The nearest number to the left of low that is no count. */
static bool
plain_ends(struct cc_fact_figure *f, const struct cc_fact_row *row, size_t cell)
{
	size_t low = cc_fact_column(row, CC_SPAN("low")), high = cc_fact_column(row, CC_SPAN("high"));
	size_t left = low;

	if (low == SIZE_MAX || high == SIZE_MAX)
		return false;
	while (left > 0 && (!is_number(&row->cell[left - 1]) || is_count(row->cell[left - 1].column)))
		left--;
	if (left == 0 || left - 1 != cell)
		return false;
	f->low = number_at(row, low);
	f->high = number_at(row, high);
	return true;
}

static double
base_of(const struct cc_fact_row *row, struct cc_span column)
{
	size_t own = column_joined(row, CC_SPAN("n_"), column);

	for (size_t i = 0; own == SIZE_MAX && i < sizeof bases / sizeof *bases; i++)
		own = cc_fact_column(row, cc_span(bases[i]));
	return number_at(row, own);
}

/* low and high themselves: what they are the ends of has the interval. */
static bool
is_end(struct cc_span name)
{
	static const char *const ends[] = { "low", "high" };

	for (size_t i = 0; i < 2; i++) {
		size_t len = strlen(ends[i]);

		if (name.len >= len && memcmp(name.at + name.len - len, ends[i], len) == 0 &&
		    (name.len == len || name.at[name.len - len - 1] == '_'))
			return true;
	}
	return false;
}

struct cc_fact_figure
cc_fact_figure(const struct cc_fact_row *row, size_t cell)
{
	struct cc_fact_figure f = { row->cell[cell].number, NAN, NAN, NAN };
	struct cc_span name = row->cell[cell].column, prefix = name;

	if (is_count(name))
		return f;
	while (prefix.len > 0 && prefix.at[prefix.len - 1] != '_')
		prefix.len--;
	prefix.len -= prefix.len > 0;
	if (!is_end(name) && !ends(&f, row, name) && (prefix.len == 0 || !ends(&f, row, prefix)))
		plain_ends(&f, row, cell);
	f.n = base_of(row, name);
	return f;
}
