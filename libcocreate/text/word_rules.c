/* word_rules.c -- which words there are, are none, are one: from mappings of a codebook or a study. */
#include "text/words_mecab.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "rec/node_read.h"

#include <stdlib.h>

enum {
	OF_RUNS = 1 << CC_WORD_KANJI | 1 << CC_WORD_KATAKANA | 1 << CC_WORD_LATIN,
	OF_DICTIONARY = (1 << CC_WORD_FORCED) - (1 << CC_WORD_NOUN),
};

/* A word of a list, normal and as it was written. */
struct listed {
	struct cc_span normal, written, word; /* word: of same, what it counts as */
	const struct cc_node *node;
	const char *file;
};

struct reading_rules {
	struct cc_buf stop, force, same; /* of struct listed */
	uint32_t classes;
	bool short_ones;
	const char *file; /* of the section at hand */
	const struct cc_openers *open;
	struct cc_arena *arena;
	struct cc_err *err;
};

static bool
add(struct cc_buf *list, struct listed one, struct reading_rules *l)
{
	one.normal = cc_normal_dup(l->arena, one.written);
	if (one.normal.len == 0)
		return cc_node_fail(one.node, l->file, l->err, N_("an empty word; wanted text"));
	one.file = l->file;
	cc_buf_add(list, (const char *)&one, sizeof one);
	return true;
}

static bool
is_file(struct cc_span name)
{
	return name.len > 4 && memcmp(name.at + name.len - 4, ".txt", 4) == 0;
}

/* A word a line; # begins a remark. */
static bool
read_file(struct cc_buf *list, struct cc_span name, const struct cc_node *node, struct reading_rules *l)
{
	struct cc_span text;

	if (!l->open->file(&text, cc_span_text(l->arena, name), l->arena, l->err))
		return false;
	if (cc_utf8_valid(text.at, text.len, NULL) < text.len)
		return cc_node_fail(node, l->file, l->err, N_("\"%s\" is no UTF-8; wanted a word a line"),
		    cc_quote(name).text);
	if (text.len >= 3 && memcmp(text.at, "\xef\xbb\xbf", 3) == 0)
		text = (struct cc_span){ text.at + 3, text.len - 3 };
	while (text.len > 0) {
		const char *end = memchr(text.at, '\n', text.len);
		size_t len = end != NULL ? (size_t)(end - text.at) : text.len;
		struct cc_span line = cc_utf8_trim((struct cc_span){ text.at, len });

		if (line.len > 0 && line.at[0] != '#' &&
		    !add(list, (struct listed){ .written = line, .node = node }, l))
			return false;
		len += end != NULL;
		text = (struct cc_span){ text.at + len, text.len - len };
	}
	return true;
}

static bool
read_list(struct cc_buf *list, const struct cc_node *node, struct reading_rules *l)
{
	struct cc_spans texts;

	if (node == NULL || cc_node_null(node))
		return true;
	if (!cc_node_some_texts(&texts, node, l->file, l->arena, l->err))
		return false;
	for (size_t i = 0; i < texts.n; i++) {
		const struct cc_node *of = node->kind == CC_NODE_LIST ? node->item[i] : node;

		if (!(is_file(texts.item[i])
			    ? read_file(list, texts.item[i], of, l)
			    : add(list, (struct listed){ .written = texts.item[i], .node = of }, l)))
			return false;
	}
	return true;
}

static bool
read_same(const struct cc_node *map, struct reading_rules *l)
{
	if (map == NULL || cc_node_null(map))
		return true;
	if (!cc_node_map(map, l->file, l->err))
		return false;
	for (size_t i = 0; i < map->n; i++) {
		struct cc_span word = cc_normal_dup(l->arena, map->key[i]->text);
		struct cc_spans others;

		if (word.len == 0)
			return cc_node_fail(map->key[i], l->file, l->err, N_("an empty word; wanted text"));
		if (!cc_node_some_texts(&others, map->item[i], l->file, l->arena, l->err))
			return false;
		for (size_t k = 0; k < others.n; k++) {
			const struct cc_node *of =
			    map->item[i]->kind == CC_NODE_LIST ? map->item[i]->item[k] : map->item[i];

			if (!add(&l->same,
				(struct listed){ .written = others.item[k], .word = word, .node = of }, l))
				return false;
		}
	}
	return true;
}

static bool
read_classes(const struct cc_node *node, struct reading_rules *l)
{
	const char *names[CC_WORD_CLASSES + 1] = { NULL }, *name;
	struct cc_spans texts;

	if (node == NULL || cc_node_null(node))
		return true;
	for (uint32_t class = 0; class < CC_WORD_CLASSES; class ++)
		names[class] = cc_word_class_name((enum cc_word_class) class);
	if (!cc_node_some_texts(&texts, node, l->file, l->arena, l->err))
		return false;
	l->classes = 0;
	for (size_t i = 0; i < texts.n; i++) {
		const struct cc_node *of = node->kind == CC_NODE_LIST ? node->item[i] : node;

		if (!cc_node_word(&name, of, "class", names, l->file, l->arena, l->err))
			return false;
		for (uint32_t class = 0; class < CC_WORD_CLASSES; class ++)
			l->classes |= (uint32_t)(names[class] == name) << class;
	}
	return true;
}

static bool
read_short(const struct cc_node *node, struct reading_rules *l)
{
	static const char *const words[] = { "false", "true", NULL };
	const char *word;

	if (node == NULL || cc_node_null(node))
		return true;
	if (!cc_node_word(&word, node, "short", words, l->file, l->arena, l->err))
		return false;
	l->short_ones = word == words[1];
	return true;
}

static bool
read_section(const struct cc_node_of *section, struct reading_rules *l)
{
	static const char *const keys[] = { "stop", "force", "same", "classes", "short", NULL };
	const struct cc_names known = { keys, NULL };
	const struct cc_node *map = section->node;

	l->file = section->file;
	if (map == NULL || cc_node_null(map))
		return true;
	if (!cc_node_map(map, l->file, l->err))
		return false;
	for (size_t i = 0; i < map->n; i++)
		if (!cc_names_have(&known, map->key[i]->text))
			return cc_node_unknown(map->key[i], &known, l->file, l->arena, l->err);
	return read_list(&l->stop, cc_node_get(map, "stop"), l) &&
	       read_list(&l->force, cc_node_get(map, "force"), l) && read_same(cc_node_get(map, "same"), l) &&
	       read_classes(cc_node_get(map, "classes"), l) && read_short(cc_node_get(map, "short"), l);
}

/* Words that say nothing of what is talked about. */
static bool
read_stop_data(struct reading_rules *l)
{
	static const char *const names[] = { "stop.ja.yaml", "stop.en.yaml" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct cc_node *root;

		if (!cc_data_yaml(&root, names[i], l->open, l->arena, l->err))
			return false;
		l->file = names[i];
		if (!read_list(&l->stop, root, l))
			return false;
	}
	return true;
}

static int
by_bytes(const void *a, const void *b)
{
	return cc_span_cmp(*(const struct cc_span *)a, *(const struct cc_span *)b);
}

static int
by_other(const void *a, const void *b)
{
	const struct cc_word_same *x = a, *y = b;
	int order = cc_span_cmp(x->other, y->other);

	return order != 0 ? order : (x->rule > y->rule) - (x->rule < y->rule);
}

static const struct listed *
list_of(size_t *n, const struct cc_buf *buf)
{
	*n = buf->len / sizeof(struct listed);
	return (const void *)buf->at;
}

static bool
is_listed(const struct cc_buf *list, struct cc_span normal)
{
	size_t n;
	const struct listed *at = list_of(&n, list);

	for (size_t i = 0; i < n; i++)
		if (cc_span_eq(at[i].normal, normal))
			return true;
	return false;
}

static void
keep_stop(struct cc_word_lists *lists, const struct reading_rules *l)
{
	size_t n;
	const struct listed *at = list_of(&n, &l->stop);
	struct cc_span *stop = CC_ARRAY(l->arena, struct cc_span, n);

	for (size_t i = 0; i < n; i++)
		stop[i] = at[i].normal;
	if (n > 0)
		qsort(stop, n, sizeof *stop, by_bytes);
	lists->stop = (struct cc_spans){ stop, n };
}

static void
keep_force(struct cc_word_lists *lists, struct cc_word_rule *rule, const struct reading_rules *l)
{
	size_t n;
	const struct listed *at = list_of(&n, &l->force);
	struct cc_span *literal = CC_ARRAY(l->arena, struct cc_span, n);

	for (size_t i = 0; i < n; i++) {
		literal[i] = at[i].normal;
		rule[i] = (struct cc_word_rule){ at[i].written, true };
	}
	if (n > 0)
		lists->force = cc_literals_new(literal, NULL, n, l->arena);
}

/* A word cannot be two others. */
static bool
check_same(const struct cc_word_same *same, size_t n, const struct reading_rules *l, uint32_t first)
{
	size_t listed;
	const struct listed *at = list_of(&listed, &l->same);

	for (size_t i = 1; i < n; i++)
		if (cc_span_eq(same[i].other, same[i - 1].other) &&
		    !cc_span_eq(same[i].word, same[i - 1].word)) {
			const struct listed *of = &at[same[i].rule - first];

			return cc_node_fail(of->node, of->file, l->err,
			    N_("\"%s\" stands for \"%s\" already; wanted it once"),
			    cc_quote(of->written).text, cc_quote(same[i - 1].word).text);
		}
	return true;
}

static bool
keep_same(struct cc_word_lists *lists, enum cc_word_way way, struct cc_word_rule *rule, uint32_t first,
    const struct reading_rules *l)
{
	size_t n;
	const struct listed *at = list_of(&n, &l->same);
	struct cc_word_same *same = CC_ARRAY(l->arena, struct cc_word_same, n);

	for (size_t i = 0; i < n; i++) {
		enum cc_word_class class = way == CC_WORDS_MECAB ? cc_mecab_class(at[i].word, l->short_ones)
								 : cc_word_run_class(at[i].word);

		if (class == CC_WORD_UNKNOWN || is_listed(&l->force, at[i].word))
			class = CC_WORD_FORCED;
		same[i] = (struct cc_word_same){ at[i].normal, at[i].word, class, first + (uint32_t)i };
		rule[first + i] = (struct cc_word_rule){ at[i].written, false };
	}
	if (n > 0)
		qsort(same, n, sizeof *same, by_other);
	lists->same = same;
	lists->n_same = n;
	return check_same(same, n, l, first);
}

static bool
make(struct cc_word_rules *rules, const struct reading_rules *l)
{
	struct cc_word_lists *lists = CC_NEW(l->arena, struct cc_word_lists);
	uint32_t way = rules->options.way == CC_WORDS_RUNS ? OF_RUNS : OF_DICTIONARY;
	size_t force, same;
	struct cc_word_rule *rule;

	list_of(&force, &l->force);
	list_of(&same, &l->same);
	rules->n_rules = (uint32_t)(force + same);
	rules->rule = rule = CC_ARRAY(l->arena, struct cc_word_rule, force + same);
	rules->lists = lists;
	lists->short_ones = l->short_ones;
	lists->kept = (l->classes & way) != 0 ? l->classes : way;
	lists->kept |= 1 << CC_WORD_FORCED;
	keep_stop(lists, l);
	keep_force(lists, rule, l);
	return keep_same(lists, rules->options.way, rule, (uint32_t)force, l);
}

bool
cc_word_rules_load(struct cc_word_rules **out, const struct cc_word_options *options,
    const struct cc_node_of *section, size_t n, const struct cc_openers *open, struct cc_arena *arena,
    struct cc_err *err)
{
	struct reading_rules l = { .open = open, .arena = arena, .err = err };
	bool good = options->way != CC_WORDS_RUNS || read_stop_data(&l);

	*out = CC_NEW(arena, struct cc_word_rules);
	(*out)->options = *options;
	if (options->way == CC_WORDS_MECAB)
		good = cc_mecab_load(&(*out)->source, options->dictionary, open, arena, err);
	for (size_t i = 0; good && i < n; i++)
		good = read_section(&section[i], &l);
	good = good && make(*out, &l);
	cc_buf_free(&l.stop);
	cc_buf_free(&l.force);
	cc_buf_free(&l.same);
	return good;
}
