/* scale_beside.c -- labels beside numbers: whether both run the same way. */
#include "model/scale.h"

#include "base/arena.h"

struct cc_beside *
cc_beside_new(const struct cc_scales *s, struct cc_arena *arena)
{
	struct cc_beside *b = CC_NEW(arena, struct cc_beside);

	b->label = CC_ARRAY(arena, struct cc_beside_label, s->labels);
	return b;
}

void
cc_beside_see(struct cc_beside *b, uint32_t label, double number)
{
	struct cc_beside_label *l;

	if (label == CC_NO_LABEL) {
		b->foreign = true;
		return;
	}
	l = &b->label[label];
	l->low = l->seen && l->low < number ? l->low : number;
	l->high = l->seen && l->high > number ? l->high : number;
	l->seen = true;
}

void
cc_beside_join(struct cc_beside *to, const struct cc_beside *from, const struct cc_scales *s)
{
	to->foreign |= from->foreign;
	for (uint32_t i = 0; i < s->labels; i++)
		if (from->label[i].seen) {
			cc_beside_see(to, i, from->label[i].low);
			cc_beside_see(to, i, from->label[i].high);
		}
}

static uint32_t
count_held(const struct cc_beside *b, const struct cc_scales *s, const struct cc_scale *scale)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < s->labels; i++)
		n += b->label[i].seen && scale->place[i] != 0;
	return n;
}

/* One label says which way only at an end of its scale, or where nothing else stands
 * beside numbers: it is in the upper half of its scale, its number in the lower. */
static bool
runs_back_alone(const struct cc_beside *b, const struct cc_scale *scale, uint32_t label, const double *range)
{
	double place = scale->place[label], end = scale->n, number = b->label[label].low;

	if (range == NULL || (place > 1 && place < end && (b->foreign || range[1] - range[0] + 1 != end)))
		return false;
	return (2 * place - (end + 1)) * (2 * number - range[0] - range[1]) < 0;
}

/* Whether of two labels the higher one has the lower number. */
static bool
runs_back(const struct cc_beside *b, const struct cc_scales *s, const struct cc_scale *scale, uint32_t held,
    const double *range)
{
	for (uint32_t i = 0; i < s->labels; i++) {
		if (!b->label[i].seen || scale->place[i] == 0)
			continue;
		if (held == 1)
			return runs_back_alone(b, scale, i, range);
		for (uint32_t k = 0; k < s->labels; k++)
			if (b->label[k].seen && scale->place[k] > scale->place[i] &&
			    b->label[i].high > b->label[k].low)
				return true;
	}
	return false;
}

bool
cc_beside_runs_back(
    uint32_t *scale, bool *whole, const struct cc_beside *b, const struct cc_scales *s, const double *range)
{
	uint32_t most = 0, all = 0;
	bool own = false;

	*scale = CC_NO_SCALE;
	for (uint32_t i = 0; i < s->labels; i++)
		all += b->label[i].seen;
	for (uint32_t i = 0; i < s->n; i++) {
		uint32_t held = count_held(b, s, &s->scale[i]);

		if (held < most || held == 0 || (held == most && own && !s->scale[i].own))
			continue;
		if (!runs_back(b, s, &s->scale[i], held, range))
			*scale = CC_NO_SCALE;
		else if (held > most)
			*scale = i;
		most = held;
		own = s->scale[i].own;
	}
	*whole = most == all && !b->foreign;
	return *scale != CC_NO_SCALE;
}
