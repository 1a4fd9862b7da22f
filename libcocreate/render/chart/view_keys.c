/* view_keys.c -- rows by what they belong to: keys of other tables, and rows of a group together. */
#include "render/chart/view.h"

#include "base/arena.h"
#include "render/formats.h"

size_t
cc_view_thing(const struct cc_table *things, const struct cc_chart_things *of, struct cc_span key)
{
	size_t exact = cc_view_find(things, of->key, key);

	if (exact != SIZE_MAX || of->group == NULL)
		return exact;
	for (size_t row = 0; things != NULL && row < things->rows; row++) {
		struct cc_span group = cc_view_key(things, row, of->group);
		struct cc_span own = cc_view_key(things, row, of->key);

		if (key.len == group.len + 1 + own.len && key.at[group.len] == '/' &&
		    cc_span_eq(group, (struct cc_span){ key.at, group.len }) &&
		    cc_span_eq(own, (struct cc_span){ key.at + group.len + 1, own.len }))
			return row;
	}
	return SIZE_MAX;
}

struct cc_span
cc_view_called(const struct cc_canvas *c, const struct cc_chart_view *v, struct cc_span key)
{
	const struct cc_chart_things *of = &v->chart->of;
	const struct cc_table *things = cc_view_table(v->report, of->table);
	size_t row = things == NULL ? SIZE_MAX : cc_view_thing(things, of, key);
	struct cc_span label = row == SIZE_MAX ? CC_SPAN("") : cc_view_text(c, things, row, of->label);

	if (label.len == 0 || cc_span_eq(key, cc_view_key(things, row, of->key)))
		return label;
	return cc_span(cc_format(c->arena, "%s (%s)", label.at, cc_view_text(c, things, row, of->group).at));
}

struct cc_span
cc_view_group(const struct cc_canvas *c, const struct cc_chart_view *v, size_t row)
{
	struct cc_span label = cc_view_called(c, v, cc_view_key(v->table, row, v->chart->group));

	if (label.len == 0)
		label = cc_view_name(c, v, row, v->chart->group);
	if (v->chart->group_then == NULL)
		return label;
	return cc_span(
	    cc_format(c->arena, "%s > %s", label.at, cc_view_name(c, v, row, v->chart->group_then).at));
}

/* The number of the group of each row, by first appearance; how many there are. */
static size_t
number_groups(size_t *group, const struct cc_table *t, const char *column, size_t *first)
{
	size_t n = 0;

	for (size_t row = 0; row < t->rows; row++) {
		struct cc_span key = cc_view_key(t, row, column);
		size_t g = row > 0 ? group[row - 1] : 0; /* most often it goes on */

		if (row == 0 || !cc_span_eq(key, cc_view_key(t, first[g], column)))
			for (g = 0; g < n && !cc_span_eq(key, cc_view_key(t, first[g], column));)
				g++;
		if (g == n)
			first[n++] = row;
		group[row] = g;
	}
	return n;
}

const struct cc_table *
cc_view_gathered(const struct cc_table *t, const char *column, struct cc_arena *arena)
{
	struct cc_table *made;
	size_t *group, *first, groups, at = 0;

	if (t == NULL || column == NULL || t->rows == 0)
		return t;
	group = CC_ARRAY(arena, size_t, t->rows);
	first = CC_ARRAY(arena, size_t, t->rows);
	groups = number_groups(group, t, column, first);
	made = CC_NEW(arena, struct cc_table);
	*made = *t;
	made->cell = CC_ARRAY(arena, struct cc_cell, t->rows * t->n_columns);
	for (size_t g = 0; g < groups; g++)
		for (size_t row = first[g]; row < t->rows; row++)
			if (group[row] == g)
				memcpy(&made->cell[at++ * t->n_columns], cc_render_row(t, row),
				    t->n_columns * sizeof *t->cell);
	return made;
}

const struct cc_table *
cc_view_without(const struct cc_table *t, const char *column, struct cc_arena *arena)
{
	struct cc_table *left;
	size_t n = 0;

	if (t == NULL || column == NULL)
		return t;
	left = CC_NEW(arena, struct cc_table);
	*left = *t;
	left->cell = CC_ARRAY(arena, struct cc_cell, t->rows * t->n_columns);
	for (size_t row = 0; row < t->rows; row++)
		if (cc_view_key(t, row, column).len == 0)
			memcpy(&left->cell[n++ * t->n_columns], cc_render_row(t, row),
			    t->n_columns * sizeof *t->cell);
	left->rows = n;
	return left;
}
