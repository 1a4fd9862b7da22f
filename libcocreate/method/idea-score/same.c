/* same.c -- which ideas are the same twice? */
#include "method/idea-score/tables.h"

#include "base/arena.h"

#include <inttypes.h>

/* The best of each cluster stands for it: the first in the order of ranks. */
static void
choose(struct idea_same *same, const struct idea_scores *scores, struct cc_arena *scratch)
{
	uint32_t *best = CC_ARRAY(scratch, uint32_t, scores->n); /* by the first of a cluster: 1 + id */

	for (uint32_t i = 0; i < scores->n; i++) {
		uint32_t *its = &best[same->found.cluster[scores->order[i]]];

		if (*its == 0)
			*its = 1 + scores->order[i];
	}
	for (uint32_t id = 0; id < scores->n; id++)
		same->of[id] = best[same->found.cluster[id]] - 1;
}

void
idea_same_find(struct idea_same *same, const struct idea_rules *rules, const struct cc_state *state,
    const struct idea_scores *scores, struct cc_arena *scratch)
{
	struct cc_span *text = idea_texts(state, I_TEXT, scratch),
		       *title = idea_texts(state, I_TITLE, scratch);

	for (uint32_t id = 0; id < scores->n; id++) /* what tells an idea: its text, else its title */
		text[id] = text[id].at != NULL ? text[id] : title[id];
	same->of = CC_ARRAY(same->arena, uint32_t, scores->n);
	same->whole =
	    cc_similar_find(&same->found, text, scores->n, rules->opts->similar.value, same->arena, scratch);
	choose(same, scores, scratch);
}

static void
note_same(struct cc_report *report, const struct cc_similar *found, bool whole, uint32_t ideas)
{
	if (found->texts == 0 && ideas == 0)
		return;
	if (found->texts == 0) {
		cc_note(report, "no-texts",
		    "duplicates are not looked for, because ideas have neither text nor title",
		    "アイデアに説明も題名もないため、重複は調べません");
		return;
	}
	cc_note(report, "unique-ideas",
	    "different ideas: %" PRIu32 " of %" PRIu32 " (%.1f%%); without any duplicate: %" PRIu32
	    " (%.1f%%)",
	    "異なるアイデア: %" PRIu32 " / %" PRIu32 " 件（%.1f%%）、重複のないもの: %" PRIu32
	    " 件（%.1f%%）",
	    found->clusters, found->texts, 100.0 * found->clusters / found->texts, found->alone,
	    100.0 * found->alone / found->texts);
	if (!whole)
		cc_note(report, "similar-bound",
		    "only ideas with equal texts were found, because comparing all would take too long",
		    "すべてを比べると時間がかかりすぎるため、同じ文のアイデアだけを探しました");
}

void
idea_put_same(struct cc_report *report, const struct idea_same *same, const struct idea_scores *scores,
    struct cc_arena *arena)
{
	struct idea_pair *row = CC_ARRAY(arena, struct idea_pair, same->found.pairs);

	for (size_t p = 0; p < same->found.pairs; p++) {
		const struct cc_similar_pair *pair = &same->found.pair[p];

		row[p] = (struct idea_pair){ scores->idea[pair->a].idea, scores->idea[pair->b].idea,
			pair->similarity, scores->idea[same->of[pair->a]].idea };
	}
	cc_table_fill(report, cc_report_at(report, T_DUPLICATES), row, same->found.pairs);
	note_same(report, &same->found, same->whole, scores->n);
}
