/* people.c -- what each person earned in all: paid, due, payable, withheld; levels and ranks. */
#include "method/reward-split/int.h"

#include "base/arena.h"

#include <stdlib.h>

static bool
is_payable(const struct reward_data *d, uint32_t person, const struct reward_person *of)
{
	const struct cc_reward_split_opts *opts = d->run->opts;

	return of->due > 0 && (of->due >= d->rules->payout_least || opts->close) &&
	       (!d->payees || d->account[person]);
}

static void
settle_person(const struct reward_data *d, uint32_t person, struct reward_person *of)
{
	int64_t part;

	of->due = of->released - of->paid;
	of->no_account = of->due > 0 && d->payees && !d->account[person];
	of->payable = is_payable(d, person, of) ? of->due : 0;
	(void)cc_int128_divide(
	    &of->withheld, &part, cc_bands_worth(&d->rules->withhold, of->payable), CC_ONE_NANO);
	of->net = of->payable - of->withheld;
	of->listed = d->worked[person];
}

/* By the points of all, over everything: the level that they reach, and since when they have. */
static void
find_levels(struct reward_split *s)
{
	const struct reward_data *d = &s->d;
	const struct reward_window all = { &d->rules->points, false, INT64_MIN, INT64_MAX };
	size_t n;
	struct reward_point *point = reward_points(&n, d, &all);

	for (uint32_t p = 0; p < d->persons; p++) {
		s->of[p].level = (uint32_t)d->rules->n_levels;
		s->of[p].since = REWARD_NONE;
	}
	for (size_t i = 0; i < n; i++) {
		const struct reward_row *row = &d->row[point[i].row];
		struct reward_person *of = &s->of[row->person];
		uint32_t before = of->level;

		of->points += point[i].points;
		for (uint32_t l = 0; l < d->rules->n_levels; l++)
			if (of->points >= d->rules->level[l].from)
				of->level = l;
		if (of->level != before)
			of->since = row->day == REWARD_NO_DAY ? REWARD_NONE : row->day;
	}
	for (size_t i = 0; i < d->rows; i++)
		s->of[d->row[i].person].contributions++;
}

/* qsort() has no room for what it sorts by. */
struct ranked {
	uint32_t person;
	int64_t earned;
};

static int
by_earned(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->earned != y->earned)
		return x->earned < y->earned ? 1 : -1;
	return (x->person > y->person) - (x->person < y->person);
}

/* Who earned the same has the same rank. */
static void
rank(struct reward_split *s)
{
	struct ranked *r = CC_ARRAY(s->d.arena, struct ranked, s->d.persons);

	for (uint32_t p = 0; p < s->d.persons; p++)
		if (s->of[p].listed)
			r[s->listed++] = (struct ranked){ p, s->of[p].earned };
	qsort(r, s->listed, sizeof *r, by_earned);
	s->order = CC_ARRAY(s->d.arena, uint32_t, s->listed);
	for (uint32_t i = 0; i < s->listed; i++) {
		s->order[i] = r[i].person;
		s->of[r[i].person].rank =
		    i > 0 && r[i].earned == r[i - 1].earned ? s->of[r[i - 1].person].rank : i + 1;
	}
}

void
reward_settle(struct reward_split *s)
{
	for (size_t i = 0; i < s->d.payments; i++)
		s->of[s->d.payment[i].person].paid += s->d.payment[i].paid;
	find_levels(s);
	for (uint32_t p = 0; p < s->d.persons; p++) {
		settle_person(&s->d, p, &s->of[p]);
		s->earned += s->of[p].earned;
	}
	rank(s);
}
