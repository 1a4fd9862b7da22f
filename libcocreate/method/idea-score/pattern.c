/* pattern.c -- counts the ratings of an idea by what is alike in them.
 *
 * With few values there are few patterns of scores: 81 of four axes from 1 to 3,
 * and 256 with those that leave an axis open.  So each judgement costs a look at
 * its pattern, and all that is computed, once a pattern: exactly as it would be
 * for each judgement of it.
 */
#include "method/idea-score/int.h"

#include "base/arena.h"

/* A part keeps about 140 bytes for each of four axes. */
enum { MOST = 1 << 12 };

struct seen {
	uint32_t rater, pattern;
};

struct patterns {
	uint32_t n, axes;
	uint32_t *score;		      /* [n][axes]; CC_NO_ID: left open */
	uint32_t *axes_of;		      /* [n]: bits of those scored; bit axes: all */
	uint32_t *total;		      /* [n]: 1 + its id; 0: not met */
	uint32_t *times, *touched, n_touched; /* of the idea at hand */
	struct comparison *comparison;
	uint32_t *rated; /* [raters]: bits as above */
	struct seen *seen;
	uint64_t n_seen, room;
	struct cc_arena *arena;
};

uint32_t
jury_patterns(const struct jury *j)
{
	uint64_t n = 1;

	if (j->opts->prorate) /* scores that say the same have other totals elsewhere */
		return 0;
	for (uint32_t a = 0; a < j->axes && n <= MOST; a++)
		n *= j->log->n_values + UINT64_C(1);
	return n <= MOST && j->axes < 31 ? (uint32_t)n : 0;
}

void
jury_pattern_scores(uint32_t *score, const struct jury *j, uint32_t pattern)
{
	for (uint32_t a = j->axes; a-- > 0; pattern /= j->log->n_values + 1)
		score[a] = pattern % (j->log->n_values + 1) - 1; /* 0 becomes CC_NO_ID */
}

struct patterns *
jury_patterns_begin(const struct jury *j, struct cc_arena *arena)
{
	struct patterns *x = CC_NEW(arena, struct patterns);
	struct cc_twofold *part;

	*x = (struct patterns){ .n = jury_patterns(j), .axes = j->axes, .arena = arena };
	if (x->n == 0)
		return NULL;
	x->score = CC_ARRAY(arena, uint32_t, (size_t)x->n * x->axes);
	x->axes_of = CC_ARRAY(arena, uint32_t, x->n);
	x->total = CC_ARRAY(arena, uint32_t, x->n);
	x->times = CC_ARRAY(arena, uint32_t, x->n);
	x->touched = CC_ARRAY(arena, uint32_t, x->n);
	x->comparison = CC_ARRAY(arena, struct comparison, x->n);
	x->rated = CC_ARRAY(arena, uint32_t, j->raters);
	part = CC_ARRAY(arena, struct cc_twofold, (size_t)x->n * x->axes);
	for (uint32_t p = 0; p < x->n; p++) {
		uint32_t *score = x->score + (size_t)p * x->axes, scored = 0;

		jury_pattern_scores(score, j, p);
		for (uint32_t a = 0; a < x->axes; a++) {
			x->axes_of[p] |= (score[a] != CC_NO_ID) << a;
			scored += score[a] != CC_NO_ID;
		}
		x->axes_of[p] |= (scored == x->axes) << x->axes;
		x->comparison[p].part = part + (size_t)p * x->axes;
	}
	return x;
}

static uint32_t
pattern_of(const struct judgement *g, uint32_t axes, uint32_t radix)
{
	uint32_t pattern = 0;

	for (uint32_t a = 0; a < axes; a++)
		pattern = pattern * radix + (g->score[a] + 1); /* CC_NO_ID becomes 0 */
	return pattern;
}

static uint32_t
total_id(struct patterns *x, struct jury *j, uint32_t pattern)
{
	double total;

	if (x->total[pattern] == 0 && jury_total(&total, j, x->score + (size_t)pattern * x->axes, CC_NO_ID))
		x->total[pattern] = 1 + cc_values_add(j->total, total);
	return x->total[pattern] - 1;
}

/* So many judgements of a pattern go to the tallies. */
static void
pattern_add(struct patterns *x, struct jury *j, uint32_t idea, uint32_t pattern, uint32_t times)
{
	for (uint32_t a = 0; a < x->axes; a++)
		if (x->axes_of[pattern] >> a & 1)
			tally_add(&j->tally[a], x->score[(size_t)pattern * x->axes + a], times);
	if (x->axes_of[pattern] >> x->axes & 1)
		tally_add(&j->tally[x->axes], total_id(x, j, pattern), times);
	j->idea[idea].raters += times;
}

static void
see(struct patterns *x, uint32_t rater, uint32_t pattern)
{
	x->seen[x->n_seen++] = (struct seen){ rater, pattern };
	x->rated[rater] |= x->axes_of[pattern];
}

void
jury_patterns_count(
    struct patterns *x, struct jury *j, struct judgement *g, uint64_t end, struct cc_problems *problems)
{
	uint32_t radix = j->log->n_values + 1, idea = 0;
	uint16_t *row = NULL;

	if (end - g->next > x->room) {
		x->room = 2 * (end - g->next);
		x->seen = CC_ARRAY(x->arena, struct seen, x->room);
	}
	x->n_seen = 0;
	while (jury_next(g, j, end, problems)) {
		uint32_t pattern = pattern_of(g, x->axes, radix);

		if (x->n_seen == 0 && j->sheet != NULL)
			row = j->sheet + (size_t)g->idea * j->raters;
		idea = g->idea;
		if (x->times[pattern]++ == 0)
			x->touched[x->n_touched++] = pattern;
		if (g->rater != CC_NO_ID) {
			see(x, g->rater, pattern);
			if (row != NULL)
				row[g->rater] = (uint16_t)pattern;
			continue;
		}
		for (uint32_t a = 0; a <= x->axes; a++)
			j->tally[a].anonymous += x->axes_of[pattern] >> a & 1;
	}
	for (uint32_t i = 0; i < x->n_touched; i++)
		pattern_add(x, j, idea, x->touched[i], x->times[x->touched[i]]);
}

void
jury_patterns_compare(struct patterns *x, struct jury *j, uint32_t idea)
{
	for (uint32_t i = 0; i < x->n_touched; i++) {
		uint32_t p = x->touched[i];

		jury_compare(&x->comparison[p], j, x->score + (size_t)p * x->axes, idea);
		x->times[p] = 0;
	}
	x->n_touched = 0;
	for (uint64_t i = 0; i < x->n_seen; i++)
		rater_add(&j->rater[x->seen[i].rater], &x->comparison[x->seen[i].pattern]);
}

void
jury_patterns_end(const struct patterns *x, struct jury *j)
{
	for (uint32_t r = 0; r < j->raters; r++)
		for (uint32_t a = 0; a <= x->axes; a++)
			j->rated[(size_t)r * (x->axes + 1) + a] = x->rated[r] >> a & 1;
}
