/* compare.c -- items and areas by segment and by wave; measures. */
#include "method/cycle-check/int.h"

#include "base/arena.h"
#include "figure/by_item.h"
#include "figure/measures.h"

#include <math.h>

/* What each says of an item, or on average of an area; areas stand behind the items. */
struct saying {
	const struct cc_claims *w;
	uint32_t item; /* of which value is; CC_NO_ITEM: none yet */
	double *value; /* [people]; NaN: says nothing */
	uint32_t *segment;
	uint32_t *n;
	struct cc_sample sample;
};

static void
see_item(struct saying *s, uint32_t item)
{
	const struct cc_claim_said *said = &s->w->said[item];

	for (size_t k = 0; k < said->people; k++) {
		const struct cc_claim_answer *a = said->latest[k];

		if (a->na)
			continue;
		if (s->n[a->person]++ == 0)
			s->value[a->person] = 0;
		s->value[a->person] += (double)a->worth / CC_CREDIT_ONE;
		if (a->segment != CC_NO_ID)
			s->segment[a->person] = a->segment;
	}
}

static void
see(struct saying *s, uint32_t item)
{
	const struct cc_checklist *list = s->w->list;

	if (s->item == item)
		return;
	s->item = item;
	for (uint32_t p = 0; p < s->w->people; p++) {
		s->value[p] = (double)NAN;
		s->segment[p] = CC_NO_ID;
		s->n[p] = 0;
	}
	if (item < list->items.n)
		see_item(s, item);
	for (uint32_t i = 0; i < list->items.n && item >= list->items.n; i++)
		if (list->item[i].area == item - list->items.n)
			see_item(s, i);
	for (uint32_t p = 0; p < s->w->people; p++)
		s->value[p] /= s->n[p] > 0 ? s->n[p] : 1;
}

static struct saying *
begin(const struct cc_claims *w)
{
	struct saying *s = CC_NEW(w->arena, struct saying);

	s->w = w;
	s->item = CC_NO_ITEM;
	s->value = CC_ARRAY(w->arena, double, w->people);
	s->segment = CC_ARRAY(w->arena, uint32_t, w->people);
	s->n = CC_ARRAY(w->arena, uint32_t, w->people);
	return s;
}

static struct cc_span
name_of(const void *of, uint32_t item)
{
	const struct cc_checklist *list = ((const struct saying *)of)->w->list;

	return item < list->items.n ? list->items.item[item].id : list->areas.item[item - list->items.n].id;
}

/* The walk keeps what it found last: of is not const behind its pointer. */
static bool
figure(struct cc_item_figure *out, const void *of, uint32_t segment, uint32_t item, unsigned measure)
{
	struct saying *s = *(struct saying *const *)&of;
	uint32_t segments = cc_state_ids(s->w->state, SEGMENT);
	struct cc_sample *sample = CC_NEW(s->w->arena, struct cc_sample);

	(void)measure;
	see(s, item);
	*sample = cc_sample_new(false, s->w->arena);
	for (uint32_t p = 0; p < s->w->people; p++)
		if (!isnan(s->value[p]) &&
		    (segment == CC_NO_ID || s->segment[p] == (segment == segments ? CC_NO_ID : segment)))
			cc_sample_add(sample, s->value[p], 1);
	out->sample = sample;
	return true;
}

/* Segments that somebody answered in: a roster may have others. */
static void
put_segments(struct cc_report *report, const struct cycle_check *c, uint32_t items)
{
	struct cc_comparisons *out = cc_comparisons_begin(report, CC_TABLE_BY, c->run, c->arena);
	uint32_t segments = cc_state_ids(c->now.state, SEGMENT);
	struct cc_item_figure *group = CC_ARRAY(c->arena, struct cc_item_figure, (size_t)segments + 1);
	bool *seen = CC_ARRAY(c->arena, bool, (size_t)segments + 1);
	struct saying *s = begin(&c->now);

	for (size_t i = 0; i < c->now.answers; i++)
		if (c->now.answer[i].segment != CC_NO_ID)
			seen[c->now.answer[i].segment] = true;
	for (uint32_t item = 0; out != NULL && item < items; item++) {
		for (uint32_t g = 0; g <= segments; g++)
			figure(&group[g], s, g, item, 0);
		for (uint32_t g = 0; g < segments; g++) {
			struct cc_sample others = cc_sample_new(false, c->arena);

			for (uint32_t i = 0; seen[g] && i <= segments; i++)
				if (i != g)
					cc_sample_join(&others, group[i].sample, 1);
			if (seen[g] && group[g].sample->n + others.n > 0)
				cc_segment_sample(out, cc_state_text(c->now.state, SEGMENT, g),
				    name_of(s, item), "score", group[g].sample, &others);
		}
	}
	cc_comparisons_end(out);
}

static const struct cc_item_measure measures[] = { { "score", CC_BETTER_UP } };
static const struct cc_by_item by_item = { measures, 1, name_of, figure };

/* People in both waves, by their numbers before and now. */
struct pairs {
	uint32_t (*of)[2];
	size_t n;
};

static void
people_of(struct cc_people *out, const struct cc_claims *w)
{
	static const struct cc_people_spec spec = { S_ANSWERS, 0, PERSON, CC_NO_ROLE, CC_CLAIMS_PERSON,
		CC_CLAIMS_PLACE, 0 };
	struct cc_problems none = { 0 };

	cc_people(out, w->state, &spec, w->run, &none, w->arena);
}

static void
put_changes(struct cc_report *report, struct cycle_check *c, struct cc_comparisons *changes, uint32_t items)
{
	struct saying *now = begin(&c->now), *before = begin(c->before);
	struct cc_people *people = CC_ARRAY(c->arena, struct cc_people, 2);
	struct cc_paired *pair = CC_ARRAY(c->arena, struct cc_paired, items);
	struct pairs pairs = { .n = 0 };
	struct cc_both both;

	people_of(&people[0], c->before);
	people_of(&people[1], &c->now);
	pairs.of = cc_alloc_array(c->arena, c->now.named, sizeof *pairs.of);
	for (both = cc_both(&people[0], &people[1]); cc_both_next(&both); pairs.n++) {
		pairs.of[pairs.n][0] = both.person[0]->id;
		pairs.of[pairs.n][1] = both.person[1]->id;
	}
	for (uint32_t i = 0; i < items; i++) {
		see(before, i);
		see(now, i);
		for (size_t k = 0; k < pairs.n; k++) {
			double was = before->value[pairs.of[k][0]], is = now->value[pairs.of[k][1]];

			if (!isnan(was) && !isnan(is))
				cc_paired_number(&pair[i], was, is);
		}
	}
	cc_changes_by_item(changes, &by_item, before, now, items, cc_both_paired(&both) ? pair : NULL);
	cc_comparisons_end(changes);
	cc_note_waves(report, &both);
}

static void
put_measures(struct cc_report *report, const struct cycle_check *c)
{
	const struct cc_checklist *list = cycle_list(c);
	struct cc_run run = *c->run;
	uint64_t met = 0, all = 0, contradicted = 0, lacking = 0, fires = 0;
	int64_t oldest = CC_NO_INT;
	struct cc_table *t;

	run.has_as_of = c->as_of != CC_NO_DAY;
	run.as_of = c->as_of;
	t = cc_measures_begin(report, &run);
	for (uint32_t i = 0; i < list->items.n; i++) {
		enum cycle_state state = c->item[i].state;

		all += state != STATE_NA;
		met += state == STATE_MET;
		contradicted += state == STATE_CONTRADICTED;
		lacking += cycle_lacks(state);
		oldest = c->item[i].age > oldest ? c->item[i].age : oldest;
	}
	for (uint32_t i = 0; i < list->patterns.n; i++)
		fires += strcmp(c->pattern[i].status, "fires") == 0;
	cc_measure(report, t, &run, "items_met", (double)met, all, NAN, NAN);
	for (uint32_t i = 0; i < list->areas.n; i++)
		cc_measure(report, t, &run,
		    cc_format(c->arena, "score_%s", cc_span_dup(c->arena, list->areas.item[i].id).at),
		    c->area[i].score, c->area[i].known, c->area[i].low, c->area[i].high);
	cc_measure(report, t, &run, "contradictions", (double)contradicted, all, NAN, NAN);
	cc_measure(report, t, &run, "patterns_firing", (double)fires, list->patterns.n, NAN, NAN);
	cc_measure(report, t, &run, "open_items", (double)lacking, all, NAN, NAN);
	if (oldest != CC_NO_INT)
		cc_measure(report, t, &run, "oldest_open_days", (double)oldest, lacking, NAN, NAN);
}

void
cycle_put_comparisons(struct cc_report *report, struct cycle_check *c)
{
	uint32_t items = cycle_list(c)->items.n + cycle_list(c)->areas.n;
	struct cc_comparisons *changes =
	    c->before != NULL ? cc_comparisons_begin(report, CC_TABLE_AGAINST, c->run, c->arena) : NULL;

	put_segments(report, c, items);
	if (changes != NULL)
		put_changes(report, c, changes, items);
	put_measures(report, c);
}
