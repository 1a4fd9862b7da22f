/* levels.c -- attributes that a panel is mixed by: levels of the pool, profiles, target shares. */
#include "figure/levels.h"

#include "base/arena.h"
#include "base/num.h"
#include "figure/twice.h"
#include "stat/order.h"

#include <math.h>
#include <string.h>

#define NO_LEVEL UINT32_MAX

/* Between which cuts it is; a cell that is no number is a problem, or missing. */
static uint32_t
cut_of(struct cc_levels *l, const struct cc_leveled *a, const struct cc_column_cell *cell)
{
	struct cc_span text = cc_state_text(l->state, l->role, cell->id);
	uint32_t cut = 0;
	double value;

	if (!cc_num_parse(&value, text)) {
		l->invalid++;
		if (!l->run->invalid_missing)
			cc_place_problem(l->problems, l->run, cell->place, a->name,
			    N_("\"%s\"; wanted a number, as the study gives it cuts"), cc_quote(text).text);
		return NO_LEVEL;
	}
	while (cut < a->wish->cuts && value >= a->wish->cut[cut])
		cut++;
	return cut;
}

void
cc_levels_read(struct cc_levels *l, const struct cc_store *columns, const struct cc_store *cells,
    cc_column_unit *unit, const void *of)
{
	struct cc_column_names names;
	struct cc_column_cell cell;

	cc_column_names(&names, columns, l->role, l->arena);
	l->attribute = CC_ARRAY(l->arena, struct cc_leveled, names.n);
	for (; l->attributes < names.n; l->attributes++) {
		struct cc_leveled *a = &l->attribute[l->attributes];

		a->name = names.column[l->attributes].name;
		a->raw = CC_ARRAY(l->arena, uint32_t, l->units);
		for (uint32_t u = 0; u < l->units; u++)
			a->raw[u] = NO_LEVEL;
		for (uint32_t w = 0; w < l->wishes->n; w++)
			if (cc_span_eq(l->wishes->wish[w].folded, names.column[l->attributes].folded))
				a->wish = &l->wishes->wish[w];
	}
	for (uint64_t i = 0; i < cells->rows; i++) {
		struct cc_leveled *a;
		uint32_t u;

		if (!cc_column_cell(&cell, &names, cells, i) || cell.id == CC_NO_ID)
			continue;
		u = unit(of, &cell);
		a = &l->attribute[cell.column];
		if (u != CC_NO_ID)
			a->raw[u] = a->wish != NULL && a->wish->cuts > 0 ? cut_of(l, a, &cell) : cell.id;
	}
}

struct cc_span
cc_level_text(const struct cc_levels *l, uint32_t attribute, uint32_t unit)
{
	const struct cc_level_wish *w = l->attribute[attribute].wish;
	uint32_t raw = l->attribute[attribute].raw[unit];
	const char *above, *below;

	if (raw == NO_LEVEL)
		return CC_SPAN("(missing)");
	if (w == NULL || w->cuts == 0)
		return cc_state_text(l->state, l->role, raw);
	above = raw > 0 ? cc_format(l->arena, "%s", cc_num_say(w->cut[raw - 1]).text) : NULL;
	below = raw < w->cuts ? cc_format(l->arena, "<%s", cc_num_say(w->cut[raw]).text) : "";
	return cc_span(above == NULL	  ? below
		       : below[0] == '\0' ? cc_format(l->arena, ">=%s", above)
					  : cc_format(l->arena, "%s..%s", above, below));
}

struct cc_span
cc_profile_text(const struct cc_levels *l, uint32_t unit)
{
	struct cc_span *text = CC_ARRAY(l->arena, struct cc_span, l->attributes);

	for (uint32_t a = 0; a < l->attributes; a++)
		text[a] = cc_level_text(l, a, unit);
	return l->attributes > 0 ? cc_spans_join(text, l->attributes, " / ", l->arena)
				 : (struct cc_span){ NULL, 0 };
}

/* Places in who[], those of one level together. */
static uint32_t *
sort_raw(const struct cc_levels *l, const uint32_t *raw, struct cc_arena *scratch)
{
	uint32_t *order = CC_ARRAY(scratch, uint32_t, l->n);
	uint64_t *key = CC_ARRAY(scratch, uint64_t, l->n);

	for (uint32_t i = 0; i < l->n; i++) {
		order[i] = i;
		key[i] = raw[l->who[i]];
	}
	cc_sort_by(order, key, l->n, scratch);
	return order;
}

static uint32_t
count_levels(const struct cc_levels *l, const uint32_t *raw, const uint32_t *order)
{
	uint32_t levels = 0;

	for (uint32_t i = 0; i < l->n; i++)
		levels += i == 0 || raw[l->who[order[i]]] != raw[l->who[order[i - 1]]];
	return levels;
}

/* Levels of one attribute in the order of bytes, or of cuts; what is missing comes last. */
static void
find_levels(struct cc_levels *l, uint32_t attribute, uint8_t *level, uint32_t first)
{
	struct cc_leveled *a = &l->attribute[attribute];
	struct cc_arena *scratch = cc_arena_new();
	const uint32_t *order = sort_raw(l, a->raw, scratch);

	a->level = CC_ARRAY(l->arena, struct cc_attribute_level, count_levels(l, a->raw, order));
	for (uint32_t i = 0; i < l->n; i++) {
		uint32_t who = l->who[order[i]];
		struct cc_attribute_level *one;

		if (i == 0 || a->raw[who] != a->raw[l->who[order[i - 1]]]) {
			one = &a->level[a->levels++];
			*one = (struct cc_attribute_level){ .text = cc_level_text(l, attribute, who) };
			for (int side = 0; side < 2; side++)
				one->asked[side] = one->granted[side] = (double)NAN;
		}
		one = &a->level[a->levels - 1];
		one->pool++;
		one->kept += l->pool.in[who];
		level[(size_t)who * l->attributes + attribute] = (uint8_t)(first + a->levels - 1);
	}
	cc_arena_free(scratch);
}

/* Numbered by their levels, named by their first person. */
static void
find_profiles(struct cc_levels *l, const uint8_t *level)
{
	struct cc_arena *scratch = cc_arena_new();
	uint32_t *order = CC_ARRAY(scratch, uint32_t, l->n);
	const uint8_t *last = NULL;

	for (uint32_t i = 0; i < l->n; i++)
		order[i] = l->who[i];
	cc_sort_by_bytes(order, level, l->attributes, l->n, scratch);
	l->profile = CC_ARRAY(l->arena, struct cc_span, l->n);
	for (uint32_t i = 0; i < l->n; i++) {
		const uint8_t *own = &level[(size_t)order[i] * l->attributes];

		if (i == 0 || (l->attributes > 0 && memcmp(last, own, l->attributes) != 0))
			l->profile[l->profiles++] = cc_profile_text(l, order[i]);
		l->profile_of[order[i]] = l->profiles - 1;
		last = own;
	}
	cc_arena_free(scratch);
}

/* What the study says of target shares. */
static bool
find_targets(struct cc_levels *l, enum cc_panel_spread *spread, double *given, struct cc_err *err)
{
	for (uint32_t i = 0; i < l->attributes; i++) {
		const struct cc_leveled *a = &l->attribute[i];
		const struct cc_node *shares = a->wish != NULL ? a->wish->shares : NULL;
		double sum = 0;

		spread[i] = a->wish != NULL ? a->wish->spread : CC_PANEL_POOL;
		for (uint32_t v = 0; v < a->levels; v++)
			for (size_t s = 0; shares != NULL && s < shares->n; s++)
				if (cc_span_eq(shares->key[s]->text, a->level[v].text)) {
					cc_num_parse(&given[v], shares->item[s]->text);
					sum += given[v];
				}
		given += a->levels;
		if (shares != NULL && !(sum > 0))
			return cc_node_fail(shares, l->run->study->file, err,
			    N_("shares of \"%s\", of which nobody in the pool has any; wanted one of its "
			       "levels"),
			    cc_quote(a->name).text);
	}
	return true;
}

bool
cc_levels_pool(struct cc_levels *l, const uint32_t *who, uint32_t n, const bool *in, const double *lot,
    uint32_t size, struct cc_err *err)
{
	uint8_t *level = CC_ARRAY(l->arena, uint8_t, (size_t)l->units * l->attributes + 1);
	uint32_t *first = CC_ARRAY(l->arena, uint32_t, (size_t)l->attributes + 1);
	enum cc_panel_spread *spread = CC_ARRAY(l->arena, enum cc_panel_spread, l->attributes);
	double *given;

	l->who = who;
	l->n = n;
	l->profile_of = CC_ARRAY(l->arena, uint32_t, l->units);
	l->pool = (struct cc_panel_pool){ .people = l->units,
		.attributes = l->attributes,
		.size = size,
		.first = first,
		.level = level,
		.in = in,
		.lot = lot,
		.spread = spread };
	for (uint32_t a = 0; a < l->attributes; a++) {
		find_levels(l, a, level, first[a]);
		first[a + 1] = first[a] + l->attribute[a].levels;
	}
	l->pool.levels = first[l->attributes];
	if (l->pool.levels > CC_SEATS_LEVELS)
		return cc_fail(err, CC_EXIT_DATA,
		    N_("the attributes have %u levels in all; wanted %d or fewer: other attributes, or cuts "
		       "of "
		       "numbers in the study"),
		    l->pool.levels, (int)CC_SEATS_LEVELS);
	find_profiles(l, level);
	given = CC_ARRAY(l->arena, double, l->pool.levels);
	l->pool.given = given;
	return find_targets(l, spread, given, err);
}
