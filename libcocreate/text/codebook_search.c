/* codebook_search.c -- a pattern as it was written -> what is searched.
 *
 * What is wrong with one is told with the line that it stands on and a caret
 * under the character, where the pattern stands in the file as it is; else, an
 * escape or a fold in its way, with the pattern itself.
 */
#include "text/codebook_int.h"

#include "base/arena.h"
#include "base/normal.h"
#include "base/utf8.h"

enum { PATTERN_MAX = 4096 };

/* Length of the end of a line at s as YAML counts them, 0 where there is none. */
static size_t
line_end(struct cc_span s)
{
	const uint8_t *at = (const uint8_t *)s.at;

	if (at[0] == '\r')
		return s.len > 1 && at[1] == '\n' ? 2 : 1;
	if (at[0] == '\n')
		return 1;
	if (at[0] == 0xc2 && s.len > 1 && at[1] == 0x85)
		return 2;
	return at[0] == 0xe2 && s.len > 2 && at[1] == 0x80 && (at[2] == 0xa8 || at[2] == 0xa9) ? 3 : 0;
}

struct cc_span
cc_make_line(const struct cc_maker *m, uint64_t line)
{
	struct cc_span s = m->text;
	size_t len, end;

	if (s.len >= 3 && memcmp(s.at, "\xef\xbb\xbf", 3) == 0)
		s = (struct cc_span){ s.at + 3, s.len - 3 };
	for (; line > 1 && s.len > 0; s.at += len, s.len -= len) {
		len = line_end(s);
		line -= len > 0;
		len += len == 0;
	}
	for (end = 0; end < s.len && line_end((struct cc_span){ s.at + end, s.len - end }) == 0;)
		end++;
	return (struct cc_span){ s.at, end };
}

/* Where byte `at` of the rule's text stands: its place, and the line to show. */
static struct cc_place
find_place(struct cc_span *line, size_t *shown_at, const struct cc_maker *m, const struct cc_code_rule *rule,
    size_t at)
{
	struct cc_place place = rule->place;
	size_t from = 0, len;

	*line = cc_make_line(m, place.line);
	for (uint64_t column = 1; column < place.column && from < line->len; column++, from += len)
		cc_utf8_next((struct cc_span){ line->at + from, line->len - from }, &len);
	from += from < line->len && (line->at[from] == '"' || line->at[from] == '\'');
	if (from + rule->text.len > line->len ||
	    memcmp(line->at + from, rule->text.at, rule->text.len) != 0) {
		*line = rule->text;
		*shown_at = at;
		return place;
	}
	*shown_at = from + at;
	place.column = cc_utf8_chars((struct cc_span){ line->at, from + at }) + 1;
	return place;
}

#define fault(m, rule, at, ...) \
	(find_place(&line, &shown, m, rule, at), \
	    cc_fail_at((m)->err, CC_EXIT_STUDY, find_place(&line, &shown, m, rule, at), __VA_ARGS__), \
	    cc_fail_show((m)->err, line, shown))

static size_t
byte_of(struct cc_span s, size_t character)
{
	size_t at = 0, len;

	for (; character > 1 && at < s.len; character--, at += len)
		cc_utf8_next((struct cc_span){ s.at + at, s.len - at }, &len);
	return at;
}

/* pcre2's message is about the normalised pattern; of the one that was written
 * the message is the same, and its place one in the file. */
static bool
bad_regex(struct cc_maker *m, const struct cc_code_rule *rule, struct cc_pattern_fault fault)
{
	struct cc_span written = { rule->text.at + 3, rule->text.len - 3 };
	struct cc_pattern *unused;
	struct cc_span line;
	size_t at = 3, shown;

	if (!cc_pattern_new(&unused, written, m->arena, &fault))
		at += byte_of(written, fault.character);
	return fault(m, rule, at, N_("bad pattern: %s"), fault.text);
}

static bool
make_regex(struct cc_search *out, struct cc_maker *m, const struct cc_code_rule *rule)
{
	struct cc_span written = { rule->text.at + 3, rule->text.len - 3 }, line, *needs;
	struct cc_span normal = cc_regex_normal(written, m->arena);
	struct cc_pattern_fault why;
	size_t shown;

	if (m->sound)
		out->regex = cc_pattern_late(normal, m->arena);
	else if (!cc_pattern_new(&out->regex, normal, m->arena, &why))
		return bad_regex(m, rule, why);
	else if (cc_match(m->matcher, out->regex, CC_SPAN(""), 0) == CC_MATCH_YES)
		return fault(m, rule, 3,
		    N_("a pattern that nothing at all matches too; wanted one that needs a character"));
	out->n_needs = cc_regex_needs(&needs, normal, m->arena);
	out->needs = needs;
	return true;
}

bool
cc_make_search(
    struct cc_search *out, struct cc_maker *m, const struct cc_code_rule *rule, struct cc_span literal)
{
	struct cc_span line;
	size_t shown;

	if (cc_forms_take(out, m, literal.at == NULL))
		return true;
	*out = (struct cc_search){ 0 };
	if (rule->text.len == 0)
		return fault(m, rule, 0, N_("an empty pattern; wanted text"));
	if (rule->text.len > PATTERN_MAX)
		return fault(
		    m, rule, 0, N_("a pattern of %zu bytes; wanted at most %d"), rule->text.len, PATTERN_MAX);
	if (literal.at == NULL)
		return make_regex(out, m, rule);
	out->literal = cc_normal_dup(m->arena, literal);
	if (out->literal.len == 0)
		return fault(
		    m, rule, 0, N_("nothing is left of the pattern in normalised text; wanted a letter"));
	return true;
}
