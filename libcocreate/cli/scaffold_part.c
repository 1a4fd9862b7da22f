/* scaffold_part.c -- parts of a scaffold: texts as YAML, what a wide header names. */
#include "cli/scaffold_part.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/pattern.h"
#include "base/utf8.h"

/* Plain where YAML takes it for the same text, else in double quotes.  Line
 * ends are blanks: names match whatever blanks they hold. */
void
cc_scaffold_scalar(struct cc_buf *out, struct cc_span text)
{
	static const char *const taken[] = { "null", "true", "false", "yes", "no", "on", "off", "y", "n" };
	bool plain = text.len > 0 && !(text.at[0] >= '0' && text.at[0] <= '9') && text.at[0] != '-';
	size_t len;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];

		plain = plain && ((unsigned char)c >= 0x80 || cc_is_word_byte((char)(c | 0x20)) || c == '_' ||
				     c == '-');
	}
	for (struct cc_span rest = text; rest.len > 0; rest.at += len, rest.len -= len) {
		uint32_t c = cc_utf8_next(rest, &len);

		plain = plain && c != 0xff1a && c != 0x3000 && c != 0xfeff && c != 0x85 && c != 0xa0;
	}
	for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
		plain = plain && !cc_span_eq(text, cc_span(taken[i]));
	if (plain) {
		cc_buf_span(out, text);
		return;
	}
	cc_buf_putc(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];
		bool blank = c == '\n' || c == '\r' || c == '\t';

		if (c == '"' || c == '\\')
			cc_buf_putc(out, '\\');
		cc_buf_putc(out, blank ? ' ' : c);
	}
	cc_buf_putc(out, '"');
}

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
void
cc_scaffold_list(struct cc_buf *out, const struct cc_span *item, size_t n, struct cc_arena *arena)
{
	struct cc_map *seen = cc_map_new();

	for (size_t c = 0; c < n; c++) {
		uint32_t known = cc_map_count(seen);

		if (item[c].at == NULL || cc_map_add(seen, cc_utf8_fold(arena, item[c])) < known)
			continue;
		cc_buf_puts(out, "    - id: ");
		cc_scaffold_scalar(out, item[c]);
		cc_buf_putc(out, '\n');
	}
	cc_map_free(seen);
}
