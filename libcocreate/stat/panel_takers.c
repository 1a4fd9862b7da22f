/* panel_takers.c -- who of each profile takes the first seats: the best of many, without a sort of all. */
#include "stat/panel_int.h"

#include "base/arena.h"
#include "base/exact.h"

#include <math.h>
#include <stdlib.h>

bool
cc_panel_before(const struct cc_seat_taker *a, const struct cc_seat_taker *b)
{
	if (a->score != b->score)
		return a->score > b->score;
	if (a->lot != b->lot)
		return a->lot < b->lot;
	return a->person < b->person;
}

static int
by_seat(const void *a, const void *b)
{
	return cc_panel_before(b, a) - cc_panel_before(a, b);
}

enum { STRANDS = 4 };

static void
see_end(double *least, double *most, double score)
{
	*least = score < *least ? score : *least;
	*most = score > *most ? score : *most;
}

/* By some strands, which do not wait for each other. */
static void
find_ends(struct cc_panel_scores *s, uint32_t n)
{
	double least[STRANDS], most[STRANDS];
	uint32_t whole = n - n % STRANDS;

	for (uint32_t k = 0; k < STRANDS; k++)
		least[k] = most[k] = s->of[0];
	for (uint32_t i = 0; i < whole; i += STRANDS)
		for (uint32_t k = 0; k < STRANDS; k++)
			see_end(&least[k], &most[k], s->of[i + k]);
	s->least = s->most = s->of[0];
	for (uint32_t i = whole; i < n; i++)
		see_end(&s->least, &s->most, s->of[i]);
	for (uint32_t k = 0; k < STRANDS; k++) {
		see_end(&s->least, &s->most, least[k]);
		see_end(&s->least, &s->most, most[k]);
	}
}

void
cc_panel_scores(struct cc_panel_scores *out, const struct cc_panel *p, const double *of)
{
	struct cc_exact sum = { 0 };

	*out = (struct cc_panel_scores){ .of = of };
	if (p->n == 0)
		return;
	find_ends(out, p->n);
	cc_exact_add_all(&sum, of, p->n, fmax(fabs(out->least), fabs(out->most)));
	out->mean = cc_exact_value(&sum) / p->n;
}

void
cc_panel_scores_of(
    struct cc_panel_scores *out, const struct cc_panel *p, const double *score, struct cc_arena *scratch)
{
	double *of = CC_ARRAY(scratch, double, p->n);

	for (uint32_t i = 0; i < p->n; i++)
		of[i] = score[p->who[i]];
	cc_panel_scores(out, p, of);
}

/* The best that were seen, as a heap: of[0] is the last of them. */
struct takers {
	struct cc_seat_taker *of; /* [room] */
	uint32_t n, room;
};

/* One goes in at a place, or below it, as long as others there come after it. */
static void
sink(const struct takers *t, uint32_t at, struct cc_seat_taker one)
{
	for (uint32_t child; (child = 2 * at + 1) < t->n; at = child) {
		if (child + 1 < t->n && cc_panel_before(&t->of[child], &t->of[child + 1]))
			child++;
		if (!cc_panel_before(&one, &t->of[child]))
			break;
		t->of[at] = t->of[child];
	}
	t->of[at] = one;
}

static void
see(struct takers *t, const struct cc_seat_taker *one)
{
	if (t->n == t->room) {
		if (cc_panel_before(one, &t->of[0]))
			sink(t, 0, *one);
		return;
	}
	t->of[t->n++] = *one;
	for (uint32_t at = t->n / 2; t->n == t->room && at-- > 0;)
		sink(t, at, t->of[at]);
}

static void
order(const struct takers *t)
{
	qsort(t->of, t->n, sizeof *t->of, by_seat);
}

static void
see_person(struct takers *t, const struct cc_panel *p, const struct cc_panel_scores *scores, uint32_t i)
{
	const uint32_t person = p->who[i];

	see(t, &(struct cc_seat_taker){ scores->of[i], p->pool->lot[person], person });
}

struct cc_seat_taker *
cc_panel_takers(const struct cc_panel *p, const struct cc_panel_scores *scores, struct cc_arena *scratch)
{
	struct cc_seat_taker *taker = CC_ARRAY(scratch, struct cc_seat_taker, p->front[p->profiles]);

	for (uint32_t t = 0; t < p->profiles && p->open > 0; t++) {
		struct takers best = { &taker[p->front[t]], 0, p->front[t + 1] - p->front[t] };
		uint32_t i = p->first[t];

		while (best.n < best.room)
			see_person(&best, p, scores, i++);
		for (; i < p->first[t + 1]; i++)
			if (!(scores->of[i] < best.of[0].score))
				see_person(&best, p, scores, i);
		order(&best);
	}
	return taker;
}

struct cc_seat_taker *
cc_panel_first(const struct cc_panel *p, const struct cc_seat_taker *taker, struct cc_arena *scratch)
{
	struct takers best = { CC_ARRAY(scratch, struct cc_seat_taker, p->open), 0, p->open };

	for (uint32_t i = 0; i < p->front[p->profiles]; i++)
		see(&best, &taker[i]);
	order(&best);
	return best.of;
}
