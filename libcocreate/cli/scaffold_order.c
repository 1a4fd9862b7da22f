/* scaffold_order.c -- labels, low to high, as far as their words tell.
 *
 * A label has a direction (satisfied, not satisfied), a degree (very, somewhat),
 * or a number (30-44).  A known scale beats all of this; here are the others. */
#include "cli/scaffold_part.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <stdlib.h>

/* Words of directions: the first that a label holds counts, so longer ones
 * stand before those that they hold.  0: the middle. */
static const struct sign {
	const char *word;
	double value;
} sign[] = {
	{ "どちらとも", 0 },
	{ "どちらでも", 0 },
	{ "普通", 0 },
	{ "ふつう", 0 },
	{ "neither", 0 },
	{ "neutral", 0 },
	{ "undecided", 0 },
	{ "medium", 0 },
	{ "average", 0 },
	{ "about half", 0 },
	{ "中くらい", 0 },
	{ "not at all", -2 },
	{ "まったく", -2 },
	{ "全く", -2 },
	{ "全然", -2 },
	{ "あまり", -1 },
	{ "not much", -1 },
	{ "not very", -1 },
	{ "not so", -1 },
	{ "never", -2.5 },
	{ "once in a while", -1 },
	{ "rarely", -1.5 },
	{ "seldom", -1.5 },
	{ "hardly", -1.5 },
	{ "ほとんど", -1.5 },
	{ "めったに", -1.5 },
	{ "たまに", -1 },
	{ "ときどき", 0.5 },
	{ "時々", 0.5 },
	{ "sometimes", 0.5 },
	{ "usually", 1.5 },
	{ "often", 1.2 },
	{ "always", 2.5 },
	{ "いつも", 2.5 },
	{ "よく", 1.5 },
	{ "poor", -1 },
	{ "terrible", -2 },
	{ "bad", -1 },
	{ "fair", 0.2 },
	{ "excellent", 2 },
	{ "good", 1 },
	{ "outstanding", 2 },
	{ "dissatisf", -1 },
	{ "unsatisf", -1 },
	{ "不満", -1 },
	{ "unfavor", -1 },
	{ "unimportant", -1 },
	{ "disagree", -1 },
	{ "そう思わない", -1 },
	{ "思わない", -1 },
	{ "unlikely", -1 },
	{ "不要", -1 },
	{ "重要でない", -1 },
	{ "重要ではない", -1 },
	{ "あてはまらない", -1 },
	{ "当てはまらない", -1 },
	{ "悪い", -1 },
	{ "低い", -1 },
	{ "難しい", -1 },
	{ "difficult", -1 },
	{ "low", -1 },
	{ "less", -1 },
	{ "small", -1 },
	{ "いいえ", -1 },
	{ "no,", -1 },
	{ "満足", 1 },
	{ "satisf", 1 },
	{ "favor", 1 },
	{ "important", 1 },
	{ "agree", 1 },
	{ "思う", 1 },
	{ "likely", 1 },
	{ "重要", 1 },
	{ "あてはまる", 1 },
	{ "当てはまる", 1 },
	{ "良い", 1 },
	{ "よい", 1 },
	{ "高い", 1 },
	{ "簡単", 1 },
	{ "easy", 1 },
	{ "high", 1 },
	{ "more", 1 },
	{ "large", 1 },
	{ "a lot", 2 },
	{ "some", 1 },
	{ "はい", 1 },
	{ "yes,", 1 },
};

/* Words of degrees multiply a direction. */
static const struct sign degree[] = {
	{ "very", 2 },
	{ "strongly", 2 },
	{ "extremely", 2.5 },
	{ "completely", 2.5 },
	{ "highly", 2 },
	{ "とても", 2 },
	{ "非常に", 2.2 },
	{ "大変", 2.1 },
	{ "強く", 2 },
	{ "かなり", 1.5 },
	{ "somewhat", 0.5 },
	{ "slightly", 0.4 },
	{ "moderately", 0.7 },
	{ "a little", 0.4 },
	{ "やや", 0.5 },
	{ "まあ", 0.5 },
	{ "少し", 0.4 },
	{ "どちらかと", 0.5 },
};

static const struct sign *
find_sign(const struct sign *list, size_t n, struct cc_span folded)
{
	for (size_t i = 0; i < n; i++) {
		struct cc_span word = cc_span(list[i].word);

		for (size_t k = 0; k + word.len <= folded.len; k++)
			if (memcmp(folded.at + k, word.at, word.len) == 0)
				return &list[i];
	}
	return NULL;
}

/* The first number in it, a little less where "under" or "<" stands with it. */
static bool
read_range(double *out, struct cc_span folded)
{
	static const struct sign side[] = { { "<", -0.5 }, { "under", -0.5 }, { "less", -0.5 },
		{ "below", -0.5 }, { "未満", -0.5 }, { "以下", -0.25 }, { ">", 0.5 }, { "over", 0.5 },
		{ "more", 0.25 }, { "以上", 0.25 } };
	const struct sign *beside = find_sign(side, sizeof side / sizeof *side, folded);
	double value = 0;
	bool any = false;

	for (size_t i = 0; i < folded.len; i++) {
		char c = folded.at[i];

		if (c >= '0' && c <= '9') {
			value = value * 10 + (c - '0');
			any = true;
		} else if (any && c != ',') {
			break;
		}
	}
	*out = value + (beside != NULL ? beside->value : 0);
	return any;
}

static bool
weigh(double *out, struct cc_span folded)
{
	const struct sign *way = find_sign(sign, sizeof sign / sizeof *sign, folded);
	const struct sign *much = find_sign(degree, sizeof degree / sizeof *degree, folded);

	if (read_range(out, folded))
		return true;
	*out = (way != NULL ? way->value : 1) * (much != NULL ? much->value : 1);
	return way != NULL || much != NULL;
}

struct weighed {
	struct cc_span label;
	double weight;
};

static int
by_weight(const void *a, const void *b)
{
	const struct weighed *x = a, *y = b;

	return (x->weight > y->weight) - (x->weight < y->weight);
}

bool
cc_scaffold_order(struct cc_span *label, size_t n, struct cc_arena *arena)
{
	struct weighed *w = CC_ARRAY(arena, struct weighed, n);

	for (size_t i = 0; i < n; i++) {
		w[i].label = label[i];
		if (!weigh(&w[i].weight, cc_utf8_fold(arena, label[i])))
			return false;
	}
	qsort(w, n, sizeof *w, by_weight);
	for (size_t i = 1; i < n; i++)
		if (!(w[i - 1].weight < w[i].weight))
			return false;
	for (size_t i = 0; i < n; i++)
		label[i] = w[i].label;
	return true;
}
