/* same.c -- which ideas are the same twice? */
#include "method/idea-score/int.h"

#include "base/arena.h"
#include "base/num.h"

#include <inttypes.h>
#include <math.h>

enum { D_IDEA, D_OTHER, D_SIMILARITY, D_CLUSTER };

const struct cc_column_spec idea_score_duplicates[] = {
	[D_IDEA] = { "idea", CC_TYPE_ID, CC_PART_KEY, 0 },
	[D_OTHER] = { "other", CC_TYPE_ID, CC_PART_KEY, 0 },
	[D_SIMILARITY] = { "similarity", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 },
	[D_CLUSTER] = { "cluster", CC_TYPE_ID, CC_PART_NONE, 0 },
	{ 0 },
};

/* What tells an idea: its text, else its title. */
static void
texts_of(struct cc_span *text, const struct jury *j)
{
	const struct cc_store *ideas = j->now->store[IDEAS];

	for (uint64_t i = 0; i < ideas->rows; i++) {
		const unsigned char *row = cc_store_row(ideas, i);
		const struct cc_first *own = cc_row_field(ideas, row, I_TEXT);
		const struct cc_first *title = cc_row_field(ideas, row, I_TITLE);
		uint32_t id = cc_row_id(ideas, row, I_IDEA, 0);

		if (id < j->ideas)
			text[id] = own->text.at != NULL ? own->text : title->text;
	}
}

/* The best of each cluster stands for it: the first in the order of ranks. */
static void
choose(struct jury_same *same, const struct jury *j, struct cc_arena *scratch)
{
	uint32_t *best = CC_ARRAY(scratch, uint32_t, j->ideas); /* by the first of a cluster: 1 + id */

	for (uint32_t i = 0; i < j->ideas; i++) {
		uint32_t *its = &best[same->found.cluster[j->idea[i].id]];

		if (*its == 0)
			*its = 1 + j->idea[i].id;
	}
	for (uint32_t id = 0; id < j->ideas; id++)
		same->of[id] = best[same->found.cluster[id]] - 1;
}

void
jury_same_begin(struct jury_same *same, const struct jury *j, struct cc_arena *arena)
{
	*same = (struct jury_same){ .of = CC_ARRAY(arena, uint32_t, j->ideas), .arena = cc_arena_new() };
}

void
jury_same_find(struct jury_same *same, const struct jury *j, struct cc_arena *scratch)
{
	struct cc_span *text = CC_ARRAY(scratch, struct cc_span, j->ideas);

	texts_of(text, j);
	same->whole =
	    cc_similar_find(&same->found, text, j->ideas, j->opts->similar.value, same->arena, scratch);
	choose(same, j, scratch);
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
jury_put_same(struct cc_report *report, const struct jury *j, const struct jury_same *same)
{
	struct cc_table *t = cc_report_table(report, "duplicates");

	for (size_t p = 0; p < same->found.pairs; p++) {
		const struct cc_similar_pair *pair = &same->found.pair[p];
		size_t row = cc_row_add(report, t);

		cc_put_text(t, row, D_IDEA, cc_state_text(j->now, IDEA, pair->a));
		cc_put_text(t, row, D_OTHER, cc_state_text(j->now, IDEA, pair->b));
		cc_put_real(t, row, D_SIMILARITY, pair->similarity);
		cc_put_text(t, row, D_CLUSTER, cc_state_text(j->now, IDEA, same->of[pair->a]));
	}
	note_same(report, &same->found, same->whole, j->ideas);
}

void
jury_same_end(struct jury_same *same)
{
	cc_arena_free(same->arena);
}
