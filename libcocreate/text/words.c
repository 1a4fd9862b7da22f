/* words.c -- the words of a text, by runs or by a dictionary. */
#include "text/words_mecab.h"

#include "base/arena.h"

#include <stdlib.h>

struct cc_word_reader *
cc_word_reader_new(const struct cc_word_rules *rules, struct cc_map *ids)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_word_reader *r = CC_NEW(arena, struct cc_word_reader);

	*r = (struct cc_word_reader){ .arena = arena, .rules = rules, .ids = ids, .seen = cc_map_new() };
	if (rules->options.way == CC_WORDS_MECAB)
		r->mecab = cc_mecab_new();
	return r;
}

void
cc_word_reader_free(struct cc_word_reader *r)
{
	if (r == NULL)
		return;
	cc_map_free(r->seen);
	cc_normal_free(&r->normal);
	cc_normal_free(&r->base);
	cc_mecab_free(r->mecab);
	cc_buf_free(&r->known);
	cc_buf_free(&r->id);
	cc_buf_free(&r->rule);
	cc_buf_free(&r->phrases);
	cc_buf_free(&r->scratch);
	cc_buf_free(&r->narrow);
	cc_arena_free(r->arena);
}

static struct cc_span
with_class(struct cc_word_reader *r, struct cc_span word, enum cc_word_class class)
{
	r->scratch.len = 0;
	cc_buf_span(&r->scratch, word);
	cc_buf_putc(&r->scratch, cc_word_class_letter(class));
	return (struct cc_span){ r->scratch.at, r->scratch.len };
}

static int
by_other(const void *key, const void *same)
{
	return cc_span_cmp(*(const struct cc_span *)key, ((const struct cc_word_same *)same)->other);
}

static int
by_bytes(const void *a, const void *b)
{
	return cc_span_cmp(*(const struct cc_span *)a, *(const struct cc_span *)b);
}

/* In this order: what is the same, what is left out.  A dictionary may write a word as normal
 * text does not. */
static struct cc_word_known
decide(struct cc_word_reader *r, struct cc_span given, enum cc_word_class class)
{
	const struct cc_word_lists *lists = r->rules->lists;
	struct cc_span word = r->mecab != NULL ? cc_normal(&r->base, given) : given;
	const struct cc_word_same *same =
	    lists->n_same > 0 ? bsearch(&word, lists->same, lists->n_same, sizeof *same, by_other) : NULL;
	struct cc_word_known known = { CC_NO_ID, CC_NO_RULE };

	if (same != NULL) {
		word = same->word;
		class = same->class;
		known.rule = same->rule;
	}
	if (!(lists->kept >> class & 1) ||
	    (lists->stop.n > 0 &&
		bsearch(&word, lists->stop.item, lists->stop.n, sizeof *lists->stop.item, by_bytes) != NULL))
		return known;
	known.id = cc_map_add(r->ids, with_class(r, word, class));
	return known;
}

void
cc_word_read(struct cc_word_reader *r, struct cc_span word, enum cc_word_class class)
{
	uint32_t fresh = cc_map_count(r->seen), at = cc_map_add(r->seen, with_class(r, word, class));
	struct cc_word_known known;

	if (at == fresh) {
		known = decide(r, word, class);
		cc_buf_add(&r->known, (const char *)&known, sizeof known);
	}
	memcpy(&known, r->known.at + at * sizeof known, sizeof known);
	if (known.id != CC_NO_ID)
		cc_buf_add(&r->id, (const char *)&known.id, sizeof known.id);
	if (known.rule != CC_NO_RULE)
		cc_buf_add(&r->rule, (const char *)&known.rule, sizeof known.rule);
}

void
cc_word_read_phrase(struct cc_word_reader *r, struct cc_span text, const struct cc_word_phrase *phrase)
{
	cc_buf_add(&r->rule, (const char *)&phrase->rule, sizeof phrase->rule);
	cc_word_read(
	    r, (struct cc_span){ text.at + phrase->from, phrase->to - phrase->from }, CC_WORD_FORCED);
}

/* The first, of those that begin together the longest. */
static int
by_place(const void *a, const void *b)
{
	const struct cc_word_phrase *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return (x->to < y->to) - (x->to > y->to);
}

static void
find_phrases(struct cc_word_reader *r, struct cc_span text)
{
	const struct cc_literals *force = r->rules->lists->force;
	struct cc_literals_at at = { text };
	struct cc_word_phrase *phrase;
	uint32_t literal;
	size_t n, kept = 0, end = 0;

	r->phrases.len = 0;
	while (force != NULL && (literal = cc_literals_next(&at, force)) != CC_NO_LITERAL) {
		struct cc_word_phrase found = { at.end - cc_literals_length(force, literal), at.end, 0 };
		const uint32_t *given;

		cc_literals_given(&given, force, literal);
		found.rule = given[0];
		if (cc_literal_stands(text, found.from, found.to))
			cc_buf_add(&r->phrases, (const char *)&found, sizeof found);
	}
	n = r->phrases.len / sizeof *phrase;
	if (n == 0)
		return;
	phrase = (struct cc_word_phrase *)(void *)r->phrases.at;
	qsort(phrase, n, sizeof *phrase, by_place);
	for (size_t i = 0; i < n; i++)
		if (phrase[i].from >= end) {
			end = phrase[i].to;
			phrase[kept++] = phrase[i];
		}
	r->phrases.len = kept * sizeof *phrase;
}

static void
read_runs(struct cc_word_reader *r, struct cc_span text)
{
	const struct cc_word_phrase *phrase = (const void *)r->phrases.at;
	size_t at = 0;

	for (size_t i = 0; i < r->phrases.len / sizeof *phrase; i++) {
		cc_words_of_runs(r, (struct cc_span){ text.at + at, phrase[i].from - at });
		cc_word_read_phrase(r, text, &phrase[i]);
		at = phrase[i].to;
	}
	cc_words_of_runs(r, (struct cc_span){ text.at + at, text.len - at });
}

void
cc_words_of(struct cc_words_read *out, struct cc_word_reader *r, struct cc_span text)
{
	text = cc_normal(&r->normal, text);
	r->id.len = r->rule.len = 0;
	find_phrases(r, text);
	if (r->mecab != NULL)
		cc_mecab_read(r, text);
	else
		read_runs(r, text);
	*out = (struct cc_words_read){ (const void *)r->id.at, r->id.len / sizeof *out->id,
		(const void *)r->rule.at, r->rule.len / sizeof *out->rule };
}
