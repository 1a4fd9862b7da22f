/* lexicon.c -- words that stand for numbers. */
#include "model/lexicon.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"
#include "rec/node_read.h"

#include <math.h>

/* The lexicon in the making. */
struct making {
	struct cc_items *words;
	double *value;
	bool *own;
	const double *scale;
	const char *file;
	struct cc_arena *arena;
	struct cc_err *err;
};

/* The words so far are few, and not indexed yet. */
static uint32_t
find_word(const struct making *m, struct cc_span folded)
{
	for (uint32_t i = 0; i < m->words->n; i++) {
		const struct cc_item *word = &m->words->item[i];

		if (cc_span_eq(cc_utf8_fold(m->arena, word->id), folded))
			return i;
		for (int lang = 0; lang < CC_LANGS; lang++)
			if (word->label.in[lang] != NULL &&
			    cc_span_eq(cc_utf8_fold(m->arena, cc_span(word->label.in[lang])), folded))
				return i;
	}
	return CC_NO_ITEM;
}

static bool
add_label(struct making *m, const struct cc_node *key, const struct cc_node *node)
{
	struct cc_span folded = cc_utf8_fold(m->arena, key->text);
	uint32_t word;
	double number;

	if (folded.len == 0)
		return cc_node_fail(key, m->file, m->err, N_("an empty name; wanted text"));
	if (!cc_node_number(&number, node, m->file, m->err))
		return false;
	if (!(number >= m->scale[0] && number <= m->scale[1]))
		return cc_node_fail(node, m->file, m->err, N_("%s; wanted a number from %s to %s"),
		    cc_quote(node->text).text, cc_num_say(m->scale[0]).text, cc_num_say(m->scale[1]).text);
	word = find_word(m, folded);
	if (word == CC_NO_ITEM) {
		word = m->words->n++;
		m->words->item[word].id = key->text;
	}
	m->value[word] = number;
	m->own[word] = true;
	return true;
}

bool
cc_lexicon_make(struct cc_lexicon *out, const struct cc_lexicon_word *known, uint32_t n,
    const struct cc_node *labels, const double scale[2], const char *file, struct cc_arena *arena,
    struct cc_err *err)
{
	size_t most = n + (labels != NULL ? labels->n : 0);
	struct making m = { &out->words, CC_ARRAY(arena, double, most), CC_ARRAY(arena, bool, most), scale,
		file, arena, err };

	if (labels != NULL && !cc_node_map(labels, file, err))
		return false;
	out->value = m.value;
	out->own = m.own;
	out->words = (struct cc_items){ .n = n, .item = CC_ARRAY(arena, struct cc_item, most) };
	for (uint32_t i = 0; i < n; i++) {
		out->words.item[i].id = known[i].id;
		out->words.item[i].label = known[i].label;
		m.value[i] = known[i].value;
	}
	for (size_t i = 0; labels != NULL && i < labels->n; i++)
		if (!add_label(&m, labels->key[i], labels->item[i]))
			return false;
	cc_items_index(&out->words, arena);
	return true;
}
