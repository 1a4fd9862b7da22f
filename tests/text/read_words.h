/* read_words.h -- rules for words in memory, and the words of a text, for tests.
 *
 * Include after cmocka.h.
 */
#ifndef CC_TESTS_READ_WORDS_H
#define CC_TESTS_READ_WORDS_H

#include "base/arena.h"
#include "data_file.h"
#include "rec/yaml.h"
#include "text/words.h"

#include <string.h>

static struct cc_arena *arena;
static struct cc_word_options way;
static struct cc_err err;
static const struct cc_word_rules *rules;
static struct cc_map *ids;
static struct cc_word_reader *reader;
static struct cc_words_read found;
static struct cc_span list_text; /* of the user's file, whatever its name */

static inline int
set_up(void **state)
{
	(void)state;
	arena = cc_arena_new();
	err = (struct cc_err){ 0 };
	way = (struct cc_word_options){ CC_WORDS_RUNS, NULL };
	ids = cc_map_new();
	reader = NULL;
	return 0;
}

static inline int
tear_down(void **state)
{
	(void)state;
	cc_word_reader_free(reader);
	cc_map_free(ids);
	cc_arena_free(arena);
	return 0;
}

static inline bool
read_list(struct cc_span *out, const char *name, struct cc_arena *to, struct cc_err *why)
{
	(void)to;
	*out = list_text;
	return list_text.at != NULL || cc_fail_errno(why, 2, name);
}

/* Up to two sections; NULL: none. */
static inline bool
load(const char *book, const char *study)
{
	static const struct cc_openers open = { read_data, read_list };
	const char *text[] = { book, study };
	struct cc_node_of section[2] = { { NULL, "book.yaml" }, { NULL, "study.yaml" } };
	struct cc_word_rules *made;
	bool good;

	for (size_t i = 0; i < 2; i++) {
		struct cc_node *node = NULL;

		if (text[i] == NULL)
			continue;
		assert_true(
		    cc_yaml_load(&node, cc_span(text[i]), section[i].file, CC_EXIT_STUDY, arena, &err));
		section[i].node = node;
	}
	good = cc_word_rules_load(&made, &way, section, 2, &open, arena, &err);
	rules = made;
	return good;
}

/* The words of a text with a blank between. */
static inline const char *
words(const char *text)
{
	const char *out = "";

	cc_words_of(&found, reader, cc_span(text));
	for (size_t i = 0; i < found.n; i++) {
		struct cc_span word = cc_word_id_text(cc_map_at(ids, found.id[i]));

		out = cc_format(arena, "%s%s%.*s", out, i > 0 ? " " : "", (int)word.len, word.at);
	}
	return out;
}

static inline const char *
class_of(size_t i)
{
	return cc_word_class_name(cc_word_id_class(cc_map_at(ids, found.id[i])));
}

#endif
