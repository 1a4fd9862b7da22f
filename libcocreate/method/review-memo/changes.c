/* changes.c -- figures that the last memo had, too, and rows that a command compared (from:). */
#include "method/review-memo/int.h"

#include "base/arena.h"
#include "figure/told.h"

#include <math.h>

/* A change that is asked for and cannot be told. */
static void
check_since(struct review *r, const struct memo_figure *f)
{
	struct cc_err err;

	if (!f->cite.since || f->change != SIZE_MAX || f->cite.or_text.at != NULL)
		return;
	if (r->last == NULL)
		cc_fail(&err, CC_EXIT_STUDY, N_("%s: no last memo to compare with; wanted --against=FILE"),
		    cc_quote(f->cite.reference).text);
	else
		cc_fail(&err, CC_EXIT_STUDY,
		    N_("%s is no figure of the last memo; wanted one that it cites, or |or \"TEXT\""),
		    cc_quote(f->cite.reference).text);
	memo_problem(r, f->place, &err);
}

/* Room for so many more. */
static void
grow(struct review *r, size_t more)
{
	struct cc_since *change = CC_ARRAY(r->arena, struct cc_since, r->changes + more);

	if (r->changes > 0)
		memcpy(change, r->change, r->changes * sizeof *change);
	r->change = change;
}

static size_t
change_of(const struct review *r, const struct memo_figure *f)
{
	for (size_t i = 0; i < r->changes; i++)
		if (cc_span_eq(r->change[i].reference, f->cite.reference))
			return i;
	return SIZE_MAX;
}

void
memo_find_changes(struct review *r)
{
	grow(r, r->figures);
	for (size_t i = 0; i < r->figures; i++) {
		struct memo_figure *f = &r->figure[i];
		struct cc_since *c = &r->change[r->changes];

		f->change = change_of(r, f);
		if (f->change == SIZE_MAX &&
		    cc_since_find(c, &f->cite, &f->cited, r->last, r->run->confidence, r->arena)) {
			c->id = f->row.id;
			f->change = r->changes++;
		}
	}
	cc_since_judge(r->change, r->changes, r->study->good, r->run->confidence, r->arena);
	for (size_t i = 0; i < r->figures; i++)
		check_since(r, &r->figure[i]);
}

static void
tell(struct review *r, struct memo_entry *e)
{
	struct cc_told_from from;
	struct cc_telling told = { .confidence = r->run->confidence, .arena = r->arena };
	struct cc_err err;

	if (!cc_told_select(&from, e->from, e->where, r->now, CC_EXIT_STUDY, r->arena, &err)) {
		memo_problem(r, memo_place(r, cc_node_get(e->node, "from")), &err);
		return;
	}
	told.how = (struct cc_shown){ .lang = r->lang,
		.digits = from.cite.digits >= 0 ? (unsigned)from.cite.digits : r->run->digits,
		.percent = from.cite.percent,
		.fixed = true };
	grow(r, from.at.table->n);
	for (size_t i = 0; i < from.at.table->n; i++) {
		const struct cc_fact_row *row = &from.at.table->row[i];
		const char *verdict;

		if (!cc_told_fits(&from, row))
			continue;
		verdict = cc_told_row(&told, row);
		if (cc_fact_column(row, CC_SPAN("before")) != SIZE_MAX) {
			cc_since_told(&r->change[r->changes], row, from.cite.reference, verdict, r->arena);
			r->change[r->changes++].id = e->id;
		}
	}
	e->shown = cc_format(
	    r->arena, "%s%s%s", e->shown, *e->shown != '\0' ? memo_say(r, " ", "") : "", cc_told_end(&told));
	e->since = true;
}

void
memo_tell_rows(struct review *r)
{
	for (size_t i = 0; i < r->memo->n; i++)
		if (r->memo->entry[i].from.at != NULL)
			tell(r, &r->memo->entry[i]);
}
