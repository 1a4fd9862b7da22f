/* things.h -- pairs of a table, and the things at their ends.
 *
 * May be included by: render, tests.
 * Pairs without a value have no place here, and neither have things of no pair.
 * Memory: the arena of the canvas.
 * Cost:   O(pairs * things).
 */
#ifndef CC_RENDER_CHART_THINGS_H
#define CC_RENDER_CHART_THINGS_H

#include "render/chart/view.h"

struct cc_thing {
	struct cc_span key, label, group; /* group: empty where there is none */
	struct cc_span people;		  /* its size in figures; empty: not known */
	double size;			  /* 0: not known */
};

/* Of things [first] and [second], first before second in their order. */
struct cc_link {
	size_t first, second, row;
	double value, n; /* n: 0 where the chart has none */
};

struct cc_things {
	struct cc_thing *item; /* in the order of their own table, then as they come */
	struct cc_link *link;  /* in the order of their rows */
	size_t n, links;
	size_t all, all_links; /* before some were left out */
};

struct cc_things cc_things_of(const struct cc_canvas *c, const struct cc_chart_view *v);
/* No more than `most` things, those of the greatest size, and their links. */
void cc_things_largest(struct cc_things *t, size_t most, struct cc_arena *arena);
/* Links with n of `least` and more, the `most` of the highest values (0: all), between no
 * more than `things` things; and of the things those that they link. */
void cc_things_strongest(
    struct cc_things *t, double least, size_t most, size_t things, struct cc_arena *arena);

/* "Price": what people call it, with its key where another is called the same. */
struct cc_span cc_thing_name(const struct cc_canvas *c, const struct cc_things *t, size_t i);
/* "Price: 12": with its size. */
struct cc_span cc_thing_title(const struct cc_canvas *c, const struct cc_things *t, size_t i);
/* "Taste – Price: both 4, Jaccard 0.50": all that is known of a link. */
struct cc_span cc_link_title(const struct cc_canvas *c, const struct cc_chart_view *v,
    const struct cc_things *t, const struct cc_link *link);
/* 1 to CC_CHART_SHADES: the last of the shades that begin at value or below it. */
unsigned cc_link_shade(const struct cc_chart *chart, double value);
/* How values are shaded, below a picture from y on: a sample and its range each. */
double cc_shades_put(struct cc_canvas *c, const struct cc_chart_view *v, const char *class, double y);

#endif
