/* tiers.c -- outcomes that cannot be told from the best. */
#include "method/job-map/pairs.h"

#include "base/arena.h"

#include <math.h>

/* The best is above an outcome of its tier with less confidence than this. */
static const double tier_confidence = 0.9;

/* Of two outcomes, the first the lower number. */
static struct cc_opp_cross *
cross_of(struct cc_opp_cross *cross, uint32_t first, uint32_t second)
{
	return &cross[(size_t)second * (second - 1) / 2 + first];
}

struct collecting {
	struct cc_opp_cross *cross;
	double unit; /* steps that one of a block stands for */
};

static void
collect(void *ctx, uint32_t first, uint32_t second, const int64_t sums[JOB_PAIR_SUMS])
{
	const struct collecting *c = ctx;
	bool turned = first > second;
	struct cc_opp_cross *to;

	if (first == second)
		return;
	to = cross_of(c->cross, turned ? second : first, turned ? first : second);
	for (unsigned s = 0; s < 4; s++) {
		unsigned i = turned ? s % 2 : s / 2, j = turned ? s / 2 : s % 2;
		const int64_t *from = &sums[4 * s];

		to->n[i][j] += (double)from[0];
		to->products[i][j] += (double)from[1] * c->unit * c->unit;
		to->first[i][j] += (double)from[turned ? 3 : 2] * c->unit;
		to->second[i][j] += (double)from[turned ? 2 : 3] * c->unit;
	}
}

/* Of rows of sheets. */
static void
collect_tally(struct collecting *c, const struct job_survey *s)
{
	const struct cc_store *pairs = s->now->store[PAIRS];

	for (uint64_t i = 0; i < pairs->rows; i++) {
		const unsigned char *row = cc_store_row(pairs, i);
		uint32_t id[] = { cc_row_id(pairs, row, Q_FIRST, 0), cc_row_id(pairs, row, Q_SECOND, 0) };
		int64_t sums[JOB_PAIR_SUMS];

		if (id[0] == CC_NO_ID || id[1] == CC_NO_ID)
			continue;
		for (unsigned f = 0; f < JOB_PAIR_SUMS; f++)
			sums[f] = (int64_t)cc_row_count(pairs, row, Q_SUMS + f);
		collect(c, s->of[id[0]], s->of[id[1]], sums);
	}
}

static bool
has_gap(const struct job_settled *a, const struct job_survey *s)
{
	return job_steps(a->key[0], s) == CC_OPP_NONE || job_steps(a->key[1], s) == CC_OPP_NONE;
}

static int32_t
steps_of(double rating, const struct job_survey *s)
{
	return isnan(rating) ? CC_OPP_NONE : (int32_t)((rating - s->run->scale[0]) * s->fine + 0.5);
}

/* Of rows with one outcome each, by person. */
static void
collect_answers(struct collecting *c, const struct job_survey *s, struct job_block *block)
{
	const struct cc_store *log = s->now->store[ANSWERS];

	for (struct cc_group g = cc_groups(log, 1); cc_group_next(&g);) {
		for (uint64_t i = g.from; i < g.end; i++) {
			const unsigned char *row = cc_store_row(log, i);
			uint32_t id = cc_row_id(log, row, A_OUTCOME, 0);

			if (id != CC_NO_ID)
				job_block_add(block, s->of[id],
				    steps_of(cc_row_number(log, row, A_IMPORTANCE, 0), s),
				    steps_of(cc_row_number(log, row, A_SATISFACTION, 0), s));
		}
		if (job_block_next(block))
			job_block_put(block, collect, c);
	}
}

/* Whether two answers are of different people: rows without a person are one each. */
static bool
is_other(const struct job_settled *a, const struct job_settled *b)
{
	return a->person != b->person || (a->person == CC_NO_ID && a->place != b->place);
}

/* The squares of a person's weight, for every two of their answers from..end. */
static void
cross_person(struct cc_opp_cross *cross, const struct job_survey *s, size_t from, size_t end)
{
	for (size_t i = from; i < end; i++)
		for (size_t j = from; j < end; j++) {
			const struct job_settled *a = &s->settled[i], *b = &s->settled[j];
			double ww = a->weight * a->weight;
			struct cc_opp_cross *to;

			if (a->outcome >= b->outcome || (s->opts->paired && (has_gap(a, s) || has_gap(b, s))))
				continue;
			to = cross_of(cross, a->outcome, b->outcome);
			for (int k = 0; k < 4; k++) {
				int32_t x = job_part(s, job_steps(a->key[k / 2], s));
				int32_t y = job_part(s, job_steps(b->key[k % 2], s));

				if (x == CC_OPP_NONE || y == CC_OPP_NONE)
					continue;
				to->n[k / 2][k % 2] += ww;
				to->products[k / 2][k % 2] += ww * x * y;
				to->first[k / 2][k % 2] += ww * x;
				to->second[k / 2][k % 2] += ww * y;
			}
		}
}

static void
collect_weighted(struct cc_opp_cross *cross, const struct job_survey *s)
{
	for (size_t from = 0, end; from < s->n_settled; from = end) {
		for (end = from + 1; end < s->n_settled && !is_other(&s->settled[end], &s->settled[from]);)
			end++;
		cross_person(cross, s, from, end);
	}
}

/* Of answers that were counted late, by person. */
static void
collect_settled(struct collecting *c, const struct job_survey *s, struct job_block *block)
{
	for (size_t i = 0; i < s->n_settled; i++) {
		const struct job_settled *a = &s->settled[i];

		job_block_add(block, a->outcome, job_steps(a->key[0], s), job_steps(a->key[1], s));
		if ((i + 1 == s->n_settled || is_other(&s->settled[i + 1], a)) && job_block_next(block))
			job_block_put(block, collect, c);
	}
}

/* NULL: too many outcomes. */
static struct cc_opp_cross *
collect_all(const struct job_survey *s, struct cc_arena *arena)
{
	uint32_t n = s->outcomes;
	struct collecting c = { .unit = 1 };
	struct job_block *block;

	if (cc_state_ids(s->now, OUTCOME) > JOB_PAIRED_MOST || n > JOB_PAIRED_MOST)
		return NULL;
	block = job_block_new(s->run, arena);
	c.cross = CC_ARRAY(arena, struct cc_opp_cross, (size_t)n * (n + 1) / 2);
	c.unit = s->mean ? 1 << block->shift : 1;
	if (s->weighted) {
		collect_weighted(c.cross, s);
		return c.cross;
	}
	collect_tally(&c, s);
	collect_answers(&c, s, block);
	collect_settled(&c, s, block);
	job_block_put(block, collect, &c);
	return c.cross;
}

static double
correlation(const struct job_survey *s, struct cc_opp_cross *cross, uint32_t best, uint32_t other)
{
	uint32_t first = best < other ? best : other, second = best < other ? other : best;
	const struct job_sums *a = &s->outcome[first].sums, *b = &s->outcome[second].sums;

	if (cross == NULL)
		return 0;
	cross = cross_of(cross, first, second);
	return s->weighted ? cc_opp_weighted_correlation(&a->weighted, &b->weighted, cross)
			   : cc_opp_correlation(&a->plain, &b->plain, cross);
}

static double
distance(const struct job_survey *s, uint32_t best, uint32_t other, double with)
{
	const struct job_sums *a = &s->outcome[best].sums, *b = &s->outcome[other].sums;

	return s->weighted ? cc_opp_weighted_above(&a->weighted, &b->weighted, with)
			   : cc_opp_above(&a->plain, &b->plain, with);
}

void
job_tiers(struct job_survey *s, struct cc_arena *arena)
{
	struct cc_opp_cross *cross = collect_all(s, arena);
	uint32_t best = 0;
	int64_t tier = 0;

	s->uncorrelated =
	    cross == NULL || !(s->run->bound >> PERSON & 1 || s->own_rows || s->now->store[PAIRS]->rows > 0);
	for (uint32_t i = 0; i < s->rated; i++) {
		uint32_t first = s->ranked[best], at = s->ranked[i];
		double z = i == 0 ? 0 : distance(s, first, at, correlation(s, cross, first, at));

		if (i == 0 || cc_best_above(z, s->rated - best) >= tier_confidence) {
			best = i;
			tier++;
		}
		s->outcome[at].tier = tier;
	}
}
