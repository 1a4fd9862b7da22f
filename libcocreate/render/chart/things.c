/* things.c -- pairs of a table, and the things at their ends. */
#include "render/chart/things.h"

#include "base/arena.h"
#include "base/num.h"

#include <math.h>
#include <stdlib.h>

enum { SAMPLE = 22, SAMPLE_HIGH = 11, SAMPLE_GAP = 6, RANGE_GAP = 22 };

static size_t
find(const struct cc_things *t, struct cc_span key)
{
	size_t i = 0;

	while (i < t->n && !cc_span_eq(t->item[i].key, key))
		i++;
	return i;
}

static struct cc_thing
thing_of(const struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_table *things,
    struct cc_span key)
{
	const struct cc_chart_things *of = &v->chart->of;
	size_t row = things == NULL ? SIZE_MAX : cc_view_thing(things, of, key);
	struct cc_thing thing = { key, key, CC_SPAN(""), CC_SPAN(""), 0 };
	struct cc_span label;

	if (row == SIZE_MAX)
		return thing;
	label = cc_view_called(c, v, key);
	thing.label = label.len > 0 ? label : key;
	thing.group = cc_view_text(c, things, row, of->group);
	thing.people = cc_view_text(c, things, row, of->size);
	thing.size = cc_view_real(things, row, of->size);
	thing.size = isfinite(thing.size) ? thing.size : 0;
	return thing;
}

/* Where the thing stands in its own table; behind all: nowhere. */
static size_t
place_of(const struct cc_chart_view *v, const struct cc_table *things, struct cc_span key)
{
	return things == NULL ? SIZE_MAX : cc_view_thing(things, &v->chart->of, key);
}

/* Into its place, behind those that stand as far ahead. */
static void
see(struct cc_things *t, size_t *place, const struct cc_canvas *c, const struct cc_chart_view *v,
    const struct cc_table *things, struct cc_span key)
{
	size_t at = t->n, own = place_of(v, things, key);

	if (find(t, key) < t->n)
		return;
	for (; at > 0 && place[at - 1] > own; at--) {
		t->item[at] = t->item[at - 1];
		place[at] = place[at - 1];
	}
	t->item[at] = thing_of(c, v, things, key);
	place[at] = own;
	t->n++;
}

static bool
is_pair(const struct cc_chart_view *v, size_t row)
{
	return isfinite(cc_view_real(v->table, row, v->chart->value)) &&
	       cc_view_key(v->table, row, v->chart->id).at != NULL &&
	       cc_view_key(v->table, row, v->chart->other).at != NULL;
}

static void
see_link(struct cc_things *t, const struct cc_chart_view *v, size_t row)
{
	size_t a = find(t, cc_view_key(v->table, row, v->chart->id));
	size_t b = find(t, cc_view_key(v->table, row, v->chart->other));
	double n = cc_view_real(v->table, row, v->chart->n);

	if (a != b)
		t->link[t->links++] = (struct cc_link){ a < b ? a : b, a < b ? b : a, row,
			cc_view_real(v->table, row, v->chart->value), isfinite(n) ? n : 0 };
}

struct cc_things
cc_things_of(const struct cc_canvas *c, const struct cc_chart_view *v)
{
	const struct cc_table *things = cc_view_table(v->report, v->chart->of.table);
	struct cc_things t = { 0 };
	size_t *place = CC_ARRAY(c->arena, size_t, 2 * v->table->rows);

	t.item = CC_ARRAY(c->arena, struct cc_thing, 2 * v->table->rows);
	t.link = CC_ARRAY(c->arena, struct cc_link, v->table->rows);
	for (size_t row = 0; row < v->table->rows; row++)
		if (is_pair(v, row)) {
			see(&t, place, c, v, things, cc_view_key(v->table, row, v->chart->id));
			see(&t, place, c, v, things, cc_view_key(v->table, row, v->chart->other));
		}
	for (size_t row = 0; row < v->table->rows; row++)
		if (is_pair(v, row))
			see_link(&t, v, row);
	t.all = t.n;
	t.all_links = t.links;
	return t;
}

/* Those that are kept close up, and so do their links. */
static void
keep(struct cc_things *t, const bool *kept, struct cc_arena *arena)
{
	size_t *at = CC_ARRAY(arena, size_t, t->n + 1), n = 0, links = 0;

	for (size_t i = 0; i < t->n; i++) {
		at[i] = n;
		if (kept[i])
			t->item[n++] = t->item[i];
	}
	for (size_t i = 0; i < t->links; i++) {
		struct cc_link link = t->link[i];

		if (!kept[link.first] || !kept[link.second])
			continue;
		link.first = at[link.first];
		link.second = at[link.second];
		t->link[links++] = link;
	}
	t->n = n;
	t->links = links;
}

void
cc_things_largest(struct cc_things *t, size_t most, struct cc_arena *arena)
{
	bool *kept = CC_ARRAY(arena, bool, t->n + 1);

	if (t->n <= most)
		return;
	for (size_t taken = 0; taken < most; taken++) {
		size_t best = t->n;

		for (size_t i = 0; i < t->n; i++)
			if (!kept[i] && (best == t->n || t->item[i].size > t->item[best].size))
				best = i;
		kept[best] = true;
	}
	keep(t, kept, arena);
}

static int
by_value(const void *a, const void *b)
{
	const struct cc_link *x = a, *y = b;

	if (x->value < y->value || x->value > y->value)
		return x->value < y->value ? 1 : -1;
	return x->row < y->row ? -1 : x->row > y->row;
}

void
cc_things_strongest(struct cc_things *t, double least, size_t most, size_t things, struct cc_arena *arena)
{
	bool *kept = CC_ARRAY(arena, bool, t->n + 1);
	size_t links = 0, n = 0;

	qsort(t->link, t->links, sizeof *t->link, by_value);
	for (size_t i = 0; i < t->links && (most == 0 || links < most); i++) {
		const struct cc_link *link = &t->link[i];
		size_t more = (size_t)!kept[link->first] + !kept[link->second];

		if (link->n < least || n + more > things)
			continue;
		kept[link->first] = kept[link->second] = true;
		n += more;
		t->link[links++] = *link;
	}
	t->links = links;
	keep(t, kept, arena);
}

struct cc_span
cc_thing_name(const struct cc_canvas *c, const struct cc_things *t, size_t i)
{
	const struct cc_thing *own = &t->item[i];

	for (size_t k = 0; k < t->n; k++)
		if (k != i && cc_span_eq(t->item[k].label, own->label))
			return cc_span(cc_format(c->arena, "%s (%s)", own->label.at,
			    cc_strndup(c->arena, own->key.at, own->key.len)));
	return own->label;
}

struct cc_span
cc_thing_title(const struct cc_canvas *c, const struct cc_things *t, size_t i)
{
	struct cc_span people = t->item[i].people;

	return cc_span(
	    cc_format(c->arena, "%s%s%s", cc_thing_name(c, t, i).at, people.len > 0 ? ": " : "", people.at));
}

struct cc_span
cc_link_title(const struct cc_canvas *c, const struct cc_chart_view *v, const struct cc_things *t,
    const struct cc_link *link)
{
	struct cc_span n = cc_view_text(c, v->table, link->row, v->chart->n);

	return cc_span(cc_format(c->arena, "%s – %s: %s%s%s%s %s", cc_thing_name(c, t, link->first).at,
	    cc_thing_name(c, t, link->second).at, n.len > 0 ? cc_view_head(c, v, v->chart->n).at : "",
	    n.len > 0 ? " " : "", n.len > 0 ? cc_format(c->arena, "%s, ", n.at) : "",
	    cc_view_head(c, v, v->chart->value).at,
	    cc_view_text(c, v->table, link->row, v->chart->value).at));
}

unsigned
cc_link_shade(const struct cc_chart *chart, double value)
{
	unsigned shade = 1;

	while (shade < CC_CHART_SHADES && chart->shades[shade] > 0 && value >= chart->shades[shade])
		shade++;
	return shade;
}

/* "0.1–0.2", and of the last "0.5–". */
static struct cc_span
range_of(const struct cc_canvas *c, const struct cc_chart *chart, unsigned shade)
{
	char from[CC_NUM_MAX], to[CC_NUM_MAX];
	bool last = shade == CC_CHART_SHADES || chart->shades[shade] <= 0;

	from[cc_num_print(from, chart->shades[shade - 1])] = '\0';
	to[last ? 0 : cc_num_print(to, chart->shades[shade])] = '\0';
	return cc_span(cc_format(c->arena, "%s–%s", from, to));
}

double
cc_shades_put(struct cc_canvas *c, const struct cc_chart_view *v, const char *class, double y)
{
	struct cc_span head = v->chart->head.in[CC_EN] != NULL
				  ? cc_span(cc_words_in(&v->chart->head, c->lang))
				  : cc_view_head(c, v, v->chart->value);
	double x = cc_canvas_wide(head, CC_FACE_SOFT) + SAMPLE_GAP * 2;

	cc_draw_text(c, CC_FACE_SOFT, 0, y, CC_START, head);
	for (unsigned s = 1; s <= CC_CHART_SHADES && (s == 1 || v->chart->shades[s - 1] > 0); s++) {
		struct cc_span range = range_of(c, v->chart, s);

		cc_draw_rect(
		    c, cc_format(c->arena, "%s%u", class, s), x, y - SAMPLE_HIGH + 2, SAMPLE, SAMPLE_HIGH);
		cc_draw_text(c, CC_FACE_SOFT, x + SAMPLE + SAMPLE_GAP, y, CC_START, range);
		x += SAMPLE + SAMPLE_GAP + cc_canvas_wide(range, CC_FACE_SOFT) + RANGE_GAP;
	}
	return y + cc_face_line(CC_FACE_SOFT);
}
