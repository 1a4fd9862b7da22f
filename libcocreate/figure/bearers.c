/* bearers.c -- who bears what of each idea, or of all: points of contributions, group by group. */
#include "figure/bearers.h"

#include "base/arena.h"

/* Some pieces of the rows are a task. */
struct bearing {
	const struct cc_points *points;
	uint32_t groups, tasks, pieces; /* pieces: of a task */
	bool by_idea, apart;
	size_t *at;	      /* [tasks][groups]: how many bearers, then where the next one goes */
	struct cc_bearer *to; /* NULL: they are counted */
};

static bool
joins(const struct bearing *b, const struct cc_bearer *last, const struct cc_bearer *one)
{
	return last->person == one->person && !b->apart && one->weight <= INT64_MAX - last->weight;
}

static void
bear_piece(const struct bearing *b, size_t *at, struct cc_bearer *last, uint32_t piece)
{
	struct cc_point_walk w = cc_point_walk(b->points, piece);
	struct cc_point_worth point;

	while (cc_point_next(&point, &w)) {
		const struct cc_point_row *row = &b->points->rows->row[point.row];
		struct cc_bearer one = { point.points, row->person, point.row };
		uint32_t group = b->by_idea ? row->idea : 0;

		if (point.points == 0)
			continue;
		if (joins(b, &last[group], &one)) {
			one.weight += last[group].weight;
			one.of = last[group].of;
		} else {
			at[group]++;
		}
		last[group] = one;
		if (b->to != NULL)
			b->to[at[group] - 1] = one;
	}
}

static void
bear_task(void *ctx, uint32_t task, struct cc_arena *scratch)
{
	const struct bearing *b = ctx;
	uint32_t pieces = b->points->rows->pieces, end = (task + 1) * b->pieces;
	struct cc_bearer *last = CC_ROOM(scratch, struct cc_bearer, b->groups);

	for (uint32_t group = 0; group < b->groups; group++)
		last[group] = (struct cc_bearer){ 0, UINT32_MAX, 0 };
	for (uint32_t piece = task * b->pieces; piece < pieces && piece < end; piece++)
		bear_piece(b, b->at + (size_t)task * b->groups, last, piece);
}

/* Where those of each group begin, and in it those of each task. */
static void
begin_groups(size_t *from, const struct bearing *b)
{
	size_t sum = 0;

	for (uint32_t group = 0; group < b->groups; group++) {
		from[group] = sum;
		for (uint32_t task = 0; task < b->tasks; task++) {
			size_t *at = &b->at[(size_t)task * b->groups + group], n = *at;

			*at = sum;
			sum += n;
		}
	}
	from[b->groups] = sum;
}

void
cc_bearers(struct cc_bearers *out, const struct cc_points *points, uint32_t ideas, bool apart,
    const struct cc_workers *workers, struct cc_arena *arena)
{
	const struct cc_point_rows *rows = points->rows;
	struct bearing b = {
		.points = points, .groups = ideas > 0 ? ideas : 1, .by_idea = ideas > 0, .apart = apart
	};

	b.pieces = 1 + (uint32_t)(8 * (uint64_t)b.groups * rows->pieces / (rows->n + 1));
	b.tasks = (rows->pieces + b.pieces - 1) / b.pieces;
	b.at = CC_ARRAY(arena, size_t, (size_t)b.tasks * b.groups);
	out->from = CC_ARRAY(arena, size_t, (size_t)b.groups + 1);
	cc_each(workers, bear_task, &b, b.tasks);
	begin_groups(out->from, &b);
	out->row = b.to = CC_ROOM(arena, struct cc_bearer, out->from[b.groups]);
	cc_each(workers, bear_task, &b, b.tasks);
}
