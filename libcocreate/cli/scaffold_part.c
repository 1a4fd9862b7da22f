/* scaffold_part.c -- parts of a scaffold: what a wide header names. */
#include "cli/scaffold_part.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/pattern.h"
#include "base/utf8.h"
#include "rec/yaml_text.h"

static void
match_alias(struct cc_span *item, const struct cc_input_sample *sample, const char *alias,
    struct cc_matcher *m, struct cc_arena *arena)
{
	size_t len = strlen(alias);
	struct cc_pattern *pattern;
	struct cc_pattern_fault fault;

	if (len < 2 || alias[0] != '/' || alias[len - 1] != '/' ||
	    !cc_pattern_new(&pattern, (struct cc_span){ alias + 1, len - 2 }, arena, &fault) ||
	    cc_pattern_groups(pattern) == 0)
		return;
	for (size_t c = 0; c < sample->n; c++)
		if (item[c].at == NULL && cc_match(m, pattern, sample->column[c].name, 0) == CC_MATCH_YES)
			item[c] = cc_match_group(m, 1);
}

struct cc_span *
cc_scaffold_items(const struct cc_input_sample *sample, const struct cc_role *role, struct cc_arena *arena)
{
	struct cc_span *item = CC_ARRAY(arena, struct cc_span, sample->n);
	struct cc_matcher *m = cc_matcher_new();

	for (size_t i = 0; i < sizeof role->alias / sizeof *role->alias && role->alias[i] != NULL; i++)
		match_alias(item, sample, role->alias[i], m, arena);
	cc_matcher_free(m);
	return item;
}

/* Each name once, whatever its width, in the order of the columns. */
size_t
cc_scaffold_list(struct cc_buf *out, const struct cc_span *item, size_t n, struct cc_arena *arena)
{
	struct cc_map *seen = cc_map_new();
	size_t listed;

	for (size_t c = 0; c < n; c++) {
		uint32_t known = cc_map_count(seen);

		if (item[c].at == NULL || cc_map_add(seen, cc_utf8_fold(arena, item[c])) < known ||
		    known >= CC_SCAFFOLD_LISTED)
			continue;
		cc_buf_puts(out, "    - id: ");
		cc_yaml_scalar(out, item[c]);
		cc_buf_putc(out, '\n');
	}
	listed = cc_map_count(seen);
	cc_map_free(seen);
	return listed > CC_SCAFFOLD_LISTED ? listed - CC_SCAFFOLD_LISTED : 0;
}

bool
cc_scaffold_writable(struct cc_span text)
{
	size_t len;

	for (; text.len > 0; text.at += len, text.len -= len) {
		uint32_t c = cc_utf8_next(text, &len);

		if (c != '\t' && cc_utf8_unsafe(c))
			return false;
	}
	return true;
}

const char *
cc_scaffold_find_word(struct cc_span name, struct cc_span word)
{
	for (size_t i = 0; i + word.len <= name.len; i++) {
		if (name.at[i] != word.at[0] || memcmp(name.at + i, word.at, word.len) != 0)
			continue;
		if ((i == 0 || !cc_is_word_byte(name.at[i - 1]) || !cc_is_word_byte(word.at[0])) &&
		    (i + word.len == name.len || !cc_is_word_byte(name.at[i + word.len]) ||
			!cc_is_word_byte(word.at[word.len - 1])))
			return name.at + i;
	}
	return NULL;
}

uint32_t
cc_scaffold_pieces(struct cc_map *seen, const struct cc_sample_column *c, const char *split)
{
	size_t len = strlen(split);
	uint32_t pieces = 0;

	for (size_t i = 0; i < c->n_distinct; i++) {
		struct cc_span rest = c->distinct[i];

		for (size_t k = 0; k + len <= rest.len;) {
			if (memcmp(rest.at + k, split, len) != 0) {
				k++;
				continue;
			}
			cc_map_add(seen, cc_span_trim((struct cc_span){ rest.at, k }));
			pieces++;
			rest = (struct cc_span){ rest.at + k + len, rest.len - k - len };
			k = 0;
		}
		if (rest.len > 0)
			cc_map_add(seen, cc_span_trim(rest));
		pieces += rest.len > 0;
	}
	return pieces;
}

/* Pieces that come again and again are options of a question. */
static bool
is_split_by(const struct cc_sample_column *c, const char *split)
{
	struct cc_map *seen = cc_map_new();
	uint32_t pieces = cc_scaffold_pieces(seen, c, split), different = cc_map_count(seen);

	cc_map_free(seen);
	return c->n_distinct >= 3 && different >= 2 && pieces >= c->n_distinct + 2 &&
	       different * 3 <= pieces * 2;
}

const char *
cc_scaffold_split(const struct cc_sample_column *c)
{
	static const char *const split[CC_SEPARATORS] = { ";", "\n", ", " };

	for (size_t i = 0; i < CC_SEPARATORS; i++)
		if (c->several[i] * 5 >= c->values && c->values > 0 && is_split_by(c, split[i]))
			return split[i];
	return NULL;
}

const char *
cc_scaffold_say(const struct cc_scaffold *s, const char *en, const char *ja)
{
	return cc_words_in(&(const struct cc_words){ { en, ja } }, s->run->lang);
}

/* How names of questions begin: "Q7" of Q7ART. */
size_t
cc_scaffold_question(struct cc_span name)
{
	size_t i = 0;

	while (i < name.len && cc_is_word_byte((char)(name.at[i] | 0x20)) && !cc_is_digit_byte(name.at[i]))
		i++;
	if (i == 0 || i > 3 || i == name.len || !cc_is_digit_byte(name.at[i]))
		return 0;
	while (i < name.len && cc_is_digit_byte(name.at[i]))
		i++;
	return i < name.len ? i : 0;
}
