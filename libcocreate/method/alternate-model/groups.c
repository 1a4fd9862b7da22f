/* groups.c -- segments, changes, measures, case weights. */
#include "method/alternate-model/int.h"

#include "base/arena.h"
#include "figure/changes.h"
#include "figure/measures.h"
#include "figure/segments.h"
#include "figure/waves.h"

#include <math.h>
#include <stdlib.h>

/* TRIGGER > DESIRE > ACTION: what a segment or a wave is compared by. */
struct item {
	struct cc_span name;
	const struct cc_held *held;
};

struct items {
	struct item *item;
	uint32_t n;
};

static struct cc_span
item_name(const struct alt_model *m, const uint32_t *code)
{
	static const unsigned element[] = { TRIGGER, DESIRE, ACTION };
	struct cc_span id[3];
	const char *name = "";

	alt_ids(id, m, element, 3, code);
	for (unsigned i = 0; i < 3; i++)
		if (id[i].at != NULL)
			name = cc_format(m->arena, "%s%s%.*s", name, name[0] != '\0' ? " > " : "",
			    (int)id[i].len, id[i].at);
	return cc_span(name);
}

static int
by_name(const void *a, const void *b)
{
	return cc_span_cmp(((const struct item *)a)->name, ((const struct item *)b)->name);
}

/* By bytes. */
static struct items
items_of(const struct alt_model *m, uint64_t least)
{
	struct alt_rows rows = alt_rows_of(m, H_ALTERNATIVE, least);
	struct items out = { CC_ARRAY(m->arena, struct item, rows.n), (uint32_t)rows.n };

	for (size_t i = 0; i < rows.n; i++)
		out.item[i] = (struct item){ item_name(m, rows.row[i].held->key), rows.row[i].held };
	if (out.n > 1)
		qsort(out.item, out.n, sizeof *out.item, by_name);
	return out;
}

static struct cc_weighted_share
share_in(const struct alt_model *m, uint32_t segment, const struct item *item)
{
	const uint32_t key[] = { segment, item->held->key[0], item->held->key[1], item->held->key[2] };

	return cc_held_share(
	    cc_holders_find(&m->held[H_IN_SEGMENT], key), cc_holders_find(&m->held[H_SEGMENT], key));
}

static void
put_item(struct cc_comparisons *segments, const struct alt_model *m, const struct item *item)
{
	uint32_t n = cc_state_ids(m->state, SEGMENT);
	struct cc_weighted_share all = share_in(m, CC_NO_ID, item);

	for (uint32_t s = 0; s < n; s++) {
		struct cc_weighted_share own = share_in(m, s, item);

		cc_weights_join(&all.has, &own.has);
		cc_weights_join(&all.all, &own.all);
	}
	for (uint32_t s = 0; s < n; s++) {
		struct cc_weighted_share own = share_in(m, s, item), others = all;

		cc_weights_leave(&others.has, &own.has);
		cc_weights_leave(&others.all, &own.all);
		if (own.all.n > 0)
			cc_segment_weighted(segments, cc_state_text(m->state, SEGMENT, s), item->name,
			    "share", &own, &others);
	}
}

static void
put_segments(struct cc_report *report, const struct alt_model *m)
{
	struct cc_comparisons *segments = cc_comparisons_begin(report, CC_TABLE_BY, m->run, m->arena);
	struct items items = items_of(m, alt_support(m));

	for (uint32_t i = 0; segments != NULL && i < items.n; i++)
		put_item(segments, m, &items.item[i]);
	cc_comparisons_end(segments);
}

static struct cc_span
name_at(const void *list, uint32_t i)
{
	return ((const struct items *)list)->item[i].name;
}

/* What enough people do in either wave. */
static void
put_changes(struct cc_report *report, const struct alt_model *now, const struct alt_model *before)
{
	struct cc_comparisons *changes = cc_comparisons_begin(report, CC_TABLE_AGAINST, now->run, now->arena);
	const struct alt_model *const model[] = { before, now };
	struct items items[] = { items_of(before, 0), items_of(now, 0) };
	const void *const list[] = { &items[0], &items[1] };

	for (struct cc_waves w = cc_waves(list, (const uint32_t[]){ items[0].n, items[1].n }, name_at);
	     cc_waves_next(&w);) {
		struct cc_weighted_share share[2];
		uint64_t most = 0;

		for (int k = 0; k < 2; k++) {
			const struct cc_held *held = w.at[k] != CC_NO_ID ? items[k].item[w.at[k]].held : NULL;

			share[k] = cc_held_share(held, model[k]->all);
			most = held != NULL && held->people > most ? held->people : most;
		}
		if (most >= alt_support(now))
			cc_change_weighted(changes, w.id, "share", &share[0], &share[1], CC_BETTER_NEITHER);
	}
	cc_comparisons_end(changes);
}

void
alt_measures(
    struct cc_report *report, const struct alt_model *m, uint64_t chains, double coverage, uint64_t mentions)
{
	struct cc_table *t = cc_measures_begin(report, m->run);
	const double none = (double)NAN;

	if (m->all->units == 0)
		return;
	cc_measure(report, t, m->run, "chains", (double)chains, m->all->units, none, none);
	cc_measure(report, t, m->run, "coverage", coverage, mentions, none, none);
}

static void
put_weights(struct cc_report *report, const struct alt_model *m)
{
	uint32_t segments = m->segment_zero != NULL ? cc_state_ids(m->state, SEGMENT) : 0;
	struct cc_weight_group *group = CC_ARRAY(m->arena, struct cc_weight_group, (size_t)segments + 1);

	if (!m->cases.bound)
		return;
	group[0] = (struct cc_weight_group){ CC_SPAN("all"), *m->all->weight, m->zero };
	for (uint32_t s = 0; s < segments; s++) {
		const struct cc_held *in = cc_holders_find(&m->held[H_SEGMENT], &s);

		group[s + 1].group = cc_state_text(m->state, SEGMENT, s);
		group[s + 1].zero = m->segment_zero[s];
		if (in != NULL)
			group[s + 1].weights = *in->weight;
	}
	cc_weights_report(report, &m->cases, group, (size_t)segments + 1, m->run);
	cc_note(report, "links-unweighted",
	    "links and saturation are not weighted: they look at codes, not at a population",
	    "links と saturation は重み付けしません（母集団ではなくコードを見るため）");
}

void
alt_groups(struct cc_report *report, const struct alt_model *now, const struct alt_model *before)
{
	put_segments(report, now);
	if (before != NULL)
		put_changes(report, now, before);
	put_weights(report, now);
}
