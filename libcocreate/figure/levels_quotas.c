/* levels_quotas.c -- how many seats levels are to have: what is asked, and what can be had. */
#include "figure/levels.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"

#include <math.h>

#define NO_LEVEL UINT32_MAX

const struct cc_column_spec cc_balance_columns[] = {
	[CC_BALANCE_ATTRIBUTE] = CC_CELL(struct cc_balance_row, "attribute", attribute, ID, KEY),
	[CC_BALANCE_LEVEL] = CC_CELL(struct cc_balance_row, "level", level, ID, KEY),
	CC_CELL(struct cc_balance_row, "pool", pool, INT, NONE),
	CC_CELL(struct cc_balance_row, "pool_share", pool_share, SHARE, NONE),
	CC_CELL(struct cc_balance_row, "target", target, SHARE, NONE),
	CC_CELL(struct cc_balance_row, "lower", lower, INT, NONE),
	CC_CELL(struct cc_balance_row, "upper", upper, INT, NONE),
	[CC_BALANCE_PANEL] = CC_CELL(struct cc_balance_row, "panel", panel, INT, NONE),
	CC_CELL(struct cc_balance_row, "panel_share", panel_share, SHARE, NONE),
	[CC_BALANCE_GAP] = CC_CELL(struct cc_balance_row, "gap", gap, REAL, NONE),
	{ 0 },
};

const struct cc_column_spec cc_quota_columns[] = {
	CC_CELL(struct cc_quota_row, "attribute", attribute, ID, KEY),
	CC_CELL(struct cc_quota_row, "level", level, ID, KEY),
	CC_CELL(struct cc_quota_row, "bound", bound, WORD, NONE),
	CC_CELL(struct cc_quota_row, "asked", asked, INT, NONE),
	CC_CELL(struct cc_quota_row, "granted", granted, INT, NONE),
	{ 0 },
};

enum { QUOTA_MOST = 1000000 };

/* The quotas of a run, in the order in which they are said. */
struct asking {
	struct cc_levels *l;
	uint32_t *order, said;
	struct cc_err *err;
};

static uint32_t
find_level(const struct cc_levels *l, const struct cc_leveled *a, struct cc_span name)
{
	struct cc_span folded = cc_utf8_fold(l->arena, name);

	for (uint32_t v = 0; v < a->levels; v++)
		if (cc_span_eq(a->level[v].text, name))
			return v;
	for (uint32_t v = 0; v < a->levels; v++)
		if (cc_span_eq(cc_utf8_fold(l->arena, a->level[v].text), folded))
			return v;
	return NO_LEVEL;
}

static bool
fail_level(const struct asking *q, const struct cc_leveled *a, struct cc_span name, struct cc_place place)
{
	const char *all = "";

	for (uint32_t v = 0; v < a->levels; v++)
		all = cc_format(
		    q->l->arena, "%s%s\"%s\"", all, v > 0 ? ", " : "", cc_quote(a->level[v].text).text);
	return cc_fail_at(q->err, CC_EXIT_DATA, place,
	    N_("a quota on \"%s\", which nobody has in \"%s\"; wanted one of %s"), cc_quote(name).text,
	    cc_quote(a->name).text, all);
}

static bool
ask(struct asking *q, uint32_t attribute, struct cc_span name, const double *end, struct cc_place place)
{
	struct cc_leveled *a = &q->l->attribute[attribute];
	uint32_t v = find_level(q->l, a, name), at = q->l->pool.first[attribute] + v;

	if (v == NO_LEVEL)
		return fail_level(q, a, name, place);
	for (uint32_t side = 0; side < 2; side++)
		if (!isnan(end[side])) {
			a->level[v].asked[side] = end[side];
			q->order[side * q->l->pool.levels + at] = q->said++;
		}
	return !(a->level[v].asked[0] > a->level[v].asked[1]) ||
	       cc_fail_at(q->err, CC_EXIT_DATA, place,
		   N_("\"%s\": at least %s and at most %s; wanted the lower number first"),
		   cc_quote(name).text, cc_num_say(a->level[v].asked[0]).text,
		   cc_num_say(a->level[v].asked[1]).text);
}

static bool
read_end(double *end, struct cc_span text)
{
	int64_t value;

	*end = (double)NAN;
	if (text.len == 0)
		return true;
	if (!cc_int_parse(&value, text) || value < 0 || value > QUOTA_MOST)
		return false;
	*end = (double)value;
	return true;
}

/* COLUMN=VALUE:LOW..HIGH; = and : may stand in names, too. */
static bool
ask_option(struct asking *q, const char *text)
{
	const char *colon = strrchr(text, ':'), *dots = colon != NULL ? strstr(colon, "..") : NULL;
	double end[2];

	if (dots == NULL || !read_end(&end[0], (struct cc_span){ colon + 1, (size_t)(dots - colon - 1) }) ||
	    !read_end(&end[1], cc_span(dots + 2)) || (isnan(end[0]) && isnan(end[1])))
		return cc_fail_option(q->l->run, "quota", q->err,
		    N_("\"%s\"; wanted COLUMN=VALUE:LOW..HIGH, of which one end may be missing"),
		    cc_quote(cc_span(text)).text);
	for (const char *equals = strchr(text, '='); equals != NULL && equals < colon;
	     equals = strchr(equals + 1, '='))
		for (uint32_t a = 0; a < q->l->attributes; a++)
			if (cc_span_eq(
				cc_utf8_fold(q->l->arena, (struct cc_span){ text, (size_t)(equals - text) }),
				cc_utf8_fold(q->l->arena, q->l->attribute[a].name)))
				return ask(q, a, (struct cc_span){ equals + 1, (size_t)(colon - equals - 1) },
				    end, (struct cc_place){ "--quota", 0, 0 });
	return cc_fail_option(q->l->run, "quota", q->err,
	    N_("\"%s\"; wanted the name of an attribute first: -c attribute=COLUMN"),
	    cc_quote(cc_span(text)).text);
}

/* [LOW], [LOW, HIGH]; ~ for an end that is open.  Numbers were checked before. */
static bool
ask_study(struct asking *q, const struct cc_level_wish *w)
{
	const char *file = q->l->run->study->file;
	uint32_t a = 0;

	while (a < q->l->attributes && q->l->attribute[a].wish != w)
		a++;
	if (a == q->l->attributes)
		return cc_node_fail(w->quotas, file, q->err,
		    N_("quotas on \"%s\", which is no attribute here; wanted a column bound to it"),
		    cc_quote(w->name).text);
	for (size_t i = 0; i < w->quotas->n; i++) {
		const struct cc_node *list = w->quotas->item[i];
		double end[2];

		for (size_t side = 0; side < 2; side++)
			read_end(&end[side], side < list->n && !cc_node_null(list->item[side])
						 ? list->item[side]->text
						 : (struct cc_span){ NULL, 0 });
		if (!ask(q, a, w->quotas->key[i]->text, end, cc_node_place(w->quotas->key[i], file)))
			return false;
	}
	return true;
}

/* Lines about what cannot be, behind one that says so. */
struct refusal {
	struct cc_err *err;
	bool any;
};

static void
refuse(struct refusal *r)
{
	if (!r->any)
		cc_fail(r->err, CC_EXIT_DATA,
		    N_("no panel keeps the quotas; wanted what can be had, or --relax, which goes on with "
		       "that:"));
	r->any = true;
}

static void
refuse_level(
    struct refusal *r, const struct cc_leveled *a, const struct cc_attribute_level *level, unsigned side)
{
	struct cc_said asked = cc_num_say(level->asked[side]), can = cc_num_say(level->granted[side]);

	refuse(r);
	cc_fail_more(r->err, "\n  %s=%s: ", cc_quote(a->name).text, cc_quote(level->text).text);
	cc_fail_more(r->err,
	    side == 0 ? N_("at least %s asked, %s can be had") : N_("at most %s asked, %s are needed"),
	    asked.text, can.text);
}

/* Each quota alone: people there are, seats, who is in already. */
static bool
check_levels(struct cc_levels *l, bool relax, struct cc_err *err)
{
	struct refusal r = { err, false };

	for (uint32_t i = 0; i < l->attributes; i++)
		for (uint32_t v = 0; v < l->attribute[i].levels; v++) {
			struct cc_attribute_level *one = &l->attribute[i].level[v];
			double can[2] = { fmin((double)one->pool, l->pool.size), (double)one->kept };

			for (unsigned side = 0; side < 2; side++) {
				one->granted[side] = one->asked[side];
				if (side == 0 ? !(one->asked[0] > can[0]) : !(one->asked[1] < can[1]))
					continue;
				one->granted[side] = can[side];
				l->relaxed = true;
				if (!relax)
					refuse_level(&r, &l->attribute[i], one, side);
			}
		}
	return !r.any;
}

/* Those of one attribute together: they ask for more seats than there are, or allow fewer. */
static bool
check_sums(const struct cc_levels *l, struct cc_err *err)
{
	struct refusal r = { err, false };
	double size = l->pool.size;

	for (uint32_t i = 0; i < l->attributes; i++) {
		const struct cc_leveled *a = &l->attribute[i];
		double least = 0, most = 0;
		unsigned levels = 0;

		for (uint32_t v = 0; v < a->levels; v++) {
			levels += a->level[v].granted[0] > 0;
			least += fmax(a->level[v].granted[0], (double)a->level[v].kept);
			most += fmin(a->level[v].granted[1], (double)a->level[v].pool);
		}
		if (least <= size && most >= size)
			continue;
		refuse(&r);
		cc_fail_more(err, "\n  %s: ", cc_quote(a->name).text);
		if (least > size)
			cc_fail_more(err, N_("%u levels ask for %s of %u seats"), levels,
			    cc_num_say(least).text, l->pool.size);
		else
			cc_fail_more(err, N_("all levels allow for %s of %u seats"), cc_num_say(most).text,
			    l->pool.size);
	}
	return !r.any;
}

bool
cc_levels_quotas(struct cc_levels *l, const struct cc_list *option, bool relax, struct cc_err *err)
{
	uint32_t levels = l->pool.levels;
	double *low = CC_ARRAY(l->arena, double, levels), *high = CC_ARRAY(l->arena, double, levels);
	struct asking q = { l, CC_ARRAY(l->arena, uint32_t, 2 * (size_t)levels), 0, err };

	for (uint32_t w = 0; w < l->wishes->n; w++)
		if (l->wishes->wish[w].quotas != NULL && !ask_study(&q, &l->wishes->wish[w]))
			return false;
	for (size_t i = 0; i < option->n; i++)
		if (!ask_option(&q, option->item[i]))
			return false;
	if (!check_levels(l, relax, err) || (!relax && !check_sums(l, err)))
		return false;
	for (uint32_t i = 0; i < l->attributes; i++)
		for (uint32_t v = 0; v < l->attribute[i].levels; v++) {
			low[l->pool.first[i] + v] = l->attribute[i].level[v].granted[0];
			high[l->pool.first[i] + v] = l->attribute[i].level[v].granted[1];
		}
	l->pool.order = q.order;
	l->pool.low = low;
	l->pool.high = high;
	return true;
}

bool
cc_levels_grant(struct cc_levels *l, const struct cc_panel *p, bool relax, struct cc_err *err)
{
	struct refusal r = { err, false };

	l->relaxed |= p->relaxed;
	for (uint32_t i = 0; i < l->attributes; i++)
		for (uint32_t v = 0; v < l->attribute[i].levels; v++)
			for (unsigned side = 0; side < 2; side++) {
				uint32_t at = l->pool.first[i] + v;
				struct cc_attribute_level *one = &l->attribute[i].level[v];

				if (!p->moved[side * l->pool.levels + at])
					continue;
				one->granted[side] =
				    (double)((side == 0 ? p->low : p->high)[at] + p->kept[at]);
				if (!relax)
					refuse_level(&r, &l->attribute[i], one, side);
			}
	return !r.any;
}

static int64_t
whole(double value)
{
	return isnan(value) ? CC_NO_INT : (int64_t)value;
}

void
cc_balance_put(struct cc_report *report, struct cc_table *t, const struct cc_levels *l,
    const struct cc_panel *panel, const bool *member)
{
	for (uint32_t i = 0; i < l->attributes; i++)
		for (uint32_t v = 0; v < l->attribute[i].levels; v++) {
			const struct cc_attribute_level *one = &l->attribute[i].level[v];
			uint32_t at = l->pool.first[i] + v;
			struct cc_balance_row row = { .attribute = l->attribute[i].name,
				.level = one->text,
				.pool = one->pool,
				.pool_share = (double)one->pool / l->n,
				.target = panel->share[at],
				.lower = whole(one->granted[0]),
				.upper = whole(one->granted[1]) };

			for (uint32_t k = 0; k < l->n; k++)
				row.panel += member[l->who[k]] &&
					     l->pool.level[(size_t)l->who[k] * l->attributes + i] == at;
			row.panel_share = (double)row.panel / l->pool.size;
			row.gap = row.panel_share - row.target;
			cc_table_fill(report, t, &row, 1);
		}
}

void
cc_quotas_put(struct cc_report *report, struct cc_table *t, const struct cc_levels *l)
{
	for (uint32_t i = 0; i < l->attributes; i++)
		for (uint32_t v = 0; v < l->attribute[i].levels; v++)
			for (unsigned side = 0; side < 2; side++) {
				const struct cc_attribute_level *one = &l->attribute[i].level[v];
				struct cc_quota_row row = { l->attribute[i].name, one->text,
					side == 0 ? "lower" : "upper", whole(one->asked[side]),
					whole(one->granted[side]) };

				if (row.asked != row.granted)
					cc_table_fill(report, t, &row, 1);
			}
}
