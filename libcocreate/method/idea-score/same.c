/* same.c -- which ideas are alike in wording? */
#include "method/idea-score/tables.h"

#include "base/arena.h"
#include "figure/names.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

struct entry {
	uint64_t place;
	uint32_t id;
};

static int
by_place(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

/* What tells an idea: its text, else its title. */
static const struct cc_first *
words_of(const struct cc_store *told, const unsigned char *row)
{
	const struct cc_first *text = cc_row_first(told, row, I_TEXT);

	return text->text.at != NULL ? text : cc_row_first(told, row, I_TITLE);
}

/* The ideas with words in the order of the input; text[] by that order. */
static uint32_t
input_order(struct idea_same *same, struct cc_span **text, const struct cc_state *state, uint32_t ideas,
    struct cc_arena *scratch)
{
	const struct cc_store *told = state->store[IDEAS];
	struct entry *entry = CC_ARRAY(scratch, struct entry, told->rows);
	struct cc_span *words = CC_ARRAY(scratch, struct cc_span, ideas);
	uint32_t n = 0;

	for (uint64_t i = 0; i < told->rows; i++) {
		const unsigned char *row = cc_store_row(told, i);
		uint32_t id = cc_row_id(told, row, I_IDEA, 0);
		const struct cc_first *first = words_of(told, row);

		if (id >= ideas || first->text.at == NULL)
			continue;
		words[id] = first->text;
		entry[n++] = (struct entry){ first->place, id };
	}
	if (n > 0)
		qsort(entry, n, sizeof *entry, by_place);
	*text = CC_ARRAY(scratch, struct cc_span, n);
	same->id = CC_ARRAY(same->arena, uint32_t, n);
	for (uint32_t i = 0; i < n; i++) {
		same->id[i] = entry[i].id;
		(*text)[i] = words[entry[i].id];
	}
	return n;
}

void
idea_same_find(struct idea_same *same, const struct idea_rules *rules, const struct cc_state *state,
    const struct idea_scores *scores, struct cc_arena *scratch)
{
	struct cc_span *text;
	struct cc_negation *const *negation = rules->run->loaded;
	uint32_t n = input_order(same, &text, state, scores->n, scratch);

	same->of = CC_ARRAY(same->arena, uint32_t, scores->n);
	for (uint32_t id = 0; id < scores->n; id++)
		same->of[id] = id;
	same->whole = cc_similar_find(&same->found, text, n, rules->opts->similar.value,
	    negation != NULL ? *negation : NULL, same->arena, scratch);
	for (uint32_t i = 0; i < n; i++)
		same->of[same->id[i]] = same->id[same->found.cluster[i]];
}

/* One more than so many ideas, and than such a share of them, in one cluster are
 * worth a look. */
enum { CROWD = 10 };

#define CROWD_SHARE 0.02

static void
note_crowd(struct cc_report *report, const struct idea_same *same, const struct idea_scores *scores,
    struct cc_arena *arena)
{
	uint32_t *members = CC_ARRAY(arena, uint32_t, scores->n);
	struct cc_names_list crowds = { 0 };
	double bound = fmax(CROWD, CROWD_SHARE * same->found.texts);

	for (uint32_t id = 0; id < scores->n; id++)
		members[same->of[id]]++;
	for (uint32_t id = 0; id < scores->n; id++)
		if (members[id] > bound)
			cc_names_text(&crowds,
			    cc_format(
				arena, "%s: %" PRIu32, cc_quote(scores->idea[id].idea).text, members[id]),
			    arena);
	cc_note_names(report, "duplicates-many",
	    "%" PRIu64 " idea has very many ideas of like wording; look at its cluster (%s)",
	    "%" PRIu64 " ideas each have very many ideas of like wording; look at their clusters (%s)",
	    "言い回しの似たアイデアがとても多いアイデア: %" PRIu64 " 件。まとまりを確かめてください（%s）",
	    &crowds);
}

static void
note_apart(struct cc_report *report, const struct cc_similar *found)
{
	uint64_t apart = 0;

	for (size_t p = 0; p < found->pairs; p++)
		apart += found->pair[p].apart != CC_APART_NOT;
	cc_note_count(report, "duplicates-kept-apart",
	    "%" PRIu64 " pair of ideas is alike in wording and kept apart, since a negation, a number or one "
	    "word differs",
	    "%" PRIu64
	    " pairs of ideas are alike in wording and kept apart, since a negation, a number or one "
	    "word differs",
	    "言い回しは似ていても、否定・数・一語の違いのため同じとみなさなかった組: %" PRIu64 " 組", apart);
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

static const char *
word_of(enum cc_apart apart)
{
	static const char *const word[] = { [CC_APART_NOT] = NULL,
		[CC_APART_NEGATION] = "negation",
		[CC_APART_NUMBER] = "number",
		[CC_APART_SWAP] = "swap" };

	return word[apart];
}

static int
by_ideas(const void *a, const void *b)
{
	const struct idea_pair *x = a, *y = b;
	int order = cc_span_cmp(x->idea, y->idea);

	return order != 0 ? order : cc_span_cmp(x->other, y->other);
}

void
idea_put_same(struct cc_report *report, const struct idea_same *same, const struct idea_scores *scores,
    struct cc_arena *arena)
{
	struct idea_pair *row = CC_ARRAY(arena, struct idea_pair, same->found.pairs);

	for (size_t p = 0; p < same->found.pairs; p++) {
		const struct cc_similar_pair *pair = &same->found.pair[p];
		uint32_t x = same->id[pair->a], y = same->id[pair->b], a = x < y ? x : y, b = x < y ? y : x;
		bool together = same->of[a] == same->of[b];

		row[p] = (struct idea_pair){ scores->idea[a].idea, scores->idea[b].idea, pair->similarity,
			together ? scores->idea[same->of[a]].idea : (struct cc_span){ NULL, 0 },
			word_of(pair->apart) };
	}
	if (same->found.pairs > 0)
		qsort(row, same->found.pairs, sizeof *row, by_ideas);
	cc_table_fill(report, cc_report_at(report, T_DUPLICATES), row, same->found.pairs);
	note_same(report, &same->found, same->whole, scores->n);
	note_apart(report, &same->found);
	note_crowd(report, same, scores, arena);
}
