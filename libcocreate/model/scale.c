/* scale.c -- label scales: "満足" -> 4, read whole. */
#include "model/scale.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <stdlib.h>

static int
by_bytes(const void *a, const void *b)
{
	return cc_span_cmp(*(const struct cc_span *)a, *(const struct cc_span *)b);
}

static uint32_t
find_label(const struct cc_scales *s, struct cc_span folded)
{
	const struct cc_span *found = bsearch(&folded, s->label, s->labels, sizeof *s->label, by_bytes);

	return found != NULL ? (uint32_t)(found - s->label) : CC_NO_LABEL;
}

static size_t
count_labels(const struct cc_node *scales)
{
	size_t n = 0;

	for (size_t i = 0; scales != NULL && i < scales->n; i++)
		n += scales->item[i]->n;
	return n;
}

/* Behind those that are there; where they begin. */
static const struct cc_span *
gather_labels(struct cc_span *folded, uint32_t *n, const struct cc_node *scales, struct cc_arena *arena)
{
	const struct cc_span *begin = folded + *n;

	for (size_t i = 0; scales != NULL && i < scales->n; i++)
		for (size_t k = 0; k < scales->item[i]->n; k++)
			folded[(*n)++] = cc_utf8_fold(arena, scales->item[i]->item[k]->text);
	return begin;
}

static void
sort_labels(struct cc_scales *s)
{
	uint32_t n = 0;

	qsort(s->label, s->labels, sizeof *s->label, by_bytes);
	for (uint32_t i = 0; i < s->labels; i++)
		if (n == 0 || !cc_span_eq(s->label[i], s->label[n - 1]))
			s->label[n++] = s->label[i];
	s->labels = n;
}

/* folded: the labels of all scales, one behind the other. */
static void
add_scales(struct cc_scales *s, const struct cc_node *scales, const struct cc_span *folded, bool own,
    struct cc_arena *arena)
{
	for (size_t i = 0; scales != NULL && i < scales->n; i++) {
		const struct cc_node *labels = scales->item[i];
		struct cc_scale *scale = &s->scale[s->n];
		const struct cc_span *label = folded;

		folded += labels->n;
		/* The study's scale of a known name stands in the other's place. */
		if (!own && cc_scales_named(s, scales->key[i]->text) != CC_NO_SCALE)
			continue;
		s->n++;
		*scale = (struct cc_scale){ scales->key[i]->text, own, (uint32_t)labels->n,
			CC_ARRAY(arena, uint32_t, s->labels) };
		for (size_t k = 0; k < labels->n; k++)
			scale->place[find_label(s, label[k])] = (uint32_t)k + 1;
	}
}

/* Our own file, but it may have been edited. */
static bool
check_known(const struct cc_node *root, const char *file, struct cc_arena *arena, struct cc_err *err)
{
	if (!cc_node_map(root, file, err))
		return false;
	for (size_t i = 0; i < root->n; i++) {
		const struct cc_span *label;
		size_t n;

		if (!cc_node_texts(&label, &n, root->item[i], file, arena, err))
			return false;
	}
	return true;
}

bool
cc_scales_load(struct cc_scales **out, const struct cc_study *study, const struct cc_node *known,
    const char *file, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_scales *s = CC_NEW(arena, struct cc_scales);
	const struct cc_node *own = study->scales;
	size_t labels = count_labels(own) + count_labels(known);
	const struct cc_span *of_own, *of_known;
	struct cc_span *folded;

	if (known != NULL && !check_known(known, file, arena, err))
		return false;
	s->label = CC_ARRAY(arena, struct cc_span, labels);
	folded = CC_ARRAY(arena, struct cc_span, labels);
	s->scale =
	    CC_ARRAY(arena, struct cc_scale, (own != NULL ? own->n : 0) + (known != NULL ? known->n : 0));
	of_own = gather_labels(folded, &s->labels, own, arena);
	of_known = gather_labels(folded, &s->labels, known, arena);
	memcpy(s->label, folded, s->labels * sizeof *folded);
	sort_labels(s);
	add_scales(s, own, of_own, true, arena);
	add_scales(s, known, of_known, false, arena);
	*out = s;
	return true;
}

uint32_t
cc_scales_named(const struct cc_scales *s, struct cc_span name)
{
	for (uint32_t i = 0; i < s->n; i++)
		if (cc_span_eq(s->scale[i].name, name))
			return i;
	return CC_NO_SCALE;
}

uint32_t
cc_scales_label(const struct cc_scales *s, struct cc_span text, struct cc_arena *scratch)
{
	return find_label(s, cc_utf8_fold(scratch, text));
}

struct cc_labels *
cc_labels_new(const struct cc_scales *s, struct cc_arena *arena)
{
	struct cc_labels *l = CC_NEW(arena, struct cc_labels);

	l->seen = CC_ARRAY(arena, uint8_t, s->labels);
	l->out = CC_ARRAY(arena, uint8_t, s->n);
	return l;
}

void
cc_labels_see(struct cc_labels *l, const struct cc_scales *s, uint32_t label)
{
	if (l->seen[label])
		return;
	l->seen[label] = 1;
	l->count++;
	for (uint32_t i = 0; i < s->n; i++)
		l->out[i] |= s->scale[i].place[label] == 0;
}

void
cc_labels_join(struct cc_labels *to, const struct cc_labels *from, const struct cc_scales *s)
{
	for (uint32_t i = 0; i < s->labels; i++)
		if (from->seen[i])
			cc_labels_see(to, s, i);
}

uint32_t
cc_labels_number(bool *open, const struct cc_labels *l, const struct cc_scales *s, uint32_t label)
{
	uint32_t number = 0;

	*open = false;
	for (uint32_t i = 0; i < s->n; i++) {
		if (l->out[i])
			continue;
		*open |= number != 0 && s->scale[i].place[label] != number;
		number = s->scale[i].place[label];
	}
	return *open ? 0 : number;
}

static bool
differ(const struct cc_labels *l, const struct cc_scales *s, uint32_t a, uint32_t b)
{
	for (uint32_t i = 0; i < s->labels; i++)
		if (l->seen[i] && s->scale[a].place[i] != s->scale[b].place[i])
			return true;
	return false;
}

/* The study's scales come first, so a known one is chosen only without them. */
enum cc_chosen
cc_labels_choose(uint32_t scale[2], const struct cc_labels *l, const struct cc_scales *s)
{
	scale[0] = CC_NO_SCALE;
	for (uint32_t i = 0; i < s->n; i++) {
		if (l->out[i])
			continue;
		if (scale[0] == CC_NO_SCALE) {
			scale[0] = i;
		} else if (s->scale[i].own == s->scale[scale[0]].own && differ(l, s, scale[0], i)) {
			scale[1] = i;
			return CC_CHOSEN_TWO;
		}
	}
	return scale[0] != CC_NO_SCALE ? CC_CHOSEN_ONE : CC_CHOSEN_NONE;
}
