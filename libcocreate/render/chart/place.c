/* place.c -- where labels stand so that none lies on another, nor on a mark. */
#include "render/chart/place.h"

enum { RINGS = 40, NEAR = 2 };

/* From one ring of places to the next, and between two texts side by side. */
static const double STEP = 5, AIR = 1.5;
/* Directions steeper than this stand beside their box, not on its edge. */
static const double SLANT = .5;

/* Directions, the best first: bars of a point run along its axes. */
static const struct {
	double x, y;
} ways[] = {
	{ .707, -.707 },
	{ -.707, -.707 },
	{ .707, .707 },
	{ -.707, .707 },
	{ 1, 0 },
	{ 0, -1 },
	{ -1, 0 },
	{ 0, 1 },
	{ .924, -.383 },
	{ .383, -.924 },
	{ -.383, -.924 },
	{ -.924, -.383 },
	{ -.924, .383 },
	{ -.383, .924 },
	{ .383, .924 },
	{ .924, .383 },
};

enum { WAYS = sizeof ways / sizeof *ways };

bool
cc_boxes_meet(const struct cc_box *a, const struct cc_box *b)
{
	return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
	       b->y < a->y + a->height;
}

static struct cc_box
box_at(const struct cc_label *l, double x, double y)
{
	return (struct cc_box){ x - l->width / 2, y - l->height / 2, l->width, l->height };
}

/* Which side of its nearest point a box is on: wholly beyond it, or in the middle. */
static double
beyond(double way)
{
	return way > SLANT ? 1 : way < -SLANT ? -1 : way / SLANT;
}

static struct cc_box
box_of(const struct cc_label *l, size_t ring, size_t way)
{
	double out = l->away + (double)ring * STEP, x = l->x + ways[way].x * out;
	double y = l->y + ways[way].y * out;

	return l->on ? box_at(l, x, y)
		     : box_at(l, x + beyond(ways[way].x) * l->width / 2,
			   y + beyond(ways[way].y) * l->height / 2);
}

static bool
inside(const struct cc_box *b, const struct cc_box *room)
{
	return b->x >= room->x && b->y >= room->y && b->x + b->width <= room->x + room->width &&
	       b->y + b->height <= room->y + room->height;
}

struct placing {
	const struct cc_label *label; /* [done] are placed */
	size_t done;
	const struct cc_box *taken;
	size_t n_taken;
	struct cc_box room;
};

static bool
is_free(const struct placing *p, const struct cc_box *b)
{
	const struct cc_box airy = { b->x - AIR, b->y - AIR, b->width + 2 * AIR, b->height + 2 * AIR };

	if (!inside(b, &p->room))
		return false;
	for (size_t i = 0; i < p->n_taken; i++)
		if (cc_boxes_meet(b, &p->taken[i]))
			return false;
	for (size_t i = 0; i < p->done; i++)
		if (p->label[i].placed && cc_boxes_meet(&airy, &p->label[i].box))
			return false;
	return true;
}

/* On rings around the point. */
static bool
place_near(const struct placing *p, struct cc_label *l)
{
	for (size_t ring = 0; ring < RINGS && (l->reach <= 0 || (double)ring * STEP <= l->reach); ring++)
		for (size_t way = 0; way < WAYS; way++) {
			l->box = box_of(l, ring, way);
			l->far = ring > NEAR;
			if (is_free(p, &l->box))
				return true;
		}
	return false;
}

/* So many places of a grid side by side. */
static size_t
steps_of(double room, double size)
{
	return room >= size ? (size_t)((room - size) / STEP) + 1 : 0;
}

/* Anywhere in the room: the nearest of a grid. */
static bool
place_anywhere(const struct placing *p, struct cc_label *l)
{
	size_t across = steps_of(p->room.width, l->width), down = steps_of(p->room.height, l->height);
	double nearest = -1;

	l->far = true;
	for (size_t i = 0; i < across * down; i++) {
		size_t line = i / across;
		double x = p->room.x + l->width / 2 + STEP * (double)(i - line * across);
		double y = p->room.y + l->height / 2 + STEP * (double)line;
		double away = (x - l->x) * (x - l->x) + (y - l->y) * (y - l->y);
		struct cc_box b = box_at(l, x, y);

		if ((nearest < 0 || away < nearest) && is_free(p, &b)) {
			nearest = away;
			l->box = b;
		}
	}
	return nearest >= 0;
}

void
cc_place_labels(
    struct cc_label *label, size_t n, const struct cc_box *taken, size_t n_taken, struct cc_box room)
{
	struct placing p = { label, 0, taken, n_taken, room };

	for (; p.done < n; p.done++) {
		struct cc_label *l = &label[p.done];

		l->placed = place_near(&p, l) || (l->reach <= 0 && place_anywhere(&p, l));
		if (!l->placed)
			l->box = box_of(l, 0, 0);
	}
}
