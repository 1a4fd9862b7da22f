/* agenda.c -- the minutes of a session: phases, blocks of their techniques, breaks, rounds. */
#include "figure/agenda.h"

#include "base/arena.h"
#include "stat/apportion.h"
#include "stat/breaks.h"

/* Whole minutes by weight: of equal remainders the first has the minute. */
static const int64_t *
share_minutes(int64_t minutes, const int64_t *weight, size_t n, struct cc_arena *arena)
{
	const struct cc_apportion in = {
		.total = minutes, .n = n, .weight = weight, .most = minutes, .first = true
	};
	struct cc_apportioned out;

	cc_apportion(&out, &in, NULL, arena);
	return out.units;
}

/* A phase's minutes to its blocks by weight. */
static void
add_phase(struct cc_agenda *a, const struct cc_agenda_phase *phase, int64_t minutes, struct cc_arena *arena)
{
	const struct cc_technique *t = phase->technique;
	size_t most = t->parts * a->rounds, n = 0;
	int64_t *weight = CC_ARRAY(arena, int64_t, most);
	const int64_t *given;
	struct cc_agenda_block *block = CC_ARRAY(arena, struct cc_agenda_block, most);

	for (size_t i = 0; i < t->parts; i++)
		for (uint32_t r = 1; r <= (t->part[i].rounds ? a->rounds : 1); r++) {
			weight[n] = t->part[i].weight;
			block[n++] = (struct cc_agenda_block){
				.phase = phase, .part = &t->part[i], .round = t->part[i].rounds ? r : 0
			};
		}
	given = share_minutes(minutes, weight, n, arena);
	for (size_t i = 0; i < n; i++) {
		block[i].minutes = given[i];
		if (given[i] > 0)
			a->block[a->blocks++] = block[i];
		else
			a->too_short++;
	}
}

void
cc_agenda_share(int64_t *part, const struct cc_agenda *a, struct cc_arena *arena)
{
	int64_t *share = CC_ARRAY(arena, int64_t, a->phases);

	for (size_t i = 0; i < a->phases; i++)
		share[i] = a->phase[i].share;
	memcpy(part, share_minutes(a->work, share, a->phases, arena), a->phases * sizeof *part);
}

static void
add_phases(struct cc_agenda *a, struct cc_arena *arena)
{
	int64_t *part = CC_ARRAY(arena, int64_t, a->phases);
	size_t most = a->breaks;

	for (size_t i = 0; i < a->phases; i++)
		most += a->phase[i].technique->parts * a->rounds;
	a->block = CC_ARRAY(arena, struct cc_agenda_block, most);
	cc_agenda_share(part, a, arena);
	for (size_t i = 0; i < a->phases; i++)
		add_phase(a, &a->phase[i], part[i], arena);
}

/* Breaks go between the blocks, and everything has its minute. */
static bool
add_breaks(struct cc_agenda *a, struct cc_arena *arena)
{
	size_t n = a->blocks, to = n + a->breaks;
	int64_t *until = CC_ARRAY(arena, int64_t, n), sum = 0;
	bool *phase_end = CC_ARRAY(arena, bool, n), *after = CC_ARRAY(arena, bool, n);

	for (size_t i = 0; i < n; i++) {
		until[i] = sum += a->block[i].minutes;
		phase_end[i] = i + 1 < n && a->block[i].phase != a->block[i + 1].phase;
	}
	if (!cc_breaks(after, until, phase_end, n, a->breaks))
		return false;
	a->blocks = to;
	for (size_t i = n; i-- > 0;) {
		if (after[i])
			a->block[--to] = (struct cc_agenda_block){ .minutes = a->break_minutes };
		a->block[--to] = a->block[i];
	}
	sum = 0;
	for (size_t i = 0; i < a->blocks; i++) {
		a->block[i].at = sum;
		sum += a->block[i].minutes;
	}
	return true;
}

static void
find_rounds(struct cc_agenda *a)
{
	const struct cc_agenda_phase *phase = NULL;
	uint32_t round = 0;
	bool own = false;

	for (size_t i = 0; i < a->blocks; i++)
		own |= a->block[i].round > 0;
	for (size_t i = 0; i < a->blocks; i++) {
		struct cc_agenda_block *b = &a->block[i];

		if (b->phase == NULL || b->part->layout != CC_SEATED_GROUPS)
			continue;
		if (b->round == 0 && !own && b->phase != phase && round < a->rounds)
			round++;
		round = b->round > 0 ? b->round : round > 0 ? round : 1;
		phase = b->phase;
		b->round = round;
		a->used = round > a->used ? round : a->used;
	}
}

bool
cc_agenda_make(struct cc_agenda *a, struct cc_arena *arena)
{
	add_phases(a, arena);
	if (!add_breaks(a, arena))
		return false;
	find_rounds(a);
	return true;
}

const char *
cc_agenda_label(const struct cc_agenda_block *b, enum cc_lang lang, struct cc_arena *arena)
{
	const char *label;

	if (b->phase == NULL)
		return cc_words_in(CC_SAY("Break", "休憩"), lang);
	label = cc_words_in(&b->part->label, lang);
	return b->part->rounds ? cc_format(arena, "%s %u", label, (unsigned)b->round) : label;
}
