/* people.c -- what each person earned in all: paid, due, payable, withheld; levels and ranks. */
#include "method/reward-split/int.h"

#include "base/arena.h"
#include "stat/order.h"

static void
settle_person(const struct reward_data *d, uint32_t person, struct reward_person *of)
{
	const struct cc_reward_split_opts *opts = d->s.run->opts;
	bool known = d->payouts.known[person];

	of->due = of->released - d->payouts.paid[person];
	of->no_account = of->due > 0 && !known;
	if (of->due > 0 && known && (of->due >= d->rules->payout_least || opts->close))
		of->payable = of->due;
	of->withheld = cc_withheld(&d->rules->withhold, of->payable);
}

struct levels {
	struct reward_split *s;
	struct cc_points points;
};

/* The people whose rows a piece has. */
static void
find_in_piece(void *ctx, uint32_t piece, struct cc_arena *scratch)
{
	const struct levels *l = ctx;
	const struct reward_data *d = &l->s->d;
	struct cc_point_walk w = cc_point_walk(&l->points, piece);
	struct cc_point_worth point;

	(void)scratch;
	for (size_t i = w.row; i < w.end; i++)
		l->s->of[d->work.row[i].person].contributions++;
	while (cc_point_next(&point, &w)) {
		const struct cc_point_row *row = &d->work.row[point.row];

		cc_recognise(&l->s->of[row->person].reached, &d->rules->levels, point.points,
		    row->day != CC_POINT_NO_DAY ? row->day : REWARD_NONE);
	}
}

/* By the points of all, over everything: the level that they reach, and since when they have. */
static void
find_levels(struct reward_split *s)
{
	const struct reward_data *d = &s->d;
	const struct cc_point_window all = { &d->rules->points, &d->rules->duplicates, false, INT64_MIN,
		INT64_MAX };
	struct cc_arena *scratch = cc_arena_new();
	struct levels l = { .s = s };

	for (uint32_t p = 0; p < d->people.n; p++)
		s->of[p].reached.since = REWARD_NONE;
	cc_points(&l.points, &d->work, &all, scratch);
	cc_each(d->s.run->workers, find_in_piece, &l, d->work.pieces);
	cc_arena_free(scratch);
}

/* Who earned the same has the same rank; amounts are below 2^53, so that each is one double. */
static void
rank(struct reward_split *s)
{
	const struct reward_data *d = &s->d;
	double *earned = CC_ARRAY(d->s.arena, double, d->people.n);
	uint32_t *place = CC_ARRAY(d->s.arena, uint32_t, d->people.n);

	for (uint32_t p = 0; p < d->people.n; p++)
		earned[p] = d->worked[p] ? (double)s->of[p].earned : (double)NAN;
	s->order = CC_ARRAY(d->s.arena, uint32_t, d->people.n);
	s->listed = cc_rank(s->order, place, earned, d->people.n, 0, d->s.arena);
	for (uint32_t p = 0; p < d->people.n; p++)
		s->of[p].rank = place[p];
}

void
reward_settle(struct reward_split *s)
{
	find_levels(s);
	for (uint32_t p = 0; p < s->d.people.n; p++) {
		settle_person(&s->d, p, &s->of[p]);
		s->earned += s->of[p].earned;
	}
	rank(s);
}
