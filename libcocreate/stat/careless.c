/* careless.c -- do the answers of one respondent look careless? */
#include "stat/careless.h"

#include <math.h>

/* Fewer answers than these look alike by chance too often to say so. */
enum { STRAIGHT_LEAST = 10, ALIKE_LEAST = 5 };

static void
streak_add(struct cc_streak *s, double answer, double highest)
{
	s->run = s->n > 0 && answer == s->last ? s->run + 1 : 1;
	s->last = answer;
	s->n++;
	s->highest += answer == highest;
	if (s->run > s->longest) {
		s->longest = s->run;
		s->of = answer;
	}
}

void
cc_respondent_add(struct cc_respondent *a, double importance, double satisfaction, double highest)
{
	if (!isnan(importance))
		streak_add(&a->importance, importance, highest);
	if (!isnan(satisfaction))
		streak_add(&a->satisfaction, satisfaction, highest);
	if (isnan(importance) || isnan(satisfaction))
		return;
	a->both++;
	a->alike += importance == satisfaction;
}

static struct cc_careless_flag
straight(const struct cc_streak *s)
{
	bool raised = s->n >= STRAIGHT_LEAST && (uint64_t)s->longest * 4 > (uint64_t)s->n * 3;

	return (struct cc_careless_flag){ raised, s->of, s->longest, s->n };
}

static struct cc_careless_flag
all(uint32_t alike, uint32_t n, double answer)
{
	return (struct cc_careless_flag){ n >= ALIKE_LEAST && alike == n, answer, alike, n };
}

void
cc_respondent_check(struct cc_careless_flag flag[CC_CARELESS], const struct cc_respondent *a)
{
	flag[CC_SAME_IMPORTANCE] = straight(&a->importance);
	flag[CC_SAME_SATISFACTION] = straight(&a->satisfaction);
	flag[CC_ALL_IMPORTANT] = all(a->importance.highest, a->importance.n, a->importance.of);
	flag[CC_BOTH_ALIKE] = all(a->alike, a->both, a->importance.of);
}
